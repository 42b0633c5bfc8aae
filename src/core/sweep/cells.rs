//! The cells of a sweep: what varies in each is a pure function of the design and the cell's number.

use super::boundary;
use super::design::{Block, Levels, Sampler, Unfit, blocks, steps};
use crate::format::Setting;
use crate::scenario::{
    Axis, AxisValues, Design, IssueId, OptionId, PathValue, Scenario, Sweep, get,
};

/// A cell: one variant of the scenario.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// Its number.
    pub index: u64,
    /// For each axis, its path and the value it takes here; `None`: the file's own value applies.
    pub set: Vec<(String, Option<PathValue>)>,
    /// An option that is settled in advance.
    pub settled: Option<(IssueId, OptionId)>,
}

impl Cell {
    /// The values that the cell sets, by path.
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

/// The rows of a table of values, in the order of the axes, one per cell; `None`: the file's own value applies.
pub type Given = Vec<Vec<Option<PathValue>>>;

/// All cells of a sweep.
#[derive(Debug, Clone)]
pub struct Cells {
    axes: Vec<Axis>,
    lay: Lay,
    len: u64,
}

/// The layout of the cells.
#[derive(Debug, Clone)]
enum Lay {
    /// The product of blocks, the last one fastest.
    Grid(Vec<Block>),
    /// Points of the unit cube, one coordinate per free axis.
    Sampled(Sampler),
    /// Points of the unit cube on levels that exist; for each free axis with listed values, their places in ascending order.
    Walked(Sampler, Vec<Vec<u32>>),
    /// The base, then one value of one axis per cell: the axis, and the place of the value.
    OneAtATime(Vec<(usize, u32)>),
    /// Rows of values, one per cell; where a row says nothing, the file's own value applies.
    Given(Vec<Vec<Option<PathValue>>>),
    /// Nothing settled, then every option: for each issue, the number of options up to and including its last.
    EachOption(Vec<u64>),
}

/// A sweep whose cells cannot be laid out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoCells {
    /// More than 10¹² cells.
    #[error("the grid has more than {MOST} cells: take fewer steps, or a design that samples")]
    TooMany,
    /// Axes that depend on each other in too many ways.
    #[error(
        "`only_if` makes too many cases of the axes that depend on each other: let fewer axes decide, or list fewer values"
    )]
    TooManyCases,
    /// A boundary that would begin with too many cells.
    #[error(
        "a boundary over {} × {} values begins with {first} cells, every {lattice}th along each axis, and at most {MOST_TRACED} are \
         traced: take fewer steps (up to {} along each axis will do)",
        size.0, size.1, boundary::most_steps(MOST_TRACED)
    )]
    TooManyToTrace {
        /// The number of values of each axis.
        size: (u32, u32),
        /// The number of cells played first.
        first: u64,
        /// Their distance.
        lattice: u32,
    },
    /// An error of the design.
    #[error(transparent)]
    Unfit(#[from] Unfit),
}

impl Cells {
    /// Lays out the cells of a sweep. `given` is the rows of the file of values of the design list; `seed` determines samples.
    ///
    /// # Errors
    /// [`NoCells`], beyond 10¹² cells or if the design cannot be created.
    pub fn of(
        sweep: &Sweep,
        scenario: &Scenario,
        given: Given,
        seed: u64,
    ) -> Result<Self, NoCells> {
        let free: Vec<&Axis> = sweep.axes.iter().filter(|a| a.with.is_none()).collect();
        let dims = free.len();
        let lay = if sweep.each_option {
            Lay::EachOption(up_to_each(scenario))
        } else {
            match sweep.design {
                Design::Grid => Lay::Grid(blocks(&sweep.axes).ok_or(NoCells::TooManyCases)?),
                Design::Boundary { .. } => {
                    let blocks = blocks(&sweep.axes).ok_or(NoCells::TooManyCases)?;
                    can_be_traced(&blocks)?;
                    Lay::Grid(blocks)
                }
                Design::OneAtATime => Lay::OneAtATime(single_values(&sweep.axes)),
                Design::List { .. } => Lay::Given(given),
                Design::LatinHypercube { points } => {
                    Lay::Sampled(Sampler::latin_hypercube(points, dims, seed)?)
                }
                Design::Sobol { points } => Lay::Sampled(Sampler::sobol(points, dims)?),
                Design::Saltelli { points } => Lay::Sampled(Sampler::saltelli(points, dims)?),
                Design::Morris { points } => {
                    let levels = free.iter().map(|axis| levels(axis)).collect();
                    let places = free.iter().map(|axis| ascending(axis)).collect();
                    Lay::Walked(Sampler::morris(points, levels, seed)?, places)
                }
                Design::Random { points } => Lay::Sampled(Sampler::random(points, dims, seed)?),
            }
        };
        let len = match &lay {
            Lay::Grid(blocks) => blocks.iter().try_fold(1_u64, |len, block| {
                len.checked_mul(block.len()).filter(|len| *len <= MOST)
            }),
            Lay::Sampled(sampler) | Lay::Walked(sampler, _) => Some(sampler.points()),
            Lay::OneAtATime(values) => Some(1 + values.len() as u64),
            Lay::Given(rows) => Some(rows.len() as u64),
            Lay::EachOption(ends) => Some(1 + ends.last().copied().unwrap_or(0)),
        };
        Ok(Cells {
            axes: sweep.axes.clone(),
            lay,
            len: len.filter(|len| *len <= MOST).ok_or(NoCells::TooMany)?,
        })
    }

