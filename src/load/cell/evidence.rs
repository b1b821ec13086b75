//! What the cells of a time column show, and the one style that they prove.
//!
//! [`Evidence::decide`] draws a [`Style`] for the whole column or says why it cannot. What was decided without being
//! written in the file is a [`Decided`] for the reader to hear of.

use std::collections::BTreeSet;

use super::day_number;
pub(super) use super::decided::Sight;
pub(crate) use super::decided::{Decided, Unsure, short_years};
use super::month_point::Points;
use super::numbered_weeks::NumberedWeeks;
use super::pairs::Pairs;
use super::period::{
    DateOrder, Days, Hints, Quarters, Style, WeekNumbers, Weeks, Yearly, day_of_serial, slashed,
};
use super::readings::Readings;
use super::rhythm::{self, DAYS_KEPT, Found, Spacing};
use super::said_twice::SaidTwice;
use super::six_digits::SixDigits;
use super::stage;
use super::turned_days;
use super::when::{self, When};
use super::year_label::{self, YearLabel};
use super::year_part;
use super::years_first::YearsFirst;
use crate::calendar::{Date, FiscalCalendar};
use crate::load::notes::Told;
use crate::load::word;

/// What the cells of a column show.
#[derive(Clone, Debug, Default)]
pub(crate) struct Evidence {
    pub(super) first_over_12: Sight,
    pub(super) second_over_12: Sight,
    pub(super) slashed: Sight,
    /// A date whose day and month are one number.
    alike: Sight,
    pub(super) day: Sight,
    /// Whether a day is written with the name of its month.
    pub(super) spelled: bool,
    /// The dates that have two readings, as written; kept up to a limit.
    pub(super) open: BTreeSet<(i32, u32, u32)>,
    pub(super) open_span: Sight,
    /// The spans of days that have two readings; kept up to a limit.
    pub(super) open_spans: Vec<Readings<(Date, Date)>>,
    /// The years that say which days they cover; kept up to a limit.
    labels: Vec<(u64, String, (i32, YearLabel))>,
    /// What is written twice, and what parts of years say of their months.
    said: SaidTwice,
    /// What is written of months behind a point.
    pub(super) points: Points,
    /// The days of dates that have one reading; kept up to a limit.
    pub(super) sure: BTreeSet<Date>,
    serial: Sight,
    /// A time behind an apostrophe, as spreadsheets mark text.
    apostrophe: Sight,
    /// A day in milliseconds from 1970 on, with the day.
    milliseconds: Option<(u64, String, Date)>,
    serials: BTreeSet<i64>,
    plain_part: Sight,
    pairs: Pairs,
    six_digits: SixDigits,
    numbered_weeks: NumberedWeeks,
    /// A date of no day that either order of day and month makes.
    pub(super) impossible: Sight,
    month: bool,
    /// The months that are written with their years; kept up to a limit.
    pub(super) months: BTreeSet<Date>,
    pub(super) month_of_year: Sight,
    years: bool,
    fiscal_year: Sight,
    pub(super) month_name: Sight,
    short_year: Sight,
    pub(super) years_first: YearsFirst,
    marked: Sight,
    pub(super) month_and_year: Sight,
    weeks_of: Sight,
    weeks_ending: Sight,
    zones: BTreeSet<Option<i32>>,
    zoned: Sight,
}

impl Evidence {
    /// Takes in a cell.
    pub(crate) fn see(&mut self, line: u64, text: &str) {
        self.six_digits.see(line, text);
        let Some(moment) = when::parse(text) else {
            self.see_no_day(line, text);
            return;
        };
        let here = || (line, text.to_owned());
        // What a mark says of the figure is told of each row.
        if moment.marked && stage::of_label(text).is_none() {
            self.marked.get_or_insert_with(here);
        }
        let text_behind = text.strip_prefix('\'').and_then(when::parse);
        if text_behind.is_some_and(|behind| behind.when == moment.when) {
            self.apostrophe.get_or_insert_with(here);
        }
        if moment.short_year {
            self.short_year.get_or_insert_with(here);
        }
        if moment.month_and_year {
            self.month_and_year.get_or_insert_with(here);
        }
        self.years_first.see(&moment, line, text);
        self.see_week(moment.week, line, text);
        self.points.see(line, text);
        self.pairs.see(moment.when, line, text);
        self.said.see(moment.when, line, text);
        if self.zones.len() < 4 && self.zones.insert(moment.zone) && moment.zone.is_some() {
            self.zoned.get_or_insert_with(here);
        }
        self.see_time(moment.when, line, text);
    }

