//! A group of the class, and how its deal is judged.

use super::read::Entry;
use crate::game::{Deal, Gate, Points};
use crate::scenario::IssueId;

/// A group and how it did.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// What it wrote down.
    pub entry: Entry,
    /// The round as in which it is judged: that of the table, else day one.
    pub round: u32,
    /// What it ends with, one entry a party: worth of the deal, or of no deal. `None`: no deal, and the party states no worth
    /// of that.
    pub worth: Vec<Option<Points>>,
    /// What no deal is worth in that round; `None` where a party states none.
    pub no_deal: Vec<Option<Points>>,
    /// Its place for each party among the groups that are compared ([`Group::is_compared`]), from 1, by worth; equal ones share a
    /// place. `None` without a worth, or where it is not compared.
    pub places: Vec<Option<usize>>,
    /// What it agreed on; `None`: nothing.
    pub agreed: Option<Agreed>,
}

/// A deal that a group agreed on.
#[derive(Debug, Clone, PartialEq)]
pub struct Agreed {
    /// The deal.
    pub deal: Deal,
    /// Every gate that it fails in the group's round.
    pub failed: Vec<Gate>,
    /// Whether something would have been better.
    pub efficiency: Efficiency,
    /// Distance to the Pareto frontier inside all red lines, in points; `None`: the frontier is not known.
    pub pareto_distance: Option<f64>,
    /// Distance to the Nash deal among texts that pass every gate on day one; `None`: there is none, or it is not known.
    pub nash_distance: Option<f64>,
    /// The sum of the signatories' gains.
    pub joint_gain: Points,
    /// The share of the largest joint gain among deals through gates 1-4, 0-1; `None` where the deal fails one of them, where
    /// nothing can be gained, or where the largest is not known.
    pub share: Option<f64>,
    /// What is missing to it, in points together; `None` as for `share`.
    pub left_on_the_table: Option<Points>,
}

/// Whether all signatories could have done better, or one of them better and none worse.
#[derive(Debug, Clone, PartialEq)]
pub enum Efficiency {
    /// No text inside the rules and red lines gives one more and none less.
    Efficient,
    /// No text that passes every gate does, but this one inside all red lines, which somebody else would stop.
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
    /// What each party would have got more, in file order; below 0 only for parties that do not sign.
    pub increases: Vec<Points>,
    /// The gates that it would fail; none if some better text passes them all.
    pub failed: Vec<Gate>,
    /// Whether it is proved to raise the worst-off most; otherwise it is the best found.
    pub proved: bool,
}

impl Better {
    /// The issues on which it says something else than a deal.
    pub fn changes<'b>(&'b self, signed: &'b Deal) -> impl Iterator<Item = IssueId> + 'b {
        let pairs = signed.iter().zip(self.deal.iter()).enumerate();
        pairs
            .filter(|(_, (old, new))| old != new)
            .map(|(issue, _)| IssueId(issue as u16))
    }
}

impl Agreed {
    /// What would have been better and passes every gate, if anything is known to.
    pub fn better(&self) -> Option<&Better> {
        match &self.efficiency {
            Efficiency::Improvable(better) => Some(better),
            _ => None,
        }
    }

    /// What would have been better for those who sign, had nobody else stopped it; only where nothing better passes.
    pub fn held(&self) -> Option<&Better> {
        match &self.efficiency {
            Efficiency::Held(better) => Some(better),
            _ => None,
        }
    }

    /// Whether it passes every gate.
    pub fn stands(&self) -> bool {
        self.failed.is_empty()
    }

    /// Whether it passes every gate and no text that does is better.
    pub fn is_efficient(&self) -> bool {
        let best = matches!(self.efficiency, Efficiency::Efficient | Efficiency::Held(_));
        self.stands() && best
    }
}

impl Group {
    /// Whether its players are compared with those of other groups: not with a deal that would not stand.
    pub fn is_compared(&self) -> bool {
        self.agreed.as_ref().is_none_or(Agreed::stands)
    }

    /// What each party gains over no deal, 0 without a deal; `None` for one that states no worth of that.
    pub fn gains(&self) -> impl Iterator<Item = Option<Points>> + '_ {
        let pairs = self.worth.iter().zip(&self.no_deal);
        pairs.map(|(worth, no_deal)| Some((*worth)? - (*no_deal)?))
    }
}
