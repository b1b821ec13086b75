//! Every year of a measure as a row of a table and a line of a chart.

use std::fmt;

use crate::calendar::{Alignment, Date, FiscalDay, FiscalYear};
use crate::dataset::derivation::{self, Derived};
use crate::dataset::{Across, Basis, Bounds, Curve, Edition, Kind, Knot, Measured, Reading, Series};
use crate::pace::{self, Standing};
use crate::quantity::Estimate;

use super::behind;
use super::closing::{Closing, ClosingKind, INCOMPLETE, Provenance};
use super::later::{LaterCount, later_counts};
use super::ledger::{Behind, Facts};
use super::view::SamePointAnswer;

/// How finely a year is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resolution {
    /// Its total alone.
    Total,
    /// One figure on the way.
    OneFigure,
    /// Reports of about a day.
    Daily,
    /// Of about a week.
    Weekly,
    /// Of about two weeks.
    Biweekly,
    /// Of about a month.
    Monthly,
    /// Fewer.
    Sparse,
}

impl Resolution {
    /// Whether there is more on the way than one figure, so that a line can be drawn.
    #[must_use]
    pub fn has_curve(self) -> bool {
        match self {
            Self::Total | Self::OneFigure => false,
            Self::Daily | Self::Weekly | Self::Biweekly | Self::Monthly | Self::Sparse => true,
        }
    }

    /// How one goes from one figure of such a year to the next: `week by week`, `from report to report`.
    #[must_use]
    pub fn steps(self) -> &'static str {
        match self {
            Self::Total | Self::OneFigure => "as one average",
            // Days are taken together in weeks.
            Self::Daily | Self::Weekly => "week by week",
            Self::Monthly => "month by month",
            Self::Biweekly | Self::Sparse => "from report to report",
        }
    }

    fn of(curve: &Curve<'_>) -> Self {
        let on_the_way = curve.knots.iter().filter(|knot| knot.observation.kind != Kind::Final).count();
        Self::spaced(on_the_way, curve.spacing())
    }

    /// The same with the figures behind a gap, which mostly are as far apart as those before it.
    fn with_later(curve: &Curve<'_>, later: &[LaterCount]) -> Self {
        let mut days: Vec<u16> =
            later.iter().filter_map(|later| u16::try_from(later.window.days()).ok()).collect();
        days.sort_unstable();
        let spacing = curve.spacing().or_else(|| days.get(days.len() / 2).copied());
        let own = Self::of(curve);
        if own.has_curve() || later.is_empty() { own } else { Self::spaced(later.len() + 1, spacing) }
    }

    fn spaced(figures: usize, days: Option<u16>) -> Self {
        match (figures, days) {
            (0, _) => Self::Total,
            (1, _) | (_, None) => Self::OneFigure,
            (_, Some(0..=3)) => Self::Daily,
            (_, Some(4..=10)) => Self::Weekly,
            (_, Some(11..=20)) => Self::Biweekly,
            (_, Some(21..=45)) => Self::Monthly,
            (_, Some(_)) => Self::Sparse,
        }
    }
}

impl fmt::Display for Resolution {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Total => "total only",
            Self::OneFigure => "one figure",
            Self::Daily => "daily",
            Self::Weekly => "weekly",
            Self::Biweekly => "biweekly",
            Self::Monthly => "monthly",
            Self::Sparse => "sparse",
        })
    }
}

