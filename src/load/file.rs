//! One file from bytes to facts: opened, decoded, laid out, understood.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use super::bytes::{self, Sort};
use super::fast::Gathered;
use super::fault::{bad_book, no_table, not_text, unopened};
use super::notes::{Notes, Told};
use super::refusal::Refusal;
use super::shape::{self, Draft, Facts};
use super::table::{self, NoTable, Reading, Skip, Table};
use super::workbook::{self, read_workbook, sheet_named};
use super::{Input, Options, RawTable, show, text_notes};
use crate::calendar::Date;
use crate::catalog::{self, Row as _};
use crate::dataset::{Grade, Kind, Missing, Understood};
use crate::quantity::{Count, with_unit};

/// What a file became.
#[derive(Debug)]
pub(super) struct Read {
    /// Its facts.
    pub(super) facts: Facts,
    /// What was noted on the way.
    pub(super) notes: Notes,
    /// How it was understood.
    pub(super) understood: Understood,
}

/// Reads a file. Sheets of a workbook that hold parts of one whole are as many files.
pub(super) fn read(input: Input<'_>, options: &Options) -> Result<Vec<Read>, Box<Refusal>> {
    let mut notes = Notes::new(&Arc::from(input.name));
    let (opened, packed) = bytes::unpack(input.bytes).map_err(|fault| unopened(&notes, &fault))?;
    if matches!(bytes::sniff(&opened), Sort::Zip | Sort::OldWorkbook) {
        text_notes::tell_of_text_options(options, "a workbook", &mut notes);
        return read_workbook(&opened, options, &notes);
    }
    if packed == Some(Understood::PARQUET) {
        text_notes::tell_of_text_options(options, "a Parquet file", &mut notes);
    }
    let options = &unpacked_options(options, packed);
    let (text, encoding) = text_of(&opened, options, &mut notes)?;
    let refuse = |fault: NoTable| {
        if let NoTable::Second { line, .. } = fault
            && workbook::detention::holds_figure(&text)
        {
            let why = "is a sheet of ICE's detention statistics, and another one says through which day removals are counted";
            return notes.refuse(why, "the workbook that it was saved from").at(line);
        }
        no_table(&notes, &fault)
    };
    let table = Table::of_text(Cow::Borrowed(&*text), &reading(options)).map_err(refuse)?;
    let mut read = read_table(&table, options, notes)?;
    read.understood.encoding = encoding;
    Ok(vec![read.unpacked_from(packed)])
}

/// What was said of a file, as it holds for what was unpacked from it: a Parquet file says itself what its columns are.
fn unpacked_options<'a>(options: &'a Options, packed: Option<&str>) -> Cow<'a, Options> {
    if packed != Some(Understood::PARQUET) {
        return Cow::Borrowed(options);
    }
    let header_line = options.header_line.or(Some(1));
    Cow::Owned(Options { delimiter: Some(",".to_owned()), encoding: None, header_line, ..options.clone() })
}

impl Read {
    /// The same, told to have been packed.
    pub(super) fn unpacked_from(mut self, packed: Option<&'static str>) -> Self {
        match packed {
            Some(Understood::PARQUET) => {
                (self.understood.encoding, self.understood.delimiter) = (Understood::PARQUET, None);
            }
            Some(name) => self.understood.remarks.push(format!("compressed with {name}")),
            None => {}
        }
        self
    }
}

/// The table of a file as it was read, before any meaning.
pub(super) fn raw_table(input: Input<'_>, options: &Options) -> Result<RawTable, Box<Refusal>> {
    let mut notes = Notes::new(&Arc::from(input.name));
    let (opened, packed) = bytes::unpack(input.bytes).map_err(|fault| unopened(&notes, &fault))?;
    let options = &unpacked_options(options, packed);
    let reading = Reading { lenient: true, ..reading(options) };
    if matches!(bytes::sniff(&opened), Sort::Zip | Sort::OldWorkbook) {
        let sheets = workbook::sheets(&opened).map_err(|fault| bad_book(&notes, &fault))?;
        let sheet = match options.sheets.as_slice() {
            [name] => sheet_named(&sheets, name, &notes)?,
            [] => sheets.first().ok_or_else(|| notes.refuse("has no sheet", "another file"))?,
            [name, ..] => {
                let why = "several sheets are asked for, and the table of one can be shown";
                return Err(notes.refuse(why, show::sheet_option(name)));
            }
        };
        return RawTable::shown(Table::of_rows(&sheet.rows, &reading), &notes);
    }
    let (text, _) = text_of(&opened, options, &mut notes)?;
    RawTable::shown(Table::of_text(text, &reading), &notes)
}

impl RawTable {
    fn shown(table: Result<Table<'_>, NoTable>, notes: &Notes) -> Result<Self, Box<Refusal>> {
        match table {
            Ok(table) => Ok(Self::of(&table)),
            Err(NoTable::Empty) => Ok(Self::default()),
            Err(fault) => Err(no_table(notes, &fault)),
        }
    }

