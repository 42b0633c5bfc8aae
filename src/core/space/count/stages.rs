//! The funnel: how many deals are left, stage by stage.

use super::board::{Board, Texts};
use super::number::DealCount;
use super::pass::pass;
use super::{bundles, halves, sample};
use crate::game::{Game, RatifierId, Within};
use crate::space::layout::Entangled;
use crate::space::limits::{Limits, Meter};
use crate::space::set::DealSet;
use num_bigint::BigUint;

/// Numbers of deals, gate by gate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Funnel {
    /// The round whose walk-away values were used.
    pub round: u32,
    /// What is left after each stage, from all deals that can be written down to those that pass every gate.
    pub stages: Vec<Stage>,
}

/// One stage of a funnel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stage {
    /// The gates that count; `None` for all deals, rules or not.
    pub within: Option<Within>,
    /// For stages that are one ratifier of several.
    pub ratifier: Option<RatifierId>,
    /// Deals left.
    pub deals: DealCount,
}

/// The number 0, for stages that do not exist.
static NONE: DealCount = DealCount::Exact(BigUint::ZERO);

impl Funnel {
    /// The number of deals within these gates.
    pub fn deals(&self, within: Within) -> &DealCount {
        let last = self
            .stages
            .iter()
            .rev()
            .find(|stage| stage.within == Some(within));
        last.map_or(&NONE, |stage| &stage.deals)
    }

    /// The number of deals that can be written, always exact.
    pub fn texts(&self) -> &BigUint {
        let texts = self.stages.first().map_or(&NONE, |stage| &stage.deals);
        texts.at_most()
    }

    /// The number of deals that pass every gate.
    pub fn passing(&self) -> &DealCount {
        self.stages.last().map_or(&NONE, |stage| &stage.deals)
    }
}

/// Counts the deals left after each gate in `round`: all deals, rules, red lines, walk-aways, consents, then ratifier by
/// ratifier in file order, each among the deals that the ones before it let through. Texts, rules and red lines are
/// always exact; the others are brackets where the limits end first.
///
/// # Errors
/// [`Entangled`] if links and rules tie too many issues together.
pub fn funnel(game: &Game, round: u32, limits: &Limits<'_>) -> Result<Funnel, Entangled> {
    let everyone: Vec<_> = game.party_ids().collect();
    let allowed = DealSet::inside(game, &[])?.texts();
    let inside = DealSet::inside(game, &everyone)?.texts();
    let left = left(game, round, &inside, limits)?;
    Ok(told(game, round, [allowed, inside], left))
}

/// The number of deals that can be written.
pub fn texts(game: &Game) -> BigUint {
    game.sizes().iter().map(|&n| BigUint::from(n)).product()
}

/// A funnel from the numbers of its stages: those by rules and red lines, then walk-aways, consents and each ratifier.
pub(super) fn told(
    game: &Game,
    round: u32,
    [allowed, inside]: [BigUint; 2],
    left: Vec<DealCount>,
) -> Funnel {
    let stage = |within, ratifier, deals| Stage {
        within,
        ratifier,
        deals,
    };
    let mut stages = vec![
        stage(None, None, texts(game).into()),
        stage(Some(Within::Anything), None, allowed.into()),
        stage(Some(Within::RedLines), None, inside.into()),
    ];
    for (n, deals) in left.into_iter().enumerate() {
        let (within, body) = match n {
            0 => (Within::Zopa, None),
            1 => (Within::Consents, None),
            n => (Within::All, Some(RatifierId(n as u16 - 2))),
        };
        stages.push(stage(Some(within), body, deals));
    }
    if game.ratifiers().is_empty()
        && let Some(last) = stages.last()
    {
        let deals = last.deals.clone();
        stages.push(stage(Some(Within::All), None, deals));
    }
    Funnel { round, stages }
}

/// Up to this many deals are counted at once by bits, without asking whether another way is shorter.
const FEW: u128 = 1 << 20;
/// The most deals that are counted by bits.
const MANY: u128 = 1 << 44;
/// The most deals that a step of a walk over a board can count.
const MOST_A_STEP: u128 = 1_024;
/// The most cells of a bracket.
const CELLS: usize = 50_000;

