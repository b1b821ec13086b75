//! Why this number: the formula with its values filled in, how it is known, and the rows behind it.

mod besides;
mod days;
mod methods;

pub use days::{explain_days, explain_later};

use super::closing::Provenance;
use super::sentence;
use super::table::{Table, number, shown, text};
use super::view::Report;
use crate::catalog::Row;
use crate::quantity::{Estimate, PerDay, grouped};

/// A figure that can be asked for its reasons.
#[derive(Debug)]
pub struct Explained {
    id: &'static str,
    words: &'static str,
    explain: fn(&Report) -> Option<Explanation>,
}

/// The reasons for a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// What the figure is.
    pub name: String,
    /// The figure.
    pub value: String,
    /// The formula in words.
    pub formula: String,
    /// The same with the values filled in.
    pub filled: String,
    /// How it is known.
    pub basis: String,
    /// The rows behind it.
    pub rests_on: Vec<Provenance>,
    /// The sentence that may be written about it.
    pub sentence: Option<String>,
}

impl Explanation {
    /// What is told of the figure, each with its name; nothing that is empty.
    #[must_use]
    pub fn told(&self) -> Vec<(&'static str, &str)> {
        let sentence = self.sentence.as_deref().unwrap_or_default();
        let told = [
            ("formula", self.formula.as_str()),
            ("filled in", &self.filled),
            ("basis", &self.basis),
            ("in words", sentence),
        ];
        told.into_iter().filter(|(_, text)| !text.is_empty()).collect()
    }
}

/// The rows behind a figure.
#[must_use]
pub fn rows_table(explanation: &Explanation) -> Table {
    let row = |row: &Provenance| {
        let (from, through) = row.span;
        vec![
            row.place.to_string(),
            row.rows.to_string(),
            from.to_string(),
            through.to_string(),
            row.taken(),
            shown(row.published),
            row.source.clone(),
            row.graded(),
        ]
    };
    Table {
        title: "The rows behind it".to_owned(),
        columns: vec![
            text("place"),
            number("rows"),
            text("from"),
            text("through"),
            number("count"),
            text("published"),
            text("source"),
            text("grade"),
        ],
        rows: explanation.rests_on.iter().map(row).collect(),
    }
}

impl Row for Explained {
    fn id(&self) -> &'static str {
        self.id
    }
    fn words(&self) -> &'static str {
        self.words
    }
}

impl Explained {
    /// The reasons, or `None` where the report has no such figure.
    #[must_use]
    pub fn explain(&self, report: &Report) -> Option<Explanation> {
        (self.explain)(report)
    }
}

/// Every figure that can be asked, in the order of the report.
pub static EXPLAINED: &[Explained] = &[
    Explained {
        id: "to_date",
        words: "the count from the first day of the year through the as-of date",
        explain: to_date,
    },
    Explained { id: "daily_average", words: "removals a day so far", explain: daily_average },
    Explained { id: "share_elapsed", words: "the share of the year that is gone", explain: share_elapsed },
    Explained { id: "same_point", words: "the baseline on the same point of its year", explain: same_point },
    Explained { id: "change", words: "the year against the baseline on the same point", explain: change },
    Explained {
        id: "share_reached",
        words: "the count to date as a share of the baseline's total",
        explain: share_reached,
    },
    Explained { id: "needed", words: "the rate that reaches the target", explain: needed },
    Explained {
        id: "straight_line",
        words: "the total by the average so far",
        explain: methods::straight_line,
    },
    Explained { id: "trailing_28", words: "the total by the recent rate", explain: methods::trailing },
    Explained {
        id: "seasonal_share",
        words: "the total by the share that earlier years had reached",
        explain: methods::seasonal,
    },
    Explained {
        id: "rest_as_last_year",
        words: "the total by what the baseline still had to come",
        explain: methods::rest,
    },
    Explained { id: "crossing", words: "when the baseline's total was passed", explain: crossing },
    Explained { id: "like_for_like", words: "both years in one series", explain: besides::like_for_like },
    Explained {
        id: "even_spread",
        words: "the baseline's total spread evenly: an assumption",
        explain: besides::even_spread,
    },
    Explained { id: "recent_rate", words: "removals a day in the last weeks", explain: besides::recent_rate },
    Explained {
        id: "baselines",
        words: "the recent rate against each baseline",
        explain: besides::baselines,
    },
    Explained {
        id: "reached_on",
        words: "when the recent rate reaches the target",
        explain: besides::reached_on,
    },
    Explained { id: "rank", words: "the year's place among all", explain: besides::rank },
    Explained { id: "alignments", words: "the change under each alignment", explain: besides::alignments },
    Explained {
        id: "twelve_months",
        words: "the twelve months to the as-of date",
        explain: besides::twelve_months,
    },
    Explained {
        id: "track_record",
        words: "how the method has done at this stage",
        explain: besides::track_record,
    },
    Explained {
        id: "year_end_add_on",
        words: "what a year's last weeks have added",
        explain: besides::add_on,
    },
    Explained { id: "since_event", words: "the rate since the event", explain: besides::since_event },
];

