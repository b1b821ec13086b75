//! Months by number or code of which one more than there are is the whole year: month 13, `2016M13`, `201600`.
//!
//! That is so where its count is the sum of the months of its year, everywhere.

use std::collections::BTreeMap;

use crate::load::cell::{count, token};
use crate::load::column::{Column, Role};
use crate::load::shape::Draft;
use crate::load::shape::measures::heading_rank::likeliest;
use crate::load::table::{Table, Walk};
use crate::load::word::is_digits;

/// The table with those rows called totals, and with months that a letter heads (`M10`) by their number; `None` where it
/// has none.
pub(crate) fn table<'text>(draft: &Draft<'text>) -> Option<Table<'text>> {
    // Thirteen is an age, too.
    let mut times = draft.columns.iter().filter(|column| column.role.is_time());
    times.find_map(|column| {
        let cells = cells(draft, column)?;
        Some(draft.table.with_cells(cells))
    })
}

/// A cell of such a column.
#[derive(Clone, Copy, Debug)]
struct Code {
    /// Its year, where it names one.
    year: Option<i32>,
    /// The number behind it.
    month: u32,
    /// Whether a letter stands before it.
    lettered: bool,
}

impl Code {
    fn of(text: &str) -> Option<Self> {
        let (front, digits) = text.split_at_checked(text.len().checked_sub(2)?)?;
        let month = token::small(digits).filter(|month| *month <= WHOLE)?;
        let (year, mark) = front.split_at_checked(4).unwrap_or(("", front));
        let lettered = matches!(mark, "M" | "m");
        let year = if year.is_empty() { None } else { Some(token::year_of(year)?.0) };
        let fits = lettered || if year.is_some() { matches!(mark, "" | "-") } else { mark.is_empty() };
        (fits && is_digits(digits)).then_some(Self { year, month, lettered })
    }

    /// Whether it may be the whole year: one month more than there are, or none of them behind a year.
    fn is_whole(self) -> bool {
        self.month == WHOLE || self.month == 0 && (self.year.is_some() || self.lettered)
    }
}

/// One month more than there are.
const WHOLE: u32 = 13;

/// The cells of a column of such months that are read otherwise; `None` where it is none, or what may be whole years are no
/// sums.
fn cells(draft: &Draft<'_>, column: &Column) -> Option<Vec<(u64, usize, String)>> {
    let mut codes = Vec::new();
    let (mut other, mut wanted) = (false, false);
    draft.table.walk(|record| {
        let text = record.get(column.place);
        // A month of one digit is one by its number.
        let code = Code::of(text).or_else(|| Code::of(&format!("0{text}")));
        other = code.is_none();
        let headed = column.role == Role::Month;
        wanted |= code.is_some_and(|code| code.is_whole() || headed && code.lettered && code.year.is_none());
        codes.extend(code.map(|code| (record.line(), code)));
        if other || codes.len() > MOST_ROWS { Walk::Stop } else { Walk::On }
    });
    if other || !wanted || codes.len() > MOST_ROWS {
        return None;
    }
    let year = draft.columns.iter().find(|other| other.place != column.place && other.role.is_year());
    if codes.iter().any(|(_, code)| code.year.is_some() == year.is_some()) {
        return None;
    }
    if codes.iter().any(|(_, code)| code.is_whole()) && !are_sums(draft, column, year) {
        return None;
    }
    let read = codes.into_iter().filter_map(|(line, code)| {
        let text = match code.year {
            Some(year) if code.is_whole() => format!("{year} total"),
            None if code.is_whole() => "Total".to_owned(),
            None if code.lettered => code.month.to_string(),
            Some(_) | None => return None,
        };
        Some((line, column.place, text))
    });
    Some(read.collect())
}

/// More rows than that are in no such table.
const MOST_ROWS: usize = 100_000;

/// Whether what may be a whole year is, everywhere, the sum of the months of its year beside it.
fn are_sums(draft: &Draft<'_>, column: &Column, year: Option<&Column>) -> bool {
    let counts: Vec<&Column> = draft.columns.iter().filter(|own| own.role == Role::Count).collect();
    let [counted] = *likeliest(&counts).as_slice() else { return false };
    let groups = draft.columns.iter().filter(|own| own.role == Role::Category && own.place != column.place);
    let groups: Vec<&Column> = groups.collect();
    let mut sums: BTreeMap<(String, Vec<String>), (u64, Option<u64>)> = BTreeMap::new();
    let mut readable = true;
    draft.table.each(|record| {
        let text = record.get(column.place);
        let Some(code) = Code::of(text).or_else(|| Code::of(&format!("0{text}"))) else { return };
        let of_row = |column: &&Column| record.get(column.place).to_owned();
        let own = code.year.map_or_else(|| year.map(|year| of_row(&year)), |year| Some(year.to_string()));
        let entry = sums.entry((own.unwrap_or_default(), groups.iter().map(of_row).collect())).or_default();
        match count::of(record.get(counted.place)) {
            Some(count) if code.is_whole() => {
                readable &= entry.1.replace(count).is_none();
            }
            Some(count) => entry.0 = entry.0.saturating_add(count),
            None => readable = false,
        }
    });
    readable && sums.values().all(|(sum, whole)| whole.is_none_or(|whole| whole == *sum))
}
