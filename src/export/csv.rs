//! The years with their figures as CSV: plain numbers, ISO dates, empty cells where nothing is known. The measure says of
//! which rows alone it is, where some are filtered out.

use std::fmt;

use crate::quantity::{Estimate, rounded};
use crate::report::{Bounds, Credit, Report, sentence, year_credits};

const HEADER: [&str; 21] = [
    "measure",
    "fiscal_year",
    "final",
    "final_basis",
    "last_as_of",
    "to_date",
    "same_point_date",
    "same_point",
    "basis",
    "between_from",
    "between_to",
    "series",
    "resolution",
    "final_at_least",
    "final_at_most",
    "to_date_at_least",
    "to_date_at_most",
    "same_point_at_least",
    "same_point_at_most",
    "as_of",
    "source",
];

pub(super) fn write(report: &Report, text: &mut String) -> fmt::Result {
    let mut rows = vec![HEADER.map(ToOwned::to_owned)];
    for row in &report.years {
        let point = row.same_point.as_ref();
        let closing = row.closing.as_ref();
        let whole =
            |value: Option<Estimate>| value.map(|value| rounded(value.0, 0).to_string()).unwrap_or_default();
        let between = point.and_then(|point| point.reading.basis.between());
        let [from, to] =
            between.map_or_else(Default::default, |(from, to)| [from.to_string(), to.to_string()]);
        let at_least = |bounds: Option<Bounds>| whole(bounds.map(|bounds| bounds.at_least));
        let at_most = |bounds: Option<Bounds>| whole(bounds.and_then(|bounds| bounds.at_most));
        let total = row.total_bounds();
        let on_point = point.and_then(|point| point.reading.bounds());
        rows.push([
            guarded(&sentence::counted(report)),
            row.fiscal_year.0.to_string(),
            closing.map(|closing| closing.total.0.to_string()).unwrap_or_default(),
            closing.map(|closing| closing.basis().to_owned()).unwrap_or_default(),
            row.last.map(|(date, _)| date.to_string()).unwrap_or_default(),
            whole(row.last.map(|(_, value)| value)),
            point.map(|point| point.date.to_string()).unwrap_or_default(),
            whole(point.and_then(|point| point.reading.value)),
            point.map(|point| point.reading.basis.word().to_owned()).unwrap_or_default(),
            from,
            to,
            point.map(|point| guarded(&point.series)).unwrap_or_default(),
            row.resolution.to_string(),
            at_least(total),
            at_most(total),
            at_least(row.bounds()),
            at_most(row.bounds()),
            at_least(on_point),
            at_most(on_point),
            report.year.as_of.to_string(),
            sources(&year_credits(report, row)),
        ]);
    }
    write_rows(rows.iter().map(<[String; _]>::as_slice), text)
}

/// Adds rows as they are, each with its own width; what a spreadsheet makes of them is its reader's choice.
///
/// # Errors
///
/// If a row cannot be written, which no text causes.
pub fn write_rows<'a>(rows: impl IntoIterator<Item = &'a [String]>, text: &mut String) -> fmt::Result {
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    // A writer into memory does not fail; the type says that it could.
    for row in rows {
        writer.write_record(row).map_err(|_| fmt::Error)?;
    }
    let bytes = writer.into_inner().map_err(|_| fmt::Error)?;
    text.push_str(&String::from_utf8(bytes).map_err(|_| fmt::Error)?);
    Ok(())
}

/// Who says so, in one cell.
pub(super) fn sources(credits: &[Credit]) -> String {
    guarded(&credits.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))
}

/// Text that a spreadsheet would run as a formula gets an apostrophe in front, which makes it text (CWE-1236).
pub(super) fn guarded(text: &str) -> String {
    let first = text.trim_start_matches([' ', '"', '\'']).chars().next();
    let runs = first.is_some_and(|first| "=+-@|%\t\r\n＝＋－＠".contains(first));
    if runs { format!("'{text}") } else { text.to_owned() }
}
