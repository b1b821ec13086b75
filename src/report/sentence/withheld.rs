//! Between which numbers a figure lies that lacks counts.

use super::against;
use crate::calendar::FiscalYear;
use crate::dataset::{Bounds, Missing};
use crate::quantity::{Count, Estimate, with_unit};
use crate::report::ledger::Behind;
use crate::report::view::{BaselineAnswer, Report};

/// The numbers in a sentence: `at least 41,133 and at most 41,151`, `at least 41,133`.
#[must_use]
pub fn bounds(Bounds { at_least, at_most }: Bounds) -> String {
    match at_most {
        Some(at_most) => format!("at least {at_least} and at most {at_most}"),
        None => format!("at least {at_least}"),
    }
}

/// The same in a table: `41,133 to 41,151`, `at least 41,133`.
#[must_use]
pub fn bounds_cell(bounds: Bounds) -> String {
    let Bounds { at_least, at_most } = bounds;
    at_most.map_or_else(|| self::bounds(bounds), |at_most| format!("{at_least} to {at_most}"))
}

/// The same behind the basis of a figure, where there is a number on both sides: `: 41,133 to 41,151`.
#[must_use]
pub fn between(bounds: Option<Bounds>) -> String {
    bounds.filter(is_closed).map(|bounds| format!(": {}", bounds_cell(bounds))).unwrap_or_default()
}

/// How many counts are withheld and what each may be, where something bounds them all: `2 counts are withheld, each from 0
/// to 9`.
#[must_use]
pub fn withheld(missing: Missing) -> Option<String> {
    missing.at_most?;
    let (are, each) = if missing.counts == 1 { ("is", "") } else { ("are", "each ") };
    let from = |(least, most): (Count, Count)| format!(", {each}from {least} to {most}");
    let from = missing.each.map(from).unwrap_or_default();
    Some(format!("{} {are} withheld{from}", with_unit(Count(missing.counts), "count")))
}

/// A figure that lacks counts, and of what it is: ` through Mar 31`.
type Bounded = ((Bounds, Missing), String);

/// What is known of a year that lacks counts.
pub(super) struct Lacking<'a> {
    fiscal_year: FiscalYear,
    measure: &'a str,
    /// Its figures; none that lies between two reports.
    figures: Vec<Bounded>,
}

impl<'a> Lacking<'a> {
    /// Of the year in question.
    pub(super) fn of_year(report: &'a Report) -> Self {
        let year = &report.year;
        let known = year.bounds().zip(year.missing);
        let figures = known.map(|known| (known, String::new())).into_iter().collect();
        Self { fiscal_year: year.fiscal_year, measure: &report.measure, figures }
    }

    /// Of its baseline, on the same point and as a whole.
    pub(super) fn of_baseline(report: &'a Report, baseline: &BaselineAnswer) -> Self {
        let closed = report.is_closed();
        let point = baseline.same_point.as_ref().filter(|_| !closed);
        let on_point = point.and_then(|point| {
            let known = point.reading.bounds().zip(point.reading.missing)?;
            Some((known, format!(" through {}", point.date.month_day())))
        });
        let whole = baseline.closing.as_ref().and_then(|closing| closing.bounds().zip(closing.missing));
        let in_all = if closed { "" } else { " in the whole year" };
        let whole = whole.map(|known| (known, in_all.to_owned()));
        let figures = [on_point, whole].into_iter().flatten().collect();
        Self { fiscal_year: baseline.fiscal_year, measure: &report.measure, figures }
    }

    /// What is withheld of the figure of the most days that has a number on both sides.
    fn missing(&self) -> Option<Missing> {
        let closed = self.figures.iter().rev().find(|((bounds, _), _)| is_closed(bounds));
        closed.map(|((_, missing), _)| *missing)
    }

    /// Whether some figure of it has a number on both sides.
    pub(super) fn is_bounded(&self) -> bool {
        self.missing().is_some()
    }

