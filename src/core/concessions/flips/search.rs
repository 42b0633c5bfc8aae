//! The search for the smallest changes.

use super::axis::{Axis, Numbers, axes};
use super::parting::{Parted, Parting, parting};
use crate::format::{Prepared, Setting};
use crate::game::{Settlement, compile};
use crate::scenario::{Claim, Scenario};
use crate::talks::{Course, Plan, Trace, Unwatched, Witness, play};
use crate::trials::each;

/// All single changes that turn the outcome.
#[derive(Debug, Clone, PartialEq)]
pub struct Flips {
    /// The claim that turns.
    pub claim: Claim,
    /// Whether it holds now.
    pub holds: bool,
    /// How the talks end now.
    pub now: Parted,
    /// The number of numbers and words varied.
    pub varied: usize,
    /// The number of values tried in all.
    pub tried: usize,
    /// The changes that turn it, smallest first; words after numbers.
    pub flips: Vec<Flip>,
}

/// A change that turns the outcome.
#[derive(Debug, Clone, PartialEq)]
pub struct Flip {
    /// The path that is changed.
    pub path: String,
    /// Its new value.
    pub to: FlipTo,
    /// How the talks then end.
    pub then: Parted,
    /// Where the two histories part.
    pub parting: Parting,
}

/// The new value of a change.
#[derive(Debug, Clone, PartialEq)]
pub enum FlipTo {
    /// Another number.
    Number(Nearest),
    /// Another word.
    Word(String),
}

impl FlipTo {
    /// The value as it is typed: exactly what was tried, digit by digit.
    pub fn written(&self) -> String {
        match self {
            FlipTo::Number(nearest) => nearest.to.to_string(),
            FlipTo::Word(word) => word.clone(),
        }
    }
}

/// The nearest number on one side of the file's value that turns the outcome.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Nearest {
    /// The number in the file.
    pub from: f64,
    /// The nearest value found that turns it.
    pub to: f64,
    /// The last value before that, which does not.
    pub still: f64,
    /// The nearest value tried beyond `to` at which the outcome is the old one again; `None` if there is none.
    pub back: Option<f64>,
    /// The size of the change, in shares of what counts as size 1 for such a number.
    pub size: f64,
}

/// A scenario file with its settings, ready for one more change.
struct Bench<'b> {
    file: &'b Prepared,
    settings: &'b [Setting],
    scenario: &'b Scenario,
    seed: u64,
    claim: Claim,
}

impl Bench<'_> {
    /// Plays the central course of a scenario.
    fn play(&self, scenario: &Scenario, witness: &mut impl Witness) -> Settlement {
        let game = compile(scenario);
        let plan = Plan::of(scenario);
        let played = play(&plan, &game, Course::central(self.seed), witness);
        Settlement::judge(&played.game(&game), played.ending.clone())
    }

    /// The scenario with another value; `None` if the file does not allow it.
    fn changed(&self, path: &str, value: &str) -> Option<Scenario> {
        let number = value.parse().ok();
        let quick = number.and_then(|number| self.scenario.with_number(path, number));
        quick.or_else(|| {
            let mut settings = self.settings.to_vec();
            settings.push(Setting::new(path, value));
            self.file.scenario(&settings).ok()
        })
    }

    /// Whether the claim holds with another value; `None` if the file does not allow it.
    fn holds(&self, path: &str, value: &str) -> Option<bool> {
        let scenario = self.changed(path, value)?;
        Some(self.play(&scenario, &mut Unwatched).holds(self.claim))
    }
}

impl Flips {
    /// Varies everything, on all cores. `scenario` is the scenario of `file` with `settings`; `done` is called with the number
    /// of paths just finished, from any thread; there are [`Flips::paths`] in total.
    pub fn of(
        (file, settings, scenario): (&Prepared, &[Setting], &Scenario),
        seed: u64,
        claim: Claim,
        done: &(dyn Fn(u64) + Sync),
    ) -> Self {
        let bench = Bench {
            file,
            settings,
            scenario,
            seed,
            claim,
        };
        let mut history = Trace::default();
        let now = bench.play(scenario, &mut history);
        let holds = now.holds(claim);
        let axes = axes(scenario);
        let found = each(axes.len(), |n| {
            let (path, axis) = &axes[n];
            let mut tries = 0;
            let turns = turns(&bench, path, axis, holds, &mut tries);
            done(1);
            (turns, tries)
        });
        let tried = found.iter().map(|(_, tries)| tries).sum();
        let told = found
            .into_iter()
            .zip(&axes)
            .flat_map(|((turns, _), (path, _))| {
                turns
                    .into_iter()
                    .filter_map(|to| {
                        let value = to.written();
                        let scenario = bench.changed(path, &value)?;
                        let mut other = Trace::default();
                        let then = bench.play(&scenario, &mut other);
                        Some(Flip {
                            path: path.clone(),
                            to,
                            then: Parted::of(&then),
                            parting: parting(&history, &other),
                        })
                    })
                    .collect::<Vec<_>>()
            });
        let mut flips: Vec<Flip> = told.collect();
        // Equal sizes stay in file order.
        flips.sort_by(|a, b| a.size().total_cmp(&b.size()));
        Flips {
            claim,
            holds,
            now: Parted::of(&now),
            varied: axes.len(),
            tried,
            flips,
        }
    }

    /// The number of numbers and words that would be varied.
    pub fn paths(scenario: &Scenario) -> u64 {
        axes(scenario).len() as u64
    }
}

impl Flip {
    /// The size of the change; infinite for a word, so that words come after all numbers.
    pub fn size(&self) -> f64 {
        match &self.to {
            FlipTo::Number(nearest) => nearest.size,
            FlipTo::Word(_) => f64::INFINITY,
        }
    }
}

/// Every turn of one path: at most one below and one above, or every word that turns it.
fn turns(
    bench: &Bench<'_>,
    path: &str,
    axis: &Axis,
    holds: bool,
    tries: &mut usize,
) -> Vec<FlipTo> {
    let mut turned = |value: &str| {
        *tries += 1;
        bench.holds(path, value).map(|now| now != holds)
    };
    match axis {
        Axis::Words(words) => {
            let turning = words.iter().filter(|word| turned(word) == Some(true));
            turning.cloned().map(FlipTo::Word).collect()
        }
        Axis::Number(numbers) => [-1, 1]
            .into_iter()
            .filter_map(|side| nearest(numbers, side, &mut turned))
            .map(FlipTo::Number)
            .collect(),
    }
}

/// The nearest turn on one side.
fn nearest(
    numbers: &Numbers,
    side: i64,
    turned: &mut impl FnMut(&str) -> Option<bool>,
) -> Option<Nearest> {
    let grid = numbers.grid(side);
    // The first value that the file does not allow ends this side.
    let answers: Vec<bool> = grid
        .iter()
        .map_while(|&offset| turned(&numbers.written(offset)))
        .collect();
    let first = answers.iter().position(|&turns| turns)?;
    let back = answers[first..].iter().position(|&turns| !turns);
    let mut still = if first == 0 { 0 } else { grid[first - 1] };
    let mut turn = grid[first];
    while (turn - still).abs() > 1 {
        let middle = still + (turn - still) / 2;
        if turned(&numbers.written(middle)) == Some(true) {
            turn = middle;
        } else {
            still = middle;
        }
    }
    Some(Nearest {
        from: numbers.from,
        to: numbers.at(turn),
        still: numbers.at(still),
        back: back.map(|n| numbers.at(grid[first + n])),
        size: numbers.size(turn),
    })
}
