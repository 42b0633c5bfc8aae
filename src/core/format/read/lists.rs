//! Lists of parties: who meets, and who hears whom.

use crate::format::diagnostic::{Code, Problem, Span};
use crate::format::tree::Node;
use crate::format::vocabulary::Kind;
use crate::scenario::PartyId;

use super::names::Names;
use super::walk::{Reader, Section};

/// At least two different parties under a key, in file order; `None` if the key is missing or something is wrong.
pub(super) fn company(
    reader: &mut Reader,
    section: &Section<'_>,
    key: &str,
    names: &Names<'_>,
) -> Option<Vec<PartyId>> {
    let node = section.get(key)?;
    let path = section.path_of(key);
    let found = parties(reader, node, &path, names)?;
    if found.len() < 2 {
        reader.report(
            Problem::new(
                Code::PartyCount,
                format!("'{path}' names {}", counted(found.len())),
            )
            .label(node.span, "at least two belong here")
            .help("name two parties or more: [\"…\", \"…\"]"),
        );
        return None;
    }
    Some(found)
}

/// Two different parties, in file order.
pub(super) fn pair(
    reader: &mut Reader,
    node: &Node,
    path: &str,
    names: &Names<'_>,
) -> Option<(PartyId, PartyId)> {
    let found = parties(reader, node, path, names)?;
    let [one, other] = found[..] else {
        reader.report(
            Problem::new(
                Code::PartyCount,
                format!("'{path}' names {}", counted(found.len())),
            )
            .label(node.span, "two belong here")
            .help("a pair is two parties: [\"…\", \"…\"]"),
        );
        return None;
    };
    Some((one, other))
}

fn counted(parties: usize) -> String {
    match parties {
        0 => "no party".to_string(),
        1 => "only one party".to_string(),
        more => format!("{more} parties"),
    }
}

/// Different parties in file order; `None` if one of them is wrong.
pub(super) fn parties(
    reader: &mut Reader,
    node: &Node,
    path: &str,
    names: &Names<'_>,
) -> Option<Vec<PartyId>> {
    let Some(items) = node.list() else {
        reader.wrong_kind(node, path, &Kind::List(&Kind::Party));
        return None;
    };
    let mut found: Vec<(PartyId, Span)> = Vec::new();
    let mut right = true;
    for item in items {
        let Some(party) = names.party_of(reader, item, path) else {
            right = false;
            continue;
        };
        if let Some((_, first)) = found.iter().find(|(known, _)| *known == party) {
            let id = names.parties[party.index()].0;
            reader.report(
                Problem::new(Code::NamedTwice, format!("'{path}' names '{id}' twice"))
                    .label(item.span, "again")
                    .label(*first, "the first time")
                    .help("remove one of the two, or name another party"),
            );
            right = false;
        } else {
            found.push((party, item.span));
        }
    }
    found.sort_unstable_by_key(|(party, _)| *party);
    right.then(|| found.into_iter().map(|(party, _)| party).collect())
}
