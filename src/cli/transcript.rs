//! The talks round by round, for people (`zopa run -v`).

use super::page::Page;
use crate::account::{Account, and_list, best_found, capital, thousands, told_worth};
use crate::game::Deal;
use crate::scenario::{PartyId, Protocol};
use crate::talks::{Answer, Move, RoundTrace};

/// Tells every round.
pub(super) fn tell(account: &Account<'_>, page: &mut Page) {
    page.line("In brackets: what a text is worth to each, in points.");
    page.line("");
    let mut last: Vec<(Option<u16>, Deal)> = Vec::new();
    for round in &account.trace.rounds {
        page.line(format!(
            "{} {}",
            capital(&account.scenario.time.unit),
            round.round
        ));
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
            tell_move(account, said, &mut last, page);
            if asks == Some(n) {
                tell_agreement(account, round, page);
            }
        }
        let handshake = round
            .moves
            .last()
            .is_some_and(|said| said.kind == "handshake");
        if asks.is_none() && !handshake {
            tell_agreement(account, round, page);
        }
        if round.breakdown {
            page.line("  The talks break down.");
        }
        page.line("");
    }
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
    let worth = told_worth(account.game, &said.deal);
    // Where offers alternate, an answer may be to an offer of the round before: it names its maker.
    let maker = last
        .iter()
        .rev()
        .find(|(_, deal)| *deal == said.deal)
        .and_then(|(who, _)| *who);
    let name = match (said.answer, maker, &account.scenario.talks.protocol) {
        (Some(_), Some(maker), Protocol::AlternatingOffers { .. }) => {
            format!(
                "{name}, to the offer of {}",
                frame.party_name(PartyId(maker))
            )
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
                ("draft", _) => "drafts",
                ("offer", _) => "offers",
                _ => {
                    page.line("  Handshake.");
                    return;
                }
            };
            page.line(format!("  {name} {verb} [{worth}]"));
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
            page.line(format!(
                "    {}",
                terms(account, &said.deal, before.as_ref())
            ));
            last.push((key, said.deal.clone()));
        }
    }
}

/// The whole text, or what changed since the same speaker's last one.
fn terms(account: &Account<'_>, deal: &Deal, before: Option<&Deal>) -> String {
    let frame = account.game.frame();
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
        "unchanged".to_owned()
    } else {
        changed.join(", ")
    }
}

fn tell_agreement(account: &Account<'_>, round: &RoundTrace, page: &mut Page) {
    let issues = account.game.frame().issues.len();
    let same = account.trace.coinciding(account.game, round.round);
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
