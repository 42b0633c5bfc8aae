//! Solutions over lotteries for two players, on the edge of what lotteries can give.

use super::number::real;
use super::solved::Arena;

/// The corners of the edge, gains in points, from the best for the first player to the best for the second.
pub struct Edge(Vec<[f64; 2]>);

impl Edge {
    /// `None` without a deal that both would sign.
    pub fn of(arena: &Arena<'_>) -> Option<Self> {
        let mut gains: Vec<[i128; 2]> = arena
            .rational()
            .into_iter()
            .map(|deal| {
                let gains = arena.gains(deal);
                [gains[0], gains[1]]
            })
            .collect();
        gains.sort_unstable_by(|a, b| b.cmp(a));
        let mut edge: Vec<[i128; 2]> = Vec::new();
        for here in gains {
            if edge.last().is_some_and(|last| here[1] <= last[1]) {
                continue;
            }
            // A corner that lies on or below the line from the one before it to the next is none.
            while let [.., a, b] = edge[..]
                && (b[0] - a[0]) * (here[1] - a[1]) <= (b[1] - a[1]) * (here[0] - a[0])
            {
                edge.pop();
            }
            edge.push(here);
        }
        let points = |gain: i128| real(&arena.twin.points(gain));
        let edge: Vec<[f64; 2]> = edge.into_iter().map(|gain| gain.map(points)).collect();
        (!edge.is_empty()).then_some(Edge(edge))
    }

    fn stretches(&self) -> impl Iterator<Item = ([f64; 2], [f64; 2])> + '_ {
        self.0.windows(2).map(|pair| (pair[0], pair[1]))
    }

    fn along(a: [f64; 2], b: [f64; 2], part: f64) -> [f64; 2] {
        [0, 1].map(|n| a[n] + part * (b[n] - a[n]))
    }

    /// The gains with the largest product of powers.
    pub fn nash(&self, powers: [f64; 2]) -> [f64; 2] {
        let value = |g: [f64; 2]| powers[0] * libm::log(g[0]) + powers[1] * libm::log(g[1]);
        let mut found = self.0.clone();
        for (a, b) in self.stretches() {
            // Where the weighted rates of change are equal.
            let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
            let part = -(powers[0] * dx * a[1] + powers[1] * dy * a[0])
                / ((powers[0] + powers[1]) * dx * dy);
            found.push(Edge::along(a, b, part.clamp(0.0, 1.0)));
        }
        let better = |a: &[f64; 2], b: &[f64; 2]| value(*a).total_cmp(&value(*b));
        // With one corner there is nothing to choose, and a gain of 0 has no logarithm.
        found.into_iter().max_by(better).unwrap()
    }

    /// The longest way from no deal in this direction; worth may be thrown away.
    pub fn straight(&self, direction: [f64; 2]) -> [f64; 2] {
        let reach = |g: [f64; 2]| (g[0] / direction[0]).min(g[1] / direction[1]);
        let mut most = self
            .0
            .iter()
            .map(|&g| reach(g))
            .fold(f64::NEG_INFINITY, f64::max);
        for (a, b) in self.stretches() {
            let ahead = |g: [f64; 2]| g[0] / direction[0] - g[1] / direction[1];
            let (from, to) = (ahead(a), ahead(b));
            if from >= 0.0 && to <= 0.0 && from > to {
                most = most.max(reach(Edge::along(a, b, from / (from - to))));
            }
        }
        direction.map(|d| d * most)
    }

    /// The most of each.
    pub fn best(&self) -> [f64; 2] {
        [self.0[0][0], self.0[self.0.len() - 1][1]]
    }

    pub fn corners(&self) -> usize {
        self.0.len()
    }

    pub fn only(&self) -> [f64; 2] {
        self.0[0]
    }

    /// The middle of the edge, measured by the roots of what is given times what is taken.
    pub fn perles_maschler(&self) -> [f64; 2] {
        let length = |(a, b): ([f64; 2], [f64; 2])| libm::sqrt((a[0] - b[0]) * (b[1] - a[1]));
        let mut left = self.stretches().map(length).sum::<f64>() / 2.0;
        for (a, b) in self.stretches() {
            let here = length((a, b));
            if left <= here {
                return Edge::along(a, b, left / here);
            }
            left -= here;
        }
        self.0[self.0.len() - 1]
    }

    /// The most of player `n` where the other gets at least this.
    fn most(&self, n: usize, least: f64) -> f64 {
        let other = 1 - n;
        let mut most = f64::NEG_INFINITY;
        for (a, b) in self.stretches() {
            for corner in [a, b] {
                if corner[other] >= least {
                    most = most.max(corner[n]);
                }
            }
            let part = (least - a[other]) / (b[other] - a[other]);
            if (0.0..=1.0).contains(&part) {
                most = most.max(Edge::along(a, b, part)[n]);
            }
        }
        most
    }

    /// Interim agreements, each halfway to what either could still hope for.
    pub fn raiffa_discrete(&self) -> [f64; 2] {
        let mut now = [0.0, 0.0];
        for _ in 0..200 {
            let hoped = [self.most(0, now[1]), self.most(1, now[0])];
            if hoped.iter().any(|h| !h.is_finite()) {
                break;
            }
            now = [0, 1].map(|n| now[n].max((now[n] + hoped[n]) / 2.0));
        }
        now
    }
}
