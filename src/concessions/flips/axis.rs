//! The values at which a number of the file is tried.

use crate::scenario::{Domain, PathValue, Scenario, domain, list};

/// A number or a word that is varied.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Axis {
    /// In whole steps of `step`.
    Number(Numbers),
    /// These instead of the one in the file.
    Words(Vec<&'static str>),
}

/// The values of a number, as multiples of its step.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Numbers {
    /// The value of the file.
    pub(super) from: f64,
    /// How far apart values are that are told apart.
    step: f64,
    /// Decimal digits of the step.
    digits: usize,
    /// The lowest and the highest offset from the file's value, in steps.
    pub(super) offsets: (i64, i64),
    /// What counts as a change of the whole size.
    unit: f64,
}

/// Values on either side of the file's.
const TRIES: i64 = 12;

impl Numbers {
    /// The value at an offset, as it is written.
    pub(super) fn written(&self, offset: i64) -> String {
        self.near(self.at(offset))
    }

    pub(super) fn at(&self, offset: i64) -> f64 {
        self.from + offset as f64 * self.step
    }

    /// The value as it is written.
    pub(super) fn near(&self, value: f64) -> String {
        format!("{value:.*}", self.digits)
    }

    /// How large a change is, in shares of the whole size.
    pub(super) fn size(&self, offset: i64) -> f64 {
        (offset as f64 * self.step).abs() / self.unit
    }

    /// The offsets that are tried below (−1) or above (1), nearest first: denser near the file's value.
    pub(super) fn grid(&self, side: i64) -> Vec<i64> {
        let far = if side < 0 {
            -self.offsets.0
        } else {
            self.offsets.1
        };
        let mut grid: Vec<i64> = (1..=TRIES)
            .map(|n| side * (far * n * n / (TRIES * TRIES)).max(n.min(far)))
            .filter(|&offset| offset != 0)
            .collect();
        grid.dedup();
        grid
    }
}

/// The paths that are varied, in the order of the file.
pub(super) fn axes(scenario: &Scenario) -> Vec<(String, Axis)> {
    let all = list(scenario).into_iter();
    all.filter_map(|(path, value)| Some((axis(&path, &value)?, path)))
        .map(|(axis, path)| (path, axis))
        .collect()
}

/// Numbers at which the central course does not look, words that say who, and what changes the texts themselves.
fn is_left_out(path: &str) -> bool {
    let steps: Vec<&str> = path.split('.').collect();
    matches!(
        steps.as_slice(),
        ["uncertainty" | "shock" | "draft" | "table", ..]
            | ["talks", "breakdown"]
            | ["trust", "shock"]
            | [
                "party",
                _,
                "role" | "opening" | "patience" | "cost_of_delay"
            ]
            | ["party", _, "no_deal", "volatility"]
            | ["party", _, "opening", ..]
            | ["issue", _, "range", ..]
    )
}

fn axis(path: &str, value: &PathValue) -> Option<Axis> {
    if is_left_out(path) {
        return None;
    }
    match (domain(path)?, value) {
        (Domain::Words(words), PathValue::Name(now)) => {
            let others: Vec<&str> = words.into_iter().filter(|word| word != now).collect();
            (!others.is_empty()).then_some(Axis::Words(others))
        }
        (Domain::Number { min, max, above }, PathValue::Number(from)) => {
            let (low, high, unit) = match (max - min, min < 0.0) {
                (..=200.0, _) => (min, max, max - min),
                // Points without an end: as far as points go.
                (_, true) => (from - 100.0, from + 100.0, 100.0),
                (1e5.., false) => (min, (4.0 * from).max(100.0), 100.0),
                // Such as exponents: what counts is by how much of itself it changes.
                (_, false) => (min, (4.0 * from).max(10.0).min(max), from.max(1.0)),
            };
            let (step, digits) = if unit >= 100.0 { (0.01, 6) } else { (0.001, 6) };
            let below = libm::floor((from - low) / step) as i64 - i64::from(above);
            let over = libm::floor((high - from) / step) as i64;
            Some(Axis::Number(Numbers {
                from: *from,
                step,
                digits,
                offsets: (-below.max(0), over.max(0)),
                unit,
            }))
        }
        (Domain::Whole { min, max }, PathValue::Number(from)) => {
            let top = if max > 1_000 {
                (4.0 * from).max(10.0)
            } else {
                f64::from(max)
            };
            let top = top.min(f64::from(max));
            Some(Axis::Number(Numbers {
                from: *from,
                step: 1.0,
                digits: 0,
                offsets: (
                    (f64::from(min) - from).min(0.0) as i64,
                    (top - from).max(0.0) as i64,
                ),
                unit: (top - f64::from(min)).max(1.0),
            }))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(path: &str, value: f64) -> Numbers {
        match axis(path, &PathValue::Number(value)) {
            Some(Axis::Number(numbers)) => numbers,
            other => panic!("{path}: {other:?}"),
        }
    }

    #[test]
    fn grids_are_dense_near_the_files_value_and_reach_the_ends() {
        let score = numbers("issue.i.a.x", 40.0);
        let above: Vec<f64> = score.grid(1).iter().map(|&n| score.at(n)).collect();
        assert_eq!(above.len(), 12);
        assert!((above[0] - 40.41).abs() < 1e-9 && (above[11] - 100.0).abs() < 1e-9);
        let below = score.grid(-1);
        assert!((score.at(below[11])).abs() < 1e-9);
        assert_eq!(score.written(-1), "39.990000");
        let edge = numbers("issue.i.a.x", 100.0);
        assert!(edge.grid(1).is_empty() && edge.grid(-1).len() == 12);
    }

    #[test]
    fn whole_numbers_are_tried_one_by_one_where_there_are_few() {
        let yes = numbers("time.rounds", 3.0);
        assert_eq!(yes.grid(-1), [-1, -2]);
        assert_eq!(yes.written(-2), "1");
        assert_eq!(yes.grid(1), [1, 2, 3, 4, 5, 6, 7, 8, 9]);
    }

    #[test]
    fn what_the_central_course_does_not_look_at_is_left_out() {
        let at = |path: &str| axis(path, &PathValue::Number(0.1));
        for path in [
            "talks.breakdown",
            "shock.x.chance",
            "uncertainty.scores",
            "issue.i.range.from",
        ] {
            assert_eq!(at(path), None, "{path}");
        }
        assert!(at("party.a.no_deal.change_per_round").is_some());
    }
}