    /// Takes in the time of a cell.
    fn see_time(&mut self, when: When, line: u64, text: &str) {
        let here = || (line, text.to_owned());
        match when {
            When::Day(date) => {
                if text.len() == 13 && word::is_digits(text) {
                    self.milliseconds.get_or_insert_with(|| (line, text.to_owned(), date));
                }
                self.spelled |= text.contains(|letter: char| letter.is_alphabetic() && letter != 'T');
                self.day.get_or_insert_with(here);
                self.keep(date);
            }
            When::Slashed { first, second, year } => {
                // A date that is the same in both orders shows neither.
                if first == second { &mut self.alike } else { &mut self.slashed }.get_or_insert_with(here);
                if first > 12 {
                    self.first_over_12.get_or_insert_with(here);
                }
                if second > 12 {
                    self.second_over_12.get_or_insert_with(here);
                }
                if self.open.len() < DAYS_KEPT {
                    self.open.insert((year, first, second));
                }
            }
            When::Serial(serial) => {
                self.serial.get_or_insert_with(here);
                if self.serials.len() < DAYS_KEPT {
                    self.serials.insert(serial);
                }
            }
            When::Part { fiscal: false, .. } => {
                self.plain_part.get_or_insert_with(here);
            }
            When::Month { year, month } => {
                self.month = true;
                self.month_of_year.get_or_insert_with(here);
                if self.months.len() < DAYS_KEPT {
                    self.months.extend(Date::from_ymd(year, month, 1));
                }
            }
            When::FiscalMonth { .. } => self.month = true,
            When::MonthName(_) => {
                self.month = true;
                self.month_name.get_or_insert_with(here);
            }
            When::FiscalYear { .. } => {
                self.years = true;
                self.fiscal_year.get_or_insert_with(here);
            }
            When::Year { .. } => self.years = true,
            When::LabelledYear { year, label } => {
                self.years = true;
                self.see_label((year, label), line, text);
            }
            When::Span(days) => self.see_span(days, line, text),
            When::Twice(twice) => self.see_span(twice.days, line, text),
            When::MonthOrYears { .. } | When::Part { .. } | When::PartName(_) => {}
        }
    }

    /// Takes in a year that says its days.
    fn see_label(&mut self, (year, label): (i32, YearLabel), line: u64, text: &str) {
        if self.labels.len() < DAYS_KEPT {
            self.labels.push((line, text.to_owned(), (year, label)));
        }
        match label {
            YearLabel::Days(days) => self.see_order(days.proves(), line, text),
            YearLabel::Through(days) => self.see_order(days.proves(), line, text),
            YearLabel::ThroughDay { .. } | YearLabel::ThroughMonth(_) | YearLabel::Months(..) => {}
        }
    }

    /// Takes in a span from one day to another.
    fn see_span(&mut self, days: Readings<(Date, Date)>, line: u64, text: &str) {
        self.numbered_weeks.see(line, text);
        self.see_order(days.proves(), line, text);
        if days.only().is_none() {
            self.open_span.get_or_insert_with(|| (line, text.to_owned()));
            if self.open_spans.len() < DAYS_KEPT {
                self.open_spans.push(days);
            }
        }
    }

    /// Takes in the order that a text alone proves.
    fn see_order(&mut self, proven: Option<DateOrder>, line: u64, text: &str) {
        let sight = match proven {
            Some(DateOrder::MonthFirst) => &mut self.second_over_12,
            Some(DateOrder::DayFirst) => &mut self.first_over_12,
            None => return,
        };
        sight.get_or_insert_with(|| (line, text.to_owned()));
    }

