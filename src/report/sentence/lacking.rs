//! That counts are missing from what is compared, or end the count to date.

use crate::quantity::Count;
use crate::report::ledger::Behind;
use crate::report::view::{BaselineAnswer, HoleAnswer, Report};

/// Which of the two years lack counts, so that their figures are too low.
#[must_use]
pub fn lacking(report: &Report) -> Option<String> {
    let year = &report.year;
    let own = year.rests_on.is_incomplete().then_some(year.fiscal_year);
    let other = report.baseline.as_ref().filter(|baseline| is_incomplete(baseline));
    match (own, other.map(|baseline| baseline.fiscal_year)) {
        (Some(own), Some(other)) => Some(format!(
            "Counts of {own} and of {other} are missing in the data: both figures are too low, and the rows do not say by how much."
        )),
        (Some(year), None) | (None, Some(year)) => Some(format!(
            "Counts of {year} are missing in the data: its figure is too low, and the rows do not say by how much."
        )),
        (None, None) => None,
    }
}

/// That the count to date ends where figures are missing, though later ones are there.
#[must_use]
pub fn stopped(report: &Report) -> Option<String> {
    let HoleAnswer { from, through, figures, known_through, of_days } = report.year.hole?;
    let days = if from == through {
        format!("{} is", from.long())
    } else {
        format!("{} to {} are", from.month_day(), through.long())
    };
    let later = match figures {
        1 => "a later figure is".to_owned(),
        figures => format!("{} later figures are", Count(figures as u64)),
    };
    let option = if of_days { "; --zero-days takes such days for days without a removal" } else { "" };
    Some(format!(
        "The count to date ends there because {days} missing: {later} known, through {}, and not added up{option}.",
        known_through.month_day()
    ))
}

fn is_incomplete(baseline: &BaselineAnswer) -> bool {
    let point = baseline.same_point.as_ref().map(|point| &point.rests_on);
    let total = baseline.closing.as_ref().map(|closing| &closing.rests_on);
    point.into_iter().chain(total).any(Behind::is_incomplete)
}
