//! Columns that each count one group of people, and none that counts all: `Mexico`, `Guatemala`, `Honduras`.
//!
//! They are added up where nobody can be in two of them, and where headings, title or file say that they count removals.

use crate::catalog::Row as _;
use crate::load::cell::count;
use crate::load::column::heading_parts::parted;
use crate::load::column::{Column, Role};
use crate::load::notes::{Notes, Told};
use crate::load::refusal::Refusal;
use crate::load::shape::Draft;
use crate::load::shape::groups::dimension;
use crate::load::shape::measures::said_around::speaks_of_removals;
use crate::load::show;
use crate::load::table::Walk;
use crate::load::word;
use crate::load::word::country::is_country;

/// Columns of counts that are added up.
#[derive(Clone, Debug)]
pub(crate) struct Groups<'a> {
    /// What tells the groups apart.
    pub(crate) dimension: String,
    /// The columns, each with its group.
    pub(super) columns: Vec<(&'a Column, String)>,
    /// What the headings say that they count.
    pub(super) measure: Option<String>,
}

impl Groups<'_> {
    /// Whether a column is that of one of the groups.
    pub(super) fn holds(&self, column: &Column) -> bool {
        self.columns.iter().any(|(own, _)| own.place == column.place)
    }
}

/// The groups that columns of counts stand for, each as likely to hold the counts as the others; `None` where they are no
/// groups, or somebody may be in two.
pub(super) fn find<'a>(
    draft: &'a Draft<'_>,
    chosen: &[&'a Column],
    notes: &mut Notes,
) -> Result<Option<Groups<'a>>, Box<Refusal>> {
    let Some(groups) = groups(draft, chosen) else { return Ok(None) };
    let Some((first, _)) = groups.columns.first() else { return Ok(None) };
    let names: Vec<&str> = groups.columns.iter().map(|(_, name)| name.as_str()).collect();
    // A title of something else is refused as over any other counts.
    let told = groups.measure.is_some() || draft.options.shape.is_some() || draft.title.other.is_some();
    if let Some((line, column, text)) = with_decimals(draft, chosen).filter(|_| !told) {
        let why = "is no whole number, as those of people are, so that its column counts none";
        return Err(notes.refuse(why, "a file with counts of people").at(line).column(column).value(&text));
    }
    if !told && !speaks_of_removals(draft, notes) {
        let why = format!(
            "is one of {} columns with a {} each ({}), and no heading, title or name says that they count removals",
            names.len(),
            groups.dimension,
            show::listed(&names)
        );
        let shape = draft.recognized().map_or("periods", |row| row.id());
        let refusal = notes.refuse(why, format!("--shape {shape} to add them up as removals"));
        return Err(refusal.heading(draft, first));
    }
    tell(draft, first, (&groups.dimension, &names), notes);
    Ok(Some(groups))
}

/// The first number with decimals among columns.
fn with_decimals<'a>(draft: &Draft<'_>, columns: &[&'a Column]) -> Option<(u64, &'a Column, String)> {
    let is_cut = |text: &str| {
        // Three digits may be thousands.
        text.split_once('.').is_some_and(|(whole, behind)| {
            word::is_digits(whole)
                && word::is_digits(behind)
                && behind.len() != 3
                && behind.bytes().any(|digit| digit != b'0')
        })
    };
    let mut found = None;
    draft.table.walk(|record| {
        found = columns
            .iter()
            .find(|column| is_cut(record.get(column.place)))
            .map(|column| (record.line(), *column, record.get(column.place).to_owned()));
        if found.is_some() { Walk::Stop } else { Walk::On }
    });
    found
}

/// Says which groups are added up.
pub(crate) fn tell(
    draft: &Draft<'_>,
    first: &Column,
    (dimension, names): (&str, &[&str]),
    notes: &mut Notes,
) {
    let rest = names.iter().any(|name| dimension::is_rest(name));
    let others = if rest || dimension != "country" { "" } else { ", and people of others in none" };
    let message =
        format!("no column counts all: {} count people of one {dimension} each{others}", show::listed(names));
    let action = format!("added up; --by '{dimension}' shows them apart");
    notes.warn_column(draft.header_line(), first, Told::new("groups-across", message, action));
}

/// Whether counts stand in columns of their own for groups of people. Where they hold nothing but 0 and 1, each row may be
/// one person.
pub(crate) fn are_there(draft: &Draft<'_>) -> bool {
    let counts: Vec<&Column> = draft.columns.iter().filter(|column| column.role == Role::Count).collect();
    let is_mark = |value: &String| count::of(value).is_some_and(|count| count < 2);
    groups(draft, &counts).is_some() && !counts.iter().all(|column| draft.values(column).iter().all(is_mark))
}

/// A group that is no country, or no known one, among others that are: somebody may be in two of them.
pub(super) fn doubtful<'a>(chosen: &[&'a Column]) -> Option<&'a Column> {
    let is_group = |column: &&&Column| {
        let name = parted(&column.name).1;
        is_country(&name) || dimension::is_rest(&name)
    };
    let other = chosen.iter().find(|column| !is_group(column)).copied();
    other.filter(|_| chosen.iter().filter(is_group).count() > 1)
}

/// The groups that columns stand for; `None` where they are no groups, or somebody may be in two of them.
pub(crate) fn groups<'a>(draft: &'a Draft<'_>, chosen: &[&'a Column]) -> Option<Groups<'a>> {
    let (said, _) = parted(&chosen.first()?.name);
    let mut columns: Vec<(&Column, String)> = Vec::new();
    for column in chosen {
        let (own, group) = parted(&column.name);
        columns.push((*column, Some(group).filter(|group| own == said && !group.is_empty())?));
    }
    let with = |columns: &[(&Column, String)], more: Option<&str>| {
        let names = columns.iter().map(|(_, name)| name.as_str()).chain(more);
        dimension::of(&names.collect::<Vec<_>>(), draft)
    };
    let dimension = with(&columns, None)?;
    // One more group without numbers, or with a heading of another kind, would be left out.
    let is_known = |column: &Column| columns.iter().any(|(known, _)| known.place == column.place);
    let is_more = |column: &&Column| with(&columns, Some(&parted(&column.name).1)).is_some();
    let others = draft.columns.iter().filter(|column| !column.role.is_time() && !is_known(column));
    if others.filter(|column| !column.words.is_empty()).any(|column| is_more(&column)) {
        return None;
    }
    let measure = Some(word::joined(said)).filter(|said| !said.is_empty());
    let measure = measure.filter(|said| word::any(&word::words(said), word::REMOVALS));
    Some(Groups { dimension, columns, measure })
}
