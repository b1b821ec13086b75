//! Which column holds the counts, and what they are called.
//!
//! The one whose heading names a count of removals best is taken. Where the best two are equal, nothing is picked: the
//! columns are listed and the user names one.

use super::group_columns::{self, Groups};
use super::total_column::{self, Total};
use super::{cut_thousands, left_over, part_alone, part_of_others, total_of_others};
use crate::load::column::{Column, Role};
use crate::load::notes::Notes;
use crate::load::refusal::Refusal;
use crate::load::shape::coverage::stages;
use crate::load::shape::cumulative::{running_month, to_date_beside};
use crate::load::shape::groups::total_label::is_total_of_all;
use crate::load::shape::measures::heading_rank::likeliest;
use crate::load::shape::measures::{kind_refusals, kinds, measure, people_and_events, subject, units};
use crate::load::shape::versions::revisions;
use crate::load::shape::{Draft, named_column};
use crate::load::{show, word};

/// The counts of a table.
#[derive(Debug)]
pub(crate) struct Counts<'a> {
    /// The column of the counts, or the first of several that are added up.
    pub(crate) column: &'a Column,
    /// The groups of people that columns stand for which are added up.
    pub(crate) groups: Option<Groups<'a>>,
    /// A column of counts to date that can check it.
    pub(crate) check: Option<&'a Column>,
    /// A column that says what each row counts, and the values that are counted.
    pub(crate) only: Option<(&'a Column, Vec<String>)>,
    /// What is counted.
    pub(crate) measure: String,
}

impl<'a> Counts<'a> {
    /// Every column of counts, each with the group of people that it stands for where it is one of several.
    pub(crate) fn columns(&self) -> impl Iterator<Item = (&'a Column, Option<&str>)> {
        let groups = self.groups.iter().flat_map(|groups| &groups.columns);
        let groups = groups.map(|(column, name)| (*column, Some(name.as_str())));
        groups.chain(self.groups.is_none().then_some((self.column, None)))
    }
}

/// The column of counts of a table; `None` where it has none at all.
pub(crate) fn choose<'a>(
    draft: &'a Draft<'_>,
    notes: &mut Notes,
) -> Result<Option<Counts<'a>>, Box<Refusal>> {
    if let Some(name) = &draft.options.count_column {
        let column = named_column::find(draft, notes, ("--count-column", name))?;
        units::refuse_lost_digits(draft, column, notes)?;
        let rival = |other: &&Column| other.role == Role::Count && other.place != column.place;
        tell_of_unused(draft, column, &draft.columns.iter().filter(rival).collect::<Vec<_>>(), notes);
        return Ok(Some(counts(draft, column, None, notes)?));
    }
    let columns: Vec<&Column> = draft.columns.iter().filter(|column| column.role == Role::Count).collect();
    let chosen =
        to_date_beside::weighed(draft, &columns, part_alone::with_wholes(&columns, likeliest(&columns)));
    let Some(Picked { column, groups, total }) = pick(draft, &columns, &chosen, notes)? else {
        return Ok(None);
    };
    let is_one = groups.is_none() && total.is_none();
    let rivals = if is_one { rivals(draft, column, &columns) } else { Vec::new() };
    if !rivals.is_empty() {
        let all: Vec<&Column> = std::iter::once(column).chain(rivals).collect();
        return Err(several(draft, notes, column, &all));
    }
    let is_group = |other: &Column| groups.as_ref().is_some_and(|groups| groups.holds(other));
    let is_counted = |other: &Column| other.place == column.place || is_group(other);
    units::refuse_lost_digits(draft, column, notes)?;
    subject::check_heading(draft, column, notes)?;
    total_of_others::refuse(draft, column, notes)?;
    part_of_others::refuse(draft, column, notes)?;
    if is_one {
        left_over::refuse(draft, column, notes)?;
    }
    subject::check_rows(draft, notes)?;
    cut_thousands::refuse(draft, column, notes)?;
    stages::tell_of_heading(draft, column, notes);
    running_month::refuse(draft, column, notes)?;
    units::refuse(draft, column, notes)?;
    if is_one {
        subject::check_said(draft, column, notes)?;
    }
    if groups.is_none() || total.is_some() {
        revisions::refuse(draft, column, notes)?;
    }
    let to_date = |column: &Column| word::is_to_date(&column.words);
    let check = columns.iter().find(|other| other.place != column.place && to_date(other)).copied();
    let check = check.filter(|check| !(to_date(column) || word::any(&check.words, &["since"])));
    let unused =
        |other: &&&Column| !is_counted(other) && check.is_none_or(|check| check.place != other.place);
    let unused: Vec<&Column> = columns.iter().filter(unused).copied().collect();
    tell_of_unused(draft, column, &unused, notes);
    let counts = counts(draft, column, check, notes)?;
    let named = |groups: &Groups<'_>| groups.measure.clone().unwrap_or_else(|| measure::of_table(draft));
    let measure = total.or_else(|| groups.as_ref().map(named)).filter(|_| counts.only.is_none());
    Ok(Some(Counts { measure: measure.unwrap_or(counts.measure), groups, ..counts }))
}

