//! Quotas that bind and vetoes: every search against one look at each deal. // case 26

use crate::random::{deals, drawn};
use crate::sized::config;
use proptest::prelude::*;
use zopa::concessions::{Exact, Turn};
use zopa::game::{Deal, Game, GameBuilder, Gate, Points, Votes, Within};
use zopa::scenario::{Condition, OptionId, PartyId, Role};
use zopa::solutions::{Arena, Nash, NoSolution, PostSettlement, Solution};
use zopa::space::{self, DealSet, Existence, Flow, Limits, Oracle, Total, Visitor, Walk};

fn quota_game() -> impl Strategy<Value = Game> {
    drawn(3, true)
}

const LIMITS: Limits<'static> = Limits::DEFAULT;

/// The deals that pass, by the words of the format: at most n − quota signatories lose, none of them with a veto, and bodies
/// pass nothing that loses a party with a veto in them.
fn passing(game: &Game, within: Within, round: u32) -> Vec<Deal> {
    let all = deals(game).into_iter();
    all.filter(|deal| game.failures(deal, within, round).is_empty())
        .collect()
}

fn loses(game: &Game, party: PartyId, deal: &Deal, round: u32) -> bool {
    game.worth(party, deal) < game.no_deal_at(party, round).unwrap()
}

/// The same game with another no-deal value of a party in every round.
fn with_need(game: &Game, party: PartyId, need: Points, round: u32) -> Game {
    let mut moved = vec![vec![Points::ZERO]; game.party_ids().count()];
    moved[party.index()] = vec![need - game.no_deal_at(party, round).unwrap()];
    game.moved_by(moved)
}

/// Three signatories of whom two decide for all; the third gets least of the middle.
fn neighbours() -> GameBuilder {
    let no_deal = Points(40);
    GameBuilder::new(&[3])
        .party("east", Role::Signatory, &[&[60, 55, 45]])
        .party("west", Role::Signatory, &[&[50, 90, 60]])
        .party("south", Role::Signatory, &[&[90, 20, 0]])
        .no_deal(PartyId(0), no_deal, Points::ZERO)
        .no_deal(PartyId(1), no_deal, Points::ZERO)
        .no_deal(PartyId(2), no_deal, Points::ZERO)
        .binding_quota(2)
}

#[test]
fn those_who_are_outvoted_do_not_count_and_a_veto_does() {
    let zone = |game: &Game| passing(game, Within::Zopa, 0).len();
    let outvoted = neighbours().build().unwrap();
    assert_eq!(zone(&outvoted), 3);
    assert_eq!(outvoted.outvoting().unwrap().spare, 1);
    let vetoed = neighbours().veto(PartyId(2)).build().unwrap();
    assert_eq!(zone(&vetoed), 1);
    let all = neighbours().binding_quota(3).build().unwrap();
    assert_eq!((zone(&all), all.outvoting()), (1, None));
    // Two lose: that is one too many, and both are in the way.
    let two = neighbours()
        .no_deal(PartyId(0), Points(50), Points::ZERO)
        .build()
        .unwrap();
    let deep = deals(&two).pop().unwrap();
    let failed = two.failures(&deep, Within::All, 0);
    assert_eq!(failed, [0, 2].map(|p| Gate::WalkAway(PartyId(p))));
}

#[test]
fn a_body_passes_nothing_against_a_veto_in_it() {
    let votes = Votes {
        value: 0.0,
        spread: 0.0,
        yes: 1,
        of: 1,
    };
    let council = neighbours().ratifier(PartyId(0), &Condition::default(), votes);
    let free = council.clone().build().unwrap();
    assert_eq!(passing(&free, Within::All, 0).len(), 3);
    let vetoed = council.veto_in_ratifier(PartyId(2)).build().unwrap();
    assert_eq!(passing(&vetoed, Within::All, 0).len(), 1);
    let all = deals(&vetoed);
    let chances: Vec<f64> = all.iter().map(|d| vetoed.ratified_chance(d, 0)).collect();
    assert_eq!(chances, [1.0, 0.0, 0.0]);
    assert_eq!(vetoed.vetoed(&vetoed.ratifiers()[0], &all[1], 0).count(), 1);
}

