//! Sorted points: merged, and cleared of those that another one dominates.
//!
//! Points stand in falling lexicographic order, so a point never dominates one before it, and one before it has at
//! least as much in the first lane. What remains to be checked: with one lane nothing, with two the best second lane so far,
//! with three the staircase of the second and third, with more an archive ([`super::archive`]).
//! **Source.** H. T. Kung, F. Luccio & F. P. Preparata (1975), "On finding the maxima of a set of vectors", *Journal of
//! the ACM* 22(4), 469-476. doi:10.1145/321906.321910

use super::archive::Archive;
use crate::space::limits::Meter;

/// Two sorted rows of points in one.
pub(super) fn merged<const W: usize>(a: &[[i64; W]], b: &[[i64; W]], into: &mut Vec<[i64; W]>) {
    into.clear();
    into.resize(a.len() + b.len(), [0; W]);
    let (mut i, mut j, mut n) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        let first = a[i] >= b[j];
        into[n] = if first { a[i] } else { b[j] };
        i += usize::from(first);
        j += usize::from(!first);
        n += 1;
    }
    let left = if i < a.len() { &a[i..] } else { &b[j..] };
    into[n..].copy_from_slice(left);
}

/// Two staircases in one, without what is dominated: only for two lanes.
pub(super) fn joined<const W: usize>(a: &[[i64; W]], b: &[[i64; W]], into: &mut Vec<[i64; W]>) {
    debug_assert_eq!(W, 2);
    into.clear();
    into.resize(a.len() + b.len(), [0; W]);
    let (mut i, mut j, mut n) = (0, 0, 0);
    let mut best = i64::MIN;
    while i < a.len() && j < b.len() {
        let (p, q) = (a[i], b[j]);
        let first = (p[0] > q[0]) | ((p[0] == q[0]) & (p[1] >= q[1]));
        let next = if first { p } else { q };
        i += usize::from(first);
        j += usize::from(!first);
        into[n] = next;
        n += usize::from(next[1] > best);
        best = best.max(next[1]);
    }
    let left = if i < a.len() { &a[i..] } else { &b[j..] };
    let beaten = left.partition_point(|point| point[1] <= best);
    let left = &left[beaten..];
    into[n..n + left.len()].copy_from_slice(left);
    into.truncate(n + left.len());
}

/// Clears sorted points of those that another one equals or dominates; returns false if the limit was reached first.
pub(super) fn clear<const W: usize>(points: &mut Vec<[i64; W]>, meter: &mut Meter<'_>) -> bool {
    match W {
        1 => points.truncate(1),
        2 => {
            let mut best = i64::MIN;
            points.retain(|point| {
                let better = point[1] > best;
                best = best.max(point[1]);
                better
            });
        }
        3 => {
            let mut stairs = Staircase::default();
            let mut going = true;
            let mut work = 0;
            points.retain(|point| {
                let rises = going && stairs.rises(point[1], point[2]);
                work += if rises { stairs.moved } else { 0 };
                if work > CACHE_LINES {
                    going = going && meter.steps(work);
                    work = 0;
                }
                rises
            });
            return going;
        }
        _ => {
            let mut archive = Archive::new();
            let mut going = true;
            points.retain(|point| {
                let (known, looks) = archive.dominates(point);
                going = going && meter.steps(1 + looks);
                let keep = going && !known;
                if keep {
                    archive.push(*point);
                }
                keep
            });
            return going;
        }
    }
    true
}

/// Work on a staircase between two looks at the meter.
const CACHE_LINES: u64 = 1 << 12;

/// The undominated pairs so far, the first rising and the second falling.
#[derive(Debug, Default)]
struct Staircase {
    steps: Vec<(i64, i64)>,
    /// Cache lines that the last pair moved on its way in.
    moved: u64,
}

impl Staircase {
    /// Takes a pair, unless one so far has at least as much of both.
    #[inline]
    fn rises(&mut self, y: i64, z: i64) -> bool {
        let at = self.steps.partition_point(|step| step.0 < y);
        let above = self.steps.get(at);
        if above.is_some_and(|step| step.1 >= z) {
            return false;
        }
        // Those that this one dominates end here.
        let end = at + usize::from(above.is_some_and(|step| step.0 == y));
        let mut from = end;
        while from > 0 && self.steps[from - 1].1 <= z {
            from -= 1;
        }
        self.moved = (self.steps.len() - from) as u64 / 4;
        if from == end {
            self.steps.insert(from, (y, z));
        } else {
            self.steps[from] = (y, z);
            self.steps.drain(from + 1..end);
        }
        true
    }
}
