//! That counts are missing from what is compared, or end the count to date.

use super::withheld;
use crate::quantity::{Count, Share};
use crate::report::closing::Closing;
use crate::report::ledger::Behind;
use crate::report::view::{BaselineAnswer, HoleAnswer, Report};

/// Which of the two years lack counts, and between which numbers their figures lie as far as that is known.
#[must_use]
pub fn lacking(report: &Report) -> Option<String> {
    let own = lacks(report).then(|| withheld::year(report));
    let other = report.baseline.as_ref().filter(|baseline| is_incomplete(baseline));
    let other = other.map(|baseline| (baseline.fiscal_year, withheld::baseline(report, baseline)));
    match (own, other) {
        (Some(own), Some((year, other))) if !own.is_bounded() && !other.is_bounded() => Some(format!(
            "Counts of {} and of {year} are missing in the data: both figures are too low.",
            report.year.fiscal_year
        )),
        (Some(own), Some((_, other))) => Some(format!("{} {}", own.said(), other.said())),
        (Some(year), None) | (None, Some((_, year))) => Some(year.said()),
        (None, None) => None,
    }
}

/// The year against its baseline on the same point, in words that hold however many are missing: a count that lacks some
/// is the least that it can be. `None` where both lack some that nothing bounds, which leaves nothing to say.
pub(in crate::report) fn bounded(report: &Report) -> Option<String> {
    withheld::change(withheld::sides(report)?)
}

/// Whether the year in question lacks counts.
#[must_use]
pub fn lacks(report: &Report) -> bool {
    report.year.rests_on.is_incomplete()
}

/// The year's count as a share of its baseline's total, in words that hold however many are missing.
pub(super) fn bounded_share(report: &Report, (share, closing): (Share, &Closing)) -> Option<String> {
    match (lacks(report), closing.rests_on.is_incomplete()) {
        (false, false) => Some(share.to_string()),
        (true, false) => Some(format!("at least {share}")),
        (false, true) => Some(format!("at most {share}")),
        (true, true) => None,
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
