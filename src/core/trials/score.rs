//! The scores of a tactic, or of a pairing of tactics, over many plays.

use super::estimate::{Batch, Estimate, Moments, Rate};
use super::yardstick::Distances;
use crate::game::{Points, Settlement, Unit};
use crate::scenario::Claim;

/// The scores of a seat.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Own {
    /// Utility at the end of the talks, in points: of the agreed deal, even if others reject it afterwards, else of no deal in
    /// the last round.
    pub utility: Estimate,
    /// The gain of the agreed deal over no deal in the round of the handshake, in points; 0 without a handshake.
    pub gain: Estimate,
}

/// The scores of the talks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Joint {
    /// One deal was accepted by every signatory.
    pub handshake: Rate,
    /// The deal also passes every gate of its round except ratification.
    pub reached: Rate,
    /// Every ratifier concerned passes it too.
    pub ratified: Rate,
    /// The round of the handshake, where there is one.
    pub round: Estimate,
    /// The distance of the agreed deal from the Pareto frontier, in points, where there is one and it is known.
    pub pareto: Estimate,
    /// Its distance from the Nash deal, likewise.
    pub nash: Estimate,
}

/// The scores of one play.
pub(super) struct Play {
    handshake: bool,
    reached: bool,
    ratified: bool,
    round: Option<u32>,
    distances: Option<Distances>,
    unit: Unit,
    /// Utility and gain of each seat.
    own: Vec<(Points, Points)>,
}

impl Play {
    pub(super) fn new(
        unit: Unit,
        settlement: &Settlement,
        own: Vec<(Points, Points)>,
        distances: Option<Distances>,
    ) -> Self {
        Play {
            handshake: settlement.holds(Claim::Handshake),
            reached: settlement.holds(Claim::Reached),
            ratified: settlement.holds(Claim::Ratified),
            round: settlement.handshake().map(|(_, round)| round),
            distances,
            unit,
            own,
        }
    }
}

/// The sums for a seat.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct OwnOf<T> {
    utility: T,
    gain: T,
}

/// The sums for the talks.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct JointOf<T> {
    handshake: T,
    reached: T,
    ratified: T,
    round: T,
    pareto: T,
    nash: T,
}

impl OwnOf<Batch> {
    pub(super) fn take(&mut self, play: &Play, seat: usize) {
        let (utility, gain) = play.own[seat];
        self.utility.add(utility.0);
        self.gain.add(gain.0);
    }
}

impl OwnOf<Moments> {
    pub(super) fn add(&mut self, run: &OwnOf<Batch>) {
        self.utility.add(run.utility);
        self.gain.add(run.gain);
    }

    pub(super) fn merge(&mut self, other: &Self) {
        self.utility.merge(&other.utility);
        self.gain.merge(&other.gain);
    }

    pub(super) fn utility(&self) -> &Moments {
        &self.utility
    }

    pub(super) fn score(&self, unit: Unit) -> Own {
        Own {
            utility: points(unit, &self.utility),
            gain: points(unit, &self.gain),
        }
    }
}

impl JointOf<Batch> {
    pub(super) fn take(&mut self, play: &Play) {
        self.handshake.add(i64::from(play.handshake));
        self.reached.add(i64::from(play.reached));
        self.ratified.add(i64::from(play.ratified));
        if let Some(round) = play.round {
            self.round.add(i64::from(round));
        }
        if let Some(distances) = play.distances {
            let add = |sum: &mut Batch, far: Option<f64>| {
                if let Some(far) = far {
                    sum.add(play.unit.points(far).0);
                }
            };
            add(&mut self.pareto, distances.pareto);
            add(&mut self.nash, distances.nash);
        }
    }
}

impl JointOf<Moments> {
    pub(super) fn add(&mut self, run: &JointOf<Batch>) {
        self.handshake.add(run.handshake);
        self.reached.add(run.reached);
        self.ratified.add(run.ratified);
        self.round.add(run.round);
        self.pareto.add(run.pareto);
        self.nash.add(run.nash);
    }

    pub(super) fn merge(&mut self, other: &Self) {
        self.handshake.merge(&other.handshake);
        self.reached.merge(&other.reached);
        self.ratified.merge(&other.ratified);
        self.round.merge(&other.round);
        self.pareto.merge(&other.pareto);
        self.nash.merge(&other.nash);
    }

    pub(super) fn score(&self, unit: Unit) -> Joint {
        Joint {
            handshake: self.handshake.rate(),
            reached: self.reached.rate(),
            ratified: self.ratified.rate(),
            round: self.round.estimate(1.0),
            pareto: points(unit, &self.pareto),
            nash: points(unit, &self.nash),
        }
    }
}

fn points(unit: Unit, moments: &Moments) -> Estimate {
    moments.estimate(unit.size() as f64)
}
