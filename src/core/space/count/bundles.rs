//! A rigorous bracket for a set of any size: sums that are close together are bundled.
//!
//! **Method.** Block by block, a cell stands for many partial deals: it keeps how many, and the least and the most that
//! any of them is worth to each bound party. A cell that fails even with the best rest is dropped; one that passes even
//! with the worst rest is closed, times the number of rests. Where there are too many cells, those that fall into one
//! square of a grid over the worths that still matter become one. In the end the closed ones are certain to pass; those whose
//! most would be enough may. The latter is also held below the number of deals that reach one well-chosen sum over the
//! parties ([`super::tilt`]), whose cells are many in one dimension and therefore fine. Where sums are on a coarse grid, as
//! with round scores, nothing is lost and the two are equal.
//! **Source.** Ours, after the rounding of knapsack sums: O. H. Ibarra and C. E. Kim (1975), "Fast approximation
//! algorithms for the knapsack and sum of subset problems", *Journal of the ACM* 22(4), 463-468.
//! doi:10.1145/321906.321909

use super::tilt;
use crate::space::descent::Lane;
use crate::space::limits::Meter;
use crate::space::set::DealSet;
use num_bigint::BigUint;
use std::ops::{Add, AddAssign, Mul};

/// Squares for each cell that is wanted, where nothing is known yet.
const SPARE: f64 = 4.0;
/// The most squares.
const MOST_SQUARES: f64 = 2_097_152.0;

/// Lanes that are looked at in a step; of more, a step counts as several.
const LANES_A_STEP: usize = 4;

/// The most numbers that cells may hold, two a lane: 200 MB.
const MOST_NUMBERS: f64 = 25_000_000.0;

/// A whole number that is large enough for the deals of a region.
trait Whole:
    Clone + Add<Output = Self> + AddAssign + Mul<Output = Self> + From<u64> + Into<BigUint>
{
}

impl Whole for u128 {}
impl Whole for BigUint {}

/// A lower and an upper bound on the number of deals of a set that pass. The meter limits the work; when it is empty the
/// bracket is what is known by then.
pub(super) fn bracket(set: &DealSet, cells: usize, meter: &mut Meter<'_>) -> (BigUint, BigUint) {
    let (mut low, mut high) = (BigUint::ZERO, BigUint::ZERO);
    for region in 0..set.regions.len() {
        let texts = set.texts_in(region);
        meter.owe(set.readying(region));
        if meter.left() == 0 {
            high += texts;
            continue;
        }
        let bound = set.bound(region);
        let mut run = |lanes: Vec<Lane>| {
            if texts.bits() < 127 {
                Bundles::<u128>::new(set, region, lanes, cells).run(set, meter)
            } else {
                Bundles::<BigUint>::new(set, region, lanes, cells).run(set, meter)
            }
        };
        let (at_least, mut at_most) = run(bound.iter().map(|&p| Lane::Party(p)).collect());
        if at_least < at_most
            && bound.len() > 1
            && let Some(sum) = tilt::lane(set, region, &bound)
        {
            at_most = at_most.min(run(vec![sum]).1);
        }
        low += at_least;
        high += at_most.min(texts);
    }
    (low, high)
}

/// The cells of one region. Rows of `least` and `most` have one entry per lane.
struct Bundles<N> {
    /// Blocks, those with the widest span first, so that what is left soon matters little.
    order: Vec<usize>,
    lanes: Vec<Lane>,
    need: Vec<i64>,
    /// The grain of each lane: all sums are multiples of it, apart from what every deal has and what is cut off as enough.
    grain: Vec<i64>,
    /// `best[depth][lane]`, flat: the most that the blocks from `depth` on add, and the least.
    best: Vec<i64>,
    worst: Vec<i64>,
    /// Deals of the blocks from each depth on.
    rests: Vec<N>,
    most_cells: usize,
    cells: Cells<N>,
    passed: N,
}

struct Cells<N> {
    least: Vec<i64>,
    most: Vec<i64>,
    deals: Vec<N>,
}

impl<N> Cells<N> {
    fn new() -> Self {
        Cells {
            least: Vec::new(),
            most: Vec::new(),
            deals: Vec::new(),
        }
    }
}

