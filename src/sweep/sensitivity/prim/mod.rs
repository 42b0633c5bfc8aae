//! PRIM, the patient rule induction method: boxes of settings in which an outcome is nearly always high.
//!
//! **Method.** (1) *Peel*: from the box of everything, cut again and again one slab off: at either end of an axis of
//! numbers as many whole values as make up at most a share α of the box, but at least one; or one category. The slab that is
//! cut is the one with the greatest gain in mean for each unit of weight lost; ties go to the first axis, the low end before
//! the high one. (2) *Choose* the largest box on this trajectory whose mean reaches the target. (3) *Trim* slabs off it
//! whose own mean is nearer to the mean of everything than to the target. (4) *Paste*: widen it where what is added is
//! nearer to the target than to the mean of everything and the box stays at the target; limits that keep no point out fall.
//! (5) *Cover*: take its points away and look for the next box in the rest.
//! **Parameters.** α (0-0.5, default 0.05), target mean (0-1, default 0.95), least weight of a box as a share of all (0-1,
//! default 0.05), boxes (default 3), seed of the split.
//! **Quasi-p** of a restricted axis: the chance that as many points as the box has, drawn from the box without this axis's
//! limits, would do as well as the box does. Above 5%, the restriction may be an accident. It is too small, because the
//! limits were chosen by the same points (hence "quasi"); shares between 0 and 1 count as that part of a point.
//! **Honesty.** The mean inside a box is optimistic: the box was drawn around these points. So the same search is made on
//! a random half of the points, and its box is judged by the other half: the difference between the two means is what to
//! take off, roughly.
//! **Assumes** points that are spread alike over the axes (grid, Latin hypercube, Sobol, random), for their share to be a
//! share of the settings. Regions that are no boxes are only touched from the inside. Greedy: a larger box may exist.
//! **Deviates** from Friedman & Fisher in the gain for each unit lost (Kwakkel & Jaxa-Rozen's lenient criterion, which does
//! not favour small slabs on coarse axes), in trimming, and in pasting up to a target instead of up to the best mean. For
//! boxes in which an outcome is nearly never high, give 1 − y.
//! **Source.** J. H. Friedman & N. I. Fisher (1999), "Bump hunting in high-dimensional data", *Statistics and Computing* 9,
//! 123-143. doi:10.1023/A:1008894516817. B. P. Bryant & R. J. Lempert (2010), "Thinking inside the box", *Technological
//! Forecasting and Social Change* 77(1), 34-49 (quasi-p, coverage). doi:10.1016/j.techfore.2009.08.002. J. H. Kwakkel & M.
//! Jaxa-Rozen (2016), "Improving scenario discovery for handling heterogeneous uncertainties and multinomial classified
//! outcomes", *Environmental Modelling & Software* 79, 311-321. doi:10.1016/j.envsoft.2015.11.020

mod region;
mod search;
mod slabs;
#[cfg(test)]
mod tests;

pub use region::{Limits, Region};

use super::Kind;
use crate::draws::{Luck, PathKey, Purpose};
use crate::probability::binomial_tail;

/// The cells of a sweep.
#[derive(Debug, Clone, Copy)]
pub struct Points<'p> {
    /// For each axis its kind.
    pub kinds: &'p [Kind],
    /// The coordinates in the axes' own units (a category by its number), point by point.
    pub coordinates: &'p [f64],
    /// The outcome of each point, 0-1.
    pub shares: &'p [f64],
    /// The positive weight of each point, for instance its runs; alike if not given.
    pub weights: Option<&'p [f64]>,
}

/// How boxes are searched.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Peeling {
    /// α: the share of a box that is cut off at once, above 0 and up to 0.5.
    pub alpha: f64,
    /// The mean that a box should have, 0-1.
    pub target: f64,
    /// The least weight of a box, as a share of all points' weight, 0-1.
    pub least: f64,
    /// How many boxes, at most.
    pub boxes: usize,
    /// The seed of the split into halves.
    pub seed: u64,
}

