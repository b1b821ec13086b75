//! What a row must look like, and which cells of it are looked at.

use std::borrow::Cow;

use super::alike::ALIKE;
use super::row::Surprise;
use crate::load::shape::{KindValues, ReadColumns};

/// The columns of a file.
#[derive(Clone, Debug)]
pub(super) struct Columns {
    pub(super) delimiter: u8,
    pub(super) width: usize,
    pub(super) first_heading: String,
    /// Whether that one begins with no digit.
    pub(super) headed_by_word: bool,
    /// The number of the column of the day.
    pub(super) date: usize,
    /// The numbers of the category columns.
    pub(super) kept: Vec<usize>,
    /// What says which rows count, where not all do.
    pub(super) kinds: Option<KindValues>,
    /// Whether rows that are alike in all of that are counted together.
    pub(super) alike: bool,
}

impl Columns {
    /// The columns that are read. `together` says that rows are only counted.
    pub(super) fn of(
        (delimiter, headings): (u8, &[String]),
        read: ReadColumns,
        together: bool,
    ) -> Option<Self> {
        let first_heading = headings.first()?.clone();
        let ReadColumns { date, kept, kinds } = read;
        let alike = together && kept.len() <= ALIKE;
        let headed_by_word = !begins_with_digit(first_heading.as_bytes());
        let width = headings.len();
        Some(Self { delimiter, width, first_heading, headed_by_word, date, kept, kinds, alike })
    }

    /// Whether a row that begins so can be no note and not the header again. Most rows begin with a date or a number, and
    /// most headers do not.
    #[inline]
    pub(super) fn is_usual_start(&self, first: &[u8]) -> bool {
        first.len() == 10 && self.headed_by_word && begins_with_digit(first)
    }

    /// Whether a row with these cells is counted; a surprise where only a walk over all rows tells.
    #[inline]
    pub(super) fn counts<'text>(
        &self,
        cell: impl FnOnce(usize) -> Result<Cow<'text, [u8]>, Surprise>,
    ) -> Result<Counts, Surprise> {
        let Some(kinds) = &self.kinds else { return Ok(Counts::Yes) };
        let counts = kinds.wants(&cell(kinds.column)?).ok_or(Surprise)?;
        Ok(if counts { Counts::Yes } else { Counts::No })
    }
}

#[inline]
pub(super) fn begins_with_digit(text: &[u8]) -> bool {
    text.first().is_some_and(u8::is_ascii_digit)
}

/// Whether a row is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counts {
    Yes,
    /// It is of something else.
    No,
}
