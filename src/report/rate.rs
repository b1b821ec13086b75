//! How fast the year runs: from report to report, against the same days or weeks a year before.

use super::table::{Table, UNKNOWN, doubted, number, shown, text};
use super::view::Report;
use super::years::{Resolution, YearRow};
use crate::calendar::{Date, FiscalDay, FiscalYear};
use crate::dataset::Basis;
use crate::pace::{Interval, LEAST_DAYS, Window, joined_to_weeks};
use crate::quantity::Estimate;

/// The year in bars from report to report, through the as-of date. Reports closer than a week are taken together;
/// where the as-of date is no day of report, the last bar is worked out and says so.
///
/// The total of a closed year, and one figure that a newspaper got, stand in series that have no reports; the bars are then
/// those of the series that is drawn.
#[must_use]
pub fn rate_bars(report: &Report) -> Vec<Interval> {
    let mut bars = report.context.bars.clone();
    bars.extend(unfinished(report, bars.last()));
    bars.extend(later_bars(report));
    bars
}

/// What is known behind a gap in bars of at least a week; fewer days by themselves say more of their weekdays.
fn later_bars(report: &Report) -> impl Iterator<Item = Interval> {
    let later = report.later(report.year.fiscal_year).map(|later| later.window);
    let bars = joined_to_weeks(later).into_iter().map(|(window, _)| window);
    bars.filter(|window| window.days() >= LEAST_DAYS).map(|window| beside_year_before(report, window))
}

impl Report {
    /// Whether a bar lies behind the gap that ends the count to date.
    #[must_use]
    pub fn is_later(&self, bar: &Interval) -> bool {
        bar.window.from > self.year.as_of
    }

    /// What was counted from one day of a year to another, both included: read off its curve, or behind a gap.
    #[must_use]
    pub fn counted_within(&self, (from, through): (Date, Date)) -> Option<Window> {
        let row = self.row(self.calendar.fiscal_year(through))?;
        let read = |date: Date, back: u16| {
            let day = self.calendar.fiscal_day(date).0.checked_sub(back)?;
            let within = self.calendar.fiscal_year(date) == row.fiscal_year;
            row.daily.get(usize::from(day)).copied().filter(|_| within)
        };
        let on_curve = || {
            let (start, end) = (read(from, 1)?, read(through, 0)?);
            let day_before = FiscalDay(self.calendar.fiscal_day(from).0.saturating_sub(1));
            let ends = self.calendar.fiscal_day(through);
            if row.seam.is_some_and(|last| day_before.0 > 0 && last < ends) {
                return None;
            }
            let count = Estimate(end.value?.0 - start.value?.0);
            let observed = start.basis.width_to(end.basis) == 0;
            Some(Window { from, through, count, observed, lacks: row.lacks_within(day_before, ends) })
        };
        on_curve().or_else(|| self.counted_later((from, through)))
    }
}

/// A window beside the same days of the year before, where that knows them.
fn beside_year_before(report: &Report, window: Window) -> Interval {
    let previous = report.year.fiscal_year.previous();
    let year_before = window.a_year_before(|from, through| {
        let within = report.calendar.fiscal_year(through) == previous;
        report.counted_within((from, through)).filter(|_| within)
    });
    Interval { window, year_before, change: window.change_from(year_before), badge: None }
}

/// From the last report to an as-of date between two reports.
fn unfinished(report: &Report, last: Option<&Interval>) -> Option<Interval> {
    let year = &report.year;
    if !matches!(year.basis, Basis::Interpolated { .. } | Basis::Seam { .. }) || report.is_closed() {
        return None;
    }
    let from = last?.window.through.plus_days(1);
    let row = report.row(year.fiscal_year)?;
    let before = row.daily.get(usize::from(report.calendar.fiscal_day(last?.window.through).0))?.value?;
    let count = Estimate(year.to_date.0 - before.0);
    let lacks = row.lacks_within(report.calendar.fiscal_day(last?.window.through), year.day);
    let window = Window { from, through: year.as_of, count, observed: false, lacks };
    (from <= year.as_of).then_some(Interval { window, year_before: None, change: None, badge: None })
}

/// How the bars follow each other, in the words that fit the data.
#[must_use]
pub fn steps(report: &Report) -> &'static str {
    let steps = |row: &YearRow| {
        // Most of the reports of such a year are a month apart; the last month may have only begun.
        let is_month = |bar: &Interval| (28..=31).contains(&bar.window.days());
        let whole = report.context.bars.split_last().map_or(&[][..], |(_, whole)| whole);
        let is_mixed = row.days_known == Resolution::Monthly && !whole.iter().all(is_month);
        if is_mixed { Resolution::Sparse.steps() } else { row.days_known.steps() }
    };
    report.row(report.year.fiscal_year).map_or("", steps)
}

/// The rate of a window with the signs of how it is known.
#[must_use]
pub fn marked_rate(window: &Window) -> Option<String> {
    let sign = if window.observed { "" } else { "~" };
    window.per_day().map(|rate| doubted(window.lacks, format_args!("{sign}{rate}")))
}

/// How a bar differs from the same days a year before, with the sign of what that is worked out from.
#[must_use]
pub fn marked_change(bar: &Interval) -> Option<String> {
    bar.change.map(|change| doubted(bar.lacks(), change))
}

