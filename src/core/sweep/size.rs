//! The size of a sweep, estimated before it is laid out. Counts alone decide whether it is large, so that the answer is the
//! same on every machine; how long it takes is another question.

use super::asked::Engine;
use super::boundary;
use super::design::{Block, blocks};
use super::tally::CellTally;
use super::task::RunSettings;
use crate::scenario::{Axis, AxisValues, Design, Scenario, Sweep};

/// The size of a sweep.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// Cells; for a boundary about as many as are played.
    pub cells: u64,
    /// The most draws of each; one where it is known that nothing is drawn.
    pub runs: u64,
    /// Bytes of all its files, approximately.
    pub bytes: u64,
}

/// Approximate bytes of a number in CSV and in Parquet.
const NUMBER: u64 = 10 + 6;
/// Bytes of one value of a row in CSV, in Parquet and in the file of its shard.
const IN_A_ROW: u64 = 12;

impl Size {
    /// The most cells, draws and bytes of a sweep that is played without confirmation.
    pub const MOST: Size = Size {
        cells: 1_000_000,
        runs: 100_000_000,
        bytes: 2_000_000_000,
    };

    /// The size of a sweep whose file of values has `given` rows.
    pub fn of(sweep: &Sweep, scenario: &Scenario, given: u64, terms: RunSettings) -> Self {
        let engine = Engine::of(scenario, &sweep.axes, &sweep.show);
        let cells = cells(sweep, scenario, given);
        let runs = if is_sure(sweep, scenario, engine) {
            1
        } else {
            sweep.runs
        };
        let (issues, parties) = (scenario.issues.len() as u64, scenario.parties.len() as u64);
        let axes = sweep.axes.len() as u64;
        let answers = match engine {
            Engine::Talks => 6 + 2 + parties,
            Engine::Search | Engine::SearchThenTalks => 2,
        };
        let texts = if engine == Engine::Talks { issues } else { 0 };
        let sizes: Vec<u16> = scenario.issues.iter().map(|i| i.len() as u16).collect();
        let blank = CellTally::empty(0, scenario.parties.len(), &sizes);
        let kept = serde_json::to_string(&blank).map_or(0, |line| line.len() as u64);
        let compared = sweep.each_option || sweep.design == Design::OneAtATime;
        let cell = kept * 3 / 2
            + NUMBER * (5 + axes + 4 * answers + 2 * texts)
            + if compared { runs } else { 0 };
        let row = if terms.rows {
            IN_A_ROW * (4 + axes + answers + texts)
        } else {
            0
        };
        Size {
            cells,
            runs,
            bytes: cells.saturating_mul(cell.saturating_add(row.saturating_mul(runs))),
        }
    }

    /// All draws.
    pub fn draws(&self) -> u64 {
        self.cells.saturating_mul(self.runs)
    }

    /// Whether it is beyond [`Size::MOST`].
    pub fn is_large(&self) -> bool {
        self.is_beyond(1)
    }

    /// Whether it is worth mentioning beforehand: beyond a tenth of that.
    pub fn is_worth_saying(&self) -> bool {
        self.is_beyond(10)
    }

    fn is_beyond(&self, part: u64) -> bool {
        let most = Size::MOST;
        self.cells > most.cells / part
            || self.draws() > most.runs / part
            || self.bytes > most.bytes / part
    }
}

/// The number of cells of a sweep.
fn cells(sweep: &Sweep, scenario: &Scenario, given: u64) -> u64 {
    let free = sweep.axes.iter().filter(|axis| axis.with.is_none());
    let dims = free.clone().count() as u64;
    if sweep.each_option {
        let options = scenario.issues.iter().map(|issue| issue.len() as u64);
        return options.sum::<u64>() + 1;
    }
    let blocks = || blocks(&sweep.axes).unwrap_or_default();
    match sweep.design {
        Design::Grid => {
            let lengths = blocks();
            lengths.iter().map(Block::len).fold(1, u64::saturating_mul)
        }
        Design::Boundary { .. } => {
            let size = blocks();
            let length = |n: usize| size.get(n).map_or(1, Block::len);
            let whole = length(0).saturating_mul(length(1));
            let short = |length: u64| u32::try_from(length).unwrap_or(u32::MAX);
            let (first, _) = boundary::begins_with((short(length(0)), short(length(1))));
            // A line that crosses the grid once, with the cells on both sides of it.
            let line = 3 * (length(0) + length(1));
            whole.min(first.saturating_add(line))
        }
        Design::LatinHypercube { points }
        | Design::Sobol { points }
        | Design::Random { points } => points,
        Design::Saltelli { points } => points.saturating_mul(dims + 2),
        Design::Morris { points } => points.saturating_mul(dims + 1),
        Design::OneAtATime => {
            let values = free.map(|axis| match &axis.values {
                AxisValues::Listed(listed) => listed.len() as u64,
                _ => 2,
            });
            values.sum::<u64>() + 1
        }
        Design::List { .. } => given,
    }
}

