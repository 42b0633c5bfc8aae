//! The known course of the frozen flagship, found by two independent implementations (SEMANTICS, last section of Talks).
//! `tests/known/mar-a-lago.toml` never changes, so these numbers must not either.

#![allow(clippy::unwrap_used)] // a test that cannot go on should stop

use std::collections::BTreeMap;
use std::sync::OnceLock;
use zopa::account::Account;
use zopa::format::{Setting, Source, read};
use zopa::game::{Deal, Ending, Game, Gate, Points, Within, compile};
use zopa::scenario::{Claim, Scenario};
use zopa::space::{self, Walk};
use zopa::talks::{Course, Trace};
use zopa::trials::{Run, Tally, Trials};

const FLAGSHIP: &str = include_str!("known/mar-a-lago.toml");
const BUYER_SELLER: &str = include_str!("../scenarios/buyer-seller.toml");

fn scenario(text: &str, settings: &[&str]) -> Scenario {
    let settings: Vec<Setting> = settings
        .iter()
        .map(|typed| Setting::parse(typed).unwrap())
        .collect();
    read(&Source::from_text("x.toml", text), &settings)
        .unwrap()
        .scenario
}

fn flagship() -> &'static (Scenario, Game) {
    static FLAGSHIP_GAME: OnceLock<(Scenario, Game)> = OnceLock::new();
    FLAGSHIP_GAME.get_or_init(|| {
        let scenario = scenario(FLAGSHIP, &[]);
        let game = compile(&scenario);
        (scenario, game)
    })
}

/// Worth to all parties with one decimal, as people see it.
fn worth(game: &Game, deal: &Deal) -> String {
    let worth: Vec<String> = game
        .worths(deal)
        .iter()
        .map(|w| format!("{:.1}", game.show(*w)))
        .collect();
    worth.join(" / ")
}

fn terms(game: &Game, deal: &Deal) -> BTreeMap<String, String> {
    let terms = game.frame().terms(deal);
    terms
        .map(|(issue, option)| (issue.id.clone(), option.to_owned()))
        .collect()
}

fn holders(game: &Game, gates: impl Iterator<Item = Gate>) -> Vec<String> {
    gates
        .map(|gate| gate.holder(game.frame()).to_owned())
        .collect()
}

#[test]
fn day_one_gate_by_gate() {
    let (_, game) = flagship();
    let funnel = space::funnel(game, 0, &space::Limits::DEFAULT).unwrap();
    assert_eq!(*funnel.texts(), 311_040_u64.into());
    for (within, deals) in [
        (Within::RedLines, 23_040),
        (Within::Zopa, 268),
        (Within::Consents, 268),
        (Within::All, 45),
    ] {
        assert_eq!(funnel.deals(within), deals);
    }
    assert_eq!(funnel.passing(), 45);
}

#[test]
fn what_each_gate_alone_keeps_out_and_which_options_pass() {
    let (_, game) = flagship();
    let census = space::census(game, 0, &space::Limits::DEFAULT).unwrap();
    let failures: Vec<(zopa::game::Deal, Vec<Gate>)> = (0..311_040)
        .map(|n| zopa::game::DealId(n).deal(game.sizes()))
        .map(|deal| {
            let failed = game.failures(&deal, Within::All, 0);
            (deal, failed)
        })
        .filter(|(_, failed)| failed.len() < 2)
        .collect();
    for (gate, count) in &census.without {
        let passing = failures.iter().filter(|(_, f)| f.iter().all(|f| f == gate));
        assert_eq!(count, passing.count() as u64, "{gate:?}");
    }
    let passing: Vec<_> = failures.iter().filter(|(_, f)| f.is_empty()).collect();
    for issue in game.issue_ids() {
        for option in game.option_ids(issue) {
            let with = passing
                .iter()
                .filter(|(deal, _)| deal[issue.index()] == option);
            assert_eq!(
                census.options[issue.index()][option.index()],
                with.count() as u64
            );
        }
    }
    // Every passing text has a binding treaty.
    let guarantees = game
        .frame()
        .issues
        .iter()
        .position(|i| i.id == "guarantees")
        .unwrap();
    assert_eq!(census.options[guarantees][0], 45);
    let eu = census.without.last().unwrap();
    assert!(matches!(eu.0, Gate::Ratifier(_)));
    assert!(eu.1.at_least() > census.passing().at_least());
    let set = space::DealSet::within(game, Within::All, 0).unwrap();
    let listed = space::list(&set, 1_000, &space::Limits::DEFAULT);
    assert!(listed.complete);
    assert!(listed.deals.iter().eq(passing.iter().map(|(deal, _)| deal)));
}

