//! The plan of a sweep: everything that determines its results, in one file.

use super::asked::Engine;
use super::cells::Cells;
use super::player::How;
use crate::scenario::hidden::spelt_out;
use crate::scenario::{Axis, AxisValues, Design, PathValue, Scenario, Sweep, sha256};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Raised whenever the same scenario, design and seed give different results from before.
pub const RESULTS_VERSION: u32 = 3;
/// The format of a plan.
pub const FORMAT: &str = "zopa.plan/3";

/// What a sweep does: written first, compared before anything is added to its results.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Plan")] // its name in the schema that is printed
pub struct SweepPlan {
    /// `zopa.plan/3`.
    pub format: String,
    /// The version of zopa that made it.
    pub zopa: String,
    /// The name of the scenario.
    pub scenario: String,
    /// The file, without its folder.
    pub file: String,
    /// SHA-256 of its bytes.
    pub file_hash: String,
    /// SHA-256 of the copy beside the plan, which ends with the sweep if that was typed.
    pub kept_hash: String,
    /// `--set` and `--fix` options, as typed.
    pub settings: Vec<String>,
    /// The name of the sweep.
    pub sweep: String,
    /// What decides the results.
    pub decides: Decides,
    /// How many files of results there are.
    pub shards: u64,
    /// SHA-256 over what decides the results and the number of shards.
    pub plan_hash: String,
    /// SHA-256 over all the rest: what does not decide the results is told in the files that are written of them.
    pub checksum: String,
}

/// What decides the results of a sweep.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Decides {
    /// [`RESULTS_VERSION`].
    pub results_version: u32,
    /// SHA-256 of what the scenario means.
    pub meaning_hash: String,
    /// How cells are chosen.
    pub design: String,
    /// Points of a design that samples.
    pub points: Option<u64>,
    /// The level of a boundary.
    pub level: Option<f64>,
    /// What varies.
    pub axes: Vec<AxisPlan>,
    /// How many cells there are.
    pub cells: u64,
    /// Only these of them; `null`: all.
    pub only: Option<Vec<u64>>,
    /// Runs of a cell, at most.
    pub runs: u64,
    /// When a cell is known well enough.
    pub width: Option<f64>,
    /// The master seed.
    pub seed: u64,
    /// Whether every run of every cell has luck of its own.
    pub independent: bool,
    /// What is shown.
    pub show: Vec<String>,
    /// How runs are answered.
    pub engine: Engine,
    /// Whether every run is kept as a row.
    pub rows: bool,
}

/// An axis.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AxisPlan {
    /// Its path.
    pub set: String,
    /// First and last number, and steps.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub span: Option<(f64, f64, u32)>,
    /// Listed values, or those of the rows of a file; empty: the row says nothing.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub values: Vec<String>,
    /// The axis with which it moves.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub with: Option<usize>,
    /// The axis and the value where it varies.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub only_if: Option<(usize, String)>,
}

/// The origin of a plan: reported, but not compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The file, without its folder.
    pub file: String,
    /// SHA-256 of its bytes.
    pub file_hash: String,
    /// SHA-256 of the copy beside the plan, which ends with the sweep if that was typed.
    pub kept_hash: String,
    /// `--set` and `--fix` options, as typed.
    pub settings: Vec<String>,
}

/// The number of runs after which a shard is written: some seconds of work.
fn runs_of_a_shard(engine: Engine) -> u64 {
    match engine {
        Engine::Search => 200_000,
        Engine::SearchThenTalks => 20_000,
        Engine::Talks => 10_000,
    }
}

/// The most shards: what schedulers of clusters accept as one array.
const MOST_SHARDS: u64 = 1_000;

impl SweepPlan {
    /// The plan of a sweep over all its cells, or over some.
    pub fn new(
        (scenario, meaning_hash): (&Scenario, String),
        sweep: &Sweep,
        cells: &Cells,
        how: &How,
        only: Option<Vec<u64>>,
        origin: &Origin,
    ) -> Self {
        let points = match sweep.design {
            Design::LatinHypercube { points }
            | Design::Sobol { points }
            | Design::Saltelli { points }
            | Design::Morris { points }
            | Design::Random { points } => Some(points),
            _ => None,
        };
        let level = match sweep.design {
            Design::Boundary { level } => Some(level),
            _ => None,
        };
        let decides = Decides {
            results_version: RESULTS_VERSION,
            meaning_hash,
            design: if sweep.each_option {
                "each-option".to_owned()
            } else {
                sweep.design.word().to_owned()
            },
            points,
            level,
            axes: sweep
                .axes
                .iter()
                .map(|axis| axis_plan(axis, cells))
                .collect(),
            cells: cells.len(),
            only,
            runs: how.runs,
            width: how.width,
            seed: how.seed,
            independent: how.independent,
            show: how
                .show
                .iter()
                .map(|shown| shown.word(|p| scenario.parties[p.index()].id.clone()))
                .collect(),
            engine: how.engine,
            rows: how.rows,
        };
        let mut plan = SweepPlan {
            format: FORMAT.to_owned(),
            zopa: env!("CARGO_PKG_VERSION").to_owned(),
            scenario: scenario.about.name.clone(),
            file: origin.file.clone(),
            file_hash: origin.file_hash.clone(),
            kept_hash: origin.kept_hash.clone(),
            settings: origin.settings.clone(),
            sweep: sweep.id.clone(),
            shards: 0,
            plan_hash: String::new(),
            checksum: String::new(),
            decides,
        };
        let runs = plan.len().saturating_mul(how.runs);
        let shards = runs.div_ceil(runs_of_a_shard(how.engine));
        plan.shards = shards.clamp(1, MOST_SHARDS).min(plan.len().max(1));
        plan.plan_hash = plan.hash();
        plan.checksum = plan.sum();
        plan
    }

