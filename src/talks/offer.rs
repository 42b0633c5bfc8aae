//! Which of the deals that it finds good enough a signatory offers.

use super::speaker::Speaker;
use super::tactics::Manner;
use crate::game::{Deal, Game, Points};
use crate::scenario::{OfferRule, OptionId, PartyId};
use crate::space::{self, Budget, DealSet, Flow, Inverse, Limits, Objective, Visitor, Walk};
use std::borrow::Cow;

/// Branches of a walk to the nearest deal; by sums it is found in any space.
const BRANCHES: u64 = 20_000;
/// Branches of the other walks: enough for every space of a million deals. On larger ones the best found is offered.
const MOST_BRANCHES: u64 = 2_000_000;
/// Deals up to which a walk is not given up.
const LISTED: u64 = 1_000_000;

impl Speaker<'_> {
    /// What it would offer in this round with `reference` as the text to come near to.
    pub(super) fn offer(&mut self, reference: Option<&[OptionId]>) -> Option<Deal> {
        let aspiration = self.aspiration?;
        match &self.manner {
            Manner::Micro(micro) => return micro.would_send(self.no_deal).map(|(_, d)| d.clone()),
            Manner::Zeuthen(zeuthen) => return zeuthen.next().cloned(),
            Manner::Reference(reference) => return reference.offer(aspiration),
            _ => {}
        }
        let Some(reference) = reference else {
            return self.opening().cloned();
        };
        match self.tactic.offer {
            OfferRule::Nearest => {
                let reference = self.eyes(reference).into_owned();
                let walked = space::nearest(&mut self.own, aspiration, &reference, BRANCHES);
                match walked {
                    Ok(found) => found.map(|(deal, _)| deal),
                    Err(_) => self.by_sums(aspiration, &reference),
                }
            }
            OfferRule::Lowest => {
                self.own.set_floor(0, aspiration);
                let mut search = Lowest {
                    aspiration,
                    found: None,
                    left: MOST_BRANCHES,
                };
                self.own.visit(&mut search);
                search.found.map(|(_, deal)| deal)
            }
            OfferRule::BestForOther => {
                self.own.set_floor(0, aspiration);
                best_for_others(&self.own, self.scope.is_none(), &self.searches)
            }
            OfferRule::BestGuess => {
                let guessed = guessed(self.game, &self.guesses);
                let mut followed = vec![self.party];
                followed.extend(self.guesses.iter().map(|(other, _)| *other));
                let mut walk = Walk::new(&guessed, &followed, &[self.party]);
                walk.keep(|issue, option| self.own.open(issue).contains(&option));
                walk.set_floor(0, aspiration);
                best_for_others(&walk, self.scope.is_none(), &self.searches)
            }
        }
    }

    /// The nearest acceptable deal, where that takes a walk too long.
    fn by_sums(&mut self, floor: Points, reference: &[OptionId]) -> Option<Deal> {
        if self.scope.is_none()
            && let Ok(set) = DealSet::inside(self.game, &[self.party])
        {
            let (game, limits) = (self.game, Limits::DEFAULT.out_of(&self.searches));
            let found = space::nearest_deal(&set, game, self.party, floor, reference, &limits);
            if let Some((found, _)) = found {
                return Some(found);
            }
        }
        // Closed issues, or links and rules that tie too many issues together, leave nothing but the long walk, and where
        // that is too long its nearest deal, or what it would like best.
        let branches = self.searches.left().clamp(BRANCHES, MOST_BRANCHES);
        let (found, finished) = space::nearest_found(&mut self.own, floor, reference, branches);
        if !finished {
            Limits::DEFAULT.out_of(&self.searches).pay(branches);
        }
        match (found, self.opening()) {
            (Some((found, _)), _) => Some(found),
            (None, Some(best)) if !finished => Some(best.clone()),
            _ => None,
        }
    }
}

/// The game with what the others are guessed to want in place of what they do want.
pub(super) fn guessed<'g>(
    game: &'g Game,
    guesses: &[(PartyId, super::opponent::Guess)],
) -> Cow<'g, Game> {
    let mut seen = Cow::Borrowed(game);
    for (other, guess) in guesses {
        seen = Cow::Owned(seen.wanting(*other, &guess.payoffs(game.unit())));
    }
    seen
}

/// The deal of a walk, its floor set, that gives most to the others; `whole` if nothing was closed in it.
fn best_for_others(walk: &Walk<'_>, whole: bool, searches: &Budget) -> Option<Deal> {
    let game = walk.game();
    let large = game.space_size().is_none_or(|deals| deals > LISTED);
    if let (true, true, &[own, other]) = (whole, large, walk.followed())
        && let Ok(set) = DealSet::inside(game, &[own])
    {
        let limits = Limits::DEFAULT.out_of(searches);
        let best = Inverse::best_for(&set, own, other, &limits);
        if best.complete() {
            return best.at(walk.floor(0)).map(|row| row.lowest());
        }
    }
    let mut branches = MOST_BRANCHES;
    if large {
        branches = searches.left().clamp(BRANCHES, MOST_BRANCHES);
        Limits::DEFAULT.out_of(searches).pay(branches);
    }
    let best = space::maximisers_within(walk, &OthersThenOwn, branches);
    best.and_then(|best| best.deals.into_iter().next())
}

/// The deal worth least to lane 0; the walk's floor keeps it acceptable.
struct Lowest {
    aspiration: Points,
    found: Option<(Points, Deal)>,
    /// Branches that may still be entered.
    left: u64,
}

impl Visitor for Lowest {
    fn enter(&mut self, decided: &[OptionId], _: &[Points]) -> bool {
        if self.left == 0 {
            return false;
        }
        self.left -= 1;
        // Nothing is worth less than the aspiration, and only a lower deal counts where worth is equal.
        self.found.as_ref().is_none_or(|(found, deal)| {
            *found > self.aspiration || decided <= &deal[..decided.len()]
        })
    }

    fn deal(&mut self, deal: &[OptionId], worth: &[Points]) -> Flow {
        // In another order than the deals' own, an equal worth counts for the lower deal.
        let lower = |(found, lowest): &(Points, Deal)| {
            worth[0] < *found || worth[0] == *found && deal < &lowest[..]
        };
        if self.found.as_ref().is_none_or(lower) {
            self.found = Some((worth[0], Deal::new(deal)));
        }
        Flow::Continue(())
    }
}

/// The others' worth together, then one's own (lane 0).
struct OthersThenOwn;

impl Objective for OthersThenOwn {
    type Key = (Points, Points);

    fn key(&self, worth: &[Points]) -> Self::Key {
        (worth[1..].iter().copied().sum(), worth[0])
    }
}
