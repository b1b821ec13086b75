//! Workbooks to sheets: `.xlsx`, `.xlsb`, `.xls` and `.ods`, each sheet as rows of text with their row numbers.
//!
//! Dates come as ISO dates, whole numbers without a point, so that the layers above read a sheet as they read a text.
//! A label that is merged over several rows stands in each of them, a number in none but the first. What would need more memory than a table of counts
//! can is refused.

use std::io::Cursor;

use calamine::{Data, DataRef, Dimensions, ExcelDateTime, Reader, SheetVisible, Sheets, Style, Xlsx};

use super::number_format::Stands;
use super::{archive, old_formats, open_formats};
use crate::dataset::FastMap;
use crate::load::cell::period::Epoch;
use crate::load::cell::{count, merged, when};
use crate::load::table::Record;

/// The most cells that a workbook may hold, blank ones between filled ones included.
const CELLS: usize = 40_000_000;

/// The most cells that one covers in a table.
const COVERED: u32 = 1000;

/// The most cells without a value that are looked at for a formula.
const BLANK: usize = 1 << 20;

/// The most bytes that the parts of a workbook may hold when unpacked.
pub(super) const UNPACKED: u64 = 1 << 30;

/// What the numbers of a sheet stand for that are no plain ones, by row and column.
pub(super) type Formats = FastMap<(u32, u32), Stands>;

/// One sheet.
#[derive(Clone, Debug)]
pub(crate) struct Sheet {
    /// Its name.
    pub(crate) name: String,
    /// Whether a reader of the workbook does not see it.
    pub(crate) hidden: bool,
    /// What the day numbers of its workbook count from, where a cell is not formatted as a date.
    pub(crate) epoch: Epoch,
    /// Its rows, in order; of several blank rows in a row, one.
    pub(crate) rows: Vec<Record>,
}

/// Why a workbook was not opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum BadBook {
    /// It is cut off, damaged, or no workbook; what the reader says.
    Broken(String),
    /// It is an archive of other files, the first of which is called so.
    Archive(String),
    /// It is too large.
    TooLarge,
}

/// The sheets of a workbook, those that are hidden behind all others.
pub(crate) fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, BadBook> {
    if unpacked_size(bytes) > UNPACKED {
        return Err(BadBook::TooLarge);
    }
    let broken = |fault: &dyn std::fmt::Display| BadBook::Broken(fault.to_string());
    let mut book = calamine::open_workbook_auto_from_rs(Cursor::new(bytes))
        .map_err(|fault| archive::first_file(bytes).map_or_else(|| broken(&fault), BadBook::Archive))?;
    let mut names: Vec<(bool, usize, String)> = (0..)
        .zip(book.sheets_metadata())
        .map(|(place, sheet)| (sheet.visible != SheetVisible::Visible, place, sheet.name.clone()))
        .collect();
    names.sort_by_key(|(hidden, _, _)| *hidden);
    let formats = match &book {
        Sheets::Ods(_) => open_formats::of(bytes),
        Sheets::Xls(_) => old_formats::of(bytes),
        // In one of these each cell comes with its own, and in the other nothing is known of them.
        Sheets::Xlsx(_) | Sheets::Xlsb(_) => None,
    };
    let formats = formats.unwrap_or_default();
    let epoch = epoch_of(&book);
    let mut budget = CELLS;
    let mut sheets = Vec::new();
    for (hidden, place, name) in names {
        let mut grid = Grid { rows: Vec::new(), budget };
        if let Sheets::Xlsx(book) = &mut book {
            read_xlsx(book, &name, &mut grid).map_err(|fault| fault.unwrap_or(BadBook::TooLarge))?;
        } else {
            let range = book.worksheet_range(&name).map_err(|fault| broken(&fault))?;
            let (top, left) = range.start().unwrap_or((0, 0));
            let own = formats.get(place);
            for (row, column, cell) in range.used_cells() {
                let place = (top.saturating_add(small(row)), left.saturating_add(small(column)));
                let stands = own.and_then(|own| own.get(&place)).copied().unwrap_or(Stands::Plain);
                grid.put(place, text_of(cell.clone(), stands)).ok_or(BadBook::TooLarge)?;
            }
        }
        budget = grid.budget;
        sheets.push(Sheet { name, hidden, epoch, rows: grid.finish() });
    }
    Ok(sheets)
}

