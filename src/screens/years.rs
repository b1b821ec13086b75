//! The years view: a bar for every year, and the figures behind the answer where they leave room.

use ratatui::layout::Rect;

use super::cut::packed;
use super::ends::PROJECTED;
use super::ground::{Canvas, below};
use super::legend::{DOUBTFUL, swatches};
use super::printed::{fill, height, natural_width, some, table};
use super::roles::Roles;
use super::sheet::GAP;
use crate::dashboard::{Ground, State, TableId, Target};
use crate::plot::{Bar, Bars, BarsPlan, Fill, PlacedBar, paint_bars, plan_bars};
use crate::quantity::Estimate;
use crate::report::sentence::{self, range_word};
use crate::report::{Closing, Report, YearRow, figures_table, marked, short_name};
use crate::theme::Role;

/// The least rows in which a table says more than an empty space.
const ROWS_FOR_A_TABLE: u16 = 3;

/// Thicker than this, a bar says no more.
const THICKEST: u16 = 12;

pub(super) fn view(state: &State, area: Rect, canvas: &mut Canvas<'_>) {
    let figures = figures_table(&state.report);
    // The table gets its rows; what is left over makes the bars thick.
    let used = bars(state, area, height(&figures) + 1, canvas);
    let rest = below(area, used.saturating_add(1));
    if rest.height < ROWS_FOR_A_TABLE {
        return;
    }
    table(&figures, rest, canvas);
    let (wide, high) = (natural_width(&figures).saturating_add(GAP), height(&figures).saturating_add(1));
    let beside = Rect { x: rest.x + wide.min(rest.width), width: rest.width.saturating_sub(wide), ..rest };
    let others = some(state, &[TableId::Intervals, TableId::Reports]);
    fill(others, vec![beside, below(rest, high)], canvas);
}

/// A bar for every year, newest first, as thick as what is left beside so many rows lets them be; returns the rows
/// used.
pub(super) fn bars(state: &State, area: Rect, reserved: u16, canvas: &mut Canvas<'_>) -> u16 {
    let report = &state.report;
    let roles = Roles::of(report);
    let rows: Vec<_> =
        report.years.iter().rev().map(|row| bar(report, row, roles.of_two(row.fiscal_year))).collect();
    let bars = Bars::new(rows);
    let foot = foot_rows(report, &bars, area).min(area.height / 2);
    let room = area.height - foot;
    let bars = bars.within(room.saturating_sub(reserved), THICKEST);
    let top = Rect { height: bars.height().min(room), ..area };
    let plan = plan_bars(&bars, top, canvas.settings);
    paint_bars(&bars, &plan, canvas.buffer);
    for placed in &plan.rows {
        if let Some(row) = report.years.iter().rev().nth(placed.bar) {
            let part = Rect { y: placed.top, height: placed.height, ..top };
            canvas.zone(part, Ground::One(Target::Year(row.fiscal_year)));
        }
    }
    // Right below the last bar, wherever that ends.
    let ends =
        plan.rows.iter().map(|placed| placed.tick_row.unwrap_or(0).max(placed.top + placed.height - 1));
    let end = ends.max().map_or(0, |row| row + 1 - area.y);
    end + key(report, (&bars, &plan), Rect { height: foot, ..below(area, end) }, canvas)
}

/// How many rows the words below the bars take: one, or two where one cannot hold what must be said.
fn foot_rows(report: &Report, bars: &Bars, area: Rect) -> u16 {
    let has_sign = |row: &YearRow| row.doubt().is_some() || has_gaps(report, row);
    let has_parts = report.headline_projection().is_some() || report.years.iter().any(has_sign);
    let needed = has_parts || bars.height() > area.height;
    u16::from(needed) + u16::from(has_parts && area.width < WIDTH_FOR_ONE_ROW)
}

/// From so many columns on one row holds all that explains bars.
const WIDTH_FOR_ONE_ROW: u16 = 76;

/// What the parts of the bars stand for, as far as they are drawn, and how many years there is no room for; returns the
/// rows used.
fn key(report: &Report, (bars, plan): (&Bars, &BarsPlan), area: Rect, canvas: &mut Canvas<'_>) -> u16 {
    let marker = canvas.settings.marker;
    let hidden = bars.rows.len() - plan.rows.len();
    let shown = || plan.rows.iter().filter_map(|placed| Some((placed, bars.rows.get(placed.bar)?)));
    let headline = report.headline_projection();
    let projected = headline.map(|_| format!("{} projected", marker.fill(Fill::Hatched)));
    let range = headline.and_then(|(answer, projection)| Some((answer.range.as_ref()?, projection.total)));
    let range = range.map(|(range, total)| {
        [sentence::range_words(range, total), range_word(&range.basis).to_owned()]
            .map(|words| format!("{} {words}", marker.whisker()))
    });
    let is_within =
        |(placed, bar): (&PlacedBar, &Bar)| bar.tick.is_some() && placed.tick_row == Some(placed.row);
    let day = report.year.as_of.month_day();
    let is_short = |(placed, bar): (&PlacedBar, &Bar)| {
        placed.end.as_ref().is_some_and(|end| *end == bar.end.1 && end.ends_with('!'))
    };
    let has_sign = |(placed, bar): (&PlacedBar, &Bar)| {
        let words = bar.tick.iter().map(|(_, words)| words).chain(&placed.end);
        is_short((placed, bar)) || words.into_iter().any(|words| words.starts_with('!'))
    };
    let older = (hidden > 0).then(|| format!("and {hidden} older"));
    let doubt = shown().any(has_sign).then(|| DOUBTFUL.to_owned());
    let tick = shown().any(is_within).then(|| format!("{} by {day}", marker.bar_tick()));
    let rows = |form: usize| {
        let range = range.as_ref().and_then(|forms| forms.get(form)).cloned();
        let parts = [older.clone(), doubt.clone(), tick.clone(), projected.clone(), range];
        packed(parts.into_iter().flatten(), area.width)
    };
    let long = rows(0);
    let lines = if long.len() <= usize::from(area.height.min(1)) { long } else { rows(1) };
    let mut used = 0;
    for (row, line) in (0..area.height).zip(lines) {
        swatches((&line, Role::Muted), (0, row), area, canvas, |sign, _| {
            if marker.whisker().starts_with(sign) {
                Some(Role::Range)
            } else {
                [marker.fill(Fill::Hatched), marker.bar_tick()].contains(&sign).then_some(Role::ThisYear)
            }
        });
        used = row + 1;
    }
    used
}