    fn of(table: &Table<'_>) -> Self {
        let header = table.headings_as_written();
        let mut rows = Vec::new();
        table.each(|record| {
            // White space is a part of a cell (RFC 4180, section 2), and nothing is known of its meaning here.
            let cells = (0..record.len()).map(|column| record.raw(column).to_owned());
            rows.push((record.line(), cells.collect()));
        });
        Self { header, rows, second: table.second }
    }
}

pub(super) fn reading(options: &Options) -> Reading<'_> {
    let delimiter = options.delimiter.as_deref().map(table::delimiter_of);
    Reading { delimiter, header_line: options.header_line, lenient: false }
}

pub(super) fn read_table(
    table: &Table<'_>,
    options: &Options,
    mut notes: Notes,
) -> Result<Read, Box<Refusal>> {
    tell_of_table(table, &mut notes);
    let (facts, shape) = shape::read(table, options, &mut notes)?;
    Ok(told(table, facts, shape, notes))
}

/// Records that were read part by part, with what is known of their table from its head; `None` where only a walk
/// over all rows gives the same.
pub(super) fn read_parts(
    head: &Draft<'_>,
    mut notes: Notes,
    gathered: Gathered,
) -> Result<Option<Read>, Box<Refusal>> {
    let joined = shape::read_parts(head, &mut notes, gathered)?;
    Ok(joined.map(|(facts, shape)| {
        let mut read = told(head.table, facts, shape, notes);
        read.understood.encoding = "UTF-8";
        read
    }))
}

fn told(table: &Table<'_>, mut facts: Facts, shape: &'static str, mut notes: Notes) -> Read {
    for fact in &mut facts.observations {
        let to_date = (fact.kind == Kind::ToDate).then(|| notes.missing_through(fact.through)).flatten();
        if let Some(missing) = to_date.or_else(|| notes.missing((fact.from, fact.through))) {
            fact.grade = Grade::incomplete(missing);
        }
    }
    tell_of_spellings(&facts, table, &mut notes);
    let understood = Understood {
        delimiter: table.delimiter().map(ToOwned::to_owned),
        header_line: table.header_line,
        skipped: table.skipped.iter().map(|line| (line.line, show::escaped(&line.text))).collect(),
        remarks: std::mem::take(&mut notes.remarks),
        ..understood(&notes, &facts, shape)
    };
    Read { facts, notes, understood }
}

/// Warns of values that are one but for capitals and accents, each column once.
fn tell_of_spellings(facts: &Facts, table: &Table<'_>, notes: &mut Notes) {
    let Some(records) = &facts.records else { return };
    for (column, found) in records.spellings() {
        let said = found.iter().map(|spellings| {
            let spellings = spellings.iter();
            let each = spellings.map(|(value, rows)| {
                format!("\"{}\" in {}", show::escaped(value), with_unit(Count(*rows), "row"))
            });
            each.collect::<Vec<_>>().join(", ")
        });
        let said: Vec<String> = said.take(MOST_SPELLINGS).collect();
        let more = found.len().saturating_sub(MOST_SPELLINGS);
        let more = if more == 0 { String::new() } else { format!("; and {more} more values") };
        let message =
            format!("holds values that differ only in capitals or accents: {}{more}", said.join("; "));
        let action = "each is a group of its own, and --where keeps one alone";
        let warning = notes.warning(table.first_line(), Told::new("spellings", message, action));
        warning.column(&show::escaped(column)).gather(&mut notes.findings);
    }
}

/// So many values are named with their spellings.
const MOST_SPELLINGS: usize = 3;

/// What facts and notes alone tell of a file.
pub(super) fn understood(notes: &Notes, facts: &Facts, shape: &'static str) -> Understood {
    let mut measures: Vec<String> =
        facts.observations.iter().map(|fact| fact.measure.0.to_string()).collect();
    measures.sort_unstable();
    measures.dedup();
    Understood {
        file: Arc::clone(&notes.file),
        encoding: "",
        sheet: None,
        delimiter: None,
        header_line: None,
        shape,
        shape_words: catalog::find(shape::SHAPES, shape).map_or("", |row| row.words()),
        kind: facts.kind,
        columns: facts.columns.clone(),
        measures,
        rows: notes.rows(),
        set_aside: notes.aside(),
        incomplete: notes.missing_by_year(),
        withheld: withheld(notes, facts),
        always_incomplete: notes.lacking_rows.iter().copied().collect(),
        skipped: Vec::new(),
        remarks: Vec::new(),
    }
}

/// What the rows of periods may hold of which none has a count.
fn withheld(notes: &Notes, facts: &Facts) -> Vec<((Date, Date), Missing)> {
    let counted: BTreeSet<(Date, Date)> =
        facts.observations.iter().map(|fact| (fact.from, fact.through)).collect();
    let partial = notes.missing_by_period();
    partial.filter(|(period, _)| !counted.contains(period)).collect()
}

