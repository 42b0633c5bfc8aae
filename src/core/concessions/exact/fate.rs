//! Essential, nearly always present, ruled out: how often each option occurs in the deals that pass every gate.

use super::Passing;
use crate::game::{Game, Within};
use crate::scenario::{IssueId, OptionId, PartyId};
use crate::space::{Census, DealCount};

/// The share of passing deals from which an option counts as being in "nearly all" of them.
pub const NEARLY: f64 = 0.9;

/// An option and the deals that pass every gate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fate {
    /// The number of these deals that contain it.
    pub deals: DealCount,
    /// Whether any of them contains it; `None`: not known.
    pub possible: Option<bool>,
    /// The resulting classification.
    pub standing: OptionRole,
    /// The parties whose red lines it crosses.
    pub crossed: Vec<PartyId>,
}

/// The role of an option in a settlement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OptionRole {
    /// Every passing deal contains it, and there are some. An issue with only one option offers no choice and does not count.
    Must,
    /// At least [`NEARLY`] of them contain it, but not all.
    Nearly,
    /// Some contain it, or it is not known.
    Open,
    /// None contains it, and there are some.
    Kills,
    /// No deal passes at all, with or without it.
    Moot,
}

/// The fates of all options: outer issues, inner options, in file order.
pub fn fates(game: &Game, census: &Census, passing: &Passing<'_>) -> Vec<Vec<Fate>> {
    let any = decided(census.passing()).or_else(|| passing.some(|_, _| true));
    let issues = game.issue_ids().zip(&census.options);
    let of_issue = |(issue, counts): (IssueId, &Vec<DealCount>)| -> Vec<Fate> {
        let options = game.option_ids(issue).zip(counts);
        let possible: Vec<Option<bool>> = options
            .map(|(option, count)| {
                let ask = || passing.some(|i, o| i != issue || o == option);
                decided(count).or_else(ask)
            })
            .collect();
        let not_closed = |possible: &&Option<bool>| **possible != Some(false);
        let open = possible.iter().filter(not_closed).count();
        let options = game.option_ids(issue).zip(counts);
        options
            .map(|(option, count)| {
                let own = possible[option.index()];
                let others_closed = open == usize::from(own != Some(false));
                let standing = match (any, own) {
                    (Some(false), _) => OptionRole::Moot,
                    (Some(true), Some(false)) => OptionRole::Kills,
                    (Some(true), _) if others_closed && counts.len() > 1 => OptionRole::Must,
                    (Some(true), _) if counts.len() > 1 && nearly(count, census.passing()) => {
                        OptionRole::Nearly
                    }
                    _ => OptionRole::Open,
                };
                Fate {
                    deals: match own {
                        Some(false) => DealCount::zero(),
                        Some(true) => count.clone().with_at_least(1),
                        None => count.clone(),
                    },
                    possible: own,
                    standing,
                    crossed: game
                        .party_ids()
                        .filter(|&p| game.crosses(p, issue, option))
                        .collect(),
                }
            })
            .collect()
    };
    issues.map(of_issue).collect()
}

/// Whether it is certain that at least [`NEARLY`] of all deals contain it.
fn nearly(count: &DealCount, passing: &DealCount) -> bool {
    let all = passing.at_most();
    DealCount::Exact(count.at_least().clone())
        .share_of(all)
        .share
        >= NEARLY
}

/// Whether no deal within all red lines has these options: one of them crosses a line, or the rules leave no such deal.
pub fn cannot_be_written(game: &Game, terms: &[(IssueId, OptionId)]) -> bool {
    let keep = |issue, option| terms.iter().all(|&(i, o)| i != issue || o == option);
    let set = crate::space::DealSet::keeping(game, Within::RedLines, 0, keep);
    set.is_ok_and(|set| set.texts() == num_bigint::BigUint::ZERO)
}

/// Whether there are any deals, where that is certain.
pub(super) fn decided(deals: &DealCount) -> Option<bool> {
    if deals.is_some() {
        return Some(true);
    }
    deals.is_none().then_some(false)
}
