//! A column: its header, kind, unit and meaning. One description for tables and for streams of rows.

/// The kind of value in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    /// Yes or no; 1 and 0 in CSV.
    Truth,
    /// A whole number.
    Whole,
    /// A number.
    Number,
    /// Text.
    Text,
}

impl ColumnKind {
    /// The word for it in codebooks.
    pub fn word(self) -> &'static str {
        match self {
            ColumnKind::Truth => "yes/no",
            ColumnKind::Whole => "integer",
            ColumnKind::Number => "number",
            ColumnKind::Text => "text",
        }
    }
}

/// A column and its entry in the codebook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The header; ends in its unit where it has one.
    pub name: String,
    /// The kind of its values.
    pub kind: ColumnKind,
    /// The unit, or empty; for yes and no, how CSV writes them.
    pub unit: String,
    /// Its meaning, and when it is empty.
    pub meaning: String,
    /// In streams of rows: the words that a column of text may contain.
    pub words: Vec<String>,
}

impl Column {
    /// A column; only numbers have a unit of their choice.
    pub fn new(
        name: impl Into<String>,
        kind: ColumnKind,
        unit: impl Into<String>,
        meaning: impl Into<String>,
    ) -> Self {
        let unit = if kind == ColumnKind::Truth {
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
        Column::new(name, ColumnKind::Text, "", "")
    }

    /// A column of text that contains one of these words.
    pub fn of_words(
        name: impl Into<String>,
        meaning: impl Into<String>,
        words: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        Column {
            words: words.into_iter().map(Into::into).collect(),
            ..Column::new(name, ColumnKind::Text, "", meaning)
        }
    }
}
