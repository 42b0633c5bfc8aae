//! Cells from a file: a CSV table whose headers are the axes, one row a cell.

use crate::scenario::{Axis, PathValue};

/// A table of values that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadList {
    /// It is no CSV.
    #[error("line {line}: {what}")]
    NoTable {
        /// The line.
        line: u64,
        /// What the reader says.
        what: String,
    },
    /// An axis has no column.
    #[error("no column is called '{axis}'; its columns are {columns}")]
    NoColumn {
        /// The path of the axis.
        axis: String,
        /// What there is.
        columns: String,
    },
    /// A column that no axis asks for.
    #[error("the column '{column}' is no axis of the sweep: add it to `axes`, or take it out")]
    NoAxis {
        /// Its header.
        column: String,
    },
    /// A value is missing.
    #[error("line {line} says nothing under '{axis}'")]
    Empty {
        /// The line.
        line: u64,
        /// The path of the axis.
        axis: String,
    },
    /// No row at all.
    #[error("it has no row below its headers")]
    NoRows,
}

/// The rows of a table of values, in the order of the axes.
///
/// # Errors
/// What is wrong with it.
pub fn list(text: &str, axes: &[Axis]) -> Result<Vec<Vec<Option<PathValue>>>, BadList> {
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new()
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let no_table = |error: csv::Error| BadList::NoTable {
        line: error.position().map_or(1, csv::Position::line),
        what: error.to_string(),
    };
    let headers = reader.headers().map_err(no_table)?.clone();
    let mut places = Vec::with_capacity(axes.len());
    for axis in axes {
        let short = axis.set.strip_suffix(".value").unwrap_or(&axis.set);
        let place = headers.iter().position(|h| h == axis.set || h == short);
        places.push(place.ok_or_else(|| BadList::NoColumn {
            axis: axis.set.clone(),
            columns: headers.iter().collect::<Vec<_>>().join(", "),
        })?);
    }
    if let Some(column) = (0..headers.len()).find(|column| !places.contains(column)) {
        return Err(BadList::NoAxis {
            column: headers[column].to_owned(),
        });
    }
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(no_table)?;
        let line = record.position().map_or(0, csv::Position::line);
        let mut row = Vec::with_capacity(axes.len());
        for (axis, &place) in axes.iter().zip(&places) {
            let word = record.get(place).unwrap_or_default();
            if word.is_empty() {
                return Err(BadList::Empty {
                    line,
                    axis: axis.set.clone(),
                });
            }
            row.push(Some(match word.parse::<f64>() {
                Ok(number) if number.is_finite() => PathValue::Number(number + 0.0),
                _ => PathValue::Name(word.to_owned()),
            }));
        }
        rows.push(row);
    }
    if rows.is_empty() {
        return Err(BadList::NoRows);
    }
    Ok(rows)
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

    #[test]
    fn columns_may_stand_in_any_order_and_short() {
        let axes = axes(&["party.a.no_deal.value", "party.a.tactic"]);
        let rows = list(
            "party.a.tactic, party.a.no_deal\nlinear, 60\nboulware,-1.5\n",
            &axes,
        )
        .unwrap();
        assert_eq!(rows.len(), 2);
        assert_eq!(rows[1][0], Some(PathValue::Number(-1.5)));
        assert_eq!(rows[0][1], Some(PathValue::Name("linear".into())));
    }

    #[test]
    fn what_is_wrong_is_said() {
        let axes = axes(&["time.rounds"]);
        let said = |text: &str| list(text, &axes).unwrap_err().to_string();
        assert!(said("rounds\n5\n").contains("no column is called 'time.rounds'"));
        assert!(said("time.rounds,x\n5,6\n").contains("'x' is no axis"));
        assert!(said("time.rounds\n").contains("no row"));
        assert!(said("time.rounds\n5\n\"\"\n").contains("line 3"));
        assert!(list("time.rounds\n5,6\n", &axes).is_err());
    }
}
