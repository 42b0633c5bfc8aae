//! Aspirations to test the chart on.

use super::Aspiration;
use super::facts::AspirationFacts;
use crate::account::{AspirationPath, AspirationRound};
use crate::charts::examples::{Dice, Example, LONG, example, examples, gathered, many};
use crate::scenario::PartyId;

/// Sets the percentages of its way that a party has given up, round by round.
fn given(stance: &mut AspirationPath, (best, no_deal): (f64, f64), percents: &[usize]) {
    stance.best = Some(best);
    let level = |(round, percent): (u32, &usize)| {
        let no_deal = no_deal - 0.4 * f64::from(round);
        let aspiration = best - (best - no_deal) * (*percent as f64 - 10.0) / 100.0;
        AspirationRound {
            round,
            aspiration: Some(aspiration),
            no_deal: Some(no_deal),
            own: Some((aspiration + 1.3).min(best)),
            offered: Some((no_deal - 8.0 + 1.5 * f64::from(round)).min(best)),
        }
    };
    stance.rounds = (1_u32..).zip(percents).map(level).collect();
}

/// The given number of parties with long names over the given number of rounds.
fn busy(parties: usize, last: u32, dice: &mut Dice) -> AspirationFacts {
    let change = |n: usize, stance: &mut AspirationPath| {
        (stance.party, stance.name) = (PartyId(n as u16), LONG[n % 8].to_owned());
        let mut percents: Vec<usize> = (0..last).map(|_| dice.below(130)).collect();
        if dice.below(2) == 0 {
            percents.sort_unstable();
        }
        let ends = (60.0 + dice.below(60) as f64, dice.below(60) as f64 - 20.0);
        given(stance, ends, &percents);
        let silent = dice.below(5) == 0;
        for level in &mut stance.rounds {
            level.aspiration = level.aspiration.filter(|_| !silent && dice.below(9) > 0);
            level.own = level.own.filter(|_| dice.below(4) > 0);
            level.offered = level.offered.filter(|_| dice.below(4) > 0);
        }
        stance.agreed = stance.agreed.filter(|_| dice.below(4) > 0);
    };
    let parties = many(&gathered::<Aspiration>().parties, parties, change);
    AspirationFacts { last, parties }
}

/// The smallest facts that the types allow, and invalid numbers.
fn hollow() -> AspirationFacts {
    let none = [f64::NAN, f64::INFINITY, -7e300].map(Some);
    let change = |n: usize, stance: &mut AspirationPath| {
        (stance.party, stance.name) = (PartyId(9 + n as u16), String::new());
        (stance.best, stance.agreed) = (none[n], none[(n + 1) % 3]);
        let level = |round| AspirationRound {
            round,
            aspiration: none[(n + 1) % 3],
            no_deal: none[(n + 2) % 3],
            own: none[n],
            offered: none[n],
        };
        stance.rounds = [0, 4, u32::MAX - 9].map(level).to_vec();
    };
    let mut parties = many(&gathered::<Aspiration>().parties, 3, change);
    parties[2].rounds.clear();
    AspirationFacts { last: 0, parties }
}

/// Aspirations of all kinds.
pub(super) fn all() -> Vec<Example<AspirationFacts>> {
    let flagship = gathered::<Aspiration>();
    let mut late = flagship.clone();
    given(
        &mut late.parties[1],
        (100.0, 62.0),
        &[10, 10, 13, 19, 31, 49, 68, 87, 103],
    );
    let mut silent = flagship.clone();
    for level in silent.parties.iter_mut().flat_map(|s| &mut s.rounds) {
        level.aspiration = None;
    }
    let mut all = examples([
        ("flagship", flagship),
        ("late", late),
        ("silent", silent),
        ("hollow", hollow()),
    ]);
    let mut dice = Dice(3);
    for (parties, last) in [
        (1, 1),
        (2, 1),
        (2, 30),
        (3, 12),
        (4, 9),
        (6, 60),
        (12, 10),
        (12, 400),
        (30, 10_000),
    ] {
        for _ in 0..2 {
            let facts = busy(parties, last, &mut dice);
            all.push(example(format!("{parties}-{last}"), facts));
        }
    }
    all
}
