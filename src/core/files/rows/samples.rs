//! Rows and writers that the tests of this folder share.

use super::{Columns, RowSink, Value};
use crate::files::{Column, ColumnKind};
use proptest::{collection, option, prelude::*};
use std::io::{self, Write};

/// One column of each kind, two of `yes/no`.
pub(super) fn columns() -> Columns {
    Columns::new(vec![
        Column::new("run", ColumnKind::Whole, "", "number of the run"),
        Column::new("agreed", ColumnKind::Truth, "", "they agreed"),
        Column::new(
            "worth_a, b_points",
            ColumnKind::Number,
            "points",
            "says \"who\"",
        ),
        Column::of_words("ended_by", "who ended it", ["buyer", "a, \"b\"", "Київ"]),
        Column::new("passed", ColumnKind::Truth, "", "it passed"),
    ])
    .unwrap()
}

/// Rows with every value of every kind, and with missing values.
pub(super) fn rows() -> Vec<Vec<Value>> {
    use Value::{Missing, Number, Truth, Whole, Word};
    vec![
        vec![Whole(0), Truth(true), Number(62.5), Word(0), Truth(false)],
        vec![
            Whole(i64::MIN),
            Truth(false),
            Number(-0.0),
            Word(1),
            Truth(true),
        ],
        vec![Missing; 5],
        vec![Whole(i64::MAX), Missing, Number(1e-7), Word(2), Missing],
        vec![
            Missing,
            Truth(true),
            Number(f64::INFINITY),
            Missing,
            Truth(true),
        ],
        vec![Whole(-1), Missing, Missing, Word(0), Missing],
    ]
}

/// Takes this many bytes, then the disk is full.
pub(super) struct Full {
    pub(super) left: usize,
}

impl Write for Full {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = bytes.len().min(self.left);
        if taken == 0 && !bytes.is_empty() {
            return Err(io::ErrorKind::StorageFull.into());
        }
        self.left -= taken;
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Lets the disk fill up after every number of bytes short of all, and continues to the end after an error, as no caller
/// should: there is no panic, and never a file that looks complete.
pub(super) fn fails_at_every_byte<S: RowSink>(
    whole: usize,
    rows: &[Vec<Value>],
    sink: impl Fn(Full) -> io::Result<S>,
) {
    for left in 0..=whole {
        let full = |error: io::Error| assert_eq!(error.kind(), io::ErrorKind::StorageFull);
        let mut failed = 0;
        match sink(Full { left }) {
            Err(error) => {
                full(error);
                failed += 1;
            }
            Ok(mut sink) => {
                for row in rows {
                    if let Err(error) = sink.row(row) {
                        full(error);
                        failed += 1;
                        break;
                    }
                }
                if let Err(error) = Box::new(sink).finish() {
                    full(error);
                    failed += 1;
                }
            }
        }
        assert_eq!(failed > 0, left < whole, "{left} of {whole} bytes");
    }
}

/// Up to forty rows of anything.
pub(super) fn any_rows() -> impl Strategy<Value = Vec<Vec<Value>>> {
    let row = (
        option::of(any::<i64>()),
        option::of(any::<bool>()),
        option::of(any::<f64>()),
        option::of(0..3_u32),
        option::of(any::<bool>()),
    );
    let row = row.prop_map(|(whole, one, number, word, other)| {
        vec![
            whole.map_or(Value::Missing, Value::Whole),
            one.map_or(Value::Missing, Value::Truth),
            number.map_or(Value::Missing, Value::Number),
            word.map_or(Value::Missing, Value::Word),
            other.map_or(Value::Missing, Value::Truth),
        ]
    });
    collection::vec(row, 0..40)
}
