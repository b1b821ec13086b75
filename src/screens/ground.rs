//! What is painted on, and with what.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use super::cut::fitted;
use crate::dashboard::{Ground, Target, Zone};
use crate::plot::{Marker, Settings};
use crate::theme::{Charset, Depth, Role, Theme};
use crate::visible::visible;

/// What the terminal can show, as far as it does not change while the program runs.
#[derive(Clone, Copy, Debug)]
pub struct Looks {
    /// How many colors there are.
    pub depth: Depth,
    /// The glyph set of the charts.
    pub marker: &'static Marker,
}

impl Looks {
    pub(super) fn settings(self, theme: &'static Theme) -> Settings {
        Settings { marker: self.marker, theme, depth: self.depth }
    }
}

/// A buffer with the looks that everything on it is painted in. Text that is put on it is made visible first, so no
/// word of a file can move the cursor.
pub(super) struct Canvas<'a> {
    pub(super) settings: Settings,
    pub(super) buffer: &'a mut Buffer,
    /// What stands where, for the pointer; the last one counts.
    pub(super) zones: Vec<Zone>,
}

impl<'a> Canvas<'a> {
    pub(super) fn new(settings: Settings, buffer: &'a mut Buffer) -> Self {
        Self { settings, buffer, zones: Vec::new() }
    }

    pub(super) fn style(&self, role: Role) -> Style {
        self.settings.style(role)
    }

    pub(super) fn charset(&self) -> Charset {
        self.settings.marker.charset()
    }

    /// Says what stands in a part of the screen.
    pub(super) fn zone(&mut self, area: Rect, ground: Ground) {
        let Rect { x, y, width, height } = area.intersection(self.buffer.area);
        if width > 0 && height > 0 {
            self.zones.push(Zone { left: x, top: y, width, height, ground });
        }
    }

    /// Says what stands in some columns of an area's row.
    pub(super) fn target(&mut self, area: Rect, (column, row, columns): (u16, u16, u16), target: Target) {
        let left = area.x.saturating_add(column);
        let part = Rect { x: left, y: area.y.saturating_add(row), width: columns, height: 1 };
        self.zone(part.intersection(area), Ground::One(target));
    }

    /// Writes text at a column of an area's row, cut at the area's edge; returns the column after it.
    pub(super) fn put(&mut self, area: Rect, (column, row): (u16, u16), text: &str, role: Role) -> u16 {
        let style = self.style(role);
        self.put_styled(area, (column, row), text, style)
    }

    /// The same, whole or not at all; returns the column after it where there was room for it.
    pub(super) fn put_whole(&mut self, area: Rect, column: u16, text: &str, role: Role) -> Option<u16> {
        let fits = column.saturating_add(width(text)) <= area.width;
        fits.then(|| self.put(area, (column, 0), text, role))
    }

    /// Writes text like `put`, in a style that is no role's.
    pub(super) fn put_styled(
        &mut self,
        area: Rect,
        (column, row): (u16, u16),
        text: &str,
        style: Style,
    ) -> u16 {
        let room = area.width.saturating_sub(column);
        if row >= area.height || room == 0 {
            return column;
        }
        let at = (area.x.saturating_add(column), area.y.saturating_add(row));
        let inside = area.intersection(self.buffer.area);
        if !inside.contains(at.into()) {
            return column;
        }
        let text = spelled_to(&visible(text), usize::from(room), self.charset());
        let (end, _) = self.buffer.set_stringn(at.0, at.1, &text, usize::from(room), style);
        end.saturating_sub(area.x)
    }

    /// Empties an area, for what is painted over a view.
    pub(super) fn clear(&mut self, area: Rect) {
        let area = area.intersection(self.buffer.area);
        for row in area.rows() {
            self.buffer.set_stringn(
                row.x,
                row.y,
                " ".repeat(usize::from(row.width)),
                usize::from(row.width),
                Style::reset(),
            );
        }
    }
}

/// What is left of an area below so many rows.
pub(super) fn below(area: Rect, rows: u16) -> Rect {
    let rows = rows.min(area.height);
    Rect { y: area.y + rows, height: area.height - rows, ..area }
}

/// How wide text is on screen.
pub(super) fn width(text: &str) -> u16 {
    u16::try_from(text.width()).unwrap_or(u16::MAX)
}

/// Text in the characters that the terminal has, cut to a width: our own signs have others in their place, and foreign
/// letters come out as the escapes that name them, as everything does that the reader could not see.
fn spelled_to(text: &str, room: usize, charset: Charset) -> String {
    match charset {
        Charset::Unicode => fitted(text, room),
        Charset::Ascii => fitted(&spelled(text), room).replace('…', "."),
    }
}

fn spelled(text: &str) -> String {
    let mut spelled = String::new();
    for letter in text.chars() {
        match letter {
            '·' => spelled.push('-'),
            '▎' => spelled.push('|'),
            '…' => spelled.push('.'),
            letter if letter.is_ascii() => spelled.push(letter),
            letter => spelled.extend(letter.escape_unicode()),
        }
    }
    spelled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_of_seven_bits_gets_seven_bits() {
        let check = |text: &str, room: usize, expected: &str| {
            let found = spelled_to(text, room, Charset::Ascii);
            assert_eq!(found, expected, "{text}");
            assert!(found.is_ascii() && found.len() <= room, "{found}");
        };
        check("Mexico", 9, "Mexico");
        check("a · b ▎…", 20, "a - b |.");
        // ú is U+00FA.
        check("Perú 7", 20, "Per\\u{fa} 7");
        check("Perú 7", 7, "Per\\u{.");
        check("a long name", 6, "a lon.");
        assert_eq!(spelled_to("a long name", 6, Charset::Unicode), "a lon…");
        assert_eq!(spelled_to("Perú 7", 6, Charset::Unicode), "Perú 7");
    }
}
