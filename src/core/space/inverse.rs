//! Inverse query: what to offer at an aspiration, for every aspiration at once.
//!
//! **Formula.** Among the deals of a set that are worth at least `a` to a party: those that are best for another party,
//! or nearest to a given text; ties by the higher own worth, then the lowest deal.
//! **Method.** Both measures add up over issues, so the answers for all `a` are the frontier in two lanes: own worth and
//! the measure. Nearness is counted as in [`super::nearest`]: the number of equal options before the sum of distances
//! between own scores, both in one integer.
//! **Assumes** scores within ±10⁶ points, as all scenarios have.
//! **Source.** P. Faratin, C. Sierra & N. R. Jennings (2002), "Using similarity criteria to make issue trade-offs in
//! automated negotiations", *Artificial Intelligence* 142(2), 205-237. doi:10.1016/S0004-3702(02)00290-4

use super::frontier::{Axis, FrontierPoint, Most, Sums};
use super::limits::Limits;
use super::nearest::Similarity;
use super::set::DealSet;
use crate::game::{Deal, Game, Points};
use crate::scenario::{OptionId, PartyId};
use num_bigint::BigUint;
use std::cmp::Reverse;

/// The answers for all aspirations of a party.
#[derive(Debug, Clone)]
pub struct Inverse {
    sums: Sums,
    /// The measure of nearness, where it is needed.
    nearness: Option<Nearness>,
}

/// The best answer at an aspiration.
#[derive(Debug, Clone, Copy)]
pub struct InverseRow<'i> {
    point: FrontierPoint<'i>,
    nearness: Option<&'i Nearness>,
}

/// The measure by which deals are chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// The worth to the other party.
    Worth(Points),
    /// The nearness to the deal.
    Similarity(Similarity),
}

/// Nearness to a deal as one number: an equal option counts more than all distances together.
#[derive(Debug, Clone)]
pub(super) struct Nearness {
    /// The nearness of each choice, numbered as in the set.
    pub table: Vec<i64>,
    /// The value of one equal option.
    each: i64,
}

impl Nearness {
    pub fn of(set: &DealSet, game: &Game, own: PartyId, reference: &[OptionId]) -> Self {
        let distance = |issue, option| {
            let there = game.score(own, issue, reference[issue.index()]);
            (game.score(own, issue, option) - there).0.abs()
        };
        // An equal option counts more than all distances together.
        let farthest = game.issue_ids().map(|issue| {
            let options = game.option_ids(issue);
            options
                .map(|option| distance(issue, option))
                .max()
                .unwrap_or_default()
        });
        let each = farthest.fold(1_i64, i64::saturating_add);
        let mut table = Vec::new();
        for block in &set.layout.blocks {
            table.extend((0..block.len()).map(|choice| {
                let terms = block.issues.iter().zip(block.choice(choice));
                terms.fold(0_i64, |sum, (&issue, &option)| {
                    let same = option == reference[issue.index()];
                    let near = if same { each } else { -distance(issue, option) };
                    sum.saturating_add(near)
                })
            }));
        }
        Nearness { table, each }
    }

    /// The number of equal options: `near` is that many times `each`, less a distance below `each`.
    pub fn equal(&self, near: i64) -> i64 {
        -(-near).div_euclid(self.each)
    }

    pub fn similarity(&self, near: i64) -> Similarity {
        let equal = self.equal(near);
        Similarity {
            equal: equal as u32,
            distance: Reverse(Points(equal * self.each - near)),
        }
    }
}

impl Inverse {
    /// The deals that are best for `other` among those that give `own` at least a given worth, for every such worth.
    pub fn best_for(set: &DealSet, own: PartyId, other: PartyId, limits: &Limits<'_>) -> Self {
        let axes = vec![Axis::Party(own.index()), Axis::Party(other.index())];
        Inverse {
            sums: Sums::of(set, axes, Most::Fast, limits),
            nearness: None,
        }
    }

    /// The deals nearest to a given deal, in the eyes of `own`, among those that give it at least a given worth, for every
    /// such worth.
    pub fn nearest_to(
        set: &DealSet,
        game: &Game,
        own: PartyId,
        reference: &[OptionId],
        limits: &Limits<'_>,
    ) -> Self {
        let nearness = Nearness::of(set, game, own, reference);
        let axes = vec![
            Axis::Party(own.index()),
            Axis::Table(nearness.table.clone()),
        ];
        Inverse {
            sums: Sums::of(set, axes, Most::Fast, limits),
            nearness: Some(nearness),
        }
    }

    /// The best answer among the deals worth at least `aspiration`; `None` if there is none.
    pub fn at(&self, aspiration: Points) -> Option<InverseRow<'_>> {
        let enough = self.sums.first_below(aspiration);
        enough
            .checked_sub(1)
            .map(|place| self.row(self.sums.point(place)))
    }

    /// All answers, by falling own worth: each holds for aspirations down to the own worth of the next.
    pub fn rows(&self) -> impl DoubleEndedIterator<Item = InverseRow<'_>> + ExactSizeIterator {
        self.sums.points().map(|point| self.row(point))
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

    fn row<'i>(&'i self, point: FrontierPoint<'i>) -> InverseRow<'i> {
        InverseRow {
            point,
            nearness: self.nearness.as_ref(),
        }
    }
}

impl InverseRow<'_> {
    /// The worth to the party that asks.
    pub fn own(&self) -> Points {
        self.point.worth()[0]
    }

    /// The value of the measure.
    pub fn measure(&self) -> Measure {
        let value = self.point.worth()[1];
        self.nearness.map_or(Measure::Worth(value), |nearness| {
            Measure::Similarity(nearness.similarity(value.0))
        })
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
