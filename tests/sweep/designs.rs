//! Designs on the axes that they are used with: listed values, words, whole numbers, outcomes with holes.

use crate::{KEPT, played};
use std::collections::BTreeSet;
use zopa::format::Source;
use zopa::sweep::{
    Base, ElementaryEffects, Origin, Outcome, PlayedCells, RunSettings, Task, findings, notes,
};

/// A sweep of a file below `tests/cases`, with its text changed, and few runs a cell.
fn case(file: &str, sweep: &str, change: impl Fn(String) -> String) -> Task {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let text = change(std::fs::read_to_string(path.join(file)).unwrap());
    let source = Source::from_text(file, text);
    let base = Base::new(&source, &[], &[]).unwrap();
    let sweeps = &base.scenario().sweeps;
    let mut sweep = sweeps
        .iter()
        .find(|known| known.id == sweep)
        .unwrap()
        .clone();
    sweep.runs = sweep.runs.min(12);
    let origin = Origin {
        file: file.into(),
        file_hash: source.file_hash().into(),
        kept_hash: String::new(),
        settings: Vec::new(),
    };
    let terms = RunSettings {
        rows: false,
        ..KEPT
    };
    Task::new(base, sweep, Vec::new(), terms, origin).unwrap()
}

fn as_it_is(file: &str, sweep: &str) -> Task {
    case(file, sweep, |text| text)
}

fn said(task: &Task, played: &PlayedCells) -> String {
    findings(&Outcome::of(task, played)).join("\n")
}

/// The values that an axis takes in any cell.
fn visited(task: &Task, axis: usize) -> BTreeSet<String> {
    let cells = (0..task.cells().len()).map(|n| task.cells().cell(n));
    cells
        .filter_map(|cell| cell.set[axis].1.as_ref().map(ToString::to_string))
        .collect()
}

// case 4
#[test]
fn trajectories_play_every_listed_value() {
    let task = as_it_is("morris-values.toml", "q");
    let all = |values: [&str; 5]| values.map(str::to_owned).into_iter().collect();
    assert_eq!(visited(&task, 0), all(["0", "10", "95", "20", "30"]));
    let played = played(&task);
    let said = said(&task, &played);
    assert!(
        said.contains("“party.host.no_deal.value” moves it most: by 40 percentage points on average from one of its values"),
        "{said}"
    );
}

// case 5
#[test]
fn the_size_of_an_effect_is_that_over_all_pairs_of_values() {
    let task = as_it_is("morris-four.toml", "q");
    let played = played(&task);
    let outcome = Outcome::of(&task, &played);
    // Two of four values kill every deal: 4 of 6 pairs differ, of 20 steps 12 to 14.
    let effect = outcome.elementary[0].mean_absolute.unwrap();
    assert!((12.0 / 20.0..=14.0 / 20.0).contains(&effect), "{effect}");
    assert!(!said(&task, &played).contains("by 0 "));
}

// case 6
#[test]
fn the_order_in_which_words_are_listed_changes_nothing() {
    let effects = |words: &str| -> Vec<ElementaryEffects> {
        let task = case("morris-values.toml", "q", |text| {
            let axes = text.find("axes = ").unwrap();
            format!(
                "{}show = \"worth.host\"\naxes = [{{ set = \"party.host.tactic\", values = [{words}] }}, \
                 {{ set = \"party.guest.no_deal.value\", values = [10, 20, 30] }}]\n",
                text[..axes].replace("show = \"possible\"\n", "")
            )
        });
        let played = played(&task);
        Outcome::of(&task, &played).elementary
    };
    let first = effects("\"boulware\", \"conceder\", \"hardliner\"");
    assert!(first[0].mean_absolute.unwrap() > 1.0);
    assert_eq!((first[0].mean, first[0].deviation), (None, None));
    assert!(first[1].mean.is_some());
    for other in [
        "\"hardliner\", \"boulware\", \"conceder\"",
        "\"conceder\", \"hardliner\", \"boulware\"",
    ] {
        assert_eq!(effects(other), first, "{other}");
    }
}

// case 6
#[test]
fn one_at_a_time_plays_every_word_and_both_ends() {
    let task = as_it_is("oat.toml", "q");
    assert_eq!(task.cells().len(), 1 + 2 + 3 + 2);
    let words = ["boulware", "conceder", "hardliner"].map(str::to_owned);
    assert_eq!(visited(&task, 1), words.into_iter().collect());
    let alone = task.cells().one_at_a_time();
    let cells: Vec<Vec<u64>> = alone.into_iter().map(|(_, cells)| cells).collect();
    assert_eq!(cells, [vec![1, 2], vec![3, 4, 5], vec![6, 7]]);
    let played = played(&task);
    let said = said(&task, &played);
    assert!(
        said.contains("party.host.tactic = hardliner moves it most"),
        "{said}"
    );
}

