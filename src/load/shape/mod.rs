//! The shapes of tables, and what each one's rows mean.
//!
//! A shape is one row of [`SHAPES`]. The first one that recognizes a table reads it, unless the user names another. A
//! reader (`wide`, `long`, `records`) turns rows into observations, notes what became of each row, and refuses what it
//! cannot read for sure. What the readers share is ordered by what it knows, a folder each.

mod counts;
mod coverage;
mod cumulative;
mod either_day;
mod facts;
mod groups;
mod layout;
mod long;
mod measures;
mod named_column;
mod no_shape;
mod oddities;
mod outliers;
mod periods;
mod records;
mod seasons;
mod sketch;
mod totals;
mod typed_kind;
mod values;
mod versions;
mod wide;
mod zero_days;

use std::cell::OnceCell;
use std::sync::Arc;

pub(crate) use measures::kinds::KindValues;
pub(crate) use records::parts::ReadColumns;
pub(crate) use sketch::Sketch;

use coverage::stages::{self, Staged};
use cumulative::rolling;
use layout::{
    blank_repeats, block_titles, proved_blocks, side_by_side, statistic_rows, title_year, year_blocks,
    year_titles, years_below,
};
use long::mixed;
use measures::{letter_kinds, said_around, subject};
use periods::{annual_months, financial_years, foreign_months, foreign_years, other_years, year_marks};
use records::parts;

use super::Options;
use super::cell::period::{DateOrder, Quarters};
use super::column::{
    self, Column, Role, calendar_column, days_beside, plainer_time, release_column, row_numbers, told_apart,
    unnamed_time, withheld_column, year_column, year_kind,
};
use super::fast::Gathered;
use super::notes::Notes;
use super::refusal::Refusal;
use super::table::Table;
use super::title::{Title, named_day};
use super::workbook::detention;
use crate::calendar::Date;
use crate::catalog::{self, Row};
use crate::dataset::{CountKind, Observation, Records};

/// A shape as a choice.
#[derive(Debug)]
pub struct ShapeRow {
    id: &'static str,
    words: &'static str,
    recognize: fn(&Draft<'_>) -> bool,
    read: fn(&Draft<'_>, &mut Notes) -> Result<Facts, Box<Refusal>>,
}

/// Every shape, in the order in which they are tried.
pub static SHAPES: &[ShapeRow] = &[
    ShapeRow {
        id: MIXED,
        words: "one fact a row, each with its measure, series, kind, dates, count and source",
        recognize: mixed::recognize,
        read: mixed::read,
    },
    ShapeRow {
        id: "across",
        words: "years, months or dates as headings, one count in each cell",
        recognize: wide::recognize,
        read: wide::read,
    },
    ShapeRow {
        id: RECORDS,
        words: "one removal a row, with the day of departure and what else is known of it",
        recognize: records::recognize,
        read: records::read,
    },
    ShapeRow {
        id: TO_DATE,
        words: "one count to date a row, with the day that it reaches",
        recognize: long::recognize_to_date,
        read: long::read_to_date,
    },
    ShapeRow {
        id: "annual",
        words: "one fiscal year a row, with its total",
        recognize: long::recognize_annual,
        read: long::read_periods,
    },
    ShapeRow {
        id: "periods",
        words: "one day, week, month or quarter a row, with its count",
        recognize: long::recognize_periods,
        read: long::read_periods,
    },
    ShapeRow {
        id: detention::ID,
        words: "ICE's detention statistics workbook: one figure among many blocks, its day in the footnotes",
        // It is told by a whole workbook, before any one sheet is looked at.
        recognize: |_| false,
        read: |_, notes| Err(notes.refuse("is no workbook of detention statistics", "another --shape")),
    },
];

impl Row for ShapeRow {
    fn id(&self) -> &'static str {
        self.id
    }
    fn words(&self) -> &'static str {
        self.words
    }
}

/// A table with the roles of its columns, before a shape reads it.
#[derive(Debug)]
pub(crate) struct Draft<'a> {
    /// The table.
    pub(crate) table: &'a Table<'a>,
    /// Its columns.
    pub(crate) columns: Vec<Column>,
    /// What stands around it.
    pub(crate) title: Title,
    /// What the user said.
    pub(crate) options: &'a Options,
    /// The different values of every column, once somebody asked for those of one.
    values: OnceCell<Vec<Vec<String>>>,
}

/// More different values than that name places or people, and not what is counted.
const MOST_VALUES: usize = 40;

impl<'a> Draft<'a> {
    /// A table with its columns and what stands around it.
    pub(crate) fn new(table: &'a Table<'a>, file: &str, options: &'a Options) -> Self {
        let (columns, title) = looked_at(table, file, options);
        Self::of((table, columns, title), options)
    }

