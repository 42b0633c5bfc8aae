//! The search for one box: peel until it is good enough, trim what does not belong, paste what does.

use super::super::AxisKind;
use super::field::{Field, Sum};
use super::region::{BoxSide, End, Region};
use super::slabs::Slabs;

/// How boxes are searched.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Peeling {
    /// α: the share of a box that is cut off at once, above 0 and at most 0.5.
    pub alpha: f64,
    /// The mean that a box should have, 0-1.
    pub target: f64,
    /// The least weight of a box, as a share of all points' weight, 0-1.
    pub least: f64,
    /// The most boxes.
    pub boxes: usize,
    /// The seed of the split into halves.
    pub seed: u64,
}

impl Peeling {
    /// α 0.05, target 0.95, least weight 0.05, three boxes.
    pub fn usual(seed: u64) -> Self {
        Peeling {
            alpha: 0.05,
            target: 0.95,
            least: 0.05,
            boxes: 3,
            seed,
        }
    }

    pub(super) fn reached(&self, mean: f64) -> bool {
        mean >= self.target - 1e-12
    }
}

/// A box along the way.
#[derive(Debug, Clone, PartialEq)]
pub struct BoxStep {
    /// Its limits.
    pub region: Region,
    /// How many points it holds.
    pub points: usize,
    /// Their weight as a share of all points' weight.
    pub mass: f64,
    /// Their mean.
    pub mean: f64,
}

/// Whether a cut may go deeper than one slab.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Patience {
    /// Slab by slab, in any case.
    Always,
    /// Not where a deeper cut gains more than twice as much for each unit lost: behind a high edge, say.
    WhereItPays,
}

/// The fewest points in a slab that is finer than α.
const LEAST_SLAB: f64 = 5.0;

/// A search for one box: among these points, and down to this weight.
pub(super) struct Hunt<'a> {
    pub field: &'a Field<'a>,
    pub members: &'a [u32],
    pub how: Peeling,
    pub least: f64,
    pub patience: Patience,
}

/// The result of a search.
pub(super) struct Caught {
    pub trajectory: Vec<BoxStep>,
    pub region: Option<Region>,
    /// Of the finished box; −1 without one.
    pub weight: f64,
}

