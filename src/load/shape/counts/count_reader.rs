//! The cells of count columns, read the same way in every shape: gaps, marks, what is refused and what is set aside.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::count_marks::CountMarks;
use super::stand_ins::StandIns;
use crate::dataset::Missing;
use crate::load::cell::count::{self, Cell, Mark};
use crate::load::cell::gap::Gap;
use crate::load::cell::grouping::{Evidence, Grouping, TwoReadings};
use crate::load::column::{Column, Role};
use crate::load::notes::{Notes, Told};
use crate::load::refusal::Refusal;
use crate::load::shape::Draft;
use crate::load::shape::measures::subject;
use crate::load::table::Record;
use crate::load::{cell, show};

/// A cell without a count.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NoCount {
    /// Why its row is set aside where it has no other.
    pub(crate) reason: &'static str,
    /// What the count may be.
    pub(crate) missing: Missing,
}

impl NoCount {
    /// A cell that says nothing of its count.
    pub(crate) const UNKNOWN: Self = Self { reason: "without a count", missing: Missing::UNBOUNDED };
}

/// Reads counts in the grouping that the whole table shows.
#[derive(Debug)]
pub(crate) struct CountReader<'a> {
    draft: &'a Draft<'a>,
    grouping: Grouping,
    marks: CountMarks,
    stand_ins: StandIns,
    /// The last line with a count in columns that were asked about, by their places.
    lines: RefCell<BTreeMap<Vec<usize>, Option<u64>>>,
}

impl<'a> CountReader<'a> {
    /// A reader for these columns: one walk gathers how their numbers are grouped.
    pub(crate) fn new(
        draft: &'a Draft<'a>,
        columns: &[&Column],
        notes: &Notes,
    ) -> Result<Self, Box<Refusal>> {
        let (marks, stand_ins) = (CountMarks::of(draft), StandIns::of(draft));
        if let Some(mark) = draft.options.thousands {
            let grouping = Grouping { thousands: Some(mark) };
            return Ok(Self { draft, grouping, marks, stand_ins, lines: RefCell::default() });
        }
        let mut evidence = Evidence::default();
        draft.table.each(|record| {
            for column in columns {
                let text = record.get(column.place);
                evidence.see(record.line(), marks.parted(text).map_or(text, |(number, _)| number));
            }
        });
        let grouping = evidence.decide(draft.table.delimiter() == Some(";")).map_err(|two| {
            let TwoReadings { line, value, other } = two;
            let mark = if value.contains('.') { '.' } else { ',' };
            let (why, remedy) = match other {
                None => (
                    "may be a whole number with its thousands apart or one with decimals, and no other cell tells which"
                        .to_owned(),
                    format!("--thousands '{mark}' if it is whole"),
                ),
                Some((line, other)) => (
                    format!(
                        "and \"{}\" in line {line} cannot both be whole numbers, and nothing tells which one is",
                        show::escaped(&other)
                    ),
                    format!("--thousands '{mark}' --set-aside to leave the numbers of the other kind out"),
                ),
            };
            let column = columns.iter().find(|column| draft.table.cell(line, column.place).as_deref() == Some(&*value));
            let refusal = notes.refuse(why, remedy).at(line).value(&value);
            match column.or(columns.first()) {
                Some(column) => refusal.column(column),
                None => refusal,
            }
        })?;
        Ok(Self { draft, grouping, marks, stand_ins, lines: RefCell::default() })
    }

    /// What a cell says, with nothing noted.
    pub(crate) fn cell(&self, text: &str) -> Cell {
        let cell = count::read(text, self.grouping);
        if let Cell::Count { count, .. } = cell
            && let Some(gap) = self.stand_ins.gap(text, count)
        {
            return Cell::Gap(gap);
        }
        let why = match cell {
            Cell::Bad(why) => why,
            Cell::Gap(gap) => return Cell::Gap(self.stand_ins.told(gap)),
            Cell::Count { .. } => return cell,
        };
        let Some((number, explained)) = self.marks.parted(text) else {
            let lettered = self.marks.why_lettered(text).filter(|_| why == count::NO_NUMBER);
            return Cell::Bad(lettered.unwrap_or(why));
        };
        match count::read(number, self.grouping) {
            Cell::Count { count, .. } => {
                let mark = Some(if explained { Mark::Footnote } else { Mark::Unexplained });
                Cell::Count { count, mark }
            }
            Cell::Gap(_) | Cell::Bad(_) => cell,
        }
    }

