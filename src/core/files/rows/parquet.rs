//! Rows as Parquet: typed columns for pandas, polars, DuckDB and R, with the codebook inside.
//!
//! `yes/no` is BOOLEAN, `integer` INT64, `number` DOUBLE, `text` a BYTE_ARRAY that is a string, each word stored once per
//! row group. Every column is optional. The file's own metadata has `zopa.columns` (the codebook as JSON), `unit.NAME` for
//! every column with a unit, and whatever the caller adds. The same rows give the same bytes.

use super::{Columns, RowSink, Value};
use crate::files::{Column, ColumnKind};
use parquet::basic::{Compression, Encoding, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DoubleType, Int64Type};
use parquet::errors::Result as ParquetResult;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::types::{ColumnPath, Type};
use std::io::{self, Write};
use std::sync::Arc;

/// Rows that are held in memory and written together as a row group.
const GROUP: usize = 65_536;
/// A column of numbers is stored by a dictionary of its distinct values as long as that dictionary is at most this many
/// bytes in a row group.
const DISTINCT: usize = 4_096 * size_of::<f64>();
const CREATED_BY: &str = concat!("zopa version ", env!("CARGO_PKG_VERSION"));

/// Writes rows as Parquet.
pub struct ParquetRows<W> {
    out: W,
    /// Writes into memory, so that an error of `out` reaches the caller unchanged.
    file: SerializedFileWriter<Vec<u8>>,
    columns: Columns,
    chunks: Vec<Chunk>,
    /// The number of rows in the chunks.
    held: usize,
}

/// The values of one column in the rows that are not written yet.
struct Chunk {
    cells: Cells,
    /// 1 where a row has a value, 0 where it is missing; missing values are not in the cells.
    present: Vec<i16>,
}

enum Cells {
    Truths(Vec<bool>),
    Wholes(Vec<i64>),
    Numbers(Vec<f64>),
    Words {
        words: Vec<ByteArray>,
        said: Vec<ByteArray>,
    },
}

impl<W: Write + Send> ParquetRows<W> {
    /// Begins a file. `provenance` goes into the file's metadata: the scenario, seed and version, for instance.
    ///
    /// # Errors
    /// An error of the writer.
    pub fn new(out: W, columns: &Columns, provenance: &[(String, String)]) -> io::Result<Self> {
        let properties = Arc::new(properties(columns, provenance));
        Ok(ParquetRows {
            out,
            file: SerializedFileWriter::new(Vec::new(), schema(columns)?, properties)?,
            columns: columns.clone(),
            chunks: columns.iter().map(Chunk::new).collect(),
            held: 0,
        })
    }

    /// Ends the rows: writes what is held and the footer, flushes, and gives the writer back.
    ///
    /// # Errors
    /// An error of the writer.
    pub fn into_inner(mut self) -> io::Result<W> {
        if self.held > 0 {
            self.write_group()?;
        }
        self.file.finish()?;
        self.pass_on()?;
        self.out.flush()?;
        Ok(self.out)
    }

    fn write_group(&mut self) -> io::Result<()> {
        let mut group = self.file.next_row_group()?;
        for chunk in &mut self.chunks {
            let column = group.next_column()?;
            chunk.write(column.expect("as many columns as in the schema"))?;
            chunk.clear();
        }
        group.close()?;
        self.held = 0;
        self.file.flush()?;
        self.pass_on()
    }

    /// Moves the bytes written in memory to the writer.
    fn pass_on(&mut self) -> io::Result<()> {
        let bytes = self.file.inner_mut();
        self.out.write_all(bytes)?;
        bytes.clear();
        Ok(())
    }
}

impl<W: Write + Send> RowSink for ParquetRows<W> {
    fn row(&mut self, row: &[Value]) -> io::Result<()> {
        self.columns.check(row)?;
        for (chunk, &value) in self.chunks.iter_mut().zip(row) {
            chunk.push(value);
        }
        self.held += 1;
        if self.held == GROUP {
            self.write_group()?;
        }
        Ok(())
    }

    fn finish(self: Box<Self>) -> io::Result<()> {
        self.into_inner().map(drop)
    }
}

