//! Tables in long form: a time and a count in each row.
//!
//! Annual totals, counts by day, week, month or quarter, and counts to date are one reader; what differs is what a
//! count stands for. That is decided in a fixed order: what the user says, what the headings say, whether labels are
//! spans of days, and last the numbers. Where nothing decides, both totals are shown and the file is refused.

use std::sync::Arc;

use super::ended_year::Contradiction;
use crate::calendar::Date;
use crate::dataset::{CountKind, Grade, Kind, Measure, Observation, Place, Series, Source};
use crate::load::cell::count::Cell;
use crate::load::cell::span::Span;
use crate::load::cell::when;
use crate::load::column::{Column, Role};
use crate::load::notes::{Notes, Told};
use crate::load::refusal::Refusal;
use crate::load::shape::counts::count_column::{self, Counts};
use crate::load::shape::counts::count_reader::CountReader;
use crate::load::shape::coverage::covered;
use crate::load::shape::cumulative::stated_kind::stated_kind;
use crate::load::shape::cumulative::{left_out, levels};
use crate::load::shape::facts::{self, Blamed, Joined, RowFact};
use crate::load::shape::groups::sums::Sums;
use crate::load::shape::measures::{measure, subject};
use crate::load::shape::periods::clock::{BadTime, Clock, RowTime};
use crate::load::shape::periods::parts_below_years;
use crate::load::shape::periods::time::{self, TimePlan};
use crate::load::shape::records::persons;
use crate::load::shape::totals::{self, TotalRow, settle};
use crate::load::shape::versions::releases::Releases;
use crate::load::shape::versions::vintages;
use crate::load::shape::{Draft, Facts, no_shape};
use crate::load::table::{Record, Walk};

/// Whether the headings say that counts are to date.
pub(crate) fn recognize_to_date(draft: &Draft<'_>) -> bool {
    has_counts(draft) && stated_kind(draft) == Some(CountKind::Cumulative)
}

/// Whether years are the only times.
pub(crate) fn recognize_annual(draft: &Draft<'_>) -> bool {
    let years = |column: &&Column| column.role.is_time();
    let mut times = draft.columns.iter().filter(years).peekable();
    has_counts(draft) && times.peek().is_some() && times.all(|column| column.role.is_year())
}

/// Whether there is a time and a count.
pub(crate) fn recognize_periods(draft: &Draft<'_>) -> bool {
    has_counts(draft)
        && (draft.options.date_column.is_some() || draft.columns.iter().any(|column| column.role.is_time()))
}

fn has_counts(draft: &Draft<'_>) -> bool {
    draft.options.count_column.is_some() || draft.columns.iter().any(|column| column.role == Role::Count)
}

/// Reads counts to date.
pub(crate) fn read_to_date(draft: &Draft<'_>, notes: &mut Notes) -> Result<Facts, Box<Refusal>> {
    Long::new(draft, notes)?.read(Some(CountKind::Cumulative), notes)
}

/// Reads counts whose kind the table shows.
pub(crate) fn read_periods(draft: &Draft<'_>, notes: &mut Notes) -> Result<Facts, Box<Refusal>> {
    Long::new(draft, notes)?.read(stated_kind(draft), notes)
}

/// A table in long form with its columns chosen.
pub(super) struct Long<'a> {
    pub(super) draft: &'a Draft<'a>,
    pub(super) plan: TimePlan<'a>,
    pub(super) counts: Counts<'a>,
    pub(super) reader: CountReader<'a>,
    pub(super) sums: Sums<'a>,
    pub(super) releases: Option<Releases<'a>>,
    file: Arc<str>,
}

/// What to try where other rows can be read.
const SET_ASIDE: &str = "--set-aside to leave the row out";

/// Why a row with a count is left out where its time cannot be read.
const UNDATED: &str = "with a date that cannot be read";

/// What the rows of a table said.
#[derive(Default)]
pub(super) struct Body {
    /// Whether a row is set aside whose time nobody knows.
    pub(super) undated: bool,
    pub(super) rows: Vec<RowFact>,
    pub(super) totals: Vec<TotalRow>,
    /// Periods that have a row and no count.
    pub(super) gaps: Vec<Span>,
    /// Rows that state another fiscal year than their day lies in.
    pub(super) contradictions: Vec<Contradiction>,
    /// Counts to date beside the periods: line, day, count and cell.
    pub(super) checks: Vec<(u64, Date, u64, String)>,
}

impl<'a> Long<'a> {
    fn new(draft: &'a Draft<'a>, notes: &mut Notes) -> Result<Self, Box<Refusal>> {
        let plan = time::choose(draft, notes)?.ok_or_else(|| no_shape::refusal(draft, notes))?;
        let counts = count_column::choose(draft, notes)?.ok_or_else(|| no_shape::refusal(draft, notes))?;
        let columns: Vec<&Column> = counts.columns().map(|(column, _)| column).collect();
        let reader = CountReader::new(draft, &columns, notes)?;
        if plan.columns().iter().any(|column| column.place == counts.column.place) {
            let why = "cannot tell both when and how many";
            let number = || "a file with a column of counts".to_owned();
            let remedy = subject::other_count(draft, counts.column).unwrap_or_else(number);
            return Err(notes.refuse(why, remedy).heading(draft, counts.column));
        }
        persons::check_number(draft, (plan.column(), counts.column), notes)?;
        let counts = Counts { measure: measure::by_day(Some(counts.measure), plan.column()), ..counts };
        let sums = Sums::of(draft, facts::categories(draft));
        let releases = Releases::find(draft, plan, notes)?;
        Ok(Self { draft, plan, counts, reader, sums, releases, file: Arc::clone(&notes.file) })
    }

