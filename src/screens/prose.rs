//! Running text in a part of the screen, broken at its edge; where not all of it has room, `…` says so.

use ratatui::layout::Rect;

use super::cut::fitted;
use super::ground::Canvas;
use crate::theme::Role;
use crate::visible::broken;

/// Sentences that may be overlooked, each from a line of its own; returns the rows used.
pub(super) fn muted<T: AsRef<str>>(sentences: &[T], area: Rect, canvas: &mut Canvas<'_>) -> u16 {
    paint(lines(sentences, area.width).collect(), area, canvas)
}

/// Sections of such sentences, each under its heading, with a space between; returns the rows used.
pub(super) fn sections(sections: &[(&str, Vec<String>)], area: Rect, canvas: &mut Canvas<'_>) -> u16 {
    let mut all = Vec::new();
    for (heading, sentences) in sections.iter().filter(|(_, sentences)| !sentences.is_empty()) {
        if !all.is_empty() {
            all.push((String::new(), Role::Muted));
        }
        all.push(((*heading).to_owned(), Role::Headline));
        all.extend(lines(sentences, area.width));
    }
    paint(all, area, canvas)
}

fn lines<T: AsRef<str>>(sentences: &[T], room: u16) -> impl Iterator<Item = (String, Role)> {
    let lines = sentences.iter().flat_map(move |text| broken(text.as_ref(), usize::from(room)));
    lines.map(|line| (line, Role::Muted))
}

/// Lines, each in its role; returns the rows used.
pub(super) fn paint(mut lines: Vec<(String, Role)>, area: Rect, canvas: &mut Canvas<'_>) -> u16 {
    let room = usize::from(area.height);
    if lines.len() > room {
        lines.truncate(room);
        // A heading with nothing under it promises what is not there.
        while lines.last().is_some_and(|(text, role)| text.is_empty() || *role == Role::Headline) {
            lines.pop();
        }
        if let Some((text, _)) = lines.last_mut() {
            *text = fitted(&format!("{text} …"), usize::from(area.width));
        }
    }
    let mut used = 0;
    for (row, (text, role)) in (0..area.height).zip(lines) {
        canvas.put(area, (0, row), &text, role);
        used = row + 1;
    }
    used
}