// cases 7 and 17
#[test]
fn an_axis_that_decides_alone_has_all_of_the_variance() {
    for file in ["total-above-one.toml", "total-above-one-64.toml"] {
        let task = as_it_is(file, "q");
        let played = played(&task);
        let outcome = Outcome::of(&task, &played);
        let axes = &outcome.indices.as_ref().unwrap().axes;
        for (axis, known) in axes.iter().zip([1.0, 0.0]) {
            assert!((axis.first.unwrap().value - known).abs() < 1e-12);
            assert!((axis.total.unwrap().value - known).abs() < 1e-12);
        }
        let said = said(&task, &played);
        assert!(
            said.contains("has all of the variance (95% interval 100% to 100%)"),
            "{said}"
        );
        // Five values on 16 or 64 points: said.
        let noted = notes(&outcome).join("\n");
        assert!(
            noted.contains("count alike") && noted.contains("equally often"),
            "{noted}"
        );
    }
}

// cases 7 and 17
#[test]
fn estimates_that_stray_are_said_to_be_estimates() {
    // Both axes act only together, from few points.
    let task = case("total-above-one.toml", "q", |text| {
        let axes = text.find("axes = ").unwrap();
        format!(
            "{}axes = [{{ set = \"party.host.no_deal.value\", from = 0, to = 100 }}, {{ set = \"party.guest.no_deal.value\", from = 0, to = 100 }}]\n",
            text[..axes].replace("points = 16", "points = 4")
        )
    });
    let played = played(&task);
    let outcome = Outcome::of(&task, &played);
    let indices = outcome.indices.as_ref().unwrap();
    let strays = indices.axes.iter().any(|axis| {
        let (first, total) = (axis.first.unwrap().value, axis.total.unwrap().value);
        first < -0.005 || total > 1.005 || first > total + 0.005
    });
    let noted = notes(&outcome).join("\n");
    assert_eq!(
        strays,
        noted.contains("they are estimates from 4 base points"),
        "{noted}"
    );
    assert!(strays, "{indices:?}");
    // In words no share is above 100%.
    let said = said(&task, &played);
    let shares = said
        .split('%')
        .filter_map(|part| part.rsplit(' ').next()?.parse::<f64>().ok());
    assert!(shares.into_iter().all(|share| share <= 100.0), "{said}");
}

// case 8
#[test]
fn cells_without_a_handshake_are_told_in_every_design() {
    for (file, sweep, parts) in [
        (
            "min.toml",
            "q",
            &[
                "Sobol indices need a value in every cell",
                "--show handshake",
                "--show worth.host",
            ][..],
        ),
        (
            "missing-output.toml",
            "saltelli",
            &["Sobol indices need a value in every cell"],
        ),
        (
            "missing-output.toml",
            "morris",
            &["moves it", "all of this is about the other"],
        ),
        (
            "missing-output.toml",
            "lhs",
            &["so no distance to the Nash deal; all of this is about the other"],
        ),
        (
            "missing-output.toml",
            "grid",
            &["only be told of a full grid", "--show handshake"],
        ),
    ] {
        let task = case(file, sweep, |text| text.replace("no_deal = 1\n", ""));
        let played = played(&task);
        let outcome = Outcome::of(&task, &played);
        let (holes, of) = (outcome.holes.no_handshake, played.tallies.len());
        assert!(holes > 0 && outcome.holes.cells() == holes);
        let said = said(&task, &played);
        assert!(
            said.contains(&format!("{holes} of {of} cells have no handshake")),
            "{said}"
        );
        for part in parts {
            assert!(said.contains(part), "{part}: {said}");
        }
        if sweep == "morris" {
            let told: usize = outcome.elementary.iter().map(|e| e.effects).sum();
            assert!(told > 0 && told < 40, "{told}");
        }
    }
}

// case 8
#[test]
fn where_nobody_agrees_there_is_no_round_and_it_says_so() {
    let task = case("min.toml", "q", |text| {
        text.replace(
            "guest = { no_deal = 30 }",
            "guest = { no_deal = 30, tactic = \"hardliner\" }",
        )
        .replace(
            "from = 0, to = 100 }, { set",
            "from = 90, to = 100 }, { set",
        )
        .replace("from = 0, to = 20", "from = 50, to = 60")
    });
    let played = played(&task);
    let said = said(&task, &played);
    assert!(
        said.starts_with("No cell has a handshake, so there is no round to count."),
        "{said}"
    );
    assert!(said.contains("--show handshake"));
}
