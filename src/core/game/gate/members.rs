//! The members of a ratifier who vote one by one.
//!
//! **Formula.** A member votes yes iff its own worth of the deal reaches its own `no_deal`. The deal passes iff those who
//! vote yes have the seats of the quota, stand for its share of people (unless fewer than `blocking` vote no), and nobody
//! with a veto votes no. Members who judge by the same worth are one **group**: sorted by `no_deal`, the first of them say
//! yes before the rest, so that one group alone is a single threshold.

use crate::game::{Points, Unit};
use crate::probability::{Ballot, Quota, normal_cdf, vote_chance};
use crate::scenario::PartyId;

/// A member.
#[derive(Debug, Clone, PartialEq)]
pub struct Voter {
    /// The name for people.
    pub name: String,
    /// Whose worth it judges by: a party, or a view behind all parties ([`Game::worth`](crate::game::Game::worth)).
    pub view: PartyId,
    /// The least worth for which it votes yes.
    pub no_deal: Points,
    /// Its seats, people and veto.
    pub ballot: Ballot,
}

/// The members of a ratifier, with what it takes to pass.
#[derive(Debug, Clone, PartialEq)]
pub struct Members {
    voters: Vec<Voter>,
    ballots: Vec<Ballot>,
    quota: Quota,
    /// Standard deviation of each vote around the member's worth, in points.
    noise: f64,
    /// Voters by number: one group for each view, the easiest first in each; the largest group last.
    groups: Vec<Vec<usize>>,
}

/// A member's vote on a deal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Vote {
    /// The member, by its number in file order.
    pub voter: usize,
    /// Its worth minus its no-deal value: it votes yes if this is not negative.
    pub slack: Points,
}

impl Vote {
    /// True if the member votes yes.
    pub fn is_yes(&self) -> bool {
        self.slack >= Points::ZERO
    }
}

impl Members {
    /// Members with a quota, and with a noise in points for the chance.
    pub fn new(voters: Vec<Voter>, quota: Quota, noise: f64) -> Self {
        let mut groups: Vec<Vec<usize>> = Vec::new();
        for (n, voter) in voters.iter().enumerate() {
            let known = groups
                .iter_mut()
                .find(|group| voters[group[0]].view == voter.view);
            match known {
                Some(group) => group.push(n),
                None => groups.push(vec![n]),
            }
        }
        for group in &mut groups {
            group.sort_by_key(|&n| (voters[n].no_deal, n));
        }
        // Neither depends on a number that can be drawn. Heavy groups first decide a vote early.
        let seats = |group: &Vec<usize>| -> u64 {
            let own = group.iter().map(|&n| u64::from(voters[n].ballot.seats));
            own.sum()
        };
        groups.sort_by_key(|group| std::cmp::Reverse(seats(group)));
        let largest = (0..groups.len()).rev().max_by_key(|&n| groups[n].len());
        if let Some(largest) = largest {
            let last = groups.remove(largest);
            groups.push(last);
        }
        Members {
            ballots: voters.iter().map(|voter| voter.ballot).collect(),
            voters,
            quota,
            noise,
            groups,
        }
    }

    /// The members, in file order.
    pub fn voters(&self) -> &[Voter] {
        &self.voters
    }

    /// Their seats, people and vetoes, in file order.
    pub fn ballots(&self) -> &[Ballot] {
        &self.ballots
    }

    /// What it takes to pass.
    pub fn quota(&self) -> &Quota {
        &self.quota
    }

    /// The members by the worth that they judge by, each group with the lowest no-deal value first; the largest comes last.
    pub fn groups(&self) -> &[Vec<usize>] {
        &self.groups
    }

    /// The same members with another number of seats needed.
    pub fn with_quota(&self, seats: u64) -> Self {
        Members {
            quota: Quota {
                seats,
                ..self.quota
            },
            ..self.clone()
        }
    }

    /// The same members, each asking for more.
    pub(in crate::game) fn asking(&self, more: Points) -> Self {
        let mut members = self.clone();
        for voter in &mut members.voters {
            voter.no_deal += more;
        }
        members
    }

