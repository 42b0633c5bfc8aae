//! Two negotiations side by side, one row a thing that is compared.

use crate::account::Change;
use crate::files::{Column, Table};
use crate::report::json::changes;
use crate::trials::Pairs;

/// Old → new as a table, one row a thing that is compared.
pub fn against_table(change: &Change<'_, '_>, pairs: Option<&[Pairs]>) -> Table {
    let columns = vec![
        Column::new(
            "kind",
            "text",
            "",
            "round, claim, text, worth, no_deal, ends_with or share",
        ),
        Column::new(
            "of",
            "text",
            "",
            "the claim, issue or party; empty for the round",
        ),
        Column::new(
            "old",
            "text",
            "",
            "in the file: a round, 1 or 0, an option, points, or a share in 0-1; empty where there is none",
        ),
        Column::new("new", "text", "", "in what it is compared with, likewise"),
        Column::new(
            "change",
            "number",
            "as old",
            "new less old; empty for claims and options",
        ),
        Column::new(
            "low",
            "number",
            "0-1",
            "of a share: lower end of the change's 95% interval, paired (Bonett & Price 2012)",
        ),
        Column::new("high", "number", "0-1", "of a share: upper end of it"),
        Column::new(
            "runs",
            "integer",
            "",
            "of a share: draws that are decided in both",
        ),
        Column::new("gained", "integer", "", "of a share: draws from no to yes"),
        Column::new("lost", "integer", "", "of a share: draws from yes to no"),
    ];
    let told = changes(change, pairs);
    let text = |value: Option<f64>| value.map_or_else(String::new, |value| value.to_string());
    let flag =
        |value: Option<bool>| value.map_or_else(String::new, |yes| u8::from(yes).to_string());
    let mut rows = Vec::new();
    let mut row = |cells: [String; 5], more: [String; 5]| {
        rows.push(cells.into_iter().chain(more).collect::<Vec<String>>());
    };
    let none = || [const { String::new() }; 5];
    let difference = i64::from(told.round.new) - i64::from(told.round.old);
    row(
        [
            "round".into(),
            String::new(),
            told.round.old.to_string(),
            told.round.new.to_string(),
            difference.to_string(),
        ],
        none(),
    );
    for claim in &told.claims {
        let (old, new) = (flag(claim.holds.old), flag(claim.holds.new));
        row(
            ["claim".into(), claim.claim.into(), old, new, String::new()],
            none(),
        );
    }
    for term in change.terms() {
        let says = |said: Option<&str>| said.unwrap_or_default().to_owned();
        let (old, new) = (says(term.said.old), says(term.said.new));
        row(
            ["text".into(), term.id.into(), old, new, String::new()],
            none(),
        );
    }
    for party in &told.parties {
        for (kind, number) in [
            ("worth", &party.worth),
            ("no_deal", &party.no_deal),
            ("ends_with", &party.ends_with),
        ] {
            let cells = [number.old, number.new, number.change].map(text);
            let [old, new, by] = cells;
            row([kind.into(), party.id.clone(), old, new, by], none());
        }
    }
    for share in told.shares.iter().flatten() {
        let numbers = [
            share.share.old.share,
            share.share.new.share,
            share.difference,
            share.low,
            share.high,
        ];
        let [old, new, by, low, high] = numbers.map(|x| x.to_string());
        let counts = [share.share.old.runs, share.gained, share.lost];
        let [runs, gained, lost] = counts.map(|n| n.to_string());
        row(
            ["share".into(), share.claim.into(), old, new, by],
            [low, high, runs, gained, lost],
        );
    }
    Table { columns, rows }
}
