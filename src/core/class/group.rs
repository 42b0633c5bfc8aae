//! A group of the class, and the judgement of its deal.

use super::read::GroupRow;
use crate::game::{Deal, Gate, Points};
use crate::scenario::IssueId;

/// A group and its result.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// The row that it filled in.
    pub entry: GroupRow,
    /// The round as of which it is judged: that of the table, or else day one.
    pub round: u32,
    /// The worth that each party ends with, of the deal or of no deal. `None`: there is no deal, and the party does not
    /// state what that is worth.
    pub worth: Vec<Option<Points>>,
    /// The worth of no deal in that round; `None` where a party states none.
    pub no_deal: Vec<Option<Points>>,
    /// Its rank for each party among the groups that are compared ([`Group::is_compared`]), from 1, by worth; equal ones
    /// share a rank. `None` without a worth, or if the group is not compared.
    pub places: Vec<Option<usize>>,
    /// The deal, if they agreed on one.
    pub agreed: Option<GroupDeal>,
}

/// A deal that a group agreed on.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupDeal {
    /// The deal.
    pub deal: Deal,
    /// Every gate that it fails in the group's round.
    pub failed: Vec<Gate>,
    /// Whether there was a better deal.
    pub efficiency: GroupEfficiency,
    /// Distance to the Pareto frontier inside all red lines, in points; `None` if the frontier is not known.
    pub pareto_distance: Option<f64>,
    /// Distance to the Nash deal among deals that pass every gate on day one; `None` if there is none, or it is not known.
    pub nash_distance: Option<f64>,
    /// The sum of the signatories' gains.
    pub joint_gain: Points,
    /// Its share of the largest joint gain among deals that pass every gate but ratification, 0-1; `None` if the deal fails one of them,
    /// nothing can be gained, or the largest is not known.
    pub share: Option<f64>,
    /// The points, over all signatories, that it falls short of the largest; `None` as for `share`.
    pub left_on_the_table: Option<Points>,
}

/// Whether all signatories could have done better, or one of them better and none worse.
#[derive(Debug, Clone, PartialEq)]
pub enum GroupEfficiency {
    /// No deal inside the rules and red lines gives one more and none less.
    Efficient,
    /// No deal that passes every gate does, but this one inside all red lines does; another party would stop it.
    Held(Better),
    /// This one does, and passes every gate.
    Improvable(Better),
    /// The search was stopped first.
    Unknown,
}

/// A deal that would have been better for some signatories and worse for none.
#[derive(Debug, Clone, PartialEq)]
pub struct Better {
    /// The deal.
    pub deal: Deal,
    /// The increase for each party, in file order; below 0 only for parties that do not sign.
    pub increases: Vec<Points>,
    /// The gates that it would fail; empty if some better deal passes them all.
    pub failed: Vec<Gate>,
    /// True if it is proved to raise the worst-off most; otherwise it is the best found.
    pub proved: bool,
}

impl Better {
    /// The issues on which it differs from a deal.
    pub fn changes<'b>(&'b self, signed: &'b Deal) -> impl Iterator<Item = IssueId> + 'b {
        let pairs = signed.iter().zip(self.deal.iter()).enumerate();
        pairs
            .filter(|(_, (old, new))| old != new)
            .map(|(issue, _)| IssueId(issue as u16))
    }
}

impl GroupDeal {
    /// A better deal that passes every gate, if one is known.
    pub fn better(&self) -> Option<&Better> {
        match &self.efficiency {
            GroupEfficiency::Improvable(better) => Some(better),
            _ => None,
        }
    }

    /// A deal that would have been better for the signatories, had no other party stopped it; only if nothing better
    /// passes.
    pub fn held(&self) -> Option<&Better> {
        match &self.efficiency {
            GroupEfficiency::Held(better) => Some(better),
            _ => None,
        }
    }

    /// True if it passes every gate.
    pub fn stands(&self) -> bool {
        self.failed.is_empty()
    }

    /// True if it passes every gate and no deal that does is better.
    pub fn is_efficient(&self) -> bool {
        let best = matches!(
            self.efficiency,
            GroupEfficiency::Efficient | GroupEfficiency::Held(_)
        );
        self.stands() && best
    }
}

impl Group {
    /// True if its players are compared with those of other groups, which needs no deal or one that would stand.
    pub fn is_compared(&self) -> bool {
        self.agreed.as_ref().is_none_or(GroupDeal::stands)
    }

    /// Each party's gain over no deal, 0 without a deal; `None` for a party that does not state what no deal is worth.
    pub fn gains(&self) -> impl Iterator<Item = Option<Points>> + '_ {
        let pairs = self.worth.iter().zip(&self.no_deal);
        pairs.map(|(worth, no_deal)| Some((*worth)? - (*no_deal)?))
    }
}
