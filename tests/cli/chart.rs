//! `zopa chart`.

use crate::{Desk, flagship};
use zopa::charts::{self, ChartBasis};

#[test]
fn named_charts_are_drawn_with_their_numbers() {
    let desk = Desk::with("logrolling");
    desk.types(&[
        "chart",
        "logrolling.toml",
        "dance",
        "logroll",
        "--style",
        "paper",
        "--format",
        "svg,pdf",
        "--out",
        "here",
    ])
    .succeeds()
    .says(&["2 charts drawn: dance, logroll"]);
    for name in [
        "dance.svg",
        "dance.pdf",
        "dance.csv",
        "logroll.svg",
        "logroll.pdf",
        "logroll.csv",
    ] {
        assert!(desk.has(&format!("here/{name}")), "{name}");
    }
    assert!(!desk.has("here/dance.png") && !desk.has("here/ladder.svg"));
    assert!(desk.read("here/dance.svg").contains("width=\"180mm\""));
}

#[test]
fn without_a_name_everything_is_drawn_that_can_be() {
    let desk = Desk::with("mar-a-lago");
    let said = desk
        .types(&[
            "chart",
            "mar-a-lago.toml",
            "--format",
            "svg",
            "--runs",
            "10",
            "--out",
            "here",
        ])
        .succeeds();
    let all = charts::ALL.iter();
    let shown = all.filter(|chart| !matches!(chart.basis(), ChartBasis::Sweep | ChartBasis::Class));
    for chart in shown.map(|chart| chart.about().name) {
        assert!(said.out.contains(chart), "{chart}\n{}", said.out);
        assert!(desk.has(&format!("here/{chart}.svg")), "{chart}");
    }
    assert!(!desk.has("here/phase.svg"));
}

#[test]
fn any_two_parties_can_be_the_axes() {
    let desk = Desk::new();
    desk.types(&[
        "chart",
        &flagship(),
        "dance",
        "--pair",
        "europe,russia",
        "--format",
        "svg",
        "--out",
        "here",
    ])
    .succeeds();
    // case 32: those of the default pair keep their name.
    assert!(!desk.has("here/dance.csv"));
    let table = desk.read("here/dance-europe-russia.csv");
    let head = table.lines().next().unwrap();
    assert!(
        head.ends_with("worth to European allies (points),worth to Russia (points)"),
        "{head}"
    );
    let wrong = |pair: &str, words: &[&str]| {
        desk.types(&["chart", &flagship(), "dance", "--pair", pair])
            .fails(2, words);
    };
    wrong("europe,rusia", &["no party 'rusia'", "'russia'"]);
    wrong("europe", &["two different parties"]);
    wrong("europe,europe", &["two different parties"]);
}

#[test]
fn a_finished_sweep_is_drawn_again_without_being_played() {
    let desk = Desk::with("strike");
    desk.types(&[
        "sweep",
        "strike.toml",
        "--runs",
        "2",
        "--no-charts",
        "--out",
        "swept",
    ])
    .succeeds();
    desk.types(&[
        "chart", "swept", "curve", "--format", "svg", "--out", "drawn",
    ])
    .succeeds()
    .says(&["Drawn: curve"]);
    assert!(desk.read("drawn/curve.svg").starts_with("<svg"));
    desk.types(&["chart", "swept", "phase"])
        .fails(2, &["no data for phase"]);
    desk.types(&["chart", "swept", "--set", "time.rounds=3"])
        .fails(2, &["--set does not go with a folder"]);
    desk.types(&["chart", "."])
        .fails(2, &["without results", "swept"]);
}

#[test]
fn what_cannot_be_drawn_says_why_and_what_to_do() {
    let desk = Desk::with("buyer-seller");
    let fails = |kind: &str, words: &[&str]| {
        desk.types(&["chart", "buyer-seller.toml", kind, "--out", "here"])
            .fails(2, words);
    };
    fails("dnace", &["no chart 'dnace'", "'dance'", "winset"]);
    fails(
        "phase",
        &["chart of sweeps", "zopa sweep buyer-seller.toml"],
    );
    fails("winset", &["somebody who ratifies"]);
    fails("survival", &["nothing in this file is uncertain"]);
    // One that cannot be drawn does not stop the others.
    let some = [
        "chart",
        "buyer-seller.toml",
        "dance",
        "winset",
        "phase",
        "--out",
        "some",
    ];
    let why = [
        "not drawn: winset needs somebody",
        "phase is a chart of sweeps",
    ];
    desk.types(&some).exits(0, &why).says(&["Drawn: dance"]);
    desk.types(&[
        "chart",
        "buyer-seller.toml",
        "winset",
        "phase",
        "--out",
        "none",
    ])
    .fails(2, &["somebody who ratifies", "chart of sweeps"]);
    desk.types(&["chart", "no-such.toml"])
        .fails(3, &["no-such.toml"]);
}

#[test]
fn the_folder_of_a_run_or_an_explanation_is_drawn_again() {
    let desk = Desk::with("strike");
    let drawn = |command: &[&str]| {
        desk.types(&[command, &["--format", "svg", "--out", "first"]].concat())
            .succeeds();
    };
    let set = "party.union.no_deal.value=50";
    drawn(&[
        "run",
        "strike.toml",
        "--set",
        set,
        "--runs",
        "30",
        "--seed",
        "7",
    ]);
    // The folder is enough: the file may be gone.
    std::fs::rename(desk.path("strike.toml"), desk.path("gone.toml")).unwrap();
    desk.types(&[
        "chart", "first", "dance", "survival", "--format", "svg", "--out", "again",
    ])
    .succeeds()
    .says(&["2 charts drawn: dance, survival"]);
    for chart in ["dance.svg", "survival.svg", "dance.csv"] {
        assert_eq!(
            desk.read(&format!("first/{chart}")),
            desk.read(&format!("again/{chart}")),
            "{chart}"
        );
    }
    // Without --out they go where they come from, and a second time nothing is refused.
    for _ in 0..2 {
        desk.types(&["chart", "first", "worth"]).succeeds();
        assert!(desk.has("first/worth.png"));
    }
    desk.types(&["chart", "first", "--set", set])
        .fails(2, &["--set does not go with a folder"]);

    std::fs::rename(desk.path("gone.toml"), desk.path("strike.toml")).unwrap();
    drawn(&["explain", "strike.toml", "--runs", "20", "--no-flips"]);
    desk.types(&[
        "chart",
        "first",
        "concessions",
        "--format",
        "svg",
        "--out",
        "why",
    ])
    .succeeds();
    assert_eq!(
        desk.read("first/concessions.svg"),
        desk.read("why/concessions.svg")
    );

    // What was changed by hand is no longer what was played.
    desk.write("first/run.scenario.toml", "schema = 1\n");
    desk.types(&["chart", "first", "dance"])
        .fails(5, &["another file than the copy"]);
    drawn(&["run", "strike.toml", "--run-id", "3", "--force"]);
    desk.types(&["chart", "first", "dance"])
        .fails(2, &["--run-id 3 draws its charts"]);
}
