//! Raiffa solutions: interim agreements, each halfway between the two outcomes in which one of them has its way.
//!
//! **Formula.** From what is agreed so far, d (no deal at first), let `b₁(d)` be the most for player 1 that leaves
//! player 2 at least d₂, and `b₂(d)` likewise. Step by step: d moves to `½(b₁(d), d₂) + ½(d₁, b₂(d))`, again and again.
//! Continuously: d moves with `d′ = (b₁(d) − d₁, b₂(d) − d₂)`. Either ends on the edge of what lotteries can reach.
//! **Units.** none: neither changes when one party's points are rescaled.
//! **Assumes** that worth is expected utility and may be thrown away; for two players. The continuous path is solved
//! stretch by stretch, where the equation is linear, by its Taylor series: to 10⁻¹⁰ of the range.
//! **Deviates** in nothing; where somebody cannot gain there is one best deal, and it is taken.

use super::reals::{Edge, Reals};
use super::{ConvexSet, Lottery, LotterySolution};
use crate::game::About;
use crate::solutions::{Arena, Chosen, NoSolution, Solution};
use crate::sources::{Citation, RAIFFA_1953};

static ABOUT: About = About {
    name: "raiffa",
    title: "Raiffa, continuous",
    sentence: "The lottery at the end of a path on which each player gains in step with the most that it could still \
               hope for.",
    formula: "d' = (b1(d) - d1, b2(d) - d2) from no_deal, b the best for one that leaves the other what it has",
    parameters: &[],
    assumptions: "A lottery is worth the average of its deals; worth may be thrown away on the way. For two players.",
    sources: SOURCES,
    example: "logrolling",
};

static ABOUT_DISCRETE: About = About {
    name: "raiffa-discrete",
    title: "Raiffa, step by step",
    sentence: "The lottery at the end of interim agreements, each halfway between what the two would get if one of them \
               had its way.",
    formula: "d moves to ((d1 + b1(d))/2, (d2 + b2(d))/2) from no_deal, again and again",
    parameters: &[],
    assumptions: "A lottery is worth the average of its deals; worth may be thrown away on the way. For two players.",
    sources: SOURCES,
    example: "logrolling",
};

static SOURCES: &[Citation] = &[Citation::Of(&RAIFFA_1953)];

/// The continuous solution of Raiffa.
pub struct Raiffa;

/// The step-by-step solution of Raiffa.
pub struct RaiffaDiscrete;

impl LotterySolution for Raiffa {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn solve(&self, set: &ConvexSet) -> Result<Lottery, NoSolution> {
        Ok(match Reals::of(set)? {
            Edge::One(lottery) => lottery,
            Edge::Chain(chain) => chain.at(Path::new(&chain.corners).end()),
        })
    }
}

impl LotterySolution for RaiffaDiscrete {
    fn about(&self) -> &'static About {
        &ABOUT_DISCRETE
    }

    fn solve(&self, set: &ConvexSet) -> Result<Lottery, NoSolution> {
        let chain = match Reals::of(set)? {
            Edge::One(lottery) => return Ok(lottery),
            Edge::Chain(chain) => chain,
        };
        let [mut x, mut y] = [0.0, 0.0];
        // The distance to the best at least halves.
        for _ in 0..64 {
            let path = Path::from(&chain.corners, [x, y]);
            let [dx, dy] = path.hope();
            (x, y) = (x + dx / 2.0, y + dy / 2.0);
        }
        Ok(chain.at([x, y]))
    }
}

impl Solution for Raiffa {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn solve(&self, _: &Arena<'_>) -> Result<Chosen, NoSolution> {
        Err(NoSolution::NeedsLotteries)
    }
}

impl Solution for RaiffaDiscrete {
    fn about(&self) -> &'static About {
        &ABOUT_DISCRETE
    }

    fn solve(&self, _: &Arena<'_>) -> Result<Chosen, NoSolution> {
        Err(NoSolution::NeedsLotteries)
    }
}

/// Terms of the Taylor series: with steps of a quarter the rest is below 10⁻¹⁷ of the velocity.
const TERMS: usize = 16;

/// The position of an interim agreement, and the stretches of the chain on which the best of both are.
struct Path<'c> {
    /// From `[1, ·]` to `[·, 1]`.
    corners: &'c [[f64; 2]],
    d: [f64; 2],
    /// The deals of the chain, counted from its first, that give player 2 no more than d₂.
    right: usize,
    /// The deals of the chain, counted from its last, that give player 1 no more than d₁.
    left: usize,
}

impl<'c> Path<'c> {
    fn new(corners: &'c [[f64; 2]]) -> Self {
        Path::from(corners, [0.0, 0.0])
    }

    fn from(corners: &'c [[f64; 2]], d: [f64; 2]) -> Self {
        Path {
            corners,
            d,
            right: corners.partition_point(|corner| corner[1] <= d[1]),
            left: corners.len() - corners.partition_point(|corner| corner[0] > d[0]),
        }
    }