#[test]
fn more_texts_pass_as_the_weeks_go() {
    let (_, game) = flagship();
    let passing = |week| {
        space::funnel(game, week, &space::Limits::DEFAULT)
            .unwrap()
            .passing()
            .clone()
    };
    assert_eq!(passing(0), 45);
    assert_eq!(passing(9), 289);
    assert_eq!(passing(10), 339);
}

#[test]
fn the_draft_on_the_table_is_worth_its_known_worth() {
    let (scenario, game) = flagship();
    let draft = scenario
        .drafts
        .iter()
        .find(|d| d.id == "kyiv-washington")
        .unwrap();
    let worth: Vec<String> = game
        .worths(&draft.text)
        .iter()
        .map(|w| format!("{:.2}", game.show(*w)))
        .collect();
    assert_eq!(worth, ["74.27", "42.50", "77.83", "84.53"]);
}

#[test]
fn the_bodies_need_their_known_worth() {
    let (_, game) = flagship();
    let needs: Vec<String> = game
        .ratifiers()
        .iter()
        .map(|body| format!("{:.3}", game.show(body.threshold)))
        .collect();
    assert_eq!(needs, ["73.519", "48.033", "64.684"]);
}

/// Every deal that passes every gate on day one, by asking each of the 311,040.
fn passing_on_day_one(game: &Game) -> Vec<Deal> {
    let mut found = Vec::new();
    let all = game.space_size().unwrap();
    for number in 0..all {
        let deal = zopa::game::DealId(number).deal(game.sizes());
        if game.failures(&deal, Within::All, 0).is_empty() {
            found.push(deal);
        }
    }
    found
}

#[test]
fn what_the_45_passing_texts_have_in_common() {
    let (_, game) = flagship();
    let passing = passing_on_day_one(game);
    assert_eq!(passing.len(), 45);
    let with = |issue: &str, option: &str| {
        passing
            .iter()
            .filter(|deal| terms(game, deal)[issue] == option)
            .count()
    };
    assert_eq!(with("guarantees", "binding-treaty"), 45);
    assert_eq!(with("monitoring", "joint-monitors"), 45);
    assert_eq!(with("donbas", "demilitarised-zone"), 44);
}

fn course(settings: &[&str]) -> (Scenario, Game) {
    let scenario = scenario(FLAGSHIP, settings);
    let game = compile(&scenario);
    (scenario, game)
}

fn draft(trace: &Trace, week: usize) -> &Deal {
    trace.rounds[week - 1].draft().unwrap()
}

#[test]
fn the_single_text_week_by_week() {
    let (scenario, game) = flagship();
    let account = Account::of(scenario, game, Course::central(42)).unwrap();
    let shown: Vec<String> = (1..=9)
        .map(|week| worth(game, draft(&account.trace, week)))
        .collect();
    let middle = "60.5 / 71.0 / 80.5 / 55.4";
    assert_eq!(
        shown,
        [
            "74.3 / 42.5 / 77.8 / 84.5",
            "58.7 / 71.6 / 83.5 / 55.4",
            middle,
            middle,
            middle,
            middle,
            middle,
            "62.5 / 69.0 / 80.5 / 55.4",
            "62.7 / 67.6 / 83.5 / 55.4",
        ]
    );
    let coinciding = |week: u32| {
        let mut standings = account.trace.standings(game);
        let standing = standings.find(|standing| standing.round == week).unwrap();
        standing.common(game)
    };
    let same: Vec<usize> = (1..=7).map(|week| coinciding(week).len()).collect();
    assert_eq!(same, [0, 3, 5, 7, 8, 9, 9]);
    for week in [6, 7] {
        let same = coinciding(week);
        let open: Vec<&str> = game
            .issue_ids()
            .filter(|issue| !same.contains(issue))
            .map(|issue| game.frame().issues[issue.index()].id.as_str())
            .collect();
        assert_eq!(open, ["donbas"], "week {week}");
    }
}

