//! Which concessions lead to a settlement: every exact answer against one look at each deal, on random small games.

use crate::random::{deals, game, wide_game};
use crate::sized::config;
use proptest::prelude::*;
use std::collections::BTreeSet;
use zopa::concessions::{Exact, OptionRole, Position, Stance, Subset, Target, Turn};
use zopa::game::{Deal, Game, Gate, Points, Votes, Within};
use zopa::scenario::{IssueId, OptionId, PartyId};
use zopa::space::Limits;

pub const PLENTY: Limits<'static> = Limits::DEFAULT;

/// The deals that fail no gate.
fn passing(game: &Game, round: u32) -> Vec<Deal> {
    let all = deals(game).into_iter();
    all.filter(|deal| game.failures(deal, Within::All, round).is_empty())
        .collect()
}

/// Every subset of 0…n−1 as the numbers in it.
fn subsets(n: usize) -> impl Iterator<Item = BTreeSet<usize>> {
    (0..1_u64 << n).map(move |bits| (0..n).filter(|i| bits >> i & 1 == 1).collect())
}

/// The inclusion-minimal ones of some sets.
fn minimal(sets: &BTreeSet<BTreeSet<usize>>) -> BTreeSet<BTreeSet<usize>> {
    let beaten = |set: &BTreeSet<usize>| {
        sets.iter()
            .any(|other| other != set && other.is_subset(set))
    };
    sets.iter().filter(|set| !beaten(set)).cloned().collect()
}

fn told(sets: impl IntoIterator<Item = Subset>) -> BTreeSet<BTreeSet<usize>> {
    sets.into_iter().map(|set| set.iter().collect()).collect()
}

/// The best text inside the rules and the party's own red lines, the lowest of several.
fn opening(game: &Game, party: PartyId) -> Option<Deal> {
    let all = deals(game).into_iter();
    let own = all.filter(|deal| {
        let broken = game.failures(deal, Within::Anything, 0);
        broken.is_empty() && game.inside_own_red_lines(party, deal)
    });
    own.fold(None, |best: Option<Deal>, deal| match best {
        Some(best) if game.worth(party, &best) >= game.worth(party, &deal) => Some(best),
        _ => Some(deal),
    })
}

fn payoff(game: &Game, party: PartyId, issue: usize, deal: &Deal) -> Points {
    game.payoff(party, IssueId(issue as u16), deal[issue])
}

/// On which issues a party moves in a deal.
fn moves(game: &Game, party: PartyId, opening: &Deal, deal: &Deal) -> BTreeSet<usize> {
    (0..deal.len())
        .filter(|&i| payoff(game, party, i, deal) < payoff(game, party, i, opening))
        .collect()
}

fn lost(game: &Game, party: PartyId, opening: &Deal, deal: &Deal) -> Vec<Points> {
    (0..deal.len())
        .map(|i| (payoff(game, party, i, opening) - payoff(game, party, i, deal)).max(Points::ZERO))
        .collect()
}

fn check_options(exact: &Exact<'_>, passing: &[Deal]) {
    for issue in exact.game.issue_ids() {
        for option in exact.game.option_ids(issue) {
            let fate = &exact.fates[issue.index()][option.index()];
            let n = passing
                .iter()
                .filter(|deal| deal[issue.index()] == option)
                .count();
            assert_eq!(fate.deals, n as u64);
            assert_eq!(fate.possible, Some(n > 0));
            let alone = exact.game.sizes()[issue.index()] == 1;
            let want = match (passing.len(), n) {
                (0, _) => OptionRole::Moot,
                (_, 0) => OptionRole::Kills,
                (all, n) if n == all && !alone => OptionRole::Must,
                (all, n) if 10 * n >= 9 * all && !alone => OptionRole::Nearly,
                _ => OptionRole::Open,
            };
            assert_eq!(fate.standing, want);
        }
    }
}

