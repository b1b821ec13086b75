//! A cell of a column of counts: which marks stand beside the number, and what is no count at all.
//!
//! A count is a whole number of people, read in the grouping that its whole column shows.

use super::footnote::FOOTNOTE_MARKS;
use super::formula_text;
use super::gap::{self, Gap};
use super::grouping::Grouping;
use super::merged;
use crate::load::word::is_digits;

/// What a cell of a count column says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Cell {
    /// So many.
    Count {
        /// The number.
        count: u64,
        /// What had to be overlooked to read it.
        mark: Option<Mark>,
    },
    /// Nothing is known.
    Gap(Gap),
    /// It is no count; why.
    Bad(&'static str),
}

/// Something beside the digits that a reader may want to be told of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// A footnote mark.
    Footnote,
    /// A footnote mark that no note explains.
    Unexplained,
    /// An apostrophe in front, as spreadsheets mark text.
    Apostrophe,
    /// A formula around it, with which spreadsheets keep digits as text: `="18320"`.
    Formula,
    /// Scientific notation, which may have lost digits.
    Scientific,
}

impl Cell {
    /// The count that it holds, if it does.
    pub(crate) fn count(&self) -> Option<u64> {
        match self {
            Self::Count { count, .. } => Some(*count),
            Self::Gap(_) | Self::Bad(_) => None,
        }
    }
}

/// Reads a cell of a column with this grouping.
pub(crate) fn read(text: &str, grouping: Grouping) -> Cell {
    if let Some(gap) = gap::parse(text) {
        return Cell::Gap(gap);
    }
    let (digits, mark) = stripped(text);
    let (digits, negative) = match digits.strip_prefix(['-', '−']) {
        Some(digits) => (digits.trim_start(), true),
        None => (digits.strip_prefix('+').unwrap_or(digits), false),
    };
    match number(digits, grouping) {
        Ok((count, _)) if negative && count > 0 => Cell::Bad("is negative, which only a correction can be"),
        Ok((count, scientific)) => {
            Cell::Count { count, mark: if scientific { Some(Mark::Scientific) } else { mark } }
        }
        Err(why) => Cell::Bad(why_not(text).unwrap_or(why)),
    }
}

/// The count in a cell whose column is not known, thousands parted by commas; `None` where it is a gap, or none.
pub(crate) fn of(text: &str) -> Option<u64> {
    read(text, Grouping::COMMAS).count()
}

/// A number without the marks round it: the apostrophe that makes text of it, footnote marks behind it.
pub(super) fn stripped(text: &str) -> (&str, Option<Mark>) {
    let mut mark = None;
    let mut inner = text.trim();
    if let Some(text) = formula_text(inner) {
        mark = Some(Mark::Formula);
        inner = text;
    }
    if let Some(rest) = inner.strip_prefix('\'') {
        mark = Some(Mark::Apostrophe);
        inner = rest.trim_start();
    }
    if let Some(rest) =
        inner.strip_prefix('*').filter(|rest| rest.starts_with(|first: char| first.is_ascii_digit()))
    {
        mark = Some(Mark::Footnote);
        inner = rest;
    }
    while let Some(rest) = without_footnote(inner) {
        mark = Some(Mark::Footnote);
        inner = rest.trim_end();
    }
    (inner, mark)
}

/// A text without the footnote mark at its end: `18,320*`, `17944 (a)`, `19001¹`.
fn without_footnote(text: &str) -> Option<&str> {
    let starts_as_number =
        text.trim_start_matches(['-', '+', '−']).starts_with(|first: char| first.is_ascii_digit());
    if !starts_as_number {
        return None;
    }
    if let Some(rest) = text.strip_suffix(FOOTNOTE_MARKS) {
        return Some(rest);
    }
    for (open, close) in [('(', ')'), ('[', ']')] {
        if let Some(inside) = text.strip_suffix(close)
            && let Some((rest, mark)) = inside.rsplit_once(open)
            && (1..=2).contains(&mark.chars().count())
            && mark.chars().all(char::is_alphanumeric)
            // `190 (90)` is two counts; few tables have ten notes that they point to in this way.
            && !(open == '(' && mark.len() == 2 && is_plain(mark))
        {
            return Some(rest);
        }
    }
    // `17,944p` for provisional, `r` for revised; other letters behind a digit are units or exponents.
    if let Some(rest) = text.strip_suffix(['p', 'r', 'P', 'R'])
        && rest.ends_with(|last: char| last.is_ascii_digit())
    {
        return Some(rest);
    }
    // Letters after a space: `17,944 p` for provisional, `r` for revised, `e` for estimated, `bp` for both of two.
    let (rest, mark) = text.rsplit_once(' ')?;
    let flags = (1..=2).contains(&mark.len()) && mark.chars().all(|letter| "abcdeinprsuz".contains(letter));
    (flags || mark == "P" || mark == "R").then_some(rest)
}

