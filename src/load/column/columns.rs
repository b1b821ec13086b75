//! What each column is for: a time, a count, a category, a note.
//!
//! Headings speak first, cells second. Nothing is chosen between here; a table with three counts has three columns
//! whose role is a count.

use super::coverage;
use super::heading::{
    MARKING, are_several, is_about_rows, is_left_out, is_numbered, is_of_year_before, is_other_day,
    is_per_day, names_day_of_removal, names_how_people_left, names_its_row, names_no_time,
};
use super::profile::{LONGEST, Look, Profile};
use super::role::Role;
use crate::dataset::FastMap;
use crate::load::cell;
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

/// What a column of numbers is, whose heading names no time: counts, or what names rows.
fn number_role(heading: &str, words: &[String], profile: &Profile, place: usize) -> Role {
    let code = [
        "flag",
        "indicator",
        "key",
        "identifier",
        "level",
        "district",
        "zone",
        "tier",
        "charge",
        "precinct",
        "id",
        "ids",
        "uid",
        "uuid",
        "guid",
        "anumber",
        "caseno",
        "docket",
        "seq",
        "sequence",
        "serial",
        "folio",
        "phone",
        "hash",
        "fid",
        "objectid",
        "rownames",
        "rowid",
        "rowno",
        "rownum",
        "code",
        "row",
        "number",
        "zip",
        "fips",
        "age",
        "col",
        "edad",
        "alter",
        "âge",
        "età",
        "idade",
    ];
    // `number` alone counts, as `number of people` does; `Event Number` names.
    let numbered = words.first().is_some_and(|word| word == "number")
        && (words.len() == 1 || words.get(1).is_some_and(|word| word == "of"));
    let counts = word::any(words, &["count", "counts", "total"])
        || numbered && !profile.is_index()
        || are_several(words, &code);
    let named = words.is_empty() && place == 0 && profile.names_rows();
    // So is one of numbers that only count the rows.
    let alone = matches!(words, [only] if word::is_in(only, &["num", "nr", "n", "x"]));
    let index = named
        || alone && profile.is_index()
        || (heading.is_empty() || word::any(words, &["row", "index"])) && profile.is_index()
        || word::any(words, &["row", "index"]) && place == 0;
    let coded = word::any(words, &code) || is_numbered(heading, words) || profile.are_long();
    if index || coded && !counts {
        return Role::Label;
    }
    Role::Count
}

fn role(heading: &str, words: &[String], profile: &Profile, place: usize) -> Role {
    // `released` over numbers counts people who were let go, and names no day.
    if let [word] = words
        && let Some(role) = named(word)
        && !(word == "released" && profile.is_numeric() && !profile.is_timely())
    {
        return role;
    }
    // `FY 2016` over numbers counts those of the year, as `FY2016` does.
    let told = words.len() > 1 && words.iter().any(|word| word::is_digits(word));
    if told && profile.is_numeric() && cell::is_period_label(heading) {
        return Role::Count;
    }
    if let ([word], true) = (words, profile.is_numeric()) {
        if word::is_year(word) {
            return Role::CalendarYear;
        }
        if word::is_month(word) {
            return Role::Month;
        }
    }
    let daily = no_count::is_daily_rate(words) || is_per_day(heading);
    let rate = !profile.is_timely() && daily;
    // `2007_10` below `ID` is the tenth of its year, and no month.
    let names = profile.is_timely() && names_its_row(words);
    if profile.is_numeric() && (rate || no_count::is_no_count(heading, words)) || names {
        return Role::Label;
    }
    if (profile.is_numeric() || profile.is_timely()) && is_of_year_before(words) {
        return Role::Note;
    }
    // `partial_year` over yes and no names no year.
    let asks = word::any(words, &["partial", "incomplete", "complete", "full", "whole", "unfinished"]);
    if asks && profile.filled > 0 && profile.answers == profile.filled {
        return Role::Category;
    }
    if profile.is_numeric() && coverage::parts(words).is_some() {
        return Role::Note;
    }
    let how = profile.is_of_words() && names_how_people_left(words);
    if let Some(role) = count_role(words, profile).filter(|_| !how) {
        return role;
    }
    if let Some(role) = role_of_words(words, profile) {
        return role;
    }
    if profile.is_timely()
        || word::any(words, word::TIME)
        || words.iter().any(|word| word == "of") && word::any(words, &["as"])
    {
        return time_role(words, profile);
    }
    if names_day_of_removal(words) && !profile.is_numeric() {
        return Role::Departure;
    }
    if profile.is_numeric() {
        return number_role(heading, words, profile, place);
    }
    // Two stages of a figure are the same people, and are never added; nor are two scenarios.
    if word::any(words, word::EDITION) {
        return Role::Note;
    }
    let staged = profile.filled > 0 && profile.stages == profile.filled;
    if staged || is_about_rows(words) { Role::Note } else { Role::Category }
}

