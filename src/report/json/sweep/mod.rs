//! A sweep as JSON.

mod holes;

use self::holes::{HolesReport, ShownHolesReport};
use crate::account::{Provenance, shell_word};
use crate::probability::Interval;
use crate::report::json::names::each;
use crate::report::json::shared::ScenarioReport;
use crate::scenario::Design;
use crate::sweep::{
    AxisPlan, Basis, BoxSide, Effect, Engine, FoundBox, Level, Outcome, RESULTS_VERSION, Silence,
    StepKind, Surprise, findings, limits, notes, what_is_set,
};
use schemars::JsonSchema;
use serde::Serialize;

/// The document `zopa.sweep/1`. Everything in it follows from the plan: no times, no threads.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct SweepReport {
    /// `zopa.sweep/1`.
    pub format: &'static str,
    /// Which scenario, version, seed.
    pub scenario: ScenarioReport,
    /// The name of the sweep.
    pub sweep: String,
    /// The question for people.
    pub question: Option<String>,
    /// The findings in sentences.
    pub findings: Vec<String>,
    /// What to know about the numbers of the design: estimates that stray, listed values.
    pub notes: Vec<String>,
    /// How cells are chosen.
    pub design: String,
    /// What varies.
    pub axes: Vec<AxisPlan>,
    /// Base points, where Sobol indices are estimated from them.
    pub base_points: Option<usize>,
    /// Cells of the design.
    pub cells: u64,
    /// Cells that were played: fewer for a boundary.
    pub played: u64,
    /// Cells that say nothing of what is shown foremost, and why.
    pub holes: HolesReport,
    /// The same for everything else that is shown, in its order.
    pub holes_of_others: Vec<ShownHolesReport>,
    /// Runs of a cell, at most.
    pub runs: u64,
    /// All runs that were played.
    pub runs_played: u64,
    /// Of these, runs that failed.
    pub runs_failed: u64,
    /// When a cell is known well enough.
    pub width: Option<f64>,
    /// Whether every run of every cell has luck of its own.
    pub independent: bool,
    /// Whether nothing is drawn in any cell: then each was played once, and its numbers are exact.
    pub exact: bool,
    /// What is shown, the first foremost.
    pub show: Vec<String>,
    /// How runs are answered.
    pub engine: Engine,
    /// The same in words.
    pub engine_words: &'static str,
    /// SHA-256 over everything that decides the results.
    pub plan_hash: String,
    /// Raised when the same plan gives other results.
    pub results_version: u32,
    /// The lowest and the highest cell.
    pub extremes: Option<[CellLevel; 2]>,
    /// Grids: shares of the differences between cells, by axes.
    pub explained: Vec<PartReport>,
    /// Saltelli: Sobol indices.
    pub indices: Vec<IndexReport>,
    /// Morris: elementary effects.
    pub elementary: Vec<ElementaryReport>,
    /// How it goes along each axis.
    pub curves: Vec<CurveReport>,
    /// Cells against the first.
    pub moves: Vec<MoveReport>,
    /// Regions where it nearly always holds, or nearly never.
    pub regions: Vec<RegionReport>,
    /// The boundary.
    pub boundary: Option<BoundaryReport>,
    /// The largest changes between neighbours.
    pub surprises: Vec<SurpriseReport>,
}

/// A level with its interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema)]
pub struct LevelReport {
    /// The share (0-1) or mean.
    pub value: f64,
    /// Its 95% interval; `null` where one number alone says nothing of its error.
    pub low: Option<f64>,
    /// Its upper end.
    pub high: Option<f64>,
    /// Over how many runs.
    pub n: u64,
    /// Whether nothing is drawn, so that the value has no sampling error and no interval.
    pub exact: bool,
}

impl From<Level> for LevelReport {
    fn from(level: Level) -> Self {
        LevelReport {
            value: level.value,
            low: level.known().map(|interval| interval.low),
            high: level.known().map(|interval| interval.high),
            n: level.n,
            exact: level.exact,
        }
    }
}

/// A cell and its level.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct CellLevel {
    /// The number of the cell.
    pub cell: u64,
    /// What is set in it.
    pub set: String,
    /// Its level.
    #[serde(flatten)]
    pub level: LevelReport,
}

/// What one axis or two have of the differences.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct PartReport {
    /// The paths; empty: three or more together.
    pub axes: Vec<String>,
    /// The share, 0-1.
    pub share: Option<f64>,
    /// What sampling error alone would make of it, at most.
    pub noise: Option<f64>,
}

