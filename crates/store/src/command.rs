//! Text of SQL with what is filled into it, and the lines that come back: what the tables of `people/` and `sources`
//! are read and written with, the same on either database.

use crate::error::StoreError;

/// What is filled in for `$1`, `$2`…
#[derive(Clone, Copy, Debug)]
pub(crate) enum Argument<'a> {
    /// A text.
    Text(&'a str),
    /// A number.
    Number(u64),
}

/// One change.
#[derive(Debug)]
pub(crate) struct Command<'a> {
    pub(crate) sql: &'static str,
    pub(crate) arguments: Vec<Argument<'a>>,
    /// Whether everything is taken back when it changes no line.
    pub(crate) must_change: bool,
}

/// One line that was read, by the order of its columns.
#[derive(Debug)]
pub(crate) struct Line(pub(crate) Vec<Cell>);

/// What stands in one column.
#[derive(Debug)]
pub(crate) enum Cell {
    Text(String),
    Number(i64),
}

impl<'a> From<&'a str> for Argument<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a String> for Argument<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}

impl From<u64> for Argument<'_> {
    fn from(number: u64) -> Self {
        Self::Number(number)
    }
}

impl<'a> Command<'a> {
    /// A change that may find nothing to change.
    pub(crate) fn new(sql: &'static str, arguments: impl IntoIterator<Item = Argument<'a>>) -> Self {
        Self { sql, arguments: arguments.into_iter().collect(), must_change: false }
    }

    /// A change without which nothing else may change.
    pub(crate) fn must(sql: &'static str, arguments: impl IntoIterator<Item = Argument<'a>>) -> Self {
        Self { must_change: true, ..Self::new(sql, arguments) }
    }

    /// The texts that are filled in.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &'a str> {
        self.arguments.iter().filter_map(|argument| match argument {
            Argument::Text(text) => Some(*text),
            Argument::Number(_) => None,
        })
    }
}

impl Line {
    /// The text of a column, counted from 0.
    pub(crate) fn text(&self, column: usize) -> Result<String, StoreError> {
        match self.0.get(column) {
            Some(Cell::Text(text)) => Ok(text.clone()),
            cell => Err(StoreError::damaged(format!("column {column} holds {cell:?}, and no text"))),
        }
    }

    /// The text of a column, `None` when it is empty.
    pub(crate) fn optional(&self, column: usize) -> Result<Option<String>, StoreError> {
        self.text(column).map(|text| Some(text).filter(|text| !text.is_empty()))
    }

    /// The number of a column, counted from 0.
    pub(crate) fn number(&self, column: usize) -> Result<u64, StoreError> {
        match self.0.get(column) {
            Some(Cell::Number(number)) => u64::try_from(*number).map_err(StoreError::damaged),
            cell => Err(StoreError::damaged(format!("column {column} holds {cell:?}, and no number"))),
        }
    }
}

/// Arguments of mixed types: `[Argument]` of what each `into()` gives.
macro_rules! arguments {
    ($($argument:expr),* $(,)?) => { [$($crate::command::Argument::from($argument)),*] };
}
pub(crate) use arguments;