/// The letters of a file, and the name of their encoding.
fn text_of<'bytes>(
    bytes: &'bytes [u8],
    options: &Options,
    notes: &mut Notes,
) -> Result<(Cow<'bytes, str>, &'static str), Box<Refusal>> {
    let unpadded = bytes::without_padding(bytes);
    let (padding, bytes) = (bytes.len() - unpadded.len(), unpadded);
    match bytes::sniff(bytes) {
        Sort::Empty => return Err(notes.refuse("empty file (0 bytes)", "a file with a header and rows")),
        Sort::Gzip | Sort::Zstandard | Sort::Parquet | Sort::Zip | Sort::OldWorkbook => {
            return Err(notes.refuse("is compressed twice", "unpacking it once by hand"));
        }
        Sort::WebPage => {
            let remedy = "opening the address in a browser and downloading the file again";
            return Err(notes
                .refuse("this is a web page, not a table: a failed download is the likely cause", remedy));
        }
        Sort::Pointer => {
            let why = "this is a pointer of Git LFS: the file that it stands for was not downloaded with it";
            return Err(notes.refuse(why, "git lfs pull, or the download button of the file's page"));
        }
        Sort::Other(kind) => {
            return Err(notes.refuse(format!("this is {kind}, not a table"), "exporting it as CSV"));
        }
        Sort::Text => {}
    }
    text_notes::tell_of_padding(padding, bytes, notes);
    if let Some(sheet) = options.sheets.first() {
        let message = format!("--sheet {} names a sheet, and this file is text", show::escaped(sheet));
        notes.warn_line(1, Told::new("no-sheets", message, "the whole file is read"));
    }
    let decoded =
        bytes::decode(bytes, options.encoding.as_deref()).map_err(|fault| not_text(notes, &fault))?;
    if decoded.encoding.guessed {
        text_notes::tell_of_guess(decoded.encoding.name, notes);
    }
    if let Some(doubt) = &decoded.doubt {
        text_notes::tell_of_letters(doubt, notes);
    }
    let text = match bytes::straighten(&decoded.text) {
        Some((plain, done)) => {
            notes.remarks.push(done.to_owned());
            Cow::Owned(plain)
        }
        None => decoded.text,
    };
    Ok((text, decoded.encoding.name))
}

/// Notes what the first layer had to overlook.
fn tell_of_table(table: &Table<'_>, notes: &mut Notes) {
    let first = table.first_line();
    if table.header_line.is_none() {
        let message = "there is no header: the first row is data";
        notes.warn_line(first, Told::new("no-header", message, "columns are told by what they hold"));
    }
    for skipped in &table.skipped {
        // Where the mark that it names parts cells, the line has a second one, a blank one.
        if skipped.line == 1 && skipped.text.trim().eq_ignore_ascii_case("sep=") {
            notes
                .remarks
                .push("line 1 says what parts the cells, as spreadsheets write and read it".to_owned());
            continue;
        }
        let (code, message) = match skipped.skip {
            Skip::Above if table.header_line.is_none() => ("lines-above", "a line above the rows"),
            Skip::Above => ("lines-above", "a line above the header"),
            Skip::Below => ("lines-below", "a line below the table, without a date"),
            Skip::Repeat => ("header-repeated", "the header again"),
            Skip::Comment => ("comment", "a comment among the rows"),
            Skip::Rule => ("rule", "a line drawn between the rows"),
        };
        let action = match skipped.skip {
            Skip::Above if table.header_line.is_none() => "skipped".to_owned(),
            Skip::Above => format!("skipped; the header is line {first} (--header-line overrides)"),
            Skip::Below | Skip::Repeat | Skip::Comment | Skip::Rule => "skipped".to_owned(),
        };
        notes.warn_line(skipped.line, Told::new(code, message, action));
    }
    for odd in &table.odd {
        let name = table.headings.get(odd.column).map_or("", String::as_str);
        let undecoded = odd.text.contains(char::REPLACEMENT_CHARACTER);
        let (code, message) = if undecoded {
            ("undecoded", "a byte means nothing in this encoding")
        } else {
            ("control-characters", "the cell holds control characters")
        };
        let action = if undecoded { "shown as U+FFFD" } else { "shown escaped" };
        notes
            .warning(odd.line, Told::new(code, message, action))
            .cell(&show::escaped(name), &show::escaped(&odd.text))
            .gather(&mut notes.findings);
    }
    for line in &table.mended {
        let message = "a stray quote in the row";
        let action = "read as a letter, since the row then has as many cells as the others";
        notes.warn_line(*line, Told::new("stray-quote", message, action));
    }
    if table.formulas > 0 {
        let times = table.formulas;
        let message = format!("{times} cells are written as =\"text\"");
        notes.warn_line(first, Told::new("formula-text", message, "read as the text inside"));
    }
}
