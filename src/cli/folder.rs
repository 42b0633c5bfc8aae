//! The files of one command, all in one folder.

use super::exit::Failure;
use super::page::Page;
use crate::files::{self, Columns, CsvRows, Draft, ParquetRows, RowSink, Table, Value, WriteError};
use std::path::{Path, PathBuf};

/// Where a command writes, and what it wrote.
pub(super) struct Files {
    folder: PathBuf,
    written: Vec<String>,
}

impl Files {
    /// In the folder that was asked for, or else in that of the scenario's results.
    pub(super) fn new(folder: Option<&Path>, scenario: &str) -> Self {
        Files {
            folder: folder.map_or_else(|| Path::new("output").join(scenario), Path::to_path_buf),
            written: Vec::new(),
        }
    }

    pub(super) fn write(&mut self, name: &str, bytes: &[u8]) -> Result<(), Failure> {
        files::write(&self.folder.join(name), bytes)?;
        self.written.push(name.to_owned());
        Ok(())
    }

    /// A table with its codebook beside it.
    pub(super) fn table(&mut self, name: &str, table: &files::Table) -> Result<(), Failure> {
        self.write(&format!("{name}.csv"), &table.csv())?;
        self.write(&format!("{name}.codebook.csv"), &table.codebook())
    }

    /// Typed rows as CSV with a codebook, and as Parquet with where they come from; `fill` hands them over one by one.
    pub(super) fn rows<E: Into<Failure>>(
        &mut self,
        name: &str,
        columns: &Columns,
        provenance: &[(String, String)],
        fill: impl FnOnce(&mut dyn FnMut(&[Value]) -> Result<(), WriteError>) -> Result<(), E>,
    ) -> Result<(), Failure> {
        let path = |ending: &str| self.folder.join(format!("{name}.{ending}"));
        let (text, typed) = (path("csv"), path("parquet"));
        let csv = CsvRows::new(Draft::new(&text)?, columns).map_err(WriteError::at(&text))?;
        let typed_rows = ParquetRows::new(Draft::new(&typed)?, columns, provenance);
        let (mut csv, mut typed_rows) = (csv, typed_rows.map_err(WriteError::at(&typed))?);
        fill(&mut |row| {
            csv.row(row).map_err(WriteError::at(&text))?;
            typed_rows.row(row).map_err(WriteError::at(&typed))
        })
        .map_err(Into::into)?;
        let csv = csv.into_inner().map_err(WriteError::at(&text))?;
        csv.commit()?;
        let typed_rows = typed_rows.into_inner().map_err(WriteError::at(&typed))?;
        typed_rows.commit()?;
        self.written.push(format!("{name}.csv"));
        self.written.push(format!("{name}.parquet"));
        let codebook = Table {
            columns: columns.iter().cloned().collect(),
            rows: Vec::new(),
        };
        self.write(&format!("{name}.codebook.csv"), &codebook.codebook())
    }

    /// What was written where, and what stands there from before.
    pub(super) fn tell(&self, page: &mut Page) {
        page.line(format!(
            "  Files in {}: {}",
            self.folder.display(),
            self.written.join(", ")
        ));
        let stale = |name: &str| {
            !self.written.iter().any(|own| own == name) && self.folder.join(name).exists()
        };
        let other: &[(&str, &[&str])] = &[
            ("run.json", &["runs.csv", "against.csv"]),
            (
                "explain.json",
                &[
                    "concession-packages.csv",
                    "substitutions.csv",
                    "corrections.csv",
                    "flips.csv",
                    "effects.csv",
                    "pairs.csv",
                    "concessions.png",
                    "packages.png",
                ],
            ),
        ];
        for (own, names) in other {
            if !self.written.iter().any(|name| name == own) {
                continue;
            }
            for name in *names {
                if stale(name) {
                    page.line(format!(
                        "  ({name} there is from an earlier command; --out DIR keeps results apart)"
                    ));
                }
            }
        }
    }
}
