//! Everything around the table, round by round: accidents, levers, trust, meetings.

use super::asks::Asks;
use super::calendar::Diary;
use super::course::Course;
use super::happening::Happening;
use super::plan::Plan;
use super::pressure::{Accidents, Confidence, Hand};
use super::trace::{Event, Witness};
use crate::game::{Deal, Game, Points};
use crate::scenario::{IssueId, PartyId};

/// What the parties know when a round begins.
pub(super) struct Moment<'a> {
    pub(super) round: u32,
    /// By party: its no-deal value now.
    pub(super) no_deal: &'a [Option<Points>],
    pub(super) diary: &'a Diary<'a>,
    /// The drafts that the file schedules for this round, in file order.
    tabled: Vec<(PartyId, &'a Deal)>,
}

impl Moment<'_> {
    /// The no-deal value of a party now; 0 for one that states none.
    pub(super) fn no_deal_of(&self, party: PartyId) -> Points {
        self.no_deal[party.index()].unwrap_or_default()
    }

    /// The first draft that is put on the table in this round.
    pub(super) fn tabled(&self) -> Option<(PartyId, &Deal)> {
        self.tabled.first().copied()
    }

    /// The first draft that this party puts on the table in this round.
    pub(super) fn tabled_by(&self, party: PartyId) -> Option<&Deal> {
        let mut tabled = self.tabled.iter();
        let own = tabled.find(|(by, _)| *by == party);
        own.map(|(_, text)| *text)
    }
}

/// The state of accidents, levers, trust and meetings during the talks.
pub(super) struct Surroundings<'p> {
    plan: &'p Plan,
    game: &'p Game,
    accidents: Accidents,
    hand: Hand<'p>,
    confidence: Option<Confidence<'p>>,
    diary: Diary<'p>,
    no_deal: Vec<Option<Points>>,
    /// One row per round (from 0), one column per party: what events have added to no-deal values by then. Empty if no
    /// event can.
    moved: Vec<Vec<Points>>,
}

impl<'p> Surroundings<'p> {
    pub(super) fn new(plan: &'p Plan, game: &'p Game, course: Course) -> Self {
        let accidents = plan.chance.draw(course, game, plan.rounds);
        let moves = !accidents.moved.is_empty() || plan.levers.matter();
        Surroundings {
            hand: Hand::new(&plan.levers, game),
            confidence: plan.trust.as_ref().map(Confidence::new),
            diary: Diary::new(&plan.calendar),
            no_deal: game.party_ids().map(|p| game.no_deal_at(p, 0)).collect(),
            moved: if moves {
                vec![vec![Points::ZERO; game.frame().parties.len()]]
            } else {
                Vec::new()
            },
            accidents,
            plan,
            game,
        }
    }

    /// Starts a round: accidents, levers, meetings, no-deal values. Returns true if the talks go on.
    pub(super) fn open(&mut self, round: u32, asks: &Asks, witness: &mut dyn Witness) -> bool {
        let mut goes_on = true;
        let shocks = self.accidents.shocks.iter().filter(|(r, ..)| *r == round);
        for &(_, shock, ends) in shocks {
            witness.note(Event::Happens(Happening::Shock { shock }));
            if let Some(confidence) = &mut self.confidence {
                confidence.shock();
            }
            if ends && goes_on {
                witness.note(Event::Happens(Happening::WalkOut { shock }));
                goes_on = false;
            }
        }
        if goes_on {
            let confidence = &mut self.confidence;
            self.hand.turn(asks.still(), |happening, pairs| {
                witness.note(Event::Happens(happening));
                if let Some(confidence) = confidence {
                    pairs.iter().for_each(|&(a, b)| confidence.lever(a, b));
                }
            });
        }
        if let Some(confidence) = &mut self.confidence {
            confidence.tell(|happening| witness.note(Event::Happens(happening)));
        }
        if !self.moved.is_empty() {
            let moved = self.moved_in(round);
            self.moved.push(moved);
        }
        let moved = self.moved.last();
        for (at, now) in self.no_deal.iter_mut().enumerate() {
            let party = PartyId(at as u16);
            let planned = self.game.no_deal_at(party, round);
            *now = planned.map(|points| points + moved.map_or(Points::ZERO, |moved| moved[at]));
        }
        if goes_on {
            let (confidence, plan) = (&self.confidence, self.plan);
            let ready = |a: PartyId, b: PartyId, trust: f64, share: f64| {
                let trusted = confidence.as_ref().is_none_or(|c| c.between(a, b) >= trust);
                trusted && agreed_share(plan, asks, a, b) >= share
            };
            for &meeting in self.diary.turn(round, ready) {
                witness.note(Event::Happens(Happening::Meeting { meeting }));
            }
        }
        goes_on
    }

