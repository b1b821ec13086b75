//! The report as sentences only, one a line: for screen readers, and to be quoted.

use std::fmt::{self, Write as _};

use crate::report::{Report, notes, remarks, sentence};
use crate::visible::visible;

pub(super) fn write(report: &Report, text: &mut String) -> fmt::Result {
    let notes = notes(report).into_iter().map(|note| format!("Note: {note}."));
    for line in sentence::summary(report).into_iter().chain(remarks(report)).chain(notes) {
        writeln!(text, "{}", visible(&line))?;
    }
    Ok(())
}
