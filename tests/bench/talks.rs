//! Alternating offers on tables: negotiations and turns a second in one game, 4,096 presets after one another. Exponents,
//! first mover and no-deal values differ from preset to preset, no result is kept from one negotiation to the next, and
//! the checksum of all outcomes is compared with the plain table's. `cargo bench --bench talks`.
//!
//! The table is printed first; `cargo bench --bench talks -- "no such bench"` prints nothing else. Tables of a game are
//! made before the clock runs, and what that takes is a column of its own; rows with redrawn weights draw and fill inside.

#![allow(clippy::unwrap_used, clippy::print_stdout)] // a benchmark may fail loudly, and tells its table

mod contests;
mod domains;

use contests::{Contest, Kind, PRESETS, Weights};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use domains::Taste;
use std::hint::black_box;
use std::sync::LazyLock;
use std::time::Instant;
use zopa::draws::{Luck, Uncertain};
use zopa::format::{Source, read};
use zopa::scenario::{Concession, OfferRule, PartyId, Tactic};
use zopa::talks::{Course, Event, Plan, Unwatched, Witness, play};

const BOULWARE: Kind = Kind::Time(5.0);
const CONCEDER: Kind = Kind::Time(0.25);
const MIXED: [Kind; 5] = [
    Kind::Time(4.0),
    Kind::Time(1.0),
    Kind::Time(0.25),
    Kind::TitForTat,
    Kind::Hardliner,
];
const MICRO: [Kind; 1] = [Kind::Micro];

/// A row of the table.
struct Row {
    name: &'static str,
    /// Negotiations a second.
    target: Option<f64>,
    contest: Contest,
}

fn rows() -> Vec<Row> {
    let small = |tactics: [&'static [Kind]; 2], offer, weights| Contest {
        issues: 3,
        options: 5,
        taste: Taste::Independent,
        // Two tough ones need 73 rounds here, a tough one and a conceder 17; with many other seeds 60 and 2.
        seed: 3,
        rounds: 100,
        tactics,
        offer,
        weights,
        checked: PRESETS,
    };
    let large = |tactics, offer, taste, rounds, checked| Contest {
        issues: 5,
        options: 10,
        taste,
        seed: 1,
        rounds,
        tactics,
        offer,
        weights: Weights::Kept,
        checked,
    };
    let tough: [&[Kind]; 2] = [&[BOULWARE], &[BOULWARE]];
    let unlike: [&[Kind]; 2] = [&[BOULWARE], &[CONCEDER]];
    let mixed: [&[Kind]; 2] = [&MIXED, &MIXED];
    let micro: [&[Kind]; 2] = [&MICRO, &MICRO];
    let row = |name, target, contest| Row {
        name,
        target,
        contest,
    };
    use OfferRule::{Lowest, Nearest};
    use Taste::{Independent, Opposed};
    use Weights::{Kept, Redrawn};
    vec![
        row(
            "3x5 Boulware, conceder",
            Some(3e6),
            small(unlike, Lowest, Kept),
        ),
        row("  nearest offers", Some(6e5), small(unlike, Nearest, Kept)),
        row("3x5 both Boulware", Some(5e5), small(tough, Lowest, Kept)),
        row("  nearest offers", Some(1e5), small(tough, Nearest, Kept)),
        row(
            "  weights redrawn",
            Some(1.5e5),
            small(tough, Lowest, Redrawn),
        ),
        row(
            "  redrawn, nearest offers",
            None,
            small(tough, Nearest, Redrawn),
        ),
        row(
            "3x5 Boulware, conceder, redrawn",
            Some(1.5e5),
            small(unlike, Lowest, Redrawn),
        ),
        row("3x5 mixed tactics", None, small(mixed, Lowest, Kept)),
        row("  nearest offers", None, small(mixed, Nearest, Kept)),
        row(
            "5x10 mixed tactics",
            Some(3e5),
            large(mixed, Lowest, Independent, 100, 16),
        ),
        row(
            "5x10 MiCRO",
            Some(2e4),
            large(micro, Lowest, Independent, 100_000, 0),
        ),
        row(
            "5x10 MiCRO, opposed",
            Some(2e4),
            large(micro, Lowest, Opposed, 100_000, 0),
        ),
    ]
}

