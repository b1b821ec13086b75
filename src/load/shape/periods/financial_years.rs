//! Years that call themselves financial ones: those of Britain begin in April and those of Australia in July, so that none
//! is a fiscal year of the United States.

use crate::calendar::FiscalCalendar;
use crate::load::column::{Column, Role};
use crate::load::notes::Notes;
use crate::load::refusal::Refusal;
use crate::load::shape::Draft;
use crate::load::{title, word};

const WHY: &str = "is a financial year, which begins in April in Britain and in July in Australia; counted as a fiscal year it \
                   would begin in October";

const REMEDY: &str = "--fiscal-start 04-01 or --fiscal-start 07-01";

/// Refuses such years where neither the user nor the file says when they begin, and no day does without them.
pub(crate) fn refuse(draft: &Draft<'_>, notes: &Notes) -> Result<(), Box<Refusal>> {
    let headed = || draft.columns.iter().any(|column| title::year_end(&column.words).is_some());
    let days = [Role::Date, Role::AsOf, Role::From, Role::Through, Role::Departure];
    let dated = |column: &Column| days.contains(&column.role);
    let told = draft.options.calendar != FiscalCalendar::default() || draft.title.year_end.is_some();
    if told || headed() || draft.columns.iter().any(dated) {
        return Ok(());
    }
    if let Some(column) = draft.columns.iter().find(|column| is_financial(&column.words)) {
        return Err(notes.refuse(WHY, REMEDY).heading(draft, column));
    }
    let says = |text: &&String| is_financial(&word::words(text));
    for column in draft.columns.iter().filter(|column| column.role.is_time()) {
        if let Some(value) = draft.values(column).iter().find(says) {
            return Err(notes.refuse(WHY, REMEDY).heading(draft, column).value(value));
        }
    }
    let mut above = draft.table.above();
    let Some(line) = above.find(|line| is_financial(&word::words(&line.text))) else { return Ok(()) };
    Err(notes.refuse(format!("the year of the title {WHY}"), REMEDY).at(line.line))
}

fn is_financial(words: &[String]) -> bool {
    ["year", "years"].iter().any(|year| word::pair(words, "financial", year))
}
