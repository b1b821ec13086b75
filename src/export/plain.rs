//! The report as sentences only, one a line: for screen readers, and to be quoted.

use std::fmt::{self, Write as _};

use crate::report::{Report, sentence};
use crate::visible::visible;

pub(super) fn write(report: &Report, text: &mut String) -> fmt::Result {
    let notes = sentence::notes(report).into_iter().map(|note| format!("Note: {note}."));
    for line in sentence::summary(report).into_iter().chain(notes) {
        writeln!(text, "{}", visible(&line))?;
    }
    Ok(())
}
