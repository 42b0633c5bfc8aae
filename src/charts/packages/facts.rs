//! The facts of the packages chart: the smallest sets of issues on which a party must move.

use crate::account::when;
use crate::charts::party::Named;
use crate::concessions::Explanation;

/// The minimal packages of concessions of each party.
#[derive(Debug, Clone, PartialEq)]
pub struct PackagesFacts {
    /// The titles of all issues, in file order.
    pub issues: Vec<String>,
    /// `on day one`, `in week 9`.
    pub moment: String,
    /// The parties that have packages, in file order; at least one.
    pub parties: Vec<PartyPackages>,
}

/// The minimal packages of one party.
#[derive(Debug, Clone, PartialEq)]
pub struct PartyPackages {
    /// The party.
    pub party: Named,
    /// Packages, cheapest first; an empty list of issues means that it need not move at all.
    pub packages: Vec<MinimalPackage>,
    /// True if these are all minimal packages.
    pub complete: bool,
}

/// A minimal set of issues, and the cheapest deal in which the party moves only on these.
#[derive(Debug, Clone, PartialEq)]
pub struct MinimalPackage {
    /// Indices of the issues in [`PackagesFacts::issues`], ascending.
    pub issues: Vec<usize>,
    /// The cost of that deal to the party, relative to its opening position, in its own points.
    pub cost: f64,
}

pub(super) fn packages(explained: &Explanation<'_>) -> Option<PackagesFacts> {
    let exact = &explained.exact;
    let of_party = |position: &crate::concessions::Position| PartyPackages {
        party: Named::of(exact.game, position.stance.party),
        packages: position
            .packages
            .iter()
            .map(|package| MinimalPackage {
                issues: package.issues.iter().collect(),
                cost: exact.game.real(package.cheapest.cost),
            })
            .collect(),
        complete: position.complete,
    };
    let parties: Vec<PartyPackages> = exact
        .positions
        .iter()
        .filter(|position| !position.packages.is_empty())
        .map(of_party)
        .collect();
    let issues = exact.game.frame().issues.iter();
    // With a single issue there is nothing to combine.
    let several = exact.game.frame().issues.len() > 1;
    (several && !parties.is_empty()).then(|| PackagesFacts {
        issues: issues.map(|issue| issue.on_charts.clone()).collect(),
        moment: when(&explained.scenario.time.unit, exact.round),
        parties,
    })
}
