//! `manifest.json`: the files that commands wrote into a folder, so that the next one replaces exactly those.

use crate::format::opened;
use crate::scenario::hex;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read as _};
use std::path::Path;

/// The name of the list in its folder.
pub const MANIFEST: &str = "manifest.json";
/// The name of the page that shows the contents of the folder.
pub const INDEX: &str = "index.html";
/// The command whose results other commands do not overwrite.
pub const SWEEP: &str = "sweep";
/// The command that redraws existing results.
pub const CHART: &str = "chart";

const FORMAT: &str = "zopa.manifest/1";
/// The largest list that is read.
const MOST: u64 = 64 * 1024 * 1024;

/// What zopa wrote into a folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Manifest {
    /// `zopa.manifest/1`.
    format: String,
    /// The scenario file without its folder; results of another one do not go over them.
    pub scenario: String,
    /// `scenario.title`.
    pub title: String,
    /// `scenario.note`: to be shown wherever its numbers are.
    pub note: String,
    /// The files, by name.
    pub files: Vec<Entry>,
}

/// A file as it was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Entry {
    /// Its name in the folder.
    pub name: String,
    /// SHA-256 of its bytes, in hexadecimal: another sum means that somebody changed it.
    pub sha256: String,
    /// While it is being written over, the sum of what was there before: whichever of the two is found is zopa's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// The command that wrote it last.
    pub command: String,
    /// Of a picture, what it shows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<Picture>,
}

/// A chart in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Picture {
    /// The name of the chart.
    pub chart: String,
    /// The finding that is its title.
    pub title: String,
    /// What it shows, for those who cannot see it.
    pub alt: String,
}

impl Entry {
    /// Its name up to the first full stop, which a chart or table has in all its formats.
    pub fn stem(&self) -> &str {
        stem(&self.name)
    }

    /// True if it has, or was about to get, this sum.
    pub fn is_of(&self, sum: &str) -> bool {
        self.sha256 == sum || self.before.as_deref() == Some(sum)
    }

    /// Its name after the first full stop: `svg`, `codebook.csv`.
    pub fn ending(&self) -> &str {
        self.name.split_once('.').map_or("", |(_, ending)| ending)
    }
}

/// A name up to the first full stop.
pub(super) fn stem(name: &str) -> &str {
    name.split('.').next().unwrap_or(name)
}

impl Manifest {
    /// The list of a folder in which nothing has been written yet.
    pub fn new(scenario: &str, title: &str, note: &str) -> Self {
        Manifest {
            format: FORMAT.to_owned(),
            scenario: scenario.to_owned(),
            title: title.to_owned(),
            note: note.to_owned(),
            files: Vec::new(),
        }
    }

    /// The list of a folder; `None` where there is none.
    ///
    /// # Errors
    /// An error from the operating system; [`ErrorKind::InvalidData`] if zopa did not write the file of that name.
    pub fn read(folder: &Path) -> io::Result<Option<Self>> {
        let text = match opened::ordinary(&folder.join(MANIFEST), MOST).map_err(io::Error::from) {
            Ok(text) => text,
            Err(error) if is_missing(&error) => return Ok(None),
            Err(error) => return Err(error),
        };
        let manifest: Manifest = serde_json::from_slice(&text)?;
        if manifest.format != FORMAT {
            return Err(ErrorKind::InvalidData.into());
        }
        Ok(Some(manifest))
    }

    /// The entry of a file.
    pub fn entry(&self, name: &str) -> Option<&Entry> {
        self.files.iter().find(|entry| entry.name == name)
    }

    /// True if the file is as it was written; false for a file that is not listed.
    pub fn is_untouched(&self, folder: &Path, name: &str) -> bool {
        let now = || sum_of(&folder.join(name)).ok().flatten();
        self.entry(name)
            .is_some_and(|entry| now().is_some_and(|sum| entry.is_of(&sum)))
    }

    /// The names of files of these commands that were changed after they were written.
    pub fn changed(&self, folder: &Path, commands: &[&str]) -> Vec<String> {
        let entries = self.files.iter();
        let names = entries
            .filter(|entry| commands.contains(&entry.command.as_str()))
            .map(|entry| &entry.name);
        let there = names.filter(|name| folder.join(name).exists());
        there
            .filter(|name| !self.is_untouched(folder, name))
            .cloned()
            .collect()
    }

    /// The serialised list, entries sorted by name.
    pub fn bytes(&self) -> Vec<u8> {
        let mut sorted = self.clone();
        sorted.files.sort_by(|a, b| a.name.cmp(&b.name));
        let mut text = serde_json::to_vec_pretty(&sorted).expect("a list of plain values");
        text.push(b'\n');
        text
    }
}

/// SHA-256 of a file; `None` if there is none.
///
/// # Errors
/// An error from the operating system.
pub fn sum_of(path: &Path) -> io::Result<Option<String>> {
    // Never opened: a named pipe would block, and a device has no end.
    let special = |about: fs::Metadata| !about.is_file() && !about.is_dir();
    if fs::metadata(path).is_ok_and(special) {
        return Err(io::Error::new(
            ErrorKind::InvalidInput,
            "it is not an ordinary file",
        ));
    }
    let mut file = match File::open(path) {
        Ok(file) => file,
        Err(error) if is_missing(&error) => return Ok(None),
        Err(error) => return Err(error),
    };
    let mut sum = Sha256::new();
    let mut piece = vec![0; 1 << 16];
    loop {
        match file.read(&mut piece)? {
            0 => return Ok(Some(hex(&sum.finalize()))),
            read => sum.update(&piece[..read]),
        }
    }
}

/// True if there is no such file, or something on its path is not a folder.
fn is_missing(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::sha256;

    fn entry(name: &str, content: &[u8]) -> Entry {
        Entry {
            name: name.to_owned(),
            sha256: sha256(content),
            before: None,
            command: "run".to_owned(),
            picture: None,
        }
    }

    #[test]
    fn a_list_is_read_as_it_was_written() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(Manifest::read(folder.path()).unwrap(), None);
        let mut manifest = Manifest::new("x.toml", "X", "a note");
        manifest.files = vec![entry("b.csv", b"2"), entry("a.csv", b"1")];
        fs::write(folder.path().join(MANIFEST), manifest.bytes()).unwrap();
        let read = Manifest::read(folder.path()).unwrap().unwrap();
        let names: Vec<&str> = read.files.iter().map(|e| e.name.as_str()).collect();
        assert_eq!(names, ["a.csv", "b.csv"]);
        fs::write(folder.path().join("a.csv"), b"1").unwrap();
        fs::write(folder.path().join("b.csv"), b"two").unwrap();
        assert!(read.is_untouched(folder.path(), "a.csv"));
        assert!(!read.is_untouched(folder.path(), "b.csv"));
        assert!(!read.is_untouched(folder.path(), "c.csv"));
        assert_eq!(read.changed(folder.path(), &["run"]), ["b.csv"]);
    }

    #[test]
    fn a_list_of_somebody_else_is_not_ours() {
        let folder = tempfile::tempdir().unwrap();
        for text in ["{\"name\": \"my app\"}", "no JSON", ""] {
            fs::write(folder.path().join(MANIFEST), text).unwrap();
            assert!(Manifest::read(folder.path()).is_err(), "{text}");
        }
    }
}
