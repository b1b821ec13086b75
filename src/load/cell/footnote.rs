//! Marks that point to a footnote, or say how settled a figure is.

use crate::load::word;

/// A text without the mark at its end that says how settled a year is or points to a note: `2017p`, `FY2017 (revised)`,
/// `FY2016 1/`, `2017 [1]`.
pub(super) fn without_mark(text: &str) -> Option<&str> {
    let year = |rest: &str| rest.len() >= 4 && rest.bytes().rev().take(4).all(|byte| byte.is_ascii_digit());
    if let Some(rest) = text.strip_suffix(['p', 'r']).filter(|rest| year(rest)) {
        return Some(rest);
    }
    if let Some(rest) = text.strip_suffix('/')
        && let Some((rest, digit)) = rest.rsplit_once(' ')
    {
        return (digit.len() == 1 && digit.bytes().all(|byte| byte.is_ascii_digit())).then_some(rest);
    }
    let (rest, mark) = [('(', ')'), ('[', ']')]
        .iter()
        .find_map(|(open, close)| text.strip_suffix(*close)?.rsplit_once(*open))?;
    let stage = word::any(&word::words(mark), word::STAGES);
    let note = mark.len() == 1 && mark.bytes().all(|byte| byte.is_ascii_alphanumeric());
    (stage || note).then_some(rest)
}

/// Marks that point to a footnote.
pub(super) const FOOTNOTE_MARKS: [char; 15] =
    ['#', '*', '†', '‡', '§', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹', '⁰'];
