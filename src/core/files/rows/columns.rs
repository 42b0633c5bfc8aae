//! The columns of a file of rows: their kinds and their words.

use super::Value;
use crate::files::{Column, ColumnKind};
use std::collections::BTreeSet;
use std::io;

/// The columns of a file of rows, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns {
    columns: Vec<Column>,
}

/// Columns that no file can have.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ColumnsError {
    /// There is no column.
    #[error("rows need at least one column")]
    None,
    /// Two columns have the same name.
    #[error("two columns are called '{0}'; each needs a name of its own")]
    Twice(String),
    /// Words in a column that is not text.
    #[error("column '{0}' has words but is not of kind 'text'")]
    Words(String),
    /// An empty word, which CSV could not tell from a missing value.
    #[error("an empty word of column '{0}' would look like a missing value")]
    EmptyWord(String),
    /// The same word occurs twice.
    #[error("column '{column}' has the word '{word}' twice")]
    WordTwice {
        /// The column.
        column: String,
        /// The word.
        word: String,
    },
}

impl Columns {
    /// Columns in order; each column of text with the words that it may contain, the others without words.
    ///
    /// # Errors
    /// The reason why they cannot be the columns of a file.
    pub fn new(columns: Vec<Column>) -> Result<Self, ColumnsError> {
        let mut names = BTreeSet::new();
        for column in &columns {
            let name = || column.name.clone();
            if !names.insert(column.name.as_str()) {
                return Err(ColumnsError::Twice(name()));
            }
            if !column.words.is_empty() && column.kind != ColumnKind::Text {
                return Err(ColumnsError::Words(name()));
            }
            if column.words.iter().any(String::is_empty) {
                return Err(ColumnsError::EmptyWord(name()));
            }
            let mut seen = BTreeSet::new();
            if let Some(word) = column.words.iter().find(|word| !seen.insert(word.as_str())) {
                return Err(ColumnsError::WordTwice {
                    column: name(),
                    word: word.clone(),
                });
            }
        }
        if columns.is_empty() {
            return Err(ColumnsError::None);
        }
        Ok(Columns { columns })
    }

    /// The columns, in order.
    pub fn iter(&self) -> std::slice::Iter<'_, Column> {
        self.columns.iter()
    }

    /// The words of a column; empty if it is not text or does not exist.
    pub fn words(&self, column: usize) -> &[String] {
        self.columns.get(column).map_or(&[], |column| &column.words)
    }

    /// Checks that the row fits.
    pub(super) fn check(&self, row: &[Value]) -> io::Result<()> {
        if row.len() != self.columns.len() {
            return Err(refused(format!(
                "a row has {} values for {} columns",
                row.len(),
                self.columns.len()
            )));
        }
        for (column, &value) in self.columns.iter().zip(row) {
            let fits = match (value, column.kind) {
                (Value::Missing, _)
                | (Value::Truth(_), ColumnKind::Truth)
                | (Value::Whole(_), ColumnKind::Whole)
                | (Value::Number(_), ColumnKind::Number) => true,
                (Value::Word(word), ColumnKind::Text) => (word as usize) < column.words.len(),
                _ => false,
            };
            if !fits {
                return Err(unfit(column, value));
            }
        }
        Ok(())
    }
}

#[cold]
fn unfit(column: &Column, value: Value) -> io::Error {
    let (name, kind) = (&column.name, column.kind.word());
    refused(match (value, column.kind) {
        (Value::Word(word), ColumnKind::Text) => format!(
            "column '{name}' has {} words and was given the one at {word}",
            column.words.len()
        ),
        _ => format!("column '{name}' is of kind '{kind}' and was given {value:?}"),
    })
}

fn refused(why: String) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, why)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(name: &str, kind: ColumnKind, words: &[&str]) -> Column {
        Column {
            kind,
            ..Column::of_words(name, "", words.iter().copied())
        }
    }

    #[test]
    fn says_what_no_file_can_have() {
        let wrong = |columns| Columns::new(columns).unwrap_err().to_string();
        assert!(wrong(vec![]).contains("at least one"));
        let twice = vec![
            column("a", ColumnKind::Text, &["x"]),
            column("a", ColumnKind::Number, &[]),
        ];
        assert!(wrong(twice).contains("'a'"));
        assert!(
            wrong(vec![column("a", ColumnKind::Number, &["x"])]).contains("not of kind 'text'")
        );
        assert!(wrong(vec![column("a", ColumnKind::Text, &["x", ""])]).contains("missing value"));
        assert!(wrong(vec![column("a", ColumnKind::Text, &["x", "y", "x"])]).contains("'x' twice"));
    }

    #[test]
    fn a_row_must_fit() {
        let columns = Columns::new(vec![
            column("n", ColumnKind::Whole, &[]),
            column("w", ColumnKind::Text, &["x", "y"]),
        ])
        .unwrap();
        assert_eq!(columns.words(1), ["x", "y"]);
        assert!(columns.words(0).is_empty() && columns.words(2).is_empty());
        let says = |row: &[Value]| {
            let error = columns.check(row).unwrap_err();
            assert_eq!(error.kind(), io::ErrorKind::InvalidInput);
            error.to_string()
        };
        columns.check(&[Value::Missing; 2]).unwrap();
        columns.check(&[Value::Whole(-1), Value::Word(1)]).unwrap();
        assert!(says(&[Value::Whole(1)]).contains("1 values for 2 columns"));
        assert!(says(&[Value::Number(1.0), Value::Word(1)]).contains("'n' is of kind 'integer'"));
        assert!(says(&[Value::Whole(1), Value::Word(2)]).contains("has 2 words"));
        assert!(says(&[Value::Whole(1), Value::Truth(true)]).contains("Truth(true)"));
    }
}
