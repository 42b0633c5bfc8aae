//! Who said what to whom, round by round.

use super::happening::Happening;
use crate::game::{Deal, Game, Points};
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

/// Watches nothing: for runs of which only the end counts.
#[derive(Debug, Clone, Copy, Default)]
pub struct Unwatched;

impl Witness for Unwatched {}

/// Something said at the table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Event<'a> {
    /// How much a signatory asks for in this round; `None`: nothing can be better for it than no deal. Those who answer what
    /// was said in the same round say it again when it changes.
    Aspiration {
        /// Who.
        party: PartyId,
        /// The least worth that it accepts.
        aspiration: Option<Points>,
        /// What it has without a deal.
        no_deal: Points,
    },
    /// Single text: a signatory says which text it would sign.
    Ask {
        /// Who.
        party: PartyId,
        /// The text.
        deal: &'a Deal,
    },
    /// Single text: a text is on the table.
    Draft {
        /// Who drafted it; `None` for the text that was there on day one.
        by: Option<PartyId>,
        /// The text.
        deal: &'a Deal,
        /// `None`: no text serves the mediator's aim better. Otherwise the search was too long: this is the best text
        /// found, and the aim of no text is higher by more than this.
        short: Option<f64>,
    },
    /// A signatory proposes a text.
    Offer {
        /// Who.
        party: PartyId,
        /// The text.
        deal: &'a Deal,
    },
    /// The search for what a signatory has just offered or asked for was too long: it is the best found, and another text may
    /// fit its tactic better.
    Unproved {
        /// Who.
        party: PartyId,
    },
    /// A signatory answers the text on the table.
    Answer {
        /// Who.
        party: PartyId,
        /// What.
        answer: Answer,
        /// The text.
        deal: &'a Deal,
    },
    /// Votes on single changes: the text at the end of a round.
    Voted {
        /// The text.
        deal: &'a Deal,
        /// Changes put to the vote since the last such text.
        proposed: u32,
        /// Changes that all accepted.
        accepted: u32,
    },
    /// All signatories have said yes.
    Handshake {
        /// The text.
        deal: &'a Deal,
    },
    /// Somebody leaves for good.
    Breakdown,
    /// The protocol has nothing more to offer.
    Impasse,
    /// Something happens around the talks.
    Happens(Happening),
}

/// An answer to a text, with the reason for a no.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// It would sign.
    Yes,
    /// The text crosses its red line on this issue (the first of them).
    RedLine(IssueId),
    /// Worth less than it asks for in this round.
    TooLittle {
        /// By this much.
        short: Points,
    },
    /// No deal inside its red lines is worth as much to it as no deal.
    NothingToHopeFor,
}

/// Everything that was said, with its worth to all.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Trace {
    /// The rounds, from 1.
    pub rounds: Vec<RoundTrace>,
}

/// One round of a trace.
#[derive(Debug, Clone, PartialEq)]
pub struct RoundTrace {
    /// Its number.
    pub round: u32,
    /// For each signatory in speaking order: what it asks for and what it has without a deal.
    pub aspirations: Vec<(PartyId, Option<Points>, Points)>,
    /// What was said, in order.
    pub moves: Vec<Move>,
    /// Those whose offers, or what they asked for, are only the best found.
    pub unproved: Vec<PartyId>,
    /// What happened around the talks, each with the number of moves that came before it.
    pub happened: Vec<(usize, Happening)>,
    /// Whether the talks collapsed in this round.
    pub breakdown: bool,
    /// Whether the protocol ended in this round without a deal.
    pub impasse: bool,
}

/// What somebody does at the table with a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MoveKind {
    /// Says which text it would sign.
    Ask,
    /// Drafts a single text, or lays down that of day one.
    Draft,
    /// Proposes a text.
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

    /// Whether a text is put forward with it, rather than answered or agreed on.
    pub fn puts_forward(self) -> bool {
        !matches!(self, MoveKind::Yes | MoveKind::No | MoveKind::Handshake)
    }
}

/// A text on the table or asked for, or an answer to one.
#[derive(Debug, Clone, PartialEq)]
pub struct Move {
    /// Who speaks; `None` for the text of day one.
    pub party: Option<PartyId>,
    /// What kind of move.
    pub kind: MoveKind,
    /// The answer, for `yes` and `no`.
    pub answer: Option<Answer>,
    /// For a draft that is only the best text found: by how much the aim of another one can at most be higher.
    pub short: Option<f64>,
    /// For a `text` that was voted on: changes proposed and accepted.
    pub votes: Option<(u32, u32)>,
    /// The text.
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
    /// Whether it puts a text on the table for all to answer.
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

    /// The text on the table in this round, if there is one.
    pub fn draft(&self) -> Option<&Deal> {
        self.of_kind(MoveKind::Draft).last().map(|m| &m.deal)
    }
}

impl Trace {
    /// The last text that was drafted or offered.
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

    /// The issues on which the latest asks of all signatories name the same option after `round`.
    pub fn coinciding(&self, game: &Game, round: u32) -> Vec<IssueId> {
        let standing = self
            .standings(game)
            .find(|standing| standing.round == round);
        standing.map_or(Vec::new(), |standing| standing.common(game))
    }
}