    /// How many there are.
    pub fn len(&self) -> u64 {
        self.len
    }

    /// Whether there are none: a file of values without rows.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The axes.
    pub fn axes(&self) -> &[Axis] {
        &self.axes
    }

    /// The points of a design that samples, in the unit cube.
    pub fn sampler(&self) -> Option<&Sampler> {
        match &self.lay {
            Lay::Sampled(sampler) | Lay::Walked(sampler, _) => Some(sampler),
            _ => None,
        }
    }

    /// A grid whose axes are all free: the number of values of each. Cells are numbered with the last axis fastest.
    pub fn grid(&self) -> Option<Vec<u64>> {
        let Lay::Grid(blocks) = &self.lay else {
            return None;
        };
        let plain = blocks.iter().all(|block| block.axes.len() == 1);
        plain.then(|| blocks.iter().map(Block::len).collect())
    }

    /// A grid: axes bound to others move with them; what remains is a product. The first axis of each factor, and the number of
    /// rows of the factor, the last one fastest.
    pub fn factors(&self) -> Option<Vec<(usize, u64)>> {
        let Lay::Grid(blocks) = &self.lay else {
            return None;
        };
        Some(blocks.iter().map(|b| (b.axes[0], b.len())).collect())
    }

    /// The place of a cell on each factor of a grid.
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
    pub fn at_places(&self, places: &[u64]) -> Option<u64> {
        let Lay::Grid(blocks) = &self.lay else {
            return None;
        };
        let steps = blocks.iter().zip(places);
        Some(steps.fold(0, |index, (block, place)| index * block.len() + place))
    }

    /// Whether an axis has numbers, so that neighbours are near each other.
    pub fn is_ordered(&self, axis: usize) -> bool {
        match &self.axes[axis].values {
            AxisValues::Span { .. } => true,
            AxisValues::Listed(listed) => listed.iter().all(|value| value.number().is_some()),
            AxisValues::Given => false,
        }
    }

    /// The value of an axis at a place on a grid.
    pub fn value_at(&self, axis: usize, place: u32) -> Option<PathValue> {
        step(&self.axes[axis], place)
    }

    /// A cell.
    ///
    /// # Panics
    /// If there is no such cell.
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
            Lay::Walked(sampler, places) => self.walked(&sampler.point(index), places),
            Lay::OneAtATime(values) => self.alone(index.checked_sub(1).map(|n| values[n as usize])),
            Lay::Given(rows) => rows[index as usize].clone(),
            Lay::EachOption(ends) => {
                settled = index.checked_sub(1).map(|option| option_at(ends, option));
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
        self.at_shares(point.iter().copied(), between)
    }

    /// The values at a point of a trajectory: its levels of lists refer to their values in ascending order.
    fn walked(&self, point: &[f64], places: &[Vec<u32>]) -> Vec<Option<PathValue>> {
        let shares = point.iter().zip(places).map(|(&share, places)| {
            let level = (share * places.len() as f64) as usize;
            let place = places.get(level).copied();
            place.map_or(share, |at| (f64::from(at) + 0.5) / places.len() as f64)
        });
        self.at_shares(shares, |axis, share| match &axis.values {
            AxisValues::Span {
                from, to, whole, ..
            } => {
                let value = from + (to - from) * share;
                Some(PathValue::Number(if *whole {
                    value.round()
                } else {
                    tidy(value)
                }))
            }
            _ => between(axis, share),
        })
    }

    /// The values of all axes, given a share of its range for each free one.
    fn at_shares(
        &self,
        mut free: impl Iterator<Item = f64>,
        value: impl Fn(&Axis, f64) -> Option<PathValue>,
    ) -> Vec<Option<PathValue>> {
        let mut shares: Vec<f64> = Vec::with_capacity(self.axes.len());
        let mut values: Vec<Option<PathValue>> = Vec::with_capacity(self.axes.len());
        for axis in &self.axes {
            let share = match axis.with {
                Some(other) => shares[other],
                None => free.next().unwrap_or_default(),
            };
            shares.push(share);
            let holds = axis
                .only_if
                .as_ref()
                .is_none_or(|(other, wanted)| values[*other].as_ref() == Some(wanted));
            values.push(holds.then(|| value(axis, share)).flatten());
        }
        values
    }

    /// The base, or one axis at one of its values, together with those that move with it.
    fn alone(&self, moved: Option<(usize, u32)>) -> Vec<Option<PathValue>> {
        let mut values = vec![None; self.axes.len()];
        let Some((moved, place)) = moved else {
            return values;
        };
        for (at, axis) in self.axes.iter().enumerate() {
            if at == moved || axis.with == Some(moved) {
                values[at] = step(axis, place);
            }
        }
        values
    }

