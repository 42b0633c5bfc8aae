//! `[ratifier.X]`: bodies that can vote a deal down.

use crate::scenario::diagnostic::{Code, Problem};
use crate::scenario::ids::PartyId;
use crate::scenario::model::Ratifier;

use super::condition::condition;
use super::names::Names;
use super::walk::{Reader, Section};

/// `[ratifier.X]`, in file order.
pub(super) fn ratifiers(
    reader: &mut Reader,
    file: &Section<'_>,
    names: &Names<'_>,
) -> Vec<Ratifier> {
    let mut ratifiers = Vec::new();
    for named in reader.sections(file, "ratifier") {
        let section = &named.section;
        let title = reader.text(section, "title");
        let party = section
            .get("for")
            .and_then(|node| names.party_of(reader, node, &section.path_of("for")));
        let only_if = condition(reader, section, "only_if", names).unwrap_or_default();
        let (yes, of) = quota(reader, section);
        let votes = reader.open(section, "votes");
        let [value, spread] = ["value", "spread"].map(|key| {
            let votes = votes.as_ref()?;
            reader.number(votes, key)
        });
        ratifiers.push(Ratifier {
            id: named.id.to_string(),
            title: title.unwrap_or_else(|| named.id.to_string()),
            party: party.unwrap_or(PartyId(0)),
            only_if,
            yes,
            of,
            value: value.unwrap_or(0.0),
            spread: spread.unwrap_or(0.0),
        });
    }
    ratifiers
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
