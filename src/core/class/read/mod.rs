//! A table of deals, one row per group. All problems are reported at once, and each points into the table.

mod columns;
#[cfg(feature = "files")]
mod file;
mod found;
mod options;

#[cfg(feature = "files")]
pub use file::load;

use crate::files::written::{self, Row, WrittenCell};
use crate::format::{Code, Problem, Problems, Source, Span, closest};
use crate::game::Deal;
use crate::scenario::{IssueId, OptionId, Scenario};
use columns::Column;
use found::{Found, alike, list};
use std::collections::BTreeMap;

/// The words for no deal, in the first cell after the group or in the cell of the round; an empty row means the same.
pub const NO_DEAL: [&str; 6] = ["no deal", "nodeal", "no agreement", "-", "–", "—"];

/// The row of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupRow {
    /// Its name.
    pub group: String,
    /// The line of the table, from 1.
    pub line: usize,
    /// The deal; `None` if they did not agree.
    pub deal: Option<Deal>,
    /// The round in which it agreed or gave up; `None` if the table does not say.
    pub round: Option<u32>,
    /// Other notes; may be empty.
    pub notes: String,
}

/// The headers of a table for a scenario: group, round, the issues by key, notes.
pub fn headers(scenario: &Scenario) -> Vec<String> {
    let mut names = vec!["group".to_owned(), "round".to_owned()];
    names.extend(scenario.issues.iter().map(|issue| issue.id.clone()));
    names.push("notes".to_owned());
    names
}

/// Reads a table of deals: comma, semicolon or tab between cells, a header line, then one row per group. Lines that begin
/// with `# ` are remarks.
///
/// # Errors
/// Everything that is wrong with the table, in its order.
pub fn read(source: &Source, scenario: &Scenario) -> Result<Vec<GroupRow>, Problems> {
    let mut found = Found::default();
    let entries = entries(source, scenario, &mut found);
    if found.any() {
        let mut list = found.0;
        list.sort_by_key(|problem| problem.labels.first().map(|label| label.span));
        return Err(Problems::new(list, source.clone()));
    }
    Ok(entries)
}

fn entries(source: &Source, scenario: &Scenario, found: &mut Found) -> Vec<GroupRow> {
    let text = source.text();
    let from = text.len() - text.trim_start_matches('\u{feff}').len();
    let separator = written::separator(&text[from..]);
    let mut rows = written::rows(text, from, separator);
    rows.retain(|row| !is_remark(row));
    if let Some(open) = rows.iter().find_map(|row| row.open_quote) {
        found.report(
            Problem::new(Code::TableRow, "a quote is opened and never closed")
                .label(open, "opened here")
                .help("close it with another \" before the next separator, or write it twice if it is part of the text"),
        );
        return Vec::new();
    }
    let Some((header, rows)) = rows.split_first() else {
        let end = Span::new(text.len(), text.len());
        found.report(
            Problem::new(Code::TableRow, "the table is empty")
                .label(end, "nothing here")
                .help("`zopa class FILE --template` writes its first lines"),
        );
        return Vec::new();
    };
    let columns = columns::columns(header, scenario, found);
    let reader = Reader {
        source,
        scenario,
        columns,
        decimal_comma: separator != b',',
    };
    let blank = |row: &&Row| row.cells.iter().all(|cell| cell.text.is_empty());
    let rows: Vec<&Row> = rows.iter().filter(|row| !blank(row)).collect();
    if rows.is_empty() {
        found.report(
            Problem::new(Code::TableRow, "the table has columns, but no groups")
                .label(header.span, "only the names of columns")
                .help("add one row for each group"),
        );
    }
    let mut seen: BTreeMap<String, Span> = BTreeMap::new();
    let mut entries = Vec::new();
    for row in rows {
        let entry = reader.entry(row, found);
        let name = row.cells[0].span;
        if let Some(first) = seen.insert(entry.group.to_lowercase(), name)
            && !entry.group.is_empty()
        {
            found.report(
                Problem::new(
                    Code::TableRow,
                    format!("group '{}' has two rows", entry.group),
                )
                .label(name, "again")
                .label(first, "the first")
                .help("give one of the groups another name, or keep one of the rows"),
            );
        }
        entries.push(entry);
    }
    entries
}

