//! What is told must be there: axes that cannot matter stay silent, axes that do are found, and what is not drawn is exact.

#![allow(clippy::print_stdout)] // false findings and power are measured, and printed

use crate::{KEPT, played, task, with};
use zopa::sweep::{Basis, Outcome, RunSettings, Silence, Task, findings};

/// A negotiation in which nothing is uncertain: a deal is possible where both walk-aways leave room for one.
const SURE: &str = "schema = 1\n\
    party.host = { no_deal = 30, tactic = \"boulware\" }\n\
    party.guest = { no_deal = 30, tactic = \"linear\" }\n\
    [time]\nrounds = 10\n\
    [issue.rent]\nrange = { from = 0, to = 10, step = 1 }\n\
    host = { from = 0, to = 100 }\nguest = { from = 100, to = 0 }\n";

const WALK_AWAY: &str =
    "{ set = \"party.host.no_deal.value\", from = 0, to = 100, steps = 6, label = \"host\" }";
const OTHER: &str =
    "{ set = \"party.guest.no_deal.value\", from = 0, to = 100, steps = 6, label = \"guest\" }";
/// Neither of these can touch whether a deal is possible.
const INERT: &str = "{ set = \"party.host.patience\", from = 0.5, to = 1, steps = 5, label = \"patience\" }, \
                     { set = \"party.host.tactic\", values = [\"boulware\", \"linear\", \"conceder\"], label = \"tactic\" }";

const DESIGNS: [&str; 4] = [
    "design = \"grid\"",
    "design = \"latin-hypercube\"\npoints = 90",
    "design = \"random\"\npoints = 90",
    "design = \"sobol\"\npoints = 90",
];

fn said_of(text: &str, sweep: &str, seed: u64) -> (Vec<String>, Task) {
    let terms = RunSettings {
        seed,
        rows: false,
        ..KEPT
    };
    let task = task(&with(text, sweep), terms);
    let played = played(&task);
    let said = findings(&Outcome::of(&task, &played));
    (said, task)
}

/// Whether a sentence claims something about an axis, other than that nothing of it can be told.
fn claims(said: &[String], label: &str) -> bool {
    let quoted = format!("“{label}”");
    said.iter().any(|sentence| {
        let silent = sentence.contains("no effect that can be told from chance")
            || sentence.contains("nothing here")
            // What an average is over, and what explains nothing.
            || !sentence.contains(&quoted);
        let rest = sentence
            .replace(&format!("averaged over {quoted}"), "")
            .replace(&format!("{quoted} 0%"), "");
        !silent && rest.contains(&quoted)
    })
}

/// How many of 200 sweeps tell something of an inert axis. Thresholds move with the seed, as Sobol points do not.
fn false_findings(design: &str) -> u32 {
    let mut told = 0;
    for seed in 0..200 {
        let no_deal = 10 + seed % 60;
        let guest = format!("guest = {{ no_deal = {no_deal}");
        let text = SURE.replace("guest = { no_deal = 30", &guest);
        let other = if seed % 2 == 0 {
            format!(", {OTHER}")
        } else {
            String::new()
        };
        let axes = format!("axes = [{WALK_AWAY}{other}, {INERT}]");
        let sweep = format!("{design}\n{axes}\nruns = 100\nshow = \"possible\"");
        let (said, _) = said_of(&text, &sweep, seed);
        told += u32::from(claims(&said, "patience") || claims(&said, "tactic"));
    }
    println!("{design}: {told} of 200 sweeps tell something of an inert axis");
    told
}

// Cases 1 and 2: at most 5% of 200 sweeps for each of four designs, and none of a grid.
#[test]
fn inert_axes_of_grids_stay_silent_in_200_sweeps() {
    assert_eq!(false_findings(DESIGNS[0]), 0);
}

#[test]
fn inert_axes_of_latin_hypercubes_stay_silent_in_200_sweeps() {
    assert!(false_findings(DESIGNS[1]) <= 10);
}