impl Hunt<'_> {
    pub fn go(&self) -> Caught {
        let trajectory = self.peel();
        let region = self.finish(&trajectory);
        let weight = region.as_ref().map_or(-1.0, |region| {
            let inside = self.field.within(self.members, region);
            self.field.sum(&inside).weight
        });
        Caught {
            trajectory,
            region,
            weight,
        }
    }

    /// Peels from everything down to the least weight, or until the mean is 1; returns every step, beginning with everything.
    fn peel(&self) -> Vec<BoxStep> {
        let whole = Region::whole(self.field.axes());
        let mut slabs = Slabs::new(self.field, whole, self.members.to_vec());
        let mut steps = Vec::new();
        loop {
            let sum = slabs.sum();
            let Some(mean) = sum.mean() else { break };
            steps.push(BoxStep {
                region: slabs.region.clone(),
                points: slabs.members.len(),
                mass: sum.weight / self.field.all.weight,
                mean,
            });
            if mean >= 1.0 - 1e-12 {
                break;
            }
            // For each share of the box that is lost: at most 1, as no mean exceeds 1.
            let gain = |part: Sum| {
                let after = sum.without(part);
                let mean_after = after.mean().filter(|_| after.weight >= self.least)?;
                Some((mean_after - mean) / part.weight * sum.weight)
            };
            let mut best: Option<(f64, _)> = None;
            for slab in slabs.all(self.how.alpha) {
                if let Some(gain) = gain(slab.sum)
                    && best.as_ref().is_none_or(|(most, _)| gain > *most)
                {
                    best = Some((gain, slab));
                }
            }
            let patient = best.as_ref().map_or(0.0, |(gain, _)| gain.max(0.0));
            if self.patience == Patience::WhereItPays
                && patient < 0.5
                && let Some((deep, slab)) = slabs.deepest(gain)
                && deep > 2.0 * patient
            {
                best = Some((deep, slab));
            }
            let Some((_, slab)) = best else { break };
            slabs.cut(&slab);
        }
        steps
    }

    /// The finished box of a trajectory: its largest one that is good enough, trimmed and pasted.
    fn finish(&self, steps: &[BoxStep]) -> Option<Region> {
        let good = steps.iter().find(|step| self.how.reached(step.mean))?;
        let base = self.field.sum(self.members).mean()?;
        // Nearer to the target than to the mean of everything.
        let belongs = f64::midpoint(self.how.target, base.min(self.how.target));
        let mut region = good.region.clone();
        for finer in [1.0, 2.0, 4.0] {
            let alpha = self.how.alpha / finer;
            // A slab of a few points would follow every single one of them.
            if finer > 1.0 && alpha * (good.points as f64) < LEAST_SLAB {
                break;
            }
            region = self.trim(region, alpha, belongs);
            region = self.paste(region, alpha, belongs);
        }
        Some(region)
    }

    /// Cuts off slabs, worst first, that do not belong to the box by their own mean.
    fn trim(&self, region: Region, alpha: f64, belongs: f64) -> Region {
        let inside = self.field.within(self.members, &region);
        let mut slabs = Slabs::new(self.field, region, inside);
        loop {
            let sum = slabs.sum();
            let mut worst: Option<(f64, _)> = None;
            for slab in slabs.all(alpha) {
                let enough = sum.without(slab.sum).weight >= self.least;
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

    /// Adds whatever belongs to the box and leaves it good enough: first what frees a whole end or a category, most points
    /// first, then slabs, best mean first.
    fn paste(&self, mut region: Region, alpha: f64, belongs: f64) -> Region {
        loop {
            let (sum, missed) = self.field.around(self.members, &region);
            let mut best: Option<(Addition, [f64; 3])> = None;
            for one in self.additions(&region, &missed, alpha * sum.weight) {
                let Some(mean) = sum.with(one.sum).mean() else {
                    continue;
                };
                let fits = one.sum.mean().is_none_or(|mean| mean >= belongs);
                if !fits || !self.how.reached(mean) {
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

    /// All that could be added to a box: at each cut end everything beyond it, and the nearest values up to a weight; and each
    /// category that is left out. `missed`: the one axis on which each point misses the box.
    fn additions(&self, region: &Region, missed: &[Option<u32>], most: f64) -> Vec<Addition> {
        let mut found = Vec::new();
        for axis in region.restricted() {
            match (self.field.kind(axis), &region.limits[axis]) {
                (AxisKind::Category, Some(BoxSide::Categories(kept))) => {
                    found.extend(self.categories(region, axis, kept, missed));
                }
                _ => {
                    let (low, high) = region.ends(axis);
                    for (end, at) in [(End::Low, low), (End::High, high)] {
                        if let Some(at) = at {
                            found.extend(self.beyond(region, (axis, end, at), missed, most));
                        }
                    }
                }
            }
        }
        found
    }

    /// Each category that is left out.
    fn categories(
        &self,
        region: &Region,
        axis: usize,
        kept: &[usize],
        missed: &[Option<u32>],
    ) -> Vec<Addition> {
        let all = self.field.categories(axis);
        let out = all.iter().filter(|category| !kept.contains(category));
        out.map(|&category| {
            let mut kept = kept.to_vec();
            kept.push(category);
            kept.sort_unstable();
            let mut region = region.clone();
            region.limits[axis] = (kept != all).then_some(BoxSide::Categories(kept));
            let its = self.field.orders[axis].iter().filter(|entry| {
                entry.x as usize == category && missed[entry.point as usize] == Some(axis as u32)
            });
            Addition {
                region,
                sum: its.fold(Sum::default(), |sum, entry| sum.with(entry.sum)),
                frees: true,
            }
        })
        .collect()
    }

    /// Everything beyond one end, and the nearest values beyond it.
    fn beyond(
        &self,
        region: &Region,
        (axis, end, at): (usize, End, f64),
        missed: &[Option<u32>],
        most: f64,
    ) -> impl Iterator<Item = Addition> {
        let order = &self.field.orders[axis];
        let side = match end {
            End::Low => &order[..order.partition_point(|entry| entry.x < at)],
            End::High => &order[order.partition_point(|entry| entry.x <= at)..],
        };
        let n = side.len();
        // Outwards from the end, the reverse of the order from the end inwards.
        let outwards = (0..n).map(|k| side[end.place(n - 1 - k, n)]);
        let mut near = outwards
            .filter(|entry| missed[entry.point as usize] == Some(axis as u32))
            .peekable();
        let mut all = Sum::default();
        let mut slab = None;
        let mut full = false;
        while let Some(entry) = near.next() {
            all = all.with(entry.sum);
            full |= slab.is_some() && all.weight > most;
            let whole = near
                .peek()
                .is_none_or(|next| next.x.total_cmp(&entry.x).is_ne());
            if whole && !full {
                slab = Some((entry.x, all));
            }
        }
        let addition = |to: Option<f64>, sum: Sum| {
            let mut region = region.clone();
            region.set_end(axis, end, to);
            Addition {
                region,
                sum,
                frees: to.is_none(),
            }
        };
        let slab = slab.map(|(to, sum)| addition(Some(to), sum));
        std::iter::once(addition(None, all)).chain(slab)
    }
}

/// A possible addition to a box.
struct Addition {
    region: Region,
    sum: Sum,
    /// Whether it frees an end or a category altogether.
    frees: bool,
}
