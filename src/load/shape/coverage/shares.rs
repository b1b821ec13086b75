//! Shares beside counts that say of how many more the rows are a part: 56.9 % and 14.8 %, and no other row.

use std::collections::BTreeMap;

use crate::load::column::{Column, Role};
use crate::load::notes::{Notes, Told};
use crate::load::shape::Draft;
use crate::load::shape::facts::RowFact;

/// Shares that are rounded to whole hundredths add up to so many at least, where they are those of all.
const ALL: f64 = 97.0;

/// Shares of one total make it out of each count to within so much, where they are large enough to tell.
const APART: f64 = 0.05;

/// Smaller shares are rounded too much to tell.
const TELLING: f64 = 5.0;

/// Warns of rows of one period whose shares leave some out, and calls its year incomplete.
pub(crate) fn tell(draft: &Draft<'_>, rows: &[RowFact], notes: &mut Notes) {
    let Some(first) = rows.first() else { return };
    if rows.len() < 2 || rows.iter().any(|row| row.span != first.span) {
        return;
    }
    let mut columns = draft.columns.iter().filter(|column| column.role == Role::Label);
    let found = columns.find_map(|column| Some((column, part(draft, column, rows)?)));
    let Some((column, sum)) = found else { return };
    let message = format!("the shares of the rows add up to {sum:.1} %, and no row counts the rest");
    let action = "counted as they stand: no year is all of the removals";
    notes.warn_column(draft.header_line(), column, Told::new("some-groups", message, action));
    notes.lacks_row(draft.options.calendar, first.span);
}

/// What the shares of a column add up to, where they are those of the counts in a total that is larger than these together.
fn part(draft: &Draft<'_>, column: &Column, rows: &[RowFact]) -> Option<f64> {
    let mut shares: BTreeMap<u64, f64> = BTreeMap::new();
    draft.table.each(|record| {
        let share =
            record.get(column.place).trim().strip_suffix('%').and_then(|text| text.trim().parse().ok());
        shares.extend(share.map(|share: f64| (record.line(), share)));
    });
    let both: Option<Vec<(f64, f64)>> = rows
        .iter()
        .map(|row| Some((*shares.get(&row.line)?, f64::from(u32::try_from(row.count).ok()?))))
        .collect();
    let both = both?;
    let (sum, counts) = both.iter().fold((0.0, 0.0), |(sum, all), (share, count)| (sum + share, all + count));
    let tells = |(share, count): &&(f64, f64)| *share >= TELLING && *count > 0.0;
    let fits = |(share, count): &(f64, f64)| (count / share * sum / counts - 1.0).abs() <= APART;
    let mut telling = both.iter().filter(tells).peekable();
    (sum > 0.0 && sum < ALL && telling.peek().is_some() && telling.all(fits)).then_some(sum)
}
