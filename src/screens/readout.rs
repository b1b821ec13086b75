//! The readout: exact values under the cursor, the gap in words, and the notice where there is one.

use ratatui::layout::Rect;

use super::ground::{Canvas, width};
use super::roles::{Roles, has_curve};
use crate::dashboard::State;
use crate::quantity::Ratio;
use crate::report::{Report, YearRow, marked};
use crate::theme::Role;

pub(super) fn view(state: &State, area: Rect, canvas: &mut Canvas<'_>) {
    if let Some(notice) = &state.notice {
        canvas.put(area, (0, 0), &format!("! {notice}"), Role::Warning);
        return;
    }
    let report = &state.report;
    let date = state.cursor_date();
    let day = report.calendar.fiscal_day(date);
    let mut column = canvas.put(area, (0, 0), &format!("▎{} day {day}", date.long()), Role::Text);
    let roles = Roles::of(report, 3);
    for (row, role) in in_order(report, &roles) {
        let Some(reading) = report.value_on(row, date) else { continue };
        let mark = role.mark(canvas.charset());
        let short = format!("  {mark}FY{:02} {}", row.fiscal_year.0.rem_euclid(100), marked(reading));
        if column + width(&short) > area.width {
            break;
        }
        column = canvas.put(area, (column, 0), &short, role);
        if role == Role::Baseline {
            let gap = gap(report, row, state);
            if column + width(&gap) <= area.width {
                column = canvas.put(area, (column, 0), &gap, Role::Text);
            }
        }
    }
}

/// The year, its baseline, then the others that have a curve.
fn in_order<'a>(report: &'a Report, roles: &Roles) -> Vec<(&'a YearRow, Role)> {
    let place = |role: Role| Role::YEARS.iter().position(|other| *other == role);
    let mut rows: Vec<_> = report
        .years
        .iter()
        .map(|row| (row, roles.role(row.fiscal_year)))
        .filter(|(row, role)| {
            matches!(role, Role::ThisYear | Role::Baseline) || has_curve(row) && *role != Role::Context
        })
        .collect();
    rows.sort_by_key(|(_, role)| place(*role));
    rows
}

/// How far the year is ahead or behind on the cursor's day.
fn gap(report: &Report, baseline: &YearRow, state: &State) -> String {
    let date = state.cursor_date();
    let read = |row: &YearRow| report.value_on(row, date).and_then(|reading| reading.value);
    let this = report.row(report.year.fiscal_year).and_then(read);
    let Some((this, other)) = this.zip(read(baseline)) else { return String::new() };
    let percent = this.ratio_to(other).map(Ratio::percent_change);
    let percent = percent.map(|percent| format!(" ({percent})")).unwrap_or_default();
    format!("  gap {}{percent}", this.change_from(other))
}