    /// The same of one that was looked at. A column by which rows are asked for is one of groups.
    fn of((table, mut columns, title): (&'a Table<'a>, Vec<Column>, Title), options: &'a Options) -> Self {
        let mut drafted = Self { table, columns: Vec::new(), title, options, values: OnceCell::new() };
        let is_aside = |role: Role| matches!(role, Role::Note | Role::OtherDay);
        for column in columns.iter_mut().filter(|column| is_aside(column.role) && drafted.is_filtered(column))
        {
            column.role = Role::Category;
        }
        drafted.columns = columns;
        for place in wide::row_labels::headed_as_times(&drafted) {
            if let Some(column) = drafted.columns.get_mut(place) {
                column.role = Role::Category;
            }
        }
        drafted
    }

    /// Whether the user has said which rows of a column are wanted.
    fn is_filtered(&self, column: &Column) -> bool {
        self.options.filters.iter().any(|(name, _)| name.eq_ignore_ascii_case(&column.name))
    }

    /// Whether the user lets a row with this value in a column pass: names it, or asks nothing of the column.
    fn is_wanted(&self, column: &Column, value: &str) -> bool {
        let mut asked =
            self.options.filters.iter().filter(|(name, _)| name.eq_ignore_ascii_case(&column.name));
        asked.all(|(_, wanted)| wanted.eq_ignore_ascii_case(value))
    }

    /// The same of another table, where one was made of this one.
    fn or_of(self, other: Option<&'a Table<'a>>, file: &str) -> Self {
        let options = self.options;
        other.map_or(self, |table| Self::new(table, file, options))
    }

    /// The first shape that recognizes the table.
    fn recognized(&self) -> Option<&'static ShapeRow> {
        SHAPES.iter().find(|row| (row.recognize)(self))
    }

    /// The column that the user named, by heading or by place from one.
    fn column_named(&self, name: &str) -> Option<&Column> {
        let by_name = self.columns.iter().find(|column| column.name.eq_ignore_ascii_case(name.trim()));
        let place = || name.trim().parse::<usize>().ok()?.checked_sub(1);
        by_name.or_else(|| self.columns.get(place()?))
    }

    /// Which year quarters cut, as the user or a line above the table says.
    fn quarters(&self) -> Option<Quarters> {
        self.options.quarters.or(self.title.quarters)
    }

    /// The line that errors about headings name.
    pub(super) fn header_line(&self) -> u64 {
        self.table.first_line()
    }
}

/// The columns of a table, and what stands around it.
fn looked_at(table: &Table<'_>, file: &str, options: &Options) -> (Vec<Column>, Title) {
    let mut columns = column::columns(table);
    year_column::find(table, &mut columns);
    year_kind::find(table, &mut columns);
    calendar_column::find(table, &mut columns);
    withheld_column::find(table, &mut columns);
    unnamed_time::find(table, &mut columns);
    plainer_time::find(table, &mut columns, options.calendar);
    release_column::find(table, &mut columns, options.calendar);
    days_beside::find(table, &mut columns, options.calendar);
    row_numbers::find(table, &mut columns);
    told_apart::find(table, &mut columns);
    (columns, Title::of(table, file, options.order_around()))
}

/// What a shape made of a table.
#[derive(Debug)]
pub(crate) struct Facts {
    /// The facts.
    pub(crate) observations: Vec<Observation>,
    /// The rows that they are sums of, where rows have categories.
    pub(crate) records: Option<Records>,
    /// The day on which the file was released or retrieved, as it says itself.
    pub(crate) dated: Option<Dated>,
    /// What the counts are.
    pub(crate) kind: CountKind,
    /// Columns that were used, as role and heading.
    pub(crate) columns: Vec<(&'static str, String)>,
}

/// The day of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Dated {
    /// The day.
    pub(crate) day: Date,
    /// The day, if its month does not stand first, where nothing tells whether it does.
    pub(crate) day_first: Option<Date>,
    /// Whether it came out on that day, and was not only made.
    pub(crate) is_release: bool,
}

/// Reads a table in the shape that the user named, or in the first that recognizes it; returns the shape's id too.
pub(crate) fn read(
    table: &Table<'_>,
    options: &Options,
    notes: &mut Notes,
) -> Result<(Facts, &'static str), Box<Refusal>> {
    either_day::read(table, options, notes)
}

