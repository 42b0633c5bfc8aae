//! `zopa sheet`.

use crate::{Desk, flagship};

#[test]
fn each_party_gets_a_sheet_that_keeps_the_others_secrets() {
    let desk = Desk::new();
    desk.types(&["sheet", &flagship(), "--out", "sheets"])
        .succeeds()
        .says(&["4 score sheets", "teacher.html shows all sides"]);
    let ukraine = desk.read("sheets/sheet-ukraine.html");
    for words in [
        "You are Ukraine",
        "CONFIDENTIAL",
        "60.0 points",
        "✕ never",
        "Verkhovna Rada",
        "Illustrative numbers",
    ] {
        assert!(ukraine.contains(words), "no “{words}”");
    }
    // Donbas: the demilitarised zone is 40 of 100 at a weight of 22 for Ukraine, 70 at 24 for Russia.
    assert!(ukraine.contains(">8.8<") && !ukraine.contains(">16.8<"));
    // What others have without a deal, and what their parliaments ask for, is theirs.
    for secret in ["62.0", "73.5", "64.7"] {
        assert!(!ukraine.contains(secret), "{secret}");
    }
    let russia = desk.read("sheets/sheet-russia.html");
    assert!(
        russia.contains(">16.8<")
            && russia.contains("62.0 points")
            && !russia.contains("60.0 points")
    );
    let all = desk.read("sheets/sheets.html");
    assert_eq!(all.matches("<section class=\"sheet\"").count(), 4);
    let teacher = desk.read("sheets/teacher.html");
    for words in [
        "keep it from the parties",
        "zopa class",
        "16.8",
        "8.8",
        "Nash",
    ] {
        assert!(teacher.contains(words), "no “{words}”");
    }
}

// case 70
#[test]
fn sheets_are_made_for_the_roles_that_are_played() {
    let desk = Desk::new();
    let file = flagship();
    desk.types(&["sheet", &file, "--roles", "russia,ukraine", "--out", "two"])
        .succeeds()
        .says(&["2 score sheets", "sheet-ukraine.html, sheet-russia.html"]);
    let all = desk.read("two/sheets.html");
    assert_eq!(all.matches("<section class=\"sheet\"").count(), 2);
    assert!(!desk.has("two/sheet-europe.html"));
    let teacher = desk.read("two/teacher.html");
    for words in [
        "once for each group of 2 (Ukraine and Russia)",
        "Nobody plays ",
        "--template -o deals.csv",
    ] {
        assert!(teacher.contains(words), "no “{words}”");
    }
    // Sheets of parties that are no longer played go.
    desk.types(&["sheet", &file, "--roles", "ukraine", "--out", "two"])
        .succeeds()
        .says(&[
            "1 score sheet,",
            "Removed there, from an earlier command: sheet-russia.html",
        ]);
    desk.types(&["sheet", &file, "--roles", "rusia"])
        .fails(2, &["no party 'rusia'", "'russia'"]);
}

#[test]
fn every_template_has_sheets() {
    for template in [
        "buyer-seller",
        "logrolling",
        "strike",
        "river",
        "trade",
        "norland",
    ] {
        let desk = Desk::with(template);
        desk.types(&["sheet", &format!("{template}.toml")])
            .succeeds();
        let page = desk.read(&format!("output/{template}/sheets/sheets.html"));
        assert!(
            page.contains("You are") && page.len() < 500_000,
            "{template}"
        );
    }
}
