//! What cells of an `.ods` workbook are formatted as, which its reader does not tell.
//!
//! Each cell says what its value is: `office:value-type="percentage"`. Only the tags are looked at, with how often a row or
//! a cell is repeated.

use super::archive;
use super::number_format::Stands;
use super::reader::Formats;

/// The most cells that are kept; a sheet of more has no table of counts among them.
const KEPT: usize = 1_000_000;

/// The shares and amounts of money among the cells of a workbook, by sheet in the order of the workbook.
pub(super) fn of(bytes: &[u8]) -> Option<Vec<Formats>> {
    let content = archive::file(bytes, "content.xml")?;
    let content = String::from_utf8_lossy(&content);
    let mut sheets: Vec<Formats> = Vec::new();
    let (mut row, mut column, mut rows) = (0_u32, 0_u32, 1_u32);
    let mut kept = 0_usize;
    for tag in content.split('<').filter_map(|text| text.split('>').next()) {
        match tag.split(|letter: char| letter.is_whitespace() || letter == '/').next().unwrap_or_default() {
            "table:table" => {
                sheets.push(Formats::default());
                row = 0;
            }
            "table:table-row" => {
                rows = repeated(tag, "table:number-rows-repeated");
                column = 0;
                if tag.ends_with('/') {
                    row = row.saturating_add(rows);
                }
            }
            "table:table-cell" | "table:covered-table-cell" => {
                let cells = repeated(tag, "table:number-columns-repeated");
                if let (Some(stands), Some(sheet)) = (stands(tag), sheets.last_mut()) {
                    let places = (row..row.saturating_add(rows)).flat_map(|row| {
                        (column..column.saturating_add(cells)).map(move |column| (row, column))
                    });
                    for place in places.take(KEPT.saturating_sub(kept)) {
                        sheet.insert(place, stands);
                        kept += 1;
                    }
                }
                column = column.saturating_add(cells);
            }
            "" if tag == "/table:table-row" => row = row.saturating_add(rows),
            _ => {}
        }
    }
    Some(sheets)
}

/// What an attribute of a tag says.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, behind) = tag.split_once(&format!("{name}="))?;
    let quote = behind.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    behind.get(1..)?.split(quote).next()
}

/// How often a row or a cell stands there.
fn repeated(tag: &str, name: &str) -> u32 {
    attribute(tag, name).and_then(|times| times.parse().ok()).unwrap_or(1)
}

/// What the value of a cell stands for, where it is no plain number.
fn stands(tag: &str) -> Option<Stands> {
    match attribute(tag, "office:value-type")? {
        "percentage" => Some(Stands::Share),
        "currency" => {
            let sign = match attribute(tag, "office:currency") {
                Some("EUR") => '€',
                Some("GBP") => '£',
                _ => '$',
            };
            Some(Stands::Money(sign))
        }
        _ => None,
    }
}
