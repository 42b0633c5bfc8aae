//! Columns of a stream of rows, each with the function that fills it.

use super::{Columns, ColumnsError, Value};
use crate::files::Column;

/// Adds the cells of one or more columns to a row.
type Fill<'f, R> = Box<dyn Fn(&R, &mut Vec<Value>) + 'f>;

/// Columns that are described together with the values that they take, so that the two cannot drift apart.
pub struct RowsOf<'f, R> {
    columns: Vec<Column>,
    fills: Vec<Fill<'f, R>>,
}

impl<R> Default for RowsOf<'_, R> {
    fn default() -> Self {
        RowsOf {
            columns: Vec::new(),
            fills: Vec::new(),
        }
    }
}

impl<'f, R> RowsOf<'f, R> {
    /// Adds a column.
    pub fn column(&mut self, column: Column, value: impl Fn(&R) -> Value + 'f) {
        self.together([column], move |of| [value(of)]);
    }

    /// Adds columns whose values are computed together.
    pub fn together<const N: usize>(
        &mut self,
        columns: [Column; N],
        values: impl Fn(&R) -> [Value; N] + 'f,
    ) {
        self.columns.extend(columns);
        self.fills
            .push(Box::new(move |of, row| row.extend(values(of))));
    }

    /// Adds existing columns, with a function that gives their values.
    pub fn like(&mut self, columns: &[Column], values: impl Fn(&R) -> Vec<Value> + 'f) {
        self.columns.extend(columns.iter().cloned());
        self.fills
            .push(Box::new(move |of, row| row.extend(values(of))));
    }

    /// The columns, checked.
    ///
    /// # Errors
    /// The reason why they cannot be the columns of a file.
    pub fn columns(&self) -> Result<Columns, ColumnsError> {
        Columns::new(self.columns.clone())
    }

    /// The row for one thing.
    pub fn row(&self, of: &R) -> Vec<Value> {
        let mut row = Vec::with_capacity(self.columns.len());
        for fill in &self.fills {
            fill(of, &mut row);
        }
        row
    }
}
