//! What the counts of a long table stand for, and the facts that they make: counts of periods, or counts to date.

use super::ended_year::SOON;
use super::reader::{Body, Long};
use crate::calendar::FiscalYear;
use crate::dataset::{CountKind, FastMap, Kind, Observation};
use crate::load::cell::span::{Span, Unit};
use crate::load::column::{Column, Role};
use crate::load::notes::{Notes, Told};
use crate::load::refusal::Refusal;
use crate::load::shape::counts::part_columns;
use crate::load::shape::coverage::{part_of_years, shares, shorter_unit, stated_year, top_rows};
use crate::load::shape::cumulative::levels;
use crate::load::shape::cumulative::rising::{Climb, Readings};
use crate::load::shape::cumulative::stated_kind::{is_lone_through, refuse_some, stated_kind};
use crate::load::shape::facts::{self, Joined, RowFact};
use crate::load::shape::periods::time::TimePlan;
use crate::load::shape::{oddities, outliers, totals};
use crate::load::word;
use crate::quantity::Count;

/// Whether the heading of times may say that counts reach each of them: `by end of`, `up to`, or the day of a report, on which
/// all is counted that was known.
fn may_reach(column: &Column) -> bool {
    const REPORTS: &[&str] =
        &["extract", "extracted", "pull", "pulled", "report", "retrieved", "snapshot", "updated"];
    let words = &column.words;
    let of_report = word::any(words, REPORTS) && word::any(words, &["date", "day", "on"]);
    word::pair(words, "up", "to") || word::pair(words, "by", "end") || of_report
}

