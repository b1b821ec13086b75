//! Times that a cell says twice: `Q1 2017 (Oct-Dec 2016)`, `October 2016 (FY2017)`.
//!
//! One half spells the days out, the other calls them by a name. Where both are the same days they are those; where they
//! are not, the cell has two readings, and neither is taken.

use super::evidence::Unsure;
use super::period::{DateOrder, Quarters};
use super::readings::Readings;
use super::rhythm::DAYS_KEPT;
use super::span::{Span, month_of};
use super::when::{Moment, When, parse_once};
use super::year_part::YearPart;
use crate::calendar::{Date, FiscalCalendar, FiscalYear};
use crate::load::word;

/// Days, and the name that they have beside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Twice {
    /// The days that one half spells out.
    pub(super) days: Readings<(Date, Date)>,
    name: Name,
}

/// What the other half calls them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Name {
    /// A quarter or a half, of a year or of the one that its days lie in.
    Part { year: Option<i32>, part: YearPart, fiscal: bool },
    /// A part of a fiscal year.
    FiscalYear(i32),
    /// A part of a year that does not say which kind it is.
    Year(i32),
    /// A month.
    Month(u32),
    /// A month of a fiscal year.
    FiscalMonth(i32, u32),
    /// The same days, in other words.
    Days(Readings<(Date, Date)>),
}

/// What parts the two halves where no brackets do.
const BETWEEN: [&str; 9] = [": ", " - ", " – ", " — ", " / ", " | ", " = ", "; ", ", "];

/// What is longer is a sentence.
const LONGEST: usize = 90;

/// The days and their name in a text, where it states both; or a quarter with its months.
pub(super) fn parse_twice(text: &str) -> Option<Moment> {
    // Most texts have no place to cut them in two.
    if text.len() > LONGEST || !text.contains([' ', '(', '[']) {
        return None;
    }
    if let Some(apart) = year_behind(text) {
        return parse_twice(&apart);
    }
    halves(text).find_map(|(left, right)| {
        let (left, right) = (parse_once(left)?, parse_once(right)?);
        let is_plain = |moment: &Moment| moment.week.is_none() && moment.zone.is_none() && !moment.marked;
        // `February 29` before a year is a day of it.
        let is_day = left.month_and_year && right.when.whole_year().is_some();
        if is_day || !(is_plain(&left) && is_plain(&right)) {
            return None;
        }
        let when = quarter_with_months(left.when, right.when)
            .or_else(|| quarter_with_months(right.when, left.when))
            .or_else(|| twice(left.when, right.when))
            .or_else(|| twice(right.when, left.when))?;
        let short_year = left.short_year || right.short_year;
        let month_and_year = left.month_and_year || right.month_and_year;
        Some(Moment { short_year, month_and_year, ..Moment::of(when) })
    })
}

/// `Q1 (Jan-Mar) 2024`, with its year in both halves: `Q1 2024 (Jan-Mar 2024)`.
fn year_behind(text: &str) -> Option<String> {
    let (name, behind) = text.split_once(" (")?;
    let (months, year) = behind.split_once(") ")?;
    let is_year = parse_once(year).is_some_and(|moment| moment.when.whole_year().is_some());
    let is_part =
        |text: &str| parse_once(text).is_some_and(|moment| matches!(moment.when, When::PartName(_)));
    (is_year && is_part(name) && is_part(months)).then(|| format!("{name} {year} ({months} {year})"))
}

/// The ways to cut a text in two.
fn halves(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let brackets = [('(', ')'), ('[', ']')];
    let bracketed =
        brackets.into_iter().filter_map(|(open, close)| text.strip_suffix(close)?.rsplit_once(open));
    let parted = BETWEEN.into_iter().filter_map(|between| text.split_once(between));
    let filled = |(left, right): &(&str, &str)| !left.trim().is_empty() && !right.trim().is_empty();
    bracketed.chain(parted).chain(before_month(text)).filter(filled)
}

/// A text cut before the first word of it that is a month: `Q1 Oct-Dec`.
fn before_month(text: &str) -> Option<(&str, &str)> {
    let is_month = |rest: &str| {
        let word = rest.split(|letter: char| !letter.is_alphabetic()).next().unwrap_or_default();
        word::month_named(word).is_some()
    };
    let cuts = text.match_indices(' ').filter_map(|(space, _)| text.split_at_checked(space));
    cuts.map(|(left, right)| (left, right.trim_start())).find(|(_, right)| is_month(right))
}