fn number(text: &str, grouping: Grouping) -> Result<(u64, bool), &'static str> {
    if is_digits(text) {
        return text.parse().map(|count| (count, false)).map_err(|_| "is larger than any count");
    }
    if let Some((mantissa, exponent)) = text.split_once(['e', 'E']) {
        return scientific(mantissa, exponent).map(|count| (count, true)).ok_or(NO_NUMBER);
    }
    if text.ends_with([',', '.']) {
        return Err("ends with a mark of thousands or decimals, behind which digits may be cut off");
    }
    let decimal = if grouping.thousands == Some('.') { ',' } else { '.' };
    let decimal = if grouping.thousands.is_none() { ',' } else { decimal };
    let (whole, fraction) = text.split_once(decimal).unwrap_or((text, ""));
    if !fraction.bytes().all(|byte| byte == b'0') {
        let digits = fraction.bytes().all(|byte| byte.is_ascii_digit());
        return Err(if digits { "is not a whole number" } else { NO_NUMBER });
    }
    let separator =
        [grouping.thousands.unwrap_or(','), ' ', '\u{a0}', '\u{202f}', '\u{2007}', '\u{2009}', '\'', '’']
            .into_iter()
            .find(|mark| whole.contains(*mark));
    let mut groups = whole.split(|letter| Some(letter) == separator);
    let first = groups.next().unwrap_or("");
    let mut joined = first.to_owned();
    if separator.is_some() && !is_lead(first) {
        return Err(why_grouping(whole));
    }
    for group in groups {
        if !is_group(group) {
            return Err(why_grouping(whole));
        }
        joined.push_str(group);
    }
    if !is_digits(&joined) {
        return Err(NO_NUMBER);
    }
    joined.parse().map(|count| (count, false)).map_err(|_| "is larger than any count")
}

/// Why a cell is no count of which nothing more can be told.
pub(crate) const NO_NUMBER: &str = "is not a number";

fn why_grouping(text: &str) -> &'static str {
    let digits = text.chars().all(|letter| letter.is_ascii_digit() || !letter.is_alphanumeric());
    if digits { "has digits that are not in groups of three" } else { NO_NUMBER }
}

/// One to three digits, as in front of the first mark.
pub(crate) fn is_lead(text: &str) -> bool {
    text.len() <= 3 && is_digits(text) && text != "0"
}

/// Digits, with spaces around them or not.
fn is_plain(text: &str) -> bool {
    is_digits(text.trim())
}

/// Three digits, as between two marks.
pub(crate) fn is_group(text: &str) -> bool {
    text.len() == 3 && is_digits(text)
}

/// `1.832E+04`, if it is a whole number.
fn scientific(mantissa: &str, exponent: &str) -> Option<u64> {
    let exponent: u32 = exponent.strip_prefix('+').unwrap_or(exponent).parse().ok()?;
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let places = u32::try_from(fraction.len()).ok()?;
    let digits: u64 = [whole, fraction].concat().parse().ok()?;
    if exponent >= places {
        digits.checked_mul(10_u64.checked_pow(exponent - places)?)
    } else {
        let scale = 10_u64.checked_pow(places - exponent)?;
        digits.is_multiple_of(scale).then_some(digits / scale)
    }
}

/// Whether a number stands beside another one in brackets: `190 (90)`.
fn is_beside_another(text: &str) -> bool {
    let inside = text.strip_suffix(')').and_then(|text| text.split_once('('));
    inside.is_some_and(|(first, second)| {
        is_plain(&first.replace(',', "")) && is_plain(&second.trim_end_matches('%').replace([',', '.'], ""))
    })
}

/// What a cell that is no count is, where that can be told.
fn why_not(text: &str) -> Option<&'static str> {
    let digits = text.chars().any(|letter| letter.is_ascii_digit());
    let lower = text.to_lowercase();
    if text.chars().any(char::is_control) {
        Some("holds control characters")
    } else if merged::is_covered(text) {
        Some("is no count of its own: one number stands for both")
    } else if text.chars().all(|letter| letter == '#') {
        Some("means that the column was too narrow when the sheet was saved as text")
    } else if ["#ref", "#value", "#div", "#name", "#num", "#null", "#spill", "#calc", "#error", "err:"]
        .iter()
        .any(|error| lower.starts_with(error))
    {
        Some("is a spreadsheet's error")
    } else if text.starts_with('=') {
        Some("is a formula; the sheet has to be saved with its values")
    } else if digits && text.starts_with('(') && text.ends_with(')') {
        Some("is negative, which only a correction can be")
    } else if is_beside_another(text) {
        Some("holds two numbers, and only one of them can be the count")
    } else if text.chars().any(|letter| letter.is_numeric() && !letter.is_ascii()) {
        Some("has digits other than 0 to 9")
    } else if digits && (text.starts_with(['~', '≈', '>', '≥']) || text.ends_with('+')) {
        Some("is not exact")
    } else if text.split_once(['-', '–']).is_some_and(|(low, high)| is_plain(low) && is_plain(high)) {
        Some("is a range, not one number")
    } else if digits && text.ends_with('%') {
        Some("is a share, not a count")
    } else if digits && text.contains(['$', '£', '€']) {
        Some("is money, not a count")
    } else if digits && lower.ends_with(['k', 'm'])
        || lower.ends_with("million")
        || lower.ends_with("thousand") && digits
    {
        Some("has lost digits; full numbers are needed")
    } else if lower.starts_with("0x") || text.contains('_') {
        Some("is a number as programs write it, not a count")
    } else {
        None
    }
}
