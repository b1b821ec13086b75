//! One row a removal: the day of departure is counted, the other columns are kept to group and filter by.
//!
//! A row whose day cannot be read is set aside, counted and listed, since the other rows stand without it. A column
//! of other days (arrest, birth, order) is never taken for the day of departure unless the user says so. Rows that
//! are exact copies of others are people and are counted.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{covered, flagged_duplicates, other_year, persons, undated};
use crate::calendar::Date;
use crate::dataset::{CountKind, FastMap, FastSet, Head, Holds, Kind, Measure, Records, Series};
use crate::load::column::{Column, Role};
use crate::load::fingerprint::fingerprint;
use crate::load::notes::{Notes, Told};
use crate::load::refusal::Refusal;
use crate::load::shape::counts::group_columns;
use crate::load::shape::coverage::stated_year;
use crate::load::shape::measures::heading_rank;
use crate::load::shape::measures::kinds::{self, Kinds};
use crate::load::shape::measures::{measure, subject};
use crate::load::shape::oddities::{self, OfYear};
use crate::load::shape::periods::clock::{Clock, RowTime};
use crate::load::shape::periods::time::{self, TimePlan};
use crate::load::shape::{Draft, Facts, no_shape};
use crate::load::show;
use crate::load::table::Record;
use crate::quantity::Count;

/// Whether each row is a removal: a day and no count.
pub(crate) fn recognize(draft: &Draft<'_>) -> bool {
    if let Some(kind) = draft.options.kind {
        return kind == CountKind::Records;
    }
    if draft.options.count_column.is_some() {
        return false;
    }
    let has = |role: Role| draft.columns.iter().any(|column| column.role == role);
    let named = draft.options.date_column.as_ref();
    let other_day = || {
        named.and_then(|name| draft.column_named(name)).is_some_and(|column| column.role == Role::OtherDay)
    };
    let best = draft.columns.iter().filter(|column| column.role == Role::Count).map(heading_rank::rank).max();
    match best {
        None => has(Role::Departure) || has(Role::Date) || named.is_some() || undated::recognize(draft),
        // Beside a day in a case, a number of unknown meaning is one more thing known of a person.
        Some(rank) => {
            (has(Role::Departure) || other_day())
                && rank <= heading_rank::UNSURE
                && !group_columns::are_there(draft)
        }
    }
}

/// Reads every row as one removal.
pub(crate) fn read(draft: &Draft<'_>, notes: &mut Notes) -> Result<Facts, Box<Refusal>> {
    if let Some(plan) = undated::plan(draft) {
        return undated::read(draft, plan, notes);
    }
    let plan = time::choose(draft, notes)?.ok_or_else(|| no_shape::refusal(draft, notes))?;
    let day = plan.column();
    persons::check(draft, day, notes)?;
    let mut clock = Clock::new(draft, plan, true, notes)?;
    let kept = kept(draft, day);
    let kinds = kinds::find(draft, day, notes)?;
    let measure = measure::by_day(kinds.as_ref().and_then(Kinds::measure), day);
    let mut records = none(&kept, &measure, notes);
    let mut copies = Copies::of(draft);
    // There are far fewer days than rows; where one cell says the day, the same cell says the same day.
    let one = matches!(plan, TimePlan::One(_));
    let mut known: FastMap<String, Date> = FastMap::default();
    draft.table.each(|record| {
        if kinds.as_ref().is_some_and(|kinds| !kinds.wants(record)) {
            notes.set_aside(record.line(), kinds::REASON);
            return;
        }
        let text = record.get(day.place);
        let date = known.get(text).copied().or_else(|| {
            let date = departure(record, &mut clock, day, notes)?;
            if one {
                known.insert(text.to_owned(), date);
            }
            Some(date)
        });
        let Some(date) = date else { return };
        if copies.leave_out(record, notes) {
            return;
        }
        let values = kept.iter().map(|column| record.get(column.place));
        records.push((date, date), Count(1), record.line(), values);
        tell_of_width(draft, record, notes);
        notes.used();
    });
    if let Some(kinds) = kinds {
        kinds.tell(draft, notes);
    }
    finish(draft, plan, records, copies, notes)
}

/// The category columns that are kept.
pub(super) fn kept<'a>(draft: &'a Draft<'_>, day: &Column) -> Vec<&'a Column> {
    draft.columns.iter().filter(|column| column.place != day.place).collect()
}

