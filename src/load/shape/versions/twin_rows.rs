//! Rows, or columns, that count the same days twice, and no column of groups tells them apart.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::accounts;
use crate::load::column::{Column, Role};
use crate::load::notes::{Notes, Told};
use crate::load::refusal::Refusal;
use crate::load::shape::Draft;
use crate::load::shape::facts::{self, Blamed, RowFact};
use crate::load::shape::measures::kind_refusals::filter;
use crate::load::shape::records::ones;

/// Two rows of one period, or two cells of one row, by their lines.
#[derive(Clone, Copy)]
struct Twins<'a> {
    row: &'a RowFact,
    first: u64,
}

/// Refuses the table for them, or leaves the later ones out where the user has asked for that.
pub(crate) fn leave_out(
    rows: &mut Vec<RowFact>,
    draft: &Draft<'_>,
    blamed: Blamed<'_>,
    notes: &mut Notes,
) -> Result<(), Box<Refusal>> {
    let mut seen: BTreeMap<_, u64> = BTreeMap::new();
    let people = ones::are_people(draft, rows);
    // By what each of them says, in turn.
    let mut again = Vec::with_capacity(rows.len());
    for row in rows.iter() {
        let first = match seen.entry((row.span, &row.categories)) {
            Entry::Vacant(entry) => {
                entry.insert(row.line);
                again.push(false);
                continue;
            }
            Entry::Occupied(entry) => *entry.get(),
        };
        again.push(!people);
        let twins = Twins { row, first };
        if people {
            ones::tell(row.line, first, notes);
        } else if draft.options.set_aside {
            notes.lacks(draft.options.calendar.fiscal_year(row.span.through));
            twins.tell(draft, blamed, notes);
        } else {
            return Err(twins.refuse(draft, blamed, notes));
        }
    }
    let mut again = again.into_iter();
    facts::leave_out(
        rows,
        |_| again.next().unwrap_or(false),
        "of a period that an earlier row counts",
        notes,
    );
    Ok(())
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

    /// What stands in the column that tells of a row.
    fn value(self, draft: &Draft<'_>, blamed: Blamed<'_>) -> String {
        let own = blamed.row.and_then(|column| draft.table.cell(self.row.line, column.place));
        own.unwrap_or_else(|| self.row.label.clone())
    }

    fn tell(self, draft: &Draft<'_>, blamed: Blamed<'_>, notes: &mut Notes) {
        let column = blamed.row.unwrap_or(blamed.time);
        if self.are_columns() {
            let told = Told::new("twice", self.why(), "the later column is left out");
            notes.warning(draft.header_line(), told).column(&self.row.label).gather(&mut notes.findings);
        } else {
            let told = Told::new("twice", self.why(), "the later row is left out");
            notes.warn_cell(self.row.line, column, &self.value(draft, blamed), told);
        }
    }

    fn refuse(self, draft: &Draft<'_>, blamed: Blamed<'_>, notes: &Notes) -> Box<Refusal> {
        if self.are_columns() {
            let refusal = notes.refuse(self.why(), "--set-aside to leave the later column out");
            let mut named = draft.columns.iter().filter(|column| column.name == self.row.label);
            let column = named.next_back().unwrap_or(blamed.time);
            return refusal.at(draft.header_line()).column(column.place, &column.name).value(&column.name);
        }
        let column = blamed.row.unwrap_or(blamed.time);
        let one = self.one_of(draft).map(|one| format!("{one} for some of them, or ")).unwrap_or_default();
        let refusal = notes.refuse(self.why(), format!("{one}--set-aside to leave the later row out"));
        refusal.at(self.row.line).column(column.place, &column.name).value(&self.value(draft, blamed))
    }

    /// What keeps one of the two rows: a value of a column that is none of groups.
    fn one_of(self, draft: &Draft<'_>) -> Option<String> {
        let other = |column: &&Column| {
            column.role == Role::OtherDay || column.role == Role::Note && accounts::is_noted(column)
        };
        draft.columns.iter().filter(other).find_map(|column| {
            let value = |line| draft.table.cell(line, column.place).filter(|text| !text.is_empty());
            let (first, own) = (value(self.first)?, value(self.row.line)?);
            (first != own).then(|| filter(column, &first)).flatten()
        })
    }
}
