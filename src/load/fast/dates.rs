//! What cells in the column of days say, each text with a small number for it.

use std::sync::Arc;

use super::worker::Position;
use crate::dataset::Dictionary;
use crate::load::cell::when::{self, When};

/// The texts of the column of days, each once.
#[derive(Clone, Debug, Default)]
pub(crate) struct Dates {
    texts: Dictionary,
    /// Of each text: what it is.
    kinds: Vec<Kind>,
    /// Of each text: the first row that has it.
    firsts: Vec<Position>,
    /// One more than the code of each day that is written as most are, by its [`place`]. It saves looking up a text.
    codes: Vec<u16>,
}

/// In the place of a date's code: its row does not count.
pub(super) const NO_DATE: u16 = u16::MAX;

/// What a text says of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A day, without a word to say about it.
    Plain,
    /// Something else, so that each row that has it may have to be told of.
    Strange,
    /// Nothing, so that no row that has it counts.
    Blank,
}

impl Dates {
    /// The code of a text and what it is, new or known; `None` where there are too many. `row` is the one that has it.
    #[inline]
    pub(super) fn see(&mut self, text: &[u8], row: Position) -> Option<(u16, Kind)> {
        let place = place(text);
        let known = place.and_then(|place| self.codes.get(place)).and_then(|code| code.checked_sub(1));
        let code = match known {
            Some(code) => code,
            None => self.look_up(text, place, row)?,
        };
        Some((code, *self.kinds.get(usize::from(code))?))
    }

    fn look_up(&mut self, text: &[u8], place: Option<usize>, row: Position) -> Option<u16> {
        let code = self.texts.code(text).filter(|code| *code != NO_DATE)?;
        if usize::from(code) == self.kinds.len() {
            self.kinds.push(Kind::of(self.texts.value(code)?));
            self.firsts.push(row);
        }
        if let (Some(place), Some(after)) = (place, code.checked_add(1)) {
            self.codes.resize(PLACES, 0);
            *self.codes.get_mut(place)? = after;
        }
        Some(code)
    }

    /// How many texts there are.
    pub(crate) fn len(&self) -> usize {
        self.kinds.len()
    }

    /// The texts.
    pub(crate) fn texts(&self) -> &Dictionary {
        &self.texts
    }

    /// The text with a code.
    pub(crate) fn text(&self, code: u16) -> Option<&Arc<str>> {
        self.texts.value(code)
    }

    /// Every text in the order of its code, with what it is and the first row that has it.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, Kind, Position)> {
        let texts = self.texts.values().iter().zip(&self.kinds).zip(&self.firsts);
        texts.map(|((text, kind), first)| (&**text, *kind, *first))
    }
}

impl Kind {
    fn of(text: &str) -> Self {
        let is_day = |moment: when::Moment| matches!(moment.when, When::Day(_) | When::Slashed { .. });
        if text.is_empty() {
            Self::Blank
        } else if when::parse(text).is_some_and(is_day) {
            Self::Plain
        } else {
            Self::Strange
        }
    }
}

/// How many places there are.
const PLACES: usize = 200 << 9;

/// A place of its own for each text like `2016-10-03`, from 1900 to 2099.
#[inline]
fn place(text: &[u8]) -> Option<usize> {
    let [c1, c2, y1, y2, b'-', m1, m2, b'-', d1, d2] = *<&[u8; 10]>::try_from(text).ok()? else {
        return None;
    };
    let century = match (c1, c2) {
        (b'1', b'9') => 0,
        (b'2', b'0') => 100,
        _ => return None,
    };
    let two = |tens: u8, ones: u8| {
        let (tens, ones) = (tens.wrapping_sub(b'0'), ones.wrapping_sub(b'0'));
        (tens <= 9 && ones <= 9).then(|| usize::from(tens) * 10 + usize::from(ones))
    };
    let (year, month, day) = (two(y1, y2)?, two(m1, m2)?, two(d1, d2)?);
    (month < 16 && day < 32).then_some(((century + year) << 4 | month) << 5 | day)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROW: Position = Position { chunk: 0, line: 0 };

    #[test]
    fn a_text_has_one_code_and_no_two_have_the_same() {
        let mut texts = vec![String::new(), "unknown".to_owned(), "10/3/2016".to_owned()];
        for year in ["1899", "1900", "1999", "2000", "2016", "2099", "2100", "2a16"] {
            for month in ["00", "01", "09", "10", "12", "15", "16", "1a", "99"] {
                for day in ["00", "01", "19", "20", "31", "32", "3:", "99"] {
                    texts.push(format!("{year}-{month}-{day}"));
                    texts.push(format!("{year}-{month}-{day} "));
                    texts.push(format!("{year}/{month}-{day}"));
                }
            }
        }
        let mut dates = Dates::default();
        for _ in 0..2 {
            for (code, text) in (0..).zip(&texts) {
                assert_eq!(dates.see(text.as_bytes(), ROW).map(|(code, _)| code), Some(code), "{text}");
                assert_eq!(dates.text(code).map(|text| &**text), Some(text.as_str()));
            }
        }
        assert_eq!(dates.len(), texts.len());
    }

    #[test]
    fn days_are_told_from_what_is_none() {
        let mut dates = Dates::default();
        let mut kind = |text: &str| dates.see(text.as_bytes(), ROW).map(|(_, kind)| kind);
        for (text, expected) in [
            ("2016-10-03", Kind::Plain),
            ("10/3/2016", Kind::Plain),
            ("2016-10-03 00:00:00", Kind::Plain),
            ("2016-02-30", Kind::Strange),
            ("unknown", Kind::Strange),
            ("2016", Kind::Strange),
            ("", Kind::Blank),
        ] {
            assert_eq!(kind(text), Some(expected), "{text:?}");
        }
    }
}
