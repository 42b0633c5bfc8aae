//! Which concessions lead to a settlement, in words.

use super::blocks::{blocks, listed};
use super::material::Story;
use crate::account::{capital, count, share};
use crate::concessions::{Effects, Explanation, OptionRole, Settled, words};
use crate::report::told;
use maud::{Markup, html};

/// The maximum number of packages, corrections and cores that are shown.
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
    let exact = &explained.exact;
    let with = |standing| -> Vec<String> {
        let options = words::options(exact, standing).into_iter();
        options
            .map(|(term, fate)| format!("{term} ({fate})"))
            .collect()
    };
    html! {
        (listed("Every deal must have", &with(OptionRole::Must)))
        (listed("Nearly every deal has", &with(OptionRole::Nearly)))
        (listed("It kills a deal", &words::all_kills(exact)))
    }
}

fn deadlock(explained: &Explanation<'_>) -> Markup {
    html! {
        @if let Some(deadlock) = &explained.exact.deadlock {
            h3 { (told::TOGETHER) }
            (blocks(&told::deadlock(explained.exact.game, deadlock)))
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
    let told = exact.gates.iter().filter_map(|gate| {
        let turn = words::turn(exact.game, gate, exact.passes)?;
        let name = words::named_gate(exact.game, gate.gate);
        Some(format!("{name}: {turn}"))
    });
    listed("Whose “no” decides", &told.collect::<Vec<_>>())
}

/// Options that clearly matter, by the effect of settling them first.
fn settled(explained: &Explanation<'_>, effects: &Effects) -> Markup {
    let (game, claim) = (explained.exact.game, explained.claim);
    let mut clear: Vec<(f64, String, String)> = Vec::new();
    for (issue, row) in game.issue_ids().zip(&effects.options) {
        for (option, settled) in game.option_ids(issue).zip(row) {
            if let Settled::Played(played) = settled
                && played.claims[&claim].clear
            {
                let by = played.claims[&claim].pairs.difference();
                let effect = words::effect(&played.claims[&claim]);
                let effect = effect.trim_end_matches([' ', '*']).to_owned();
                clear.push((by, words::term(game, issue, option), effect));
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
            "Chance that a deal is " (claim.word()) ", nothing settled (" (share(effects.base[&claim].share()))
            ") against one option settled first, over the same runs, with 95% intervals. This ignores what the parties would want in \
             return."
        }
    }
}
