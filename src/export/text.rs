//! The report for a terminal or an e-mail: what can be said, then the figures behind it.

use std::fmt::{self, Write as _};

use super::layout::write_table;
use crate::report::{
    Report, Table, baselines_table, figures_table, groups_table, intervals_table, notes, projections_table,
    remarks, sentence, sources_table, track_table, years_table,
};
use crate::visible::visible;

pub(super) fn write(report: &Report, text: &mut String) -> fmt::Result {
    for line in sentence::summary(report) {
        writeln!(text, "{}", visible(&line))?;
    }
    for line in remarks(report) {
        writeln!(text, "{}", visible(&line))?;
    }
    for table in tables(report) {
        text.push('\n');
        write_table(&table, text)?;
    }
    let notes = notes(report);
    if !notes.is_empty() {
        text.push_str("\nWhat to know\n");
    }
    for note in notes {
        writeln!(text, "  {}", visible(&note))?;
    }
    Ok(())
}

/// Every table of a report that says something, the answer first.
pub(super) fn tables(report: &Report) -> Vec<Table> {
    let all = [
        figures_table,
        groups_table,
        projections_table,
        baselines_table,
        intervals_table,
        years_table,
        track_table,
        sources_table,
    ];
    all.into_iter().map(|table| table(report)).filter(|table| !table.rows.is_empty()).collect()
}
