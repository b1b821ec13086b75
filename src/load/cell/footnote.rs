//! Marks that point to a footnote, or say how settled a figure is.

use crate::load::word;

/// A text without the mark at its end that says how settled a year is or points to a note: `2017p`, `2017 p`, `FY2017 (revised)`,
/// `FY2017 est.`, `FY2016 1/`, `2017 [1]`.
pub(super) fn without_mark(text: &str) -> Option<&str> {
    if let Some(rest) = without_named_note(text) {
        return Some(rest);
    }
    let year = text.strip_suffix(['p', 'r', 'e']).map(|rest| rest.strip_suffix(' ').unwrap_or(rest));
    if let Some(rest) = year.filter(|rest| ends_in_year(rest)) {
        return Some(rest);
    }
    if let Some((rest, stage)) = text.rsplit_once(' ')
        && stage.starts_with(char::is_alphabetic)
        && word::only(&word::words(stage), &[word::STAGES])
    {
        return Some(rest);
    }
    if let Some(rest) = text.strip_suffix('/')
        && let Some((rest, digit)) = rest.rsplit_once(' ')
    {
        return (digit.len() == 1 && word::is_digits(digit)).then_some(rest);
    }
    let (rest, mark) = [('(', ')'), ('[', ']')]
        .iter()
        .find_map(|(open, close)| text.strip_suffix(*close)?.rsplit_once(*open))?;
    let stage = word::any(&word::words(mark), word::STAGES);
    let note = mark.len() == 1 && mark.bytes().all(|byte| byte.is_ascii_alphanumeric());
    (stage || note).then_some(rest)
}

/// A text without the name of a note at its end, as Canada's agencies write it: `2025 Q3Tablenote 1`.
pub(crate) fn without_named_note(text: &str) -> Option<&str> {
    let rest = text.trim_end_matches(|letter: char| letter.is_ascii_digit());
    if rest.len() == text.len() {
        return None;
    }
    let rest = rest.trim_end();
    let note = ["Tablenote", "Table note", "Footnote"].iter().find_map(|note| rest.strip_suffix(note))?;
    Some(note.trim_end()).filter(|rest| !rest.is_empty())
}

/// Whether a text ends with the four digits of a year.
pub(super) fn ends_in_year(text: &str) -> bool {
    text.len() >= 4 && text.bytes().rev().take(4).all(|byte| byte.is_ascii_digit())
}

/// Marks that point to a footnote.
pub(crate) const FOOTNOTE_MARKS: [char; 17] =
    ['#', '*', '†', '‡', '§', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹', '⁰', 'ʳ', 'ᵖ'];

/// The mark behind the label of a year that points to a note: `*` of `FY2018*`, `1` of `2018 (1)`.
pub(crate) fn mark_of(label: &str) -> Option<&str> {
    // A heading may end with a colon behind its mark.
    let label = label.trim_end_matches(|letter: char| letter.is_whitespace() || letter == ':');
    let plain = label.trim_end_matches(FOOTNOTE_MARKS);
    if plain.len() < label.len() {
        return label.get(plain.len()..);
    }
    let rest = without_mark(label)?;
    let mark = label.get(rest.len()..)?.trim_matches([' ', '(', ')', '[', ']', '/']);
    (mark.chars().count() == 1).then_some(mark)
}

/// The mark behind a count that points to a note: `*` of `18,320*`, `1` of `17,944 (1)`, `a` of `5 a` and of `5a`.
pub(crate) fn mark_of_count(count: &str) -> Option<&str> {
    let count = count.trim_end();
    let plain = count.trim_end_matches(FOOTNOTE_MARKS);
    if plain.len() < count.len() {
        return count.get(plain.len()..);
    }
    if count.ends_with(|last: char| last.is_ascii_digit()) {
        return None;
    }
    let glued = count.trim_end_matches(|last: char| last.is_ascii_alphabetic());
    if count.len() == glued.len() + 1 && glued.ends_with(|last: char| last.is_ascii_digit()) {
        return count.get(glued.len()..);
    }
    let mark = count.trim_end_matches([')', ']', '/']);
    let place = mark.rfind([' ', '(', '['])?;
    mark.get(place + 1..).filter(|mark| mark.chars().count() == 1)
}

/// Whether a note begins with this mark, or with any: `* through March`, `(1) through March`, `1/ through March`.
pub(crate) fn begins_with_mark(note: &str, wanted: Option<&str>) -> bool {
    let signs = note.len() - note.trim_start_matches(FOOTNOTE_MARKS).len();
    let mark = if signs > 0 {
        note.get(..signs)
    } else {
        let inner = note.trim_start_matches(['(', '[']);
        let after =
            inner.chars().nth(1).filter(|after| matches!(after, ')' | ']' | '/' | '.' | ':' | '=' | ' '));
        after.and_then(|_| inner.chars().next()).filter(char::is_ascii_alphanumeric).and(inner.get(..1))
    };
    mark.is_some_and(|mark| wanted.is_none_or(|wanted| wanted == mark))
}
