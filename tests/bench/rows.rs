//! How long a million rows of ten columns take into CSV, Parquet and the packed form, and how large they are.
//! `cargo bench --bench rows`.
//!
//! The sizes are printed first; `cargo bench --bench rows -- "no such bench"` prints nothing else.

#![allow(clippy::unwrap_used, clippy::print_stdout)] // a benchmark may fail loudly, and tells its table

use criterion::{Criterion, criterion_group, criterion_main};
use std::fs::File;
use std::hint::black_box;
use std::io::{BufReader, Write};
use std::path::Path;
use std::time::Duration;
use zopa::files::{
    Column, ColumnKind, Columns, CsvRows, PackedRows, ParquetRows, PendingFile, RowSink,
    UnpackedRows, Value,
};

const ROWS: i64 = 1_000_000;
/// Rows that are made before the clock runs; their ids are put in later.
const MADE: usize = 65_536;

/// An id, five times yes or no, two numbers with nine decimals, a round that may be missing, one of four words.
fn columns() -> Columns {
    let plain = |name, kind| Column::new(name, kind, "", "");
    let yes_no = |name| Column::new(name, ColumnKind::Truth, "", "");
    let points = |name| Column::new(name, ColumnKind::Number, "points", "");
    let words = ["agreement", "walk_away", "deadline", "veto"];
    Columns::new(vec![
        plain("run_id", ColumnKind::Whole),
        yes_no("agreed"),
        yes_no("efficient"),
        yes_no("ratified"),
        yes_no("passed_first"),
        yes_no("passed_second"),
        points("worth_first_points"),
        points("worth_second_points"),
        plain("round", ColumnKind::Whole),
        Column::of_words("ended_by", "", words),
    ])
    .unwrap()
}

/// Rows of chance: numbers that are all different, which is the hardest case.
fn made() -> Vec<[Value; 10]> {
    let mut state = 42_u64;
    let mut below = |limit: u64| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % limit
    };
    (0..MADE)
        .map(|_| {
            let agreed = below(10) < 7;
            let mut points = || Value::Number(below(100_000_000_000) as f64 / 1e9);
            let worth = [points(), points()];
            let round = 1 + below(100) as i64;
            [
                Value::Missing,
                Value::Truth(agreed),
                Value::Truth(below(2) == 0),
                Value::Truth(below(3) == 0),
                Value::Truth(below(4) == 0),
                Value::Truth(below(5) == 0),
                worth[0],
                worth[1],
                if agreed {
                    Value::Whole(round)
                } else {
                    Value::Missing
                },
                Value::Word(below(4) as u32),
            ]
        })
        .collect()
}

fn fill(sink: &mut impl RowSink, made: &[[Value; 10]]) {
    for id in 0..ROWS {
        let mut row = made[id as usize % MADE];
        row[0] = Value::Whole(id);
        sink.row(&row).unwrap();
    }
}

/// What is written to a file that is then given up: without the time of the disk.
fn csv(path: &Path, made: &[[Value; 10]]) -> PendingFile {
    let mut sink = CsvRows::new(PendingFile::new(path).unwrap(), &columns()).unwrap();
    fill(&mut sink, made);
    sink.into_inner().unwrap()
}

fn parquet(path: &Path, made: &[[Value; 10]]) -> PendingFile {
    let mut sink = ParquetRows::new(PendingFile::new(path).unwrap(), &columns(), &[]).unwrap();
    fill(&mut sink, made);
    sink.into_inner().unwrap()
}

fn packed(path: &Path, made: &[[Value; 10]]) -> PendingFile {
    let mut sink = PackedRows::new(PendingFile::new(path).unwrap(), &columns()).unwrap();
    fill(&mut sink, made);
    sink.into_inner().unwrap().0
}

fn unpacked(path: &Path) -> UnpackedRows<BufReader<File>> {
    UnpackedRows::new(BufReader::new(File::open(path).unwrap()), &columns()).unwrap()
}

fn a_million_rows(c: &mut Criterion) {
    let made = made();
    let folder = tempfile::tempdir().unwrap();
    let place = |name: &str| folder.path().join(name);
    for (name, draft) in [
        ("rows.csv", csv(&place("rows.csv"), &made)),
        ("rows.parquet", parquet(&place("rows.parquet"), &made)),
        ("rows.packed", packed(&place("rows.packed"), &made)),
    ] {
        draft.commit().unwrap();
        let bytes = std::fs::metadata(place(name)).unwrap().len();
        println!("{name:<14} {:>6.1} bytes a row", bytes as f64 / ROWS as f64);
    }
    let mut group = c.benchmark_group("a million rows of ten columns");
    group
        .sample_size(10)
        .measurement_time(Duration::from_secs(8));
    group.bench_function("CSV", |b| b.iter(|| csv(&place("a.csv"), &made)));
    group.bench_function("Parquet", |b| {
        b.iter(|| parquet(&place("a.parquet"), &made))
    });
    group.bench_function("Parquet, committed", |b| {
        b.iter(|| parquet(&place("a.parquet"), &made).commit().unwrap());
    });
    group.bench_function("packed", |b| b.iter(|| packed(&place("a.packed"), &made)));
    group.bench_function("unpacked", |b| {
        b.iter(|| {
            let (mut rows, mut row) = (unpacked(&place("rows.packed")), Vec::new());
            while rows.read(&mut row).unwrap() {
                black_box(&row);
            }
        });
    });
    group.bench_function("unpacked into CSV and Parquet", |b| {
        b.iter(|| {
            let mut csv =
                CsvRows::new(PendingFile::new(&place("a.csv")).unwrap(), &columns()).unwrap();
            let draft = PendingFile::new(&place("a.parquet")).unwrap();
            let mut parquet = ParquetRows::new(draft, &columns(), &[]).unwrap();
            let (mut rows, mut row) = (unpacked(&place("rows.packed")), Vec::new());
            while rows.read(&mut row).unwrap() {
                csv.row(&row).unwrap();
                parquet.row(&row).unwrap();
            }
            let mut drafts = [csv.into_inner().unwrap(), parquet.into_inner().unwrap()];
            drafts.iter_mut().for_each(|draft| draft.flush().unwrap());
        });
    });
    group.finish();
}

criterion_group!(benches, a_million_rows);
criterion_main!(benches);
