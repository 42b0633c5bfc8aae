//! Two negotiations side by side, one row per thing that is compared.

use crate::account::Change;
use crate::files::{CellValue as _, Table, TableOf};
use crate::report::json::{BothReport, ShareChangeReport, changes};
use crate::trials::Pairs;

/// A thing that is compared, in the old negotiation and in the new one.
struct Compared<'c> {
    kind: &'static str,
    of: &'c str,
    says: [String; 2],
    change: Option<f64>,
    share: Option<&'c ShareChangeReport>,
}

/// Old → new as a table, one row per thing that is compared.
pub fn against_table(change: &Change<'_, '_>, pairs: Option<&[Pairs]>) -> Table {
    let told = changes(change, pairs);
    let mut rows = Vec::new();
    let mut add = |kind, of, says, change| {
        rows.push(Compared {
            kind,
            of,
            says,
            change,
            share: None,
        });
    };
    let BothReport { old, new } = told.round;
    let later = f64::from(new) - f64::from(old);
    add("round", "", [old.text(), new.text()], Some(later));
    for claim in &told.claims {
        let holds = [claim.holds.old.text(), claim.holds.new.text()];
        add("claim", claim.claim, holds, None);
    }
    for term in change.terms() {
        let said = [term.said.old.text(), term.said.new.text()];
        add("text", term.id, said, None);
    }
    for party in &told.parties {
        for (kind, points) in [
            ("worth", &party.worth),
            ("no_deal", &party.no_deal),
            ("ends_with", &party.ends_with),
        ] {
            let says = [points.old.text(), points.new.text()];
            add(kind, &party.id, says, points.change);
        }
    }
    let shares = told.shares.iter().flatten();
    rows.extend(shares.map(|share| Compared {
        kind: "share",
        of: share.claim,
        says: [share.share.old.share.text(), share.share.new.share.text()],
        change: Some(share.difference),
        share: Some(share),
    }));
    let mut table = TableOf::new(&rows);
    table
        .column("kind", |row| row.kind)
        .means("round, claim, text, worth, no_deal, ends_with or share")
        .column("of", |row| row.of)
        .means("the claim, issue or party; empty for the round")
        .column("old", |row| &row.says[0])
        .means(
            "in the file: a round, 1 or 0, an option, points, or a share in 0-1; empty where \
             there is none",
        )
        .column("new", |row| &row.says[1])
        .means("in what it is compared with, likewise")
        .column("change", |row| row.change)
        .measures("as old", "new less old; empty for claims and options")
        .column("low", |row| row.share.map(|share| share.low))
        .share("of a share: lower end of the change's 95% interval, paired (Bonett & Price 2012)")
        .column("high", |row| row.share.map(|share| share.high))
        .share("of a share: upper end of it")
        .column("runs", |row| row.share.map(|share| share.share.old.runs))
        .means("of a share: draws that are decided in both")
        .column("gained", |row| row.share.map(|share| share.gained))
        .means("of a share: draws from no to yes")
        .column("lost", |row| row.share.map(|share| share.lost))
        .means("of a share: draws from yes to no");
    table.finish()
}
