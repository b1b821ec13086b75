//! Whether what stands around a table says that removals are counted.

use super::measure::REMOVALS;
use crate::dataset::CountKind;
use crate::load::column::Role;
use crate::load::notes::Notes;
use crate::load::shape::{Draft, Facts};
use crate::load::title::file_name;
use crate::load::word::{self, no_count};

/// Whether a title, the heading of the days, the name of the file or that of the sheet says that removals are counted, and nothing else.
pub(crate) fn speaks_of_removals(draft: &Draft<'_>, notes: &Notes) -> bool {
    let above = draft.table.above();
    let file = file_name(&notes.file);
    let mut lines: Vec<&str> = above.map(|line| line.text.as_str()).collect();
    lines.extend(draft.table.name.as_deref());
    lines.push(file);
    let removals = |line: &&str| {
        let words = word::words(line);
        let in_name = *line == file && word::any(&words, &["removal", "deportation"]);
        (in_name || word::any(&words, word::REMOVALS)) && !no_count::is_no_count(line, &words)
    };
    let other = |line: &&str| word::any(&word::words(line), word::OTHER_SUBJECT);
    let of_departure = draft.columns.iter().any(|column| column.role == Role::Departure);
    let said = of_departure || lines.iter().any(removals);
    said && draft.title.sheet.is_none() && !lines.iter().any(other)
}

/// Remarks that counts are taken for removals where no word of the file says what they are: `Year,n`. Whoever opens such a
/// file here knows what it holds, and another thing would have to be said.
pub(crate) fn tell_of_silence(draft: &Draft<'_>, facts: &Facts, notes: &mut Notes) {
    let named = facts.observations.iter().any(|fact| *fact.measure.0 != *REMOVALS);
    if facts.kind == CountKind::Records || named || draft.options.count_column.is_some() {
        return;
    }
    if !is_said(draft, notes) {
        let remark = "no heading, title or name says what is counted: taken for removals";
        notes.remarks.push(remark.to_owned());
    }
}

/// Whether any word in or around a table is one for a removal: in its headings, its cells, its lines above and below, the
/// names of the file and of the sheet.
pub(super) fn is_said(draft: &Draft<'_>, notes: &Notes) -> bool {
    let says = |text: &str| word::any_removal(&word::words(text));
    let in_cells = || {
        let columns = draft.columns.iter().filter(|column| column.role == Role::Category);
        columns.flat_map(|column| draft.values(column)).any(|value| says(value))
    };
    says(file_name(&notes.file))
        || draft.columns.iter().any(|column| says(&column.name))
        || draft.table.skipped.iter().any(|line| says(&line.text))
        || draft.table.titles.iter().any(|title| says(title))
        || draft.table.name.as_deref().is_some_and(says)
        || in_cells()
}