/// The numbers after walk-aways, consents and each ratifier.
fn left(
    game: &Game,
    round: u32,
    inside: &BigUint,
    limits: &Limits<'_>,
) -> Result<Vec<DealCount>, Entangled> {
    let texts = u128::try_from(inside).ok();
    if texts.is_some_and(|n| n <= FEW)
        && let Some(counts) = counted(
            &Board::new(game, round, Texts::InsideRedLines),
            &mut limits.meter(),
        )
    {
        return Ok(counts);
    }
    let sets = stage_sets(game, round)?;
    if sets.iter().all(halves::fits)
        && let Some(counts) = by_halves(&sets, &mut limits.meter())
    {
        return Ok(counts);
    }
    // A board of more texts would never be walked, and laying it out takes long where parties and options are many.
    let small = texts.is_some_and(|n| n <= MANY.max(u128::from(limits.left()) * MOST_A_STEP));
    let board = small.then(|| Board::new(game, round, Texts::InsideRedLines));
    if let Some(board) = &board
        && board.most_steps() <= limits.left().into()
        && let Some(counts) = counted(board, &mut limits.meter())
    {
        return Ok(counts);
    }
    let brackets = brackets(&sets, limits);
    let open = brackets.iter().any(|(low, high)| low != high);
    if open
        && texts.is_some_and(|n| n <= MANY)
        && let Some(board) = &board
        && let Some(counts) = counted(board, &mut limits.meter())
    {
        return Ok(counts);
    }
    Ok(estimated(&sets, brackets, limits))
}

/// The number of deals of a set: exact for at most two bound parties and where sums lie on a coarse grid, else a bracket.
pub fn count(set: &DealSet, limits: &Limits<'_>) -> DealCount {
    let sets = std::slice::from_ref(set);
    if halves::fits(set)
        && let Some(count) = halves::count(set, &mut limits.meter())
    {
        return count.into();
    }
    let counts = estimated(sets, brackets(sets, limits), limits);
    counts.into_iter().next().unwrap_or_else(DealCount::zero)
}

/// Brackets with what a sample of the deals says.
fn estimated(
    sets: &[DealSet],
    brackets: Vec<(BigUint, BigUint)>,
    limits: &Limits<'_>,
) -> Vec<DealCount> {
    if brackets.iter().all(|(low, high)| low == high) {
        return brackets.into_iter().map(|(_, n)| n.into()).collect();
    }
    let texts = sets.first().map(DealSet::texts).unwrap_or_default();
    let (hits, drawn) = sample::hits(sets, &mut limits.meter());
    let counts = brackets.into_iter().zip(hits).map(|((low, high), hits)| {
        DealCount::between(low, high, sample::estimate(&texts, hits, drawn))
    });
    counts.collect()
}

/// The set of each stage after the red lines, all cut alike.
fn stage_sets(game: &Game, round: u32) -> Result<Vec<DealSet>, Entangled> {
    let all = DealSet::within(game, Within::All, round)?;
    let stages = 0..game.ratifiers().len() + 2;
    let sets = stages.map(|stage| {
        let mut set = all.clone();
        let within = if stage == 0 {
            Within::Zopa
        } else {
            Within::Consents
        };
        set.ask_bodies(game, within, round, stage.saturating_sub(1));
        set
    });
    Ok(sets.collect())
}

/// The stages of a board, counted by bits.
fn counted(board: &Board<'_>, meter: &mut Meter<'_>) -> Option<Vec<DealCount>> {
    board.size()?;
    let counted = pass(board, meter)?;
    let first = [counted.zopa, counted.consents].into_iter();
    Some(first.chain(counted.bodies).map(DealCount::from).collect())
}

fn by_halves(sets: &[DealSet], meter: &mut Meter<'_>) -> Option<Vec<DealCount>> {
    let mut counts: Vec<DealCount> = Vec::with_capacity(sets.len());
    for (n, set) in sets.iter().enumerate() {
        let same = n > 0 && set.regions == sets[n - 1].regions;
        let count = if same {
            counts[n - 1].clone()
        } else {
            halves::count(set, meter)?.into()
        };
        counts.push(count);
    }
    Some(counts)
}

/// A bracket for each set; each is part of the one before it.
fn brackets(sets: &[DealSet], limits: &Limits<'_>) -> Vec<(BigUint, BigUint)> {
    let mut meter = limits.meter();
    let mut found: Vec<(BigUint, BigUint)> = Vec::with_capacity(sets.len());
    for (n, set) in sets.iter().enumerate() {
        if n > 0 && set.regions == sets[n - 1].regions {
            found.push(found[n - 1].clone());
            continue;
        }
        let (low, mut high) = bundles::bracket(set, CELLS, &mut meter);
        if let Some((_, before)) = found.last() {
            high = high.min(before.clone());
        }
        found.push((low, high));
    }
    for n in (1..found.len()).rev() {
        let after = found[n].0.clone();
        let low = &mut found[n - 1].0;
        *low = after.max(low.clone());
    }
    found
}
