//! What may honestly be said, in words bound to the evidence.
//!
//! "Fewer than on the same date" only where that date was observed; "about" where it lies between two reports; a share
//! of the full total where nothing else is known. Never a forecast, never a chance in percent.

mod against;
mod apart;
mod chosen;
mod lacking;
mod outlook;
mod source;
mod withheld;

pub(super) use against::{AS_MANY, than};
pub use against::{against, more_or_fewer};
pub use apart::apart_from_total;
pub use chosen::{chosen, passed_over};
pub(super) use lacking::{bounded, lacking_briefly};
pub use lacking::{lacking, lacks, stopped};
pub use outlook::{
    assumption, outside, projected_change, projection, range, range_basis, range_held, range_word,
    range_words, reason,
};
pub use source::sources;
pub(super) use withheld::sides;
pub use withheld::{between, bounds, bounds_cell, withheld};

use super::closing::{Closing, INCOMPLETE};
use super::view::{BaselineAnswer, Report};
use crate::calendar::Alignment;
use crate::dataset::{Basis, LINEAR_DAYS, Silence};
use crate::pace::{Crossing, NOT_GIVEN};
use crate::quantity::with_unit;

/// How a value is known: `observed`, `interpolated between Aug 31 and Sep 30`, `not in the data ...`.
#[must_use]
pub fn basis(basis: Basis) -> String {
    match basis {
        Basis::Observed => "observed".to_owned(),
        Basis::Interpolated { from, to } => {
            format!("interpolated between {} and {}", from.month_day(), to.month_day())
        }
        Basis::Seam { from, to } => {
            format!("interpolated between {} and the final of {}", from.month_day(), to.month_day())
        }
        Basis::Split { from, through } => {
            format!("with {} to {} split by days", from.month_day(), through.month_day())
        }
        Basis::Unknown(Silence::Gap { from, to }) => {
            format!("not in the data, which say nothing between {} and {}", from.long(), to.long())
        }
        Basis::Unknown(Silence::After(last)) => {
            format!("not in the data, whose count to date ends on {}", last.long())
        }
        Basis::Unknown(Silence::Empty) => "not in the data".to_owned(),
    }
}

/// What the figure is, of what, through when.
#[must_use]
pub fn standing(report: &Report) -> String {
    let year = &report.year;
    let about = if year.basis == Basis::Observed { "" } else { "about " };
    let lacks = if lacks(report) { format!(" ({INCOMPLETE})") } else { String::new() };
    if report.is_closed() {
        let doubt = year.closing.as_ref().and_then(Closing::doubt);
        let doubt = doubt.map(|doubt| format!(" ({doubt})")).unwrap_or_default();
        return format!(
            "{}, {}: {about}{}{doubt} in the whole year.",
            counted(report),
            year.fiscal_year,
            year.to_date
        );
    }
    let how = if year.basis == Basis::Observed { String::new() } else { format!(", {}", basis(year.basis)) };
    format!(
        "{}, {} through {} (day {} of {}): {about}{}{lacks}{how}.",
        counted(report),
        year.fiscal_year,
        year.as_of.long(),
        year.day,
        year.days,
        year.to_date
    )
}

/// What is counted, and of which rows alone: `removals (Country of Citizenship: MEXICO)`.
#[must_use]
pub fn counted(report: &Report) -> String {
    let filters = report.filters.iter().map(|(column, value)| filtered_by(column, value));
    let filters: Vec<String> = filters.collect();
    if filters.is_empty() {
        report.measure.clone()
    } else {
        format!("{} ({})", report.measure, filters.join(", "))
    }
}

/// A column and the value that is asked of it: `Country of Citizenship: MEXICO`, `sex: (not given)`.
#[must_use]
pub fn filtered_by(column: &str, value: &str) -> String {
    format!("{column}: {}", if value.is_empty() { NOT_GIVEN } else { value })
}

/// The year against its baseline, in the strongest words that the evidence bears.
#[must_use]
pub fn comparison(report: &Report) -> Option<String> {
    let baseline = report.baseline.as_ref()?;
    let known = same_point(report, baseline)
        .or_else(|| none_counted(report, baseline))
        .or_else(|| of_total(report, baseline));
    let told = known.unwrap_or_else(|| unread(report, baseline));
    let Some(other) = &report.baseline_measure else { return Some(told) };
    Some(format!("{told} {} here counts {other}, which is not {}.", baseline.fiscal_year, report.measure))
}

