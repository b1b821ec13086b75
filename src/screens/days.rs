//! The days view: a calendar for every year in fiscal order, weeks from left to right, shaded by removals a day.
//!
//! ```text
//! ● FY2026  counted day by day                       · FY2025 ...
//!      Oct  Nov Dec
//! Mon  ░▒▒▓▓··
//! Tue  ░▒▒▓█··
//! ```
//!
//! A day that no figure covers is a dot and a day without removals a zero. Where several days were reported together
//! each shows their average, and the heading says so.

use ratatui::layout::Rect;
use ratatui::style::Modifier;

use super::ground::{Canvas, below, width};
use super::prose;
use super::roles::Roles;
use super::shades::{key, shade, silent};
use super::spare;
use crate::calendar::Date;
use crate::dashboard::{Ground, State};
use crate::report::{DayCount, Levels, Report, Resolution, YearRow, day_counts, remarks};
use crate::theme::Role;

/// Columns for the names of the weekdays.
const NAMES: u16 = 5;

/// The weeks that a year can touch.
const WEEKS: u16 = 54;

/// Rows of a year besides its weekdays: heading, months, a space.
const ROWS_BESIDES: u16 = 3;

/// Taller than this, a day says no more.
const TALLEST: u16 = 2;

/// From so many rows on, what the years leave holds a picture and tables rather than sentences alone.
const ROWS_FOR_MORE: u16 = 16;

const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

pub(super) fn view(state: &State, area: Rect, canvas: &mut Canvas<'_>) {
    let report = &state.report;
    let years = years(report);
    if years.is_empty() {
        canvas.put(area, (0, 0), "No days", Role::Headline);
        let why = "only totals of years are known; daily counts or records would fill this view";
        let used = prose::muted(&[why], below(area, 1), canvas);
        spare::instead(state, &[], below(area, used + 2), canvas);
        return;
    }
    let days: Vec<_> = years.iter().map(|row| (*row, day_counts(report, row))).collect();
    let values = days.iter().flat_map(|(_, days)| days.iter().filter_map(|(_, known)| known.value()));
    let levels = Levels::of(values);
    let daily = years.iter().any(|row| row.resolution == Resolution::Daily);
    let mut rest = Rect { y: area.y + key((levels, daily), area, canvas).min(area.height), ..area };
    rest.height = area.bottom().saturating_sub(rest.y);
    let tall = tall(days.len(), rest.height);
    let rows = ROWS_BESIDES + 7 * tall;
    for (place, (row, days)) in days.iter().enumerate() {
        if place > 0 && rest.height + 1 < rows {
            break;
        }
        let role = Roles::of(report).role(row.fiscal_year);
        heading(row, (role, days), rest, canvas);
        let cursor = (row.fiscal_year == report.year.fiscal_year).then(|| state.cursor_date());
        Grid { days, levels, cursor, role, tall }.paint(state, below(rest, 1), canvas);
        rest = below(rest, rows);
    }
    // Room that holds no further year holds what can be said of these.
    if rest.height < ROWS_FOR_MORE {
        prose::muted(&remarks(report), rest, canvas);
    } else {
        spare::instead(state, &[], rest, canvas);
    }
}

/// How many rows a weekday takes: as many as let all years be seen.
fn tall(years: usize, room: u16) -> u16 {
    let years = u16::try_from(years).unwrap_or(u16::MAX).max(1);
    let each = (room.saturating_add(1) / years).saturating_sub(ROWS_BESIDES);
    (each / 7).clamp(1, TALLEST)
}

/// The year in question, its baseline, then the others with reports, newest first.
fn years(report: &Report) -> Vec<&YearRow> {
    let first = report.row(report.year.fiscal_year);
    let second = report.baseline.as_ref().and_then(|baseline| report.row(baseline.fiscal_year));
    let known = |row: &&YearRow| row.last.is_some();
    let mut years: Vec<&YearRow> = first.into_iter().chain(second).filter(known).collect();
    for row in report.years.iter().rev().filter(known) {
        if row.resolution.has_curve() && !years.iter().any(|year| year.fiscal_year == row.fiscal_year) {
            years.push(row);
        }
    }
    years
}

