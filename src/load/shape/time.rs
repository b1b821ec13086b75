//! Which columns tell when, and the span of days that each row covers.
//!
//! A table may hold its time in one column, in a year and a month, or in a first and a last day. [`choose`] picks,
//! [`Clock`] reads.

use super::Draft;
use super::count_column::no_such_column;
use crate::calendar::{FiscalCalendar, FiscalYear};
use crate::dataset::FastSet;
use crate::load::cell::period::{Decided, Evidence, Hints, Span, Style, Time, Unsure, Weeks, quarter_of};
use crate::load::cell::when;
use crate::load::column::{Column, Role};
use crate::load::notes::Notes;
use crate::load::refusal::Refusal;
use crate::load::table::{Record, Walk};
use crate::load::{show, word};

/// Where a table keeps its time.
#[derive(Clone, Copy, Debug)]
pub(super) enum TimePlan<'a> {
    /// In one column.
    One(&'a Column),
    /// A part of a year in one column and the year in another, or in the title.
    Part {
        /// The column of months or quarters.
        part: &'a Column,
        /// The column of years.
        year: Option<&'a Column>,
        /// The column of calendar years beside one of fiscal years.
        check: Option<&'a Column>,
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
    pub(super) fn column(self) -> &'a Column {
        match self {
            Self::One(column)
            | Self::Part { part: column, .. }
            | Self::FromThrough { through: column, .. } => column,
        }
    }

    /// Every column of the plan.
    pub(super) fn columns(self) -> Vec<&'a Column> {
        match self {
            Self::One(column) => vec![column],
            Self::Part { part, year, check } => [Some(part), year, check].into_iter().flatten().collect(),
            Self::FromThrough { from, through } => vec![from, through],
        }
    }
}

/// The columns whose headings say nothing but their role, where there are such: `departed_date` beside
/// `latest_person_departed_date`.
fn plainest(columns: Vec<&Column>) -> Vec<&Column> {
    let plain: &[&[&str]] = &[word::REMOVAL, word::TIME, &["on", "at", "of", "as", "actual"]];
    let extra = |column: &&Column| {
        column.words.iter().filter(|word| !word::only(std::slice::from_ref(word), plain)).count()
    };
    let least = columns.iter().map(extra).min();
    columns.into_iter().filter(|column| Some(extra(column)) == least).collect()
}

/// What a row's time is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowTime {
    /// It covers a span.
    Span(Span),
    /// It is the total of a span, or of all rows.
    Total(Option<Span>),
    /// A fiscal year up to a day that is not stated.
    ToDate(FiscalYear),
    /// It has no time.
    Gap,
}

/// A cell that tells no time.
#[derive(Clone, Debug)]
pub(super) struct BadTime<'a> {
    /// Its column.
    pub(super) column: &'a Column,
    /// Why.
    pub(super) why: String,
    /// What to try, where that is known.
    pub(super) remedy: Option<&'static str>,
}

/// What to try where a part of a year has no year.
const NO_YEAR: &str = "a line such as Fiscal Year 2017 above the table";

impl<'a> BadTime<'a> {
    /// A cell of this column that tells no time.
    pub(super) fn new(column: &'a Column, why: impl Into<String>) -> Self {
        Self { column, why: why.into(), remedy: None }
    }
}

/// Picks the columns that tell when; `None` where there are none.
pub(super) fn choose<'a>(draft: &'a Draft<'_>, notes: &Notes) -> Result<Option<TimePlan<'a>>, Box<Refusal>> {
    let of = |role: Role| draft.columns.iter().filter(move |column| column.role == role);
    let first = |role: Role| of(role).next();
    if let Some(name) = &draft.options.date_column {
        let column = draft.column_named(name).ok_or_else(|| no_such_column(draft, notes, name))?;
        return Ok(Some(TimePlan::One(column)));
    }
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
                .refuse(why, format!("--date-column '{}'", first.name))
                .at(draft.header_line())
                .column(first.place, &first.name));
        }
    }
    if let (Some(from), Some(through)) = (first(Role::From), first(Role::Through)) {
        return Ok(Some(TimePlan::FromThrough { from, through }));
    }
    // A last day without a first one is the day that a count reaches.
    for role in [Role::Departure, Role::AsOf, Role::Date, Role::Period, Role::Through] {
        if let Some(column) = first(role) {
            return Ok(Some(TimePlan::One(column)));
        }
    }
    for role in [Role::Month, Role::Quarter] {
        if let Some(part) = first(role) {
            let fiscal = first(Role::FiscalYear);
            let calendar = first(Role::CalendarYear);
            let year = fiscal.or(calendar).or(first(Role::Year));
            let check = calendar.filter(|_| fiscal.is_some());
            return Ok(Some(TimePlan::Part { part, year, check }));
        }
    }
    let lone = [Role::FiscalYear, Role::Year, Role::CalendarYear, Role::From];
    Ok(lone.into_iter().find_map(first).map(TimePlan::One))
}

