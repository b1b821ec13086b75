//! The time of each row, read from the columns that were picked for it.

use super::month_runs::{self, Order};
use super::numbered_part;
use super::time::TimePlan;
use super::{calendar_headings, fiscal_months, fiscal_proof, order_by_year, spacing, year_cells};
use crate::calendar::{Date, FiscalCalendar, FiscalYear};
use crate::dataset::{CountKind, FastSet};
use crate::load::cell::evidence::{Decided, Evidence, Unsure};
use crate::load::cell::period::{Hints, Quarters, Style, Time, WeekNumbers, Yearly};
use crate::load::cell::rhythm::Spacing;
use crate::load::cell::span::{Span, Unit, month_of};
use crate::load::cell::token;
use crate::load::column::{Column, Role};
use crate::load::notes::Notes;
use crate::load::refusal::Refusal;
use crate::load::shape::Draft;
use crate::load::shape::cumulative::stated_kind::stated_kind;
use crate::load::shape::groups::total_label::{is_plain_year, is_so_far, is_total_row, total_of};
use crate::load::table::Record;
use crate::load::word;

/// What a row's time is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RowTime {
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
pub(crate) struct BadTime<'a> {
    /// Its column.
    pub(crate) column: &'a Column,
    /// Why.
    pub(crate) why: String,
    /// What to try, where that is known.
    pub(crate) remedy: Option<&'static str>,
}

/// What to try where a part of a year has no year.
const NO_YEAR: &str = "a line such as Fiscal Year 2017 above the table";

impl<'a> BadTime<'a> {
    /// A cell of this column that tells no time.
    pub(crate) fn new(column: &'a Column, why: impl Into<String>) -> Self {
        Self { column, why: why.into(), remedy: None }
    }
}

/// How many different cells of time columns are remembered.
const SEEN_KEPT: usize = 100_000;

/// Reads the time of each row.
#[derive(Clone, Debug)]
pub(crate) struct Clock<'a> {
    plan: TimePlan<'a>,
    style: Style,
    calendar: FiscalCalendar,
    /// The year that stands above the table, and whether it is a fiscal one.
    title_year: Option<(i32, bool)>,
    /// Which year quarters cut, where the user or a heading says it.
    quarters: Option<Quarters>,
    /// The year of the rows above, for cells that leave it out.
    year: Option<i32>,
    /// Where years stand among months that name none, each the year of the months below it and their sum: their kind.
    stacked: Option<Order>,
    /// Whether the months under a plain year run through the fiscal one.
    fiscal: bool,
}

impl<'a> Clock<'a> {
    /// A clock for the whole table: one walk gathers what its time columns show.
    pub(crate) fn new(
        draft: &Draft<'_>,
        plan: TimePlan<'a>,
        days: bool,
        notes: &mut Notes,
    ) -> Result<Self, Box<Refusal>> {
        let mut evidence = Evidence::default();
        // What a cell shows, it shows once; dates repeat.
        let mut seen: FastSet<String> = FastSet::default();
        let columns = plan.columns();
        draft.table.each(|record| {
            for column in &columns {
                let text = plan.text_of(column, record, draft.options.calendar);
                if !seen.contains(text) && !is_total_row(text) {
                    evidence.see(record.line(), text);
                    if seen.len() < SEEN_KEPT {
                        seen.insert(text.to_owned());
                    }
                }
            }
        });
        order_by_year::see(draft, plan, &mut evidence);
        if let TimePlan::Parts { year, .. } = plan {
            year_cells::tell(draft, year, notes);
        }
        for column in &columns {
            fiscal_months::refuse_with_years(draft, column, notes)?;
        }
        if let TimePlan::Part { part, year: None, .. } = plan
            && let Some((_, true)) = draft.title.year_of_parts()
        {
            fiscal_months::refuse_down(draft, part, notes)?;
        }
        let of_fiscal_years = columns.iter().any(|column| column.role == Role::FiscalYear);
        let is_number = |text: &String| matches!(text.parse::<u32>(), Ok(1..=12));
        let unsaid = columns.iter().any(|column| fiscal_months::are_unsaid(column));
        if of_fiscal_years && unsaid && seen.iter().any(is_number) {
            fiscal_months::refuse(draft, plan, notes)?;
            notes.remarks.push(fiscal_months::JANUARY_FIRST.to_owned());
        }
        Self::of_evidence(&evidence, draft, plan, days, notes)
    }

