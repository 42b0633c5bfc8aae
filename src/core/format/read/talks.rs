//! `[talks]`: how offers are made, by whom, from which starting point.

use crate::format::diagnostic::{Code, Problem, closest, list_of};
use crate::format::tree::Node;
use crate::format::vocabulary::Kind;
use crate::scenario::{AgreementRule, Draft, PartyId, Role, Talks};

use super::agenda::{agenda, settle};
use super::channels::{channels, enough_channels};
use super::names::Names;
use super::party::{Person, role_words};
use super::protocol::{idle_mediators, protocol, signatories};
use super::walk::{Reader, Section};

/// `[talks]`, with a check that the parties can hold them.
pub(super) fn talks(
    reader: &mut Reader,
    file: &Section<'_>,
    names: &Names<'_>,
    people: &[Person],
    drafts: &[Draft],
) -> Talks {
    let mut talks = Talks::plain(names.issues.len());
    let mut known = true;
    let mut place = file.span;
    if let Some(section) = reader.open(file, "talks") {
        place = section
            .get("protocol")
            .map_or(section.span, |node| node.span);
        match protocol(reader, &section, names, people) {
            Some(protocol) => talks.protocol = protocol,
            None => known = false,
        }
        let rule = reader.choice(&section, "rule", AgreementRule::WORDS);
        talks.rule = rule.and_then(AgreementRule::of_word).unwrap_or_default();
        if let Some(agenda) = agenda(reader, &section, names) {
            talks.agenda = agenda;
        }
        talks.settle = settle(reader, &section);
        talks.channels = channels(reader, &section, names);
        talks.start = start(reader, file, &section, drafts);
        talks.first = first(reader, &section, names, people);
        talks.breakdown = reader.number(&section, "breakdown").unwrap_or(0.0);
        if known {
            enough_channels(reader, &section, people, &talks);
        }
    }
    if known {
        signatories(
            reader,
            people,
            &talks.protocol,
            file.get("talks").map(|_| place),
        );
        idle_mediators(reader, people, &talks.protocol);
    }
    talks
}

fn start(
    reader: &mut Reader,
    file: &Section<'_>,
    section: &Section<'_>,
    drafts: &[Draft],
) -> Option<usize> {
    let node = section.get("start")?;
    let name = reader.text_of(node, "talks.start", &Kind::Draft)?;
    if name == "none" {
        return None;
    }
    draft_named(reader, file, (name, node, "talks.start"), drafts, &["none"])
}

/// Looks up a draft by the name that a value gives; `extra` are other words allowed there.
pub(super) fn draft_named(
    reader: &mut Reader,
    file: &Section<'_>,
    (name, node, path): (&str, &Node, &str),
    drafts: &[Draft],
    extra: &[&str],
) -> Option<usize> {
    let found = drafts.iter().position(|draft| draft.id == name);
    // A draft with an error in it has been reported.
    let named = file.get("draft").and_then(|all| all.table()?.get(name));
    if found.is_none() && named.is_none() {
        let ids = || drafts.iter().map(|draft| draft.id.as_str());
        let known = || ids().chain(extra.iter().copied());
        let allowed = match known().next() {
            Some(_) => format!("allowed: {}", list_of(known())),
            None => {
                "write the deal as a section of its own, [draft.NAME], and name it here".to_owned()
            }
        };
        let help = match closest(name, known()) {
            Some(near) => format!("did you mean '{near}'? {}", super::walk::sentence(&allowed)),
            None => allowed,
        };
        reader.report(
            Problem::new(
                Code::UnknownDraft,
                format!("'{name}' is not a draft (in '{path}')"),
            )
            .label(node.span, "no such draft")
            .help(help),
        );
    }
    found
}

fn first(
    reader: &mut Reader,
    section: &Section<'_>,
    names: &Names<'_>,
    people: &[Person],
) -> Option<PartyId> {
    let node = section.get("first")?;
    let party = names.party_of(reader, node, "talks.first")?;
    let person = people.get(party.index())?;
    if let Some(role) = person.role
        && role != Role::Signatory
    {
        let id = &person.meaning.id;
        let signatories = people
            .iter()
            .filter(|person| person.role == Some(Role::Signatory));
        reader.report(
            Problem::new(
                Code::WrongRole,
                format!("'{id}' speaks first, but is {}", role_words(role)),
            )
            .label(node.span, "must be a signatory")
            .label(person.role_place(), format!("{} here", role_words(role)))
            .help(format!(
                "signatories here: {}",
                list_of(signatories.map(|person| person.meaning.id.as_str()))
            )),
        );
        return None;
    }
    Some(party)
}
