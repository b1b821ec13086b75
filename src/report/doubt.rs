//! What is doubtful, as a table.

use super::table::{Table, number, text};
use super::view::Report;

/// Every finding with its place, what was read there and what was done.
#[must_use]
pub fn findings_table(report: &Report) -> Table {
    let rows = report.findings.iter().map(|finding| {
        vec![
            finding.level.word().to_owned(),
            finding.place().unwrap_or_default(),
            finding.column.clone().unwrap_or_default(),
            finding.value.clone().unwrap_or_default(),
            finding.times.to_string(),
            finding.message.clone(),
            finding.action.clone(),
        ]
    });
    Table {
        title: match report.findings.len() {
            0 => "Nothing doubtful was found".to_owned(),
            1 => "One thing is doubtful".to_owned(),
            many => format!("{many} things are doubtful"),
        },
        columns: vec![
            text("level"),
            text("place"),
            text("column"),
            text("value"),
            number("times"),
            text("what"),
            text("what was done"),
        ],
        rows: rows.collect(),
    }
}
