//! Tables that go on in the next sheet, since a sheet holds so many rows and no more.
//!
//! Where a sheet ends on its last possible row and the next one begins with the same header, the two are one table: rows
//! of one day on both sides of the cut are other people, and nothing stands in both.

use super::reader::Sheet;
use crate::load::show;
use crate::load::table::Record;
use crate::quantity::Count;

/// The last row of a sheet: in a workbook of today, and in one of before 2007.
const LAST_ROWS: [u64; 2] = [1_048_576, 65_536];

/// The sheets with each full one and the next ones that go on with its table as one, and what is said of those.
pub(super) fn joined(sheets: Vec<Sheet>) -> (Vec<Sheet>, Vec<(String, String)>) {
    let (mut joined, mut said): (Vec<Sheet>, Vec<(String, String)>) = (Vec::new(), Vec::new());
    // The rows before the sheet that came last, and the header of all.
    let mut rows_before = 0;
    for sheet in sheets {
        let last = joined.last_mut().filter(|last| goes_on(last, rows_before, &sheet));
        let Some(last) = last else {
            rows_before = 0;
            joined.push(sheet);
            continue;
        };
        rows_before = last.rows.last().map_or(0, Record::line);
        said.push((
            last.name.clone(),
            format!(
                "goes on in the sheet \"{}\", whose line 1 is called line {} here, since a sheet holds no more rows",
                show::escaped(&sheet.name),
                Count(rows_before + 1)
            ),
        ));
        last.rows.extend(sheet.rows.into_iter().skip(1).map(|row| row.moved_down(rows_before)));
    }
    (joined, said)
}

/// Whether a sheet that others may have been added to, of so many rows, is full and another has its header.
fn goes_on(full: &Sheet, rows_before: u64, next: &Sheet) -> bool {
    let lines = full.rows.last().map_or(0, |row| row.line() - rows_before);
    let header = |sheet: &Sheet| -> Vec<String> {
        sheet.rows.first().into_iter().flat_map(Record::cells).map(ToOwned::to_owned).collect()
    };
    LAST_ROWS.contains(&lines) && full.hidden == next.hidden && header(full) == header(next)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::cell::period::Epoch;

    fn sheet(name: &str, rows: impl Iterator<Item = (u64, [&'static str; 2])>) -> Sheet {
        let header = Record::of(1, ["departed_date", "citizenship"]);
        let rows = std::iter::once(header).chain(rows.map(|(line, cells)| Record::of(line, cells))).collect();
        Sheet { name: name.to_owned(), hidden: false, epoch: Epoch::default(), rows }
    }

    #[test]
    fn a_full_sheet_goes_on_in_the_next_one_with_its_header() {
        let rows = |last: u64| (2..=last).map(|line| (line, ["2016-10-05", "Mexico"]));
        let check = |first: u64, second: u64, expected: &[(&str, usize, u64)]| {
            let (sheets, said) =
                joined(vec![sheet("A", rows(first)), sheet("B", rows(second)), sheet("C", rows(3))]);
            let found: Vec<(&str, usize, u64)> = sheets
                .iter()
                .map(|sheet| (sheet.name.as_str(), sheet.rows.len(), sheet.rows.last().unwrap().line()))
                .collect();
            assert_eq!(found, expected);
            assert_eq!(said.len(), 3 - sheets.len());
        };
        // 65,535 rows and the header; 9 rows without theirs follow.
        check(65_536, 10, &[("A", 65_545, 65_546), ("C", 3, 3)]);
        check(65_536, 65_536, &[("A", 131_073, 131_075)]);
        check(65_535, 10, &[("A", 65_535, 65_535), ("B", 10, 10), ("C", 3, 3)]);
    }
}
