//! Rows as Parquet: typed columns for pandas, polars, DuckDB and R, with the codebook inside.
//!
//! `yes/no` is BOOLEAN, `integer` INT64, `number` DOUBLE, `text` a BYTE_ARRAY that is a string, each word stored once a
//! row group. Every column is optional. The file's own metadata holds `zopa.columns` (the codebook as JSON), `unit.NAME`
//! for every column with a unit, and what the caller adds. The same rows give the same bytes.

use super::columns::{Field, Kind};
use super::{Columns, RowSink, Value};
use parquet::basic::{Compression, Encoding, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DoubleType, Int64Type};
use parquet::errors::{ParquetError, Result as ParquetResult};
use parquet::file::metadata::KeyValue;
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::types::{ColumnPath, Type};
use std::io::{self, Write};
use std::sync::Arc;

/// Rows that are held in memory and written together.
const GROUP: usize = 65_536;
/// A column of numbers is stored as a list of its different ones as long as that list is no longer than this many bytes
/// in a row group.
const DISTINCT: usize = 4_096 * size_of::<f64>();
const CREATED_BY: &str = concat!("zopa version ", env!("CARGO_PKG_VERSION"));

/// Writes rows as Parquet.
pub struct ParquetRows<W: Write> {
    file: SerializedFileWriter<W>,
    columns: Columns,
    chunks: Vec<Chunk>,
    /// Rows in the chunks.
    held: usize,
}

/// What one column holds of the rows that are not written yet.
struct Chunk {
    cells: Cells,
    /// 1 where a row has a value, 0 where it is missing; what is missing is not in the cells.
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
    /// Begins a file. What `provenance` says is found again in the file's metadata: which scenario, seed and version.
    ///
    /// # Errors
    /// What the writer says.
    pub fn new(out: W, columns: &Columns, provenance: &[(String, String)]) -> io::Result<Self> {
        let schema = schema(columns).map_err(plain)?;
        let properties = Arc::new(properties(columns, provenance));
        Ok(ParquetRows {
            file: SerializedFileWriter::new(out, schema, properties).map_err(plain)?,
            columns: columns.clone(),
            chunks: columns.fields().iter().map(Chunk::new).collect(),
            held: 0,
        })
    }

    /// All rows are there: writes what is held and the footer, flushes, and gives the writer back.
    ///
    /// # Errors
    /// What the writer says.
    pub fn into_inner(mut self) -> io::Result<W> {
        if self.held > 0 {
            self.write_group()?;
        }
        let mut out = self.file.into_inner().map_err(plain)?;
        out.flush()?;
        Ok(out)
    }

    fn write_group(&mut self) -> io::Result<()> {
        let mut group = self.file.next_row_group().map_err(plain)?;
        for chunk in &mut self.chunks {
            let next = group.next_column().map_err(plain)?;
            let column = next.expect("as many columns as in the schema");
            chunk.write(column).map_err(plain)?;
            chunk.clear();
        }
        group.close().map_err(plain)?;
        self.held = 0;
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
    fn new(field: &Field) -> Self {
        let cells = match field.kind {
            Kind::Truth => Cells::Truths(Vec::new()),
            Kind::Whole => Cells::Wholes(Vec::new()),
            Kind::Number => Cells::Numbers(Vec::new()),
            Kind::Word => Cells::Words {
                words: field
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

    /// The value fits: the row was checked.
    fn push(&mut self, value: Value) {
        self.present.push(i16::from(value != Value::Missing));
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
    let fields = columns.fields().iter().map(|field| {
        let (physical, logical) = match field.kind {
            Kind::Truth => (Physical::BOOLEAN, None),
            Kind::Whole => (Physical::INT64, None),
            Kind::Number => (Physical::DOUBLE, None),
            Kind::Word => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        };
        let column = Type::primitive_type_builder(&field.column.name, physical)
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
    for field in columns.fields() {
        let path = ColumnPath::new(vec![field.column.name.clone()]);
        properties = match field.kind {
            Kind::Truth => properties,
            // Ids go up by one, rounds and counts are small.
            Kind::Whole => properties.set_column_encoding(path, Encoding::DELTA_BINARY_PACKED),
            // Worths are few where deals are few, and all different where weights are drawn.
            Kind::Number => properties
                .set_column_dictionary_enabled(path.clone(), true)
                .set_column_dictionary_page_size_limit(path, DISTINCT),
            Kind::Word => properties.set_column_dictionary_enabled(path, true),
        };
    }
    properties.build()
}

fn metadata(columns: &Columns, provenance: &[(String, String)]) -> Vec<KeyValue> {
    let codebook: serde_json::Value = columns
        .iter()
        .map(|column| {
            serde_json::json!({
                "name": column.name,
                "type": column.kind,
                "unit": column.unit,
                "meaning": column.meaning,
            })
        })
        .collect();
    let given = provenance.iter().cloned();
    let units = columns
        .iter()
        .filter(|column| !column.unit.is_empty())
        .map(|column| (format!("unit.{}", column.name), column.unit.clone()));
    given
        .chain([("zopa.columns".to_owned(), codebook.to_string())])
        .chain(units)
        .map(|(key, value)| KeyValue::new(key, value))
        .collect()
}

/// The error of the system, if it is one.
fn plain(error: ParquetError) -> io::Error {
    match error {
        ParquetError::External(cause) => match cause.downcast::<io::Error>() {
            Ok(cause) => *cause,
            Err(cause) => io::Error::other(cause),
        },
        error => io::Error::other(error),
    }
}
