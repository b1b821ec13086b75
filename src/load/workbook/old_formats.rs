//! What cells of an `.xls` workbook are formatted as, which its reader does not tell.
//!
//! Layout after [MS-XLS]: records of a kind and a length, formats and styles first, then the cells of each sheet.

use super::compound_file::{self, place_at, two};
use super::number_format::Stands;
use super::reader::Formats;

/// The shares and amounts of money among the cells of a workbook, by sheet in the order of the workbook.
pub(super) fn of(bytes: &[u8]) -> Option<Vec<Formats>> {
    let book = compound_file::workbook(bytes)?;
    let (mut formats, mut styles, mut sheets) = (Vec::new(), Vec::new(), Vec::new());
    let mut is_old = false;
    for (kind, data) in records(&book, 0) {
        match kind {
            BEGIN => is_old = two(data, 0).is_some_and(|version| version < 0x0600),
            FORMAT => formats.extend(two(data, 0).map(|id| (id, stands(data, is_old)))),
            STYLE => styles.push(two(data, 2)?),
            SHEET => sheets.push(place_at(data, 0)?),
            _ => {}
        }
    }
    let stands_of = |format: u16| {
        let own = formats.iter().find(|(id, _)| *id == format).map(|(_, stands)| *stands);
        own.unwrap_or_else(|| built_in(format))
    };
    let styles: Vec<Stands> = styles.into_iter().map(stands_of).collect();
    Some(sheets.into_iter().map(|start| cells(&book, start, &styles)).collect())
}

/// The kinds of records that are looked at.
const BEGIN: u16 = 0x0809;
const END: u16 = 0x000a;
const FORMAT: u16 = 0x041e;
const STYLE: u16 = 0x00e0;
const SHEET: u16 = 0x0085;
const NUMBER: u16 = 0x0203;
const SHORT_NUMBER: u16 = 0x027e;
const SHORT_NUMBERS: u16 = 0x00bd;
const FORMULA: u16 = 0x0006;

/// The records from a place on, through the end of what begins there.
fn records(book: &[u8], start: usize) -> impl Iterator<Item = (u16, &[u8])> {
    let (mut place, mut depth) = (Some(start), 0_usize);
    std::iter::from_fn(move || {
        let at = place?;
        let (kind, length) = (two(book, at)?, usize::from(two(book, at.checked_add(2)?)?));
        let from = at.checked_add(4)?;
        let through = from.checked_add(length)?;
        // Charts stand within a sheet, with an end of their own.
        match kind {
            BEGIN => depth += 1,
            END => depth = depth.saturating_sub(1),
            _ => {}
        }
        place = (depth > 0).then_some(through);
        Some((kind, book.get(from..through)?))
    })
}

/// What the record of a format says that it stands for.
fn stands(data: &[u8], is_old: bool) -> Stands {
    let letters = if is_old {
        data.get(3..).map(|letters| letters.iter().map(|letter| char::from(*letter)).collect::<String>())
    } else {
        let wide = data.get(4).is_some_and(|flags| flags & 1 == 1);
        let letters = data.get(5..).unwrap_or_default();
        if wide {
            let letters: Vec<u16> = letters.chunks_exact(2).filter_map(|pair| two(pair, 0)).collect();
            Some(String::from_utf16_lossy(&letters))
        } else {
            Some(letters.iter().map(|letter| char::from(*letter)).collect())
        }
    };
    letters.map_or(Stands::Plain, |format| Stands::of(&format))
}

/// What the formats stand for that every program knows by their number.
fn built_in(format: u16) -> Stands {
    match format {
        9 | 10 => Stands::Share,
        5..=8 | 42 | 44 => Stands::Money('$'),
        _ => Stands::Plain,
    }
}

/// The numbers of a sheet that are no plain ones.
fn cells(book: &[u8], start: usize, styles: &[Stands]) -> Formats {
    let mut found = Formats::default();
    let mut put = |row: u16, column: u16, style: Option<u16>| {
        let stands = style.and_then(|style| styles.get(usize::from(style)));
        if let Some(stands) = stands.filter(|stands| **stands != Stands::Plain) {
            found.insert((u32::from(row), u32::from(column)), *stands);
        }
    };
    for (kind, data) in records(book, start) {
        let (Some(row), Some(column)) = (two(data, 0), two(data, 2)) else { continue };
        match kind {
            NUMBER | SHORT_NUMBER | FORMULA => put(row, column, two(data, 4)),
            SHORT_NUMBERS => {
                let numbers = data.get(4..).unwrap_or_default().chunks_exact(6);
                for (column, number) in (column..).zip(numbers) {
                    put(row, column, two(number, 0));
                }
            }
            _ => {}
        }
    }
    found
}
