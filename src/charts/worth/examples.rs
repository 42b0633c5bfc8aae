//! Worths to test the chart on.

use super::Worth;
use super::facts::{PartyWorth, Threshold, WorthFacts};
use crate::charts::examples::{
    Example, LONG, crowd, example, gathered, many, named, nobody, talks, with,
};

pub(super) fn flagship() -> WorthFacts {
    gathered::<Worth>()
}

/// The given number of parties with long names, some below their walk-away.
fn crowded(parties: usize) -> WorthFacts {
    let mut worth = flagship();
    let change = |index: usize, party: &mut PartyWorth| {
        let no_deal = 10.0 + 12.0 * index as f64;
        let body = |name: &str, needs: f64| Threshold {
            name: name.into(),
            needs,
            told: format!("{needs:.1}"),
        };
        *party = PartyWorth {
            party: named(LONG[index], index),
            role: "guarantor".into(),
            no_deal: Some(no_deal),
            worth: Some(no_deal + if index % 3 == 2 { -9.0 } else { 0.4 }),
            ratifiers: vec![body(LONG[(index + 3) % 8], 61.0), body("Senate", 99.0)],
        };
    };
    worth.parties = many(&worth.parties, parties, change);
    worth.parties[0].no_deal = None;
    worth.parties[0].worth = Some(104.0);
    worth
}

pub(super) fn all() -> Vec<Example<WorthFacts>> {
    let mut hopeless = flagship();
    hopeless.text = None;
    for party in &mut hopeless.parties {
        party.worth = None;
    }
    let mut hollow = flagship();
    hollow.parties.truncate(1);
    hollow.parties[0].worth = Some(f64::NAN);
    hollow.parties[0].no_deal = Some(-40.0);
    let none = talks().swap_remove(1);
    let mut all = vec![
        example("flagship", flagship()),
        with("hopeless", none, hopeless),
        with("hollow", nobody(), hollow),
    ];
    all.extend((2..=8).map(|n| with(format!("crowded-{n}"), crowd(n), crowded(n))));
    all
}
