//! One file from bytes to facts: opened, decoded, laid out, understood. A workbook's sheets are tried one by one.

use std::borrow::Cow;
use std::sync::Arc;

use super::bytes::{self, NotText, Sort, Unopened};
use super::notes::{Notes, Told};
use super::refusal::Refusal;
use super::shape::{self, Facts};
use super::table::{NoDialect, NoTable, Reading, Skip, Table};
use super::workbook::{self, BadBook, Sheet};
use super::{Input, Options, RawTable, detention, show, word};
use crate::catalog::{self, Row as _};
use crate::dataset::{Finding, Level, Understood};

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

/// Reads a file.
pub(super) fn read(input: Input<'_>, options: &Options) -> Result<Read, Box<Refusal>> {
    let mut notes = Notes::new(&Arc::from(input.name));
    let (opened, compression) = bytes::unpack(input.bytes).map_err(|fault| unopened(&notes, &fault))?;
    if matches!(bytes::sniff(&opened), Sort::Zip | Sort::OldWorkbook) {
        return read_workbook(&opened, options, notes);
    }
    let (text, encoding) = text_of(&opened, options, &mut notes)?;
    let table = Table::of_text(&text, &reading(options)).map_err(|fault| no_table(&notes, &fault))?;
    let mut read = read_table(&table, options, notes)?;
    read.understood.encoding = encoding;
    if let Some(name) = compression {
        read.understood.remarks.push(format!("compressed with {name}"));
    }
    Ok(read)
}

/// The table of a file as it was read, before any meaning.
pub(super) fn raw_table(input: Input<'_>, options: &Options) -> Result<RawTable, Box<Refusal>> {
    let mut notes = Notes::new(&Arc::from(input.name));
    let (opened, _) = bytes::unpack(input.bytes).map_err(|fault| unopened(&notes, &fault))?;
    let reading = Reading { lenient: true, ..reading(options) };
    if matches!(bytes::sniff(&opened), Sort::Zip | Sort::OldWorkbook) {
        let sheets = workbook::sheets(&opened).map_err(|fault| bad_book(&notes, &fault))?;
        let sheet = match &options.sheet {
            Some(name) => sheet_named(&sheets, name, &notes)?,
            None => sheets.first().ok_or_else(|| notes.refuse("has no sheet", "another file"))?,
        };
        let table = Table::of_rows(&sheet.rows, &reading).map_err(|fault| no_table(&notes, &fault))?;
        return Ok(RawTable::of(&table));
    }
    let (text, _) = text_of(&opened, options, &mut notes)?;
    let table = Table::of_text(&text, &reading).map_err(|fault| no_table(&notes, &fault))?;
    Ok(RawTable::of(&table))
}

impl RawTable {
    fn of(table: &Table<'_>) -> Self {
        let header = table.header_line.map(|_| table.headings.clone());
        let mut rows = Vec::new();
        table.each(|record| rows.push((record.line(), record.cells().map(ToOwned::to_owned).collect())));
        Self { header, rows }
    }
}

fn reading(options: &Options) -> Reading<'_> {
    Reading { delimiter: options.delimiter.as_deref(), header_line: options.header_line, lenient: false }
}

fn read_table(table: &Table<'_>, options: &Options, mut notes: Notes) -> Result<Read, Box<Refusal>> {
    tell_of_table(table, &mut notes);
    let (facts, shape) = shape::read(table, options, &mut notes)?;
    let understood = Understood {
        delimiter: table.delimiter().map(ToOwned::to_owned),
        header_line: table.header_line,
        skipped: table.skipped.iter().map(|line| (line.line, show::escaped(&line.text))).collect(),
        remarks: std::mem::take(&mut notes.remarks),
        ..understood(&notes, &facts, shape)
    };
    Ok(Read { facts, notes, understood })
}

/// What facts and notes alone tell of a file.
fn understood(notes: &Notes, facts: &Facts, shape: &'static str) -> Understood {
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
        skipped: Vec::new(),
        remarks: Vec::new(),
    }
}

/// Reads a workbook: the sheet named, ICE's detention statistics, or the sheet that fits.
fn read_workbook(opened: &[u8], options: &Options, mut notes: Notes) -> Result<Read, Box<Refusal>> {
    let sheets = workbook::sheets(opened).map_err(|fault| bad_book(&notes, &fault))?;
    if let Some(name) = &options.sheet {
        let sheet = sheet_named(&sheets, name, &notes)?;
        return read_sheet(sheet, options, &notes);
    }
    let asked = options.shape.as_deref();
    if asked.is_none_or(|shape| shape == detention::ID)
        && let Some((facts, sheet)) = detention::read(&sheets, options.calendar, &mut notes)
    {
        let understood = Understood {
            encoding: "workbook",
            sheet: Some(sheet),
            ..understood(&notes, &facts, detention::ID)
        };
        return Ok(Read { facts, notes, understood });
    }
    choose_sheet(&sheets, options, &notes)
}

/// The sheet of a name, or at a place from one.
fn sheet_named<'a>(sheets: &'a [Sheet], name: &str, notes: &Notes) -> Result<&'a Sheet, Box<Refusal>> {
    let named = |sheet: &&Sheet| sheet.name.trim().eq_ignore_ascii_case(name.trim());
    let place = || name.trim().parse::<usize>().ok()?.checked_sub(1);
    sheets.iter().find(named).or_else(|| sheets.get(place()?)).ok_or_else(|| {
        notes.refuse(
            format!("has no sheet \"{}\"; it has {}", show::escaped(name), names(sheets)),
            "--sheet NAME",
        )
    })
}

fn names(sheets: &[Sheet]) -> String {
    let names: Vec<&str> = sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    show::listed(&names)
}

fn read_sheet(sheet: &Sheet, options: &Options, notes: &Notes) -> Result<Read, Box<Refusal>> {
    let table = Table::of_rows(&sheet.rows, &reading(options)).map_err(|fault| no_table(notes, &fault))?;
    let mut read = read_table(&table, options, notes.clone())?;
    read.understood.encoding = "workbook";
    read.understood.sheet = Some(sheet.name.clone());
    Ok(read)
}

/// Reads the only sheet that can be read, or the one that speaks most of removals; equal ones must agree.
fn choose_sheet(sheets: &[Sheet], options: &Options, notes: &Notes) -> Result<Read, Box<Refusal>> {
    let mut fits: Vec<(u32, Read)> = Vec::new();
    let mut faults = Vec::new();
    for sheet in sheets {
        match read_sheet(sheet, options, notes) {
            Ok(read) => fits.push((fitness(sheet, &read), read)),
            Err(fault) => faults.push(fault),
        }
    }
    let best = fits.iter().map(|(fitness, _)| *fitness).max().unwrap_or(0);
    let (chosen, others): (Vec<_>, Vec<_>) = fits.into_iter().partition(|(fitness, _)| *fitness == best);
    let mut chosen = chosen.into_iter().map(|(_, read)| read);
    let Some(mut first) = chosen.next() else {
        if let ([fault], [_]) = (faults.as_slice(), sheets) {
            return Err(fault.clone());
        }
        let why = format!("no sheet holds a table of counts or removals; there are {}", names(sheets));
        return Err(notes.refuse(why, "--sheet NAME to see what is wrong with one of them"));
    };
    let sheet = |read: &Read| read.understood.sheet.clone().unwrap_or_default();
    let equals: Vec<Read> = chosen.collect();
    if let Some(other) = equals.iter().find(|other| !same_facts(other, &first)) {
        let why =
            format!("several sheets fit, and they differ: \"{}\" and \"{}\"", sheet(&first), sheet(other));
        return Err(notes.refuse(why, format!("--sheet '{}'", sheet(&first))));
    }
    let more: Vec<String> = equals.iter().chain(others.iter().map(|(_, read)| read)).map(sheet).collect();
    if !more.is_empty() {
        first
            .understood
            .remarks
            .push(format!("other sheets that can be read: {} (--sheet NAME)", show::listed(&more)));
    }
    Ok(first)
}

/// How much a sheet speaks of removals.
fn fitness(sheet: &Sheet, read: &Read) -> u32 {
    let title: Vec<String> = read.understood.skipped.iter().flat_map(|(_, text)| word::words(text)).collect();
    let removals = &["removals", "deportations"];
    let of = |words: &[String]| {
        u32::from(word::any(words, removals)) * 4 + u32::from(word::any(words, &["ice"])) * 2
    };
    let measure: u32 =
        read.understood.measures.iter().map(|measure| of(&word::words(measure))).max().unwrap_or(0);
    2 * measure + of(&title).max(of(&word::words(&sheet.name)))
}

fn same_facts(left: &Read, right: &Read) -> bool {
    let facts = |read: &Read| -> Vec<_> {
        let mut facts: Vec<_> = read
            .facts
            .observations
            .iter()
            .map(|fact| (fact.measure.clone(), fact.kind, fact.from, fact.through, fact.count))
            .collect();
        facts.sort_unstable();
        facts
    };
    facts(left) == facts(right)
}

/// The letters of a file, and the name of their encoding.
fn text_of<'bytes>(
    bytes: &'bytes [u8],
    options: &Options,
    notes: &mut Notes,
) -> Result<(Cow<'bytes, str>, &'static str), Box<Refusal>> {
    match bytes::sniff(bytes) {
        Sort::Empty => return Err(notes.refuse("empty file (0 bytes)", "a file with a header and rows")),
        Sort::Gzip | Sort::Zstandard | Sort::Zip | Sort::OldWorkbook => {
            return Err(notes.refuse("is compressed twice", "unpacking it once by hand"));
        }
        Sort::WebPage => {
            let remedy = "open the address in a browser and download the file again";
            return Err(notes
                .refuse("this is a web page, not a table: a failed download is the likely cause", remedy));
        }
        Sort::Other(kind) => {
            return Err(notes.refuse(format!("this is {kind}, not a table"), "export it as CSV"));
        }
        Sort::Text => {}
    }
    let decoded =
        bytes::decode(bytes, options.encoding.as_deref()).map_err(|fault| not_text(notes, &fault))?;
    if decoded.encoding.guessed {
        let name = decoded.encoding.name;
        let told = Told::new(
            "no-byte-order-mark",
            format!("no byte-order mark; read as {name} because every second byte is 0"),
            format!("--encoding {} silences this", name.to_lowercase()),
        );
        notes.warn_line(1, told);
    }
    Ok((decoded.text, decoded.encoding.name))
}

