//! What results tell, in blocks that know nothing of where they are read: the terminal and the pages write each in their way.

/// A part of what is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// What follows is about this.
    Heading(String),
    /// A clause without its full stop, of which a page makes a sentence.
    Clause(String),
    /// Items in any order.
    List(Vec<String>),
    /// Items of which the first comes first.
    Ranked(Vec<String>),
}

/// Rows under a head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// What it shows, for those who do not see it; on a page only.
    pub name: &'static str,
    /// The sentence over it; on a page only.
    pub caption: Option<String>,
    /// The names of the columns.
    pub head: Vec<Cell>,
    /// Under each name a cell.
    pub rows: Vec<Vec<Cell>>,
}

impl Table {
    /// For the terminal.
    pub fn new(head: Vec<Cell>) -> Self {
        Table::named("", head)
    }

    /// For a page.
    pub fn named(name: &'static str, head: Vec<Cell>) -> Self {
        Table {
            name,
            caption: None,
            head,
            rows: Vec::new(),
        }
    }

    /// One more row.
    pub fn row(&mut self, cells: Vec<Cell>) {
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
pub enum Cell {
    /// Words.
    Words(String),
    /// A number, which stands under other numbers.
    Number(String),
    /// Words that stand out.
    Strong(String),
    /// Words that take the rest of the row.
    Rest(String),
    /// Yes or no, or `None`: not known.
    Holds(Option<bool>),
}

impl Cell {
    /// What stands in it.
    pub fn text(&self) -> &str {
        match self {
            Cell::Words(text) | Cell::Number(text) | Cell::Strong(text) | Cell::Rest(text) => text,
            Cell::Holds(Some(true)) => "yes",
            Cell::Holds(Some(false)) => "no",
            Cell::Holds(None) => "not known",
        }
    }
}

impl<S: Into<String>> From<S> for Cell {
    fn from(words: S) -> Self {
        Cell::Words(words.into())
    }
}

/// A number.
pub fn number(text: impl Into<String>) -> Cell {
    Cell::Number(text.into())
}

/// A row of cells, each of which is a [`Cell`] or becomes one.
macro_rules! cells {
    ($($cell:expr),* $(,)?) => { vec![$($crate::report::blocks::Cell::from($cell)),*] };
}
pub(crate) use cells;