/// What the day numbers of a workbook count from; other formats write days as such.
fn epoch_of(book: &Sheets<Cursor<&[u8]>>) -> Epoch {
    let from_1904 = match book {
        Sheets::Xls(book) => book.has_1904_epoch(),
        Sheets::Xlsx(book) => book.has_1904_epoch(),
        Sheets::Xlsb(book) => book.has_1904_epoch(),
        Sheets::Ods(_) => false,
    };
    if from_1904 { Epoch::Year1904 } else { Epoch::default() }
}

/// Reads the cells of a sheet one after another; `Err(None)` where there are too many.
fn read_xlsx(book: &mut Xlsx<Cursor<&[u8]>>, name: &str, grid: &mut Grid) -> Result<(), Option<BadBook>> {
    let broken = |fault: calamine::XlsxError| Some(BadBook::Broken(fault.to_string()));
    let merged = book.merge_cells_by_sheet_name(name).unwrap_or_default();
    // A sheet that cannot be opened is a chart or a macro sheet.
    let Ok(mut cells) = book.worksheet_cells_reader(name) else { return Ok(()) };
    let format = |style: &Style| style.number_format.as_ref().map(|format| Stands::of(&format.format_code));
    let stands: Vec<Stands> =
        cells.styles().iter().map(|style| format(style).unwrap_or(Stands::Plain)).collect();
    let mut blank = Vec::new();
    while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(broken)? {
        if *cell.get_value() == DataRef::Empty {
            if blank.len() < BLANK {
                blank.push(cell.get_position());
            }
            continue;
        }
        let stands = stands.get(style).copied().unwrap_or(Stands::Plain);
        let text = text_of(cell.get_value().clone().into(), stands);
        if text.is_empty() {
            continue;
        }
        let place = cell.get_position();
        grid.put(place, text.clone()).ok_or(None)?;
        if let Some(area) = merged.iter().find(|area| area.start == place) {
            grid.cover(area, &text).ok_or(None)?;
        }
    }
    drop(cells);
    read_formulas(book, name, (blank, grid))
}

/// Fills cells without a value that have a formula with that: nobody knows what it comes to. `blank` holds their places, in
/// the order of the file.
fn read_formulas(
    book: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    (blank, grid): (Vec<(u32, u32)>, &mut Grid),
) -> Result<(), Option<BadBook>> {
    let mut blank =
        blank.into_iter().filter(|(row, _)| grid.has(*row)).collect::<Vec<_>>().into_iter().peekable();
    if blank.peek().is_none() {
        return Ok(());
    }
    let broken = |fault: calamine::XlsxError| Some(BadBook::Broken(fault.to_string()));
    let Ok(mut cells) = book.worksheet_cells_reader(name) else { return Ok(()) };
    while blank.peek().is_some()
        && let Some(cell) = cells.next_formula().map_err(broken)?
    {
        let (place, formula) = (cell.get_position(), cell.get_value());
        if blank.next_if_eq(&place).is_some() && !formula.is_empty() {
            grid.put(place, format!("={formula}")).ok_or(None)?;
        }
    }
    Ok(())
}

/// The cells of a sheet as they come in.
struct Grid {
    rows: Vec<(u32, Vec<(u32, String)>)>,
    budget: usize,
}

impl Grid {
    /// Whether a row has any cell.
    fn has(&self, row: u32) -> bool {
        self.rows.binary_search_by_key(&row, |(row, _)| *row).is_ok()
    }

