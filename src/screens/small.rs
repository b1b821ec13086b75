//! Small multiples: the first groups as curves of their own, this year over the baseline, each on its own scale.

use ratatui::layout::Rect;

use super::cut::fitting;
use super::ground::{Canvas, below, width};
use crate::dashboard::{Ground, State, Target};
use crate::plot::{Dash, Rank, Scene, Series, Unit, XAxis, YRange, paint, plan};
use crate::report::{Group, GroupsAnswer};
use crate::theme::Role;

/// The least and the most room that a curve gets.
const LEAST: (u16, u16) = (30, 7);
const MOST: (u16, u16) = (100, 26);

pub(super) fn view(
    state: &State,
    (answer, values): (&GroupsAnswer, &[&str]),
    area: Rect,
    canvas: &mut Canvas<'_>,
) {
    let groups = values.iter().enumerate();
    let groups: Vec<(usize, &Group)> =
        groups.filter_map(|(row, value)| Some((row, answer.group(value)?))).collect();
    // A caption, and the curves below it.
    if area.height <= LEAST.1 || area.width < LEAST.0 || groups.is_empty() || !answer.is_by_month() {
        return;
    }
    canvas.put(area, (0, 0), &caption(state, answer, area.width, canvas), Role::Muted);
    let below = below(area, 1);
    let (columns, rows) = grid(groups.len(), below);
    let (wide, high) = ((below.width / columns).min(MOST.0), (below.height / rows).min(MOST.1));
    let places = (0..rows).flat_map(|row| (0..columns).map(move |column| (column, row)));
    for ((at, group), (column, row)) in groups.into_iter().zip(places) {
        let cell = Rect {
            x: below.x + column * wide,
            y: below.y + row * high,
            width: wide.saturating_sub(2),
            height: high.saturating_sub(1),
        };
        canvas.zone(cell, Ground::One(Target::Row(at)));
        one(state, (answer, group), cell, canvas);
    }
}

/// As few columns as hold all of them, or as many as there is room for; and the rows that these take.
fn grid(count: usize, area: Rect) -> (u16, u16) {
    let count = u16::try_from(count).unwrap_or(u16::MAX).max(1);
    let (most_columns, most_rows) = ((area.width / LEAST.0).max(1), (area.height / LEAST.1).max(1));
    let columns = (1..most_columns).find(|columns| count.div_ceil(*columns) <= most_rows);
    let columns = columns.unwrap_or(most_columns).min(count);
    (columns, count.div_ceil(columns).min(most_rows))
}

/// Which line is which year.
fn caption(state: &State, answer: &GroupsAnswer, room: u16, canvas: &Canvas<'_>) -> String {
    let charset = canvas.charset();
    let this = format!("{} {}", Role::ThisYear.mark(charset), state.report.year.fiscal_year);
    let before = state.report.baseline.as_ref().filter(|_| answer.baseline.is_some());
    let before = before.map(|before| format!("  {} {}", Role::Baseline.mark(charset), before.fiscal_year));
    let short = format!("{this}{}", before.unwrap_or_default());
    let forms =
        [", added up month by month, each on its own scale", ", each on its own scale", ", own scales"];
    let forms = forms.map(|words| format!("{short}{words}"));
    fitting(forms, room).unwrap_or(short)
}

fn one(state: &State, (answer, group): (&GroupsAnswer, &Group), area: Rect, canvas: &mut Canvas<'_>) {
    let difference = group.difference.map(|difference| format!(" {difference}")).unwrap_or_default();
    let to_date = group.to_date.map_or_else(|| "-".to_owned(), |count| count.to_string());
    let numbers = format!(" {to_date}{difference}");
    let room = area.width.saturating_sub(width(&numbers));
    let end = canvas.put(Rect { width: room, ..area }, (0, 0), &group.value, Role::Headline);
    canvas.put(area, (end, 0), &numbers, Role::Text);
    let below = below(area, 1);
    let days = state.report.year.days.days();
    let mut scene = Scene::new(XAxis::bare(0.0, days)).y(YRange::FromZero, Unit::Count);
    let this = Series::new(Role::ThisYear, Rank::Focus).run(answer.curve(group));
    let before = answer.curve_before(group);
    scene = scene.series(this);
    if before.len() > 1 {
        scene = scene.series(Series::new(Role::Baseline, Rank::Normal).dash(Dash::Dotted).run(before));
    }
    paint(&scene, &plan(&scene, below, canvas.settings), canvas.buffer);
}