    /// True if the quota is met by those of whom `yes` is true, by number, and no veto is used.
    pub fn pass_with(&self, yes: impl Fn(usize) -> bool) -> bool {
        self.quota.is_met(&self.ballots, yes)
    }

    /// True if they pass a deal of this worth.
    pub fn pass(&self, worth: impl Fn(PartyId) -> Points) -> bool {
        self.pass_with(|n| worth(self.voters[n].view) >= self.voters[n].no_deal)
    }

    /// The worth and the least of it that decide, if all members judge by the same worth.
    pub fn one_need(&self) -> Option<(PartyId, Points)> {
        let [group] = self.groups.as_slice() else {
            return None;
        };
        let view = self.voters[*group.first()?].view;
        let mut place = vec![0; self.voters.len()];
        for (n, &voter) in group.iter().enumerate() {
            place[voter] = n;
        }
        // With more of them, a quota that is met stays met.
        let (mut low, mut high) = (1, group.len());
        while low < high {
            let half = usize::midpoint(low, high);
            if self.pass_with(|voter| place[voter] < half) {
                high = half;
            } else {
                low = half + 1;
            }
        }
        let met = self.pass_with(|voter| place[voter] < low);
        met.then(|| (view, self.voters[group[low - 1]].no_deal))
    }

    /// The members with a veto, each with the least worth that it needs.
    pub fn vetoes(&self) -> impl Iterator<Item = (PartyId, Points)> + '_ {
        let holders = self.voters.iter().filter(|voter| voter.ballot.veto);
        holders.map(|voter| (voter.view, voter.no_deal))
    }

    /// Every member's vote on a deal of this worth, the most willing first; among equals in file order.
    pub fn votes(&self, worth: impl Fn(PartyId) -> Points) -> Vec<Vote> {
        let votes = self.voters.iter().enumerate().map(|(n, voter)| Vote {
            voter: n,
            slack: worth(voter.view) - voter.no_deal,
        });
        let mut votes: Vec<Vote> = votes.collect();
        votes.sort_by_key(|vote| std::cmp::Reverse(vote.slack));
        votes
    }

    /// The member whose yes completes the quota if they say yes in the order of [`Members::votes`]; `None` if even all
    /// together do not.
    pub fn pivot(&self, votes: &[Vote]) -> Option<usize> {
        let mut yes = vec![false; self.voters.len()];
        for vote in votes {
            yes[vote.voter] = true;
            if self.pass_with(|n| yes[n]) {
                return Some(vote.voter);
            }
        }
        None
    }

    /// The chance, 0-1, that a member votes yes on a deal of this worth to it: Φ((worth − no_deal)/noise), or 0 or 1.
    pub fn yes_chance(&self, voter: usize, worth: Points, unit: Unit) -> f64 {
        let slack = worth - self.voters[voter].no_deal;
        if self.noise > 0.0 {
            normal_cdf(unit.of(slack) / self.noise)
        } else if slack >= Points::ZERO {
            1.0
        } else {
            0.0
        }
    }

    /// The exact chance, 0-1, that they pass a deal of this worth if they vote independently.
    pub fn chance(&self, worth: impl Fn(PartyId) -> Points, unit: Unit) -> f64 {
        let chances = self.voters.iter().enumerate();
        let chances: Vec<f64> = chances
            .map(|(n, voter)| self.yes_chance(n, worth(voter.view), unit))
            .collect();
        if self.noise > 0.0 {
            vote_chance(&self.ballots, &chances, &self.quota)
        } else if self.pass(worth) {
            1.0
        } else {
            0.0
        }
    }

    /// The expected seats of those who vote yes.
    pub fn expected_yes(&self, worth: impl Fn(PartyId) -> Points, unit: Unit) -> f64 {
        let voters = self.voters.iter().enumerate();
        let each = voters.map(|(n, voter)| {
            let chance = self.yes_chance(n, worth(voter.view), unit);
            chance * f64::from(voter.ballot.seats)
        });
        each.sum()
    }
}
