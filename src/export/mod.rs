//! A report as text, as sentences, as Markdown, as CSV and as JSON: one row of the catalog and one file each.
//!
//! Text meant for people shows foreign words safely; JSON and CSV keep them as they are and escape by their own rules.

mod csv;
mod explanation;
mod json;
mod layout;
mod markdown;
mod plain;
mod text;

pub use explanation::write_explanation;

use std::fmt;

use crate::catalog::Row;
use crate::report::Report;

/// A way to write a report.
#[derive(Debug)]
pub struct Format {
    id: &'static str,
    words: &'static str,
    write: fn(&Report, &mut String) -> fmt::Result,
}

const TEXT: Format =
    Format { id: "text", words: "sentences and tables for a terminal or an e-mail", write: text::write };

/// Every format, the default first.
pub static FORMATS: &[Format] = &[
    TEXT,
    Format { id: "plain", words: "sentences only, line by line, for screen readers", write: plain::write },
    Format { id: "markdown", words: "headings and tables for a document", write: markdown::write },
    Format { id: "json", words: "everything, by a contract that stays", write: json::write },
    Format { id: "csv", words: "the years with their figures, for a spreadsheet", write: csv::write },
];

impl Row for Format {
    fn id(&self) -> &'static str {
        self.id
    }
    fn words(&self) -> &'static str {
        self.words
    }
}

impl Format {
    /// The default.
    #[must_use]
    pub const fn text() -> Self {
        TEXT
    }

    /// Adds the report in this format, ending with a line break.
    ///
    /// # Errors
    ///
    /// If the format cannot hold it.
    pub fn write(&self, report: &Report, text: &mut String) -> fmt::Result {
        (self.write)(report, text)
    }
}
