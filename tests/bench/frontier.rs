//! How long exact frontiers take on spaces that nobody can list. `cargo bench --bench frontier`; `-- --test` prints the
//! tables only.

#![allow(clippy::unwrap_used, clippy::print_stdout)] // a benchmark may fail loudly, and is there to be read

mod domains;

use criterion::{Criterion, criterion_group, criterion_main};
use domains::{Taste, domain};
use std::hint::black_box;
use std::time::{Duration, Instant};
use zopa::game::{Deal, Game, Points, Within};
use zopa::scenario::PartyId;
use zopa::space::{self, DealSet, Frontier, Inverse, Limits, Walk};

fn set_of(game: &Game) -> DealSet {
    DealSet::within(game, Within::Anything, 0).unwrap()
}

fn frontier_of(set: &DealSet, game: &Game) -> Frontier {
    space::frontier(set, game.signatories(), &Limits::steps(u64::MAX))
}

/// The least and the median of some runs.
fn timed<T>(runs: usize, mut run: impl FnMut() -> T) -> (Duration, Duration) {
    let mut times: Vec<Duration> = (0..runs)
        .map(|_| {
            let begun = Instant::now();
            black_box(run());
            begun.elapsed()
        })
        .collect();
    times.sort();
    (times[0], times[runs / 2])
}

fn ms(time: Duration) -> String {
    format!("{:.4}", time.as_secs_f64() * 1e3)
}

/// One line a domain: set-up and frontier apart, least and median.
fn line(name: &str, game: &Game, runs: usize) {
    let setup = timed(runs, || set_of(game));
    let set = set_of(game);
    let frontier = frontier_of(&set, game);
    let time = timed(runs, || frontier_of(&set, game));
    println!(
        "{name:<34} {:>8} points  {:>9} / {:>9} ms  set-up {:>8} / {:>8} ms  {:>8.3} MB  epsilon {:.3}{}",
        frontier.len(),
        ms(time.0),
        ms(time.1),
        ms(setup.0),
        ms(setup.1),
        frontier.memory() as f64 / 1e6,
        game.show(frontier.epsilon()),
        if frontier.complete() {
            ""
        } else {
            "  INCOMPLETE"
        }
    );
}

fn tables(_: &mut Criterion) {
    println!("\nfrontier by seed: least / median");
    for (parties, issues, taste, runs) in [
        (2, 10, Taste::Independent, 201),
        (2, 20, Taste::Independent, 201),
        (2, 20, Taste::Opposed, 21),
        (3, 10, Taste::Independent, 21),
        (3, 20, Taste::Independent, 7),
    ] {
        for seed in 1..=5 {
            let game = domain(seed, parties, issues, 10, taste, 0.0);
            line(
                &format!("N={parties} {issues}x10 {taste:?} seed {seed}"),
                &game,
                runs,
            );
        }
    }
    println!("\nbest for the other, for every aspiration at once, by seed: least / median");
    for issues in [10, 20] {
        for seed in 1..=5 {
            let game = domain(seed, 2, issues, 10, Taste::Independent, 0.0);
            let (own, other) = (PartyId(0), PartyId(1));
            let set = DealSet::inside(&game, &[own]).unwrap();
            let limits = Limits::DEFAULT;
            let best = timed(201, || Inverse::best_for(&set, own, other, &limits));
            println!(
                "{issues}x10 seed {seed}: {} / {} ms",
                ms(best.0),
                ms(best.1)
            );
        }
    }
    println!(
        "\nnearest at a floor, from the other's best: search against sums (set-up, sums and lowest deal)"
    );
    for issues in [10, 20] {
        for seed in 1..=2 {
            let game = domain(seed, 2, issues, 10, Taste::Independent, 0.0);
            at_floors(&game, issues, seed);
        }
    }
    println!("\ngrowth: issues x 10 options, seed 1");
    for parties in 2..=4 {
        for issues in [5, 10, 20, 40] {
            let game = domain(1, parties, issues, 10, Taste::Independent, 0.0);
            let runs = if parties == 2 {
                51
            } else if parties == 3 && issues < 40 {
                5
            } else {
                1
            };
            line(&format!("N={parties} {issues}x10"), &game, runs);
        }
    }
}

fn at_floors(game: &Game, issues: usize, seed: u64) {
    let (own, other) = (PartyId(0), PartyId(1));
    let all = DealSet::inside(game, &[own]).unwrap();
    let best = |party| -> Deal {
        space::frontier(&all, &[party], &Limits::DEFAULT)
            .points()
            .next()
            .unwrap()
            .lowest()
    };
    let reference = best(other);
    let top = game.worth(own, &best(own));
    let low = game.worth(own, &reference);
    for share in [0.1, 0.5, 0.8, 0.95] {
        let floor = Points(low.0 + ((top - low).0 as f64 * share) as i64);
        let search = timed(5, || {
            let mut walk = Walk::new(game, &[own], &[own]);
            space::nearest(&mut walk, floor, &reference, u64::MAX).unwrap()
        });
        let by_sums = || {
            let set = DealSet::inside(game, &[own]).unwrap();
            let found = space::nearest_deal(&set, game, own, floor, &reference, &Limits::DEFAULT);
            found.map(|(deal, _)| deal)
        };
        let sums = timed(51, by_sums);
        let mut walk = Walk::new(game, &[own], &[own]);
        let found = space::nearest(&mut walk, floor, &reference, u64::MAX)
            .unwrap()
            .map(|(deal, _)| deal);
        assert_eq!(found, by_sums());
        println!(
            "{issues}x10 seed {seed}, floor at {share:.2} of the way: search {} / {} ms, sums {} / {} ms",
            ms(search.0),
            ms(search.1),
            ms(sums.0),
            ms(sums.1)
        );
    }
}

fn frontiers(c: &mut Criterion) {
    let mut group = c.benchmark_group("frontier");
    for (name, parties, issues, taste) in [
        ("N=2 10x10", 2, 10, Taste::Independent),
        ("N=2 20x10", 2, 20, Taste::Independent),
        ("N=2 20x10 opposed", 2, 20, Taste::Opposed),
        ("N=3 10x10", 3, 10, Taste::Independent),
        ("N=3 20x10", 3, 20, Taste::Independent),
    ] {
        let game = domain(1, parties, issues, 10, taste, 0.0);
        let set = set_of(&game);
        if parties == 3 {
            group.sample_size(10);
        }
        group.bench_function(format!("{name}, set-up"), |b| {
            b.iter(|| set_of(black_box(&game)))
        });
        group.bench_function(name, |b| b.iter(|| frontier_of(&set, &game)));
    }
    group.finish();
    let mut group = c.benchmark_group("inverse");
    for issues in [10, 20] {
        let game = domain(1, 2, issues, 10, Taste::Independent, 0.0);
        let (own, other) = (PartyId(0), PartyId(1));
        let set = DealSet::inside(&game, &[own]).unwrap();
        group.bench_function(format!("{issues}x10"), |b| {
            b.iter(|| Inverse::best_for(&set, own, other, &Limits::DEFAULT));
        });
    }
    group.finish();
}

criterion_group!(benches, tables, frontiers);
criterion_main!(benches);