/// `Q1 (Oct-Dec)`, `FY2017 Q1 (Oct-Dec)`: a quarter that says its months.
fn quarter_with_months(quarter: When, months: When) -> Option<When> {
    let When::PartName(YearPart::Months(first, last)) = months else { return None };
    if let When::PartName(part) = quarter {
        return Some(When::PartName(part.with_months(first, last)?));
    }
    let When::Part { year, part, fiscal } = quarter else { return None };
    Some(When::Part { year, part: part.with_months(first, last)?, fiscal })
}

fn twice(spelled: When, named: When) -> Option<When> {
    Some(When::Twice(Twice { days: days_of(spelled)?, name: name_of(named)? }))
}

/// The days of a month or of a span.
fn days_of(when: When) -> Option<Readings<(Date, Date)>> {
    if let When::Span(days) = when {
        return Some(days);
    }
    let (year, month) = when.plain_month()?;
    let month = Span::month(year, month)?;
    Some(Readings::sure((month.from, month.through)))
}

fn name_of(when: When) -> Option<Name> {
    match when {
        When::Part { year, part, fiscal } => Some(Name::Part { year: Some(year), part, fiscal }),
        When::PartName(part) => Some(Name::Part { year: None, part, fiscal: false }),
        When::FiscalYear { year, to_date: false } => Some(Name::FiscalYear(year)),
        When::Year { year } => Some(Name::Year(year)),
        When::MonthName(month) => Some(Name::Month(month)),
        When::FiscalMonth { year, month } => Some(Name::FiscalMonth(year, month)),
        When::Month { .. } | When::Span(_) => days_of(when).map(Name::Days),
        When::Day(_)
        | When::Slashed { .. }
        | When::MonthOrYears { .. }
        | When::FiscalYear { to_date: true, .. }
        | When::LabelledYear { .. }
        | When::Twice(_)
        | When::Serial(_) => None,
    }
}

impl Twice {
    /// Its days in an order of day and month; `None` where its name is that of other days.
    pub(super) fn span(self, order: DateOrder, calendar: FiscalCalendar) -> Option<Span> {
        let (from, through) = self.days.in_order(order)?;
        let fits = self.fits(order, calendar, true) || self.fits(order, calendar, false);
        fits.then(|| Span::between(calendar, from, through))
    }

    /// Which year its quarter or half cuts, where only one of them fits.
    pub(super) fn proves(self, order: DateOrder, calendar: FiscalCalendar) -> Option<Quarters> {
        let Name::Part { fiscal: false, .. } = self.name else { return None };
        match (self.fits(order, calendar, true), self.fits(order, calendar, false)) {
            (true, false) => Some(Quarters::Fiscal),
            (false, true) => Some(Quarters::Calendar),
            (true, true) | (false, false) => None,
        }
    }

    /// Whether its name, read as one of the fiscal or of the calendar year, is that of its days.
    fn fits(self, order: DateOrder, calendar: FiscalCalendar, fiscal: bool) -> bool {
        let Some((from, through)) = self.days.in_order(order) else { return false };
        let fiscal_year = calendar.fiscal_year(from);
        let of_one_year = calendar.fiscal_year(through) == fiscal_year;
        let is = |span: Option<Span>| span.is_some_and(|span| (span.from, span.through) == (from, through));
        let own_year = || if fiscal { fiscal_year.0 } else { from.year() };
        match self.name {
            Name::Part { fiscal: true, .. } if !fiscal => false,
            Name::Part { year, part, .. } => is(part.span(calendar, year.unwrap_or_else(own_year), fiscal)),
            Name::FiscalYear(year) => of_one_year && fiscal_year == FiscalYear(year),
            Name::Year(year) if fiscal => of_one_year && fiscal_year == FiscalYear(year),
            Name::Year(year) => from.year() == year && through.year() == year,
            Name::Month(month) => is(Span::month(from.year(), month)),
            Name::FiscalMonth(year, month) => is(month_of(calendar, year, month, true)),
            Name::Days(days) => days.in_order(order) == Some((from, through)),
        }
    }

    /// The days that its name is of, in words.
    fn named(self, order: DateOrder, calendar: FiscalCalendar) -> String {
        let shown = |span: Span| format!("{} to {}", span.from, span.through);
        let of = |span: Option<Span>| span.map_or_else(|| "no such days".to_owned(), shown);
        match self.name {
            Name::Part { year, part, fiscal } => {
                let Some((from, _)) = self.days.in_order(order) else { return String::new() };
                let own = |fiscal: bool| if fiscal { calendar.fiscal_year(from).0 } else { from.year() };
                let span =
                    |fiscal: bool| of(part.span(calendar, year.unwrap_or_else(|| own(fiscal)), fiscal));
                if fiscal { span(true) } else { format!("{} or {}", span(true), span(false)) }
            }
            Name::FiscalYear(year) => {
                format!("a part of {}", shown(Span::fiscal_year(calendar, FiscalYear(year))))
            }
            Name::Year(year) => format!("a part of {year}"),
            Name::Month(month) => {
                Span::month(2000, month).map_or_else(String::new, |span| span.from.month_name().to_owned())
            }
            Name::FiscalMonth(year, month) => of(month_of(calendar, year, month, true)),
            Name::Days(days) => days
                .in_order(order)
                .map_or_else(String::new, |(from, through)| format!("{from} to {through}")),
        }
    }
}