fn unopened(notes: &Notes, fault: &Unopened) -> Box<Refusal> {
    match fault {
        Unopened::Broken => notes.refuse("is compressed, and damaged or cut off", "downloading it again"),
        Unopened::TooLarge => notes.refuse(
            "is compressed, and unpacks to more than any table of counts holds",
            "unpacking it by hand",
        ),
        Unopened::Zeros => {
            notes.refuse("not text: nothing but NUL bytes when unpacked", "a CSV file or a workbook")
        }
    }
}

fn bad_book(notes: &Notes, fault: &BadBook) -> Box<Refusal> {
    match fault {
        BadBook::Broken(why) => notes.refuse(
            format!("is a workbook that is damaged or cut off ({})", show::escaped(why)),
            "downloading it again, or saving the sheet as CSV",
        ),
        BadBook::TooLarge => {
            notes.refuse("is a workbook of more cells than can be read", "saving the sheet as CSV")
        }
    }
}

fn not_text(notes: &Notes, fault: &NotText) -> Box<Refusal> {
    match fault {
        NotText::Zeros(count) => {
            let count = crate::quantity::grouped(i128::try_from(*count).unwrap_or(i128::MAX));
            notes.refuse(format!("not text ({count} NUL bytes)"), "a CSV file or a workbook")
        }
        NotText::Unread(name) => {
            let code = if *name == "EBCDIC" { "CP037" } else { name };
            notes
                .refuse(format!("the text is in {name}"), format!("iconv -f {code} -t UTF-8 FILE > FILE.csv"))
        }
        NotText::Unknown => notes.refuse(
            "the text is neither UTF-8 nor Windows-1252",
            "--encoding NAME, for example shift_jis, gbk or windows-1251",
        ),
        NotText::NoSuchEncoding => notes
            .refuse("there is no encoding of the name given", "--encoding utf-8 or --encoding windows-1252"),
    }
}

fn no_table(notes: &Notes, fault: &NoTable) -> Box<Refusal> {
    match fault {
        NoTable::Empty => notes.refuse("no table in this file", "a file with a header and rows"),
        NoTable::NoRows { line } => {
            notes.refuse("no data rows below the header", "a file with rows").at(*line)
        }
        NoTable::Dialect(NoDialect::Two(first, second)) => notes.refuse(
            format!("two delimiters fit equally: \"{first}\" and \"{second}\""),
            format!("--delimiter '{first}' or --delimiter '{second}'"),
        ),
        NoTable::Dialect(NoDialect::FixedWidth { spaces_inside }) => {
            let pattern = if *spaces_inside { "s/  +/,/g" } else { "s/ +/,/g" };
            notes.refuse("looks like fixed-width text", format!("sed -E \"{pattern}\" FILE > FILE.csv"))
        }
        NoTable::Unclosed { line } => {
            notes.refuse("a quote opens here and closes nowhere", "closing or doubling the quote").at(*line)
        }
        NoTable::Second { line, first } => notes
            .refuse(
                format!("a second table starts at line {line}"),
                format!("--header-line {first} or --header-line {line} to read one of them"),
            )
            .at(*line),
        NoTable::NoSuchHeader { line } => notes
            .refuse(
                "there is no such line, or it is blank",
                "--header-line with the number of the header's line",
            )
            .at(*line),
    }
}

/// Notes what the first layer had to overlook.
fn tell_of_table(table: &Table<'_>, notes: &mut Notes) {
    let first = table.header_line.unwrap_or(1);
    if table.header_line.is_none() {
        let message = "there is no header: the first row is data";
        notes.warn_line(first, Told::new("no-header", message, "columns are told by what they hold"));
    }
    for skipped in &table.skipped {
        let (code, message) = match skipped.skip {
            Skip::Above => ("lines-above", "a line above the header"),
            Skip::Below => ("lines-below", "a line below the table, without a date"),
            Skip::Repeat => ("header-repeated", "the header again"),
        };
        let action = match skipped.skip {
            Skip::Above => format!("skipped; the header is line {first} (--header-line overrides)"),
            Skip::Below | Skip::Repeat => "skipped".to_owned(),
        };
        notes.warn_line(skipped.line, Told::new(code, message, action));
    }
    for odd in &table.odd {
        let place = notes.place(odd.line);
        let name = table.headings.get(odd.column).map_or("", String::as_str);
        let undecoded = odd.text.contains(char::REPLACEMENT_CHARACTER);
        let (code, message) = if undecoded {
            ("undecoded", "a byte means nothing in this encoding")
        } else {
            ("control-characters", "the cell holds control characters")
        };
        let action = if undecoded { "shown as U+FFFD" } else { "shown escaped" };
        Finding::new(Level::Warning, code, message, action)
            .at(&place)
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