#[allow(clippy::unnecessary_wraps, reason = "a row of the table, whose figures may be missing")]
fn to_date(report: &Report) -> Option<Explanation> {
    let year = &report.year;
    Some(Explanation {
        name: format!("{} through {}", year.fiscal_year, year.as_of.long()),
        value: year.to_date.to_string(),
        formula: "the count published for the day, the periods added up, or a line between two figures"
            .to_owned(),
        filled: format!("{} in the {} series", year.to_date, year.series_words()),
        basis: sentence::basis(year.basis),
        rests_on: report.rows(&[&year.rests_on]),
        sentence: Some(sentence::standing(report)),
    })
}

fn daily_average(report: &Report) -> Option<Explanation> {
    let year = &report.year;
    let average = year.average?;
    Some(Explanation {
        name: format!("average a day in {}", year.fiscal_year),
        value: hundredths(average),
        formula: "to date / day".to_owned(),
        filled: format!("{} / {} = {}", year.to_date, year.day, hundredths(average)),
        basis: sentence::basis(year.basis),
        rests_on: report.rows(&[&year.rests_on]),
        sentence: None,
    })
}

fn share_elapsed(report: &Report) -> Option<Explanation> {
    let year = &report.year;
    let share = year.share_elapsed?;
    Some(Explanation {
        name: format!("share of {} gone by {}", year.fiscal_year, year.as_of.month_day()),
        value: share.to_string(),
        formula: "day / days".to_owned(),
        filled: format!("{} / {} = {:.4}", year.day, year.days, share.0),
        basis: format!("the calendar: fiscal years begin on {}", report.calendar),
        rests_on: Vec::new(),
        sentence: None,
    })
}

fn same_point(report: &Report) -> Option<Explanation> {
    let baseline = report.baseline.as_ref()?;
    let point = baseline.same_point.as_ref()?;
    Some(Explanation {
        name: format!("{} on {}", baseline.fiscal_year, point.date.long()),
        value: point.reading.value.map_or_else(|| "unknown".to_owned(), |value| value.to_string()),
        formula: "the curve of the series on that day: published, or a line (to 31 days) or a monotone cubic (to 92 days) \
                  between two figures"
            .to_owned(),
        filled: point.filled.clone(),
        basis: sentence::basis(point.reading.basis),
        rests_on: report.rows(&[&point.rests_on]),
        sentence: sentence::even_spread(report),
    })
}

fn change(report: &Report) -> Option<Explanation> {
    let baseline = report.baseline.as_ref()?;
    let point = baseline.same_point.as_ref()?;
    let value = point.reading.value?;
    let this = report.year.to_date;
    let rests_on = || report.rows(&[&report.year.rests_on, &point.rests_on]);
    if baseline.both_lack {
        return Some(Explanation {
            name: format!("{} against {} on the same point", report.year.fiscal_year, baseline.fiscal_year),
            value: sentence::bounded(report).unwrap_or_else(|| "unknown".to_owned()),
            formula: "year / baseline - 1".to_owned(),
            filled: "unknown".to_owned(),
            basis: "counts of both years are missing, so neither is known".to_owned(),
            rests_on: rests_on(),
            sentence: sentence::comparison(report),
        });
    }
    let ratio = baseline.ratio?;
    Some(Explanation {
        name: format!("{} against {} on the same point", report.year.fiscal_year, baseline.fiscal_year),
        value: ratio.percent_change().to_string(),
        formula: "year / baseline - 1".to_owned(),
        filled: format!("{this} / {value} - 1 = {:.4}", ratio.0 - 1.0),
        basis: sentence::basis(point.reading.basis),
        rests_on: rests_on(),
        sentence: sentence::comparison(report),
    })
}

