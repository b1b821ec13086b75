//! What a row must look like, and which cells of it are looked at.

use super::alike::ALIKE;

/// The columns of a file.
#[derive(Clone, Debug)]
pub(super) struct Columns {
    pub(super) delimiter: u8,
    pub(super) width: usize,
    pub(super) first_heading: String,
    pub(super) first: Column,
    /// The column of the day.
    pub(super) date: Column,
    /// The category columns.
    pub(super) kept: Vec<Column>,
    /// Whether rows that are alike in all of that are counted together.
    pub(super) alike: bool,
    /// How many cells are passed over before each cell whose end is noted, from one such to the next in a row.
    pub(super) gaps: Vec<u32>,
}

/// A column that is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Column {
    pub(super) number: usize,
    /// Where the end of the cell before it is, among the ends that are noted of a row.
    pub(super) before: Option<usize>,
    /// Where its own is.
    pub(super) end: usize,
}

impl Columns {
    /// Columns by their numbers: that of the day, and those that are kept. `together` says that rows are only counted.
    pub(super) fn of(
        (delimiter, headings): (u8, &[String]),
        date: usize,
        kept: &[usize],
        together: bool,
    ) -> Option<Self> {
        let width = headings.len();
        let looked_at = [0, date].into_iter().chain(kept.iter().copied());
        let mut noted: Vec<usize> =
            looked_at.flat_map(|number| number.checked_sub(1).into_iter().chain([number])).collect();
        noted.push(width.checked_sub(1)?);
        noted.sort_unstable();
        noted.dedup();
        let column = |number: usize| {
            let before = number.checked_sub(1).map(|before| noted.binary_search(&before).ok());
            let end = noted.binary_search(&number).ok()?;
            Some(Column { number, before: before.flatten(), end })
        };
        let starts = std::iter::once(0).chain(noted.iter().map(|number| number + 1));
        let gaps = starts.zip(&noted).map(|(start, number)| u32::try_from(number - start).ok());
        Some(Self {
            alike: together && kept.len() <= ALIKE,
            delimiter,
            width,
            first_heading: headings.first()?.clone(),
            first: column(0)?,
            date: column(date)?,
            kept: kept.iter().map(|number| column(*number)).collect::<Option<_>>()?,
            gaps: gaps.collect::<Option<_>>()?,
        })
    }
}