    fn see_week(&mut self, week: Option<Weeks>, line: u64, text: &str) {
        let sight = match week {
            Some(Weeks::From) => &mut self.weeks_of,
            Some(Weeks::Ending) => &mut self.weeks_ending,
            None => return,
        };
        sight.get_or_insert_with(|| (line, text.to_owned()));
    }

    fn keep(&mut self, date: Date) {
        if self.sure.len() < DAYS_KEPT {
            self.sure.insert(date);
        }
    }

    /// Which year the quarters and the halves of the column cut, as those show that say their days, too.
    pub(crate) fn proven_quarters(&self, order: DateOrder, calendar: FiscalCalendar) -> Option<Quarters> {
        self.said.quarters(order, calendar).unwrap_or_default()
    }

    /// Whether there are fiscal years, and months that name none.
    pub(crate) fn has_years_over_months(&self) -> bool {
        self.fiscal_year.is_some() && self.month_name.is_some()
    }

    /// The same for years that do not say their kind.
    pub(crate) fn has_plain_years_over_months(&self) -> bool {
        self.years && self.fiscal_year.is_none() && self.month_name.is_some()
    }

    /// One style for the whole column, with what has to be told of it.
    pub(crate) fn decide(
        &self,
        hints: Hints,
        calendar: FiscalCalendar,
    ) -> Result<(Style, Vec<Decided>), Unsure> {
        let mut told = Vec::new();
        self.check_labels(hints.order, calendar)?;
        self.points.check()?;
        if hints.yearly != Yearly::Months {
            self.six_digits.check()?;
        }
        if hints.weeks == WeekNumbers::Unsaid {
            self.numbered_weeks.check(calendar)?;
        }
        // Where a date that cannot be read refuses the file, it comes before what it might have shown.
        let order = self.order_told(hints.order, hints.spacing.single, &mut told);
        let order = order.map_err(|unsure| self.impossible_day(hints).unwrap_or(unsure))?;
        if hints.order.is_none() {
            turned_days::check(self)?;
        }
        let hints = Hints { quarters: hints.quarters.or(self.said.quarters(order, calendar)?), ..hints };
        let epoch = hints.epoch.unwrap_or_default();
        if let Some(sight) = self.serial.as_ref().filter(|_| hints.epoch.is_none()) {
            if hints.years {
                let why = "has five digits, and the column is one of years";
                return Err(Unsure::new(sight, why, "a year such as 2016 in this cell"));
            }
            if let Some(why) = day_number::doubt(&sight.1, &self.serials) {
                return Err(Unsure::new(sight, why, "days such as 2016-10-31 in this column"));
            }
            told.push(Decided::new(sight, day_number::told(&sight.1, epoch)));
        }
        if let Some((line, text, day)) = &self.milliseconds {
            let sight = (*line, text.clone());
            told.push(Decided::new(&sight, day_number::told_milliseconds(text, *day)));
        }
        let quarters = self.quarters(hints, calendar)?;
        let pairs_are_years = self.pairs.are_years(hints, (self.years, self.month))?;
        self.pairs.check_steps(pairs_are_years)?;
        self.tell(&mut told);
        let months = hints.spacing.edge.filter(|_| hints.spacing.named.is_some() && !hints.days);
        let of_years = hints.years && self.years;
        let days = Days::Alone;
        let style = Style { order, epoch, quarters, pairs_are_years, of_years, days, months, calendar };
        self.check_quarters(hints)?;
        self.check_month_ends()?;
        let days = if hints.days { Days::Alone } else { self.days(style, hints, &mut told)? };
        Ok((Style { days, ..style }, told))
    }

    /// Refuses years that contradict the days which they say they cover, or say two things.
    fn check_labels(&self, stated: Option<DateOrder>, calendar: FiscalCalendar) -> Result<(), Unsure> {
        let order = stated.or_else(|| self.proven_order());
        let doubtful = self.labels.iter().find_map(|(line, value, label)| {
            let (why, remedy) = year_label::doubt(*label, order, calendar)?;
            Some(Unsure { line: *line, value: value.clone(), why, remedy })
        });
        doubtful.map_or(Ok(()), Err)
    }