    /// The sum of what events add to no-deal values in a round, with levers as they are now.
    fn moved_in(&self, round: u32) -> Vec<Points> {
        let chance = self.accidents.moved.get(round as usize);
        let levers = self.hand.effect.iter().enumerate();
        levers
            .map(|(n, &lever)| lever + chance.map_or(Points::ZERO, |moved| moved[n]))
            .collect()
    }

    /// The round as the parties see it.
    pub(super) fn moment(&self, round: u32) -> Moment<'_> {
        Moment {
            round,
            no_deal: &self.no_deal,
            diary: &self.diary,
            tabled: self.plan.tabled_in(self.game, round).collect(),
        }
    }

    /// The no-deal value of a party now; 0 for one that states none.
    pub(super) fn no_deal_of(&self, party: PartyId) -> Points {
        self.no_deal[party.index()].unwrap_or_default()
    }

    /// Ends a round without a handshake: updates trust where a pair agrees on more than before.
    pub(super) fn close(&mut self, asks: &Asks, witness: &mut dyn Witness) {
        let Some(confidence) = &mut self.confidence else {
            return;
        };
        for a in self.game.party_ids() {
            for b in self.game.party_ids().filter(|b| *b > a) {
                if let (Some(one), Some(other)) = (asks.latest(a), asks.latest(b)) {
                    let same = |issue: &IssueId| one[issue.index()] == other[issue.index()];
                    let agreed = self.game.issue_ids().filter(same);
                    agreed.for_each(|issue| confidence.agree(a, b, issue));
                }
            }
        }
        confidence.tell(|happening| witness.note(Event::Happens(happening)));
    }

    /// By party: what events have added to its no-deal value, from round 0 to the last; `None` if no event can.
    pub(super) fn moved(mut self) -> Option<Vec<Vec<Points>>> {
        if self.moved.is_empty() {
            return None;
        }
        // Accidents go on to the last round, levers stay as they were.
        for round in self.moved.len() as u32..=self.plan.rounds {
            let moved = self.moved_in(round);
            self.moved.push(moved);
        }
        let parties = 0..self.no_deal.len();
        let path = |party: usize| self.moved.iter().map(|row| row[party]).collect();
        Some(parties.map(path).collect())
    }
}

/// The share of the issues on which the latest deals of two parties coincide; before they have any, their day-one agreement.
fn agreed_share(plan: &Plan, asks: &Asks, a: PartyId, b: PartyId) -> f64 {
    match (asks.latest(a), asks.latest(b)) {
        (Some(one), Some(other)) => {
            let same = one.iter().zip(other.iter()).filter(|(x, y)| x == y);
            same.count() as f64 / one.len() as f64
        }
        _ => plan.day_one.as_ref().map_or(0.0, |day_one| {
            let both = day_one.between.contains(&a) && day_one.between.contains(&b);
            let agreed = day_one.tentative.len() as f64 / plan.issues.max(1) as f64;
            if both { agreed } else { 0.0 }
        }),
    }
}
