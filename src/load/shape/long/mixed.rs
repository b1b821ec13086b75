//! The mixed long form: every row is a fact that says itself what it is.
//!
//! `measure,series,fiscal_year,kind,from,through,count,published,grade,source,url,note`; only `measure`, `kind`,
//! `through` and `count` must be there. Rows stand for themselves, so that a row without its date is set aside.

use std::sync::Arc;

use crate::calendar::{Date, FiscalYear};
use crate::dataset::{CountKind, Grade, Kind, Measure, Observation, Series, Source, is_placed};
use crate::load::cell::span::Span;
use crate::load::column::Column;
use crate::load::notes::{Notes, Told};
use crate::load::refusal::Refusal;
use crate::load::shape::counts::count_reader::CountReader;
use crate::load::shape::facts::Blamed;
use crate::load::shape::periods::year_bounds;
use crate::load::shape::versions::twice;
use crate::load::shape::{Draft, Facts};
use crate::load::table::Record;
use crate::quantity::Count;

/// Whether the headings are those of the mixed form.
pub(crate) fn recognize(draft: &Draft<'_>) -> bool {
    ["measure", "kind", "through", "count"].iter().all(|name| find(draft, name).is_some())
}

/// Reads every row as a fact.
pub(crate) fn read(draft: &Draft<'_>, notes: &mut Notes) -> Result<Facts, Box<Refusal>> {
    let required = |name: &str| {
        find(draft, name).ok_or_else(|| {
            notes.refuse(format!("has no column \"{name}\", which the mixed form needs"), "another --shape")
        })
    };
    let count = required("count")?;
    let form = Form {
        measure: required("measure")?,
        kind: required("kind")?,
        through: required("through")?,
        count,
        draft,
        reader: CountReader::new(draft, &[count], notes)?,
    };
    let mut observations = Vec::new();
    draft
        .table
        .try_each(|record| form.row(record, notes).map(|observation| observations.extend(observation)))?;
    twice::leave_out(&mut observations, form.blamed(), draft, notes)?;
    for fact in observations.iter().filter(|fact| !is_placed(draft.options.calendar, fact)) {
        // What is wrong with it is told where facts are laid beside each other.
        notes.take_back(fact.place.line, MISPLACED);
        notes.lacks(draft.options.calendar.fiscal_year(fact.through));
    }
    let columns = draft.columns.iter().map(|column| (column.role.word(), column.name.clone())).collect();
    Ok(Facts { observations, records: None, dated: None, kind: CountKind::Mixed, columns })
}

/// Why a row is left out that says it counts a fiscal year, or the beginning of one, and does not.
const MISPLACED: &str = "of other days than its kind of count has";

/// What is done with a row that is no fact.
const ASIDE: &str = "the row is set aside";

/// The columns of the form.
struct Form<'a> {
    measure: &'a Column,
    kind: &'a Column,
    through: &'a Column,
    count: &'a Column,
    draft: &'a Draft<'a>,
    reader: CountReader<'a>,
}