impl Peeling {
    /// α 0.05, target 0.95, least weight 0.05, three boxes.
    #[must_use]
    pub fn usual(seed: u64) -> Self {
        Peeling {
            alpha: 0.05,
            target: 0.95,
            least: 0.05,
            boxes: 3,
            seed,
        }
    }

    fn reached(&self, mean: f64) -> bool {
        mean >= self.target - 1e-12
    }
}

/// A box on the way.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// Its limits.
    pub region: Region,
    /// How many points it holds.
    pub points: usize,
    /// Their weight as a share of all points' weight.
    pub mass: f64,
    /// Their mean.
    pub mean: f64,
}

/// The search for one box, among the points that no earlier box holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Search {
    /// The mean of these points.
    pub mean: f64,
    /// The boxes of the peeling, from everything to the smallest.
    pub trajectory: Vec<Step>,
    /// The finished box; `None` if none reaches the target.
    pub found: Option<Found>,
}

/// A finished box.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// Its limits.
    pub region: Region,
    /// How many points it holds that no earlier box does.
    pub points: usize,
    /// Their weight as a share of all points' weight.
    pub mass: f64,
    /// Their mean; optimistic, see [`HeldOut`].
    pub mean: f64,
    /// How much of all that is high they hold: their share of Σ weight·outcome over all points.
    pub coverage: f64,
    /// One for each restricted axis.
    pub restrictions: Vec<Restriction>,
    /// What becomes of such a box on points that it was not drawn around; `None` if half of the points give no box or the
    /// other half has no point in it.
    pub held_out: Option<HeldOut>,
}

/// What the limits on one axis do.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Restriction {
    /// The axis by number.
    pub axis: usize,
    /// The mean of the box without these limits.
    pub mean_without: f64,
    /// The chance of a mean as high as the box's without them.
    pub quasi_p: f64,
}

/// The same search on a random half of the points, judged by the other half.
#[derive(Debug, Clone, PartialEq)]
pub struct HeldOut {
    /// The box.
    pub region: Region,
    /// The mean of the points by which it was found.
    pub inside: f64,
    /// The mean of the other points in it.
    pub outside: f64,
    /// How many other points there are in it.
    pub points: usize,
}

/// Searches for boxes one after the other; the last search is one that finds none, unless there are as many as asked for
/// or no points are left.
///
/// # Panics
/// If there are not as many coordinates as points times axes, or not as many weights as points.
#[must_use]
pub fn prim(points: &Points, how: &Peeling) -> Vec<Search> {
    let n = points.shares.len();
    let axes = points.kinds.len();
    assert_eq!(points.coordinates.len(), n * axes, "coordinates");
    assert!(points.weights.is_none_or(|w| w.len() == n), "weights");
    let mut members: Vec<u32> = (0..n as u32).collect();
    let mut searches: Vec<Search> = Vec::new();
    while searches.len() < how.boxes {
        let Some(mean) = points.sum(&members).mean() else {
            break;
        };
        let (trajectory, region) = points.search(&members, how, points.weight());
        let found = region.map(|region| points.judged(&members, region, how));
        let region = found.as_ref().map(|found| found.region.clone());
        searches.push(Search {
            mean,
            trajectory,
            found,
        });
        let Some(region) = region else { break };
        members.retain(|&point| !region.holds(points.point(point)));
    }
    searches
}

/// Points added up.
#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    weight: f64,
    /// Σ weight·outcome.
    high: f64,
}

impl Sum {
    fn mean(self) -> Option<f64> {
        (self.weight > 0.0).then(|| self.high / self.weight)
    }

    fn with(self, part: Sum) -> Sum {
        Sum {
            weight: self.weight + part.weight,
            high: self.high + part.high,
        }
    }

    fn without(self, part: Sum) -> Sum {
        Sum {
            weight: self.weight - part.weight,
            high: self.high - part.high,
        }
    }
}

