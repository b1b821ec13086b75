//! What was understood of files, for a terminal or an e-mail: how each was read, its years, what is doubtful.

use std::fmt::{self, Write as _};

use super::layout::write_table;
use crate::quantity::with_unit;
use crate::report::{Check, CheckedFile, Finding, LoadedFile, file_table, file_years_table};
use crate::visible::visible;

pub(super) fn write(check: &Check, text: &mut String) -> fmt::Result {
    let mut is_first = true;
    for file in &check.files {
        match file {
            CheckedFile::Loaded(file) => {
                if !is_first {
                    text.push('\n');
                }
                write_file(file, &check.filters, text)?;
                is_first = false;
            }
            // The reason goes to standard error, where refusals of every command go.
            CheckedFile::Refused(_) => {}
        }
    }
    Ok(())
}

fn write_file(file: &LoadedFile, filters: &[(String, String)], text: &mut String) -> fmt::Result {
    write_table(&file_table(file, filters), text)?;
    // A file of which all is counted in another has none.
    if !file.years.is_empty() {
        text.push('\n');
        write_table(&file_years_table(file), text)?;
    }
    let understood = &file.understood;
    write_list("Findings", file.findings.iter().map(finding), text)?;
    let aside = understood.set_aside.iter().map(|aside| {
        let lines = line_list(&aside.lines, aside.rows);
        let colon = if lines.is_empty() { "" } else { ": " };
        format!("{} ({}){colon}{lines}", with_unit(aside.rows, "row"), aside.reason)
    });
    write_list("Set aside", aside, text)?;
    let skipped = understood.skipped.iter().map(|(line, words)| format!("line {line}: {words}"));
    write_list("Outside the table", skipped, text)?;
    write_list("Good to know", understood.remarks.iter().cloned(), text)
}

/// Adds a heading and its lines; nothing where there are none.
fn write_list(title: &str, lines: impl Iterator<Item = String>, text: &mut String) -> fmt::Result {
    let mut lines = lines.peekable();
    if lines.peek().is_some() {
        writeln!(text, "\n{title}")?;
    }
    for line in lines {
        writeln!(text, "  {}", visible(&line))?;
    }
    Ok(())
}

/// `warning: lines 3, 9 and 2 more, column "removals": "X": what was found; what was done`.
fn finding(finding: &Finding) -> String {
    let mut place = line_list(&finding.lines, finding.line_count);
    if finding.line_count > 0 && finding.times > finding.line_count {
        place = format!("{place} ({} times)", finding.times);
    }
    if let Some(column) = &finding.column {
        let comma = if place.is_empty() { "" } else { ", " };
        place = format!("{place}{comma}column \"{column}\"");
    }
    let colon = if place.is_empty() { "" } else { ": " };
    let value = finding.value.as_ref().map(|value| format!("\"{value}\": ")).unwrap_or_default();
    let action = if finding.action.is_empty() { String::new() } else { format!("; {}", finding.action) };
    format!("{}: {place}{colon}{value}{}{action}", finding.level.word(), finding.message)
}

/// `line 3`, `lines 3 and 9`, `lines 3, 9, 12, 13, 14 and 20 more`; empty where there is none.
fn line_list(lines: &[u64], count: u64) -> String {
    let mut names: Vec<String> = lines.iter().map(ToString::to_string).collect();
    let hidden = count.saturating_sub(lines.len() as u64);
    if hidden > 0 && !names.is_empty() {
        names.push(format!("{hidden} more"));
    }
    match names.as_slice() {
        [] => String::new(),
        [only] => format!("line {only}"),
        [first @ .., last] => format!("lines {} and {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::line_list;

    #[test]
    fn lines_are_listed_as_a_person_would() {
        let check = |lines: &[u64], count, expected: &str| assert_eq!(line_list(lines, count), expected);
        check(&[], 1, "");
        check(&[3], 1, "line 3");
        check(&[3, 9], 2, "lines 3 and 9");
        check(&[3, 4, 5, 6, 7], 20, "lines 3, 4, 5, 6, 7 and 15 more");
    }
}
