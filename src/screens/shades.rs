//! The shades of the days view: which sign stands for how many removals a day, and the row that says so.

use ratatui::layout::Rect;

use super::cut::{fitting, packed};
use super::ground::Canvas;
use super::legend::swatches;
use super::prose;
use crate::quantity::Estimate;
use crate::report::Levels;
use crate::theme::{Charset, Role};

/// From more rows than these on there is room for every word: a year, with a row for each weekday, takes as many.
const ROWS_FOR_WORDS: u16 = 10;

/// What the shades mean; returns the rows used.
pub(super) fn key((levels, daily): (Levels, bool), area: Rect, canvas: &mut Canvas<'_>) -> u16 {
    let charset = canvas.charset();
    let shades = || (1..).zip(levels.edges).map(|(level, edge)| (shade(level, charset), Estimate(edge.0)));
    let none = format!("{} none", shade(0, charset));
    let unit = format!("removals a day   {} no data", silent(charset));
    let parts = shades().map(|(shade, edge)| format!("{shade} to {edge}"));
    let mut lines = packed(std::iter::once(none).chain(parts).chain([unit]), area.width);
    if lines.len() > 1 && area.height <= ROWS_FOR_WORDS {
        // Where the weekdays themselves have hardly room, the bare numbers say it.
        let shades: Vec<String> = shades().map(|(shade, edge)| format!("{shade}{edge}")).collect();
        let short = format!("{} a day", shades.join(" "));
        let forms = [format!("{short}  {} no data", silent(charset)), short];
        lines = fitting(forms, area.width).into_iter().collect();
    }
    if !daily && area.height > ROWS_FOR_WORDS + 1 {
        lines.push("Daily counts, or records, would fill this view.".to_owned());
    }
    let used = prose::muted(&lines, area, canvas);
    let is_shade = |sign: char| (1..=levels.edges.len()).any(|level| shade(level, charset) == sign);
    for (row, line) in (0..used).zip(&lines) {
        // The days of each year are in its own color; this is that of the first one.
        let role = |sign, _: &str| is_shade(sign).then_some(Role::ThisYear);
        swatches((line, Role::Muted), (0, row), area, canvas, role);
    }
    used
}

/// The sign of a level; without color they differ too.
pub(super) fn shade(level: usize, charset: Charset) -> char {
    let (unicode, ascii) = match level {
        0 => ('0', '0'),
        1 => ('░', '-'),
        2 => ('▒', '+'),
        3 => ('▓', '*'),
        _ => ('█', '#'),
    };
    match charset {
        Charset::Unicode => unicode,
        Charset::Ascii => ascii,
    }
}

pub(super) fn silent(charset: Charset) -> char {
    match charset {
        Charset::Unicode => '·',
        Charset::Ascii => '.',
    }
}