fn share_reached(report: &Report) -> Option<Explanation> {
    let baseline = report.baseline.as_ref()?;
    let (share, closing) = (baseline.share_reached?, baseline.closing.as_ref()?);
    Some(Explanation {
        name: format!("share of {}'s total", baseline.fiscal_year),
        value: share.to_string(),
        formula: "to date / the baseline's total".to_owned(),
        filled: format!("{} / {} = {:.4}", report.year.to_date, closing.total, share.0),
        basis: format!("the total is {}", closing.basis()),
        rests_on: report.rows(&[&report.year.rests_on, &closing.rests_on]),
        sentence: None,
    })
}

fn needed(report: &Report) -> Option<Explanation> {
    let needed = report.needed.as_ref()?;
    let rate = needed.per_day?;
    // A target that was asked for rests on nobody's total.
    let closing = report.baseline_closing().filter(|_| report.target_of.is_some());
    let total = closing.map(|closing| &closing.rests_on);
    let rests_on: Vec<_> = [&report.year.rests_on].into_iter().chain(total).collect();
    Some(Explanation {
        name: format!("rate needed to reach {}", needed.target),
        value: format!("{} a day", hundredths(rate)),
        formula: "(target - to date) / days left".to_owned(),
        filled: format!(
            "({} - {}) / {} = {}",
            needed.target,
            report.year.to_date,
            needed.days_left,
            hundredths(rate)
        ),
        basis: sentence::basis(report.year.basis),
        rests_on: report.rows(&rests_on),
        sentence: sentence::needed(report),
    })
}

fn crossing(report: &Report) -> Option<Explanation> {
    let answer = report.crossing.as_ref()?;
    let crossing = &answer.crossing;
    let total = report.baseline_closing().map(|closing| &closing.rests_on);
    let rests_on: Vec<_> = [&answer.rests_on].into_iter().chain(total).collect();
    Some(Explanation {
        name: format!("{}'s total passed", answer.fiscal_year),
        value: crossing.date.map_or_else(|| "not placed".to_owned(), |date| date.to_string()),
        formula: "the first day through which the curve is at or above the total".to_owned(),
        filled: format!("below it on {}, at or above it on {}", crossing.earliest, crossing.latest),
        basis: "read off the curve between those days".to_owned(),
        rests_on: report.rows(&rests_on),
        sentence: sentence::crossing(report),
    })
}

/// How a count between two days is known.
fn between(observed: bool) -> String {
    if observed { "both ends are days with a figure" } else { "an end lies between two figures" }.to_owned()
}

/// `234,236 + 329,018 - 133,687 = 429,567`; with what the numbers have of a fraction where the whole ones do not add up.
fn sum([first, second, less, result]: [Estimate; 4]) -> String {
    let off = first.0.round() + second.0.round() - less.0.round() - result.0.round();
    let shown = |value: Estimate| if off.abs() < 0.5 { value.to_string() } else { exact(value) };
    format!("{} + {} - {} = {}", shown(first), shown(second), shown(less), shown(result))
}

/// A number of people with what it has of a fraction: `234,236`, `133,687.29`.
fn exact(value: Estimate) -> String {
    if (value.0 - value.0.round()).abs() < 0.005 { value.to_string() } else { hundredths(PerDay(value.0)) }
}

/// `1,389.86`: a rate as its arithmetic gives it.
fn hundredths(rate: PerDay) -> String {
    let text = format!("{:.2}", rate.0);
    let (whole, rest) = text.split_once('.').unwrap_or((&text, "00"));
    whole.parse().map_or(text.clone(), |whole| format!("{}.{rest}", grouped(whole)))
}
