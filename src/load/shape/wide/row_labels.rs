//! What the rows of a table that runs across call their counts.
//!
//! Where a table lies on its side, the label of a row stands for the heading that its counts have in one that stands
//! upright, and is judged as that is: `arrests` are no removals, and `removals FYTD` are counts to date.

use super::headings;
use super::rows::Read;
use super::unsaid;
use crate::calendar::FiscalYear;
use crate::load::cell::stage;
use crate::load::cell::{count, when};
use crate::load::column::{Column, Role, coverage};
use crate::load::notes::Notes;
use crate::load::refusal::Refusal;
use crate::load::shape::coverage::{shorter_unit, stages};
use crate::load::shape::facts::{BETWEEN, RowFact};
use crate::load::shape::groups::total_label::{is_total_of_all, is_total_row};
use crate::load::shape::measures::{kind_refusals, subject};
use crate::load::shape::{Draft, MOST_VALUES};
use crate::load::table::Walk;
use crate::load::word::{self, no_count, scale};
use crate::load::{cell, show};

/// The places of columns whose headings speak of the periods beside them, and whose cells are labels: `month` over
/// `removals`, beside `2016-10` and `2016-11`.
pub(crate) fn headed_as_times(draft: &Draft<'_>) -> Vec<usize> {
    let time = |column: &&Column| {
        (column.role.is_time() || column.role == Role::OtherDay) && !cell::is_period_label(&column.name)
    };
    let times: Vec<&Column> = draft.columns.iter().filter(time).collect();
    if times.is_empty() || headings::labels(draft).nth(1).is_none() {
        return Vec::new();
    }
    let labels = times.into_iter().filter(|column| holds_labels(draft, column));
    labels.map(|column| column.place).collect()
}

/// Whether a column holds words, and no time and no number.
fn holds_labels(draft: &Draft<'_>, column: &Column) -> bool {
    let (mut labels, mut rows, mut others) = (false, 0_u32, false);
    draft.table.walk(|record| {
        let text = record.get(column.place);
        let is_label = !is_total_row(text) && text.starts_with(char::is_alphabetic);
        others |= !text.is_empty() && (when::parse(text).is_some() || count::of(text).is_some());
        labels |= is_label;
        rows += 1;
        if others || rows > 1000 { Walk::Stop } else { Walk::On }
    });
    labels && !others
}

/// The labels of the rows that are read, by the columns that may say what is counted.
#[derive(Debug, Default)]
pub(super) struct RowLabels<'a> {
    columns: Vec<Labels<'a>>,
}

/// The labels of a column, each as the heading that it is in a table that stands upright.
#[derive(Debug)]
struct Labels<'a> {
    column: &'a Column,
    headings: Vec<Column>,
}

impl<'a> RowLabels<'a> {
    /// The labels in those columns that are not known to hold groups of people, and that the user has asked nothing of.
    pub(super) fn read(
        draft: &Draft<'_>,
        words: &[&'a Column],
        read: &Read<'_>,
        notes: &mut Notes,
    ) -> Result<Self, Box<Refusal>> {
        let may_say = |column: &&&'a Column| !unsaid::heads_groups(column) && !draft.is_filtered(column);
        let of_column = |column: &&'a Column| Labels::of(draft, column, read);
        of_periods(draft, words, notes)?;
        let labels = Self { columns: words.iter().filter(may_say).filter_map(of_column).collect() };
        labels.refuse(draft, notes)?;
        labels.tell(draft, notes);
        Ok(labels)
    }

    /// Refuses labels that would be refused as headings of counts.
    fn refuse(&self, draft: &Draft<'_>, notes: &Notes) -> Result<(), Box<Refusal>> {
        for Labels { column, headings } in &self.columns {
            let told = |why: String, remedy: String| Err(notes.refuse(why, remedy).heading(draft, column));
            for own in headings {
                if scale::loses_digits(&own.name) {
                    let name = show::escaped(&own.name);
                    let why =
                        format!("\"{name}\" counts in thousands or millions, and the digits below are lost");
                    return told(why, "a file with full numbers".to_owned());
                }
                if let Some(why) = why_not(draft, column, own, headings.len()) {
                    return told(why, one_of(column, own));
                }
            }
            let to_date = headings.iter().filter(|own| word::is_to_date(&own.words)).count();
            if let Some(own) = headings.first().filter(|_| to_date > 0 && to_date < headings.len()) {
                let names: Vec<&str> = headings.iter().map(|own| own.name.as_str()).collect();
                let why = format!(
                    "says of some rows that they count to date, and not of all: {}",
                    show::listed(&names)
                );
                return told(why, one_of(column, own));
            }
        }
        Ok(())
    }

    /// Says that the only label calls its counts estimates.
    fn tell(&self, draft: &Draft<'_>, notes: &mut Notes) {
        for Labels { column, headings } in &self.columns {
            if let [own] = headings.as_slice()
                && stage::of_words(&own.words).is_some()
            {
                stages::tell_of_heading(draft, &Column { place: column.place, ..own.clone() }, notes);
            }
        }
    }

    /// Whether a column says of all rows that they count to date.
    pub(super) fn are_to_date(&self) -> bool {
        let all = |labels: &Labels<'_>| labels.headings.iter().all(|own| word::is_to_date(&own.words));
        self.columns.iter().any(|labels| !labels.headings.is_empty() && all(labels))
    }

    /// Refuses labels that name a shorter period than their counts have.
    pub(super) fn refuse_shorter(
        &self,
        draft: &Draft<'_>,
        rows: &[RowFact],
        notes: &Notes,
    ) -> Result<(), Box<Refusal>> {
        let Some(shortest) = rows.iter().map(|row| row.span.unit).min() else { return Ok(()) };
        for Labels { column, headings } in &self.columns {
            let named = |own: &&Column| shorter_unit::named_in(&own.words, shortest).is_some();
            let Some(own) = headings.iter().find(named) else { continue };
            let Some(why) = shorter_unit::named_in(&own.words, shortest) else { continue };
            return Err(notes.refuse(why, one_of(column, own)).heading(draft, column).value(&own.name));
        }
        Ok(())
    }
}

impl RowLabels<'_> {
    /// Refuses labels that name another fiscal year than the one in which counts of their rows lie.
    pub(super) fn refuse_other_years(
        &self,
        draft: &Draft<'_>,
        rows: &[RowFact],
        notes: &Notes,
    ) -> Result<(), Box<Refusal>> {
        for Labels { column, headings } in &self.columns {
            for own in headings {
                let Some(stated) = when::year(&own.name).map(FiscalYear) else { continue };
                let lies = |row: &RowFact| draft.options.calendar.fiscal_year(row.span.through);
                let is_own = |row: &&RowFact| row.categories.split(BETWEEN).any(|name| name == own.name);
                let Some(row) = rows.iter().filter(is_own).find(|row| lies(row) != stated) else { continue };
                let why = format!("is {stated}, and its count below \"{}\" lies in {}", row.label, lies(row));
                let refusal = notes.refuse(why, "a year or a month of that year in its place").at(row.line);
                return Err(refusal.column(column).value(&own.name));
            }
        }
        Ok(())
    }
}

