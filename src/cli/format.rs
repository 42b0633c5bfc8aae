//! `zopa list format`: the reference of scenario files.

use super::exit::Failure;
use super::page::Page;
use super::unknown::unknown;
use crate::format::{EntryReference, SectionReference, distributions, reference};

/// Lists all sections in a line each, or one with its keys.
pub(super) fn list(name: Option<&str>, page: &mut Page) -> Result<(), Failure> {
    let sections = reference();
    let Some(name) = name else {
        let rows = sections.iter().map(|section| {
            let needed = if section.needed { " (needed)" } else { "" };
            (&section.heading, format!("{}{needed}", section.doc))
        });
        page.pairs("  ", "  ", &rows.collect::<Vec<_>>());
        page.line("\nX stands for a name of your own. One of them: zopa list format party");
        return Ok(());
    };
    // `party`, `party.X` and `[party.X]` all mean the same.
    let bare = |name: &str| {
        name.trim_matches(['[', ']'])
            .split('.')
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    let found = sections
        .iter()
        .find(|section| bare(&section.name) == bare(name));
    let Some(section) = found else {
        let names: Vec<String> = sections.iter().map(|section| bare(&section.name)).collect();
        let names = names.iter().map(String::as_str);
        return Err(unknown("section", "sections", name, names));
    };
    tell(section, page);
    Ok(())
}

/// The names of the sections, as typed.
pub(super) fn names() -> impl Iterator<Item = String> {
    let bare = |name: String| name.split('.').next().unwrap_or_default().to_owned();
    reference()
        .into_iter()
        .map(move |section| bare(section.name))
}

fn tell(section: &SectionReference, page: &mut Page) {
    page.title(&section.heading);
    page.told(section.doc);
    for entry in &section.entries {
        page.gap();
        tell_entry(entry, page);
    }
    if section.entries.iter().any(|entry| entry.drawn) {
        page.gap();
        page.told("Drawn anew in each run of --runs, instead of a number that may be drawn:");
        for (example, doc) in distributions() {
            page.para("    ", format!("{example}: {doc}"));
        }
    }
}

fn tell_entry(entry: &EntryReference, page: &mut Page) {
    let mut kind = entry.kind.clone();
    if let Some(range) = &entry.range {
        kind.push_str(&format!(", {range}"));
    }
    if entry.drawn {
        kind.push_str(", may be drawn");
    }
    match (entry.needed, entry.default) {
        (true, _) => kind.push_str("; needed"),
        (false, Some(default)) => kind.push_str(&format!("; default {default}")),
        (false, None) => {}
    }
    let key = page.strong(&entry.key);
    page.line(format!("  {key}: {kind}"));
    page.para("    ", entry.doc);
    for choice in &entry.choices {
        page.para(&format!("      {}: ", choice.word), choice.doc);
    }
    for example in entry.examples {
        page.line(format!("      {example}"));
    }
}
