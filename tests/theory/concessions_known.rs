//! Which concessions lead to a settlement: the known answers of the first flagship, and what the random games meet.

use crate::concessions::{PLENTY, check};
use crate::random::wide_game;
use proptest::prelude::*;
use std::collections::BTreeSet;
use zopa::concessions::{Exact, OptionRole, Turn};
use zopa::game::Gate;
use zopa::scenario::IssueId;
use zopa::space::Limits;

/// The scenario as it was when its known answers were counted.
fn known(settings: &[zopa::format::Setting]) -> zopa::scenario::Scenario {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/known/mar-a-lago.toml");
    let source = zopa::format::Source::load(std::path::Path::new(file)).unwrap();
    zopa::format::read(&source, settings).unwrap().scenario
}

#[test]
fn the_first_flagship_on_day_one() {
    let game = zopa::game::compile(&known(&[]));
    let exact = Exact::of(&game, 0, &[], &PLENTY).unwrap();
    assert_eq!(exact.census.passing(), 45);
    let named = |issue: &str, option: &str| {
        let issues = &game.frame().issues;
        let at = issues.iter().position(|known| known.id == issue).unwrap();
        let option = issues[at]
            .options
            .iter()
            .position(|known| known == option)
            .unwrap();
        exact.fates[at][option].clone()
    };
    for (issue, option) in [
        ("guarantees", "binding-treaty"),
        ("monitoring", "joint-monitors"),
    ] {
        let fate = named(issue, option);
        assert_eq!(
            (fate.standing, fate.deals),
            (OptionRole::Must, 45_u64.into())
        );
    }
    let fate = named("donbas", "demilitarised-zone");
    assert_eq!(
        (fate.standing, fate.deals),
        (OptionRole::Nearly, 44_u64.into())
    );
    check(&game, 0);
}

/// The design's prototype took all red lines of a party as one gate and found 5 corrections and 3 cores. Issue by issue one
/// of these corrections is two: Ukraine gives up its red line on Donbas, or that on guarantees.
#[test]
fn the_first_flagship_with_a_russia_that_wants_more() {
    let setting = zopa::format::Setting::new("party.russia.no_deal.value", 75);
    let game = zopa::game::compile(&known(&[setting]));
    let exact = Exact::of(&game, 0, &[], &PLENTY).unwrap();
    let deadlock = exact.deadlock.unwrap();
    assert_eq!((deadlock.cores.len(), deadlock.corrections.len()), (3, 6));
    let by_party = |gate: &Gate| match *gate {
        Gate::RedLine(party, _) => Gate::RedLine(party, IssueId(0)),
        gate => gate,
    };
    let joined: BTreeSet<BTreeSet<Gate>> = deadlock
        .corrections
        .iter()
        .map(|c| {
            c.gates
                .iter()
                .map(|relaxed| by_party(&relaxed.gate))
                .collect()
        })
        .collect();
    assert_eq!(joined.len(), 5);
    let cores = deadlock
        .cores
        .iter()
        .map(|core| core.iter().map(by_party).collect::<BTreeSet<_>>());
    assert_eq!(cores.collect::<BTreeSet<_>>().len(), 3);
    // The cheapest: Russia comes down to what it can get at most.
    let first = &deadlock.corrections[0];
    assert_eq!(first.gates.len(), 1);
    assert_eq!(first.points, game.unit().points(8.3));
}