#[test]
fn the_handshake_of_week_9_is_refused_by_the_eu_states_alone() {
    let (scenario, game) = flagship();
    let account = Account::of(scenario, game, Course::central(42)).unwrap();
    let (deal, week) = account.settlement.handshake().unwrap();
    assert_eq!(
        (week, worth(game, deal)),
        (9, "62.7 / 67.6 / 83.5 / 55.4".into())
    );
    assert!(account.holds(Claim::Reached) && !account.holds(Claim::Ratified));
    assert_eq!(
        (
            account.answers[Claim::Possible],
            account.answers[Claim::PossibleDayOne]
        ),
        (Some(true), Some(true))
    );
    assert_eq!(
        holders(game, account.settlement.failed.iter().copied()),
        ["EU member states"]
    );
    let eu = &game.ratifiers()[2];
    let yes = eu.expected_yes(game.worth(eu.party, deal));
    assert!((13.5..14.5).contains(&yes), "{yes}");
}

#[test]
fn alternating_offers_meet_on_a_text_that_europe_never_accepts() {
    let (scenario, game) = course(&["talks.protocol=alternating-offers"]);
    let account = Account::of(&scenario, &game, Course::central(42)).unwrap();
    let (deal, week) = account.settlement.handshake().unwrap();
    assert_eq!(
        (week, worth(&game, deal)),
        (9, "64.0 / 69.4 / 71.5 / 46.4".into())
    );
    assert_eq!(terms(&game, deal)["assets"], "returned");
    assert!(!account.holds(Claim::Reached));
    assert_eq!(holders(&game, account.blocked_by()), ["European allies"]);
    assert!(matches!(
        account.blocked_by().next(),
        Some(Gate::RedLine(..))
    ));
    let later: Vec<String> = holders(&game, account.would_also_fail());
    assert_eq!(later, ["US Senate", "EU member states"]);
}

#[test]
fn buyer_and_seller_agree_on_90_in_round_11_whoever_starts() {
    for settings in [&[][..], &["talks.first=buyer"], &["talks.first=seller"]] {
        let scenario = scenario(BUYER_SELLER, settings);
        let game = compile(&scenario);
        let account = Account::of(&scenario, &game, Course::central(42)).unwrap();
        let (deal, round) = account.settlement.handshake().unwrap();
        assert_eq!(
            (round, terms(&game, deal)["price"].as_str()),
            (11, "90"),
            "{settings:?}"
        );
        assert!(account.holds(Claim::Ratified));
    }
}

