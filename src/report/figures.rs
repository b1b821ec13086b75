//! The answer in figures, each with its basis, and by which id its reasons can be asked for.

use super::closing::INCOMPLETE;
use super::headline::short_name;
use super::ledger::Behind;
use super::sentence;
use super::table::{Table, UNKNOWN, doubted, marked, number, shown, text};
use super::view::{BaselineAnswer, Report, SamePointAnswer};
use crate::dataset::{Basis, Silence};
use crate::pace::Needed;
use crate::quantity::Estimate;

/// The id of a figure's explanation, and its cells.
type Figure = (&'static str, Vec<String>);

/// The answer in figures, each with its basis: the first table of every export.
#[must_use]
pub fn figures_table(report: &Report) -> Table {
    Table {
        title: format!("{}, {}", report.measure, report.year.fiscal_year),
        columns: vec![text("figure"), number("value"), text("basis")],
        rows: figures(report).into_iter().map(|(_, cells)| cells).collect(),
    }
}

/// The ids by which the figures of that table can be asked for their reasons, in its order.
#[must_use]
pub fn figure_ids(report: &Report) -> Vec<&'static str> {
    figures(report).into_iter().map(|(id, _)| id).collect()
}

/// The figures, each with the id of its explanation and its cells.
fn figures(report: &Report) -> Vec<Figure> {
    let mut rows = of_year(report);
    rows.extend(report.baseline.as_ref().map(|baseline| of_baseline(report, baseline)).unwrap_or_default());
    rows.extend(report.needed.as_ref().map(|needed| of_needed(report, needed)).unwrap_or_default());
    if let Some((answer, projection)) = report.headline_projection() {
        let total = projection.total;
        let range = answer.range.as_ref().map(|range| sentence::range_held(range, total)).unwrap_or_default();
        let name = format!("projection by {}", short_name(answer, projection));
        rows.push(figure(answer.method.method.id(), name, total.to_string(), range));
    }
    rows
}

fn of_year(report: &Report) -> Vec<Figure> {
    let year = &report.year;
    let when = if report.is_closed() { "in the whole year" } else { "to date" };
    let sign = if year.basis.between().is_some() { "~" } else { "" };
    let (to_date, name) = (format!("{sign}{}", year.to_date), year.fiscal_year);
    let day = format!("{} of {}", year.day, year.days);
    let mut rows = vec![
        figure(
            "to_date",
            format!("{name} {when}"),
            to_date,
            known(sentence::basis(year.basis), &year.rests_on) + &sentence::between(year.bounds()),
        ),
        figure("share_elapsed", "day of the year", day, year.as_of.to_string()),
        figure("daily_average", "average a day", shown(year.average), "to date / day"),
        figure("share_elapsed", "share of the year gone", shown(year.share_elapsed), "day / days"),
    ];
    if let Some(closing) = &year.closing {
        rows.push(figure("to_date", format!("{name} total"), closing.total.to_string(), closing.known()));
    }
    rows
}

fn of_baseline(report: &Report, baseline: &BaselineAnswer) -> Vec<Figure> {
    let name = baseline.fiscal_year;
    let mut rows = Vec::new();
    if let Some(closing) = &baseline.closing {
        let total = closing.total.to_string();
        rows.push(figure("share_reached", format!("{name} total"), total, closing.known()));
    }
    let share = format!("share of {name}'s total");
    let of_total = baseline.closing.as_ref().map(|closing| &closing.rests_on);
    let basis = of_total.map_or("to date / total".to_owned(), |of| known("to date / total".to_owned(), of));
    rows.push(figure("share_reached", share, shown(baseline.share_reached), basis));
    if let Some(point) = &baseline.same_point {
        let on = format!("{name} on {}", point.date);
        let basis = known(self::basis(point.reading.basis), &point.rests_on)
            + &sentence::between(point.reading.bounds());
        rows.push(figure("same_point", on, marked(point.reading), basis));
    }
    let assumed = baseline.same_point.as_ref().and_then(|point| point.even_spread);
    match (baseline.ratio, assumed) {
        (Some(ratio), _) => {
            let against = report.row(name).and_then(|row| report.value_on(row, report.year.as_of));
            let difference = against.and_then(|against| against.marked_gap());
            let difference = shown(difference.or(baseline.difference.map(|gap| gap.to_string())));
            let change = ratio.percent_change();
            let change = doubted(against.is_some_and(|against| against.doubts), change);
            let whole = || bound(report, baseline).unwrap_or_else(|| series_note(report));
            let [of_difference, of_change] = ranges(report).unwrap_or_else(|| [whole(), whole()]);
            rows.push(figure("change", "difference", difference, of_difference));
            rows.push(figure("change", "change", change, of_change));
        }
        (None, _) if baseline.both_lack => {
            let why = || "counts of both years are missing".to_owned();
            let [of_difference, of_change] = ranges(report).unwrap_or_else(|| [why(), why()]);
            rows.push(figure("change", "difference", UNKNOWN.to_owned(), of_difference));
            rows.push(figure("change", "change", UNKNOWN.to_owned(), of_change));
        }
        (None, Some(assumed)) => {
            let words = "an assumption, not a reading";
            rows.push(figure("even_spread", "if spread evenly", assumed.to_string(), words));
        }
        (None, None) => {}
    }
    rows
}