impl<'a> Form<'a> {
    fn blamed(&self) -> Blamed<'a> {
        Blamed { time: self.through, row: None, count: self.count }
    }

    /// The fact of a row; `None` where the row was set aside.
    fn row(&self, record: &Record, notes: &mut Notes) -> Result<Option<Observation>, Box<Refusal>> {
        let line = record.line();
        let text = |name: &str| find(self.draft, name).map_or("", |column| record.get(column.place));
        let (kind, own_series) = self.kind(record, notes)?;
        let Some(through) = self.day(record, "through", notes)? else {
            let message = "no date says through which day the count reaches";
            notes.warn_cell(line, self.through, "", Told::new("no-as-of-date", message, ASIDE));
            notes.set_aside(line, "without the day that the count reaches");
            return Ok(None);
        };
        let calendar = self.draft.options.calendar;
        let year = calendar.fiscal_year(through);
        let stated = self.day(record, "from", notes)?;
        let own = (kind != Kind::Period).then(|| calendar.first_day(year));
        let Some(from) = stated.or(own) else {
            let message = "no date says from which day the period counts";
            let value = record.get(self.through.place);
            notes.warn_cell(line, self.through, value, Told::new("no-first-day", message, ASIDE));
            notes.set_aside(line, "a period without its first day");
            return Ok(None);
        };
        if through < from {
            let why = "lies before the first day of the row";
            return self.leave_out(record, why, "with a last day before its first one", notes);
        }
        let span = Span::between(calendar, from, through);
        if let Some(why) = year_bounds::fault_of(kind, span, calendar) {
            return self.leave_out(record, &why, "of days in two fiscal years", notes);
        }
        let Some(count) = self.count(record, year, notes)? else { return Ok(None) };
        self.check_year(record, year, notes);
        let published = self.day(record, "published", notes)?;
        notes.used();
        let series = Some(text("series")).filter(|series| !series.is_empty()).unwrap_or(own_series);
        let source =
            Source { title: text("source").into(), url: text("url").into(), note: text("note").into() };
        Ok(Some(Observation {
            measure: Measure(Arc::from(record.get(self.measure.place))),
            series: Series(Arc::from(series)),
            kind,
            from,
            through,
            count,
            published,
            run_date: None,
            grade: Grade::new(text("grade")),
            source,
            place: notes.place(line),
            rows: 1,
            part_of: None,
        }))
    }

    /// Leaves out a row whose last day cannot be, where the user asked for that, and refuses the file otherwise.
    fn leave_out(
        &self,
        record: &Record,
        why: &str,
        reason: &'static str,
        notes: &mut Notes,
    ) -> Result<Option<Observation>, Box<Refusal>> {
        if !self.draft.options.set_aside {
            return Err(fault(record, self.through, notes, why, "--set-aside to leave the row out"));
        }
        let told = Told::new("bad-span", why, ASIDE);
        notes.warn_cell(record.line(), self.through, record.get(self.through.place), told);
        notes.set_aside(record.line(), reason);
        Ok(None)
    }

    /// The kind of a row, and the series it stands in where the row names none.
    fn kind(&self, record: &Record, notes: &Notes) -> Result<(Kind, &'static str), Box<Refusal>> {
        match record.get(self.kind.place).to_lowercase().replace(['-', ' '], "_").as_str() {
            "final" => Ok((Kind::Final, Series::ANNUAL)),
            "to_date" => Ok((Kind::ToDate, "to date")),
            "period" => Ok((Kind::Period, "periods")),
            _ => {
                let remedy = "final, to_date or period in this cell";
                Err(fault(record, self.kind, notes, "is no kind of count", remedy))
            }
        }
    }

    /// The count of a row of this year; `None` where the row was set aside.
    fn count(
        &self,
        record: &Record,
        year: FiscalYear,
        notes: &mut Notes,
    ) -> Result<Option<Count>, Box<Refusal>> {
        let text = record.get(self.count.place);
        match self.reader.look(record.line(), self.count, text, notes)? {
            Ok(count) => Ok(Some(Count(count))),
            Err(none) => {
                notes.set_aside(record.line(), none.reason);
                notes.lacks(year);
                Ok(None)
            }
        }
    }

    /// The day in a column; `None` where it is empty or the table has no such column.
    fn day(&self, record: &Record, name: &str, notes: &Notes) -> Result<Option<Date>, Box<Refusal>> {
        let Some(column) = find(self.draft, name) else { return Ok(None) };
        let cell = record.get(column.place);
        if cell.is_empty() {
            return Ok(None);
        }
        let remedy = "a date such as 2017-09-09 in this cell";
        Date::parse_iso(cell).map(Some).ok_or_else(|| fault(record, column, notes, "is no date", remedy))
    }

    /// Compares the year that a row states with the one its date falls in; the date decides.
    fn check_year(&self, record: &Record, year: FiscalYear, notes: &mut Notes) {
        let Some(column) = find(self.draft, "fiscal_year") else { return };
        let stated = record.get(column.place);
        let digits: String = stated.chars().filter(char::is_ascii_digit).collect();
        if !stated.is_empty() && digits.parse() != Ok(year.0) {
            let message = format!("the dates of the row lie in {year}");
            notes.warn_cell(
                record.line(),
                column,
                stated,
                Told::new("fiscal-year", message, "the dates decide"),
            );
        }
    }
}

fn find<'a>(draft: &'a Draft<'_>, name: &str) -> Option<&'a Column> {
    draft.columns.iter().find(|column| column.name.eq_ignore_ascii_case(name))
}

fn fault(record: &Record, column: &Column, notes: &Notes, why: &str, remedy: &str) -> Box<Refusal> {
    let value = record.get(column.place);
    notes.refuse(why, remedy).at(record.line()).column(column).value(value)
}
