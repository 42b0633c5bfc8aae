//! A horizontal axis of rounds: each round has its own column; if there are very many, only every n-th is drawn.

use super::super::theme::Theme;
use super::look::{faint, plain};
use super::page::Page;
use super::ticks::grouped;

/// Columns narrower than this, in projector pixels, are merged.
const NARROWEST: f64 = 2.0;

/// The columns of rounds `first` to `last`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rounds {
    first: u32,
    last: u32,
    left: f64,
    width: f64,
    every: u32,
}

impl Rounds {
    /// The columns between two positions on the canvas; at least one.
    pub fn new(theme: &Theme, (first, last): (u32, u32), (left, right): (f64, f64)) -> Rounds {
        let last = last.max(first);
        let count = f64::from(last - first) + 1.0;
        let width = (right - left).max(1.0) / count;
        let every = (NARROWEST * theme.stroke / width).ceil().max(1.0) as u32;
        Rounds {
            first,
            last,
            left,
            width,
            every,
        }
    }

    /// The number of rounds that share a column.
    pub fn every(&self) -> u32 {
        self.every
    }

    /// The width of a column.
    pub fn column(&self) -> f64 {
        self.width * f64::from(self.every)
    }

    /// The rounds that are drawn: the last of those that share a column.
    pub fn drawn(&self) -> impl Iterator<Item = u32> + use<> {
        let (last, every) = (self.last, self.every);
        let ends = (self.first..=last).step_by(every as usize);
        ends.map(move |start| (start + (every - 1)).min(last))
    }

    /// The left and the right edge of the column that ends with this round.
    pub fn span(&self, round: u32) -> (f64, f64) {
        let number = round.clamp(self.first, self.last) - self.first;
        let start = number / self.every * self.every;
        let end = (start + self.every).min(self.last - self.first + 1);
        let at = |rounds: u32| self.left + f64::from(rounds) * self.width;
        (at(start), at(end))
    }

    /// The middle of a round.
    pub fn at(&self, round: u32) -> f64 {
        let number = f64::from(round) - f64::from(self.first);
        self.left + (number + 0.5) * self.width
    }

    /// True if there is a column for a round.
    pub fn has(&self, round: u32) -> bool {
        (self.first..=self.last).contains(&round)
    }

    /// The rounds that the axis names: all of them where there is room.
    pub fn ticks(&self, size: f64) -> Vec<u32> {
        let widest = plain(size).width(&grouped(u64::from(self.last)));
        let apart = ((widest + size * 0.9) / self.width).ceil().max(1.0) as u32;
        let steps = (0..10).flat_map(|power| [1, 2, 5].map(|times| times * 10_u64.pow(power)));
        let step = steps.into_iter().find(|step| *step >= u64::from(apart));
        let step = step.unwrap_or(1).min(u64::from(u32::MAX)) as u32;
        let named: Vec<u32> = (self.first..=self.last)
            .filter(|round| round.is_multiple_of(step))
            .collect();
        if named.is_empty() {
            vec![self.last]
        } else {
            named
        }
    }

    /// The same, with the word for a round after the last number, if there is room before an edge.
    pub fn write_named(&self, page: &mut Page, base: f64, size: f64, unit: &str, edge: f64) {
        self.write(page, base, size);
        let right = self.left + f64::from(self.last - self.first + 1) * self.width;
        let wide = |text: &str| plain(size).width(text);
        let end = self.ticks(size).last().map_or(right, |&last| {
            self.at(last) + wide(&grouped(u64::from(last))) / 2.0
        });
        let x = end.max(right) + size * 0.6;
        if wide(unit) <= edge - x {
            page.write(unit, (x, base), faint(size));
        }
    }

    /// Writes the numbers of the rounds on a base line.
    pub fn write(&self, page: &mut Page, base: f64, size: f64) {
        for round in self.ticks(size) {
            let text = grouped(u64::from(round));
            page.write(&text, (self.at(round), base), faint(size).middle());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use zopa_core::scenario::ChartStyle;

    #[test]
    fn columns_cover_the_axis_and_end_with_the_last_round() {
        let theme = Theme::of(ChartStyle::Projector);
        for last in [1, 2, 9, 399, 400, 401, 9_999, 10_000] {
            let rounds = Rounds::new(&theme, (1, last), (100.0, 900.0));
            let drawn: Vec<u32> = rounds.drawn().collect();
            assert_eq!(drawn.last(), Some(&last));
            assert!(drawn.len() <= 400 && drawn.len() as u32 >= last.min(200));
            let mut edge = 100.0;
            for &round in &drawn {
                let (from, to) = rounds.span(round);
                assert!((from - edge).abs() < 1e-6 && to > from, "{last}: {round}");
                edge = to;
            }
            assert!((edge - 900.0).abs() < 1e-6);
            let ticks = rounds.ticks(26.0);
            assert!(!ticks.is_empty() && ticks.len() < 40);
            assert!(ticks.iter().all(|tick| rounds.has(*tick)));
        }
        let few = Rounds::new(&theme, (1, 9), (0.0, 900.0));
        assert_eq!((few.every(), few.ticks(26.0).len()), (1, 9));
        assert!((few.at(1) - 50.0).abs() < 1e-9);
    }
}
