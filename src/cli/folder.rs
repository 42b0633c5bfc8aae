//! The output files of one command, all in one folder.

use super::exit::Failure;
use super::load::Loaded;
use super::page::Page;
use crate::account::note;
use crate::charts::{self, Drawn};
use crate::files::{
    Closed, Columns, CsvRows, Destination, Foreign, INDEX, Manifest, ParquetRows, Picture, Refusal,
    RowSink, Table, Value, WriteError,
};
use crate::report::pages;
use crate::scenario::{Scenario, visible};
use crate::sweep::TablesOfRows;
use std::path::{Path, PathBuf};

/// The files that a command writes, and their folder. Nothing fails before [`tell`](Files::tell) or [`close`](Files::close),
/// so that a result is printed before it turns out that it cannot be written.
pub(super) struct Files {
    to: Destination,
    refused: Option<Refusal>,
    /// True if files that somebody changed are replaced.
    force: bool,
    /// The parties that were typed as the axes of charts about two.
    pair: Option<String>,
    /// The file to open first.
    first: String,
}

impl Files {
    /// In the folder that was asked for, otherwise in that of the scenario's results. Files that were read are never
    /// overwritten; `also` names those that were read besides the scenario.
    pub(super) fn new(
        command: &'static str,
        folder: Option<&Path>,
        loaded: &Loaded,
        also: &[&Path],
        page: &Page,
    ) -> Self {
        let scenario = &loaded.reading.scenario;
        let folder = folder.map_or_else(|| results(scenario), Path::to_path_buf);
        let inputs = [&[Path::new(&loaded.file_typed)], also].concat();
        Self::of(command, folder, (scenario, &loaded.file), &inputs, page)
    }

    /// In the given folder, for a scenario and the name of its file.
    pub(super) fn of(
        command: &'static str,
        folder: PathBuf,
        (scenario, file): (&Scenario, &str),
        inputs: &[&Path],
        page: &Page,
    ) -> Self {
        let about = Manifest::new(&visible(file), &scenario.about.title, note(scenario));
        let inputs = inputs.iter().map(|path| path.to_path_buf()).collect();
        let refused = folder.is_file().then(|| Refusal::NoFolder(folder.clone()));
        Files {
            to: Destination::new(folder, command, about, inputs, page.force),
            refused,
            force: page.force,
            pair: None,
            first: INDEX.to_owned(),
        }
    }

    /// The folder.
    pub(super) fn folder(&self) -> &Path {
        self.to.folder()
    }

    /// The file to open first, if not the page that shows everything.
    pub(super) fn open_first(&mut self, name: &str) {
        name.clone_into(&mut self.first);
    }

    /// Charts about two parties show these two, and are named after them so that those of the default two are kept.
    pub(super) fn name_pair(&mut self, typed: &[String]) {
        let names: Vec<&str> = typed.iter().map(|name| name.trim()).collect();
        self.pair = (!names.is_empty()).then(|| names.join("-"));
    }

    pub(super) fn write(&mut self, name: &str, bytes: impl Into<Vec<u8>>) {
        self.to.put(name, bytes.into());
    }

    /// A picture of a chart.
    pub(super) fn picture(&mut self, drawn: &Drawn, ending: &str, bytes: Vec<u8>) {
        let name = format!("{}.{ending}", self.chart_name(drawn));
        let picture = Picture {
            chart: drawn.name.to_owned(),
            title: drawn.figure.title.clone(),
            alt: drawn.figure.description.clone(),
        };
        self.to.put_picture(&name, bytes, picture);
    }

    /// The numbers of a chart.
    pub(super) fn numbers(&mut self, drawn: &Drawn) {
        let name = format!("{}.csv", self.chart_name(drawn));
        self.write(&name, drawn.table.csv());
    }

    fn chart_name(&self, drawn: &Drawn) -> String {
        let about_two = charts::named(drawn.name).is_some_and(|chart| chart.is_about_two());
        match &self.pair {
            Some(pair) if about_two => format!("{}-{pair}", drawn.name),
            _ => drawn.name.to_owned(),
        }
    }

    /// A table with its codebook.
    pub(super) fn table(&mut self, name: &str, table: &Table) {
        self.write(&format!("{name}.csv"), table.csv());
        self.write(&format!("{name}.codebook.csv"), table.codebook());
    }

    /// The same for a table in parts, of which only one is kept in memory at a time.
    pub(super) fn table_in_parts(&mut self, name: &str, parts: impl Iterator<Item = Table>) {
        let mut text: Vec<u8> = Vec::new();
        let mut codebook = Vec::new();
        for part in parts {
            let lines = part.csv();
            if text.is_empty() {
                text = lines;
                codebook = part.codebook();
                continue;
            }
            // Column names contain no line ends, so the first line is the header.
            let header = lines.iter().position(|byte| *byte == b'\n');
            text.extend_from_slice(&lines[header.map_or(0, |end| end + 1)..]);
        }
        self.write(&format!("{name}.csv"), text);
        self.write(&format!("{name}.codebook.csv"), codebook);
    }

