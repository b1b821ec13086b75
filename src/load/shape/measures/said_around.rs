//! Whether what stands around a table says that removals are counted.

use crate::load::column::Role;
use crate::load::notes::Notes;
use crate::load::shape::Draft;
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
