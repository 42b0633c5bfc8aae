//! `[talks]`: how offers are made, by whom, from where.

use crate::scenario::diagnostic::{Code, Problem, Span, closest, list_of};
use crate::scenario::ids::PartyId;
use crate::scenario::model::{Draft, Protocol, Role, Talks};
use crate::scenario::tree::{Node, Value};
use crate::scenario::vocabulary::{AGREEMENT_RULES, Kind, PROTOCOLS};

use super::names::Names;
use super::party::{Person, role_words};
use super::walk::{Reader, Section};

/// `[talks]`, and whether the parties can hold them.
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
        reader.choice(&section, "rule", AGREEMENT_RULES);
        talks.start = start(reader, &section, drafts);
        talks.first = first(reader, &section, names, people);
        talks.breakdown = reader.number(&section, "breakdown").unwrap_or(0.0);
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

fn protocol(
    reader: &mut Reader,
    section: &Section<'_>,
    names: &Names<'_>,
    people: &[Person],
) -> Option<Protocol> {
    let Some(node) = section.get("protocol") else {
        return Some(Protocol::AlternatingOffers { quota: None });
    };
    match &node.value {
        Value::Text(_) => match reader.choice_of(node, "talks.protocol", PROTOCOLS)? {
            "single-text" => {
                let mediator = only_mediator(reader, people, node.span)?;
                Some(Protocol::SingleText {
                    mediator,
                    own_wishes: 0.0,
                })
            }
            _ => Some(Protocol::AlternatingOffers { quota: None }),
        },
        Value::Table(table) => {
            let inner = reader.open(section, "protocol")?;
            if table.entries.len() != 1 {
                reader.report(
                    Problem::new(Code::ChooseOne, "'talks.protocol' must name exactly one protocol")
                        .label(node.span, format!("{} here", table.entries.len()))
                        .help("write protocol = { single-text = { mediator = \"…\" } }, or \"alternating-offers\""),
                );
                return None;
            }
            if inner.get("alternating-offers").is_some() {
                reader.open(&inner, "alternating-offers")?;
                return Some(Protocol::AlternatingOffers { quota: None });
            }
            let detail = reader.open(&inner, "single-text")?;
            let own_wishes = match detail.get("own_wishes") {
                None => Some(0.0),
                Some(_) => reader.number(&detail, "own_wishes"),
            };
            let mediator = match detail.get("mediator") {
                None => only_mediator(reader, people, detail.span),
                Some(node) => mediator(reader, node, names, people),
            };
            Some(Protocol::SingleText {
                mediator: mediator?,
                own_wishes: own_wishes?,
            })
        }
        _ => {
            let field = section.shape.field("protocol");
            let wanted = field.map_or(&Kind::Text, |field| &field.kind);
            reader.wrong_kind(node, "talks.protocol", wanted);
            None
        }
    }
}

fn mediator(
    reader: &mut Reader,
    node: &Node,
    names: &Names<'_>,
    people: &[Person],
) -> Option<PartyId> {
    let party = names.party_of(reader, node, "talks.protocol.single-text.mediator")?;
    let person = people.get(party.index())?;
    if let Some(role) = person.role
        && role != Role::Mediator
    {
        let id = &person.meaning.id;
        reader.report(
            Problem::new(
                Code::WrongRole,
                format!("'{id}' drafts the single text, but is {}", role_words(role)),
            )
            .label(node.span, "must be a mediator")
            .label(
                person.role_span.unwrap_or(person.key_span),
                format!("{} here", role_words(role)),
            )
            .help(format!(
                "write role = \"mediator\" in [party.{id}], or name another party"
            )),
        );
        return None;
    }
    Some(party)
}

