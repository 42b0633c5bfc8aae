//! What each party must concede: the least on every issue, all the smallest packages, and what others concede in return.

use super::{Fate, Minimal, MinimalAnswer, Passing, Stance, Subset, minimal};
use crate::game::{Deal, Game, Points};
use crate::scenario::{IssueId, OptionId, PartyId};

/// The most minimal packages searched for per party.
pub const MOST_PACKAGES: usize = 1_000;
/// Fewer if those of all parties would have more terms than this; never fewer than [`FEWEST_PACKAGES`].
const MOST_TERMS: usize = 1_000_000;
const FEWEST_PACKAGES: usize = 20;
/// Words of sets, or numbers, that count as one step when they are scanned.
const LOOKS_A_STEP: usize = 64;

/// A party and what it must concede.
#[derive(Debug, Clone, PartialEq)]
pub struct Position {
    /// The position from which its concessions are counted.
    pub stance: Stance,
    /// For each issue, in file order, the least that it gives up in every passing deal.
    pub least: Vec<LeastMove>,
    /// For each issue, in file order, the parties for whom this one moves: without the gates of any one of them and of those
    /// who ratify for it, this party could stay with its opening there. Empty where it need not move, or where no single party
    /// is known to be enough.
    pub for_whom: Vec<Vec<PartyId>>,
    /// The passing deal with the highest utility to it.
    pub best: Option<Offered>,
    /// Its minimal packages, cheapest first.
    pub packages: Vec<Package>,
    /// Sets of issues on which it cannot hold firm all at once: if it moves on none of a set, no deal passes. Smallest first.
    pub firm: Vec<Subset>,
    /// Whether `packages` and `firm` are complete.
    pub complete: bool,
    /// The Pareto-minimal vectors of its concessions: what it gives up on each issue, so that no passing deal asks for less on
    /// one issue and for no more on any other. `None` where there are too many passing deals to list.
    pub vectors: Option<Vec<Vec<Points>>>,
}

/// The least that a party gives up on an issue in every passing deal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeastMove {
    /// The option on which it loses least; `None` if not known.
    pub option: Option<OptionId>,
    /// What it gives up, in its own points; 0 if it need not move.
    pub points: Points,
    /// The number of steps down in its own order of preference.
    pub steps: usize,
    /// Whether it is proved that it cannot lose less. If not, less may be enough.
    pub proven: bool,
}

/// A minimal package: a set of issues on which it is enough for the party to move, while no proper subset is enough.
#[derive(Debug, Clone, PartialEq)]
pub struct Package {
    /// The issues.
    pub issues: Subset,
    /// The deal behind it with the highest utility to the party.
    pub cheapest: Offered,
    /// The number of passing deals that ask for exactly these moves; `None` where there are too many deals to list.
    pub deals: Option<usize>,
}

/// A deal and what it costs the party.
#[derive(Debug, Clone, PartialEq)]
pub struct Offered {
    /// The deal.
    pub deal: Deal,
    /// Utility of the opening minus utility of the deal, in the party's own points, links included.
    pub cost: Points,
    /// Whether it is proved that it cannot cost less.
    pub proven: bool,
    /// What the others concede relative to their own openings.
    pub in_return: Vec<Return>,
}

/// What a party concedes in a deal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Return {
    /// The party.
    pub party: PartyId,
    /// The issues on which it moves.
    pub issues: Subset,
    /// The cost of these moves to it, in its own points.
    pub cost: Points,
}

impl Position {
    /// The position of one party, given the stances of all parties.
    pub fn of(
        game: &Game,
        stances: &[Stance],
        own: usize,
        fates: &[Vec<Fate>],
        passing: &Passing<'_>,
    ) -> Self {
        let stance = &stances[own];
        let least = game.issue_ids().map(|issue| {
            least(game, stance, issue, |o| {
                fates[issue.index()][o.index()].possible
            })
        });
        let offered = |found: super::BestFound| Offered {
            cost: stance.cost(game, &found.deal),
            proven: found.proven,
            in_return: returns(game, stances, own, &found.deal),
            deal: found.deal,
        };
        passing.begin();
        let found = enumerate(game, stance, passing);
        passing.begin();
        let masks: Option<Vec<Subset>> = passing
            .listed()
            .map(|deals| deals.iter().map(|deal| stance.moves(game, deal)).collect());
        let sets = found.enough.len();
        let packages = found.enough.into_iter().filter_map(|issues| {
            let keep = |i: IssueId, o| issues.has(i.index()) || stance.holds(game, i, o);
            let cheapest = passing
                .best(stance.party, keep)
                .or_else(|| passing.any(keep))?;
            Some(Package {
                cheapest: offered(cheapest),
                deals: masks
                    .as_ref()
                    .map(|masks| masks.iter().filter(|mask| **mask == issues).count()),
                issues,
            })
        });
        let mut packages: Vec<Package> = packages.collect();
        packages.sort_by_cached_key(|package| {
            let issues: Vec<usize> = package.issues.iter().collect();
            (package.cheapest.cost, package.issues.len(), issues)
        });
        Position {
            least: least.collect(),
            for_whom: vec![Vec::new(); game.sizes().len()],
            best: passing.best(stance.party, |_, _| true).map(offered),
            firm: found.blockers,
            // A set for which no deal was found within the limits is left out.
            complete: found.complete && packages.len() == sets,
            packages,
            vectors: passing
                .listed()
                .and_then(|deals| vectors(game, stance, deals, passing)),
            stance: stance.clone(),
        }
    }
}

