//! No panic on any input: scenario files with damage, through the whole path as `zopa run` takes it.

use crate::{config, dice};
use proptest::prelude::*;
use zopa::account::{Account, Provenance, Question, Solved};
use zopa::charts::{self, Material};
use zopa::checks;
use zopa::drawing::render;
use zopa::format::{Source, read};
use zopa::game::{Within, compile};
use zopa::report;
use zopa::scenario::{ChartStyle, meaning};
use zopa::space::Limits;
use zopa::talks::Course;
use zopa::trials::{Tally, Trials};

const TEMPLATES: [&str; 4] = [
    include_str!("../../scenarios/buyer-seller.toml"),
    include_str!("../../scenarios/logrolling.toml"),
    include_str!("../../scenarios/norland.toml"),
    include_str!("../known/mar-a-lago.toml"),
];

#[derive(Debug, Clone)]
enum Damage {
    /// Another number in place of one.
    Number(prop::sample::Index, &'static str),
    /// Another word in place of one.
    Word(prop::sample::Index, &'static str),
    DropLine(prop::sample::Index),
    SwapLines(prop::sample::Index, prop::sample::Index),
}

fn damage() -> impl Strategy<Value = Damage> {
    use prop::sample::Index;
    let numbers = prop::sample::select(vec![
        "0",
        "1",
        "2",
        "3",
        "-1",
        "-5.5",
        "100",
        "99.999999999",
        "1e-9",
        "0.001",
        "50",
        "1000",
        "1e6",
        "-1e6",
        "7.25",
    ]);
    let words = prop::sample::select(vec![
        "signatory",
        "mediator",
        "guarantor",
        "observer",
        "linear",
        "conceder",
        "boulware",
        "none",
        "paper",
        "screen",
        "alternating-offers",
        "x",
        "lowest",
        "next",
    ]);
    prop_oneof![
        6 => (any::<Index>(), numbers).prop_map(|(at, number)| Damage::Number(at, number)),
        2 => (any::<Index>(), words).prop_map(|(at, word)| Damage::Word(at, word)),
        1 => any::<Index>().prop_map(Damage::DropLine),
        1 => (any::<Index>(), any::<Index>()).prop_map(|(a, b)| Damage::SwapLines(a, b)),
    ]
}

/// The places of runs of such characters.
fn runs(text: &str, of: impl Fn(char) -> bool) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (at, letter) in text.char_indices().filter(|(_, letter)| of(*letter)) {
        match found.last_mut() {
            Some((_, end)) if *end == at => *end += letter.len_utf8(),
            _ => found.push((at, at + letter.len_utf8())),
        }
    }
    found
}

fn damaged(text: &str, damage: &Damage) -> String {
    let replace = |places: Vec<(usize, usize)>, at: &prop::sample::Index, new: &str| {
        if places.is_empty() {
            return text.to_owned();
        }
        let (from, to) = places[at.index(places.len())];
        format!("{}{new}{}", &text[..from], &text[to..])
    };
    let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
    match damage {
        Damage::Number(at, number) => {
            replace(runs(text, |c| c.is_ascii_digit() || c == '.'), at, number)
        }
        Damage::Word(at, word) => {
            replace(runs(text, |c| c.is_ascii_lowercase() || c == '-'), at, word)
        }
        Damage::DropLine(at) => {
            lines.remove(at.index(lines.len()));
            lines.concat()
        }
        Damage::SwapLines(one, other) => {
            let (one, other) = (one.index(lines.len()), other.index(lines.len()));
            lines.swap(one, other);
            lines.concat()
        }
    }
}

/// Everything that `zopa run --runs` does, without files; how far it came.
pub fn walk(text: &str) -> Option<()> {
    let source = Source::from_text("mutant.toml", text);
    let reading = read(&source, &[]).ok()?;
    let scenario = &reading.scenario;
    let game = compile(scenario);
    let verdict = checks::judge(&reading, &game);
    // What is refused by then must not crash either, only be refused.
    let _ = verdict.errors.len();
    // Talks still walk over the tree of deals.
    let size = game.space_size()?;
    if scenario.time.rounds > 200 || size > 400_000 {
        return None;
    }
    let from = Provenance {
        file: "mutant.toml".into(),
        file_hash: source.file_hash().into(),
        meaning_hash: meaning(scenario),
        settings: Vec::new(),
        seed: 42,
        run: None,
    };
    let trials = Trials::new(scenario, 42).ok()?;
    let runs = trials.all(3, &|_| {});
    let tally = Tally::of(&runs);
    let _ = report::runs_table(scenario, &game, &runs).csv();
    for course in [Course::central(42), Course::drawn(trials.luck(1))] {
        let account = Account::of(scenario, &game, course).unwrap();
        let document = report::run(&account, &from, Some(report::runs(scenario, &game, &tally)));
        let _ = (
            report::json(&document),
            report::trace_table(&account).csv(),
            account.headline(),
        );
        // Frontiers of large spaces take their time; pictures of small ones are as good.
        if size > 20_000 {
            continue;
        }
        let solved = Solved::of(
            scenario,
            &game,
            &Question {
                players: game.signatories().to_vec(),
                within: Within::Consents,
                round: 0,
                powers: None,
                only: None,
                around: true,
                limits: Limits::steps(200_000),
            },
        )
        .unwrap();
        let _ = report::json(&report::solve(&solved, &from));
        let material = Material::of(&account, &from);
        for chart in charts::ALL {
            for style in [ChartStyle::Projector, ChartStyle::Paper, ChartStyle::Screen] {
                if let Some(drawn) = chart.draw(&material, style) {
                    assert!(render::svg(&drawn.figure).unwrap().starts_with("<svg"));
                }
            }
        }
    }
    Some(())
}

/// One of these templates with up to this many changes. Comments are left out: damage there does nothing.
pub fn damaged_template(
    templates: std::ops::Range<usize>,
    most: usize,
) -> impl Strategy<Value = String> {
    let bare = |text: &str| -> String {
        let lines = text
            .lines()
            .map(|line| line.split('#').next().unwrap_or_default().trim_end());
        lines
            .filter(|line| !line.is_empty())
            .map(|line| format!("{line}\n"))
            .collect()
    };
    let damages = prop::collection::vec(damage(), 0..=most);
    (prop::sample::select(&TEMPLATES[templates]), damages).prop_map(move |(template, damages)| {
        damages
            .iter()
            .fold(bare(template), |text, damage| damaged(&text, damage))
    })
}

proptest! {
    #![proptest_config(config(100))]

    #[test]
    fn small_templates_with_damage_are_played_or_refused(text in damaged_template(0..2, 4)) {
        let _ = walk(&text);
    }

    #[test]
    fn random_scenarios_with_damage_are_played_or_refused(
        text in dice::scenario(),
        damages in prop::collection::vec(damage(), 0..3),
    ) {
        let came = walk(&damages.iter().fold(text, |text, damage| damaged(&text, damage)));
        prop_assert!(came.is_some() || !damages.is_empty());
    }
}

proptest! {
    #![proptest_config(config(30))]

    #[test]
    fn large_templates_with_damage_are_played_or_refused(text in damaged_template(2..4, 2)) {
        let _ = walk(&text);
    }
}

#[test]
fn what_was_once_found_by_chance() {
    let text = "schema = 1\n[time]\nrounds = 5\n[party.p0]\nrole = \"signatory\"\nno_deal = { value = 15, change_per_round = -5 }\ncost_of_delay = 1.5\ntactic = { time-dependent = { exponent = 1, offer = \"lowest\", accept = \"aspiration\" } }\n[party.p1]\nrole = \"signatory\"\nno_deal = { value = 50, change_per_round = -2.5 }\ntactic = \"micro\"\n[party.p2]\nrole = \"guarantor\"\nno_deal = { i0 = 1, i1 = \"o0\", i2 = \"o0\", change_per_round = 2 }\nnever = { i1 = [\"o0\"], i0 = [0, 1] }\n[weights]\np0 = { i0 = 3, i1 = 0, i2 = 3 }\np1 = { i0 = 3, i1 = 3, i2 = 3 }\np2 = { i0 = 4, i1 = 0, i2 = 1 }\n[issue.i0]\nrange = { from = 0, to = 2, step = 1 }\np0 = { ideal = 2, from = 0, to = 100 }\np1 = { from = 75, to = 75 }\np2 = { from = 100, to = 50 }\n[issue.i1]\noptions = [\"o0\", \"o1\"]\np0 = [50, 50]\n[issue.i2]\noptions = [\"o0\", \"o1\", \"o2\"]\np0 = [75, 100, 75]\np1 = [50, 0, 0]\np2 = [25, 25, 25]\n[link.l0]\nparty = \"p2\"\nwhen = { i0 = [2] }\nchange = -4\n[talks]\nbreakdown = 0\n";
    assert_eq!(walk(text), Some(()));
}
