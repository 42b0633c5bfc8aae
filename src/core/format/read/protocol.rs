//! `talks.protocol`: how offers are made, with its settings, and whether the parties have the roles for it.

use crate::format::diagnostic::{Code, Problem, Span};
use crate::format::tree::{Node, Value};
use crate::format::vocabulary::{Kind, PROTOCOLS};
use crate::scenario::{Conduct, PartyId, Protocol, Role, Voter};

use super::names::Names;
use super::party::{Person, role_words};
use super::walk::{Reader, Section};

/// The protocol; `None` if it is wrong (and reported).
pub(super) fn protocol(
    reader: &mut Reader,
    section: &Section<'_>,
    names: &Names<'_>,
    people: &[Person],
) -> Option<Protocol> {
    let Some(node) = section.get("protocol") else {
        return Some(Protocol::ALTERNATING);
    };
    match &node.value {
        Value::Text(_) => {
            let word = reader.choice_of(node, "talks.protocol", PROTOCOLS)?;
            if word == "single-text" {
                let mediator = only_mediator(reader, people, node.span)?;
                return Some(Protocol::SingleText {
                    mediator,
                    own_wishes: 0.0,
                });
            }
            Protocol::plain(word, people.len())
        }
        Value::Table(table) => {
            let inner = reader.open(section, "protocol")?;
            let [only] = table.entries.as_slice() else {
                reader.report(
                    Problem::new(Code::ChooseOne, "'talks.protocol' must name exactly one protocol")
                        .label(node.span, format!("{} here", table.entries.len()))
                        .help("write protocol = { single-text = { mediator = \"…\" } }, or \"alternating-offers\""),
                );
                return None;
            };
            inner.shape.field(&only.key)?;
            let detail = reader.open(&inner, &only.key)?;
            match only.key.as_str() {
                "alternating-offers" => quota(reader, &detail, people),
                "single-text" => single_text(reader, &detail, names, people),
                "klein" => klein(reader, &detail, names, people),
                other => Protocol::plain(other, people.len()),
            }
        }
        _ => {
            let field = section.shape.field("protocol");
            let wanted = field.map_or(&Kind::Text, |field| &field.kind);
            reader.wrong_kind(node, "talks.protocol", wanted);
            None
        }
    }
}

/// Alternating offers in which not all need to agree.
fn quota(reader: &mut Reader, detail: &Section<'_>, people: &[Person]) -> Option<Protocol> {
    let binds = match detail.get("binds") {
        None => false,
        Some(_) => reader.truth(detail, "binds")?,
    };
    let Some(node) = detail.get("quota") else {
        if binds {
            reader.report(binds_nobody(detail));
        }
        return Some(Protocol::AlternatingOffers { quota: None, binds });
    };
    let quota = reader.whole(detail, "quota")?;
    let signatories = people.iter().filter(|person| person.signs()).count();
    // Fewer than two, or a wrong role, are errors of their own.
    let known = signatories >= 2 && people.iter().all(|person| person.role.is_some());
    if known && quota as usize > signatories {
        reader.report(
            Problem::new(
                Code::OutOfRange,
                format!(
                    "'{}' is {quota}, but there are only {signatories} signatories",
                    detail.path_of("quota")
                ),
            )
            .label(node.span, "more than there are")
            .help(if signatories == 2 {
                "leave it out: of two signatories both must say yes".to_string()
            } else {
                format!("write a number from 2 to {signatories}; without a quota all must say yes")
            }),
        );
        return None;
    }
    let quota = Some(quota).filter(|quota| (*quota as usize) < signatories);
    if binds && quota.is_none() && known {
        reader.report(binds_nobody(detail));
    }
    Some(Protocol::AlternatingOffers { quota, binds })
}

