//! What a row must look like, and which cells of it are looked at.

use super::alike::ALIKE;

/// The columns of a file.
#[derive(Clone, Debug)]
pub(super) struct Columns {
    pub(super) delimiter: u8,
    pub(super) width: usize,
    pub(super) first_heading: String,
    /// The number of the column of the day.
    pub(super) date: usize,
    /// The numbers of the category columns.
    pub(super) kept: Vec<usize>,
    /// Whether rows that are alike in all of that are counted together.
    pub(super) alike: bool,
}

impl Columns {
    /// Columns by their numbers: that of the day, and those that are kept. `together` says that rows are only counted.
    pub(super) fn of(
        (delimiter, headings): (u8, &[String]),
        date: usize,
        kept: &[usize],
        together: bool,
    ) -> Option<Self> {
        let first_heading = headings.first()?.clone();
        let alike = together && kept.len() <= ALIKE;
        Some(Self { delimiter, width: headings.len(), first_heading, date, kept: kept.to_vec(), alike })
    }
}
