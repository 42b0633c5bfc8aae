//! Which cheapest change of a deal makes it last longer?
//!
//! **Ours.** Only what the deal says on issues that keep it is changed, all else stays; of the changes that add the years asked
//! for, the cheapest is that which costs the signatory who loses most by it the least.

use super::Outlook;
use crate::game::{Deal, Game, Gate, Points, Within};
use crate::scenario::{Durability, IssueId, OptionId};

/// The expected years unbroken that a change is to add.
pub const A_YEAR: f64 = 1.0;

/// The most combinations of options that are looked at; where there are more, one issue is changed at a time.
const MOST_LOOKED_AT: u64 = 100_000;

/// How a deal could last longer.
#[derive(Debug, Clone, PartialEq)]
pub enum Longer {
    /// The cheapest change after which every gate lets the deal through.
    Passes(Step),
    /// No such change passes every gate; the cheapest, with the gates that stop it.
    Stopped(Step, Vec<Gate>),
    /// No change of the issues that deter adds that much.
    Never,
}

/// A change of a deal.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// The deal after it.
    pub deal: Deal,
    /// Its years.
    pub outlook: Outlook,
    /// What each party loses by it, in file order; below zero, what it gains.
    pub loses: Vec<Points>,
}

/// The cheapest change of a deal that adds `years` to those that it is expected to last unbroken; the gates are those of
/// `round`.
///
/// Of equal losses of the one who loses most, the smaller sum of the signatories' losses, then the fewer issues changed, then
/// the lowest deal.
pub fn longer(game: &Game, durability: &Durability, deal: &Deal, round: u32, years: f64) -> Longer {
    let enough = Outlook::of(durability, deal).years() + years;
    let issues = durability.issues();
    let now = game.worths(deal);
    let mut best: Option<(Price, Step, Vec<Gate>)> = None;
    for changed in changes(game, deal, &issues) {
        let outlook = Outlook::of(durability, &changed);
        if outlook.years() < enough {
            continue;
        }
        let failed = game.failures(&changed, Within::All, round);
        let worth = game.worths(&changed);
        let loses: Vec<Points> = now.iter().zip(&worth).map(|(a, b)| *a - *b).collect();
        let lost = || {
            game.signatories()
                .iter()
                .map(|party| loses[party.index()].max(Points::ZERO).0)
        };
        let price = Price {
            stopped: !failed.is_empty(),
            most: lost().max().unwrap_or(0),
            all: lost().map(i128::from).sum(),
            issues: changed
                .iter()
                .zip(deal.iter())
                .filter(|(a, b)| a != b)
                .count(),
        };
        // Deals come in order, so that of equal prices the lowest deal stays.
        if best.as_ref().is_none_or(|(least, ..)| price < *least) {
            let step = Step {
                deal: changed,
                outlook,
                loses,
            };
            best = Some((price, step, failed));
        }
    }
    match best {
        None => Longer::Never,
        Some((price, step, failed)) if price.stopped => Longer::Stopped(step, failed),
        Some((_, step, _)) => Longer::Passes(step),
    }
}

/// What a change costs, in the order in which that counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Price {
    stopped: bool,
    most: i64,
    all: i128,
    issues: usize,
}

/// The deals that differ from one in these issues only, in order.
fn changes(game: &Game, deal: &Deal, issues: &[IssueId]) -> Vec<Deal> {
    let sizes = issues
        .iter()
        .map(|issue| game.option_ids(*issue).count() as u64);
    let all = sizes.clone().try_fold(1_u64, u64::checked_mul);
    let with = |options: &[(IssueId, OptionId)]| {
        let mut changed = deal.to_vec();
        for (issue, option) in options {
            changed[issue.index()] = *option;
        }
        Deal::new(changed)
    };
    let mut found: Vec<Deal> = if all.is_some_and(|all| all <= MOST_LOOKED_AT) {
        let mut partial: Vec<Vec<(IssueId, OptionId)>> = vec![Vec::new()];
        for issue in issues {
            let longer = partial.iter().flat_map(|options| {
                game.option_ids(*issue).map(|option| {
                    let mut options = options.clone();
                    options.push((*issue, option));
                    options
                })
            });
            partial = longer.collect();
        }
        partial.iter().map(|options| with(options)).collect()
    } else {
        let single = issues
            .iter()
            .flat_map(|issue| game.option_ids(*issue).map(|option| [(*issue, option)]));
        single.map(|option| with(&option)).collect()
    };
    found.sort();
    found
}
