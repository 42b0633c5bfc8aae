//! Two fingerprints of a file: of its bytes, and of its meaning.

use super::source::Source;
use crate::scenario::{Scenario, meaning};

/// The two hashes of a scenario, SHA-256 in hexadecimal.
///
/// `file` changes with every byte, `meaning` only when the file says something different: see [`meaning`].
///
/// ```
/// # extern crate zopa_core as zopa;
/// use zopa::format::{Fingerprint, Source, read};
///
/// let text = "schema = 1\n[party.a]\n[party.b]\n[issue.x]\noptions = [\"l\", \"r\"]\na = [0, 1]\nb = [1, 0]\n";
/// let plain = Source::from_text("x.toml", text);
/// let noted = Source::from_text("x.toml", format!("# a comment\n{text}"));
/// let of = |source: &Source| Fingerprint::of(source, &read(source, &[]).unwrap().scenario);
/// assert_eq!(of(&plain).meaning, of(&noted).meaning);
/// assert_ne!(of(&plain).file, of(&noted).file);
/// assert_eq!(Fingerprint::short(&of(&plain).file).len(), 6);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Fingerprint {
    /// Of the bytes of the file.
    pub file: String,
    /// Of its meaning.
    pub meaning: String,
}

impl Fingerprint {
    /// Both hashes of a scenario that was read from `source`.
    pub fn of(source: &Source, scenario: &Scenario) -> Self {
        Fingerprint {
            file: source.file_hash().to_string(),
            meaning: meaning(scenario),
        }
    }

    /// The first six digits, for footers.
    pub fn short(hash: &str) -> &str {
        hash.get(..6).unwrap_or(hash)
    }
}
