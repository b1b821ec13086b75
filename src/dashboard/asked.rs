//! The figure that one is at: under the cursor, in the row of a table, or the one that the view is about.

use super::groups::filter_of;
use super::state::State;
use super::tables::{Place, TableId};
use super::views::ViewId;
use crate::calendar::{Date, FiscalYear};
use crate::catalog::Row as _;
use crate::report::{EXPLAINED, Explanation, METHODS, MethodId, Query, explain_days, figure_ids, rate_bars};

/// A figure whose reasons can be asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// One of the figures of the answer to a question, by its id.
    Figure(Query, &'static str),
    /// What was counted from a day through another, a day.
    Days(Date, Date),
}

impl State {
    /// The reasons for a figure; `None` where there is no such figure.
    #[must_use]
    pub fn explanation(&self, asked: &Asked) -> Option<Explanation> {
        let on = |as_of: Date| {
            let year = Some(self.report.year.fiscal_year);
            self.answer_to(&Query { year, as_of: Some(as_of), ..self.query.clone() }).ok()
        };
        match asked {
            Asked::Figure(query, id) => {
                let row = EXPLAINED.iter().find(|row| row.id() == *id)?;
                if *query == self.query {
                    row.explain(&self.report)
                } else {
                    row.explain(&self.answer_to(query).ok()?)
                }
            }
            Asked::Days(from, through) => {
                let first = self.report.calendar.first_day(self.report.year.fiscal_year);
                let before = if *from == first { None } else { Some(on(from.plus_days(-1))?) };
                explain_days((*from, *through), before.as_ref(), &on(*through)?)
            }
        }
    }

    /// The next figure in this direction that the same answer has.
    pub(super) fn asked_beside(&self, asked: &Asked, step: isize) -> Option<Asked> {
        let (query, id) = match asked {
            Asked::Figure(query, id) => (query, *id),
            Asked::Days(..) => (&self.query, "daily_average"),
        };
        let other = (*query != self.query).then(|| self.answer_to(query).ok()).flatten();
        let report = other.as_ref().unwrap_or(&self.report);
        let mut place = EXPLAINED.iter().position(|row| row.id() == id)?;
        loop {
            place = place.checked_add_signed(step)?;
            let row = EXPLAINED.get(place)?;
            if row.explain(report).is_some() {
                return Some(Asked::Figure(query.clone(), row.id()));
            }
        }
    }

    /// The figures that one may be at, the likeliest first.
    pub(super) fn asked(&self) -> Vec<Asked> {
        let figure = |id: &'static str| Asked::Figure(self.query.clone(), id);
        match self.view {
            ViewId::Pace | ViewId::Years => {
                let id = if self.view == ViewId::Pace { "change" } else { "to_date" };
                let at_cursor = self.cursor.map(|date| self.on_day(date, id)).unwrap_or_default();
                at_cursor.into_iter().chain([figure(id), figure("to_date")]).collect()
            }
            ViewId::Rate => {
                let bars =
                    rate_bars(&self.report).into_iter().map(|bar| (bar.window.from, bar.window.through));
                self.holding(bars).into_iter().chain([figure("daily_average")]).collect()
            }
            ViewId::Days => {
                let intervals = self.report.context.intervals.iter();
                let windows = intervals.map(|interval| (interval.window.from, interval.window.through));
                self.holding(windows).into_iter().chain([figure("daily_average")]).collect()
            }
            ViewId::Methods => {
                let chosen = self.report.headline_projection();
                vec![figure(chosen.map_or("straight_line", |(answer, _)| answer.method.method.id()))]
            }
            ViewId::Table => self.in_row(),
            ViewId::Groups | ViewId::Data => vec![figure("to_date")],
        }
    }

    /// The comparison on a day; past the year's last report, the baseline on that day.
    fn on_day(&self, date: Date, id: &'static str) -> Vec<Asked> {
        let year = Some(self.report.year.fiscal_year);
        let at = |id| Asked::Figure(Query { year, as_of: Some(date), ..self.query.clone() }, id);
        let mut asked = vec![at(id), at("to_date")];
        if date > self.report.year.as_of {
            asked.clear();
        }
        let baseline = self.report.baseline.as_ref().map(|baseline| baseline.fiscal_year);
        let (calendar, alignment) = (self.report.calendar, self.report.alignment);
        let day = baseline.and_then(|year| calendar.date(year, alignment.fiscal_day(calendar, date, year)?));
        let there = |day| Query { year: baseline, against: None, as_of: Some(day), ..self.query.clone() };
        asked.extend(day.map(|day| Asked::Figure(there(day), "to_date")));
        asked
    }

