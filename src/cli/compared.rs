//! What `zopa run --against` tells: old → new.

use super::against::Rival;
use super::page::{Page, columns, columns_of, padded, wrapped};
use crate::account::{
    Account, Both, Change, PointsChange, count, decimal, share, signed, thousands,
};
use crate::game::Claim;
use crate::trials::Pairs;

/// What is different in the new negotiation.
pub(super) fn tell(change: &Change<'_, '_>, old: &str, rival: &Rival, page: &mut Page) {
    let title = page.strong(&format!("{old} → {}", rival.title));
    page.line(title);
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

/// What cannot be compared.
fn tell_only(change: &Change<'_, '_>, page: &mut Page) {
    let only = change.only_in_one();
    for (names, which) in [(only.old, "old"), (only.new, "new")] {
        if !names.is_empty() {
            let names = names.join(", ");
            page.line(wrapped(&format!("  only in the {which}: "), &names));
        }
    }
}

fn tell_claims(change: &Change<'_, '_>, page: &mut Page) {
    let unit = |account: &Account<'_>| account.scenario.time.unit.clone();
    let ended = change.both(|account| format!("{} {}", unit(account), account.round));
    let mut rows = vec![("talks end in", ended)];
    for claim in Claim::ALL {
        let word = |holds: Option<bool>| match holds {
            Some(true) => "yes".to_owned(),
            Some(false) => "no".to_owned(),
            None => "not known".to_owned(),
        };
        let Both { old, new } = change.claim(claim);
        rows.push((
            claim.word(),
            Both {
                old: word(old),
                new: word(new),
            },
        ));
    }
    page.line("");
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
        (None, _) => "no text".to_owned(),
        (_, Some(_)) => "agreed text".to_owned(),
        (_, None) => "last text on the table".to_owned(),
    };
    let which = change.both(which);
    page.line("");
    let label = if which.same() {
        which.old
    } else {
        format!("{} → {}", which.old, which.new)
    };
    page.line(format!("  {label}"));
    let terms = change.terms();
    let differ: Vec<_> = terms.iter().filter(|term| !term.said.same()).collect();
    let width = differ.iter().map(|term| columns_of(term.id)).max();
    let width = width.unwrap_or(0);
    for term in &differ {
        let says = |read: Option<&str>| read.unwrap_or("-").to_owned();
        let (old, new) = (says(term.read.old), says(term.read.new));
        let issue = padded(term.id, width);
        page.line(format!("    {issue}   {old} → {new}"));
    }
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
    let header = [
        "",
        "text worth",
        "change",
        "no deal",
        "change",
        "ends with",
        "change",
    ];
    let mut rows = vec![header.map(str::to_owned).to_vec()];
    for party in change.parties() {
        let mut row = vec![format!("  {}", party.name)];
        for number in [&party.worth, &party.no_deal, &party.ends_with] {
            row.extend(told(number));
        }
        rows.push(row);
    }
    page.line("");
    for line in columns(&rows, "   ") {
        page.line(format!("  {line}"));
    }
    page.line(
        "  (no deal: its worth when the talks ended; ends with: the text if ratified, else no deal in the last round)",
    );
}

/// Shares over draws that share their luck.
pub(super) fn tell_shares(pairs: &[Pairs], page: &mut Page) {
    let percent = |share: f64| signed(share * 100.0, 1);
    if page.quiet {
        if let Some(ratified) = pairs.iter().find(|pairs| pairs.claim == "ratified") {
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
    let mut rows = vec![vec![
        format!("over {}, luck shared", count(runs, "draw")),
        "old → new".into(),
        "change (pp)".into(),
        "95% interval".into(),
        "no → yes".into(),
        "yes → no".into(),
    ]];
    for pairs in pairs {
        let (old, new) = (pairs.old, pairs.new);
        if pairs.claim == "breakdown" && old.hits + new.hits == 0 {
            continue;
        }
        let interval = pairs.interval();
        rows.push(vec![
            format!("  {}", pairs.claim.replace('_', " ")),
            format!("{} → {}", share(old.share()), share(new.share())),
            percent(pairs.difference()),
            format!("{} to {}", percent(interval.low), percent(interval.high)),
            thousands(pairs.gained),
            thousands(pairs.lost),
        ]);
    }
    page.line("");
    for line in columns(&rows, "   ") {
        page.line(format!("  {line}"));
    }
    page.line("  (pp: percentage points; the interval is of the change, from the draws that turned: Bonett & Price 2012)");
}
