//! One number against another: more, fewer, or as many.

use crate::quantity::{Estimate, PercentChange};

/// In words, that two numbers are the same as they are shown.
pub(in crate::report) const AS_MANY: &str = "as many";

/// `6.1 % fewer`, `0.4 % more`; of a change that rounds to none, `less than 0.1 % more`.
#[must_use]
pub fn more_or_fewer(change: PercentChange) -> String {
    let size = PercentChange(change.0.abs()).to_string();
    let size = match size.trim_start_matches('+') {
        "0.0 %" => "less than 0.1 %",
        size => size,
    };
    format!("{size} {}", if change.0 < 0.0 { "fewer" } else { "more" })
}

/// One count against another: `6.1 % fewer`, `150 more (less than 0.1 %)`, and `as many` of equal ones alone. `None` where
/// the other is nothing.
#[must_use]
pub fn against(count: Estimate, other: Estimate) -> Option<String> {
    let change = count.percent_from(other)?;
    let difference = count.shown_change_from(other).0;
    let words = more_or_fewer(change);
    Some(match words.strip_prefix("less than 0.1 % ") {
        Some(_) if difference == 0.0 => AS_MANY.to_owned(),
        Some(side) => format!("{} {side} (less than 0.1 %)", Estimate(difference.abs())),
        None => words,
    })
}

/// `than`, or `as` behind `as many`.
pub(in crate::report) fn than(words: &str) -> &'static str {
    if words.ends_with(AS_MANY) { "as" } else { "than" }
}