/// The same, where the days around the table are in an order that is known.
fn read_once(
    table: &Table<'_>,
    options: &Options,
    notes: &mut Notes,
) -> Result<(Facts, &'static str), Box<Refusal>> {
    let file = Arc::clone(&notes.file);
    let draft = Draft::new(table, &file, options);
    let blocks = year_blocks::table(&draft, notes)?;
    let draft = draft.or_of(blocks.as_ref(), &file);
    block_titles::refuse(&draft, notes)?;
    let dated = title_year::table(&draft, notes)?;
    let draft = draft.or_of(dated.as_ref(), &file);
    let titled = year_titles::table(&draft, notes);
    let draft = draft.or_of(titled.as_ref(), &file);
    let below = years_below::table(&draft, notes)?;
    let draft = draft.or_of(below.as_ref(), &file);
    let proved = proved_blocks::table(&draft, notes);
    let draft = draft.or_of(proved.as_ref(), &file);
    let unmarked = year_marks::table(&draft, notes);
    let draft = draft.or_of(unmarked.as_ref(), &file);
    side_by_side::refuse(&draft, notes)?;
    let coded = annual_months::table(&draft);
    let draft = draft.or_of(coded.as_ref(), &file);
    foreign_months::refuse(&draft, notes)?;
    financial_years::refuse(&draft, notes)?;
    foreign_years::refuse(&draft, notes)?;
    other_years::refuse(&draft, notes)?;
    rolling::refuse(&draft, notes)?;
    subject::refuse_search_interest(&draft, notes)?;
    letter_kinds::refuse(&draft, notes)?;
    let row = shape_of(&draft, notes);
    // In records a row stands for itself.
    let stand_alone = row.as_ref().is_ok_and(|row| row.id == RECORDS || row.id == MIXED);
    let odd = if stand_alone { Vec::new() } else { statistic_rows::find(&draft) };
    let repeated = if stand_alone { Vec::new() } else { blank_repeats::find(&draft) };
    let mut staged = if stand_alone { Vec::new() } else { stages::find(&draft) };
    staged.retain(|row| !odd.iter().any(|(line, _)| row.is_on(*line)));
    let foreseen: Vec<u64> = staged.iter().filter_map(Staged::line_without_count).collect();
    if !stand_alone {
        stages::tell(&staged, &draft, notes);
        blank_repeats::tell_of_unproved(&draft, &repeated, notes);
    }
    if odd.is_empty() && repeated.is_empty() && foreseen.is_empty() {
        return read_as(row?, &draft, notes);
    }
    statistic_rows::tell(&odd, notes);
    let lines: Vec<u64> = odd.iter().map(|(line, _)| *line).chain(foreseen).collect();
    blank_repeats::tell(&repeated, notes);
    let columns: Vec<usize> = repeated.iter().map(|repeated| repeated.column.place).collect();
    let table = draft.table.without(&lines).filled_down(&columns);
    let draft = Draft::new(&table, &file, options);
    read_as(shape_of(&draft, notes)?, &draft, notes)
}

/// Reads a table in this shape.
fn read_as(
    row: &ShapeRow,
    draft: &Draft<'_>,
    notes: &mut Notes,
) -> Result<(Facts, &'static str), Box<Refusal>> {
    typed_kind::check(draft, row.id, notes)?;
    let mut facts = (row.read)(draft, notes)?;
    zero_days::settle(draft, &mut facts, notes);
    said_around::tell_of_silence(draft, &facts, notes);
    Ok((with_day(draft, facts), row.id))
}

/// The shape that the user named, or the first that recognizes the table.
fn shape_of(draft: &Draft<'_>, notes: &Notes) -> Result<&'static ShapeRow, Box<Refusal>> {
    match &draft.options.shape {
        Some(id) => catalog::find(SHAPES, id).ok_or_else(|| {
            let remedy = format!("--shape with one of {}", catalog::ids(SHAPES));
            notes.refuse(format!("there is no shape \"{id}\""), remedy)
        }),
        None => draft.recognized().ok_or_else(|| no_shape::refusal(draft, notes)),
    }
}

/// The shape of rows that say themselves what they are.
const MIXED: &str = "mixed";

/// The shape of one removal a row.
const RECORDS: &str = "records";

/// The shape of counts to date in one column.
const TO_DATE: &str = "to-date";

/// The columns that are read of a table that would be read as records.
pub(crate) fn record_columns(draft: &Draft<'_>, notes: &Notes) -> Option<ReadColumns> {
    let recognized = match &draft.options.shape {
        Some(id) => id == RECORDS,
        None => draft.recognized().is_some_and(|row| row.id == RECORDS),
    };
    let is_said = draft.options.kind.is_none_or(|kind| kind == CountKind::Records);
    if recognized && is_said { parts::columns(draft, notes) } else { None }
}

/// Joins records that were read part by part, with what is known of the head of their table.
pub(crate) fn read_parts(
    head: &Draft<'_>,
    notes: &mut Notes,
    gathered: Gathered,
) -> Result<Option<(Facts, &'static str)>, Box<Refusal>> {
    let facts = parts::read(head, notes, gathered)?;
    let mut facts = facts.map(|facts| with_day(head, facts));
    let named = named_day(&notes.file, DateOrder::DayFirst).filter(|_| head.options.dates.is_none());
    if let (None, Some(dated)) = (head.title.retrieved, facts.as_mut().and_then(|facts| facts.dated.as_mut()))
    {
        dated.day_first = named;
    }
    Ok(facts.map(|facts| (facts, RECORDS)))
}

fn with_day(draft: &Draft<'_>, facts: Facts) -> Facts {
    let Title { released, retrieved, named_day, .. } = draft.title;
    let day = released.or(retrieved).or(named_day);
    let dated = day.map(|day| Dated { day, day_first: None, is_release: released.is_some() });
    Facts { dated, ..facts }
}
