//! What cells in the column of days say, each text with a small number for it.

use std::sync::Arc;

use super::columns::begins_with_digit;
use super::piece::Position;
use super::prints;
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
    /// Of each text: the [`class`](super::prints::class) of its rows.
    classes: Vec<u16>,
    /// Each plain day that is written as most are, by its [`place`], with its code. It saves looking up a text. It begins
    /// with a digit, as no note and few headers do.
    days: Vec<(Written, u16)>,
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
    /// The code of a plain day that is written as most are, and known.
    #[inline]
    pub(super) fn known_day(&self, text: &[u8]) -> Option<u16> {
        let text: Written = text.try_into().ok()?;
        let (written, code) = self.days.get(place(text))?;
        (*written == text).then_some(*code)
    }

    /// The code of a text and what it is, new or known; `None` where there are too many. `row` is the one that has it.
    pub(super) fn see(&mut self, text: &[u8], row: Position) -> Option<(u16, Kind)> {
        let code = self.texts.code(text).filter(|code| *code != NO_DATE)?;
        if let Some(kind) = self.kinds.get(usize::from(code)) {
            return Some((code, *kind));
        }
        let kind = Kind::of(self.texts.value(code)?);
        self.kinds.push(kind);
        self.firsts.push(row);
        self.classes.push(prints::class(text));
        let usual = Written::try_from(text).ok().filter(|_| kind == Kind::Plain && begins_with_digit(text));
        if let Some(written) = usual {
            self.days.resize(PLACES, (NO_TEXT, NO_DATE));
            *self.days.get_mut(place(written))? = (written, code);
        }
        Some((code, kind))
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

    /// What the text with a code is.
    pub(super) fn kind(&self, code: u16) -> Option<Kind> {
        self.kinds.get(usize::from(code)).copied()
    }

    /// The class of the rows that have a text, by its code.
    #[inline]
    pub(super) fn class(&self, code: u16) -> Option<u16> {
        self.classes.get(usize::from(code)).copied()
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

/// A day is mostly written with so many letters.
type Written = [u8; 10];

/// What no text says: it is no UTF-8.
const NO_TEXT: Written = [u8::MAX; 10];

/// How many places there are: a hundred years of sixteen months of 32 days, and some that no day has.
const PLACES: usize = 1 << 16;

/// The place of a text like `2016-10-03`. The days of a century have places of their own; what other texts share one with
/// them is told apart by the texts.
#[inline]
fn place(text: Written) -> usize {
    let [_, _, digits @ ..] = text;
    // Each byte with the digit of the one behind it: of the tens and the ones, a number of two digits.
    let digits = u64::from_le_bytes(digits) & 0x0f0f_0f0f_0f0f_0f0f;
    let pairs = digits * 10 + (digits >> 8);
    let (year, month, day) = (pairs & 0x7f, pairs >> 24 & 0xf, pairs >> 48 & 0x1f);
    usize::try_from(year << 9 | month << 5 | day).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROW: Position = Position { chunk: 0, line: 0 };

    #[test]
    fn each_day_of_a_century_has_a_place_of_its_own() {
        let mut places = std::collections::HashSet::new();
        for (year, month, day) in (2000..2100)
            .flat_map(|year| (0..16).flat_map(move |month| (0..32).map(move |day| (year, month, day))))
        {
            let text = format!("{year}-{month:02}-{day:02}");
            let place = place(text.as_bytes().try_into().unwrap());
            assert!(place < PLACES && places.insert(place), "{text}");
        }
    }

    #[test]
    fn a_known_day_is_no_other_text_at_its_place() {
        let mut dates = Dates::default();
        let text = *b"2016-10-03";
        assert_eq!(dates.known_day(&text), None);
        dates.see(&text, ROW).unwrap();
        assert_eq!(dates.known_day(&text), Some(0));
        for (at, byte) in (0..10).flat_map(|at| (0..=u8::MAX).map(move |byte| (at, byte))) {
            let mut other = text;
            other[at] = byte;
            let known = (byte == text[at]).then_some(0);
            assert_eq!(dates.known_day(&other), known, "{}", String::from_utf8_lossy(&other));
        }
        for text in ["", "2016-10-3", "2016-10-031", "1916-10-03"] {
            assert_eq!(dates.known_day(text.as_bytes()), None, "{text}");
        }
        // What stands at the same place takes it, and neither is taken for the other.
        dates.see(b"1916-10-03", ROW).unwrap();
        assert_eq!((dates.known_day(&text), dates.known_day(b"1916-10-03")), (None, Some(1)));
        assert_eq!(dates.see(&text, ROW), Some((0, Kind::Plain)));
    }

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
