//! The analysis of a sweep's cells: the one source for terminal, JSON, tables and charts.

use super::asked::words_of;
use super::cells::Cells;
use super::design::{Levels, Sampler};
use super::effects::{Chosen, Effect, TOLD, beyond_draws, effects};
use super::holes::Holes;
use super::moves::{ComparedCell, moves};
use super::played::PlayedCells;
use super::regions::regions;
use super::sensitivity::{
    AxisCurve, AxisKind, DesignView, ElementaryEffects, Explained, FoundBox, Indices, Resampling,
    SweptCells, effect_curves, elementary_effects, explained, sobol_indices,
};
use super::surprises::{Surprise, surprises};
use super::tally::{CellTally, Level};
use super::task::Task;
use super::words::number;
use crate::scenario::{AxisValues, Design, PathValue, Shown};
use std::borrow::Cow;

/// Resamples behind the intervals of Sobol indices.
pub const RESAMPLES: u32 = 200;
/// Draws per cell below which nothing is concluded.
pub const ENOUGH: u64 = 10;
/// Cells beyond which regions are not looked for: the search would take minutes.
pub(super) const MOST_FOR_REGIONS: usize = 200_000;

/// A sweep that was played, with the analysis of its cells.
#[derive(Debug)]
pub struct Outcome<'t> {
    /// The sweep.
    pub task: &'t Task,
    /// Its cells.
    pub played: &'t PlayedCells,
    /// What is shown foremost; everything below is about it.
    pub shown: Shown,
    /// The axes that vary independently, by their places.
    pub axes: Vec<usize>,
    /// The lowest and the highest cell with something to count; `None` if there is none.
    pub extremes: Option<[(u64, Level); 2]>,
    /// Grids: the variance between cells, broken down by axes.
    pub explained: Option<Explained>,
    /// How it changes along each of the axes, whatever the others do; empty for designs that do not spread them evenly.
    pub curves: Vec<AxisCurve>,
    /// For each of the curves, what may be said of it.
    pub effects: Vec<Effect>,
    /// Grids: the largest changes between neighbours.
    pub surprises: Vec<Surprise>,
    /// Cells compared with the first: each option, one at a time.
    pub moves: Vec<ComparedCell>,
    /// Saltelli: first-order and total indices of the axes.
    pub indices: Option<Indices>,
    /// Morris: elementary effects of the axes.
    pub elementary: Vec<ElementaryEffects>,
    /// Cells without a value for it.
    pub holes: Holes,
    /// Whether cells differ by more than the error of their runs.
    differ: bool,
    /// Regions of shares where it is nearly always true.
    pub always: Vec<FoundBox>,
    /// Regions where it is nearly never true; the means are those of "is not true".
    pub never: Vec<FoundBox>,
}

impl<'t> Outcome<'t> {
    /// Analyses the cells of a sweep.
    pub fn of(task: &'t Task, played: &'t PlayedCells) -> Self {
        let shown = task.shown();
        let cells = task.cells();
        let all = cells.axes();
        let axes: Vec<usize> = (0..all.len())
            .filter(|&axis| all[axis].with.is_none())
            .collect();
        let mut outcome = Outcome {
            task,
            played,
            shown,
            axes,
            extremes: played.summary.extremes().first().copied().flatten(),
            explained: None,
            curves: Vec::new(),
            effects: Vec::new(),
            surprises: Vec::new(),
            holes: played.summary.holes().first().copied().unwrap_or_default(),
            differ: false,
            moves: Vec::new(),
            indices: None,
            elementary: Vec::new(),
            always: Vec::new(),
            never: Vec::new(),
        };
        outcome.differ = beyond_draws(played.summary.all()).is_some_and(|p| p <= TOLD);
        if !outcome.axes.is_empty() && !played.summary.is_too_large() {
            outcome.spread();
        }
        outcome.moves = moves(played.summary.compared(), shown);
        outcome
    }

