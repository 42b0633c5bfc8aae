//! Who said what to whom, round by round.

use super::happening::Happening;
use crate::game::{Deal, Points};
use crate::scenario::{IssueId, PartyId};

/// Watches talks as they go.
pub trait Witness {
    /// A round begins.
    fn begin(&mut self, round: u32) {
        let _ = round;
    }

    /// Something is said.
    fn note(&mut self, event: Event<'_>) {
        let _ = event;
    }
}

/// Ignores everything: for runs where only the ending matters.
#[derive(Debug, Clone, Copy, Default)]
pub struct Unwatched;

impl Witness for Unwatched {}

/// Something said at the table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Event<'a> {
    /// What a signatory asks for in this round; `None`: nothing is as good for it as no deal. Those who respond to what
    /// was said in the same round report it again when it changes.
    Aspiration {
        /// The party.
        party: PartyId,
        /// The least worth that it accepts.
        aspiration: Option<Points>,
        /// Its no-deal value.
        no_deal: Points,
    },
    /// Single text: a signatory says which deal it would sign.
    Ask {
        /// The party.
        party: PartyId,
        /// The deal.
        deal: &'a Deal,
    },
    /// Single text: a draft is on the table.
    Draft {
        /// Who drafted it; `None` for the one that was there on day one.
        by: Option<PartyId>,
        /// The deal.
        deal: &'a Deal,
        /// `None`: no text serves the mediator's aim better. Otherwise the search was cut short: this is the best text
        /// found, and the aim of no text is higher by more than this.
        short: Option<f64>,
    },
    /// A signatory offers a deal.
    Offer {
        /// The party.
        party: PartyId,
        /// The deal.
        deal: &'a Deal,
    },
    /// The search behind a signatory's latest offer or ask was cut short: it is the best found, and another deal may
    /// fit its tactic better.
    Unproved {
        /// The party.
        party: PartyId,
    },
    /// A signatory answers the deal on the table.
    Answer {
        /// The party.
        party: PartyId,
        /// The answer.
        answer: Answer,
        /// The deal.
        deal: &'a Deal,
    },
    /// Votes on single changes: the text as it is at the end of a round.
    Voted {
        /// The deal.
        deal: &'a Deal,
        /// Changes put to the vote since the last such text.
        proposed: u32,
        /// Changes that all accepted.
        accepted: u32,
    },
    /// All signatories have said yes.
    Handshake {
        /// The deal.
        deal: &'a Deal,
    },
    /// Somebody leaves for good.
    Breakdown,
    /// The protocol has nothing more to offer.
    Impasse,
    /// Something happens around the talks.
    Happens(Happening),
}

/// An answer to a deal, with the reason for a no.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// It would sign.
    Yes,
    /// The deal crosses its red line on this issue (the first such issue).
    RedLine(IssueId),
    /// Worth less than it asks for in this round.
    TooLittle {
        /// By this much.
        short: Points,
    },
    /// No deal inside its red lines is worth as much to it as no deal.
    NothingToHopeFor,
}

/// Everything that was said.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Trace {
    /// The rounds, from 1.
    pub rounds: Vec<RoundTrace>,
}

/// One round of a trace.
#[derive(Debug, Clone, PartialEq)]
pub struct RoundTrace {
    /// The number of the round.
    pub round: u32,
    /// For each signatory in speaking order: its aspiration and its no-deal value.
    pub aspirations: Vec<(PartyId, Option<Points>, Points)>,
    /// What was said, in order.
    pub moves: Vec<Move>,
    /// The parties whose offers or asks are only the best found.
    pub unproved: Vec<PartyId>,
    /// What happened around the talks, each with the number of moves that came before it.
    pub happened: Vec<(usize, Happening)>,
    /// True if the talks collapsed in this round.
    pub breakdown: bool,
    /// True if the protocol ended in this round without a deal.
    pub impasse: bool,
}

/// What a party does with a deal at the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MoveKind {
    /// Says which deal it would sign.
    Ask,
    /// Drafts a single text, or puts the day-one text on the table.
    Draft,
    /// Offers a deal.
    Offer,
    /// The text after votes on single changes.
    Text,
    /// Accepts.
    Yes,
    /// Rejects.
    No,
    /// All have accepted.
    Handshake,
}