/// One year.
#[derive(Clone, Debug)]
pub struct YearRow {
    /// Which year.
    pub fiscal_year: FiscalYear,
    /// Its first day.
    pub first_day: Date,
    /// How many days it has.
    pub days: FiscalDay,
    /// The series drawn: the one of the year in question where it tells enough, else the one that tells most.
    pub series: String,
    /// Its total, where it is known.
    pub closing: Option<Closing>,
    /// What it comes to over all of its holes, where it has no total and the counts of those are withheld with bounds.
    pub across: Option<Across>,
    /// The last day known on the way, and the count through it.
    pub last: Option<(Date, Estimate)>,
    /// How finely it is known through its last day on the way.
    pub resolution: Resolution,
    /// How finely its days are known, those behind a gap included.
    pub days_known: Resolution,
    /// It on the same point.
    pub same_point: Option<SamePointAnswer>,
    /// The curve in runs of fiscal days and counts, as it can be drawn.
    pub runs: Vec<Vec<(f64, f64)>>,
    /// Fiscal days of observations with their counts.
    pub observed: Vec<(FiscalDay, Estimate)>,
    /// The row that each observation stands in, in the same order.
    pub told_by: Behind,
    /// How the count of each observation came about, in the same order.
    pub derived: Vec<Derived>,
    /// What is known behind a gap, earliest first.
    pub later: Vec<LaterCount>,
    /// Points that contradict the others.
    pub flagged: Vec<(FiscalDay, Estimate)>,
    /// What is known through each fiscal day, from day 0 on, in the series drawn.
    pub daily: Vec<Reading>,
    /// What the year says of its last day, where that is no reading of the series drawn: a published total, or the answer.
    pub at_end: Option<Reading>,
    /// The last day that the series drawn tells of, where a total of another one closes it.
    pub seam: Option<FiscalDay>,
    /// The day and the reading of the answer, where it is of another series than what is drawn.
    pub answer: Option<(FiscalDay, Reading)>,
}

impl YearRow {
    /// Whether counts are missing from what was counted after one day and through a later one.
    pub(super) fn lacks_within(&self, before: FiscalDay, through: FiscalDay) -> bool {
        derivation::window_lacks(&self.derived, before, through)
    }

    /// The word that a reader has to be told with the total, or with the last count of a year that has none, where there
    /// is one to doubt.
    #[must_use]
    pub fn doubt(&self) -> Option<&'static str> {
        match &self.closing {
            Some(closing) => closing.doubt(),
            None => self.last_reading().filter(Reading::is_incomplete).map(|_| INCOMPLETE),
        }
    }

    /// Whether there is reason to doubt what it says of a day: counts are missing from that, or it is the year's total and that is
    /// doubtful.
    #[must_use]
    pub fn doubts(&self, reading: Reading) -> bool {
        let is_total = |closing: &Closing| reading.value == Some(closing.total.estimate());
        reading.is_incomplete() || self.doubt().is_some() && self.closing.as_ref().is_some_and(is_total)
    }

    /// Between which numbers the last count on the way lies, where counts are missing from it.
    #[must_use]
    pub fn bounds(&self) -> Option<Bounds> {
        self.last_reading()?.bounds()
    }

    /// Between which numbers its total lies, where counts are missing from that, or where it has none because of a hole.
    #[must_use]
    pub fn total_bounds(&self) -> Option<Bounds> {
        let last = self.first_day.plus_days(i64::from(self.days.0) - 1);
        let across = self.across.filter(|across| across.through == last);
        match &self.closing {
            Some(closing) => closing.bounds(),
            None => across.as_ref().map(Across::bounds),
        }
    }

    /// What is known through the last day of a report.
    fn last_reading(&self) -> Option<Reading> {
        let (date, _) = self.last?;
        let day = usize::try_from(date.days_since(self.first_day) + 1).ok()?;
        self.daily.get(day).copied()
    }
}

/// A row for every year that the measure has facts of; the year of `other` is taken from another measure.
pub(super) fn rows<'data>(
    measured: Measured<'data>,
    standing: &Standing<'data>,
    alignment: Alignment,
    other: Option<(FiscalYear, Measured<'data>)>,
    facts: &mut Facts<'data>,
) -> Vec<YearRow> {
    let mut years = measured.fiscal_years();
    years.extend(other.map(|(year, _)| year).filter(|year| !years.contains(year)));
    years.sort_unstable();
    let of = |year| other.filter(|(other, _)| *other == year).map_or(measured, |(_, other)| other);
    years.into_iter().filter_map(|year| row(of(year), standing, alignment, year, facts)).collect()
}