    fn read(&self, stated: Option<CountKind>, notes: &mut Notes) -> Result<Facts, Box<Refusal>> {
        let days = stated == Some(CountKind::Cumulative) || self.plan.column().role == Role::AsOf;
        let mut clock = Clock::new(self.draft, self.plan, days, notes)?;
        let mut body = self.body(&mut clock, notes)?;
        if days {
            self.settle_years(&mut body, notes);
        }
        parts_below_years::refuse(&body.rows, self.plan.column(), self.draft, notes)?;
        settle::settle(&mut body.totals, &mut body.rows, self.draft, self.blamed(), notes)?;
        if body.rows.is_empty() && notes.left_out(totals::NO_DAY) {
            let why = "counts years to date, and no day says how far";
            let refusal = notes.refuse(why, "a line such as \"as of 2017-09-09\" above the table");
            return Err(refusal.heading(self.draft, self.counts.column));
        }
        if body.rows.is_empty() {
            return Err(self.no_rows(notes));
        }
        if body.undated || notes.left_out(UNDATED) {
            // Its count may belong to any of the years.
            for row in &body.rows {
                notes.lacks_row(self.draft.options.calendar, row.span);
            }
        }
        let stated = self.kind_of_years(stated, &body.rows, notes)?;
        let kind = match stated {
            Some(kind) => kind,
            None => self.kind_of_numbers(&body, clock.labels_are_ends(), notes)?,
        };
        self.settle_days(kind, &mut body, notes)?;
        let mut observations = Vec::new();
        let vintages = vintages::part(std::mem::take(&mut body.rows));
        vintages::tell_of_parts(&vintages, notes);
        let mut stated = Vec::new();
        for (published, rows) in vintages {
            let mut vintage = Body { rows, ..std::mem::take(&mut body) };
            let facts = match kind {
                CountKind::Cumulative => self.to_date(&mut vintage, notes)?,
                CountKind::Periodic | CountKind::Records | CountKind::Mixed => {
                    self.periods(&mut vintage, notes)?
                }
            };
            observations.extend(facts.into_iter().map(|fact| Observation { published, ..fact }));
            stated.push(std::mem::take(&mut vintage.rows));
            body = vintage;
        }
        let rows = self.newest(stated, kind, notes);
        let names = facts::categories(self.draft).map(|column| column.name.as_str());
        let groups = self.counts.groups.iter().map(|groups| groups.dimension.as_str());
        let names: Vec<&str> = names.chain(groups).collect();
        let records =
            observations.first().and_then(|fact| facts::records(self.draft, fact, &names, (&rows, notes)));
        let columns = self.columns();
        let kind = if kind == CountKind::Cumulative { kind } else { CountKind::Periodic };
        Ok(Facts { observations, records, dated: None, kind, columns })
    }

    /// Settles which days the rows count, now that it is known what their counts are.
    fn settle_days(&self, kind: CountKind, body: &mut Body, notes: &mut Notes) -> Result<(), Box<Refusal>> {
        if kind == CountKind::Cumulative {
            self.settle_years(body, notes);
            self.close_years(&mut body.rows, notes);
            covered::settle_levels(self.draft, &mut body.rows, notes);
        } else {
            self.tell_of_years(&std::mem::take(&mut body.contradictions), &body.rows, notes);
            facts::end_with_retrieval(self.draft, &mut body.rows, notes);
            covered::settle(self.draft, &mut body.rows, notes)?;
        }
        Ok(())
    }

    /// The rows to group by, of all releases; tells what counts to date lack.
    fn newest(&self, stated: Vec<Vec<RowFact>>, kind: CountKind, notes: &mut Notes) -> Vec<RowFact> {
        if kind != CountKind::Cumulative {
            return vintages::newest(stated);
        }
        let days = stated.iter().flatten().map(|row| (row.span.through, row.line));
        levels::tell_of_late_start(self.draft.options.calendar, days, notes);
        let rows = vintages::newest(stated);
        left_out::tell(&rows, self.draft, notes);
        rows
    }

    /// The refusal of a table without a count, at the first cell that ought to hold one.
    fn no_rows(&self, notes: &Notes) -> Box<Refusal> {
        let column = self.counts.column;
        let rows = || "a file with rows that have both".to_owned();
        let remedy = subject::other_count(self.draft, column).unwrap_or_else(rows);
        let mut gap = None;
        self.draft.table.walk(|record| {
            let text = record.get(column.place);
            gap = matches!(self.reader.cell(text), Cell::Gap(_)).then(|| (record.line(), text.to_owned()));
            if gap.is_some() { Walk::Stop } else { Walk::On }
        });
        match gap {
            Some((line, text)) => {
                let why = "is no count, and no row has both a date and a count";
                notes.refuse(why, remedy).at(line).column(column).value(&text)
            }
            None => notes.refuse("no row has both a date and a count", remedy),
        }
    }