/// No rows yet, of a table with these category columns.
pub(super) fn none(kept: &[&Column], measure: &str, notes: &Notes) -> Records {
    let head = Head {
        measure: Measure(Arc::from(measure)),
        series: Series(Arc::from(Series::RECORDS)),
        kind: Kind::Period,
        file: Arc::clone(&notes.file),
        holds: Holds::Removal,
    };
    Records::new(head, kept.iter().map(|column| column.name.clone()))
}

/// Facts from the rows that count.
pub(super) fn finish(
    draft: &Draft<'_>,
    plan: TimePlan<'_>,
    mut records: Records,
    copies: Copies,
    notes: &mut Notes,
) -> Result<Facts, Box<Refusal>> {
    let day = plan.column();
    if records.is_empty() {
        return Err(no_day_at_all(draft, day, notes));
    }
    // A bare list of days repeats itself by nature.
    if draft.columns.len() > 1 {
        copies.tell(notes);
    }
    let mut years: BTreeMap<i32, OfYear> = BTreeMap::new();
    let spans = records.spans(&[]);
    for (span, count) in &spans {
        let line = records.first_line(*span).unwrap_or_else(|| draft.header_line());
        let first = || OfYear { line, time: span.0.to_string(), rows: 0 };
        let known = years.entry(draft.options.calendar.fiscal_year(span.0).0).or_insert_with(first);
        known.rows = known.rows.saturating_add(count.0);
        if line < known.line {
            (known.line, known.time) = (line, span.0.to_string());
        }
    }
    oddities::tell_of_far_years(&years, day, notes);
    flagged_duplicates::tell(draft, &records, notes);
    other_year::tell(draft, day, &records, notes);
    stated_year::tell_of_records(draft, &years, notes);
    covered::tell_of_late_record((draft, day), &spans, &records, notes);
    covered::settle(draft, &spans, &mut records, notes);
    // What is counted by is the date of the table, whatever else its heading says.
    let role = if day.role == Role::OtherDay { Role::Date } else { day.role };
    let mut columns = vec![(role.word(), day.name.clone())];
    columns.extend(
        draft
            .columns
            .iter()
            .filter(|column| column.place != day.place && column.role == Role::OtherDay)
            .map(|column| (column.role.word(), column.name.clone())),
    );
    columns.extend(records.category_names().map(|name| ("category", name.to_owned())));
    tell_of_columns(draft, plan, notes);
    Ok(Facts {
        observations: records.observations(&[]),
        dated: None,
        kind: CountKind::Records,
        columns,
        records: Some(records),
    })
}

/// Refuses a column of which no cell is a day, for the first that says something else.
fn no_day_at_all(draft: &Draft<'_>, day: &Column, notes: &Notes) -> Box<Refusal> {
    const CODES: &[&str] = &["unreadable-date", "no-day", "placeholder-date"];
    let remedy = other_day(draft, day);
    let found = notes.findings.iter().filter(|finding| CODES.contains(&finding.code));
    let first = found.min_by_key(|finding| finding.lines.first().copied());
    let Some((finding, line)) = first.and_then(|first| Some((first, *first.lines.first()?))) else {
        return notes.refuse("no row has a date that can be read", remedy).heading(draft, day);
    };
    let text = draft.table.cell(line, day.place).unwrap_or_default();
    notes.refuse(finding.first_message(), remedy).at(line).column(day).value(&text)
}

/// What to try where no cell of the column of days can be read.
fn other_day(draft: &Draft<'_>, day: &Column) -> String {
    let is_day = |column: &&Column| column.role == Role::Departure || column.role == Role::Date;
    match draft.columns.iter().filter(|column| column.place != day.place).find(is_day) {
        Some(column) => format!("--date-column {}", subject::typed(draft, column)),
        None => "dates such as 2016-10-31 in this column".to_owned(),
    }
}

/// The day of a row; `None` where the row was set aside.
pub(super) fn departure(
    record: &Record,
    clock: &mut Clock<'_>,
    day: &Column,
    notes: &mut Notes,
) -> Option<Date> {
    let line = record.line();
    let text = record.get(day.place);
    let (told, reason) = match clock.read(record) {
        Ok(RowTime::Span(span)) if is_placeholder(span.from) => (
            Told::new("placeholder-date", "is what programs write where no date is known", ASIDE),
            "without a date",
        ),
        Ok(RowTime::Span(span)) if span.from == span.through => return Some(span.from),
        Ok(RowTime::Span(_) | RowTime::ToDate(_) | RowTime::Total(_)) => {
            (Told::new("no-day", "is not a day", ASIDE), "with a date that is no day")
        }
        Ok(RowTime::Gap) => (Told::new("no-date", "the date is not known", ASIDE), "without a date"),
        Err(bad) => (Told::new("unreadable-date", bad.why, ASIDE), "with a date that cannot be read"),
    };
    notes.warn_cell(line, day, text, told);
    notes.set_aside(line, reason);
    None
}