fn row<'data>(
    measured: Measured<'data>,
    standing: &Standing<'data>,
    alignment: Alignment,
    fiscal_year: FiscalYear,
    facts: &mut Facts<'data>,
) -> Option<YearRow> {
    let calendar = measured.calendar();
    let is_asked = fiscal_year == standing.fiscal_year;
    let point = pace::same_point(measured, standing, fiscal_year, alignment);
    let preferred =
        if is_asked { Some(standing.curve.series) } else { point.as_ref().and_then(|point| point.series) };
    let curve = drawn(measured, preferred, fiscal_year)?;
    let days = calendar.days(fiscal_year);
    let closing = closing(measured, fiscal_year, facts);
    let published = closing.as_ref().filter(|closing| closing.kind == ClosingKind::Published);
    let mut at_end = published.map(|closing| Reading::observed(closing.total.estimate(), closing.missing));
    // What is drawn from another series, or published as the total, still says on the day of the answer what it says.
    let answered = point.as_ref().filter(|point| standing.days_left() == 0 && point.reading.value.is_some());
    let mut answer = None;
    match (is_asked, answered) {
        (true, _) if standing.days_left() == 0 => at_end = Some(standing.reading),
        // A step from one series to another is none of the year's.
        (true, _) if curve.series != standing.curve.series => answer = Some((standing.day, standing.reading)),
        (true, _) | (false, None) => {}
        (false, Some(point)) => at_end = Some(point.reading),
    }
    let across = closing.is_none().then(|| measured.across_holes(curve.series, fiscal_year)).flatten();
    let on_the_way = curve.knots.iter().rev().find(|knot| knot.observation.kind != Kind::Final);
    let later = later_counts(measured, &curve, facts);
    Some(YearRow {
        fiscal_year,
        first_day: calendar.first_day(fiscal_year),
        days,
        series: curve.series.to_string(),
        closing,
        across,
        last: on_the_way.map(|knot| (curve.date(knot.day), knot.count.estimate())),
        resolution: Resolution::of(&curve),
        same_point: point.map(|point| same_point_answer(measured, fiscal_year, point, facts)),
        runs: curve.runs(),
        observed: curve.knots.iter().map(|knot| (knot.day, knot.count.estimate())).collect(),
        told_by: facts.keep(curve.knots.iter().map(|knot| knot.observation)),
        derived: curve.knots.iter().copied().map(Derived::from).collect(),
        days_known: Resolution::with_later(&curve, &later),
        later,
        flagged: curve.flagged.iter().map(|knot| (knot.day, knot.count.estimate())).collect(),
        daily: (0..=days.0).map(|day| curve.reading(FiscalDay(day))).collect(),
        at_end,
        seam: curve.seam(),
        answer,
    })
}

/// The total of a year, and whether somebody published it as one.
pub(super) fn closing<'data>(
    measured: Measured<'data>,
    year: FiscalYear,
    facts: &mut Facts<'data>,
) -> Option<Closing> {
    let Knot { count: total, missing, .. } = measured.closing(year, Edition::Newest)?;
    let rests_on = facts.keep(behind::of_total(measured, year, Edition::Newest));
    if let Some(published) = measured.published_final(year, Edition::Newest) {
        return Some(Closing {
            total,
            missing,
            kind: ClosingKind::Published,
            provenance: Some(Provenance::of(published)),
            rests_on,
        });
    }
    let curve = measured.closing_curve(year, Edition::Newest)?;
    Some(Closing { total, missing, rests_on, ..closing_of(&curve, facts)? })
}

