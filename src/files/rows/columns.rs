//! What the rows of a file hold: columns, their kinds and their words.

use super::Value;
use crate::files::Column;
use std::collections::BTreeSet;
use std::io;

/// The columns of a file of rows, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns {
    fields: Vec<Field>,
}

/// A column and how its values are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Field {
    pub(super) column: Column,
    pub(super) kind: Kind,
    /// What a column of text may say.
    pub(super) words: Vec<String>,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Truth,
    Whole,
    Number,
    Word,
}

/// Columns that no file can have.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ColumnsError {
    /// No column at all.
    #[error("rows need at least one column")]
    None,
    /// Two columns of one name.
    #[error("two columns are called '{0}'; each needs a name of its own")]
    Twice(String),
    /// A kind that there is not.
    #[error(
        "column '{column}' is of kind '{kind}'; there are 'integer', 'number', 'text' and 'yes/no'"
    )]
    Kind {
        /// The column.
        column: String,
        /// Its kind.
        kind: &'static str,
    },
    /// Words in a column that is not text.
    #[error("column '{0}' has words but is not of kind 'text'")]
    Words(String),
    /// An empty word: in CSV nobody could tell it from a missing value.
    #[error("an empty word of column '{0}' would look like a missing value")]
    EmptyWord(String),
    /// One word at two places.
    #[error("column '{column}' has the word '{word}' twice")]
    WordTwice {
        /// The column.
        column: String,
        /// The word.
        word: String,
    },
}

impl Columns {
    /// Columns in order; each column of kind `text` with the words that it may say, the others with none.
    ///
    /// # Errors
    /// What keeps them from being columns of a file.
    pub fn new(columns: Vec<(Column, Vec<String>)>) -> Result<Self, ColumnsError> {
        let mut names = BTreeSet::new();
        for (column, words) in &columns {
            let name = || column.name.clone();
            if !names.insert(column.name.as_str()) {
                return Err(ColumnsError::Twice(name()));
            }
            if !words.is_empty() && kind_of(column)? != Kind::Word {
                return Err(ColumnsError::Words(name()));
            }
            if words.iter().any(String::is_empty) {
                return Err(ColumnsError::EmptyWord(name()));
            }
            let mut seen = BTreeSet::new();
            if let Some(word) = words.iter().find(|word| !seen.insert(word.as_str())) {
                return Err(ColumnsError::WordTwice {
                    column: name(),
                    word: word.clone(),
                });
            }
        }
        if columns.is_empty() {
            return Err(ColumnsError::None);
        }
        let fields = columns.into_iter().map(|(column, words)| {
            Ok(Field {
                kind: kind_of(&column)?,
                column,
                words,
            })
        });
        Ok(Columns {
            fields: fields.collect::<Result<_, _>>()?,
        })
    }

    /// The columns, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Column> {
        self.fields.iter().map(|field| &field.column)
    }

    /// The words of a column; none if it is not text or there is no such column.
    pub fn words(&self, column: usize) -> &[String] {
        self.fields.get(column).map_or(&[], |field| &field.words)
    }

    pub(super) fn fields(&self) -> &[Field] {
        &self.fields
    }

    /// That the row fits.
    pub(super) fn check(&self, row: &[Value]) -> io::Result<()> {
        if row.len() != self.fields.len() {
            return Err(refused(format!(
                "a row has {} values for {} columns",
                row.len(),
                self.fields.len()
            )));
        }
        for (field, &value) in self.fields.iter().zip(row) {
            let fits = match (value, field.kind) {
                (Value::Missing, _)
                | (Value::Truth(_), Kind::Truth)
                | (Value::Whole(_), Kind::Whole)
                | (Value::Number(_), Kind::Number) => true,
                (Value::Word(word), Kind::Word) => (word as usize) < field.words.len(),
                _ => false,
            };
            if !fits {
                return Err(unfit(field, value));
            }
        }
        Ok(())
    }
}

#[cold]
fn unfit(field: &Field, value: Value) -> io::Error {
    let Column { name, kind, .. } = &field.column;
    refused(match (value, field.kind) {
        (Value::Word(word), Kind::Word) => format!(
            "column '{name}' has {} words and was given the one at {word}",
            field.words.len()
        ),
        _ => format!("column '{name}' is of kind '{kind}' and was given {value:?}"),
    })
}

fn refused(why: String) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, why)
}

fn kind_of(column: &Column) -> Result<Kind, ColumnsError> {
    match column.kind {
        "yes/no" => Ok(Kind::Truth),
        "integer" => Ok(Kind::Whole),
        "number" => Ok(Kind::Number),
        "text" => Ok(Kind::Word),
        kind => Err(ColumnsError::Kind {
            column: column.name.clone(),
            kind,
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(name: &str, kind: &'static str, words: &[&str]) -> (Column, Vec<String>) {
        let words = words.iter().map(ToString::to_string).collect();
        (Column::new(name, kind, "", ""), words)
    }

    #[test]
    fn says_what_no_file_can_have() {
        let wrong = |columns| Columns::new(columns).unwrap_err().to_string();
        assert!(wrong(vec![]).contains("at least one"));
        let twice = vec![column("a", "text", &["x"]), column("a", "number", &[])];
        assert!(wrong(twice).contains("'a'"));
        assert!(wrong(vec![column("a", "float", &[])]).contains("'float'"));
        assert!(wrong(vec![column("a", "number", &["x"])]).contains("not of kind 'text'"));
        assert!(wrong(vec![column("a", "text", &["x", ""])]).contains("missing value"));
        assert!(wrong(vec![column("a", "text", &["x", "y", "x"])]).contains("'x' twice"));
    }

    #[test]
    fn a_row_must_fit() {
        let columns = Columns::new(vec![
            column("n", "integer", &[]),
            column("w", "text", &["x", "y"]),
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