    /// The count in a cell, or the reason to set its row aside.
    pub(crate) fn look(
        &self,
        line: u64,
        column: &Column,
        text: &str,
        notes: &mut Notes,
    ) -> Result<Result<u64, NoCount>, Box<Refusal>> {
        let missing = &self.draft.options.missing;
        if let Some((_, number)) = missing.iter().find(|(mark, _)| mark.as_str() == text) {
            return Ok(Ok(*number));
        }
        match self.cell(text) {
            Cell::Count { count, mark } => {
                if let Some(mark) = mark {
                    notes.warn_cell(line, column, text, tell(mark));
                }
                Ok(Ok(count))
            }
            Cell::Gap(gap) => {
                let message = match gap {
                    Gap::Empty => "the cell is empty".to_owned(),
                    Gap::Marked => "a mark for a number that is not given".to_owned(),
                    Gap::Between(least, most) => format!("a number from {least} to {most}"),
                };
                // What has not come yet is no zero either.
                let open = gap == Gap::Empty && self.is_behind_the_last(line, column);
                let remedy =
                    if open { String::new() } else { format!("; --missing '{text}=0' reads it as zero") };
                let action = format!("a gap, never a zero{remedy}");
                notes.warn_cell(line, column, text, Told::new("gap", message, action));
                let missing = match gap {
                    Gap::Empty | Gap::Marked => Missing::UNBOUNDED,
                    Gap::Between(least, most) => Missing::between(least, most),
                };
                Ok(Err(NoCount { missing, ..NoCount::UNKNOWN }))
            }
            Cell::Bad(why) if self.draft.options.set_aside => {
                notes.warn_cell(
                    line,
                    column,
                    text,
                    Told::new("unreadable-count", why, "it is left out, and its year lacks it"),
                );
                Ok(Err(NoCount { reason: "with a count that cannot be read", ..NoCount::UNKNOWN }))
            }
            Cell::Bad(why) => {
                let remedy = if self.any_count_but(line, column) {
                    "--set-aside to leave the row out".to_owned()
                } else {
                    let number = || "a whole number such as 18320 in this cell".to_owned();
                    subject::other_count(self.draft, column).unwrap_or_else(number)
                };
                Err(notes.refuse(why, remedy).at(line).column(column).value(text))
            }
        }
    }

    /// Whether no row behind this one has a count in a column of a period, or in any column: the months of a year that has begun.
    /// A group of people without a count may stand anywhere.
    fn is_behind_the_last(&self, line: u64, column: &Column) -> bool {
        let columns = &self.draft.columns;
        if columns.iter().any(|column| column.role == Role::Category) {
            return false;
        }
        let of_period =
            cell::is_period_label(&column.name) && columns.iter().any(|column| column.role.is_time());
        let counts = columns.iter().filter(|other| other.role == Role::Count);
        let places: Vec<usize> =
            if of_period { vec![column.place] } else { counts.map(|other| other.place).collect() };
        self.last_line(&places).is_some_and(|last| last < line)
    }

    /// The last line on which one of these columns has a count.
    fn last_line(&self, places: &[usize]) -> Option<u64> {
        *self.lines.borrow_mut().entry(places.to_vec()).or_insert_with(|| {
            let mut last = None;
            self.draft.table.each(|record| {
                if places.iter().any(|place| self.cell(record.get(*place)).count().is_some()) {
                    last = Some(record.line());
                }
            });
            last
        })
    }