/// How many different cells of time columns are remembered.
const SEEN_KEPT: usize = 100_000;

/// Reads the time of each row.
#[derive(Debug)]
pub(super) struct Clock<'a> {
    plan: TimePlan<'a>,
    style: Style,
    calendar: FiscalCalendar,
    title_year: Option<FiscalYear>,
    /// The year of the rows above, for cells that leave it out.
    year: Option<i32>,
}

impl<'a> Clock<'a> {
    /// A clock for the whole table: one walk gathers what its time columns show.
    pub(super) fn new(
        draft: &Draft<'_>,
        plan: TimePlan<'a>,
        days: bool,
        notes: &mut Notes,
    ) -> Result<Self, Box<Refusal>> {
        let column = plan.column();
        let mut evidence = Evidence::default();
        // What a cell shows, it shows once; dates repeat.
        let mut seen: FastSet<String> = FastSet::default();
        let columns = plan.columns();
        draft.table.each(|record| {
            for column in &columns {
                let text = record.get(column.place);
                if !seen.contains(text) && !is_total(text) {
                    evidence.see(record.line(), text);
                    if seen.len() < SEEN_KEPT {
                        seen.insert(text.to_owned());
                    }
                }
            }
        });
        let years = matches!(column.role, Role::FiscalYear | Role::Year | Role::CalendarYear);
        let options = draft.options;
        let weeks = word::any(&column.words, &["week", "weekending"]).then(|| {
            let ending = word::any(&column.words, &["ending", "end", "ended", "weekending", "through"]);
            if ending { Weeks::Ending } else { Weeks::From }
        });
        let (order, epoch, quarters) = (options.dates, options.epoch, options.quarters);
        let hints = Hints { order, epoch, quarters, years, days, weeks };
        let (style, decided) = evidence.decide(hints, options.calendar).map_err(|unsure| {
            let Unsure { line, value, why, remedy } = unsure;
            notes.refuse(why, remedy).at(line).column(column.place, &column.name).value(&value)
        })?;
        for Decided { line, value, told } in decided {
            notes.warn_cell(line, column, &value, told);
        }
        Ok(Self { plan, style, calendar: options.calendar, title_year: draft.title.months_year, year: None })
    }

    /// Whether the file writes days that end a period, and so may be days that a count reaches.
    pub(super) fn labels_are_ends(&self) -> bool {
        self.style.days_are_ends()
    }

