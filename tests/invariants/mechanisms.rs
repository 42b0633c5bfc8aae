//! What is switched off is as if it were not in the file; and who gives way faster does not gain by it.

use crate::{config, scenario};
use proptest::prelude::*;
use zopa::game::{Ending, Game, GameBuilder, Points};
use zopa::scenario::{PartyId, Role, Scenario, Setting, Source, Tactic, read};
use zopa::talks::{Course, Plan, Unwatched, play};
use zopa::trials::{Run, Trials};

const FLAGSHIP: &str = include_str!("../../scenarios/mar-a-lago.toml");
const STRIKE: &str = include_str!("../../scenarios/strike.toml");

/// The file without sections of this kind.
fn without(text: &str, section: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for line in text.lines() {
        if line.starts_with('[') {
            let named = line.trim_start_matches('[');
            inside = named.starts_with(&format!("{section}."))
                || named.starts_with(&format!("{section}]"));
        }
        if !inside {
            out.push_str(line);
            out.push('\n');
        }
    }
    assert_ne!(out.len(), text.len() + 1, "no section {section}");
    out
}

fn set(text: &str, settings: &[&str]) -> Scenario {
    let settings: Vec<Setting> = settings
        .iter()
        .map(|s| Setting::parse(s).unwrap())
        .collect();
    read(&Source::from_text("x.toml", text), &settings)
        .unwrap()
        .scenario
}

/// Runs without what they tell of the sections themselves.
fn runs(scenario: &Scenario) -> Vec<Run> {
    let runs = Trials::new(scenario, 42).unwrap().all(40, &|_| {});
    let bare = |run: Run| Run {
        around: Default::default(),
        ..run
    };
    runs.into_iter().map(bare).collect()
}

#[track_caller]
fn same(text: &str, section: &str, off: &[&str]) {
    let cut = scenario(&without(text, section));
    assert_eq!(
        runs(&set(text, off)),
        runs(&cut),
        "[{section}] switched off"
    );
}

#[test]
fn what_is_switched_off_is_as_if_it_were_not_there() {
    same(
        FLAGSHIP,
        "lever",
        &["lever.aid-pause.use=never", "lever.strikes.use=never"],
    );
    same(FLAGSHIP, "shock", &["shock.incident.chance=0"]);
    same(
        STRIKE,
        "meeting",
        &[
            "meeting.round-table.needs.trust=100",
            "meeting.round-table.needs.agreed_share=1",
            "trust.agreed_issue=0",
        ],
    );
    same(STRIKE, "commitment", &["commitment.promise.cost=0"]);
    let still = [
        "party.union.no_deal.volatility=0",
        "party.company.no_deal.volatility=0",
    ];
    let plain = STRIKE
        .replace(", volatility = 0.4", "")
        .replace(", volatility = 0.6", "");
    assert_eq!(runs(&set(STRIKE, &still)), runs(&scenario(&plain)));
}

#[test]
fn and_switched_on_it_matters() {
    // Otherwise the test above would pass for mechanisms that do nothing.
    let base = runs(&scenario(FLAGSHIP));
    assert_ne!(base, runs(&scenario(&without(FLAGSHIP, "shock"))));
    assert_ne!(base, runs(&set(FLAGSHIP, &["lever.strikes.use=always"])));
    let base = runs(&scenario(STRIKE));
    assert_ne!(base, runs(&scenario(&without(STRIKE, "commitment"))));
    assert_ne!(base, runs(&set(STRIKE, &["talks.settle.after=1"])));
    assert_ne!(base, runs(&set(STRIKE, &["talks.rule=issue-by-issue"])));
}

/// A pie of whole points, and no more.
fn pie() -> Game {
    let up: Vec<i64> = (0..=100).map(|n| n * Points::ONE.0).collect();
    let down: Vec<i64> = up.iter().rev().copied().collect();
    GameBuilder::new(&[101])
        .party("ann", Role::Signatory, &[&up])
        .party("ben", Role::Signatory, &[&down])
        .build()
        .unwrap()
}

proptest! {
    #![proptest_config(config(400))]

    #[test]
    fn who_gives_way_faster_does_not_gain(
        slow in 0.1_f64..10.0, share in 0.05_f64..1.0, other in 0.1_f64..10.0, rounds in 2_u32..60, first in 0_u16..2,
    ) {
        let game = pie();
        let ann = |exponent: f64| {
            let people = [(PartyId(0), Tactic::time_dependent(exponent)), (PartyId(1), Tactic::time_dependent(other))];
            let plan = Plan::alternating(&people, rounds).rotated_to(PartyId(first));
            match play(&plan, &game, Course::central(42), &mut Unwatched).ending {
                Ending::Handshake { deal, .. } => Some(game.worth(PartyId(0), &deal)),
                _ => None,
            }
        };
        if let (Some(tough), Some(soft)) = (ann(slow), ann(slow * share)) {
            prop_assert!(soft <= tough, "{soft} > {tough}");
        }
    }
}
