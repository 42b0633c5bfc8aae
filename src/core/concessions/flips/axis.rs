//! The values tried for a number of the file.

use crate::format::{Domain, domain};
use crate::scenario::path::visit;
use crate::scenario::{OptionId, Options, Path, PathValue, Scenario};

/// A number or a word that is varied.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Axis {
    /// A number, in whole steps of `step`.
    Number(Numbers),
    /// Words other than the one in the file.
    Words(Vec<String>),
}

/// The values of a number, as multiples of its step.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Numbers {
    /// The value in the file.
    pub(super) from: f64,
    /// The smallest difference between two values that are distinguished.
    step: f64,
    /// Decimal digits of the step.
    digits: usize,
    /// The lowest and the highest offset from the file's value, in steps.
    pub(super) offsets: (i64, i64),
    /// The change that counts as size 1.
    unit: f64,
}

impl Numbers {
    /// The value at an offset as text, with no more digits than its step has: the value tried is the value reported.
    pub(super) fn written(&self, offset: i64) -> String {
        format!("{:.*}", self.digits, self.from + offset as f64 * self.step)
    }

    /// The number written at an offset; the file's own at offset 0.
    pub(super) fn at(&self, offset: i64) -> f64 {
        if offset == 0 {
            return self.from;
        }
        // The digits always parse as a number.
        self.written(offset).parse().unwrap_or(self.from)
    }

    /// The size of a change, as a share of `unit`.
    pub(super) fn size(&self, offset: i64) -> f64 {
        (offset as f64 * self.step).abs() / self.unit
    }

    /// The offsets tried below (−1) or above (1), nearest first: each about one and a half times as far as the last.
    pub(super) fn grid(&self, side: i64) -> Vec<i64> {
        let far = if side < 0 {
            -self.offsets.0
        } else {
            self.offsets.1
        };
        let mut grid = Vec::new();
        let mut offset = 1;
        while offset < far {
            grid.push(side * offset);
            offset = (offset * 3 / 2).max(offset + 1);
        }
        if far > 0 {
            grid.push(side * far);
        }
        grid
    }
}

/// The paths that are varied, in file order.
pub(super) fn axes(scenario: &Scenario) -> Vec<(String, Axis)> {
    let mut axes = Vec::new();
    visit(&mut scenario.clone(), &mut |path, leaf| {
        let axis = match (path, leaf.value()) {
            (Path::Weight { party, .. }, PathValue::Number(from)) => weight(party, from, scenario),
            (Path::NoDealOption { issue, .. }, value) => package(issue, &value, scenario),
            (_, value) => axis(path, &value, scenario.time.rounds),
        };
        axes.extend(axis.map(|axis| (path.to_string(), axis)));
    });
    axes
}

/// A weight: compared with the total of its row, which may be 1 as well as 100.
fn weight(party: &str, from: f64, scenario: &Scenario) -> Option<Axis> {
    let party = scenario.parties.iter().find(|known| known.id == party)?;
    let total: f64 = party.weights.iter().sum();
    // For a total of 100 one hundredth, for others the same share of the total, with as few digits.
    let digits = (4.3 - libm::log10(total)).floor().clamp(0.0, 12.0) as usize;
    let step = (0..digits).fold(1.0, |step, _| step / 10.0);
    let most = total.max(4.0 * from);
    Some(Axis::Number(Numbers {
        from,
        step,
        digits,
        offsets: (
            -libm::floor(from / step) as i64,
            libm::floor((most - from) / step) as i64,
        ),
        unit: total,
    }))
}

/// A no-deal package on one issue: another number within its range, or another option.
fn package(issue: &str, value: &PathValue, scenario: &Scenario) -> Option<Axis> {
    let issue = scenario.issues.iter().find(|known| known.id == issue)?;
    match (&issue.options, value) {
        (Options::Range { from, to, step }, PathValue::Number(now)) => {
            let steps = |to: f64| libm::round((to - now) / step) as i64;
            Some(Axis::Number(Numbers {
                from: *now,
                step: *step,
                digits: 6,
                offsets: (steps(*from).min(0), steps(*to).max(0)),
                unit: (to - from).max(*step),
            }))
        }
        (Options::Named(_), PathValue::Name(now)) => {
            let labels = (0..issue.len() as u16).map(|option| issue.label(OptionId(option)));
            let others: Vec<String> = labels.filter(|label| label != now).collect();
            (!others.is_empty()).then_some(Axis::Words(others))
        }
        _ => None,
    }
}

