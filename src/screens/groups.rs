//! The groups view: who or what makes the difference, as ranked rows with the shape of their year and their part of
//! the change; where there is room, the curves of the first of them.
//!
//! ```text
//! [country] sex state                              20 rows
//! By country against FY2015
//! value      to date  difference  share of change  by month   change
//! Guatemala    1,634        +864           48.2 %  ▂▃▅▆█      |██████
//! Mexico       1,418        -185          -10.3 %  ▆▅▅▄▃     ▒|
//! ```

use ratatui::layout::Rect;

use super::ground::{Canvas, below, width};
use super::panels::rests_on;
use super::prose;
use super::sheet::{GAP, Painted, ROWS_ABOVE, Sheet};
use super::small;
use super::spare;
use super::tabs;
use crate::dashboard::{State, Target};
use crate::report::{Group, GroupsAnswer, Report, Table, counted_cell, group_sentence};
use crate::theme::{Charset, Role};

/// From so many columns on shapes and bars stand beside the numbers.
const WIDTH_FOR_BARS: u16 = 70;

/// From so many columns on curves stand beside the rows.
const WIDTH_FOR_CURVES: u16 = 118;

/// The least rows in which notes below the groups say anything.
const LEAST_NOTES: u16 = 6;

/// The least room for bars, and the most.
const BARS: (u16, u16) = (8, 40);

pub(super) fn view(state: &State, area: Rect, canvas: &mut Canvas<'_>) {
    let Some(answer) = &state.report.groups else {
        nothing(state, area, canvas);
        return;
    };
    let table = state.groups_table();
    columns(state, answer, area, canvas);
    let left = match area.width {
        // Without months there are no curves to stand beside the rows.
        WIDTH_FOR_CURVES.. if answer.is_by_month() => {
            Rect { width: (area.width * 11 / 20).clamp(80, 100), ..area }
        }
        _ => area,
    };
    let body = below(left, 1);
    rows(state, (answer, &table), body, canvas);
    let used = u16::try_from(table.rows.len().max(1)).unwrap_or(u16::MAX).saturating_add(ROWS_ABOVE + 1);
    let rest = if left.width < area.width {
        let from = left.width + 2;
        Rect { x: area.x + from, y: body.y, width: area.width - from, height: body.height }
    } else {
        let used = used.min(body.height);
        below(body, used)
    };
    if left.width < area.width && body.height > used + LEAST_NOTES {
        let rest = below(body, used);
        rests_on(&state.report, rest, canvas);
    }
    let values: Vec<&str> = table.rows.iter().filter_map(|row| row.first()).map(String::as_str).collect();
    small::view(state, (answer, &values), rest, canvas);
}

/// Why there are no groups, and what would make some; below it what is known of the whole.
fn nothing(state: &State, area: Rect, canvas: &mut Canvas<'_>) {
    canvas.put(area, (0, 0), "No groups", Role::Headline);
    let why = "the data have no category column; records, one row a removal, with columns such as a country, \
        an office or a gender, would fill this view: o opens a file";
    let used = prose::muted(&[why], below(area, 1), canvas);
    spare::instead(state, &[], below(area, used + 2), canvas);
}

/// The columns that groups can be told apart by.
fn columns(state: &State, answer: &GroupsAnswer, area: Rect, canvas: &mut Canvas<'_>) {
    let names = state.report.columns.iter().enumerate();
    let names = names.map(|(place, column)| (column.as_str(), Target::Category(place)));
    let at = state.report.columns.iter().position(|column| *column == answer.column);
    tabs::choices(&names.collect::<Vec<_>>(), at.unwrap_or(0), area, canvas);
}

/// The rows with their numbers, and beside them what they look like.
fn rows(state: &State, (answer, table): (&GroupsAnswer, &Table), area: Rect, canvas: &mut Canvas<'_>) {
    let months = if answer.is_by_month() {
        u16::try_from(answer.months.len()).unwrap_or(0).max(HEADING) + GAP
    } else {
        0
    };
    let beside = if area.width < WIDTH_FOR_BARS { 0 } else { months + BARS.0 + GAP };
    let place = state.groups;
    let sheet = Sheet { table, place, row: state.row(), all: answer.groups.len(), search: &state.search };
    let Painted { top, end } = sheet.paint(area, area.width.saturating_sub(beside), canvas);
    if beside == 0 {
        return;
    }
    let shapes = Rect { x: area.x + end + GAP, width: months, ..area };
    let from = end + GAP + months;
    let bars = Rect { x: area.x + from, width: area.width.saturating_sub(from).min(BARS.1), ..area };
    if months > 0 {
        canvas.put(shapes, (0, 1), "by month", Role::Muted);
    }
    let (most, least) = reach(answer);
    let heading = match (least, bars.width) {
        (None, _) => "to date",
        // The numbers stand under a heading of their own.
        (Some(_), ..11) => "- / +",
        (Some(_), _) => "fewer, more",
    };
    canvas.put(bars, (0, 1), heading, Role::Muted);
    let scale = Scale { most, least: least.unwrap_or(0.0), room: bars.width };
    // The bars are of the differences, and sort like them.
    canvas.target(
        bars,
        (0, 1, bars.width),
        Target::Heading(if least.is_some() { DIFFERENCE } else { TO_DATE }),
    );
    for (row, (at, cells)) in (ROWS_ABOVE..area.height).zip(table.rows.iter().enumerate().skip(top)) {
        canvas.target(area, (0, row, area.width), Target::Row(at));
        let Some(group) = cells.first().and_then(|value| answer.group(value)) else { continue };
        if months > 0 {
            canvas.put(shapes, (0, row), &shape(answer, group, canvas.charset()), Role::ThisYear);
        }
        if let Some(value) = shown(group, least.is_some()) {
            bar(value, &scale, (bars, row), canvas);
        }
    }
}

