//! Where a result comes from: enough to reproduce it.

/// The file, the version and the luck behind a result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provenance {
    /// The file's name without its folder.
    pub file: String,
    /// SHA-256 of the file's bytes, in hexadecimal.
    pub file_hash: String,
    /// SHA-256 of what the file means after all settings, in hexadecimal.
    pub meaning_hash: String,
    /// The settings made on the command line, as `path=value`.
    pub settings: Vec<String>,
    /// The master seed.
    pub seed: u64,
    /// The number of the drawn run that was played; `None`: the central course.
    pub run: Option<u64>,
}

impl Provenance {
    /// The version of zopa.
    pub const VERSION: &'static str = env!("CARGO_PKG_VERSION");

    /// The start of the file's hash with any settings, for people: `#4f1c9a`, `#4f1c9a + time.rounds=8`, or
    /// `#4f1c9a + 4 settings (meaning #77ab01)` where there are too many to list.
    pub fn short_hash(&self) -> String {
        let short = |hash: &str| hash.get(..6).unwrap_or(hash).to_owned();
        let file = format!("#{}", short(&self.file_hash));
        let settings = self.settings.join(" + ");
        match self.settings.len() {
            0 => file,
            _ if settings.chars().count() <= 60 => format!("{file} + {settings}"),
            1 => format!(
                "{file} + 1 setting (meaning #{})",
                short(&self.meaning_hash)
            ),
            n => format!(
                "{file} + {n} settings (meaning #{})",
                short(&self.meaning_hash)
            ),
        }
    }
}
