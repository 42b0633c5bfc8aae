//! How long it takes to say which concessions lead to a settlement. `cargo bench --bench concessions`.

#![allow(clippy::unwrap_used)] // a benchmark may fail loudly
#![allow(clippy::print_stdout)] // the tables

#[path = "domains.rs"]
mod domains;

use criterion::{Criterion, criterion_group, criterion_main};
use domains::{Taste, domain};
use std::hint::black_box;
use std::time::Instant;
use zopa::concessions::{Effects, Exact, Flips, Settling, Target};
use zopa::format::{Prepared, Setting, Source, read};
use zopa::game::{Game, compile};
use zopa::scenario::{Claim, IssueId, OptionId, Scenario};
use zopa::space::Limits;
use zopa::trials::on_threads;

const FIRST: &str = include_str!("../known/mar-a-lago.toml");
const FLAGSHIP: &str = include_str!("../../scenarios/mar-a-lago.toml");
const LIMITS: Limits<'static> = Limits::DEFAULT;

fn scenario(text: &str, settings: &[Setting]) -> Scenario {
    read(&Source::from_text("mar-a-lago.toml", text), settings)
        .unwrap()
        .scenario
}

/// The exact part of `zopa explain` on one core: a space with deals, one without, and a wanted option.
fn exact(c: &mut Criterion) {
    let open = compile(&scenario(FIRST, &[]));
    let closed = compile(&scenario(
        FIRST,
        &[Setting::new("party.russia.no_deal.value", 75)],
    ));
    let mut group = c.benchmark_group("exact, first flagship");
    group.bench_function("45 deals pass", |b| {
        b.iter(|| Exact::of(black_box(&open), 0, &[], &LIMITS).unwrap());
    });
    group.bench_function("no deal passes", |b| {
        b.iter(|| Exact::of(black_box(&closed), 0, &[], &LIMITS).unwrap());
    });
    let told = Exact::of(&closed, 0, &[], &LIMITS).unwrap();
    group.bench_function("why not a target", |b| {
        b.iter(|| {
            let terms = vec![(IssueId(0), OptionId(1))];
            Target::of(&closed, 0, terms, &told.stances, &told.passing, &LIMITS).unwrap()
        });
    });
    group.finish();
}

/// How much of the answer is bounded, as shares.
fn told(game: &Game, name: &str) {
    let from = Instant::now();
    let exact = Exact::of(game, 0, &[], &LIMITS).unwrap();
    let took = from.elapsed().as_secs_f64();
    let share = exact.census.passing().share_of(exact.census.funnel.texts());
    let options: Vec<_> = exact.fates.iter().flatten().collect();
    let known = options
        .iter()
        .filter(|fate| fate.possible.is_some())
        .count();
    let counted = options
        .iter()
        .filter(|fate| fate.deals.exact().is_some())
        .count();
    let least = exact.positions.iter().flat_map(|p| &p.least);
    let proven = least.clone().filter(|least| least.proven).count();
    let packages: Vec<String> = exact
        .positions
        .iter()
        .map(|p| format!("{}{}", p.packages.len(), if p.complete { "" } else { "+" }))
        .collect();
    let firm = exact
        .firm
        .iter()
        .filter(|firm| firm.possible.is_some())
        .count();
    let cores = exact
        .deadlock
        .as_ref()
        .map_or_else(String::new, |deadlock| {
            let more = if deadlock.complete { "" } else { "+" };
            format!(
                " cores {}{more} corrections {}{more}",
                deadlock.cores.len(),
                deadlock.corrections.len()
            )
        });
    println!(
        "{name:<26} {took:>7.3} s  share {:.1e} ({:.1e}-{:.1e})  options known {known}/{} counted {counted}  least proven \
         {proven}/{}  packages {}  firm known {firm}/{}{cores}",
        share.share,
        share.bounds.low,
        share.bounds.high,
        options.len(),
        least.count(),
        packages.join(" "),
        exact.firm.len()
    );
}

/// Spaces that nobody can list.
fn large(_: &mut Criterion) {
    for (issues, no_deal) in [
        (10, 60.0),
        (20, 50.0),
        (20, 65.0),
        (20, 70.0),
        (20, 75.0),
        (20, 85.0),
    ] {
        let game = domain(1, 3, issues, 10, Taste::Independent, no_deal);
        told(&game, &format!("3 parties, {issues}x10, at {no_deal}"));
    }
    let game = domain(1, 3, 20, 10, Taste::Opposed, 55.0);
    told(&game, "3 parties, 20x10, opposed");
    let game = domain(1, 5, 20, 10, Taste::Independent, 60.0);
    told(&game, "5 parties, 20x10, at 60");
}

/// The simulated part: every option of the flagship, 2,000 runs each, on two threads; and the flips.
fn played(_: &mut Criterion) {
    let how = Settling {
        seed: 42,
        runs: 2_000,
        width: None,
    };
    for (name, text) in [
        ("first flagship", FIRST),
        ("flagship, everything on", FLAGSHIP),
    ] {
        let scenario = scenario(text, &[]);
        let from = Instant::now();
        let effects = on_threads(2, || Effects::of(&scenario, &how, &|_| ()).unwrap()).unwrap();
        let took = from.elapsed().as_secs_f64();
        let options = effects.played().count();
        println!(
            "{name}: {options} options × 2,000 runs on 2 threads: {took:.2} s; 36 options would take {:.2} s",
            took * 37.0 / (options as f64 + 1.0)
        );
    }
    let source = Source::from_text("mar-a-lago.toml", FLAGSHIP);
    let scenario = scenario(FLAGSHIP, &[]);
    let from = Instant::now();
    let file = Prepared::of(&source).unwrap();
    let flips = Flips::of((&file, &[], &scenario), 42, Claim::Ratified, &|_| ());
    let took = from.elapsed().as_secs_f64();
    println!(
        "flips: {} values of {} numbers and words: {took:.2} s",
        flips.tried, flips.varied
    );
}

criterion_group!(benches, played, large, exact);
criterion_main!(benches);
