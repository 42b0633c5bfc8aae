//! `[sweep.X]`: a question that varies the scenario.

use super::claim::Claim;
use super::ids::PartyId;
use super::path::PathValue;

/// `[sweep.X]`: what varies, by what design, and what is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct Sweep {
    /// The key of the section.
    pub id: String,
    /// The question for people.
    pub question: Option<String>,
    /// What varies; empty: nothing (or `each_option`).
    pub axes: Vec<Axis>,
    /// Every option of every issue is settled in advance, one at a time, instead of axes.
    pub each_option: bool,
    /// How cells are chosen.
    pub design: Design,
    /// Random draws of each cell, at most.
    pub runs: u64,
    /// A cell is known well enough once everything shown is known to within ± this: percentage points of shares, points of
    /// worth, rounds. `None`: all runs are played.
    pub width: Option<f64>,
    /// What is asked, the first foremost; at least one.
    pub show: Vec<Shown>,
    /// Cells in which the scenario is broken become rows with their reason, and the others are played; else nothing is.
    pub skip_impossible: bool,
}

/// A number or a word that varies.
#[derive(Debug, Clone, PartialEq)]
pub struct Axis {
    /// The path that it sets.
    pub set: String,
    /// What it is called; `None`: its path.
    pub label: Option<String>,
    /// The values that it takes.
    pub values: AxisValues,
    /// The axis, by its place, with which it moves step by step.
    pub with: Option<usize>,
    /// It varies only in cells where another axis, by its place, takes one of its values; elsewhere the file's own value stands.
    pub only_if: Option<(usize, PathValue)>,
}

/// The values of an axis.
#[derive(Debug, Clone, PartialEq)]
pub enum AxisValues {
    /// Numbers from one to the other, ends included; designs that sample take any number between.
    Span {
        /// The first.
        from: f64,
        /// The last, > from unless it moves with another axis.
        to: f64,
        /// How many on a grid, ≥ 2.
        steps: u32,
        /// Only whole numbers can stand at the path.
        whole: bool,
    },
    /// These, in this order; at least one.
    Listed(Vec<PathValue>),
    /// As many as the rows of a table of values.
    Given,
}

/// How cells are chosen.
#[derive(Debug, Clone, PartialEq)]
pub enum Design {
    /// Every combination.
    Grid,
    /// One point in each of so many slices of every axis.
    LatinHypercube {
        /// How many cells.
        points: u64,
    },
    /// The first points of Sobol's sequence.
    Sobol {
        /// How many cells.
        points: u64,
    },
    /// Blocks for Sobol indices: points·(axes + 2) cells.
    Saltelli {
        /// Base samples, a power of two.
        points: u64,
    },
    /// Trajectories for elementary effects: points·(axes + 1) cells.
    Morris {
        /// How many trajectories.
        points: u64,
    },
    /// Independent uniform points.
    Random {
        /// How many cells.
        points: u64,
    },
    /// The file's own values, and each axis alone: both ends of a range, each listed value.
    OneAtATime,
    /// The rows of a table, a column an axis.
    List {
        /// Its path as written, relative to the scenario file.
        file: String,
        /// The header of the column of each axis, in order; empty: they are called as the axes are.
        columns: Vec<String>,
    },
    /// On a grid, only the cells along the line where what is shown crosses a level.
    Boundary {
        /// The level, in the unit shown: percent, points, rounds.
        level: f64,
    },
}

/// What a sweep asks of its cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shown {
    /// Share of runs of which this is true.
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

    /// What a word asks, where parties have these names; `None`: it is none.
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

    /// Whether it is a share of runs.
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