/// A number with its interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema)]
pub struct BandReport {
    /// The number.
    pub value: f64,
    /// Lower end of its 95% interval.
    pub low: Option<f64>,
    /// Upper end.
    pub high: Option<f64>,
}

fn band(value: f64, interval: Option<Interval>) -> BandReport {
    BandReport {
        value,
        low: interval.map(|i| i.low),
        high: interval.map(|i| i.high),
    }
}

/// Sobol indices of an axis.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct IndexReport {
    /// Its path.
    pub axis: String,
    /// First order.
    pub first: Option<BandReport>,
    /// Total.
    pub total: Option<BandReport>,
}

/// Elementary effects of an axis.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ElementaryReport {
    /// Its path.
    pub axis: String,
    /// What an effect is: the change `over-the-range` of the axis, `from-value-to-value` of a list of numbers, or
    /// `from-word-to-word`.
    pub effect: &'static str,
    /// How many effects.
    pub effects: usize,
    /// µ; `null` for words, which have no direction.
    pub mu: Option<f64>,
    /// µ*.
    pub mu_star: Option<BandReport>,
    /// σ; `null` for words.
    pub sigma: Option<f64>,
}

/// A curve along an axis.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct CurveReport {
    /// Its path.
    pub axis: String,
    /// Whether an effect of the axis may be told.
    pub effect: EffectReport,
    /// From low to high.
    pub bins: Vec<BinReport>,
}

/// Whether an effect may be told.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct EffectReport {
    /// Whether it is told.
    pub told: bool,
    /// On what that rests: `exact`, `draws` (the error of the runs) or `cells` (a permutation test).
    pub basis: &'static str,
    /// The p-value, corrected over all axes (Holm); `null` where it is exact.
    pub p_value: Option<f64>,
    /// Why it is not told: `draws` (too few of them), `none`, `small`, `chance` or `together` (with another axis of a list).
    pub silence: Option<&'static str>,
}

impl From<&Effect> for EffectReport {
    fn from(effect: &Effect) -> Self {
        EffectReport {
            told: effect.is_told(),
            basis: match effect.basis {
                Basis::Exact => "exact",
                Basis::Draws => "draws",
                Basis::Cells => "cells",
            },
            p_value: effect.p_value,
            silence: effect.silence.map(|silence| match silence {
                Silence::Draws => "draws",
                Silence::None => "none",
                Silence::Small => "small",
                Silence::Chance => "chance",
                Silence::Together(_) => "together",
            }),
        }
    }
}

/// Cells with similar values.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct BinReport {
    /// Lower end; for names their place.
    pub from: f64,
    /// Upper end.
    pub to: f64,
    /// The name.
    pub name: Option<String>,
    /// How many cells.
    pub cells: usize,
    /// How many of them have a value to count.
    pub told: usize,
    /// The mean of these.
    pub mean: Option<BandReport>,
}

/// A cell against the first.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct MoveReport {
    /// The cell.
    pub cell: u64,
    /// What is set in it.
    pub set: String,
    /// Its level.
    pub level: Option<LevelReport>,
    /// The change, run by run.
    pub change: Option<BandReport>,
    /// Whether it is distinguishable from zero.
    pub clear: bool,
}

/// A region.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct RegionReport {
    /// Whether it holds there nearly always, or nearly never.
    pub holds: bool,
    /// Its limits in words.
    pub limits: String,
    /// Its limits by path: lowest and highest value, or names.
    pub axes: Vec<LimitReport>,
    /// Share of all cells.
    pub mass: f64,
    /// Mean of what is shown in it.
    pub mean: f64,
    /// The same in cells by which such a region was not found.
    pub held_out_mean: Option<f64>,
}

/// A limit.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct LimitReport {
    /// The path.
    pub axis: String,
    /// The lowest value.
    pub from: Option<f64>,
    /// The highest value.
    pub to: Option<f64>,
    /// The names that are inside.
    pub names: Vec<String>,
    /// The chance of such a mean without this limit.
    pub quasi_p: Option<f64>,
}

/// A boundary.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct BoundaryReport {
    /// The level, in percent, points or rounds.
    pub level: f64,
    /// Pairs of adjacent cells on both sides.
    pub crossings: usize,
    /// Its pieces: how many pairs each separates, and whether it is an island.
    pub pieces: Vec<PieceReport>,
    /// Islands of fewer steps than this can be missed.
    pub lattice: u32,
    /// Rounds of cells.
    pub rounds: u32,
    /// Whether tracing ended before the line did: it would have taken too many cells.
    pub cut: bool,
}

