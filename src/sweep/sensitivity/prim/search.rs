//! One box: peel until it is good enough, trim what does not belong, put on what does.

use super::super::Kind;
use super::region::{End, Limits, Region};
use super::slabs::Slabs;
use super::{Peeling, Points, Step, Sum};

/// Peels from everything down to the least weight, or until nothing can be gained; every step, from everything on.
pub(super) fn peel(points: &Points, members: &[u32], how: &Peeling, least: f64) -> Vec<Step> {
    let mut slabs = Slabs::new(points, Region::whole(points.kinds.len()), members.to_vec());
    let all = points.weight();
    let mut steps = Vec::new();
    loop {
        let sum = slabs.sum();
        let Some(mean) = sum.mean() else { break };
        steps.push(Step {
            region: slabs.region.clone(),
            points: slabs.members.len(),
            mass: sum.weight / all,
            mean,
        });
        if mean >= 1.0 - 1e-12 {
            break;
        }
        let gain = |part: Sum| {
            let after = sum.without(part);
            let mean_after = after.mean().filter(|_| after.weight >= least)?;
            Some((mean_after - mean) / part.weight)
        };
        let mut best: Option<(f64, _)> = None;
        for slab in slabs.all(how.alpha) {
            if let Some(gain) = gain(slab.sum)
                && best.as_ref().is_none_or(|(most, _)| gain > *most)
            {
                best = Some((gain, slab));
            }
        }
        let Some((_, slab)) = best else { break };
        slabs.cut(&slab);
    }
    steps
}

/// The finished box of a trajectory: its largest one that is good enough, trimmed and pasted.
pub(super) fn finish(
    points: &Points,
    members: &[u32],
    steps: &[Step],
    how: &Peeling,
    least: f64,
) -> Option<Region> {
    let good = steps.iter().find(|step| how.reached(step.mean))?;
    let base = points.sum(members).mean()?;
    // Nearer to the target than to the mean of everything.
    let belongs = f64::midpoint(how.target, base.min(how.target));
    let region = trim(points, members, good.region.clone(), how, least, belongs);
    Some(paste(points, members, region, how, belongs))
}

/// Cuts off slabs, worst first, that do not belong to the box by their own mean.
fn trim(
    points: &Points,
    members: &[u32],
    region: Region,
    how: &Peeling,
    least: f64,
    belongs: f64,
) -> Region {
    let inside = members.iter().copied();
    let inside = inside.filter(|&point| region.holds(points.point(point)));
    let mut slabs = Slabs::new(points, region.clone(), inside.collect());
    loop {
        let sum = slabs.sum();
        let mut worst: Option<(f64, _)> = None;
        for slab in slabs.all(how.alpha) {
            let enough = sum.without(slab.sum).weight >= least;
            if let Some(mean) = slab.sum.mean().filter(|&mean| enough && mean < belongs)
                && worst.as_ref().is_none_or(|(least, _)| mean < *least)
            {
                worst = Some((mean, slab));
            }
        }
        let Some((_, slab)) = worst else { break };
        slabs.cut(&slab);
    }
    slabs.region
}

/// What may be put on a box.
struct Addition {
    region: Region,
    sum: Sum,
    /// Whether it frees an end or a category altogether.
    frees: bool,
}

/// Puts on whatever belongs to the box and leaves it good enough: first what frees a whole end, most points first, then
/// slabs, best mean first.
fn paste(
    points: &Points,
    members: &[u32],
    mut region: Region,
    how: &Peeling,
    belongs: f64,
) -> Region {
    loop {
        let inside = members.iter().copied();
        let inside: Vec<u32> = inside
            .filter(|&point| region.holds(points.point(point)))
            .collect();
        let sum = points.sum(&inside);
        let mut best: Option<(Addition, [f64; 3])> = None;
        for one in additions(points, members, &region, how.alpha * sum.weight) {
            let Some(mean) = sum.with(one.sum).mean() else {
                continue;
            };
            let fits = one.sum.mean().is_none_or(|mean| mean >= belongs);
            if !fits || !how.reached(mean) {
                continue;
            }
            let rank = if one.frees {
                [1.0, one.sum.weight, mean]
            } else {
                [0.0, mean, one.sum.weight]
            };
            if best.as_ref().is_none_or(|(_, most)| rank > *most) {
                best = Some((one, rank));
            }
        }
        match best {
            Some((one, _)) => region = one.region,
            None => return region,
        }
    }
}

