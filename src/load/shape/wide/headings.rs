//! What the headings of a table that runs across say: periods, the rest of whose time its rows tell, and what is
//! counted.

use super::{group_periods, running_columns};
use crate::load::cell::evidence::{Decided, Evidence};
use crate::load::cell::period::{Hints, Style, Yearly};
use crate::load::cell::rhythm::Spacing;
use crate::load::cell::span::{Span, month_of};
use crate::load::cell::when;
use crate::load::column::heading_parts::{is_plain_period, period_of, plain_period};
use crate::load::column::{Column, Role, stated_period};
use crate::load::notes::{Notes, Told};
use crate::load::refusal::Refusal;
use crate::load::shape::Draft;
use crate::load::shape::groups::part_rows;
use crate::load::shape::groups::total_label::{is_total, is_total_row, so_far_through};
use crate::load::shape::measures::{kind_refusals, kinds, measure};
use crate::load::show;
use crate::load::table::Walk;
use crate::load::word::{self, no_count};

/// The columns whose headings are periods, or else those whose headings are periods and groups of people.
pub(crate) fn labels<'a>(draft: &'a Draft<'_>) -> impl Iterator<Item = &'a Column> {
    let plain = plain_labels(draft);
    let groups = if plain.is_empty() { group_periods::find(draft) } else { None };
    let groups = groups.into_iter().flat_map(|groups| groups.columns).map(|(column, _)| column);
    plain.into_iter().chain(groups)
}

fn plain_labels<'a>(draft: &'a Draft<'_>) -> Vec<&'a Column> {
    let is_label = |column: &&Column| is_plain_period(&column.name);
    let labels: Vec<&Column> = draft.columns.iter().filter(is_label).collect();
    let months = labels.iter().any(|column| is_shorter_than_a_year(&column.name));
    let is_running = |column: &Column| word::any(&column.words, word::RUNNING);
    // Counts to date stand beside those of the periods themselves.
    let beside = labels.iter().any(|column| !is_running(column));
    // `2016 Total` beside `2016 Criminal` is the count of the year, and beside the months of 2016 their sum.
    let parts = labels.iter().any(|column| !is_running(column) && !is_total(&column.name));
    let is_sum = |column: &Column| {
        parts && is_total(&column.name)
            || is_to_date(&column.name) && (months || running_columns::sums_up_another(draft, column))
            || beside && is_running(column)
    };
    labels.into_iter().filter(|column| !is_sum(column)).collect()
}

/// Whether a heading is a month, a quarter or a half.
fn is_shorter_than_a_year(heading: &str) -> bool {
    when::parse(&plain_period(heading)).is_some_and(|moment| {
        matches!(
            moment.when,
            when::When::Month { .. }
                | when::When::MonthName(_)
                | when::When::FiscalMonth { .. }
                | when::When::Part { .. }
                | when::When::PartName(_)
        )
    })
}

/// Whether a heading is a year to date, which beside months sums them up.
fn is_to_date(heading: &str) -> bool {
    when::parse(heading)
        .is_some_and(|moment| matches!(moment.when, when::When::FiscalYear { to_date: true, .. }))
}

/// The columns beside the periods that tell rows apart. A column of numbers whose heading names a year and yet is no
/// period counts something, and is never left out in silence.
pub(super) fn categories<'a>(
    draft: &Draft<'_>,
    beside: &[&'a Column],
    notes: &mut Notes,
) -> Result<Vec<&'a Column>, Box<Refusal>> {
    let mut words = Vec::new();
    let mut unused: Vec<&str> = Vec::new();
    for column in beside.iter().copied().filter(|column| !is_total(&column.name)) {
        let no_count = no_count::is_no_count(&column.name, &column.words);
        let other = no_count
            || is_part_of_total(draft, column)
            || word::any(&column.words, word::OTHER_MEASURE)
            || is_to_date(&column.name)
            || so_far_through(&column.name, draft.options.calendar).is_some()
            || word::any(&column.words, word::RUNNING);
        let numbers = column.role == Role::Count || column.role.is_time();
        if !numbers || !names_a_period(&column.words) {
            words.extend(Some(column).filter(|column| !no_count && column.role != Role::Note));
        } else if other {
            unused.push(&column.name);
        } else {
            let why = "holds numbers beside those of periods, and its heading is no period that is known";
            let refusal = notes.refuse(why, "a heading such as 2016-10 or FY2017");
            return Err(refusal.heading(draft, column).value(&column.name));
        }
    }
    if !unused.is_empty() {
        notes.remarks.push(format!("not used: {}", show::listed(&unused)));
    }
    Ok(words)
}

/// Whether a column counts a part of what another one counts for the same year: `2016 Criminal` beside `2016 Total`.
pub(super) fn is_part_of_total(draft: &Draft<'_>, column: &Column) -> bool {
    let year = |column: &Column| column.words.iter().find_map(|word| when::year(word));
    let own = year(column);
    own.is_some() && labels(draft).any(|label| is_total_row(&label.name) && year(label) == own)
}

/// Whether one of the words of a heading is a year or a month: `2017`, `fy17`, `october`.
fn names_a_period(words: &[String]) -> bool {
    words.iter().any(|word| {
        let when = when::parse(word).map(|moment| moment.when);
        when.is_some_and(|when| when.whole_year().is_some() || when.month_name().is_some())
    })
}

pub(super) fn month_span(draft: &Draft<'_>, year: i32, month: u32, fiscal: bool) -> Option<Span> {
    month_of(draft.options.calendar, year, month, fiscal)
}