/// A piece of a boundary.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct PieceReport {
    /// Pairs of adjacent cells that it separates.
    pub crossings: usize,
    /// It closes without touching the edge of the grid.
    pub island: bool,
}

/// Two neighbours.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct SurpriseReport {
    /// The path along which they differ.
    pub axis: String,
    /// The one.
    pub from: CellLevel,
    /// The other.
    pub to: CellLevel,
    /// Whether the change is more than the draws of both cells bring about.
    pub clear: bool,
    /// The command that plays both again.
    pub replay: String,
}

/// The document of a sweep. `typed` is the scenario as it is typed in commands.
pub fn sweep(outcome: &Outcome<'_>, from: &Provenance, typed: &str) -> SweepReport {
    let task = outcome.task;
    let plan = &outcome.played.plan;
    let decides = &plan.decides;
    let (runs_played, runs_failed) = outcome.played.summary.runs();
    let path = |axis: usize| task.cells().axes()[outcome.axes[axis]].set.clone();
    let cell = |(number, level): (u64, Level)| CellLevel {
        cell: number,
        set: what_is_set(outcome, number),
        level: level.into(),
    };
    let explained = outcome.explained.iter().flat_map(|explained| {
        let parts = explained.alone.iter().chain(&explained.pairs);
        parts.chain(std::iter::once(&explained.rest))
    });
    let indices = outcome.indices.iter().flat_map(|indices| &indices.axes);
    let others = outcome.holes_of_others().into_iter();
    let others = others.zip(decides.show.iter().skip(1));
    SweepReport {
        format: "zopa.sweep/1",
        scenario: ScenarioReport::new(task.scenario(), from),
        sweep: plan.sweep.clone(),
        question: task.sweep().question.clone(),
        findings: findings(outcome),
        notes: notes(outcome),
        design: decides.design.clone(),
        axes: decides.axes.clone(),
        base_points: outcome.indices.as_ref().map(|indices| indices.base),
        cells: decides.cells,
        played: outcome.played.summary.len(),
        holes: outcome.holes.into(),
        holes_of_others: each(others, |((_, holes), show)| ShownHolesReport {
            show: show.clone(),
            holes: holes.into(),
        }),
        runs: decides.runs,
        runs_played,
        runs_failed,
        width: decides.width,
        independent: decides.independent,
        exact: outcome.is_certain(),
        show: decides.show.clone(),
        engine: decides.engine,
        engine_words: decides.engine.words(),
        plan_hash: plan.plan_hash.clone(),
        results_version: RESULTS_VERSION,
        extremes: outcome.extremes.map(|ends| ends.map(cell)),
        explained: each(explained, |part| PartReport {
            axes: each(&part.axes, |&axis| path(axis)),
            share: part.share,
            noise: part.noise,
        }),
        indices: each(indices.enumerate(), |(axis, index)| IndexReport {
            axis: path(axis),
            first: index.first.map(|i| band(i.value, i.interval)),
            total: index.total.map(|i| band(i.value, i.interval)),
        }),
        elementary: each(outcome.elementary.iter().enumerate(), |(axis, effects)| {
            let absolute = effects.mean_absolute;
            ElementaryReport {
                axis: path(axis),
                effect: match effects.step {
                    StepKind::Range => "over-the-range",
                    StepKind::Value => "from-value-to-value",
                    StepKind::Word => "from-word-to-word",
                },
                effects: effects.effects,
                mu: effects.mean,
                mu_star: absolute.map(|mean| band(mean, effects.interval)),
                sigma: effects.deviation,
            }
        }),
        curves: curves(outcome, &path),
        moves: each(&outcome.moves, |found| MoveReport {
            cell: found.cell,
            set: what_is_set(outcome, found.cell),
            level: found.level.map(Into::into),
            change: found.change.map(|c| band(c.value, c.known())),
            clear: found.clear,
        }),
        regions: regions(outcome, &path),
        boundary: boundary(outcome),
        surprises: each(&outcome.surprises, |found| SurpriseReport {
            axis: task.cells().axes()[outcome.axis_of(found)].set.clone(),
            from: cell((found.from, found.levels[0])),
            to: cell((found.to, found.levels[1])),
            clear: found.clear,
            replay: replay(outcome, found, typed),
        }),
    }
}