#[test]
fn inert_axes_of_random_points_stay_silent_in_200_sweeps() {
    assert!(false_findings(DESIGNS[2]) <= 10);
}

#[test]
fn inert_axes_of_sobol_points_stay_silent_in_200_sweeps() {
    assert!(false_findings(DESIGNS[3]) <= 10);
}

/// At 90 cells, for a walk-away that decides together with another one.
#[test]
fn axes_that_decide_are_found() {
    for design in DESIGNS {
        let mut found = 0;
        for seed in 0..30 {
            let axes = format!("axes = [{WALK_AWAY}, {OTHER}, {INERT}]");
            let sweep = format!("{design}\n{axes}\nruns = 100\nshow = \"possible\"");
            let (said, _) = said_of(SURE, &sweep, seed);
            found += u32::from(claims(&said, "host") && claims(&said, "guest"));
        }
        println!("{design}: both axes that decide are found in {found} of 30 sweeps");
        assert!(found >= 27, "{design}: {found}");
    }
}

/// Runs with luck of their own: an axis that changes nothing differs by chance alone.
#[test]
fn drawn_grids_with_luck_of_their_own_tell_chance_from_effects() {
    let text = format!("{SURE}[uncertainty]\nno_deal = 20\n");
    let axes = |other: &str| {
        format!(
            "axes = [{{ set = \"party.host.patience\", from = 0.5, to = 1, steps = 9, label = \"patience\" }}{other}]"
        )
    };
    let told = |sweep: &str, label: &str| {
        let one = |seed: u64| {
            let terms = RunSettings {
                seed,
                independent: true,
                rows: false,
            };
            let task = task(
                &with(&text.replace("no_deal = 30", "no_deal = 50"), sweep),
                terms,
            );
            let played = played(&task);
            claims(&findings(&Outcome::of(&task, &played)), label)
        };
        (0..60).filter(|&seed| one(seed)).count()
    };
    let alone = format!("{}\nruns = 40\nshow = \"possible\"", axes(""));
    let wrong = told(&alone, "patience");
    let both = format!(
        "{}\nruns = 40\nshow = \"possible\"",
        axes(&format!(", {WALK_AWAY}"))
    );
    let (beside, right) = (told(&both, "patience"), told(&both, "host"));
    println!("false findings: {wrong} and {beside} of 60; found: {right} of 60");
    assert!(wrong <= 7 && beside <= 7 && right >= 54);
}

#[test]
fn what_is_not_drawn_is_played_once_and_exact() {
    // Case 9: a word on an axis, with a single draw or with many.
    for (axis, shown) in [
        (
            "{ set = \"party.host.tactic\", values = [\"linear\", \"boulware\"] }",
            "worth.host",
        ),
        (
            "{ set = \"talks.protocol\", values = [\"alternating-offers\", \"simultaneous\"] }",
            "handshake",
        ),
        (
            "{ set = \"talks.first\", values = [\"host\", \"guest\"] }",
            "worth.guest",
        ),
    ] {
        let mut before: Option<Vec<String>> = None;
        for runs in [1, 1000] {
            let sweep = format!("axes = [{axis}]\nruns = {runs}\nshow = \"{shown}\"");
            let terms = RunSettings {
                rows: false,
                ..KEPT
            };
            let task = task(&with(SURE, &sweep), terms);
            let played = played(&task);
            assert!(
                played
                    .tallies
                    .iter()
                    .all(|tally| tally.exact && tally.runs == 1)
            );
            let outcome = Outcome::of(&task, &played);
            assert!(outcome.is_certain() && outcome.has_enough());
            assert!(
                outcome
                    .extremes
                    .unwrap()
                    .iter()
                    .all(|(_, level)| level.known().is_none())
            );
            let said = findings(&outcome);
            assert!(
                !said[0].contains("Too few draws") && !said[0].contains("interval"),
                "{said:?}"
            );
            assert!(before.as_ref().is_none_or(|before| *before == said));
            before = Some(said);
        }
    }
}

