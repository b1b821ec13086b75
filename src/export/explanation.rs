//! Why a number is what it is, in every format that a report has.

use std::fmt::{self, Write as _};

use super::csv::{guarded, write_rows};
use super::{Format, json, markdown};
use crate::report::{Explanation, Provenance, ReadAt, sentence};
use crate::visible::visible;

/// Every format of an explanation: those of a report, by the same names.
pub static EXPLANATION_FORMATS: &[Format<Explanation>] = &[
    Format { id: "text", words: "the formula and its values, then the rows", write },
    Format { id: "plain", words: "sentences only, line by line, for screen readers", write: write_plain },
    Format { id: "markdown", words: "a list and a table for a document", write: markdown::write_explanation },
    Format { id: "json", words: "the same, by a contract that stays", write: json::explanation::write },
    Format { id: "csv", words: "the rows behind the figure, for a spreadsheet", write: write_csv },
];

fn write(explanation: &Explanation, text: &mut String) -> fmt::Result {
    writeln!(text, "{}: {}", visible(&explanation.name), visible(&explanation.value))?;
    for (name, told) in explanation.told() {
        writeln!(text, "  {name:<9} {}", visible(told))?;
    }
    for row in &explanation.rests_on {
        writeln!(text, "  {}  {}", visible(&ReadAt::of(row).to_string()), visible(&said(row)))?;
    }
    Ok(())
}

fn write_plain(explanation: &Explanation, text: &mut String) -> fmt::Result {
    writeln!(text, "{}: {}.", visible(&explanation.name), visible(&explanation.value))?;
    for (name, told) in explanation.told() {
        let told = told.strip_suffix('.').unwrap_or(told);
        writeln!(text, "{}: {}.", sentence::capital(name), visible(told))?;
    }
    for row in &explanation.rests_on {
        writeln!(text, "Rests on {}, {}.", visible(&ReadAt::of(row).to_string()), visible(&said(row)))?;
    }
    Ok(())
}

fn write_csv(explanation: &Explanation, text: &mut String) -> fmt::Result {
    let header = ["place", "rows", "from", "through", "count", "published", "source", "grade", "note"];
    let row = |row: &Provenance| {
        vec![
            guarded(&row.place.to_string()),
            row.rows.to_string(),
            row.span.0.to_string(),
            row.span.1.to_string(),
            row.count.0.to_string(),
            row.published.map(|date| date.to_string()).unwrap_or_default(),
            guarded(&row.source),
            guarded(&row.graded()),
            guarded(&row.note),
        ]
    };
    let header = header.map(ToOwned::to_owned).to_vec();
    let rows: Vec<Vec<String>> =
        std::iter::once(header).chain(explanation.rests_on.iter().map(row)).collect();
    write_rows(rows.iter().map(Vec::as_slice), text)
}

/// A row behind a figure: what it says, and who says so.
fn said(row: &Provenance) -> String {
    let (from, through) = row.span;
    let published = row.published.map(|date| format!(", published {date}")).unwrap_or_default();
    format!("{from} to {through}: {}{published}; {}", row.taken(), row.attribution())
}
