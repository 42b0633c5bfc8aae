//! Single-text talks on spaces too large for most random scenarios, and on one that nobody can list.

use crate::scenario;
use crate::talks::{alternating_offers, single_text};
use std::fmt::Write;
use zopa::account::Account;
use zopa::talks::Course;
use zopa::trials::Trials;

/// A mediator and signatories who differ on everything, with scores that look random.
fn plain(issues: usize, options: usize, signatories: usize, own_wishes: f64, seed: u64) -> String {
    let mut state = seed;
    let mut below = |n: u64| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % n
    };
    let mut text = format!(
        "schema = 1\n[scenario]\nname = \"large\"\ntitle = \"Large\"\nnote = \"Invented\"\n[time]\nunit = \"week\"\nrounds = 10\n\
         [talks]\nprotocol = {{ single-text = {{ mediator = \"broker\", own_wishes = {own_wishes} }} }}\n\
         [party.broker]\nname = \"Broker\"\nrole = \"mediator\"\n"
    );
    let mut ids = vec!["broker".to_owned()];
    for n in 0..signatories {
        let no_deal = 35 + below(15);
        writeln!(
            text,
            "[party.p{n}]\nname = \"P{n}\"\nno_deal = {no_deal}\ntactic = \"linear\""
        )
        .unwrap();
        ids.push(format!("p{n}"));
    }
    text += "[weights]\n";
    for id in &ids {
        let row: Vec<String> = (0..issues)
            .map(|i| format!("i{i} = {}", 1 + below(20)))
            .collect();
        writeln!(text, "{id} = {{ {} }}", row.join(", ")).unwrap();
    }
    for i in 0..issues {
        let names: Vec<String> = (0..options).map(|o| format!("\"o{o}\"")).collect();
        writeln!(
            text,
            "[issue.i{i}]\ntitle = \"I{i}\"\noptions = [{}]",
            names.join(", ")
        )
        .unwrap();
        for id in &ids {
            let scores: Vec<String> = (0..options).map(|_| below(101).to_string()).collect();
            writeln!(text, "{id} = [{}]", scores.join(", ")).unwrap();
        }
    }
    text
}

#[test]
fn drafts_on_thousands_of_texts_are_the_slow_ways() {
    for seed in 0..6 {
        let own_wishes = [0.0, 0.2, 0.9][seed as usize % 3];
        let scenario = scenario(&plain(6, 4, 3, own_wishes, seed));
        let trials = Trials::new(&scenario, 1).unwrap();
        let game = trials.game(0);
        let account = Account::of(&scenario, &game, Course::drawn(trials.luck(0))).unwrap();
        single_text(&scenario, &game, &account, trials.luck(0)).unwrap();
        assert_eq!(account.unproved_drafts(), None);
    }
}

#[test]
fn a_draft_that_is_not_proved_the_best_says_so() {
    let mut unproved = 0;
    for seed in 2..5 {
        let scenario = scenario(&plain(20, 10, 5, 0.2, seed));
        let trials = Trials::new(&scenario, 1).unwrap();
        let game = trials.game(0);
        let account = Account::of(&scenario, &game, Course::drawn(trials.luck(0))).unwrap();
        let moves = account.trace.rounds.iter().flat_map(|round| &round.moves);
        let short: Vec<f64> = moves.filter_map(|said| said.short).collect();
        assert!(
            short.iter().all(|short| (0.0..0.1).contains(short)),
            "{short:?}"
        );
        assert_eq!(account.unproved_drafts().is_some(), !short.is_empty());
        assert_eq!(trials.one(0).around.draft_unproved, !short.is_empty());
        unproved += short.len();
    }
    assert!(
        unproved > 0,
        "every draft was proved: the sentence is never tried"
    );
}

#[test]
fn tit_for_tat_gives_back_what_it_was_given() {
    let mut moved = 0;
    for seed in 0..24 {
        let imitates = ["absolute", "relative", "averaged"][seed as usize % 3];
        let steps = 1 + seed / 3 % 3;
        let own = format!(
            "tactic = {{ tit-for-tat = {{ imitates = \"{imitates}\", steps = {steps} }} }}"
        );
        let mediated =
            plain(4, 4, 2 + seed as usize % 2, 0.0, seed).replacen("tactic = \"linear\"", &own, 1);
        let by_turns = mediated
            .replace("role = \"mediator\"", "role = \"observer\"")
            .replace(
                "{ single-text = { mediator = \"broker\", own_wishes = 0 } }",
                "\"alternating-offers\"",
            );
        for text in [mediated, by_turns] {
            let scenario = scenario(&text);
            let trials = Trials::new(&scenario, 1).unwrap();
            let game = trials.game(0);
            let account = Account::of(&scenario, &game, Course::drawn(trials.luck(0))).unwrap();
            single_text(&scenario, &game, &account, trials.luck(0)).unwrap();
            alternating_offers(&scenario, &game, &account, trials.luck(0)).unwrap();
            let asks: Vec<_> = account
                .trace
                .rounds
                .iter()
                .filter_map(|round| {
                    round
                        .aspirations
                        .iter()
                        .find(|(party, ..)| *party == game.signatories()[0])
                })
                .filter_map(|(_, ask, _)| *ask)
                .collect();
            moved += usize::from(asks.last() < asks.first());
        }
    }
    assert!(moved > 20, "{moved}");
}