#[test]
fn only_cells_in_which_something_is_drawn_have_a_sampling_error() {
    let axis =
        "{ set = \"talks.breakdown\", from = 0, to = 0.5, steps = 3, label = \"breakdown\" }";
    let terms = RunSettings {
        rows: false,
        ..KEPT
    };
    let one = |shown: &str| {
        let sweep = format!("axes = [{axis}]\nruns = 50\nshow = \"{shown}\"");
        let task = task(&with(SURE, &sweep), terms);
        let played = played(&task);
        let tallies = played.tallies.iter();
        tallies
            .map(|tally| (tally.exact, tally.runs))
            .collect::<Vec<_>>()
    };
    assert_eq!(one("handshake"), [(true, 1), (false, 50), (false, 50)]);
    // Breakdowns are no part of an exact search.
    assert_eq!(one("possible_day_one"), [(true, 1); 3]);
    // Nor is a tactic that draws; played talks draw with it.
    let axis = "{ set = \"party.host.tactic\", values = [\"linear\", \"random\"] }";
    let sweep = format!("axes = [{axis}]\nruns = 20\nshow = \"worth.host\"");
    let task = task(&with(SURE, &sweep), terms);
    let exact: Vec<bool> = played(&task)
        .tallies
        .iter()
        .map(|tally| tally.exact)
        .collect();
    assert_eq!(exact, [true, false]);
}

#[test]
fn a_hump_is_told_as_one() {
    // Case 40.
    let text = include_str!("../cases/prim.toml");
    let text = text.split("[sweep.prim]").next().unwrap();
    let axes = "axes = [{ set = \"party.a.no_deal.value\", from = 0, to = 100, steps = 11, label = \"a\" }, \
                { set = \"party.a2.no_deal.value\", from = 100, to = 0, steps = 11, with = \"party.a.no_deal.value\" }]";
    let (said, _) = said_of(text, &format!("{axes}\nshow = \"possible\""), 1);
    assert!(
        said[0].starts_with("Along “a” the share of cells in which a deal is possible is highest, 100%, from 30 to 60, and lowest, 0%, from 0 to 20 and from 70 to 100"),
        "{said:?}"
    );
}

#[test]
fn limits_of_regions_that_may_be_chance_are_not_told() {
    // Case 2.
    let text = include_str!("../cases/inert-words-lhs.toml");
    let text = text.split("[sweep.q]").next().unwrap();
    let axes = format!("axes = [{INERT}, {WALK_AWAY}, {OTHER}]");
    let sweep = format!(
        "design = \"latin-hypercube\"\npoints = 90\nruns = 100\nshow = \"possible\"\n{axes}"
    );
    for seed in 1..=12 {
        let terms = RunSettings {
            seed,
            rows: false,
            ..KEPT
        };
        let task = task(&with(text, &sweep), terms);
        let played = played(&task);
        let outcome = Outcome::of(&task, &played);
        for found in outcome.always.iter().chain(&outcome.never) {
            assert!(found.restrictions.iter().all(|limit| limit.quasi_p <= 0.05));
            assert!(
                found.region.limits[..2].iter().all(Option::is_none),
                "seed {seed}"
            );
        }
    }
}

#[test]
fn a_list_that_moves_two_axes_together_tells_neither() {
    let rows = (0..40).map(|n| {
        let at = |share: f64| zopa::scenario::PathValue::Number(share);
        vec![at(f64::from(n) * 2.5), at(0.5 + f64::from(n) / 80.0)]
    });
    let sweep = "design = \"list\"\nfile = \"cells.csv\"\nshow = \"possible\"\n\
                 axes = [{ set = \"party.host.no_deal.value\", label = \"host\" }, { set = \"party.host.patience\", label = \"patience\" }]";
    let terms = RunSettings {
        rows: false,
        ..KEPT
    };
    let task = crate::given(&with(SURE, sweep), rows.collect(), terms);
    let played = played(&task);
    let outcome = Outcome::of(&task, &played);
    let why: Vec<_> = outcome
        .effects
        .iter()
        .map(|effect| (effect.basis, effect.silence))
        .collect();
    assert_eq!(
        why,
        [
            (Basis::Cells, Some(Silence::Together(1))),
            (Basis::Cells, Some(Silence::Together(0)))
        ]
    );
    assert!(
        findings(&outcome)
            .iter()
            .any(|said| said.contains("moves together with"))
    );
}