proptest! {
    #![proptest_config(config(1_500))]

    #[test]
    fn gates_are_as_the_format_says(game in quota_game(), round in 0_u32..=5) {
        for deal in deals(&game) {
            let failed = game.failures(&deal, Within::All, round);
            let losers: Vec<PartyId> = game.signatories().iter().copied().filter(|&p| loses(&game, p, &deal, round)).collect();
            let free = losers.iter().filter(|&&p| game.can_be_outvoted(p)).count();
            let spare = game.outvoting().map_or(0, |o| o.spare);
            for &party in game.signatories() {
                let stopped = losers.contains(&party) && (!game.can_be_outvoted(party) || free > spare);
                prop_assert_eq!(failed.contains(&Gate::WalkAway(party)), stopped);
            }
            for (n, body) in game.ratifiers().iter().enumerate() {
                let vetoed = body.veto.iter().any(|&p| loses(&game, p, &deal, round));
                let stopped = body.only_if.holds(&deal) && (vetoed || game.worth(body.party, &deal) < body.threshold);
                prop_assert_eq!(failed.contains(&Gate::Ratifier(zopa::game::RatifierId(n as u16))), stopped);
            }
        }
    }

    #[test]
    fn counts_lists_and_walks_are_exact(game in quota_game(), round in 0_u32..=5) {
        counts_are_exact(&game, round)?;
    }

    #[test]
    fn searches_find_what_is_there(game in quota_game(), round in 0_u32..=5) {
        searches_find(&game, round)?;
    }

    #[test]
    fn what_turns_the_answer_does(game in quota_game(), round in 0_u32..3) {
        turns_are_right(&game, round)?;
    }
}

pub fn counts_are_exact(game: &Game, round: u32) -> Result<(), TestCaseError> {
    let census = space::census(game, round, &LIMITS).unwrap();
    prop_assert_eq!(
        &census.funnel,
        &space::funnel(game, round, &LIMITS).unwrap()
    );
    for within in Within::ALL {
        let want = passing(game, within, round);
        prop_assert_eq!(
            census.funnel.deals(within),
            want.len() as u64,
            "{:?}",
            within
        );
        let set = DealSet::within(game, within, round).unwrap();
        prop_assert_eq!(&space::list(&set, usize::MAX, &LIMITS).deals, &want);
        prop_assert_eq!(&space::count(&set, &LIMITS), want.len() as u64);
        let mut walked = Walked(Vec::new());
        Walk::within(game, within, round).visit(&mut walked);
        prop_assert_eq!(walked.0, want, "walk {:?}", within);
    }
    let all = passing(game, Within::All, round);
    for (gate, count) in &census.without {
        prop_assert_eq!(
            count,
            passing(&game.without(*gate), Within::All, round).len() as u64,
            "{:?}",
            gate
        );
    }
    for issue in game.issue_ids() {
        for option in game.option_ids(issue) {
            let with = all
                .iter()
                .filter(|deal| deal[issue.index()] == option)
                .count();
            prop_assert_eq!(&census.options[issue.index()][option.index()], with as u64);
        }
    }
    Ok(())
}

