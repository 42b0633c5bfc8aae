//! `[ratifier.X]`: bodies that can vote a deal down.

use crate::format::diagnostic::{Code, Problem};
use crate::scenario::{PartyId, Ratifier};

use super::condition::condition;
use super::lists::parties;
use super::names::Names;
use super::party::{Person, role_words};
use super::walk::{Reader, Section};

/// `[ratifier.X]`, in file order.
pub(super) fn ratifiers(
    reader: &mut Reader,
    file: &Section<'_>,
    names: &Names<'_>,
    people: &[Person],
) -> Vec<Ratifier> {
    let mut ratifiers = Vec::new();
    for named in reader.sections(file, "ratifier") {
        let section = &named.section;
        let title = reader.text(section, "title");
        let party = section
            .get("for")
            .and_then(|node| names.party_of(reader, node, &section.path_of("for")));
        let only_if = condition(reader, section, "only_if", names).unwrap_or_default();
        let veto = veto(reader, section, names, people);
        let (yes, of) = quota(reader, section);
        let votes = reader.open(section, "votes");
        let [value, spread] = ["value", "spread"].map(|key| {
            let votes = votes.as_ref()?;
            reader.number(votes, key)
        });
        ratifiers.extend(party.map(|party| Ratifier {
            id: named.id.to_string(),
            title: title.unwrap_or_else(|| named.id.to_string()),
            party,
            only_if,
            veto,
            yes,
            of,
            value: value.unwrap_or(0.0),
            spread: spread.unwrap_or(0.0),
        }));
    }
    ratifiers
}

/// Parties whose consent a ratifier needs; each must have a no-deal value.
fn veto(
    reader: &mut Reader,
    section: &Section<'_>,
    names: &Names<'_>,
    people: &[Person],
) -> Vec<PartyId> {
    let Some(node) = section.get("veto") else {
        return Vec::new();
    };
    let path = section.path_of("veto");
    let found = parties(reader, node, &path, names).unwrap_or_default();
    for party in &found {
        let Some(person) = people.get(party.index()) else {
            continue;
        };
        if let Some(role) = person.role
            && person.meaning.no_deal.is_none()
            && !person.no_deal_stated
        {
            let id = &person.meaning.id;
            reader.report(
                Problem::new(
                    Code::NothingToLose,
                    format!("'{id}' has a veto in '{path}', but nothing to compare a deal with: it is {} without a no_deal", role_words(role)),
                )
                .label(node.span, "would refuse nothing")
                .label(person.key_span, "no no_deal here")
                .help(format!("add no_deal = … to [party.{id}], or name another party")),
            );
        }
    }
    found
}

fn quota(reader: &mut Reader, section: &Section<'_>) -> (u32, u32) {
    let Some(inner) = reader.open(section, "quota") else {
        return (1, 1);
    };
    let yes = reader.whole(&inner, "yes");
    let of = reader.whole(&inner, "of");
    if let (Some(yes), Some(of), Some(yes_node), Some(of_node)) =
        (yes, of, inner.get("yes"), inner.get("of"))
        && yes > of
    {
        reader.report(
            Problem::new(
                Code::BadQuota,
                format!("'{}' asks for {yes} yes votes of {of} seats", inner.path),
            )
            .label(yes_node.span, "more than there are")
            .label(of_node.span, "seats")
            .help(format!(
                "write a number from 1 to {of}, or exchange the two"
            )),
        );
    }
    (yes.unwrap_or(1), of.unwrap_or(1))
}
