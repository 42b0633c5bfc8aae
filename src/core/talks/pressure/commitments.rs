//! Public commitments: a position taken in public costs its speaker when it moves.
//!
//! **Formula.** A deal is worth `cost` points less to the speaker for each issue of its stated position on which the
//! deal says something else. This is part of the worth of deals from day one, so every gate and every search counts
//! it; no deal does not, not even as a package. This file only detects when an ask first breaks the word.
//! **Source.** See the fact sheet; the linear cost is ours.

use super::super::happening::Happening;
use crate::game::{About, parameters};
use crate::scenario::{IssueId, OptionId, PartyId, Scenario};
use crate::sources::{Citation, FEARON_1994};

/// The fact sheet of `[commitment.X]`.
pub(in crate::talks) static ABOUT: About = About {
    name: "commitment",
    title: "Public commitments",
    sentence: "A position taken in public costs its speaker when a deal departs from it (audience cost).",
    formula: "worth of a deal to the speaker - cost for each issue on which the deal is not what it stated",
    parameters: parameters! {
        "cost": "points an issue", ">= 0", default "none, must be given";
    },
    assumptions: "Made before the talks begin; paid only if there is a deal that departs from it, so it makes its speaker \
                  tougher and some deals impossible. What its speaker has without a deal is free of it, also where that is \
                  a package. Ratifiers, and others who look for what suits the speaker, see the worth after the cost. The transcript says when an ask first departs.",
    sources: &[Citation::Of(&FEARON_1994)],
    example: "strike",
};

/// The public positions, issue by issue.
#[derive(Debug, Clone, Default)]
pub(in crate::talks) struct Words(Vec<Word>);

#[derive(Debug, Clone)]
struct Word {
    commitment: usize,
    party: PartyId,
    issue: IssueId,
    kept: Vec<OptionId>,
}

impl Words {
    pub(in crate::talks) fn of(scenario: &Scenario) -> Self {
        let commitments = scenario.commitments.iter().enumerate();
        let words = commitments.flat_map(|(n, commitment)| {
            commitment.position.0.iter().map(move |(issue, kept)| Word {
                commitment: n,
                party: commitment.party,
                issue: *issue,
                kept: kept.clone(),
            })
        });
        Words(words.collect())
    }

    /// True if nobody has made a commitment.
    pub(in crate::talks) fn none(&self) -> bool {
        self.0.is_empty()
    }

    /// Reports the issues on which an ask breaks a commitment that the previous ask, if any, kept.
    pub(in crate::talks) fn broken(
        &self,
        party: PartyId,
        before: Option<&[OptionId]>,
        now: &[OptionId],
        mut tell: impl FnMut(Happening),
    ) {
        for word in self.0.iter().filter(|word| word.party == party) {
            let keeps = |text: &[OptionId]| word.kept.contains(&text[word.issue.index()]);
            if before.is_none_or(keeps) && !keeps(now) {
                tell(Happening::BrokenWord {
                    commitment: word.commitment,
                    issue: word.issue,
                });
            }
        }
    }
}
