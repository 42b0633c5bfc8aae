//! A table with a codebook: the meaning and unit of every column.

use super::cell::CellValue;
use super::column::Column;
use super::safe::harmless;

/// Rows under described columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, one cell per column; an empty cell is a missing value.
    pub rows: Vec<Vec<String>>,
}

/// A table under construction. Its rows are known; each column comes with a function that gives its cell for a row, so that
/// header, kind, unit, codebook and cells cannot drift apart.
///
/// ```
/// # extern crate zopa_core as zopa;
/// use zopa::files::TableOf;
///
/// let mut table = TableOf::new([("buyer", Some(62.5)), ("seller", None)]);
/// table
///     .column("party", |(id, _)| id)
///     .means("key of the party")
///     .column("worth_points", |(_, worth)| worth)
///     .points("what the deal is worth to it");
/// assert_eq!(table.finish().csv(), b"party,worth_points\nbuyer,62.5\nseller,\n");
/// ```
#[derive(Debug, Clone)]
pub struct TableOf<R> {
    /// The things that the rows are about.
    about: Vec<R>,
    table: Table,
}

impl<R: Copy> TableOf<R> {
    /// A table without columns, with one row for each of these.
    pub fn new(rows: impl IntoIterator<Item = R>) -> Self {
        let about: Vec<R> = rows.into_iter().collect();
        let rows = vec![Vec::new(); about.len()];
        let columns = Vec::new();
        TableOf {
            about,
            table: Table { columns, rows },
        }
    }

    /// Adds a column: its header, and the function that gives its cell for a row. Its meaning must follow.
    pub fn column<C: CellValue>(
        &mut self,
        name: impl Into<String>,
        cell: impl Fn(R) -> C,
    ) -> Unexplained<'_, R> {
        self.together("", [(name, "")], |row| [cell(row)]);
        Unexplained { table: self }
    }

    /// Adds a column whose header says everything.
    pub fn plain<C: CellValue>(
        &mut self,
        name: impl Into<String>,
        cell: impl Fn(R) -> C,
    ) -> &mut Self {
        self.together("", [(name, "")], |row| [cell(row)])
    }

    /// Adds columns of one unit whose cells are computed together: name and meaning of each.
    pub fn together<C: CellValue, const N: usize>(
        &mut self,
        unit: &str,
        columns: [(impl Into<String>, impl Into<String>); N],
        cells: impl Fn(R) -> [C; N],
    ) -> &mut Self {
        let columns = columns.map(|(name, meaning)| Column::new(name, C::KIND, unit, meaning));
        self.table.columns.extend(columns);
        for (about, row) in self.about.iter().zip(&mut self.table.rows) {
            row.extend(cells(*about).map(C::text));
        }
        self
    }

    /// Completes the table.
    pub fn finish(self) -> Table {
        self.table
    }
}

/// A column whose entry in the codebook is still to be written.
#[must_use]
#[derive(Debug)]
pub struct Unexplained<'t, R> {
    table: &'t mut TableOf<R>,
}

impl<'t, R> Unexplained<'t, R> {
    /// Sets the column's meaning; it has no unit.
    pub fn means(self, meaning: impl Into<String>) -> &'t mut TableOf<R> {
        if let Some(column) = self.table.table.columns.last_mut() {
            column.meaning = meaning.into();
        }
        self.table
    }

    /// Sets the column's unit and meaning.
    pub fn measures(self, unit: &str, meaning: impl Into<String>) -> &'t mut TableOf<R> {
        if let Some(column) = self.table.table.columns.last_mut() {
            unit.clone_into(&mut column.unit);
        }
        self.means(meaning)
    }

    /// Sets the meaning of a column of points.
    pub fn points(self, meaning: impl Into<String>) -> &'t mut TableOf<R> {
        self.measures("points", meaning)
    }

    /// Sets the meaning of a column of shares or chances, 0-1.
    pub fn share(self, meaning: impl Into<String>) -> &'t mut TableOf<R> {
        self.measures("0-1", meaning)
    }
}

impl Table {
    /// An empty table with columns of text whose headers say everything.
    pub fn plain(headers: &[&str]) -> Self {
        Table {
            columns: headers.iter().copied().map(Column::plain).collect(),
            rows: Vec::new(),
        }
    }

    /// The table as CSV: one header line, `\n` at line ends, UTF-8. Text that a spreadsheet would compute is marked as
    /// text (see [`harmless`]).
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

    /// The codebook as CSV: one line per column.
    pub fn codebook(&self) -> Vec<u8> {
        let header = vec!["column", "type", "unit", "meaning"];
        let columns = self.columns.iter();
        let entries = columns.map(|c| vec![&*c.name, c.kind.word(), &*c.unit, &*c.meaning]);
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
        let mut table = TableOf::new(["x,y"]);
        table
            .column("a", |text| text)
            .means("says, \"who\"")
            .column("b_points", |_| None::<f64>)
            .points("");
        let table = table.finish();
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