/// What makes the comparisons above worth something: the games meet all that is asked about.
#[test]
fn the_random_games_meet_what_is_asked() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let strategy = wide_game();
    let mut met = std::collections::BTreeMap::<&str, usize>::new();
    for _ in 0..400 {
        let game = proptest::strategy::ValueTree::current(&strategy.new_tree(&mut runner).unwrap());
        let exact = Exact::of(&game, 0, &[], &PLENTY).unwrap();
        let mut meet =
            |what: &'static str, is: bool| *met.entry(what).or_default() += usize::from(is);
        meet("a deal passes", exact.passes == Some(true));
        meet(
            "several packages",
            exact.positions.iter().any(|p| p.packages.len() > 1),
        );
        meet(
            "a package of several issues",
            exact
                .positions
                .iter()
                .any(|p| p.packages.iter().any(|one| one.issues.len() > 1)),
        );
        meet(
            "several vectors",
            exact
                .positions
                .iter()
                .any(|p| p.vectors.as_ref().is_some_and(|v| v.len() > 1)),
        );
        meet(
            "firmness is impossible",
            exact.firm.iter().any(|firm| firm.possible == Some(false)),
        );
        meet(
            "somebody else must move",
            exact
                .firm
                .iter()
                .any(|firm| firm.instead.iter().any(|i| i.party != firm.party)),
        );
        let deadlock = exact.deadlock.as_ref();
        meet(
            "several corrections",
            deadlock.is_some_and(|d| d.corrections.len() > 1),
        );
        meet("several cores", deadlock.is_some_and(|d| d.cores.len() > 1));
        let joint = |d: &zopa::concessions::Deadlock| {
            d.corrections
                .iter()
                .any(|c| c.gates.iter().filter(|g| g.short.is_some()).count() > 1)
        };
        meet("needs relaxed together", deadlock.is_some_and(joint));
        let turns = |is: &dyn Fn(&Turn) -> bool| exact.gates.iter().any(|gate| is(&gate.turn));
        meet(
            "a need that turns",
            turns(&|turn| matches!(turn, Turn::Need { .. })),
        );
        meet(
            "a red line that turns",
            turns(&|turn| matches!(turn, Turn::Options(..))),
        );
        meet(
            "a rule that turns",
            turns(&|turn| matches!(turn, Turn::Removed)),
        );
    }
    assert!(met.values().all(|&n| n >= 5), "{met:?}");
}

proptest! {
    /// Whatever is told under limits that end too early is what plenty of steps tell, or is said not to be known.
    #[test]
    fn what_is_told_in_a_hurry_is_true(game in wide_game(), steps in 1_u64..60) {
        let hurried = Exact::searched(&game, 0, &[], &Limits::steps(steps)).unwrap();
        let exact = Exact::of(&game, 0, &[], &PLENTY).unwrap();
        prop_assert!(hurried.passes.is_none() || hurried.passes == exact.passes);
        for (quick, sure) in hurried.fates.iter().flatten().zip(exact.fates.iter().flatten()) {
            prop_assert!(quick.possible.is_none() || quick.possible == sure.possible);
            prop_assert!(quick.deals.at_least() <= sure.deals.about() && sure.deals.about() <= quick.deals.at_most());
            let claims = [OptionRole::Must, OptionRole::Kills, OptionRole::Moot].contains(&quick.standing);
            prop_assert!(!claims || quick.standing == sure.standing);
        }
        for (quick, sure) in hurried.gates.iter().zip(&exact.gates) {
            // Of the options that turn the answer, a search that is cut short may find only some.
            let told = match (&quick.turn, &sure.turn) {
                (Turn::Unknown, _) => true,
                (Turn::Options(issue, some), Turn::Options(of, all)) => {
                    issue == of && some.iter().all(|option| all.contains(option))
                }
                (quick, sure) => quick == sure,
            };
            prop_assert!(told, "{quick:?} {sure:?}");
        }
        for (quick, sure) in hurried.positions.iter().zip(&exact.positions) {
            let proven = |n: usize| quick.least[n].proven;
            prop_assert!((0..quick.least.len()).all(|n| !proven(n) || quick.least[n].points == sure.least[n].points));
            prop_assert!(!quick.complete || quick.packages.len() == sure.packages.len());
            // A set that is told to be enough holds a minimal one.
            let enough = |set: &zopa::concessions::Subset| sure.packages.iter().any(|one| one.issues.within(set));
            prop_assert!(quick.packages.iter().all(|package| enough(&package.issues)));
        }
        if let (Some(quick), Some(sure)) = (&hurried.deadlock, &exact.deadlock) {
            prop_assert!(!quick.complete || quick.cores.len() == sure.cores.len());
        }
    }
}
