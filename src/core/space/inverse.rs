//! Inverse query: what to offer at an aspiration, for every aspiration at once.
//!
//! **Formula.** Among the deals of a set that are worth at least `a` to a party: those that are best for another party;
//! ties by the higher own worth, then the lowest deal.
//! **Method.** The answers for all `a` are the frontier in two lanes: own worth and the other's.
//! **Source.** P. Faratin, C. Sierra & N. R. Jennings (2002), "Using similarity criteria to make issue trade-offs in
//! automated negotiations", *Artificial Intelligence* 142(2), 205-237. doi:10.1016/S0004-3702(02)00290-4

use super::frontier::{Axis, FrontierPoint, Most, Sums};
use super::limits::Limits;
use super::set::DealSet;
use crate::game::{Deal, Points};
use crate::scenario::PartyId;
use num_bigint::BigUint;

/// The answers for all aspirations of a party.
#[derive(Debug, Clone)]
pub struct Inverse {
    sums: Sums,
}

/// The best answer at an aspiration.
#[derive(Debug, Clone, Copy)]
pub struct InverseRow<'i> {
    point: FrontierPoint<'i>,
}

impl Inverse {
    /// The deals that are best for `other` among those that give `own` at least a given worth, for every such worth.
    pub fn best_for(set: &DealSet, own: PartyId, other: PartyId, limits: &Limits<'_>) -> Self {
        let axes = vec![Axis::Party(own.index()), Axis::Party(other.index())];
        Inverse {
            sums: Sums::of(set, axes, Most::Fast, limits),
        }
    }

    /// The best answer among the deals worth at least `aspiration`; `None` if there is none.
    pub fn at(&self, aspiration: Points) -> Option<InverseRow<'_>> {
        let enough = self.sums.first_below(aspiration);
        let place = enough.checked_sub(1)?;
        let point = self.sums.point(place);
        Some(InverseRow { point })
    }

    /// All answers, by falling own worth: each holds for aspirations down to the own worth of the next.
    pub fn rows(&self) -> impl DoubleEndedIterator<Item = InverseRow<'_>> + ExactSizeIterator {
        self.sums.points().map(|point| InverseRow { point })
    }

    /// The most by which an answer can be missed in each lane: see [`super::Frontier::epsilon`]. 0 unless other parties'
    /// floors bind on a very large space.
    pub fn epsilon(&self) -> Points {
        self.sums.epsilon()
    }

    /// True if the search was finished within its limits.
    pub fn complete(&self) -> bool {
        self.sums.complete()
    }
}

impl InverseRow<'_> {
    /// The worth to the party that asks.
    pub fn own(&self) -> Points {
        self.point.worth()[0]
    }

    /// The worth to the other party.
    pub fn other(&self) -> Points {
        self.point.worth()[1]
    }

    /// The number of deals that are exactly as good.
    pub fn count(&self) -> BigUint {
        self.point.count()
    }

    /// The lowest of them.
    pub fn lowest(&self) -> Deal {
        self.point.lowest()
    }

    /// Up to `most` of them, the lowest among them, lowest first.
    pub fn deals(&self, most: usize) -> Vec<Deal> {
        self.point.deals(most)
    }
}
