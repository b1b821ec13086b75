//! Whether the years of a table that runs across are fiscal ones, where they do not say it: by the months, or the parts of a
//! year, that stand beside them.

use crate::load::cell::period::Quarters;
use crate::load::cell::when;
use crate::load::cell::year_part::YearPart;
use crate::load::column::heading_parts::{is_plain_year, period_of};
use crate::load::column::{Column, Role};
use crate::load::notes::Notes;
use crate::load::refusal::Refusal;
use crate::load::shape::Draft;
use crate::load::shape::periods::month_runs;
use crate::load::shape::periods::time::first_cell;
use crate::load::word;

/// Whether years are fiscal ones. A plain *Year* beside months, or a plain year above them, is the one that the
/// months run through: October to September, or January to December. Beside quarters nothing tells.
pub(super) fn fiscal_rows(
    draft: &Draft<'_>,
    labels: &[&Column],
    row_time: Option<&Column>,
    notes: &Notes,
) -> Result<bool, Box<Refusal>> {
    let (Some(year), Some(first)) = (row_time, labels.first()) else { return Ok(true) };
    if matches!(year.role, Role::Month | Role::Quarter | Role::Half | Role::Period) {
        return fiscal_headings(draft, labels, year, notes);
    }
    if year.role != Role::Year {
        return Ok(year.role != Role::CalendarYear);
    }
    let when = |label: &&Column| Some(when::parse(&period_of(&label.name))?.when);
    let months = labels.iter().filter_map(when).map(when::When::months);
    let months: Vec<Vec<u32>> = months.filter(|months| !months.is_empty()).collect();
    if !months.is_empty() {
        let unsure = || {
            let why = month_runs::DOUBT;
            notes.refuse(why, "the heading fiscal_year or calendar_year over the years").heading(draft, first)
        };
        return month_runs::is_fiscal(draft, &months).ok_or_else(unsure);
    }
    if let Some(quarters) = draft.quarters() {
        return Ok(quarters == Quarters::Fiscal);
    }
    let Some(when::When::PartName(part)) = when(first) else { return Ok(true) };
    if let Some(quarters) = part.proves(draft.options.calendar) {
        return Ok(quarters == Quarters::Fiscal);
    }
    Err(notes.refuse(part.doubt(), part.remedy()).heading(draft, first))
}

/// Whether years in headings are fiscal ones. Down the rows the months run through them; quarters and halves do not tell.
fn fiscal_headings(
    draft: &Draft<'_>,
    labels: &[&Column],
    parts: &Column,
    notes: &Notes,
) -> Result<bool, Box<Refusal>> {
    let plain = labels.iter().all(|label| is_plain_year(label)) && !word::any(&parts.words, word::FISCAL);
    let Some((line, text)) = first_cell(draft, parts).filter(|_| plain) else { return Ok(true) };
    let number = text.parse::<u32>().ok();
    let part = match (parts.role, number, when::parse(&text).map(|moment| moment.when)) {
        (Role::Quarter, Some(quarter), _) => YearPart::Quarter(quarter),
        (Role::Half, Some(half), _) => YearPart::Half(half),
        (_, _, Some(when::When::PartName(part))) if part.months().is_empty() => part,
        _ => {
            let why = month_runs::DOUBT;
            let refusal = || {
                notes.refuse(why, "headings such as FY2016, or months such as 2016-10 in the rows").at(line)
            };
            let refusal = || refusal().column(parts).value(&text);
            return month_runs::is_fiscal(draft, &months_down(draft, parts)).ok_or_else(refusal);
        }
    };
    let quarters = draft.quarters().or_else(|| part.proves(draft.options.calendar));
    quarters.map(|quarters| quarters == Quarters::Fiscal).ok_or_else(|| {
        let refusal = notes.refuse(part.doubt(), part.remedy()).at(line);
        refusal.column(parts).value(&text)
    })
}

/// The months that a column names, row after row.
fn months_down(draft: &Draft<'_>, parts: &Column) -> Vec<Vec<u32>> {
    let mut months = Vec::new();
    draft.table.each(|record| {
        let text = record.get(parts.place);
        months.push(
            when::parse(text).map_or_else(
                || when::month_number(text).into_iter().collect(),
                |moment| moment.when.months(),
            ),
        );
    });
    months.retain(|months| !months.is_empty());
    months
}

/// Whether the months in headings run through the fiscal year under each year: from October to September of `2016`.
/// Months of which nothing tells that are refused where the two kinds of year have them in different years.
pub(super) fn run_through_fiscal_years(
    draft: &Draft<'_>,
    labels: &[&Column],
    notes: &mut Notes,
) -> Result<bool, Box<Refusal>> {
    let month = |label: &&Column| when::parse(&period_of(&label.name))?.when.plain_month();
    let months: Option<Vec<(i32, u32)>> = labels.iter().map(month).collect();
    let Some(months) = months else { return Ok(false) };
    let order = month_runs::order(draft, &months);
    let fiscal = order == Some(month_runs::Order::Fiscal);
    if fiscal {
        notes.warn_line(draft.header_line(), month_runs::told());
    }
    let open = order.is_none() && draft.table.has_header_of_several_rows();
    if let Some(place) = month_runs::in_either_year(draft, &months).filter(|_| open)
        && let (Some(column), Some((year, _))) = (labels.get(place), months.get(place))
    {
        let remedy = format!("a heading such as FY{year} or CY{year} over its months");
        return Err(notes.refuse(month_runs::DOUBT, remedy).heading(draft, column).value(&column.name));
    }
    Ok(fiscal)
}
