//! Exact search over many cells at once: what an axis does not affect is drawn once, what is monotone is not searched again.
//!
//! **Method.** A draw's luck is created once and used in every cell. Along an axis that can only close deals as it grows (a
//! walk-away value, a ratifier's threshold) or only open them (a party's score of an option, a link), the answers of one draw
//! change at most once, so that a line of k cells takes about log₂ k searches instead of k.
//! **Exact.** Utility is compared in whole units; a score enters one party's utility with a weight ≥ 0 and is rounded
//! monotonically; drawn scores are the set value plus the same noise, kept in 0-100. A party whose no-deal value is a package
//! moves with its own scores, so its scores are not such an axis. Where a search takes too long, every cell is searched.

use super::cells::Cells;
use super::player::{Player, Prepared, Sink, Stopped, Watch, possible, truth};
use super::tally::CellTally;
use crate::draws::{Luck, Noise, Uncertain};
use crate::game::Within;
use crate::scenario::{AxisValues, Claim, NoDealBase, Path, Role, Scenario, Scores};
use crate::space::Oracle;
use crate::trials::{Judged, each};
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The most cells prepared at a time.
const CELLS: usize = 512;
/// The most answers kept at a time.
const ANSWERS: u64 = 4_000_000;
/// Draws in one piece of work.
const DRAWS: u64 = 8;

/// How an axis affects the deals that pass as its values grow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sense {
    /// It can only open some.
    Opens,
    /// It can only close some.
    Closes,
}

/// How growing values at a path affect the deals that pass; `None`: no one-sided answer is known.
pub(super) fn sense(scenario: &Scenario, path: &str) -> Option<Sense> {
    let place = |id: &str| scenario.parties.iter().position(|party| party.id == id);
    let by_package = |place: usize| {
        let no_deal = scenario.parties[place].no_deal.as_ref();
        no_deal.is_some_and(|no_deal| matches!(no_deal.base, NoDealBase::Package(_)))
    };
    match Path::parse(path)? {
        Path::NoDealValue { party } => {
            let party = &scenario.parties[place(party)?];
            (party.role != Role::Observer).then_some(Sense::Closes)
        }
        Path::VotesValue { .. } => Some(Sense::Closes),
        Path::LinkChange { link } => {
            let link = scenario.links.iter().find(|known| known.id == link)?;
            (!by_package(link.party.index())).then_some(Sense::Opens)
        }
        Path::Score { issue, party, .. } => {
            let issue = scenario.issues.iter().find(|known| known.id == issue)?;
            let place = place(party)?;
            let straight = !matches!(issue.scores[place], None | Some(Scores::Peak { .. }));
            (straight && !by_package(place)).then_some(Sense::Opens)
        }
        _ => None,
    }
}

/// Plays cells by exact search.
pub(super) fn play(
    player: &Player<'_>,
    mut cells: impl Iterator<Item = u64>,
    sink: &mut dyn Sink,
    watch: Watch<'_>,
) -> Result<(), Stopped> {
    let runs = player.how.runs;
    let room = usize::try_from(ANSWERS / runs.max(1)).unwrap_or(CELLS);
    loop {
        let chunk: Vec<u64> = cells.by_ref().take(room.clamp(1, CELLS)).collect();
        if chunk.is_empty() {
            return Ok(());
        }
        let prepared = player.prepare(&chunk);
        let field = Field::new(player, &prepared);
        let drawn = prepared.iter().any(|cell| {
            let scenario = cell.scenario.as_ref();
            scenario.is_ok_and(|scenario| !player.how.engine.draws_nothing(scenario))
        });
        let played = if drawn { runs } else { runs.min(1) };
        let searched = catch_unwind(AssertUnwindSafe(|| {
            each(played.div_ceil(DRAWS) as usize, |block| {
                if (watch.stop)() {
                    return Vec::new();
                }
                let first = block as u64 * DRAWS;
                let draws = first..(first + DRAWS).min(played);
                let answers = field.answers(draws.clone());
                let done = if drawn { draws.end - draws.start } else { runs };
                (watch.done)(done * chunk.len() as u64);
                answers
            })
        }));
        if (watch.stop)() {
            return Err(Stopped::Asked);
        }
        let Ok(blocks) = searched else {
            // A search fails by an internal error: played in pieces it becomes a row, instead of ending the sweep.
            player.in_pieces(chunk.iter().copied(), sink, watch)?;
            continue;
        };
        for (place, cell) in prepared.iter().enumerate() {
            hand_on(
                player,
                cell,
                blocks.iter().flatten().map(|draw| draw[place]),
                sink,
            )?;
        }
    }
}

