//! A quota that binds: those whom it outvotes must live with the deal.
//!
//! Qualified majorities with vetoes are simple games: chapter X of the source below.

use crate::game::{About, parameters};
use crate::scenario::PartyId;
use crate::sources::{Citation, NEUMANN_1944};

/// The fact sheet.
pub(in crate::game) static ABOUT: About = About {
    name: "binding-quota",
    title: "A quota that binds, and vetoes",
    sentence: "Enough signatories agree for all: those who are outvoted must live with the deal.",
    formula: "passes the walk-aways if at most n - quota of the n signatories would rather have no deal, and none of those \
              with a veto",
    parameters: parameters! {
        "quota": "signatories", "2 to all", default "all";
        "binds": "true or false", "", default "false: every walk-away stays a gate";
        "party.X.veto": "true or false", "signatories", default "false";
    },
    assumptions: "Those who are outvoted cannot leave. Red lines are kept whoever is outvoted: give a low score to what may \
                  be imposed. Solutions still give every player at least what it has without a deal.",
    sources: &[Citation::Of(&NEUMANN_1944)],
    example: "norland",
};

/// The signatories who can be outvoted, and how many of them at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outvoting {
    /// The signatories without a veto, in file order.
    pub parties: Vec<PartyId>,
    /// The most of them who may refuse a deal that passes all the same; at least 1.
    pub spare: usize,
}

impl Outvoting {
    /// From a quota of signatories that binds; `None` if it leaves nobody out.
    pub(in crate::game) fn of(signatories: &[(PartyId, bool)], quota: usize) -> Option<Self> {
        let open = signatories.iter().filter(|(_, veto)| !veto);
        let parties: Vec<PartyId> = open.map(|(party, _)| *party).collect();
        let spare = signatories.len().saturating_sub(quota).min(parties.len());
        (spare > 0).then_some(Outvoting { parties, spare })
    }
}