    /// Which year the quarters and halves of the column cut.
    fn quarters(&self, hints: Hints, calendar: FiscalCalendar) -> Result<Quarters, Unsure> {
        match (hints.quarters, &self.plain_part) {
            (Some(quarters), _) => Ok(quarters),
            (None, None) => Ok(Quarters::Fiscal),
            (None, Some(sight)) => {
                let (why, remedy) = year_part::doubt_of(&sight.1, calendar);
                Err(Unsure::new(sight, why, remedy))
            }
        }
    }

    /// Whether there are days, and no words beside them that say which of their week they are.
    pub(crate) fn has_days_alone(&self) -> bool {
        let has_days = !(self.sure.is_empty() && self.open.is_empty() && self.serials.is_empty());
        has_days && self.weeks_of.is_none() && self.weeks_ending.is_none()
    }

    /// What the days of the column stand for.
    fn days(&self, style: Style, hints: Hints, told: &mut Vec<Decided>) -> Result<Days, Unsure> {
        let mut days = self.sure.clone();
        let read = |(year, first, second): &(i32, u32, u32)| slashed(*year, *first, *second, style.order);
        days.extend(self.open.iter().filter_map(read));
        days.extend(self.serials.iter().filter_map(|serial| day_of_serial(*serial, style.epoch)));
        if let Some(edge) = style.months {
            let of = |first: &Date| if edge == Weeks::Ending { first.end_of_month() } else { *first };
            days.extend(self.months.iter().map(of));
        }
        let sights = [&self.day, &self.slashed, &self.alike, &self.serial, &self.month_of_year];
        let sight = || sights.into_iter().flatten().next();
        let edge = match (&self.weeks_of, &self.weeks_ending) {
            (None, None) => None,
            (Some(_), None) => Some(Weeks::From),
            (None, Some(_)) => Some(Weeks::Ending),
            (Some((_, first)), Some(sight)) => {
                let why = format!("ends a week, and \"{first}\" begins one");
                return Err(Unsure::new(sight, why, "a file with one of the two"));
            }
        };
        // The words beside the dates say more than those above them.
        let spacing = edge.map(|_| Spacing { edge, length: Some(7), own: true, ..hints.spacing });
        let hints = Hints { spacing: spacing.unwrap_or(hints.spacing), ..hints };
        match rhythm::days(&days, style, hints) {
            Found::Sure(days) => Ok(days),
            Found::Told(days, message, action) => {
                told.extend(sight().map(|sight| Decided::new(sight, Told::new("spacing", message, action))));
                Ok(days)
            }
            Found::Unsure(why, remedy) => {
                let (line, value) = sight().cloned().unwrap_or_default();
                Err(Unsure { line, value, why: why.to_owned(), remedy })
            }
        }
    }

    /// What is told of forms that leave little doubt, but some.
    fn tell(&self, told: &mut Vec<Decided>) {
        let zoned = self.zoned.as_ref().filter(|_| self.zones.len() > 1);
        let sights = [
            (
                self.month_and_year.as_ref(),
                "month-and-year",
                "it may be a month and a year, or a day of a month",
                "read as month and year",
            ),
            (
                self.marked.as_ref(),
                "footnote-mark",
                "a footnote mark stands beside the period",
                "the mark is dropped",
            ),
            (
                self.apostrophe.as_ref(),
                "text-date",
                "an apostrophe makes text of the period",
                "the apostrophe is dropped",
            ),
            (
                zoned,
                "zones",
                "zones differ between rows",
                "dates are taken as written and were not converted",
            ),
        ];
        told.extend(self.short_year.as_ref().map(|sight| Decided::new(sight, short_years())));
        for (sight, code, message, action) in sights {
            told.extend(sight.map(|sight| Decided::new(sight, Told::new(code, message, action))));
        }
    }
}
