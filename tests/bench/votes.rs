//! The chance that a body of members passes a deal: a hundred members with a chance each, and a double majority.
//! `cargo bench --bench votes`. Target: 10⁶ bodies of a hundred in less than 2 s.

use criterion::{Criterion, criterion_group, criterion_main};
use std::hint::black_box;
use zopa::probability::{Ballot, Quota, poisson_binomial_tail, vote_chance};

fn votes(bench: &mut Criterion) {
    let chances: Vec<f64> = (0..100).map(|n| 0.3 + 0.005 * f64::from(n)).collect();
    bench.bench_function("a hundred members, 51 needed", |b| {
        b.iter(|| poisson_binomial_tail(black_box(&chances), 51));
    });
    let ballots: Vec<Ballot> = (0..27_u64)
        .map(|n| Ballot {
            seats: 1,
            people: 1 + n * n / 4,
            veto: false,
        })
        .collect();
    let people: u64 = ballots.iter().map(|ballot| ballot.people).sum();
    let quota = Quota {
        seats: 15,
        people: (people * 65).div_ceil(100),
        blocking: 4,
    };
    bench.bench_function("27 members, a double majority", |b| {
        b.iter(|| vote_chance(&ballots, black_box(&chances[..27]), &quota));
    });
}

criterion_group!(benches, votes);
criterion_main!(benches);