impl Chunk {
    fn new(column: &Column) -> Self {
        let cells = match column.kind {
            ColumnKind::Truth => Cells::Truths(Vec::new()),
            ColumnKind::Whole => Cells::Wholes(Vec::new()),
            ColumnKind::Number => Cells::Numbers(Vec::new()),
            ColumnKind::Text => Cells::Words {
                words: column
                    .words
                    .iter()
                    .map(|word| word.as_str().into())
                    .collect(),
                said: Vec::new(),
            },
        };
        Chunk {
            cells,
            present: Vec::new(),
        }
    }

    /// Adds a value, which fits, because the row was checked.
    fn push(&mut self, value: Value) {
        self.present
            .push(i16::from(!matches!(value, Value::Missing)));
        match (&mut self.cells, value) {
            (Cells::Truths(truths), Value::Truth(truth)) => truths.push(truth),
            (Cells::Wholes(wholes), Value::Whole(whole)) => wholes.push(whole),
            (Cells::Numbers(numbers), Value::Number(number)) => numbers.push(number),
            (Cells::Words { words, said }, Value::Word(word)) => {
                said.push(words[word as usize].clone());
            }
            _ => {}
        }
    }

    fn write(&self, mut column: SerializedColumnWriter<'_>) -> ParquetResult<()> {
        let present = Some(self.present.as_slice());
        match &self.cells {
            Cells::Truths(truths) => column
                .typed::<BoolType>()
                .write_batch(truths, present, None)?,
            Cells::Wholes(wholes) => column
                .typed::<Int64Type>()
                .write_batch(wholes, present, None)?,
            Cells::Numbers(numbers) => column
                .typed::<DoubleType>()
                .write_batch(numbers, present, None)?,
            Cells::Words { said, .. } => column
                .typed::<ByteArrayType>()
                .write_batch(said, present, None)?,
        };
        column.close()
    }

    fn clear(&mut self) {
        self.present.clear();
        match &mut self.cells {
            Cells::Truths(truths) => truths.clear(),
            Cells::Wholes(wholes) => wholes.clear(),
            Cells::Numbers(numbers) => numbers.clear(),
            Cells::Words { said, .. } => said.clear(),
        }
    }
}

fn schema(columns: &Columns) -> ParquetResult<Arc<Type>> {
    let fields = columns.iter().map(|column| {
        let (physical, logical) = match column.kind {
            ColumnKind::Truth => (Physical::BOOLEAN, None),
            ColumnKind::Whole => (Physical::INT64, None),
            ColumnKind::Number => (Physical::DOUBLE, None),
            ColumnKind::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        };
        let column = Type::primitive_type_builder(&column.name, physical)
            .with_repetition(Repetition::OPTIONAL)
            .with_logical_type(logical);
        column.build().map(Arc::new)
    });
    let fields = fields.collect::<ParquetResult<_>>()?;
    let rows = Type::group_type_builder("rows").with_fields(fields);
    rows.build().map(Arc::new)
}

fn properties(columns: &Columns, provenance: &[(String, String)]) -> WriterProperties {
    let mut properties = WriterProperties::builder()
        .set_created_by(CREATED_BY.to_owned())
        .set_key_value_metadata(Some(metadata(columns, provenance)))
        .set_compression(Compression::SNAPPY)
        .set_statistics_enabled(EnabledStatistics::Chunk)
        .set_offset_index_disabled(true)
        .set_data_page_row_count_limit(GROUP)
        .set_dictionary_enabled(false);
    for column in columns.iter() {
        let path = ColumnPath::new(vec![column.name.clone()]);
        properties = match column.kind {
            ColumnKind::Truth => properties,
            // Ids increase by one, rounds and counts are small.
            ColumnKind::Whole => {
                properties.set_column_encoding(path, Encoding::DELTA_BINARY_PACKED)
            }
            // Worths take few values where deals are few, and are all different where weights are drawn.
            ColumnKind::Number => properties
                .set_column_dictionary_enabled(path.clone(), true)
                .set_column_dictionary_page_size_limit(path, DISTINCT),
            // The first and the last word of the alphabet help no reader.
            ColumnKind::Text => properties
                .set_column_dictionary_enabled(path.clone(), true)
                .set_column_statistics_enabled(path, EnabledStatistics::None),
        };
    }
    properties.build()
}