fn check_position(game: &Game, position: &Position, others: &[Stance], passing: &[Deal]) {
    let (party, open) = (position.stance.party, &position.stance.opening);
    for (issue, least) in position.least.iter().enumerate() {
        let gives = passing
            .iter()
            .map(|deal| lost(game, party, open, deal)[issue]);
        assert_eq!(Some(least.points), gives.min());
        assert!(least.proven);
        // In steps: distinct payoffs below the opening's, down to the one that is given.
        let payoffs = game.payoffs(party, IssueId(issue as u16));
        let (from, to) = (
            payoffs[open[issue].index()],
            payoffs[least.option.unwrap().index()],
        );
        let between: BTreeSet<Points> = payoffs
            .iter()
            .copied()
            .filter(|&u| to <= u && u < from)
            .collect();
        assert_eq!(least.steps, between.len());
    }
    let masks: BTreeSet<_> = passing
        .iter()
        .map(|deal| moves(game, party, open, deal))
        .collect();
    let found = position
        .packages
        .iter()
        .map(|package| package.issues.clone());
    assert_eq!(told(found), minimal(&masks));
    assert!(position.complete);
    for package in &position.packages {
        let set: BTreeSet<usize> = package.issues.iter().collect();
        let behind = passing
            .iter()
            .filter(|deal| moves(game, party, open, deal) == set);
        if let Some(deals) = package.deals {
            assert_eq!(deals, behind.clone().count());
        }
        let most = behind
            .clone()
            .map(|deal| game.worth(party, deal))
            .max()
            .unwrap();
        let cheapest = &package.cheapest;
        assert!(cheapest.proven);
        assert_eq!(cheapest.cost, game.worth(party, open) - most);
        // The lowest of equals.
        let first = behind.clone().find(|deal| game.worth(party, deal) == most);
        assert_eq!(Some(&cheapest.deal), first);
        for back in &cheapest.in_return {
            let other = others
                .iter()
                .find(|stance| stance.party == back.party)
                .unwrap();
            let told: BTreeSet<usize> = back.issues.iter().collect();
            assert_eq!(
                told,
                moves(game, back.party, &other.opening, &cheapest.deal)
            );
            let worth = |deal: &Deal| game.worth(back.party, deal);
            assert_eq!(back.cost, worth(&other.opening) - worth(&cheapest.deal));
        }
    }
    let costs = position
        .packages
        .iter()
        .map(|package| package.cheapest.cost);
    assert!(costs.clone().zip(costs.skip(1)).all(|(a, b)| a <= b));
    // Holding firm on all of a set leaves no deal.
    let blocks = |set: &BTreeSet<usize>| masks.iter().all(|mask| !mask.is_disjoint(set));
    let want: BTreeSet<_> = subsets(open.len()).filter(blocks).collect();
    assert_eq!(told(position.firm.iter().cloned()), minimal(&want));
    if let Some(vectors) = &position.vectors {
        let all: BTreeSet<Vec<Points>> = passing
            .iter()
            .map(|deal| lost(game, party, open, deal))
            .collect();
        let beaten = |v: &Vec<Points>| {
            let mut others = all.iter();
            others.any(|other| other != v && other.iter().zip(v).all(|(a, b)| a <= b))
        };
        let want: Vec<Vec<Points>> = all.iter().filter(|v| !beaten(v)).cloned().collect();
        assert_eq!(vectors, &want);
    }
    let best = position.best.as_ref().unwrap();
    let most = passing
        .iter()
        .map(|deal| game.worth(party, deal))
        .max()
        .unwrap();
    assert_eq!(best.cost, game.worth(party, open) - most);
}

