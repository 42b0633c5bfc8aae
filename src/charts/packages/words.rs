//! The words of the packages chart below its title: how to read it, and a text description.

use super::issues::issues;
use crate::account::count;
use crate::charts::packages::facts::{PackagesFacts, PartyPackages};
use crate::drawing::layout::number;

/// Costs beyond this are invalid.
const FARTHEST: f64 = 1000.0;

/// A cost in points; `None` if it is not a valid number of points.
pub(super) fn cost(cost: f64) -> Option<String> {
    (cost.abs() <= FARTHEST).then(|| number(cost, 1))
}

/// True if a party can have a deal without moving.
pub(super) fn need_not_move(party: &PartyPackages) -> bool {
    party
        .packages
        .iter()
        .any(|package| package.issues.is_empty())
}

pub(super) fn subtitle(facts: &PackagesFacts, left_out: usize) -> String {
    let moment = match facts.moment.trim() {
        "" => String::new(),
        moment => format!(" {moment}"),
    };
    let more = match left_out {
        0 => String::new(),
        1 => " 1 more party is in the table.".to_owned(),
        many => format!(" {many} more parties are in the table."),
    };
    format!(
        "A column is a minimal package: a party that moves on these issues alone can have a deal{moment}, on fewer of them it \
         cannot. Bars are points of the party’s own, on a scale of its own: not comparable between parties.{more}"
    )
}

/// The same if packages are written in words.
pub(super) fn listed(facts: &PackagesFacts) -> String {
    let moment = match facts.moment.trim() {
        "" => String::new(),
        moment => format!(" {moment}"),
    };
    format!(
        "A party that gives way on the issues of one line alone can have a deal{moment}, on fewer of them it cannot. Bars: what \
         the cheapest such deal costs it, in points of its own and on a scale of its own: not comparable between parties."
    )
}

/// The number of packages of a party, and how many of them are drawn, the most informative wording first.
pub(super) fn counted(party: &PartyPackages, shown: usize) -> [String; 3] {
    let all = party.packages.len();
    let least = if party.complete { "" } else { "at least " };
    let sign = if party.complete { "" } else { "≥ " };
    if need_not_move(party) {
        return ["need not move"; 3].map(str::to_owned);
    }
    if all == 0 {
        let found = if party.complete {
            "no package"
        } else {
            "none found"
        };
        return [found; 3].map(str::to_owned);
    }
    let packages = if all == 1 { "package" } else { "packages" };
    if shown == all {
        return [
            format!("{least}{all} {packages}"),
            format!("{sign}{all} {packages}"),
            format!("{sign}{all}"),
        ];
    }
    let cheapest = if shown == 1 {
        "the cheapest".to_owned()
    } else {
        format!("the {shown} cheapest")
    };
    [
        format!("{cheapest} of {least}{all}"),
        format!("{shown} of {sign}{all}"),
        format!("{shown} of {sign}{all}"),
    ]
}

/// The issues that no package needs, by name if `named`.
pub(super) fn at_rest(facts: &PackagesFacts, issues: &[usize], named: bool) -> String {
    let complete = facts.parties.iter().all(|party| party.complete);
    let names: Vec<&str> = issues
        .iter()
        .map(|&issue| facts.issues[issue].as_str())
        .collect();
    let list = if named {
        format!(": {}", names.join(" · "))
    } else {
        String::new()
    };
    let issues = count(issues.len() as u64, "issue");
    match (names.len(), complete) {
        (1, true) => format!("{issues} never needs to move{list}"),
        (_, true) => format!("{issues} never need to move{list}"),
        (1, false) => format!("{issues} is in no package found{list}"),
        (_, false) => format!("{issues} are in no package found{list}"),
    }
}

pub(super) fn description(title: &str, facts: &PackagesFacts) -> String {
    const TOLD: usize = 5;
    let parties = facts.parties.iter().map(|party| {
        let all = &counted(party, party.packages.len())[0];
        let packages = party.packages.iter().take(TOLD).map(|package| {
            let moved: Vec<&str> = issues(facts, package)
                .map(|issue| facts.issues[issue].as_str())
                .collect();
            let points =
                cost(package.cost).map_or_else(String::new, |cost| format!(" ({cost} points)"));
            let moved = if moved.is_empty() {
                "nothing".to_owned()
            } else {
                moved.join(" + ")
            };
            format!("{moved}{points}")
        });
        let packages: Vec<String> = packages.collect();
        let more = if party.packages.len() > TOLD {
            "; more in the table"
        } else {
            ""
        };
        format!(
            " {}: {all}. {}{more}.",
            party.party.name,
            packages.join("; ")
        )
    });
    let parties: String = parties.collect();
    format!("{title}.{parties} Points are each party’s own: not comparable between parties.")
}

#[cfg(test)]
mod tests {
    use super::super::examples;
    use super::super::title::tests::{LOOSE, party};
    use super::*;

    #[test]
    fn incomplete_counts_say_at_least() {
        let some = party("A", LOOSE, false);
        assert_eq!(counted(&some, 4)[0], "at least 4 packages");
        assert_eq!(counted(&some, 2)[0], "the 2 cheapest of at least 4");
        assert_eq!(counted(&some, 2)[1], "2 of ≥ 4");
        assert_eq!(counted(&party("A", LOOSE, true), 1)[0], "the cheapest of 4");
        assert_eq!(counted(&party("A", &[&[]], true), 1)[0], "need not move");
        let mut facts = examples::flagship();
        assert_eq!(at_rest(&facts, &[8], false), "1 issue never needs to move");
        assert_eq!(
            at_rest(&facts, &[8, 9], false),
            "2 issues never need to move"
        );
        facts.parties[0].complete = false;
        assert_eq!(
            at_rest(&facts, &[8, 9], false),
            "2 issues are in no package found"
        );
    }
}
