//! What the name of a file says of its edition: `ielp-table-202408-t.csv` is one of a kind with `ielp-table-202407-t.csv`,
//! and `removals_fy24_v2.csv` with `removals_fy24.csv`.

use super::cell::when;

/// The name of a file, taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct NamedEdition {
    /// Its letters and the numbers that are no time, which editions of one table share.
    pub(super) stem: String,
    /// The last month that it names, with its year.
    pub(super) month: Option<(i32, u32)>,
    /// The last year that it names alone.
    pub(super) year: Option<i32>,
    /// The number of its version; 1 where it is said to be revised, and 0 where nothing is said.
    pub(super) version: u32,
    /// Whether it names a day.
    has_day: bool,
}

/// Words that say that a table was changed.
const REVISED: [&str; 5] = ["corrected", "revised", "revision", "update", "updated"];

/// Words between times.
const BETWEEN: [&str; 6] = ["and", "cy", "fy", "through", "thru", "to"];

/// So long a beginning of a name is no chance.
const LONG_STEM: usize = 8;

impl NamedEdition {
    /// Takes the name of a file apart; that of a sheet of it is a part of the stem.
    pub(super) fn of(file: &str) -> Self {
        let (book, sheet) = file.split_once(" [").unwrap_or((file, ""));
        let name = book.rsplit(['/', '\\']).next().unwrap_or(book);
        let mut named = Self::default();
        let runs = runs(without_extensions(name));
        let mut rest = runs.as_slice();
        while let Some((first, behind)) = rest.split_first() {
            let taken = named.take_time(rest).or_else(|| named.take_version(rest));
            if taken.is_none() && first.chars().all(char::is_alphanumeric) {
                named.stem.push_str(&first.to_lowercase());
            }
            rest = rest.get(taken.unwrap_or(1)..).unwrap_or(behind);
        }
        named.stem.push_str(&sheet.to_lowercase());
        named
    }

    /// Whether both are names of one table.
    pub(super) fn is_of_one_table(&self, other: &Self) -> bool {
        !self.stem.is_empty() && self.stem == other.stem
    }

    /// Whether one of two names goes on where the other ends.
    pub(super) fn goes_on(&self, other: &Self) -> bool {
        let (one, other) = (self.stem.as_str(), other.stem.as_str());
        one.len().min(other.len()) >= LONG_STEM && (one.starts_with(other) || other.starts_with(one))
    }

    /// Whether it names a month and no day.
    pub(super) fn month_alone(&self) -> Option<(i32, u32)> {
        self.month.filter(|_| !self.has_day)
    }

    /// Takes a time at the beginning of these runs; returns how many it takes up.
    fn take_time(&mut self, runs: &[&str]) -> Option<usize> {
        let digits = |place: usize| runs.get(place).copied().filter(|run| is_digits(run));
        let apart = |place: usize| runs.get(place).is_some_and(|run| matches!(*run, "-" | "_" | "." | " "));
        let first = *runs.first()?;
        if let Some((year, month, has_day)) = whole(first) {
            (self.month, self.has_day) = (Some((year, month)), self.has_day || has_day);
            return Some(1);
        }
        if let Some(year) = four(first) {
            let next = digits(1).or_else(|| digits(2).filter(|_| apart(1)));
            let places = if digits(1).is_some() { 2 } else { 3 };
            if let Some((month, _)) = next.filter(|next| next.len() == 4).and_then(month_and_day) {
                (self.month, self.has_day) = (Some((year, month)), true);
                return Some(places);
            }
            let month = next.filter(|next| next.len() == 2).and_then(when::month_number);
            // `2016-17` is a year, and `2011-12` may be.
            let is_span = next.is_some_and(|next| next == format!("{:02}", (year + 1).rem_euclid(100)));
            if let Some(month) = month.filter(|_| !is_span) {
                self.month = Some((year, month));
                let day = digits(places + 1).filter(|day| apart(places) && day.len() <= 2);
                self.has_day |= day.is_some();
                return Some(if day.is_some() { places + 2 } else { places });
            }
            if let Some((month, taken)) = named_month(runs.get(1..)?) {
                self.month = Some((year, month));
                return Some(1 + taken);
            }
            self.year = self.year.max(Some(if is_span { year + 1 } else { year }));
            return Some(if is_span { places } else { 1 });
        }
        self.take_month_name(runs).or_else(|| self.take_short_year(runs))
    }

    /// Takes `aug2024`, `August_2024`.
    fn take_month_name(&mut self, runs: &[&str]) -> Option<usize> {
        let (month, taken) = named_month(runs)?;
        let behind = runs.get(taken..)?;
        let gap = usize::from(behind.first().is_some_and(|run| matches!(*run, "-" | "_" | " ")));
        let year = four(behind.get(gap)?)?;
        self.month = Some((year, month));
        Some(taken + gap + 1)
    }

    /// Takes `fy24`, and the words beside times, which every edition has in its own place.
    fn take_short_year(&mut self, runs: &[&str]) -> Option<usize> {
        let word = runs.first()?.to_lowercase();
        if !BETWEEN.contains(&word.as_str()) {
            return None;
        }
        let short = runs.get(1).filter(|run| matches!(word.as_str(), "fy" | "cy") && run.len() == 2);
        let Some(year) = short.and_then(|run| run.parse::<i32>().ok()) else { return Some(1) };
        self.year = self.year.max(Some(2000 + year));
        Some(2)
    }