impl MoveKind {
    /// The word for it in files.
    pub fn word(self) -> &'static str {
        match self {
            MoveKind::Ask => "ask",
            MoveKind::Draft => "draft",
            MoveKind::Offer => "offer",
            MoveKind::Text => "text",
            MoveKind::Yes => "yes",
            MoveKind::No => "no",
            MoveKind::Handshake => "handshake",
        }
    }

    /// True if a deal is put forward with it, rather than answered or agreed on.
    pub fn puts_forward(self) -> bool {
        !matches!(self, MoveKind::Yes | MoveKind::No | MoveKind::Handshake)
    }
}

/// A deal on the table or asked for, or an answer to one.
#[derive(Debug, Clone, PartialEq)]
pub struct Move {
    /// The party that speaks; `None` for the deal of day one.
    pub party: Option<PartyId>,
    /// What kind of move.
    pub kind: MoveKind,
    /// The answer, for `yes` and `no`.
    pub answer: Option<Answer>,
    /// For a draft that is only the best found: an upper bound on how much higher another one's aim can be.
    pub short: Option<f64>,
    /// For a `text` that was voted on: changes proposed and accepted.
    pub votes: Option<(u32, u32)>,
    /// The deal.
    pub deal: Deal,
}

impl Witness for Trace {
    fn begin(&mut self, round: u32) {
        self.rounds.push(RoundTrace {
            round,
            aspirations: Vec::new(),
            moves: Vec::new(),
            unproved: Vec::new(),
            happened: Vec::new(),
            breakdown: false,
            impasse: false,
        });
    }

    fn note(&mut self, event: Event<'_>) {
        let Some(round) = self.rounds.last_mut() else {
            return;
        };
        let (mut short, mut votes) = (None, None);
        let (party, kind, answer, deal) = match event {
            Event::Aspiration {
                party,
                aspiration,
                no_deal,
            } => {
                let now = (party, aspiration, no_deal);
                match round.aspirations.iter_mut().find(|(p, ..)| *p == party) {
                    Some(before) => *before = now,
                    None => round.aspirations.push(now),
                }
                return;
            }
            Event::Unproved { party } => {
                round.unproved.push(party);
                return;
            }
            Event::Impasse => {
                round.impasse = true;
                return;
            }
            Event::Happens(happening) => {
                round.happened.push((round.moves.len(), happening));
                return;
            }
            Event::Breakdown => {
                round.breakdown = true;
                return;
            }
            Event::Ask { party, deal } => (Some(party), MoveKind::Ask, None, deal),
            Event::Draft {
                by,
                deal,
                short: missing,
            } => {
                short = missing;
                (by, MoveKind::Draft, None, deal)
            }
            Event::Offer { party, deal } => (Some(party), MoveKind::Offer, None, deal),
            Event::Answer {
                party,
                answer,
                deal,
            } => {
                let kind = match answer {
                    Answer::Yes => MoveKind::Yes,
                    _ => MoveKind::No,
                };
                (Some(party), kind, Some(answer), deal)
            }
            Event::Voted {
                deal,
                proposed,
                accepted,
            } => {
                votes = Some((proposed, accepted));
                (None, MoveKind::Text, None, deal)
            }
            Event::Handshake { deal } => (None, MoveKind::Handshake, None, deal),
        };
        round.moves.push(Move {
            party,
            kind,
            answer,
            short,
            votes,
            deal: deal.clone(),
        });
    }
}

impl Move {
    /// True if it puts a deal on the table for all to answer.
    pub fn is_on_the_table(&self) -> bool {
        matches!(
            self.kind,
            MoveKind::Draft | MoveKind::Offer | MoveKind::Text
        )
    }
}

impl RoundTrace {
    /// The moves of one kind.
    pub fn of_kind(&self, kind: MoveKind) -> impl Iterator<Item = &Move> {
        self.moves.iter().filter(move |m| m.kind == kind)
    }

    /// The deal on the table in this round, if there is one.
    pub fn draft(&self) -> Option<&Deal> {
        self.of_kind(MoveKind::Draft).last().map(|m| &m.deal)
    }
}

impl Trace {
    /// The last deal that was drafted or offered.
    pub fn last_text(&self) -> Option<&Deal> {
        let moves = self
            .rounds
            .iter()
            .rev()
            .flat_map(|round| round.moves.iter().rev());
        moves
            .into_iter()
            .find(|m| m.is_on_the_table())
            .map(|m| &m.deal)
    }
}