impl<N: Whole> Bundles<N> {
    fn new(set: &DealSet, region: usize, asked: Vec<Lane>, most_cells: usize) -> Self {
        let lanes = asked.len();
        let span = |block: usize| -> i64 {
            let span = |lane: &Lane| {
                let worth = set.rows(block).map(|row| lane.of(row));
                worth.clone().max().unwrap_or(0) - worth.min().unwrap_or(0)
            };
            asked.iter().map(span).sum()
        };
        let mut order: Vec<usize> = set.blocks(region).map(|(block, _)| block).collect();
        order.sort_by_cached_key(|&block| (std::cmp::Reverse(span(block)), block));
        let depths = order.len();
        let mut best = vec![0; (depths + 1) * lanes];
        let mut worst = best.clone();
        let mut rests = vec![N::from(1)];
        for depth in (0..depths).rev() {
            for (lane, asked) in asked.iter().enumerate() {
                let worth = set.rows(order[depth]).map(|row| asked.of(row));
                let (here, next) = (depth * lanes + lane, (depth + 1) * lanes + lane);
                best[here] = best[next] + worth.clone().max().unwrap_or(0);
                worst[here] = worst[next] + worth.min().unwrap_or(0);
            }
            let deals = N::from(set.rows(order[depth]).len() as u64);
            rests.push(deals * rests[rests.len() - 1].clone());
        }
        rests.reverse();
        Bundles {
            need: asked.iter().map(|lane| lane.need(set, region)).collect(),
            grain: asked.iter().map(|lane| grain(set, &order, lane)).collect(),
            order,
            lanes: asked,
            best,
            worst,
            rests,
            most_cells: most_cells.max(1),
            cells: Cells::new(),
            passed: N::from(0),
        }
    }

    /// The bracket.
    fn run(mut self, set: &DealSet, meter: &mut Meter<'_>) -> (BigUint, BigUint) {
        let lanes = self.lanes.len();
        let mut grid = Grid::default();
        self.cells.least = vec![0; lanes];
        self.cells.most = vec![0; lanes];
        self.cells.deals = vec![N::from(1)];
        let mut reached = self.order.len();
        for depth in 0..self.order.len() {
            let rows: Vec<Vec<i64>> = set
                .rows(self.order[depth])
                .map(|row| self.lanes.iter().map(|lane| lane.of(row)).collect())
                .collect();
            let work = self.cells.deals.len() * rows.len();
            if !meter.steps((work * (lanes / LANES_A_STEP).max(1)) as u64) {
                reached = depth;
                break;
            }
            grid.cover(&self, depth + 1, work);
            self.take(depth + 1, &rows, &mut grid);
        }
        let mut open = N::from(0);
        for deals in &self.cells.deals {
            open += deals.clone();
        }
        let open = open * self.rests[reached].clone();
        let passed: BigUint = self.passed.into();
        let open: BigUint = open.into();
        let most = &passed + open;
        (passed, most)
    }

    /// Adds each choice of a block to each cell.
    fn take(&mut self, depth: usize, rows: &[Vec<i64>], grid: &mut Grid) {
        let lanes = self.lanes.len();
        let best = &self.best[depth * lanes..];
        let worst = &self.worst[depth * lanes..];
        let before = std::mem::replace(&mut self.cells, Cells::new());
        let mut least = vec![0; lanes];
        let mut most = vec![0; lanes];
        for (n, deals) in before.deals.iter().enumerate() {
            'choices: for row in rows {
                let mut passes = true;
                for lane in 0..lanes {
                    // Beyond this even the worst rest is enough: more makes no difference.
                    let enough = self.need[lane] - worst[lane];
                    let low = (before.least[n * lanes + lane] + row[lane]).min(enough);
                    let high = (before.most[n * lanes + lane] + row[lane]).min(enough);
                    if high + best[lane] < self.need[lane] {
                        continue 'choices;
                    }
                    passes &= low == enough;
                    (least[lane], most[lane]) = (low, high);
                }
                if passes {
                    self.passed += deals.clone() * self.rests[depth].clone();
                    continue;
                }
                let cells = &mut self.cells;
                match grid.place(&least, cells.deals.len()) {
                    Some(at) => {
                        cells.deals[at] += deals.clone();
                        for lane in 0..lanes {
                            let (low, high) = (
                                &mut cells.least[at * lanes + lane],
                                &mut cells.most[at * lanes + lane],
                            );
                            *low = (*low).min(least[lane]);
                            *high = (*high).max(most[lane]);
                        }
                    }
                    None => {
                        cells.deals.push(deals.clone());
                        cells.least.extend_from_slice(&least);
                        cells.most.extend_from_slice(&most);
                    }
                }
            }
        }
    }
}

