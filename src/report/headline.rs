//! The answer in a few lines, each in a long and a short form: the same evidence, fewer words.

use super::closing::{Closing, INCOMPLETE};
use super::sentence;
use super::table::marked;
use super::view::{BaselineAnswer, ProjectionAnswer, Report};
use crate::dataset::Basis;
use crate::pace::{Projection, RangeBasis};
use crate::quantity::with_unit;

/// One line of the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// The whole sentence.
    pub long: String,
    /// The same for a narrow place.
    pub short: String,
}

impl Statement {
    fn same(text: String) -> Self {
        Self { short: text.clone(), long: text }
    }
}

/// What is to be said first: the figure against its baseline, like for like where that differs, what reaching the
/// total takes, and where the year would end.
#[must_use]
pub fn headline(report: &Report) -> Vec<Statement> {
    let statements = [
        Some(against_baseline(report)),
        stopped(report),
        lacking(report),
        sentence::apart_from_total(report).map(Statement::same),
        sentence::like_for_like(report).map(Statement::same),
        needed(report),
        projection(report),
        counted_otherwise(report),
        sentence::crossing(report).map(Statement::same),
    ];
    statements.into_iter().flatten().collect()
}

fn against_baseline(report: &Report) -> Statement {
    let year = &report.year;
    let sign = if year.basis == Basis::Observed { "" } else { "~" };
    let figure = format!("{sign}{}", year.to_date);
    let doubt = year.closing.as_ref().filter(|_| report.is_closed()).and_then(Closing::doubt);
    let doubt = doubt.or(sentence::lacks(report).then_some(INCOMPLETE));
    let figure = doubt.map_or(figure.clone(), |doubt| format!("{figure} ({doubt})"));
    let when = if report.is_closed() { "in the whole year" } else { "to date" };
    let Some(comparison) = sentence::comparison(report) else {
        let is_first = report.years.iter().any(|row| row.fiscal_year > year.fiscal_year);
        let which = if is_first { "earlier" } else { "other" };
        return Statement::same(format!("{figure} {when}; there is no {which} year to measure it against."));
    };
    let long = format!("{figure} {when}: {}", sentence::uncapital(&comparison));
    let short = report.baseline.as_ref().and_then(|baseline| short_comparison(report, baseline));
    let short =
        short.map_or_else(|| long.replace("full total of ", ""), |short| format!("{figure} {when}: {short}"));
    Statement { long, short }
}

fn lacking(report: &Report) -> Option<Statement> {
    let long = sentence::lacking(report)?;
    let short = sentence::lacking_briefly(report).unwrap_or_else(|| long.clone());
    Some(Statement { long, short })
}

fn stopped(report: &Report) -> Option<Statement> {
    let (long, hole) = (sentence::stopped(report)?, report.year.hole?);
    let (from, through) = (hole.from.month_day(), hole.through.month_day());
    let days = if hole.from == hole.through { from } else { format!("{from} to {through}") };
    let option = if hole.of_days { "; see --zero-days" } else { "" };
    let later = with_unit(hole.figures, "later figure");
    let across = hole.across.map(|across| {
        let (through, bounds) = (across.through.month_day(), sentence::bounds_cell(across.bounds()));
        format!("The count ends there: {days} withheld; {bounds} through {through}")
    });
    let short = across
        .unwrap_or_else(|| format!("The count ends there: {days} missing, {later} not added up{option}"));
    Some(Statement { long, short })
}

fn short_comparison(report: &Report, baseline: &BaselineAnswer) -> Option<String> {
    let point = baseline.same_point.as_ref().filter(|_| !report.is_closed())?;
    point.reading.value.filter(|value| value.0 > 0.0)?;
    let change = sentence::bounded(report)?;
    let about = if point.reading.basis == Basis::Observed { "" } else { "about " };
    let than = sentence::than(&change);
    Some(format!("{about}{change} {than} on {} ({})", point.date.long(), marked(point.reading)))
}

fn needed(report: &Report) -> Option<Statement> {
    let long = sentence::needed(report)?;
    let short = short_need(report).unwrap_or_else(|| long.clone());
    Some(Statement { long, short })
}

/// That the two years are not quite of the same people, which no sign beside a number says.
fn counted_otherwise(report: &Report) -> Option<Statement> {
    let earlier = report.baseline.as_ref()?.fiscal_year.min(report.year.fiscal_year);
    // What changed on the first day of the earlier year holds for both.
    let since = report.calendar.first_day(earlier);
    let changes = report.context.definitions.iter().filter(|mark| mark.date > since);
    let dates: Vec<String> = changes.map(|mark| mark.date.long()).collect();
    let (last, before) = dates.split_last()?;
    let on = if before.is_empty() { last.clone() } else { format!("{} and {last}", before.join(", ")) };
    Some(Statement {
        long: format!("Not like with like: what is counted changed on {on}."),
        short: format!("What is counted changed on {last}"),
    })
}

/// The rate first, so that it stays where there is little room; the total goes with what is doubtful of it.
fn short_need(report: &Report) -> Option<String> {
    let needed = report.needed.as_ref()?;
    let rate = needed.per_day?;
    let days = with_unit(needed.days_left, "day");
    let doubt = report.target_of.and(report.baseline_closing()).and_then(Closing::doubt);
    let doubt = doubt.map(|doubt| format!(" ({doubt})")).unwrap_or_default();
    let year = report.target_of.map(|year| format!("{year}'s total: ")).unwrap_or_default();
    let times =
        needed.ratio_to_average.map(|ratio| format!(", {ratio} times the rate so far")).unwrap_or_default();
    Some(format!("{rate} a day for {days} to reach {year}{}{doubt}{times}", needed.target))
}

fn projection(report: &Report) -> Option<Statement> {
    let sentence = sentence::projection(report)?;
    let Some((answer, projection)) = report.headline_projection() else {
        return Some(Statement::same(sentence));
    };
    let range = answer.range.as_ref();
    let change = sentence::projected_change(report, answer);
    let change = change.map(|(change, baseline)| format!(" ({change} on {})", baseline.fiscal_year));
    let short_range = range.map(|range| {
        let basis = match (&range.basis, sentence::outside(range, projection.total)) {
            // Without this a range that the total lies outside of looks like a slip.
            (_, Some(side)) => format!("ran {side} before:"),
            (RangeBasis::PastMisses(_) | RangeBasis::PastQuantiles(_), None) => "past misses".to_owned(),
            (RangeBasis::Spread, None) => "methods".to_owned(),
        };
        format!("; {basis} {} to {}", range.low, range.high)
    });
    let early = if report.headline.as_ref().is_ok_and(|headline| headline.early) { "early: " } else { "" };
    Some(Statement {
        long: sentence,
        short: sentence::capital(&format!(
            "{early}{} to {}{}{}",
            short_name(answer, projection),
            projection.total,
            change.unwrap_or_default(),
            short_range.unwrap_or_default()
        )),
    })
}

/// The method by its name; a recent rate by its window, since there are others on the same screen.
#[must_use]
pub fn short_name(answer: &ProjectionAnswer, projection: &Projection) -> String {
    match projection.window_days {
        Some(days) => format!("{days}-day rate"),
        None => answer.method.name(projection).to_owned(),
    }
}