/// Which year, and how its days are known.
fn heading(row: &YearRow, (role, days): (Role, &[(Date, DayCount)]), area: Rect, canvas: &mut Canvas<'_>) {
    let name = format!("{} {}", role.mark(canvas.charset()), row.fiscal_year);
    let column = canvas.put(area, (0, 0), &name, role);
    let spread = days.iter().any(|(_, known)| matches!(known, DayCount::Spread(_)));
    let [long, short] = match (row.days_known, spread) {
        (Resolution::Daily, false) => ["counted day by day"; 2],
        (Resolution::Daily, true) => {
            ["counted day by day; days counted together show their average", "some days averaged"]
        }
        (Resolution::Total | Resolution::OneFigure, _) => {
            ["one figure: every day shows its average", "one average throughout"]
        }
        (Resolution::Weekly, _) => {
            ["counted by weeks: each day shows its week's average", "averages of weeks"]
        }
        (Resolution::Monthly, _) => {
            ["counted by months: each day shows its month's average", "averages of months"]
        }
        (Resolution::Biweekly, _) => {
            ["reports mostly two weeks apart: each day shows the average of its own", "averages of reports"]
        }
        (Resolution::Sparse, _) => {
            ["sparse reports: each day shows the average of its report", "averages of reports"]
        }
    };
    let room = area.width.saturating_sub(column + 2);
    canvas.put(area, (column + 2, 0), if width(long) <= room { long } else { short }, Role::Muted);
}

/// The weeks of one year.
struct Grid<'a> {
    days: &'a [(Date, DayCount)],
    levels: Levels,
    cursor: Option<Date>,
    role: Role,
    tall: u16,
}

impl Grid<'_> {
    fn paint(&self, state: &State, area: Rect, canvas: &mut Canvas<'_>) {
        let room = area.width.saturating_sub(NAMES);
        let wide = (room / WEEKS).clamp(1, 3);
        let first = self.first_week(state, room / wide);
        self.zone(state, (area, first, wide), canvas);
        for (place, name) in (0..).zip(WEEKDAYS) {
            canvas.put(area, (0, 1 + place * self.tall), name, Role::Muted);
        }
        let mut free = NAMES;
        for (date, known) in self.days {
            let Some(week) = self.week(*date).checked_sub(first).filter(|week| *week < room / wide) else {
                continue;
            };
            let column = NAMES + week * wide;
            if date.day() == 1 && column >= free && column + 3 <= area.width {
                free = canvas.put(area, (column, 0), date.month_name(), Role::Muted) + 1;
            }
            let weekday = u16::try_from(date.weekday().num_days_from_monday()).unwrap_or(0);
            for row in (1 + weekday * self.tall..).take(usize::from(self.tall)) {
                self.day((*date, *known), (area, column, row, wide), canvas);
            }
        }
    }

    /// Days under the pointer: those of the year in question that answer to the place in the calendar.
    fn zone(&self, state: &State, (area, first, wide): (Rect, u16, u16), canvas: &mut Canvas<'_>) {
        let is_asked = self.days.first().is_some_and(|(date, _)| {
            state.report.calendar.fiscal_year(*date) == state.report.year.fiscal_year
        });
        let Some((start, _)) = self.days.first().filter(|_| is_asked) else { return };
        let before = i32::try_from(start.weekday().num_days_from_monday()).unwrap_or(0);
        let room = area.width.saturating_sub(NAMES);
        let weeks = Rect {
            x: area.x + NAMES.min(area.width),
            y: area.y.saturating_add(1),
            width: room / wide * wide,
            height: area.height.saturating_sub(1).min(7 * self.tall),
        };
        let first = 1 - before + i32::from(first) * 7;
        canvas.zone(weeks, Ground::Weeks { first, wide, tall: self.tall });
    }

    /// The week of a day, counted from the one that the year begins in.
    fn week(&self, date: Date) -> u16 {
        let Some((first, _)) = self.days.first() else { return 0 };
        let offset = i64::from(first.weekday().num_days_from_monday());
        u16::try_from((date.days_since(*first) + offset) / 7).unwrap_or(0)
    }

    /// The first week that is seen: where not all fit, the cursor stays in the middle.
    fn first_week(&self, state: &State, seen: u16) -> u16 {
        // Every year is seen over the same weeks, so that they can be compared.
        let day = state.report.calendar.fiscal_day(state.cursor_date());
        let place = self.days.get(usize::from(day.0)).map_or(WEEKS, |(date, _)| self.week(*date));
        place.saturating_sub(seen / 2).min(WEEKS.saturating_sub(seen))
    }

    fn day(
        &self,
        (date, known): (Date, DayCount),
        (area, column, row, wide): (Rect, u16, u16, u16),
        canvas: &mut Canvas<'_>,
    ) {
        let charset = canvas.charset();
        let (sign, role) = match known.value() {
            Some(value) => (shade(self.levels.level(value), charset), self.role),
            None => (silent(charset), Role::Muted),
        };
        let mut style = canvas.style(role);
        if self.cursor == Some(date) {
            style = style.add_modifier(Modifier::REVERSED);
        }
        // A space between wide weeks keeps the calendar apart from a bar.
        let text = sign.to_string().repeat(usize::from(if wide > 2 { wide - 1 } else { wide }));
        canvas.put_styled(area, (column, row), &text, style);
    }
}

