//! Ratifiers whose members vote one by one: every search against one look at each deal.

use crate::quotas::{counts_are_exact, searches_find, turns_are_right};
use crate::random::{build, deals, payoffs};
use crate::sized::config;
use proptest::prelude::*;
use zopa::concessions::{Exact, Turn};
use zopa::game::{Deal, Game, Gate, RatifierId, Within};
use zopa::probability::Ballot;
use zopa::space::Limits;

/// Games with ratifiers whose members vote one by one: two to six of them, some with payoffs of their own, with seats, people
/// and vetoes.
fn voting_game() -> impl Strategy<Value = Game> {
    (prop::collection::vec(1_u16..=4, 1..=3), 2_usize..=4).prop_flat_map(move |(sizes, parties)| {
        let slots: usize = sizes.iter().map(|&n| usize::from(n)).sum();
        let term = (
            0..sizes.len(),
            prop::collection::vec(any::<prop::sample::Index>(), 1..=2),
        );
        let condition = prop::collection::vec(term, 0..=1);
        let party = (payoffs(&sizes), 0_i64..=6, -2_i64..=1, 0_u8..=9);
        let member = (
            0..parties,
            prop::option::of(payoffs(&sizes)),
            0_i64..=12,
            1_u32..=3,
            0_u64..=5,
            prop::bool::weighted(0.1),
        );
        let council = (
            prop::collection::vec(member, 2..=6),
            1_u64..=8,
            0_u64..=8,
            0_u32..=2,
        );
        (
            Just(sizes),
            prop::collection::vec(party, parties),
            prop::collection::vec((0..parties, condition.clone(), -4_i64..=4), 0..=1),
            prop::collection::vec((condition.clone(), Just(None)), 0..=1),
            prop::collection::vec((0..parties, condition, 0_i64..=8), 1..=2),
            prop::collection::vec((0..parties, 0..slots), 0..=1),
            prop::option::of((2_u32..=4, any::<[u8; 2]>())),
            prop::collection::vec(council, 1..=2),
        )
            .prop_map(
                move |(sizes, parties, links, rules, bodies, lines, votes, councils)| {
                    build(
                        &sizes, &parties, links, rules, bodies, &lines, votes, &councils,
                    )
                },
            )
    })
}

/// True if the members of a ratifier pass a deal, by the words of the format.
fn passes(game: &Game, body: usize, deal: &Deal) -> bool {
    let body = &game.ratifiers()[body];
    let Some(members) = &body.members else {
        return game.worth(body.party, deal) >= body.threshold;
    };
    let voters = members.voters().iter();
    let (yes, no): (Vec<_>, Vec<_>) =
        voters.partition(|voter| game.worth(voter.view, deal) >= voter.no_deal);
    let seats: u64 = yes.iter().map(|voter| u64::from(voter.ballot.seats)).sum();
    let people: u64 = yes.iter().map(|voter| voter.ballot.people).sum();
    let quota = members.quota();
    seats >= quota.seats
        && (people >= quota.people || no.len() < quota.blocking as usize)
        && !no.iter().any(|voter| voter.ballot.veto)
}

proptest! {
    #![proptest_config(config(1_500))]

    #[test]
    fn a_body_of_members_judges_as_the_format_says(game in voting_game(), round in 0_u32..=5) {
        for deal in deals(&game) {
            let failed = game.failures(&deal, Within::All, round);
            for (n, body) in game.ratifiers().iter().enumerate() {
                let loses = |party| game.no_deal_at(party, round).is_some_and(|floor| game.worth(party, &deal) < floor);
                let vetoed = body.veto.iter().any(|&party| loses(party));
                let stopped = body.only_if.holds(&deal) && (vetoed || !passes(&game, n, &deal));
                prop_assert_eq!(failed.contains(&Gate::Ratifier(RatifierId(n as u16))), stopped);
            }
        }
    }

    #[test]
    fn counts_lists_and_walks_are_exact(game in voting_game(), round in 0_u32..=5) {
        counts_are_exact(&game, round)?;
    }

    #[test]
    fn searches_find_what_is_there(game in voting_game(), round in 0_u32..=5) {
        searches_find(&game, round)?;
    }

    #[test]
    fn what_turns_the_answer_does(game in voting_game(), round in 0_u32..3) {
        turns_are_right(&game, round)?;
        let exact = Exact::of(&game, round, &[], &Limits::DEFAULT).unwrap();
        let passing = |game: &Game| deals(game).iter().any(|deal| game.failures(deal, Within::All, round).is_empty());
        let some = passing(&game);
        for binding in &exact.gates {
            let Gate::Ratifier(body) = binding.gate else { continue };
            match binding.turn {
                Turn::Quota { now, turns } => {
                    prop_assert_eq!(passing(&game.with_quota(body, turns)), !some);
                    let before = if some { turns - 1 } else { turns + 1 };
                    prop_assert_eq!(passing(&game.with_quota(body, before)), some);
                    prop_assert!(some == (turns > now));
                }
                Turn::Need { votes: Some(yes), .. } => {
                    prop_assert_eq!(passing(&game.with_quota(body, yes)), !some);
                }
                _ => {}
            }
        }
    }

    #[test]
    fn the_chance_is_that_of_every_way_to_vote(game in voting_game()) {
        for deal in deals(&game).iter().step_by(7) {
            for members in game.ratifiers().iter().filter_map(|body| body.members.as_ref()) {
                let worth = |party| game.worth(party, deal);
                let ballots: &[Ballot] = members.ballots();
                let chances: Vec<f64> = (0..ballots.len())
                    .map(|n| members.yes_chance(n, worth(members.voters()[n].view), game.unit()))
                    .collect();
                let all = 0_u32..1 << ballots.len();
                let passing = all.filter(|who| members.pass_with(|n| who >> n & 1 == 1));
                let each = passing.map(|who| {
                    let own = chances.iter().enumerate();
                    own.map(|(n, p)| if who >> n & 1 == 1 { *p } else { 1.0 - p }).product::<f64>()
                });
                let want: f64 = each.sum();
                prop_assert!((members.chance(worth, game.unit()) - want).abs() < 1e-12);
            }
        }
    }

    #[test]
    fn the_pivot_completes_the_quota(game in voting_game()) {
        for deal in deals(&game) {
            for (n, body) in game.ratifiers().iter().enumerate() {
                let Some(members) = &body.members else { continue };
                let votes = members.votes(|party| game.worth(party, &deal));
                let pivot = members.pivot(&votes);
                let yes = pivot.and_then(|pivot| votes.iter().find(|vote| vote.voter == pivot));
                prop_assert_eq!(yes.is_some_and(|vote| vote.is_yes()), passes(&game, n, &deal));
            }
        }
    }
}