    fn spread(&mut self) {
        let (task, summary) = (self.task, &self.played.summary);
        let cells = task.cells();
        let design = &task.sweep().design;
        let levels = summary.all();
        let values: Vec<Option<f64>> = levels.iter().map(|l| l.map(|l| l.value)).collect();
        let whole: Option<Vec<f64>> = values.iter().copied().collect();
        if let (Design::Grid, Some(sizes)) = (design, cells.grid()) {
            let sizes: Vec<usize> = sizes.iter().map(|&n| n as usize).collect();
            let noise = levels
                .iter()
                .map(|level| level.and_then(|level| level.variance()));
            let noise: Option<Vec<f64>> = noise.collect();
            self.explained = explained(&sizes, &values, noise.as_deref());
        }
        if *design == Design::Grid {
            self.surprises = surprises(cells, summary);
        }
        let dims = self.axes.len();
        if let (Design::Saltelli { .. }, Some(whole)) = (design, &whole) {
            let how = Resampling {
                resamples: RESAMPLES,
                seed: task.how().seed,
            };
            self.indices = Some(sobol_indices(whole, dims, how));
        }
        if let Some(Sampler::Morris(morris)) = cells.sampler() {
            let steps: Vec<_> = morris.levels().iter().map(Levels::step).collect();
            self.elementary =
                elementary_effects(&values, &steps, |at, point| morris.fill(at, point));
        }
        let even = matches!(
            design,
            Design::Grid
                | Design::LatinHypercube { .. }
                | Design::Sobol { .. }
                | Design::Random { .. }
                | Design::List { .. }
        );
        if !even || summary.is_empty() {
            return;
        }
        let kinds = self.kinds();
        let coordinates = self.coordinates();
        self.along(&kinds, &coordinates, levels);
        let few = levels.len() <= MOST_FOR_REGIONS;
        if let (true, Some(shares)) = (self.shown.is_share() && few, whole) {
            let boxes = |shares: &[f64]| {
                let points = SweptCells {
                    kinds: &kinds,
                    coordinates: &coordinates,
                    shares,
                    weights: None,
                };
                regions(&points, task.how().seed, *design == Design::Grid)
            };
            self.always = boxes(&shares);
            let against: Vec<f64> = shares.iter().map(|share| 1.0 - share).collect();
            self.never = boxes(&against);
        }
    }

    /// How it changes along each axis, and what may be said about that.
    fn along(&mut self, kinds: &[AxisKind], coordinates: &[f64], levels: &[Option<Level>]) {
        let all = self.task.cells().axes();
        let ends: Vec<Option<(f64, f64)>> = self
            .axes
            .iter()
            .map(|&axis| ends(&all[axis].values))
            .collect();
        let paths: Vec<&str> = self
            .axes
            .iter()
            .map(|&axis| all[axis].set.as_str())
            .collect();
        let mut coordinates = coordinates.to_vec();
        // Where an axis does not vary, the file's own value says nothing about it.
        for (place, (cell, _)) in self.played.summary.levels().enumerate() {
            for (n, &axis) in self.axes.iter().enumerate() {
                if all[axis].only_if.is_some() && self.task.cells().cell(cell).set[axis].1.is_none()
                {
                    coordinates[place * self.axes.len() + n] = f64::NAN;
                }
            }
        }
        let design = &self.task.sweep().design;
        let spread = DesignView {
            kinds,
            ends: &ends,
            grid: *design == Design::Grid,
            coordinates: &coordinates,
        };
        let values: Vec<Option<f64>> = levels.iter().map(|l| l.map(|l| l.value)).collect();
        self.curves = effect_curves(&spread, &values);
        let chosen = Chosen {
            spread: &spread,
            levels,
            listed: matches!(design, Design::List { .. }),
            independent: self.task.how().independent,
            share: self.shown.is_share(),
            few: self.has_too_few_draws(),
            seed: self.task.how().seed,
            paths: &paths,
        };
        self.effects = effects(&chosen, &self.curves);
    }

    /// The kind of each axis: numbers or names.
    pub fn kinds(&self) -> Vec<AxisKind> {
        let kind = |&axis: &usize| {
            if self.names(axis).is_empty() {
                AxisKind::Number
            } else {
                AxisKind::Category
            }
        };
        self.axes.iter().map(kind).collect()
    }

    /// The names that an axis takes, in order; empty if it takes numbers.
    pub fn names(&self, axis: usize) -> Vec<String> {
        let cells = self.task.cells();
        words_of(&cells.axes()[axis], cells)
    }

    /// The first axis of the factor along which two neighbours differ.
    pub fn axis_of(&self, found: &Surprise) -> usize {
        let factors = self.task.cells().factors().unwrap_or_default();
        factors.get(found.factor).map_or(0, |(axis, _)| *axis)
    }