/// Between which numbers the difference and the change lie, where counts are withheld and something bounds them all.
fn ranges(report: &Report) -> Option<[String; 2]> {
    let (own, other) = sentence::sides(report).filter(|(own, other)| !own.is_exact() || !other.is_exact())?;
    let (least, most) = ((own.at_least, other.at_most?), (own.at_most?, other.at_least));
    let difference = |(own, other): (Estimate, Estimate)| own.shown_change_from(other);
    let change = |(own, other): (Estimate, Estimate)| own.percent_from(other);
    let why = "counts are withheld";
    Some([
        format!("{} to {}: {why}", difference(least), difference(most)),
        format!("{} to {}: {why}", change(least)?, change(most)?),
    ])
}

/// Which way a difference may be off, where counts of one year are missing.
fn bound(report: &Report, baseline: &BaselineAnswer) -> Option<String> {
    let point = baseline.same_point.as_ref().is_some_and(|point| point.rests_on.is_incomplete());
    match (sentence::lacks(report), point) {
        (true, false) => Some(format!("at least: counts of {} are missing", report.year.fiscal_year)),
        (false, true) => Some(format!("at most: counts of {} are missing", baseline.fiscal_year)),
        (false, false) | (true, true) => None,
    }
}

fn of_needed(report: &Report, needed: &Needed) -> Vec<Figure> {
    if needed.per_day.is_none() {
        let passed = format!("{} has been passed", needed.target);
        return vec![figure("needed", "rate needed a day", UNKNOWN.to_owned(), passed)];
    }
    let closing = report.target_of.and_then(|_| report.baseline_closing());
    let lacks = closing.is_some_and(|closing| closing.rests_on.is_incomplete());
    let doubt = if lacks { format!(", {INCOMPLETE}") } else { String::new() };
    let days = format!("for {} days, to reach {}{doubt}", needed.days_left, needed.target);
    let ratio = shown(needed.ratio_to_average);
    vec![
        figure("needed", "rate needed a day", shown(needed.per_day), days),
        figure("needed", "rate needed / rate so far", ratio, "both a day"),
    ]
}

/// A basis, and that counts are missing where they are.
fn known(basis: String, rests_on: &Behind) -> String {
    if rests_on.is_incomplete() { format!("{basis}, {INCOMPLETE}") } else { basis }
}

/// A basis in as few words as a narrow column has room for; the sentences say it whole.
fn basis(basis: Basis) -> String {
    match basis {
        Basis::Unknown(Silence::Gap { from, to }) => {
            format!("no data {} to {}", from.plus_days(1), to.plus_days(-1))
        }
        Basis::Unknown(Silence::After(last)) => format!("no count to date after {last}"),
        Basis::Observed
        | Basis::Interpolated { .. }
        | Basis::Seam { .. }
        | Basis::Split { .. }
        | Basis::Unknown(Silence::Empty) => sentence::basis(basis),
    }
}

fn figure(id: &'static str, name: impl Into<String>, value: String, basis: impl Into<String>) -> Figure {
    (id, vec![name.into(), value, basis.into()])
}

/// Which series the two sides of the comparison are from.
fn series_note(report: &Report) -> String {
    let year = report.year.series_words();
    match report.baseline.as_ref().filter(|baseline| baseline.is_mixed(&report.year)) {
        Some(baseline) => {
            let other = baseline.same_point.as_ref().map(SamePointAnswer::series_words).unwrap_or_default();
            format!("{year} against {other}")
        }
        None if report.baseline.as_ref().is_some_and(|baseline| baseline.are_totals(&report.year)) => {
            "both published totals".to_owned()
        }
        None => format!("both {year}"),
    }
}
