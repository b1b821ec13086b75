//! What in the facts of one measure contradicts the rest, or cannot be used, as findings.

use super::apart::are_apart;
use super::curve::{Curve, Knot};
use super::index::is_placed;
use super::{Edition, Finding, Kind, Level, Measured, Observation, Series};
use crate::calendar::FiscalYear;

impl<'data> Measured<'data> {
    /// Everything doubtful that only shows when the facts are laid beside each other.
    #[must_use]
    pub fn contradictions(self) -> Vec<Finding> {
        let mut findings = Vec::new();
        for fact in self.all().filter(|fact| !is_placed(self.calendar(), fact)) {
            self.misplaced(fact).gather(&mut findings);
        }
        for year in self.fiscal_years() {
            for series in self.series() {
                let curve = self.curve(series, year, Edition::Newest);
                findings.extend(
                    curve.iter().flat_map(|curve| curve.flagged.iter().map(|knot| flagged(curve, knot))),
                );
            }
        }
        findings.extend(self.fiscal_years().into_iter().filter_map(|year| self.disagreeing(year)));
        let years = || self.fiscal_years().into_iter();
        let other = years().find_map(|year| Some((year, self.other_count(year)?)));
        let told = other.as_ref().map(|(year, _)| *year);
        findings.extend(other.map(|(_, finding)| finding));
        findings.extend(years().filter(|year| Some(*year) != told).filter_map(|year| self.two_totals(year)));
        findings.extend(self.going_back());
        findings
    }

    /// Periods after a hole, which no count to date can hold. The table is as sound as any; only its sum is short.
    #[must_use]
    pub fn holes(self) -> Vec<Finding> {
        let years = self.fiscal_years().into_iter();
        years
            .flat_map(|year| self.series().into_iter().filter_map(move |series| self.hole(series, year)))
            .collect()
    }

    /// A final that ends before the year does, or a fact of a fiscal year that begins on another day than the calendar's.
    fn misplaced(self, fact: &Observation) -> Finding {
        let year = self.fiscal_year(fact);
        if fact.from == self.calendar().first_day(year) {
            let last = self.calendar().last_day(year);
            let message =
                format!("is called final and ends on {}, not on {}", fact.through.long(), last.long());
            let action = "left out; as a count to date it would be used";
            return Finding::new(Level::Warning, "short-final", message, action)
                .at(&fact.place)
                .cell("through", &fact.through.to_string());
        }
        let start = fact.from.month_day();
        Finding::new(
            Level::Warning,
            "other-fiscal-year",
            format!("counts from {start} on, where fiscal years begin on {}", self.calendar()),
            format!("left out; try --fiscal-start {:02}-{:02}", fact.from.month(), fact.from.day()),
        )
        .at(&fact.place)
        .cell("from", &fact.from.to_string())
    }

    /// Several series that add a year up to different totals, where nobody published one.
    fn disagreeing(self, year: FiscalYear) -> Option<Finding> {
        if self.published_final(year, Edition::Newest).is_some() {
            return None;
        }
        let chosen = self.closing_curve(year, Edition::Newest)?;
        let total = chosen.last()?;
        let others = self.closing_curves(year, Edition::Newest);
        let (series, count) = others.iter().find_map(|curve| {
            let count = curve.last()?.count;
            (count != total.count).then_some((curve.series, count))
        })?;
        let message = format!(
            "{year} comes to {} in the {} series and to {count} in the {series} series",
            total.count, chosen.series
        );
        let action = "the first is taken for its total, and --series takes another";
        Some(Finding::new(Level::Warning, "totals-disagree", message, action).at(&total.observation.place))
    }

    /// A year whose total in another file is so far away that the two files hardly count the same. The first such year says
    /// it of the files.
    fn other_count(self, year: FiscalYear) -> Option<Finding> {
        let closing = self.closing_curves(year, Edition::Newest);
        let ends = || closing.iter().filter_map(Curve::last);
        let published = self.published_final(year, Edition::Newest).map(|fact| (fact.count, fact));
        let (total, own) = published.or_else(|| ends().map(|last| (last.count, last.observation)).next())?;
        let other = ends().find(|last| {
            last.observation.place.file != own.place.file
                && are_apart(last.count.estimate(), total.estimate())
        })?;
        let message = format!(
            "{year} comes to {total} here and to {} in {}: the two files may count different people",
            other.count, other.observation.place.file
        );
        let action = "both are read as one measure; open them one at a time where they are not";
        Some(Finding::new(Level::Warning, "other-count", message, action).at(&own.place))
    }

