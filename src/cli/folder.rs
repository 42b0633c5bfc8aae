//! The files of one command, all in one folder.

use super::exit::Failure;
use super::page::Page;
use crate::files;
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
