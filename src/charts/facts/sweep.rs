//! The facts of the charts of sweeps: one measure, while numbers of the file are varied.

use super::Known;
use crate::sweep::Course;

/// What is measured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// A chance as it follows "chance that": `a deal is possible on day one`, `a deal is reached`, `it is ratified`; on other
    /// scales a noun phrase: `worth to Ukraine`, `round of the handshake`.
    pub phrase: String,
    /// Its scale.
    pub scale: MeasureScale,
    /// Whether it is measured in too few draws for anything to be concluded.
    pub few_draws: bool,
}

/// The scale of a measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MeasureScale {
    /// 0-1, shown as 0-100%.
    Chance,
    /// A party's points.
    Points,
    /// Rounds.
    Rounds,
}

/// A number or name of the file that is varied, and the values that were tried.
#[derive(Debug, Clone, PartialEq)]
pub struct SweptAxis {
    /// What it is called.
    pub label: String,
    /// The values, ascending; for names 0 to n − 1.
    pub values: Vec<f64>,
    /// What each value is called; empty for numbers.
    pub names: Vec<String>,
    /// Where the file itself stands, if it stands on this axis.
    pub here: Option<f64>,
}

/// The facts of the phase chart: a measure over two axes.
#[derive(Debug, Clone, PartialEq)]
pub struct PhaseFacts {
    /// The question, as the file or the user asks it.
    pub question: Option<String>,
    /// What is measured.
    pub measure: Measure,
    /// The horizontal axis.
    pub x: SweptAxis,
    /// The vertical axis.
    pub y: SweptAxis,
    /// The cells, y outer and x inner; none where nothing was computed or there was nothing to count.
    pub cells: Vec<Option<Known>>,
    /// The most runs that a cell was given; 0 where nothing is drawn, so that every cell is exact.
    pub runs: u64,
    /// The shares of the differences between cells that x, y and both together explain; they sum to 1. None where not computed.
    pub explained: Option<[f64; 3]>,
    /// Where only the boundary was traced, and most cells are none on purpose: at which level.
    pub traced: Option<f64>,
}

/// A chart that is not drawn because it would have more marks than a page has room for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CrowdedOut {
    /// The chart: `phase`, one field a cell, or `curve`, one point a value.
    pub chart: &'static str,
    /// How many marks it would have.
    pub marks: u64,
    /// How many it can have.
    pub most: u64,
}

/// The facts of the curve: a measure over one axis.
#[derive(Debug, Clone, PartialEq)]
pub struct CurveFacts {
    /// The question, as the file or the user asks it.
    pub question: Option<String>,
    /// What is measured.
    pub measure: Measure,
    /// The axis.
    pub x: SweptAxis,
    /// One curve, or several to compare.
    pub series: Vec<CurveSeries>,
    /// How it goes along the axis, the mean of several curves; none where no effect of the axis may be told.
    pub told: Option<ToldCourse>,
    /// Where every point is a mean over cells that differ in other axes, too.
    pub averaged: Option<Averaged>,
    /// The most runs that a value was given; 0 where nothing is drawn, so that every value is exact.
    pub runs: u64,
}

/// How a measure goes along an axis.
#[derive(Debug, Clone, PartialEq)]
pub struct ToldCourse {
    /// Its course, by the places of values.
    pub course: Course,
    /// The level at each value: that of the only curve, or the mean of all.
    pub levels: Vec<Option<f64>>,
}

/// What stands behind the points of a curve that is averaged over other axes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Averaged {
    /// How many other axes there are.
    pub axes: usize,
    /// The fewest and the most cells behind a point.
    pub cells: (u64, u64),
    /// Whether values are the middles of bins.
    pub binned: bool,
}

/// One curve.
#[derive(Debug, Clone, PartialEq)]
pub struct CurveSeries {
    /// What sets it apart; empty if it is the only one.
    pub label: String,
    /// One point a value of the axis; none where nothing was computed.
    pub points: Vec<Option<Known>>,
}

/// The facts of the chart of Sobol indices: which uncertainty the differences between runs come from.
#[derive(Debug, Clone, PartialEq)]
pub struct SobolFacts {
    /// The question, as the file or the user asks it.
    pub question: Option<String>,
    /// What is measured.
    pub measure: Measure,
    /// One row an uncertain number, in file order.
    pub rows: Vec<SobolRow>,
    /// The base points of the design.
    pub points: u64,
    /// All runs.
    pub runs: u64,
}

/// The indices of one uncertain number: shares of the variance, which estimates may take outside 0-1.
#[derive(Debug, Clone, PartialEq)]
pub struct SobolRow {
    /// What it is called.
    pub label: String,
    /// What it does alone, with a bootstrap interval.
    pub first: Known,
    /// What it does alone and together with others, with a bootstrap interval.
    pub total: Known,
}

/// The facts of the tornado: each number to both its ends, one at a time.
#[derive(Debug, Clone, PartialEq)]
pub struct TornadoFacts {
    /// The question, as the file or the user asks it.
    pub question: Option<String>,
    /// What is measured.
    pub measure: Measure,
    /// The measure with the file as it is.
    pub base: Known,
    /// One row a number, in file order.
    pub rows: Vec<TornadoRow>,
    /// The most runs that an end was given; 0 where nothing is drawn, so that every bar is exact.
    pub runs: u64,
}

/// One number to both its ends.
#[derive(Debug, Clone, PartialEq)]
pub struct TornadoRow {
    /// What it is called.
    pub label: String,
    /// The two ends tried, as written: `48`, `boulware`.
    pub ends: [String; 2],
    /// The measure at each.
    pub at: [Option<Known>; 2],
    /// The change against the base at each, run by run with the same luck.
    pub change: [Option<Known>; 2],
    /// Whether the answer at an end is told from the file's own, or from that at the other end.
    pub clear: bool,
}