    /// One at a time: the cells in which each free axis moves, with the axis's place; empty for other designs.
    pub fn one_at_a_time(&self) -> Vec<(usize, Vec<u64>)> {
        let Lay::OneAtATime(values) = &self.lay else {
            return Vec::new();
        };
        let mut moved: Vec<(usize, Vec<u64>)> = Vec::new();
        for ((axis, _), cell) in values.iter().zip(1..) {
            match moved.last_mut() {
                Some((last, cells)) if last == axis => cells.push(cell),
                _ => moved.push((*axis, vec![cell])),
            }
        }
        moved
    }

    /// The values that a file gives an axis, row by row; `None`: the row says nothing.
    pub fn given_values(&self, set: &str) -> Vec<Option<PathValue>> {
        let place = self.axes.iter().position(|axis| axis.set == set);
        match (&self.lay, place) {
            (Lay::Given(rows), Some(place)) => rows.iter().map(|row| row[place].clone()).collect(),
            _ => Vec::new(),
        }
    }

    /// The scenario's own value on an axis.
    pub fn here(&self, axis: usize, scenario: &Scenario) -> Option<PathValue> {
        get(scenario, &self.axes[axis].set)
    }
}

/// The most cells.
const MOST: u64 = 1_000_000_000_000;

/// The most cells along a boundary.
pub(super) const MOST_TRACED: u64 = 1_000_000;

/// An error if tracing a boundary would begin with too many cells.
fn can_be_traced(blocks: &[Block]) -> Result<(), NoCells> {
    let length = |n: usize| {
        let length = blocks.get(n).map_or(1, Block::len);
        u32::try_from(length).unwrap_or(u32::MAX)
    };
    let size = (length(0), length(1));
    let (first, lattice) = boundary::begins_with(size);
    if first > MOST_TRACED {
        return Err(NoCells::TooManyToTrace {
            size,
            first,
            lattice,
        });
    }
    Ok(())
}

/// For each issue, the number of options up to and including its last.
fn up_to_each(scenario: &Scenario) -> Vec<u64> {
    let issues = scenario.issues.iter();
    let ends = issues.scan(0, |end, issue| {
        *end += issue.len() as u64;
        Some(*end)
    });
    ends.collect()
}

/// An option by its number among all options, counted from the first issue's first.
fn option_at(ends: &[u64], option: u64) -> (IssueId, OptionId) {
    let issue = ends.partition_point(|end| *end <= option);
    let before = issue.checked_sub(1).map_or(0, |before| ends[before]);
    (IssueId(issue as u16), OptionId((option - before) as u16))
}

/// The levels of an axis for trajectories.
fn levels(axis: &Axis) -> Levels {
    match &axis.values {
        AxisValues::Span { whole: false, .. } => Levels::real(),
        AxisValues::Span { from, to, .. } => Levels::whole((to - from).abs() as u64 + 1),
        AxisValues::Listed(listed) if listed.iter().all(|value| value.number().is_some()) => {
            Levels::Numbers(listed.len() as u32)
        }
        AxisValues::Listed(listed) => Levels::Words(listed.len() as u32),
        AxisValues::Given => Levels::Words(0),
    }
}

/// The places of the listed values of an axis in ascending order, words after numbers in alphabetical order; empty for a range.
fn ascending(axis: &Axis) -> Vec<u32> {
    let AxisValues::Listed(listed) = &axis.values else {
        return Vec::new();
    };
    let mut places: Vec<u32> = (0..listed.len() as u32).collect();
    let key = |place: &u32| &listed[*place as usize];
    places.sort_by(|a, b| match (key(a), key(b)) {
        (PathValue::Number(a), PathValue::Number(b)) => a.total_cmp(b),
        (PathValue::Name(a), PathValue::Name(b)) => a.cmp(b),
        (PathValue::Number(_), PathValue::Name(_)) => std::cmp::Ordering::Less,
        (PathValue::Name(_), PathValue::Number(_)) => std::cmp::Ordering::Greater,
    });
    places
}

/// The values played alone: both ends of each free axis of numbers between two ends, every listed value of the others.
fn single_values(axes: &[Axis]) -> Vec<(usize, u32)> {
    let free = axes
        .iter()
        .enumerate()
        .filter(|(_, axis)| axis.with.is_none());
    let values = free.flat_map(|(place, axis)| {
        let last = steps(axis).saturating_sub(1);
        let places: Vec<u32> = match &axis.values {
            AxisValues::Listed(_) => (0..=last).collect(),
            _ => vec![0, last],
        };
        places.into_iter().map(move |at| (place, at))
    });
    values.collect()
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

/// A value of an axis at a share of its range, 0 ≤ share < 1.
fn between(axis: &Axis, share: f64) -> Option<PathValue> {
    match &axis.values {
        AxisValues::Span {
            from, to, whole, ..
        } => Some(PathValue::Number(if *whole {
            // Every whole number gets its own slice.
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

/// Steps such as 0.1 are not represented exactly: rounded to 9 decimals, so that 0.30000000000000004 becomes 0.3.
fn tidy(value: f64) -> f64 {
    (value * 1e9).round() / 1e9
}
