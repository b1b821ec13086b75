//! Files to facts: whatever bytes people have, read as counts of removals or refused with the place and a remedy.
//!
//! Two layers. The first turns bytes into a table: encoding, delimiter, quotes, header (`bytes`, `workbook`, `table`).
//! The second gives the columns a meaning and reads facts from them (`word`, `cell`, `column`, `title`, `shape`); those
//! of several files are joined (`join`). What always holds: the rows read are the rows used and the rows set aside, a
//! reading that changes a number is proven by the file or refused, and one bad file hides no good one. This module does
//! no IO and knows nothing of pace.

mod bytes;
mod cell;
mod column;
mod events;
mod fast;
mod fault;
mod file;
mod fingerprint;
mod join;
#[cfg(test)]
mod laws;
mod named_edition;
mod notes;
mod refusal;
mod shape;
mod show;
mod table;
#[cfg(test)]
mod tests;
mod text_notes;
mod title;
mod word;
mod workbook;

pub use bytes::unpacked;
pub use cell::period::{DateOrder, DateStands, Epoch, Quarters};
pub use events::read_events;
pub use fast::{Copies, Gathered, Joined, Piece, Plan, Repeat, Repeated, Room, Used, Worker, rows_end};
pub use refusal::{ColumnName, Refusal};
pub use shape::{SHAPES, ShapeRow};

use join::Joiner;

use crate::calendar::FiscalCalendar;
use crate::dataset::{CountKind, Dataset, Finding};

/// A file, already read.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// Its name, fit for showing.
    pub name: &'a str,
    /// What it holds.
    pub bytes: &'a [u8],
}

/// What the user said about how files are to be read; by default everything is found out.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Where fiscal years begin.
    pub calendar: FiscalCalendar,
    /// The id of a row of [`SHAPES`].
    pub shape: Option<String>,
    /// What the counts are.
    pub kind: Option<CountKind>,
    /// The column of dates or periods, by heading or by place from one.
    pub date_column: Option<String>,
    /// The column of counts, by heading or by place from one.
    pub count_column: Option<String>,
    /// The order of day and month.
    pub dates: Option<DateOrder>,
    /// The same of the days around a table and in the name of its file, where that is found out.
    pub dates_around: Option<DateOrder>,
    /// What each date is.
    pub stands: Option<DateStands>,
    /// What spreadsheet day numbers count from.
    pub epoch: Option<Epoch>,
    /// Which year quarters cut.
    pub quarters: Option<Quarters>,
    /// The mark between groups of three digits.
    pub thousands: Option<char>,
    /// What parts the cells; also by name, as `tab`.
    pub delimiter: Option<String>,
    /// The encoding, by a name that browsers know.
    pub encoding: Option<String>,
    /// The line of the header.
    pub header_line: Option<u64>,
    /// The sheets of a workbook.
    pub sheets: Vec<String>,
    /// Marks that stand for a number: `("-", 0)`.
    pub missing: Vec<(String, u64)>,
    /// Rows that cannot be read are left out, and the years concerned are marked, instead of refusing the file.
    pub set_aside: bool,
    /// Records that repeat an earlier one exactly are left out, instead of being counted as other people.
    pub drop_copies: bool,
    /// Days without a row in a table of counts by day are days without a removal, instead of gaps.
    pub zero_days: bool,
    /// The rows that are asked for, by column and value: of a column that says what rows count, those and no others.
    pub filters: Vec<(String, String)>,
    /// The category columns that the question needs; of big record files, others are not read.
    pub categories: Categories,
}

impl Options {
    /// The order of days around a table: as said or found out, or else as in American titles.
    fn order_around(&self) -> DateOrder {
        self.dates_around.or(self.dates).unwrap_or(DateOrder::MonthFirst)
    }
}

/// Which category columns are read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Categories {
    /// All that there are.
    #[default]
    All,
    /// Those of these headings, in any case; all where one of them is not there.
    Only(Vec<String>),
}

/// What files said.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    /// The facts of all files, and how each file was understood.
    pub dataset: Dataset,
    /// What is doubtful in them.
    pub findings: Vec<Finding>,
    /// Files that were not loaded, in the order given.
    pub refused: Vec<Refusal>,
}

/// A table as it was read, before any meaning: what `check --table` prints.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RawTable {
    /// The headings; `None` where the first row is already data.
    pub header: Option<Vec<String>>,
    /// The rows, each with its line. Rows keep their own widths.
    pub rows: Vec<(u64, Vec<String>)>,
    /// The line on which a second table starts, which is not shown.
    pub second: Option<u64>,
}

/// Reads the table of a file and nothing of its meaning. Of a file of white space it is empty.
///
/// # Errors
///
/// If the file cannot be read as a table.
pub fn table(input: Input<'_>, options: &Options) -> Result<RawTable, Box<Refusal>> {
    file::raw_table(input, options)
}

/// A file as it comes to be loaded.
#[derive(Debug)]
pub enum Source<'a> {
    /// Its bytes.
    Whole(Input<'a>),
    /// What was read of it part by part.
    Joined(Box<Joined>),
}

/// Reads files. Facts of all of them are joined; a file that cannot be read is refused and hides no other.
#[must_use]
pub fn load(inputs: &[Input<'_>], options: &Options) -> Loaded {
    load_all(inputs.iter().map(|input| Source::Whole(*input)), options)
}

/// Reads files as [`load`] does, some of which may have been read part by part.
#[must_use]
pub fn load_all<'a>(sources: impl IntoIterator<Item = Source<'a>>, options: &Options) -> Loaded {
    let mut joiner = Joiner::new(options.calendar);
    for source in sources {
        match source {
            Source::Whole(input) => joiner.add(file::read(input, options)),
            Source::Joined(file) => joiner.add(Ok(vec![file.0])),
        }
    }
    joiner.finish()
}
