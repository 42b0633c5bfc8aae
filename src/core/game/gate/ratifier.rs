//! A ratifier: a body that can vote a deal down, its members given as a spread around a threshold, or one by one.
//!
//! **Formula.** A member with threshold θ ~ normal(value, spread) votes yes iff the deal is worth at least θ to the party
//! through whose eyes the ratifier sees. The gate is deterministic: U ≥ value + spread·Φ⁻¹(yes/of); unanimity uses the
//! quantile 1 − 1/(2·of); spread 0 means U ≥ value. Each party in `veto` must get at least its no-deal value of the round;
//! otherwise the ratifier passes nothing and its chance is 0. The exact chance that at least `yes` of `of` independent
//! members vote yes is reported beside the gate. Members one by one: see [`Members`].

use super::members::Members;
use crate::game::{About, Condition, Points, Unit, parameters};
use crate::probability::{binomial_tail, normal_cdf, normal_quantile};
use crate::scenario::PartyId;
use crate::sources::{Citation, PUTNAM_1988};

/// The fact sheet.
pub(in crate::game) static ABOUT: About = About {
    name: "ratifier",
    title: "Ratifier",
    sentence: "A parliament, cabinet or electorate that can vote a deal down; its members' thresholds lie around a value, or are given one by one.",
    formula: "passes if worth >= value + spread * quantile(yes/of); for unanimity quantile(1 - 1/(2*of)); for spread 0 \
              worth >= value; and each party with a veto in it gets at least no deal. Chance: P(at least yes of 'of' members say yes), each with Phi((worth - value)/spread). \
              Members one by one: each votes yes if its own worth >= its own no_deal; passes if seats of yes >= quota.yes, and people of yes >= quota.people of all \
              or fewer than quota.blocking members vote no, and none with a veto does. Chance: the exact sum over votes, each yes with Phi((worth - no_deal)/noise)",
    parameters: parameters! {
        "quota": "votes", "yes 1 to of", default "none, must be given";
        "votes.value": "points", "any", default "none, needed without members";
        "votes.spread": "points", ">= 0", default "none, needed without members";
        "quota.people": "share of people", "above 0 to 1", default "seats alone count";
        "quota.blocking": "members", ">= 0", default "0";
        "member.X.no_deal": "points", "any", default "none, must be given";
        "member.X.seats": "votes", ">= 1", default "1";
        "noise": "points", ">= 0", default "0: votes are certain";
        "only_if": "condition", "issues and options", default "every deal concerns it";
        "veto": "parties", "with a no_deal", default "none";
    },
    assumptions: "The gate is deterministic: it asks whether the expected share of yes votes meets the quota. The chance \
                  beside it lets members vote independently, so a deal can be blocked at a chance above one half, or \
                  pass at one below. Ours, after the source.",
    sources: &[Citation::Of(&PUTNAM_1988)],
    example: "mar-a-lago",
};

/// A compiled ratifier.
#[derive(Debug, Clone, PartialEq)]
pub struct Ratifier {
    /// The party whose worth its members judge by.
    pub party: PartyId,
    /// It is concerned only by deals that meet this condition.
    pub only_if: Condition,
    /// Parties that must each get at least their no-deal value, in file order.
    pub veto: Vec<PartyId>,
    /// The least worth at which it passes a deal; meaningless where members must be counted.
    pub threshold: Points,
    /// Its members as a spread. With members one by one: their quota and threshold, with no spread.
    pub votes: Votes,
    /// Its members one by one.
    pub members: Option<Members>,
    /// The unit of worths.
    pub unit: Unit,
}

/// The members of a ratifier.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Votes {
    /// Mean of the members' thresholds, points.
    pub value: f64,
    /// Their standard deviation, points ≥ 0.
    pub spread: f64,
    /// Votes needed.
    pub yes: u32,
    /// Seats.
    pub of: u32,
}

impl Votes {
    /// The least worth at which the quota is met.
    pub fn threshold(&self, unit: Unit) -> Points {
        if self.spread <= 0.0 {
            return unit.given(self.value);
        }
        let seats = f64::from(self.of);
        let share = if self.yes >= self.of {
            1.0 - 0.5 / seats
        } else {
            f64::from(self.yes) / seats
        };
        unit.points(self.value + self.spread * normal_quantile(share))
    }

    /// The chance that one member votes yes, 0-1.
    pub fn member_chance(&self, worth: Points, unit: Unit) -> f64 {
        if self.spread <= 0.0 {
            return if worth >= unit.given(self.value) {
                1.0
            } else {
                0.0
            };
        }
        normal_cdf((unit.of(worth) - self.value) / self.spread)
    }
}

