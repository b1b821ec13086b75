//! Rows that sum up others: found, left out, compared, and kept where they close a year.

use super::{breakdowns, exceeded, hidden, hidden_value, short_parts, stacked, wholes};
use crate::calendar::FiscalYear;
use crate::load::cell::span::Span;
use crate::load::notes::{Notes, Told};
use crate::load::refusal::Refusal;
use crate::load::shape::Draft;
use crate::load::shape::facts::{self, Blamed, Joined, RowFact};
use crate::load::shape::groups::counted_once::Counting;
use crate::load::shape::groups::of_which;
use crate::load::shape::periods::{bare_years, row_lengths};
use crate::load::shape::versions::editions;
use crate::quantity::Count;

/// A row that sums up others.
#[derive(Clone, Debug)]
pub(crate) struct TotalRow {
    /// The span that it sums up; `None` for all rows above.
    pub(crate) span: Option<Span>,
    /// The year of a count to date that does not say how far it reaches.
    pub(crate) to_date: Option<FiscalYear>,
    /// Whether it may sum up a part of the rows alone: those of one region, as another of its cells says.
    pub(crate) of_part: bool,
    /// Whether it names the rows that it sums up by what they say themselves.
    pub(crate) names_rows: bool,
    /// What it counts, where it says that it sums up all of them.
    pub(crate) of_all: Option<Counting>,
    /// Whether it says that, or names many countries at once: no fewer than it counts are in the rows.
    pub(crate) of_many: bool,
    /// What its categories say beside that it is one, joined; `None` where its time says it.
    pub(crate) categories: Option<String>,
    /// What it says.
    pub(crate) count: u64,
    /// That as it is written and the place of its column, where one cell says it.
    pub(crate) cell: Option<(usize, String)>,
    /// Whether a row or a column sums up.
    pub(crate) sum: Sum,
    /// Where it stands.
    pub(crate) line: u64,
}

/// What sums up others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sum {
    /// A row those of its table.
    Row,
    /// A cell the others of its row.
    Column,
}

impl Sum {
    /// What it is called.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Row => "total row",
            Self::Column => "total column",
        }
    }
}

impl TotalRow {
    /// A total that its time marks as one.
    pub(crate) fn of_time(span: Option<Span>, count: u64, line: u64) -> Self {
        let (of_part, of_all, of_many) = (false, None, false);
        let names_rows = false;
        Self {
            span,
            to_date: None,
            of_part,
            names_rows,
            of_all,
            of_many,
            categories: None,
            count,
            cell: None,
            sum: Sum::Row,
            line,
        }
    }

    /// Whether it says that it counts each person once.
    pub(super) fn counts_persons(&self) -> bool {
        self.of_all == Some(Counting::Persons)
    }
}

/// Joins rows of one span, after they were held against the totals of all of them.
pub(crate) fn join(
    rows: &mut Vec<RowFact>,
    totals: &[TotalRow],
    (draft, blamed): (&Draft<'_>, Blamed<'_>),
    notes: &mut Notes,
) -> Result<Vec<Joined>, Box<Refusal>> {
    bare_years::refuse(rows, draft, blamed, notes)?;
    editions::refuse(rows, draft, blamed, notes)?;
    row_lengths::refuse(rows, draft, notes)?;
    breakdowns::settle(rows, totals, (draft, blamed), notes)?;
    // Where the rows are what the table says they are, none of them sums up others.
    if !exceeded::are_reached(totals, rows) {
        of_which::leave_out(rows, draft, notes);
        wholes::settle(rows, totals, (draft, blamed), notes)?;
        hidden_value::leave_out(rows, notes);
        hidden::leave_out(rows, draft, blamed, notes)?;
        stacked::refuse(rows, draft, notes)?;
    }
    let mut joined = facts::join(rows, draft, blamed, notes)?;
    short_parts::refuse(totals, rows, (draft, blamed), notes)?;
    exceeded::settle(totals, rows, &mut joined, (draft, blamed), notes)?;
    Ok(joined)
}

/// Why a row that sums up others is left out.
pub(crate) const TOTAL: &str = "a total of other rows";

/// Why a count to date is left out that nothing says the day of.
pub(crate) const NO_DAY: &str = "a count to date without its day";

/// What is told of a count to date of a year without its day.
pub(crate) fn no_day(year: FiscalYear) -> Told {
    let message = format!("{year} to date, and no day says how far");
    Told::new(
        "no-as-of-date",
        message,
        "the row is set aside; a line such as \"as of 2017-09-09\" above the table says it",
    )
}

/// Compares rows that sum up others, among counts to date, with the last of those: each holds the ones before it.
pub(crate) fn check_last_levels(totals: &[TotalRow], joined: &[Joined], notes: &mut Notes) {
    for total in totals {
        let inside = |joined: &&Joined| total.span.is_none_or(|span| joined.span.is_within(span));
        let Some(last) = joined.iter().rfind(inside) else { continue };
        let said = Count(total.count);
        let (code, message) = if last.count == said {
            ("total", "a total row repeats the last count to date".to_owned())
        } else {
            ("total-differs", format!("a total row says {said}, the last count to date is {}", last.count))
        };
        notes.warn_line(total.line, Told::new(code, message, "left out"));
    }
}

/// Whether a total is not the sum of the rows that it sums up, their rounding allowed for.
pub(super) fn differs(total: &TotalRow, parts: &[&Joined]) -> bool {
    let sum = parts.iter().fold(0_u64, |sum, joined| sum.saturating_add(joined.count.0));
    let rows: u64 = parts.iter().map(|joined| joined.rows).sum();
    // A table that is rounded to ten is off by up to five for each row, and by five for the total.
    let rounded = parts.iter().all(|joined| joined.rounded) && total.count.is_multiple_of(10);
    // Of small counts that would be most of them.
    let slack = if rounded { (5 * (rows + 1)).min(total.count / 20) } else { 0 };
    sum.abs_diff(total.count) > slack
}

/// The totals that the file itself states for fiscal years it has in full: the sum of rounded months is none. One that
/// its rows contradict closes nothing.
pub(crate) fn closing_totals(draft: &Draft<'_>, totals: &[TotalRow], joined: &[Joined]) -> Vec<Joined> {
    let calendar = draft.options.calendar;
    let mut closing: Vec<Joined> = Vec::new();
    for total in totals {
        let Some(span) = total.span else { continue };
        let inside = |joined: &&Joined| joined.span.is_within(span);
        let parts: Vec<&Joined> = joined.iter().filter(inside).collect();
        let covered: i64 = parts.iter().map(|part| part.span.through.days_since(part.span.from) + 1).sum();
        let whole = span == Span::fiscal_year(calendar, calendar.fiscal_year(span.through));
        let full = covered == span.through.days_since(span.from) + 1;
        let own = joined.iter().any(|joined| joined.span == span);
        let known = closing.iter().any(|known| known.span == span);
        if whole && full && !own && !known && !differs(total, &parts) {
            let count = Count(total.count);
            closing.push(Joined {
                span,
                count,
                line: total.line,
                label: String::new(),
                rows: 1,
                lines: 1,
                last_line: total.line,
                rounded: false,
                filled_up: false,
            });
        }
    }
    closing
}
