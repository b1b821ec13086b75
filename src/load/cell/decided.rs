//! What was decided for a column of times, or why it could not be.

use crate::load::notes::Told;

/// Something decided for a whole column that its reader may want to check, with the first cell that shows it.
#[derive(Clone, Debug)]
pub(crate) struct Decided {
    /// The line of the cell.
    pub(crate) line: u64,
    /// What the cell says.
    pub(crate) value: String,
    /// What to tell.
    pub(crate) told: Told,
}

impl Decided {
    pub(super) fn new((line, value): &(u64, String), told: Told) -> Self {
        Self { line: *line, value: value.clone(), told }
    }
}

/// Why a column cannot be read for sure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Unsure {
    /// The line of the cell that shows it.
    pub(crate) line: u64,
    /// That cell.
    pub(crate) value: String,
    /// What is wrong.
    pub(crate) why: String,
    /// What to try.
    pub(crate) remedy: String,
}

impl Unsure {
    pub(super) fn new(
        (line, value): &(u64, String),
        why: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Self {
        Self { line: *line, value: value.clone(), why: why.into(), remedy: remedy.into() }
    }
}

/// What is told of years that leave the century out.
pub(crate) fn short_years() -> Told {
    Told::new("short-years", "the year has two digits", "read as a year from 2000 to 2069")
}

/// The first cell that shows something, with its line.
pub(super) type Sight = Option<(u64, String)>;
