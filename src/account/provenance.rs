//! Where a result comes from: enough to get it again.

/// The file, the version and the luck behind a result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provenance {
    /// The file's name without its folder.
    pub file: String,
    /// SHA-256 of the file's bytes, in hexadecimal.
    pub file_hash: String,
    /// SHA-256 of what the file means after all settings, in hexadecimal.
    pub meaning_hash: String,
    /// What was set on the command line, as `path=value`.
    pub settings: Vec<String>,
    /// The master seed.
    pub seed: u64,
    /// The number of the drawn run that was played; `None`: the central course.
    pub run: Option<u64>,
}

impl Provenance {
    /// The version of zopa.
    pub const VERSION: &'static str = env!("CARGO_PKG_VERSION");

    /// The start of the file's hash, for people: `#4f1c9a`.
    #[must_use]
    pub fn short_hash(&self) -> String {
        format!("#{}", self.file_hash.get(..6).unwrap_or(&self.file_hash))
    }
}
