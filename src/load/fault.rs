//! Faults of the first layer as refusals: what the file is, and what to try.

use super::bytes::{NotText, Unopened};
use super::notes::Notes;
use super::refusal::Refusal;
use super::show;
use super::table::{self, NoDialect, NoTable};
use super::workbook::BadBook;

pub(super) fn unopened(notes: &Notes, fault: &Unopened) -> Box<Refusal> {
    match fault {
        Unopened::Broken => notes.refuse("is compressed, and damaged or cut off", "downloading it again"),
        Unopened::Parquet(why) => notes.refuse(
            format!("is a Parquet file that is damaged or cut off ({})", show::escaped(why)),
            "downloading it again, or exporting it as CSV",
        ),
        Unopened::Packing(packing) => notes.refuse(
            format!("is a Parquet file whose columns are packed with {packing}, which is not read"),
            "writing it with snappy, gzip or zstd, or exporting it as CSV",
        ),
        Unopened::TooLarge => notes.refuse(
            "is compressed, and unpacks to more than any table of counts holds",
            "unpacking it by hand",
        ),
        Unopened::Zeros => {
            notes.refuse("not text: nothing but NUL bytes when unpacked", "a CSV file or a workbook")
        }
    }
}

pub(super) fn bad_book(notes: &Notes, fault: &BadBook) -> Box<Refusal> {
    match fault {
        BadBook::Broken(why) => notes.refuse(
            format!("is a workbook that is damaged or cut off ({})", show::escaped(why)),
            "downloading it again, or saving the sheet as CSV",
        ),
        BadBook::Archive(first) => notes.refuse(
            format!("is a zip archive that holds \"{}\", and no workbook", show::escaped(first)),
            format!("unzip {}", notes.typed_file()),
        ),
        BadBook::TooLarge => {
            notes.refuse("is a workbook of more cells than can be read", "saving the sheet as CSV")
        }
    }
}

pub(super) fn not_text(notes: &Notes, fault: &NotText) -> Box<Refusal> {
    match fault {
        NotText::Zeros(count) => {
            let count = crate::quantity::grouped(i128::try_from(*count).unwrap_or(i128::MAX));
            notes.refuse(format!("not text ({count} NUL bytes)"), "a CSV file or a workbook")
        }
        NotText::Unread(name) => {
            let code = if *name == "EBCDIC" { "CP037" } else { name };
            notes.refuse(
                format!("the text is in {name}"),
                format!("iconv -f {code} -t UTF-8 {} > {}", notes.typed_file(), notes.typed_output("utf-8")),
            )
        }
        NotText::Script(name) => notes.refuse(
            format!("the text is neither UTF-8 nor Windows-1252; it looks like {name}"),
            format!("--encoding {}", name.to_lowercase()),
        ),
        NotText::Unknown => notes.refuse(
            "the text is neither UTF-8 nor Windows-1252",
            "--encoding shift_jis or --encoding gbk or --encoding windows-1251, whichever makes words of it",
        ),
        NotText::NoSuchEncoding => notes
            .refuse("there is no encoding of the name given", "--encoding utf-8 or --encoding windows-1252"),
    }
}

pub(super) fn no_table(notes: &Notes, fault: &NoTable) -> Box<Refusal> {
    match fault {
        NoTable::Empty => notes.refuse("no table in this file", "a file with a header and rows"),
        NoTable::NoRows { line } => {
            notes.refuse("no data rows below the header", "a file with rows").at(*line)
        }
        NoTable::Dialect(NoDialect::Two(first, second)) => {
            let (first, second) = (table::typed(first), table::typed(second));
            let why = format!("two delimiters fit equally: \"{first}\" and \"{second}\"");
            notes.refuse(why, format!("--delimiter '{first}' or --delimiter '{second}'"))
        }
        NoTable::Dialect(NoDialect::FixedWidth { spaces_inside }) => {
            let pattern = if *spaces_inside { "s/  +/,/g" } else { "s/ +/,/g" };
            notes.refuse(
                "looks like fixed-width text",
                format!("sed -E \"{pattern}\" {} > {}", notes.typed_file(), notes.typed_output("commas")),
            )
        }
        NoTable::Unclosed { line, column, text } => {
            let remedy = "closing or doubling the quote";
            match column {
                Some((place, name)) => {
                    let refusal = notes.refuse("opens a quote that closes nowhere", remedy).at(*line);
                    refusal.column_at(*place, name).value(text)
                }
                None => notes.refuse("a quote opens here and closes nowhere", remedy).at(*line),
            }
        }
        NoTable::Swallowed { line, column: (place, name), text } => {
            let why = "holds lines that would be rows without the quote round them: it may close too late";
            let refusal = notes.refuse(why, "closing or doubling the quote").at(*line);
            refusal.column_at(*place, name).value(text)
        }
        NoTable::Second { line, read } => {
            let options: Vec<String> = read.iter().map(|line| format!("--header-line {line}")).collect();
            let remedy = match options.as_slice() {
                [] => "a file with one of the tables".to_owned(),
                [only] => format!("{only} to read that table alone"),
                several => format!("{} to read one of them", several.join(" or ")),
            };
            notes.refuse(format!("a second table starts at line {line}"), remedy).at(*line)
        }
        NoTable::NoSuchHeader { line } => notes
            .refuse(
                "there is no such line, or it is blank",
                "--header-line with the number of the header's line",
            )
            .at(*line),
    }
}