/// All that could be put on a box: at each cut end everything beyond it, and the nearest values up to a weight; and each
/// category that is left out.
fn additions(points: &Points, members: &[u32], region: &Region, most: f64) -> Vec<Addition> {
    let mut beyond: Vec<Vec<u32>> = vec![Vec::new(); points.kinds.len()];
    for &point in members {
        if let Some(axis) = region.only_miss(points.point(point)) {
            beyond[axis].push(point);
        }
    }
    let mut found = Vec::new();
    for axis in region.restricted() {
        let near = &beyond[axis];
        match (points.kinds[axis], &region.limits[axis]) {
            (Kind::Category, Some(Limits::Categories(kept))) => {
                for category in points.categories(axis) {
                    if kept.contains(&category) {
                        continue;
                    }
                    let it = |&&point: &&u32| points.x(point, axis) as usize == category;
                    let its: Vec<u32> = near.iter().filter(it).copied().collect();
                    found.push(Addition {
                        region: with_category(points, region, axis, kept, category),
                        sum: points.sum(&its),
                        frees: true,
                    });
                }
            }
            _ => {
                let (low, high) = region.ends(axis);
                for (end, at) in [(End::Low, low), (End::High, high)] {
                    if let Some(at) = at {
                        found.extend(at_end(points, near, region, (axis, end, at), most));
                    }
                }
            }
        }
    }
    found
}

fn with_category(
    points: &Points,
    region: &Region,
    axis: usize,
    kept: &[usize],
    category: usize,
) -> Region {
    let mut kept = kept.to_vec();
    kept.push(category);
    kept.sort_unstable();
    let all = kept == points.categories(axis);
    let mut region = region.clone();
    region.limits[axis] = (!all).then_some(Limits::Categories(kept));
    region
}

/// Everything beyond one end, and the nearest values beyond it.
fn at_end(
    points: &Points,
    near: &[u32],
    region: &Region,
    (axis, end, at): (usize, End, f64),
    most: f64,
) -> Vec<Addition> {
    let away = |point: u32| match end {
        End::Low => at - points.x(point, axis),
        End::High => points.x(point, axis) - at,
    };
    let mut side: Vec<u32> = near.iter().copied().filter(|&p| away(p) > 0.0).collect();
    side.sort_by(|&a, &b| away(a).total_cmp(&away(b)).then(a.cmp(&b)));
    let addition = |many: usize, to: Option<f64>| {
        let mut wider = region.clone();
        wider.set_end(axis, end, to);
        Addition {
            region: wider,
            sum: points.sum(&side[..many]),
            frees: to.is_none(),
        }
    };
    let mut found = vec![addition(side.len(), None)];
    let mut taken = 0;
    let mut sum = Sum::default();
    while taken < side.len() {
        let x = points.x(side[taken], axis);
        let group = side[taken..]
            .iter()
            .take_while(|&&p| points.x(p, axis).total_cmp(&x).is_eq());
        let mut with = sum;
        let mut many = taken;
        group.for_each(|&point| {
            points.add(&mut with, point);
            many += 1;
        });
        if taken > 0 && with.weight > most {
            break;
        }
        (sum, taken) = (with, many);
        if sum.weight >= most {
            break;
        }
    }
    if let Some(&last) = side[..taken].last() {
        found.push(addition(taken, Some(points.x(last, axis))));
    }
    found
}