pub(super) fn heading_style(
    draft: &Draft<'_>,
    labels: &[&Column],
    notes: &mut Notes,
) -> Result<Style, Box<Refusal>> {
    let mut evidence = Evidence::default();
    let line = draft.header_line();
    for column in labels {
        evidence.see(line, &period_of(&column.name));
    }
    let options = draft.options;
    let named = heading_of_days(draft, labels);
    let spacing = named.map_or_else(Spacing::default, |column| Spacing {
        edge: stated_period::edge(&column.words),
        length: word::any(&column.words, &["week", "weekending"]).then_some(7),
        own: true,
        named: stated_period::named(column).filter(|_| options.stands.is_none()),
        ..Spacing::default()
    });
    let spacing = Spacing { stands: options.stands, ..spacing };
    let (order, epoch, quarters) = (options.dates, options.epoch, draft.quarters());
    let hints = Hints { order, epoch, quarters, spacing, ..Hints::default() };
    let (style, decided) = evidence
        .decide(hints, options.calendar)
        .map_err(|unsure| notes.refuse(unsure.why, unsure.remedy).at(line).value(&unsure.value))?;
    if let Some(column) = labels.first() {
        for Decided { line, value, told } in decided {
            notes.warn_cell(line, column, &value, told);
        }
    }
    Ok(style)
}

/// The column whose heading says of which periods the days across are the first or the last: `Week ending`.
pub(super) fn heading_of_days<'a>(draft: &'a Draft<'_>, labels: &[&Column]) -> Option<&'a Column> {
    let is_label = |column: &Column| labels.iter().any(|label| label.place == column.place);
    let says = |column: &&Column| {
        let days = ["ending", "weekending", "beginning", "starting", "commencing"];
        word::any(&column.words, &days)
            && word::any(&column.words, &["week", "weekending", "month", "quarter"])
            && word::only(&column.words, &[&days, &["week", "weekending", "month", "quarter", "date", "the"]])
    };
    draft.columns.iter().find(|column| !is_label(column) && says(column))
}

pub(super) fn column_style(draft: &Draft<'_>, column: &Column, notes: &Notes) -> Result<Style, Box<Refusal>> {
    let mut evidence = Evidence::default();
    draft.table.each(|record| {
        let text = record.get(column.place);
        if !is_total_row(text) && so_far_through(text, draft.options.calendar).is_none() {
            evidence.see(record.line(), text);
        }
    });
    let years = column.role.is_year();
    let yearly = if column.role == Role::CalendarYear { Yearly::CalendarYears } else { Yearly::Years };
    let hints = Hints { years, yearly, quarters: draft.quarters(), ..Hints::default() };
    let decided = evidence.decide(hints, draft.options.calendar);
    decided.map(|(style, _)| style).map_err(|unsure| {
        notes.refuse(unsure.why, unsure.remedy).at(unsure.line).column(column).value(&unsure.value)
    })
}

/// What the rows count: where each row names something else, the row of removals, or a refusal that lists them.
pub(super) fn measure(
    draft: &Draft<'_>,
    words: &[&Column],
    has_time: bool,
    notes: &mut Notes,
) -> Result<(Option<u64>, String), Box<Refusal>> {
    let named = || measure::of_table(draft);
    // Numbers that name rows say nothing of them.
    let mut labels = words.iter().filter(|column| column.role != Role::Label);
    let (Some(column), None) = (labels.next(), labels.next()) else { return Ok((None, named())) };
    let mut rows: Vec<(u64, String)> = Vec::new();
    draft.table.walk(|record| {
        rows.push((record.line(), record.get(column.place).to_owned()));
        if rows.len() < 1000 { Walk::On } else { Walk::Stop }
    });
    let counts = |text: &str| word::any(&word::words(text), word::REMOVALS);
    let found: Vec<&(u64, String)> = rows.iter().filter(|(_, text)| counts(text)).collect();
    let asked = draft.options.filters.iter().find(|(name, _)| name.eq_ignore_ascii_case(&column.name));
    // A country that is asked for is one of the people who are counted, and not what is counted.
    if let Some((_, value)) =
        asked.filter(|_| !found.is_empty() || kinds::may_say_what_rows_count(draft, column))
    {
        let mut of_value = rows.iter().filter(|(_, text)| text == value);
        if let (Some((line, _)), None) = (of_value.next(), of_value.next()) {
            return Ok((Some(*line), measure::of_label(value)));
        }
    }
    // Where every row counts removals, and one of them all, the others are its parts.
    if rows.len() > 2 && part_rows::sum_up(draft, column, &rows) {
        return Ok((None, named()));
    }
    let rows_are_times = word::any(&column.words, word::TIME) || column.role.is_time();
    match *found.as_slice() {
        [(line, text)] if !has_time => {
            if rows_are_times || rows.len() == 1 {
                let message = "the table is sideways: its periods run across";
                notes.warn_line(draft.header_line(), Told::new("sideways", message, "read across"));
            }
            Ok((Some(*line), measure::of_label(text)))
        }
        [(line, _), _, ..] if !has_time => {
            let rows: Vec<&str> = found.iter().map(|(_, text)| text.as_str()).collect();
            let why = format!("several rows may hold the counts: {}", show::listed(&rows));
            let one = rows.first().and_then(|text| kind_refusals::filter(column, text));
            Err(notes
                .refuse(why, one.unwrap_or_else(|| "a file with one of these rows".to_owned()))
                .at(*line)
                .column(column))
        }
        _ => Ok((None, named())),
    }
}