    /// A clock for what the cells of the time columns show, already gathered.
    pub(crate) fn of_evidence(
        evidence: &Evidence,
        draft: &Draft<'_>,
        plan: TimePlan<'a>,
        days: bool,
        notes: &mut Notes,
    ) -> Result<Self, Box<Refusal>> {
        let (column, columns) = (plan.column(), plan.columns());
        let years = column.role.is_year();
        let options = draft.options;
        let single = are_single(draft, column, days);
        let spacing = Spacing { single, ..spacing::of(draft, plan) };
        // A heading, or a column of fiscal years beside it, says which year quarters cut.
        let says = |words: &[&str]| columns.iter().any(|column| word::any(&column.words, words));
        let headed = if says(word::FISCAL) {
            Some(Quarters::Fiscal)
        } else {
            // In the standard of statistical offices, periods are the calendar's.
            let coded = columns.iter().any(|column| column.name.eq_ignore_ascii_case("TIME_PERIOD"));
            (coded || says(&["calendar", "cy"])).then_some(Quarters::Calendar)
        };
        let (order, epoch, quarters) =
            (options.dates, options.epoch, options.quarters.or(headed).or(draft.title.quarters));
        let of_quarters = column.role == Role::Quarter;
        let yearly = yearly(draft, column);
        let weeks = if says(&["iso"]) { WeekNumbers::Iso } else { WeekNumbers::Unsaid };
        let hints = Hints { order, epoch, quarters, years, weeks, days, of_quarters, yearly, spacing };
        let (style, decided) = evidence.decide(hints, options.calendar).map_err(|unsure| {
            let Unsure { line, value, why, remedy } = unsure;
            notes.refuse(why, remedy).at(line).column(column).value(&value)
        })?;
        if spacing.is_week_alone() && evidence.has_days_alone() {
            notes.remarks.push(spacing::weeks_begin(column));
        }
        for Decided { line, value, told } in decided {
            notes.warn_cell(line, column, &value, told);
        }
        let years_alone = matches!(plan, TimePlan::One(_)) && !evidence.has_plain_years_over_months();
        let order = if years_alone { None } else { month_runs::order_of_rows(draft, plan) };
        let by_order = order == Some(Order::Fiscal) && columns.iter().any(|column| column.role == Role::Year);
        if by_order {
            notes.warn_line(draft.header_line(), month_runs::told());
        }
        let fiscal = by_order || order.is_none() && fiscal_proof::is_given(draft, plan);
        let stacked = if evidence.has_years_over_months() { Some(Order::Fiscal) } else { order };
        Ok(Self {
            plan,
            style,
            calendar: options.calendar,
            title_year: draft.title.year_of_parts(),
            quarters: quarters.or_else(|| evidence.proven_quarters(style.order(), options.calendar)),
            year: None,
            stacked: stacked.filter(|_| draft.title.year_of_parts().is_none()),
            fiscal,
        })
    }

    /// Whether the file writes days that end a period, and so may be days that a count reaches.
    pub(crate) fn labels_are_ends(&self) -> bool {
        self.style.days_are_ends()
    }

