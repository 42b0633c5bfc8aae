//! What is told where the steps or the memory end early: every answer is consistent with the truth, and only what equals it
//! is called exact.

use crate::random::{deals, drawn, wide_game};
use crate::sized::config;
use proptest::prelude::*;
use zopa::concessions::{Exact, OptionRole, Turn};
use zopa::game::{Deal, Game, Points, Within};
use zopa::scenario::PartyId;
use zopa::solutions::{Arena, Egalitarian, Nash, NoSolution, Solution, Utilitarian};
use zopa::space::{self, Budget, DealCount, DealSet, Existence, Frontier, Limits};

/// From nothing to plenty.
const STEPS: [u64; 9] = [0, 1, 3, 10, 30, 100, 1_000, 10_000, 1_000_000];
const BYTES: [u64; 6] = [0, 100, 1_000, 10_000, 100_000, Limits::MEMORY];

/// Games with a few links and rules, and the same with more of them, bodies, and a quota that binds.
fn game() -> impl Strategy<Value = Game> {
    prop_oneof![wide_game(), drawn(3, true)]
}

/// Deals within gates on day one, one by one.
fn within(game: &Game, within: Within) -> Vec<Deal> {
    let mut all = deals(game);
    all.retain(|deal| game.failures(deal, within, 0).is_empty());
    all
}

/// A count holds what is true, and is exact only if it is that.
fn holds(count: &DealCount, truth: usize) -> Result<(), TestCaseError> {
    let truth = num_bigint::BigUint::from(truth);
    prop_assert!(
        *count.at_least() <= truth && truth <= *count.at_most(),
        "{count:?} for {truth}"
    );
    if let Some(exact) = count.exact() {
        prop_assert_eq!(exact, &truth);
    }
    Ok(())
}

