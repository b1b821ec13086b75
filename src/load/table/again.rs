//! Where a table ends because another one begins without a blank row between: under a header that goes on or ends
//! before the first one's does, or as the same table written twice.

use super::layout::filled_width;
use super::record::Record;
use super::survey::same_cells;
use crate::load::word;

/// So many rows that stand again below the header tell a table written twice from one whose header stands on each page.
const FIRST_ROWS: usize = 3;

/// Whether a row is the header of another table: it says the same as this one, and has more or fewer columns.
pub(super) fn heads_another(header: &Record, record: &Record) -> bool {
    // As many cells, a blank one among them, are the same header with a heading left out.
    if header.len() == record.len() {
        return false;
    }
    let (width, other) = (filled_width(header), filled_width(record));
    let same = |column| {
        let heading = header.get(column);
        !heading.is_empty() && heading.eq_ignore_ascii_case(record.get(column))
    };
    width != other && width.min(other) > 1 && (0..width.min(other)).all(same)
}

/// Whether a row is the header of a table of other columns, as wide as this one: all its cells are headings, of a time or of
/// groups and of counts, and no row says that.
pub(super) fn heads_other_columns(header: &Record, record: &Record) -> bool {
    let is_counted = |cell: &str| {
        let words = word::words(cell);
        word::any(&words, word::REMOVALS) || word::any(&words, word::COUNT)
    };
    let tells = |cell: &str| word::is_time_heading(cell) || word::is_group_heading(cell);
    let is_heading = |cell: &str| word::is_known_heading(cell) || word::is_group_heading(cell);
    // Nearly every row of a table has a digit, which is found far sooner than words are.
    header.len() == record.len()
        && !record.cells().any(|cell| cell.bytes().any(|byte| byte.is_ascii_digit()))
        && record.has_several()
        && record.cells().all(is_heading)
        && record.cells().any(tells)
        && record.cells().any(|cell| is_counted(cell) && !tells(cell))
        && !same_cells(header, record)
}

/// Where a table has ended.
#[derive(Clone, Copy)]
pub(super) struct Ended {
    /// The line of its last row.
    pub(super) last: u64,
    /// How many rows it has.
    pub(super) rows: u64,
    /// The line on which it begins again.
    pub(super) again: u64,
}

/// Watches for a table that is written twice.
#[derive(Default)]
pub(super) struct Again {
    /// The first rows of the table.
    first: Vec<Record>,
    /// Where it would have ended, and how many of its first rows stand again below that.
    below: Option<(Ended, usize)>,
}

impl Again {
    /// Takes in a header that stands again.
    pub(super) fn see_header(&mut self, ended: Ended) {
        let differ = |(place, row): (usize, &Record)| {
            self.first.iter().skip(place + 1).all(|other| !same_cells(row, other))
        };
        let known = self.first.len() == FIRST_ROWS && self.first.iter().enumerate().all(differ);
        self.below = known.then_some((ended, 0));
    }

    /// Takes in a row; says where the table has ended once it has begun again.
    pub(super) fn see_row(&mut self, record: &Record) -> Option<Ended> {
        let Some((ended, seen)) = self.below else {
            if self.first.len() < FIRST_ROWS {
                self.first.push(record.clone());
            }
            return None;
        };
        let same = self.first.get(seen).is_some_and(|first| same_cells(first, record));
        self.below = same.then_some((ended, seen + 1));
        (same && seen + 1 == FIRST_ROWS).then_some(ended)
    }
}

/// The lines of those headers that name a time and removals, so that their tables can be read.
pub(super) fn headers_to_read(headers: [Option<&Record>; 2]) -> Vec<u64> {
    let reads = |header: &&Record| {
        let counts = |cell: &str| {
            let words = word::words(cell);
            word::any(&words, word::REMOVALS) || word::any(&words, word::DEPARTED)
        };
        header.cells().any(word::is_time_heading) && header.cells().any(counts)
    };
    headers.into_iter().flatten().filter(reads).map(Record::line).collect()
}