    /// The number of cells played.
    pub fn len(&self) -> u64 {
        match &self.decides.only {
            Some(only) => only.len() as u64,
            None => self.decides.cells,
        }
    }

    /// Whether there is nothing to play.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The cells of a shard, in order: ⌊kN/S⌋ to ⌊(k+1)N/S⌋.
    pub fn shard(&self, shard: u64) -> impl Iterator<Item = u64> + '_ {
        let at = |k: u64| (u128::from(k) * u128::from(self.len()) / u128::from(self.shards)) as u64;
        (at(shard)..at(shard + 1)).map(|n| match &self.decides.only {
            Some(only) => only[n as usize],
            None => n,
        })
    }

    fn hash(&self) -> String {
        let decides = serde_json::to_string(&self.decides).expect("a plan is plain values");
        sha256(format!("{FORMAT}\n{}\n{decides}", self.shards).as_bytes())
    }

    fn sum(&self) -> String {
        let unsigned = SweepPlan {
            checksum: String::new(),
            ..self.clone()
        };
        sha256(&serde_json::to_vec(&unsigned).expect("a plan is plain values"))
    }

    /// The plan as a file.
    pub fn text(&self) -> String {
        let text = serde_json::to_string_pretty(self).expect("a plan is plain values");
        spelt_out(&text) + "\n"
    }

    /// Whether its two hashes match its content.
    pub fn is_whole(&self) -> bool {
        self.format == FORMAT && self.plan_hash == self.hash() && self.checksum == self.sum()
    }

    /// The differences that keep another plan's results from being part of this one's; empty if there are none.
    pub fn differences(&self, other: &SweepPlan) -> Vec<String> {
        let (new, old) = (&self.decides, &other.decides);
        let mut found = Vec::new();
        let mut differs = |same: bool, what: String| {
            if !same {
                found.push(what);
            }
        };
        let version = format!(
            "results of version {} are not those of version {}",
            old.results_version, new.results_version
        );
        differs(new.results_version == old.results_version, version);
        let meaning =
            "the scenario means something else now (numbers, names of options, --set or --fix)";
        differs(new.meaning_hash == old.meaning_hash, meaning.to_owned());
        let change = |what: &str, old: &dyn std::fmt::Debug, new: &dyn std::fmt::Debug| {
            format!("{what}: {old:?} then, {new:?} now")
        };
        differs(
            new.design == old.design,
            change("design", &old.design, &new.design),
        );
        differs(
            new.points == old.points,
            change("points", &old.points, &new.points),
        );
        differs(
            format!("{:?}", new.level) == format!("{:?}", old.level),
            change("level", &old.level, &new.level),
        );
        differs(
            new.axes == old.axes,
            "other axes, or other values on them".to_owned(),
        );
        differs(
            new.cells == old.cells,
            change("cells", &old.cells, &new.cells),
        );
        differs(new.only == old.only, "other cells of the design".to_owned());
        differs(
            new.runs == old.runs,
            change("runs of a cell", &old.runs, &new.runs),
        );
        differs(
            format!("{:?}", new.width) == format!("{:?}", old.width),
            change("width", &old.width, &new.width),
        );
        differs(new.seed == old.seed, change("seed", &old.seed, &new.seed));
        differs(
            new.independent == old.independent,
            change("--independent", &old.independent, &new.independent),
        );
        differs(new.show == old.show, change("show", &old.show, &new.show));
        differs(
            new.engine == old.engine,
            change("engine", &old.engine, &new.engine),
        );
        differs(new.rows == old.rows, change("--rows", &old.rows, &new.rows));
        differs(
            self.shards == other.shards,
            change("shards", &other.shards, &self.shards),
        );
        found
    }
}

