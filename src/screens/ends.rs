//! The words at the ends of the lines of years: which year, and what it came to or would come to.
//!
//! The less room, the fewer letters the year has, before its value goes.

use super::ground::width;
use super::legend::short_name;
use crate::calendar::FiscalYear;
use crate::plot::EndLabel;
use crate::quantity::Estimate;
use crate::report::{Report, YearRow};

/// The year and its total; of a year that has none, its last figure and the day of it, since its line ends early. Where
/// the line goes on beyond the edge there is no value.
pub(super) fn end_label(row: &YearRow, (value, ends): (Estimate, bool)) -> EndLabel {
    let unfinished = row.last.filter(|_| row.closing.is_none());
    let until = unfinished.map(|(date, _)| format!(" by {}", date.month_day())).unwrap_or_default();
    let value = format!(" {}{until}", value.brief());
    let form = |name: &str| if ends { format!("{name}{value}") } else { blank(name, &value) };
    let short = short_name(row.fiscal_year);
    EndLabel::new(form(&row.fiscal_year.to_string())).short(form(&short)).short(short)
}

/// What the end of the projection is called where there is no room for its year, which the title names.
const PROJECTED: &str = "proj.";

/// The year, what it would come to, and that this is a projection.
pub(super) fn projected_label(year: FiscalYear, (total, ends): (Estimate, bool)) -> EndLabel {
    let total = format!(" {}", total.brief());
    let form = |name: &str| {
        let whole = if ends {
            format!("{name}{total} {PROJECTED}")
        } else {
            blank(&format!("{name} {PROJECTED}"), &total)
        };
        whole.trim_start().to_owned()
    };
    let label = EndLabel::new(form(&year.to_string())).short(form(&short_name(year)));
    label.short(form("")).short(PROJECTED)
}

/// Words with as much space behind them as others would take, so that zooming keeps every day under the pointer.
fn blank(words: &str, others: &str) -> String {
    format!("{words}{}", " ".repeat(usize::from(width(others))))
}

/// Whether these words stand at the end of the line of a year.
pub(super) fn names(words: &str, year: FiscalYear, report: &Report) -> bool {
    let is_projected = words.trim_end().ends_with(PROJECTED) && year == report.year.fiscal_year;
    words.starts_with(&year.to_string()) || words.starts_with(&short_name(year)) || is_projected
}
