//! The origin of a chart.

/// The data in the footer of every chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Footer {
    /// The name of the scenario file.
    pub file: String,
    /// The first six digits of its hash.
    pub hash: String,
    /// What was run: `central course` or `200 runs`.
    pub runs: String,
    /// The master seed; none where nothing is random.
    pub seed: Option<u64>,
    /// The version of the program, without its name.
    pub version: String,
    /// The scenario's note; empty if it has none.
    pub note: String,
}

impl Footer {
    /// The origin of the chart, as one line. The note is not part of it.
    pub fn line(&self) -> String {
        self.line_of(&self.file)
    }

    /// The same with a shorter name for the file.
    pub fn line_of(&self, file: &str) -> String {
        let mut parts = vec![format!("{file} #{}", self.hash), self.runs.clone()];
        parts.extend(self.seed.map(|seed| format!("seed {seed}")));
        parts.push(format!("zopa {}", self.version));
        parts.join(" · ")
    }
}
