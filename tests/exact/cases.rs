//! Small files with a known answer that rounding part by part gets wrong.

use super::compare::{Outcome, compare};
use super::number::{Fraction, written};
use super::reading;
use super::twin::Twin;
use num_bigint::BigUint;
use zopa::format::{Source, read};
use zopa::game::{Points, compile};
use zopa::space::{Limits, funnel};

/// Walk-aways are thirds of sums of tens.
const THIRDS: &str = include_str!("../cases/thirds-walkaway.toml");
/// Everything at its best is worth 100, and 100 is asked.
const BEST: &str = include_str!("../cases/three-issues.toml");
/// A product that ends in a half of 10⁻⁹.
const HALF: &str = include_str!("../cases/half.toml");

/// The number of deals that pass every gate, by the program and by the twin.
fn passing(text: &str) -> [BigUint; 2] {
    let scenario = read(&Source::from_text("case.toml", text), &[])
        .unwrap()
        .scenario;
    let ours = funnel(&compile(&scenario), 0, &Limits::DEFAULT).unwrap();
    let twin = Twin::of(reading::file(text)).unwrap();
    let all = (0..twin.deals.len()).filter(|&deal| twin.judge(deal, 0).failed.is_empty());
    [ours.passing().exact().unwrap().clone(), all.count().into()]
}

fn same(text: &str) {
    match compare(text) {
        Outcome::Exact(found) => assert_eq!(found, []),
        _ => panic!("not compared"),
    }
}

// case 36
#[test]
fn a_deal_worth_exactly_its_walk_away_passes() {
    assert_eq!(passing(THIRDS), [1_u32, 1].map(BigUint::from));
    same(THIRDS);
}

// case 37
#[test]
fn three_times_a_third_of_a_hundred_is_a_hundred() {
    assert_eq!(passing(BEST), [1_u32, 1].map(BigUint::from));
    same(BEST);
}

// case 38
#[test]
fn a_product_is_not_formed_in_floating_point() {
    let twin = Twin::of(reading::file(HALF)).unwrap();
    let exact = written("6.1678198125");
    assert_eq!(twin.points(twin.worth[0][0]), exact);
    let scenario = read(&Source::from_text("half.toml", HALF), &[])
        .unwrap()
        .scenario;
    let game = compile(&scenario);
    let party = game.signatories()[0];
    let deal: Vec<_> = game
        .issue_ids()
        .map(|issue| game.option_ids(issue).next().unwrap())
        .collect();
    let Points(units) = game.worth(party, &deal);
    assert_eq!(
        Fraction::new(units.into(), super::compare::per_point(&game).into()),
        exact
    );
    same(HALF);
}