/// Without whose say the party could stay with its opening. // case 59
fn check_for_whom(exact: &Exact<'_>, game: &Game, round: u32) {
    let gates: Vec<Gate> = exact.gates.iter().map(|binding| binding.gate).collect();
    let side = |party: PartyId| {
        let of = |gate: &Gate| match *gate {
            Gate::Rule(_) => false,
            Gate::RedLine(p, _) | Gate::WalkAway(p) | Gate::Consent(p) => p == party,
            Gate::Ratifier(body) => game.ratifiers()[usize::from(body.0)].party == party,
        };
        gates.iter().copied().filter(of).collect::<Vec<_>>()
    };
    for position in &exact.positions {
        let own = position.stance.party;
        for (n, least) in position.least.iter().enumerate() {
            let issue = IssueId(n as u16);
            let whom = game.party_ids().filter(|&party| {
                let gates = side(party);
                let without = game.without_all(&gates);
                let stays = |deal: &Deal| position.stance.holds(game, issue, deal[n]);
                party != own && !gates.is_empty() && passing(&without, round).iter().any(stays)
            });
            let whom: Vec<PartyId> = match least.points > Points::ZERO {
                true => whom.collect(),
                false => Vec::new(),
            };
            assert_eq!(position.for_whom[n], whom);
        }
    }
}

fn check_firm(exact: &Exact<'_>, passing: &[Deal]) {
    let game = exact.game;
    let mut asked = 0;
    for position in &exact.positions {
        let (party, open) = (position.stance.party, &position.stance.opening);
        for issue in 0..open.len() {
            let moved =
                |deal: &&Deal| payoff(game, party, issue, deal) < payoff(game, party, issue, open);
            let found = exact
                .firm
                .iter()
                .find(|firm| (firm.party, firm.issue.index()) == (party, issue));
            assert_eq!(found.is_some(), passing.iter().any(|deal| moved(&deal)));
            let Some(firm) = found else { continue };
            asked += 1;
            let left: Vec<Deal> = passing
                .iter()
                .filter(|deal| !moved(deal))
                .cloned()
                .collect();
            assert_eq!(firm.possible, Some(!left.is_empty()));
            assert_eq!(firm.deals.clone().unwrap(), left.len() as u64);
            let mut want = Vec::new();
            for other in &exact.positions {
                let (who, open) = (other.stance.party, &other.stance.opening);
                for at in (0..open.len()).filter(|&at| (who, at) != (party, issue)) {
                    let least = |deals: &[Deal]| {
                        deals
                            .iter()
                            .map(|deal| lost(game, who, open, deal)[at])
                            .min()
                    };
                    if let (Some(before), Some(now)) = (least(passing), least(&left))
                        && now > before
                    {
                        want.push((who, at, before, now));
                    }
                }
            }
            let told: Vec<_> = firm
                .instead
                .iter()
                .map(|i| (i.party, i.issue.index(), i.before, i.now.points))
                .collect();
            assert_eq!(told, want);
        }
    }
    assert_eq!(asked, exact.firm.len());
}

/// The same game with another need at a gate.
fn passes_with(game: &Game, round: u32, gate: Gate, need: Points) -> bool {
    deals(game).iter().any(|deal| {
        let failed = game.failures(deal, Within::All, round);
        let others = failed.iter().all(|&other| other == gate);
        let (party, _) = game.need(gate, round).unwrap();
        let asked = match gate {
            Gate::Ratifier(body) => game.ratifiers()[usize::from(body.0)].only_if.holds(deal),
            _ => true,
        };
        others && (!asked || game.worth(party, deal) >= need)
    })
}