    /// The time of a row.
    pub(crate) fn read(&mut self, record: &Record) -> Result<RowTime, BadTime<'a>> {
        match self.plan {
            TimePlan::One(column) => self.read_one(column, record),
            TimePlan::Part { part, year, .. } => self.read_part(part, year, record),
            TimePlan::Parts { year, month, day } => Self::read_parts([year, month, day], record),
            TimePlan::FromThrough { from, through } => self.read_span(from, through, record),
        }
    }

    fn read_one(&mut self, column: &'a Column, record: &Record) -> Result<RowTime, BadTime<'a>> {
        let text = record.get(column.place);
        if is_total_row(text) {
            // Among months, `2016 total` may be of either kind of year, so that it sums up what stands there.
            let years = column.role.is_year();
            let span = total_of(text, self.style, self.calendar).filter(|_| years || !is_plain_year(text));
            return Ok(RowTime::Total(span));
        }
        let number = || text.parse().ok().filter(|_| self.title_year.is_some());
        let part = number().and_then(|number| numbered_part::part(column, number, self.calendar));
        let bad = |why: String| BadTime::new(column, why);
        let time = part.map_or_else(|| self.style.read(text).map_err(bad), Ok)?;
        match time {
            Time::Span(span) if self.stacked.is_some() && span.unit == Unit::Year => {
                self.year = Some(self.calendar.fiscal_year(span.through).0);
                Ok(RowTime::Total(Some(span)))
            }
            Time::Span(span) => Ok(RowTime::Span(span)),
            Time::Year(year) => match self.stacked {
                Some(order) => {
                    self.year = Some(year);
                    Ok(RowTime::Total(month_runs::year_of_months(self.calendar, year, order)))
                }
                None => Ok(RowTime::Span(self.year_span(column, year)?)),
            },
            Time::ToDate(year) => Ok(RowTime::ToDate(year)),
            Time::Gap => Ok(RowTime::Gap),
            Time::Month(month) => {
                let kind = self.stacked.map(|order| order == Order::Fiscal);
                let year = self.title_year.or(self.year.zip(kind));
                let span = year.and_then(|(year, fiscal)| month_of(self.calendar, year, month, fiscal));
                span.map(RowTime::Span).ok_or_else(|| BadTime {
                    remedy: Some(NO_YEAR),
                    ..bad("is a month without its year".into())
                })
            }
            Time::Part(part) => {
                let span = self.title_year.and_then(|(year, fiscal)| part.span(self.calendar, year, fiscal));
                span.map(RowTime::Span).ok_or_else(|| BadTime {
                    remedy: Some(NO_YEAR),
                    ..bad(format!("is a {} without its year", part.word()))
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
        let part_text = self.plan.text_of(part, record, self.calendar);
        let year_text = record.get(year.place);
        let fiscal = year.role == Role::FiscalYear || self.fiscal;
        let order = if fiscal { Order::Fiscal } else { Order::Calendar };
        let whole = |year: i32| month_runs::year_of_months(self.calendar, year, order);
        if is_total_row(year_text) {
            let span = total_of(year_text, self.style, self.calendar);
            let named = span.filter(|span| span.unit == Unit::Year && is_plain_year(year_text));
            let own = named.and_then(|span| whole(self.calendar.fiscal_year(span.through).0));
            return Ok(RowTime::Total(own.or(span)));
        }
        match self.style.read(year_text) {
            Ok(Time::Gap) => {}
            Ok(Time::Year(stated)) => self.year = Some(stated),
            Ok(Time::Span(span)) => {
                let stated = calendar_headings::stated_year((year.role, fiscal), span, self.calendar);
                self.year = Some(stated.map_err(|why| BadTime::new(year, why))?);
            }
            Ok(Time::ToDate(stated)) => self.year = Some(stated.0),
            Ok(Time::Month(_) | Time::Part(_)) | Err(_) => {
                return Err(BadTime::new(year, "is not a year"));
            }
        }
        let known = self.year.ok_or_else(|| BadTime::new(year, "is empty, and no year stands above it"))?;
        if fiscal && is_so_far(part_text) {
            return Ok(RowTime::ToDate(FiscalYear(known)));
        }
        if is_total_row(part_text) || part_text == "0" {
            return Ok(RowTime::Total(whole(known)));
        }
        let bad = |why: String| BadTime::new(part, why);
        let number = without_decimals(part_text).parse::<u32>().ok();
        let time = match number.and_then(|number| numbered_part::part(part, number, self.calendar)) {
            Some(time) => time,
            None => self.style.read(part_text).map_err(bad)?,
        };
        let span = match time {
            Time::Span(span) => Some(span),
            Time::Month(month) => month_of(self.calendar, known, month, fiscal),
            Time::Part(cut) => {
                let unsaid = year.role == Role::Year && !self.fiscal && self.quarters.is_none();
                if unsaid {
                    return Err(BadTime { remedy: Some(cut.remedy()), ..bad(cut.doubt()) });
                }
                cut.span(self.calendar, known, fiscal || self.quarters == Some(Quarters::Fiscal))
            }
            Time::Gap if part_text.is_empty() && !year_text.is_empty() => {
                return Ok(RowTime::Total(whole(known)));
            }
            Time::Gap => return Ok(RowTime::Gap),
            Time::Year(_) | Time::ToDate(_) => None,
        };
        let other = if let Time::Part(cut) = time { cut.contradiction(self.calendar, fiscal) } else { None };
        let why = other.unwrap_or_else(|| "is not a part of a year that is known".to_owned());
        span.map(RowTime::Span).ok_or_else(|| bad(why))
    }

    /// Year, month and day as numbers; the month may be a name.
    fn read_parts(columns: [&'a Column; 3], record: &Record) -> Result<RowTime, BadTime<'a>> {
        let [year, month, day] = columns.map(|column| without_decimals(record.get(column.place)));
        if columns.iter().any(|column| is_total_row(record.get(column.place))) {
            return Ok(RowTime::Total(None));
        }
        let month = token::small(month).or_else(|| word::month_named(month));
        let date = token::year_of(year)
            .zip(month)
            .zip(token::small(day))
            .and_then(|(((year, _), month), day)| Date::from_ymd(year, month, day));
        let [_, _, column] = columns;
        date.map(|date| RowTime::Span(Span::day(date)))
            .ok_or_else(|| BadTime::new(column, "makes no day together with its year and month"))
    }

    fn read_span(
        &mut self,
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
        Ok(RowTime::Span(Span::between(self.calendar, from, through)))
    }

    fn year_span(&self, column: &'a Column, year: i32) -> Result<Span, BadTime<'a>> {
        if column.role == Role::CalendarYear && !self.calendar.is_calendar_year() {
            let remedy = Some(calendar_headings::BY_CALENDAR);
            return Err(BadTime { remedy, ..BadTime::new(column, calendar_headings::IN_TWO) });
        }
        Ok(Span::fiscal_year(self.calendar, FiscalYear(year)))
    }
}

/// Whether the dates of a column are those of single days and of no periods: the days of records, or `day` by its heading.
fn are_single(draft: &Draft<'_>, column: &Column, days: bool) -> bool {
    let counted = draft.columns.iter().any(|other| other.role == Role::Count);
    let of_people = matches!(column.role, Role::Departure | Role::OtherDay) || !counted;
    days && of_people && column.role != Role::AsOf || word::any(&column.words, &["day"])
}

/// A number without the decimals of nothing that programs write behind it: `10` of `10.0`.
fn without_decimals(text: &str) -> &str {
    text.strip_suffix(".0").unwrap_or(text)
}

/// What dates are that stand a year apart, as their heading says. A count to date is of its day.
fn yearly(draft: &Draft<'_>, column: &Column) -> Yearly {
    match column.role {
        Role::FiscalYear | Role::Year => Yearly::Years,
        Role::CalendarYear => Yearly::CalendarYears,
        Role::Date | Role::Period if stated_kind(draft) != Some(CountKind::Cumulative) => Yearly::Unsaid,
        Role::Month => Yearly::Months,
        Role::Date
        | Role::Period
        | Role::Quarter
        | Role::Half
        | Role::AsOf
        | Role::From
        | Role::Through
        | Role::Departure
        | Role::OtherDay
        | Role::Published
        | Role::Count
        | Role::Category
        | Role::Note
        | Role::Label => Yearly::Days,
    }
}
