//! The two fingerprints: what changes them and what does not.

use zopa::format::{Fingerprint, Source};
use zopa::scenario::list;

use super::{FILES, load, on_a_grid, scenario, with};

#[test]
fn the_meaning_is_not_the_bytes() {
    let source = load(FILES[0]);
    let base = Fingerprint::of(&source, &with(&source, &[]).scenario);
    let reformatted = source
        .text()
        .replace('\n', "\r\n")
        .replace(" = ", "=")
        .replace("# ", "#! ");
    let retitled = source
        .text()
        .replace("Ukraine peace talks", "Talks")
        .replace("\"Verkhovna Rada\"", "\"Rada\"");
    let recharted = source
        .text()
        .replace("style = \"projector\"", "style = \"paper\"");
    for text in [reformatted, retitled, recharted] {
        let other = Source::from_text("other-name.toml", text);
        let other = Fingerprint::of(&other, &with(&other, &[]).scenario);
        assert_eq!(other.meaning, base.meaning);
        assert_ne!(other.file, base.file);
    }
}

#[test]
fn every_number_and_word_is_part_of_the_meaning() {
    for file in [FILES[0], FILES[2]] {
        let source = load(file);
        let scenario = with(&source, &[]).scenario;
        let base = Fingerprint::of(&source, &scenario);
        for (path, value) in list(&scenario) {
            let Some(number) = value.number() else {
                continue;
            };
            if path.contains(".range.") || on_a_grid(&path) {
                continue;
            }
            let new = match number {
                more if more > 1.0 => more - 1.0,
                part if part > 0.0 => part / 2.0,
                other => other + 0.001,
            };
            let new = if path.ends_with("quota.of") {
                number + 1.0
            } else {
                new
            };
            let after = with(&source, &[&format!("{path}={new}")]);
            let print = Fingerprint::of(&after.source, &after.scenario);
            assert_ne!(print.meaning, base.meaning, "{path}");
            assert_eq!(print.file, base.file, "{path}");
        }
    }
    let source = load(FILES[2]);
    let base = Fingerprint::of(&source, &scenario(FILES[2]));
    for setting in [
        "talks.rule=nothing-agreed-until-everything",
        "talks.settle.reopen=false",
        "talks.protocol=klein",
        "lever.strikes.use=always",
        "lever.strikes.held_by=europe",
        "table.tentative.army=700",
        "commitment.no-land.party=russia",
        "party.ukraine.tactic.time-dependent.model=bayesian",
    ] {
        let after = with(&source, &[setting]);
        let print = Fingerprint::of(&after.source, &after.scenario);
        assert_ne!(print.meaning, base.meaning, "{setting}");
    }
    for (from, to) in [
        ("\"Washington with Western partners\"", "\"W\""),
        ("\"A pause in aid\"", "\"Pause\""),
        ("\"An incident at the front\"", "\"Incident\""),
        ("\"No land for peace\"", "\"No land\""),
        ("open      = [\"donbas\"]\n", ""),
        ("[\"russia\", \"us\"]", "[\"us\", \"russia\"]"),
        (
            "between   = [\"us\", \"ukraine\"]",
            "between   = [\"ukraine\", \"us\"]",
        ),
    ] {
        assert!(source.text().contains(from), "{from}");
        let other = Source::from_text("other.toml", source.text().replace(from, to));
        let other = Fingerprint::of(&other, &with(&other, &[]).scenario);
        assert_eq!(other.meaning, base.meaning, "{from}");
    }
    for (from, to) in [
        ("[[\"guarantees\", \"army\"]]", "[\"guarantees\", \"army\"]"),
        (", [\"ukraine\", \"europe\"]]", "]"),
        (
            "with  = [\"us\", \"ukraine\", \"europe\"]",
            "with  = [\"us\", \"ukraine\"]",
        ),
        (
            "[\"russia-withdraws\", \"freeze-line\"] }",
            "[\"freeze-line\"] }",
        ),
    ] {
        assert!(source.text().contains(from), "{from}");
        let other = Source::from_text("other.toml", source.text().replace(from, to));
        let other = Fingerprint::of(&other, &with(&other, &[]).scenario);
        assert_ne!(other.meaning, base.meaning, "{from}");
    }
}
