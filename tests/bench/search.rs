//! Existence of a passing deal, and the bargaining solutions, on the frozen flagship and on random domains that nobody
//! can enumerate. `cargo bench --bench search`.

#![allow(clippy::unwrap_used, clippy::print_stdout)] // a benchmark may fail loudly, and tells its table

mod domains;

use criterion::{Criterion, criterion_group, criterion_main};
use domains::{Taste, domain};
use std::hint::black_box;
use std::time::Instant;
use zopa::draws::{Luck, Uncertain};
use zopa::format::{Source, read};
use zopa::game::{Game, Within};
use zopa::scenario::Scenario;
use zopa::solutions::{self, Arena};
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

/// Microseconds of an answer on a domain, the least of a few tries.
fn micros<T>(mut answer: impl FnMut() -> T) -> f64 {
    let mut least = f64::INFINITY;
    for _ in 0..3 {
        let from = Instant::now();
        black_box(answer());
        least = least.min(from.elapsed().as_nanos() as f64 / 1e3);
    }
    least
}

/// The median and the most of one number a seed.
fn over_seeds(numbers: impl Fn(u64) -> f64) -> (f64, f64) {
    let mut all: Vec<f64> = (1..=SEEDS).map(numbers).collect();
    all.sort_unstable_by(f64::total_cmp);
    (all[all.len() / 2], all[all.len() - 1])
}

const SEEDS: u64 = 9;

/// Every solution on domains of growing size: microseconds, median and most over seeds.
fn growth(_: &mut Criterion) {
    for (parties, issues) in [
        (2, 10),
        (2, 20),
        (3, 5),
        (3, 10),
        (3, 20),
        (3, 40),
        (5, 10),
        (8, 10),
    ] {
        print!("{parties} parties, {issues} issues of 10 options, µs (median, most):");
        for solution in solutions::ALL {
            let (median, most) = over_seeds(|seed| {
                let game = domain(seed, parties, issues, 10, Taste::Independent, 30.0);
                let arena = Arena::new(&game).limits(Limits::steps(20_000_000));
                micros(|| solution.solve(&arena).map(|chosen| chosen.at_most))
            });
            print!("   {} {median:.0} {most:.0}", solution.about().name);
        }
        println!();
    }
    for (parties, issues, rare) in [(3, 20, 0.0), (3, 20, 4.0), (3, 40, 4.0)] {
        let mut yes = 0;
        let times = (1..=SEEDS).map(|seed| {
            let mut game = domain(seed, parties, issues, 10, Taste::Independent, 0.0);
            // A floor that about one deal in a million reaches.
            let floor = rare_floor(&game, rare);
            game = domain(seed, parties, issues, 10, Taste::Independent, floor);
            let from = Instant::now();
            let mut oracle = Oracle::new(&game, Within::Zopa).unwrap();
            let set_up = from.elapsed().as_nanos() as f64 / 1e3;
            let found = matches!(oracle.ask(&Limits::DEFAULT), Existence::Yes(_));
            yes += usize::from(found);
            (set_up, micros(|| oracle.ask(&Limits::DEFAULT)))
        });
        let (set_up, ask): (Vec<f64>, Vec<f64>) = times.unzip();
        println!(
            "existence, {parties} parties, {issues} issues, walk-aways at mean + {rare} sd: set-up {set_up:.0?} µs, answer {ask:.1?} µs, yes {yes} of {SEEDS}"
        );
    }
}

/// The mean worth plus some standard deviations, over all deals of a domain.
fn rare_floor(game: &Game, deviations: f64) -> f64 {
    let mut lowest = f64::INFINITY;
    for party in game.party_ids() {
        let (mut mean, mut variance) = (0.0, 0.0);
        for issue in game.issue_ids() {
            let payoffs: Vec<f64> = game
                .payoffs(party, issue)
                .iter()
                .map(|u| game.real(*u))
                .collect();
            let own = payoffs.iter().sum::<f64>() / payoffs.len() as f64;
            mean += own;
            variance +=
                payoffs.iter().map(|u| (u - own) * (u - own)).sum::<f64>() / payoffs.len() as f64;
        }
        lowest = lowest.min(mean + deviations * variance.sqrt());
    }
    lowest
}

criterion_group!(benches, growth, existence);
criterion_main!(benches);