    /// A year whose published total is not what the figures of a series add up to, by more than their rounding.
    fn two_totals(self, year: FiscalYear) -> Option<Finding> {
        let published = self.published_final(year, Edition::Newest)?;
        let closing = self.closing_curves(year, Edition::Newest);
        let of_series = closing.iter().filter(|curve| *curve.series != published.series);
        let (curve, last) =
            of_series.filter_map(|curve| Some((curve, curve.last()?))).find(|(curve, last)| {
                let is_own = last.observation.series == *curve.series;
                is_own && last.count.0.abs_diff(published.count.0) > rounding(curve)
            })?;
        let file = &last.observation.place.file;
        let here = if *file == published.place.file { String::new() } else { format!(" in {file}") };
        let message = format!(
            "{year} comes to {} here and to {} by the {} figures{here}",
            published.count, last.count, curve.series
        );
        let action = format!("a closed year is told by the total; --series {} takes the other", curve.series);
        Some(Finding::new(Level::Warning, "two-totals", message, action).at(&published.place))
    }

    fn hole(self, series: &'data Series, year: FiscalYear) -> Option<Finding> {
        let (from, left) = self.beyond_a_hole(series, year)?;
        let first = left.first()?;
        let message = format!("{year} has no {series} figure from {} on, before this one", from.long());
        let left_out = match left.len() - 1 {
            0 => "it is".to_owned(),
            1 => "it and the one after it are".to_owned(),
            later => format!("it and {later} later ones are"),
        };
        let action = format!("{left_out} not added up to a count to date");
        Some(Finding::new(Level::Warning, "hole", message, action).at(&first.place))
    }

    /// A later release that covers fewer days than an earlier one: a file put back, or a date mistyped.
    fn going_back(self) -> Vec<Finding> {
        let mut facts: Vec<&Observation> = self
            .observations()
            .filter(|fact| fact.kind == Kind::ToDate && fact.published.is_some())
            .collect();
        facts.sort_by_key(|fact| (&fact.series, self.fiscal_year(fact), fact.published));
        let pairs = facts.iter().zip(facts.iter().skip(1));
        let back = pairs.filter(|(one, other)| {
            (&one.series, self.fiscal_year(one)) == (&other.series, self.fiscal_year(other))
                && other.through < one.through
        });
        let finding = |(one, other): (&&Observation, &&Observation)| {
            let message =
                format!("published later than a figure through {}, and covers fewer days", one.through);
            let action = "kept where it stands, on the day that it covers";
            Finding::new(Level::Note, "as-of-goes-back", message, action)
                .at(&other.place)
                .cell("through", &other.through.to_string())
        };
        back.map(finding).collect()
    }
}

/// By how much a sum may be off because of the round numbers that it adds up.
fn rounding(curve: &Curve<'_>) -> u64 {
    let periods = || curve.knots.iter().filter(|knot| knot.observation.kind == Kind::Period);
    let counts = || periods().map(|knot| knot.observation.count.0).filter(|count| *count > 0);
    let is_round = |unit: &u64| counts().all(|count| count % unit == 0);
    let unit = [1000, 100, 10].into_iter().find(is_round).unwrap_or(0);
    u64::try_from(counts().count()).unwrap_or(u64::MAX).saturating_mul(unit / 2)
}

/// A point that the others of its curve rule out.
fn flagged(curve: &Curve<'_>, knot: &Knot<'_>) -> Finding {
    let Knot { count, observation, .. } = knot;
    let year = curve.fiscal_year;
    let above = curve.last().filter(|last| last.observation.kind == Kind::Final && last.count < *count);
    let on = |knot: &Knot<'_>| format!("{} on {}", knot.count, knot.observation.through);
    let earlier = curve.knots.iter().rfind(|kept| kept.day < knot.day).filter(|kept| kept.count > *count);
    let later = curve.knots.iter().find(|kept| kept.day > knot.day && kept.count < *count);
    let message = match (above, earlier, later) {
        (Some(last), ..) => format!("{year} to date is above the year's final of {}", last.count),
        (None, Some(earlier), _) => {
            format!("{year} falls from {} to {}, and a count to date cannot fall", on(earlier), on(knot))
        }
        (None, None, Some(later)) => {
            format!("{year} falls from {} to {}, and a count to date cannot fall", on(knot), on(later))
        }
        (None, None, None) => format!("{year} has {}, which the counts beside it rule out", on(knot)),
    };
    let action = "the point is shown as doubtful and nothing is computed from it";
    Finding::new(Level::Warning, "contradiction", message, action)
        .at(&observation.place)
        .cell("count", &count.to_string())
}
