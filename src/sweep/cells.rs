//! The cells of a sweep: what varies in each of them is a pure function of the design and the cell's number.

use super::design::{Block, Sampler, Unfit, blocks};
use crate::game::{Game, compile};
use crate::scenario::{
    Axis, AxisValues, Design, IssueId, OptionId, PathValue, Scenario, Setting, Sweep, get,
};

/// A cell: one variant of the scenario.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// Its number.
    pub index: u64,
    /// For each axis its path and the value it takes here; `None`: the file's own value stands.
    pub set: Vec<(String, Option<PathValue>)>,
    /// An option that is settled in advance.
    pub settled: Option<(IssueId, OptionId)>,
}

impl Cell {
    /// The values that it sets, by path.
    pub fn values(&self) -> impl Iterator<Item = (&str, &PathValue)> {
        let set = self.set.iter();
        set.filter_map(|(path, value)| Some((path.as_str(), value.as_ref()?)))
    }

    /// The same as settings.
    pub fn settings(&self) -> impl Iterator<Item = Setting> {
        self.values()
            .map(|(path, value)| Setting::new(path, value.to_string()))
    }
}

/// All cells of a sweep.
#[derive(Debug, Clone)]
pub struct Cells {
    axes: Vec<Axis>,
    lay: Lay,
    len: u64,
}

/// How cells are laid out.
#[derive(Debug, Clone)]
enum Lay {
    /// The product of blocks, the last one fastest.
    Grid(Vec<Block>),
    /// Points of the unit cube, one coordinate a free axis.
    Sampled(Sampler),
    /// The base, then each end of each axis.
    OneAtATime,
    /// Rows of values, one a cell.
    Given(Vec<Vec<PathValue>>),
    /// Nothing settled, then every option.
    EachOption(Vec<Option<(IssueId, OptionId)>>),
}

/// A sweep whose cells cannot be laid out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoCells {
    /// More than 10¹² cells.
    #[error("the grid has more than {MOST} cells: take fewer steps, or a design that samples")]
    TooMany,
    /// What the design says.
    #[error(transparent)]
    Unfit(#[from] Unfit),
}