/// The mediator, where the protocol does not name it and there is only one.
fn only_mediator(reader: &mut Reader, people: &[Person], span: Span) -> Option<PartyId> {
    if people.iter().any(|person| person.role.is_none()) {
        return None; // the role is wrong and has been reported
    }
    let mut mediators = people
        .iter()
        .enumerate()
        .filter(|(_, person)| person.role == Some(Role::Mediator));
    let (first, second) = (mediators.next(), mediators.next());
    let help = match (first, second) {
        (Some((at, _)), None) => return Some(PartyId(at as u16)),
        (None, _) => {
            "give a party role = \"mediator\" and write protocol = { single-text = { mediator = \"…\" } }"
        }
        _ => "there are several mediators: write protocol = { single-text = { mediator = \"…\" } }",
    };
    reader.report(
        Problem::new(
            Code::KeyMissing,
            "the single text does not say who drafts it",
        )
        .label(span, "which mediator?")
        .help(help),
    );
    None
}

fn start(reader: &mut Reader, section: &Section<'_>, drafts: &[Draft]) -> Option<usize> {
    let node = section.get("start")?;
    let name = reader.text_of(node, "talks.start", &Kind::Draft)?;
    if name == "none" {
        return None;
    }
    let found = drafts.iter().position(|draft| draft.id == name);
    if found.is_none() {
        let known = || drafts.iter().map(|draft| draft.id.as_str()).chain(["none"]);
        let allowed = format!("allowed: {}", list_of(known()));
        let help = match closest(name, known()) {
            Some(near) => format!("did you mean '{near}'? {}", super::walk::sentence(&allowed)),
            None => allowed,
        };
        reader.report(
            Problem::new(
                Code::UnknownDraft,
                format!("'{name}' is no draft (in 'talks.start')"),
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
            .label(
                person.role_span.unwrap_or(person.key_span),
                format!("{} here", role_words(role)),
            )
            .help(format!(
                "signatories here: {}",
                list_of(signatories.map(|person| person.meaning.id.as_str()))
            )),
        );
        return None;
    }
    Some(party)
}

/// Alternating offers go from one signatory to another; a single text needs somebody to say yes.
fn signatories(reader: &mut Reader, people: &[Person], protocol: &Protocol, place: Option<Span>) {
    // With fewer than two parties, or a wrong role, there is an error already.
    if people.len() < 2 || people.iter().any(|person| person.role.is_none()) {
        return;
    }
    let (needed, name) = match protocol {
        Protocol::AlternatingOffers { .. } => (2, "alternating offers"),
        Protocol::Simultaneous => (2, "simultaneous offers"),
        Protocol::TakeItOrLeaveIt => (2, "take it or leave it"),
        Protocol::SingleText { .. } => (1, "a single text"),
        Protocol::Klein { .. } => (1, "votes on single changes"),
    };
    let found = people
        .iter()
        .filter(|person| person.role == Some(Role::Signatory))
        .count();
    if found >= needed {
        return;
    }
    let mut problem = Problem::new(
        Code::TooFewSignatories,
        format!(
            "{name} need{} {needed} signator{}, but there {}",
            if needed == 1 { "s" } else { "" },
            if needed == 1 { "y" } else { "ies" },
            match found {
                0 => "is none".to_string(),
                1 => "is only 1".to_string(),
                more => format!("are only {more}"),
            },
        ),
    );
    let others = people
        .iter()
        .filter_map(|person| Some((person.role_span?, person.role?)));
    for (span, role) in others.filter(|(_, role)| *role != Role::Signatory).take(4) {
        problem = problem.label(span, role_words(role));
    }
    if let Some(place) = place {
        problem = problem.label(place, "the talks");
    }
    reader.report(
        problem.help(
            "give more parties role = \"signatory\", or leave the role out: it is the default",
        ),
    );
}

fn idle_mediators(reader: &mut Reader, people: &[Person], protocol: &Protocol) {
    for (at, person) in people.iter().enumerate() {
        let drafts =
            matches!(protocol, Protocol::SingleText { mediator, .. } if mediator.index() == at);
        if person.role == Some(Role::Mediator) && !drafts {
            let id = &person.meaning.id;
            reader.report(
                Problem::new(Code::MediatorIdle, format!("mediator '{id}' drafts nothing in these talks"))
                    .label(person.role_span.unwrap_or(person.key_span), "has no text to draft")
                    .help(format!("write protocol = {{ single-text = {{ mediator = \"{id}\" }} }} in [talks], or give it another role")),
            );
        }
    }
}
