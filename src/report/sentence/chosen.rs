//! Why the projection of the headline is the one it is, beside methods that have missed less.

use super::super::view::{ProjectionAnswer, Report};
use super::capital;
use crate::pace::{CANDIDATES, Choice, TIE, YEARS_FOR_A_CHOICE};
use crate::quantity::with_unit;

/// Why a method with a smaller mean miss is not the one in the headline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Passed {
    /// Too few years were replayed.
    FewYears,
    /// It is so near that it counts as a tie.
    Tie,
    /// It leans on one year alone.
    NoCandidate,
}

impl Passed {
    const ALL: [Self; 3] = [Self::FewYears, Self::Tie, Self::NoCandidate];

    fn of(answer: &ProjectionAnswer, years: usize) -> Self {
        if !CANDIDATES.contains(&answer.method.method) {
            Self::NoCandidate
        } else if years < YEARS_FOR_A_CHOICE {
            Self::FewYears
        } else {
            Self::Tie
        }
    }

    fn words(self) -> String {
        match self {
            Self::FewYears => format!("in fewer than the {YEARS_FOR_A_CHOICE} years that it takes"),
            Self::Tie => format!("by less than {TIE:.0} points, which is a tie"),
            Self::NoCandidate => "but leaning on one year alone, so never chosen".to_owned(),
        }
    }
}

/// The methods with a smaller mean miss at this stage than the one in the headline, with the reason.
fn passed(report: &Report) -> Vec<(&ProjectionAnswer, f64, Passed)> {
    let asked = report.headline.as_ref().is_ok_and(|headline| matches!(headline.choice, Choice::Asked(_)));
    let own = report.headline_projection().map(|(answer, _)| answer.method.method).filter(|_| !asked);
    let Some((own, stage)) = own.zip(report.stage) else { return Vec::new() };
    let better = report.projections.iter().filter(|answer| answer.outcome.is_ok());
    let better = better.filter_map(|answer| {
        let record = answer.record?;
        let years = report.replay.years(answer.method.method, stage);
        let own = report.replay.record_in(own, stage, &years)?;
        if record.mape.0 >= own.mape.0 {
            return None;
        }
        Some((answer, record.mape.0, Passed::of(answer, record.years)))
    });
    better.collect()
}

/// `Missed less, by less than 2 points, which is a tie: seasonal share 11.4 %.`
#[must_use]
pub fn passed_over(report: &Report) -> Option<String> {
    let all = passed(report);
    let told = Passed::ALL.into_iter().filter_map(|reason| {
        let of_reason = all.iter().filter(|(_, _, other)| *other == reason);
        let named: Vec<String> =
            of_reason.map(|(answer, mape, _)| format!("{} {mape:.1} %", answer.method.title())).collect();
        (!named.is_empty()).then(|| format!("{}: {}", reason.words(), named.join(", ")))
    });
    let told: Vec<String> = told.collect();
    (!told.is_empty()).then(|| format!("Missed less, {}.", told.join("; ")))
}

/// Which method stands in the headline and why, in one line.
#[must_use]
pub fn chosen(report: &Report) -> Option<String> {
    let headline = report.headline.as_ref().ok()?;
    let (answer, projection) = report.headline_projection()?;
    let name = answer.method.name(projection);
    let first = passed(report);
    let why = match &headline.choice {
        Choice::Asked(_) => return Some(format!("{}: asked for.", capital(name))),
        Choice::NoRecentWindow(_) => "since no two figures are 14 to 63 days apart".to_owned(),
        Choice::SeveralFigures(_) => match answer.record {
            Some(record) => {
                let verb = if record.years == 1 { "is" } else { "are" };
                format!(
                    "the nearest; {} {verb} too few to judge by",
                    with_unit(record.years, "replayed year")
                )
            }
            None => "the nearest; no years are replayed to judge by".to_owned(),
        },
        Choice::BeforeTheStages(_) => "the nearest; before a fifth of a year none is judged".to_owned(),
        Choice::TrackRecord { .. } => {
            // Of those that have missed less, the one that was nearest to being chosen.
            let nearest = [Passed::Tie, Passed::FewYears, Passed::NoCandidate]
                .into_iter()
                .find_map(|reason| first.iter().find(|(_, _, other)| *other == reason));
            let Some((other, _, reason)) = nearest else {
                return Some(format!("Chosen: {name}, which has missed least."));
            };
            let but = match reason {
                Passed::Tie => format!(", by under {TIE:.0} points: a tie"),
                Passed::FewYears => ", in too few years".to_owned(),
                Passed::NoCandidate => " but leans on one year alone".to_owned(),
            };
            return Some(format!("Chosen: {name}; {} missed less{but}.", other.method.title()));
        }
    };
    Some(format!("Chosen: {name}, {why}."))
}
