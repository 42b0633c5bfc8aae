//! What is kept of the cells of a sweep once they are played: the foremost value of each, and counts over all. The cells
//! themselves stay in their files, so that a sweep takes little more memory than its findings need.

use super::cells::Cells;
use super::holes::Holes;
use super::player::How;
use super::tally::{CellTally, Level, Status};
use crate::scenario::{Design, Shown, Sweep};

/// Up to this many cells each is kept, so that all findings are available; of more, only counts and extremes.
pub const MOST_KEPT: u64 = 1_000_000;
/// The most different reasons reported why cells were not played.
const MOST_REASONS: usize = 1_000;
/// The text used for any further reasons.
const OTHER_REASONS: &str = "another reason than those of cells before";
/// The most answers kept to compare cells run by run.
const MOST_ANSWERS: u64 = 200_000_000;

/// The cells that were played, in order.
#[derive(Debug, Clone, PartialEq)]
pub struct Summary {
    shown: Vec<Shown>,
    /// The largest half-width requested, in units of what is shown.
    width: Option<f64>,
    /// Their numbers, if they are not all cells of the design.
    numbers: Option<Vec<u64>>,
    /// The foremost value of each; empty if there are too many.
    levels: Vec<Option<Level>>,
    /// How many runs of each were played; empty if there are too many.
    runs: Vec<u32>,
    /// All that is kept of each, if cells are compared with each other.
    compared: Option<Vec<CellTally>>,
    /// Whether there are too many cells to keep each.
    many: bool,
    len: u64,
    ran: u64,
    failed: u64,
    not_played: u64,
    uncertain: u64,
    /// Cells known to within the width.
    known: u64,
    reasons: Vec<String>,
    holes: Vec<Holes>,
    extremes: Vec<Option<[(u64, Level); 2]>>,
    /// Cells with something to count; of these, the cells at or above 5% and at or above 95%.
    spread: [u64; 3],
}

impl Summary {
    /// A summary of no cells yet; [`add`](Summary::add) adds them, in order.
    pub fn new(sweep: &Sweep, how: &How, cells: &Cells) -> Self {
        let comparing = sweep.each_option || sweep.design == Design::OneAtATime;
        let traced = matches!(sweep.design, Design::Boundary { .. });
        let answers = cells.len().saturating_mul(how.runs);
        let many = cells.len() > MOST_KEPT && !traced;
        Summary {
            shown: how.show.clone(),
            width: how.width,
            numbers: traced.then(Vec::new),
            levels: Vec::new(),
            runs: Vec::new(),
            compared: (comparing && !many && answers <= MOST_ANSWERS).then(Vec::new),
            many,
            len: 0,
            ran: 0,
            failed: 0,
            not_played: 0,
            uncertain: 0,
            known: 0,
            reasons: Vec::new(),
            holes: vec![Holes::default(); how.show.len()],
            extremes: vec![None; how.show.len()],
            spread: [0; 3],
        }
    }

    /// Adds one more cell.
    pub fn add(&mut self, mut tally: CellTally) {
        let cell = tally.cell;
        self.len += 1;
        self.ran += tally.runs;
        self.failed += tally.failed;
        self.uncertain += u64::from(!tally.exact && tally.status == Status::Played);
        if let Some(why) = tally.status.why() {
            self.not_played += 1;
            self.reason(why);
        }
        let all = self.holes.iter_mut().zip(&mut self.extremes);
        for ((holes, extremes), &shown) in all.zip(&self.shown) {
            holes.add(&tally, shown);
            if let Some(level) = tally.level(shown) {
                let [low, high] = extremes.get_or_insert([(cell, level); 2]);
                if level.value < low.1.value {
                    *low = (cell, level);
                }
                if level.value > high.1.value {
                    *high = (cell, level);
                }
            }
        }
        let level = tally.level(self.shown[0]);
        if let Some(level) = level {
            for (count, least) in self.spread.iter_mut().zip([f64::NEG_INFINITY, 0.05, 0.95]) {
                *count += u64::from(level.value >= least);
            }
            let unit = if self.shown[0].is_share() { 100.0 } else { 1.0 };
            let within = |width: f64| level.exact || level.n > 1 && level.half() * unit <= width;
            self.known += u64::from(self.width.is_some_and(within));
        }
        if self.many {
            return;
        }
        if let Some(numbers) = &mut self.numbers {
            numbers.push(cell);
        }
        self.levels.push(level);
        self.runs
            .push(u32::try_from(tally.runs).unwrap_or(u32::MAX));
        if let Some(compared) = &mut self.compared {
            tally.texts = Vec::new();
            compared.push(tally);
        }
    }