/// One draw a cell says nothing, in JSON as little as in words.
#[test]
fn of_too_few_draws_no_effect_is_told() {
    let drawn = format!("{SURE}[uncertainty]\nno_deal = 6\n");
    let sweep = format!("axes = [{WALK_AWAY}, {OTHER}]\nruns = 2\nshow = \"handshake\"");
    let task = task(&with(&drawn, &sweep), KEPT);
    let played = played(&task);
    let outcome = Outcome::of(&task, &played);
    assert_eq!(
        findings(&outcome),
        ["Too few draws to tell: 2 per cell. Take at least 100."]
    );
    assert!(outcome.has_too_few_draws() && !outcome.tells_an_effect());
    let silences = outcome.effects.iter().map(|effect| effect.silence);
    assert!(silences.clone().count() == 2 && silences.clone().all(|s| s == Some(Silence::Draws)));
}

/// A price between two sides that talk alike, with nothing drawn.
const PRICE: &str = "schema = 1\n[time]\nrounds = 12\n\
    [party.ann]\nno_deal = 30\ntactic = \"linear\"\n[party.ben]\nno_deal = 30\ntactic = \"linear\"\n\
    [issue.price]\nrange = { from = 0, to = 100, step = 1 }\n\
    ann = { from = 100, to = 0 }\nben = { from = 0, to = 100 }\n";
const BOTH: &str = "axes = [{ set = \"party.ann.no_deal.value\", from = 0, to = 100, steps = 21, label = \"Ann\" }, \
    { set = \"party.ben.no_deal.value\", from = 0, to = 100, steps = 21, label = \"Ben\" }]";

#[test]
fn a_line_between_exact_cells_is_known_without_draws() {
    let sweep = format!("design = \"boundary\"\nlevel = 50\n{BOTH}\nshow = \"worth.ann\"");
    let said = said_of(PRICE, &sweep, 7).0.join("\n");
    assert!(
        said.contains("The 50 line is known to within one step of the grid: "),
        "{said}"
    );
    assert!(
        !said.contains("draws") && !said.contains("interval"),
        "{said}"
    );
}

#[test]
fn changes_that_are_exactly_as_large_tie() {
    let one_peak = PRICE.replace(
        "ben = { from = 0, to = 100 }",
        "ben = { ideal = 50, from = 0, to = 0 }",
    );
    let sweep = "design = \"one-at-a-time\"\naxes = [\
        { set = \"party.ann.tactic\", values = [\"boulware\", \"conceder\"], label = \"Ann\" }, \
        { set = \"party.ben.tactic\", values = [\"boulware\", \"conceder\"], label = \"Ben\" }]\nshow = \"worth.ann\"";
    let said = said_of(&one_peak, sweep, 7).0.join("\n");
    assert!(
        said.contains("and 3 other changes move it most, each by 10.0 points."),
        "{said}"
    );
}

#[test]
fn cells_without_a_round_are_told_wherever_a_round_is_shown() {
    let sweep = format!("{BOTH}\nshow = [\"worth.ann\", \"round\"]");
    let (said, task) = said_of(PRICE, &sweep, 7);
    let played = played(&task);
    let holes = Outcome::of(&task, &played).holes_of_others()[0].1;
    assert!(holes.no_handshake > 0);
    let told = format!(
        "{} of 441 cells have no handshake, so no round; what the table says of the round is about the other {} cells.",
        holes.no_handshake,
        441 - holes.no_handshake
    );
    assert!(said.contains(&told), "{said:?}");
}
