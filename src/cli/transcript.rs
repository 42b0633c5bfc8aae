//! The talks round by round, for people (`zopa run -v`).

use super::page::Page;
use crate::account::{Account, and_list, best_found, capital, thousands, told_worth};
use crate::game::Deal;
use crate::scenario::{AgreementRule, IssueId, PartyId, Protocol};
use crate::talks::{Answer, Move, RoundTrace};

/// Tells every round.
pub(super) fn tell(account: &Account<'_>, page: &mut Page) {
    page.line("In brackets: what a text is worth to each, in points.");
    if account.scenario.talks.rule == AgreementRule::IssueByIssue {
        page.line("One item after the other: answers are about the item; each counts the items to come at its own best.");
    }
    page.line("");
    let mut last: Vec<(Option<u16>, Deal)> = Vec::new();
    let rounds = &account.trace.rounds;
    let standings = account.trace.standings(&account.game);
    let common: Vec<Vec<IssueId>> = standings.map(|s| s.common(&account.game)).collect();
    let mut told = 0;
    while let Some(round) = rounds.get(told) {
        let same = match told.checked_sub(1) {
            Some(before) => repeated(&rounds[before..]).saturating_sub(1),
            None => 0,
        };
        let unit = capital(&account.scenario.time.unit);
        told += if same >= 2 { same } else { 1 };
        if same >= 2 {
            let last = round.round + same as u32 - 1;
            page.line(format!(
                "{unit}s {} to {last}: the same is said again{}.",
                round.round,
                fallen(&rounds[told - same - 1], &rounds[told - 1])
            ));
            page.line("");
            continue;
        }
        page.line(format!("{unit} {}", round.round));
        let same = &common[told - 1];
        let happened = |from: usize, page: &mut Page| {
            let here = round.happened.iter().filter(|(after, _)| *after == from);
            for (_, happening) in here {
                page.line(format!("  * {}", account.told_happening(happening)));
            }
        };
        happened(0, page);
        for (party, aspiration, no_deal) in &round.aspirations {
            let name = account.game.frame().party_name(*party);
            page.line(match aspiration {
                Some(aspiration) => {
                    format!("  {name} asks for at least {aspiration:.2} (no deal: {no_deal:.2})")
                }
                None => format!("  {name} sees nothing better than no deal ({no_deal:.2})"),
            });
        }
        // Asks are compared once all are known: after the last of them, or at the end where offers alternate.
        let asks = round.moves.iter().rposition(|said| said.kind == "ask");
        for (n, said) in round.moves.iter().enumerate() {
            if n > 0 {
                happened(n, page);
            }
            tell_move(account, said, &mut last, page);
            if asks == Some(n) {
                tell_agreement(account, same, page);
            }
        }
        let offers = round.of_kind("offer").next().is_some();
        let handshake = round
            .moves
            .last()
            .is_some_and(|said| said.kind == "handshake");
        if asks.is_none() && !handshake && offers {
            tell_agreement(account, same, page);
        }
        if !round.moves.is_empty() {
            happened(round.moves.len(), page);
        }
        if round.breakdown {
            page.line("  The talks break down.");
        }
        if round.impasse {
            page.line("  The talks end here: there is nothing more to say.");
        }
        page.line("");
    }
}

/// The number of rounds from the second one on in which nothing is said that was not said in the round before, and nothing
/// happens. What is asked for may have moved, but not far enough to say anything else.
fn repeated(rounds: &[RoundTrace]) -> usize {
    let Some(first) = rounds.first() else {
        return 0;
    };
    let quiet = |round: &RoundTrace| {
        round.happened.is_empty() && !round.breakdown && !round.impasse && !round.moves.is_empty()
    };
    let says = |round: &RoundTrace| -> Vec<(Option<PartyId>, &'static str, Deal)> {
        let moves = round.moves.iter();
        moves.map(|m| (m.party, m.kind, m.deal.clone())).collect()
    };
    let spoken = says(first);
    let again = rounds
        .iter()
        .take_while(|round| quiet(round) && says(round) == spoken);
    again.count()
}

/// Whether less is asked for, though nothing else is said.
fn fallen(before: &RoundTrace, after: &RoundTrace) -> &'static str {
    let asks = |round: &RoundTrace| -> Vec<_> { round.aspirations.iter().map(|a| a.1).collect() };
    if asks(before) == asks(after) {
        ", nobody moves"
    } else {
        ", though what is asked for has moved a little"
    }
}