    /// Takes in a cell; `None` once there are too many.
    fn put(&mut self, (row, column): (u32, u32), text: String) -> Option<()> {
        if text.is_empty() {
            return Some(());
        }
        let place = match self.rows.binary_search_by_key(&row, |(row, _)| *row) {
            Ok(place) => place,
            Err(place) => {
                self.rows.insert(place, (row, Vec::new()));
                place
            }
        };
        let cells = &mut self.rows.get_mut(place)?.1;
        let before = cells.last().map_or(0, |(last, _)| *last);
        let width = usize::try_from(column.saturating_sub(before)).ok()?.saturating_add(1);
        self.budget = self.budget.checked_sub(width)?;
        match cells.binary_search_by_key(&column, |(column, _)| *column) {
            Ok(_) => {}
            Err(place) => cells.insert(place, (column, text)),
        }
        Some(())
    }

    /// Fills the cells that one covers: a label stands in each row, and a number in none but its own.
    fn cover(&mut self, area: &Dimensions, text: &str) -> Option<()> {
        let bare = text.trim_matches(['%', '$', '£', '€', '¥', '₽', '₩', '₹', '₪']);
        let is_number = count::of(bare).is_some() && when::year(text).is_none();
        let (row, column) = area.start;
        // Merged titles may reach far; what belongs to a table covers a few rows or columns.
        let far = |from: u32, to: u32| from.saturating_add(1)..=to.min(from.saturating_add(COVERED));
        if column == area.end.1 {
            let below = if is_number { merged::ABOVE } else { text };
            for row in far(row, area.end.0) {
                self.put((row, column), below.to_owned())?;
            }
        } else if row == area.end.0 && is_number {
            for column in far(column, area.end.1) {
                self.put((row, column), merged::LEFT.to_owned())?;
            }
        } else {
            // A title, or the heading of several columns.
        }
        Some(())
    }

    fn finish(self) -> Vec<Record> {
        let mut rows = Vec::with_capacity(self.rows.len());
        let mut next = 0;
        for (row, cells) in self.rows {
            if row > next {
                rows.push(Record::of(u64::from(next) + 1, []));
            }
            next = row.saturating_add(1);
            let mut cells = cells.into_iter().peekable();
            let mut texts = Vec::new();
            let mut column = 0;
            while let Some((place, _)) = cells.peek() {
                if *place == column {
                    texts.extend(cells.next().map(|(_, text)| text));
                } else {
                    texts.push(String::new());
                }
                column += 1;
            }
            rows.push(Record::of(u64::from(row) + 1, texts.iter().map(String::as_str)));
        }
        rows
    }
}

fn small(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

/// The text of a cell whose number stands for something.
fn text_of(cell: Data, stands: Stands) -> String {
    match cell {
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text,
        Data::Int(number) if stands == Stands::Plain => number.to_string(),
        Data::Int(number) => {
            number.to_string().parse().map_or_else(|_| String::new(), |own| stands.show(own))
        }
        Data::Float(number) => stands.show(number),
        Data::Bool(truth) => truth.to_string(),
        Data::DateTime(date) => day(&date),
        Data::Error(fault) => fault.to_string(),
        Data::Empty => String::new(),
    }
}

/// A cell that is formatted as a date, on the calendar that its workbook counts by.
fn day(date: &ExcelDateTime) -> String {
    if date.is_duration() {
        return date.as_f64().to_string();
    }
    let (year, month, day, ..) = date.to_ymd_hms_milli();
    format!("{year:04}-{month:02}-{day:02}")
}

/// How large the parts of a zip archive say they are when unpacked; 0 for other files.
fn unpacked_size(bytes: &[u8]) -> u64 {
    const ENTRY: &[u8] = b"PK\x01\x02";
    if !bytes.starts_with(b"PK") {
        return 0;
    }
    let mut size = 0_u64;
    let mut rest = bytes;
    while let Some(at) = rest.windows(4).position(|window| window == ENTRY) {
        rest = rest.get(at + 4..).unwrap_or(&[]);
        // The size stands 24 bytes after the mark; all ones mean that it stands elsewhere because it is larger.
        if let Some([first, second, third, fourth]) = rest.get(20..24) {
            size = size.saturating_add(u64::from(u32::from_le_bytes([*first, *second, *third, *fourth])));
        }
    }
    size
}
