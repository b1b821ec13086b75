//! What one cell says: a count, a time, a mark for nothing known.
//!
//! A cell alone often has two readings (`03/04/2017`, `18.320`). The parsers here name what a cell can be, and the
//! column readers in [`grouping`] and [`evidence`] decide for the whole column, or refuse.

mod compound;
pub(crate) mod count;
pub(crate) mod day_number;
pub(crate) mod days;
mod decided;
pub(crate) mod evidence;
mod fiscal;
pub(crate) mod footnote;
pub(crate) mod gap;
pub(crate) mod grouping;
pub(crate) mod merged;
pub(crate) mod month_by_number;
mod month_doubts;
mod month_point;
pub(crate) mod named_period;
mod numbered_weeks;
mod order;
mod pairs;
pub(crate) mod part_of_month;
pub(crate) mod period;
pub(crate) mod reach;
mod readings;
pub(crate) mod rhythm;
mod said_twice;
mod six_digits;
pub(crate) mod span;
pub(crate) mod stage;
#[cfg(test)]
mod tests;
pub(crate) mod token;
mod token_time;
mod turned_days;
pub(crate) mod when;
mod year_label;
pub(crate) mod year_part;
mod years_first;

/// The text inside a cell that a spreadsheet wrote as a formula, to keep digits as text: `="18320"`.
pub(super) fn formula_text(text: &str) -> Option<&str> {
    let inside = text.strip_prefix("=\"")?.strip_suffix('"')?;
    (!inside.contains('"')).then_some(inside.trim())
}

/// Whether a cell looks like a number or a date rather than like words.
pub(crate) fn is_value(text: &str) -> bool {
    // Programs name columns without a heading `...1`.
    if text.starts_with("..") {
        return false;
    }
    if merged::is_covered(text) {
        return true;
    }
    let text =
        text.trim_start_matches(['\'', '"', '(', '$', '£', '€', '<', '>', '~', '+', '-', '−', '=', '.']);
    if !text.starts_with(|first: char| first.is_ascii_digit()) {
        return text.bytes().any(|byte| byte.is_ascii_digit())
            && when::parse(text).is_some_and(|moment| !matches!(moment.when, when::When::MonthName(_)));
    }
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let letters = text.chars().filter(|letter| letter.is_alphabetic()).count();
    letters <= digits.min(2) || when::parse(text).is_some()
}

/// Whether a cell names a period, as a heading of a wide table does: a year, a month, a quarter, a date.
pub(crate) fn is_period_label(text: &str) -> bool {
    when::parse(text).is_some_and(|moment| match moment.when {
        when::When::Serial(_) => false,
        when::When::Day(_)
        | when::When::Slashed { .. }
        | when::When::Month { .. }
        | when::When::MonthOrYears { .. }
        | when::When::MonthName(_)
        | when::When::FiscalMonth { .. }
        | when::When::Part { .. }
        | when::When::PartName(_)
        | when::When::Year { .. }
        | when::When::FiscalYear { .. }
        | when::When::LabelledYear { .. }
        | when::When::Span(_)
        | when::When::Twice(_) => true,
    })
}

/// Whether a text is a year, fiscal or not.
pub(crate) fn is_year_label(text: &str) -> bool {
    when::year(text).is_some()
}

/// Whether a text is a month, a quarter or a half that names no year.
pub(crate) fn is_part_of_year(text: &str) -> bool {
    when::parse(text)
        .is_some_and(|moment| matches!(moment.when, when::When::MonthName(_) | when::When::PartName(_)))
}
