//! Who said what, as JSON and as a table.

use super::shared::{ByParty, terms};
use crate::account::{Account, best_found};
use crate::files::{Column, Table};
use crate::talks::{Answer, Move};
use serde::Serialize;

/// One round of the trace.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RoundReport {
    /// Its number, from 1.
    pub round: u32,
    /// What each signatory asks for in it; `null`: nothing can be better for it than no deal.
    pub aspirations: ByParty<Option<f64>>,
    /// What each signatory has without a deal in it.
    pub no_deal: ByParty<f64>,
    /// The issues on which the latest asks of all signatories coincide.
    pub asks_coincide_on: Vec<String>,
    /// What was said, in order.
    pub moves: Vec<MoveReport>,
    /// Whether the talks collapsed after it.
    pub breakdown: bool,
}

/// Something that was said.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MoveReport {
    /// Who; `null` for the text of day one and for a handshake.
    pub party: Option<String>,
    /// `ask`, `draft`, `offer`, `yes`, `no` or `handshake`.
    pub kind: &'static str,
    /// For `no`: why. For a draft that is only the best text found: how far it can be from the best.
    pub why: Option<String>,
    /// What the text is worth to each party.
    pub worth: ByParty<f64>,
    /// The text: issue → option.
    pub text: serde_json::Map<String, serde_json::Value>,
}

/// The rounds of an account.
#[must_use]
pub fn rounds(account: &Account<'_>) -> Vec<RoundReport> {
    let game = account.game;
    let id = |party: crate::scenario::PartyId| game.frame().parties[party.index()].id.clone();
    let rounds = account.trace.rounds.iter().map(|round| RoundReport {
        round: round.round,
        aspirations: round
            .aspirations
            .iter()
            .map(|(p, a, _)| (id(*p), a.map(|a| a.as_points())))
            .collect(),
        no_deal: round
            .aspirations
            .iter()
            .map(|(p, _, n)| (id(*p), n.as_points()))
            .collect(),
        asks_coincide_on: account
            .trace
            .coinciding(game, round.round)
            .into_iter()
            .map(|issue| game.frame().issues[issue.index()].id.clone())
            .collect(),
        moves: round
            .moves
            .iter()
            .map(|said| MoveReport {
                party: said.party.map(id),
                kind: said.kind,
                why: why(account, said),
                worth: game
                    .party_ids()
                    .map(|p| (id(p), game.worth(p, &said.deal).as_points()))
                    .collect(),
                text: terms(game, &said.deal),
            })
            .collect(),
        breakdown: round.breakdown,
    });
    rounds.collect()
}

/// Why a no, or what is not known of a draft, for people.
fn why(account: &Account<'_>, said: &Move) -> Option<String> {
    if let Some(short) = said.short {
        return Some(format!("not proved to be the best: {}", best_found(short)));
    }
    match said.answer? {
        Answer::Yes => None,
        Answer::RedLine(issue) => {
            let issue_frame = &account.game.frame().issues[issue.index()];
            let option = &issue_frame.options[said.deal[issue.index()].index()];
            Some(format!("never accepts {} = {option}", issue_frame.id))
        }
        Answer::TooLittle { short } => Some(format!("{short:.2} points short of what it asks for")),
        Answer::NothingToHopeFor => {
            Some("nothing within its red lines is worth as much as no deal".into())
        }
    }
}

/// The trace as a table, one row a move.
#[must_use]
pub fn trace_table(account: &Account<'_>) -> Table {
    let frame = account.game.frame();
    let unit = &account.scenario.time.unit;
    let mut columns = vec![
        Column::new("round", "integer", unit.as_str(), "round of talks, from 1"),
        Column::new("move", "integer", "", "order within the round, from 1"),
        Column::new(
            "party",
            "text",
            "",
            "who speaks; empty for the text of day one and for a handshake",
        ),
        Column::new(
            "kind",
            "text",
            "",
            "ask, draft, offer, yes, no or handshake",
        ),
        Column::new(
            "why",
            "text",
            "",
            "the reason of a no; of a draft that is not proved to be the best, how far it can be from it; else empty",
        ),
        Column::new(
            "asks_coincide",
            "integer",
            "issues",
            "issues on which the latest asks of all signatories coincide after this round",
        ),
    ];
    columns.extend(frame.parties.iter().map(|party| {
        let meaning = format!("undiscounted worth of the text to {}", party.name);
        Column::new(
            format!("worth_{}_points", party.id),
            "number",
            "points",
            meaning,
        )
    }));
    columns.extend(frame.issues.iter().map(|issue| {
        Column::new(
            format!("text_{}", issue.id),
            "text",
            "",
            format!("what the text says on: {}", issue.title),
        )
    }));
    let mut rows = Vec::new();
    for round in rounds(account) {
        for (n, said) in round.moves.iter().enumerate() {
            let mut row = vec![
                round.round.to_string(),
                (n + 1).to_string(),
                said.party.clone().unwrap_or_default(),
                said.kind.to_owned(),
                said.why.clone().unwrap_or_default(),
                round.asks_coincide_on.len().to_string(),
            ];
            row.extend(
                frame
                    .parties
                    .iter()
                    .map(|party| said.worth[&party.id].to_string()),
            );
            row.extend(
                said.text
                    .values()
                    .map(|option| option.as_str().unwrap_or_default().to_owned()),
            );
            rows.push(row);
        }
    }
    Table { columns, rows }
}
