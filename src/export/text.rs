//! The report for a terminal or an e-mail: what can be said, then the figures behind it.

use std::fmt::{self, Write as _};

use super::layout::write_table;
use crate::report::{
    Report, Table, baselines_table, figures_table, projections_table, sentence, track_table, years_table,
};
use crate::visible::visible;

pub(super) fn write(report: &Report, text: &mut String) -> fmt::Result {
    for line in sentence::summary(report) {
        writeln!(text, "{}", visible(&line))?;
    }
    for table in tables(report) {
        text.push('\n');
        write_table(&table, text)?;
    }
    text.push_str("\nWhat to know\n");
    for note in notes(report) {
        writeln!(text, "  {}", visible(&note))?;
    }
    Ok(())
}

/// Every table of a report that says something, the answer first.
pub(super) fn tables(report: &Report) -> Vec<Table> {
    let all = [figures_table, projections_table, baselines_table, years_table, track_table];
    all.into_iter().map(|table| table(report)).filter(|table| !table.rows.is_empty()).collect()
}

/// Sources, choices and doubts that belong beside the figures.
pub(super) fn notes(report: &Report) -> Vec<String> {
    let mut notes = Vec::new();
    if let Some(provenance) = &report.year.provenance {
        let grade = provenance.grade.words();
        let source = if provenance.source.is_empty() { "source not stated" } else { &provenance.source };
        notes.push(format!(
            "{} to date: {source} ({grade}), read at {}",
            report.year.fiscal_year, provenance.place
        ));
    }
    if let Ok(headline) = &report.headline {
        notes.push(format!("projection chosen: {}", sentence::reason(&headline.choice)));
    }
    if report.year.is_live {
        notes.push(
            "live figures settle higher: by 10 to 16 % in December, by 1 to 5 % in September".to_owned(),
        );
    }
    if let Some(date) = report.known_on {
        notes.push(format!("only what was published by {} is used", date.long()));
    }
    if !report.other_measures.is_empty() {
        notes.push(format!("not compared with, being other measures: {}", report.other_measures.join(", ")));
    }
    notes.extend(report.findings.iter().map(|finding| format!("{}: {finding}", finding.level.word())));
    notes
}
