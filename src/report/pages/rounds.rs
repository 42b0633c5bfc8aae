//! The talks round by round: a slider that moves through them; without a script, all of them one below the other.

use super::shell::points;
use crate::account::{Account, ToldLine, ToldRound, capital, how_to_read, transcript};
use crate::game::Deal;
use crate::scenario::PartyId;
use maud::{Markup, html};

/// The maximum number of rounds that are shown one by one.
const SHOWN: usize = 200;

/// Every round.
pub(super) fn section(account: &Account<'_>) -> Markup {
    let all = transcript(account);
    // If there are very many, an even choice with both ends.
    let every = all.len().div_ceil(SHOWN).max(1);
    let last = all.len().saturating_sub(1);
    let told: Vec<&ToldRound> = all
        .iter()
        .enumerate()
        .filter(|(n, _)| n.is_multiple_of(every) || *n == last)
        .map(|(_, round)| round)
        .collect();
    if told.is_empty() {
        return html! { p { "Nobody said anything." } };
    }
    let title = |round: &ToldRound| {
        let unit = capital(&account.scenario.time.unit);
        if round.first == round.last {
            format!("{unit} {}", round.first)
        } else {
            format!("{unit}s {} to {}", round.first, round.last)
        }
    };
    let most = told.len() - 1;
    html! {
        @for line in how_to_read(account) { p.soft { (line) } }
        @if every > 1 { p.soft { (told.len()) " of " (all.len()) " rounds are shown; all are in " code { "trace.csv" } ", which " code { "zopa run" } " writes." } }
        div.scrubber.no-print hidden data-needs-script {
            label for="round-slider" { "Move through the talks" }
            button type="button" id="round-back" { "Back" }
            input type="range" id="round-slider" data-scrubber min="0" max=(most) step="1" value="0" aria-controls="rounds-stage" aria-valuetext=(title(told[0]));
            button type="button" id="round-on" { "Next" }
            output id="round-now" for="round-slider" { (title(told[0])) }
        }
        div.tall id="rounds-stage" tabindex="0" role="region" aria-label="Round by round" {
            @for (n, round) in told.iter().enumerate() { (one(account, round, n, &title(round))) }
        }
    }
}

fn one(account: &Account<'_>, round: &ToldRound, place: usize, title: &str) -> Markup {
    html! {
        article.round data-title=(title) data-round=(place) {
            h3 { (title) }
            @if round.lines.is_empty() { p { (round.title) } }
            (table(account, round.last))
            @if !round.lines.is_empty() {
                ul { @for line in &round.lines {
                    @match line {
                        ToldLine::Happened(words) => li.event { (words) },
                        ToldLine::Said(words) => li { (words) },
                        ToldLine::Text(words) => li.text { (words) },
                    }
                } }
            }
        }
    }
}

/// Where each party stands after a round, issue by issue.
fn table(account: &Account<'_>, round: u32) -> Markup {
    let (standing, before) = (latest(account, round + 1), latest(account, round));
    let (game, frame) = (&account.game, account.game.frame());
    if standing.is_empty() {
        return html! {};
    }
    let name = |who: Option<PartyId>| who.map_or("day one", |party| frame.party_name(party));
    let signing = standing.iter().filter(|(who, _)| signs(account, *who));
    let signing: Vec<&Deal> = signing.map(|(_, deal)| *deal).collect();
    let old = |who: Option<PartyId>| before.iter().find(|(other, _)| *other == who);
    html! {
        div.scroll tabindex="0" role="region" aria-label={ "Positions after round " (round) } { table {
            thead { tr {
                th scope="col" { "latest deal of" }
                @for (who, _) in &standing { th scope="col" { (name(*who)) } }
                @if signing.len() > 1 { th scope="col" { "the same?" } }
            } }
            tbody {
                @for (n, issue) in frame.issues.iter().enumerate() {
                    @let same = signing.windows(2).all(|pair| pair[0][n] == pair[1][n]);
                    tr {
                        th scope="row" { (issue.title) }
                        @for (who, deal) in &standing {
                            @let moved = old(*who).is_some_and(|(_, old)| old[n] != deal[n]);
                            @let option = issue.option_title(deal[n]);
                            td { @if moved { span.new { "→ " (option) } } @else { (option) } }
                        }
                        @if signing.len() > 1 { td { @if same { span.yes { "✓ same" } } } }
                    }
                }
                @for &party in game.signatories() {
                    tr {
                        th scope="row" { "worth to " (frame.party_name(party)) }
                        @for (_, deal) in &standing { td { (points(game, game.worth(party, deal))) } }
                        @if signing.len() > 1 { td {} }
                    }
                }
            }
        } }
    }
}

/// The latest deal of everybody who has stated one, before a round begins; signatories first, in file order.
fn latest<'t>(account: &'t Account<'_>, end: u32) -> Vec<(Option<PartyId>, &'t Deal)> {
    let mut latest: Vec<(Option<PartyId>, &Deal)> = Vec::new();
    let rounds = account
        .trace
        .rounds
        .iter()
        .take_while(|round| round.round < end);
    for said in rounds.flat_map(|round| &round.moves) {
        if !said.kind.puts_forward() {
            continue;
        }
        match latest.iter_mut().find(|(other, _)| *other == said.party) {
            Some((_, deal)) => *deal = &said.deal,
            None => latest.push((said.party, &said.deal)),
        }
    }
    latest.sort_by_key(|&(party, _)| (!signs(account, party), party.is_none(), party));
    latest
}

fn signs(account: &Account<'_>, party: Option<PartyId>) -> bool {
    party.is_some_and(|party| account.game.signatories().contains(&party))
}
