//! Cells from a table: one column per axis, one row per cell, as spreadsheets write them.

use crate::files::written::{Row, WrittenCell, rows, separator};
use crate::format::{Code, Domain, Problem, Problems, Source, Span, closest, domain};
use crate::scenario::{Axis, PathValue};
use crate::sweep::cells::Given;

/// The rows of a table of values.
#[derive(Debug, Clone, PartialEq)]
pub struct ListedRows {
    /// The values of each row, in the order of the axes; `None`: the table cell is empty, so that the file's own value applies.
    pub rows: Given,
    /// The line of each row in the table, from 1.
    pub lines: Vec<usize>,
    /// Headers of columns that are not axes and were not read.
    pub left_out: Vec<String>,
}

/// The most column names listed in an error.
const NAMED: usize = 24;

/// The rows of a table of values: commas, semicolons or tabs between cells; decimal commas unless commas separate the cells.
/// Its columns are named like the axes, by path or label, or by `columns`, one header for each axis in order; others are left
/// out.
///
/// # Errors
/// Everything that is wrong with it, in the order of the table.
pub fn list(source: &Source, axes: &[Axis], columns: &[String]) -> Result<ListedRows, Problems> {
    let mut problems = Vec::new();
    let listed = read(source, axes, columns, &mut problems);
    if problems.is_empty() {
        return Ok(listed);
    }
    problems.sort_by_key(|problem| problem.labels.first().map(|label| label.span));
    Err(Problems::new(problems, source.clone()))
}

fn read(
    source: &Source,
    axes: &[Axis],
    columns: &[String],
    problems: &mut Vec<Problem>,
) -> ListedRows {
    let mut listed = ListedRows {
        rows: Vec::new(),
        lines: Vec::new(),
        left_out: Vec::new(),
    };
    let text = source.text();
    let from = text.len() - text.trim_start_matches('\u{feff}').len();
    let between = separator(&text[from..]);
    let all = rows(text, from, between);
    if let Some(open) = all.iter().find_map(|row| row.open_quote) {
        problems.push(
            Problem::new(Code::TableRow, "a quote is opened and never closed")
                .label(open, "opened here")
                .help("close it with another \" before the next separator"),
        );
        return listed;
    }
    let Some((header, all)) = all.split_first() else {
        let end = Span::new(text.len(), text.len());
        problems.push(
            Problem::new(Code::TableRow, "the table is empty")
                .label(end, "nothing here")
                .help("its first line names the columns, one for each axis; each further line is a cell of the sweep"),
        );
        return listed;
    };
    let found = axes.iter().enumerate().map(|(n, axis)| {
        let place = place(header, axis, columns.get(n).map(String::as_str));
        place.map_err(|problem| problems.push(problem)).ok()
    });
    let found: Vec<Option<usize>> = found.collect();
    let others = header.cells.iter().enumerate();
    listed.left_out = others
        .filter(|(n, cell)| !found.contains(&Some(*n)) && !cell.text.is_empty())
        .map(|(_, cell)| cell.text.clone())
        .collect();
    let Some(places) = found.into_iter().collect::<Option<Vec<usize>>>() else {
        return listed;
    };
    let blank = |row: &&Row| row.cells.iter().all(|cell| cell.text.is_empty());
    for row in all.iter().filter(|row| !blank(row)) {
        let extra = row.cells.iter().skip(header.cells.len());
        if let Some(extra) = extra.into_iter().find(|cell| !cell.text.is_empty()) {
            problems.push(
                Problem::new(Code::TableRow, "a row has more cells than there are columns")
                    .label(extra.span, "no column has a name for this")
                    .help("a cell that contains the separator stands in double quotes; with decimal commas, put semicolons between cells"),
            );
            continue;
        }
        let values = axes.iter().zip(&places).map(|(axis, &place)| {
            let cell = row.cells.get(place).filter(|cell| !cell.text.is_empty())?;
            match value(cell, &axis.set, between) {
                Ok(value) => Some(value),
                Err(problem) => {
                    problems.push(problem);
                    None
                }
            }
        });
        listed.rows.push(values.collect());
        listed.lines.push(source.line_and_column(row.span.start).0);
    }
    if listed.rows.is_empty() && problems.is_empty() {
        problems.push(
            Problem::new(Code::TableRow, "the table has columns, but no row")
                .label(header.span, "only the names of columns")
                .help("add a line for each cell of the sweep"),
        );
    }
    listed
}

