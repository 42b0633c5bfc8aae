//! What the groups of a role play agreed on, as part of a report.

use super::material::Debrief;
use super::pictures::picture;
use super::shell::{points, signed};
use crate::class::{Class, Efficiency, Group};
use crate::drawing::render::RenderError;
use maud::{Markup, html};

/// How the groups did.
pub(super) fn section(debrief: &Debrief<'_>) -> Result<Markup, RenderError> {
    let class = debrief.class;
    let drawn = debrief.picture.iter();
    let drawn = drawn
        .map(|drawn| picture(drawn, "class-chart"))
        .collect::<Result<Vec<_>, _>>()?;
    Ok(html! {
        p { strong { (class.tally().finding()) "." } }
        @for picture in drawn { (picture) }
        (groups(class))
        (told(class))
    })
}

/// How a group did, in a few words.
fn verdict(class: &Class<'_>, group: &Group) -> String {
    let Some(agreed) = &group.agreed else {
        return "no deal".to_owned();
    };
    let gates = agreed.failed.iter();
    let gates: Vec<String> = gates
        .map(|&gate| class.told_gate(gate, &agreed.deal, group.round))
        .collect();
    if !gates.is_empty() {
        return format!("would fail: {}", gates.join("; "));
    }
    match &agreed.efficiency {
        Efficiency::Improvable(_) => "left value on the table",
        Efficiency::Efficient | Efficiency::Held(_) => "efficient",
        Efficiency::Unknown => "not known whether efficient",
    }
    .to_owned()
}

/// What a deal was worth to whom.
fn groups(class: &Class<'_>) -> Markup {
    let parties = &class.game.frame().parties;
    html! {
        div.scroll tabindex="0" role="region" aria-label="What the deals were worth" { table {
            caption { "Worth of each group’s deal and, in brackets, what it adds to no deal, in points of each party’s own" }
            thead { tr {
                th scope="col" { "group" }
                @for party in parties { th.n scope="col" { (party.name) } }
                th scope="col" { "how it did" }
            } }
            tbody { @for group in &class.groups {
                tr {
                    th scope="row" { (group.entry.group) }
                    @for (worth, gain) in group.worth.iter().zip(group.gains()) {
                        td.n {
                            @match worth { Some(worth) => (points(class.game, *worth)), None => "–" }
                            @if let Some(gain) = gain { " (" (signed(class.game, gain)) ")" }
                        }
                    }
                    td { (verdict(class, group)) }
                }
            } }
        } }
    }
}

/// What would have been better, and what may surprise.
fn told(class: &Class<'_>) -> Markup {
    let better = |standing: bool| -> Vec<(&str, String)> {
        let deals = class.agreed();
        let deals = deals.filter(|(_, agreed)| agreed.stands() == standing);
        let told = deals.filter_map(|(group, agreed)| {
            let told = class.told_better(&agreed.deal, agreed.better()?);
            Some((group.entry.group.as_str(), told))
        });
        told.collect()
    };
    let paragraphs = [
        ("What would have been better", better(true)),
        ("Instead of a deal that fails a gate", better(false)),
    ];
    let surprises = class.surprises();
    html! {
        @for (title, better) in paragraphs.iter().filter(|(_, better)| !better.is_empty()) {
            h3 { (title) }
            p.soft { "Nobody who signs gets less, and every gate is passed." }
            ul { @for (group, told) in better { li { strong { (group) } ": " (told) } } }
        }
        @if !surprises.is_empty() {
            h3 { "What may surprise" }
            ul { @for told in surprises { li { (told) } } }
        }
    }
}
