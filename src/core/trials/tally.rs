//! Statistics over many runs: counts with their intervals, means with their n.

use super::Run;
use crate::game::Gate;
use crate::probability::{Interval, wilson};
use crate::scenario::{ByClaim, Claim};
use std::collections::BTreeMap;

/// A share with the counts behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    /// The number of hits.
    pub hits: u64,
    /// The number of runs that count.
    pub runs: u64,
}

impl Count {
    /// The share, 0-1; 0 if there are no runs.
    pub fn share(&self) -> f64 {
        if self.runs == 0 {
            0.0
        } else {
            self.hits as f64 / self.runs as f64
        }
    }

    /// Its 95% Wilson interval.
    pub fn interval(&self) -> Interval {
        wilson(self.hits, self.runs)
    }
}

/// A mean over the runs that have a number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mean {
    /// The mean; `None` if no run has a number.
    pub mean: Option<f64>,
    /// The number of runs it is taken over.
    pub n: u64,
}

/// Statistics over the runs of one scenario.
#[derive(Debug, Clone, PartialEq)]
pub struct Tally {
    /// The number of runs.
    pub runs: u64,
    /// For each claim, the runs in which it holds, of those in which this is known.
    pub claims: ByClaim<Count>,
    /// Alternating offers: runs whose agreed deal (or its absence) depends on who speaks first.
    pub first_mover_matters: Option<Count>,
    /// Single text: runs in which some draft is not proved to be the best.
    pub draft_unproved: Count,
    /// For each meeting of the file: runs in which it took place.
    pub meetings: Vec<Count>,
    /// For each lever of the file: runs in which it was pulled.
    pub levers: Vec<Count>,
    /// For each shock of the file: runs in which it happened while the parties talked.
    pub shocks: Vec<Count>,
    /// Over runs with a handshake: the exact chance of ratification.
    pub ratified_chance: Mean,
    /// Over runs with a ratified deal, where the file says what it must outlive: the exact chance that it lasts all years.
    pub lasting_chance: Mean,
    /// Over runs with a handshake: its round.
    pub round: Mean,
    /// Over all runs, in points: the utility each party ends with (of no deal in the last round where no deal is ratified).
    pub worth: Vec<Mean>,
    /// How many handshakes each gate stops (one handshake may be stopped by several), most first.
    pub stopped_by: Vec<(Gate, u64)>,
}

impl Tally {
    /// Summarises runs. Sums of utilities are exact integers, so the order does not matter.
    pub fn of(runs: &[Run]) -> Self {
        let n = runs.len() as u64;
        let count = |holds: &dyn Fn(&Run) -> bool| Count {
            hits: runs.iter().filter(|run| holds(run)).count() as u64,
            runs: n,
        };
        let mut stopped: BTreeMap<Gate, u64> = BTreeMap::new();
        for gate in runs.iter().flat_map(|run| &run.failed) {
            *stopped.entry(*gate).or_default() += 1;
        }
        let mut stopped_by: Vec<(Gate, u64)> = stopped.into_iter().collect();
        stopped_by.sort_by_key(|(gate, count)| (std::cmp::Reverse(*count), *gate));
        let parties = runs.first().map_or(0, |run| run.worth.len());
        let unit = runs.first().map(|run| run.unit).unwrap_or_default();
        let worth = (0..parties).map(|p| {
            let sum: i128 = runs.iter().map(|run| i128::from(run.worth[p].0)).sum();
            Mean {
                mean: (n > 0).then(|| unit.of_sum(sum) / n as f64),
                n,
            }
        });
        Tally {
            runs: n,
            claims: ByClaim::of(|claim| {
                // Runs in which the question is left open do not count.
                let answers = runs.iter().filter_map(|run| run.answers[claim]);
                let count = |(hits, n), yes| (hits + u64::from(yes), n + 1);
                let (hits, runs) = answers.fold((0, 0), count);
                Count { hits, runs }
            }),
            first_mover_matters: runs
                .iter()
                .any(|run| run.first_mover_matters.is_some())
                .then(|| count(&|run| run.first_mover_matters == Some(true))),
            draft_unproved: count(&|run| run.around.draft_unproved),
            meetings: each(
                runs.first().map_or(0, |run| run.around.meetings.len()),
                &|n| count(&|run| run.around.meetings[n].is_some()),
            ),
            levers: each(
                runs.first().map_or(0, |run| run.around.levers.len()),
                &|n| count(&|run| run.around.levers[n] > 0),
            ),
            shocks: each(
                runs.first().map_or(0, |run| run.around.shocks.len()),
                &|n| count(&|run| run.around.shocks[n] > 0),
            ),
            ratified_chance: mean(runs.iter().filter_map(|run| run.ratified_chance)),
            lasting_chance: mean(
                (runs.iter().filter(|run| run.holds(Claim::Ratified)))
                    .filter_map(|run| run.lasting_chance),
            ),
            round: mean(runs.iter().filter_map(|run| run.round).map(f64::from)),
            worth: worth.collect(),
            stopped_by,
        }
    }
}

fn each(sections: usize, count: &dyn Fn(usize) -> Count) -> Vec<Count> {
    (0..sections).map(count).collect()
}

/// Summed in the order of runs.
fn mean(numbers: impl Iterator<Item = f64>) -> Mean {
    let (sum, n) = numbers.fold((0.0, 0_u64), |(sum, n), x| (sum + x, n + 1));
    Mean {
        mean: (n > 0).then(|| sum / n as f64),
        n,
    }
}
