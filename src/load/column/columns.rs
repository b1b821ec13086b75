//! What each column is for: a time, a count, a category, a note.
//!
//! Headings speak first, cells second. Nothing is chosen between here; a table with three counts has three columns
//! whose role is a count.

use super::heading::is_left_out;
use super::heading_role::role;
use super::profile::{LONGEST, Look, Profile};
use super::role::Role;
use crate::dataset::FastMap;
use crate::load::table::{Table, Walk};
use crate::load::word::{self, no_count, person};

/// How many rows are looked at.
const SAMPLE_ROWS: u64 = 1000;

/// A column with its role.
#[derive(Clone, Debug)]
pub(crate) struct Column {
    /// Its place, from zero.
    pub(crate) place: usize,
    /// Its heading, or `column 3` where it has none.
    pub(crate) name: String,
    /// The words of its heading.
    pub(crate) words: Vec<String>,
    /// What it is for.
    pub(crate) role: Role,
}

impl Column {
    /// Whether it tells of one person.
    pub(crate) fn tells_of_person(&self) -> bool {
        word::any(&self.words, person::KNOWN_OF_ONE) && !no_count::is_no_count(&self.name, &self.words)
    }
}

/// Every column of a table with its role.
pub(crate) fn columns(table: &Table<'_>) -> Vec<Column> {
    let blank = Profile::new(table.header_line.is_some(), table.headings.len());
    let mut profiles = vec![blank; table.headings.len()];
    let mut rows = 0;
    // Cells repeat, mostly the one above, and each is looked at once.
    let mut above = vec![(String::new(), Look::Empty); profiles.len()];
    let mut looks: FastMap<String, Look> = FastMap::default();
    let mut known = |text: &str| {
        looks.get(text).copied().unwrap_or_else(|| {
            let look = Look::of(text);
            looks.insert(text.to_owned(), look);
            look
        })
    };
    table.walk(|record| {
        for (column, (profile, above)) in profiles.iter_mut().zip(&mut above).enumerate() {
            let text = record.get(column);
            if text != above.0 {
                above.1 = if text.len() > LONGEST { Look::of(text) } else { known(text) };
                above.0.clear();
                above.0.push_str(text);
            }
            profile.see(above.1);
        }
        rows += 1;
        if rows < SAMPLE_ROWS { Walk::On } else { Walk::Stop }
    });
    let described = table.headings.iter().zip(profiles).enumerate();
    let mut says_none = Vec::new();
    let mut columns: Vec<Column> = described
        .map(|(place, (heading, profile))| {
            let heading = if is_left_out(heading) { "" } else { heading };
            let words = word::words(heading);
            let name = if heading.is_empty() { format!("column {}", place + 1) } else { heading.to_owned() };
            let role = role(heading, &words, &profile, place);
            says_none.push(role.is_period() && profile.filled > 0 && profile.is_of_words());
            Column { place, name, words, role }
        })
        .collect();
    part_groupings(&mut columns, &says_none);
    pair_ends(&mut columns);
    pair_release(&mut columns);
    columns
}

/// A column that is headed as times are and holds nothing but words groups the times of another one of its kind:
/// `Month Grouping` over *FYTD* and *Remaining* beside `Month`.
fn part_groupings(columns: &mut [Column], says_none: &[bool]) {
    let told: Vec<Role> =
        columns.iter().zip(says_none).filter(|(_, none)| !**none).map(|(column, _)| column.role).collect();
    for (column, none) in columns.iter_mut().zip(says_none) {
        if *none && told.contains(&column.role) {
            column.role = Role::Category;
        }
    }
}

/// `to` beside `from` is the last day; alone it says too little. `through` beside a year, and no first day, is the day that
/// the counts of the year reach.
fn pair_ends(columns: &mut [Column]) {
    pair_weeks(columns);
    let of = |role: Role| columns.iter().filter(|column| column.role == role).count();
    if of(Role::From) == 0 && of(Role::Through) == 1 && of(Role::FiscalYear) == 1 {
        let is_last = |column: &&mut Column| {
            column.role == Role::Through && word::any(&column.words, &["through", "thru", "until"])
        };
        for column in columns.iter_mut().filter(is_last) {
            column.role = Role::AsOf;
        }
        return;
    }
    if of(Role::From) != 1 || of(Role::Through) > 0 {
        return;
    }
    let is_to = |words: &[String]| {
        words.iter().any(|word| word == "to") && words.iter().all(|word| word == "to" || word == "date")
    };
    for column in columns.iter_mut().filter(|column| column.role == Role::Date && is_to(&column.words)) {
        column.role = Role::Through;
    }
}

/// The first and the last day of a week, which may be a short one: `week_start`, `week_end`.
fn pair_weeks(columns: &mut [Column]) {
    let says = |column: &Column, words: &[&str]| {
        column.role == Role::Period && word::any(&column.words, words) && word::any(&column.words, &["week"])
    };
    let first = |column: &Column| says(column, &["start", "starting", "begin", "beginning", "from"]);
    let last = |column: &Column| says(column, &["end", "ending", "through"]);
    let are_two = columns.iter().filter(|column| first(column)).count() == 1
        && columns.iter().filter(|column| last(column)).count() == 1
        && columns.iter().filter(|column| column.role == Role::Period).count() == 2;
    for column in columns.iter_mut().filter(|_| are_two) {
        if first(column) {
            column.role = Role::From;
        } else if last(column) {
            column.role = Role::Through;
        } else {
            // It is another column.
        }
    }
}

/// Of two days, that of the file is the day of its release, and that on which the data were pulled is the one that they
/// reach.
fn pair_release(columns: &mut [Column]) {
    let says = |column: &Column, words: &[&str]| column.role == Role::Date && word::any(&column.words, words);
    let is_release = |column: &Column| says(column, &["file", "report"]);
    let is_pull = |column: &Column| says(column, &["pull", "pulled", "data"]) && !is_release(column);
    let dates: Vec<&Column> = columns.iter().filter(|column| column.role == Role::Date).collect();
    let [first, second] = *dates.as_slice() else { return };
    if is_release(first) && is_pull(second) || is_pull(first) && is_release(second) {
        for column in columns.iter_mut().filter(|column| column.role == Role::Date) {
            column.role = if is_pull(column) { Role::AsOf } else { Role::Published };
        }
    }
}
