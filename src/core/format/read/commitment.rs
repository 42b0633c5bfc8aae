//! `[commitment.X]`: positions taken in public.

use crate::format::diagnostic::{Code, Problem, list_of};
use crate::scenario::{Commitment, Issue, PartyId, Role};

use super::condition::needed_condition;
use super::names::Names;
use super::party::{Person, role_words};
use super::walk::{Named, Reader, Section};

/// `[commitment.X]`, in file order.
pub(super) fn commitments(
    reader: &mut Reader,
    file: &Section<'_>,
    names: &Names<'_>,
    people: &[Person],
    issues: &[Issue],
) -> Vec<Commitment> {
    let mut commitments = Vec::new();
    for named in reader.sections(file, "commitment") {
        let section = &named.section;
        let title = reader.text(section, "title");
        let party = speaker(reader, section, names, people);
        let position = needed_condition(reader, section, "position", names);
        let cost = reader.number(section, "cost").unwrap_or(0.0);
        let Some(party) = party else { continue };
        let commitment = Commitment {
            id: named.id.to_string(),
            title: title.unwrap_or_else(|| named.id.to_string()),
            party,
            position,
            cost,
        };
        if let Some(person) = people.get(party.index()) {
            never_meant(reader, (file, &named), &commitment, person, issues);
        }
        commitments.push(commitment);
    }
    commitments
}

fn speaker(
    reader: &mut Reader,
    section: &Section<'_>,
    names: &Names<'_>,
    people: &[Person],
) -> Option<PartyId> {
    let node = section.get("party")?;
    let party = names.party_of(reader, node, &section.path_of("party"))?;
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
                format!(
                    "'{id}' has a commitment, but is {}: it makes no offers",
                    role_words(role)
                ),
            )
            .label(node.span, "must be a signatory")
            .label(person.role_place(), format!("{} here", role_words(role)))
            .help(format!(
                "signatories here: {}",
                list_of(signatories.map(|person| person.meaning.id.as_str()))
            )),
        );
    }
    Some(party)
}

/// Reports a position that contains an option which its speaker never accepts.
fn never_meant(
    reader: &mut Reader,
    (file, named): (&Section<'_>, &Named<'_>),
    commitment: &Commitment,
    person: &Person,
    issues: &[Issue],
) {
    let Some(position) = named.section.get("position") else {
        return;
    };
    for (issue, options) in &commitment.position.0 {
        let Some(about) = issues.get(issue.index()) else {
            continue;
        };
        let closed = |option| {
            let never = person.meaning.never.0.iter();
            never
                .into_iter()
                .any(|(closed, never)| closed == issue && never.binary_search(option).is_ok())
        };
        let Some(option) = options.iter().find(|option| closed(option)) else {
            continue;
        };
        let label = about.label(*option);
        let place = position.table().and_then(|table| table.get(&about.id));
        let id = &person.meaning.id;
        let line = file.get("party").and_then(|all| {
            let never = all.table()?.get(id)?.table()?.get("never")?;
            never.table()?.get(&about.id)
        });
        reader.report(
            Problem::new(
                Code::CommittedToRedLine,
                format!(
                    "'{id}' has promised '{label}' on '{}', which it never accepts",
                    about.id
                ),
            )
            .label(place.unwrap_or(position).span, "promised here")
            .label(
                line.map_or(person.key_span, |node| node.span),
                "its red line",
            )
            .help("take it out of the position, or open the red line"),
        );
    }
}