/// The least that a party gives up on an issue, if `possible` says which options can occur in a deal.
pub(super) fn least(
    game: &Game,
    stance: &Stance,
    issue: IssueId,
    mut possible: impl FnMut(OptionId) -> Option<bool>,
) -> LeastMove {
    let mut options: Vec<OptionId> = game.option_ids(issue).collect();
    options.sort_by_key(|&option| (stance.gives(game, issue, option), option));
    let mut proven = true;
    for option in options {
        match possible(option) {
            Some(false) => {}
            // Options higher in its order may also be possible.
            None => proven = false,
            Some(true) => {
                return LeastMove {
                    option: Some(option),
                    points: stance.gives(game, issue, option).max(Points::ZERO),
                    steps: stance.steps(game, issue, option),
                    proven,
                };
            }
        }
    }
    LeastMove {
        option: None,
        points: Points::ZERO,
        steps: 0,
        proven: false,
    }
}

/// What every other party concedes in a deal.
fn returns(game: &Game, stances: &[Stance], own: usize, deal: &[OptionId]) -> Vec<Return> {
    let others = stances.iter().enumerate().filter(|(n, _)| *n != own);
    others
        .map(|(_, other)| Return {
            party: other.party,
            issues: other.moves(game, deal),
            cost: other.cost(game, deal),
        })
        .collect()
}

/// The minimal sets of issues on which a party must move.
fn enumerate(game: &Game, stance: &Stance, passing: &Passing<'_>) -> Minimal {
    let issues = game.sizes().len();
    let most = MOST_TERMS / (issues * game.party_ids().count()).max(1);
    let most = most.clamp(FEWEST_PACKAGES, MOST_PACKAGES);
    if let Some(deals) = passing.listed() {
        let mut masks: Vec<Subset> = deals.iter().map(|deal| stance.moves(game, deal)).collect();
        masks.sort_unstable();
        masks.dedup();
        let looks = masks.len() * issues.div_ceil(64);
        return minimal(issues, most, |set| {
            if !passing.pays((looks / LOOKS_A_STEP) as u64) {
                return MinimalAnswer::Unknown;
            }
            let part = masks.iter().find(|mask| mask.within(set));
            part.cloned()
                .map_or(MinimalAnswer::Short, MinimalAnswer::Enough)
        });
    }
    minimal(issues, most, |set| {
        let keep = |i: IssueId, o| set.has(i.index()) || stance.holds(game, i, o);
        passing.answer(keep, |deal| stance.moves(game, deal))
    })
}

/// The Pareto-minimal vectors of concessions in these deals, in lexicographic order; `None` where there are too many.
fn vectors(
    game: &Game,
    stance: &Stance,
    deals: &[Deal],
    passing: &Passing<'_>,
) -> Option<Vec<Vec<Points>>> {
    let vector = |deal: &Deal| -> Vec<Points> {
        let issues = game.issue_ids();
        issues
            .map(|issue| {
                stance
                    .gives(game, issue, deal[issue.index()])
                    .max(Points::ZERO)
            })
            .collect()
    };
    let mut all: Vec<Vec<Points>> = deals.iter().map(vector).collect();
    // In this order, no later vector can ask for less everywhere.
    all.sort_by_cached_key(|vector| (vector.iter().copied().sum::<Points>(), vector.clone()));
    all.dedup();
    let mut kept: Vec<Vec<Points>> = Vec::new();
    for vector in all {
        if !passing.pays((kept.len() / LOOKS_A_STEP) as u64) {
            return None;
        }
        let beaten = |known: &Vec<Points>| known.iter().zip(&vector).all(|(a, b)| a <= b);
        if !kept.iter().any(beaten) {
            kept.push(vector);
        }
    }
    kept.sort_unstable();
    Some(kept)
}
