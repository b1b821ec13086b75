//! Going straight to a day or a year by typing it: `99` and `sep 9` are September 9, `17` and `fy2017` the year, `9/9/17`
//! and `2017-09-09` that year on that day.

use super::key::{Code, Key};
use super::line::{edit, leaves};
use super::look;
use super::notice::Notice;
use super::overlay::{Overlay, chosen, stepped};
use super::pointer::Hold;
use super::state::State;
use crate::calendar::{Date, FiscalYear};
use crate::report::Query;

/// What has been typed, and which of its meanings is chosen.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct GoTo {
    /// The letters.
    pub typed: String,
    /// The place among the meanings, from 0.
    pub at: usize,
}

/// What the letters may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// The cursor on a day of the year in question.
    Day(Date),
    /// Another year, at its last figure.
    Year(FiscalYear),
    /// Another year, looked at on a day.
    AsOf(FiscalYear, Date),
}

impl GoTo {
    /// What was typed may mean these, the likeliest first; every year where nothing was typed.
    #[must_use]
    pub fn goals(&self, state: &State) -> Vec<Goal> {
        let typed = self.typed.trim().to_lowercase();
        let years: Vec<FiscalYear> = state.report.years.iter().rev().map(|row| row.fiscal_year).collect();
        if typed.is_empty() {
            return years.into_iter().map(Goal::Year).collect();
        }
        let calendar = state.report.calendar;
        let this = state.report.year.fiscal_year;
        let mut goals = Vec::new();
        goals.extend(year(&typed).filter(|year| years.contains(year)).map(Goal::Year));
        for TypedDay { month, day, year } in days(&typed) {
            if let Some(year) = year {
                let date = Date::from_ymd(year, month, day);
                let date = date.map(|date| (calendar.fiscal_year(date), date));
                let known = date.filter(|(year, _)| years.contains(year));
                goals.extend(known.map(|(year, date)| Goal::AsOf(year, date)));
            } else {
                let dates = [this.0 - 1, this.0].into_iter();
                let dates = dates.filter_map(|year| Date::from_ymd(year, month, day));
                goals.extend(dates.filter(|date| calendar.fiscal_year(*date) == this).map(Goal::Day));
            }
        }
        goals
    }
}

impl Goal {
    /// What is found there.
    #[must_use]
    pub fn words(self, state: &State) -> String {
        match self {
            Self::Day(date) => {
                let row = state.report.row(state.report.year.fiscal_year);
                let value = row.and_then(|row| state.report.value_on(row, date)).map(|value| value.marked());
                let value = value.unwrap_or_default();
                format!("{}, cursor: {} {value}", date.long(), state.report.year.fiscal_year)
            }
            Self::Year(year) => {
                let row = state.report.row(year);
                let through = row.and_then(|row| match &row.closing {
                    // The year is over, and that is where one comes to.
                    Some(closing) => Some(format!("the whole year: {}", closing.total)),
                    None => row.last.map(|(date, _)| format!("through {}", date.long())),
                });
                through.map_or_else(|| year.to_string(), |through| format!("{year}, {through}"))
            }
            Self::AsOf(year, date) => format!("{year} as of {}", date.long()),
        }
    }
}

/// The fiscal year that is named.
fn year(typed: &str) -> Option<FiscalYear> {
    let digits = typed.strip_prefix("fy").unwrap_or(typed).trim();
    let number: i32 = digits.parse().ok().filter(|_| digits.chars().all(|letter| letter.is_ascii_digit()))?;
    match digits.len() {
        2 => Some(FiscalYear(2000 + number)),
        4 => Some(FiscalYear(number)),
        _ => None,
    }
}

/// A day as it is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct TypedDay {
    month: u32,
    day: u32,
    /// The calendar year, where it is said.
    year: Option<i32>,
}

