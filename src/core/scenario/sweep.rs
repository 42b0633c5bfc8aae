//! `[sweep.X]`: a question that varies the scenario.

use super::claim::Claim;
use super::ids::PartyId;
use super::path::PathValue;

/// `[sweep.X]`: what varies, by which design, and what is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct Sweep {
    /// The key of the section.
    pub id: String,
    /// The question for people.
    pub question: Option<String>,
    /// The axes; empty: nothing varies (or `each_option`).
    pub axes: Vec<Axis>,
    /// True if every option of every issue is settled in advance, one at a time, instead of axes.
    pub each_option: bool,
    /// How cells are chosen.
    pub design: Design,
    /// The maximum number of random draws per cell.
    pub runs: u64,
    /// A cell is known well enough once everything shown is known to within ± this: percentage points of shares, points of
    /// worth, rounds. `None`: all runs are played.
    pub width: Option<f64>,
    /// What is asked, the most important first; at least one.
    pub show: Vec<Shown>,
    /// True if cells in which the scenario is broken become rows with their reason while the others are played; otherwise
    /// nothing is played.
    pub skip_impossible: bool,
}

/// A number or a word that varies.
#[derive(Debug, Clone, PartialEq)]
pub struct Axis {
    /// The path that it sets.
    pub set: String,
    /// Its name; `None`: its path.
    pub label: Option<String>,
    /// The values that it takes.
    pub values: AxisValues,
    /// The index of the axis with which it moves step by step.
    pub with: Option<usize>,
    /// It varies only in cells where another axis, given by its index, takes this value; elsewhere the file's own value stays.
    pub only_if: Option<(usize, PathValue)>,
}

/// The values of an axis.
#[derive(Debug, Clone, PartialEq)]
pub enum AxisValues {
    /// Numbers from one to the other, ends included; sampling designs take any number between them.
    Span {
        /// The first number.
        from: f64,
        /// The last number, > from unless it moves with another axis.
        to: f64,
        /// The number of values on a grid, ≥ 2.
        steps: u32,
        /// True if the path takes only whole numbers.
        whole: bool,
    },
    /// These values, in this order; at least one.
    Listed(Vec<PathValue>),
    /// As many values as a table of values has rows.
    Given,
}

/// How cells are chosen.
#[derive(Debug, Clone, PartialEq)]
pub enum Design {
    /// Every combination.
    Grid,
    /// One point in each of `points` slices of every axis.
    LatinHypercube {
        /// The number of cells.
        points: u64,
    },
    /// The first points of Sobol's sequence.
    Sobol {
        /// The number of cells.
        points: u64,
    },
    /// Blocks for Sobol indices: points·(axes + 2) cells.
    Saltelli {
        /// Base samples, a power of two.
        points: u64,
    },
    /// Trajectories for elementary effects: points·(axes + 1) cells.
    Morris {
        /// The number of trajectories.
        points: u64,
    },
    /// Independent uniform points.
    Random {
        /// The number of cells.
        points: u64,
    },
    /// The file's own values, and each axis alone: both ends of a range, each listed value.
    OneAtATime,
    /// The rows of a table, one column per axis.
    List {
        /// Its path as written, relative to the scenario file.
        file: String,
        /// The header of each axis's column, in order; empty: the names of the axes.
        columns: Vec<String>,
    },
    /// On a grid, only the cells along the line where what is shown crosses a level.
    Boundary {
        /// The level, in the unit shown: percent, points, rounds.
        level: f64,
    },
}

/// A quantity that a sweep computes for its cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shown {
    /// The share of runs of which this claim is true.
    Share(Claim),
    /// Mean round of the handshake, over runs with one.
    Round,
    /// Mean worth to a party.
    Worth(PartyId),
    /// Mean distance of agreed texts to the Pareto frontier.
    ToFrontier,
    /// Mean distance of agreed texts to the Nash deal of day one.
    ToNash,
}

impl Shown {
    /// Those that name no party, each with its word.
    pub fn words() -> impl Iterator<Item = (&'static str, Shown)> {
        let shares = Claim::ALL.map(|claim| (claim.word(), Shown::Share(claim)));
        let means = [
            ("round", Shown::Round),
            ("to_frontier", Shown::ToFrontier),
            ("to_nash", Shown::ToNash),
        ];
        shares.into_iter().chain(means)
    }

    /// The quantity named by a word, given the ids of the parties; `None` if there is none.
    pub fn parse<'a>(word: &str, mut parties: impl Iterator<Item = &'a str>) -> Option<Shown> {
        if let Some(party) = word.strip_prefix("worth.") {
            let place = parties.position(|id| id == party)?;
            return Some(Shown::Worth(PartyId(u16::try_from(place).ok()?)));
        }
        let known = Shown::words().find(|(name, _)| *name == word);
        known.map(|(_, shown)| shown)
    }

    /// Its word in a scenario file; `party` names parties.
    pub fn word(self, party: impl Fn(PartyId) -> String) -> String {
        if let Shown::Worth(of) = self {
            return format!("worth.{}", party(of));
        }
        let known = Shown::words().find(|(_, shown)| *shown == self);
        known.map_or_else(String::new, |(name, _)| name.to_owned())
    }

    /// True if it is a share of runs.
    pub fn is_share(self) -> bool {
        matches!(self, Shown::Share(_))
    }
}

impl Design {
    /// Its word in a scenario file.
    pub fn word(&self) -> &'static str {
        match self {
            Design::Grid => "grid",
            Design::LatinHypercube { .. } => "latin-hypercube",
            Design::Sobol { .. } => "sobol",
            Design::Saltelli { .. } => "saltelli",
            Design::Morris { .. } => "morris",
            Design::Random { .. } => "random",
            Design::OneAtATime => "one-at-a-time",
            Design::List { .. } => "list",
            Design::Boundary { .. } => "boundary",
        }
    }
}