    fn reason(&mut self, why: &str) {
        if self.reasons.iter().any(|known| known == why) || self.reasons.len() > MOST_REASONS {
            return;
        }
        let full = self.reasons.len() == MOST_REASONS;
        self.reasons
            .push(if full { OTHER_REASONS } else { why }.to_owned());
    }

    /// Sorts cells that came in another order, as those of a boundary do, by number.
    pub fn sort(&mut self) {
        let Some(numbers) = &self.numbers else {
            return;
        };
        let mut order: Vec<usize> = (0..numbers.len()).collect();
        order.sort_unstable_by_key(|&at| numbers[at]);
        self.levels = order.iter().map(|&at| self.levels[at]).collect();
        self.runs = order.iter().map(|&at| self.runs[at]).collect();
        self.numbers = Some(order.iter().map(|&at| numbers[at]).collect());
    }

    /// The number of cells.
    pub fn len(&self) -> u64 {
        self.len
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Whether there are too many cells to compare them with each other.
    pub fn is_too_large(&self) -> bool {
        self.many
    }

    /// The numbers of the cells that are kept, with the foremost value of each.
    pub fn levels(&self) -> impl Iterator<Item = (u64, Option<Level>)> + '_ {
        let number = |at: usize| match &self.numbers {
            Some(numbers) => numbers[at],
            None => at as u64,
        };
        let levels = self.levels.iter().enumerate();
        levels.map(move |(at, level)| (number(at), *level))
    }

    /// The foremost value of each cell that is kept.
    pub(super) fn all(&self) -> &[Option<Level>] {
        &self.levels
    }

    /// The foremost value of a cell.
    pub fn level(&self, cell: u64) -> Option<Level> {
        self.levels.get(self.place(cell)?).copied().flatten()
    }

    /// How many runs of a cell were played.
    pub fn runs_of(&self, cell: u64) -> Option<u64> {
        self.runs.get(self.place(cell)?).map(|&runs| runs.into())
    }

    fn place(&self, cell: u64) -> Option<usize> {
        match &self.numbers {
            Some(numbers) => numbers.binary_search(&cell).ok(),
            None => usize::try_from(cell).ok(),
        }
    }

    /// The cells with all that is kept of them except their counts of deals, if cells are compared with each other; otherwise
    /// empty.
    pub fn compared(&self) -> &[CellTally] {
        self.compared.as_deref().unwrap_or_default()
    }

    /// Runs that were played, and how many of them failed.
    pub fn runs(&self) -> (u64, u64) {
        (self.ran, self.failed)
    }

    /// How many cells were not played.
    pub fn not_played(&self) -> u64 {
        self.not_played
    }

    /// Every different reason for that, in the order of cells.
    pub fn reasons(&self) -> &[String] {
        &self.reasons
    }

    /// The index of a reason among them.
    pub fn place_of_reason(&self, why: &str) -> Option<usize> {
        let place = self.reasons.iter().position(|known| known == why);
        place.or_else(|| self.reasons.len().checked_sub(1))
    }

    /// Whether nothing is drawn in any cell.
    pub fn is_certain(&self) -> bool {
        self.uncertain == 0
    }

    /// The number of cells known to within the requested width.
    pub fn known(&self) -> u64 {
        self.known
    }

    /// For everything that is shown, in order, the cells without a value for it.
    pub fn holes(&self) -> &[Holes] {
        &self.holes
    }

    /// For everything that is shown, in order, the lowest and the highest cell, the first of equals.
    pub fn extremes(&self) -> &[Option<[(u64, Level); 2]>] {
        &self.extremes
    }

    /// The number of cells with something to count, and of these, at or above 5%, and at or above 95%.
    pub fn spread(&self) -> [u64; 3] {
        self.spread
    }
}
