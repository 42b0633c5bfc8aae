//! What happened, who is in the way, what the text says and what it is worth.

use super::material::Story;
use super::shell::{points, signed, verdict};
use crate::account::{Account, and_list, capital, in_some, share, when};
use crate::game::{Claim, Gate};
use crate::talks::Answer;
use maud::{Markup, html};

/// The answer, the chart that shows it, and what stands behind it.
pub(super) fn section(story: &Story<'_>, chart: &Markup) -> Markup {
    let account = story.account;
    html! {
        p.verdict { (account.headline()) "." }
        (chart)
        @if let Some(told) = account.told_improvement() { p { (capital(&told)) "." } }
        @if let Some(told) = account.told_left_out() { p { (told) } }
        (in_the_way(account))
        p { (account.counts()) @for caution in [account.unproved_drafts(), account.unproved_offers()].into_iter().flatten() { " " (caution) } }
        (claims(account))
        (worth(account))
        (text(account))
    }
}

fn in_the_way(account: &Account<'_>) -> Markup {
    let Some(text) = &account.text else {
        return html! { p { "No text was ever on the table." } };
    };
    let gates = |label: &str, gates: Vec<Gate>| {
        html! {
            @if !gates.is_empty() {
                h3 { (label) }
                ul { @for gate in gates { li { strong { (account.who(gate)) } ": " (account.why(gate, text)) } } }
            }
        }
    };
    let blocked = if account.holds(Claim::Handshake) {
        "Blocked by"
    } else {
        "The last text would fail"
    };
    let refused: Vec<String> = account
        .refused_by()
        .into_iter()
        .filter_map(|(party, answer)| match answer {
            Answer::TooLittle { short } => Some(format!(
                "{} asked for {:.1} points more than the last text gives",
                account.game.frame().party_name(party),
                account.game.show(short)
            )),
            _ => None,
        })
        .collect();
    html! {
        (gates(blocked, account.blocked_by().collect()))
        (gates("It would also fail", account.would_also_fail().collect()))
        @if account.came_too_late() {
            p { "The last text passes every gate, but the talks ended before all had answered it." }
        } @else if account.in_the_way.is_empty() && !refused.is_empty() {
            p { (capital(&and_list(&refused))) "." }
        }
    }
}

/// The claims, which are never blurred.
fn claims(account: &Account<'_>) -> Markup {
    let unit = &account.scenario.time.unit;
    let holds = |claim| Some(account.holds(claim));
    let rows = [
        (
            format!("possible {}", when(unit, 0)),
            account.possible_day_one,
            "some text passes every gate with the values of day one".to_owned(),
        ),
        (
            format!("possible {}", in_some(unit)),
            account.possible,
            "some text passes every gate in it".to_owned(),
        ),
        (
            "handshake".to_owned(),
            holds(Claim::Handshake),
            if account.outvoted().is_empty() {
                "every signatory accepted one text".to_owned()
            } else {
                "as many signatories accepted one text as the quota asks for".to_owned()
            },
        ),
        (
            "reached".to_owned(),
            holds(Claim::Reached),
            "and no rule, red line, walk-away or consent stops it".to_owned(),
        ),
        (
            "ratified".to_owned(),
            holds(Claim::Ratified),
            "and every body that it concerns would pass it".to_owned(),
        ),
    ];
    html! {
        h3 { "Which claims hold" }
        div.scroll tabindex="0" role="region" aria-label="Claims" { table {
            thead { tr { th scope="col" { "claim" } th scope="col" { "holds" } th scope="col" { "means" } } }
            tbody { @for (claim, holds, means) in rows {
                tr { th scope="row" { (claim) } td { (verdict(holds)) } td { (means) } }
            } }
        } }
        @if let Some(chance) = account.settlement.ratified_chance.filter(|_| !account.scenario.ratifiers.is_empty()) {
            p {
                "If every member of the bodies voted by the text's worth, independently of the others, it would be ratified with a \
                 chance of " (share(chance)) "."
            }
        }
    }
}

fn worth(account: &Account<'_>) -> Markup {
    let Some(text) = &account.text else {
        return html! {};
    };
    let (game, unit) = (&account.game, &account.scenario.time.unit);
    html! {
        h3 { "What the text is worth" }
        div.scroll tabindex="0" role="region" aria-label="Worth of the text" { table {
            caption { (title(account)) ", in points of each party’s own: not comparable between parties" }
            thead { tr {
                th scope="col" { "party" } th scope="col" { "role" } th.n scope="col" { "worth" }
                th.n scope="col" { "no deal " (when(unit, account.round)) } th.n scope="col" { "gain" }
            } }
            tbody { @for party in game.party_ids() {
                @let (worth, no_deal) = (game.worth(party, text), game.no_deal_at(party, account.round));
                tr {
                    th scope="row" { (game.frame().party_name(party)) }
                    td { (game.role(party).word()) }
                    td.n { (points(game, worth)) }
                    td.n { (no_deal.map_or_else(|| "none".to_owned(), |no_deal| points(game, no_deal))) }
                    td.n { (no_deal.map_or_else(String::new, |no_deal| signed(game, worth - no_deal))) }
                }
            } }
        } }
    }
}

/// `Agreed text, week 9`.
fn title(account: &Account<'_>) -> String {
    let unit = &account.scenario.time.unit;
    match account.settlement.handshake() {
        Some((_, round)) => format!("Agreed text, {unit} {round}"),
        None => format!("Last text on the table, {unit} {}", account.round),
    }
}

fn text(account: &Account<'_>) -> Markup {
    let Some(text) = &account.text else {
        return html! {};
    };
    let nash = account.alternative.as_ref();
    let nash = nash.filter(|other| *other != text);
    let terms = account.game.frame().read_terms(text);
    let others: Vec<Option<&str>> = match nash {
        Some(deal) => account
            .game
            .frame()
            .read_terms(deal)
            .map(|(_, option)| Some(option))
            .collect(),
        None => vec![None; account.scenario.issues.len()],
    };
    html! {
        h3 { "What it says" }
        div.scroll tabindex="0" role="region" aria-label="The text" { table {
            thead { tr {
                th scope="col" { "issue" } th scope="col" { (title(account)) }
                @if nash.is_some() { th scope="col" { "Nash text of those that pass every gate " (when(&account.scenario.time.unit, account.round)) } }
            } }
            tbody { @for ((issue, option), other) in terms.zip(others) {
                tr {
                    th scope="row" { (issue.title) }
                    td { (option) }
                    @if let Some(other) = other { td { @if other == option { "the same" } @else { strong { (other) } } } }
                }
            } }
        } }
    }
}
