//! Which columns tell when.
//!
//! A table may hold its time in one column, in a year and a month, or in a first and a last day. [`choose`] picks the
//! columns; a [`Clock`](super::clock::Clock) reads them.

use crate::calendar::FiscalCalendar;
use crate::load::cell::month_by_number;
use crate::load::column::{Column, Role};
use crate::load::notes::Notes;
use crate::load::refusal::Refusal;
use crate::load::shape::groups::total_label::is_total_row;
use crate::load::shape::measures::subject;
use crate::load::shape::{Draft, named_column};
use crate::load::table::{Record, Walk};
use crate::load::{cell, show, word};

/// Where a table keeps its time.
#[derive(Clone, Copy, Debug)]
pub(crate) enum TimePlan<'a> {
    /// In one column.
    One(&'a Column),
    /// A part of a year in one column and the year in another, or in the title.
    Part {
        /// The column of months, quarters or halves.
        part: &'a Column,
        /// The column of years.
        year: Option<&'a Column>,
        /// The column of calendar years beside one of fiscal years.
        check: Option<&'a Column>,
    },
    /// Year, month and day in three columns.
    Parts {
        /// The column of calendar years.
        year: &'a Column,
        /// The column of months.
        month: &'a Column,
        /// The column of days of the month.
        day: &'a Column,
    },
    /// A first and a last day.
    FromThrough {
        /// The column of first days.
        from: &'a Column,
        /// The column of last days.
        through: &'a Column,
    },
}

impl<'a> TimePlan<'a> {
    /// The column that errors about a time name.
    pub(crate) fn column(self) -> &'a Column {
        match self {
            Self::One(column)
            | Self::Part { part: column, .. }
            | Self::Parts { day: column, .. }
            | Self::FromThrough { through: column, .. } => column,
        }
    }

    /// What a row says in one of them; a month beside its year by its name alone, where its number stands before that.
    pub(crate) fn text_of<'row>(
        self,
        column: &Column,
        record: &'row Record,
        calendar: FiscalCalendar,
    ) -> &'row str {
        let text = record.get(column.place);
        match self {
            Self::Part { part, year: Some(_), .. }
                if part.place == column.place && part.role == Role::Month =>
            {
                month_by_number::name(text, calendar)
            }
            Self::One(_) | Self::Part { .. } | Self::Parts { .. } | Self::FromThrough { .. } => text,
        }
    }

    /// Every column of the plan.
    pub(crate) fn columns(self) -> Vec<&'a Column> {
        match self {
            Self::One(column) => vec![column],
            Self::Part { part, year, check } => [Some(part), year, check].into_iter().flatten().collect(),
            Self::Parts { year, month, day } => vec![year, month, day],
            Self::FromThrough { from, through } => vec![from, through],
        }
    }
}

/// The columns whose headings say nothing but their role, where there are such: `departed_date` beside
/// `latest_person_departed_date`. The day of departure goes before the day of the removal, which agencies also call the
/// day on which they close a case.
fn plainest(columns: Vec<&Column>) -> Vec<&Column> {
    let plain: &[&[&str]] = &[word::REMOVAL, word::TIME, &["on", "at", "of", "as", "actual"]];
    let extra = |column: &&Column| column.words.iter().filter(|word| !word::is_in_any(word, plain)).count();
    let least = columns.iter().map(extra).min();
    let plainest: Vec<&Column> = columns.into_iter().filter(|column| Some(extra(column)) == least).collect();
    let departed: Vec<&Column> =
        plainest.iter().copied().filter(|column| word::any(&column.words, word::DEPARTED)).collect();
    if departed.is_empty() { plainest } else { departed }
}

/// Picks the columns that tell when; `None` where there are none.
pub(crate) fn choose<'a>(draft: &'a Draft<'_>, notes: &Notes) -> Result<Option<TimePlan<'a>>, Box<Refusal>> {
    let plan = likeliest(draft, notes)?;
    if let Some(plan) = plan.filter(|_| draft.options.date_column.is_none()) {
        named_column::refuse_two_times(draft, plan, notes)?;
    }
    Ok(plan)
}

fn likeliest<'a>(draft: &'a Draft<'_>, notes: &Notes) -> Result<Option<TimePlan<'a>>, Box<Refusal>> {
    let Some(name) = &draft.options.date_column else { return unnamed(draft, notes) };
    let column = named_column::find(draft, notes, ("--date-column", name))?;
    let own = unnamed(draft, notes).ok().flatten();
    Ok(Some(own.filter(|plan| plan.column().place == column.place).unwrap_or_else(|| named(draft, column))))
}

/// The plan of a column that the user names: parts of years need the column of their years.
fn named<'a>(draft: &'a Draft<'_>, column: &'a Column) -> TimePlan<'a> {
    let parts = matches!(column.role, Role::Month | Role::Quarter | Role::Half);
    let beside = if parts { beside_year(draft, column) } else { None };
    beside.unwrap_or(TimePlan::One(column))
}