/// The claims that are searched for.
const POSSIBLE: [Claim; 2] = [Claim::PossibleDayOne, Claim::Possible];
/// The answer to each.
type Answer = [Option<bool>; 2];

fn hand_on(
    player: &Player<'_>,
    prepared: &Prepared,
    answers: impl Iterator<Item = Answer>,
    sink: &mut dyn Sink,
) -> Result<(), Stopped> {
    let scenario = match &prepared.scenario {
        Ok(scenario) => scenario,
        Err(status) => {
            let piece = player.nothing(prepared, status.clone());
            return Ok(sink.cell(piece.tally)?);
        }
    };
    let cell = &prepared.cell;
    let mut tally: CellTally = player.blank(cell.index, scenario);
    let mut row = Vec::new();
    // Where nothing is drawn, all runs are the same.
    let most = if tally.exact { 1 } else { usize::MAX };
    for (run, answer) in (0..).zip(answers.take(most)) {
        tally.runs += 1;
        for (claim, answer) in possible(answer).iter() {
            tally.answer(claim, *answer);
            if player.how.kept() == Some(claim) {
                tally.keep(*answer);
            }
        }
        if player.how.rows {
            row.clear();
            player.begin(cell, run, u32::from(answer[0].is_none()), &mut row);
            let asked = 1 + usize::from(player.in_some_round());
            row.extend(answer[..asked].iter().copied().map(truth));
            sink.row(&row)?;
        }
    }
    Ok(sink.cell(tally)?)
}

/// Cells searched together.
struct Field<'p> {
    seed: u64,
    in_some_round: bool,
    /// Those that can be played, with their places among all cells.
    cells: Vec<(usize, Uncertain<'p>)>,
    /// Their places in `cells`, from where most deals pass to where fewest do.
    lines: Vec<Vec<usize>>,
    /// One search for all cells of a unit, if they differ in numbers alone; otherwise one per cell.
    oracles: Vec<Oracle>,
    /// The search that answers for each cell.
    answering: Vec<usize>,
    len: usize,
}

impl<'p> Field<'p> {
    fn new(player: &Player<'_>, prepared: &'p [Prepared]) -> Self {
        let can: Vec<(usize, &Scenario)> = prepared
            .iter()
            .enumerate()
            .filter_map(|(place, cell)| Some((place, cell.scenario.as_ref().ok()?)))
            .collect();
        let cells = each(can.len(), |n| (can[n].0, Uncertain::new(can[n].1)));
        let alike = player.cells.axes().iter().all(|axis| {
            matches!(axis.values, AxisValues::Span { .. })
                && sense(player.base.scenario(), &axis.set).is_some()
        });
        // A search weighs its lanes so that their sums fit into 64 bits, which those of a finer unit might not.
        let mut asked: Vec<usize> = Vec::new();
        let mut answering = Vec::with_capacity(cells.len());
        let unit = |at: usize| cells[at].1.central().unit();
        for at in 0..cells.len() {
            let same = || asked.iter().position(|&other| unit(other) == unit(at));
            let same = alike.then(same).flatten();
            answering.push(same.unwrap_or(asked.len()));
            if same.is_none() {
                asked.push(at);
            }
        }
        let oracle = |uncertain: &Uncertain<'_>| Oracle::new(uncertain.central(), Within::All);
        let oracles: Vec<Oracle> = each(asked.len(), |n| oracle(&cells[asked[n]].1).ok())
            .into_iter()
            .flatten()
            .collect();
        Field {
            seed: player.how.seed,
            in_some_round: player.in_some_round(),
            // A negotiation that cannot be searched has no answers.
            cells: if oracles.len() == asked.len() {
                cells
            } else {
                Vec::new()
            },
            lines: lines(player, prepared, &can),
            oracles,
            answering,
            len: prepared.len(),
        }
    }