/// The cursor's day, with the report that it is in.
pub(super) fn readout(state: &State, area: Rect, canvas: &mut Canvas<'_>) {
    let date = state.cursor_date();
    let weekday = WEEKDAYS.get(usize::try_from(date.weekday().num_days_from_monday()).unwrap_or(0));
    let day = format!("▎{} {}", weekday.copied().unwrap_or_default(), date.long());
    let mut column = canvas.put(area, (0, 0), &day, Role::Text);
    let roles = Roles::of(&state.report);
    let told: Vec<(Role, [String; 2])> = years(&state.report)
        .into_iter()
        .take(2)
        .filter_map(|row| {
            let role = roles.role(row.fiscal_year);
            let name = format!("  {}{}", role.mark(canvas.charset()), row.fiscal_year);
            Some((role, count_on(&state.report, row, date)?.map(|count| format!("{name} {count}"))))
        })
        .collect();
    // All in the long form where that fits, else all in the short one; the year in question is never left out for another.
    let wide = told.iter().map(|(_, [long, _])| width(long)).sum::<u16>();
    let is_narrow = column.saturating_add(wide) > area.width;
    for (role, [long, short]) in &told {
        let Some(end) = canvas.put_whole(area, column, if is_narrow { short } else { long }, *role) else {
            break;
        };
        column = end;
    }
}

/// What is known of the day of a year that answers to a date of the year in question, in a long and a short form.
fn count_on(report: &Report, row: &YearRow, date: Date) -> Option<[String; 2]> {
    let day = report.alignment.fiscal_day(report.calendar, date, row.fiscal_year)?;
    let counts = day_counts(report, row);
    let known =
        usize::from(day.0).checked_sub(1).and_then(|place| counts.get(place)).map(|(_, known)| *known);
    let twice = |words: String| [words.clone(), words];
    let is_to_come = report.is_to_come(date) && row.fiscal_year == report.year.fiscal_year;
    Some(match known {
        Some(DayCount::Counted(count)) => twice(count.to_string()),
        Some(DayCount::Spread(rate)) => [format!("~{rate} on average"), format!("~{rate}")],
        Some(DayCount::Silent) | None => twice(if is_to_come { "no data yet" } else { "no data" }.to_owned()),
    })
}