/// A frontier within its limits against all deals.
fn frontier_holds(
    frontier: &Frontier,
    game: &Game,
    players: &[PartyId],
    all: &[Deal],
) -> Result<(), TestCaseError> {
    let worth =
        |deal: &Deal| -> Vec<Points> { players.iter().map(|&p| game.worth(p, deal)).collect() };
    let worths: Vec<Vec<Points>> = all.iter().map(worth).collect();
    let above = |a: &[Points], b: &[Points]| a.iter().zip(b).all(|(a, b)| a >= b);
    for point in frontier.points() {
        prop_assert!(
            worths.iter().any(|worth| worth == point.worth()),
            "no deal has this worth"
        );
        let behind = point.lowest();
        prop_assert_eq!(worth(&behind), point.worth());
        prop_assert!(all.contains(&behind));
        let count = worths
            .iter()
            .filter(|worth| *worth == point.worth())
            .count();
        prop_assert!(point.count() <= count.into());
        if frontier.complete() && frontier.epsilon() == Points::ZERO {
            prop_assert_eq!(point.count(), count.into());
        }
    }
    if !frontier.complete() {
        return Ok(());
    }
    let epsilon = frontier.epsilon();
    if epsilon == Points::ZERO {
        // Exact: every undominated worth, and nothing else.
        let mut best: Vec<&Vec<Points>> = worths
            .iter()
            .filter(|a| !worths.iter().any(|b| b != *a && above(b, a)))
            .collect();
        best.sort();
        best.dedup();
        let mut told: Vec<&[Points]> = frontier.points().map(|point| point.worth()).collect();
        told.sort();
        prop_assert_eq!(
            told,
            best.into_iter().map(Vec::as_slice).collect::<Vec<_>>()
        );
        return Ok(());
    }
    // Whoever clears every floor by ε has a point that gives nobody less by more than that.
    for deal in all {
        let clear =
            game.party_ids()
                .all(|p| match (game.no_deal_at(p, 0), game.consent_stage(p)) {
                    (Some(floor), Some(_)) => game.worth(p, deal) >= floor + epsilon,
                    _ => true,
                });
        let near = frontier.points().any(|point| {
            point
                .worth()
                .iter()
                .zip(worth(deal))
                .all(|(a, b)| *a + epsilon >= b)
        });
        prop_assert!(!clear || near, "missed by more than {epsilon:?}");
    }
    Ok(())
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn counts_hold_what_is_true(game in game()) {
        let stages = [Within::RedLines, Within::Zopa, Within::Consents, Within::All];
        let truth = stages.map(|stage| within(&game, stage).len());
        let passing = within(&game, Within::All);
        for steps in STEPS {
            let budget = Budget::steps(3 * steps);
            for limits in [Limits::steps(steps), Limits::steps(steps).out_of(&budget)] {
                let funnel = space::funnel(&game, 0, &limits).unwrap();
                for (stage, truth) in stages.into_iter().zip(truth) {
                    holds(funnel.deals(stage), truth)?;
                }
                let set = DealSet::within(&game, Within::All, 0).unwrap();
                holds(&space::count(&set, &limits), passing.len())?;
                let census = space::census(&game, 0, &limits).unwrap();
                holds(census.passing(), passing.len())?;
                for (gate, without) in &census.without {
                    let all = deals(&game);
                    let others = |deal: &&Deal| game.failures(deal, Within::All, 0).iter().all(|failed| failed == gate);
                    let alone = all.iter().filter(others).count();
                    // Whoever can be outvoted is relaxed with the others.
                    if game.outvoting().is_none() {
                        holds(without, alone)?;
                    }
                }
                for (issue, row) in game.issue_ids().zip(&census.options) {
                    for (option, count) in game.option_ids(issue).zip(row) {
                        let own = passing.iter().filter(|deal| deal[issue.index()] == option).count();
                        holds(count, own)?;
                    }
                }
            }
        }
    }

    #[test]
    fn searches_for_one_or_the_best_do_not_claim_too_much(game in game()) {
        let whole = Arena::new(&game).within(Within::All);
        let all = within(&game, Within::All);
        let solutions: [&dyn Solution; 3] = [&Nash, &Egalitarian, &Utilitarian];
        for steps in STEPS {
            let budget = Budget::steps(2 * steps);
            for limits in [Limits::steps(steps), Limits::steps(steps).out_of(&budget)] {
                match space::existence(&game, Within::All, 0, &limits).unwrap() {
                    Existence::Yes(deal) => prop_assert!(all.contains(&deal)),
                    Existence::No => prop_assert!(all.is_empty()),
                    Existence::Undecided { .. } => {}
                }
                let listed = space::list(&DealSet::within(&game, Within::All, 0).unwrap(), 1_000, &limits);
                prop_assert!(listed.deals.iter().all(|deal| all.contains(deal)));
                prop_assert!(!listed.complete || listed.deals.len() == all.len());
                for solution in solutions {
                    let exact = solution.solve(&whole);
                    let stopped = Arena::new(&game).within(Within::All).limits(limits);
                    match (solution.solve(&stopped), exact) {
                        (Err(NoSolution::Undecided), _) => {}
                        (Ok(found), Ok(exact)) => match found.at_most {
                            None => prop_assert_eq!(found, exact),
                            Some(bound) => {
                                let scale = exact.measure.abs().max(1e-12);
                                prop_assert!(found.measure <= exact.measure + scale * 1e-9);
                                prop_assert!(exact.measure <= bound + scale * 1e-9, "{} {bound}", exact.measure);
                                prop_assert!(found.deals.iter().all(|deal| all.contains(deal)));
                            }
                        },
                        (got, want) => prop_assert_eq!(got, want),
                    }
                }
            }
        }
    }

    #[test]
    fn frontiers_are_exact_only_where_they_say_so(game in game()) {
        let players = game.signatories().to_vec();
        let zopa = within(&game, Within::Consents);
        let set = DealSet::within(&game, Within::Consents, 0).unwrap();
        for steps in STEPS {
            for memory in [0, 1_000, Limits::MEMORY] {
                let budget = Budget::steps(steps.saturating_mul(2));
                let limits = Limits { memory, ..Limits::steps(steps).out_of(&budget) };
                frontier_holds(&space::frontier(&set, &players, &limits), &game, &players, &zopa)?;
            }
        }
        for memory in BYTES {
            let limits = Limits { memory, ..Limits::DEFAULT };
            let frontier = space::frontier(&set, &players, &limits);
            prop_assert!(frontier.complete());
            frontier_holds(&frontier, &game, &players, &zopa)?;
        }
    }

    #[test]
    fn what_explains_is_true_as_far_as_it_goes(game in game()) {
        let all = within(&game, Within::All);
        let whole = Exact::of(&game, 0, &[], &Limits::DEFAULT).unwrap();
        for steps in STEPS {
            let budget = Budget::steps(4 * steps);
            let limits = Limits::steps(steps).out_of(&budget);
            for exact in [Exact::of(&game, 0, &[], &limits).unwrap(), Exact::searched(&game, 0, &[], &limits).unwrap()] {
                if let Some(passes) = exact.passes {
                    prop_assert_eq!(passes, !all.is_empty());
                }
                for (issue, row) in game.issue_ids().zip(&exact.fates) {
                    for (option, fate) in game.option_ids(issue).zip(row) {
                        let own = all.iter().filter(|deal| deal[issue.index()] == option).count();
                        holds(&fate.deals, own)?;
                        if let Some(possible) = fate.possible {
                            prop_assert_eq!(possible, own > 0);
                        }
                        match fate.standing {
                            OptionRole::Must => prop_assert_eq!(own, all.len()),
                            OptionRole::Kills => prop_assert!(own == 0 && !all.is_empty()),
                            OptionRole::Moot => prop_assert!(all.is_empty()),
                            OptionRole::Nearly | OptionRole::Open => {}
                        }
                    }
                }
                for position in &exact.positions {
                    let full = whole.positions.iter().find(|full| full.stance.party == position.stance.party).unwrap();
                    for (least, full) in position.least.iter().zip(&full.least) {
                        prop_assert!(least.option.is_none() || least.points >= full.points);
                        prop_assert!(!least.proven || least == full);
                    }
                    for package in &position.packages {
                        prop_assert!(all.contains(&package.cheapest.deal));
                        prop_assert!(full.packages.iter().any(|known| known.issues.within(&package.issues)));
                    }
                    if position.complete {
                        prop_assert_eq!(position.packages.len(), full.packages.len());
                    }
                }
                for (gate, full) in exact.gates.iter().zip(&whole.gates) {
                    prop_assert_eq!(gate.gate, full.gate);
                    match &gate.turn {
                        Turn::Unknown => {}
                        // Each is enough by itself, and a search that was cut short may not have come to the others.
                        Turn::Options(issue, options) => match &full.turn {
                            Turn::Options(same, all) => {
                                prop_assert_eq!(issue, same);
                                prop_assert!(options.iter().all(|option| all.contains(option)));
                            }
                            other => prop_assert!(false, "{other:?}"),
                        },
                        turn => prop_assert_eq!(turn, &full.turn),
                    }
                }
                if let (Some(deadlock), Some(full)) = (&exact.deadlock, &whole.deadlock) {
                    prop_assert!(!deadlock.complete || deadlock.cores == full.cores);
                    for correction in &deadlock.corrections {
                        let gates: Vec<_> = correction.gates.iter().map(|relaxed| relaxed.gate).collect();
                        let failed = game.failures(&correction.deal, Within::All, 0);
                        prop_assert!(game.outvoting().is_some() || failed.iter().all(|gate| gates.contains(gate)));
                    }
                }
                for firm in &exact.firm {
                    let full = whole.firm.iter().find(|full| (full.party, full.issue) == (firm.party, firm.issue));
                    if let (Some(possible), Some(full)) = (firm.possible, full) {
                        prop_assert_eq!(Some(possible), full.possible);
                    }
                }
            }
        }
    }

    /// Searches one after the other never take more than what they share, but for the last step.
    #[test]
    fn a_budget_is_shared(game in game(), steps in 0_u64..500) {
        let budget = Budget::steps(steps);
        let limits = Limits::DEFAULT.out_of(&budget);
        let set = DealSet::within(&game, Within::All, 0).unwrap();
        for _ in 0..200 {
            let _ = space::list(&set, 10, &limits);
            let _ = space::frontier(&set, game.signatories(), &limits);
            let _ = space::count(&set, &limits);
        }
        prop_assert!(budget.left() <= steps);
        if budget.is_spent() {
            let listed = space::list(&set, 10, &limits);
            prop_assert!(listed.deals.is_empty());
        }
    }
}