/// The plain table: where the space is too large to list, and where everything happens around the talks.
fn plain_table() {
    println!(
        "{:<45} {:>10} {:>8} {:>9} {:>9}",
        "plain table, one core", "negot./s", "target", "reached", "turns/s"
    );
    let told = |name: &str, target: f64, negotiations: usize, turns: u64, seconds: f64| {
        let a_second = negotiations as f64 / seconds;
        let turns = turns as f64 / seconds;
        println!(
            "{name:<45} {a_second:>10.0} {target:>8.0} {:>8.1}x {turns:>9.0}",
            a_second / target
        );
    };
    for (name, taste) in [
        ("10x10 trade-off, one game", Taste::Independent),
        ("  opposed", Taste::Opposed),
    ] {
        let presets: Vec<_> = (0..64_u32)
            .map(|n| {
                let game = domains::domain(1, 2, 10, 10, taste, f64::from(n % 16) * 2.0);
                let step = 0.03 + 0.001 * f64::from(n % 32);
                let people =
                    [0, 1].map(|p| (PartyId(p), Tactic::of(Concession::TradeOff { step })));
                let plan = Plan::alternating(&people, 100);
                (plan.rotated_to(PartyId((n % 2) as u16)), game)
            })
            .collect();
        let mut turns = Turns(0);
        let once = || {
            for (plan, game) in &presets {
                black_box(play(plan, game, Course::central(42), &mut Unwatched));
            }
        };
        for (plan, game) in &presets {
            black_box(play(plan, game, Course::central(42), &mut turns));
        }
        let seconds = seconds_a_pass(once);
        told(name, 5e3, presets.len(), turns.0, seconds);
    }
    let flagship = include_str!("../../scenarios/mar-a-lago.toml");
    let reading = read(&Source::from_text("mar-a-lago.toml", flagship), &[]).unwrap();
    let (plan, uncertain) = (
        Plan::of(&reading.scenario),
        Uncertain::new(&reading.scenario),
    );
    let run = |run: u64, witness: &mut dyn Witness| {
        let luck = Luck { seed: 42, run };
        black_box(play(
            &plan,
            &uncertain.game(luck),
            Course::drawn(luck),
            witness,
        ));
    };
    let mut turns = Turns(0);
    (0..500).for_each(|n| run(n, &mut turns));
    let seconds = seconds_a_pass(|| (0..500).for_each(|n| run(n, &mut Unwatched)));
    told(
        "flagship, everything on, numbers redrawn",
        5e3,
        500,
        turns.0,
        seconds,
    );
}

/// Counts what is put forward.
struct Turns(u64);

impl Witness for Turns {
    fn note(&mut self, event: Event<'_>) {
        self.0 += u64::from(matches!(event, Event::Offer { .. } | Event::Ask { .. }));
    }
}