    /// The span of days that holds the cursor.
    fn holding(&self, mut spans: impl Iterator<Item = (Date, Date)>) -> Option<Asked> {
        let date = self.cursor_date();
        let (from, through) = spans.find(|(from, through)| *from <= date && date <= *through)?;
        Some(Asked::Days(from, through))
    }

    /// The figure of the row and column that one is in.
    fn in_row(&self) -> Vec<Asked> {
        let report = &self.report;
        let table = self.table();
        let Some(row) = table.rows.get(self.row()) else { return Vec::new() };
        let cell = |place: usize| row.get(place).map(String::as_str).unwrap_or_default();
        let column = table.columns.get(self.place.column).map(|column| column.name).unwrap_or_default();
        // Its place in the report's order: rows may be sorted, and some be left out.
        let whole = Place { sort: None, ..self.place }.table(report);
        let place = whole.rows.iter().position(|other| other == row).unwrap_or(0);
        let year = Some(report.year.fiscal_year);
        let of = |query: Query, id: &'static str| Asked::Figure(query, id);
        let here = |id: &'static str| of(self.query.clone(), id);
        match self.place.table {
            TableId::Reports => {
                let Some(date) = Date::parse_iso(cell(0)) else { return Vec::new() };
                let on = |id| of(Query { year, as_of: Some(date), ..self.query.clone() }, id);
                match column {
                    "baseline" => vec![on("same_point")],
                    "difference" | "change" => vec![on("change")],
                    _ => vec![on("to_date")],
                }
            }
            TableId::Intervals => {
                let span = Date::parse_iso(cell(0)).zip(Date::parse_iso(cell(1)));
                span.map(|(from, through)| Asked::Days(from, through)).into_iter().collect()
            }
            TableId::Years => self.of_year(cell(0), column),
            TableId::Groups => {
                let by = report.groups.as_ref().map(|groups| groups.column.clone()).unwrap_or_default();
                let mut query = Query { year, ..self.query.clone() };
                query.filters.push((by, filter_of(cell(0))));
                let id = if matches!(column, "difference" | "share of change" | "change") {
                    "change"
                } else {
                    "to_date"
                };
                vec![of(query.clone(), id), of(query, "to_date")]
            }
            TableId::Figures => figure_ids(report).get(place).map(|id| here(id)).into_iter().collect(),
            TableId::Projections => {
                let answer = report.projections.get(place);
                answer.map(|answer| here(answer.method.method.id())).into_iter().collect()
            }
            TableId::Track => self.of_track(place),
            TableId::Baselines => vec![here("baselines")],
            TableId::Findings => Vec::new(),
        }
    }

    /// A year of the table of years, measured against.
    fn of_year(&self, name: &str, column: &str) -> Vec<Asked> {
        let this = self.report.year.fiscal_year;
        let named = name.strip_prefix("FY").and_then(|digits| digits.parse().ok()).map(FiscalYear);
        let Some(named) = named.filter(|named| *named != this) else {
            return vec![Asked::Figure(self.query.clone(), "to_date")];
        };
        let query = Query { year: Some(this), against: Some(named), ..self.query.clone() };
        let ids: &[&'static str] = match column {
            "this year against it" => &["change", "same_point"],
            "final" | "basis" => &["share_reached"],
            _ => &["same_point", "share_reached"],
        };
        ids.iter().map(|id| Asked::Figure(query.clone(), id)).collect()
    }

    /// A method's record, where it is of the stage that the year is in.
    fn of_track(&self, place: usize) -> Vec<Asked> {
        let stage = self.report.stage.map(|stage| stage.name);
        let track = self.report.tracks.get(place).filter(|track| Some(track.stage.name) == stage);
        let asks = |method: MethodId| METHODS.iter().any(|row| row.method == method && row.headline);
        let method = track.map(|track| track.method).filter(|method| asks(*method));
        let query = method.map(|method| Query { method: Some(method), ..self.query.clone() });
        query.map(|query| Asked::Figure(query, "track_record")).into_iter().collect()
    }
}
