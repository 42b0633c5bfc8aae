//! PRIM, the patient rule induction method: boxes of settings in which an outcome is nearly always high.
//!
//! **Method.** (1) *Peel*: from the box of everything, cut again and again one slab off: at either end of an axis of
//! numbers as many whole values as make up at most a share α of the box, but at least one; or one category. The slab that is
//! cut is the one with the greatest gain in mean for each unit of weight lost; ties go to the first axis, the low end before
//! the high one. (2) *Choose* the largest box on this trajectory whose mean reaches the target. (3) *Trim* slabs off it
//! whose own mean is nearer to the mean of everything than to the target. (4) *Paste*: widen it where what is added is
//! nearer to the target than to the mean of everything and the box stays at the target; limits that keep no point out fall.
//! Both with slabs of α, then α/2 and α/4 as far as these hold five points. (5) *Cover*: take its points away and look for
//! the next box in the rest.
//! Patience fails where an edge is high but what lies behind it is low, as in what a first box leaves over. So (1) to (4) are
//! done a second time with deeper cuts where these gain more than twice as much for each unit lost, and the larger of both
//! boxes counts.
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
//! not favour small slabs on coarse axes), in the deeper cuts, in trimming, and in pasting up to a target instead of up to
//! the best mean. For boxes in which an outcome is nearly never high, give 1 − y.
//! **Source.** J. H. Friedman & N. I. Fisher (1999), "Bump hunting in high-dimensional data", *Statistics and Computing* 9,
//! 123-143. doi:10.1023/A:1008894516817. B. P. Bryant & R. J. Lempert (2010), "Thinking inside the box", *Technological
//! Forecasting and Social Change* 77(1), 34-49 (quasi-p, coverage). doi:10.1016/j.techfore.2009.08.002. J. H. Kwakkel & M.
//! Jaxa-Rozen (2016), "Improving scenario discovery for handling heterogeneous uncertainties and multinomial classified
//! outcomes", *Environmental Modelling & Software* 79, 311-321. doi:10.1016/j.envsoft.2015.11.020

mod field;
mod region;
mod search;
mod slabs;
#[cfg(test)]
mod tests;

pub use field::SweptCells;
pub use region::{BoxSide, Region};
pub use search::{BoxStep, Peeling};

use crate::draws::{Luck, PathKey, Purpose};
use crate::probability::binomial_tail;
use crate::trials::each;
use field::Field;
use search::{Hunt, Patience};

/// The search for one box, among the points in no earlier box.
#[derive(Debug, Clone, PartialEq)]
pub struct Search {
    /// The mean of these points.
    pub mean: f64,
    /// The boxes of the peeling, from everything to the smallest.
    pub trajectory: Vec<BoxStep>,
    /// The finished box; `None` if no box reaches the target.
    pub found: Option<FoundBox>,
}

/// A finished box.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundBox {
    /// Its limits.
    pub region: Region,
    /// The number of its points that are in no earlier box.
    pub points: usize,
    /// Their weight as a share of all points' weight.
    pub mass: f64,
    /// Their mean; optimistic, see [`HeldOut`].
    pub mean: f64,
    /// Its share of all high outcomes: of Σ weight·outcome over all points.
    pub coverage: f64,
    /// One for each restricted axis.
    pub restrictions: Vec<Restriction>,
    /// The result for such a box on points that it was not drawn around; `None` if half of the points give no box or no point
    /// of the other half is in it.
    pub held_out: Option<HeldOut>,
}

/// The effect of the limits on one axis.
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
    /// The box found.
    pub region: Region,
    /// The mean of the points that it was found from.
    pub inside: f64,
    /// The mean of the other points in it.
    pub outside: f64,
    /// The number of other points in it.
    pub points: usize,
    /// One for each restricted axis, by the other points, which had no part in choosing the limits.
    pub restrictions: Vec<Restriction>,
}