/// Numbers that do not affect the central course, words that name a party, and whatever changes the deals themselves.
fn is_left_out(path: Path<'_>) -> bool {
    matches!(
        path,
        Path::UncertainWeights
            | Path::UncertainScores
            | Path::UncertainNoDeal
            | Path::ShockChance { .. }
            | Path::ShockNoDeal { .. }
            | Path::ShockWalkOut { .. }
            | Path::DraftOption { .. }
            | Path::DraftTabled { .. }
            | Path::Tentative { .. }
            | Path::Breakdown
            | Path::TrustShock
            | Path::Role { .. }
            | Path::OpeningOption { .. }
            | Path::Patience { .. }
            | Path::CostOfDelay { .. }
            | Path::Volatility { .. }
            | Path::Range { .. }
            // What comes after: it decides nothing about what is agreed and ratified.
            | Path::VotesNoise { .. }
            | Path::DurabilityYears
            | Path::BreachRisk
            | Path::Deterrence { .. }
            | Path::Ends { .. }
            | Path::SpoilerChance { .. }
            | Path::StoppedBy { .. }
            | Path::ElectionParty { .. }
            | Path::ElectionYear { .. }
            | Path::ElectionChance { .. }
    )
}

fn axis(path: Path<'_>, value: &PathValue, rounds: u32) -> Option<Axis> {
    if is_left_out(path) {
        return None;
    }
    match (domain(&path.to_string())?, value) {
        (Domain::Words(words), PathValue::Name(now)) => {
            let others = words
                .into_iter()
                .filter(|word| word != now)
                .map(str::to_owned);
            let others: Vec<String> = others.collect();
            (!others.is_empty()).then_some(Axis::Words(others))
        }
        (Domain::Number { min, max, above }, PathValue::Number(from)) => {
            // A change per round counts by what it adds up to by the last round.
            let unit_of_points = if matches!(path, Path::ChangePerRound { .. }) {
                100.0 / f64::from(rounds)
            } else {
                100.0
            };
            let (low, high, unit) = match (max - min, min < 0.0) {
                (..=200.0, _) => (min, max, max - min),
                // Points without a bound: as far as points go.
                (_, true) => (from - unit_of_points, from + unit_of_points, unit_of_points),
                (1e5.., false) => (min, (4.0 * from).max(100.0), 100.0),
                // Exponents, for instance: what counts is the change relative to the number itself.
                (_, false) => (min, (4.0 * from).max(10.0).min(max), from.max(1.0)),
            };
            let (step, digits) = if unit >= 4.0 { (0.01, 2) } else { (0.001, 3) };
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
        match axis(Path::parse(path).unwrap(), &PathValue::Number(value), 10) {
            Some(Axis::Number(numbers)) => numbers,
            other => panic!("{path}: {other:?}"),
        }
    }

    #[test]
    fn grids_are_dense_near_the_files_value_and_reach_the_ends() {
        let score = numbers("issue.i.a.x", 40.0);
        let above: Vec<f64> = score.grid(1).iter().map(|&n| score.at(n)).collect();
        assert!((above[0] - 40.01).abs() < 1e-9 && (above[1] - 40.02).abs() < 1e-9);
        assert!((above[above.len() - 1] - 100.0).abs() < 1e-9 && above.len() < 30);
        let below = score.grid(-1);
        assert!((score.at(below[below.len() - 1])).abs() < 1e-9);
        assert_eq!(score.written(-1), "39.99");
        let edge = numbers("issue.i.a.x", 100.0);
        assert!(edge.grid(1).is_empty() && edge.grid(-1).len() > 15);
    }

    #[test]
    fn whole_numbers_are_tried_from_the_nearest_on() {
        let yes = numbers("time.rounds", 3.0);
        assert_eq!(yes.grid(-1), [-1, -2]);
        assert_eq!(yes.written(-2), "1");
        assert_eq!(yes.grid(1), [1, 2, 3, 4, 6, 9]);
    }

    #[test]
    fn what_the_central_course_does_not_look_at_is_left_out() {
        let at = |path| axis(Path::parse(path).unwrap(), &PathValue::Number(0.1), 10);
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
