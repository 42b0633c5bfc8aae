//! Plays cells: in parallel, results streamed in order, keeping nothing that grows with the number of runs.

use super::asked::{Engine, RunColumns};
use super::base::Base;
use super::cells::{Cell, Cells};
use super::tally::{CellTally, NANO, Status};
use crate::concessions::{Terms, cannot_be_written};
use crate::files::Value;
use crate::game::{Points, Unit, compile};
use crate::scenario::{Claim, Scenario, Shown};
use crate::trials::{Answers, Run, Trials, Yardstick, each};
use std::io;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// How every cell is played.
#[derive(Debug, Clone, PartialEq)]
pub struct How {
    /// The master seed.
    pub seed: u64,
    /// The most runs of a cell.
    pub runs: u64,
    /// Stop a cell once everything shown is known to within ± this: percentage points, points or rounds.
    pub width: Option<f64>,
    /// What is shown.
    pub show: Vec<Shown>,
    /// How runs are answered.
    pub engine: Engine,
    /// Every run of every cell has its own luck, instead of run r of all cells sharing theirs.
    pub independent: bool,
    /// Whether every run is passed on as a row.
    pub rows: bool,
    /// Whether cells are compared run by run, so that the answers to the foremost claim are kept.
    pub paired: bool,
}

impl How {
    /// The claim whose answers are kept.
    pub(super) fn kept(&self) -> Option<Claim> {
        match self.show.first() {
            Some(&Shown::Share(claim)) if self.paired => Some(claim),
            _ => None,
        }
    }
}

/// Receives results, in the order of cells and of runs.
pub trait Sink {
    /// A run.
    ///
    /// # Errors
    /// Where it cannot be written.
    fn row(&mut self, row: &[Value]) -> io::Result<()>;

    /// A cell, after its runs.
    ///
    /// # Errors
    /// Where it cannot be written.
    fn cell(&mut self, tally: CellTally) -> io::Result<()>;
}

/// Progress callback and cancellation check.
#[derive(Clone, Copy)]
pub struct Watch<'w> {
    /// Called with the number of runs just finished; from any thread.
    pub done: &'w (dyn Fn(u64) + Sync),
    /// Returns whether to stop soon.
    pub stop: &'w (dyn Fn() -> bool + Sync),
}

/// Why cells were not played to the end.
#[derive(Debug, thiserror::Error)]
pub enum Stopped {
    /// On request.
    #[error("stopped")]
    Asked,
    /// A result could not be written.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// Plays the cells of a sweep.
#[derive(Debug)]
pub struct Player<'b> {
    pub(super) base: &'b Base,
    pub(super) cells: &'b Cells,
    pub(super) how: &'b How,
    pub(super) columns: RunColumns,
}

/// A cell with its scenario, if it can be played.
pub(super) struct Prepared {
    pub(super) cell: Cell,
    pub(super) scenario: Result<Scenario, Status>,
}

/// Pieces of work done in parallel before results are written.
const CHUNK: usize = 64;
/// Runs of one piece.
const PIECE: u64 = 50;
/// Runs after which an interval is checked for the first time.
const FIRST: u64 = 100;

/// The most rows of one piece kept in memory.
const HELD: usize = 1_000;

/// Some runs of a cell.
#[derive(Debug)]
pub(super) struct Piece {
    pub(super) tally: CellTally,
    pub(super) rows: Vec<Vec<Value>>,
    /// There are more rows than are kept in memory: they must be recreated, a few at a time.
    pub(super) rows_left_out: bool,
}

impl<'b> Player<'b> {
    /// A player of these cells.
    pub fn new(base: &'b Base, cells: &'b Cells, how: &'b How) -> Self {
        Player {
            columns: RunColumns::of(base.scenario(), cells, how.engine, &how.show),
            base,
            cells,
            how,
        }
    }

    /// The columns of rows.
    pub fn columns(&self) -> &RunColumns {
        &self.columns
    }