/// Whether a party is the mediator of a single text.
fn drafts(account: &Account<'_>, party: PartyId) -> bool {
    matches!(account.scenario.talks.protocol, Protocol::SingleText { mediator, .. } if mediator == party)
}

fn tell_move(
    account: &Account<'_>,
    said: &Move,
    last: &mut Vec<(Option<u16>, Deal)>,
    page: &mut Page,
) {
    let frame = account.game.frame();
    let name = said
        .party
        .map_or("The table", |party| frame.party_name(party));
    let worth = told_worth(&account.game, &said.deal);
    // Where offers alternate, an answer may be to an offer of the round before: it names its maker.
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
        // In a meeting they answer each other's asks, too.
        (Some(_), Some(maker), Protocol::SingleText { mediator, .. }) if maker != *mediator => {
            format!("{name}, to the text of {}", frame.party_name(maker))
        }
        _ => name.to_owned(),
    };
    match said.answer {
        Some(Answer::Yes) => page.line(format!("  {name}: yes")),
        Some(Answer::TooLittle { short }) => {
            page.line(format!("  {name}: no, {short:.2} points short"))
        }
        Some(Answer::RedLine(issue)) => {
            let issue_frame = &frame.issues[issue.index()];
            let option = &issue_frame.options[said.deal[issue.index()].index()];
            page.line(format!(
                "  {name}: no, never accepts {} = {option}",
                issue_frame.id
            ));
        }
        Some(Answer::NothingToHopeFor) => {
            page.line(format!("  {name}: no, no deal is better than any"))
        }
        None => {
            let verb = match (said.kind, said.party) {
                ("ask", _) => "would sign",
                ("draft", None) => "holds the text of day one",
                ("draft", Some(party)) if drafts(account, party) => "drafts",
                ("draft", Some(_)) => "puts a draft of its own on the table",
                ("text", _) => "holds",
                ("offer", _) => "offers",
                _ => {
                    page.line("  Handshake.");
                    return;
                }
            };
            page.line(format!("  {name} {verb} [{worth}]"));
            if let Some((proposed, accepted)) = said.votes {
                page.line(format!(
                    "    {} of {} changes were accepted by all",
                    thousands(u64::from(accepted)),
                    thousands(u64::from(proposed))
                ));
            }
            if let Some(short) = said.short {
                page.line(format!(
                    "    (not proved to be the best: {})",
                    best_found(short)
                ));
            }
            let key = said.party.map(|party| party.0);
            let before = last
                .iter()
                .position(|(who, _)| *who == key)
                .map(|place| last.remove(place).1);
            page.line(format!("    {}", terms(account, said, before.as_ref())));
            last.push((key, said.deal.clone()));
        }
    }
}

/// The whole text, or what changed since the same speaker's last one.
fn terms(account: &Account<'_>, said: &Move, before: Option<&Deal>) -> String {
    let (game, deal) = (&account.game, &said.deal);
    let frame = game.frame();
    let Some(before) = before else {
        let all = frame
            .terms(deal)
            .map(|(issue, option)| format!("{} {option}", issue.id));
        return all.collect::<Vec<_>>().join(", ");
    };
    let pairs = frame.terms(before).zip(frame.terms(deal));
    let changed: Vec<String> = pairs
        .filter(|((_, old), (_, new))| old != new)
        .map(|((issue, old), (_, new))| format!("{} {old} → {new}", issue.id))
        .collect();
    if changed.is_empty() {
        return "unchanged".to_owned();
    }
    let moved = game.signatories().iter().map(|&party| {
        let change = game.worth(party, deal) - game.worth(party, before);
        format!("{} {change:+.1}", frame.party_name(party))
    });
    let moved: Vec<String> = moved.collect();
    format!("{} ({})", changed.join(", "), moved.join(", "))
}

fn tell_agreement(account: &Account<'_>, same: &[IssueId], page: &mut Page) {
    let issues = account.game.frame().issues.len();
    if account.game.signatories().len() < 2 {
        return;
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
    page.line(format!(
        "  They now ask for the same on {same} of {issues} issues{open}."
    ));
}