impl Long<'_> {
    /// The stated kind, which for counts to date over years is asked about: each may reach the end of its year, or a day
    /// that nothing says.
    pub(super) fn kind_of_years(
        &self,
        stated: Option<CountKind>,
        rows: &[RowFact],
        notes: &Notes,
    ) -> Result<Option<CountKind>, Box<Refusal>> {
        let years = rows.iter().all(|row| row.span.unit == Unit::Year);
        if stated != Some(CountKind::Cumulative) || self.draft.options.kind.is_some() || !years {
            return Ok(stated);
        }
        // The day of each row comes soon after its year.
        let soon = |row: &RowFact| {
            row.published.is_some_and(|day| (1..=SOON).contains(&day.days_since(row.span.through)))
        };
        let all_over = rows.iter().all(soon);
        // A line around the table ends the year that was not over.
        if all_over || self.draft.title.reaches.is_some() {
            return Ok(Some(CountKind::Periodic));
        }
        Err(levels::refuse_whole_years(self.draft, self.counts.column, notes))
    }

    /// The kind of counts when neither user nor headings say it.
    pub(super) fn kind_of_numbers(
        &self,
        body: &Body,
        labels_are_ends: bool,
        notes: &mut Notes,
    ) -> Result<CountKind, Box<Refusal>> {
        let rows = body.rows.as_slice();
        let spans = rows.iter().any(|row| row.span.unit != Unit::Day) && !labels_are_ends;
        let apart = matches!(self.plan, TimePlan::Parts { .. });
        let title = &self.draft.title;
        if spans && title.cumulative && !title.running {
            self.refuse_titled(rows, notes)?;
        }
        let through =
            is_lone_through(self.draft, self.plan.column()) || word::may_reach(&self.counts.column.words);
        let departures = self.plan.column().role == Role::Departure;
        let reached = through || may_reach(self.plan.column());
        if (spans || apart || departures) && !(title.running || reached) {
            return Ok(CountKind::Periodic);
        }
        let counts = rows.iter().map(|row| (row.span.through, row.count));
        let readings = Readings::of(counts, self.draft.options.calendar);
        let readings = if readings.falls { self.by_stated_years(body).unwrap_or(readings) } else { readings };
        let years = rows.iter().all(|row| matches!(row.span.unit, Unit::Year | Unit::YearSoFar));
        let column = self.counts.column;
        if !years && !title.running && readings.restarts.is_some() {
            let refusal = readings.refuse_restarts(notes).at(self.draft.header_line());
            return Err(refusal.column(column));
        }
        if years && spans || readings.falls && !title.running {
            return Ok(CountKind::Periodic);
        }
        if readings.falls_far {
            return Err(readings.refuse_titled(notes).heading(self.draft, column));
        }
        if title.cumulative {
            return Ok(CountKind::Cumulative);
        }
        if readings.apart == readings.to_date {
            // One date in each year: both readings give the same totals.
            let line = rows.first().map_or(1, |row| row.line);
            let message = "may be the count of the date or the count to date, and the total is the same";
            // Who writes the fiscal year beside the only day of it says which year the count is of, and how far it goes.
            let of_year = self.draft.columns.iter().any(|column| column.role == Role::FiscalYear);
            let (kind, action) = if of_year {
                (
                    CountKind::Cumulative,
                    "read as to date, since its fiscal year stands beside it; --kind periodic reads it as that of the date",
                )
            } else {
                (CountKind::Periodic, "read as that of the date; --kind cumulative reads it as to date")
            };
            notes.warn_line(line, Told::new("kind-unsaid", message, action));
            return Ok(kind);
        }
        let refusal = if through { readings.refuse_through(notes) } else { readings.refuse(notes) };
        Err(refusal.heading(self.draft, column))
    }

    /// Both readings where rows state another fiscal year than their day lies in, and none falls in the years that they state.
    fn by_stated_years(&self, body: &Body) -> Option<Readings> {
        let stated: FastMap<u64, FiscalYear> =
            body.contradictions.iter().map(|one| (one.line, one.stated)).collect();
        let own = |row: &RowFact| self.draft.options.calendar.fiscal_year(row.span.through);
        let year = |row: &RowFact| stated.get(&row.line).copied().unwrap_or_else(|| own(row));
        let counts = body.rows.iter().map(|row| (year(row), row.span.through, row.count));
        if stated.is_empty() { None } else { Readings::of_stated(counts) }
    }

    /// Refuses counts of periods that climb as counts to date do, or tells of them, where neither the user nor a heading says
    /// what they are.
    fn check_climb(&self, joined: &[Joined], notes: &mut Notes) -> Result<(), Box<Refusal>> {
        if stated_kind(self.draft).is_some() || self.counts.check.is_some() {
            return Ok(());
        }
        let calendar = self.draft.options.calendar;
        match (Climb::of(joined, calendar), joined.first()) {
            (Climb::Once, Some(first)) => Climb::tell(first.line, notes),
            (climb @ (Climb::Often | Climb::Again), Some(_)) => {
                let counts = joined.iter().map(|own| (own.span.through, own.count.0));
                let readings = Readings::of(counts, calendar);
                let steps = climb == Climb::Often;
                let refusal =
                    if steps { readings.refuse_climbing(notes) } else { readings.refuse_restarts(notes) };
                return Err(refusal.heading(self.draft, self.counts.column));
            }
            (Climb::None | Climb::Once | Climb::Often | Climb::Again, _) => {}
        }
        Ok(())
    }

    /// Refuses counts of periods that only rise below a title that says *to date*: of each period, or up to its end.
    fn refuse_titled(&self, rows: &[RowFact], notes: &Notes) -> Result<(), Box<Refusal>> {
        let counts = rows.iter().map(|row| (row.span.through, row.count));
        let readings = Readings::of(counts, self.draft.options.calendar);
        if readings.falls || readings.apart == readings.to_date {
            return Ok(());
        }
        let column = self.counts.column;
        Err(readings.refuse_titled(notes).heading(self.draft, column))
    }

    pub(super) fn periods(
        &self,
        body: &mut Body,
        notes: &mut Notes,
    ) -> Result<Vec<Observation>, Box<Refusal>> {
        refuse_some(self.draft, &body.rows, notes)?;
        let joined = totals::join(&mut body.rows, &body.totals, (self.draft, self.blamed()), notes)?;
        if body.totals.is_empty() {
            self.check_climb(&joined, notes)?;
        }
        oddities::tell_of_holes(&joined, &body.gaps, self.draft, notes);
        outliers::tell(&joined, self.counts.column, self.draft, notes);
        totals::check_totals(&body.totals, &joined, self.draft, notes);
        part_columns::check(self.draft, &self.counts, notes);
        part_of_years::refuse(self.draft, self.counts.column, &body.rows, notes)?;
        shorter_unit::refuse(self.draft, self.counts.column, &body.rows, notes)?;
        if body.totals.is_empty() {
            top_rows::tell(self.draft, &body.rows, notes);
            shares::tell(self.draft, &body.rows, notes);
        }
        stated_year::check(self.draft, self.counts.column, &body.rows, notes)?;
        self.check_levels(body, &joined, notes);
        let totals = totals::closing_totals(self.draft, &body.totals, &joined);
        let spans = facts::series_of_spans(&joined);
        let observation = |joined: &Joined| {
            let (kind, series) = facts::series_of(joined.span.unit, spans);
            self.observation(kind, series, joined.span, joined)
        };
        Ok(joined.iter().chain(&totals).map(observation).collect())
    }

    /// Compares counts to date beside the periods with the sum of the periods.
    fn check_levels(&self, body: &Body, joined: &[Joined], notes: &mut Notes) {
        let Some(column) = self.counts.check else { return };
        let calendar = self.draft.options.calendar;
        for (line, through, level, text) in &body.checks {
            let first = calendar.first_day(calendar.fiscal_year(*through));
            let within =
                joined.iter().filter(|joined| joined.span.from >= first && joined.span.through <= *through);
            let starts = joined.iter().any(|joined| joined.span.from == first);
            let Some(sum) = Count::checked_sum(within.map(|joined| joined.count)) else { continue };
            if starts && sum.0 != *level {
                let message = format!("to date says {}, the periods sum to {sum}", Count(*level));
                notes.warn_cell(
                    *line,
                    column,
                    text,
                    Told::new("to-date-differs", message, "the periods are used"),
                );
            }
        }
    }

    /// Refuses counts that fall far from day to day where nothing but *as of* says that they are to date.
    fn refuse_falling(&self, joined: &[Joined], notes: &Notes) -> Result<(), Box<Refusal>> {
        let title = &self.draft.title;
        let stated = self.draft.options.kind.is_some() || title.cumulative || title.running;
        if stated || self.draft.columns.iter().any(|column| word::is_counted_up(&column.words)) {
            return Ok(());
        }
        let counts = joined.iter().map(|level| (level.span.through, level.count.0));
        let readings = Readings::of(counts, self.draft.options.calendar);
        let column = self.counts.column;
        let refusal = || {
            let mut refusal = readings.refuse_falling(notes).heading(self.draft, column);
            // The shape that the user names knows no counts of periods.
            if self.draft.options.shape.is_some() {
                "--kind cumulative".clone_into(&mut refusal.remedy);
            }
            refusal
        };
        // One cell among many that is mistyped is told of where its level is read.
        if readings.falls_far && readings.restarts.is_none() { Err(refusal()) } else { Ok(()) }
    }

    pub(super) fn to_date(
        &self,
        body: &mut Body,
        notes: &mut Notes,
    ) -> Result<Vec<Observation>, Box<Refusal>> {
        let joined = totals::join(&mut body.rows, &body.totals, (self.draft, self.blamed()), notes)?;
        self.refuse_falling(&joined, notes)?;
        let levels = levels::read(self.draft, self.counts.column, &joined, notes)?;
        totals::check_last_levels(&body.totals, &joined, notes);
        let observation =
            |(span, level): (Span, &Joined)| self.observation(Kind::ToDate, levels::SERIES, span, level);
        Ok(levels.into_iter().map(observation).collect())
    }
}
