//! A signatory at the table: what it asks for, what it offers and when it says yes, round by round.

use super::agenda::Scope;
use super::opponent::Guess;
use super::plan::{Person, Plan, pressed};
use super::surroundings::Moment;
use super::tactics::{Ask, Concede, Manner, Now};
use super::trace::{Answer, Event, Witness};
use crate::draws::Luck;
use crate::game::{Deal, Game, Points};
use crate::scenario::{AcceptRule, Deadline, OfferRule, OptionId, PartyId, Tactic};
use crate::space::{self, Budget, Limits, Walk};
use std::borrow::Cow;

/// A signatory during the talks.
pub(super) struct Speaker<'g> {
    pub(super) party: PartyId,
    pub(super) game: &'g Game,
    pub(super) tactic: Tactic,
    pub(super) manner: Manner<'g>,
    /// Its guesses about each other party, where its tactic needs them.
    pub(super) guesses: Vec<(PartyId, Guess)>,
    pub(super) rounds: u32,
    round: u32,
    deadline: Option<Deadline>,
    /// The deals inside the rules and its own red lines that are still open; itself in lane 0.
    pub(super) own: Walk<'g>,
    /// The issues that it is limited to; `None`: nothing is closed, all issues are open at once.
    pub(super) scope: Option<Scope>,
    /// The best deal of `own` for it.
    best: Option<(Points, Deal)>,
    /// Its aspiration in the current round; `None`: it offers and accepts nothing.
    pub(super) aspiration: Option<Points>,
    pub(super) no_deal: Points,
    /// The budget left for its searches: once it is spent, offers are the best found.
    pub(super) searches: Budget,
    /// True if its latest offer is only the best found, not proved best.
    pub(super) unproved: bool,
}

/// The limit on the steps of all searches of a signatory in one negotiation together: a few seconds' worth.
const STEPS: u64 = 5 * Limits::DEFAULT.steps;

/// Starts a round for all speakers and notes what each asks for in it.
pub(super) fn turn_to(
    moment: &Moment<'_>,
    speakers: &mut [Speaker<'_>],
    witness: &mut dyn Witness,
) {
    for speaker in speakers {
        speaker.turn_to(moment);
        speaker.tell_aspiration(witness);
    }
}

/// Lets those who can hear it know what a signatory would sign.
pub(super) fn tell(moment: &Moment<'_>, from: PartyId, deal: &Deal, speakers: &mut [Speaker<'_>]) {
    for speaker in speakers.iter_mut().filter(|s| s.party != from) {
        if moment.diary.hears(from, speaker.party) {
            speaker.hear(from, deal);
        }
    }
}

impl<'g> Speaker<'g> {
    pub(super) fn new(game: &'g Game, plan: &Plan, person: &Person, luck: Luck) -> Self {
        let Person { party, tactic, key } = *person;
        let others = game.signatories().iter().filter(|&&other| other != party);
        let mut followed = vec![party];
        if tactic.offer == OfferRule::BestForOther {
            followed.extend(others.clone());
        }
        let own = Walk::new(game, &followed, &[party]);
        let guess = |&other: &PartyId| {
            let guess = Guess::new(tactic.model, tactic.window, game.sizes());
            (other, guess)
        };
        Speaker {
            party,
            game,
            tactic,
            manner: Manner::new(game, party, tactic.concession, luck, key),
            guesses: if tactic.guesses() {
                others.map(guess).collect()
            } else {
                Vec::new()
            },
            rounds: plan.rounds,
            round: 0,
            deadline: plan.deadline.clone(),
            best: space::highest(&own, 0),
            own,
            scope: None,
            aspiration: None,
            no_deal: Points::ZERO,
            searches: Budget::steps(STEPS),
            unproved: false,
        }
    }

    /// Limits the talks to this from now on.
    pub(super) fn limit(&mut self, scope: &Scope) {
        let followed = self.own.followed().to_vec();
        let mut own = Walk::new(self.game, &followed, &[self.party]);
        scope.keep(&mut own, None);
        self.best = space::highest(&own, 0);
        scope.keep(&mut own, self.best.as_ref().map(|(_, best)| best));
        self.own = own;
        self.manner
            .limit(self.game, self.party, scope, self.best.as_ref());
        self.scope = Some(scope.clone());
    }

    /// Starts a round: updates its walk-away value and aspiration.
    fn turn_to(&mut self, moment: &Moment<'_>) {
        self.round = moment.round;
        self.no_deal = moment.no_deal_of(self.party);
        self.manner.turn(moment.no_deal);
        self.aspire();
    }

    /// Updates what it asks for. Those who respond to what was said in the same round do this again before they speak.
    fn aspire(&mut self) {
        let best = self.best.as_ref().map(|(best, _)| *best);
        let Some(best) = best.filter(|best| *best >= self.no_deal) else {
            self.aspiration = None;
            return;
        };
        let ask = self.manner.ask(&Now {
            game: self.game,
            party: self.party,
            round: self.round,
            rounds: self.rounds,
            best,
            no_deal: self.no_deal,
            own: &self.own,
            guesses: &self.guesses,
        });
        self.aspiration = match ask {
            Ask::Exactly(worth) => worth,
            Ask::Share { top, share } => {
                let share = share * pressed(self.deadline.as_ref(), self.round);
                let range = (top - self.no_deal).min(best - self.no_deal);
                let above = libm::round(range.0 as f64 * share);
                Some(self.no_deal + Points(above as i64))
            }
        };
    }

