//! What one column is for, as its heading says, and its cells where that leaves it open.

use super::coverage;
use super::heading::{
    MARKING, are_several, is_about_rows, is_numbered, is_of_year_before, is_other_day, is_per_day,
    names_day_of_removal, names_how_people_left, names_its_row, names_no_time,
};
use super::profile::Profile;
use super::role::Role;
use crate::load::cell;
use crate::load::word::{self, no_count};

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

/// The role of a column, by its heading and by what its cells look like.
pub(super) fn role(heading: &str, words: &[String], profile: &Profile, place: usize) -> Role {
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