    /// Keeps tables of rows that were written before. A table that somebody has changed since is not presented as what was
    /// played: it is refused, or with `--force` deleted, since the other has the same rows.
    pub(super) fn keep_rows(&mut self, name: &str, columns: &Columns, there: &TablesOfRows) {
        for (table, sum) in &there.whole {
            self.to.keep(table, sum);
        }
        let changed = there.changed.iter().map(|table| Foreign {
            path: self.folder().join(table),
            changed: true,
        });
        let changed: Vec<Foreign> = changed.collect();
        if !changed.is_empty() && !self.force {
            self.refused = self.refused.take().or(Some(Refusal::Foreign(changed)));
        }
        self.codebook(name, columns);
    }

    /// Typed rows as CSV with a codebook, and as Parquet with their provenance; `fill` supplies them one by one.
    pub(super) fn rows<E: Into<Failure>>(
        &mut self,
        name: &str,
        columns: &Columns,
        provenance: &[(String, String)],
        fill: impl FnOnce(&mut dyn FnMut(&[Value]) -> Result<(), WriteError>) -> Result<(), E>,
    ) -> Result<(), Failure> {
        // If a file is in the way of the folder, nothing can be started.
        if matches!(self.refused, Some(Refusal::NoFolder(_))) {
            return Ok(());
        }
        match self.filled(name, columns, provenance, fill) {
            Err(Failure::Refused(refusal)) => self.refused = self.refused.take().or(Some(refusal)),
            Err(Failure::Write(error)) => {
                self.refused = self.refused.take().or(Some(error.into()));
            }
            other => other?,
        }
        self.codebook(name, columns);
        Ok(())
    }

    /// Describes the columns of a table of rows.
    fn codebook(&mut self, name: &str, columns: &Columns) {
        let described = Table {
            columns: columns.iter().cloned().collect(),
            rows: Vec::new(),
        };
        self.write(&format!("{name}.codebook.csv"), described.codebook());
    }

    fn filled<E: Into<Failure>>(
        &mut self,
        name: &str,
        columns: &Columns,
        provenance: &[(String, String)],
        fill: impl FnOnce(&mut dyn FnMut(&[Value]) -> Result<(), WriteError>) -> Result<(), E>,
    ) -> Result<(), Failure> {
        let names = ["csv", "parquet"].map(|ending| format!("{name}.{ending}"));
        let [text, typed] = names.each_ref().map(|name| self.folder().join(name));
        let csv =
            CsvRows::new(self.to.begin(&names[0])?, columns).map_err(WriteError::at(&text))?;
        let typed_rows = ParquetRows::new(self.to.begin(&names[1])?, columns, provenance);
        let (mut csv, mut typed_rows) = (csv, typed_rows.map_err(WriteError::at(&typed))?);
        fill(&mut |row| {
            csv.row(row).map_err(WriteError::at(&text))?;
            typed_rows.row(row).map_err(WriteError::at(&typed))
        })
        .map_err(Into::into)?;
        let csv = csv.into_inner().map_err(WriteError::at(&text))?;
        self.to.finish(&names[0], csv)?;
        let typed_rows = typed_rows.into_inner().map_err(WriteError::at(&typed))?;
        self.to.finish(&names[1], typed_rows)?;
        Ok(())
    }

    /// Prints a result for programs, or prints it for people, followed by the details unless only the result is wanted. Then
    /// writes everything.
    pub(super) fn end(
        self,
        json: &str,
        page: &mut Page,
        tell: impl FnOnce(&mut Page),
        under: impl FnOnce(&mut Page),
    ) -> Result<(), Failure> {
        if page.json {
            page.raw(json);
            return self.close();
        }
        tell(page);
        if page.quiet {
            return self.close();
        }
        under(page);
        self.tell(page)
    }

    /// Writes everything without printing anything.
    pub(super) fn close(self) -> Result<(), Failure> {
        self.written().map(drop)
    }

    /// Writes everything and prints what was written where, and what to open first.
    pub(super) fn tell(self, page: &mut Page) -> Result<(), Failure> {
        let names: Vec<String> = self.to.names().map(str::to_owned).collect();
        let folder = self.folder().to_path_buf();
        let first = folder.join(&self.first);
        let closed = self.written()?;
        page.line(format!("  Files in {}:", folder.display()));
        page.para("    ", names.join(", "));
        for (names, why) in [
            (closed.removed, "Removed there, from an earlier command"),
            (
                closed.kept,
                "Kept there, because changed since zopa wrote it",
            ),
        ] {
            if !names.is_empty() {
                page.told(format!("{why}: {}", names.join(", ")));
            }
        }
        if closed.older_charts {
            page.line("  Charts there are from an earlier command: this one drew none.");
        }
        page.line(format!("  Open first: {}", first.display()));
        Ok(())
    }

    fn written(mut self) -> Result<Closed, Failure> {
        if let Some(refusal) = self.refused {
            return Err(refusal.into());
        }
        Ok(self.to.close(pages::index)?)
    }
}

/// The folder of a scenario's results.
pub(super) fn results(scenario: &Scenario) -> PathBuf {
    Path::new("output").join(&scenario.about.name)
}