const ASIDE: &str = "the row is set aside";

/// Whether a day is the zero of a calendar, or the day after: a date that is none.
fn is_placeholder(day: Date) -> bool {
    let zeros = [(1899, 12, 30), (1899, 12, 31), (1900, 1, 1), (1970, 1, 1)];
    zeros.iter().any(|(year, month, date)| Date::from_ymd(*year, *month, *date) == Some(day))
}

/// Says which columns of days were not counted by.
fn tell_of_columns(draft: &Draft<'_>, plan: TimePlan<'_>, notes: &mut Notes) {
    let day = plan.column();
    let others: Vec<&str> = draft
        .columns
        .iter()
        .filter(|column| column.role == Role::OtherDay && column.place != day.place)
        .map(|column| column.name.as_str())
        .collect();
    let more = if others.is_empty() { String::new() } else { format!("; not by {}", show::listed(&others)) };
    notes.remarks.push(format!("every row is one removal, counted by \"{}\"{more}", day.name));
    let same = |column: &&Column| column.role == Role::Departure && column.place != day.place;
    if let Some(column) = draft.columns.iter().find(same).filter(|_| draft.options.date_column.is_none()) {
        let message = format!("is another day of departure beside \"{}\"", day.name);
        let action = format!("not counted by; --date-column {} counts by it", subject::typed(draft, column));
        notes.warn_column(draft.header_line(), column, Told::new("two-departures", message, action));
    }
    if day.role == Role::OtherDay {
        let message = format!("\"{}\" is not the day on which somebody left", day.name);
        let line = draft.header_line();
        notes.warn_line(line, Told::new("other-day", message, "counted by it because --date-column says so"));
    }
}

/// Says that a row has fewer or more cells than the header.
fn tell_of_width(draft: &Draft<'_>, record: &Record, notes: &mut Notes) {
    let headings = draft.table.headings.len();
    let extra = (headings..record.len()).find(|column| !record.get(*column).is_empty());
    let message = || format!("the row has {} cells where the header has {headings}", record.len());
    if let Some(extra) = extra {
        let told = Told::new("long-row", message(), "counted; this cell stands in no column");
        notes.warn_value(record.line(), record.get(extra), told);
        return;
    }
    if record.len() < headings && draft.table.delimiter().is_some() {
        let told = Told::new("short-row", message(), "the missing cells are read as empty");
        notes.warn_line(record.line(), told);
    }
}

/// Rows that repeat another one exactly.
#[derive(Default)]
pub(super) struct Copies {
    seen: FastSet<u64>,
    /// The line of the first of them.
    first: Option<u64>,
    times: u64,
    /// The user has asked to leave them out.
    dropped: bool,
}

impl Copies {
    /// None yet. A bare list of days repeats itself by nature, and nobody means its days by copies.
    pub(super) fn of(draft: &Draft<'_>) -> Self {
        Self { dropped: draft.options.drop_copies && draft.columns.len() > 1, ..Self::default() }
    }

    /// Takes in a row that counts; whether it is left out, as one that repeats an earlier one.
    pub(super) fn leave_out(&mut self, record: &Record, notes: &mut Notes) -> bool {
        let repeats = !self.seen.insert(fingerprint(record));
        if repeats {
            self.repeat(1, record.line());
        }
        let out = repeats && self.dropped;
        if out {
            notes.set_aside(record.line(), "that repeat an earlier one exactly");
        }
        out
    }

    /// Notes that so many rows, the first of them on this line, repeat others.
    pub(super) fn repeat(&mut self, times: u64, line: u64) {
        self.times += times;
        self.first = Some(self.first.map_or(line, |first| first.min(line)));
    }

    pub(super) fn tell(self, notes: &mut Notes) {
        let Some(first) = self.first else { return };
        let message = match self.times {
            1 => "1 row repeats an earlier row exactly".to_owned(),
            times => format!("{} rows repeat an earlier row exactly", Count(times)),
        };
        let action = if self.dropped {
            "left out, as --drop-copies asks"
        } else {
            "counted: they may be different people; --drop-copies leaves them out"
        };
        notes.warn_line(first, Told::new("copies", message, action));
    }
}