    /// The rate at which one player's best falls with what the other is left: for player 1 a unit of y costs this many of x.
    fn slopes(&self) -> [f64; 2] {
        let [mut slope_x, mut slope_y] = [0.0, 0.0];
        if let Some([from, to]) = self.stretch_of_first() {
            slope_x = (from[0] - to[0]) / (to[1] - from[1]);
        }
        if let Some([from, to]) = self.stretch_of_second() {
            slope_y = (to[1] - from[1]) / (from[0] - to[0]);
        }
        [slope_x, slope_y]
    }

    /// `(b₁(d) − d₁, b₂(d) − d₂)`.
    fn hope(&self) -> [f64; 2] {
        let [slope_x, slope_y] = self.slopes();
        let [x, y] = self.d;
        let best_x = match self.stretch_of_first() {
            Some([from, _]) => from[0] - slope_x * (y - from[1]),
            None => 1.0,
        };
        let best_y = match self.stretch_of_second() {
            Some([_, to]) => to[1] - slope_y * (x - to[0]),
            None => 1.0,
        };
        [best_x - x, best_y - y]
    }

    /// The stretch on which player 1 has its best, unless that is the end of the chain.
    fn stretch_of_first(&self) -> Option<[[f64; 2]; 2]> {
        let end = self.right.min(self.corners.len() - 1);
        (end > 0).then(|| [self.corners[end - 1], self.corners[end]])
    }

    /// The same for player 2.
    fn stretch_of_second(&self) -> Option<[[f64; 2]; 2]> {
        let start = (self.corners.len() - self.left).max(1);
        (self.left > 0).then(|| [self.corners[start - 1], self.corners[start]])
    }

    /// True if both have their best on the same stretch.
    fn same_stretch(&self) -> bool {
        self.left > 0 && self.right > 0 && self.left + self.right >= self.corners.len()
    }

    /// The end of the continuous path.
    fn end(mut self) -> [f64; 2] {
        // Each unit of time shrinks the remaining hope by a factor of at least e, so 40 units are more than enough; the
        // bound holds whatever rounding does.
        for _ in 0..4 * self.corners.len() + 1000 {
            let hope = self.hope();
            if hope[0].min(hope[1]) <= 0.0 || hope[0].max(hope[1]) < 1e-16 {
                break;
            }
            if self.same_stretch() {
                // Both velocities keep their ratio: the end is straight ahead, halfway to each one's best.
                return [self.d[0] + hope[0] / 2.0, self.d[1] + hope[1] / 2.0];
            }
            self.step(hope);
        }
        self.d
    }

    /// Follows the path for a quarter of time, or to the next corner of the chain.
    fn step(&mut self, hope: [f64; 2]) {
        let series = Series::new(hope, self.slopes());
        let mut time = 0.25;
        // Beyond the edge of the set the series would turn back; within it neither player ever loses.
        while series.velocity(time).into_iter().any(|v| v < 0.0) && time > 1e-20 {
            time /= 2.0;
        }
        let next_x = self.corners.len().checked_sub(self.left + 1);
        let next_x = next_x.map_or(f64::INFINITY, |n| self.corners[n][0]);
        let next_y = self.corners.get(self.right);
        let next_y = next_y.map_or(f64::INFINITY, |corner| corner[1]);
        let beyond = |time: f64| {
            let [x, y] = series.way(time);
            [self.d[0] + x >= next_x, self.d[1] + y >= next_y]
        };
        if !beyond(time).contains(&true) {
            let [x, y] = series.way(time);
            self.d = [self.d[0] + x, self.d[1] + y];
            return;
        }
        let (mut before, mut after) = (0.0, time);
        for _ in 0..64 {
            let middle = f64::midpoint(before, after);
            if beyond(middle).contains(&true) {
                after = middle;
            } else {
                before = middle;
            }
        }
        let ([x, y], [past_x, past_y]) = (series.way(after), beyond(after));
        self.d = [self.d[0] + x, self.d[1] + y];
        if past_x {
            self.d[0] = next_x;
            self.left += 1;
        }
        if past_y {
            self.d[1] = next_y;
            self.right += 1;
        }
    }
}

/// The Taylor series of the way from here while both stretches stay the same: there `v′ = −(v₁ + s₁v₂, s₂v₁ + v₂)`.
struct Series {
    /// The velocity's coefficients.
    terms: [[f64; 2]; TERMS],
}

impl Series {
    fn new(velocity: [f64; 2], slopes: [f64; 2]) -> Self {
        let mut terms = [velocity; TERMS];
        for n in 1..TERMS {
            let [x, y] = terms[n - 1];
            let count = n as f64;
            terms[n] = [-(x + slopes[0] * y) / count, -(slopes[1] * x + y) / count];
        }
        Series { terms }
    }

    fn velocity(&self, time: f64) -> [f64; 2] {
        let higher_first = self.terms.iter().rev();
        higher_first.fold([0.0, 0.0], |sum, term| {
            [sum[0] * time + term[0], sum[1] * time + term[1]]
        })
    }

    fn way(&self, time: f64) -> [f64; 2] {
        let higher_first = self.terms.iter().enumerate().rev();
        let sum = higher_first.fold([0.0, 0.0], |sum, (n, term)| {
            let count = (n + 1) as f64;
            [
                sum[0] * time + term[0] / count,
                sum[1] * time + term[1] / count,
            ]
        });
        [sum[0] * time, sum[1] * time]
    }
}