    /// The answers of all cells, for each of some draws.
    fn answers(&self, draws: std::ops::Range<u64>) -> Vec<Vec<Answer>> {
        let mut answers = vec![vec![[None; 2]; self.len]; (draws.end - draws.start) as usize];
        let Some((_, first)) = self.cells.first() else {
            return answers;
        };
        // Every block of draws has its own searches, which are kept from draw to draw.
        let mut searches: Vec<Option<Oracle>> = vec![None; self.oracles.len()];
        for (draw, answers) in draws.zip(&mut answers) {
            let luck = Luck {
                seed: self.seed,
                run: draw,
            };
            let noise = first.noise(luck);
            for line in &self.lines {
                let asked = 1 + usize::from(self.in_some_round);
                for (n, claim) in POSSIBLE.into_iter().enumerate().take(asked) {
                    let mut ask = |at: usize| self.ask(at, claim, &noise, &mut searches);
                    for (at, answer) in along(line, &mut ask) {
                        answers[self.cells[at].0][n] = answer;
                    }
                }
            }
        }
        answers
    }

    fn ask(
        &self,
        at: usize,
        claim: Claim,
        noise: &Noise,
        searches: &mut [Option<Oracle>],
    ) -> Option<bool> {
        let place = self.answering[at];
        let oracle = searches[place].get_or_insert_with(|| self.oracles[place].clone());
        let game = self.cells[at].1.game_with(noise);
        match claim {
            Claim::PossibleDayOne => Judged::on_day_one(&game, oracle, &Judged::LIMITS),
            _ => Judged::in_some_round(&game, oracle, &Judged::LIMITS),
        }
    }
}

/// The answers along a line on which they change at most once, from yes to no.
fn along(
    line: &[usize],
    ask: &mut impl FnMut(usize) -> Option<bool>,
) -> Vec<(usize, Option<bool>)> {
    // All before `yes` pass, none from `no` on.
    let (mut yes, mut no) = (0, line.len());
    while yes < no {
        let middle = yes + (no - yes) / 2;
        match ask(line[middle]) {
            Some(true) => yes = middle + 1,
            Some(false) => no = middle,
            None => return line.iter().map(|&at| (at, ask(at))).collect(),
        }
    }
    let answers = line.iter().enumerate();
    answers
        .map(|(place, &at)| (at, Some(place < yes)))
        .collect()
}

/// The lines of some cells: along the one-sided axis of a grid that gives the longest lines, otherwise one line per cell.
fn lines(
    player: &Player<'_>,
    prepared: &[Prepared],
    can: &[(usize, &Scenario)],
) -> Vec<Vec<usize>> {
    let alone = || (0..can.len()).map(|at| vec![at]).collect();
    let cells: &Cells = player.cells;
    let Some(factors) = cells.grid().and_then(|_| cells.factors()) else {
        return alone();
    };
    let along = |factor: usize, sense: Sense| {
        let mut lines: BTreeMap<Vec<u64>, Vec<(u64, usize)>> = BTreeMap::new();
        for (at, (place, _)) in can.iter().enumerate() {
            let mut key = cells
                .places(prepared[*place].cell.index)
                .unwrap_or_default();
            let step = std::mem::take(&mut key[factor]);
            lines.entry(key).or_default().push((step, at));
        }
        let mut all: Vec<Vec<usize>> = Vec::with_capacity(lines.len());
        for mut line in lines.into_values() {
            line.sort_unstable();
            if sense == Sense::Opens {
                line.reverse();
            }
            all.push(line.into_iter().map(|(_, at)| at).collect());
        }
        all
    };
    let scenario = player.base.scenario();
    let one_sided = factors
        .iter()
        .enumerate()
        .filter_map(|(factor, (axis, _))| {
            let axis = &cells.axes()[*axis];
            let numbers = matches!(axis.values, AxisValues::Span { .. });
            let sense = numbers.then(|| sense(scenario, &axis.set)).flatten()?;
            Some(along(factor, sense))
        });
    one_sided.min_by_key(Vec::len).unwrap_or_else(alone)
}
