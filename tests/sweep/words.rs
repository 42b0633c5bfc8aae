//! The findings say what the numbers hold, and no more.

use crate::{FLAGSHIP, KEPT, played, task, with};
use zopa::account::percent;
use zopa::sweep::{Outcome, RunSettings, findings, number};

fn said(sweep: &str) -> String {
    let text = with(FLAGSHIP, sweep);
    let terms = RunSettings {
        rows: false,
        ..KEPT
    };
    let task = task(&text, terms);
    let played = played(&task);
    findings(&Outcome::of(&task, &played)).join("\n")
}

const RUSSIA: &str =
    "{ set = \"party.russia.no_deal\", from = 48, to = 76, steps = 15, label = \"Russia\" }";

#[test]
fn where_nothing_changes_it_says_so_and_nothing_else() {
    let said = said(
        "axes = [{ set = \"time.deadline.pressure\", from = 0, to = 1, steps = 3 }, { set = \"talks.breakdown\", from = 0, to = 0.1, steps = 3 }]\nruns = 20\nshow = \"possible_day_one\"",
    );
    assert!(
        said.starts_with(
            "Nothing here changes it: the chance that a deal is possible on day one is"
        ),
        "{said}"
    );
    assert_eq!(said.lines().count(), 1);
}

#[test]
fn who_decides_is_named_with_its_share() {
    let said = said(&format!(
        "axes = [{RUSSIA}, {{ set = \"talks.breakdown\", from = 0, to = 0.1, steps = 3, label = \"Breakdown\" }}]\nruns = 60\nshow = \"possible_day_one\""
    ));
    assert!(said.contains("It is mostly “Russia” that decides: of the differences between cells “Russia” alone explains 100%"), "{said}");
    assert!(
        said.contains("An even chance needs “Russia” at about"),
        "{said}"
    );
    assert!(
        said.contains("nearly always where “Russia” is at most"),
        "{said}"
    );
}

#[test]
fn an_axis_that_moves_nothing_is_not_told() {
    let said = said(&format!(
        "axes = [{RUSSIA}, {{ set = \"talks.breakdown\", from = 0, to = 0.1, steps = 3, label = \"Breakdown\" }}]\nruns = 30\nshow = \"possible_day_one\""
    ));
    assert!(!said.contains("From 0 to 0.1 of “Breakdown”"), "{said}");
    assert!(
        said.contains(
            "As “Russia” goes from 48 to 76, the chance that a deal is possible on day one falls from"
        ),
        "{said}"
    );
}

#[test]
fn one_uncertainty_dominates_only_if_its_interval_stands_alone() {
    let sweep = |points: u32, other: &str| {
        format!(
            "design = \"saltelli\"\npoints = {points}\naxes = [{}, {other}]\nruns = 40\nshow = \"possible_day_one\"",
            RUSSIA.replace(", steps = 15", "")
        )
    };
    let inert = "{ set = \"talks.breakdown\", from = 0, to = 0.1, label = \"Breakdown\" }";
    let said_inert = said(&sweep(64, inert));
    assert!(said_inert.contains("“Russia” dominates"), "{said_inert}");
    // Two numbers that weigh the same in a symmetric negotiation: neither dominates.
    let symmetric = "schema = 1\nparty.a = {}\nparty.b = {}\n[issue.x]\nrange = { from = 0, to = 100, step = 1 }\n\
                     a = { from = 0, to = 100 }\nb = { from = 100, to = 0 }\n[uncertainty]\nno_deal = 3\n";
    let axis = |party: &str| {
        format!("{{ set = \"party.{party}.no_deal\", from = 20, to = 80, label = \"{party}\" }}")
    };
    let axes = format!("axes = [{}, {}]", axis("a"), axis("b"));
    let text = with(
        symmetric,
        &format!(
            "design = \"saltelli\"\npoints = 64\n{axes}\nruns = 40\nshow = \"possible_day_one\""
        ),
    );
    let task = task(
        &text,
        RunSettings {
            rows: false,
            ..KEPT
        },
    );
    let played = played(&task);
    let both = findings(&Outcome::of(&task, &played)).join("\n");
    assert!(both.contains("No single uncertainty dominates"), "{both}");
}

#[test]
fn numbers_are_told_as_people_write_them() {
    assert_eq!(percent(0.004), "under 1%");
    assert_eq!(percent(0.0), "0%");
    assert_eq!(percent(0.999), "over 99%");
    assert_eq!(percent(1.0), "100%");
    assert_eq!(percent(0.485), "49%");
    assert_eq!(number(62.5), "62.5");
    assert_eq!(number(0.1 + 0.2), "0.3");
    assert_eq!(number(-0.0), "0");
}
