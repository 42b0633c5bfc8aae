//! The report of a negotiation: what happened and why, what would unlock a deal, and how to reproduce all of it.

use super::material::Story;
use super::origin::origin;
use super::shell::{self, Pictures, Section, framed};
use super::{again, chance, class, fair, happened, pictures, rounds, sheet, unlock};
use crate::account::note;
use crate::drawing::render::RenderError;
use maud::{PreEscaped, html};

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
    let mut sections: Vec<Section<'_>> = Vec::new();
    let mut section = |id, title, told| sections.push((id, title, told));
    // Beside a class, what zopa played is not what the students did.
    let (played, by_round) = if story.class.is_some() {
        (
            "What happened in the simulated talks",
            "The simulated talks, round by round",
        )
    } else {
        ("What happened", "The talks, round by round")
    };
    section("happened", played, happened::section(story, &first));
    if let Some(debrief) = story.class {
        section(
            "class",
            "What the groups agreed on",
            class::section(debrief)?,
        );
    }
    section("rounds", by_round, rounds::section(story.account));
    if !others.is_empty() {
        section("charts", "Charts", pictures::section(others)?);
    }
    section(
        "unlock",
        "What leads to a settlement",
        unlock::section(story),
    );
    section(
        "fair",
        "Where should they settle?",
        fair::section(story.solved),
    );
    if let Some(tally) = story.tally {
        section(
            "chance",
            "If the numbers are uncertain",
            chance::section(story, tally),
        );
    }
    if !story.sweeps.is_empty() {
        section("sweeps", "Many variants", pictures::sweeps(story.sweeps)?);
    }
    section("sheets", "Score sheets", sheet::section(story.account));
    section("again", "How to reproduce this", again::section(story));
    let body = html! {
        header {
            h1 { (about.title) }
            p.note { (note(story.account.scenario)) }
            @for text in sheet::paragraphs(about.brief.as_deref()) { p { (text) } }
            p.soft { (origin(story.from)) @if let Some(source) = &about.source { br; "Case: " (source) } }
            nav.no-print aria-label="Sections" {
                ul { @for (id, title, _) in &sections { li { a href={ "#" (id) } { (title) } } } }
            }
        }
        (shell::sections(&sections))
        footer {
            p.soft {
                (note(story.account.scenario)) ". zopa works out what assumptions imply; it never predicts. "
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
    Ok(framed(&about.title, Pictures::Inside, &head, &body, &foot))
}
