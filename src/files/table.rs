//! A table with a codebook: what every column means, in which unit.

use super::safe::harmless;

/// A column and its entry in the codebook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The header; ends in its unit where it has one.
    pub name: String,
    /// `integer`, `number`, `text` or `yes/no` (1 and 0).
    pub kind: &'static str,
    /// The unit, or empty.
    pub unit: String,
    /// What it means, and when it is empty.
    pub meaning: String,
}

impl Column {
    /// A column.
    pub fn new(
        name: impl Into<String>,
        kind: &'static str,
        unit: impl Into<String>,
        meaning: impl Into<String>,
    ) -> Self {
        Column {
            name: name.into(),
            kind,
            unit: unit.into(),
            meaning: meaning.into(),
        }
    }
}

impl Column {
    /// A column whose header says everything.
    pub fn plain(name: impl Into<String>) -> Self {
        Column::new(name, "text", "", "")
    }
}

/// Rows under described columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, one cell a column; an empty cell is a missing value.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// An empty table with columns whose headers say everything.
    pub fn plain(headers: &[&str]) -> Self {
        Table {
            columns: headers.iter().copied().map(Column::plain).collect(),
            rows: Vec::new(),
        }
    }

    /// The table as CSV: one header line, `\n` at line ends, UTF-8. Text that a spreadsheet would compute is marked as text
    /// (see [`harmless`]).
    pub fn csv(&self) -> Vec<u8> {
        let header: Vec<&str> = self
            .columns
            .iter()
            .map(|column| column.name.as_str())
            .collect();
        lines(
            std::iter::once(header).chain(
                self.rows
                    .iter()
                    .map(|row| row.iter().map(String::as_str).collect()),
            ),
        )
    }

    /// The codebook as CSV: one line a column.
    pub fn codebook(&self) -> Vec<u8> {
        let header = vec!["column", "type", "unit", "meaning"];
        let columns = self.columns.iter();
        let entries =
            columns.map(|c| vec![c.name.as_str(), c.kind, c.unit.as_str(), c.meaning.as_str()]);
        lines(std::iter::once(header).chain(entries))
    }
}

fn lines<'a>(rows: impl Iterator<Item = Vec<&'a str>>) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        writer
            .write_record(row.into_iter().map(|cell| harmless(cell).into_owned()))
            .expect("rows of one length go into memory");
    }
    writer.into_inner().expect("memory does not fail")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_what_needs_it() {
        let table = Table {
            columns: vec![
                Column::new("a", "text", "", "says, \"who\""),
                Column::new("b_points", "number", "points", ""),
            ],
            rows: vec![vec!["x,y".into(), String::new()]],
        };
        assert_eq!(
            String::from_utf8(table.csv()).unwrap(),
            "a,b_points\n\"x,y\",\n"
        );
        assert!(
            String::from_utf8(table.codebook())
                .unwrap()
                .contains("\"says, \"\"who\"\"\"")
        );
    }
}