    /// Takes `v2`, `revised`.
    fn take_version(&mut self, runs: &[&str]) -> Option<usize> {
        let word = runs.first()?.to_lowercase();
        if REVISED.contains(&word.as_str()) {
            self.version = self.version.max(1);
            return Some(1);
        }
        let number = runs.get(1).filter(|run| run.len() <= 2).and_then(|run| run.parse().ok());
        let number = number.filter(|_| matches!(word.as_str(), "v" | "ver" | "version" | "rev"))?;
        self.version = self.version.max(number);
        Some(2)
    }
}

/// A month of letters at the beginning of these runs, and how many it takes up.
fn named_month(runs: &[&str]) -> Option<(u32, usize)> {
    let gap = usize::from(runs.first().is_some_and(|run| matches!(*run, "-" | "_" | " ")));
    let name = runs.get(gap).filter(|run| run.len() >= 3 && !is_digits(run))?;
    Some((when::month(name)?, gap + 1))
}

/// `20240815`, `202408`: the year, the month, and whether there is a day.
fn whole(digits: &str) -> Option<(i32, u32, bool)> {
    if !is_digits(digits) || !matches!(digits.len(), 6 | 8) {
        return None;
    }
    let year = four(digits.get(..4)?)?;
    let month = when::month_number(digits.get(4..6)?)?;
    let day = digits.get(6..).and_then(|day| day.parse::<u32>().ok());
    day.is_none_or(|day| (1..=31).contains(&day)).then_some((year, month, day.is_some()))
}

/// `0815`.
fn month_and_day(digits: &str) -> Option<(u32, u32)> {
    let (month, day) = digits.split_at_checked(2)?;
    let day = day.parse().ok().filter(|day| (1..=31).contains(day))?;
    Some((when::month_number(month)?, day))
}

/// A year of four digits.
fn four(digits: &str) -> Option<i32> {
    let year = digits.parse().ok().filter(|_| digits.len() == 4 && is_digits(digits))?;
    (1890..=2100).contains(&year).then_some(year)
}

fn is_digits(run: &str) -> bool {
    run.bytes().all(|byte| byte.is_ascii_digit())
}

/// A name up to its last point, and up to that before `.csv.gz`.
fn without_extensions(name: &str) -> &str {
    let cut = |name: &'_ str| name.rfind('.').filter(|place| *place > 0);
    let once = cut(name).and_then(|place| name.get(..place)).unwrap_or(name);
    let extension = name.rsplit('.').next().unwrap_or_default();
    let packed = ["gz", "zst"].iter().any(|packed| packed.eq_ignore_ascii_case(extension));
    let twice = cut(once).filter(|_| packed).and_then(|place| once.get(..place));
    twice.unwrap_or(once)
}

/// A name as runs of letters, runs of digits, and single other marks. `FY2017andFY2018` is five.
fn runs(name: &str) -> Vec<&str> {
    let sort = |letter: char| match letter {
        letter if letter.is_ascii_digit() => 0,
        letter if letter.is_alphabetic() => 1,
        _ => 2,
    };
    let (mut runs, mut start, mut last) = (Vec::new(), 0, None);
    for (place, letter) in name.char_indices() {
        let own = sort(letter);
        if last.is_some_and(|last| last != own || own == 2) {
            runs.extend(name.get(start..place));
            start = place;
        }
        last = Some(own);
    }
    runs.extend(name.get(start..).filter(|rest| !rest.is_empty()));
    // `andFY` is two words.
    runs.into_iter().flat_map(split_case).collect()
}

/// `andFY` as `and` and `FY`, where capitals begin a word that stands before a time.
fn split_case(run: &str) -> Vec<&str> {
    let place = ["FY", "CY"].iter().find_map(|word| run.strip_suffix(word)).map(str::len);
    match place.and_then(|place| run.split_at_checked(place)) {
        Some((before, behind)) if !before.is_empty() => vec![before, behind],
        Some(_) | None => vec![run],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_editions_have_one_stem() {
        let check = |name: &str, stem: &str, (year, month, version): (i32, u32, u32)| {
            let named = NamedEdition::of(name);
            let time = named.month.or(named.year.map(|year| (year, 0))).unwrap_or((0, 0));
            assert_eq!((named.stem.as_str(), time, named.version), (stem, (year, month), version), "{name}");
        };
        check("a/b/ielp-table-202407-t.csv", "ielptablet", (2024, 7, 0));
        check("2024_1108_ohss_tables.xlsx", "ohsstables", (2024, 11, 0));
        check("ohss_aug2024_ICE.csv.gz", "ohssice", (2024, 8, 0));
        check("removals-2024-08.csv", "removals", (2024, 8, 0));
        check("removals-2024-08-15.csv", "removals", (2024, 8, 0));
        check("removals August 2024.csv", "removals", (2024, 8, 0));
        check("removals_fy24.csv", "removals", (2024, 0, 0));
        check("removals_fy24_v2_2025-01-10.csv", "removals", (2025, 1, 2));
        check("removals FY2016-17 (revised).csv", "removals", (2017, 0, 1));
        check("FY2017andFY2018ICERemovals.csv", "iceremovals", (2018, 0, 0));
        check("FY2018andFY2019_revised_ICERemovals.csv", "iceremovals", (2019, 0, 1));
        check("yearbook_table39_2013_2022.csv", "yearbooktable39", (2022, 0, 0));
        check("a.csv", "a", (0, 0, 0));
    }
}