/// The total of a year that a series reaches the end of.
pub(super) fn closing_of<'data>(curve: &Curve<'data>, facts: &mut Facts<'data>) -> Option<Closing> {
    let last = curve.last()?;
    let kind = match (last.observation.kind, curve.reading(last.day).basis) {
        (Kind::Period, Basis::Split { .. }) => ClosingKind::Split,
        (Kind::Period, _) if last.observation.series.is_counted() => ClosingKind::Counted,
        (Kind::Period, _) => ClosingKind::Sum,
        (Kind::ToDate | Kind::Final, _) => ClosingKind::ToDate,
    };
    let rests_on = facts.keep(curve.behind(last.day));
    Some(Closing { total: last.count, missing: last.missing, kind, provenance: None, rests_on })
}

/// A year on the same point.
pub(super) fn same_point<'data>(
    measured: Measured<'data>,
    standing: &Standing<'data>,
    year: FiscalYear,
    alignment: Alignment,
    facts: &mut Facts<'data>,
) -> Option<SamePointAnswer> {
    let point = pace::same_point(measured, standing, year, alignment)?;
    Some(same_point_answer(measured, year, point, facts))
}

fn same_point_answer<'data>(
    measured: Measured<'data>,
    year: FiscalYear,
    point: pace::SamePoint<'data>,
    facts: &mut Facts<'data>,
) -> SamePointAnswer {
    let curve = point.series.and_then(|series| measured.curve(series, year, Edition::Newest));
    let day = measured.calendar().fiscal_day(point.aligned.date);
    let behind = curve.as_ref().filter(|_| point.reading.value.is_some()).map(|curve| curve.behind(day));
    SamePointAnswer {
        date: point.aligned.date,
        leap_day_moved: point.aligned.leap_day_moved,
        series: point.series.map(ToString::to_string).unwrap_or_default(),
        reading: point.reading,
        even_spread: point.even_spread,
        filled: curve.map(|curve| filled(&curve, point)).unwrap_or_default(),
        rests_on: facts.keep(behind.into_iter().flatten()),
    }
}

/// The series of a figure in words: of one that lies between a series and the total of another, both.
pub(super) fn series_words(series: &str, basis: Basis) -> String {
    match basis {
        Basis::Seam { .. } => format!("{series}, then final"),
        Basis::Observed | Basis::Interpolated { .. } | Basis::Split { .. } | Basis::Unknown(_) => {
            series.to_owned()
        }
    }
}

/// A reading with the values it was made of.
fn filled(curve: &Curve<'_>, point: pace::SamePoint<'_>) -> String {
    let Some(value) = point.reading.value else { return "unknown".to_owned() };
    match point.reading.basis {
        Basis::Observed | Basis::Split { .. } | Basis::Unknown(_) => value.to_string(),
        Basis::Interpolated { from, to } | Basis::Seam { from, to } => {
            let at = |date| curve.reading_on(date).value.map(|value| value.to_string()).unwrap_or_default();
            // A cubic is told by its slopes; without them it cannot be worked out again.
            let day = curve.calendar().fiscal_day(point.aligned.date);
            let slopes = curve.tangents(day).map(|(first, last)| {
                format!(", on a cubic of {:.2} a day at the first and {:.2} at the second", first.0, last.0)
            });
            let slopes = slopes.unwrap_or_default();
            format!(
                "{} by {}, {} by {}, and {} of the {} days between{slopes}: {value}",
                at(from),
                from.month_day(),
                at(to),
                to.month_day(),
                point.aligned.date.days_since(from),
                to.days_since(from)
            )
        }
    }
}

/// How many facts make a curve worth drawing beside the others of its series: enough to be replayed, too.
const ENOUGH: usize = 6;

/// The curve that shows a year best: of the series that answers for it if it tells enough, else of the one that tells
/// most.
pub(super) fn drawn<'data>(
    measured: Measured<'data>,
    preferred: Option<&'data Series>,
    year: FiscalYear,
) -> Option<Curve<'data>> {
    let curves =
        measured.series().into_iter().filter_map(|series| measured.curve(series, year, Edition::Newest));
    curves.max_by_key(|curve| {
        let told = curve.knots.len();
        (Some(curve.series) == preferred && told >= ENOUGH, told)
    })
}
