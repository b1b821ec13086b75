//! Where the year would end, from which assumption, why that one, and how far off it may be.

use super::super::view::{BaselineAnswer, ProjectionAnswer, Report};
use super::{against, capital, than};
use crate::pace::{Choice, MethodId, Projection, Range, RangeBasis, Refusal};
use crate::quantity::{Estimate, PercentChange};

/// The projection of the headline with its assumption, or why there is none.
#[must_use]
pub fn projection(report: &Report) -> Option<String> {
    let headline = match &report.headline {
        Ok(headline) => headline,
        Err(Refusal::Closed(_) | Refusal::ProjectionOff) => return None,
        Err(refusal) => return Some(format!("No projection: {refusal}.")),
    };
    let (answer, projection) = report.headline_projection()?;
    let change = projected_change(report, answer).and_then(|(_, baseline)| {
        // Of the numbers as they are shown, so that a reader finds the same.
        let total = Estimate(projection.total.0.round());
        let change = against(total, baseline.closing.as_ref()?.total.estimate())?;
        Some(format!(": {change} {} in {}", than(&change), baseline.fiscal_year))
    });
    let range = answer.range.as_ref().map(|of| format!(" Range: {}.", range(of, projection.total)));
    let early = if headline.early { "Early in the year: " } else { "" };
    Some(capital(&format!(
        "{early}{} the year would end at {}{}{}.{}",
        assumption(answer.method.method, projection),
        projection.total,
        change.unwrap_or_default(),
        miss(report, answer.miss),
        range.unwrap_or_default()
    )))
}

/// The projected total against the baseline's, where both are whole.
#[must_use]
pub fn projected_change<'a>(
    report: &'a Report,
    answer: &ProjectionAnswer,
) -> Option<(PercentChange, &'a BaselineAnswer)> {
    let baseline = report.baseline.as_ref()?;
    answer.against_baseline.map(|change| (change, baseline))
}

/// What came of it, where the year is over by now.
fn miss(report: &Report, miss: Option<PercentChange>) -> String {
    let closing = report.year.closing.as_ref().zip(miss);
    let told = closing.map(|(closing, miss)| {
        if closing.total.estimate() < report.year.to_date {
            return format!(
                "; the total of {} for the year is less than had been counted by then",
                closing.total
            );
        }
        let side = if miss.0 < 0.0 { "low" } else { "high" };
        let doubt = closing.doubt().map(|doubt| format!(" ({doubt})")).unwrap_or_default();
        format!("; it ended at {}{doubt}, so this was {:.2} % {side}", closing.total, miss.0.abs())
    });
    told.unwrap_or_default()
}

/// The assumption as the beginning of a sentence.
#[must_use]
pub fn assumption(method: MethodId, projection: &Projection) -> String {
    let prior = projection.prior_years.last().map(ToString::to_string).unwrap_or_default();
    match method {
        MethodId::StraightLine => "at the average so far".to_owned(),
        MethodId::Trailing28 => {
            let days = projection.window_days.map_or_else(|| "28".to_owned(), |days| days.to_string());
            format!("at the rate of the last {days} days")
        }
        MethodId::SeasonalShare => match projection.prior_years.len() {
            1 => format!("with the share of the year that {prior} had reached by now"),
            years => format!("with the share of the year that {years} earlier years had reached by now"),
        },
        MethodId::RestAsLastYear => format!("with as many still to come as {prior} had"),
        MethodId::LastYearsTotal => format!("with the total of {prior} again"),
    }
}

/// Why this projection stands in the headline.
#[must_use]
pub fn reason(choice: &Choice) -> String {
    match choice {
        Choice::Asked(_) => "asked for".to_owned(),
        Choice::NoRecentWindow(_) => {
            "no two figures of the year are 14 to 63 days apart, so its average so far is all there is"
                .to_owned()
        }
        Choice::SeveralFigures(_) => {
            "too few years can be replayed to judge by, and the last weeks are nearest".to_owned()
        }
        Choice::BeforeTheStages(_) => {
            "no past year is judged before a fifth of it is gone, and the last weeks are nearest".to_owned()
        }
        Choice::TrackRecord { method, mape, straight_line, years, stage, windows } => {
            let against = straight_line.filter(|_| *method != MethodId::StraightLine);
            let against =
                against.map(|line| format!(", the straight line by {:.1} %", line.0)).unwrap_or_default();
            let windows = windows.map(|(from, to)| {
                let span = if from == to { to.to_string() } else { format!("{from} to {to}") };
                format!("; tested with windows of {span} days")
            });
            format!(
                "at {stage} % of the year it missed by {:.1} % on average in {years} replayed years{against}{}",
                mape.0,
                windows.unwrap_or_default()
            )
        }
    }
}

/// What a range rests on.
#[must_use]
pub fn range_basis(basis: &RangeBasis) -> String {
    match basis {
        RangeBasis::PastMisses(years) => format!("past misses, {} years", years.len()),
        RangeBasis::PastQuantiles(years) => {
            format!("past misses, 10th to 90th percentile of {} years", years.len())
        }
        RangeBasis::Spread => "spread between methods".to_owned(),
    }
}

/// What a range rests on, in a word or two.
#[must_use]
pub fn range_word(basis: &RangeBasis) -> &'static str {
    match basis {
        RangeBasis::PastMisses(_) | RangeBasis::PastQuantiles(_) => "past misses",
        RangeBasis::Spread => "spread between methods",
    }
}

/// On which side of the totals a method has been, where its total lies outside its own range.
#[must_use]
pub fn outside(range: &Range, total: Estimate) -> Option<&'static str> {
    if total < range.low {
        Some("low")
    } else if total > range.high {
        Some("high")
    } else {
        None
    }
}

/// What a range rests on and how often such a one has held; where the total lies outside it, why it does.
#[must_use]
pub fn range_words(range: &Range, total: Estimate) -> String {
    let basis = match (&range.basis, range.held) {
        (RangeBasis::PastMisses(_), Some(held)) => format!("past misses, {}", held_in(held)),
        (RangeBasis::PastQuantiles(_), Some(held)) => {
            format!("past misses, 10th to 90th percentile, {}", held_in(held))
        }
        (RangeBasis::PastMisses(_) | RangeBasis::PastQuantiles(_), None) | (RangeBasis::Spread, _) => {
            range_basis(&range.basis)
        }
    };
    sided(basis, range, total)
}

/// Words on a range; where the total lies outside it, why it does.
fn sided(basis: String, range: &Range, total: Estimate) -> String {
    let Some(side) = outside(range, total) else { return basis };
    // Percentiles leave out a year at each end.
    let each = match range.basis {
        RangeBasis::PastMisses(_) | RangeBasis::Spread => "each",
        RangeBasis::PastQuantiles(_) => "most",
    };
    format!("{basis}; it ran {side} in {each}")
}

/// In how many years a range has held. Years are counted, never given as a chance in percent.
fn held_in((held, of): (usize, usize)) -> String {
    format!("held in {held} of {of} years")
}

/// The range round a projected total in a column that has no room for more than how often such a one has held.
#[must_use]
pub fn range_held(range: &Range, total: Estimate) -> String {
    let words = range.held.map_or_else(|| range_basis(&range.basis), held_in);
    format!("{} to {} ({})", range.low, range.high, sided(words, range, total))
}

/// The range round a projected total with what it rests on; where the total lies outside it, why it does.
#[must_use]
pub fn range(range: &Range, total: Estimate) -> String {
    format!("{} to {} ({})", range.low, range.high, range_words(range, total))
}
