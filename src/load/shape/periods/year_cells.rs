//! What is said of the cells of a column of years that are not written whole.

use crate::load::cell::evidence::short_years;
use crate::load::cell::token;
use crate::load::column::Column;
use crate::load::notes::Notes;
use crate::load::shape::Draft;
use crate::load::show;
use crate::load::table::{Record, Walk};

/// Says it of years with two digits, and of blank ones.
pub(super) fn tell(draft: &Draft<'_>, year: &Column, notes: &mut Notes) {
    tell_of_short(draft, year, notes);
    tell_of_blank(draft, year, notes);
}

/// Says that the year of a row may stand above it.
fn tell_of_blank(draft: &Draft<'_>, year: &Column, notes: &mut Notes) {
    let blank = |record: &Record| record.get(year.place).is_empty() && record.has_several();
    if draft.table.any(blank) {
        let name = show::escaped(&year.name);
        notes.remarks.push(format!("blank cells of \"{name}\" are read as the year above them"));
    }
}

/// Says that a column of years writes them with two digits, as other dates say it of themselves.
fn tell_of_short(draft: &Draft<'_>, year: &Column, notes: &mut Notes) {
    draft.table.walk(|record| {
        let text = record.get(year.place);
        let Some((_, true)) = token::year_of(text) else { return Walk::On };
        notes.warn_cell(record.line(), year, text, short_years());
        Walk::Stop
    });
}
