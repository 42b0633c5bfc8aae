//! Two negotiations side by side: what is different in the new one.

use super::Account;
use crate::game::Points;
use crate::scenario::{Claim, PartyId};

/// An old and a new negotiation, and what can be compared between them. Parties and issues are matched by key.
#[derive(Debug)]
pub struct Change<'c, 'a> {
    /// The negotiation to compare from.
    pub old: &'c Account<'a>,
    /// The negotiation to compare with.
    pub new: &'c Account<'a>,
}

/// A value for both negotiations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Both<T> {
    /// In the old negotiation.
    pub old: T,
    /// In the new one.
    pub new: T,
}

/// The options of the two deals on an issue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermChange<'c> {
    /// The issue's key.
    pub id: &'c str,
    /// Its title.
    pub title: &'c str,
    /// The name of its option; `None` where there is no deal, or no such issue.
    pub said: Both<Option<&'c str>>,
    /// The same options as people read them.
    pub read: Both<Option<&'c str>>,
}

/// A party in both negotiations.
#[derive(Debug, Clone, PartialEq)]
pub struct PartyChange<'c> {
    /// Its key.
    pub id: &'c str,
    /// Its name.
    pub name: &'c str,
    /// The worth of the deal to it; `None` where there is no deal, or no such party.
    pub worth: PointsChange,
    /// The worth of no deal to it in the round in which the talks ended.
    pub no_deal: PointsChange,
    /// What it ends with: the deal if it is ratified, otherwise no deal in the last round; `None`: no such party.
    pub ends_with: PointsChange,
}

impl<T: PartialEq> Both<T> {
    /// True if nothing changed.
    pub fn same(&self) -> bool {
        self.old == self.new
    }
}

/// A number of points in both negotiations, whose games may have different units.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PointsChange {
    /// In the old negotiation.
    pub old: Option<f64>,
    /// In the new one.
    pub new: Option<f64>,
    /// New minus old, where both are known.
    pub difference: Option<f64>,
}

impl<'c, 'a> Change<'c, 'a> {
    /// The claims that are compared.
    pub const CLAIMS: [Claim; 4] = [
        Claim::Possible,
        Claim::Handshake,
        Claim::Reached,
        Claim::Ratified,
    ];

    /// The same function applied to both.
    pub fn both<T>(&self, of: impl Fn(&'c Account<'a>) -> T) -> Both<T> {
        Both {
            old: of(self.old),
            new: of(self.new),
        }
    }

    /// A claim in both; `None` where a search was too long to tell.
    pub fn claim(&self, claim: Claim) -> Both<Option<bool>> {
        self.both(|account| account.answers[claim])
    }

    fn points(&self, both: Both<Option<Points>>) -> PointsChange {
        let unit = self.both(|account| account.game.unit());
        let difference = both
            .new
            .zip(both.old)
            .map(|(new, old)| unit.new.above(new, unit.old, old));
        PointsChange {
            old: both.old.map(|points| unit.old.of(points)),
            new: both.new.map(|points| unit.new.of(points)),
            difference,
        }
    }

    /// Every issue: those of the old file in its order, then those only in the new one.
    pub fn terms(&self) -> Vec<TermChange<'c>> {
        let issues = self.both(|account| account.game.frame().issues.as_slice());
        let known = |id: &str| issues.old.iter().any(|issue| issue.id == id);
        let more = issues.new.iter().filter(|issue| !known(&issue.id));
        let all = issues.old.iter().chain(more);
        let of = |account: &'c Account<'a>, id: &str| {
            let (frame, text) = (account.game.frame(), account.text.as_deref()?);
            let mut terms = frame.terms(text).zip(frame.read_terms(text));
            let ((_, said), (_, read)) = terms.find(|((issue, _), _)| issue.id == id)?;
            Some((said, read))
        };
        all.map(|issue| TermChange {
            id: &issue.id,
            title: &issue.title,
            said: self.both(|account| Some(of(account, &issue.id)?.0)),
            read: self.both(|account| Some(of(account, &issue.id)?.1)),
        })
        .collect()
    }

    /// Every party: those of the old file in its order, then those only in the new one.
    pub fn parties(&self) -> Vec<PartyChange<'c>> {
        let parties = self.both(|account| account.game.frame().parties.as_slice());
        let known = |id: &str| parties.old.iter().any(|party| party.id == id);
        let more = parties.new.iter().filter(|party| !known(&party.id));
        let all = parties.old.iter().chain(more);
        let here = |account: &Account<'_>, id: &str| {
            let mut parties = account.game.frame().parties.iter();
            let place = parties.position(|party| party.id == id)?;
            Some(PartyId(place as u16))
        };
        all.map(|party| {
            let of = |number: &dyn Fn(&Account<'_>, PartyId) -> Option<Points>| {
                self.points(self.both(|account| number(account, here(account, &party.id)?)))
            };
            PartyChange {
                id: &party.id,
                name: &party.name,
                worth: of(&|account, p| Some(account.game.worth(p, account.text.as_deref()?))),
                no_deal: of(&|account, p| account.game.no_deal_at(p, account.round)),
                ends_with: of(&|account, p| Some(account.settlement.worth[p.index()])),
            }
        })
        .collect()
    }

    /// The keys of the parties and issues that only one of the two has, as `party x` and `issue y`.
    pub fn only_in_one(&self) -> Both<Vec<String>> {
        let names = self.both(|account| {
            let frame = account.game.frame();
            let parties = frame
                .parties
                .iter()
                .map(|party| format!("party {}", party.id));
            let issues = frame
                .issues
                .iter()
                .map(|issue| format!("issue {}", issue.id));
            parties.chain(issues).collect::<Vec<String>>()
        });
        let without = |these: &[String], those: &[String]| {
            let only = these.iter().filter(|name| !those.contains(name));
            only.cloned().collect()
        };
        Both {
            old: without(&names.old, &names.new),
            new: without(&names.new, &names.old),
        }
    }

    /// True if both have the same parties and the same issues in the same order, so that they can share a chart.
    pub fn shares_frame(&self) -> bool {
        let names = self.both(|account| {
            let frame = account.game.frame();
            let parties = frame.parties.iter().map(|party| (&party.id, party.role));
            let issues = frame.issues.iter().map(|issue| &issue.id);
            (parties.collect::<Vec<_>>(), issues.collect::<Vec<_>>())
        });
        names.same()
    }
}
