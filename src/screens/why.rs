//! Why this number: a figure's formula with its values, its basis, and the rows behind it, over the view.

use ratatui::layout::Rect;

use super::ground::Canvas;
use super::layout::broken;
use super::window;
use crate::catalog::Row as _;
use crate::dashboard::State;
use crate::report::{EXPLAINED, Explanation, Provenance};
use crate::theme::Role;

pub(super) fn view(state: &State, figure: usize, screen: Rect, canvas: &mut Canvas<'_>) {
    let Some(row) = EXPLAINED.get(figure) else { return };
    let room = usize::from(window::room(screen));
    let lines = match row.explain(&state.report) {
        Some(explanation) => lines(&explanation, room),
        None => vec![(format!("The report has no such figure: {}.", row.words()), Role::Muted)],
    };
    let words = "Up Down other figures, Esc closes";
    let inner = window::open(screen, lines.len(), ("Why this number", words), canvas);
    for (at, (line, role)) in (0..inner.height).zip(&lines) {
        canvas.put(inner, (0, at), line, *role);
    }
}

fn lines(explanation: &Explanation, room: usize) -> Vec<(String, Role)> {
    let mut lines = vec![(format!("{}: {}", explanation.name, explanation.value), Role::Headline)];
    for (name, text) in explanation.told() {
        let text = broken(&format!("{name}: {text}"), room);
        lines.extend(text.into_iter().map(|line| (line, Role::Text)));
    }
    if !explanation.rests_on.is_empty() {
        lines.push((String::new(), Role::Text));
        lines.push(("The rows behind it".to_owned(), Role::Headline));
    }
    for row in &explanation.rests_on {
        lines.extend(broken(&rest(row), room).into_iter().map(|line| (line, Role::Muted)));
    }
    lines
}

/// One row behind a figure: where it stands, what it says, who says so.
fn rest(row: &Provenance) -> String {
    let (from, through) = row.span;
    let published = row.published.map(|date| format!(", published {}", date.long())).unwrap_or_default();
    let source = if row.source.is_empty() { "source not stated" } else { &row.source };
    let grade = row.grade.words();
    format!(
        "{}: {} to {}: {}{published}; {source} ({grade})",
        row.place,
        from.long(),
        through.long(),
        row.count
    )
}