/// The column of an axis: by the header chosen for it, otherwise by its path, whole or short, or its label.
fn place(header: &Row, axis: &Axis, chosen: Option<&str>) -> Result<usize, Problem> {
    let short = axis.set.strip_suffix(".value").unwrap_or(&axis.set);
    let is_it = |cell: &&WrittenCell| match chosen {
        Some(chosen) => cell.text == chosen,
        None => {
            cell.text == axis.set || cell.text == short || axis.label.as_ref() == Some(&cell.text)
        }
    };
    let mut found = header
        .cells
        .iter()
        .enumerate()
        .filter(|(_, cell)| is_it(cell));
    let wanted = chosen.unwrap_or(&axis.set);
    match (found.next(), found.next()) {
        (Some((place, _)), None) => Ok(place),
        (Some((_, first)), Some((_, again))) => {
            let message = format!("there are two columns for '{wanted}'");
            Err(Problem::new(Code::TableColumn, message)
                .label(again.span, "again")
                .label(first.span, "the first")
                .help("keep one of the two"))
        }
        (None, _) => {
            let headers = || header.cells.iter().map(|cell| cell.text.as_str());
            let near = closest(wanted, headers())
                .map_or(String::new(), |near| format!("did you mean '{near}'? "));
            let named: Vec<String> = headers().take(NAMED).map(|h| format!("'{h}'")).collect();
            let message = format!("no column is called '{wanted}'");
            Err(Problem::new(Code::TableColumn, message)
                .label(header.span, format!("{} columns", header.cells.len()))
                .help(format!(
                    "{near}columns here: {}. Call one as the axis is called, or name the columns in the sweep: columns = [\"…\"], one for each axis",
                    named.join(", ")
                )))
        }
    }
}

