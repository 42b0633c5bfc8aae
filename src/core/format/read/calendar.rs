//! `[table]` and `[meeting.X]`: the state of talks on day one, and who meets when.

use crate::format::diagnostic::{Code, Problem, Span};
use crate::format::tree::{Node, Value};
use crate::format::vocabulary::Kind;
use crate::scenario::{DayOne, IssueId, Meeting, OptionId, Time, When};

use super::lists::company;
use super::names::Names;
use super::walk::{Reader, Section};

/// `[table]`; anything wrong in it is reported.
pub(super) fn day_one(
    reader: &mut Reader,
    file: &Section<'_>,
    names: &Names<'_>,
) -> Option<DayOne> {
    let section = reader.open(file, "table")?;
    let between = company(reader, &section, "between", names);
    let tentative = tentative(reader, &section, names);
    open_issues(reader, &section, names);
    Some(DayOne {
        between: between.unwrap_or_default(),
        tentative,
    })
}

/// One option for each issue that is named, in file order.
fn tentative(
    reader: &mut Reader,
    section: &Section<'_>,
    names: &Names<'_>,
) -> Vec<(IssueId, OptionId)> {
    let Some(inner) = reader.open(section, "tentative") else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for entry in inner.rows() {
        let path = inner.path_of(&entry.key);
        let Some(issue) = names.issue(reader, &entry.key, entry.key_span, &inner.path, &[]) else {
            continue;
        };
        if let Value::List(_) = entry.node.value {
            reader.report(
                Problem::new(
                    Code::WrongType,
                    format!("'{path}' is a list, but only one option can be agreed"),
                )
                .label(entry.node.span, "this is a list")
                .help("choose one of the options, or move the issue to `open`"),
            );
        } else if let Some(option) = names.option(reader, issue, &entry.node, &path) {
            found.push((issue, option));
        }
    }
    found.sort_unstable();
    found
}

/// Checks that `open`, which says in words what `tentative` leaves out, says nothing else.
fn open_issues(reader: &mut Reader, section: &Section<'_>, names: &Names<'_>) {
    let Some(node) = section.get("open") else {
        return;
    };
    let path = section.path_of("open");
    let Some(items) = node.list() else {
        reader.wrong_kind(node, &path, &Kind::List(&Kind::Issue));
        return;
    };
    let tentative = section.get("tentative").and_then(Node::table);
    let mut seen: Vec<(IssueId, Span)> = Vec::new();
    for item in items {
        let Some(issue) = names.issue_of(reader, item, &path) else {
            continue;
        };
        let id = names.issues[issue.index()].id;
        if let Some((_, first)) = seen.iter().find(|(known, _)| *known == issue) {
            reader.report(
                Problem::new(Code::NamedTwice, format!("'{path}' names '{id}' twice"))
                    .label(item.span, "again")
                    .label(*first, "the first time")
                    .help("remove one of the two"),
            );
            continue;
        }
        seen.push((issue, item.span));
        if let Some(entry) = tentative.and_then(|table| table.entry(id)) {
            reader.report(
                Problem::new(
                    Code::ChooseOne,
                    format!("'{id}' is both agreed and open on day one"),
                )
                .label(item.span, "open here")
                .label(entry.key_span, "agreed here")
                .help("remove one of the two; `open` can be left out altogether"),
            );
        }
    }
}

/// `[meeting.X]`, in file order.
pub(super) fn meetings(
    reader: &mut Reader,
    file: &Section<'_>,
    names: &Names<'_>,
    time: &Time,
) -> Vec<Meeting> {
    let mut meetings = Vec::new();
    for named in reader.sections(file, "meeting") {
        let section = &named.section;
        let name = reader.text(section, "name");
        let with = company(reader, section, "with", names);
        let when = when(reader, section, file, time);
        meetings.push(Meeting {
            id: named.id.to_string(),
            name: name.unwrap_or_else(|| named.id.to_string()),
            with: with.unwrap_or_default(),
            when: when.unwrap_or(When::Round(1)),
        });
    }
    meetings
}

fn when(
    reader: &mut Reader,
    section: &Section<'_>,
    file: &Section<'_>,
    time: &Time,
) -> Option<When> {
    let path = &section.path;
    match (section.entry("round"), section.entry("needs")) {
        (Some(round), Some(needs)) => {
            reader.report(
                Problem::new(
                    Code::ChooseOne,
                    format!("'{path}' has both 'round' and 'needs'"),
                )
                .label(needs.key_span, "when they are ready")
                .label(round.key_span, "on a date")
                .help("keep one of the two"),
            );
            None
        }
        (None, None) => {
            reader.report(
                Problem::new(
                    Code::ChooseOne,
                    format!("'{path}' does not say when they meet"),
                )
                .label(section.span, "neither 'round' nor 'needs'")
                .help("add round = …, or needs = { trust = …, agreed_share = … }"),
            );
            None
        }
        (Some(_), None) => {
            let round = reader.whole(section, "round")?;
            within_talks(reader, section, "round", round, (file, time))
                .then_some(When::Round(round))
        }
        (None, Some(_)) => needs(reader, section, file),
    }
}

fn needs(reader: &mut Reader, section: &Section<'_>, file: &Section<'_>) -> Option<When> {
    let inner = reader.open(section, "needs")?;
    if inner.table.entries.is_empty() {
        reader.report(
            Problem::new(Code::Empty, format!("'{}' asks for nothing", inner.path))
                .label(inner.span, "nothing in here")
                .help("add trust = … (0 to 100), agreed_share = … (0 to 1), or both"),
        );
        return None;
    }
    let [trust, agreed_share] = ["trust", "agreed_share"].map(|key| match inner.get(key) {
        Some(_) => reader.number(&inner, key),
        None => Some(0.0),
    });
    if let Some(entry) = inner.entry("trust")
        && file.get("trust").is_none()
    {
        reader.report(
            Problem::new(
                Code::NoTrust,
                format!("'{}.trust' needs trust, but the file has no section [trust]", inner.path),
            )
            .label(entry.key_span, "nobody keeps count of trust")
            .help("add a section [trust] with start = … (0 to 100) and agreed_issue = …, or remove this"),
        );
    }
    Some(When::Needs {
        trust: trust?,
        agreed_share: agreed_share?,
    })
}

/// True if a round is within the talks; otherwise it is reported.
pub(super) fn within_talks(
    reader: &mut Reader,
    section: &Section<'_>,
    key: &str,
    round: u32,
    (file, time): (&Section<'_>, &Time),
) -> bool {
    let last = time.rounds;
    // A wrong number of rounds has been reported and replaced.
    let stated = file
        .get("time")
        .and_then(|time| time.table()?.get("rounds"));
    let known = stated.is_none_or(|node| node.number() == Some(f64::from(last)));
    let Some(node) = section.get(key) else {
        return true;
    };
    if round <= last || !known {
        return true;
    }
    let problem = Problem::new(
        Code::RoundOutside,
        format!(
            "'{}' is {round}, but the talks end after round {last}",
            section.path_of(key)
        ),
    )
    .label(node.span, format!("must be from 1 to {last}"));
    let problem = match stated {
        Some(node) => problem.label(node.span, "the last round"),
        None => problem,
    };
    reader.report(problem.help(format!(
        "choose a round from 1 to {last}, or let the talks last longer"
    )));
    false
}
