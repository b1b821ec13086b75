//! Headings from the rows of a header: each on one line, as they are spoken of, or as they are written.

use super::record::Record;
use crate::load::cell::footnote;

/// How the text of a heading is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wording {
    /// On one line: line ends and runs of spaces become one space.
    OneLine,
    /// As the file has it.
    AsWritten,
}

pub(super) fn same_text(left: &Record, right: &Record) -> bool {
    left.len() == right.len() && left.cells().eq(right.cells())
}

/// Headings from header rows: a label over several columns goes with each of them.
pub(super) fn headings(rows: &[Record], columns: usize, wording: Wording) -> Vec<String> {
    let said_twice = rows.windows(2).any(|pair| matches!(pair, [above, below] if same_text(above, below)));
    // The labels over one column, the highest first, and over the column to its left.
    let (mut labels, mut left): (Vec<&str>, Vec<&str>) = (Vec::new(), Vec::new());
    let mut spanning: Vec<&str> = vec![""; rows.len()];
    let mut headings = Vec::with_capacity(columns);
    for column in 0..columns {
        labels.clear();
        for (depth, (row, span)) in rows.iter().zip(&mut spanning).enumerate() {
            let below = rows.iter().skip(depth + 1).any(|row| !row.get(column).is_empty());
            // A label spans no further than the one above it.
            let reaches = below && left.get(..depth) == Some(labels.as_slice());
            let own = row.get(column);
            if own.is_empty() {
                let ends = below && !reaches;
                *span = if ends { "" } else { *span };
                labels.push(if reaches { *span } else { "" });
            } else {
                // A label with nothing below it is as high as the header, and spans no columns.
                *span = if below { own } else { "" };
                labels.push(own);
            }
        }
        headings.push(joined(rows, column, &labels, said_twice, wording));
        std::mem::swap(&mut labels, &mut left);
    }
    headings
}

/// The labels over a column as one heading.
fn joined(rows: &[Record], column: usize, labels: &[&str], said_twice: bool, wording: Wording) -> String {
    let mut heading = String::new();
    let only = labels.iter().filter(|label| !label.is_empty()).count() == 1;
    for (row, label) in rows.iter().zip(labels) {
        // A cell that is merged over both rows stands in each of them.
        if label.is_empty() || heading == *label && !said_twice {
            continue;
        }
        if !heading.is_empty() {
            heading.push(' ');
        }
        match wording {
            Wording::OneLine => heading.extend(label.split_whitespace().flat_map(|word| [" ", word]).skip(1)),
            // White space around a label stays where no other label stands beside it.
            Wording::AsWritten if only && !row.get(column).is_empty() => heading.push_str(row.raw(column)),
            Wording::AsWritten => heading.push_str(label),
        }
    }
    match (wording, footnote::without_named_note(&heading)) {
        (Wording::OneLine, Some(plain)) => plain.to_owned(),
        (Wording::OneLine | Wording::AsWritten, _) => heading,
    }
}