fn same_point(report: &Report, baseline: &BaselineAnswer) -> Option<String> {
    let point = baseline.same_point.as_ref()?;
    let value = point.reading.value.filter(|value| value.0 > 0.0)?;
    let mixed = baseline.is_mixed(&report.year);
    let both_observed = (report.year.basis, point.reading.basis) == (Basis::Observed, Basis::Observed);
    let about = if both_observed { "" } else { "About " };
    let change = bounded(report);
    let than = than(change.as_deref().unwrap_or_default());
    let when = if report.is_closed() {
        format!("in {}", baseline.fiscal_year)
    } else {
        format!("on {}", point.date.long())
    };
    let how = match point.reading.basis {
        Basis::Observed => String::new(),
        // Of a whole year the doubt about its total says so.
        Basis::Split { .. } if report.is_closed() => String::new(),
        known @ (Basis::Interpolated { .. }
        | Basis::Seam { .. }
        | Basis::Split { .. }
        | Basis::Unknown(_)) => format!(", {}", basis(known)),
    };
    let leap = if point.leap_day_moved { "; Feb 29 is read as Feb 28" } else { "" };
    let aligned = match report.alignment {
        Alignment::Date => "",
        Alignment::FiscalDay => "; the same day of the fiscal year",
        Alignment::Weekday => "; the same weekday",
        Alignment::Event(_) => "; as many days since the event's date",
    };
    let aligned = if report.is_closed() { "" } else { aligned };
    let closing = baseline.closing.as_ref().filter(|_| report.is_closed());
    let lacks = point.rests_on.is_incomplete().then_some(INCOMPLETE);
    let doubt = closing.and_then(Closing::doubt).or(lacks);
    let doubt = doubt.map(|doubt| format!(", {doubt}")).unwrap_or_default();
    let series = if mixed {
        format!("; {} against {}", report.year.series_words(), point.series_words())
    } else {
        String::new()
    };
    let read = format!("({value}{doubt}{how}{leap}{aligned}{series})");
    Some(match change {
        Some(change) => capital(&format!("{about}{change} {than} {when} {read}.")),
        None => format!("Counts of both years are missing, so it cannot be told against that {when} {read}."),
    })
}

/// That the baseline is known there and is nothing, which has no percentage.
fn none_counted(report: &Report, baseline: &BaselineAnswer) -> Option<String> {
    let point = baseline.same_point.as_ref()?;
    point.reading.value.filter(|value| value.0 <= 0.0)?;
    let year = baseline.fiscal_year;
    Some(if report.is_closed() {
        format!("None was counted in {year}, so there is no percentage.")
    } else {
        format!("None had been counted in {year} by {}, so there is no percentage.", point.date.long())
    })
}

/// That the baseline cannot be read there at all.
fn unread(report: &Report, baseline: &BaselineAnswer) -> String {
    let year = baseline.fiscal_year;
    match &baseline.same_point {
        Some(point) => {
            format!("{year} cannot be read on {}: {}.", point.date.month_day(), basis(point.reading.basis))
        }
        None => {
            format!("{year} cannot be read on {}: no such day in that year.", report.year.as_of.month_day())
        }
    }
}

fn of_total(report: &Report, baseline: &BaselineAnswer) -> Option<String> {
    let (share, closing) = (baseline.share_reached?, baseline.closing.as_ref()?);
    let elapsed = report.year.share_elapsed?;
    let share = lacking::bounded_share(report, (share, closing))?;
    let doubt = closing.doubt().map(|doubt| format!(" ({doubt})")).unwrap_or_default();
    Some(format!(
        "{} of {}'s full total of {}{doubt}, with {elapsed} of the year gone.",
        capital(&share),
        baseline.fiscal_year,
        closing.total
    ))
}