    /// The figures; what is counted stands behind the first one.
    fn figures(&self, words: impl Fn(Bounds) -> String, measure: &str) -> String {
        let measure = std::iter::once(measure).chain(std::iter::repeat(""));
        let said = self.figures.iter().zip(measure);
        let said = said.map(|(((bounds, _), of), measure)| format!("{}{measure}{of}", words(*bounds)));
        said.collect::<Vec<_>>().join(", ")
    }

    pub(super) fn said(&self) -> String {
        let (year, figures) = (self.fiscal_year, self.figures(bounds, &format!(" {}", self.measure)));
        let withheld = self.missing().and_then(withheld);
        match withheld {
            Some(withheld) => format!("{year}: {figures} ({withheld})."),
            None if figures.is_empty() => {
                format!("Counts of {year} are missing in the data: its figure is too low.")
            }
            None => {
                format!("Counts of {year} are missing in the data: its figure is too low ({figures}).")
            }
        }
    }

    /// The same in fewer words.
    pub(super) fn briefly(&self) -> String {
        let figures = self.figures(bounds_cell, "").replace(" in the whole year", " in all");
        format!("{} {}", self.fiscal_year, if figures.is_empty() { "too low" } else { &figures })
    }
}

/// Between which numbers the year lies over its holes.
pub(super) fn across(report: &Report) -> Option<String> {
    let (year, across) = (report.year.fiscal_year, report.year.hole?.across?);
    let (bounds, through) = (bounds(across.bounds()), across.through.month_day());
    let withheld = withheld(across.missing)?;
    Some(format!("{year} through {through}: {bounds} {} ({withheld}).", report.measure))
}

/// The two sides of the comparison on the same point, each between its bounds.
pub(in crate::report) fn sides(report: &Report) -> Option<(Bounds, Bounds)> {
    let (year, point) = (&report.year, report.baseline.as_ref()?.same_point.as_ref()?);
    let of = |value: Estimate, rests_on: &Behind, bounds: Option<Bounds>| {
        if rests_on.is_incomplete() {
            // Of what lies between two reports no more is sure than that counts are missing from it.
            bounds.unwrap_or(Bounds { at_least: value, at_most: None })
        } else {
            Bounds::exact(value)
        }
    };
    let other = of(point.reading.value?, &point.rests_on, point.reading.bounds());
    Some((of(year.to_date, &year.rests_on, year.bounds()), other))
}

/// One count against another where both lie between bounds, in words that hold whatever they are: `at least 16.4 % more`,
/// `from 5.6 % fewer to 1.1 % more`. `None` where nothing is sure.
pub(in crate::report) fn change((own, other): (Bounds, Bounds)) -> Option<String> {
    let least = other.at_most.map(|most| (own.at_least, most));
    let most = own.at_most.map(|most| (most, other.at_least));
    let words = |(own, other): (Estimate, Estimate)| against(own, other);
    match (least, most) {
        (Some(least), Some(most)) if least == most => words(least),
        (Some(least), Some(_)) if least.0 > least.1 => Some(format!("at least {}", words(least)?)),
        (Some(_), Some(most)) if most.0 < most.1 => Some(format!("at least {}", words(most)?)),
        (Some(least), Some(most)) => Some(format!("from {} to {}", words(least)?, words(most)?)),
        // Without a bound on one side, the other side is the least that it is more, or the most that it is fewer.
        (Some(least), None) => Some(format!("at {} {}", side(least.0 >= least.1), words(least)?)),
        (None, Some(most)) => Some(format!("at {} {}", side(most.0 < most.1), words(most)?)),
        (None, None) => None,
    }
}

fn side(is_least: bool) -> &'static str {
    if is_least { "least" } else { "most" }
}

/// Whether there is a number on both sides.
fn is_closed(bounds: &Bounds) -> bool {
    bounds.at_most.is_some()
}
