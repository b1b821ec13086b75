//! What cells in the column of days say, each text with a small number for it.

use std::sync::Arc;

use super::piece::Position;
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
    /// One more than the code of each plain day that is written as most are, by its [`place`]. It saves looking up a
    /// text.
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
    /// The code of a plain day that is written as most are, and known.
    #[inline]
    pub(super) fn known_day(&self, text: &[u8]) -> Option<u16> {
        self.codes.get(place(text)?)?.checked_sub(1)
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
        if let (Some(place), Some(after), Kind::Plain) = (place(text), code.checked_add(1), kind) {
            self.codes.resize(PLACES, 0);
            *self.codes.get_mut(place)? = after;
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
    const WRITTEN: u128 = u128::from_le_bytes(*b"0000-00-00\0\0\0\0\0\0");
    const DIGIT: u8 = 0x7f - 9;
    const ROOM: u128 = u128::from_le_bytes([
        DIGIT, DIGIT, DIGIT, DIGIT, 0x7f, DIGIT, DIGIT, 0x7f, DIGIT, DIGIT, 0, 0, 0, 0, 0, 0,
    ]);
    let (head, tail) = <&[u8; 10]>::try_from(text).ok()?.split_first_chunk()?;
    let tail = u16::from_le_bytes(*tail.first_chunk()?);
    let text = u128::from(tail) << 64 | u128::from(u64::from_le_bytes(*head));
    // Of each digit what it counts, and nothing of what stands between digits.
    let digits = text ^ WRITTEN;
    // With the room of its byte added, what is more than that reaches the byte's highest bit.
    if (digits | (digits + ROOM)) & u128::from_le_bytes([0x80; 16]) != 0 {
        return None;
    }
    // In the first byte of every two digits stands their number.
    let pairs = digits * 10 + (digits >> 8);
    let pair = |byte: u32| usize::try_from(pairs >> (8 * byte) & 0xff).unwrap_or(0);
    let year = (pair(0) * 100 + pair(2)).checked_sub(1900).filter(|year| *year < 200)?;
    let (month, day) = (pair(5), pair(8));
    (month < 16 && day < 32).then_some((year << 4 | month) << 5 | day)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROW: Position = Position { chunk: 0, line: 0 };

    #[test]
    fn each_day_that_is_written_so_has_a_place_of_its_own() {
        let mut places = std::collections::HashSet::new();
        for (year, month, day) in (1900..2100)
            .flat_map(|year| (0..16).flat_map(move |month| (0..32).map(move |day| (year, month, day))))
        {
            let place = place(format!("{year}-{month:02}-{day:02}").as_bytes()).unwrap();
            assert!(place < PLACES && places.insert(place), "{year} {month} {day}");
        }
        // Months have room up to 15, and days up to 31.
        let text = *b"2016-10-03";
        for (at, byte) in (0..10).flat_map(|at| (0..=u8::MAX).map(move |byte| (at, byte))) {
            let mut other = text;
            other[at] = byte;
            let is_digit = byte.is_ascii_digit();
            let range = match at {
                0 => byte == b'2',
                1 => byte == b'0',
                4 | 7 => byte == b'-',
                5 => matches!(byte, b'0' | b'1'),
                6 => matches!(byte, b'0'..=b'5'),
                8 => matches!(byte, b'0'..=b'2'),
                _ => is_digit,
            };
            assert_eq!(place(&other).is_some(), range, "{}", String::from_utf8_lossy(&other));
        }
        for text in ["", "2016-10-3", "2016-10-031", "2016/10/03", "1899-12-31"] {
            assert_eq!(place(text.as_bytes()), None, "{text}");
        }
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
