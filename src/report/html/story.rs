//! The report of a negotiation: what happened and why, what would unlock a deal, and how to find all that out again.

use super::shell::document;
use super::{Debrief, again, chance, class, fair, happened, pictures, rounds, sheet, unlock};
use crate::account::{Account, NO_NOTE, Provenance, Solved};
use crate::charts::Drawn;
use crate::charts::render::RenderError;
use crate::concessions::Explanation;
use crate::trials::Tally;
use maud::{Markup, PreEscaped, html};

/// Everything that a report tells.
#[derive(Debug)]
pub struct Story<'a> {
    /// The negotiation by the file's own numbers.
    pub account: &'a Account<'a>,
    /// Where it comes from.
    pub from: &'a Provenance,
    /// The file with its settings, as they are typed.
    pub typed: &'a str,
    /// Many draws, where something is uncertain.
    pub tally: Option<&'a Tally>,
    /// What leads to a settlement.
    pub explanation: &'a Explanation<'a>,
    /// Where they should settle, over the deals that pass every gate on day one; `None` if nobody can.
    pub solved: &'a Solved<'a>,
    /// The charts, in the order in which they are shown.
    pub pictures: &'a [Drawn],
    /// Finished sweeps.
    pub sweeps: &'a [Swept],
    /// What groups agreed on in a role play.
    pub class: Option<&'a Debrief<'a>>,
}

/// A finished sweep.
#[derive(Debug)]
pub struct Swept {
    /// Its name in the file.
    pub name: String,
    /// What it asks.
    pub question: Option<String>,
    /// What it found, in sentences.
    pub findings: Vec<String>,
    /// Its folder, as it is typed.
    pub folder: String,
    /// Its charts.
    pub pictures: Vec<Drawn>,
}

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

/// File, hash, seed and version in one line.
fn origin(from: &Provenance) -> String {
    let seed = format!("seed {}", from.seed);
    [of_file(from), seed, version()].join(" · ")
}

/// The same where nothing is random.
pub(super) fn origin_without_seed(from: &Provenance) -> String {
    [of_file(from), version()].join(" · ")
}

fn of_file(from: &Provenance) -> String {
    format!("{} {}", from.file, from.short_hash())
}

fn version() -> String {
    format!("zopa {}", Provenance::VERSION)
}