/// The plan of a table whose user names no column.
fn unnamed<'a>(draft: &'a Draft<'_>, notes: &Notes) -> Result<Option<TimePlan<'a>>, Box<Refusal>> {
    let of = |role: Role| draft.columns.iter().filter(move |column| column.role == role);
    let first = |role: Role| of(role).next();
    for role in [Role::Departure, Role::AsOf, Role::Date] {
        let columns = plainest(of(role).collect());
        if let [only] = *columns.as_slice()
            && role == Role::Departure
        {
            return Ok(Some(TimePlan::One(only)));
        }
        if let [first, _, ..] = *columns.as_slice() {
            let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
            let why = format!("is one of {} date columns: {}", names.len(), show::listed(&names));
            return Err(notes
                .refuse(why, format!("--date-column {}", subject::typed(draft, first)))
                .heading(draft, first));
        }
    }
    let day = of(Role::Date).find(|column| matches!(column.words.as_slice(), [word] if word == "day"));
    if let (Some(year), Some(month), Some(day)) =
        (first(Role::Year).or(first(Role::CalendarYear)), first(Role::Month), day)
    {
        return Ok(Some(TimePlan::Parts { year, month, day }));
    }
    if let (Some(from), Some(through)) = (first(Role::From), first(Role::Through)) {
        return Ok(Some(TimePlan::FromThrough { from, through }));
    }
    refuse_two_days(draft, notes)?;
    // A last day without a first one is the day that a count reaches.
    for role in [Role::Departure, Role::AsOf, Role::Date, Role::Period, Role::Through] {
        if let Some(column) = first(role) {
            let parted = matches!(role, Role::AsOf | Role::Period | Role::Through);
            let whole = !parted || !holds_parts(draft, column);
            let part = if whole { None } else { beside_year(draft, column) };
            return Ok(Some(part.unwrap_or(TimePlan::One(column))));
        }
    }
    for role in [Role::Month, Role::Quarter, Role::Half] {
        if let Some(part) = first(role) {
            let alone = TimePlan::Part { part, year: None, check: None };
            return Ok(Some(beside_year(draft, part).unwrap_or(alone)));
        }
    }
    let lone = [Role::FiscalYear, Role::Year, Role::CalendarYear, Role::From];
    Ok(lone.into_iter().find_map(first).map(TimePlan::One))
}

/// A column of parts of years with the column that names the year; `None` where no column does.
fn beside_year<'a>(draft: &'a Draft<'_>, part: &'a Column) -> Option<TimePlan<'a>> {
    let first = |role: Role| draft.columns.iter().find(|column| column.role == role);
    let (fiscal, calendar) = (first(Role::FiscalYear), first(Role::CalendarYear));
    let year = fiscal.or(calendar).or(first(Role::Year));
    let check = calendar.filter(|_| fiscal.is_some());
    year.is_some().then_some(TimePlan::Part { part, year, check })
}

/// Refuses a day beside periods, which may be the day that each count reaches or the one on which it was published,
/// where no heading says that counts are to date.
fn refuse_two_days(draft: &Draft<'_>, notes: &Notes) -> Result<(), Box<Refusal>> {
    let first = |role: Role| draft.columns.iter().find(|column| column.role == role);
    let parts = [Role::Date, Role::Period, Role::Month, Role::Quarter, Role::Half];
    let part = parts.into_iter().find_map(first);
    let (Some(day), Some(part), None) = (first(Role::AsOf), part, draft.options.kind) else { return Ok(()) };
    let to_date = |column: &Column| column.role == Role::Count && word::is_to_date(&column.words);
    if draft.columns.iter().any(to_date) {
        return Ok(());
    }
    let why = "may be the day that each count reaches or the day on which it was published";
    let remedy = format!(
        "--date-column {} to count by it, or --date-column {} for counts to date",
        subject::typed(draft, part),
        subject::typed(draft, day)
    );
    Err(notes.refuse(why, remedy).heading(draft, day))
}

/// The first cell of a column, with its line.
pub(crate) fn first_cell(draft: &Draft<'_>, column: &Column) -> Option<(u64, String)> {
    let mut first = None;
    draft.table.walk(|record| {
        first = Some((record.line(), record.get(column.place).to_owned()));
        Walk::Stop
    });
    first
}

/// Whether the cells of a column name parts of a year and not the year.
pub(crate) fn holds_parts(draft: &Draft<'_>, column: &Column) -> bool {
    let (mut parts, mut others) = (0_u32, 0_u32);
    draft.table.each(|record| {
        let text = record.get(column.place);
        let part =
            cell::is_part_of_year(text) || matches!(text.parse::<u32>(), Ok(0..=12)) || is_total_row(text);
        if part { parts += 1 } else { others += u32::from(!text.is_empty()) }
    });
    // Under a heading of months one cell that is none is a slip, and the others are no categories.
    parts > others || parts > 0 && matches!(column.role, Role::Month | Role::Quarter | Role::Half)
}
