//! `manifest.json`: the files that commands wrote into a folder, so that the next one replaces exactly those.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The name of the list in its folder.
pub const MANIFEST: &str = "manifest.json";
/// The name of the page that shows the contents of the folder.
pub const INDEX: &str = "index.html";
/// The command whose results other commands do not overwrite.
pub const SWEEP: &str = "sweep";
/// The command that redraws existing results.
pub const CHART: &str = "chart";

pub(in crate::files) const FORMAT: &str = "zopa.manifest/1";

/// What zopa wrote into a folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Manifest {
    /// `zopa.manifest/1`.
    pub(in crate::files) format: String,
    /// The scenario file without its folder; results of another one do not go over them.
    pub scenario: String,
    /// `scenario.title`.
    pub title: String,
    /// `scenario.note`: to be shown wherever its numbers are.
    pub note: String,
    /// The files, by name.
    pub files: Vec<ManifestEntry>,
}

/// A file as it was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Entry")] // its name in the schema that is printed
pub struct ManifestEntry {
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

impl ManifestEntry {
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
pub(in crate::files) fn stem(name: &str) -> &str {
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

    /// The entry of a file.
    pub fn entry(&self, name: &str) -> Option<&ManifestEntry> {
        self.files.iter().find(|entry| entry.name == name)
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