impl Cells {
    /// The cells of a sweep. `given` are the rows of the file of values of the design list; `seed` decides samples.
    ///
    /// # Errors
    /// [`NoCells`], beyond 10¹² cells or where a design cannot be made.
    pub fn of(
        sweep: &Sweep,
        scenario: &Scenario,
        given: Vec<Vec<PathValue>>,
        seed: u64,
    ) -> Result<Self, NoCells> {
        let free = sweep.axes.iter().filter(|axis| axis.with.is_none()).count();
        let lay = if sweep.each_option {
            Lay::EachOption(every_option(&compile(scenario)))
        } else {
            match sweep.design {
                Design::Grid | Design::Boundary { .. } => Lay::Grid(blocks(&sweep.axes)),
                Design::OneAtATime => Lay::OneAtATime,
                Design::List { .. } => Lay::Given(given),
                Design::LatinHypercube { points } => {
                    Lay::Sampled(Sampler::latin_hypercube(points, free, seed)?)
                }
                Design::Sobol { points } => Lay::Sampled(Sampler::sobol(points, free)?),
                Design::Saltelli { points } => Lay::Sampled(Sampler::saltelli(points, free)?),
                Design::Morris { points } => {
                    Lay::Sampled(Sampler::morris(points, free, LEVELS, seed)?)
                }
                Design::Random { points } => Lay::Sampled(Sampler::random(points, free, seed)?),
            }
        };
        let len = match &lay {
            Lay::Grid(blocks) => blocks.iter().try_fold(1_u64, |len, block| {
                len.checked_mul(block.len()).filter(|len| *len <= MOST)
            }),
            Lay::Sampled(sampler) => Some(sampler.points()).filter(|len| *len <= MOST),
            Lay::OneAtATime => Some(1 + 2 * free as u64),
            Lay::Given(rows) => Some(rows.len() as u64),
            Lay::EachOption(options) => Some(options.len() as u64),
        };
        Ok(Cells {
            axes: sweep.axes.clone(),
            lay,
            len: len.filter(|len| *len <= MOST).ok_or(NoCells::TooMany)?,
        })
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> u64 {
        self.len
    }

    /// Whether there are none: a file of values without rows.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The axes.
    #[must_use]
    pub fn axes(&self) -> &[Axis] {
        &self.axes
    }

    /// The points of a design that samples, in the unit cube.
    #[must_use]
    pub fn sampler(&self) -> Option<&Sampler> {
        match &self.lay {
            Lay::Sampled(sampler) => Some(sampler),
            _ => None,
        }
    }

    /// A grid whose axes are all free: how many values each of them takes. Cells are numbered with the last axis fastest.
    #[must_use]
    pub fn grid(&self) -> Option<Vec<u64>> {
        let Lay::Grid(blocks) = &self.lay else {
            return None;
        };
        let plain = blocks.iter().all(|block| block.axes.len() == 1);
        plain.then(|| blocks.iter().map(Block::len).collect())
    }

    /// A grid: the axes that are bound to others move with these; what remains is a product. The first axis of each factor,
    /// and how many rows the factor has, the last one fastest.
    #[must_use]
    pub fn factors(&self) -> Option<Vec<(usize, u64)>> {
        let Lay::Grid(blocks) = &self.lay else {
            return None;
        };
        Some(blocks.iter().map(|b| (b.axes[0], b.len())).collect())
    }

    /// The place of a cell on each factor of a grid.
    #[must_use]
    pub fn places(&self, index: u64) -> Option<Vec<u64>> {
        let Lay::Grid(blocks) = &self.lay else {
            return None;
        };
        let mut rest = index;
        let mut places: Vec<u64> = blocks
            .iter()
            .rev()
            .map(|block| {
                let place = rest % block.len();
                rest /= block.len();
                place
            })
            .collect();
        places.reverse();
        Some(places)
    }

    /// The number of the cell at these places of a grid.
    #[must_use]
    pub fn at_places(&self, places: &[u64]) -> Option<u64> {
        let Lay::Grid(blocks) = &self.lay else {
            return None;
        };
        let steps = blocks.iter().zip(places);
        Some(steps.fold(0, |index, (block, place)| index * block.len() + place))
    }

    /// Whether an axis has numbers, so that neighbours are near each other.
    #[must_use]
    pub fn is_ordered(&self, axis: usize) -> bool {
        match &self.axes[axis].values {
            AxisValues::Span { .. } => true,
            AxisValues::Listed(listed) => listed.iter().all(|value| value.number().is_some()),
            AxisValues::Given => false,
        }
    }

    /// The value of an axis at a place of a grid.
    #[must_use]
    pub fn value_at(&self, axis: usize, place: u32) -> Option<PathValue> {
        step(&self.axes[axis], place)
    }

    /// A cell.
    ///
    /// # Panics
    /// If there is no such cell.
    #[must_use]
    pub fn cell(&self, index: u64) -> Cell {
        assert!(index < self.len, "cell {index} of {}", self.len);
        let mut settled = None;
        let values: Vec<Option<PathValue>> = match &self.lay {
            Lay::Grid(blocks) => {
                let places = self.places(index).expect("it is a grid");
                let mut values = vec![None; self.axes.len()];
                for (block, place) in blocks.iter().zip(places) {
                    for (&axis, step) in block.axes.iter().zip(block.row(place)) {
                        values[axis] = step.and_then(|at| self::step(&self.axes[axis], at));
                    }
                }
                values
            }
            Lay::Sampled(sampler) => self.sampled(&sampler.point(index)),
            Lay::OneAtATime => self.end_of(index),
            Lay::Given(rows) => {
                let row = rows[index as usize].iter();
                row.map(|value| Some(value.clone())).collect()
            }
            Lay::EachOption(options) => {
                settled = options[index as usize];
                Vec::new()
            }
        };
        Cell {
            index,
            set: self
                .axes
                .iter()
                .zip(values)
                .map(|(axis, value)| (axis.set.clone(), value))
                .collect(),
            settled,
        }
    }

    /// The values at a point of the unit cube.
    fn sampled(&self, point: &[f64]) -> Vec<Option<PathValue>> {
        let mut free = point.iter();
        let mut shares: Vec<f64> = Vec::with_capacity(self.axes.len());
        let mut values: Vec<Option<PathValue>> = Vec::with_capacity(self.axes.len());
        for axis in &self.axes {
            let share = match axis.with {
                Some(other) => shares[other],
                None => free.next().copied().unwrap_or_default(),
            };
            shares.push(share);
            let holds = axis
                .only_if
                .as_ref()
                .is_none_or(|(other, value)| values[*other].as_ref() == Some(value));
            values.push(holds.then(|| between(axis, share)).flatten());
        }
        values
    }

    /// The base, then for each free axis its first and its last value.
    fn end_of(&self, index: u64) -> Vec<Option<PathValue>> {
        let mut values = vec![None; self.axes.len()];
        let Some(number) = index.checked_sub(1) else {
            return values;
        };
        let free = (0..self.axes.len()).filter(|&axis| self.axes[axis].with.is_none());
        let Some(moved) = free.clone().nth((number / 2) as usize) else {
            return values;
        };
        for (place, axis) in self.axes.iter().enumerate() {
            if place == moved || axis.with == Some(moved) {
                let end = if number.is_multiple_of(2) {
                    0
                } else {
                    steps(axis).saturating_sub(1)
                };
                values[place] = step(axis, end);
            }
        }
        values
    }

    /// The values that a file gives an axis, in its order.
    #[must_use]
    pub fn given_values(&self, set: &str) -> Vec<PathValue> {
        let place = self.axes.iter().position(|axis| axis.set == set);
        match (&self.lay, place) {
            (Lay::Given(rows), Some(place)) => rows.iter().map(|row| row[place].clone()).collect(),
            _ => Vec::new(),
        }
    }

    /// Where the scenario itself stands on an axis.
    #[must_use]
    pub fn here(&self, axis: usize, scenario: &Scenario) -> Option<PathValue> {
        get(scenario, &self.axes[axis].set)
    }
}

/// Most cells.
const MOST: u64 = 1_000_000_000_000;
/// Levels of Morris's grid.
const LEVELS: u32 = 4;

fn every_option(game: &Game) -> Vec<Option<(IssueId, OptionId)>> {
    let mut options = vec![None];
    for issue in game.issue_ids() {
        options.extend(game.option_ids(issue).map(|option| Some((issue, option))));
    }
    options
}

/// How many values an axis takes on a grid.
pub(super) fn steps(axis: &Axis) -> u32 {
    match &axis.values {
        AxisValues::Span { steps, .. } => *steps,
        AxisValues::Listed(listed) => listed.len() as u32,
        AxisValues::Given => 0,
    }
}

/// A value of an axis on a grid.
fn step(axis: &Axis, place: u32) -> Option<PathValue> {
    match &axis.values {
        AxisValues::Span {
            from,
            to,
            steps,
            whole,
        } => {
            let last = f64::from(steps.saturating_sub(1).max(1));
            let at = f64::from(place);
            let value = (from * (last - at) + to * at) / last;
            Some(PathValue::Number(if *whole {
                value.round()
            } else {
                tidy(value)
            }))
        }
        AxisValues::Listed(listed) => listed.get(place as usize).cloned(),
        AxisValues::Given => None,
    }
}

/// A value of an axis at a share of its range, 0 ≤ share < 1 (Morris: ≤ 1).
fn between(axis: &Axis, share: f64) -> Option<PathValue> {
    match &axis.values {
        AxisValues::Span {
            from, to, whole, ..
        } => Some(PathValue::Number(if *whole {
            // Every whole number has a slice of its own.
            let slices = (to - from).abs() + 1.0;
            let slice = (share * slices).floor().min(slices - 1.0);
            from + slice * (to - from).signum()
        } else {
            from + (to - from) * share
        })),
        AxisValues::Listed(listed) => {
            let place = (share * listed.len() as f64).floor() as usize;
            listed.get(place.min(listed.len() - 1)).cloned()
        }
        AxisValues::Given => None,
    }
}

/// Steps such as 0.1 are not held exactly: rounded to 9 decimals, so that 0.30000000000000004 is 0.3.
fn tidy(value: f64) -> f64 {
    (value * 1e9).round() / 1e9
}