    /// Whether a row other than this one has a count.
    pub(super) fn any_count_but(&self, line: u64, column: &Column) -> bool {
        self.draft.table.any(|record| {
            let count = matches!(self.cell(record.get(column.place)), Cell::Count { .. });
            count && record.line() != line
        })
    }

    /// Whether a row with a count has no cell past the headings.
    fn any_as_wide(&self, headings: usize, column: &Column) -> bool {
        self.draft.table.any(|record| {
            let past = (headings..record.len()).any(|column| !record.get(column).is_empty());
            !past && matches!(self.cell(record.get(column.place)), Cell::Count { .. })
        })
    }

    /// A count that unquoted thousands commas have cut into so many cells more than one, or else into two.
    fn cut_apart(&self, record: &Record, place: usize, more: usize) -> Option<String> {
        let joined = |more: usize| {
            let cells: Vec<&str> = (place..=place + more).map(|place| record.get(place)).collect();
            cells.join(",")
        };
        let is_count = |text: &String| count::of(text).is_some();
        let commas = self.draft.table.delimiter().is_some_and(|delimiter| delimiter.trim() == ",");
        [more, 1].into_iter().map(joined).find(is_count).filter(|_| commas)
    }

    /// A row of another width than the header; false where the row was set aside for it.
    pub(crate) fn check_width(
        &self,
        record: &Record,
        count: &Column,
        notes: &mut Notes,
    ) -> Result<bool, Box<Refusal>> {
        let headings = self.draft.table.headings.len();
        let line = record.line();
        // A line of words is no short row, and is told of as what it is.
        if record.len() < headings && record.filled() > 1 && self.draft.table.delimiter().is_some() {
            let message = format!("the row has {} cells where the header has {headings}", record.len());
            notes.warn_line(line, Told::new("short-row", message, "the missing cells are read as empty"));
        }
        let Some(extra) = (headings..record.len()).find(|column| !record.get(*column).is_empty()) else {
            return Ok(true);
        };
        let fields = record.len();
        let joined = self.cut_apart(record, count.place, fields - headings);
        let split = joined.is_some();
        let (place, name, value, why) = if let Some(joined) = joined {
            let why = format!(
                "makes {fields} fields where the header has {headings} (an unquoted thousands comma?)"
            );
            (count.place, count.name.clone(), joined, why)
        } else {
            let why = format!("stands past the header's {headings} columns");
            (extra, ordinal(extra + 1), record.get(extra).to_owned(), why)
        };
        if self.draft.options.set_aside {
            notes.warn_line(
                line,
                Told::new("long-row", format!("\"{}\" {why}", show::escaped(&value)), "the row is set aside"),
            );
            notes.set_aside(line, "with more cells than the header");
            return Ok(false);
        }
        let remedy = match (split, self.any_as_wide(headings, count)) {
            (true, _) => format!("\"{value}\" in quotes, or without its comma"),
            (false, true) => "--set-aside to leave the row out".to_owned(),
            (false, false) => "a heading for it, or an empty cell".to_owned(),
        };
        Err(notes.refuse(why, remedy).at(line).column_at(place, &name).value(&value))
    }
}

fn tell(mark: Mark) -> Told {
    match mark {
        Mark::Footnote => {
            Told::new("footnote-mark", "a footnote mark stands beside the number", "the mark is dropped")
        }
        Mark::Unexplained => {
            let message = "a mark stands beside the number, and no note below the table explains it";
            Told::new("footnote-mark", message, "the mark is dropped")
        }
        Mark::Apostrophe => {
            Told::new("text-number", "an apostrophe makes text of the number", "the apostrophe is dropped")
        }
        Mark::Formula => {
            Told::new("text-number", "a formula makes text of the number", "read as the number inside")
        }
        Mark::Scientific => {
            let message = "scientific notation, in which a spreadsheet may have cut digits";
            Told::new("scientific", message, "read as written")
        }
    }
}

/// The name of a column that has none, by its place: `(3rd)`.
fn ordinal(place: usize) -> String {
    let ending = match (place % 10, place % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("({place}{ending})")
}