/// Places of columns in the table of groups.
const TO_DATE: usize = 1;
const DIFFERENCE: usize = 2;

/// Columns for the word over the shapes.
const HEADING: u16 = 8;

/// The largest value that a bar shows and, where bars show differences, how far they go below zero.
fn reach(answer: &GroupsAnswer) -> (f64, Option<f64>) {
    let compared = answer.groups.iter().any(|group| group.difference.is_some());
    let values = answer.groups.iter().filter_map(|group| shown(group, compared));
    let least = values.clone().fold(0.0, f64::min);
    (values.fold(0.0, f64::max), compared.then_some(-least))
}

/// What the bar of a group shows: its difference, or its count where nothing is compared; `None` where that is not known.
fn shown(group: &Group, compared: bool) -> Option<f64> {
    if compared {
        group.difference.map(|difference| difference.0)
    } else {
        group.to_date.map(|count| count.estimate().0)
    }
}

/// What bars are drawn by: the reach on both sides of zero, and the room for both.
struct Scale {
    most: f64,
    least: f64,
    room: u16,
}

impl Scale {
    /// How many eighths of a column a value takes; one at least, so that none is taken for zero.
    fn eighths(&self, value: f64) -> u16 {
        let whole = self.most + self.least;
        if value <= 0.0 || whole <= 0.0 {
            return 0;
        }
        // The cells on both sides of zero are whole ones, which may take one more than they fill.
        let room = self.room.saturating_sub(u16::from(self.least > 0.0)).saturating_mul(8);
        let eighths = (value / whole * f64::from(room)).round();
        (0..room).find(|place| f64::from(*place) >= eighths).unwrap_or(room).max(1)
    }
}

/// A bar to the right of zero for more, to the left for fewer, in glyphs of their own.
fn bar(value: f64, scale: &Scale, (area, row): (Rect, u16), canvas: &mut Canvas<'_>) {
    let zero = scale.eighths(scale.least).div_ceil(8);
    if value < 0.0 {
        let length = scale.eighths(-value).div_ceil(8).min(zero);
        let glyph = if canvas.charset() == Charset::Unicode { "▒" } else { "-" };
        canvas.put(area, (zero - length, row), &glyph.repeat(usize::from(length)), Role::Behind);
    } else {
        let (eighths, marker) = (scale.eighths(value), canvas.settings.marker);
        let cells = (0..eighths.div_ceil(8)).map(|cell| marker.bar((eighths - 8 * cell).min(8)));
        canvas.put(area, (zero, row), &cells.collect::<String>(), Role::Ahead);
    }
}

/// Six heights, and none; a full cell would run into the row above.
const SHAPE: [(char, char); 7] =
    [('·', '.'), ('▁', '_'), ('▂', ':'), ('▃', '-'), ('▄', '+'), ('▅', '*'), ('▆', '#')];

/// The rate of a group from month to month, against its own fastest month.
fn shape(answer: &GroupsAnswer, group: &Group, charset: Charset) -> String {
    let rates = answer.rates(group);
    let most = rates.iter().flatten().map(|rate| rate.0).fold(0.0, f64::max);
    let glyph = |rate: f64| {
        let height =
            (0..6).rev().find(|step| rate > most * f64::from(*step) / 6.0).map_or(0, |step| step + 1);
        let (unicode, ascii) = SHAPE.get(usize::try_from(height).unwrap_or(0)).copied().unwrap_or_default();
        match charset {
            Charset::Unicode => unicode,
            Charset::Ascii => ascii,
        }
    };
    // A month of which a count is missing is no month without anybody.
    rates.iter().map(|rate| rate.map_or(' ', |rate| glyph(rate.0))).collect()
}

/// The group that one is at, in words.
pub(super) fn readout(state: &State, area: Rect, canvas: &mut Canvas<'_>) {
    let table = state.groups_table();
    let value = table.rows.get(state.row()).and_then(|row| row.first());
    let Some(text) = value.and_then(|value| said(&state.report, value, area.width)) else { return };
    canvas.put(area, (0, 0), &format!("▎{text}"), Role::Text);
}

/// The sentence where it fits, else as many of its clauses as do.
fn said(report: &Report, value: &str, room: u16) -> Option<String> {
    let mut text = group_sentence(report, value)?;
    while width(&text) + 1 > room {
        let Some(end) = clause(&text) else { return brief(report, value) };
        text.truncate(end);
    }
    Some(text)
}

/// Where the last clause begins; what stands between a day and its year does not part clauses.
fn clause(text: &str) -> Option<usize> {
    let mut ends = text.rmatch_indices(", ").map(|(at, _)| at);
    ends.find(|at| !text.get(at + 2..).is_some_and(is_year))
}

fn is_year(text: &str) -> bool {
    text.chars().take_while(char::is_ascii_digit).count() == 4
}

/// The same in figures, where not one clause fits.
fn brief(report: &Report, value: &str) -> Option<String> {
    let group = report.groups.as_ref()?.group(value)?;
    let baseline = report.baseline.as_ref().map(|baseline| baseline.fiscal_year.brief());
    let before = group.difference.zip(group.baseline).zip(baseline);
    let before = before.map(|((difference, before), year)| format!(", {year} {before} ({difference})"));
    let to_date = counted_cell(group.to_date, group.bounds);
    Some(format!("{value}: {} {to_date}{}", report.year.fiscal_year.brief(), before.unwrap_or_default()))
}
