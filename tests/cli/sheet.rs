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
