//! `[lever.X]`, `[trust]`, `[shock.X]`: influences on the parties from outside the deal.

use crate::format::diagnostic::{Code, Problem};
use crate::format::vocabulary::Rows;
use crate::scenario::{Lever, PartyId, Pulled, Role, Shock, Trust, TrustPair};

use super::lists::pair;
use super::names::Names;
use super::party::{Person, role_words};
use super::walk::{Reader, Section, shown};

/// The default trust on day one.
const TRUST: f64 = 50.0;

/// `[lever.X]`, in file order.
pub(super) fn levers(
    reader: &mut Reader,
    file: &Section<'_>,
    names: &Names<'_>,
    people: &[Person],
) -> Vec<Lever> {
    let mut levers = Vec::new();
    for named in reader.sections(file, "lever") {
        let section = &named.section;
        let title = reader.text(section, "title");
        let held_by = section
            .get("held_by")
            .and_then(|node| names.party_of(reader, node, &section.path_of("held_by")));
        let hits = points(reader, section, "hits", names, people);
        let costs = points(reader, section, "costs", names, people);
        if let Some(node) = section.get("hits") {
            let table = node.table();
            if table.is_some_and(|table| table.entries.is_empty()) {
                reader.report(
                    Problem::new(
                        Code::Empty,
                        format!("'{}.hits' names no party", section.path),
                    )
                    .label(node.span, "nothing in here")
                    .help("name at least one party with its points: { PARTY = -5 }"),
                );
            }
            for (party, change) in hits.iter().filter(|(_, change)| *change > 0.0) {
                let id = names.parties[party.index()].0;
                let place = table.and_then(|table| table.get(id)).unwrap_or(node);
                reader.report(
                    Problem::new(
                        Code::LeverHelps,
                        format!("lever '{}' helps the party that it hits", named.id),
                    )
                    .label(place.span, format!("'{id}' is better off without a deal"))
                    .help(format!(
                        "points that hurt are below 0: {id} = {}",
                        shown(-change)
                    )),
                );
            }
        }
        let pulled = reader.choice(section, "use", Pulled::WORDS);
        let pulled = pulled.and_then(Pulled::of_word).unwrap_or_default();
        levers.extend(held_by.map(|held_by| Lever {
            id: named.id.to_string(),
            title: title.unwrap_or_else(|| named.id.to_string()),
            held_by,
            hits,
            costs,
            pulled,
        }));
    }
    levers
}

/// Points by party, in file order, for parties with a no-deal value.
fn points(
    reader: &mut Reader,
    section: &Section<'_>,
    key: &str,
    names: &Names<'_>,
    people: &[Person],
) -> Vec<(PartyId, f64)> {
    let Some(inner) = reader.open(section, key) else {
        return Vec::new();
    };
    let Some((Rows::Parties, kind)) = inner.shape.rows else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for entry in inner.rows() {
        let party = names.party(reader, &entry.key, entry.key_span, &inner.path, &[]);
        let points = reader.number_of(&entry.node, &inner.path_of(&entry.key), kind);
        let Some(party) = party else { continue };
        if let Some(person) = people.get(party.index())
            && person.meaning.no_deal.is_none()
            && !person.no_deal_stated
        {
            let id = &person.meaning.id;
            let role = role_words(person.meaning.role);
            reader.report(
                Problem::new(
                    Code::NothingToLose,
                    format!(
                        "'{}' moves what '{id}' has without a deal, but that is not stated",
                        inner.path
                    ),
                )
                .label(entry.key_span, "nothing to add to")
                .label(person.role_place(), format!("{role} without 'no_deal'"))
                .help(format!(
                    "give [party.{id}] a no_deal{}, or remove it here",
                    if person.meaning.role == Role::Mediator {
                        " (a mediator with one blocks deals that are worse for it)"
                    } else {
                        ""
                    }
                )),
            );
        }
        if let Some(points) = points {
            found.push((party, points));
        }
    }
    found.sort_unstable_by_key(|(party, _)| *party);
    found
}

/// `[trust]`.
pub(super) fn trust(reader: &mut Reader, file: &Section<'_>, names: &Names<'_>) -> Option<Trust> {
    let section = reader.open(file, "trust")?;
    let [start, agreed_issue, shock, lever] =
        ["start", "agreed_issue", "shock", "lever"].map(|key| reader.number(&section, key));
    Some(Trust {
        start: start.unwrap_or(TRUST),
        agreed_issue: agreed_issue.unwrap_or(0.0),
        shock: shock.unwrap_or(0.0),
        lever: lever.unwrap_or(0.0),
        pairs: pairs(reader, &section, names),
    })
}

fn pairs(reader: &mut Reader, section: &Section<'_>, names: &Names<'_>) -> Vec<TrustPair> {
    let mut pairs: Vec<TrustPair> = Vec::new();
    let mut places = Vec::new();
    for named in reader.sections(section, "pair") {
        let inner = &named.section;
        let start = reader.number(inner, "start");
        let Some(node) = inner.get("between") else {
            continue;
        };
        let Some(between) = pair(reader, node, &inner.path_of("between"), names) else {
            continue;
        };
        if let Some(at) = pairs.iter().position(|known| known.between == between) {
            let [one, other] = [between.0, between.1].map(|party| names.parties[party.index()].0);
            reader.report(
                Problem::new(
                    Code::NamedTwice,
                    format!("the trust of '{one}' and '{other}' is stated twice"),
                )
                .label(node.span, "again")
                .label(places[at], "the first time")
                .help("remove one of the two"),
            );
        }
        places.push(node.span);
        pairs.push(TrustPair {
            id: named.id.to_string(),
            between,
            start: start.unwrap_or(TRUST),
        });
    }
    pairs
}

/// `[shock.X]`, in file order.
pub(super) fn shocks(
    reader: &mut Reader,
    file: &Section<'_>,
    names: &Names<'_>,
    people: &[Person],
) -> Vec<Shock> {
    let mut shocks = Vec::new();
    for named in reader.sections(file, "shock") {
        let section = &named.section;
        let title = reader.text(section, "title");
        let chance = reader.number(section, "chance");
        let (mut no_deal, mut walk_out) = (Vec::new(), None);
        if let Some(effect) = reader.open(section, "effect") {
            no_deal = points(reader, &effect, "no_deal", names, people);
            walk_out = reader.number(&effect, "walk_out");
        }
        shocks.push(Shock {
            id: named.id.to_string(),
            title: title.unwrap_or_else(|| named.id.to_string()),
            chance: chance.unwrap_or(0.0),
            no_deal,
            walk_out: walk_out.unwrap_or(0.0),
        });
    }
    shocks
}
