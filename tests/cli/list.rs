//! `zopa list`.

use crate::{Desk, flagship};
use zopa::charts;

#[test]
fn everything_that_has_a_name_is_listed() {
    let desk = Desk::new();
    let charts: Vec<&str> = charts::ALL.iter().map(|chart| chart.about().name).collect();
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
        ("charts", &charts[..]),
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

#[test]
fn list_alone_says_what_there_is_to_list() {
    let said = Desk::new().types(&["list"]).succeeds();
    let said = said.says(&["models", "templates", "words", "sources", "codes"]);
    // Each of them is a list of its own; paths need a file.
    for what in said.out.lines().take_while(|line| !line.is_empty()) {
        let what = what.split_whitespace().next().unwrap();
        if what != "paths" {
            Desk::new().types(&["list", what]).succeeds();
        }
    }
}

#[test]
fn every_word_is_explained_and_leads_on() {
    let desk = Desk::new();
    let all = desk.types(&["list", "words"]).succeeds();
    for word in [
        "BATNA",
        "reservation value",
        "ZOPA",
        "Pareto frontier",
        "Boulware",
        "win-set",
        "draw",
        "seed",
        "text",
        "deal",
        "ratifier",
    ] {
        assert!(all.out.contains(&format!("  {word}  ")), "{word}");
        let said = desk.types(&["list", "words", word]).succeeds();
        let more = said
            .out
            .lines()
            .find_map(|line| line.trim().strip_prefix("More:  zopa "));
        let more: Vec<&str> = more.unwrap().split_whitespace().collect();
        desk.types(&more).succeeds();
    }
    desk.types(&["list", "words", "batna"]).succeeds().says(&[
        "BATNA",
        "best alternative to a negotiated agreement",
        "[party.X] no_deal",
    ]);
    // By another word for it, and spelt in any way.
    desk.types(&["list", "words", "Bottom Line"])
        .succeeds()
        .says(&["reservation value"]);
    desk.types(&["list", "words", "batana"])
        .fails(2, &["there is no word 'batana'", "Did you mean 'BATNA'?"]);
}

#[test]
fn every_reference_stands_in_one_list() {
    let desk = Desk::new();
    let all = desk.types(&["list", "sources"]).succeeds();
    assert!(!all.out.contains("H. Nemhauser"));
    let joined = all.out.split_whitespace().collect::<Vec<_>>().join(" ");
    for mended in [
        "G. L. Nemhauser & Z. Ullmann (1969)",
        "Management Science 18(5, Part 2), P80-P106",
        "ISBN 978-0-674-04813-3",
        "163-193. doi:10.1007/BF01755963 (not confirmed: the pages)",
        "(not confirmed: the year, 1991 or 1992)",
        "Approaches to the bargaining problem before and after the theory of games",
        "Analysis of variance designs for model output",
        "Constructing Sobol sequences with better two-dimensional projections",
    ] {
        assert!(joined.contains(mended), "{mended}");
    }
    desk.types(&["list", "sources", "raiffa-1982"])
        .succeeds()
        .says(&["Cited by:  zopa list charts dance", "@book{raiffa-1982,"]);
    let bibtex = desk.types(&["list", "sources", "--bibtex"]).succeeds();
    assert_eq!(
        bibtex.out.matches("\n}\n").count(),
        bibtex.out.matches('@').count()
    );
    assert!(bibtex.out.contains("  doi = {10.2307/1907266},"));
    desk.types(&["list", "sources", "nash-1951"])
        .fails(2, &["Did you mean 'nash-1950'?"]);
    desk.types(&["list", "models", "--bibtex"])
        .fails(2, &["zopa list sources --bibtex"]);
}
