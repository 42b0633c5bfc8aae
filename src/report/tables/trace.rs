//! Who said what, one row per move.

use crate::account::Account;
use crate::files::{Table, TableOf};
use crate::report::json::{HappeningReport, RoundReport, SaidInRound, rounds};

/// A row: what was said, or what happened around the talks.
#[derive(Clone, Copy)]
struct Line<'r> {
    round: &'r RoundReport,
    order: usize,
    said: Option<&'r SaidInRound>,
    happened: Option<&'r HappeningReport>,
}

/// The trace as a table, one row per move.
pub fn trace_table(account: &Account<'_>) -> Table {
    let frame = account.game.frame();
    let signatories = account.game.signatories().iter();
    let signatories: Vec<&str> = signatories.map(|p| &*frame.parties[p.index()].id).collect();
    let rounds = rounds(account);
    let mut table = TableOf::new(rounds.iter().flat_map(lines));
    table
        .column("round", |line| line.round.round)
        .measures(&account.scenario.time.unit, "round of talks, from 1")
        .column("move", |line| line.order)
        .means("order within the round, from 1")
        .column("party", |line| match line.said {
            Some(said) => said.party.as_ref(),
            None => line.happened?.party.as_ref(),
        })
        .means("who speaks; empty for the draft of day one and for a handshake")
        .column("kind", |line| {
            line.said
                .map(|said| said.kind)
                .or(line.happened.map(|what| what.kind))
        })
        .means(
            "ask, draft, offer, text, yes, no or handshake; or what happened around the talks: \
             shock, walk-out, lever-pulled, lever-let-go, meeting, trust, broken-word, \
             settled, reopened, whole-refused",
        )
        .column("why", |line| match line.said {
            Some(said) => said.why.as_ref(),
            None => line.happened.map(|happened| &happened.what),
        })
        .means(
            "the reason of a no; what happened, with its effect; of a draft that is not proved \
             to be the best, how far it can be from it; else empty",
        )
        .column("asks_coincide", |line| line.round.asks_coincide_on.len())
        .measures(
            "issues",
            "issues on which the latest asks of all signatories coincide after this round",
        )
        .column("changed", |line| {
            line.said.map(|said| told_changes(said, &signatories))
        })
        .points(
            "what is new against the same speaker's last deal: issue from → to (change of its \
             worth to each signatory, links aside); empty if nothing",
        );
    for party in &frame.parties {
        table
            .column(format!("worth_{}_points", party.id), |line| {
                line.said.map(|said| said.worth[&party.id])
            })
            .points(format!("undiscounted worth of the deal to {}", party.name));
    }
    for issue in &frame.issues {
        table
            .column(format!("text_{}", issue.id), |line| {
                line.said.and_then(|said| said.text[&issue.id].as_str())
            })
            .means(format!("what the deal says on: {}", issue.title));
    }
    table.finish()
}

/// The moves of a round, each after what happened before it.
fn lines<'r>(round: &'r RoundReport) -> Vec<Line<'r>> {
    let around = |happened: &'r HappeningReport| Line {
        round,
        order: happened.after_moves,
        said: None,
        happened: Some(happened),
    };
    let mut lines = Vec::new();
    for (n, said) in round.moves.iter().enumerate() {
        let before = round.happened.iter().filter(|h| h.after_moves == n);
        lines.extend(before.map(around));
        lines.push(Line {
            round,
            order: n + 1,
            said: Some(said),
            happened: None,
        });
    }
    let after = round.happened.iter();
    lines.extend(
        after
            .filter(|h| h.after_moves >= round.moves.len())
            .map(around),
    );
    lines
}

/// Changes as one cell.
fn told_changes(said: &SaidInRound, signatories: &[&str]) -> String {
    let changes = said.changed.iter().flatten().map(|change| {
        let worth = signatories
            .iter()
            .map(|&id| format!("{id} {:+.2}", change.worth[id]));
        let worth: Vec<String> = worth.collect();
        format!(
            "{} {} → {} ({})",
            change.issue,
            change.from,
            change.to,
            worth.join(", ")
        )
    });
    changes.collect::<Vec<_>>().join("; ")
}
