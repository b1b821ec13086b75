//! What the lines around a table and the file's name say of it: which fiscal year, of which day, of what.

use super::line_days::{REACHES, RELEASED, RETRIEVED, day_behind, is_dated_plainly, reached_by};
use super::said_days::{in_order, joined_day};
use super::title_measure::{called_above, measure};
use super::{calendar_title, title_note, title_subject};
use crate::calendar::{Date, FiscalCalendar, FiscalYear};
use crate::load::cell::period::{DateOrder, Quarters};
use crate::load::cell::reach::{AROUND, spanned};
use crate::load::cell::when;
use crate::load::show;
use crate::load::table::{Skip, Skipped, Table};
use crate::load::word::{self, no_count, not_removed, scale};

/// What stands around a table.
#[derive(Clone, Debug, Default)]
pub(crate) struct Title {
    /// The fiscal year, where exactly one is named.
    pub(crate) fiscal_year: Option<FiscalYear>,
    /// The fiscal year of months that name none: the title's, or the one in the file's name.
    pub(crate) months_year: Option<FiscalYear>,
    /// The year of the calendar of such months, where exactly one is named and no fiscal one.
    pub(crate) calendar_year: Option<i32>,
    /// Which year quarters cut, where a line above says it.
    pub(crate) quarters: Option<Quarters>,
    /// The day on which the file was retrieved or through which it reaches.
    pub(crate) retrieved: Option<Date>,
    /// The day on which the file came out, where a line around the table says it.
    pub(crate) released: Option<Date>,
    /// The day that counts reach by a line around the table.
    pub(crate) reaches: Option<Date>,
    /// Whether words around the table say that counts are to date.
    pub(crate) cumulative: bool,
    /// Whether a line above or a note says so in a word that nobody writes over counts of single periods: `cumulative`.
    pub(crate) running: bool,
    /// The month in which the years of the table end, where a line above says it.
    pub(crate) year_end: Option<u32>,
    /// The day in the file's name.
    pub(crate) named_day: Option<Date>,
    /// The first and last day that the file says it covers.
    pub(crate) range: Option<(Date, Date)>,
    /// The name of what is counted, where a line above names removals.
    pub(crate) measure: Option<String>,
    /// The name of what is counted, where a line above names the years of something and none names removals.
    pub(crate) called: Option<String>,
    /// What names something else than removals, where nothing names removals.
    pub(crate) other: Option<Other>,
    /// What the name of the sheet names beside removals, where no line above says what is counted.
    pub(crate) sheet: Option<Other>,
    /// What a note says that all counts are, where that is no removal.
    pub(crate) noted: Option<Other>,
    /// The measure that a line above makes of removals, so that even a heading of them heads no count: an average, a
    /// share.
    pub(crate) measured: Option<Other>,
    /// Whether a line above says that counts are in thousands or millions.
    pub(crate) in_thousands: bool,
    /// The line that says that somebody may stand in several groups, where there is one.
    pub(crate) shared_groups: Option<u64>,
}

/// Words around a table that name something else than removals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Other {
    /// What they name.
    pub(crate) subject: String,
    /// Where they stand, as the subject of a sentence.
    pub(crate) stands: String,
}

