//! How long counting takes. `cargo bench --bench counts`.

#![allow(clippy::unwrap_used)] // a benchmark may fail loudly
#![allow(clippy::print_stdout)] // the table of growth

#[path = "domains.rs"]
mod domains;

use criterion::{Criterion, criterion_group, criterion_main};
use domains::{Taste, domain};
use std::hint::black_box;
use std::time::Instant;
use zopa::format::{Source, read};
use zopa::game::{Game, Within, compile};
use zopa::space::{self, DealSet, Limits, Lister};

const FLAGSHIP: &str = include_str!("../known/mar-a-lago.toml");
const LIMITS: Limits<'static> = Limits::DEFAULT;

fn the_flagship() -> Game {
    let reading = read(&Source::from_text("mar-a-lago.toml", FLAGSHIP), &[]).unwrap();
    compile(&reading.scenario)
}

fn flagship(c: &mut Criterion) {
    let game = the_flagship();
    let mut group = c.benchmark_group("flagship");
    group.bench_function("census", |b| {
        b.iter(|| space::census(black_box(&game), 0, &LIMITS).unwrap());
    });
    group.bench_function("funnel", |b| {
        b.iter(|| space::funnel(black_box(&game), 0, &LIMITS).unwrap());
    });
    group.bench_function("the set of passing deals", |b| {
        b.iter(|| DealSet::within(black_box(&game), Within::All, 0).unwrap());
    });
    let set = DealSet::within(&game, Within::All, 0).unwrap();
    group.bench_function("set-up of the list", |b| {
        b.iter(|| Lister::new(black_box(&set)));
    });
    let mut lister = Lister::new(&set);
    group.bench_function("list of the passing deals", |b| {
        b.iter(|| lister.list(1_000, &LIMITS));
    });
    group.finish();
}

/// 10×10, where the number is exact: in the middle for two parties, by bits for three.
fn exact(c: &mut Criterion) {
    let mut group = c.benchmark_group("exact number in the zone, 10x10");
    group.sample_size(10);
    for (parties, no_deal) in [(2, 55.0), (3, 55.0)] {
        let game = domain(1, parties, 10, 10, Taste::Independent, no_deal);
        group.bench_function(format!("{parties} parties"), |b| {
            b.iter(|| space::funnel(&game, 0, &LIMITS).unwrap());
        });
    }
    group.finish();
}

/// What is known of larger spaces, and how the time grows.
fn growth(_: &mut Criterion) {
    println!("parties  issues  options  seconds  texts    share at least  about     at most");
    for parties in [2, 3, 5] {
        for issues in [5, 10, 20, 40] {
            let game = domain(1, parties, issues, 10, Taste::Independent, 50.0);
            let from = Instant::now();
            let funnel = space::funnel(&game, 0, &LIMITS).unwrap();
            let took = from.elapsed().as_secs_f64();
            let share = funnel.passing().share_of(funnel.texts());
            let how = if funnel.passing().exact().is_some() {
                "exact"
            } else {
                "bracket"
            };
            println!(
                "{parties:>7}  {issues:>6}  {:>7}  {took:>7.3}  10^{issues:<4}  {:<14.3e}  {:<8.3e}  {:<8.3e}  {how}",
                10, share.bounds.low, share.share, share.bounds.high
            );
        }
    }
}

criterion_group!(benches, growth, flagship, exact);
criterion_main!(benches);