/// Whether it is known that nothing is drawn in any cell: not in the file, and axes set only numbers that add no chance.
fn is_sure(sweep: &Sweep, scenario: &Scenario, engine: Engine) -> bool {
    let ends_are_sure = |axis: &Axis| match axis.values {
        AxisValues::Span { from, to, .. } => [from, to].iter().all(|&end| {
            let varied = scenario.with_number(&axis.set, end);
            varied.is_some_and(|varied| engine.draws_nothing(&varied))
        }),
        _ => false,
    };
    engine.draws_nothing(scenario) && sweep.axes.iter().all(ends_are_sure)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::{Source, read};

    fn size(sweep: &str, rows: bool) -> Size {
        let text = format!(
            "schema = 1\nparty.a = {{ no_deal = 10 }}\nparty.b = {{ no_deal = 10 }}\n[issue.x]\noptions = [\"l\", \"m\", \"r\"]\n\
             a = [0, 50, 100]\nb = [100, 50, 0]\n[sweep.s]\nruns = 1000\n{sweep}\n"
        );
        let scenario = read(&Source::from_text("t.toml", text), &[])
            .unwrap()
            .scenario;
        let terms = RunSettings {
            seed: 1,
            independent: false,
            rows,
        };
        Size::of(&scenario.sweeps[0], &scenario, 7, terms)
    }

    // cases 44 and 46
    #[test]
    fn cells_are_counted_before_they_are_laid_out() {
        let axis = |party: &str, steps: u32| {
            format!("{{ set = \"party.{party}.no_deal\", from = 0, to = 90, steps = {steps} }}")
        };
        let two = |steps| format!("axes = [{}, {}]", axis("a", steps), axis("b", steps));
        let cells = |sweep: &str| size(sweep, false).cells;
        assert_eq!(cells(&two(1_000)), 1_000_000);
        assert_eq!(cells(&two(1_000_000)), 1_000_000_000_000);
        let design = |name: &str| cells(&format!("{}\ndesign = \"{name}\"\npoints = 1024", two(5)));
        assert_eq!(design("sobol"), 1_024);
        assert_eq!(design("saltelli"), 4_096);
        assert_eq!(design("morris"), 3_072);
        assert_eq!(cells("vary = \"each-option\""), 4);
        assert_eq!(cells(&format!("{}\ndesign = \"one-at-a-time\"", two(5))), 5);
        let line = cells(&format!("{}\ndesign = \"boundary\"", two(100)));
        assert!((700..1_000).contains(&line), "{line}");
    }

    #[test]
    fn what_is_not_drawn_is_played_once() {
        let axes = "axes = [{ set = \"party.a.no_deal\", from = 0, to = 90 }]";
        assert_eq!(size(axes, false).runs, 1);
        let chance =
            "axes = [{ set = \"talks.breakdown\", from = 0, to = 0.5 }]\nshow = \"ratified\"";
        assert_eq!(size(chance, false).runs, 1_000);
        assert!(size(chance, true).bytes > 10 * size(chance, false).bytes);
        assert!(!size(chance, true).is_worth_saying());
    }

    #[test]
    fn large_is_beyond_any_limit() {
        let most = Size::MOST;
        let fits = Size {
            cells: most.cells,
            runs: 100,
            bytes: most.bytes,
        };
        assert!(!fits.is_large() && fits.is_worth_saying());
        for large in [
            Size {
                cells: most.cells + 1,
                ..fits
            },
            Size { runs: 101, ..fits },
            Size {
                bytes: most.bytes + 1,
                ..fits
            },
        ] {
            assert!(large.is_large(), "{large:?}");
        }
    }
}
