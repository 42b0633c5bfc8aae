//! Random additive domains for the benchmarks: the same on every machine.

use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg64;
use zopa::game::{Game, GameBuilder, Points, Unit};
use zopa::scenario::{PartyId, Role};

/// How the parties' scores go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taste {
    /// Everybody's scores are drawn independently.
    Independent,
    /// The second party's score of an option is 100 minus the first's; weights are drawn independently.
    Opposed,
}

/// A domain of `issues` issues with `options` options: weights drawn and scaled to a sum of 100, scores drawn from 0-100,
/// no deal worth `no_deal` points to everybody. All parties sign.
pub fn domain(
    seed: u64,
    parties: usize,
    issues: usize,
    options: usize,
    taste: Taste,
    no_deal: f64,
) -> Game {
    let mut dice = Pcg64::seed_from_u64(seed);
    let mut builder = GameBuilder::new(&vec![options as u16; issues]);
    let mut first: Vec<Vec<f64>> = Vec::new();
    for party in 0..parties {
        let weights: Vec<f64> = (0..issues).map(|_| dice.random::<f64>() + 0.05).collect();
        let total: f64 = weights.iter().sum();
        let mut scores: Vec<Vec<f64>> = (0..issues)
            .map(|_| (0..options).map(|_| 100.0 * dice.random::<f64>()).collect())
            .collect();
        if taste == Taste::Opposed && party == 1 {
            scores = first
                .iter()
                .map(|row| row.iter().map(|s| 100.0 - s).collect())
                .collect();
        }
        let rows: Vec<Vec<i64>> = scores
            .iter()
            .zip(&weights)
            .map(|(row, weight)| {
                let payoffs = row
                    .iter()
                    .map(|score| Unit::BILLIONTH.points(weight * score / total).0);
                payoffs.collect()
            })
            .collect();
        if party == 0 {
            first = scores;
        }
        let rows: Vec<&[i64]> = rows.iter().map(Vec::as_slice).collect();
        builder = builder
            .party(&format!("p{party}"), Role::Signatory, &rows)
            .no_deal(
                PartyId(party as u16),
                Unit::BILLIONTH.points(no_deal),
                Points::ZERO,
            );
    }
    builder.build().expect("a domain fits")
}
