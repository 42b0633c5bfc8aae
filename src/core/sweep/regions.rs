//! The regions reported: boxes in which something is nearly always true, with the limits that are not due to chance.
//!
//! **Rule.** A limit of a box is reported if its quasi-p, corrected over the limits of the box (Holm), is at most 5%, and on
//! designs that sample also if the box found by half of the cells has a limit on the same axis that passes the same test in the
//! *other* half, which had no part in choosing it. Other limits are dropped. A box is reported if it has at least 20 cells, if
//! it still reaches the target without the dropped limits, and if the box from half of the cells reaches nearly as much in the
//! other half. A box that would be left without limits is not reported.

use super::effects::TOLD;
use super::sensitivity::{FoundBox, Peeling, Restriction, Search, SweptCells, prim};
use crate::probability::holm;

/// The share from which a deal "nearly always" exists.
pub const NEARLY: f64 = 0.95;

/// The fewest points of a region.
const REGION: usize = 20;
/// How far below the target the mean of a box may be in cells that had no part in finding it.
const SLACK: f64 = 0.05;

/// The boxes reported, in the order in which they are found.
pub(super) fn regions(points: &SweptCells<'_>, seed: u64, grid: bool) -> Vec<FoundBox> {
    let mut how = Peeling::usual(seed);
    how.target = NEARLY;
    let axes = points.kinds.len();
    let mut free: Vec<usize> = (0..points.shares.len()).collect();
    let mut told = Vec::new();
    for Search { found, .. } in prim(points, &how) {
        let Some(found) = found else { break };
        let region = found.region.clone();
        told.extend(kept(found, points, &free, grid));
        free.retain(|&at| !region.holds(&points.coordinates[at * axes..][..axes]));
    }
    told
}

/// The box with the limits that are not due to chance, if it is reported.
fn kept(
    mut found: FoundBox,
    points: &SweptCells<'_>,
    free: &[usize],
    grid: bool,
) -> Option<FoundBox> {
    let held = found.held_out.as_ref()?;
    if found.points < REGION || held.outside < NEARLY - SLACK {
        return None;
    }
    let sure = clear(&found.restrictions);
    let also = clear(&held.restrictions);
    let holds = |axis: &usize| sure.contains(axis) && (grid || also.contains(axis));
    let (stay, go): (Vec<usize>, Vec<usize>) = found.region.restricted().partition(holds);
    if go.is_empty() {
        return Some(found);
    }
    if stay.is_empty() {
        return None;
    }
    go.iter().for_each(|&axis| found.region.limits[axis] = None);
    found.restrictions.retain(|one| stay.contains(&one.axis));
    let axes = points.kinds.len();
    let inside = free.iter().filter(|&&at| {
        let point = &points.coordinates[at * axes..][..axes];
        found.region.holds(point)
    });
    let inside: Vec<f64> = inside.map(|&at| points.shares[at]).collect();
    let (sum, all) = (
        inside.iter().sum::<f64>(),
        points.shares.iter().sum::<f64>(),
    );
    found.points = inside.len();
    found.mass = inside.len() as f64 / points.shares.len() as f64;
    found.mean = sum / inside.len().max(1) as f64;
    found.coverage = if all > 0.0 { sum / all } else { 0.0 };
    (found.mean >= NEARLY).then_some(found)
}

/// The axes whose limits are not due to chance.
fn clear(restrictions: &[Restriction]) -> Vec<usize> {
    let raw: Vec<f64> = restrictions.iter().map(|one| one.quasi_p).collect();
    let corrected = holm(&raw);
    let told = restrictions.iter().zip(corrected);
    told.filter(|(_, p)| *p <= TOLD)
        .map(|(one, _)| one.axis)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::sensitivity::AxisKind;
    use super::*;
    use crate::sweep::Sampler;

    /// Boxes of the outcome "x is below 0.7" over three axes of which two do nothing.
    fn boxes(seed: u64, n: u64) -> Vec<FoundBox> {
        let design = Sampler::random(n, 3, seed).unwrap();
        let coordinates: Vec<f64> = (0..n).flat_map(|at| design.point(at)).collect();
        let shares: Vec<f64> = coordinates
            .chunks(3)
            .map(|x| f64::from(u8::from(x[0] < 0.7)))
            .collect();
        let points = SweptCells {
            kinds: &[AxisKind::Number; 3],
            coordinates: &coordinates,
            shares: &shares,
            weights: None,
        };
        regions(&points, seed, false)
    }

    #[test]
    fn limits_that_may_be_chance_are_dropped() {
        // Case 2.
        let mut told = 0;
        for seed in 0..60 {
            for found in boxes(seed, 90) {
                let axes: Vec<usize> = found.region.restricted().collect();
                assert_eq!(axes, [0], "seed {seed}");
                assert!(found.restrictions.iter().all(|one| one.quasi_p <= TOLD));
                told += 1;
            }
        }
        assert!(told >= 54, "{told} of 60");
    }
}
