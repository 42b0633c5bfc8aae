//! What the groups of a role play agreed on, as part of a report.

use super::blocks::{listed, table};
use super::material::Debrief;
use super::pictures::picture;
use super::shell::{points, signed};
use crate::class::{Class, Group};
use crate::drawing::render::RenderError;
use crate::report::blocks::{BlockTable, cells, number};
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
        (table(&groups(class)))
        (told(class))
    })
}

/// How a group did, in a few words.
fn verdict(class: &Class<'_>, group: &Group) -> String {
    let Some(agreed) = &group.agreed else {
        return "no deal".to_owned();
    };
    match class.told_gates(group).as_slice() {
        [] => agreed.verdict().to_owned(),
        gates => format!("would fail: {}", gates.join("; ")),
    }
}

/// The worth of a deal to each party.
fn groups(class: &Class<'_>) -> BlockTable {
    let mut head = cells!["group"];
    let parties = &class.game.frame().parties;
    head.extend(parties.iter().map(|party| number(&party.name)));
    head.push("how it did".into());
    let mut groups = BlockTable::named("What the deals were worth", head);
    groups.caption = Some(
        "Worth of each group’s deal and, in brackets, what it adds to no deal, in points of each party’s own".into(),
    );
    for group in &class.groups {
        let numbers = group.worth.iter().zip(group.gains()).map(|(worth, gain)| {
            let worth = worth.map_or_else(|| "–".to_owned(), |worth| points(class.game, worth));
            let gain = gain.map(|gain| format!(" ({})", signed(class.game, gain)));
            number(worth + &gain.unwrap_or_default())
        });
        let mut row = cells![&group.entry.group];
        row.extend(numbers);
        row.push(verdict(class, group).into());
        groups.row(row);
    }
    groups
}

/// What would have been better, and what may be surprising.
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
        (listed("What may surprise", &surprises))
    }
}