fn curves(outcome: &Outcome<'_>, path: &dyn Fn(usize) -> String) -> Vec<CurveReport> {
    each(
        outcome.curves.iter().zip(&outcome.effects),
        |(curve, effect)| {
            let names = outcome.names(outcome.axes[curve.axis]);
            CurveReport {
                axis: path(curve.axis),
                effect: effect.into(),
                bins: each(curve.bins.iter().zip(&effect.levels), |(bin, level)| {
                    BinReport {
                        from: bin.low,
                        to: bin.high,
                        name: names.get(bin.low as usize).cloned(),
                        cells: bin.cells,
                        told: bin.told,
                        mean: level.map(|level| band(level.value, level.known())),
                    }
                }),
            }
        },
    )
}

fn regions(outcome: &Outcome<'_>, path: &dyn Fn(usize) -> String) -> Vec<RegionReport> {
    let region = |holds: bool, found: &FoundBox| {
        let turned = |share: f64| if holds { share } else { 1.0 - share };
        let axes = found.region.limits.iter().enumerate();
        RegionReport {
            holds,
            limits: limits(outcome, found),
            axes: axes
                .filter_map(|(n, limits)| {
                    let (from, to, names) = match limits.as_ref()? {
                        BoxSide::Numbers { low, high } => (*low, *high, Vec::new()),
                        BoxSide::Categories(kept) => {
                            let names = outcome.names(outcome.axes[n]);
                            let kept = kept.iter().filter_map(|&at| names.get(at).cloned());
                            (None, None, kept.collect())
                        }
                    };
                    let restriction = found.restrictions.iter().find(|r| r.axis == n);
                    Some(LimitReport {
                        axis: path(n),
                        from,
                        to,
                        names,
                        quasi_p: restriction.map(|r| r.quasi_p),
                    })
                })
                .collect(),
            mass: found.mass,
            mean: turned(found.mean),
            held_out_mean: found.held_out.as_ref().map(|held| turned(held.outside)),
        }
    };
    let always = outcome.always.iter().map(|found| region(true, found));
    let never = outcome.never.iter().map(|found| region(false, found));
    always.chain(never).collect()
}

fn boundary(outcome: &Outcome<'_>) -> Option<BoundaryReport> {
    let traced = outcome.played.traced.as_ref()?;
    let Design::Boundary { level } = outcome.task.sweep().design else {
        return None;
    };
    Some(BoundaryReport {
        level,
        crossings: traced.crossings.len(),
        pieces: each(&traced.lines, |line| PieceReport {
            crossings: line.crossings,
            island: line.closed,
        }),
        lattice: traced.lattice,
        rounds: traced.rounds,
        cut: traced.cut,
    })
}

/// The command that plays two neighbours again, run by run with the same luck: old → new. Empty where no single command does.
pub fn replay(outcome: &Outcome<'_>, found: &Surprise, typed: &str) -> String {
    let cells = outcome.task.cells();
    let (from, to) = (cells.cell(found.from), cells.cell(found.to));
    let quoted = |setting: &crate::format::Setting| shell_word(&setting.to_string());
    let old: String = from
        .settings()
        .map(|s| format!(" --set {}", quoted(&s)))
        .collect();
    let before: Vec<_> = from.settings().collect();
    let new: String = to
        .settings()
        .filter(|setting| !before.contains(setting))
        .map(|s| format!(" --against-set {}", quoted(&s)))
        .collect();
    let how = outcome.task.how();
    let runs = [found.from, found.to].map(|cell| outcome.played.summary.runs_of(cell));
    match runs {
        [Some(_), Some(_)] if found.levels.iter().all(|level| level.exact) => {
            format!("zopa run {typed}{old}{new} --seed {}", how.seed)
        }
        [Some(one), Some(other)] if one == other && !how.independent => {
            format!(
                "zopa run {typed}{old}{new} --runs {one} --seed {}",
                how.seed
            )
        }
        // The two cells have no draws in common, or not as many: one command cannot play both.
        _ => String::new(),
    }
}

/// Where rows come from, for the metadata of Parquet files.
pub fn sweep_provenance(outcome: &Outcome<'_>, from: &Provenance) -> Vec<(String, String)> {
    let plan = &outcome.played.plan;
    let entry = |key: &str, value: String| (format!("zopa.{key}"), value);
    vec![
        entry("version", Provenance::VERSION.to_owned()),
        entry("results_version", RESULTS_VERSION.to_string()),
        entry("scenario", plan.scenario.clone()),
        entry("file", from.file.clone()),
        entry("file_hash", from.file_hash.clone()),
        entry("meaning_hash", from.meaning_hash.clone()),
        entry("settings", from.settings.join("\n")),
        entry("sweep", plan.sweep.clone()),
        entry("plan_hash", plan.plan_hash.clone()),
        entry("seed", from.seed.to_string()),
    ]
}