fn axis_plan(axis: &Axis, cells: &Cells) -> AxisPlan {
    let plain = |value: &PathValue| value.to_string();
    let (span, values) = match &axis.values {
        AxisValues::Span {
            from, to, steps, ..
        } => (Some((*from, *to, *steps)), Vec::new()),
        AxisValues::Listed(listed) => (None, listed.iter().map(plain).collect()),
        AxisValues::Given => {
            let rows = cells.given_values(&axis.set);
            let said = |row: &Option<PathValue>| row.as_ref().map_or_else(String::new, plain);
            (None, rows.iter().map(said).collect())
        }
    };
    AxisPlan {
        set: axis.set.clone(),
        span,
        values,
        with: axis.with,
        only_if: axis
            .only_if
            .as_ref()
            .map(|(other, value)| (*other, value.to_string())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Source;
    use crate::sweep::{Base, RunSettings, Task};

    fn task(sweep: &str, terms: RunSettings) -> Task {
        let text = format!(
            "schema = 1\nparty.a = {{}}\nparty.b = {{}}\n[issue.x]\nrange = {{ from = 0, to = 4, step = 1 }}\n\
             a = {{ from = 0, to = 100 }}\nb = {{ from = 100, to = 0 }}\n[sweep.s]\n{sweep}\n"
        );
        let base = Base::new(&Source::from_text("t.toml", text), &[], &[]).unwrap();
        let sweep = base.scenario().sweeps[0].clone();
        let origin = Origin {
            file: "t.toml".into(),
            file_hash: "-".into(),
            kept_hash: "-".into(),
            settings: Vec::new(),
        };
        Task::new(base, sweep, Vec::new(), terms, origin).unwrap()
    }

    const TERMS: RunSettings = RunSettings {
        seed: 1,
        independent: false,
        rows: false,
    };
    const AXES: &str = "axes = [{ set = \"party.a.no_deal\", from = 0, to = 90, steps = 91 }, { set = \"party.b.no_deal\", from = 0, to = 50, steps = 37 }]\n";

    #[test]
    fn shards_cover_every_cell_once_and_in_order() {
        let plan = task(&format!("{AXES}runs = 1000\nshow = \"reached\""), TERMS).plan(None);
        assert!(
            plan.shards > 100 && plan.shards <= MOST_SHARDS,
            "{}",
            plan.shards
        );
        let all: Vec<u64> = (0..plan.shards).flat_map(|k| plan.shard(k)).collect();
        assert!(all.into_iter().eq(0..91 * 37));
        let some = vec![3, 8, 1000];
        let plan = task(AXES, TERMS).plan(Some(some.clone()));
        let all: Vec<u64> = (0..plan.shards).flat_map(|k| plan.shard(k)).collect();
        assert_eq!(all, some);
    }

    #[test]
    fn everything_that_decides_results_decides_the_hash_and_is_told() {
        let with =
            |more: &str, terms: RunSettings| task(&format!("{AXES}{more}"), terms).plan(None);
        let base = with("runs = 5", TERMS);
        assert!(base.is_whole() && base.differences(&base).is_empty());
        assert!(
            with("question = \"Why?\"\nruns = 5", TERMS)
                .differences(&base)
                .is_empty()
        );
        let others = [
            (with("runs = 6", TERMS), "runs of a cell"),
            (with("runs = 5\nwidth = 2", TERMS), "width"),
            (with("runs = 5\nshow = \"ratified\"", TERMS), "show"),
            (
                with("runs = 5\ndesign = \"sobol\"\npoints = 9", TERMS),
                "design",
            ),
            (with("runs = 5\ndesign = \"boundary\"", TERMS), "level"),
            (with("runs = 5", RunSettings { seed: 2, ..TERMS }), "seed"),
            (
                with(
                    "runs = 5",
                    RunSettings {
                        independent: true,
                        ..TERMS
                    },
                ),
                "--independent",
            ),
            (
                with(
                    "runs = 5",
                    RunSettings {
                        rows: true,
                        ..TERMS
                    },
                ),
                "--rows",
            ),
            (
                task(&format!("{}runs = 5", AXES.replace("90", "80")), TERMS).plan(None),
                "axes",
            ),
        ];
        for (other, what) in others {
            assert_ne!(other.plan_hash, base.plan_hash, "{what}");
            let told = other.differences(&base);
            assert!(
                told.iter().any(|said| said.contains(what)),
                "{what}: {told:?}"
            );
        }
        let mut later = base.clone();
        later.decides.results_version += 1;
        assert!(!later.is_whole());
        let version = format!("results of version {RESULTS_VERSION}");
        assert!(later.differences(&base)[0].contains(&version));
    }

    #[test]
    fn whatever_bit_of_a_plan_is_flipped_it_is_not_taken_for_another_plan() {
        let plan = task(AXES, TERMS).plan(None);
        let text = serde_json::to_string_pretty(&plan).unwrap();
        let mut read = 0;
        for at in 0..text.len() {
            for bit in 0..8 {
                let mut bytes = text.clone().into_bytes();
                bytes[at] ^= 1 << bit;
                if let Ok(flipped) = serde_json::from_slice::<SweepPlan>(&bytes) {
                    read += 1;
                    assert!(!flipped.is_whole() || flipped == plan, "{at}: {bit}");
                }
            }
        }
        assert!(read > 1_000, "{read}");
    }
}