    /// The time of a row.
    pub(super) fn read(&mut self, record: &Record) -> Result<RowTime, BadTime<'a>> {
        match self.plan {
            TimePlan::One(column) => self.read_one(column, record),
            TimePlan::Part { part, year, .. } => self.read_part(part, year, record),
            TimePlan::FromThrough { from, through } => self.read_span(from, through, record),
        }
    }

    fn read_one(&self, column: &'a Column, record: &Record) -> Result<RowTime, BadTime<'a>> {
        let text = record.get(column.place);
        if is_total(text) {
            return Ok(RowTime::Total(self.total_of(text)));
        }
        let bad = |why: String| BadTime::new(column, why);
        match self.style.read(text).map_err(bad)? {
            Time::Span(span) => Ok(RowTime::Span(span)),
            Time::Year(year) => Ok(RowTime::Span(self.year_span(column, year)?)),
            Time::ToDate(year) => Ok(RowTime::ToDate(year)),
            Time::Gap => Ok(RowTime::Gap),
            Time::Month(month) => {
                let year = self.title_year.map(|year| (year.0, true));
                let span = year.and_then(|(year, fiscal)| month_of(self.calendar, year, month, fiscal));
                span.map(RowTime::Span).ok_or_else(|| BadTime {
                    remedy: Some(NO_YEAR),
                    ..bad("is a month without its year".into())
                })
            }
            Time::Quarter(quarter) => {
                let span = self.title_year.and_then(|year| quarter_of(self.calendar, year.0, quarter, true));
                span.map(RowTime::Span).ok_or_else(|| BadTime {
                    remedy: Some(NO_YEAR),
                    ..bad("is a quarter without its year".into())
                })
            }
        }
    }

    fn read_part(
        &mut self,
        part: &'a Column,
        year: Option<&'a Column>,
        record: &Record,
    ) -> Result<RowTime, BadTime<'a>> {
        let Some(year) = year else {
            return self.read_one(part, record);
        };
        let (part_text, year_text) = (record.get(part.place), record.get(year.place));
        let fiscal = year.role == Role::FiscalYear;
        if is_total(year_text) {
            return Ok(RowTime::Total(self.total_of(year_text)));
        }
        match self.style.read(year_text) {
            Ok(Time::Gap) => {}
            Ok(Time::Year(stated)) => self.year = Some(stated),
            Ok(Time::Span(span)) => self.year = Some(self.calendar.fiscal_year(span.through).0),
            Ok(Time::ToDate(stated)) => self.year = Some(stated.0),
            Ok(Time::Month(_) | Time::Quarter(_)) | Err(_) => {
                return Err(BadTime::new(year, "is not a year"));
            }
        }
        let known = self.year.ok_or_else(|| BadTime::new(year, "is empty, and no year stands above it"))?;
        let whole = || Some(Span::fiscal_year(self.calendar, FiscalYear(known))).filter(|_| fiscal);
        if is_total(part_text) || part_text == "0" {
            return Ok(RowTime::Total(whole()));
        }
        let bad = |why: String| BadTime::new(part, why);
        let number = part_text.parse::<u32>().ok();
        let span = match (part.role, number) {
            (Role::Quarter, Some(quarter @ 1..=4)) => quarter_of(self.calendar, known, quarter, fiscal),
            (Role::Month, Some(month @ 1..=12)) => {
                let month =
                    if word::any(&part.words, &["fiscal", "fy"]) { self.month_in_year(month) } else { month };
                month_of(self.calendar, known, month, fiscal)
            }
            _ => match self.style.read(part_text).map_err(bad)? {
                Time::Span(span) => Some(span),
                Time::Month(month) => month_of(self.calendar, known, month, fiscal),
                Time::Quarter(quarter) => quarter_of(self.calendar, known, quarter, fiscal),
                Time::Gap if part_text.is_empty() && !year_text.is_empty() => {
                    return Ok(RowTime::Total(whole()));
                }
                Time::Gap => return Ok(RowTime::Gap),
                Time::Year(_) | Time::ToDate(_) => None,
            },
        };
        span.map(RowTime::Span).ok_or_else(|| bad("is not a part of a year that is known".into()))
    }

    fn read_span(
        &self,
        from: &'a Column,
        through: &'a Column,
        record: &Record,
    ) -> Result<RowTime, BadTime<'a>> {
        let mut ends = Vec::new();
        for column in [from, through] {
            let time = self.read_one(column, record)?;
            let RowTime::Span(span) = time else { return Ok(time) };
            ends.push(span);
        }
        let [first, last] = *ends.as_slice() else { return Ok(RowTime::Gap) };
        if last.through < first.from {
            return Err(BadTime::new(through, "lies before the first day of the row"));
        }
        let (from, through) = (first.from, last.through);
        let same = Span::month(from.year(), from.month())
            .filter(|month| month.from == from && month.through == through);
        let unit = if from == through { Span::day(from).unit } else { crate::load::cell::period::Unit::Week };
        Ok(RowTime::Span(same.unwrap_or(Span { from, through, unit })))
    }

    fn year_span(&self, column: &'a Column, year: i32) -> Result<Span, BadTime<'a>> {
        let fiscal = Span::fiscal_year(self.calendar, FiscalYear(year));
        if column.role == Role::CalendarYear && fiscal.from.year() != fiscal.through.year() {
            let why = "is a calendar year, which lies in two fiscal years (--fiscal-start 01-01 counts by calendar years)";
            return Err(BadTime::new(column, why));
        }
        Ok(fiscal)
    }

    /// The calendar month of a fiscal month: 1 is the month in which the year begins.
    fn month_in_year(&self, fiscal_month: u32) -> u32 {
        let first = self.calendar.first_day(FiscalYear(2000)).month();
        (first + fiscal_month - 2) % 12 + 1
    }

    /// The span that a total's label names, such as `FY2016 total`.
    fn total_of(&self, text: &str) -> Option<Span> {
        let label: Vec<&str> =
            text.split_whitespace().filter(|word| !word::any(&word::words(word), word::TOTAL)).collect();
        let label = label.join(" ");
        match when::parse(&label)?.when.whole_year() {
            Some(year) => Some(Span::fiscal_year(self.calendar, FiscalYear(year))),
            None => self.style.read(&label).ok()?.span(),
        }
    }
}

