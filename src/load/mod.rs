//! Files to facts: whatever bytes people have, read as counts of removals or refused with the place and a remedy.
//!
//! Two layers. The first turns bytes into a table: encoding, delimiter, quotes, header ([`bytes`], [`table`]). The
//! second gives the columns a meaning and reads facts from them ([`mod@column`], [`cell`], [`shape`]). What always holds:
//! the rows read are the rows used and the rows set aside, a reading that changes a number is proven by the file or
//! refused, and one bad file hides no good one. This module does no IO and knows nothing of pace.

mod bytes;
mod cell;
mod column;
mod events;
mod notes;
mod refusal;
mod shape;
mod show;
mod table;
#[cfg(test)]
mod tests;
mod title;
mod word;

pub use cell::period::{DateOrder, Epoch, Quarters};
pub use events::{EVENT_COLUMNS, read_events};
pub use notes::{Rows, SetAside};
pub use refusal::{ColumnName, Refusal};
pub use shape::{CountKind, SHAPES, ShapeRow};

use std::sync::Arc;

use bytes::{NotText, Sort};
use notes::{Notes, Told};
use table::{NoDialect, NoTable, Reading, Skip, Table};

use crate::calendar::FiscalCalendar;
use crate::dataset::{Dataset, Finding, Observation};

/// A file, already read.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// Its name, fit for showing.
    pub name: &'a str,
    /// What it holds.
    pub bytes: &'a [u8],
}

/// What the user said about how files are to be read; by default everything is found out.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Where fiscal years begin.
    pub calendar: FiscalCalendar,
    /// The id of a row of [`SHAPES`].
    pub shape: Option<String>,
    /// What the counts are.
    pub kind: Option<CountKind>,
    /// The column of dates or periods, by heading or by place from one.
    pub date_column: Option<String>,
    /// The column of counts, by heading or by place from one.
    pub count_column: Option<String>,
    /// The order of day and month.
    pub dates: Option<DateOrder>,
    /// What spreadsheet day numbers count from.
    pub epoch: Option<Epoch>,
    /// Which year quarters cut.
    pub quarters: Option<Quarters>,
    /// What parts the cells.
    pub delimiter: Option<String>,
    /// The encoding, by a name that browsers know.
    pub encoding: Option<String>,
    /// The line of the header.
    pub header_line: Option<u64>,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// Marks that stand for a number: `("-", 0)`.
    pub missing: Vec<(String, u64)>,
    /// Rows that cannot be read are left out, and the years concerned are marked, instead of refusing the file.
    pub set_aside: bool,
}

/// What files said.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    /// The facts of all files.
    pub dataset: Dataset,
    /// What is doubtful in them.
    pub findings: Vec<Finding>,
    /// How each file that was loaded was understood, in the order given.
    pub files: Vec<Understood>,
    /// Files that were not loaded, in the order given.
    pub refused: Vec<Refusal>,
}

/// How a file was understood.
#[derive(Clone, Debug)]
pub struct Understood {
    /// Its name.
    pub file: Arc<str>,
    /// The encoding of its letters.
    pub encoding: &'static str,
    /// What parts its cells, where it is text.
    pub delimiter: Option<String>,
    /// The line of its header, where it has one.
    pub header_line: Option<u64>,
    /// The id of its shape in [`SHAPES`].
    pub shape: &'static str,
    /// What its counts are.
    pub kind: CountKind,
    /// What its columns are for, as role and heading.
    pub columns: Vec<(&'static str, String)>,
    /// The measures it has facts of.
    pub measures: Vec<String>,
    /// What became of its rows.
    pub rows: Rows,
    /// Rows that were left out, by reason.
    pub set_aside: Vec<SetAside>,
    /// Lines outside the table, as number and text.
    pub skipped: Vec<(u64, String)>,
    /// What a reader may want to know and need not check.
    pub remarks: Vec<String>,
}

/// Reads files. Facts of all of them are joined; a file that cannot be read is refused and hides no other.
#[must_use]
pub fn load(inputs: &[Input<'_>], options: &Options) -> Loaded {
    let mut loaded = Loaded::default();
    let mut observations: Vec<Observation> = Vec::new();
    for input in inputs {
        match read_file(*input, options) {
            Ok((facts, notes, understood)) => {
                observations.extend(facts);
                loaded.findings.extend(notes.findings);
                loaded.files.push(understood);
            }
            Err(refusal) => loaded.refused.push(*refusal),
        }
    }
    loaded.dataset = Dataset::new(options.calendar, observations);
    loaded
}

fn read_file(
    input: Input<'_>,
    options: &Options,
) -> Result<(Vec<Observation>, Notes, Understood), Box<Refusal>> {
    let file: Arc<str> = Arc::from(input.name);
    let mut notes = Notes::new(&file);
    let decoded = text_of(input.bytes, options, &mut notes)?;
    let reading = Reading { delimiter: options.delimiter.as_deref(), header_line: options.header_line };
    let table = Table::of_text(&decoded.0, &reading).map_err(|fault| no_table(&notes, &fault))?;
    tell_of_table(&table, &mut notes);
    let (facts, draft) = shape::read(&table, options, &mut notes)?;
    let mut measures: Vec<String> = facts.iter().map(|fact| fact.measure.0.to_string()).collect();
    measures.sort_unstable();
    measures.dedup();
    let understood = Understood {
        file,
        encoding: decoded.1,
        delimiter: table.delimiter().map(ToOwned::to_owned),
        header_line: table.header_line,
        shape: draft.shape,
        kind: draft.kind,
        columns: draft.columns,
        measures,
        rows: notes.rows(),
        set_aside: notes.aside(),
        skipped: table.skipped.iter().map(|line| (line.line, show::escaped(&line.text))).collect(),
        remarks: std::mem::take(&mut notes.remarks),
    };
    Ok((facts, notes, understood))
}

/// The letters of a file, and the name of their encoding.
fn text_of<'bytes>(
    bytes: &'bytes [u8],
    options: &Options,
    notes: &mut Notes,
) -> Result<(std::borrow::Cow<'bytes, str>, &'static str), Box<Refusal>> {
    match bytes::sniff(bytes) {
        Sort::Empty => return Err(notes.refuse("empty file (0 bytes)", "a file with a header and rows")),
        Sort::Gzip => return Err(notes.refuse("is compressed with gzip", "gunzip -c FILE | fypace -")),
        Sort::Zstandard => {
            return Err(notes.refuse("is compressed with Zstandard", "zstd -dc FILE | fypace -"));
        }
        Sort::Zip | Sort::OldWorkbook => {
            return Err(notes.refuse("is a workbook", "save the sheet as CSV"));
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
        Finding::new(crate::dataset::Level::Warning, code, message, action)
            .at(&place)
            .cell(&show::escaped(name), &show::escaped(&odd.text))
            .gather(&mut notes.findings);
    }
    if table.formulas > 0 {
        let times = table.formulas;
        let message = format!("{times} cells are written as =\"text\"");
        notes.warn_line(first, Told::new("formula-text", message, "read as the text inside"));
    }
}
