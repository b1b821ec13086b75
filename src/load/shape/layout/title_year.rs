//! A table that has no time of its own: counts by country below a title, or in a file or sheet, that names the one
//! fiscal year that they are of.

use super::whole_year;
use crate::calendar::FiscalYear;
use crate::load::column::{Column, Role};
use crate::load::notes::{Notes, Told};
use crate::load::refusal::Refusal;
use crate::load::shape::Draft;
use crate::load::shape::counts::group_columns;
use crate::load::shape::measures::heading_rank::{likeliest, rank};
use crate::load::shape::wide::headings;
use crate::load::table::Table;
use crate::load::title::{file_name, fiscal_years};
use crate::load::{Options, show, word};

/// The least rank of a heading that says that it counts people or removals.
const COUNTS: u32 = 54;

/// The heading of a column of years that the file does not have.
pub(super) const HEADING: &str = "fiscal_year";

/// Whether no column of a table of groups tells when, and the user has not said which one does.
pub(super) fn lacks_time(draft: &Draft<'_>) -> bool {
    let timely = |column: &Column| column.role.is_time() || column.role == Role::OtherDay;
    let words = draft.columns.iter().any(|column| column.role == Role::Category);
    words && draft.options.date_column.is_none() && !draft.columns.iter().any(timely)
}

/// The same table with the year above its counts; `None` where it tells its time itself, or no year is named.
pub(crate) fn table<'text>(
    draft: &Draft<'text>,
    notes: &mut Notes,
) -> Result<Option<Table<'text>>, Box<Refusal>> {
    let Some((year, column)) = year_and_counts(draft) else { return Ok(None) };
    refuse_other_days(draft, year, notes)?;
    Ok(with_year(draft, (year, column), notes))
}

/// The year of a table without a time of its own, and its column of counts.
fn year_and_counts<'a>(draft: &'a Draft<'_>) -> Option<(FiscalYear, &'a Column)> {
    let year = draft.title.months_year?;
    let Options { count_column, shape, kind, .. } = draft.options;
    let told = count_column.is_some() || shape.is_some() || kind.is_some();
    if told || !lacks_time(draft) || headings::labels(draft).next().is_some() {
        return None;
    }
    let counts: Vec<&Column> = draft.columns.iter().filter(|column| column.role == Role::Count).collect();
    let chosen = likeliest(&counts);
    let column = *chosen.first()?;
    let removals = word::any(&column.words, word::REMOVALS);
    let counts_people = rank(column) >= COUNTS && draft.title.other.is_none();
    if chosen.len() > 1 {
        // Whether groups of people count removals is asked where they are read.
        group_columns::groups(draft, &chosen)?;
    } else if !removals && !counts_people || word::any(&column.words, word::OTHER_MEASURE) {
        return None;
    } else {
        // It is the only one.
    }
    // A total beside what else is counted may be that of all of it.
    let other = |other: &&Column| other.place != column.place && word::any(&other.words, word::OTHER_MEASURE);
    (removals || !counts.iter().any(other)).then_some((year, column))
}

/// Refuses counts of which a title, or the name of the sheet or the file, says that they are of a part of the year or of
/// several.
pub(super) fn refuse_other_days(
    draft: &Draft<'_>,
    year: FiscalYear,
    notes: &Notes,
) -> Result<(), Box<Refusal>> {
    let above = draft.table.above();
    let names_it = |text: &str| {
        let words = word::words(text);
        !fiscal_years(text).is_empty() || word::any_removal(&words)
    };
    let mut lines: Vec<(Option<u64>, String)> =
        above.filter(|line| names_it(&line.text)).map(|line| (Some(line.line), line.text.clone())).collect();
    if draft.title.fiscal_year.is_none() {
        let file = file_name(&notes.file);
        let sheet = draft
            .table
            .name
            .clone()
            .filter(|name| !fiscal_years(&name.replace(['_', '.', '-'], " ")).is_empty());
        lines.push((None, sheet.unwrap_or_else(|| file.to_owned())));
    }
    for (line, text) in lines {
        if let Some(says) = whole_year::doubt(&text, year, draft.options.calendar) {
            let shown = show::escaped(&text);
            let why = format!(
                "no column tells when, and \"{shown}\" {says}: the counts may not be those of {year}"
            );
            let refusal = notes.refuse(why, "a column with the period of each row");
            return Err(match line {
                Some(line) => refusal.at(line),
                None => refusal,
            });
        }
    }
    Ok(())
}

fn with_year<'text>(
    draft: &Draft<'text>,
    (year, column): (FiscalYear, &Column),
    notes: &mut Notes,
) -> Option<Table<'text>> {
    let to_date = if draft.title.cumulative && draft.title.reaches.is_none() { " YTD" } else { "" };
    let alone = draft.columns.iter().filter(|other| other.role == Role::Count).count() == 1;
    let rows = if alone { Vec::new() } else { whole_rows(draft)? };
    let message = format!("no column tells when, and the title or the name of the file says {year}");
    let line = draft.table.first_line();
    notes.warn_column(line, column, Told::new("title-year", message, format!("counted in {year}")));
    if !alone {
        let years = rows.into_iter().map(|line| (line, format!("{year}{to_date}")));
        return Some(draft.table.with_column(HEADING, years.collect()));
    }
    let mut table = draft.table.clone();
    *table.headings.get_mut(column.place)? = format!("{year}{to_date}");
    Some(table)
}

/// The lines of all rows; `None` where one of them is of another width than the header.
fn whole_rows(draft: &Draft<'_>) -> Option<Vec<u64>> {
    let width = draft.table.headings.len();
    let (mut lines, mut whole) = (Vec::new(), true);
    draft.table.each(|record| {
        whole &= record.len() >= width && (width..record.len()).all(|column| record.get(column).is_empty());
        lines.push(record.line());
    });
    whole.then_some(lines)
}
