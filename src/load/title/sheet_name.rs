//! What the name of a sheet says is counted on it. It is the nearest title where no line above the table says more, and goes
//! before the name of the file.

use super::around::{Other, Title};
use super::title_subject;
use crate::load::show;
use crate::load::table::Table;
use crate::load::word::{self, no_count};

impl Title {
    /// Takes what the name of the sheet says of its counts: that they are to date, and, unless a line above has said it, what
    /// they count beside removals.
    pub(super) fn take_sheet_name(&mut self, table: &Table<'_>, said_above: bool) {
        let Some(name) = &table.name else { return };
        self.take_name_to_date(name);
        if said_above || self.measure.is_some() {
            return;
        }
        // `Arrests2016` is a word and a year.
        let letters = name.replace(|letter: char| letter.is_ascii_digit(), " ");
        let words = word::words(&letters);
        let named =
            |subject| Other { subject, stands: format!("the sheet's name \"{}\"", show::escaped(name)) };
        let measured = || title_subject::measure_of_removals(&letters).map(named);
        self.measured = self.measured.take().or_else(measured);
        if self.other.is_some() {
            return;
        }
        let counted = || {
            let removals = title_subject::names_removals(&words);
            if removals { None } else { title_subject::counted(&letters, &words) }
        };
        self.sheet = no_count::beside_removals(&words).or_else(counted).map(named);
    }
}