/// Columns that may hold the counts as well as the one picked.
fn rivals<'a>(draft: &'a Draft<'_>, column: &'a Column, columns: &[&'a Column]) -> Vec<&'a Column> {
    let pair = people_and_events::beside(draft, column, columns).or_else(|| removals_among(column, columns));
    let rivals = pair.map_or_else(|| of_other_agencies(column, columns), |other| vec![other]);
    if rivals.is_empty() && columns.len() == 1 { left_over::numbers_beside(draft, column) } else { rivals }
}

/// The column that is counted, or the columns of groups.
struct Picked<'a> {
    column: &'a Column,
    groups: Option<Groups<'a>>,
    /// What a column of totals counts.
    total: Option<String>,
}

/// The column or the columns to count out of those that name a count of removals best; `None` where there are none.
fn pick<'a>(
    draft: &'a Draft<'_>,
    columns: &[&'a Column],
    chosen: &[&'a Column],
    notes: &mut Notes,
) -> Result<Option<Picked<'a>>, Box<Refusal>> {
    let picked = match *chosen {
        [] => return Ok(None),
        [column] => {
            let groups = total_column::groups_of(draft, column, columns);
            let total = groups.is_some().then(|| measure::of_column(draft, column));
            Picked { column, groups, total }
        }
        [first, ..] => match total_column::find(draft, columns, chosen, notes) {
            Some(Total { column, measure, groups }) => Picked { column, groups, total: Some(measure) },
            None => match group_columns::find(draft, chosen, notes)? {
                Some(groups) => Picked { column: first, groups: Some(groups), total: None },
                None => return Err(several(draft, notes, first, chosen)),
            },
        },
    };
    Ok(Some(picked))
}

/// The column of removals beside one of repatriations or expulsions, of which they may be a part or the other one.
fn removals_among<'a>(chosen: &Column, columns: &[&'a Column]) -> Option<&'a Column> {
    let says =
        |column: &Column| word::any(&column.words, &["removals", "removed", "deportations", "deported"]);
    let other = |column: &&&Column| says(column) && !word::any(&column.words, word::OTHER_MEASURE);
    let wider = word::any(&chosen.words, word::REMOVALS) && !says(chosen);
    columns.iter().find(other).filter(|_| wider).copied()
}

/// The columns of removals of other agencies beside those of one: `CBP Removals` beside `ICE Removals - Interior`. Those of the
/// department are all of them.
fn of_other_agencies<'a>(chosen: &Column, columns: &[&'a Column]) -> Vec<&'a Column> {
    let agency = |column: &Column| {
        let named = column.words.iter().find(|word| word::is_in(word, &["ice", "ero", "cbp"]));
        named.map(|word| if word == "ero" { "ice".to_owned() } else { word.clone() })
    };
    let Some(own) = agency(chosen).filter(|_| word::any(&chosen.words, word::REMOVALS)) else {
        return Vec::new();
    };
    let other = |column: &&&Column| {
        word::any(&column.words, word::REMOVALS) && agency(column).is_some_and(|agency| agency != own)
    };
    columns.iter().filter(other).copied().collect()
}

/// Says which columns of counts are left aside.
fn tell_of_unused(draft: &Draft<'_>, column: &Column, unused: &[&Column], notes: &mut Notes) {
    if unused.is_empty() {
        return;
    }
    let names: Vec<&str> = unused.iter().map(|column| column.name.as_str()).collect();
    let mut said = format!("counts are from \"{}\"; not used: {}", column.name, show::listed(&names));
    if let Some(option) = people_and_events::other(draft, column, unused) {
        said = format!("{said}; {option}");
    }
    notes.remarks.push(said);
}

fn counts<'a>(
    draft: &'a Draft<'_>,
    column: &'a Column,
    check: Option<&'a Column>,
    notes: &Notes,
) -> Result<Counts<'a>, Box<Refusal>> {
    let only = kinds::what_rows_count(draft, notes)?;
    if let Some((kind, wanted)) = &only {
        kind_refusals::contradicted(draft, (kind, wanted), column, notes)?;
    }
    let measure = match &only {
        Some((_, values)) => measure::of_rows(draft, column, values),
        None => measure::of_column(draft, column),
    };
    Ok(Counts { column, groups: None, check, only, measure })
}

fn several(draft: &Draft<'_>, notes: &Notes, first: &Column, chosen: &[&Column]) -> Box<Refusal> {
    let names: Vec<String> =
        chosen.iter().map(|column| format!("{} ({})", column.name, column.place + 1)).collect();
    let doubt = group_columns::doubtful(chosen).map_or_else(String::new, |column| {
        let name = show::escaped(&column.name);
        format!("; added up they may count somebody twice, since \"{name}\" is no country as others are")
    });
    let why = format!(
        "is one of {} columns that may hold the counts: {}{doubt}",
        chosen.len(),
        show::listed(&names)
    );
    let total = chosen.iter().find(|column| is_total_of_all(&column.name)).copied();
    let total = total.or_else(|| total_column::sum_of_others(draft, chosen));
    let option = |column: &Column| format!("--count-column {}", subject::typed(draft, column));
    // Each of several may be a part, and none is offered before the others.
    let remedy = match (total, chosen) {
        (Some(total), _) => option(total),
        (None, [_, _, ..]) if chosen.len() <= OFFERED => {
            chosen.iter().map(|column| option(column)).collect::<Vec<_>>().join(" or ")
        }
        (None, _) => format!("{} or another of them", option(first)),
    };
    notes.refuse(why, remedy).heading(draft, first).value(&first.name)
}

/// So many columns are offered one by one.
const OFFERED: usize = 4;
