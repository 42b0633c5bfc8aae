//! Existence of a passing deal, and the bargaining solutions, on the frozen flagship and on random domains that nobody
//! can enumerate. `cargo bench --bench search`.

#![allow(clippy::unwrap_used)] // a benchmark may fail loudly

mod domains;

use criterion::{Criterion, criterion_group, criterion_main};
use std::hint::black_box;
use std::time::Instant;
use zopa::draws::{Luck, Uncertain};
use zopa::game::{Game, Within};
use zopa::scenario::{Scenario, Source, read};
use zopa::space::{Existence, Limits, Oracle};

const FLAGSHIP: &str = include_str!("../known/mar-a-lago.toml");
const DRAWS: u64 = 2_000;

fn flagship() -> Scenario {
    read(&Source::from_text("mar-a-lago.toml", FLAGSHIP), &[])
        .unwrap()
        .scenario
}

fn draws(scenario: &Scenario) -> Vec<Game> {
    let uncertain = Uncertain::new(scenario);
    (0..DRAWS)
        .map(|run| uncertain.game(Luck { seed: 42, run }))
        .collect()
}

/// Nanoseconds of each question by itself, the median and the most of them, the least of several tries.
fn each_draw(oracle: &mut Oracle, games: &[Game]) -> (u128, u128, usize) {
    let mut times = Vec::with_capacity(games.len());
    let mut yes = 0;
    for game in games {
        oracle.load(game, 0);
        let mut least = u128::MAX;
        for _ in 0..7 {
            let from = Instant::now();
            let answer = black_box(oracle.ask(&Limits::DEFAULT));
            least = least.min(from.elapsed().as_nanos());
            yes += usize::from(matches!(answer, Existence::Yes(_)));
        }
        times.push(least);
    }
    times.sort_unstable();
    (times[times.len() / 2], times[times.len() - 1], yes / 7)
}

fn existence(c: &mut Criterion) {
    let scenario = flagship();
    let games = draws(&scenario);
    let mut oracle = Oracle::new(Uncertain::new(&scenario).central(), Within::All).unwrap();
    let (median, most, yes) = each_draw(&mut oracle, &games);
    println!(
        "flagship, {DRAWS} draws, the clock's own 20-40 ns included: median {median} ns, most {most} ns, yes {yes}"
    );
    let mut group = c.benchmark_group("existence");
    let mut run = 0;
    group.bench_function("flagship, one draw after another: fill and ask", |b| {
        b.iter(|| {
            run = (run + 1) % games.len();
            oracle.load(&games[run], 0);
            oracle.ask(&Limits::DEFAULT)
        });
    });
    group.bench_function("flagship, one draw after another: fill", |b| {
        b.iter(|| {
            run = (run + 1) % games.len();
            oracle.load(black_box(&games[run]), 0);
        });
    });
    let uncertain = Uncertain::new(&scenario);
    let values: Vec<_> = (0..DRAWS)
        .map(|run| uncertain.values(Luck { seed: 42, run }))
        .collect();
    group.bench_function(
        "flagship, one draw after another: compile its values",
        |b| {
            b.iter(|| {
                run = (run + 1) % games.len();
                uncertain.central().with_values(&scenario, &values[run])
            });
        },
    );
    group.finish();
}

criterion_group!(benches, existence);
criterion_main!(benches);
