//! `[link.X]`, `[rule.X]`, `[draft.X]`: combinations of options of several issues.

use crate::format::diagnostic::{Code, Problem};
use crate::scenario::{Draft, Law, Link, Rule, Time};

use super::calendar::within_talks;
use super::condition::{complete, needed_condition, text};
use super::names::Names;
use super::walk::{Reader, Section};

/// `[link.X]`: points for a party if several issues take certain options together.
pub(super) fn links(reader: &mut Reader, file: &Section<'_>, names: &Names<'_>) -> Vec<Link> {
    let mut links = Vec::new();
    for named in reader.sections(file, "link") {
        let section = &named.section;
        let party = section
            .get("party")
            .and_then(|node| names.party_of(reader, node, &section.path_of("party")));
        let when = needed_condition(reader, section, "when", names);
        let change = reader.number(section, "change").unwrap_or(0.0);
        let why = reader.text(section, "why");
        links.extend(party.map(|party| Link {
            id: named.id.to_string(),
            party,
            when,
            change,
            why,
        }));
    }
    links
}

/// `[rule.X]`: combinations that are forbidden.
pub(super) fn rules(reader: &mut Reader, file: &Section<'_>, names: &Names<'_>) -> Vec<Rule> {
    let mut rules = Vec::new();
    for named in reader.sections(file, "rule") {
        let section = &named.section;
        let law = law(reader, section, names);
        rules.push(Rule {
            id: named.id.to_string(),
            law,
            why: reader.text(section, "why"),
        });
    }
    rules
}

fn law(reader: &mut Reader, section: &Section<'_>, names: &Names<'_>) -> Law {
    let [when, then, not] = ["if", "then", "not"].map(|key| section.entry(key));
    let path = &section.path;
    match (when, then, not) {
        (Some(_), Some(_), None) => {
            return Law::IfThen {
                when: needed_condition(reader, section, "if", names),
                then: needed_condition(reader, section, "then", names),
            };
        }
        (None, None, Some(_)) => return Law::Not(needed_condition(reader, section, "not", names)),
        (Some(one), None, None) | (None, Some(one), None) => {
            let other = if one.key == "if" { "then" } else { "if" };
            reader.report(
                Problem::new(Code::KeyMissing, format!("'{path}' has '{}' without '{other}'", one.key))
                    .label(one.key_span, format!("'{other}' is missing"))
                    .help(format!("add {other} = {{ ISSUE = OPTION }}, or write not = {{ … }} for what must not be together")),
            );
        }
        (None, None, None) => {
            reader.report(
                Problem::new(Code::ChooseOne, format!("'{path}' says nothing"))
                    .label(section.span, "a rule without content")
                    .help("add if = { … } and then = { … }, or not = { … }"),
            );
        }
        (when, then, Some(not)) => {
            let problem = Problem::new(
                Code::ChooseOne,
                format!("'{path}' has 'not' and 'if' or 'then'"),
            )
            .label(not.key_span, "one way to say it");
            let problem = match when.or(then) {
                Some(other) => problem.label(other.key_span, "the other way"),
                None => problem,
            };
            reader.report(problem.help("make two rules of it, or keep one of the two ways"));
        }
    }
    Law::Not(Default::default())
}

/// `[draft.X]`: whole deals.
pub(super) fn drafts(
    reader: &mut Reader,
    file: &Section<'_>,
    names: &Names<'_>,
    time: &Time,
) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for named in reader.sections(file, "draft") {
        let section = &named.section;
        if named.id == "none" {
            reader.report(
                Problem::new(Code::ReservedName, "a draft cannot be called 'none'")
                    .label(
                        named.key_span,
                        "`start = \"none\"` means that talks start without a draft",
                    )
                    .help("choose another name"),
            );
        }
        let by = section
            .get("by")
            .and_then(|node| names.party_of(reader, node, &section.path_of("by")));
        let title = reader.text(section, "title");
        let inner = reader.open(section, "text");
        let text = inner.and_then(|inner| complete(text(reader, &inner, names, &[])));
        let tabled = tabled(reader, section, file, time);
        drafts.extend(text.map(|text| Draft {
            id: named.id.to_string(),
            by,
            title: title.unwrap_or_else(|| named.id.to_string()),
            text,
            tabled,
        }));
    }
    drafts
}

/// The round in which a draft is put on the table; the draft must also say by whom.
fn tabled(
    reader: &mut Reader,
    section: &Section<'_>,
    file: &Section<'_>,
    time: &Time,
) -> Option<u32> {
    let entry = section.entry("tabled")?;
    if section.get("by").is_none() {
        reader.report(
            Problem::new(
                Code::KeyMissing,
                format!("'{}' is tabled, but by nobody", section.path),
            )
            .label(entry.key_span, "'by' is missing")
            .help("add by = \"…\": the party that puts it on the table"),
        );
    }
    let round = reader.whole(section, "tabled")?;
    within_talks(reader, section, "tabled", round, (file, time)).then_some(round)
}