/// The squares in which cells become one.
#[derive(Default)]
struct Grid {
    /// Where the grid begins and ends, how wide a square is and how many there are, by lane.
    from: Vec<i64>,
    enough: Vec<i64>,
    width: Vec<i64>,
    count: Vec<usize>,
    /// One more than the number of the cell in each square; 0 is none. Empty: nothing is bundled.
    cells: Vec<u32>,
}

impl Grid {
    /// Covers what matters at a depth where `work` cells may come up.
    fn cover<N: Whole>(&mut self, bundles: &Bundles<N>, depth: usize, work: usize) {
        let lanes = bundles.lanes.len();
        let grain = |lane: usize| bundles.grain[lane];
        self.from.clear();
        self.enough.clear();
        let mut spans = Vec::with_capacity(lanes);
        for lane in 0..lanes {
            let (best, worst) = (
                bundles.best[depth * lanes + lane],
                bundles.worst[depth * lanes + lane],
            );
            // Sums from need − best to need − worst still matter.
            self.from.push(bundles.need[lane] - best);
            self.enough.push(bundles.need[lane] - worst);
            spans.push((best - worst).max(0) as u64);
        }
        // Lanes with a coarse grain need few squares; the others share what is left.
        // Only some squares are taken: as many as at the depth before, one supposes.
        let taken = match self.cells.len() {
            0 => 1.0 / SPARE,
            squares => (bundles.cells.deals.len() as f64 / squares as f64).clamp(1e-6, 1.0),
        };
        let squares = (MOST_NUMBERS / (2 * lanes.max(1)) as f64).min(MOST_SQUARES);
        let mut room = (bundles.most_cells as f64 / taken).min(squares);
        let mut lanes_left: Vec<usize> = (0..lanes).collect();
        let whole: Vec<f64> = (0..lanes)
            .map(|lane| (spans[lane] / grain(lane) as u64) as f64 + 3.0)
            .collect();
        lanes_left.sort_by(|&a, &b| whole[a].total_cmp(&whole[b]).then(a.cmp(&b)));
        self.width = vec![1; lanes];
        self.count = vec![1; lanes];
        for (n, &lane) in lanes_left.iter().enumerate() {
            let share = libm::floor(libm::pow(room, 1.0 / (lanes - n) as f64)).max(1.0);
            if whole[lane] <= share {
                self.count[lane] = whole[lane] as usize;
                self.width[lane] = grain(lane);
            } else {
                self.count[lane] = share as usize;
                self.width[lane] = (spans[lane] / share as u64) as i64 + 1;
            }
            room /= self.count[lane] as f64;
        }
        let squares: usize = self.count.iter().product();
        let exact = lanes_left
            .iter()
            .all(|&lane| whole[lane] as usize == self.count[lane]);
        self.cells.clear();
        if work > bundles.most_cells || exact {
            self.cells.resize(squares, 0);
        }
    }

    /// The cell that shares a square with these sums; `None` if they are to be a new one, numbered `next`.
    fn place(&mut self, least: &[i64], next: usize) -> Option<usize> {
        if self.cells.is_empty() {
            return None;
        }
        let mut square = 0;
        for (lane, &sum) in least.iter().enumerate() {
            // Bundles may begin a little below what matters: they go to the first square. What is enough already has
            // the last square to itself.
            let last = self.count[lane] - 1;
            let at = ((sum - self.from[lane]).max(0) / self.width[lane]) as usize;
            let at = if sum == self.enough[lane] {
                last
            } else {
                at.min(last.saturating_sub(1))
            };
            square = square * self.count[lane] + at;
        }
        match self.cells[square] {
            0 => {
                self.cells[square] = next as u32 + 1;
                None
            }
            known => Some(known as usize - 1),
        }
    }
}

/// The greatest common divisor of what the choices of each block differ by in a lane.
fn grain(set: &DealSet, blocks: &[usize], lane: &Lane) -> i64 {
    let mut grain = 0;
    for &block in blocks {
        let mut rows = set.rows(block).map(|row| lane.of(row));
        let first = rows.next().unwrap_or(0);
        grain = rows.fold(grain, |grain, worth| match grain {
            1 => 1,
            grain => gcd(grain, worth - first),
        });
    }
    grain.max(1)
}

fn gcd(a: i64, b: i64) -> i64 {
    let (mut a, mut b) = (a.unsigned_abs(), b.unsigned_abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    i64::try_from(a).unwrap_or(i64::MAX)
}
