//! How the parties of a scenario talk, and the course of one negotiation.

use super::protocols::{alternating_offers, single_text};
use super::speaker::Speaker;
use super::trace::{Event, Witness};
use crate::draws::{Luck, PathKey, Purpose};
use crate::game::{About, Deal, Ending, Game, Parameter};
use crate::scenario::{Deadline, PartyId, Protocol, Scenario, Tactic};

/// The fact sheet of `time.deadline`.
pub(super) static DEADLINE: About = About {
    name: "deadline",
    title: "Deadline pressure",
    sentence: "A date that makes everybody readier to concede as it nears.",
    formula: "aspiration - no_deal is multiplied by 1 - pressure * min(1, round/deadline round)",
    parameters: &[
        Parameter {
            name: "round",
            unit: "round",
            range: "1 to the last",
            default: "no deadline",
        },
        Parameter {
            name: "pressure",
            unit: "share",
            range: "0-1",
            default: "none, must be given",
        },
    ],
    assumptions: "It presses on every signatory alike and stays after it has passed. A reduced form of our own.",
    source: "After A. E. Roth, J. K. Murnighan & F. Schoumaker (1988), The deadline effect in bargaining, American \
             Economic Review 78(4), 806-823.",
    example: "mar-a-lago",
};

/// The fact sheet of `talks.breakdown`.
pub(super) static BREAKDOWN: About = About {
    name: "breakdown",
    title: "Chance of breakdown",
    sentence: "After each round without a handshake somebody may leave for good.",
    formula: "in a drawn run the talks end after a round without a handshake with chance talks.breakdown",
    parameters: &[Parameter {
        name: "breakdown",
        unit: "chance a round",
        range: "0-1",
        default: "0",
    }],
    assumptions: "Not in the central course, only in drawn runs. The draw is keyed by seed, run and round.",
    source: "K. Binmore, A. Rubinstein & A. Wolinsky (1986), The Nash bargaining solution in economic modelling, RAND \
             Journal of Economics 17(2), 176-188. doi:10.2307/2555382",
    example: "mar-a-lago",
};

/// How the parties of a scenario talk: everything that no draw changes.
#[derive(Debug, Clone)]
pub struct Plan {
    /// Signatories in the order in which they speak, with their tactics.
    pub(super) speakers: Vec<(PartyId, Tactic)>,
    pub(super) protocol: Protocol,
    /// The text on the table on day one.
    pub(super) start: Option<Deal>,
    pub(super) rounds: u32,
    pub(super) deadline: Option<Deadline>,
    breakdown: f64,
    breakdown_key: PathKey,
}

/// Which chance events happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Course {
    /// None: the central course of the file's own numbers.
    Central,
    /// Those of this luck.
    Drawn(Luck),
}

impl Plan {
    /// The plan of a scenario.
    #[must_use]
    pub fn of(scenario: &Scenario) -> Self {
        let parties = scenario.parties.iter().enumerate();
        let signatories = parties.filter(|(_, p)| p.role == crate::scenario::Role::Signatory);
        let plan = Plan {
            speakers: signatories
                .map(|(n, p)| (PartyId(n as u16), p.tactic))
                .collect(),
            protocol: scenario.talks.protocol.clone(),
            start: scenario
                .talks
                .start
                .map(|n| Deal::new(scenario.drafts[n].text.clone())),
            rounds: scenario.time.rounds,
            deadline: scenario.time.deadline.clone(),
            breakdown: scenario.talks.breakdown,
            breakdown_key: PathKey::of("talks.breakdown"),
        };
        match scenario.talks.first {
            Some(first) => plan.rotated_to(first),
            None => plan,
        }
    }

    /// The same plan with another signatory speaking first, the others following in file order.
    #[must_use]
    pub fn rotated_to(mut self, first: PartyId) -> Self {
        if let Some(place) = self.speakers.iter().position(|(party, _)| *party == first) {
            self.speakers.rotate_left(place);
        }
        self
    }

    /// The signatories in the order in which they speak.
    pub fn order(&self) -> impl Iterator<Item = PartyId> + '_ {
        self.speakers.iter().map(|(party, _)| *party)
    }

    /// Whether it matters who speaks first: in a single text all speak at once.
    #[must_use]
    pub fn has_first_mover(&self) -> bool {
        matches!(self.protocol, Protocol::AlternatingOffers { .. })
    }

    /// Whether somebody leaves for good after this round.
    fn breaks_down(&self, course: Course, round: u32) -> bool {
        match course {
            Course::Central => false,
            Course::Drawn(luck) => {
                self.breakdown > 0.0
                    && luck.uniform(Purpose::Breakdown, self.breakdown_key, u64::from(round))
                        < self.breakdown
            }
        }
    }
}

/// A protocol under way: one round at a time.
pub(super) trait Session {
    /// Plays a round; the text that all signatories accepted in it, if any.
    fn round(&mut self, round: u32, witness: &mut dyn Witness) -> Option<Deal>;
}

/// Plays the talks to their end.
///
/// A chance of breakdown, if any, is drawn after each round without a handshake.
#[must_use]
pub fn play(plan: &Plan, game: &Game, course: Course, witness: &mut dyn Witness) -> Ending {
    let speakers = plan
        .speakers
        .iter()
        .map(|(party, tactic)| Speaker::new(game, plan, *party, tactic));
    let speakers: Vec<Speaker<'_>> = speakers.collect();
    let mut session: Box<dyn Session + '_> = match plan.protocol {
        Protocol::AlternatingOffers { .. }
        | Protocol::Simultaneous
        | Protocol::TakeItOrLeaveIt
        | Protocol::Klein { .. } => Box::new(alternating_offers::Table::new(speakers)),
        Protocol::SingleText {
            mediator,
            own_wishes,
        } => Box::new(single_text::Table::new(
            game,
            speakers,
            mediator,
            own_wishes,
            plan.start.clone(),
        )),
    };
    for round in 1..=plan.rounds {
        witness.begin(round);
        if let Some(deal) = session.round(round, witness) {
            witness.note(Event::Handshake { deal: &deal });
            return Ending::Handshake { deal, round };
        }
        if plan.breaks_down(course, round) {
            witness.note(Event::Breakdown);
            return Ending::Breakdown { round };
        }
    }
    Ending::OutOfTime
}
