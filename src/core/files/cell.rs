//! A cell of a table; its type determines the kind of the column.

use super::column::ColumnKind;
use num_bigint::BigUint;

/// A value that a column of a table can hold.
pub trait CellValue {
    /// The kind of a column of such values.
    const KIND: ColumnKind;

    /// The text in a table; empty if the value is missing.
    fn text(self) -> String;
}

/// Values that are written as `Display` prints them.
macro_rules! printed {
    ($kind:ident: $($type:ty),*) => {
        $(impl CellValue for $type {
            const KIND: ColumnKind = ColumnKind::$kind;

            fn text(self) -> String {
                self.to_string()
            }
        })*
    };
}

printed!(Whole: u16, u32, u64, usize, i64, BigUint, &BigUint);

/// Very small numbers (p-values) as `1.5e-30`, and not with all their zeros.
impl CellValue for f64 {
    const KIND: ColumnKind = ColumnKind::Number;

    fn text(self) -> String {
        if self != 0.0 && self.abs() < 1e-9 {
            format!("{self:e}")
        } else {
            self.to_string()
        }
    }
}

printed!(Text: &str, &String);

impl CellValue for String {
    const KIND: ColumnKind = ColumnKind::Text;

    fn text(self) -> String {
        self
    }
}

impl CellValue for bool {
    const KIND: ColumnKind = ColumnKind::Truth;

    fn text(self) -> String {
        u8::from(self).to_string()
    }
}

impl<C: CellValue> CellValue for Option<C> {
    const KIND: ColumnKind = C::KIND;

    fn text(self) -> String {
        self.map_or_else(String::new, C::text)
    }
}

/// A number for spreadsheets: without noise in the last digits, tiny ones with an exponent.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Real(pub f64);

impl CellValue for Real {
    const KIND: ColumnKind = ColumnKind::Number;

    fn text(self) -> String {
        if self.0 != 0.0 && self.0.abs() < 1e-6 {
            return format!("{:.6e}", self.0);
        }
        let text = format!("{:.12}", self.0);
        match text.trim_end_matches('0').trim_end_matches('.') {
            "-0" => "0".to_owned(),
            text => text.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_as_tables_write_them() {
        assert_eq!([true.text(), false.text()], ["1", "0"]);
        assert_eq!(
            [Some(2.5).text(), None::<f64>.text(), 1e21.text()],
            ["2.5", "", "1000000000000000000000"]
        );
        assert_eq!(
            [1.5e-30, -1e-300, 1e-9].map(CellValue::text),
            ["1.5e-30", "-1e-300", "0.000000001"]
        );
        assert_eq!(
            [0.1 + 0.2, 1e-7, -1e-300, -0.0, 40.0, 0.0].map(|x| Real(x).text()),
            ["0.3", "1.000000e-7", "-1.000000e-300", "0", "40", "0"]
        );
        assert_eq!(<Option<Real> as CellValue>::KIND.word(), "number");
    }
}
