//! What ratatui draws on: a frame is gathered whole and then shown in one write, or not at all if nothing changed.
//!
//! ratatui's own backend writes several times a frame, and writes even when no cell differs. This one lets it make the
//! bytes and decides when they go out. It never asks the terminal anything: an answer would come in between the keys.

use std::io;

use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

use super::screen::Screen;

/// What is drawn for when the terminal will not say how large it is.
const USUAL: Size = Size { width: 80, height: 24 };

/// Cells that are drawn at most, whatever size the terminal claims.
const MOST_CELLS: u32 = 1 << 20;

/// A ratatui backend that shows a frame at a time.
pub(super) struct Canvas {
    screen: Screen,
    /// The bytes of the frame so far.
    frame: Vec<u8>,
    /// Where the cursor shows, if it does.
    cursor: Option<Position>,
    /// Where it was put last.
    position: Position,
}

impl Canvas {
    pub(super) fn new(screen: Screen) -> Self {
        Self { screen, frame: Vec::new(), cursor: None, position: Position::ORIGIN }
    }

    /// Forgets what the terminal was told of the cursor, after something else had the terminal.
    pub(super) fn forget(&mut self) {
        self.cursor = None;
    }

    /// ratatui's own backend, which makes the bytes; it has no state of its own.
    fn bytes(&mut self) -> CrosstermBackend<&mut Vec<u8>> {
        CrosstermBackend::new(&mut self.frame)
    }
}

impl Backend for Canvas {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut content = content.peekable();
        if content.peek().is_none() {
            return Ok(());
        }
        self.bytes().draw(content)?;
        // Drawing moved the cursor. If it shows, it has to be put back.
        if let Some(position) = self.cursor {
            self.bytes().set_cursor_position(position)?;
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        if self.cursor.take().is_some() { self.bytes().hide_cursor() } else { Ok(()) }
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        if self.cursor.is_none() {
            self.bytes().show_cursor()?;
            self.cursor = Some(self.position);
        }
        Ok(())
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.position)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let position = position.into();
        self.position = position;
        // A hidden cursor need not be anywhere: every run of cells starts with a move.
        if self.cursor.is_some_and(|shown| shown != position) {
            self.cursor = Some(position);
            self.bytes().set_cursor_position(position)?;
        }
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.bytes().clear()
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        self.bytes().clear_region(region)
    }

    fn size(&self) -> io::Result<Size> {
        let (width, height) = self.screen.tty().size()?;
        Ok(drawn_size(Size { width, height }))
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size()?, pixels: Size::ZERO })
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.frame.is_empty() {
            return Ok(());
        }
        let shown = self.screen.show(&self.frame);
        self.frame.clear();
        shown
    }
}

/// The size to draw for on a terminal that claims `size`.
fn drawn_size(size: Size) -> Size {
    // Serial lines and freshly made pseudo-terminals say 0x0.
    if size.width == 0 || size.height == 0 {
        return USUAL;
    }
    let most = u16::try_from(MOST_CELLS / u32::from(size.width)).unwrap_or(u16::MAX);
    Size { width: size.width, height: size.height.min(most) }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use ratatui::style::Style;

    use super::super::screen::tests::{screen, written};
    use super::*;

    fn cell(letter: char) -> Cell {
        let mut cell = Cell::default();
        cell.set_char(letter).set_style(Style::new());
        cell
    }

    #[test]
    fn a_frame_without_a_change_is_not_written() {
        let (screen, reader) = screen();
        let mut canvas = Canvas::new(screen.clone());
        canvas.draw(std::iter::empty()).unwrap();
        canvas.hide_cursor().unwrap();
        canvas.flush().unwrap();
        drop(canvas);
        assert_eq!(written(screen, reader), "");
    }

    #[test]
    fn a_shown_cursor_stays_where_it_was_put() {
        let (screen, reader) = screen();
        let mut canvas = Canvas::new(screen.clone());
        canvas.set_cursor_position((4, 2)).unwrap();
        canvas.show_cursor().unwrap();
        canvas.set_cursor_position((5, 2)).unwrap();
        canvas.draw([(0, 0, &cell('a'))].into_iter()).unwrap();
        canvas.flush().unwrap();
        drop(canvas);
        let written = written(screen, reader);
        assert!(written.starts_with("\x1b[?2026h\x1b[?25h\x1b[3;6H\x1b[1;1Ha"), "{written:?}");
        assert!(written.ends_with("\x1b[3;6H\x1b[?2026l"), "{written:?}");
    }

    #[test]
    fn a_size_that_cannot_be_is_drawn_for_all_the_same() {
        for (claimed, drawn) in [
            ((0, 0), (80, 24)),
            ((0, 50), (80, 24)),
            ((1, 1), (1, 1)),
            ((120, 36), (120, 36)),
            ((65535, 1), (65535, 1)),
            ((65535, 65535), (65535, 16)),
            ((1, 65535), (1, 65535)),
        ] {
            assert_eq!(drawn_size(claimed.into()), drawn.into());
        }
    }
}