impl Points<'_> {
    fn x(&self, point: u32, axis: usize) -> f64 {
        self.coordinates[point as usize * self.kinds.len() + axis]
    }

    fn point(&self, point: u32) -> &[f64] {
        &self.coordinates[point as usize * self.kinds.len()..][..self.kinds.len()]
    }

    fn add(&self, sum: &mut Sum, point: u32) {
        let weight = self.weights.map_or(1.0, |all| all[point as usize]);
        sum.weight += weight;
        sum.high += weight * self.shares[point as usize];
    }

    fn sum(&self, members: &[u32]) -> Sum {
        let mut sum = Sum::default();
        members.iter().for_each(|&point| self.add(&mut sum, point));
        sum
    }

    /// Of all points, whether a box holds them already or not.
    fn weight(&self) -> f64 {
        self.weights
            .map_or(self.shares.len() as f64, |all| all.iter().sum())
    }

    /// The categories of an axis that occur, ascending.
    fn categories(&self, axis: usize) -> Vec<usize> {
        let column = self.coordinates.iter().skip(axis).step_by(self.kinds.len());
        let mut all: Vec<usize> = column.map(|&x| x as usize).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// A trajectory and its finished box.
    fn search(&self, members: &[u32], how: &Peeling, whole: f64) -> (Vec<Step>, Option<Region>) {
        let least = how.least * whole * (1.0 - 1e-12);
        let trajectory = search::peel(self, members, how, least);
        let region = search::finish(self, members, &trajectory, how, least);
        (trajectory, region)
    }

    /// What is told of a finished box.
    fn judged(&self, members: &[u32], region: Region, how: &Peeling) -> Found {
        let inside: Vec<u32> = members
            .iter()
            .copied()
            .filter(|&point| region.holds(self.point(point)))
            .collect();
        let sum = self.sum(&inside);
        let all = self.sum(&(0..self.shares.len() as u32).collect::<Vec<u32>>());
        let restrictions = region.restricted().map(|axis| {
            let mut wider = region.clone();
            wider.limits[axis] = None;
            let wider: Vec<u32> = members
                .iter()
                .copied()
                .filter(|&point| wider.holds(self.point(point)))
                .collect();
            let mean_without = self.sum(&wider).mean().unwrap_or(0.0);
            let chance = mean_without.clamp(0.0, 1.0);
            let shares = inside.iter().map(|&point| self.shares[point as usize]);
            let hits = (shares.sum::<f64>() + 1e-9) as u32;
            Restriction {
                axis,
                mean_without,
                quasi_p: binomial_tail(inside.len() as u32, hits, chance),
            }
        });
        Found {
            points: inside.len(),
            mass: sum.weight / self.weight(),
            mean: sum.mean().unwrap_or(0.0),
            coverage: if all.high > 0.0 {
                sum.high / all.high
            } else {
                0.0
            },
            restrictions: restrictions.collect(),
            held_out: self.held_out(members, how),
            region,
        }
    }

    /// The search on one half of the points, judged by the other.
    fn held_out(&self, members: &[u32], how: &Peeling) -> Option<HeldOut> {
        let path = PathKey::of("prim.held-out");
        let (one, other): (Vec<u32>, Vec<u32>) = members.iter().partition(|&&point| {
            let luck = Luck {
                seed: how.seed,
                run: u64::from(point),
            };
            luck.uniform(Purpose::Bootstrap, path, 0) < 0.5
        });
        let share = self.sum(&one).weight / self.sum(members).weight;
        let (_, region) = self.search(&one, how, self.weight() * share);
        let region = region?;
        let within = |members: Vec<u32>| -> Vec<u32> {
            let inside = members.into_iter();
            inside
                .filter(|&point| region.holds(self.point(point)))
                .collect()
        };
        let (one, other) = (within(one), within(other));
        Some(HeldOut {
            inside: self.sum(&one).mean()?,
            outside: self.sum(&other).mean()?,
            points: other.len(),
            region,
        })
    }
}
