//! The output of `zopa run --against`: old → new.

use super::against::Rival;
use super::page::{Page, columns};
use crate::account::{
    Account, Both, Change, PointsChange, count, decimal, share, signed, thousands,
};
use crate::report::blocks::{BlockCell, BlockTable, cells};
use crate::scenario::Claim;
use crate::trials::Pairs;

/// Prints the differences of the new negotiation.
pub(super) fn tell(change: &Change<'_, '_>, old: &str, rival: &Rival, page: &mut Page) {
    page.title(format!("{old} → {}", rival.title));
    let headline = change.both(Account::headline);
    page.line(format!("  old   {}", headline.old));
    page.line(format!("  new   {}", headline.new));
    if page.quiet {
        return;
    }
    tell_only(change, page);
    tell_claims(change, page);
    tell_text(change, page);
    tell_worth(change, page);
}

/// Prints what cannot be compared.
fn tell_only(change: &Change<'_, '_>, page: &mut Page) {
    let only = change.only_in_one();
    for (names, which) in [(only.old, "old"), (only.new, "new")] {
        if !names.is_empty() {
            let names = names.join(", ");
            page.para(&format!("  only in the {which}: "), &names);
        }
    }
}

fn tell_claims(change: &Change<'_, '_>, page: &mut Page) {
    let unit = |account: &Account<'_>| account.scenario.time.unit.clone();
    let ended = change.both(|account| format!("{} {}", unit(account), account.round));
    let mut rows = vec![("talks end in", ended)];
    for claim in Change::CLAIMS {
        let word = |holds| BlockCell::Holds(holds).text().to_owned();
        let Both { old, new } = change.claim(claim);
        let (old, new) = (word(old), word(new));
        rows.push((claim.word(), Both { old, new }));
    }
    page.gap();
    for (label, both) in rows {
        page.line(format!("  {label:<13} {}", arrow(&both)));
    }
}

/// "no → yes", or "yes, as before".
fn arrow(both: &Both<String>) -> String {
    if both.same() {
        format!("{}, as before", both.old)
    } else {
        format!("{} → {}", both.old, both.new)
    }
}

fn tell_text(change: &Change<'_, '_>, page: &mut Page) {
    let which = |account: &Account<'_>| match (&account.text, account.settlement.handshake()) {
        (None, _) => "nothing on the table".to_owned(),
        (_, Some(_)) => "agreed deal".to_owned(),
        (_, None) => "last deal on the table".to_owned(),
    };
    let which = change.both(which);
    page.gap();
    let label = if which.same() {
        which.old
    } else {
        format!("{} → {}", which.old, which.new)
    };
    page.line(format!("  {label}"));
    let terms = change.terms();
    let differ: Vec<_> = terms.iter().filter(|term| !term.said.same()).collect();
    let says = |read: Option<&str>| read.unwrap_or("-").to_owned();
    let told = differ.iter().map(|term| {
        let (old, new) = (says(term.read.old), says(term.read.new));
        (term.id, format!("{old} → {new}"))
    });
    page.pairs("    ", "   ", &told.collect::<Vec<_>>());
    let same = (terms.len() - differ.len()) as u64;
    if same > 0 {
        page.line(format!("    the same on {}", count(same, "issue")));
    }
}

fn tell_worth(change: &Change<'_, '_>, page: &mut Page) {
    let told = |both: &PointsChange| {
        let one = |points: Option<f64>| points.map_or_else(|| "-".into(), |p| decimal(p, 1));
        let by = both.difference;
        [
            format!("{} → {}", one(both.old), one(both.new)),
            by.map_or_else(|| "-".into(), |by| signed(by, 1)),
        ]
    };
    let head = cells![
        "",
        "deal worth",
        "change",
        "no deal",
        "change",
        "ends with",
        "change"
    ];
    let mut table = BlockTable::new(head);
    for party in change.parties() {
        let numbers = [&party.worth, &party.no_deal, &party.ends_with];
        let numbers = numbers.into_iter().flat_map(told).map(BlockCell::from);
        table.row(cells![party.name].into_iter().chain(numbers).collect());
    }
    tell_table(&table, page);
    page.line(
        "  (“no deal”: its worth when the talks ended; “ends with”: the deal if ratified, else no deal in the last round)",
    );
}

fn tell_table(table: &BlockTable, page: &mut Page) {
    page.gap();
    for line in columns(table, "   ") {
        page.line(format!("  {line}"));
    }
}

/// Prints shares over pairs of runs with the same random draws.
pub(super) fn tell_shares(pairs: &[Pairs], page: &mut Page) {
    let percent = |share: f64| signed(share * 100.0, 1);
    if page.quiet {
        if let Some(ratified) = pairs.iter().find(|pairs| pairs.claim == Claim::Ratified) {
            let interval = ratified.interval();
            page.line(format!(
                "  ratified in {} → {} of {} draws ({} to {} percentage points)",
                share(ratified.old.share()),
                share(ratified.new.share()),
                thousands(ratified.old.runs),
                percent(interval.low),
                percent(interval.high)
            ));
        }
        return;
    }
    let runs = pairs.iter().map(|pairs| pairs.old.runs).max().unwrap_or(0);
    let over = format!("over {}, same seed", count(runs, "draw"));
    let (gained, lost) = ("no → yes", "yes → no");
    let mut table = BlockTable::new(cells![
        over,
        "old → new",
        "change (pp)",
        "95% interval",
        gained,
        lost
    ]);
    for pairs in pairs {
        let (old, new) = (pairs.old, pairs.new);
        if pairs.claim == Claim::Breakdown && old.hits + new.hits == 0 {
            continue;
        }
        let interval = pairs.interval();
        table.row(cells![
            pairs.claim.word().replace('_', " "),
            format!("{} → {}", share(old.share()), share(new.share())),
            percent(pairs.difference()),
            format!("{} to {}", percent(interval.low), percent(interval.high)),
            thousands(pairs.gained),
            thousands(pairs.lost),
        ]);
    }
    tell_table(&table, page);
    page.line("  (pp: percentage points; the interval is of the change, from the draws that turned: Bonett & Price 2012)");
}