/// True if a line is a remark and not a group: it begins with `# `. A group may be called `# 1`.
fn is_remark(row: &Row) -> bool {
    let rest = row
        .cells
        .first()
        .and_then(|cell| cell.text.strip_prefix("# "));
    rest.is_some_and(|rest| !rest.trim_start().starts_with(|c: char| c.is_ascii_digit()))
}

struct Reader<'a> {
    source: &'a Source,
    scenario: &'a Scenario,
    columns: Vec<Column>,
    /// True if 2,5 can mean two and a half: not where commas separate cells.
    decimal_comma: bool,
}

impl Reader<'_> {
    fn entry(&self, row: &Row, found: &mut Found) -> GroupRow {
        let cell = |wanted: Column| {
            let at = self.columns.iter().position(|&column| column == wanted)?;
            row.cells.get(at).filter(|cell| !cell.text.is_empty())
        };
        let group = row.cells[0].text.clone();
        if group.is_empty() {
            found.report(
                Problem::new(Code::TableRow, "a row names no group")
                    .label(row.span, "the first cell is empty")
                    .help("every row begins with the name of a group"),
            );
        }
        let nameless =
            |place: usize| !matches!(self.columns.get(place), Some(c) if *c != Column::Nameless);
        let mut extra = (row.cells.iter().enumerate())
            .filter(|(place, cell)| nameless(*place) && !cell.text.is_empty());
        if let Some((_, extra)) = extra.next()
            && self.columns.contains(&Column::Group)
            && !self.broken(found)
        {
            found.report(
                Problem::new(
                    Code::TableRow,
                    format!("group '{group}' has more cells than there are columns"),
                )
                .label(extra.span, "no column has a name for this")
                .help("put a cell that contains the separator in double quotes"),
            );
        }
        // "Group 11;no deal" where the column of rounds comes first.
        let gave_up = cell(Column::Round).filter(|cell| says_no(&cell.text));
        let round = cell(Column::Round).filter(|_| gave_up.is_none());
        let deal = self.deal(&group, row, (cell(Column::Deal), gave_up), found);
        // A dash among the notes means nothing; the words mean no deal.
        let in_notes = cell(Column::Notes)
            .filter(|cell| says_no(&cell.text) && cell.text.contains(char::is_alphabetic));
        if let Some(notes) = in_notes.filter(|_| deal.is_some()) {
            found.report(
                Problem::new(
                    Code::TableRow,
                    format!("group '{group}' has both 'no deal' and a deal"),
                )
                .label(notes.span, "no deal")
                .label(row.span, "an option for every issue")
                .help("empty the notes, or the cells of the issues"),
            );
        }
        GroupRow {
            line: self.source.line_and_column(row.span.start).0,
            deal,
            round: round.and_then(|cell| self.round(cell, found)),
            notes: cell(Column::Notes).map_or_else(String::new, |cell| cell.text.clone()),
            group,
        }
    }

    /// True if a header was not understood, so that cells below it are not reported.
    fn broken(&self, found: &Found) -> bool {
        found
            .0
            .iter()
            .any(|problem| problem.code == Code::TableColumn)
    }

    fn round(&self, cell: &WrittenCell, found: &mut Found) -> Option<u32> {
        let last = self.scenario.time.rounds;
        let round = cell.text.parse::<u32>().ok().filter(|&round| round <= last);
        if round.is_none() {
            found.report(
                Problem::new(Code::RoundOutside, format!("'{}' is not a round of the talks", cell.text))
                    .label(cell.span, "not a round")
                    .help(format!(
                        "rounds are whole numbers from 0 (day one) to {last}; leave it empty if you do not know"
                    )),
            );
        }
        round
    }

    fn deal(
        &self,
        group: &str,
        row: &Row,
        (draft, gave_up): (Option<&WrittenCell>, Option<&WrittenCell>),
        found: &mut Found,
    ) -> Option<Deal> {
        let mut cells: Vec<(IssueId, Option<&WrittenCell>)> = Vec::new();
        let mut first: Option<(usize, &WrittenCell)> = None;
        for (place, column) in self.columns.iter().enumerate() {
            let cell = row.cells.get(place);
            let said = cell.filter(|cell| !cell.text.is_empty());
            if matches!(column, Column::Issue(_) | Column::Deal) && first.is_none() {
                first = said.map(|cell| (place, cell)).or(first);
            }
            if let Column::Issue(issue) = column {
                cells.push((*issue, said));
            }
        }
        let (place, first) = match gave_up {
            Some(cell) => (self.columns.len(), cell),
            None => first?,
        };
        if says_no(&first.text) && !self.is_option(place, &first.text) {
            let rest = cells.iter().filter_map(|(_, cell)| *cell).chain(draft);
            let other = rest.into_iter().find(|cell| !says_no(&cell.text));
            if let Some(other) = other {
                found.report(
                    Problem::new(
                        Code::TableRow,
                        format!("group '{group}' has both 'no deal' and a deal"),
                    )
                    .label(other.span, "an option")
                    .label(first.span, "no deal")
                    .help("empty one of the two"),
                );
            }
            return None;
        }
        if let Some(draft) = draft {
            if let Some(also) = cells.iter().find_map(|(_, cell)| *cell) {
                found.report(
                    Problem::new(
                        Code::TableRow,
                        format!("group '{group}' names a draft and single options"),
                    )
                    .label(also.span, "an option")
                    .label(draft.span, "a whole draft")
                    .help("empty the cell 'deal', or the cells of the issues"),
                );
            }
            return self.draft(draft, found);
        }
        let mut options = vec![OptionId(0); self.scenario.issues.len()];
        let mut whole = cells.len() == options.len();
        let mut empty: Vec<&str> = Vec::new();
        for (issue, cell) in cells {
            let about = &self.scenario.issues[issue.index()];
            let Some(cell) = cell else {
                empty.push(&about.id);
                continue;
            };
            match options::option(cell, about, self.decimal_comma, found) {
                Some(option) => options[issue.index()] = option,
                None => whole = false,
            }
        }
        if !empty.is_empty() && self.broken(found) {
            return None;
        }
        if !empty.is_empty() {
            found.report(
                Problem::new(
                    Code::TextIncomplete,
                    format!("group '{group}' says nothing on {}", list(empty.iter().copied())),
                )
                .label(row.span, format!("{} of {} issues", options.len() - empty.len(), options.len()))
                .help("a deal has an option for every issue; if they did not agree, write 'no deal' in the first of them and nothing else"),
            );
            return None;
        }
        whole.then(|| Deal::new(options))
    }

    /// True if a word for no deal is an option of the issue in that column.
    fn is_option(&self, place: usize, text: &str) -> bool {
        let Some(Column::Issue(issue)) = self.columns.get(place) else {
            return false;
        };
        let issue = &self.scenario.issues[issue.index()];
        options::named(issue, text).is_some()
    }

    fn draft(&self, cell: &WrittenCell, found: &mut Found) -> Option<Deal> {
        let drafts = || self.scenario.drafts.iter();
        if let Some(draft) = drafts().find(|draft| alike(&draft.id, &cell.text)) {
            return Some(Deal::new(draft.text.clone()));
        }
        let names = drafts().map(|draft| draft.id.as_str());
        let help = match closest(&cell.text, names.clone()) {
            Some(guess) => format!("did you mean '{guess}'? Drafts are {}", list(names)),
            None if self.scenario.drafts.is_empty() => {
                "the file has no drafts: use a column for each issue instead".to_owned()
            }
            None => format!("drafts are {}", list(names)),
        };
        found.report(
            Problem::new(
                Code::UnknownDraft,
                format!("there is no draft '{}'", cell.text),
            )
            .label(cell.span, "not a draft of this file")
            .help(help),
        );
        None
    }
}

fn says_no(text: &str) -> bool {
    NO_DEAL.iter().any(|word| alike(word, text))
}