fn bar(report: &Report, row: &YearRow, role: Role) -> Bar {
    if row.fiscal_year == report.year.fiscal_year {
        this_year(report, row, role)
    } else {
        other(report, row, role)
    }
}

fn this_year(report: &Report, row: &YearRow, role: Role) -> Bar {
    let year = &report.year;
    let bar = Bar::new(row.fiscal_year.to_string(), role).part(year.to_date.0, Fill::Solid);
    if let Some(closing) = row.closing.as_ref().filter(|_| report.is_closed()) {
        let (long, short) = ended(closing);
        return bar.end(long, short);
    }
    let doubt = if sentence::lacks(report) { "!" } else { "" };
    let to_date = format!("{doubt}{} to date", year.to_date);
    let Some((answer, projection)) = report.headline_projection() else {
        if has_gaps(report, row) {
            return with_gaps(report, row, Bar::new(row.fiscal_year.to_string(), role))
                .tick(year.to_date.0, to_date);
        }
        let bar = bar.tick(year.to_date.0, to_date);
        return bar.end("no projection", format!("{doubt}{}", year.to_date));
    };
    let bar = bar.tick(year.to_date.0, to_date).part(projection.total.0, Fill::Hatched);
    let bar = match &answer.range {
        Some(range) => bar.whisker(range.low.0, range.high.0),
        None => bar,
    };
    let name = short_name(answer, projection);
    // It stands behind the end of the range, which is another number.
    bar.end(
        format!("{} {PROJECTED} by {name}", projection.total),
        format!("{} {PROJECTED}", projection.total),
    )
}

fn other(report: &Report, row: &YearRow, role: Role) -> Bar {
    let bar = Bar::new(row.fiscal_year.to_string(), role);
    let bar = match (&row.closing, row.last) {
        (Some(closing), _) => {
            let (long, short) = ended(closing);
            bar.part(closing.total.estimate().0, Fill::Light).end(long, short)
        }
        (None, _) if has_gaps(report, row) => with_gaps(report, row, bar),
        (None, Some((date, count))) => {
            // It is no total, so it looks as every count to date does.
            let value = format!("{}{count}", if row.doubt().is_some() { "!" } else { "" });
            bar.part(count.0, Fill::Solid).end(format!("{value} through {}", date.long()), value)
        }
        (None, None) => bar.end("no total, and no count to date", "no total"),
    };
    let is_baseline =
        report.baseline.as_ref().is_some_and(|baseline| baseline.fiscal_year == row.fiscal_year);
    match row.same_point.as_ref().filter(|_| is_baseline && !report.is_closed()) {
        Some(point) => match point.reading.value {
            Some(value) => {
                let told = marked(point.reading);
                bar.tick(value.0, format!("{told} on {}", point.date.month_day()))
            }
            None => bar,
        },
        None => bar,
    }
}

/// Whether more is known of a year without a total than its count to date; of the year in question nothing behind the day that
/// was asked for.
fn has_gaps(report: &Report, row: &YearRow) -> bool {
    let is_over = row.fiscal_year != report.year.fiscal_year || report.year.hole.is_some();
    let is_bounded = is_over && row.total_bounds().is_some();
    row.closing.is_none() && (is_bounded || report.later(row.fiscal_year).next().is_some())
}

/// A year without a total of which more is known than its count to date: between which numbers it lies, or what was counted in
/// those of its days that are known.
fn with_gaps(report: &Report, row: &YearRow, bar: Bar) -> Bar {
    if let Some(bounds) = row.total_bounds() {
        let told = sentence::bounds_cell(bounds);
        return bar
            .part(bounds.at_least.0, Fill::Solid)
            .end(format!("!{told}, counts are withheld"), format!("!{told}"));
    }
    let to_date = row.last.map_or(Estimate(0.0), |(_, count)| count);
    let later = report.later(row.fiscal_year);
    let counted = later.fold(to_date, |sum, later| sum.plus(later.window.count));
    let end = format!("!{counted} counted, with gaps");
    bar.part(counted.0, Fill::Solid).end(end, format!("!{counted}"))
}

/// A total with how well it is known, and the same for a narrow place.
fn ended(closing: &Closing) -> (String, String) {
    let total = closing.total;
    match closing.doubt() {
        Some(_) => (format!("{total} ! {}", closing.known()), format!("{total} !")),
        None => (format!("{total} {}", closing.basis()), total.to_string()),
    }
}
