//! The census: how many deals each gate alone keeps out, and how often each option occurs in the deals that pass.

use super::board::{Board, Texts};
use super::number::DealCount;
use super::pass::pass;
use super::stages::{Funnel, count, funnel, texts, told};
use crate::game::{Game, Gate, Within};
use crate::space::layout::Entangled;
use crate::space::limits::Limits;
use crate::space::set::DealSet;
use num_bigint::BigUint;

/// Counts of all kinds for one round of a game.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Census {
    /// Deals left gate by gate.
    pub funnel: Funnel,
    /// For every gate of the game, in their order, the number of deals that would pass if it alone were removed.
    pub without: Vec<(Gate, DealCount)>,
    /// For every issue and each of its options, in file order, the number of passing deals with that option.
    pub options: Vec<Vec<DealCount>>,
}

impl Census {
    /// The number of deals that pass every gate.
    pub fn passing(&self) -> &DealCount {
        self.funnel.passing()
    }

    /// Takes in whether some deal passes, if a search has found out: a deal that passes every gate passes each one, and all
    /// but one.
    pub fn found(&mut self, passes: Option<bool>) {
        let stages = self.funnel.stages.iter_mut().map(|stage| &mut stage.deals);
        let without = self.without.iter_mut().map(|(_, deals)| deals);
        match passes {
            Some(true) => stages
                .chain(without)
                .for_each(|deals| *deals = deals.clone().with_at_least(1)),
            Some(false) => {
                if let Some(last) = stages.last() {
                    *last = DealCount::zero();
                }
            }
            None => {}
        }
    }
}

/// The most deals that are counted in one pass.
const MANY: u128 = 1 << 44;

/// Counts the funnel of a round, what passes with any one gate removed, and each option among the passing deals: in one
/// pass over all deals while that fits the limits, else number by number, as brackets where need be. The limits hold
/// for each of these numbers.
///
/// # Errors
/// [`Entangled`] if links and rules tie too many issues together.
pub fn census(game: &Game, round: u32, limits: &Limits<'_>) -> Result<Census, Entangled> {
    let everyone: Vec<_> = game.party_ids().collect();
    if texts(game) > MANY.into() {
        return one_by_one(game, round, limits);
    }
    let board = Board::new(game, round, Texts::All);
    let mut counted = None;
    if board.size().is_some_and(|n| n <= MANY) {
        counted = pass(&board, &mut limits.meter());
    }
    let Some(counted) = counted else {
        return one_by_one(game, round, limits);
    };
    let laws = [
        DealSet::inside(game, &[])?.texts(),
        DealSet::inside(game, &everyone)?.texts(),
    ];
    let passing = counted.passing;
    let left = [counted.zopa, counted.consents].into_iter();
    let left = left.chain(counted.bodies).map(DealCount::from).collect();
    let alone = board.gates.iter().zip(counted.only);
    let options = counted.options.into_iter();
    Ok(Census {
        funnel: told(game, round, laws, left),
        without: alone
            .map(|(&gate, only)| (gate, (passing + only).into()))
            .collect(),
        options: options
            .map(|row| row.into_iter().map(DealCount::from).collect())
            .collect(),
    })
}

/// Each number by a count of its own.
fn one_by_one(game: &Game, round: u32, limits: &Limits<'_>) -> Result<Census, Entangled> {
    let funnel = funnel(game, round, limits)?;
    let numbers: u64 = game.sizes().iter().map(|&n| u64::from(n)).sum();
    let ready = numbers * game.party_ids().count() as u64;
    let all = texts(game);
    let mut without = Vec::new();
    for gate in game.gates() {
        let deals = if limits.pay(ready) {
            let set = DealSet::within(&game.without(gate), Within::All, round)?;
            count(&set, limits)
        } else {
            at_most(all.clone())
        };
        without.push((gate, deals));
    }
    let mut options = Vec::new();
    for issue in game.issue_ids() {
        let mut row = Vec::new();
        for option in game.option_ids(issue) {
            row.push(if limits.pay(ready) {
                let keep = |i, o| i != issue || o == option;
                let set = DealSet::keeping(game, Within::All, round, keep)?;
                count(&set, limits)
            } else {
                let each = &all / game.sizes()[issue.index()];
                at_most(each.min(funnel.passing().at_most().clone()))
            });
        }
        options.push(row);
    }
    Ok(Census {
        funnel,
        without,
        options,
    })
}

/// A number of which only this upper bound is known.
fn at_most(most: BigUint) -> DealCount {
    DealCount::between(
        BigUint::ZERO,
        most.clone(),
        [BigUint::ZERO, BigUint::ZERO, most],
    )
}