/// A calendar month by its number, in a fiscal or in a calendar year.
pub(super) fn month_of(calendar: FiscalCalendar, year: i32, month: u32, fiscal: bool) -> Option<Span> {
    if !fiscal {
        return Span::month(year, month);
    }
    let whole = Span::fiscal_year(calendar, FiscalYear(year));
    let last = Span::month(whole.through.year(), month)?;
    if last.from <= whole.through { Some(last) } else { Span::month(whole.from.year(), month) }
}

/// Whether a label marks a row as a sum of others.
pub(super) fn is_total(text: &str) -> bool {
    if text.len() > 40 || !text.contains(|letter: char| letter.is_alphabetic()) {
        return false;
    }
    let words = word::words(text);
    let known: &[&[&str]] =
        &[word::TOTAL, &["fiscal", "year", "fy", "ytd", "to", "date", "of", "for", "the", "month", "months"]];
    let number = |word: &String| word.bytes().any(|byte| byte.is_ascii_digit());
    word::any(&words, word::TOTAL)
        && words.iter().all(|word| number(word) || word::only(std::slice::from_ref(word), known))
}

/// Whether a category's label marks a row as the sum of all: `Total`, `All countries`, but not `All others`.
pub(super) fn is_total_of_all(text: &str) -> bool {
    if text.len() > 40 || !text.contains(char::is_alphabetic) {
        return false;
    }
    let words = word::words(text);
    let first = words.first().map_or("", String::as_str);
    let rest = word::any(&words, &["other", "others", "remaining", "rest", "else"]);
    let opens = matches!(first, "total" | "totals" | "overall") || first == "grand" && words.len() > 1;
    let closes = words.last().is_some_and(|last| last == "total" || last == "totals");
    !rest && (opens || closes || first == "all" && words.len() <= 3)
}

/// Why no shape fits a table.
pub(super) fn no_shape(draft: &Draft<'_>, notes: &Notes) -> Box<Refusal> {
    let names: Vec<&str> = draft.columns.iter().map(|column| column.name.as_str()).collect();
    let other: Vec<&Column> = draft.columns.iter().filter(|column| column.role == Role::OtherDay).collect();
    let born = |column: &Column| word::any(&column.words, &["birth", "dob", "born"]);
    let line = draft.header_line();
    if let Some(first) = other.iter().find(|column| !born(column)).or(other.first()) {
        let others: Vec<&str> = other.iter().map(|column| column.name.as_str()).collect();
        let why = format!(
            "has no date of departure: {} can lie years before the day on which somebody left",
            show::listed(&others)
        );
        let remedy = format!("--date-column '{}' to count by it all the same", first.name);
        return notes.refuse(why, remedy).at(line);
    }
    let counts = draft.columns.iter().filter(|column| column.role == Role::Count).count();
    let words: Vec<&Column> = draft.columns.iter().filter(|column| column.role == Role::Category).collect();
    if let ([column], 1..) = (words.as_slice(), counts)
        && column.place == 0
        && let Some((line, value)) = first_cell(draft, column)
    {
        let remedy = "a month such as 2016-10 or a date such as 2016-10-31 in this column";
        return notes
            .refuse("is no date or period that is known", remedy)
            .at(line)
            .column(0, &column.name)
            .value(&value);
    }
    let has_time = draft.columns.iter().any(|column| column.role.is_time());
    let what = if has_time { "no column of counts" } else { "no column of dates or periods" };
    let remedy = if has_time { "--count-column NAME" } else { "--date-column NAME" };
    notes.refuse(format!("{what} among {}", show::listed(&names)), remedy).at(line)
}

fn first_cell(draft: &Draft<'_>, column: &Column) -> Option<(u64, String)> {
    let mut first = None;
    draft.table.walk(|record| {
        first = Some((record.line(), record.get(column.place).to_owned()));
        Walk::Stop
    });
    first
}
