//! `[ratifier.X]`: bodies that can vote a deal down.

use crate::format::diagnostic::{Code, Problem};
use crate::scenario::{Issue, Member, PartyId, Ratifier};

use super::condition::condition;
use super::lists::parties;
use super::member::members;
use super::names::Names;
use super::party::{Person, role_words};
use super::walk::{Reader, Section};

/// `[ratifier.X]`, in file order.
pub(super) fn ratifiers(
    reader: &mut Reader,
    file: &Section<'_>,
    names: &Names<'_>,
    (people, issues): (&[Person], &[Issue]),
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
        let read = members(reader, section, names, issues, party);
        let known = read.is_some();
        let members = read.unwrap_or_default();
        let Quota {
            yes,
            of,
            people,
            blocking,
        } = quota(reader, section, &members, known);
        let [value, spread] = votes(reader, section, &members);
        let noise = reader.number(section, "noise").unwrap_or(0.0);
        ratifiers.extend(party.map(|party| Ratifier {
            id: named.id.to_string(),
            title: title.unwrap_or_else(|| named.id.to_string()),
            party,
            only_if,
            veto,
            yes,
            of,
            people,
            blocking,
            value,
            spread,
            members,
            noise,
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

/// The quota of a ratifier, with what its members add up to.
struct Quota {
    yes: u32,
    of: u32,
    people: Option<f64>,
    blocking: u32,
}

fn quota(reader: &mut Reader, section: &Section<'_>, members: &[Member], known: bool) -> Quota {
    let mut quota = Quota {
        yes: 1,
        of: 1,
        people: None,
        blocking: 0,
    };
    let Some(inner) = reader.open(section, "quota") else {
        return quota;
    };
    let yes = reader.whole(&inner, "yes");
    let stated = reader.whole(&inner, "of");
    if !known {
        return quota;
    }
    let seats: u64 = members.iter().map(|member| u64::from(member.seats)).sum();
    let seats = u32::try_from(seats).unwrap_or(u32::MAX);
    let of = if members.is_empty() {
        stated
    } else {
        Some(seats)
    };
    if members.is_empty() && inner.get("of").is_none() {
        reader.missing(&inner, "of");
    }
    if let (Some(stated), Some(node)) = (stated, inner.get("of"))
        && !members.is_empty()
        && stated != seats
    {
        reader.report(
            Problem::new(
                Code::BadQuota,
                format!(
                    "'{}.of' is {stated}, but the members have {seats} seats together",
                    inner.path
                ),
            )
            .label(node.span, "not the sum of their seats")
            .help(format!(
                "write of = {seats}, or leave it out: it follows from the members"
            )),
        );
    } else if let (Some(yes), Some(of), Some(yes_node)) = (yes, of, inner.get("yes"))
        && yes > of
    {
        let problem = Problem::new(
            Code::BadQuota,
            format!("'{}' asks for {yes} yes votes of {of} seats", inner.path),
        )
        .label(yes_node.span, "more than there are");
        let exchange = match inner.get("of") {
            Some(_) => ", or exchange the two",
            None => "",
        };
        let problem = match inner.get("of") {
            Some(of_node) => problem.label(of_node.span, "seats"),
            None => problem,
        };
        reader.report(problem.help(format!("write a number from 1 to {of}{exchange}")));
    }
    (quota.yes, quota.of) = (yes.unwrap_or(1), of.unwrap_or(1));
    quota.people = reader.number(&inner, "people");
    quota.blocking = reader.whole(&inner, "blocking").unwrap_or(0);
    people(reader, &inner, members);
    quota
}

/// A share of people needs members that stand for some, and a blocking minority needs a share of people.
fn people(reader: &mut Reader, inner: &Section<'_>, members: &[Member]) {
    let Some(people) = inner.entry("people") else {
        if let Some(blocking) = inner.entry("blocking") {
            reader.report(
                Problem::new(
                    Code::BadQuota,
                    format!(
                        "'{}' has 'blocking', but asks for no share of people",
                        inner.path
                    ),
                )
                .label(
                    blocking.key_span,
                    "says when the share of people does not count",
                )
                .help("add people = 0.65, or the share that it takes; or remove the line"),
            );
        }
        return;
    };
    if members.iter().all(|member| member.people <= 0.0) {
        let (found, help) = if members.is_empty() {
            (
                "its members are a spread",
                "list the members: [ratifier.X.member.NAME] with people = …; or remove the line",
            )
        } else {
            (
                "none of its members stands for any",
                "add people = … to each member, in any unit; or remove the line",
            )
        };
        reader.report(
            Problem::new(
                Code::BadQuota,
                format!("'{}' asks for a share of people, but {found}", inner.path),
            )
            .label(people.key_span, "a share of nobody")
            .help(help),
        );
    }
}

/// The thresholds of members who are a spread; refused beside members one by one, and needed without them.
fn votes(reader: &mut Reader, section: &Section<'_>, members: &[Member]) -> [f64; 2] {
    if members.is_empty() && section.get("member").is_none() {
        if section.get("votes").is_none() {
            reader.missing(section, "votes");
        }
        if let Some(noise) = section.entry("noise") {
            reader.report(
                Problem::new(
                    Code::ChooseOne,
                    format!("'{}' has noise, but its members are a spread", section.path),
                )
                .label(noise.key_span, "how far a member's vote lies around its worth")
                .help("remove the line: the spread of the thresholds says it already; or list the members, [ratifier.X.member.NAME]"),
            );
        }
    } else if let (Some(votes), Some(member)) = (section.entry("votes"), section.entry("member")) {
        reader.report(
            Problem::new(
                Code::ChooseOne,
                format!("'{}' has its members both as a spread and one by one", section.path),
            )
            .label(votes.key_span, "a spread")
            .label(member.key_span, "one by one")
            .help("keep one: a spread for many members of whom little is known, or a section for each; several alike share one with more seats"),
        );
    }
    let votes = reader.open(section, "votes");
    ["value", "spread"].map(|key| {
        let votes = votes.as_ref();
        votes
            .and_then(|votes| reader.number(votes, key))
            .unwrap_or(0.0)
    })
}