    /// Plays cells piece by piece.
    pub(super) fn in_pieces(
        &self,
        cells: impl Iterator<Item = u64>,
        sink: &mut dyn Sink,
        watch: Watch<'_>,
    ) -> Result<(), Stopped> {
        let step = match self.how.width {
            Some(_) => self.how.runs,
            None => PIECE,
        };
        let mut work = cells.flat_map(|cell| {
            let pieces = self.how.runs.div_ceil(step);
            (0..pieces).map(move |n| (cell, n * step..((n + 1) * step).min(self.how.runs)))
        });
        let mut open: Option<CellTally> = None;
        loop {
            let chunk: Vec<(u64, Range<u64>)> = work.by_ref().take(CHUNK).collect();
            if chunk.is_empty() {
                break;
            }
            for piece in self.chunk(&chunk, watch) {
                if (watch.stop)() {
                    return Err(Stopped::Asked);
                }
                for row in &piece.rows {
                    sink.row(row)?;
                }
                if piece.rows_left_out {
                    self.rows_again(&piece.tally, sink, watch)?;
                }
                match &mut open {
                    Some(tally) if tally.cell == piece.tally.cell => tally.merge(&piece.tally),
                    _ => {
                        if let Some(tally) = open.replace(piece.tally) {
                            sink.cell(tally)?;
                        }
                    }
                }
            }
        }
        if let Some(tally) = open {
            sink.cell(tally)?;
        }
        Ok(())
    }

    fn chunk(&self, chunk: &[(u64, Range<u64>)], watch: Watch<'_>) -> Vec<Piece> {
        let mut numbers: Vec<u64> = chunk.iter().map(|(cell, _)| *cell).collect();
        numbers.dedup();
        let prepared = self.prepare(&numbers);
        let trials = each(prepared.len(), |n| {
            let scenario = prepared[n].scenario.as_ref().ok()?;
            let trials = Trials::new(scenario, self.how.seed).ok()?;
            Some(trials.without_rotations())
        });
        each(chunk.len(), |n| {
            let (cell, runs) = &chunk[n];
            let place = numbers.binary_search_by_key(cell, |known| *known);
            let place = place.unwrap_or_else(|_| {
                let found = numbers.iter().position(|known| known == cell);
                found.unwrap_or_default()
            });
            if (watch.stop)() {
                return self.nothing(&prepared[place], Status::Played);
            }
            let piece = match (&prepared[place].scenario, &trials[place]) {
                (Err(status), _) => self.nothing(&prepared[place], status.clone()),
                (Ok(_), None) => {
                    let why = "links and rules tie too many issues together".to_owned();
                    self.nothing(&prepared[place], Status::Invalid(why))
                }
                (Ok(_), Some(trials)) => self.piece(&prepared[place].cell, trials, runs.clone()),
            };
            (watch.done)(runs.end - runs.start);
            piece
        })
    }

    /// The scenarios of some cells.
    pub(super) fn prepare(&self, cells: &[u64]) -> Vec<Prepared> {
        each(cells.len(), |n| {
            let cell = self.cells.cell(cells[n]);
            let scenario = match cell.settled {
                Some(term)
                    if cannot_be_written(&compile(self.base.scenario()), &vec![term] as &Terms) =>
                {
                    let why = "no deal inside the rules and everybody's red lines has it";
                    Err(Status::Impossible(why.to_owned()))
                }
                _ => self.base.of_cell(&cell).map_err(|problems| {
                    let first = problems.list().first();
                    Status::Invalid(first.map_or_else(String::new, |p| p.message.clone()))
                }),
            };
            Prepared { cell, scenario }
        })
    }

    /// A cell that is not played.
    pub(super) fn nothing(&self, prepared: &Prepared, status: Status) -> Piece {
        let scenario = prepared.scenario.as_ref().unwrap_or(self.base.scenario());
        let mut tally = self.blank(prepared.cell.index, scenario);
        tally.status = status;
        Piece {
            tally,
            rows: Vec::new(),
            rows_left_out: false,
        }
    }