/// Refuses rows that say something of the periods above them, where other rows are counts: how many months of each are
/// counted, how settled it is. In a table that stands upright they are columns, and are heeded.
fn of_periods(draft: &Draft<'_>, words: &[&Column], notes: &Notes) -> Result<(), Box<Refusal>> {
    for column in words.iter().filter(|column| !unsaid::heads_groups(column) && !draft.is_filtered(column)) {
        let values = draft.values(column);
        let says = |value: &&String| {
            let words = word::words(value);
            coverage::parts(&words).is_some()
                || !words.is_empty() && word::only(&words, &[SAYS, OF_PERIOD]) && word::any(&words, SAYS)
        };
        let Some(value) = values.iter().find(says).filter(|_| (2..=MOST_VALUES).contains(&values.len()))
        else {
            continue;
        };
        let why = "says something of the periods above its row, and such rows are not read";
        let refusal = notes.refuse(why, "a file with one row for each period");
        return Err(refusal.heading(draft, column).value(value));
    }
    Ok(())
}

/// Words of what is said of a period.
const SAYS: &[&str] = &[
    "status",
    "note",
    "notes",
    "unit",
    "units",
    "partial",
    "complete",
    "incomplete",
    "coverage",
    "multiplier",
];

/// Words beside them.
const OF_PERIOD: &[&str] = &["is", "flag", "data", "year", "month", "of", "mult"];

impl<'a> Labels<'a> {
    /// `None` where there are more labels than things that are counted.
    fn of(draft: &Draft<'_>, column: &'a Column, read: &Read<'_>) -> Option<Self> {
        let mut names: Vec<String> = Vec::new();
        draft.table.walk(|record| {
            let text = record.get(column.place);
            if read.wants(record) && !names.iter().any(|known| known == text) {
                names.push(text.to_owned());
            }
            if names.len() > MOST_VALUES { Walk::Stop } else { Walk::On }
        });
        let few = names.len() <= MOST_VALUES;
        let is_word = |name: &String| name.contains(char::is_alphabetic);
        let names =
            names.into_iter().filter(|name| is_word(name) && !is_total_row(name) && !is_total_of_all(name));
        let heading = |name: String| {
            let words = word::words(&name);
            Column { place: column.place, name, words, role: Role::Count }
        };
        few.then(|| Self { column, headings: names.map(heading).collect() })
    }
}

/// Why a label among so many is no heading of removals.
fn why_not(draft: &Draft<'_>, column: &Column, own: &Column, labels: usize) -> Option<String> {
    let alone = labels == 1;
    let headed = word::any(&column.words, word::TIME) || word::any(&column.words, word::MEASURE);
    // Groups may stand below no heading, too, as the title says: removals of people by the agency of their `Arrests`.
    let nameless = column.words.is_empty() && draft.title.measure.is_none();
    if !(alone || headed || nameless) {
        return None;
    }
    let removals = word::any_removal(&own.words);
    let no_count = no_count::is_no_count(&own.name, &own.words) || no_count::is_daily_rate(&own.words);
    if no_count && (alone || removals) {
        return Some(format!("\"{}\" names no count of removals", show::escaped(&own.name)));
    }
    subject::why_other(own)
}

/// The option that counts the rows of a label all the same, where it can be typed.
fn one_of(column: &Column, own: &Column) -> String {
    let option = kind_refusals::filter(column, &own.name);
    option.map_or_else(
        || subject::ONE_MEASURE.to_owned(),
        |option| format!("{option} to count those all the same"),
    )
}
