//! One number against another: more, fewer, or as many.

use std::cmp::Ordering;

use crate::quantity::{Estimate, PercentChange};

/// In words, that two numbers are the same as they are shown.
pub(in crate::report) const AS_MANY: &str = "as many";

/// `6.1 % fewer`, `0.4 % more`; of a change that rounds to none, `less than 0.1 % more`.
#[must_use]
pub fn more_or_fewer(change: PercentChange) -> String {
    let size = if change.direction() == Ordering::Equal { LEAST.to_owned() } else { change.size() };
    format!("{size} {}", side(change))
}

/// The size of a change that rounds to none and is none.
const LEAST: &str = "less than 0.1 %";

fn side(change: PercentChange) -> &'static str {
    if change.0 < 0.0 { "fewer" } else { "more" }
}

/// One count against another: `6.1 % fewer`, `150 more (less than 0.1 %)`, and `as many` of equal ones alone. `None` where
/// the other is nothing.
#[must_use]
pub fn against(count: Estimate, other: Estimate) -> Option<String> {
    let change = count.percent_from(other)?;
    let difference = count.shown_change_from(other).0;
    Some(match change.direction() {
        Ordering::Equal if difference == 0.0 => AS_MANY.to_owned(),
        Ordering::Equal => format!("{} {} ({LEAST})", Estimate(difference.abs()), side(change)),
        Ordering::Less | Ordering::Greater => more_or_fewer(change),
    })
}

/// `than`, or `as` behind `as many`.
pub(in crate::report) fn than(words: &str) -> &'static str {
    if words.ends_with(AS_MANY) { "as" } else { "than" }
}