impl Ratifier {
    /// A ratifier whose members are a spread.
    pub(in crate::game) fn of_spread(
        party: PartyId,
        only_if: Condition,
        votes: Votes,
        unit: Unit,
    ) -> Self {
        Ratifier {
            party,
            only_if,
            veto: Vec::new(),
            threshold: votes.threshold(unit),
            votes,
            members: None,
            unit,
        }
    }

    /// A ratifier of `parties` whose members vote one by one. Where all of them judge by the worth of one party, it is the
    /// ratifier of that party with their threshold.
    pub(in crate::game) fn of_members(
        party: PartyId,
        only_if: Condition,
        members: Members,
        (unit, parties): (Unit, usize),
    ) -> Self {
        let one = members.one_need();
        let (party, threshold) = one
            .filter(|(view, _)| view.index() < parties)
            .unwrap_or((party, Points::LOWEST));
        let seats = members.voters().iter().map(|v| v.ballot.seats);
        let seats = seats.fold(0, u32::saturating_add);
        Ratifier {
            party,
            only_if,
            veto: Vec::new(),
            threshold,
            votes: Votes {
                value: unit.of(threshold),
                spread: 0.0,
                yes: members.quota().seats as u32,
                of: seats,
            },
            members: Some(members),
            unit,
        }
    }

    /// Its members, if their votes must be counted: they judge by different worths.
    pub fn counted(&self) -> Option<&Members> {
        let members = self.members.as_ref();
        members.filter(|_| self.threshold == Points::LOWEST)
    }

    /// The worth that decides and the least of it; `None` if votes must be counted.
    pub fn need(&self) -> Option<(PartyId, Points)> {
        let one = (self.party, self.threshold);
        self.counted().is_none().then_some(one)
    }

    /// The threshold with another number of yes votes needed.
    pub fn threshold_with(&self, yes: u32) -> Points {
        match &self.members {
            None => Votes { yes, ..self.votes }.threshold(self.unit),
            Some(members) => {
                let need = members.with_quota(yes.into()).one_need();
                need.map_or(Points::LOWEST, |(_, need)| need)
            }
        }
    }

    pub(in crate::game) fn asking(&self, more: Points) -> Self {
        let mut body = self.clone();
        body.members = self.members.as_ref().map(|members| members.asking(more));
        if self.counted().is_none() {
            body.threshold += more;
        }
        body
    }

    /// The chance that the ratifier passes a deal worth this much to its party, 0-1. Where members must be counted, as if it
    /// were worth this much to all of them: see [`Game::body_chance`](crate::game::Game::body_chance).
    pub fn chance(&self, worth: Points) -> f64 {
        if let Some(members) = &self.members {
            return members.chance(|_| worth, self.unit);
        }
        binomial_tail(
            self.votes.of,
            self.votes.yes,
            self.votes.member_chance(worth, self.unit),
        )
    }

    /// The expected number of yes votes; where members must be counted, as for [`Ratifier::chance`].
    pub fn expected_yes(&self, worth: Points) -> f64 {
        if let Some(members) = &self.members {
            return members.expected_yes(|_| worth, self.unit);
        }
        f64::from(self.votes.of) * self.votes.member_chance(worth, self.unit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const UNIT: Unit = Unit::BILLIONTH;

    #[test]
    fn the_flagships_thresholds() {
        let need = |value, spread, yes, of| {
            let votes = Votes {
                value,
                spread,
                yes,
                of,
            };
            format!("{:.3}", UNIT.show(votes.threshold(UNIT)))
        };
        assert_eq!(need(70.0, 8.0, 67, 100), "73.519");
        assert_eq!(need(48.0, 6.0, 226, 450), "48.033");
        assert_eq!(need(55.0, 15.0, 20, 27), "64.684");
    }

    #[test]
    fn unanimity_and_no_spread() {
        let all = Votes {
            value: 50.0,
            spread: 10.0,
            yes: 27,
            of: 27,
        }
        .threshold(UNIT);
        assert_eq!(
            all,
            UNIT.points(50.0 + 10.0 * normal_quantile(1.0 - 1.0 / 54.0))
        );
        let same = Votes {
            value: 50.0,
            spread: 0.0,
            yes: 20,
            of: 27,
        };
        assert_eq!(same.threshold(UNIT), UNIT.points(50.0));
        assert!((same.member_chance(UNIT.points(50.0), UNIT) - 1.0).abs() < f64::EPSILON);
    }
}