/// What the cells of a column show that say their time twice.
#[derive(Clone, Debug, Default)]
pub(super) struct SaidTwice {
    /// Those cells; kept up to a limit.
    seen: Vec<(u64, String, When)>,
}

impl SaidTwice {
    /// Takes in a cell, if it is one.
    pub(super) fn see(&mut self, when: When, line: u64, text: &str) {
        let says_months =
            matches!(when, When::Part { part, .. } | When::PartName(part) if part.says_months());
        let twice = says_months || matches!(when, When::Twice(_));
        if twice && self.seen.len() < DAYS_KEPT {
            self.seen.push((line, text.to_owned(), when));
        }
    }

    /// Which year quarters and halves cut that do not say it, as their days show. Refuses cells that say two things, and
    /// columns whose cells show both.
    pub(super) fn quarters(
        &self,
        order: DateOrder,
        calendar: FiscalCalendar,
    ) -> Result<Option<Quarters>, Unsure> {
        let unsure = |line: u64, value: &str, why: String, remedy: String| {
            Err(Unsure { line, value: value.to_owned(), why, remedy })
        };
        let mut known: Option<(u64, &str, Quarters)> = None;
        for (line, value, when) in &self.seen {
            if let Some((why, remedy)) = doubt(value, *when, order, calendar) {
                return unsure(*line, value, why, remedy);
            }
            let Some(own) = proves(*when, order, calendar) else { continue };
            match known {
                None => known = Some((*line, value, own)),
                Some((_, _, quarters)) if quarters == own => {}
                Some((first, other, _)) => {
                    let why = format!(
                        "and \"{other}\" in line {first} cut two kinds of years, the calendar's and the fiscal one"
                    );
                    return unsure(*line, value, why, ONE_OF_TWO.to_owned());
                }
            }
        }
        Ok(known.map(|(_, _, quarters)| quarters))
    }
}

/// Which year a quarter or a half cuts that says its days and not its kind, where only one fits.
fn proves(when: When, order: DateOrder, calendar: FiscalCalendar) -> Option<Quarters> {
    if let When::Twice(twice) = when {
        return twice.proves(order, calendar);
    }
    if let When::Part { part, fiscal: false, .. } | When::PartName(part) = when {
        return part.proves(calendar);
    }
    None
}

/// What to try where the two halves of a cell say two things.
const ONE_OF_TWO: &str = "one of the two in this cell";

/// Why a text that says its time twice says two things, and what to try; `None` where it says one.
fn doubt(text: &str, when: When, order: DateOrder, calendar: FiscalCalendar) -> Option<(String, String)> {
    if let When::Part { part, fiscal, .. } = when {
        return part.contradiction(calendar, fiscal).map(|why| (why, ONE_OF_TWO.to_owned()));
    }
    if let When::PartName(part) = when {
        return part.contradiction(calendar, false).map(|why| (why, ONE_OF_TWO.to_owned()));
    }
    let When::Twice(twice) = when else { return None };
    if twice.span(order, calendar).is_some() {
        return None;
    }
    let (from, through) = twice.days.in_order(order)?;
    let of = |half: &str| parse_once(half).map(|moment| moment.when);
    let name = halves(text).find_map(|(left, right)| {
        let is = |days: &str, name: &str| {
            of(days).and_then(days_of) == Some(twice.days) && of(name).and_then(name_of) == Some(twice.name)
        };
        if is(left, right) { Some(right) } else { is(right, left).then_some(left) }
    });
    let why = format!(
        "says {from} to {through}, and \"{}\" is {}",
        name.unwrap_or(text).trim(),
        twice.named(order, calendar)
    );
    // `Q1 FY2017 (Jul-Sep 2016)` is one of years that begin in July.
    let start = format!("{:02}-{:02}", from.month(), from.day());
    let fits = |other: FiscalCalendar| twice.span(order, other).is_some();
    let other = FiscalCalendar::parse(&start).is_ok_and(fits)
        && matches!(twice.name, Name::Part { fiscal: true, .. });
    let remedy = if other {
        format!("--fiscal-start {start} to count by years that begin then")
    } else {
        ONE_OF_TWO.to_owned()
    };
    Some((why, remedy))
}
