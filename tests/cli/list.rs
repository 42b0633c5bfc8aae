//! `zopa list`.

use crate::{Desk, flagship};

#[test]
fn everything_that_has_a_name_is_listed() {
    let desk = Desk::new();
    for (what, names) in [
        (
            "models",
            &["nash", "kalai-smorodinsky", "egalitarian", "utilitarian"][..],
        ),
        (
            "tactics",
            &[
                "boulware",
                "linear",
                "conceder",
                "time-dependent",
                "tit-for-tat",
                "hardliner",
                "fixed",
            ],
        ),
        ("protocols", &["alternating-offers", "single-text"]),
        (
            "mechanisms",
            &[
                "lever",
                "trust",
                "shock",
                "meeting",
                "agenda",
                "commitment",
                "bayesian",
            ],
        ),
        (
            "charts",
            &[
                "dance",
                "ladder",
                "tracker",
                "aspiration",
                "funnel",
                "winset",
                "worth",
                "survival",
                "concessions",
                "packages",
                "logroll",
                "phase",
                "curve",
                "tornado",
                "sobol",
            ],
        ),
        (
            "templates",
            &[
                "buyer-seller",
                "logrolling",
                "trade",
                "norland",
                "mar-a-lago",
            ],
        ),
        ("codes", &["E001", "E045", "W0"]),
    ] {
        let said = desk.types(&["list", what]).succeeds();
        assert_eq!(said.err, "");
        said.says(names);
    }
    desk.types(&["list", "soup"])
        .fails(2, &["models", "tactics", "templates"]);
}

#[test]
fn each_listed_name_has_a_sheet() {
    let desk = Desk::new();
    for what in ["models", "tactics", "protocols"] {
        let all = desk.types(&["list", what]).succeeds();
        for name in all
            .out
            .lines()
            .filter_map(|line| line.split_whitespace().next())
        {
            let sheet = desk.types(&["list", what, name]).succeeds();
            sheet.says(&[name, "Formula:", "Assumes:", "Source:", "zopa new --from"]);
        }
        desk.types(&["list", what, "nsh"])
            .fails(2, &["nsh", "help"]);
    }
    desk.types(&["list", "models", "nsh"])
        .fails(2, &["Did you mean 'nash'?"]);
}

#[test]
fn every_listed_code_is_explained() {
    let desk = Desk::new();
    let all = desk.types(&["list", "codes"]).succeeds();
    let codes = all
        .out
        .lines()
        .filter_map(|line| line.split_whitespace().next());
    let codes: Vec<&str> = codes
        .filter(|code| code.len() == 4 && *code != "zopa")
        .collect();
    assert!(codes.len() > 40, "{codes:?}");
    for code in codes {
        desk.types(&["check", "--explain", code])
            .succeeds()
            .says(&[&format!("{code}:")]);
    }
}

#[test]
fn listed_paths_can_be_set() {
    let desk = Desk::new();
    let file = flagship();
    let all = desk.types(&["list", "paths", &file]).succeeds();
    assert!(all.out.lines().count() > 150);
    for path in [
        "party.russia.no_deal.value",
        "weights.us.donbas",
        "issue.army.ukraine.from",
    ] {
        let line = all
            .out
            .lines()
            .find(|line| line.trim_start().starts_with(path));
        assert!(line.is_some(), "{path}");
        let set = format!("{path}=55");
        desk.types(&["check", &file, "--set", &set]).succeeds();
    }
    desk.write(
        "drawn.toml",
        "schema = 1\n[party.a]\nno_deal = { uniform = [30, 50] }\n[party.b]\n[issue.i]\noptions = [\"l\", \"r\"]\n\
         a = [0, 100]\nb = [{ normal = [90, 5] }, 0]\n",
    );
    let said = desk.types(&["list", "paths", "drawn.toml"]).succeeds();
    let line = |path: &str| {
        let mut lines = said.out.lines().map(str::split_whitespace);
        let found = lines.find(|words| words.clone().next() == Some(path));
        found.unwrap().skip(1).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(line("party.a.no_deal.value"), "40 { uniform = [30, 50] }");
    assert_eq!(line("issue.i.b.l"), "90 { normal = [90, 5] }");
    assert_eq!(line("issue.i.b.r"), "0");
    desk.types(&["list", "format", "party"]).succeeds().says(&[
        "a number or a table, may be drawn",
        "{ triangular = [50, 60, 75] }",
    ]);
    desk.types(&["list", "paths"])
        .fails(2, &["zopa list paths FILE"]);
}
