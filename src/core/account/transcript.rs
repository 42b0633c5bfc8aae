//! The talks round by round, for people.

use super::{Account, and_list, best_found, capital, thousands, told_worth};
use crate::game::Deal;
use crate::scenario::{AgreementRule, IssueId, PartyId, Protocol};
use crate::talks::{Answer, Move, MoveKind, RoundTrace};

/// A round in words, or several in which the same is said again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToldRound {
    /// The first round described here.
    pub first: u32,
    /// The last one.
    pub last: u32,
    /// `Week 3`, or a sentence on several rounds that has no lines under it.
    pub title: String,
    /// What happened and what was said, in order.
    pub lines: Vec<ToldLine>,
}

/// A line of a round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ToldLine {
    /// What happened around the talks.
    Happened(String),
    /// What somebody asks for, says or answers.
    Said(String),
    /// The text that was said, or more about it.
    Text(String),
}

/// How to read the rounds.
pub fn how_to_read(account: &Account<'_>) -> Vec<&'static str> {
    let mut how = vec!["In brackets: what a deal is worth to each, in points."];
    if account.scenario.talks.rule == AgreementRule::IssueByIssue {
        how.push("One item after the other: answers are about the item; each counts the items to come at its own best.");
    }
    how
}

/// Every round of the talks.
pub fn transcript(account: &Account<'_>) -> Vec<ToldRound> {
    let mut last: Vec<(Option<u16>, Deal)> = Vec::new();
    let rounds = &account.trace.rounds;
    let standings = account.trace.standings(&account.game);
    let common: Vec<Vec<IssueId>> = standings.map(|s| s.common(&account.game)).collect();
    let unit = capital(&account.scenario.time.unit);
    let mut transcript = Vec::new();
    let mut told = 0;
    while let Some(round) = rounds.get(told) {
        let same = match told.checked_sub(1) {
            Some(before) => repeated(&rounds[before..]).saturating_sub(1),
            None => 0,
        };
        told += if same >= 2 { same } else { 1 };
        if same >= 2 {
            let last = round.round + same as u32 - 1;
            transcript.push(ToldRound {
                first: round.round,
                last,
                title: format!(
                    "{unit}s {} to {last}: the same is said again{}.",
                    round.round,
                    fallen(&rounds[told - same - 1], &rounds[told - 1])
                ),
                lines: Vec::new(),
            });
            continue;
        }
        transcript.push(ToldRound {
            first: round.round,
            last: round.round,
            title: format!("{unit} {}", round.round),
            lines: told_round(account, round, &common[told - 1], &mut last),
        });
    }
    transcript
}

fn told_round(
    account: &Account<'_>,
    round: &RoundTrace,
    same: &[IssueId],
    last: &mut Vec<(Option<u16>, Deal)>,
) -> Vec<ToldLine> {
    let mut lines = Vec::new();
    let happened = |from: usize, lines: &mut Vec<ToldLine>| {
        let here = round.happened.iter().filter(|(after, _)| *after == from);
        lines.extend(here.map(|(_, what)| ToldLine::Happened(account.told_happening(what))));
    };
    happened(0, &mut lines);
    for (party, aspiration, no_deal) in &round.aspirations {
        let game = &account.game;
        let name = game.frame().party_name(*party);
        let no_deal = game.show(*no_deal);
        lines.push(ToldLine::Said(match aspiration {
            Some(aspiration) => {
                let aspiration = game.show(*aspiration);
                format!("{name} asks for at least {aspiration:.2} (no deal: {no_deal:.2})")
            }
            None => format!("{name} sees nothing better than no deal ({no_deal:.2})"),
        }));
    }
    // Asks are compared once all are known: after the last of them, or at the end of the round if offers alternate.
    let asks = round
        .moves
        .iter()
        .rposition(|said| said.kind == MoveKind::Ask);
    for (n, said) in round.moves.iter().enumerate() {
        if n > 0 {
            happened(n, &mut lines);
        }
        told_move(account, said, last, &mut lines);
        if asks == Some(n) {
            lines.extend(told_agreement(account, same));
        }
    }
    let offers = round.of_kind(MoveKind::Offer).next().is_some();
    let handshake = round
        .moves
        .last()
        .is_some_and(|said| said.kind == MoveKind::Handshake);
    if asks.is_none() && !handshake && offers {
        lines.extend(told_agreement(account, same));
    }
    if !round.moves.is_empty() {
        happened(round.moves.len(), &mut lines);
    }
    let ends = [
        (round.breakdown, "The talks break down."),
        (
            round.impasse,
            "The talks end here: there is nothing more to say.",
        ),
    ];
    let ends = ends.into_iter().filter(|(ends, _)| *ends);
    lines.extend(ends.map(|(_, words)| ToldLine::Said(words.to_owned())));
    lines
}

/// The number of rounds, from the second one on, in which nothing new is said and nothing happens. What is asked for may have
/// moved, but not far enough to change what is said.
fn repeated(rounds: &[RoundTrace]) -> usize {
    let Some(first) = rounds.first() else {
        return 0;
    };
    let quiet = |round: &RoundTrace| {
        round.happened.is_empty() && !round.breakdown && !round.impasse && !round.moves.is_empty()
    };
    let says = |round: &RoundTrace| -> Vec<(Option<PartyId>, MoveKind, Deal)> {
        let moves = round.moves.iter();
        moves.map(|m| (m.party, m.kind, m.deal.clone())).collect()
    };
    let spoken = says(first);
    let again = rounds
        .iter()
        .take_while(|round| quiet(round) && says(round) == spoken);
    again.count()
}

/// True if less is asked for, though nothing else is said.
fn fallen(before: &RoundTrace, after: &RoundTrace) -> &'static str {
    let asks = |round: &RoundTrace| -> Vec<_> { round.aspirations.iter().map(|a| a.1).collect() };
    if asks(before) == asks(after) {
        ", nobody moves"
    } else {
        ", though what is asked for has moved a little"
    }
}

