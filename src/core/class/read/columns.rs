//! The columns of a table of deals.

use super::found::{Found, alike, list};
use crate::files::written::{Row, WrittenCell};
use crate::format::{Code, Problem, closest};
use crate::scenario::{IssueId, Scenario};

/// The content of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    /// The name of the group.
    Group,
    /// An option of this issue.
    Issue(IssueId),
    /// The name of a draft, in place of options for all issues.
    Deal,
    /// The round in which they agreed.
    Round,
    /// Notes of the teacher.
    Notes,
    /// No header.
    Nameless,
}

/// Recognises the columns, and reports everything that is wrong with them.
pub(super) fn columns(header: &Row, scenario: &Scenario, found: &mut Found) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    for (place, cell) in header.cells.iter().enumerate() {
        let column = column(place, cell, scenario, found);
        let before = columns.iter().position(|&known| known == column);
        if let Some(before) = before.filter(|_| column != Column::Nameless) {
            found.report(
                Problem::new(
                    Code::TableColumn,
                    format!("there are two columns for '{}'", cell.text),
                )
                .label(cell.span, "again")
                .label(header.cells[before].span, "the first")
                .help("keep one of the two"),
            );
        }
        columns.push(column);
    }
    let issues = || (0..scenario.issues.len()).map(|n| IssueId(n as u16));
    let known = |issue: &IssueId| columns.contains(&Column::Issue(*issue));
    let missing: Vec<&str> = issues()
        .filter(|issue| !known(issue))
        .map(|issue| scenario.issues[issue.index()].id.as_str())
        .collect();
    // A header that is not understood is most likely the one that is missing.
    let none = missing.len() == scenario.issues.len();
    let by_draft = columns.contains(&Column::Deal) && none;
    if !missing.is_empty() && !by_draft && !found.any() {
        let what = if missing.len() == 1 {
            "issue"
        } else {
            "issues"
        };
        let or = if none && !scenario.drafts.is_empty() {
            ", or a column 'deal' with the names of drafts"
        } else {
            ""
        };
        found.report(
            Problem::new(
                Code::TableColumn,
                format!(
                    "there is no column for the {what} {}",
                    list(missing.iter().copied())
                ),
            )
            .label(header.span, format!("{} columns", header.cells.len()))
            .help(format!(
                "add one for each issue{or}; `zopa class FILE --template` writes the first lines"
            )),
        );
    }
    columns
}

fn column(place: usize, cell: &WrittenCell, scenario: &Scenario, found: &mut Found) -> Column {
    let name = cell.text.as_str();
    if place == 0 {
        if !alike(name, "group") {
            let found_instead = if name.is_empty() { "nothing" } else { name };
            found.report(
                Problem::new(
                    Code::TableColumn,
                    format!("the first column is called '{found_instead}', not 'group'"),
                )
                .label(cell.span, "should be 'group'")
                .help("the first line names the columns: group, then each issue by its key or its title"),
            );
        }
        return Column::Group;
    }
    if name.is_empty() {
        return Column::Nameless;
    }
    let issues = || scenario.issues.iter();
    if let Some(at) = issues().position(|issue| alike(&issue.id, name)) {
        return Column::Issue(IssueId(at as u16));
    }
    let titled: Vec<usize> = issues()
        .enumerate()
        .filter(|(_, issue)| alike(&issue.title, name))
        .map(|(at, _)| at)
        .collect();
    match titled.as_slice() {
        [at] => return Column::Issue(IssueId(*at as u16)),
        [_, _, ..] => {
            let keys = titled.iter().map(|&at| scenario.issues[at].id.as_str());
            found.report(
                Problem::new(
                    Code::TableColumn,
                    format!("several issues have the title '{name}'"),
                )
                .label(cell.span, "which of them?")
                .help(format!("use the key: {}", list(keys))),
            );
            return Column::Nameless;
        }
        [] => {}
    }
    for (word, column) in [
        ("deal", Column::Deal),
        ("round", Column::Round),
        (scenario.time.unit.as_str(), Column::Round),
        ("notes", Column::Notes),
        ("group", Column::Group),
    ] {
        if alike(name, word) {
            return column;
        }
    }
    let keys = issues().map(|issue| issue.id.as_str());
    let others = ["deal", "round", "notes"].into_iter();
    let all = keys.clone().chain(others.clone());
    let titles = issues().map(|issue| issue.title.as_str());
    let guess = closest(name, all.clone().chain(titles));
    let guess = guess.map_or_else(String::new, |guess| format!("did you mean '{guess}'? "));
    found.report(
        Problem::new(Code::TableColumn, format!("there is no issue '{name}'"))
            .label(cell.span, "not an issue of this file")
            .help(format!(
                "{guess}Columns are {}; put anything else that you want to keep into 'notes'",
                list(all)
            )),
    );
    Column::Nameless
}
