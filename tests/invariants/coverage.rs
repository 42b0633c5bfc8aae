//! Properties of nothing prove nothing: the dice must fall on everything that the others speak of.

use crate::{dice, scenario, whole_path};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use std::collections::BTreeMap;
use zopa::account::Account;
use zopa::scenario::Claim;
use zopa::talks::{Course, MoveKind};
use zopa::trials::Trials;

#[test]
fn the_dice_fall_on_everything() {
    let mut runner = TestRunner::deterministic();
    let mut seen: BTreeMap<&str, u32> = BTreeMap::new();
    for _ in 0..700 {
        let text = dice::scenario().new_tree(&mut runner).unwrap().current();
        let scenario = scenario(&text);
        let trials = Trials::new(&scenario, 42).unwrap();
        let game = trials.game(0);
        let account = Account::of(&scenario, &game, Course::drawn(trials.luck(0))).unwrap();
        let rounds = &account.trace.rounds;
        let single = scenario.talks.protocol.word() != "alternating-offers";
        let kinds = |kind| rounds.iter().flat_map(|r| r.of_kind(kind)).count();
        for (what, holds) in [
            ("single text", single),
            ("a second draft", single && kinds(MoveKind::Draft) > 1),
            ("a third offer", kinds(MoveKind::Offer) > 2),
            ("three who sign", game.signatories().len() > 2),
            (
                "red lines",
                scenario.parties.iter().any(|p| !p.never.0.is_empty()),
            ),
            ("a rule", !scenario.rules.is_empty()),
            ("a link", !scenario.links.is_empty()),
            ("a ratifier", !scenario.ratifiers.is_empty()),
            ("a rising walk-away", !game.only_softens()),
            ("a handshake", account.holds(Claim::Handshake)),
            (
                "a late handshake",
                account.holds(Claim::Handshake) && account.round > 1,
            ),
            (
                "handshake, not reached",
                account.holds(Claim::Handshake) && !account.holds(Claim::Reached),
            ),
            (
                "reached, not ratified",
                account.holds(Claim::Reached) && !account.holds(Claim::Ratified),
            ),
            ("ratified", account.holds(Claim::Ratified)),
            (
                "impossible",
                account.answers[Claim::Possible] == Some(false),
            ),
            (
                "possible later only",
                account.answers[Claim::Possible] == Some(true)
                    && account.answers[Claim::PossibleDayOne] == Some(false),
            ),
            ("a breakdown", rounds.iter().any(|round| round.breakdown)),
            (
                "nothing to hope for",
                rounds[0].aspirations.iter().any(|(_, a, _)| a.is_none()),
            ),
        ] {
            *seen.entry(what).or_default() += u32::from(holds);
        }
    }
    assert!(seen.values().all(|&times| times >= 8), "{seen:#?}");
}

#[test]
fn enough_damaged_files_are_played() {
    let mut runner = TestRunner::deterministic();
    for (template, least) in [(0, 20), (1, 20), (2, 5), (3, 5)] {
        let tree = whole_path::damaged_template(template..template + 1, 2);
        let played = (0..60)
            .filter(|_| whole_path::walk(&tree.new_tree(&mut runner).unwrap().current()).is_some())
            .count();
        assert!(played >= least, "template {template}: {played} of 60");
    }
}
