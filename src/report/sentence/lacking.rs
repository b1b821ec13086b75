//! That counts are missing from what is compared, or end the count to date.

use super::withheld::{self, Lacking};
use crate::quantity::{Count, Share};
use crate::report::closing::Closing;
use crate::report::ledger::Behind;
use crate::report::view::{BaselineAnswer, HoleAnswer, Report};

/// Which of the two years lack counts, and between which numbers their figures lie as far as that is known.
#[must_use]
pub fn lacking(report: &Report) -> Option<String> {
    let (own, other) = both(report);
    let neither = own.iter().chain(&other).all(|year| !year.is_bounded());
    if let (Some(_), Some(baseline), true) = (&own, &report.baseline, neither && other.is_some()) {
        let (own, other) = (report.year.fiscal_year, baseline.fiscal_year);
        return Some(format!(
            "Counts of {own} and of {other} are missing in the data: both figures are too low."
        ));
    }
    let said: Vec<String> = own.iter().chain(&other).map(Lacking::said).collect();
    (!said.is_empty()).then(|| said.join(" "))
}

/// The same in fewer words, where some figure has a number on both sides.
pub(in crate::report) fn lacking_briefly(report: &Report) -> Option<String> {
    let (own, other) = both(report);
    let is_bounded = own.iter().chain(&other).any(Lacking::is_bounded);
    let said: Vec<String> = own.iter().chain(&other).map(Lacking::briefly).collect();
    is_bounded.then(|| format!("Counts are withheld: {}", said.join(", ")))
}

/// The two years, each where it lacks counts.
fn both(report: &Report) -> (Option<Lacking<'_>>, Option<Lacking<'_>>) {
    let baseline = report.baseline.as_ref().filter(|baseline| is_incomplete(baseline));
    (
        lacks(report).then(|| Lacking::of_year(report)),
        baseline.map(|baseline| Lacking::of_baseline(report, baseline)),
    )
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
    let HoleAnswer { from, through, figures, known_through, of_days, .. } = report.year.hole?;
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
        "The count to date ends there because {days} missing: {later} known, through {}, and not added up{option}.{}",
        known_through.month_day(),
        withheld::across(report).map(|across| format!(" {across}")).unwrap_or_default()
    ))
}

fn is_incomplete(baseline: &BaselineAnswer) -> bool {
    let point = baseline.same_point.as_ref().map(|point| &point.rests_on);
    let total = baseline.closing.as_ref().map(|closing| &closing.rests_on);
    point.into_iter().chain(total).any(Behind::is_incomplete)
}
