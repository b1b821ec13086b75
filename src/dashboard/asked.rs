//! The figure that one is at: under the cursor, in the row of a table, or the one that the view is about.

use std::cmp::Ordering;

use super::groups::filter_of;
use super::state::State;
use super::tables::{Place, TableId};
use super::views::ViewId;
use crate::calendar::{Date, FiscalYear};
use crate::catalog::{Row as _, find};
use crate::report::{
    DayCount, EXPLAINED, Explanation, METHODS, Query, day_counts, explain_days, explain_later, figure_ids,
    rate_bars,
};

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
        let this = self.report.year.fiscal_year;
        match asked {
            Asked::Figure(query, id) => {
                let row = find(EXPLAINED, id)?;
                if *query == self.query {
                    row.explain(&self.report)
                } else {
                    row.explain(&self.answer_to(query).ok()?)
                }
            }
            Asked::Days(from, through) => {
                if let Some(later) = explain_later(&self.report, (*from, *through)) {
                    return Some(later);
                }
                let on = |as_of: Date| self.answer_to(&self.as_drawn(this, as_of)).ok();
                let first = self.report.calendar.first_day(this);
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
                self.holding(self.reported()).into_iter().chain([figure("daily_average")]).collect()
            }
            ViewId::Methods => {
                let chosen = self.report.headline_projection();
                vec![figure(chosen.map_or("straight_line", |(answer, _)| answer.method.method.id()))]
            }
            ViewId::Table => self.in_row(),
            ViewId::Groups => vec![figure("to_date")],
            ViewId::Data => {
                let mut items = self.sections().into_iter().flat_map(|section| section.items);
                items.nth(self.row()).and_then(|item| item.figure).map(figure).into_iter().collect()
            }
        }
    }

    /// A year on a day, in the series that it is drawn in: on some days another one would answer.
    fn as_drawn(&self, year: FiscalYear, as_of: Date) -> Query {
        let series = self.report.row(year).map(|row| row.series.clone());
        Query { year: Some(year), as_of: Some(as_of), series, ..self.query.clone() }
    }

    /// The comparison on a day; past the year's last report, the baseline on that day.
    fn on_day(&self, date: Date, id: &'static str) -> Vec<Asked> {
        let here = self.as_drawn(self.report.year.fiscal_year, date);
        if date <= self.report.year.as_of {
            return vec![Asked::Figure(here.clone(), id), Asked::Figure(here, "to_date")];
        }
        let baseline = self.report.baseline.as_ref().map(|baseline| baseline.fiscal_year);
        baseline.and_then(|year| self.there(year, date)).into_iter().collect()
    }

    /// What another year had counted by the day of it that answers to `date`.
    fn there(&self, year: FiscalYear, date: Date) -> Option<Asked> {
        let day = self.report.alignment.align(self.report.calendar, date, year)?.date;
        Some(Asked::Figure(Query { against: None, ..self.as_drawn(year, day) }, "to_date"))
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
        let column = table.columns.get(self.place.column).map(|column| column.name).unwrap_or_default();
        // Its place in the report's order: rows may be sorted, and some be left out.
        let whole = Place { sort: None, ..self.place }.table(report, self.cursor_date());
        let place = whole.rows.iter().position(|other| other == row).unwrap_or(0);
        let here = |id: &'static str| Asked::Figure(self.query.clone(), id);
        let date = || row.first().and_then(|date| Date::parse_iso(date));
        let asked = match self.place.table {
            TableId::Reports => {
                let id = match column {
                    "baseline" => "same_point",
                    "difference" | "change" => "change",
                    _ => "to_date",
                };
                date().map(|date| Asked::Figure(self.as_drawn(report.year.fiscal_year, date), id))
            }
            TableId::Intervals => {
                let bars = rate_bars(report);
                bars.get(place).map(|bar| Asked::Days(bar.window.from, bar.window.through))
            }
            TableId::Years => return self.of_year(place, column),
            TableId::Groups => return self.of_group(place, column),
            TableId::Figures => figure_ids(report).get(place).map(|id| here(id)),
            TableId::Projections => {
                report.projections.get(place).map(|answer| here(answer.method.method.id()))
            }
            TableId::Track => self.of_track(place),
            TableId::Baselines => Some(here("baselines")),
            TableId::Findings => None,
            TableId::Days => date().and_then(|date| self.on_one(date)),
        };
        asked.into_iter().collect()
    }

    /// A day that was counted by itself, or the report that it is in.
    fn on_one(&self, date: Date) -> Option<Asked> {
        let row = self.report.row(self.report.year.fiscal_year)?;
        let known = day_counts(&self.report, row).into_iter().find(|(day, _)| *day == date);
        if matches!(known, Some((_, DayCount::Counted(_)))) {
            return Some(Asked::Days(date, date));
        }
        let mut holding = self.reported().filter(|(from, through)| *from <= date && date <= *through);
        holding.next().map(|(from, through)| Asked::Days(from, through))
    }

    /// The days that were reported together, from report to report and behind a gap.
    fn reported(&self) -> impl Iterator<Item = (Date, Date)> {
        let intervals = self.report.context.intervals.iter().map(|interval| interval.window);
        let later = self.report.later(self.report.year.fiscal_year).map(|later| later.window);
        intervals.chain(later).map(|window| (window.from, window.through))
    }

    /// A year of the table of years, measured against on the cursor's day; past the year's last report, by itself.
    fn of_year(&self, place: usize, column: &str) -> Vec<Asked> {
        let (this, date) = (self.report.year.fiscal_year, self.cursor_date());
        let here = match date.cmp(&self.report.year.as_of) {
            Ordering::Less => self.as_drawn(this, date),
            Ordering::Equal | Ordering::Greater => self.query.clone(),
        };
        let named = self.report.years.iter().rev().nth(place).map(|row| row.fiscal_year);
        let Some(named) = named.filter(|named| *named != this) else {
            return vec![Asked::Figure(here, "to_date")];
        };
        if date > self.report.year.as_of {
            return self.there(named, date).into_iter().collect();
        }
        let query = Query { year: Some(this), against: Some(named), ..here };
        let ids: &[&'static str] = match column {
            "this year against it" => &["change", "same_point"],
            "final" | "basis" => &["share_reached"],
            _ => &["same_point", "share_reached"],
        };
        ids.iter().map(|id| Asked::Figure(query.clone(), id)).collect()
    }

    /// A group, as if only it were counted.
    fn of_group(&self, place: usize, column: &str) -> Vec<Asked> {
        let Some(answer) = &self.report.groups else { return Vec::new() };
        let Some(group) = answer.groups.get(place) else { return Vec::new() };
        let mut query = Query { year: Some(self.report.year.fiscal_year), ..self.query.clone() };
        query.filters.push((answer.column.clone(), filter_of(&group.value)));
        let of_change = matches!(column, "difference" | "share of change" | "change");
        let ids: &[&'static str] = if of_change { &["change", "to_date"] } else { &["to_date"] };
        ids.iter().map(|id| Asked::Figure(query.clone(), id)).collect()
    }

    /// A method's record, where it is of the stage that the year is in.
    fn of_track(&self, place: usize) -> Option<Asked> {
        let stage = self.report.stage?;
        let track = self.report.tracks.get(place).filter(|track| track.stage == stage)?;
        METHODS.iter().find(|row| row.method == track.method && row.headline)?;
        let query = Query { method: Some(track.method), ..self.query.clone() };
        Some(Asked::Figure(query, "track_record"))
    }
}
