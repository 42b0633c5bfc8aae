//! `[durability]`: what a ratified deal has to outlive.

use crate::format::diagnostic::{Code, Problem, Span};
use crate::format::tree::Entry;
use crate::format::vocabulary::Kind;
use crate::scenario::{Deterrent, Durability, Election, End, IssueId, OptionId, Spoiler};

use super::condition::needed_condition;
use super::names::Names;
use super::walk::{Reader, Section};

/// The default number of years.
const YEARS: u32 = 10;

/// `[durability]`.
pub(super) fn durability(
    reader: &mut Reader,
    file: &Section<'_>,
    names: &Names<'_>,
) -> Option<Durability> {
    let section = reader.open(file, "durability")?;
    let years = reader.whole(&section, "years").unwrap_or(YEARS);
    let breach_risk = reader.number(&section, "breach_risk").unwrap_or(0.0);
    let deterrence = deterrents(reader, &section, "deterrence", names);
    let spoilers = spoilers(reader, &section, names);
    let mut durability = Durability {
        years,
        breach_risk,
        deterrence,
        ends: Vec::new(),
        spoilers,
        elections: Vec::new(),
    };
    durability.ends = ends(reader, &section, names, &durability);
    durability.elections = elections(reader, &section, names, &durability);
    Some(durability)
}

/// The problem of asking whether deals last in a file that does not say what they must outlive.
pub(super) fn nothing_to_outlive(path: &str, place: Span) -> Problem {
    let message =
        format!("'{path}' asks whether deals last, but nothing says what they must outlive");
    Problem::new(Code::NothingToOutlive, message)
        .label(place, "no [durability] in this file")
        .help("add a section [durability], or ask for \"ratified\"")
}

/// Options with the share of a risk that each takes away, in the order of issues and options.
fn deterrents(
    reader: &mut Reader,
    section: &Section<'_>,
    key: &str,
    names: &Names<'_>,
) -> Vec<Deterrent> {
    let shares = by_option(reader, section, key, names).into_iter();
    let shares = shares.filter_map(|(issue, option, at)| {
        Some(Deterrent {
            issue,
            option,
            share: reader.number_of(&at.entry.node, &at.path, at.kind)?,
        })
    });
    let mut deterrents: Vec<Deterrent> = shares.collect();
    deterrents.sort_by_key(|deterrent| (deterrent.issue, deterrent.option));
    deterrents
}

/// `durability.ends`: options that keep the deal for some years only.
fn ends(
    reader: &mut Reader,
    section: &Section<'_>,
    names: &Names<'_>,
    durability: &Durability,
) -> Vec<End> {
    let mut ends = Vec::new();
    for (issue, option, at) in by_option(reader, section, "ends", names) {
        let mut promises = durability.promises();
        let promised = promises.any(|p| (p.issue, p.option) == (issue, option));
        let place = at.entry.key_span;
        let Some(after) = reader.whole_of(&at.entry.node, &at.path, at.kind) else {
            continue;
        };
        if !promised {
            let message = format!("'{}' has no effect: this option deters nothing", at.path);
            reader.report(
                Problem::new(Code::NoEffect, message)
                    .label(place, "nothing that could end")
                    .help(
                        "give it a share of the risk in 'durability.deterrence', or remove it here",
                    ),
            );
        }
        if after >= durability.years && promised {
            let message = format!(
                "'{}' has no effect: it ends after year {after}, and {} years are looked at",
                at.path, durability.years
            );
            reader.report(
                Problem::new(Code::NoEffect, message)
                    .label(at.entry.node.span, "too late")
                    .help("write fewer years, or more `years` in [durability]"),
            );
        }
        ends.push(End {
            issue,
            option,
            after,
        });
    }
    ends.sort_by_key(|end| (end.issue, end.option));
    ends
}

/// `[durability.spoiler.X]`, in file order.
fn spoilers(reader: &mut Reader, section: &Section<'_>, names: &Names<'_>) -> Vec<Spoiler> {
    let mut spoilers = Vec::new();
    for named in reader.sections(section, "spoiler") {
        let inner = &named.section;
        let title = reader.text(inner, "title");
        spoilers.push(Spoiler {
            id: named.id.to_string(),
            title: title.unwrap_or_else(|| named.id.to_string()),
            chance: reader.number(inner, "chance").unwrap_or(0.0),
            stopped_by: deterrents(reader, inner, "stopped_by", names),
        });
    }
    spoilers
}

/// What is written for an option: its key, its value, and what that may be.
struct At<'t> {
    entry: &'t Entry,
    path: String,
    kind: &'static Kind,
}

/// Every option of a table of issues whose rows are tables of options.
fn by_option<'t>(
    reader: &mut Reader,
    section: &Section<'t>,
    key: &str,
    names: &Names<'_>,
) -> Vec<(IssueId, OptionId, At<'t>)> {
    let mut found = Vec::new();
    let Some(table) = reader.open(section, key) else {
        return found;
    };
    for row in table.rows() {
        let path = table.path_of(&row.key);
        let Some(issue) = names.issue(reader, &row.key, row.key_span, &table.path, &[]) else {
            continue;
        };
        let shape = table.shape.table(&row.key);
        let Some(inner) = reader.open_node(&row.node, &path, shape) else {
            continue;
        };
        let Some((_, kind)) = shape.rows else {
            continue;
        };
        for entry in inner.rows() {
            let path = inner.path_of(&entry.key);
            let Some(option) = names.option_of_key(reader, issue, entry, &path) else {
                continue;
            };
            let at = At { entry, path, kind };
            found.push((issue, option, at));
        }
    }
    found
}

/// `[durability.election.X]`, in file order.
fn elections(
    reader: &mut Reader,
    section: &Section<'_>,
    names: &Names<'_>,
    durability: &Durability,
) -> Vec<Election> {
    let years = durability.years;
    let mut elections = Vec::new();
    for named in reader.sections(section, "election") {
        let inner = &named.section;
        let title = reader.text(inner, "title");
        let party = inner
            .get("party")
            .and_then(|node| names.party_of(reader, node, &inner.path_of("party")));
        let year = reader.whole(inner, "year");
        let chance = reader.number(inner, "chance");
        let cancels = needed_condition(reader, inner, "cancels", names);
        let (Some(party), Some(year), Some(chance)) = (party, year, chance) else {
            continue;
        };
        let election = Election {
            id: named.id.to_string(),
            title: title.unwrap_or_else(|| named.id.to_string()),
            party,
            year,
            chance,
            cancels,
        };
        if year > years {
            let message = format!(
                "'{}' has no effect: it comes in year {year}, after the {years} that are looked at",
                inner.path
            );
            let place = inner
                .entry("year")
                .map_or(named.key_span, |entry| entry.node.span);
            reader.report(
                Problem::new(Code::NoEffect, message)
                    .label(place, "too late")
                    .help(format!(
                        "write a year from 1 to {years}, or more `years` in [durability]"
                    )),
            );
        } else if !durability
            .promises()
            .any(|promise| election.cancels(promise))
        {
            let message = format!(
                "'{}' has no effect: nothing that it cancels deters a breach",
                inner.path
            );
            reader.report(
                Problem::new(Code::NoEffect, message)
                    .label(named.key_span, "cancels promises that deter nobody")
                    .help("name options that deterrence names"),
            );
        }
        elections.push(election);
    }
    elections
}
