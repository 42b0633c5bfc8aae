//! What a deal has to outlive, as a scenario file states it.

use super::condition::Condition;
use super::ids::{IssueId, OptionId, PartyId};

/// `[durability]`: what can break a deal in the years after it is ratified, and what keeps it.
#[derive(Debug, Clone, PartialEq)]
pub struct Durability {
    /// The years that it is to last, 1-100.
    pub years: u32,
    /// Chance per year that it is broken if nothing deters, 0-1.
    pub breach_risk: f64,
    /// The options that deter a breach, in the order of issues and options.
    pub deterrence: Vec<Deterrent>,
    /// The options that keep a deal for some years only, in the order of issues and options.
    pub ends: Vec<End>,
    /// `durability.spoiler.X`, in file order.
    pub spoilers: Vec<Spoiler>,
    /// `durability.election.X`, in file order.
    pub elections: Vec<Election>,
}

/// An option that takes away a share of a risk: the risk of a year is multiplied by 1 − `share`.
#[derive(Debug, Clone, PartialEq)]
pub struct Deterrent {
    /// The issue.
    pub issue: IssueId,
    /// The option.
    pub option: OptionId,
    /// The share of the risk that it takes away, 0-1.
    pub share: f64,
}

/// An option that deters a breach, or stops a spoiler, for some years only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct End {
    /// The issue.
    pub issue: IssueId,
    /// The option.
    pub option: OptionId,
    /// The years for which it is in force, from 1.
    pub after: u32,
}

/// `durability.spoiler.X`: somebody outside the deal who can end it, whatever deters those who signed.
#[derive(Debug, Clone, PartialEq)]
pub struct Spoiler {
    /// The key of the section.
    pub id: String,
    /// The title for people; default: the id.
    pub title: String,
    /// Chance per year that it ends the deal if nothing stops it, 0-1.
    pub chance: f64,
    /// The options that stop it, in the order of issues and options.
    pub stopped_by: Vec<Deterrent>,
}

/// `durability.election.X`: an election after which promises may be worth nothing.
#[derive(Debug, Clone, PartialEq)]
pub struct Election {
    /// The key of the section.
    pub id: String,
    /// The title for people; default: the id.
    pub title: String,
    /// Whose election it is.
    pub party: PartyId,
    /// The year after ratification, from 1, in which the new government decides, before the risk of that year.
    pub year: u32,
    /// The chance that it cancels them, 0-1.
    pub chance: f64,
    /// The promises that it can cancel: these options keep the deal no longer.
    pub cancels: Condition,
}

impl Durability {
    /// The most elections: what they can do together is looked at one by one.
    pub const MOST_ELECTIONS: usize = 16;
    /// The most spoilers.
    pub const MOST_SPOILERS: usize = 100;

    /// True if nothing can break a deal.
    pub fn is_certain(&self) -> bool {
        self.breach_risk <= 0.0 && self.spoilers.iter().all(|spoiler| spoiler.chance <= 0.0)
    }

    /// Every option that keeps a deal, from a breach or from a spoiler: those of each risk in turn.
    pub fn promises(&self) -> impl Iterator<Item = &Deterrent> {
        let stops = self.spoilers.iter().flat_map(|spoiler| &spoiler.stopped_by);
        self.deterrence.iter().chain(stops)
    }

    /// The issues on which some option keeps a deal, in file order.
    pub fn issues(&self) -> Vec<IssueId> {
        let mut issues: Vec<IssueId> = self.promises().map(|promise| promise.issue).collect();
        issues.sort_unstable();
        issues.dedup();
        issues
    }
}

impl Election {
    /// True if an option is one of the promises that it can cancel.
    pub fn cancels(&self, promise: &Deterrent) -> bool {
        let mut promises = self.cancels.0.iter();
        promises
            .any(|(issue, options)| *issue == promise.issue && options.contains(&promise.option))
    }
}
