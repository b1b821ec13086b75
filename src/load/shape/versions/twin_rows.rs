//! Rows, or columns, that count the same days twice, and no column of groups tells them apart.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use super::{accounts, ones};
use crate::load::column::{Column, Role};
use crate::load::notes::{Notes, Told};
use crate::load::refusal::Refusal;
use crate::load::shape::Draft;
use crate::load::shape::facts::{self, Blamed, RowFact};
use crate::load::shape::measures::kind_refusals::filter;
use crate::load::{show, word};

/// Two rows of one period, or two cells of one row.
#[derive(Clone, Copy)]
struct Twins<'a> {
    /// The later one.
    row: &'a RowFact,
    /// The line of the first one.
    first: u64,
    /// What stands in the column that tells of a row.
    value: &'a str,
}

/// Refuses the table for them, or leaves the later ones out where the user has asked for that.
pub(crate) fn leave_out(
    rows: &mut Vec<RowFact>,
    draft: &Draft<'_>,
    blamed: Blamed<'_>,
    notes: &mut Notes,
) -> Result<(), Box<Refusal>> {
    let people = ones::are_people(draft, rows);
    // That they are summed is told where they are.
    if !people && ones::are_departures(draft, blamed, rows) {
        return Ok(());
    }
    let again = again(rows);
    let values = own_values(draft, blamed, rows.iter().zip(&again));
    for (row, first) in rows.iter().zip(&again) {
        let Some(first) = *first else { continue };
        let value = values.get(&row.line).unwrap_or(&row.label);
        let twins = Twins { row, first, value };
        if people {
            ones::tell(row.line, first, notes);
        } else if draft.options.set_aside {
            // The count that stays may be a part of its period, and is no final figure.
            notes.lacks_row(draft.options.calendar, row.span);
            twins.tell(draft, blamed, notes);
        } else {
            return Err(twins.refuse(draft, blamed, notes));
        }
    }
    let mut out = again.iter().map(|first| first.is_some() && !people);
    facts::leave_out(rows, |_| out.next().unwrap_or(false), "of a period that an earlier row counts", notes);
    Ok(())
}

/// Of each row the line of the first one that it counts again.
fn again(rows: &[RowFact]) -> Vec<Option<u64>> {
    let mut seen = BTreeMap::new();
    let mut again = Vec::with_capacity(rows.len());
    for row in rows {
        again.push(match seen.entry((row.span, &row.categories)) {
            Entry::Vacant(entry) => {
                entry.insert(row.line);
                None
            }
            Entry::Occupied(entry) => Some(*entry.get()),
        });
    }
    again
}

/// What such rows say in the column that tells of a row of a table across, by their lines.
fn own_values<'a>(
    draft: &Draft<'_>,
    blamed: Blamed<'_>,
    rows: impl Iterator<Item = (&'a RowFact, &'a Option<u64>)>,
) -> BTreeMap<u64, String> {
    let mut values = BTreeMap::new();
    let Some(column) = blamed.row else { return values };
    let lines: BTreeSet<u64> = rows.filter(|(_, first)| first.is_some()).map(|(row, _)| row.line).collect();
    if !lines.is_empty() {
        draft.table.each(|record| {
            if lines.contains(&record.line()) {
                values.insert(record.line(), record.get(column.place).to_owned());
            }
        });
    }
    values
}

impl Twins<'_> {
    /// Whether two headings of one row say the same.
    fn are_columns(self) -> bool {
        self.first == self.row.line
    }

    fn why(self) -> String {
        let first = self.first;
        if self.are_columns() {
            return "heads two columns of one period, and nothing tells them apart".to_owned();
        }
        format!(
            "is counted twice: line {first} has the same period, and no column of groups tells the rows apart"
        )
    }

    fn tell(self, draft: &Draft<'_>, blamed: Blamed<'_>, notes: &mut Notes) {
        let column = blamed.row.unwrap_or(blamed.time);
        if self.are_columns() {
            let told = Told::new("twice", self.why(), "the later column is left out");
            notes.warning(draft.header_line(), told).column(&self.row.label).gather(&mut notes.findings);
        } else {
            let told = Told::new("twice", self.why(), "the later row is left out");
            notes.warn_cell(self.row.line, column, self.value, told);
        }
    }

    fn refuse(self, draft: &Draft<'_>, blamed: Blamed<'_>, notes: &Notes) -> Box<Refusal> {
        if self.are_columns() {
            let refusal = notes.refuse(self.why(), "--set-aside to leave the later column out");
            let mut named = draft.columns.iter().filter(|column| column.name == self.row.label);
            let column = named.next_back().unwrap_or(blamed.time);
            return refusal.heading(draft, column).value(&column.name);
        }
        let column = blamed.row.unwrap_or(blamed.time);
        let (why, remedy) = match self.apart(draft) {
            // To leave out what another column tells apart would count some of the people alone.
            Some((other, one)) => {
                let why = format!(
                    "has the period of line {}, and only \"{}\" tells the rows apart, which is not known to head groups: \
                     the rows may add up, or tell of the same people",
                    self.first,
                    show::escaped(&other.name)
                );
                let whole = || "a file with one row for each period".to_owned();
                (why, one.map_or_else(whole, |one| format!("{one} for some of them")))
            }
            None if word::any(&column.words, &["file"]) => {
                let why = format!(
                    "is the day of a file, as its heading says, and line {} has the same one: no day says how far each count goes",
                    self.first
                );
                (why, "a column with the day that each count reaches".to_owned())
            }
            None => (self.why(), "--set-aside to leave the later row out".to_owned()),
        };
        let refusal = notes.refuse(why, remedy);
        refusal.at(self.row.line).column(column).value(self.value)
    }

    /// The column in which the two rows differ though it is none of groups, and the option that keeps one of them.
    fn apart<'d>(self, draft: &'d Draft<'_>) -> Option<(&'d Column, Option<String>)> {
        let other = |column: &&Column| {
            column.role == Role::OtherDay || column.role == Role::Note && accounts::is_noted(column)
        };
        draft.columns.iter().filter(other).find_map(|column| {
            let value = |line| draft.table.cell(line, column.place).filter(|text| !text.is_empty());
            let (first, own) = (value(self.first)?, value(self.row.line)?);
            (first != own).then(|| (column, filter(column, &first)))
        })
    }
}
