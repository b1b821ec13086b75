//! How a file was understood: in plain words and numbers, for whoever has to judge whether that is right.
//!
//! Who reads files fills it in; reports and screens show it. It holds no facts.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::missing::Missing;
use crate::calendar::{Date, FiscalYear};

/// How a file was understood.
#[derive(Clone, Debug)]
pub struct Understood {
    /// Its name.
    pub file: Arc<str>,
    /// The encoding of its letters; `workbook` or [`Self::PARQUET`] where it is one.
    pub encoding: &'static str,
    /// The sheet that was read, of a workbook.
    pub sheet: Option<String>,
    /// What parts its cells, where it is text.
    pub delimiter: Option<String>,
    /// The line of its header, where it has one.
    pub header_line: Option<u64>,
    /// The id of its shape, as it can be typed.
    pub shape: &'static str,
    /// What a table of that shape is.
    pub shape_words: &'static str,
    /// What its counts are.
    pub kind: CountKind,
    /// What its columns are for, as role and heading.
    pub columns: Vec<(&'static str, String)>,
    /// The measures it has facts of.
    pub measures: Vec<String>,
    /// What became of its rows.
    pub rows: Rows,
    /// Rows that were left out, by reason.
    pub set_aside: Vec<SetAside>,
    /// Fiscal years that lack a count which the file has a row for: a gap, or a row set aside. A sum over one of them
    /// is too low by what they lack.
    pub incomplete: BTreeMap<FiscalYear, Missing>,
    /// Those of them that lack it whatever rows are asked for.
    pub always_incomplete: Vec<FiscalYear>,
    /// Periods of which no row has a count, so that they are in no fact, with what those rows may hold.
    pub withheld: Vec<((Date, Date), Missing)>,
    /// Lines outside the table, as number and text.
    pub skipped: Vec<(u64, String)>,
    /// What a reader may want to know and need not check.
    pub remarks: Vec<String>,
}

impl Understood {
    /// In the place of an encoding: the file says itself what its columns hold.
    pub const PARQUET: &str = "Parquet";

    /// Whether it is of the file with this name; a sheet of a workbook has the name of its file before its own.
    #[must_use]
    pub fn is_of(&self, name: &str) -> bool {
        is_of(&self.file, name)
    }
}

/// Whether a file or a sheet of it goes by this name.
#[must_use]
pub fn is_of(file: &str, name: &str) -> bool {
    file.strip_prefix(name).is_some_and(|sheet| sheet.is_empty() || sheet.starts_with(" ["))
}

/// What a count stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CountKind {
    /// Each row is one removal.
    Records,
    /// Each count is of one period, apart from all others.
    Periodic,
    /// Each count is from the first day of the fiscal year on.
    Cumulative,
    /// Each row says itself.
    Mixed,
}

impl CountKind {
    /// The word for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Records => "records",
            Self::Periodic => "periodic",
            Self::Cumulative => "cumulative",
            Self::Mixed => "mixed",
        }
    }

    /// What that means, as a clause.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Records => "each row is one removal",
            Self::Periodic => "each count is of one period, apart from all others",
            Self::Cumulative => "each count is from the first day of its fiscal year on",
            Self::Mixed => "each row says what its count is",
        }
    }
}

/// How many rows a file has, and what became of them. `read` is always `used` and `set_aside` together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    /// Rows of the body.
    pub read: u64,
    /// Rows that a figure stems from.
    pub used: u64,
    /// Rows left out, each with a reason.
    pub set_aside: u64,
}

/// Rows that were left out for one reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAside {
    /// The reason, as a clause.
    pub reason: String,
    /// How many.
    pub rows: u64,
    /// The first lines concerned.
    pub lines: Vec<u64>,
}
