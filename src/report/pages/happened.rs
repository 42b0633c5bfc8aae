//! What happened, who is in the way, what the deal says and what it is worth.

use super::blocks::table;
use super::material::Story;
use super::shell::{points, signed};
use crate::account::{Account, TOO_LATE, and_list, capital, share, told_claim, when};
use crate::report::blocks::{BlockCell, BlockTable, cells, number};
use crate::scenario::Claim;
use maud::{Markup, html};

/// The answer, the chart that shows it, and what is behind it.
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
    if account.text.is_none() {
        return html! { p { "Nothing was ever on the table." } };
    }
    let blocked = if account.holds(Claim::Handshake) {
        "Blocked by"
    } else {
        "The last deal would fail"
    };
    let groups = [
        (blocked, account.told_gates(account.blocked_by())),
        (
            "It would also fail",
            account.told_gates(account.would_also_fail()),
        ),
    ];
    let refused = account.held_out();
    html! {
        @for (label, gates) in groups.iter().filter(|(_, gates)| !gates.is_empty()) {
            h3 { (label) }
            ul { @for (who, why) in gates { li { strong { (who) } ": " (why) } } }
        }
        @if account.came_too_late() {
            p { (capital(TOO_LATE)) "." }
        } @else if !refused.is_empty() {
            p { (capital(&and_list(&refused))) "." }
        }
    }
}

/// The claims, which are never blurred.
fn claims(account: &Account<'_>) -> Markup {
    let unit = &account.scenario.time.unit;
    let mut claims = BlockTable::named("Claims", cells!["claim", "holds", "means"]);
    let handshake = match account.outvoted().is_empty() {
        true => "every signatory accepted one deal",
        false => "as many signatories accepted one deal as the quota asks for",
    };
    for claim in account.scenario.claims() {
        let holds = account.answers[claim];
        let means = match claim {
            Claim::PossibleDayOne => "some deal passes every gate with the values of day one",
            Claim::Possible => "some deal passes every gate in it",
            Claim::Handshake => handshake,
            Claim::Reached => "and no rule, red line, walk-away or consent stops it",
            Claim::Ratified => "and every ratifier that it concerns would pass it",
            // Without draws it is a chance, told below.
            Claim::Lasting if holds.is_none() => continue,
            Claim::Lasting => claim.means(),
            // How the talks ended is said above.
            Claim::Breakdown => continue,
        };
        let name = told_claim(claim, unit);
        claims.row(cells![name, BlockCell::Holds(holds), means]);
    }
    html! {
        h3 { "Which claims hold" }
        (table(&claims))
        @if let Some(chance) = account.settlement.ratified_chance.filter(|_| !account.scenario.ratifiers.is_empty()) {
            p {
                "If every member of every ratifier voted by the deal's worth, independently of the others, it would be ratified with a \
                 chance of " (share(chance)) "."
            }
        }
        @for told in account.told_lasting() { p { (capital(&told)) "." } }
    }
}

fn worth(account: &Account<'_>) -> Markup {
    let Some(text) = &account.text else {
        return html! {};
    };
    let (game, now) = (
        &account.game,
        when(&account.scenario.time.unit, account.round),
    );
    let mut head = cells!["party", "role", number("worth")];
    head.extend([number(format!("no deal {now}")), number("gain")]);
    let mut worth = BlockTable::named("Worth of the deal", head);
    worth.caption = Some(format!(
        "{}, in points of each party’s own: not comparable between parties",
        capital(&account.told_text())
    ));
    for party in game.party_ids() {
        let gives = game.worth(party, text);
        let no_deal = game.no_deal_at(party, account.round);
        worth.row(cells![
            game.frame().party_name(party),
            game.role(party).word(),
            number(points(game, gives)),
            number(no_deal.map_or_else(|| "none".to_owned(), |no_deal| points(game, no_deal))),
            number(no_deal.map_or_else(String::new, |no_deal| signed(game, gives - no_deal))),
        ]);
    }
    html! {
        h3 { "What the deal is worth" }
        (table(&worth))
    }
}

fn text(account: &Account<'_>) -> Markup {
    let Some(text) = &account.text else {
        return html! {};
    };
    let frame = account.game.frame();
    let mut says = BlockTable::named("The deal", cells!["issue", capital(&account.told_text())]);
    for (issue, option) in frame.read_terms(text) {
        says.row(cells![&issue.title, option]);
    }
    let nash = account.alternative.as_ref();
    if let Some(nash) = nash.filter(|nash| *nash != text) {
        let now = when(&account.scenario.time.unit, account.round);
        let head = format!("Nash deal of those that pass every gate {now}");
        says.head.push(head.into());
        for (row, (_, other)) in says.rows.iter_mut().zip(frame.read_terms(nash)) {
            row.push(match other == row[1].text() {
                true => "the same".into(),
                false => BlockCell::Strong(other.to_owned()),
            });
        }
    }
    html! {
        h3 { "What it says" }
        (table(&says))
    }
}