/// True if a party is the mediator of a single text.
fn drafts(account: &Account<'_>, party: PartyId) -> bool {
    matches!(account.scenario.talks.protocol, Protocol::SingleText { mediator, .. } if mediator == party)
}

fn told_move(
    account: &Account<'_>,
    said: &Move,
    last: &mut Vec<(Option<u16>, Deal)>,
    lines: &mut Vec<ToldLine>,
) {
    let frame = account.game.frame();
    let name = said
        .party
        .map_or("The table", |party| frame.party_name(party));
    let worth = told_worth(&account.game, &said.deal);
    // If offers alternate, an answer may be to an offer of the round before: it names the party that made it.
    let maker = last
        .iter()
        .rev()
        .find(|(_, deal)| *deal == said.deal)
        .and_then(|(who, _)| *who);
    let protocol = &account.scenario.talks.protocol;
    let name = match (said.answer, maker.map(PartyId), protocol) {
        (Some(_), Some(maker), Protocol::AlternatingOffers { .. } | Protocol::Simultaneous) => {
            format!("{name}, to the offer of {}", frame.party_name(maker))
        }
        // In a meeting the parties also answer each other's asks.
        (Some(_), Some(maker), Protocol::SingleText { mediator, .. }) if maker != *mediator => {
            format!(
                "{name}, to the deal that {} asks for",
                frame.party_name(maker)
            )
        }
        _ => name.to_owned(),
    };
    match said.answer {
        Some(Answer::Yes) => lines.push(ToldLine::Said(format!("{name}: yes"))),
        Some(Answer::TooLittle { short }) => lines.push(ToldLine::Said(format!(
            "{name}: no, {:.2} points short",
            account.game.show(short)
        ))),
        Some(Answer::RedLine(issue)) => {
            let issue_frame = &frame.issues[issue.index()];
            let option = issue_frame.option_title(said.deal[issue.index()]);
            lines.push(ToldLine::Said(format!(
                "{name}: no, never accepts {} = {option}",
                issue_frame.id
            )));
        }
        Some(Answer::NothingToHopeFor) => lines.push(ToldLine::Said(format!(
            "{name}: no, no deal is better than any"
        ))),
        None => {
            let verb = match (said.kind, said.party) {
                (MoveKind::Ask, _) => "would sign",
                (MoveKind::Draft, None) => "holds the draft of day one",
                (MoveKind::Draft, Some(party)) if drafts(account, party) => "drafts",
                (MoveKind::Draft, Some(_)) => "puts a draft of its own on the table",
                (MoveKind::Text, _) => "holds",
                (MoveKind::Offer, _) => "offers",
                (MoveKind::Yes | MoveKind::No | MoveKind::Handshake, _) => {
                    lines.push(ToldLine::Said("Handshake.".to_owned()));
                    return;
                }
            };
            lines.push(ToldLine::Said(format!("{name} {verb} [{worth}]")));
            if let Some((proposed, accepted)) = said.votes {
                lines.push(ToldLine::Text(format!(
                    "{} of {} changes were accepted by all",
                    thousands(u64::from(accepted)),
                    thousands(u64::from(proposed))
                )));
            }
            if let Some(short) = said.short {
                lines.push(ToldLine::Text(format!(
                    "(not proved to be the best: {})",
                    best_found(short)
                )));
            }
            let key = said.party.map(|party| party.0);
            let before = last
                .iter()
                .position(|(who, _)| *who == key)
                .map(|place| last.remove(place).1);
            lines.push(ToldLine::Text(terms(account, said, before.as_ref())));
            last.push((key, said.deal.clone()));
        }
    }
}

/// The whole deal, or what changed since the same speaker's last one.
fn terms(account: &Account<'_>, said: &Move, before: Option<&Deal>) -> String {
    let (game, deal) = (&account.game, &said.deal);
    let frame = game.frame();
    let Some(before) = before else {
        let all = frame
            .read_terms(deal)
            .map(|(issue, option)| format!("{} {option}", issue.id));
        return all.collect::<Vec<_>>().join(", ");
    };
    let pairs = frame.read_terms(before).zip(frame.read_terms(deal));
    let changed: Vec<String> = pairs
        .filter(|((_, old), (_, new))| old != new)
        .map(|((issue, old), (_, new))| format!("{} {old} → {new}", issue.id))
        .collect();
    if changed.is_empty() {
        return "unchanged".to_owned();
    }
    let moved = game.signatories().iter().map(|&party| {
        let change = game.worth(party, deal) - game.worth(party, before);
        format!("{} {:+.1}", frame.party_name(party), game.show(change))
    });
    let moved: Vec<String> = moved.collect();
    format!("{} ({})", changed.join(", "), moved.join(", "))
}

fn told_agreement(account: &Account<'_>, same: &[IssueId]) -> Option<ToldLine> {
    let issues = account.game.frame().issues.len();
    if account.game.signatories().len() < 2 {
        return None;
    }
    let open: Vec<&str> = account
        .game
        .issue_ids()
        .filter(|issue| !same.contains(issue))
        .map(|issue| account.game.frame().issues[issue.index()].id.as_str())
        .collect();
    let open = match open.len() {
        0 => String::new(),
        n if n <= 3 => format!("; open: {}", and_list(&open)),
        _ => String::new(),
    };
    let (same, issues) = (thousands(same.len() as u64), thousands(issues as u64));
    Some(ToldLine::Said(format!(
        "They now ask for the same on {same} of {issues} issues{open}."
    )))
}