    /// Reconsiders after what was said since the round began, and reports if it now asks for something else.
    pub(super) fn look_again(&mut self, witness: &mut dyn Witness) {
        if self.tactic.concession.decides_alone() {
            let before = self.aspiration;
            self.aspire();
            if self.aspiration != before {
                self.tell_aspiration(witness);
            }
        }
    }

    pub(super) fn tell_aspiration(&self, witness: &mut dyn Witness) {
        witness.note(Event::Aspiration {
            party: self.party,
            aspiration: self.aspiration,
            no_deal: self.no_deal,
        });
    }

    /// Reports if its latest offer or ask is only the best found.
    pub(super) fn tell_unproved(&mut self, witness: &mut dyn Witness) {
        if std::mem::take(&mut self.unproved) {
            witness.note(Event::Unproved { party: self.party });
        }
    }

    /// The share of the time that has passed, 0-1.
    fn time(&self) -> f64 {
        f64::from(self.round) / f64::from(self.rounds.max(1))
    }

    /// Hears a deal that another party would sign.
    fn hear(&mut self, from: PartyId, deal: &Deal) {
        let time = self.time();
        if let Some((_, guess)) = self.guesses.iter_mut().find(|(party, _)| *party == from) {
            guess.hear(deal, time);
        }
        if self.tactic.concession.listens() {
            let worth = self.game.worth(self.party, &self.eyes(deal));
            self.manner.hear(from, deal, worth);
        }
    }

    /// Notes the deal that it has just asked for or offered.
    pub(super) fn made(&mut self, deal: &Deal) {
        self.manner.made(deal);
    }

    /// A deal as it sees it: later items count at the options best for it.
    pub(super) fn eyes<'t>(&self, text: &'t [OptionId]) -> Cow<'t, [OptionId]> {
        let item = self.scope.as_ref().filter(|scope| scope.item.is_some());
        match (item, &self.best) {
            (Some(scope), Some((_, best))) => {
                let mut seen = text.to_vec();
                for issue in self.game.issue_ids().filter(|&issue| scope.later(issue)) {
                    seen[issue.index()] = best[issue.index()];
                }
                Cow::Owned(seen)
            }
            _ => Cow::Borrowed(text),
        }
    }

    /// Its best deal inside its own red lines: what it opens with.
    pub(super) fn opening(&self) -> Option<&Deal> {
        self.aspiration
            .and(self.best.as_ref())
            .map(|(_, deal)| deal)
    }

    /// The extra worth of counting the items to come at its own best instead of as in another deal.
    pub(super) fn counts_ahead(&self, scope: &Scope, other: Option<&Deal>) -> Points {
        let (Some(own), Some(other)) = (self.best(), other) else {
            return Points::ZERO;
        };
        let mut seen = own.to_vec();
        for issue in self.game.issue_ids().filter(|&issue| scope.later(issue)) {
            seen[issue.index()] = other[issue.index()];
        }
        self.game.worth(self.party, own) - self.game.worth(self.party, &seen)
    }

    /// Its best deal among those still open, whether or not it is better than no deal.
    pub(super) fn best(&self) -> Option<&Deal> {
        self.best.as_ref().map(|(_, deal)| deal)
    }

    /// True if it would put this deal on the table itself: inside the rules and its red lines, at least as good as no deal,
    /// and consistent with the closed issues.
    pub(super) fn can_offer(&self, text: &[OptionId]) -> bool {
        let closed = self.scope.iter().flat_map(|scope| &scope.closed);
        let fits = closed
            .zip(text)
            .all(|(closed, option)| closed.is_none_or(|c| c == *option));
        fits && self.game.rules().iter().all(|rule| rule.allows(text))
            && self.game.inside_own_red_lines(self.party, text)
            && self.game.worth(self.party, text) >= self.no_deal
    }

    /// Its answer to a deal. `own_next` is its own next offer, for those who accept by comparing with it.
    pub(super) fn answer(&self, text: &[OptionId], own_next: Option<&Deal>) -> Answer {
        let text = &*self.eyes(text);
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
        let wanted = match (self.tactic.accept, own_next) {
            (AcceptRule::Next, Some(next)) => self.game.worth(self.party, &self.eyes(next)),
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

    /// True if a deal that it accepted earlier is still at least as good for it as no deal.
    pub(super) fn stands_by(&self, text: &[OptionId]) -> bool {
        self.game.worth(self.party, &self.eyes(text)) >= self.no_deal
    }

    /// True if its answer depends on its own next offer.
    pub(super) fn accepts_by_next(&self) -> bool {
        self.tactic.accept == AcceptRule::Next
    }
}