fn metadata(columns: &Columns, provenance: &[(String, String)]) -> Vec<KeyValue> {
    // "1 or 0" describes yes and no in CSV; here they are true and false.
    let described = || {
        columns.iter().map(|column| match column.kind {
            ColumnKind::Truth => (column, ""),
            _ => (column, column.unit.as_str()),
        })
    };
    let codebook: serde_json::Value = described()
        .map(|(column, unit)| {
            serde_json::json!({
                "name": column.name,
                "type": column.kind.word(),
                "unit": unit,
                "meaning": column.meaning,
            })
        })
        .collect();
    let units = described()
        .filter(|(_, unit)| !unit.is_empty())
        .map(|(column, unit)| (format!("unit.{}", column.name), unit.to_owned()));
    provenance
        .iter()
        .cloned()
        .chain([("zopa.columns".to_owned(), codebook.to_string())])
        .chain(units)
        .map(|(key, value)| KeyValue::new(key, value))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::samples::{self, Full, fails_at_every_byte};
    use super::*;
    use parquet::basic::{ColumnOrder, ConvertedType};
    use parquet::file::reader::{FileReader, SerializedFileReader};
    use parquet::record::Field as Read;
    use std::fs::File;

    fn given() -> Vec<(String, String)> {
        let pair = |key: &str, value: &str| (key.to_owned(), value.to_owned());
        vec![
            pair("zopa.scenario", "Київ, \"2\""),
            pair("zopa.seed", "42"),
        ]
    }

    fn bytes(columns: &Columns, rows: impl IntoIterator<Item = Vec<Value>>) -> Vec<u8> {
        let mut sink = ParquetRows::new(Vec::new(), columns, &given()).unwrap();
        for row in rows {
            sink.row(&row).unwrap();
        }
        sink.into_inner().unwrap()
    }

    fn read(bytes: Vec<u8>) -> SerializedFileReader<File> {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(&bytes).unwrap();
        SerializedFileReader::new(file).unwrap()
    }

    fn values(columns: &Columns, reader: &SerializedFileReader<File>) -> Vec<Vec<Value>> {
        let rows = reader.get_row_iter(None).unwrap();
        let row = |row: parquet::record::Row| {
            let cell = |(at, (_, field)): (usize, (&String, &Read))| match field {
                Read::Null => Value::Missing,
                Read::Bool(truth) => Value::Truth(*truth),
                Read::Long(whole) => Value::Whole(*whole),
                Read::Double(number) => Value::Number(*number),
                Read::Str(said) => {
                    let place = columns.words(at).iter().position(|word| word == said);
                    Value::Word(place.unwrap() as u32)
                }
                other => panic!("{other:?}"),
            };
            row.get_column_iter().enumerate().map(cell).collect()
        };
        rows.map(|read| row(read.unwrap())).collect()
    }

    /// Makes −0 and 0 differ.
    fn exact(rows: &[Vec<Value>]) -> String {
        format!("{rows:?}")
    }

    #[test]
    fn reads_back_with_types_words_and_metadata() {
        let columns = samples::columns();
        let reader = read(bytes(&columns, samples::rows()));
        assert_eq!(exact(&values(&columns, &reader)), exact(&samples::rows()));

        let file = reader.metadata().file_metadata();
        assert_eq!(file.created_by(), Some(CREATED_BY));
        let types = file.schema_descr().columns().iter();
        let types: Vec<_> = types
            .map(|column| {
                assert!(column.self_type().is_optional());
                (
                    column.name().to_owned(),
                    column.physical_type(),
                    column.converted_type(),
                )
            })
            .collect();
        let none = ConvertedType::NONE;
        assert_eq!(
            types,
            [
                ("run".to_owned(), Physical::INT64, none),
                ("agreed".to_owned(), Physical::BOOLEAN, none),
                ("worth_a, b_points".to_owned(), Physical::DOUBLE, none),
                (
                    "ended_by".to_owned(),
                    Physical::BYTE_ARRAY,
                    ConvertedType::UTF8
                ),
                ("passed".to_owned(), Physical::BOOLEAN, none),
            ]
        );
        let pairs = file.key_value_metadata().unwrap().iter();
        let pairs: Vec<_> = pairs
            .map(|pair| (pair.key.as_str(), pair.value.as_deref().unwrap()))
            .collect();
        assert_eq!(
            pairs[..2],
            [("zopa.scenario", "Київ, \"2\""), ("zopa.seed", "42")]
        );
        assert_eq!(pairs[3..], [("unit.worth_a, b_points", "points")]);
        assert_eq!(pairs[2].0, "zopa.columns");
        let codebook: serde_json::Value = serde_json::from_str(pairs[2].1).unwrap();
        assert_eq!(codebook.as_array().unwrap().len(), 5);
        assert_eq!(
            codebook[2].to_string(),
            r#"{"name":"worth_a, b_points","type":"number","unit":"points","meaning":"says \"who\""}"#
        );
    }

    /// polars 1.20 (2025) refuses files in which numbers are ordered in the newer way, as parquet 60 says of every DOUBLE.
    #[test]
    fn older_readers_know_the_order_of_every_column() {
        let reader = read(bytes(&samples::columns(), samples::rows()));
        let orders = reader.metadata().file_metadata().column_orders().unwrap();
        let known = |order: &ColumnOrder| matches!(order, ColumnOrder::TYPE_DEFINED_ORDER(_));
        assert!(orders.len() == 5 && orders.iter().all(known));
    }

    #[test]
    fn no_rows_are_a_file_too() {
        let columns = samples::columns();
        let reader = read(bytes(&columns, []));
        assert_eq!(values(&columns, &reader).len(), 0);
        assert_eq!(
            reader
                .metadata()
                .file_metadata()
                .schema_descr()
                .num_columns(),
            5
        );
    }

    /// Two row groups and a bit, with few distinct numbers, with many, and with none.
    #[test]
    fn groups_of_rows_and_the_same_bytes_twice() {
        let column = |name, kind| Column::new(name, kind, "", "");
        let columns = Columns::new(vec![
            column("id", ColumnKind::Whole),
            column("few", ColumnKind::Number),
            column("many", ColumnKind::Number),
            column("never", ColumnKind::Number),
            column("wild", ColumnKind::Whole),
        ])
        .unwrap();
        let row = |id: i64| {
            vec![
                Value::Whole(id),
                Value::Number((id % 7) as f64 / 10.0),
                Value::Number(id as f64 / 3.0),
                Value::Missing,
                Value::Whole(id.wrapping_mul(0x5851_f42d_4c95_7f2d)),
            ]
        };
        let rows = || (0..2 * GROUP as i64 + 10).map(row);
        let written = bytes(&columns, rows());
        assert!(written == bytes(&columns, rows()));
        let reader = read(written);
        let groups = reader.metadata().row_groups().iter();
        let groups: Vec<_> = groups.map(|group| group.num_rows()).collect();
        assert_eq!(groups, [GROUP as i64, GROUP as i64, 10]);
        let sizes = reader.metadata().row_group(0).columns().iter();
        let sizes: Vec<_> = sizes
            .map(|column| column.compressed_size() as usize)
            .collect();
        assert!(sizes[0] < GROUP / 10, "ids that go up take almost nothing");
        assert!(
            sizes[1] < GROUP / 2,
            "few different numbers take less than a byte each"
        );
        assert!(sizes[2] < 9 * GROUP, "many different numbers take 8 bytes");
        assert!(sizes[3] < 200, "nothing takes nothing");
        assert!(values(&columns, &reader).into_iter().eq(rows()));
    }

    #[test]
    fn a_full_disk_is_an_error() {
        let (columns, rows) = (samples::columns(), samples::rows());
        let whole = bytes(&columns, rows.clone()).len();
        fails_at_every_byte(whole, &rows, |out: Full| {
            ParquetRows::new(out, &columns, &given())
        });
    }

    /// A group in the middle that cannot be written.
    #[test]
    fn a_full_disk_between_groups_is_an_error() {
        let columns = samples::columns();
        let rows: Vec<_> = samples::rows()
            .into_iter()
            .cycle()
            .take(GROUP + 6)
            .collect();
        let whole = bytes(&columns, rows.clone()).len();
        for left in [4, 5, whole / 3, whole / 2, whole - 9_000, whole - 1] {
            let out = Full { left };
            let mut sink = ParquetRows::new(out, &columns, &given()).unwrap();
            let mut failed = 0;
            for row in &rows {
                failed += usize::from(sink.row(row).is_err());
            }
            failed += usize::from(sink.into_inner().is_err());
            assert!(failed > 0, "{left} of {whole} bytes");
        }
    }
}
