//! Answers as text, as sentences, as Markdown, as CSV and as JSON: one row of a catalog and one file each.
//!
//! Text meant for people shows foreign words safely; JSON and CSV keep them as they are and escape by their own rules.

mod check;
mod csv;
mod explanation;
mod json;
mod layout;
mod markdown;
mod plain;
mod table;
mod text;

pub use csv::write_rows;
pub use explanation::EXPLANATION_FORMATS;
pub use table::cited;

use std::fmt;

use crate::catalog::Row;
use crate::report::{Check, Report, Taken};

/// A way to write an answer.
#[derive(Debug)]
pub struct Format<A: 'static> {
    id: &'static str,
    words: &'static str,
    write: fn(&A, &mut String) -> fmt::Result,
}

/// Every format of a report, the default first.
pub static FORMATS: &[Format<Report>] = &[
    Format::<Report>::TEXT,
    Format::<Report>::PLAIN,
    Format { id: "markdown", words: "headings and tables for a document", write: markdown::write },
    Format { id: "json", words: "everything, by a contract that stays", write: json::write },
    Format { id: "csv", words: "the years with their figures, for a spreadsheet", write: csv::write },
];

/// Every format of a single table that is taken away with its sources, the default first.
pub static TABLE_FORMATS: &[Format<Taken>] =
    &[Format::<Taken>::CSV, Format::<Taken>::MARKDOWN, Format::<Taken>::JSON];

/// Every format of what was understood of files, the default first.
pub static CHECK_FORMATS: &[Format<Check>] = &[
    Format { id: "text", words: "what was understood, in words and tables", write: check::write },
    Format { id: "json", words: "the same, by a contract that stays", write: json::check::write },
];

impl<A: fmt::Debug> Row for Format<A> {
    fn id(&self) -> &'static str {
        self.id
    }
    fn words(&self) -> &'static str {
        self.words
    }
}

impl Format<Report> {
    /// The default of a report.
    pub const TEXT: Self =
        Self { id: "text", words: "sentences and tables for a terminal or an e-mail", write: text::write };

    /// The one that is heard.
    pub const PLAIN: Self =
        Self { id: "plain", words: "sentences only, line by line, for screen readers", write: plain::write };
}

impl Format<Taken> {
    /// For a spreadsheet.
    pub const CSV: Self =
        Self { id: "csv", words: "headings and rows, for a spreadsheet", write: table::write_csv };

    /// For a document.
    pub const MARKDOWN: Self =
        Self { id: "markdown", words: "a table for a document", write: markdown::write_taken };

    /// For a program.
    pub const JSON: Self =
        Self { id: "json", words: "one object a row, for a program", write: table::write_json };
}

impl<A> Format<A> {
    /// Adds the answer in this format, ending with a line break.
    ///
    /// # Errors
    ///
    /// If the format cannot hold it.
    pub fn write(&self, answer: &A, text: &mut String) -> fmt::Result {
        (self.write)(answer, text)
    }
}
