//! What the agreed deals of one game are measured against: the Pareto frontier and the Nash deal of the signatories.
//!
//! **Frontier.** That of all deals that the signatories could agree on: within the rules and their own red lines. So an agreed
//! deal is at distance 0 exactly where no other deal would be better for one of them and worse for none.
//! **Nash deal.** As found by `zopa solve`: within every red line, with every consent, by the walk-away values of day one;
//! where several deals are equally good, the nearest counts.
//! **Limits.** Both are searches; a game in which one does not end within its limits has no such distance, and this is counted.

use crate::game::{Deal, Game, Points};
use crate::scenario::PartyId;
use crate::solutions::{Arena, Nash, NoSolution, Solution};
use crate::space::{self, DealSet, Frontier, Limits};
use std::collections::BTreeMap;

/// The steps after which each of the two searches gives up.
const STEPS: u64 = 5_000_000;

/// The distances of one deal, in points (Euclidean, over the signatories).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Distances {
    /// To the nearest point of the frontier; `None`: the frontier is not known.
    pub pareto: Option<f64>,
    /// To the nearest Nash deal; `None`: there is none, or it is not known.
    pub nash: Option<f64>,
}

/// The measures of one game. Deals that come up again are measured only once.
pub struct Yardstick<'g> {
    game: &'g Game,
    frontier: Option<Frontier>,
    nash: NashDeals,
    measured: BTreeMap<Deal, Distances>,
}

/// The Nash deals of a game, as far as known.
pub(super) enum NashDeals {
    /// The utilities of each of them to the signatories.
    Known(Vec<Vec<Points>>),
    /// No deal has every consent on day one.
    None,
    /// The search took too long.
    Unknown,
}

impl<'g> Yardstick<'g> {
    /// Searches the frontier and the Nash deals of a game.
    pub fn of(game: &'g Game) -> Self {
        Yardstick::inside(game, game.signatories())
    }

    /// The same with the frontier of the deals within the rules and the red lines of these parties.
    pub fn inside(game: &'g Game, red_lines: &[PartyId]) -> Self {
        let limits = Limits::steps(STEPS);
        let frontier = DealSet::inside(game, red_lines)
            .ok()
            .map(|set| space::frontier(&set, game.signatories(), &limits))
            .filter(|frontier| frontier.complete() && frontier.epsilon() == Points::ZERO);
        let nash = match Nash.solve(&Arena::new(game).limits(limits)) {
            Ok(chosen) if chosen.at_most.is_none() => {
                NashDeals::Known(chosen.deals.iter().map(|deal| worth(game, deal)).collect())
            }
            Err(NoSolution::Empty) => NashDeals::None,
            Ok(_) | Err(_) => NashDeals::Unknown,
        };
        Yardstick {
            game,
            frontier,
            nash,
            measured: BTreeMap::new(),
        }
    }

    pub(super) fn knows_frontier(&self) -> bool {
        self.frontier.is_some()
    }

    pub(super) fn nash(&self) -> &NashDeals {
        &self.nash
    }

    /// The distances of a deal from both.
    pub fn measure(&mut self, deal: &Deal) -> Distances {
        if let Some(known) = self.measured.get(deal) {
            return *known;
        }
        let worth = worth(self.game, deal);
        let frontier = self.frontier.as_ref();
        let nearest = |deals: &Vec<Vec<Points>>| {
            let far = deals
                .iter()
                .map(|nash| space::distance(self.game.unit(), nash, &worth));
            far.min_by(f64::total_cmp)
        };
        let distances = Distances {
            pareto: frontier
                .and_then(|frontier| space::pareto_distance(self.game.unit(), frontier, &worth))
                .map(|(far, _)| far),
            nash: match &self.nash {
                NashDeals::Known(deals) => nearest(deals),
                NashDeals::None | NashDeals::Unknown => None,
            },
        };
        self.measured.insert(deal.clone(), distances);
        distances
    }
}

/// The utility of a deal to each signatory.
fn worth(game: &Game, deal: &Deal) -> Vec<Points> {
    let signatories: &[PartyId] = game.signatories();
    signatories.iter().map(|&p| game.worth(p, deal)).collect()
}
