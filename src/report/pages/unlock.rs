//! Which concessions lead to a settlement, in words.

use super::material::Story;
use crate::account::{capital, count, share};
use crate::concessions::{Effects, Explanation, Settled, Standing, words};
use maud::{Markup, html};

/// Packages, corrections and cores that are told.
const SHOWN: usize = 5;

pub(super) fn section(story: &Story<'_>) -> Markup {
    let explained = story.explanation;
    let unit = &explained.scenario.time.unit;
    html! {
        p { strong { (words::headline(&explained.exact, unit)) } }
        (options(explained))
        (deadlock(explained))
        (moves(explained))
        (gates(explained))
        @if let Some(effects) = &explained.effects { (settled(explained, effects)) }
    }
}

fn options(explained: &Explanation<'_>) -> Markup {
    let (exact, game) = (&explained.exact, explained.exact.game);
    let with = |standing: Standing| -> Vec<String> {
        let issues = game.issue_ids();
        let all =
            issues.flat_map(|issue| game.option_ids(issue).map(move |option| (issue, option)));
        let fate = |issue: crate::scenario::IssueId, option: crate::scenario::OptionId| {
            &exact.fates[issue.index()][option.index()]
        };
        all.filter(|&(issue, option)| fate(issue, option).standing == standing)
            .map(|(issue, option)| {
                format!(
                    "{} ({})",
                    words::term(game, issue, option),
                    words::fate(exact, fate(issue, option))
                )
            })
            .collect()
    };
    let kills = words::all_kills(exact);
    let lists = [
        ("Every deal must have", with(Standing::Must)),
        ("Nearly every deal has", with(Standing::Nearly)),
        ("It kills a deal", kills),
    ];
    html! {
        @for (title, list) in lists {
            @if !list.is_empty() {
                h3 { (title) }
                ul { @for item in list { li { (item) } } }
            }
        }
    }
}

fn deadlock(explained: &Explanation<'_>) -> Markup {
    let game = explained.exact.game;
    let Some(deadlock) = &explained.exact.deadlock else {
        return html! {};
    };
    let not_known = "Not known: the searches were too long.";
    let (more, none) = match deadlock.complete {
        true => ("", "Nothing: no text exists."),
        false => ("; there may be more", not_known),
    };
    html! {
        h3 { "What cannot all hold together" }
        @if deadlock.cores.is_empty() {
            p { (not_known) }
        } @else {
            ul { @for core in deadlock.cores.iter().take(SHOWN) { li { (words::core(game, core)) } } }
        }
        h3 { "What would be enough, cheapest first" (more) }
        @if deadlock.corrections.is_empty() {
            p { (none) }
        } @else {
            ol { @for correction in deadlock.corrections.iter().take(SHOWN) { li { (words::correction(game, correction)) ": " (words::price(game, correction)) } } }
        }
    }
}

fn moves(explained: &Explanation<'_>) -> Markup {
    let exact = &explained.exact;
    html! {
        @if !exact.positions.is_empty() {
            h3 { "Who must move, and for whom" }
            p.soft { "From each party’s opening position, in its own points." }
            ul { @for position in &exact.positions {
                li {
                    (words::gives_up(exact.game, position)) "."
                    ul {
                        @for (whom, moves) in words::demands(exact.game, position) { li { (capital(&whom)) ": " (moves) } }
                        @for package in position.packages.iter().take(SHOWN) { li { "Enough to move " (words::package(exact.game, package)) } }
                    }
                }
            } }
        }
    }
}

fn gates(explained: &Explanation<'_>) -> Markup {
    let exact = &explained.exact;
    let told: Vec<String> = exact
        .gates
        .iter()
        .filter_map(|gate| {
            let turn = words::turn(exact.game, gate, exact.passes)?;
            Some(format!(
                "{}: {turn}",
                words::named_gate(exact.game, gate.gate)
            ))
        })
        .collect();
    html! {
        @if !told.is_empty() {
            h3 { "Whose “no” decides" }
            ul { @for line in told { li { (line) } } }
        }
    }
}

/// Options that clearly matter, by what settling them first does.
fn settled(explained: &Explanation<'_>, effects: &Effects) -> Markup {
    let (game, claim) = (explained.exact.game, explained.claim);
    let mut clear: Vec<(f64, String, String)> = Vec::new();
    for (issue, row) in game.issue_ids().zip(&effects.options) {
        for (option, settled) in game.option_ids(issue).zip(row) {
            if let Settled::Played(played) = settled
                && played.claims[claim].clear
            {
                let by = played.claims[claim].pairs.difference();
                clear.push((
                    by,
                    words::term(game, issue, option),
                    words::effect(&played.claims[claim])
                        .trim_end_matches([' ', '*'])
                        .to_owned(),
                ));
            }
        }
    }
    clear.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    html! {
        h3 { "What settling one point first would do" }
        p { (words::finding(game, effects, claim)) }
        @if clear.is_empty() {
            p { "No option has a clear effect over " (count(effects.runs, "run")) "." }
        } @else {
            ul { @for (_, term, effect) in clear { li { strong { (term) } ": " (effect) } } }
        }
        p.soft {
            "Chance that a deal is " (Effects::CLAIMS[claim]) ", nothing settled (" (share(effects.base[claim].share()))
            ") against one option settled first, over the same runs, with 95% intervals. Settling is not paying: what a party would ask \
             in return is not counted."
        }
    }
}