    pub(super) fn blank(&self, cell: u64, scenario: &Scenario) -> CellTally {
        let sizes: Vec<u16> = scenario.issues.iter().map(|i| i.len() as u16).collect();
        let mut tally = CellTally::empty(cell, scenario.parties.len(), &sizes);
        tally.exact = self.how.engine.draws_nothing(scenario);
        tally
    }

    /// Plays some runs of a cell; with a width, until it is known well enough.
    fn piece(&self, cell: &Cell, trials: &Trials<'_>, runs: Range<u64>) -> Piece {
        let mut piece = Piece {
            tally: self.blank(cell.index, trials.scenario()),
            rows: Vec::new(),
            rows_left_out: false,
        };
        if piece.tally.exact {
            // All runs of the cell are the same: one is enough.
            if runs.start == 0 {
                self.some(cell, trials, 0..1, &mut piece);
            }
            return piece;
        }
        let Some(width) = self.how.width else {
            self.some(cell, trials, runs, &mut piece);
            return piece;
        };
        let (mut from, mut to) = (runs.start, FIRST.min(runs.end));
        loop {
            self.some(cell, trials, from..to, &mut piece);
            if to >= runs.end || self.known(&piece.tally, width) {
                return piece;
            }
            (from, to) = (to, (to * 2).min(runs.end));
        }
    }

    /// Whether everything shown is known to within ± the width.
    fn known(&self, tally: &CellTally, width: f64) -> bool {
        self.how.show.iter().all(|&shown| {
            let unit = if shown.is_share() { 100.0 } else { 1.0 };
            // At least two numbers: one alone says nothing about its own error.
            tally
                .level(shown)
                .is_some_and(|level| level.n > 1 && level.half() * unit <= width)
        })
    }

    /// Recreates the rows of a cell whose runs are all in its tally.
    fn rows_again(
        &self,
        tally: &CellTally,
        sink: &mut dyn Sink,
        watch: Watch<'_>,
    ) -> Result<(), Stopped> {
        let prepared = self.prepare(&[tally.cell]);
        let scenario = prepared[0].scenario.as_ref().ok();
        let trials = scenario.and_then(|scenario| Trials::new(scenario, self.how.seed).ok());
        let Some(trials) = trials.map(Trials::without_rotations) else {
            return Ok(());
        };
        let pieces = tally.runs.div_ceil(PIECE);
        for first in (0..pieces).step_by(CHUNK) {
            let chunk = (pieces - first).min(CHUNK as u64);
            let pieces = each(chunk as usize, |n| {
                let start = (first + n as u64) * PIECE;
                let mut piece = self.nothing(&prepared[0], Status::Played);
                let runs = start..(start + PIECE).min(tally.runs);
                self.block(&prepared[0].cell, &trials, runs, &mut piece);
                piece
            });
            if (watch.stop)() {
                return Err(Stopped::Asked);
            }
            for row in pieces.iter().flat_map(|piece| &piece.rows) {
                sink.row(row)?;
            }
        }
        Ok(())
    }

    /// Plays some runs of a cell, a block at a time.
    fn some(&self, cell: &Cell, trials: &Trials<'_>, runs: Range<u64>, piece: &mut Piece) {
        let mut first = runs.start;
        while first < runs.end {
            let next = (first + PIECE).min(runs.end);
            self.block(cell, trials, first..next, piece);
            first = next;
        }
    }

    fn block(&self, cell: &Cell, trials: &Trials<'_>, runs: Range<u64>, piece: &mut Piece) {
        let draws = self.draw(cell.index, runs.start)..self.draw(cell.index, runs.end - 1) + 1;
        let all = catch_unwind(AssertUnwindSafe(|| self.answer(trials, draws.clone())));
        let answers = match all {
            Ok(answers) => answers.into_iter().map(Some).collect(),
            // One of them fails: find out which.
            Err(_) => draws
                .map(|draw| {
                    let one =
                        catch_unwind(AssertUnwindSafe(|| self.answer(trials, draw..draw + 1)));
                    one.ok().and_then(|mut one| one.pop())
                })
                .collect::<Vec<Option<Answered>>>(),
        };
        for (run, answered) in runs.zip(answers) {
            piece.tally.runs += 1;
            match &answered {
                None => piece.tally.failed += 1,
                Some(answered) => answered.count(&mut piece.tally),
            }
            if let Some(claim) = self.how.kept() {
                let answer = answered
                    .as_ref()
                    .and_then(|answered| answered.answers()[claim]);
                piece.tally.keep(answer);
            }
            piece.rows_left_out |= self.how.rows && piece.rows.len() >= HELD;
            if piece.rows_left_out {
                piece.rows = Vec::new();
            } else if self.how.rows {
                let row = self.row(cell, run, answered.as_ref(), trials.scenario());
                piece.rows.push(row);
            }
        }
    }