/// The value in a cell, which must be valid for the path.
fn value(cell: &WrittenCell, set: &str, between: u8) -> Result<PathValue, Problem> {
    let text = cell.text.as_str();
    let comma = text.contains(',');
    let number = if between == b',' {
        text.parse::<f64>()
    } else {
        text.replace(',', ".").parse::<f64>()
    };
    let number = number.ok().filter(|number| number.is_finite());
    // A table, such as { time-dependent = { exponent = 3 } }, is read with the cell.
    let word = || PathValue::Name(text.to_owned());
    let plain = number.map_or_else(word, |number| PathValue::Number(number + 0.0));
    if text.starts_with('{') {
        return Ok(word());
    }
    let refused = |allowed: String| {
        let code = if number.is_some() {
            Code::OutOfRange
        } else {
            Code::TableRow
        };
        let message = format!("'{set}' cannot be '{text}'");
        let problem = Problem::new(code, message).label(cell.span, "cannot stand there");
        let comma = if comma && number.is_none() {
            "; decimal commas are read where semicolons or tabs stand between cells"
        } else {
            ""
        };
        problem.help(format!("allowed there: {allowed}{comma}"))
    };
    match domain(set) {
        Some(Domain::Number { min, max, above }) => {
            let fits = |n: f64| n <= max && (n > min || !above && n >= min);
            let above = if above { "above " } else { "" };
            match number {
                Some(number) if fits(number) => Ok(plain),
                _ => Err(refused(format!("numbers from {above}{min} to {max}"))),
            }
        }
        Some(Domain::Whole { min, max }) => {
            let range = f64::from(min)..=f64::from(max);
            match number {
                Some(number) if number.fract() == 0.0 && range.contains(&number) => Ok(plain),
                _ => Err(refused(format!("whole numbers from {min} to {max}"))),
            }
        }
        Some(Domain::Words(words)) if !words.contains(&text) => {
            let near = closest(text, words.iter().copied());
            let near = near.map_or(String::new(), |near| format!(". Did you mean '{near}'?"));
            Err(refused(format!("{}{near}", words.join(", "))))
        }
        Some(Domain::Words(_)) => Ok(word()),
        None => Ok(plain),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::AxisValues;

    fn axes(paths: &[&str]) -> Vec<Axis> {
        let axis = |path: &&str| Axis {
            set: (*path).to_owned(),
            label: None,
            values: AxisValues::Given,
            with: None,
            only_if: None,
        };
        paths.iter().map(axis).collect()
    }

    fn told(text: &str, paths: &[&str]) -> Result<ListedRows, String> {
        let source = Source::from_text("cells.csv", text);
        list(&source, &axes(paths), &[]).map_err(|problems| problems.render(Default::default()))
    }

    const HOST: &str = "party.host.no_deal.value";
    const PATIENCE: &str = "party.host.patience";

    // case 12
    #[test]
    fn what_spreadsheets_write_is_read() {
        for text in [
            "party.host.no_deal,party.host.patience\n10.5,0.9\n20,1\n",
            "party.host.no_deal.value;party.host.patience\n10,5;0,9\n20;1\n",
            "\u{feff}party.host.patience\tparty.host.no_deal\r\n0,9\t10,5\r\n1\t20\r\n\r\n",
            "\"party.host.patience\";\"party.host.no_deal\"\n\"0,9\";10.5\n1;20\n",
        ] {
            let listed = told(text, &[HOST, PATIENCE]).unwrap();
            let number = |n: f64| Some(PathValue::Number(n));
            assert_eq!(listed.rows[0], [number(10.5), number(0.9)], "{text}");
            assert_eq!(listed.rows[1], [number(20.0), number(1.0)], "{text}");
            assert_eq!(listed.lines, [2, 3]);
        }
    }

    // case 12
    #[test]
    fn what_is_wrong_is_said_with_its_file_line_and_column() {
        let said = |text: &str| told(text, &[HOST, PATIENCE]).unwrap_err();
        let bad = said("party.host.no_deal;party.host.patience\n10;0,9\nten;1,5\n");
        for part in [
            "cells.csv:3",
            "'party.host.no_deal.value' cannot be 'ten'",
            "cannot be '1,5'",
            "0 to 1",
        ] {
            assert!(bad.contains(part), "{part}: {bad}");
        }
        let comma = said("party.host.no_deal,party.host.patience\n\"10,5\",0.9\n");
        assert!(
            comma.contains("decimal commas are read where semicolons"),
            "{comma}"
        );
        let shifted = said("party.host.no_deal,party.host.patience\n10,5,0,9\n");
        assert!(
            shifted.contains("more cells than there are columns"),
            "{shifted}"
        );
        assert!(
            said("party.host.nodeal,party.host.patience\n1,1\n")
                .contains("did you mean 'party.host.nodeal'?")
        );
        assert!(said("").contains("the table is empty"));
        assert!(said("party.host.no_deal,party.host.patience\n").contains("no row"));
        assert!(
            said("party.host.no_deal,party.host.patience,party.host.no_deal\n1,1,1\n")
                .contains("two columns")
        );
        let word = told("party.host.tactic\nbouware\n", &["party.host.tactic"]).unwrap_err();
        assert!(word.contains("Did you mean 'boulware'?"), "{word}");
    }

    // case 14
    #[test]
    fn other_columns_are_left_out_and_columns_can_be_chosen() {
        let text = "cell,party.host.no_deal.value,status,why,runs,possible\n0,10,played,,5,1\n1,,played,,5,0.2\n";
        let listed = told(text, &[HOST]).unwrap();
        assert_eq!(
            listed.rows,
            [vec![Some(PathValue::Number(10.0))], vec![None]]
        );
        assert_eq!(
            listed.left_out,
            ["cell", "status", "why", "runs", "possible"]
        );
        let source = Source::from_text("x.csv", "walk-away;note\n10;a\n");
        let chosen = list(&source, &axes(&[HOST]), &["walk-away".to_owned()]).unwrap();
        assert_eq!(chosen.rows, [vec![Some(PathValue::Number(10.0))]]);
    }
}