impl Title {
    /// Reads the lines above and below a table, its headings and the file's name; days in numbers are of this order.
    pub(crate) fn of(table: &Table<'_>, file: &str, order: DateOrder) -> Self {
        let mut title = Self::default();
        let mut years: Vec<FiscalYear> = Vec::new();
        let mut calendar_years: Vec<i32> = Vec::new();
        let (mut removals_above, mut beside) = (false, None);
        for line in &table.skipped {
            match line.skip {
                Skip::Above => {
                    years.extend(years_of(&line.text));
                    calendar_years.extend(calendar_title::calendar_years(&line.text));
                    title.quarters = title.quarters.or_else(|| calendar_title::quarters_of(&line.text));
                    title.range = title.range.or_else(|| range(&line.text));
                    let words = word::words(&line.text);
                    let stands = || format!("the title \"{}\"", show::escaped(&line.text));
                    if let Some(subject) = no_count::beside_removals(&words) {
                        beside = beside.or_else(|| Some(Other { subject, stands: stands() }));
                    } else {
                        title.measure = title.measure.take().or_else(|| measure(&line.text));
                        removals_above |= title_subject::names_removals(&words);
                    }
                    title.take_to_date(&words);
                    title.year_end = title.year_end.or_else(|| year_end(&words));
                    title.in_thousands |= line.text.chars().count() <= 120 && scale::loses_digits(&line.text);
                    let named = |subject| Other { subject, stands: stands() };
                    let other = || title_subject::other(&line.text, &words).map(named);
                    title.other = title.other.take().or_else(other);
                    let measured = || title_subject::measure_of_removals(&line.text).map(named);
                    title.measured = title.measured.take().or_else(measured);
                }
                Skip::Below | Skip::Comment => {
                    title.note(&line.text);
                    title.note_to_date(&line.text, table);
                }
                Skip::Repeat | Skip::Rule => continue,
            }
            title.shared_groups =
                title.shared_groups.or_else(|| title_note::shares_groups(&line.text).then_some(line.line));
            title.take_days(line);
        }
        // One heading over several columns, `Arrests by month,`, is as good as a title.
        let mut headings = table.headings.iter().filter(|heading| !heading.is_empty());
        if let (Some(only), None, 2..) = (headings.next(), headings.next(), table.headings.len()) {
            let stands = format!("the heading \"{}\"", show::escaped(only));
            let counted = title_subject::counted(only, &word::words(only));
            title.other = title.other.or_else(|| counted.map(|subject| Other { subject, stands }));
        }
        years.extend(table.titles.iter().flat_map(|title| fiscal_years(title)));
        // `Removals as of 9/9/2017` says the day of its counts.
        for heading in &table.headings {
            let heading = in_order(heading, order);
            title.retrieved = title.retrieved.or_else(|| day_behind(&heading, &REACHES));
            title.reaches = title.reaches.or_else(|| day_behind(&heading, &REACHES));
        }
        title.take_sheet_name(table, removals_above || beside.is_some());
        title.called = called_above(table).filter(|_| !removals_above && title.measure.is_none());
        title.take_name(file);
        title.other = title.other.filter(|_| !removals_above && title.measure.is_none());
        // What a title says goes before the name of the file.
        let above = beside.filter(|_| !removals_above).or(title.other);
        title.other = above.or_else(|| title.sheet.clone()).or_else(|| named_other(table, file));
        title.named_day = named_day(file, order);
        title.name_year(years, calendar_years, (table, file));
        title
    }

    /// Takes the days that a line says the counts are of.
    fn take_days(&mut self, line: &Skipped) {
        // `As of January 1, 2023, voluntary returns are counted separately` says nothing of these counts.
        if line.skip == Skip::Above || is_dated_plainly(&line.text) {
            self.retrieved = self.retrieved.or_else(|| day_behind(&line.text, &RETRIEVED));
            self.released = self.released.or_else(|| day_behind(&line.text, &RELEASED));
            self.reaches = self.reaches.or_else(|| reached_by(&line.text));
        }
    }

    /// Takes what the name of the file says is counted, if nothing above the table does; it has no spaces.
    fn take_name(&mut self, file: &str) {
        let named = word::words(file);
        // Folders hold files of all kinds.
        let own = word::words(file_name(file));
        self.take_name_to_date(file_name(file));
        let removals =
            word::any(&named, &["removals", "removal", "deportations"]) && beside_removals(&named).is_none();
        self.measured = self.measured.take().or_else(|| named_things(file, &own));
        if removals && self.measure.is_none() && self.sheet.is_none() {
            // Returns are none, and are counted with them.
            let both = word::any(&own, &["returns"]);
            self.measure = Some(if both { "removals and returns" } else { "removals" }.to_owned());
        }
    }

