//! Why a number is what it is, as lines of text.

use std::fmt::{self, Write as _};

use crate::report::Explanation;
use crate::visible::visible;

/// Adds an explanation, ending with a line break.
///
/// # Errors
///
/// Only if the text cannot grow.
pub fn write_explanation(explanation: &Explanation, text: &mut String) -> fmt::Result {
    writeln!(text, "{}: {}", visible(&explanation.name), visible(&explanation.value))?;
    writeln!(text, "  formula   {}", explanation.formula)?;
    writeln!(text, "  filled in {}", visible(&explanation.filled))?;
    writeln!(text, "  basis     {}", visible(&explanation.basis))?;
    if let Some(sentence) = &explanation.sentence {
        writeln!(text, "  in words  {}", visible(sentence))?;
    }
    for row in &explanation.rests_on {
        let (from, through) = row.span;
        let published = row.published.map(|date| format!(", published {date}")).unwrap_or_default();
        let source = if row.source.is_empty() { "source not stated" } else { &row.source };
        let line = format!("{from} to {through}: {}{published}; {source} ({})", row.count, row.grade.words());
        writeln!(text, "  {}  {}", visible(&row.place), visible(&line))?;
    }
    Ok(())
}
