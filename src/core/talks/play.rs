//! The course of one negotiation, round by round.

use super::agenda::{Accepted, Progress};
use super::asks::{Asks, Listening};
use super::course::Course;
use super::happening::Happening;
use super::plan::Plan;
use super::protocols;
use super::session::Step;
use super::surroundings::Surroundings;
use super::trace::{Event, Witness};
use crate::game::{Deal, Ending, Game, Points};
use crate::scenario::PartyId;
use std::borrow::Cow;

/// The result of the talks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Played {
    /// The ending.
    pub ending: Ending,
    /// By party: what events have added to its no-deal value by each round, from 0 to the last; `None` if no event can.
    pub moved: Option<Vec<Vec<Points>>>,
}

impl Played {
    /// The game with the no-deal values of this course. Everything that judges the talks uses this one.
    pub fn game<'g>(&self, planned: &'g Game) -> Cow<'g, Game> {
        match &self.moved {
            None => Cow::Borrowed(planned),
            Some(moved) => Cow::Owned(planned.moved_by(moved.clone())),
        }
    }
}

/// Plays the talks to their end.
///
/// In each round: accidents, levers and meetings; then the parties speak; then, without a handshake, trust, and whether
/// issues are settled; finally a chance of breakdown. In a random run, the plan's distributions are drawn first.
pub fn play(plan: &Plan, game: &Game, course: Course, witness: &mut dyn Witness) -> Played {
    let plan = &*plan.of_course(course);
    let mut asks = Asks::new(game.frame().parties.len(), plan.watches);
    let mut around = Surroundings::new(plan, game, course);
    let mut progress = Progress::new(&plan.agenda, game.sizes().len());
    let mut session = protocols::begin(plan, game, course.luck);
    if plan.agenda.by_items() {
        session.limit(progress.scope());
    }
    let mut ending = Ending::OutOfTime;
    for round in 1..=plan.rounds {
        witness.begin(round);
        if !around.open(round, &asks, witness) {
            witness.note(Event::Breakdown);
            ending = Ending::Breakdown { round };
            break;
        }
        let moment = around.moment(round);
        let step = if asks.watched() {
            let mut listening = Listening {
                asks: &mut asks,
                words: &plan.words,
                witness,
            };
            session.round(&moment, &mut listening)
        } else {
            session.round(&moment, witness)
        };
        let step = match step {
            Step::Open => None,
            Step::Impasse => Some(Ending::Impasse { round }),
            Step::Agreed(text) => {
                let accepted =
                    progress.accept(text, |happening| witness.note(Event::Happens(happening)));
                match accepted {
                    Accepted::Everything(deal) => Some(Ending::Handshake { deal, round }),
                    Accepted::Item => {
                        session.limit(progress.scope());
                        None
                    }
                    Accepted::Last(deal) => {
                        let whole = whole(game, &around, &deal, witness);
                        if whole {
                            Some(Ending::Handshake { deal, round })
                        } else if progress
                            .reopen(|happening| witness.note(Event::Happens(happening)))
                        {
                            session.limit(progress.scope());
                            None
                        } else {
                            Some(Ending::Impasse { round })
                        }
                    }
                }
            }
        };
        if let Some(end) = step {
            match &end {
                Ending::Handshake { deal, .. } => witness.note(Event::Handshake { deal }),
                _ => witness.note(Event::Impasse),
            }
            ending = end;
            break;
        }
        asks.close(game, round);
        around.close(&asks, witness);
        if plan.agenda.settles() {
            let common = |issue| asks.common(game, issue);
            let still = asks.still();
            let tell = |happening| witness.note(Event::Happens(happening));
            if progress.settle(Some(&common), still, tell) {
                session.limit(progress.scope());
            }
        }
        if plan.breaks_down(course, round) {
            witness.note(Event::Breakdown);
            ending = Ending::Breakdown { round };
            break;
        }
    }
    Played {
        ending,
        moved: around.moved(),
    }
}

/// True if the whole deal is at least as good as no deal for every signatory that cannot be outvoted, and crosses no red line.
fn whole(game: &Game, around: &Surroundings<'_>, deal: &Deal, witness: &mut dyn Witness) -> bool {
    let loses = |party: PartyId| game.worth(party, deal) < around.no_deal_of(party);
    let imposed = |party: PartyId| {
        game.outvoting().is_some_and(|outvoting| {
            let against = outvoting.parties.iter().filter(|&&p| loses(p)).count();
            outvoting.parties.contains(&party) && against <= outvoting.spare
        })
    };
    let refuses = |&&party: &&PartyId| {
        loses(party) && !imposed(party) || !game.inside_own_red_lines(party, deal)
    };
    match game.signatories().iter().find(refuses) {
        Some(&party) => {
            witness.note(Event::Happens(Happening::WholeRefused { party }));
            false
        }
        None => true,
    }
}