fn check_gates(exact: &Exact<'_>, passing: &[Deal]) {
    let (game, round) = (exact.game, exact.round);
    let some = !passing.is_empty();
    for binding in &exact.gates {
        let only = |deal: &Deal| {
            game.failures(deal, Within::All, round)
                .iter()
                .all(|&g| g == binding.gate)
        };
        let without = deals(game).iter().filter(|deal| only(deal)).count();
        assert_eq!(binding.without, without as u64, "{:?}", binding.gate);
        match (&binding.turn, game.need(binding.gate, round)) {
            (
                Turn::Need {
                    now, most, votes, ..
                },
                Some((_, need)),
            ) => {
                assert_eq!(*now, need);
                // Up to `most` something passes, one unit above nothing does.
                assert!(passes_with(game, round, binding.gate, *most));
                assert!(!passes_with(game, round, binding.gate, *most + Points(1)));
                assert_eq!(some, *most >= need);
                if let Some(yes) = votes
                    && let Gate::Ratifier(body) = binding.gate
                {
                    let threshold = |yes| {
                        Votes {
                            yes,
                            ..game.ratifiers()[usize::from(body.0)].votes
                        }
                        .threshold(game.unit())
                    };
                    assert_eq!(
                        passes_with(game, round, binding.gate, threshold(*yes)),
                        !some
                    );
                }
            }
            (Turn::Never, Some(_)) => {
                let far = game.unit().size() * 1_000;
                for need in [Points(-far), Points(far)] {
                    assert_eq!(passes_with(game, round, binding.gate, need), some);
                }
            }
            (Turn::Options(issue, options), None) => {
                assert!(!some);
                let enough: Vec<OptionId> = game
                    .option_ids(*issue)
                    .filter(|&o| {
                        deals(game)
                            .iter()
                            .any(|deal| deal[issue.index()] == o && only(deal))
                    })
                    .collect();
                assert_eq!(&enough, options);
            }
            (Turn::Removed, None) => assert!(!some && without > 0),
            (Turn::Never, None) => assert!(some || without == 0),
            (turn, need) => panic!("{:?}: {turn:?} with {need:?}", binding.gate),
        }
    }
}

/// Cores, corrections and their prices among some deals, by looking at the gates that each fails.
fn check_deadlock(deadlock: &zopa::concessions::Deadlock, game: &Game, round: u32, these: &[Deal]) {
    let gates = game.gates();
    let place = |gate: &Gate| gates.iter().position(|known| known == gate).unwrap();
    let fails: Vec<(BTreeSet<usize>, &Deal)> = these
        .iter()
        .map(|deal| {
            (
                game.failures(deal, Within::All, round)
                    .iter()
                    .map(place)
                    .collect(),
                deal,
            )
        })
        .collect();
    let masks: BTreeSet<_> = fails.iter().map(|(mask, _)| mask.clone()).collect();
    let corrections = minimal(&masks);
    assert!(deadlock.complete);
    let told: Vec<BTreeSet<usize>> = deadlock
        .corrections
        .iter()
        .map(|c| c.gates.iter().map(|relaxed| place(&relaxed.gate)).collect())
        .collect();
    assert_eq!(told.iter().cloned().collect::<BTreeSet<_>>(), corrections);
    assert_eq!(told.len(), corrections.len());
    for (correction, set) in deadlock.corrections.iter().zip(&told) {
        let price = |deal: &Deal| -> Points {
            let failed = game.failures(deal, Within::All, round).into_iter();
            failed
                .filter_map(|gate| {
                    game.need(gate, round)
                        .map(|(party, need)| need - game.worth(party, deal))
                })
                .sum()
        };
        let behind = fails
            .iter()
            .filter(|(mask, _)| mask == set)
            .map(|(_, deal)| price(deal));
        assert_eq!(Some(correction.points), behind.min());
        assert_eq!(price(&correction.deal), correction.points);
        assert!(correction.proven);
    }
    // A core is a minimal set of gates of which every deal fails one. Many gates have too many subsets for this.
    if gates.len() <= 12 {
        let jointly = |set: &BTreeSet<usize>| masks.iter().all(|mask| !mask.is_disjoint(set));
        let want: BTreeSet<_> = subsets(gates.len()).filter(jointly).collect();
        let told: BTreeSet<BTreeSet<usize>> = deadlock
            .cores
            .iter()
            .map(|core| core.iter().map(place).collect())
            .collect();
        assert_eq!(told, minimal(&want));
    }
}