/// The comparison within one series, where the first one was not.
#[must_use]
pub fn like_for_like(report: &Report) -> Option<String> {
    let baseline = report.baseline.as_ref()?;
    let pair = baseline.like_for_like.as_ref()?;
    if pair.series == report.year.series && !baseline.is_mixed(&report.year) {
        return None;
    }
    // Counts that are missing leave no percentage to tell.
    if pair.rests_on.is_incomplete() {
        return None;
    }
    let change = against(pair.year_value, pair.baseline_value)?;
    Some(format!(
        "Like for like, in the {} figures: {change} ({} against {}).",
        pair.series, pair.year_value, pair.baseline_value
    ))
}

/// What the same date last year is, where only an assumption can say.
#[must_use]
pub fn even_spread(report: &Report) -> Option<String> {
    let baseline = report.baseline.as_ref()?;
    let point = baseline.same_point.as_ref().filter(|point| point.reading.value.is_none())?;
    let assumed = point.even_spread?;
    Some(format!(
        "{} on {}: {} (an even spread would be {assumed}).",
        baseline.fiscal_year,
        point.date.month_day(),
        basis(point.reading.basis)
    ))
}

/// What reaching the target takes. That the baseline's total has been passed is said by [`crossing`], with the day.
#[must_use]
pub fn needed(report: &Report) -> Option<String> {
    let needed = report.needed.as_ref()?;
    let target = target(report);
    let Some(rate) = needed.per_day else {
        let dated = report.target_of.is_some() && crossing(report).is_some();
        return (!dated).then(|| format!("{} has been passed.", capital(&target)));
    };
    let times =
        needed.ratio_to_average.map(|ratio| format!(", {ratio} times the rate so far")).unwrap_or_default();
    let days = with_unit(needed.days_left, "day");
    Some(format!("To reach {target}: {rate} a day for {days}{times}."))
}

/// The target by its name: another year's total, with its doubt, or a number that was asked for.
fn target(report: &Report) -> String {
    let number = report.needed.as_ref().map(|needed| needed.target.to_string()).unwrap_or_default();
    let closing = report.baseline_closing();
    match (report.target_of, closing.and_then(Closing::doubt)) {
        (Some(year), Some(doubt)) => format!("{year}'s {number} ({doubt})"),
        (Some(year), None) => format!("{year}'s {number}"),
        (None, _) => format!("a total of {number}"),
    }
}

/// When the baseline's total was reached; nothing where the data cannot place it within the year. The day is named
/// only where the reports round it are no more than a month apart.
#[must_use]
pub fn crossing(report: &Report) -> Option<String> {
    let answer = report.crossing.as_ref()?;
    let Crossing { date, earliest, latest } = answer.crossing;
    let date = date?;
    let closing = report.baseline_closing()?;
    let doubt = closing.doubt().map(|doubt| format!(", {doubt},")).unwrap_or_default();
    let total = format!("{}'s total of {}{doubt}", answer.fiscal_year, closing.total);
    if latest.days_since(earliest) == 1 {
        return Some(format!("Reached {total} on {}.", latest.long()));
    }
    let near = latest.days_since(earliest) <= i64::from(LINEAR_DAYS);
    let about = if near { format!(", about {}", date.month_day()) } else { String::new() };
    let from = if earliest.year() == latest.year() { earliest.month_day() } else { earliest.long() };
    Some(format!("Reached {total} between {from} and {}{about}.", latest.long()))
}

/// Everything worth saying first, in order, and who says so.
#[must_use]
pub fn summary(report: &Report) -> Vec<String> {
    let parts = [
        Some(standing(report)),
        comparison(report),
        stopped(report),
        lacking(report),
        apart_from_total(report),
        like_for_like(report),
        even_spread(report),
        needed(report),
        crossing(report),
        projection(report),
    ];
    parts.into_iter().flatten().chain(sources(report)).collect()
}

/// The same within a sentence: without the capital at its head, unless that is of an abbreviation such as `FY2017`.
#[must_use]
pub fn uncapital(text: &str) -> String {
    let mut letters = text.chars();
    let Some(first) = letters.next() else { return String::new() };
    if letters.clone().next().is_some_and(char::is_uppercase) {
        return text.to_owned();
    }
    first.to_lowercase().chain(letters).collect()
}

/// The same with a capital at its head.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