/// The count of a window with the same signs.
#[must_use]
pub fn marked_count(window: &Window) -> String {
    let sign = if window.observed { "" } else { "~" };
    doubted(window.lacks, format_args!("{sign}{}", window.count))
}

/// The bars in figures.
#[must_use]
pub fn intervals_table(report: &Report) -> Table {
    let rate = |window: Option<&Window>| shown(window.and_then(marked_rate));
    let rows = rate_bars(report).into_iter().map(|bar| {
        vec![
            bar.window.from.to_string(),
            bar.window.through.to_string(),
            bar.window.days().to_string(),
            doubted(bar.window.lacks, bar.window.count),
            rate(Some(&bar.window)),
            rate(bar.year_before.as_ref()),
            shown(marked_change(&bar)),
            note(report, &bar),
        ]
    });
    Table {
        title: format!("{} {}", report.year.fiscal_year, steps(report)),
        columns: vec![
            text("from"),
            text("through"),
            number("days"),
            number("removals"),
            number("a day"),
            number("year before"),
            number("change"),
            text("note"),
        ],
        rows: rows.collect(),
    }
}

/// What has to be known of a bar: that a gap lies before it, that it has only begun, or what its place in the year does
/// to it.
fn note(report: &Report, bar: &Interval) -> String {
    let other_dates = bar.year_before.filter(|before| before.is_same_weeks(&bar.window));
    let weeks = other_dates.map(|before| format!("year before: from {}", before.from));
    let later = report.is_later(bar).then(|| "behind a gap, in no count to date".to_owned());
    let part = bar.part().map(|(days, of)| format!("{days} of {of} days"));
    let badge = bar.badge.map(|badge| badge.words().to_owned());
    later.into_iter().chain(part).chain(badge).chain(weeks).collect::<Vec<_>>().join("; ")
}

/// The year on every day with a figure through the as-of date, against its baseline on the day that answers to it.
#[must_use]
pub fn reports_table(report: &Report) -> Table {
    let year = &report.year;
    let baseline = report.baseline.as_ref().map(|baseline| baseline.fiscal_year);
    let this = report.row(year.fiscal_year);
    let days = this.map(|row| row.observed.as_slice()).unwrap_or_default();
    let answer = this.and_then(|row| row.answer).map(|(day, _)| day);
    let days = days.iter().map(|(day, _)| *day).filter(|day| *day <= year.day && Some(*day) != answer);
    let rows = days.chain(answer).filter_map(|day: FiscalDay| {
        let date = report.calendar.date(year.fiscal_year, day)?;
        let value = report.value_on(this?, date)?;
        let other = baseline.and_then(|baseline| report.value_on(report.row(baseline)?, date));
        Some(vec![
            date.to_string(),
            day.to_string(),
            value.marked(),
            other.map_or_else(|| UNKNOWN.to_owned(), |other| other.marked()),
            shown(other.and_then(|other| other.marked_gap())),
            shown(other.and_then(|other| other.marked_change())),
        ])
    });
    let against = baseline.map(|baseline| format!(" against {baseline}")).unwrap_or_default();
    let days = match this.map(|row| row.resolution) {
        Some(Resolution::Daily) => "on every day",
        Some(
            Resolution::Total
            | Resolution::OneFigure
            | Resolution::Weekly
            | Resolution::Biweekly
            | Resolution::Monthly
            | Resolution::Sparse,
        )
        | None => "on every day with a figure",
    };
    Table {
        title: format!("{}{against} {days}, to date", year.fiscal_year),
        columns: vec![
            text("date"),
            number("day"),
            number("this year"),
            number("baseline"),
            number("difference"),
            number("change"),
        ],
        rows: rows.collect(),
    }
}

/// What another year's own reports say of its rate after a fiscal day: the middle of each bar, and its window.
#[must_use]
pub fn rates_after(report: &Report, year: FiscalYear, day: f64) -> Vec<(f64, Window)> {
    let middle = |window: &Window| {
        let day = |date| report.calendar.fiscal_day(date).days();
        (day(window.from) - 1.0).midpoint(day(window.through))
    };
    own_windows(report, year, day).into_iter().map(|window| (middle(&window), window)).collect()
}

/// A year's drawn reports as windows of at least a week, after a fiscal day. Its total is no report, since it may count
/// otherwise.
fn own_windows(report: &Report, year: FiscalYear, after: f64) -> Vec<Window> {
    let Some(row) = report.row(year) else { return Vec::new() };
    let Some((last, _)) = row.last else { return Vec::new() };
    let start = (FiscalDay(0), Estimate(0.0));
    let points = || std::iter::once(&start).chain(row.observed.iter().filter(|(day, _)| day.0 > 0));
    let date = |day: u16| report.calendar.date(year, FiscalDay(day));
    let pairs = points().zip(points().skip(1)).filter(|((from, _), _)| from.days() >= after);
    let windows = pairs.filter_map(|((from, before), (through, count))| {
        Some(Window {
            from: date(from.0 + 1)?,
            through: date(through.0)?,
            count: Estimate(count.0 - before.0),
            observed: true,
            lacks: row.lacks_within(*from, *through),
        })
    });
    let windows = joined_to_weeks(windows).into_iter().map(|(window, _)| window);
    windows.filter(|window| window.through <= last && window.days() > 1).collect()
}
