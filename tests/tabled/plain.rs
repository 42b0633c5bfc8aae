//! Every outcome on tables is the plain table's.

use crate::games::{numbers, rows};
use crate::random::{game, wide_game};
use crate::seats::{Talks, scenario, smallest, talks};
use crate::sized::config;
use proptest::prelude::*;
use zopa::game::{Ending, Game};
use zopa::scenario::{Concession, OfferRule};
use zopa::talks::{Agreement, Course, Plan, Tabled, Unwatched, play};

/// What the plain table says.
fn plainly(plan: &Plan, game: &Game) -> Option<Agreement> {
    match play(plan, game, Course::central(42), &mut Unwatched).ending {
        Ending::Handshake { deal, round } => Some(Agreement {
            deal: deal.id(game.sizes()),
            round,
        }),
        _ => None,
    }
}

/// Every rotation, on the same tables.
pub fn same(tabled: &mut Tabled, plan: &Plan, game: &Game) -> Result<(), TestCaseError> {
    prop_assert_eq!(tabled.play(), plainly(plan, game));
    for (place, &party) in game.signatories().iter().enumerate() {
        let plain = plainly(&plan.clone().rotated_to(party), game);
        prop_assert_eq!(tabled.play_from(place), plain, "{:?} first", party);
    }
    Ok(())
}

fn of_two(talks: &mut Talks, offer: OfferRule) {
    for tactic in &mut talks.tactics {
        tactic.offer = offer;
        if matches!(tactic.concession, Concession::TitForTat { .. }) {
            tactic.concession = Concession::Fixed { share: 0.8 };
        }
    }
}

proptest! {
    #![proptest_config(config(600))]

    #[test]
    fn whatever_the_tactics(game in game(), talks in talks()) {
        let plan = Plan::of(&scenario(&game, &talks));
        let mut tabled = Tabled::of(&plan, &game).unwrap();
        same(&mut tabled, &plan, &game)?;
    }

    #[test]
    fn with_many_rules_and_red_lines(game in wide_game(), talks in talks()) {
        let plan = Plan::of(&scenario(&game, &talks));
        let mut tabled = Tabled::of(&plan, &game).unwrap();
        same(&mut tabled, &plan, &game)?;
    }

    #[test]
    fn where_rounds_are_passed_over(game in game(), mut talks in talks()) {
        of_two(&mut talks, OfferRule::Lowest);
        let plan = Plan::of(&scenario(&game, &talks));
        let mut tabled = Tabled::of(&plan, &game).unwrap();
        same(&mut tabled, &plan, &game)?;
    }

    /// Tables that were filled for one game serve the next.
    #[test]
    fn after_other_numbers_were_loaded(seed in 0_u64..1_000_000, parties in 2_u64..=3, talks in talks()) {
        let of = |payoffs, no_deals| numbers(&[4, 3, 4], parties, 30, payoffs, no_deals);
        let (one, two) = (of(seed, seed), of(seed + 1, seed + 1));
        let plan = Plan::of(&scenario(&one, &talks));
        let mut tabled = Tabled::of(&plan, &one).unwrap();
        same(&mut tabled, &plan, &one)?;
        prop_assert!(tabled.load(&two));
        same(&mut tabled, &plan, &two)?;
        let (payoffs, scores) = (rows(&one, Game::payoff), rows(&one, Game::score));
        prop_assert!(tabled.load_rows(&payoffs, &scores));
        same(&mut tabled, &plan, &of(seed, seed + 1))?;
    }
}

#[test]
fn what_cannot_be_tabled_is_left_to_the_plain_table() {
    let tabled = |sizes: &[u16], offer| {
        let game = numbers(sizes, 2, 30, 1, 1);
        let mut scenario = smallest();
        for party in &mut scenario.parties {
            party.tactic.offer = offer;
        }
        Tabled::of(&Plan::of(&scenario), &game).is_some()
    };
    assert!(tabled(&[5, 5, 5], OfferRule::Nearest));
    assert!(tabled(&[5, 5, 5], OfferRule::Lowest));
    // 9,216 deals are too many for tables of nearest offers, and a million for any.
    assert!(!tabled(&[96, 96], OfferRule::Nearest));
    assert!(tabled(&[96, 96], OfferRule::Lowest));
    assert!(!tabled(&[100, 100, 100], OfferRule::Lowest));
}