/// The days that words may mean: month first, as in the United States.
fn days(typed: &str) -> Vec<TypedDay> {
    let words: Vec<&str> =
        typed.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let number = |word: &str| word.parse::<u32>().ok();
    let whole = |word: &str| match (word.len(), word.parse::<i32>()) {
        (2, Ok(year)) => Some(2000 + year),
        (4, Ok(year)) => Some(year),
        _ => None,
    };
    match words.as_slice() {
        [digits] => run_together(digits),
        [one, other] => {
            let named = month(one).zip(number(other)).or_else(|| month(other).zip(number(one)));
            let day = named.or_else(|| number(one).zip(number(other)));
            day.map(|(month, day)| TypedDay { month, day, year: None }).into_iter().collect()
        }
        [one, two, three] => {
            let in_year = |year: Option<i32>, (month, day): (u32, u32)| {
                Some(TypedDay { month, day, year: Some(year?) })
            };
            let iso = || in_year(whole(one).filter(|_| one.len() == 4), number(two).zip(number(three))?);
            let year = whole(three);
            let named =
                || in_year(year, month(one).zip(number(two)).or_else(|| month(two).zip(number(one)))?);
            let numbers = || in_year(year, number(one).zip(number(two))?);
            iso().or_else(named).or_else(numbers).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// The month that a name begins with: three letters tell it.
fn month(word: &str) -> Option<u32> {
    let named = |month: u32| Date::from_ymd(2000, month, 1).map(|date| date.month_name().to_lowercase());
    (1..=12).find(|month| named(*month).is_some_and(|name| word.starts_with(&name)))
}

/// Digits with nothing between month and day, each way that they can be parted; six or eight of them hold a year.
fn run_together(digits: &str) -> Vec<TypedDay> {
    if !digits.is_ascii() {
        return Vec::new();
    }
    let part = |from: usize, to: usize| digits.get(from..to)?.parse::<u32>().ok();
    let year = |from: usize, century: i32| digits.get(from..)?.parse::<i32>().ok().map(|year| century + year);
    let parted = match digits.len() {
        2 => vec![(part(0, 1), part(1, 2), None)],
        3 => vec![(part(0, 1), part(1, 3), None), (part(0, 2), part(2, 3), None)],
        4 => vec![(part(0, 2), part(2, 4), None)],
        6 => vec![(part(0, 2), part(2, 4), year(4, 2000))],
        8 => vec![
            (part(4, 6), part(6, 8), part(0, 4).and_then(|year| i32::try_from(year).ok())),
            (part(0, 2), part(2, 4), year(4, 0)),
        ],
        _ => Vec::new(),
    };
    let sound = |(month, day, year): (Option<u32>, Option<u32>, Option<i32>)| {
        let (month, day) = month.zip(day)?;
        // A leap year has all days there are.
        Date::from_ymd(year.unwrap_or(2000), month, day).map(|_| TypedDay { month, day, year })
    };
    parted.into_iter().filter_map(sound).collect()
}

/// Takes a key: letters are typed, arrows choose, Enter goes there, Esc closes.
pub(super) fn read(state: &mut State, mut go: GoTo, key: Key) {
    let goals = go.goals(state);
    state.overlay = None;
    if leaves(key) {
        return;
    } else if key == Key::new(Code::Enter) {
        if let Some(goal) = chosen(&goals, go.at) {
            return reach(state, *goal);
        }
        return state.notice = Some(no_goal(state, &go.typed));
    } else if let Some(at) = stepped(go.at, goals.len(), key) {
        go.at = at;
    } else if edit(&mut go.typed, key) {
        go.at = 0;
    } else {
        // Other keys do nothing here, and do not close it.
    }
    state.overlay = Some(Overlay::GoTo(go));
}

/// That what was typed is found nowhere, and what would be.
fn no_goal(state: &State, typed: &str) -> Notice {
    let known = &state.report.years;
    let ends = known.first().zip(known.last());
    let ends = ends.map(|(first, last)| format!(", {} to {}", first.fiscal_year, last.fiscal_year));
    let ends = ends.unwrap_or_default();
    Notice::warning(format!("\"{typed}\" is no day or year of these data{ends}: type sep 9, 9/9/17 or 17"))
}

fn reach(state: &mut State, goal: Goal) {
    match goal {
        Goal::Day(date) => {
            (state.cursor, state.hold) = (Some(date), Hold::Keys);
            look::follow(state);
        }
        Goal::Year(year) => {
            state.ask(Query { year: Some(year), against: None, as_of: None, ..state.query.clone() });
        }
        Goal::AsOf(year, date) => {
            state.cursor = None;
            state.ask(Query { year: Some(year), against: None, as_of: Some(date), ..state.query.clone() });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_however_they_are_typed() {
        let check = |typed: &str, expected: &[(u32, u32, Option<i32>)]| {
            let found: Vec<_> =
                days(typed).iter().map(|typed| (typed.month, typed.day, typed.year)).collect();
            assert_eq!(found, expected, "{typed}");
        };
        for typed in ["99", "9/9", "9-9", "sep 9", "9 september", "0909"] {
            check(typed, &[(9, 9, None)]);
        }
        check("317", &[(3, 17, None)]);
        check("111", &[(1, 11, None), (11, 1, None)]);
        check("1017", &[(10, 17, None)]);
        check("931", &[]);
        check("229", &[(2, 29, None)]);
        for typed in
            ["9/9/17", "9/9/2017", "2017-09-09", "sep 9, 2017", "9 sep 17", "090917", "20170909", "09092017"]
        {
            check(typed, &[(9, 9, Some(2017))]);
        }
        check("se 9", &[]);
        check("", &[]);
        check("ſep 9", &[]);
    }

    #[test]
    fn a_year_is_named_by_its_last_digits_or_all() {
        assert_eq!(year("17"), Some(FiscalYear(2017)));
        assert_eq!(year("fy17"), Some(FiscalYear(2017)));
        assert_eq!(year("fy 2017"), Some(FiscalYear(2017)));
        assert_eq!(year("1998"), Some(FiscalYear(1998)));
        assert_eq!(year("-7"), None);
        assert_eq!(year("317"), None);
    }
}
