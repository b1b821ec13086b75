//! The cells of a row that is written in the one way: no white space at their edges, and quotes only where they are
//! needed. An empty cell then has no letter at all, and equal rows are equal bytes.

use std::borrow::Cow;

use super::row::Surprise;

/// The rows of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Grid<'a> {
    pub(super) chunk: &'a [u8],
    /// Where its cells end, row by row.
    pub(super) ends: &'a [u32],
    /// How many cells a row should have.
    pub(super) width: usize,
}

impl<'a> Grid<'a> {
    /// The rows, as far as each has as many cells as it should.
    pub(super) fn rows(self) -> impl Iterator<Item = Cells<'a>> {
        self.ends.chunks(self.width).scan(0, move |from, ends| {
            let cells = Cells { chunk: self.chunk, from: *from, ends };
            *from = cells.next();
            Some(cells)
        })
    }

    /// How many rows there are.
    pub(super) fn len(self) -> usize {
        self.ends.len() / self.width.max(1)
    }

    /// Where the rows end, with their lines.
    pub(super) fn lasts(self) -> impl Iterator<Item = u32> {
        self.ends.iter().copied().skip(self.width.saturating_sub(1)).step_by(self.width.max(1))
    }

    /// What a cell without quotes says.
    #[inline]
    pub(super) fn bare(self, row: usize, column: usize) -> Option<&'a [u8]> {
        let (from, to) = self.place(row, column)?;
        self.chunk.get(from..to).filter(|cell| cell.first() != Some(&b'"'))
    }

    /// Whether a cell says something.
    #[inline]
    pub(super) fn is_filled(self, row: usize, column: usize) -> bool {
        self.place(row, column).is_some_and(|(from, to)| from < to)
    }

    #[inline]
    fn place(self, row: usize, column: usize) -> Option<(usize, usize)> {
        let (from, to) = span(self.ends, row * self.width + column, 0)?;
        let is_last = column + 1 == self.width;
        Some((from, if is_last { before_return(self.chunk, from, to) } else { to }))
    }

    /// One of them.
    #[inline]
    pub(super) fn row(self, number: usize) -> Option<Cells<'a>> {
        let first = number * self.width;
        let from = match first.checked_sub(1) {
            Some(before) => *self.ends.get(before)? as usize + 1,
            None => 0,
        };
        Some(Cells { chunk: self.chunk, from, ends: self.ends.get(first..first + self.width)? })
    }
}

/// A row.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cells<'a> {
    /// The text around it.
    pub(super) chunk: &'a [u8],
    /// Where it begins.
    pub(super) from: usize,
    /// Where its cells end; the last one with the line.
    pub(super) ends: &'a [u32],
}

impl<'a> Cells<'a> {
    /// The row as it is written, without its line end.
    pub(super) fn bytes(&self) -> &'a [u8] {
        self.chunk.get(self.from..self.to()).unwrap_or(&[])
    }

    /// The row with its line end.
    pub(super) fn with_end(&self) -> &'a [u8] {
        let to = self.chunk.len().min(self.next());
        self.chunk.get(self.from..to).unwrap_or(&[])
    }

    /// Where the last cell ends, before the line end.
    #[inline]
    fn to(&self) -> usize {
        before_return(self.chunk, self.from, self.last())
    }

    /// Where the next row begins.
    #[inline]
    pub(super) fn next(&self) -> usize {
        self.last() + 1
    }

    /// Where the line ends.
    #[inline]
    pub(super) fn last(&self) -> usize {
        self.ends.last().map_or(self.from, |last| *last as usize)
    }

    /// Whether the line ends behind the last cell.
    pub(super) fn is_whole(&self) -> bool {
        self.chunk.get(self.last()).is_none_or(|byte| *byte == b'\n')
    }

    /// Where a cell stands, with its quotes.
    #[inline]
    fn place(&self, column: usize) -> Option<(usize, usize)> {
        let (from, to) = span(self.ends, column, self.from)?;
        let is_last = column + 1 == self.ends.len();
        Some((from, if is_last { before_return(self.chunk, from, to) } else { to }))
    }

    /// What a cell says.
    #[inline]
    pub(super) fn cell(&self, column: usize) -> Result<Cow<'a, [u8]>, Surprise> {
        let (from, to) = self.place(column).ok_or(Surprise)?;
        let bytes = self.chunk.get(from..to).ok_or(Surprise)?;
        if bytes.first() == Some(&b'"') { unquoted(bytes) } else { Ok(Cow::Borrowed(bytes)) }
    }

    /// Whether a cell says something.
    #[inline]
    fn is_filled(&self, column: usize) -> bool {
        self.place(column).is_some_and(|(from, to)| from < to)
    }

    /// Whether at least two cells say something.
    pub(super) fn has_several(&self) -> bool {
        (0..self.ends.len()).filter(|column| self.is_filled(*column)).nth(1).is_some()
    }
}

/// Where a cell stands among others that end at these places, the first of which begins at `start`.
#[inline]
fn span(ends: &[u32], cell: usize, start: usize) -> Option<(usize, usize)> {
    let from = match cell.checked_sub(1) {
        Some(before) => *ends.get(before)? as usize + 1,
        None => start,
    };
    Some((from, *ends.get(cell)? as usize))
}

/// Where the last cell of a row ends, whose line ends at `to`.
#[inline]
fn before_return(chunk: &[u8], from: usize, to: usize) -> usize {
    let returned = to.checked_sub(1).and_then(|before| chunk.get(before)) == Some(&b'\r');
    to - usize::from(returned && to > from)
}

/// What a cell in quotes says.
#[inline(never)]
fn unquoted(cell: &[u8]) -> Result<Cow<'_, [u8]>, Surprise> {
    let quoted = cell.strip_prefix(b"\"").and_then(|cell| cell.strip_suffix(b"\"")).ok_or(Surprise)?;
    if !quoted.contains(&b'"') {
        return Ok(Cow::Borrowed(quoted));
    }
    let text = std::str::from_utf8(quoted).map_err(|_| Surprise)?;
    Ok(Cow::Owned(text.replace("\"\"", "\"").into_bytes()))
}