pub fn check(game: &Game, round: u32) {
    let passing = passing(game, round);
    for exact in [
        Exact::of(game, round, &[], &PLENTY).unwrap(),
        Exact::searched(game, round, &[], &PLENTY).unwrap(),
    ] {
        assert_eq!(exact.passes, Some(!passing.is_empty()));
        assert_eq!(exact.census.passing(), passing.len() as u64);
        check_options(&exact, &passing);
        for stance in &exact.stances {
            assert_eq!(Some(&stance.opening), opening(game, stance.party).as_ref());
        }
        assert_eq!(exact.positions.is_empty(), passing.is_empty());
        for position in &exact.positions {
            check_position(game, position, &exact.stances, &passing);
        }
        check_for_whom(&exact, game, round);
        check_firm(&exact, &passing);
        check_gates(&exact, &passing);
        assert_eq!(exact.deadlock.is_some(), passing.is_empty());
        if let Some(deadlock) = &exact.deadlock {
            check_deadlock(deadlock, game, round, &deals(game));
        }
    }
}

fn check_target(game: &Game, round: u32, terms: Vec<(IssueId, OptionId)>) {
    let exact = Exact::of(game, round, &[], &PLENTY).unwrap();
    let has = |deal: &Deal| terms.iter().all(|(i, o)| deal[i.index()] == *o);
    let with: Vec<Deal> = deals(game).into_iter().filter(has).collect();
    let passing = passing(game, round);
    let passing_with = passing.iter().filter(|deal| has(deal)).count();
    let target = Target::of(
        game,
        round,
        terms.clone(),
        &exact.stances,
        &exact.passing,
        &PLENTY,
    )
    .unwrap();
    assert_eq!(target.passing, passing_with as u64);
    assert_eq!(target.deadlock.is_some(), passing_with == 0);
    if let Some(deadlock) = &target.deadlock {
        check_deadlock(deadlock, game, round, &with);
    }
    for stake in &target.stakes {
        let most = |deals: &mut dyn Iterator<Item = &Deal>| {
            deals.map(|deal| game.worth(stake.party, deal)).max()
        };
        assert_eq!(stake.best, most(&mut passing.iter()));
        assert_eq!(
            stake.with,
            most(&mut passing.iter().filter(|deal| has(deal)))
        );
    }
    assert_eq!(target.text.is_some(), terms.len() == game.sizes().len());
    if let Some(text) = &target.text {
        let failed: Vec<Gate> = text.failures.iter().map(|relaxed| relaxed.gate).collect();
        assert_eq!(failed, game.failures(&text.text, Within::All, round));
        let changed = |deal: &Deal| -> BTreeSet<usize> {
            (0..deal.len())
                .filter(|&i| deal[i] != text.text[i])
                .collect()
        };
        let want = if failed.is_empty() {
            BTreeSet::new()
        } else {
            minimal(&passing.iter().map(changed).collect())
        };
        assert_eq!(told(text.amendments.iter().map(|a| a.issues.clone())), want);
        for amendment in &text.amendments {
            assert!(passing.contains(&amendment.deal));
            assert_eq!(changed(&amendment.deal), amendment.issues.iter().collect());
        }
    }
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn all_answers_are_those_of_every_deal_looked_at(game in game(), round in 0_u32..3) {
        check(&game, round);
    }

    #[test]
    fn with_more_gates_too(game in wide_game(), round in 0_u32..3) {
        check(&game, round);
    }

    #[test]
    fn targets_too(game in wide_game(), picks in prop::collection::vec(any::<u16>(), 4), named in 0_usize..=4) {
        let terms = game.issue_ids().zip(&picks).take(named);
        let terms = terms.map(|(i, pick)| (i, OptionId(pick % game.sizes()[i.index()]))).collect();
        check_target(&game, 0, terms);
    }
}
