//! A signatory at the table: what it accepts and what it offers, round by round.

use super::plan::Plan;
use super::tactics::time_dependent;
use super::tactics::tit_for_tat::Echo;
use super::trace::{Answer, Event, Witness};
use crate::game::{Deal, Game, Points};
use crate::scenario::{AcceptRule, Concession, Deadline, OfferRule, OptionId, PartyId, Tactic};
use crate::space::{self, DealSet, Flow, Limits, Objective, Similarity, Visitor, Walk};

/// Branches of a walk to the nearest deal; by sums it is found in any space.
const BRANCHES: u64 = 20_000;

/// A signatory with what it can be asked about.
pub(super) struct Speaker<'g> {
    pub(super) party: PartyId,
    game: &'g Game,
    concession: Concession,
    /// What it heard, for those who answer it.
    echo: Option<Echo>,
    offer_rule: OfferRule,
    accept_rule: AcceptRule,
    rounds: u32,
    deadline: Option<Deadline>,
    /// The deals inside rules and its own red lines; itself in lane 0.
    own: Walk<'g>,
    /// The best of them for it.
    best: Option<(Points, Deal)>,
    /// Its aspiration in the current round; `None`: it offers and accepts nothing.
    pub(super) aspiration: Option<Points>,
    pub(super) no_deal: Points,
}

/// Turns all speakers to a round and notes what each asks for in it.
pub(super) fn turn_to(round: u32, speakers: &mut [Speaker<'_>], witness: &mut dyn Witness) {
    for speaker in speakers {
        speaker.turn_to(round);
        witness.note(Event::Aspiration {
            party: speaker.party,
            aspiration: speaker.aspiration,
            no_deal: speaker.no_deal,
        });
    }
}

/// Lets everybody else hear what a signatory would sign.
pub(super) fn tell(from: PartyId, deal: &Deal, speakers: &mut [Speaker<'_>]) {
    for speaker in speakers.iter_mut().filter(|s| s.party != from) {
        speaker.hear(from, deal);
    }
}

impl<'g> Speaker<'g> {
    pub(super) fn new(game: &'g Game, plan: &Plan, party: PartyId, tactic: &Tactic) -> Self {
        let Tactic {
            concession,
            offer,
            accept,
            ..
        } = *tactic;
        let mut followed = vec![party];
        if offer == OfferRule::BestForOther {
            followed.extend(game.signatories().iter().filter(|&&other| other != party));
        }
        let own = Walk::new(game, &followed, &[party]);
        Speaker {
            party,
            game,
            concession,
            echo: match concession {
                Concession::TitForTat { imitates, steps } => Some(Echo::new(imitates, steps)),
                _ => None,
            },
            offer_rule: offer,
            accept_rule: accept,
            rounds: plan.rounds,
            deadline: plan.deadline.clone(),
            best: space::highest(&own, 0),
            own,
            aspiration: None,
            no_deal: Points::ZERO,
        }
    }

    /// Turns to a round: walk-away value and aspiration move.
    fn turn_to(&mut self, round: u32) {
        self.no_deal = self.game.no_deal_at(self.party, round).unwrap_or_default();
        let best = self
            .best
            .as_ref()
            .map(|(best, _)| *best)
            .filter(|best| *best >= self.no_deal);
        self.aspiration = best.map(|best| {
            let top = match &mut self.echo {
                Some(echo) => echo.ask(best, self.no_deal),
                None => best,
            };
            let mut toughness = match self.concession {
                Concession::TimeDependent { exponent } => {
                    time_dependent::toughness(exponent, round, self.rounds)
                }
                Concession::Fixed { share } => share,
                _ => 1.0,
            };
            if let Some(deadline) = &self.deadline {
                let nearness = (f64::from(round) / f64::from(deadline.round)).min(1.0);
                toughness *= 1.0 - deadline.pressure * nearness;
            }
            let above = libm::round((top - self.no_deal).0 as f64 * toughness);
            self.no_deal + Points(above as i64)
        });
    }

    /// Hears what somebody else would sign.
    fn hear(&mut self, from: PartyId, deal: &Deal) {
        if let Some(echo) = &mut self.echo {
            echo.hear(from, self.game.worth(self.party, deal));
        }
    }

    /// Its best deal inside its own red lines: what it opens with.
    pub(super) fn opening(&self) -> Option<&Deal> {
        self.aspiration
            .and(self.best.as_ref())
            .map(|(_, deal)| deal)
    }

    /// What it would offer in this round with `reference` as the text to come near to.
    pub(super) fn offer(&mut self, reference: Option<&[OptionId]>) -> Option<Deal> {
        let aspiration = self.aspiration?;
        let Some(reference) = reference else {
            return self.opening().cloned();
        };
        match self.offer_rule {
            OfferRule::Nearest => {
                let walked = space::nearest(&mut self.own, aspiration, reference, BRANCHES);
                let found = walked.unwrap_or_else(|_| self.by_sums(aspiration, reference));
                found.map(|(deal, _)| deal)
            }
            OfferRule::Lowest => {
                self.own.set_floor(0, aspiration);
                let mut search = Lowest { found: None };
                self.own.visit(&mut search);
                search.found.map(|(_, deal)| deal)
            }
            OfferRule::BestForOther | OfferRule::BestGuess => {
                self.own.set_floor(0, aspiration);
                let best = space::maximisers(&self.own, &OthersThenOwn);
                best.and_then(|best| best.deals.into_iter().next())
            }
        }
    }

    /// The nearest acceptable deal, where that takes a walk too long.
    fn by_sums(&self, floor: Points, reference: &[OptionId]) -> Option<(Deal, Similarity)> {
        // Links and rules that tie too many issues together leave nothing but the long walk.
        let walk = || {
            let mut walk = Walk::new(self.game, &[self.party], &[self.party]);
            space::nearest(&mut walk, floor, reference, u64::MAX)
                .ok()
                .flatten()
        };
        let Ok(set) = DealSet::inside(self.game, &[self.party]) else {
            return walk();
        };
        let limits = Limits::DEFAULT;
        space::nearest_deal(&set, self.game, self.party, floor, reference, &limits).or_else(walk)
    }

    /// Its answer to a text. `own_next` is what it would offer itself, for those who accept by that.
    pub(super) fn answer(&self, text: &[OptionId], own_next: Option<&Deal>) -> Answer {
        if let Some(issue) = self
            .game
            .issue_ids()
            .find(|&i| self.game.crosses(self.party, i, text[i.index()]))
        {
            return Answer::RedLine(issue);
        }
        let Some(aspiration) = self.aspiration else {
            return Answer::NothingToHopeFor;
        };
        let wanted = match (self.accept_rule, own_next) {
            (AcceptRule::Next, Some(next)) => self.game.worth(self.party, next),
            _ => aspiration,
        };
        let worth = self.game.worth(self.party, text);
        if worth >= wanted {
            Answer::Yes
        } else {
            Answer::TooLittle {
                short: wanted - worth,
            }
        }
    }

    /// Whether it still prefers a text that it said yes to before to no deal.
    pub(super) fn stands_by(&self, text: &[OptionId]) -> bool {
        self.game.worth(self.party, text) >= self.no_deal
    }

    /// Whether it needs to know its own next offer to answer.
    pub(super) fn accepts_by_next(&self) -> bool {
        self.accept_rule == AcceptRule::Next
    }
}

/// The deal worth least to lane 0; the walk's floor keeps it acceptable.
struct Lowest {
    found: Option<(Points, Deal)>,
}

impl Visitor for Lowest {
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
