//! The only hand that writes to the buffer: it never leaves its area, and words are whole or not at all.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::label::columns;

/// A buffer, and what of it may be drawn on.
pub(super) struct Pen<'a> {
    buffer: &'a mut Buffer,
    clip: Rect,
}

impl<'a> Pen<'a> {
    /// A pen for the part of `area` that the buffer has.
    pub(super) fn new(buffer: &'a mut Buffer, area: Rect) -> Self {
        let clip = area.intersection(buffer.area);
        Self { buffer, clip }
    }

    /// The same as `put`, with the ground that the style has, which stays behind what comes over it.
    pub(super) fn shade(&mut self, (column, row): (u16, u16), glyph: char, style: Style) {
        self.put((column, row), glyph, style);
        if self.clip.contains((column, row).into())
            && let Some((cell, ground)) = self.buffer.cell_mut((column, row)).zip(style.bg)
        {
            cell.set_bg(ground);
        }
    }

    /// One glyph in one cell; outside the area nothing happens.
    pub(super) fn put(&mut self, (column, row): (u16, u16), glyph: char, style: Style) {
        if self.clip.contains((column, row).into())
            && let Some(cell) = self.buffer.cell_mut((column, row))
        {
            // What stood here may have been bold; the ground stays as it is.
            let ground = cell.bg;
            cell.reset();
            cell.set_char(glyph).set_style(style).set_bg(ground);
        }
    }

    /// Words from a cell to the right, if all of them are within the area.
    pub(super) fn write(&mut self, (column, row): (u16, u16), text: &str, style: Style) {
        let end = u32::from(column) + u32::from(columns(text));
        if self.clip.contains((column, row).into()) && end <= u32::from(self.clip.right()) {
            // Blanks first, so that no weight of what stood here shows through.
            (column..self.clip.right()).take(usize::from(columns(text))).for_each(|column| {
                self.put((column, row), ' ', style);
            });
            self.buffer.set_stringn(column, row, text, text.len(), style);
        }
    }
}