    /// The luck of a run of a cell.
    pub(super) fn draw(&self, cell: u64, run: u64) -> u64 {
        if self.how.independent {
            cell * self.how.runs + run
        } else {
            run
        }
    }

    /// Answers some draws, one after the other.
    fn answer(&self, trials: &Trials<'_>, draws: Range<u64>) -> Vec<Answered> {
        let in_some_round = self.in_some_round();
        match self.how.engine {
            Engine::Talks => {
                let far = [Shown::ToFrontier, Shown::ToNash];
                let measured = self.how.show.iter().any(|shown| far.contains(shown));
                let runs = trials.in_turn(draws).into_iter();
                runs.map(|run| Answered::Played {
                    far: measured.then(|| distances(trials, &run)).flatten(),
                    run: Box::new(run),
                })
                .collect()
            }
            Engine::Search => {
                let mut oracle = trials.oracle();
                let search = |draw| {
                    let day_one = trials.possible_day_one(draw, &mut oracle);
                    let by_drift =
                        in_some_round.then(|| trials.possible_by_drift(draw, &mut oracle));
                    Answered::Searched(possible([day_one, by_drift.flatten()]))
                };
                draws.map(search).collect()
            }
            Engine::SearchThenTalks => {
                let mut oracle = trials.oracle();
                let search = |draw| {
                    let day_one = trials.possible_day_one(draw, &mut oracle);
                    let in_some_round = match day_one {
                        Some(true) => Some(true),
                        _ => trials.one(draw).answers[Claim::Possible],
                    };
                    Answered::Searched(possible([day_one, in_some_round]))
                };
                draws.map(search).collect()
            }
        }
    }

    /// A run as a row.
    fn row(
        &self,
        cell: &Cell,
        run: u64,
        answered: Option<&Answered>,
        scenario: &Scenario,
    ) -> Vec<Value> {
        let mut row = Vec::with_capacity(self.columns.columns.len());
        self.begin(cell, run, status(answered), &mut row);
        if let Some(answered) = answered {
            answered.values(self, scenario, &mut row);
        }
        row.resize(self.columns.columns.len(), Value::Missing);
        row
    }

    /// The first columns of a row: which run of which cell, and how it ended.
    pub(super) fn begin(&self, cell: &Cell, run: u64, status: u32, row: &mut Vec<Value>) {
        row.push(Value::Whole(cell.index as i64));
        row.push(Value::Whole((cell.index * self.how.runs + run) as i64));
        row.push(Value::Whole(self.draw(cell.index, run) as i64));
        row.extend(self.columns.axes(&cell.set));
        row.push(Value::Word(status));
    }

    /// Whether a possible deal in some round is asked for, and not only one on day one.
    pub(super) fn in_some_round(&self) -> bool {
        self.how.engine.answers(Claim::Possible, &self.how.show)
    }
}

/// The index of a status among the words for it.
fn status(answered: Option<&Answered>) -> u32 {
    match answered {
        None => 2,
        Some(Answered::Searched(answers)) => u32::from(answers[Claim::PossibleDayOne].is_none()),
        Some(Answered::Played { run, .. }) => {
            // Whether a deal lasts is only asked where something can break it.
            let mut searched = run
                .answers
                .iter()
                .filter(|(claim, _)| *claim != Claim::Lasting);
            u32::from(searched.any(|(_, answer)| answer.is_none()))
        }
    }
}

