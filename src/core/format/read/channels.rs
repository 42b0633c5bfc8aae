//! `talks.channels`: who hears whom, and whether that is sufficient for the protocol.

use crate::format::diagnostic::{Code, Problem, Span};
use crate::format::vocabulary::Kind;
use crate::scenario::{PartyId, Protocol, Talks};

use super::lists::pair;
use super::names::Names;
use super::party::Person;
use super::walk::{Reader, Section};

/// The most missing channels named in one error.
const MOST_NAMED: usize = 12;

/// Pairs of parties, each once; `None` if the file does not give any, or something is wrong.
pub(super) fn channels(
    reader: &mut Reader,
    section: &Section<'_>,
    names: &Names<'_>,
) -> Option<Vec<(PartyId, PartyId)>> {
    let node = section.get("channels")?;
    let path = section.path_of("channels");
    let Some(items) = node.list() else {
        reader.wrong_kind(node, &path, &Kind::List(&Kind::List(&Kind::Party)));
        return None;
    };
    let mut found: Vec<((PartyId, PartyId), Span)> = Vec::new();
    let mut right = true;
    for item in items {
        if item.text().is_some() {
            // The likely mistake is a single pair without brackets of its own.
            reader.report(
                Problem::new(
                    Code::WrongType,
                    format!(
                        "'{path}' is a list of parties, but must be a list of pairs of parties"
                    ),
                )
                .label(node.span, "parties, not pairs")
                .help("put each pair in brackets of its own: [[\"…\", \"…\"], [\"…\", \"…\"]]"),
            );
            return None;
        }
        let Some(between) = pair(reader, item, &path, names) else {
            right = false;
            continue;
        };
        if let Some((_, first)) = found.iter().find(|(known, _)| *known == between) {
            let [one, other] = [between.0, between.1].map(|party| names.parties[party.index()].0);
            reader.report(
                Problem::new(
                    Code::NamedTwice,
                    format!("'{path}' names the channel between '{one}' and '{other}' twice"),
                )
                .label(item.span, "again")
                .label(*first, "the first time")
                .help("a channel goes both ways: remove one of the two"),
            );
            right = false;
            continue;
        }
        found.push((between, item.span));
    }
    right.then(|| found.into_iter().map(|(between, _)| between).collect())
}

/// Checks that offers reach every other signatory, and a mediator's draft every signatory.
pub(super) fn enough_channels(
    reader: &mut Reader,
    section: &Section<'_>,
    people: &[Person],
    talks: &Talks,
) {
    let (Some(channels), Some(node)) = (&talks.channels, section.get("channels")) else {
        return;
    };
    let signatories: Vec<PartyId> = (0..)
        .zip(people)
        .filter(|(_, person)| person.signs())
        .map(|(at, _)| PartyId(at))
        .collect();
    let to_all = talks.protocol.conduct().to_all;
    let pairs: Vec<(PartyId, PartyId)> = match &talks.protocol {
        Protocol::SingleText { mediator, .. } => signatories
            .iter()
            .map(|party| (*mediator, *party))
            .collect(),
        _ if to_all.is_some() => signatories
            .iter()
            .enumerate()
            .flat_map(|(at, one)| signatories[at + 1..].iter().map(|other| (*one, *other)))
            .collect(),
        _ => Vec::new(),
    };
    let missing: Vec<(&str, &str)> = pairs
        .into_iter()
        .filter(|(one, other)| {
            let between = (*one.min(other), *one.max(other));
            !channels.contains(&between)
        })
        .filter_map(|(one, other)| {
            let id = |party: PartyId| Some(people.get(party.index())?.meaning.id.as_str());
            Some((id(one)?, id(other)?))
        })
        .collect();
    let Some((one, other)) = missing.first() else {
        return;
    };
    let message = match to_all {
        None => format!("'{one}' drafts the single text, but has no channel to '{other}'"),
        Some(offers) => format!(
            "'{one}' and '{other}' have no channel, but {offers} go to every other signatory"
        ),
    };
    let named: Vec<String> = missing
        .iter()
        .take(MOST_NAMED)
        .map(|(one, other)| format!("[\"{one}\", \"{other}\"]"))
        .collect();
    let more = if missing.len() > MOST_NAMED {
        format!(" and {} more", missing.len() - MOST_NAMED)
    } else {
        String::new()
    };
    let mut problem = Problem::new(Code::NoChannel, message).label(
        node.span,
        match missing.len() {
            1 => "a pair is missing".to_string(),
            many => format!("{many} pairs are missing"),
        },
    );
    if let Some(protocol) = section.get("protocol") {
        problem = problem.label(protocol.span, "the protocol");
    }
    reader.report(problem.help(format!(
        "add {}{more}, or leave `channels` out: then everybody hears everybody",
        named.join(", ")
    )));
}