    /// What the columns are for.
    fn columns(&self) -> Vec<(&'static str, String)> {
        let mut columns: Vec<(&'static str, String)> = Vec::new();
        for column in self.plan.columns() {
            columns.push((column.role.word(), column.name.clone()));
        }
        columns.extend(self.counts.columns().map(|(column, _)| ("count", column.name.clone())));
        let releases = self.draft.columns.iter().filter(|column| column.role == Role::Published);
        columns.extend(releases.map(|column| (column.role.word(), column.name.clone())));
        columns.extend(facts::categories(self.draft).map(|column| ("category", column.name.clone())));
        columns
    }

    /// Reads every row.
    fn body(&self, clock: &mut Clock<'a>, notes: &mut Notes) -> Result<Body, Box<Refusal>> {
        let mut body = Body::default();
        self.draft.table.try_each(|record| self.row(record, clock, &mut body, notes))?;
        Ok(body)
    }

    /// A row whose time cannot be read: a line of words is set aside, anything with a count refuses the file.
    pub(super) fn bad_time(
        &self,
        record: &Record,
        bad: &BadTime<'_>,
        clock: &Clock<'a>,
        notes: &mut Notes,
    ) -> Result<(), Box<Refusal>> {
        let line = record.line();
        let value = record.get(bad.column.place);
        let is_counted =
            |column: &Column| !matches!(self.reader.cell(record.get(column.place)), Cell::Gap(_));
        let counted = self.counts.columns().any(|(column, _)| is_counted(column));
        let whole_row = !counted && self.is_whole_row(value);
        if !(counted || whole_row) || self.draft.options.set_aside {
            let told = Told::new("unreadable-date", bad.why.clone(), "the row is set aside");
            notes.warn_cell(line, bad.column, value, told);
            let reason = if counted || whole_row {
                "with a date that cannot be read"
            } else {
                "without a date and a count"
            };
            notes.set_aside(line, reason);
            return Ok(());
        }
        if whole_row {
            let why = "holds a whole row, parted in another way than the other rows";
            let remedy = if self.any_time_but(line, clock.clone()) {
                SET_ASIDE
            } else {
                "a file whose rows are parted in one way"
            };
            let refusal = notes.refuse(why, remedy).at(line);
            return Err(refusal.column(bad.column).value(value));
        }
        let remedy = if let Some(remedy) = bad.remedy {
            remedy
        } else if opens_with_year(value) && self.any_time_but(line, clock.clone()) {
            // To leave out the newest year, which says no more than that it is not over, is hardly what is wanted.
            "a label such as FY2024 (through 2024-06-30), or --set-aside to leave the row out"
        } else if self.any_time_but(line, clock.clone()) {
            SET_ASIDE
        } else {
            "a month such as 2016-10 or a date such as 2016-10-31 in this cell"
        };
        let refusal = notes.refuse(bad.why.clone(), remedy).at(line);
        Err(refusal.column(bad.column).value(value))
    }

    /// Whether a cell is a time and something more, parted by a mark that does not part the cells of this table.
    fn is_whole_row(&self, value: &str) -> bool {
        let own = self.draft.table.delimiter().unwrap_or("");
        [",", ";", "\t", "|"].into_iter().filter(|mark| !own.contains(mark)).any(|mark| {
            value.split_once(mark).is_some_and(|(time, rest)| {
                when::parse(time).is_some() && rest.bytes().any(|byte| byte.is_ascii_digit())
            })
        })
    }

    /// Whether a row other than this one has a time that can be read.
    fn any_time_but(&self, line: u64, mut clock: Clock<'a>) -> bool {
        self.draft.table.any(|record| {
            let time = clock.read(record);
            record.line() != line && matches!(time, Ok(RowTime::Span(_)))
        })
    }

    pub(super) fn blamed(&self) -> Blamed<'a> {
        Blamed { time: self.plan.column(), row: None, count: self.counts.column }
    }

    pub(super) fn observation(&self, kind: Kind, series: &str, span: Span, joined: &Joined) -> Observation {
        Observation {
            measure: Measure(Arc::from(self.counts.measure.as_str())),
            series: Series(Arc::from(series)),
            kind,
            from: span.from,
            through: span.through,
            count: joined.count,
            published: None,
            run_date: None,
            grade: Grade::default(),
            source: Source::default(),
            place: Place { file: Arc::clone(&self.file), line: joined.line },
            rows: joined.lines,
            part_of: None,
        }
    }
}

/// Whether a text is a year and more that is said of it: `FY2024 TD`, `2024 (10 months)`.
fn opens_with_year(text: &str) -> bool {
    let words = text.split_whitespace().count();
    let opening = |words: usize| text.split_whitespace().take(words).collect::<Vec<&str>>().join(" ");
    (1..words).take(2).any(|words| when::year(&opening(words)).is_some())
}