/// The table: medians of nine passes.
fn table(_: &mut Criterion) {
    plain_table();
    println!(
        "{:<33} {:>12} {:>11} {:>9} {:>13} {:>7} {:>7} {:>10}  checksum (of as many as at the plain table)",
        "one core, one game",
        "negot./s",
        "target",
        "reached",
        "turns/s",
        "rounds",
        "agreed",
        "tables ms"
    );
    for row in rows() {
        let from = Instant::now();
        let mut ready = row.contest.ready();
        let made = from.elapsed().as_secs_f64() * 1e3;
        let sums = ready.pass(PRESETS);
        let same = ready.pass(row.contest.checked) == row.contest.plainly();
        assert!(same, "{}: the plain table says otherwise", row.name);
        let mut times: Vec<f64> = (0..9)
            .map(|_| seconds_a_pass(|| ready.pass(PRESETS)))
            .collect();
        times.sort_by(f64::total_cmp);
        let a_second = PRESETS as f64 / times[4];
        let turns = sums.turns as f64 / PRESETS as f64;
        let target = row.target.map_or("-".into(), |t| format!("{t:.0}"));
        let reached = row
            .target
            .map_or("-".into(), |t| format!("{:.1}x", a_second / t));
        println!(
            "{:<33} {a_second:>12.0} {target:>11} {reached:>9} {:>13.0} {:>7.1} {:>6.0}% {made:>10.2}  {:016x} ({})",
            row.name,
            a_second * turns,
            turns / 2.0,
            100.0 * sums.agreed as f64 / PRESETS as f64,
            sums.checksum,
            row.contest.checked,
        );
    }
    println!(
        "turns of rows without listeners are implied: most rounds are passed over, not played"
    );
    two_threads();
    flat_memory();
}

/// Seconds of one pass, from as many as fill 50 ms of the core's own time.
fn seconds_a_pass<T>(mut pass: impl FnMut() -> T) -> f64 {
    let from = on_the_core();
    let mut passes = 0_u32;
    while passes == 0 || on_the_core() - from < 0.05 {
        black_box(pass());
        passes += 1;
    }
    (on_the_core() - from) / f64::from(passes)
}

/// Seconds that the main thread has run, so that others on the machine count less; those of the clock where the system
/// does not say.
fn on_the_core() -> f64 {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    let told = std::fs::read_to_string("/proc/self/schedstat").ok();
    let nanoseconds = told.and_then(|told| told.split(' ').next()?.parse::<f64>().ok());
    nanoseconds.map_or_else(|| START.elapsed().as_secs_f64(), |n| n * 1e-9)
}

/// How much more two threads do than one, each with tables of its own.
fn two_threads() {
    for row in rows().into_iter().step_by(2).take(2) {
        let work = |passes: u32| {
            let mut ready = row.contest.ready();
            let from = Instant::now();
            for _ in 0..passes {
                black_box(ready.pass(PRESETS));
            }
            from.elapsed().as_secs_f64()
        };
        let mut gains: Vec<f64> = (0..7)
            .map(|_| {
                let alone = work(500);
                let slower = std::thread::scope(|scope| {
                    let both = [scope.spawn(|| work(500)), scope.spawn(|| work(500))];
                    both.map(|thread| thread.join().unwrap())
                });
                2.0 * alone / slower[0].max(slower[1])
            })
            .collect();
        gains.sort_by(f64::total_cmp);
        println!("two threads, {}: {:.2} times one", row.name, gains[3]);
    }
}

/// The memory of this process before and after ten million negotiations.
fn flat_memory() {
    let pages = || {
        let told = std::fs::read_to_string("/proc/self/statm").ok()?;
        told.split(' ').nth(1)?.parse::<u64>().ok()
    };
    let mut ready = rows()[0].contest.ready();
    ready.pass(PRESETS);
    let before = pages();
    for _ in 0..10_000_000_usize.div_ceil(PRESETS) {
        black_box(ready.pass(PRESETS));
    }
    if let (Some(before), Some(after)) = (before, pages()) {
        println!("resident pages before and after 10^7 negotiations: {before}, {after}");
    }
}

fn negotiations(c: &mut Criterion) {
    let mut group = c.benchmark_group("4,096 negotiations");
    group.throughput(Throughput::Elements(PRESETS as u64));
    group.sample_size(10);
    for (n, row) in rows().into_iter().enumerate() {
        let mut ready = None;
        group.bench_function(format!("{n}: {}", row.name.trim()), |b| {
            let ready = ready.get_or_insert_with(|| row.contest.ready());
            b.iter(|| ready.pass(PRESETS));
        });
    }
    group.finish();
}

criterion_group!(benches, table, negotiations);
criterion_main!(benches);