#[test]
fn the_draft_is_the_best_of_all_allowed_texts_in_every_week() {
    let (scenario, game) = flagship();
    let account = Account::of(scenario, game, Course::central(42)).unwrap();
    let (mediator, w) = (zopa::scenario::PartyId(2), 0.4);
    let everyone: Vec<_> = game.party_ids().collect();
    struct All(Vec<(Deal, Vec<Points>)>);
    impl space::Visitor for All {
        fn deal(&mut self, deal: &[zopa::scenario::OptionId], worth: &[Points]) -> space::Flow {
            self.0.push((Deal::new(deal), worth.to_vec()));
            space::Flow::Continue(())
        }
    }
    let mut all = All(Vec::new());
    Walk::new(game, &everyone, &everyone).visit(&mut all);
    assert_eq!(all.0.len(), 23_040);
    for round in &account.trace.rounds[1..] {
        let aim = |worth: &[Points]| {
            let satisfied = round
                .aspirations
                .iter()
                .map(|(party, aspiration, no_deal)| {
                    let (u, a) = (worth[party.index()], aspiration.unwrap());
                    if u >= a {
                        1.0
                    } else {
                        (u - *no_deal).0 as f64 / (a - *no_deal).max(game.unit().one()).0 as f64
                    }
                });
            let mean = satisfied.sum::<f64>() / 2.0;
            (1.0 - w) * mean + w * (game.real(worth[mediator.index()]) / 100.0)
        };
        let floor = game.no_deal_at(mediator, round.round).unwrap();
        let mut best: Option<(f64, &Deal)> = None;
        for (deal, worth) in &all.0 {
            let value = aim(worth);
            let better =
                best.is_none_or(|(most, lowest)| value > most || value >= most && deal < lowest);
            if worth[mediator.index()] >= floor && better {
                best = Some((value, deal));
            }
        }
        assert_eq!(
            round.draft(),
            best.map(|(_, deal)| deal),
            "week {}",
            round.round
        );
    }
}

fn runs(settings: &[&str]) -> Vec<Run> {
    let scenario = scenario(FLAGSHIP, settings);
    Trials::new(&scenario, 42).unwrap().all(200, &|_| {})
}

fn drawn(settings: &[&str]) -> Tally {
    Tally::of(&runs(settings))
}

/// A published share lies in the 95% interval of ours.
fn agrees(name: &str, count: zopa::trials::Count, known: f64) {
    let (interval, share) = (count.interval(), count.share());
    assert!(
        (interval.low..=interval.high).contains(&known),
        "{name}: {share} ({} to {}), known {known}",
        interval.low,
        interval.high
    );
}

#[test]
fn two_hundred_draws_without_breakdown() {
    let tally = drawn(&["talks.breakdown=0"]);
    agrees("possible", tally.claims[Claim::Possible], 0.95);
    assert!(tally.claims[Claim::Handshake].hits >= 199 && tally.claims[Claim::Reached].hits >= 199);
    agrees("ratified", tally.claims[Claim::Ratified], 0.48);
}

#[test]
fn without_breakdown_talks_fail_only_where_nothing_was_possible() {
    let failed = runs(&["talks.breakdown=0"])
        .into_iter()
        .filter(|run| !run.holds(Claim::Handshake));
    assert!(
        failed
            .into_iter()
            .all(|run| run.answers[Claim::Possible] == Some(false))
    );
}

#[test]
fn two_hundred_draws_with_breakdown() {
    let tally = drawn(&["talks.breakdown=0.02"]);
    agrees("handshake", tally.claims[Claim::Handshake], 0.85);
    agrees("reached", tally.claims[Claim::Reached], 0.85);
    agrees("ratified", tally.claims[Claim::Ratified], 0.40);
    assert_eq!(
        tally.claims[Claim::Handshake].hits + tally.claims[Claim::Breakdown].hits,
        200
    );
}

#[test]
fn a_broker_with_more_wishes_gets_more_ratified_until_nobody_signs() {
    let with = |own_wishes: &str| {
        let path = format!("talks.protocol.single-text.own_wishes={own_wishes}");
        drawn(&["talks.breakdown=0", &path])
    };
    agrees("own_wishes 0", with("0").claims[Claim::Ratified], 0.03);
    agrees("own_wishes 0.9", with("0.9").claims[Claim::Ratified], 0.85);
    assert_eq!(with("1").claims[Claim::Handshake].hits, 0);
}

#[test]
fn the_central_course_has_no_chance_in_it() {
    let (scenario, game) = course(&["talks.breakdown=1"]);
    let account = Account::of(&scenario, &game, Course::central(42)).unwrap();
    assert!(matches!(
        account.settlement.ending,
        Ending::Handshake { round: 9, .. }
    ));
}
