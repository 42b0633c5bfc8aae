//! The content of results, in blocks that know nothing of where they are read: the terminal and the pages each write them in
//! their own way.

/// A part of the content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// The subject of what follows.
    Heading(String),
    /// A clause without its full stop, which a page turns into a sentence.
    Clause(String),
    /// Items in any order.
    List(Vec<String>),
    /// Items in order, the first one foremost.
    Ranked(Vec<String>),
}

/// Rows under a head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlockTable {
    /// What it shows, for readers who cannot see it; on a page only.
    pub name: &'static str,
    /// The sentence above it; on a page only.
    pub caption: Option<String>,
    /// The names of the columns.
    pub head: Vec<BlockCell>,
    /// One cell per column in each row.
    pub rows: Vec<Vec<BlockCell>>,
}

impl BlockTable {
    /// A table for the terminal.
    pub fn new(head: Vec<BlockCell>) -> Self {
        BlockTable::named("", head)
    }

    /// A table for a page.
    pub fn named(name: &'static str, head: Vec<BlockCell>) -> Self {
        BlockTable {
            name,
            caption: None,
            head,
            rows: Vec::new(),
        }
    }

    /// Adds a row.
    pub fn row(&mut self, cells: Vec<BlockCell>) {
        self.rows.push(cells);
    }

    /// The head and the rows without anything that only a page can show.
    pub fn lines(&self) -> Vec<Vec<String>> {
        let lines = std::iter::once(&self.head).chain(&self.rows);
        lines
            .map(|line| line.iter().map(|cell| cell.text().to_owned()).collect())
            .collect()
    }
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BlockCell {
    /// Words.
    Words(String),
    /// A number, aligned with the other numbers of its column.
    Number(String),
    /// Words that stand out.
    Strong(String),
    /// Words that take the rest of the row.
    Rest(String),
    /// Yes or no, or `None`: not known.
    Holds(Option<bool>),
}

impl BlockCell {
    /// Its text.
    pub fn text(&self) -> &str {
        match self {
            BlockCell::Words(text)
            | BlockCell::Number(text)
            | BlockCell::Strong(text)
            | BlockCell::Rest(text) => text,
            BlockCell::Holds(Some(true)) => "yes",
            BlockCell::Holds(Some(false)) => "no",
            BlockCell::Holds(None) => "not known",
        }
    }
}

impl<S: Into<String>> From<S> for BlockCell {
    fn from(words: S) -> Self {
        BlockCell::Words(words.into())
    }
}

/// A number.
pub fn number(text: impl Into<String>) -> BlockCell {
    BlockCell::Number(text.into())
}

/// A row of cells, each of which is a [`Cell`] or becomes one.
macro_rules! cells {
    ($($cell:expr),* $(,)?) => { vec![$($crate::report::blocks::BlockCell::from($cell)),*] };
}
pub(crate) use cells;
