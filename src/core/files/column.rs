//! A column: its header, what it holds, in which unit, and what it means. One description for tables and for streams of rows.

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Yes or no; 1 and 0 in CSV.
    Truth,
    /// A whole number.
    Whole,
    /// A number.
    Number,
    /// Text.
    Text,
}

impl Kind {
    /// As codebooks call it.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Truth => "yes/no",
            Kind::Whole => "integer",
            Kind::Number => "number",
            Kind::Text => "text",
        }
    }
}

/// A column and its entry in the codebook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The header; ends in its unit where it has one.
    pub name: String,
    /// What it holds.
    pub kind: Kind,
    /// The unit, or empty; how CSV says yes and no.
    pub unit: String,
    /// What it means, and when it is empty.
    pub meaning: String,
    /// In streams of rows: what a column of text may say.
    pub words: Vec<String>,
}

impl Column {
    /// A column; a unit of its own only for numbers.
    pub fn new(
        name: impl Into<String>,
        kind: Kind,
        unit: impl Into<String>,
        meaning: impl Into<String>,
    ) -> Self {
        let unit = if kind == Kind::Truth {
            "1 or 0".to_owned()
        } else {
            unit.into()
        };
        Column {
            name: name.into(),
            kind,
            unit,
            meaning: meaning.into(),
            words: Vec::new(),
        }
    }

    /// A column whose header says everything.
    pub fn plain(name: impl Into<String>) -> Self {
        Column::new(name, Kind::Text, "", "")
    }

    /// A column of text that says one of these words.
    pub fn of_words(
        name: impl Into<String>,
        meaning: impl Into<String>,
        words: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        Column {
            words: words.into_iter().map(Into::into).collect(),
            ..Column::new(name, Kind::Text, "", meaning)
        }
    }
}