    /// Takes the year of the table out of those that lines above it name, or else of those of its own name.
    fn name_year(
        &mut self,
        mut years: Vec<FiscalYear>,
        mut calendar_years: Vec<i32>,
        (table, file): (&Table<'_>, &str),
    ) {
        years.dedup();
        calendar_years.sort_unstable();
        calendar_years.dedup();
        // Where years of both kinds are named, nothing tells whose months stand below.
        match (years.as_slice(), calendar_years.as_slice()) {
            ([year], []) => self.fiscal_year = Some(*year),
            ([], [year]) => self.calendar_year = Some(*year),
            _ => {}
        }
        let named = fiscal_years(&file.replace(['_', '.'], " "));
        // `removals-FY2017.csv`; `FY2016-17` is one year.
        let named = if named.is_empty() { fiscal_years(&file.replace(['_', '.', '-'], " ")) } else { named };
        let sheet = table.name.as_deref().unwrap_or_default().replace(['_', '.', '-'], " ");
        let (fiscal, of_calendar) = (fiscal_years(&sheet), calendar_title::calendar_years(&sheet));
        let none_above = years.is_empty() && calendar_years.is_empty();
        if let ([], [year], true) = (fiscal.as_slice(), of_calendar.as_slice(), none_above) {
            self.calendar_year = Some(*year);
            return;
        }
        let named = if fiscal.is_empty() { named } else { fiscal };
        let named = if let [year] = *named.as_slice() { Some(year) } else { None };
        self.months_year = self.fiscal_year.or(named.filter(|_| none_above));
    }

    /// The year of months and quarters that name none, and whether it is a fiscal one.
    pub(crate) fn year_of_parts(&self) -> Option<(i32, bool)> {
        let fiscal = self.months_year.map(|year| (year.0, true));
        fiscal.or_else(|| self.calendar_year.map(|year| (year, false)))
    }
}

/// What the name of a file names that is no removal. Those on board of removal flights are removed.
fn beside_removals(named: &[String]) -> Option<String> {
    let is_flight = |word: &String| ["flight", "flights", "charter", "charters"].contains(&word.as_str());
    let words: Vec<String> = named.iter().filter(|word| !is_flight(word)).cloned().collect();
    no_count::beside_removals(&words)
}

/// What the file's name names beside removals, where it names none and neither do headings and lines above.
fn named_other(table: &Table<'_>, file: &str) -> Option<Other> {
    // `arrests2016` is a word and a year; folders hold files of all kinds.
    let name = file_name(file);
    let own = word::words(&name.replace(|letter: char| letter.is_ascii_digit(), " "));
    let above = table.above().map(|line| line.text.as_str());
    let around = above.chain(table.headings.iter().map(String::as_str));
    let around = around.chain(table.titles.iter().map(String::as_str)).chain(table.name.as_deref());
    let around_names =
        |words: Vec<String>| word::any_removal(&words) || word::any(&words, &["return", "returns"]);
    let stands = || format!("the file's name \"{}\"", show::escaped(name));
    let beside = beside_removals(&own);
    if beside.is_none() && word::any_removal(&own) || around.map(word::words).any(around_names) {
        return None;
    }
    if let Some(subject) = beside {
        return Some(Other { subject, stands: stands() });
    }
    let subject = title_subject::counted(name, &own).or_else(|| title_subject::of_name(&own));
    subject.map(|subject| Other { subject, stands: stands() })
}

/// What the name of a file says that is removed, and is nobody, or what it makes of removals: `graffiti_removals.csv`,
/// `average_daily_removals.csv`.
fn named_things(file: &str, words: &[String]) -> Option<Other> {
    let measure = || title_subject::measure_of_removals(&words.join(" "));
    let subject = not_removed::named(words).or_else(measure)?;
    let name = file_name(file);
    Some(Other { subject, stands: format!("the file's name \"{}\"", show::escaped(name)) })
}

/// The name of a file without the folders that it is in.
pub(crate) fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// The fiscal years that a line names.
pub(crate) fn fiscal_years(text: &str) -> Vec<FiscalYear> {
    let pieces: Vec<&str> = text.split_whitespace().collect();
    let joined = (1..=3).flat_map(|length| pieces.windows(length).map(|window| window.join(" ")));
    let mut years: Vec<FiscalYear> = joined
        .filter(|piece| piece.to_lowercase().starts_with(['f', 'e']))
        .filter_map(|piece| when::year(piece.trim_matches(AROUND)).map(FiscalYear))
        .collect();
    years.sort_unstable();
    years.dedup();
    years
}

/// The same of a title, with the year in which its time ends: `FY2016 - March 2018` is not of one year.
pub(super) fn years_of(text: &str) -> Vec<FiscalYear> {
    let mut years = fiscal_years(text);
    let calendar = FiscalCalendar::default();
    let spanned = spanned(text, calendar);
    let last_day = spanned.and_then(|spanned| spanned.last).map(|day| calendar.fiscal_year(day));
    let last = last_day.or_else(|| spanned?.last_year.map(FiscalYear));
    years.extend(last.filter(|_| !years.is_empty()));
    years
}

/// The month in which years end, as words say: `year ending June`, `years ended 30 June`.
pub(crate) fn year_end(words: &[String]) -> Option<u32> {
    let opens = |pair: &[String]| match pair {
        [year, end] => {
            matches!(year.as_str(), "year" | "years" | "yr")
                && matches!(end.as_str(), "ending" | "ended" | "end" | "ends")
        }
        _ => false,
    };
    let ending = || {
        let short = || words.iter().position(|word| word == "fye").map(|place| place + 1);
        let behind = words.windows(2).position(opens).map(|place| place + 2).or_else(short)?;
        words.get(behind..)?.iter().take(2).find_map(|word| when::month(word))
    };
    ending().or_else(|| year_to(words)).or_else(|| whole_year(words)).or_else(|| month_before(words))
}

/// The month behind `Year to June`. A fiscal year to June may be one that had come so far.
fn year_to(words: &[String]) -> Option<u32> {
    let fiscal = word::any(words, word::FISCAL) || word::any(words, &["financial"]);
    let behind = words.windows(2).position(|pair| pair == ["year", "to"])?;
    let named = words.get(behind + 2..)?.iter().find(|word| !word::is_digits(word));
    named.filter(|_| !fiscal).and_then(|word| when::month(word))
}

/// The month before the one in which words say that fiscal years begin: `the fiscal year begins July 1`.
fn month_before(words: &[String]) -> Option<u32> {
    const BEGINS: [&str; 6] = ["begin", "begins", "beginning", "start", "starts", "starting"];
    let year = |word: &str| matches!(word, "year" | "years");
    let behind = words.windows(3).position(|three| match three {
        [kind, of, begins] => {
            matches!(kind.as_str(), "fiscal" | "financial") && year(of) && BEGINS.contains(&begins.as_str())
        }
        _ => false,
    })?;
    let first = words.get(behind + 3..)?.iter().take(4).find_map(|word| when::month(word))?;
    Some((first + 10) % 12 + 1)
}

/// The last month of a year that words give with its first: `fiscal year (April to March)`, `January - December`.
fn whole_year(words: &[String]) -> Option<u32> {
    let day = |word: &str| word.len() <= 2 && word::is_digits(word);
    let between =
        |word: &&String| !matches!(word.as_str(), "to" | "through" | "thru" | "until") && !day(word.as_str());
    let words: Vec<&String> = words.iter().filter(between).collect();
    words.windows(2).find_map(|pair| match pair {
        [first, last] => {
            let (first, last) = (when::month(first)?, when::month(last)?);
            (last % 12 + 1 == first).then_some(last)
        }
        _ => None,
    })
}

/// The first and last day that stand on both sides of a dash, as in `(01/01/2012 - 07/06/2019)`.
fn range(text: &str) -> Option<(Date, Date)> {
    let day = |piece: &str| when::parse(piece.trim_matches(AROUND))?.when.american_day();
    let pieces: Vec<&str> = text.split_whitespace().collect();
    pieces.windows(3).find_map(|window| match window {
        [from, "-" | "–" | "to" | "through", through] => {
            let (from, through) = (day(from)?, day(through)?);
            (from < through).then_some((from, through))
        }
        _ => None,
    })
}

/// The day in a file's name: `2016-12-12`, `20161212`, `2016_1212`, or in this order `12122016`; `None` if there are
/// several.
pub(crate) fn named_day(file: &str, order: DateOrder) -> Option<Date> {
    let digits: Vec<&str> =
        file.split(|letter: char| !letter.is_ascii_digit()).filter(|digits| !digits.is_empty()).collect();
    let number = |digits: &str| digits.parse::<u32>().ok();
    let day =
        |year: &str, month: &str, day: &str| Date::from_ymd(year.parse().ok()?, number(month)?, number(day)?);
    let whole = |digits: &str| {
        let part = |from: usize, to: usize| digits.get(from..to).unwrap_or("");
        let iso = day(part(0, 4), part(4, 6), part(6, 8));
        if digits.len() == 8 { iso.or_else(|| joined_day(digits, order)) } else { None }
    };
    let mut days: Vec<Date> = digits.iter().filter_map(|digits| whole(digits)).collect();
    days.extend(digits.windows(2).filter_map(|pair| match pair {
        [year, rest] if year.len() == 4 && rest.len() == 4 => {
            let (month, of_month) = rest.split_at_checked(2)?;
            day(year, month, of_month)
        }
        _ => None,
    }));
    days.extend(digits.windows(3).filter_map(|parts| match parts {
        [year, month, of_month] if year.len() == 4 && month.len() <= 2 && of_month.len() <= 2 => {
            day(year, month, of_month)
        }
        _ => None,
    }));
    if let [day] = *days.as_slice() { Some(day) } else { None }
}
