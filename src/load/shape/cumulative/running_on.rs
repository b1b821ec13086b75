//! Counts to date that do not start again with the fiscal year count something else: calendar years, or all since some day.

use super::rising::Readings;
use crate::calendar::FiscalCalendar;
use crate::load::column::{Column, Role};
use crate::load::notes::{Notes, Told};
use crate::load::refusal::Refusal;
use crate::load::shape::Draft;
use crate::load::shape::facts::Joined;
use crate::load::word;
use crate::quantity::Count;

/// Days around the first of the year, within which a count to date cannot catch up with that of a whole year.
const NEAR: i64 = 62;

/// So few may come from one case more or less.
const FEW: u64 = 100;

/// Refuses them. Where a heading says that they are of fiscal years, and they start again with another one, a year that
/// begins with more than the one before it came to is told of.
pub(super) fn refuse(
    draft: &Draft<'_>,
    column: &Column,
    joined: &[Joined],
    notes: &mut Notes,
) -> Result<(), Box<Refusal>> {
    let calendar = draft.options.calendar;
    let restarts = restarts(calendar, joined);
    let proved = restarts && says_fiscal(draft, column);
    for pair in joined.windows(2) {
        let [before, after] = pair else { continue };
        if !runs_on(calendar, before, after) {
            continue;
        }
        let first = calendar.first_day(calendar.fiscal_year(after.span.through));
        let why = format!(
            "does not start again with the fiscal year on {first} (from {} to {})",
            before.count, after.count
        );
        if proved {
            let action = "counted from there on, as the heading says and another year shows; check both";
            notes.warn_cell(
                after.line,
                column,
                &after.count.0.to_string(),
                Told::new("runs-on", why, action),
            );
            continue;
        }
        let refusal = notes.refuse(why, remedy(joined)).at(after.line);
        return Err(refusal.column(column).value(&after.count.0.to_string()));
    }
    if restarts || draft.options.kind.is_some() || says_year(draft, column) {
        return Ok(());
    }
    refuse_unsaid(draft, column, joined, notes)
}

/// Refuses counts of which one is no lower than that of more days of the year before, where none of them falls and nothing
/// says that they start again each year.
fn refuse_unsaid(
    draft: &Draft<'_>,
    column: &Column,
    joined: &[Joined],
    notes: &Notes,
) -> Result<(), Box<Refusal>> {
    let calendar = draft.options.calendar;
    let (Some((before, after)), Some(last)) = (late(calendar, joined), joined.last()) else { return Ok(()) };
    let counts = joined.iter().map(|level| (level.span.through, level.count.0));
    let each = Count(Readings::of(counts, calendar).to_date);
    let why = format!(
        "may start again with each fiscal year (total {each}) or run on from one into the next (total {}): it goes from {} to {}, \
         and no count falls",
        last.count, before.count, after.count
    );
    let remedy = "--kind cumulative if it starts again with each fiscal year";
    let refusal = notes.refuse(why, remedy).at(after.line);
    Err(refusal.column(column).value(&after.count.0.to_string()))
}

/// Whether some year starts again: its first count is lower than the last one of the year before.
fn restarts(calendar: FiscalCalendar, joined: &[Joined]) -> bool {
    joined.windows(2).any(|pair| match pair {
        [before, after] => is_new_year(calendar, before, after) && after.count < before.count,
        _ => false,
    })
}

/// The first count that is no lower than that of more days of the year before, behind that.
fn late(calendar: FiscalCalendar, joined: &[Joined]) -> Option<(&Joined, &Joined)> {
    let days = |level: &Joined| {
        level.span.through.days_since(calendar.first_day(calendar.fiscal_year(level.span.through)))
    };
    joined.windows(2).find_map(|pair| match pair {
        [before, after] if is_new_year(calendar, before, after) => {
            let later = days(after) < days(before) && after.count >= before.count && before.count.0 >= FEW;
            later.then_some((before, after))
        }
        _ => None,
    })
}

/// Whether two counts that follow each other are of two years.
fn is_new_year(calendar: FiscalCalendar, before: &Joined, after: &Joined) -> bool {
    calendar.fiscal_year(before.span.through) != calendar.fiscal_year(after.span.through)
}

/// Whether counts on both sides of the first day of a year go on as if there were none.
fn runs_on(calendar: FiscalCalendar, before: &Joined, after: &Joined) -> bool {
    let first = calendar.first_day(calendar.fiscal_year(after.span.through));
    let (old, new) = (before.span.through, after.span.through);
    let near = old < first && first.days_since(old) <= NEAR && new.days_since(first) <= NEAR;
    near && after.count >= before.count && before.count.0 >= FEW
}

/// The years of the calendar, where the counts do not run on over January, too.
fn remedy(joined: &[Joined]) -> &'static str {
    let fits = FiscalCalendar::parse("01-01").is_ok_and(|calendar| {
        (restarts(calendar, joined) || late(calendar, joined).is_none())
            && !joined
                .windows(2)
                .any(|pair| matches!(pair, [before, after] if runs_on(calendar, before, after)))
    });
    if fits { "--fiscal-start 01-01" } else { "a file with counts that start again each year" }
}

/// Whether a heading says that counts are of fiscal years.
fn says_fiscal(draft: &Draft<'_>, column: &Column) -> bool {
    word::any(&column.words, &["fytd", "fiscal", "fy"])
        || draft.columns.iter().any(|column| column.role == Role::FiscalYear)
}

/// Whether a heading or a title says that counts are of years, whichever.
fn says_year(draft: &Draft<'_>, column: &Column) -> bool {
    let year = |words: &[String]| word::any(words, &["fytd", "ytd", "cytd", "fiscal", "fy", "year"]);
    year(&column.words)
        || draft.columns.iter().any(|column| column.role.is_year())
        || draft.table.above().any(|line| year(&word::words(&line.text)))
}