/// Searches for boxes one after the other; the last search is the first that finds none, unless there are as many as asked for
/// or no points are left.
///
/// # Panics
/// Unless there are as many coordinates as points times axes, and as many weights as points.
pub fn prim(points: &SweptCells, how: &Peeling) -> Vec<Search> {
    let n = points.shares.len();
    let axes = points.kinds.len();
    assert_eq!(points.coordinates.len(), n * axes, "coordinates");
    assert!(points.weights.is_none_or(|w| w.len() == n), "weights");
    let field = Field::new(points);
    let mut members: Vec<u32> = (0..n as u32).collect();
    let mut searches: Vec<Search> = Vec::new();
    while searches.len() < how.boxes {
        let Some(mean) = field.sum(&members).mean() else {
            break;
        };
        let [one, other] = halves(&members, how.seed);
        let half = field.sum(&one).weight / field.sum(&members).weight;
        // All points and one half, each in both ways.
        let mut caught = each(4, |number| {
            let (members, share) = [(&members, 1.0), (&one, half)][number / 2];
            let hunt = Hunt {
                field: &field,
                members,
                how: *how,
                least: how.least * share * field.all.weight * (1.0 - 1e-12),
                patience: [Patience::Always, Patience::WhereItPays][number % 2],
            };
            hunt.go()
        });
        let mut larger = || {
            let (bold, patient) = (caught.pop()?, caught.pop()?);
            Some(if bold.weight > patient.weight {
                bold
            } else {
                patient
            })
        };
        let of_half = larger().and_then(|caught| caught.region);
        let Some(of_all) = larger() else { break };
        let held_out = of_half.and_then(|region| {
            let [inside, outside] = [&one, &other].map(|half| field.within(half, &region));
            Some(HeldOut {
                inside: field.sum(&inside).mean()?,
                outside: field.sum(&outside).mean()?,
                points: outside.len(),
                restrictions: restrictions(&field, &other, &region),
                region,
            })
        });
        let found = of_all
            .region
            .map(|region| judged(&field, &members, region, held_out));
        let region = found.as_ref().map(|found| found.region.clone());
        searches.push(Search {
            mean,
            trajectory: of_all.trajectory,
            found,
        });
        let Some(region) = region else { break };
        members.retain(|&point| !region.holds(field.point(point)));
    }
    searches
}

/// The results for a finished box.
fn judged(field: &Field, members: &[u32], region: Region, held_out: Option<HeldOut>) -> FoundBox {
    let inside = field.within(members, &region);
    let sum = field.sum(&inside);
    FoundBox {
        points: inside.len(),
        mass: sum.weight / field.all.weight,
        mean: sum.mean().unwrap_or(0.0),
        coverage: if field.all.high > 0.0 {
            sum.high / field.all.high
        } else {
            0.0
        },
        restrictions: restrictions(field, members, &region),
        held_out,
        region,
    }
}

/// The effect of each limit of a box among some points.
fn restrictions(field: &Field, members: &[u32], region: &Region) -> Vec<Restriction> {
    let inside = field.within(members, region);
    let shares = inside.iter().map(|&p| field.points.shares[p as usize]);
    let hits = (shares.sum::<f64>() + 1e-9) as u32;
    let restriction = |axis: usize| {
        let mut wider = region.clone();
        wider.limits[axis] = None;
        let wider = field.sum(&field.within(members, &wider));
        let mean_without = wider.mean().unwrap_or(0.0);
        let chance = mean_without.clamp(0.0, 1.0);
        Restriction {
            axis,
            mean_without,
            quasi_p: binomial_tail(inside.len() as u32, hits, chance),
        }
    };
    region.restricted().map(restriction).collect()
}

/// Two halves of the points, at random.
fn halves(members: &[u32], seed: u64) -> [Vec<u32>; 2] {
    let path = PathKey::of("prim.held-out");
    let (one, other) = members.iter().partition(|&&point| {
        let run = u64::from(point);
        Luck { seed, run }.uniform(Purpose::Bootstrap, path, 0) < 0.5
    });
    [one, other]
}