    /// The name of an axis.
    pub fn label(&self, axis: usize) -> Cow<'_, str> {
        let axis = &self.task.cells().axes()[axis];
        match &axis.label {
            Some(label) => Cow::Borrowed(label),
            None => Cow::Borrowed(&axis.set),
        }
    }

    /// The place of a point on the curve of an axis, in words: `12`, or `about 15` for the middle of a bin.
    pub fn place_on(&self, axis: usize, point: usize) -> String {
        let bins = self.curves.get(axis).map(|curve| &curve.bins);
        let Some(bin) = bins.and_then(|bins| bins.get(point)) else {
            return String::new();
        };
        if bin.high > bin.low {
            // To a hundredth of a bin.
            let finest = (bin.high - bin.low) / 100.0;
            let unit = libm::pow(10.0, libm::log10(finest).ceil());
            format!("about {}", number((bin.middle() / unit).round() * unit))
        } else {
            number(bin.low)
        }
    }

    /// The scenario's own place on an axis: a number, or the place of a name.
    pub fn here(&self, axis: usize) -> Option<f64> {
        let value = self.task.cells().here(axis, self.task.scenario())?;
        place(&value, &self.names(axis))
    }

    /// The coordinates of the cells on the axes, cell by cell: numbers, or places of names; the scenario's own value where a
    /// cell sets none.
    pub fn coordinates(&self) -> Vec<f64> {
        let cells: &Cells = self.task.cells();
        let names: Vec<Vec<String>> = self.axes.iter().map(|&axis| self.names(axis)).collect();
        let here: Vec<f64> = self
            .axes
            .iter()
            .map(|&a| self.here(a).unwrap_or_default())
            .collect();
        let levels = self.played.summary.all().len();
        let mut all = Vec::with_capacity(levels * self.axes.len());
        for (cell, _) in self.played.summary.levels() {
            let cell = cells.cell(cell);
            for (n, &axis) in self.axes.iter().enumerate() {
                let value = cell.set[axis].1.as_ref();
                let value = value.and_then(|value| place(value, &names[n]));
                all.push(value.unwrap_or(here[n]));
            }
        }
        all
    }

    /// Whether cells differ by more than the error of their runs (the test of [`Effect`], over all cells at once).
    pub fn differ(&self) -> bool {
        self.differ
    }

    /// Whether nothing is drawn in any cell, so that every number is exact.
    pub fn is_certain(&self) -> bool {
        self.played.summary.is_certain()
    }

    /// Whether regions are not looked for because there are too many cells.
    pub fn leaves_out_regions(&self) -> bool {
        let cells = self.played.summary.all().len();
        self.shown.is_share() && !self.curves.is_empty() && cells > MOST_FOR_REGIONS
    }

    /// Whether the effect of some axis may be reported.
    pub fn tells_an_effect(&self) -> bool {
        self.effects.iter().any(Effect::is_told)
    }

    /// Whether there are enough draws for conclusions about a cell: at least [`ENOUGH`], or nothing is drawn.
    pub fn has_enough(&self) -> bool {
        self.is_certain()
            || self.extremes.is_some_and(|ends| {
                ends.iter()
                    .all(|(_, level)| level.exact || level.n >= ENOUGH)
            })
    }

    /// Whether something was counted, in too few draws for any conclusion.
    pub fn has_too_few_draws(&self) -> bool {
        self.extremes.is_some() && !self.has_enough()
    }

    /// What is shown of a cell; `None` if it was not played or says nothing.
    pub fn level(&self, cell: u64) -> Option<Level> {
        self.played.summary.level(cell)
    }

    /// All that is kept of a cell, if cells are compared with each other; `None` if it was not played.
    pub fn tally(&self, cell: u64) -> Option<&CellTally> {
        let compared = self.played.summary.compared();
        let at = compared.binary_search_by_key(&cell, |tally| tally.cell);
        at.ok().map(|at| &compared[at])
    }

    /// The holes of everything else that is shown, in the order in which it is shown.
    pub fn holes_of_others(&self) -> Vec<(Shown, Holes)> {
        let shown = self.task.how().show.iter().copied();
        let all = shown.zip(self.played.summary.holes().iter().copied());
        all.skip(1).collect()
    }

    /// Whether cells without a value prevent the main result of the design: Sobol indices, or which axis of a grid explains the
    /// differences.
    pub fn lost_to_holes(&self) -> bool {
        let several = self.axes.len() > 1;
        self.holes.cells() > 0
            && match self.task.sweep().design {
                Design::Saltelli { .. } => true,
                Design::Grid => several,
                _ => false,
            }
    }
}

/// The ends of an axis of numbers, the lower end first.
fn ends(values: &AxisValues) -> Option<(f64, f64)> {
    match values {
        AxisValues::Span { from, to, .. } => Some((from.min(*to), from.max(*to))),
        AxisValues::Listed(_) | AxisValues::Given => None,
    }
}

/// The number, or the place among the names.
fn place(value: &PathValue, names: &[String]) -> Option<f64> {
    match value {
        PathValue::Number(number) if names.is_empty() => Some(*number),
        value => {
            let word = value.to_string();
            let at = names.iter().position(|name| *name == word)?;
            Some(at as f64)
        }
    }
}
