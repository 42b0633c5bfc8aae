//! The page for whoever leads the class: all sides at once, and an overview of the deals.

use super::fair::left;
use super::origin::origin_without_seed;
use super::sheet::{extras, paragraphs, without};
use super::shell::{document, points};
use crate::account::{Provenance, Solved, and_list, note, when};
use crate::game::Game;
use crate::scenario::{PartyId, Scenario};
use maud::{Markup, html};

/// The maximum number of options of an issue that are listed.
const LISTED: usize = 60;

/// The page: how to run the class, every score of everybody, and which deals are good. `roles` are those played by students,
/// `typed` is the file as typed on the command line.
pub fn teacher(solved: &Solved<'_>, roles: &[PartyId], from: &Provenance, typed: &str) -> String {
    let scenario = solved.scenario;
    let body = html! {
        header {
            h1 { (scenario.about.title) ": for whoever leads the class" }
            p.note { "Shows all sides: keep it from the parties" }
            p.soft { (note(scenario)) ". " (origin_without_seed(from)) }
        }
        main {
            section { (plan(scenario, roles, typed)) }
            section { h2 { "Everybody’s points" } (all_sides(solved.game)) }
            section { h2 { "What each side knows" } (each_side(solved)) }
            section { h2 { "What is possible" } (possible(solved)) }
        }
    };
    document(&format!("{}: for the teacher", scenario.about.title), &body)
}

fn plan(scenario: &Scenario, roles: &[PartyId], typed: &str) -> Markup {
    let name = |party: PartyId| scenario.parties[party.index()].name.as_str();
    let played: Vec<&str> = roles.iter().map(|&party| name(party)).collect();
    let parties = (0..scenario.parties.len()).map(|n| PartyId(n as u16));
    let others: Vec<&str> = parties.filter(|p| !roles.contains(p)).map(name).collect();
    html! {
        h2 { "How to run it" }
        ol {
            li { "Print " code { "sheets.html" } " once for each group of " (roles.len()) " (" (and_list(&played)) "), and give everybody the sheet of one party. Ask them not to show it." }
            @if !others.is_empty() {
                li { "Nobody plays " (and_list(&others)) ". What they would say to a deal is part of the judgement all the same." }
            }
            li { "Time to read and to set a target: ten minutes. Time to talk: as long as you like." }
            li { "Each group hands in its deal: one option for every issue, or “no deal”. Write them into a table:" }
        }
        pre tabindex="0" { code { "zopa class " (typed) " --template -o deals.csv\nzopa class " (typed) " deals.csv" } }
        p { "The second command draws what the groups agreed among all deals that could have been written, and says who left what on the table." }
    }
}

/// Every option with what it adds to each party's points.
fn all_sides(game: &Game) -> Markup {
    let frame = game.frame();
    html! {
        p.soft { "What each option adds to a party’s points; ✕: it never accepts it. The last row is what no deal is worth on day one." }
        div.scroll tabindex="0" role="region" aria-label="Everybody’s points" { table {
            thead { tr {
                th scope="col" { "issue and option" }
                @for party in game.party_ids() { th.n scope="col" { (frame.party_name(party)) } }
            } }
            tbody {
                @for issue in game.issue_ids() {
                    @let names = &frame.issues[issue.index()];
                    tr { th colspan=(game.party_ids().count() + 1) scope="colgroup" { (names.title) } }
                    @let step = names.options.len().div_ceil(LISTED).max(1);
                    @for option in game.option_ids(issue).filter(|o| o.index().is_multiple_of(step)) {
                        tr {
                            td { (names.option_title(option)) }
                            @for party in game.party_ids() {
                                td.n {
                                    @if game.crosses(party, issue, option) { "✕ " }
                                    (points(game, game.payoff(party, issue, option)))
                                }
                            }
                        }
                    }
                }
                tr {
                    th scope="row" { "no deal" }
                    @for party in game.party_ids() { td.n { (game.no_deal_at(party, 0).map_or_else(|| "none".to_owned(), |no_deal| points(game, no_deal))) } }
                }
            }
        } }
    }
}

/// What is on the sheets besides the points.
fn each_side(solved: &Solved<'_>) -> Markup {
    let (scenario, game) = (solved.scenario, solved.game);
    html! {
        @for party in game.party_ids() {
            @let written = &scenario.parties[party.index()];
            h3 { (written.name) " (" (written.role.word()) ")" }
            @for text in paragraphs(written.brief.as_deref()) { p { (text) } }
            ul {
                li { "Without a deal: " (without(scenario, game, party)) }
                @for line in extras(scenario, game, party) { li { (line) } }
            }
        }
    }
}

fn possible(solved: &Solved<'_>) -> Markup {
    let (game, frame) = (solved.game, solved.game.frame());
    let now = when(&solved.scenario.time.unit, solved.round);
    html! {
        (left(solved))
        @for (about, answer) in &solved.answers {
            @if let Ok(chosen) = answer {
                @let deal = &chosen.deals[0];
                h3 {
                    (about.title) ": "
                    @for (n, (name, &party)) in solved.names().iter().zip(&solved.players).enumerate() {
                        @if n > 0 { ", " } (name) " " (points(game, game.worth(party, deal)))
                    }
                }
                p { (about.sentence) }
                ul { @for (issue, option) in frame.read_terms(deal) { li { (issue.title) " – " strong { (option) } } } }
                @let stopped = solved.stopped_by(deal);
                @if !stopped.is_empty() { p { "Would fail " (now) ": " (and_list(&stopped)) "." } }
            }
        }
    }
}
