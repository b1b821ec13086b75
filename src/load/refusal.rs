//! Why a file was not loaded: where, what was read, why that will not do, and one thing to type.

use std::fmt;
use std::sync::Arc;

use super::column::Column;
use super::shape::Draft;
use super::show::{escaped, safe};

/// A column as a message names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnName {
    /// Its place, from one.
    pub position: usize,
    /// Its heading, fit for showing.
    pub name: String,
}

/// A file that was not loaded. Every text in it is fit for showing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The file's name.
    pub file: Arc<str>,
    /// The line, as an editor counts, where one is to blame.
    pub line: Option<u64>,
    /// The column, where one is to blame.
    pub column: Option<ColumnName>,
    /// The cell, escaped and cut.
    pub value: Option<String>,
    /// Why the file cannot be read, as a clause that may follow the value.
    pub why: String,
    /// What to type or to change.
    pub remedy: String,
    /// Whether the file can be read, and only not be counted together with another one.
    pub beside_another: bool,
}

impl Refusal {
    /// A refusal of a whole file.
    pub(crate) fn new(file: &Arc<str>, why: impl Into<String>, remedy: impl Into<String>) -> Box<Self> {
        Box::new(Self {
            file: Arc::clone(file),
            line: None,
            column: None,
            value: None,
            why: safe(&why.into()),
            remedy: safe(&remedy.into()),
            beside_another: false,
        })
    }

    /// The refusal, because of a line.
    pub(crate) fn at(mut self: Box<Self>, line: u64) -> Box<Self> {
        self.line = Some(line);
        self
    }

    /// The refusal, because of a column.
    pub(crate) fn column(self: Box<Self>, column: &Column) -> Box<Self> {
        self.column_at(column.place, &column.name)
    }

    /// The refusal, because of the column at a place, as nobody has looked at what it is for.
    pub(crate) fn column_at(mut self: Box<Self>, place: usize, name: &str) -> Box<Self> {
        self.column = Some(ColumnName { position: place + 1, name: escaped(name) });
        self
    }

    /// The refusal, because of the heading of a column.
    pub(crate) fn heading(self: Box<Self>, draft: &Draft<'_>, column: &Column) -> Box<Self> {
        self.at(draft.header_line()).column(column)
    }

    /// The refusal, because of what a cell says.
    pub(crate) fn value(mut self: Box<Self>, value: &str) -> Box<Self> {
        self.value = Some(escaped(value));
        self
    }
}

/// `fy17.csv:2: column 2 "removals": "45%": a share is not a count; try --count-column NAME`.
impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        f.write_str(": ")?;
        if let Some(column) = &self.column {
            write!(f, "column {} \"{}\": ", column.position, column.name)?;
        }
        if let Some(value) = &self.value {
            write!(f, "\"{value}\" ")?;
        }
        f.write_str(&self.why)?;
        if self.remedy.is_empty() { Ok(()) } else { write!(f, "; try {}", self.remedy) }
    }
}

impl std::error::Error for Refusal {}