pub fn searches_find(game: &Game, round: u32) -> Result<(), TestCaseError> {
    let all = passing(game, Within::All, round);
    match space::existence(game, Within::All, round, &LIMITS).unwrap() {
        Existence::Yes(deal) => prop_assert!(all.contains(&deal)),
        Existence::No => prop_assert!(all.is_empty()),
        Existence::Undecided { .. } => prop_assert!(false, "small games are always decided"),
    }
    let possible = (0..=5).any(|round| !passing(game, Within::All, round).is_empty());
    let mut oracle = Oracle::new(game, Within::All).unwrap();
    prop_assert_eq!(oracle.in_some_round(game, &LIMITS), Some(possible));
    let set = DealSet::within(game, Within::All, round).unwrap();
    for party in game.party_ids() {
        let most = all.iter().map(|deal| game.worth(party, deal)).max();
        let best = space::best(&set, &Total::of(game, vec![party]), &LIMITS).best;
        prop_assert_eq!(best.map(|best| Points(best.key as i64)), most);
    }
    let players = game.signatories();
    let worth =
        |deal: &Deal| -> Vec<Points> { players.iter().map(|&p| game.worth(p, deal)).collect() };
    let mut points: Vec<Vec<Points>> = all.iter().map(&worth).collect();
    points.sort_by(|a, b| b.cmp(a));
    points.dedup();
    let beaten = |own: &Vec<Points>| {
        points
            .iter()
            .any(|o| o != own && o.iter().zip(own).all(|(o, m)| o >= m))
    };
    let want: Vec<Vec<Points>> = points.iter().filter(|own| !beaten(own)).cloned().collect();
    let frontier = space::frontier(&set, players, &LIMITS);
    let found: Vec<Vec<Points>> = frontier
        .points()
        .map(|point| point.worth().to_vec())
        .collect();
    prop_assert_eq!(found, want);
    let behind: u64 = all.iter().filter(|deal| !beaten(&worth(deal))).count() as u64;
    prop_assert_eq!(frontier.deals(), behind.into());
    // A solution gives every player at least no deal, outvoted or not.
    let arena = Arena::new(game).within(Within::All).round(round);
    let fair: Vec<&Deal> = all
        .iter()
        .filter(|deal| !players.iter().any(|&p| loses(game, p, deal, round)))
        .collect();
    match Nash.solve(&arena) {
        Ok(chosen) => prop_assert!(chosen.deals.iter().all(|deal| fair.contains(&deal))),
        Err(error) => prop_assert!(fair.is_empty() && error == NoSolution::Empty),
    }
    for deal in &all {
        let better = PostSettlement::of(&arena, deal).unwrap();
        let own = worth(deal);
        let some = all
            .iter()
            .map(&worth)
            .any(|other| other != own && other.iter().zip(&own).all(|(o, m)| o >= m));
        prop_assert_eq!(better.is_some(), some);
    }
    Ok(())
}

pub fn turns_are_right(game: &Game, round: u32) -> Result<(), TestCaseError> {
    let exact = Exact::of(game, round, &[], &LIMITS).unwrap();
    let some = !passing(game, Within::All, round).is_empty();
    prop_assert_eq!(exact.passes, Some(some));
    for binding in &exact.gates {
        let without = game.without(binding.gate);
        prop_assert_eq!(
            &binding.without,
            passing(&without, Within::All, round).len() as u64
        );
        let Gate::WalkAway(party) = binding.gate else {
            continue;
        };
        let passes = |need: Points| {
            !passing(&with_need(game, party, need, round), Within::All, round).is_empty()
        };
        match binding.turn {
            Turn::Need { most, .. } => {
                prop_assert!(
                    passes(most) && !passes(most + Points(1)),
                    "{:?}",
                    binding.gate
                );
            }
            Turn::Never => {
                let far = game.unit().size() * 1_000;
                prop_assert_eq!([Points(-far), Points(far)].map(passes), [some; 2]);
            }
            ref other => prop_assert!(false, "{:?}", other),
        }
    }
    if let Some(deadlock) = &exact.deadlock {
        prop_assert!(deadlock.complete);
        for correction in &deadlock.corrections {
            let gates: Vec<Gate> = correction
                .gates
                .iter()
                .map(|relaxed| relaxed.gate)
                .collect();
            let relaxed = game.without_all(&gates);
            prop_assert!(
                relaxed
                    .failures(&correction.deal, Within::All, round)
                    .is_empty()
            );
            for out in 0..gates.len() {
                let mut fewer = gates.clone();
                fewer.remove(out);
                prop_assert!(
                    passing(&game.without_all(&fewer), Within::All, round).is_empty(),
                    "{:?} is not minimal",
                    gates
                );
            }
        }
        for core in &deadlock.cores {
            let others: Vec<Gate> = game
                .gates()
                .into_iter()
                .filter(|gate| !core.contains(gate))
                .collect();
            prop_assert!(
                passing(&game.without_all(&others), Within::All, round).is_empty(),
                "{:?} is not a core",
                core
            );
        }
    }
    Ok(())
}

/// Every deal of a walk.
struct Walked(Vec<Deal>);

impl Visitor for Walked {
    fn deal(&mut self, deal: &[OptionId], _: &[Points]) -> Flow {
        self.0.push(Deal::new(deal));
        Flow::Continue(())
    }
}