/// `binds` where nobody is outvoted.
fn binds_nobody(detail: &Section<'_>) -> Problem {
    let place = detail
        .entry("binds")
        .map_or(detail.span, |entry| entry.key_span);
    Problem::new(
        Code::NoEffect,
        format!(
            "'{}' has no effect: all signatories must say yes",
            detail.path_of("binds")
        ),
    )
    .label(place, "nobody can be outvoted")
    .help("add a quota below the number of signatories, or remove the line")
}

fn single_text(
    reader: &mut Reader,
    detail: &Section<'_>,
    names: &Names<'_>,
    people: &[Person],
) -> Option<Protocol> {
    let own_wishes = match detail.get("own_wishes") {
        None => Some(0.0),
        Some(_) => reader.number(detail, "own_wishes"),
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

/// Votes on single changes. Every party has an entry for how it votes, but only signatories vote.
fn klein(
    reader: &mut Reader,
    detail: &Section<'_>,
    names: &Names<'_>,
    people: &[Person],
) -> Option<Protocol> {
    let mut changes = Protocol::CHANGES;
    let mut temperature = Protocol::TEMPERATURE;
    let mut voters = vec![Voter::default(); people.len()];
    if detail.get("changes").is_some() {
        changes = reader.whole(detail, "changes")?;
    }
    if detail.get("temperature").is_some() {
        temperature = reader.number(detail, "temperature")?;
    }
    if let Some(rows) = reader.open(detail, "voters") {
        for entry in rows.rows() {
            let party = names.party(reader, &entry.key, entry.key_span, &rows.path, &[]);
            let path = rows.path_of(&entry.key);
            let word = reader.choice_of(&entry.node, &path, Voter::WORDS);
            let Some((party, person)) =
                party.and_then(|party| Some((party, people.get(party.index())?)))
            else {
                continue;
            };
            if let Some(role) = person.role
                && role != Role::Signatory
            {
                let id = &person.meaning.id;
                reader.report(
                    Problem::new(
                        Code::WrongRole,
                        format!("'{id}' has a way to vote, but is {}", role_words(role)),
                    )
                    .label(entry.key_span, "only signatories vote")
                    .label(person.role_place(), format!("{} here", role_words(role)))
                    .help("remove it here, or make the party a signatory"),
                );
            }
            let voter = word.and_then(Voter::of_word);
            if let (Some(voter), Some(place)) = (voter, voters.get_mut(party.index())) {
                *place = voter;
            }
        }
    }
    Some(Protocol::Klein {
        changes,
        temperature,
        voters,
    })
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
            .label(person.role_place(), format!("{} here", role_words(role)))
            .help(format!(
                "write role = \"mediator\" in [party.{id}], or name another party"
            )),
        );
        return None;
    }
    Some(party)
}

/// The mediator, if the protocol does not name it and there is only one.
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

/// Alternating offers go from one signatory to another; a single text needs somebody to agree to it.
pub(super) fn signatories(
    reader: &mut Reader,
    people: &[Person],
    protocol: &Protocol,
    place: Option<Span>,
) {
    // With fewer than two parties, or a wrong role, there is already an error.
    if people.len() < 2 || people.iter().any(|person| person.role.is_none()) {
        return;
    }
    let Conduct {
        signatories: needed,
        called,
        ..
    } = *protocol.conduct();
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
            "{called} need{} {needed} signator{}, but there {}",
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

/// Warns of a mediator that the protocol never asks to draft.
pub(super) fn idle_mediators(reader: &mut Reader, people: &[Person], protocol: &Protocol) {
    for (at, person) in people.iter().enumerate() {
        let drafts =
            matches!(protocol, Protocol::SingleText { mediator, .. } if mediator.index() == at);
        if person.role == Some(Role::Mediator) && !drafts {
            let id = &person.meaning.id;
            reader.report(
                Problem::new(Code::MediatorIdle, format!("mediator '{id}' drafts nothing in these talks"))
                    .label(person.role_place(), "has nothing to draft")
                    .help(format!("write protocol = {{ single-text = {{ mediator = \"{id}\" }} }} in [talks], or give it another role")),
            );
        }
    }
}