/// The answers of a search: whether a deal is possible on day one, and in some round.
pub(super) fn possible([day_one, in_some_round]: [Option<bool>; 2]) -> Answers {
    Answers::of(|claim| match claim {
        Claim::PossibleDayOne => day_one,
        Claim::Possible => in_some_round,
        _ => None,
    })
}

/// The answer of a run.
enum Answered {
    /// An exact search, which answers whether a deal is possible.
    Searched(Answers),
    /// Talks.
    Played {
        run: Box<Run>,
        far: Option<(Option<i64>, Option<i64>)>,
    },
}

impl Answered {
    fn answers(&self) -> &Answers {
        match self {
            Answered::Searched(answers) => answers,
            Answered::Played { run, .. } => &run.answers,
        }
    }

    fn count(&self, tally: &mut CellTally) {
        for (claim, answer) in self.answers().iter() {
            tally.answer(claim, *answer);
        }
        let Answered::Played { run, far } = self else {
            return;
        };
        if let Some(round) = run.round {
            tally.round.add(i64::from(round));
        }
        if let Some(chance) = run.ratified_chance {
            tally.ratified_chance.add((chance * NANO).round() as i64);
        }
        for (sums, worth) in tally.worth.iter_mut().zip(&run.worth) {
            sums.add(billionths(run, *worth));
        }
        if let Some(deal) = &run.deal {
            for (counts, option) in tally.texts.iter_mut().zip(deal.iter()) {
                counts[option.index()] += 1;
            }
        }
        if let Some((frontier, nash)) = far {
            frontier.iter().for_each(|&far| tally.to_frontier.add(far));
            nash.iter().for_each(|&far| tally.to_nash.add(far));
        }
    }

    fn values(&self, player: &Player<'_>, scenario: &Scenario, row: &mut Vec<Value>) {
        let number = |number: Option<f64>| number.map_or(Value::Missing, Value::Number);
        let how = player.how;
        let asked = how.engine.claims(&how.show);
        row.extend(asked.map(|claim| truth(self.answers()[claim])));
        let Answered::Played { run, far } = self else {
            return;
        };
        let round = run.round.map(|round| Value::Whole(i64::from(round)));
        row.push(round.unwrap_or(Value::Missing));
        row.push(number(run.ratified_chance));
        row.extend(run.worth.iter().map(|w| Value::Number(run.unit.of(*w))));
        for (at, issue) in scenario.issues.iter().enumerate() {
            let option = run.deal.as_ref().map(|deal| deal[at]);
            row.push(match option {
                None => Value::Missing,
                Some(option) => match issue.value(option) {
                    Some(value) => Value::Number(value),
                    None => Value::Word(u32::from(option.0)),
                },
            });
        }
        let (frontier, nash) = far.unwrap_or_default();
        let points = |far: Option<i64>| number(far.map(|far| far as f64 / NANO));
        for (shown, far) in [(Shown::ToFrontier, frontier), (Shown::ToNash, nash)] {
            if how.show.contains(&shown) {
                row.push(points(far));
            }
        }
    }
}

/// An answer as a value.
pub(super) fn truth(answer: Option<bool>) -> Value {
    answer.map_or(Value::Missing, Value::Truth)
}

/// A utility in 10⁻⁹ points: games may have different units, tallies of cells have this one.
fn billionths(run: &Run, worth: Points) -> i64 {
    if run.unit == Unit::BILLIONTH {
        worth.0
    } else {
        Unit::BILLIONTH.points(run.unit.of(worth)).0
    }
}

/// The distances of an agreed deal from the frontier and from the Nash deal, in 10⁻⁹ points.
fn distances(trials: &Trials<'_>, run: &Run) -> Option<(Option<i64>, Option<i64>)> {
    let deal = run.deal.as_ref()?;
    let game = trials.game(run.id);
    let far = Yardstick::of(&game).measure(deal);
    let whole = |far: Option<f64>| far.map(|far| (far * NANO).round() as i64);
    Some((whole(far.pareto), whole(far.nash)))
}