/// The role of a column of words whose heading holds a word for a time or for removals, and is of none.
fn role_of_words(words: &[String], profile: &Profile) -> Option<Role> {
    // The names of the days of the week.
    let of_week = matches!(words, [only] if only == "day" || only == "weekday") && profile.times == 0;
    if of_week && profile.filled > 0 && !profile.is_numeric() {
        return Some(Role::Note);
    }
    let others = names_how_people_left(words) || profile.filled > 0 && names_no_time(words);
    (profile.is_of_words() && others).then_some(Role::Category)
}

/// Headings of one word that leave no doubt.
pub(super) fn named(word: &str) -> Option<Role> {
    match word {
        note if word::is_in(note, word::NOTE) => Some(Role::Note),
        "url" | "source" | "grade" => Some(Role::Note),
        "published" | "released" => Some(Role::Published),
        "from" | "start" | "begin" | "since" => Some(Role::From),
        "through" | "thru" | "until" | "end" => Some(Role::Through),
        "asof" => Some(Role::AsOf),
        "q" | "fq" | "fyq" => Some(Role::Quarter),
        "mo" | "mth" | "yyyymm" | "yearmonth" | "monthyear" | "yrmo" => Some(Role::Month),
        _ => None,
    }
}

/// The role of a column whose heading says that it counts removals.
fn count_role(words: &[String], profile: &Profile) -> Option<Role> {
    let to_date = word::pair(words, "to", "date");
    let rate = word::pair(words, "per", "day") || word::pair(words, "a", "day");
    // `removals by day` over numbers that are no days is the day of nobody; `date removed` may be, in some form of its own.
    let many = |word: &String| word.ends_with('s') && word::is_in(word, word::REMOVALS);
    let several = words.iter().any(many) && profile.is_numeric() && !profile.may_be_days();
    let day = word::any(words, &["date", "day", "on", "at"]) && !to_date && !rate && !several
        || profile.is_timely() && !profile.is_numeric();
    if day || word::any(words, word::OTHER_DAY) && !profile.is_numeric() {
        return None;
    }
    // `removed` over yes and no says which rows are removals.
    if profile.filled > 0 && profile.answers == profile.filled {
        return None;
    }
    // `removals_id` names its row, and `removals_flag` asks something of it.
    if word::any(words, MARKING) && !word::any(words, word::COUNT) {
        return None;
    }
    let removals = word::any(words, word::REMOVALS) || word::any(words, &["departures"]);
    let cumulative = (word::any(words, word::CUMULATIVE) || to_date) && profile.is_numeric();
    let fits = profile.filled == 0 || profile.is_numeric() || words.len() <= 2;
    (removals && fits || cumulative).then_some(Role::Count)
}

fn time_role(words: &[String], profile: &Profile) -> Role {
    let has = |list: &[&str]| word::any(words, list);
    if word::pair(words, "as", "of") || has(&["asof"]) {
        return Role::AsOf;
    }
    // The day on which a data base was last written says nothing of what it holds.
    if has(&["update", "updated", "modified", "extracted", "refreshed", "discovered", "scraped", "fetched"]) {
        return Role::Note;
    }
    if has(&["published", "publication", "released", "posted"]) || word::pair(words, "release", "date") {
        return Role::Published;
    }
    if is_other_day(words) {
        return Role::OtherDay;
    }
    let asked = has(&["order", "ordered", "decision", "request", "requested", "warrant", "proceedings"]);
    if has(word::REMOVAL) && !asked && !has(&["year", "month"]) {
        return Role::Departure;
    }
    if asked {
        return Role::OtherDay;
    }
    // The heading of the headings beside it: `Month,Oct,Nov` over fiscal years.
    let of_years = profile.all_named() == Some(Role::FiscalYear) && profile.times == profile.filled;
    if has(word::MONTH) && of_years {
        return Role::FiscalYear;
    }
    // `Fiscal Year,FY2016,FY2017` over months is the heading of the headings, too.
    let parts = profile.all_named().filter(|role| matches!(role, Role::Month | Role::Quarter));
    if let Some(role) = parts.filter(|_| profile.is_timely() && has(&["fiscal", "fy", "year", "yr", "cy"])) {
        return role;
    }
    if has(&["quarter", "qtr"]) {
        return Role::Quarter;
    }
    if has(&["half"]) {
        return Role::Half;
    }
    if has(word::MONTH) {
        // `last_month` is the one that counts of a year reach, and no month that they are of.
        return if has(&["last", "latest", "through", "thru"]) { Role::AsOf } else { Role::Month };
    }
    if has(&["from", "start", "begin", "beginning"]) && !has(&["week"]) {
        return Role::From;
    }
    if has(&["through", "thru", "end", "ending", "until"]) && !has(&["week"]) {
        return Role::Through;
    }
    if has(&["week", "period"]) {
        return Role::Period;
    }
    if has(word::FISCAL) && !has(&["date"]) {
        return Role::FiscalYear;
    }
    if has(&["calendar", "cy"]) {
        return Role::CalendarYear;
    }
    if has(&["year", "yr"]) {
        return Role::Year;
    }
    if !profile.is_timely() && profile.is_numeric() && !has(&["date", "day"]) {
        return Role::Count;
    }
    let told = has(word::TIME);
    profile.all_named().filter(|_| profile.is_timely() && !told).unwrap_or(Role::Date)
}
