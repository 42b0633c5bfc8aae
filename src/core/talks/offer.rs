//! The choice of an offer among the deals that a signatory finds acceptable.

use super::guessed::guessed;
use super::speaker::Speaker;
use super::tactics::{Concede, Offer};
use crate::game::{Deal, Points};
use crate::scenario::{OfferRule, OptionId};
use crate::space::{self, Budget, DealSet, Flow, Incumbent, Inverse, Limits, Visitor, Walk};
use std::cmp::Reverse;

/// Branch limit of a walk to the nearest deal; the search by sums finds it in any space.
const BRANCHES: u64 = 20_000;
/// Branch limit of the other walks: enough for every space of a million deals. In larger ones the best found is offered.
const MOST_BRANCHES: u64 = 2_000_000;
/// The number of deals up to which a walk always runs to its end.
const LISTED: u64 = 1_000_000;

impl Speaker<'_> {
    /// The deal that it would offer in this round, with `reference` as the deal to approach.
    pub(super) fn offer(&mut self, reference: Option<&[OptionId]>) -> Option<Deal> {
        self.unproved = false;
        let aspiration = self.aspiration?;
        if let Offer::Own(deal) = self.manner.offer(self.no_deal, aspiration) {
            return deal;
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
                    best: Incumbent::within(MOST_BRANCHES),
                };
                self.own.visit(&mut search);
                self.unproved = search.best.left == 0;
                search.best.found.map(|(_, deal)| deal)
            }
            OfferRule::BestForOther => {
                self.own.set_floor(0, aspiration);
                let (best, proved) =
                    best_for_others(&self.own, self.scope.is_none(), &self.searches);
                self.unproved = !proved;
                best
            }
            OfferRule::BestGuess => {
                let guessed = guessed(self.game, &self.guesses);
                let mut followed = vec![self.party];
                followed.extend(self.guesses.iter().map(|(other, _)| *other));
                let mut walk = Walk::new(&guessed, &followed, &[self.party]);
                walk.keep(|issue, option| self.own.open(issue).contains(&option));
                walk.set_floor(0, aspiration);
                let (best, proved) = best_for_others(&walk, self.scope.is_none(), &self.searches);
                self.unproved = !proved;
                best
            }
        }
    }

    /// The nearest acceptable deal where a walk would take too long.
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
        // With closed issues, or links and rules that tie too many issues together, only the long walk is left; where
        // that is too long, the nearest deal it found, or the signatory's best deal.
        let branches = self.searches.left().clamp(BRANCHES, MOST_BRANCHES);
        let (found, finished) = space::nearest_found(&mut self.own, floor, reference, branches);
        if !finished {
            self.unproved = true;
            Limits::DEFAULT.out_of(&self.searches).pay(branches);
        }
        match (found, self.opening()) {
            (Some((found, _)), _) => Some(found),
            (None, Some(best)) if !finished => Some(best.clone()),
            _ => None,
        }
    }
}

/// The deal of a walk (its floor set) that gives most to the others, and whether that is proved; `whole` if nothing was closed
/// in it.
fn best_for_others(walk: &Walk<'_>, whole: bool, searches: &Budget) -> (Option<Deal>, bool) {
    let game = walk.game();
    let large = game.space_size().is_none_or(|deals| deals > LISTED);
    if let (true, true, &[own, other]) = (whole, large, walk.followed())
        && let Ok(set) = DealSet::inside(game, &[own])
    {
        let limits = Limits::DEFAULT.out_of(searches);
        let best = Inverse::best_for(&set, own, other, &limits);
        if best.complete() {
            return (best.at(walk.floor(0)).map(|row| row.lowest()), true);
        }
    }
    let mut branches = MOST_BRANCHES;
    if large {
        branches = searches.left().clamp(BRANCHES, MOST_BRANCHES);
        Limits::DEFAULT.out_of(searches).pay(branches);
    }
    let others_then_own = |worth: &[Points]| (worth[1..].iter().copied().sum::<Points>(), worth[0]);
    space::best_within(walk, others_then_own, branches)
}

/// The deal worth least to lane 0; the walk's floor keeps it acceptable.
struct Lowest {
    aspiration: Points,
    best: Incumbent<Reverse<Points>>,
}

impl Visitor for Lowest {
    fn enter(&mut self, decided: &[OptionId], _: &[Points]) -> bool {
        // Nothing is worth less than the aspiration.
        let least = Reverse(self.aspiration);
        self.best.pay() && self.best.may_improve(&least, decided)
    }

    fn deal(&mut self, deal: &[OptionId], worth: &[Points]) -> Flow {
        self.best.take(Reverse(worth[0]), deal);
        Flow::Continue(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draws::Luck;
    use crate::format::{Source, read};
    use crate::game::compile;
    use crate::scenario::Tactic;
    use crate::talks::plan::Plan;

    /// Three parties that each want different options on this many issues.
    fn text(issues: usize) -> String {
        let mut text = "schema = 1\n".to_owned();
        for party in 0..3 {
            text += &format!("party.p{party} = {{ no_deal = 30 }}\n");
        }
        for issue in 0..issues {
            text += &format!("[issue.i{issue}]\noptions = [\"a\", \"b\", \"c\", \"d\", \"e\"]\n");
            for party in 0..3 {
                let score =
                    |n: usize| (n * 37 + issue * 11 + party * 53 + n * n * (party + 2)) % 101;
                let scores: Vec<String> = (0..5).map(|n| score(n).to_string()).collect();
                text += &format!("p{party} = [{}]\n", scores.join(", "));
            }
        }
        text
    }

    // case 47
    #[test]
    fn an_offer_that_is_only_the_best_found_says_so() {
        for (issues, steps, proved) in [(3, 0, true), (14, 0, false)] {
            let source = Source::from_text("x.toml", text(issues));
            let reading = read(&source, &[]).unwrap();
            let game = compile(&reading.scenario);
            let plan = Plan::of(&reading.scenario);
            let mut person = plan.speakers[0].clone();
            person.tactic = Tactic {
                offer: OfferRule::BestForOther,
                ..Tactic::DEFAULT
            };
            let luck = Luck { seed: 42, run: 0 };
            let mut speaker = Speaker::new(&game, &plan, &person, luck);
            speaker.searches = Budget::steps(steps);
            let asks = game.unit().whole(60);
            speaker.aspiration = Some(asks);
            let reference = vec![OptionId(0); issues];
            let found = speaker.offer(Some(&reference)).unwrap();
            assert!(game.worth(speaker.party, &found) >= asks);
            assert_eq!(speaker.unproved, !proved, "{issues} issues");
        }
    }
}
