//! The report of a negotiation: what happened and why, what would unlock a deal, and how to find all that out again.

use super::material::Story;
use super::origin::origin;
use super::shell::document;
use super::{again, chance, class, fair, happened, pictures, rounds, sheet, unlock};
use crate::account::NO_NOTE;
use crate::drawing::render::RenderError;
use maud::{Markup, PreEscaped, html};

const SCRIPT: &str = include_str!("script.js");

/// The report as one HTML page.
///
/// # Errors
/// If a chart cannot be drawn.
pub fn story(story: &Story<'_>) -> Result<String, RenderError> {
    let about = &story.account.scenario.about;
    let (first, others) = match story.pictures.split_first() {
        Some((first, others)) => (pictures::one(first)?, others),
        None => (html! {}, story.pictures),
    };
    let mut sections: Vec<(&str, &str, Markup)> = vec![(
        "happened",
        "What happened",
        happened::section(story, &first),
    )];
    if let Some(debrief) = story.class {
        sections.push((
            "class",
            "What the groups agreed on",
            class::section(debrief)?,
        ));
    }
    sections.push((
        "rounds",
        "The talks, round by round",
        rounds::section(story.account),
    ));
    if !others.is_empty() {
        sections.push(("charts", "Charts", pictures::section(others)?));
    }
    sections.extend([
        (
            "unlock",
            "What leads to a settlement",
            unlock::section(story),
        ),
        (
            "fair",
            "Where should they settle?",
            fair::section(story.solved),
        ),
    ]);
    if let Some(tally) = story.tally {
        sections.push((
            "chance",
            "If the numbers are uncertain",
            chance::section(story, tally),
        ));
    }
    if !story.sweeps.is_empty() {
        sections.push(("sweeps", "Many variants", pictures::sweeps(story.sweeps)?));
    }
    sections.push(("sheets", "Score sheets", sheet::section(story.account)));
    sections.push(("again", "How to find this out again", again::section(story)));
    let body = html! {
        header {
            h1 { (about.title) }
            p.note { (about.note.as_deref().unwrap_or(NO_NOTE)) }
            @for text in sheet::paragraphs(about.brief.as_deref()) { p { (text) } }
            p.soft { (origin(story.from)) @if let Some(source) = &about.source { br; "Case: " (source) } }
            nav.no-print aria-label="Sections" {
                ul { @for (id, title, _) in &sections { li { a href={ "#" (id) } { (title) } } } }
            }
        }
        main {
            @for (id, title, section) in &sections {
                section id=(id) aria-labelledby={ (id) "-title" } {
                    h2 id={ (id) "-title" } { (title) }
                    (section)
                }
            }
        }
        footer {
            p.soft {
                (about.note.as_deref().unwrap_or(NO_NOTE)) ". zopa works out what assumptions imply; it never predicts. "
                (origin(story.from))
            }
        }
    };
    let charts = story
        .pictures
        .iter()
        .chain(story.sweeps.iter().flat_map(|swept| &swept.pictures))
        .chain(story.class.iter().flat_map(|debrief| &debrief.picture));
    let head = html! { style { (PreEscaped(pictures::fonts(charts)?)) } };
    let foot = html! { script { (PreEscaped(SCRIPT)) } };
    Ok(document(&about.title, &head, &body, &foot))
}
