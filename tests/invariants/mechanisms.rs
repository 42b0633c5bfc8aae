//! What is switched off is as if it were not in the file; and who gives way faster does not gain by it.

use crate::{config, scenario};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use zopa::account::Account;
use zopa::format::{Setting, Source, read};
use zopa::game::{Deal, Ending, Game, GameBuilder, Unit};
use zopa::scenario::{IssueId, PartyId, Role, Scenario, Tactic, When};
use zopa::talks::{Course, Happening, MoveKind, Plan, Unwatched, play};
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

/// Trust as the file's rules make it of what the trace says, and the summit in the first round in which it is high enough.
#[test]
fn trust_is_what_agreement_shocks_and_levers_make_of_it() {
    let scenario = scenario(FLAGSHIP);
    let trust = scenario.trust.as_ref().unwrap();
    let trials = Trials::new(&scenario, 42).unwrap();
    let (mut held, mut moved) = (0, 0);
    for run in 0..60 {
        let (game, course) = (trials.game(run), Course::drawn(trials.luck(run)));
        let account = Account::of(&scenario, &game, course).unwrap();
        let parties = scenario.parties.len();
        let mut now: BTreeMap<(PartyId, PartyId), f64> = BTreeMap::new();
        for a in 0..parties as u16 {
            for b in a + 1..parties as u16 {
                now.insert((PartyId(a), PartyId(b)), trust.start);
            }
        }
        for pair in &trust.pairs {
            now.insert(pair.between, pair.start);
        }
        let table = scenario.table.as_ref().unwrap();
        let mut agreed: BTreeSet<(PartyId, PartyId, IssueId)> = BTreeSet::new();
        for (issue, _) in &table.tentative {
            agreed.insert((table.between[0], table.between[1], *issue));
        }
        let mut texts: BTreeMap<PartyId, Deal> = BTreeMap::new();
        let add =
            |now: &mut BTreeMap<(PartyId, PartyId), f64>, a: PartyId, b: PartyId, points: f64| {
                let trust = now.get_mut(&(a.min(b), a.max(b))).unwrap();
                *trust = (*trust + points).clamp(0.0, 100.0);
            };
        let mut summit = None;
        for round in &account.trace.rounds {
            let told = |happening: &Happening, now: &BTreeMap<(PartyId, PartyId), f64>| {
                if let Happening::Trust { between, to, .. } = happening {
                    assert_eq!(
                        now[between].to_bits(),
                        to.to_bits(),
                        "run {run}, round {}",
                        round.round
                    );
                }
            };
            let (before, after): (Vec<_>, Vec<_>) =
                round.happened.iter().partition(|(moves, _)| *moves == 0);
            for (_, happening) in &before {
                match *happening {
                    Happening::Shock { .. } => {
                        now.values_mut()
                            .for_each(|t| *t = (*t + trust.shock).clamp(0.0, 100.0));
                    }
                    Happening::LeverPulled { lever } => {
                        let lever = &scenario.levers[lever];
                        for (hit, _) in &lever.hits {
                            add(&mut now, lever.held_by, *hit, trust.lever);
                        }
                    }
                    _ => {}
                }
            }
            before
                .iter()
                .for_each(|(_, happening)| told(happening, &now));
            // Is the summit due, and held?
            let meeting = &scenario.meetings[1];
            let When::Needs {
                trust: needed,
                agreed_share,
            } = meeting.when
            else {
                panic!()
            };
            let share = |a: PartyId, b: PartyId| match (texts.get(&a), texts.get(&b)) {
                (Some(x), Some(y)) => {
                    x.iter().zip(y.iter()).filter(|(x, y)| x == y).count() as f64 / 10.0
                }
                _ if table.between == [a, b] => 0.9,
                _ => 0.0,
            };
            let pairs = meeting.with.iter().enumerate();
            let mut pairs =
                pairs.flat_map(|(n, &a)| meeting.with[n + 1..].iter().map(move |&b| (a, b)));
            let due = summit.is_none()
                && pairs.all(|(a, b)| now[&(a, b)] >= needed && share(a, b) >= agreed_share);
            let walk_out = before
                .iter()
                .any(|(_, h)| matches!(h, Happening::WalkOut { .. }));
            let meets = before
                .iter()
                .any(|(_, h)| matches!(h, Happening::Meeting { meeting: 1 }));
            assert_eq!(meets, due && !walk_out, "run {run}, round {}", round.round);
            if meets {
                summit = Some(round.round);
                held += 1;
            }
            for said in &round.moves {
                if let (Some(party), MoveKind::Ask | MoveKind::Draft) = (said.party, said.kind) {
                    texts.insert(party, said.deal.clone());
                }
            }
            if account
                .settlement
                .handshake()
                .is_some_and(|(_, r)| r == round.round)
            {
                break;
            }
            for &(a, b) in now.clone().keys() {
                let (Some(x), Some(y)) = (texts.get(&a), texts.get(&b)) else {
                    continue;
                };
                for issue in account.game.issue_ids() {
                    if x[issue.index()] == y[issue.index()] && agreed.insert((a, b, issue)) {
                        add(&mut now, a, b, trust.agreed_issue);
                    }
                }
            }
            moved += after.len();
            after
                .iter()
                .for_each(|(_, happening)| told(happening, &now));
        }
    }
    assert!(
        (20..60).contains(&held) && moved > 100,
        "{held} summits, {moved} moves of trust"
    );
}

/// A pie of whole points, and no more.
fn pie() -> Game {
    let up: Vec<i64> = (0..=100).map(|n| n * Unit::BILLIONTH.size()).collect();
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
            prop_assert!(soft <= tough, "{soft:?} > {tough:?}");
        }
    }
}
