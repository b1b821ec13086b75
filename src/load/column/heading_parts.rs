//! What a heading is put together from: a period, a group of people, and the words for what is counted.

use super::columns::Column;
use crate::load::cell::{self, when};
use crate::load::word;

/// The period in a heading, without the words for what is counted and for a group: `FY2016` of `FY2016 Removals Male`.
pub(crate) fn period_of(heading: &str) -> String {
    let (plain, is_period) = plain_text(heading);
    if is_period {
        return plain;
    }
    period_and_group(heading).map_or(plain, |(period, _)| period)
}

/// The period in a heading, without the word for what is counted: `FY2016` of `FY2016 Removals`.
pub(crate) fn plain_period(heading: &str) -> String {
    plain_text(heading).0
}

/// Whether a heading is a period but for the word for what is counted.
pub(crate) fn is_plain_period(heading: &str) -> bool {
    plain_text(heading).1
}

/// A heading without the word for what is counted, and whether that is a period. There may be very many headings, and no text
/// is looked at twice.
fn plain_text(heading: &str) -> (String, bool) {
    if cell::is_period_label(heading) {
        return (heading.to_owned(), true);
    }
    let rest: Vec<&str> = heading
        .split_whitespace()
        .filter(|piece| {
            let words = word::words(piece);
            words.is_empty() || !word::only(&words, COUNTED)
        })
        .collect();
    let rest = rest.join(" ");
    if rest != heading && cell::is_period_label(&rest) {
        return (rest, true);
    }
    let bare = without_counted(heading);
    if bare != heading && bare != rest && cell::is_period_label(bare) {
        (bare.to_owned(), true)
    } else {
        (rest, false)
    }
}

/// Words beside a period for what is counted.
const COUNTED: &[&[&str]] = &[word::REMOVALS, word::RUNNING, &["ice", "dhs", "total", "number", "of"]];

/// A heading without such words in front and behind, whatever mark parts them from the rest: `fy11` of `removals_fy11`.
fn without_counted(heading: &str) -> &str {
    // A sign of a share is no such mark.
    let is_between = |letter: char| " _-–—:.,/|".contains(letter);
    let mut rest = heading.trim_matches(is_between);
    loop {
        let letters = |letter: char| letter.is_alphabetic();
        let front = rest.len() - rest.trim_start_matches(letters).len();
        let back = rest.trim_end_matches(letters).len();
        let is_counted = |word: Option<&str>| {
            let word = word.unwrap_or_default().to_lowercase();
            // Statistics programs put an `X` before a name that begins with a digit.
            word::is_in_any(&word, COUNTED) || word::is_in_any(&word, &[word::COUNT, &["x", "y"]])
        };
        let next = if is_counted(rest.get(..front)) {
            rest.get(front..)
        } else if is_counted(rest.get(back..)) {
            rest.get(..back)
        } else {
            None
        };
        match next {
            Some(shorter) => rest = shorter.trim_matches(is_between),
            None => return rest,
        }
    }
}

/// The period in a heading, and the group before or behind it.
pub(crate) fn period_and_group(heading: &str) -> Option<(String, String)> {
    let (_, rest) = parted(heading);
    let pieces: Vec<&str> =
        rest.split([' ', ',', '(', ')']).filter(|piece| !matches!(*piece, "" | "-" | "–")).collect();
    (1..pieces.len()).find_map(|cut| {
        let (front, back) = pieces.split_at_checked(cut)?;
        let (front, back) = (front.join(" "), back.join(" "));
        let named = |period: &str, group: &str| {
            cell::is_period_label(period) && !group.bytes().any(|byte| byte.is_ascii_digit())
        };
        if named(&front, &back) { Some((front, back)) } else { named(&back, &front).then_some((back, front)) }
    })
}

/// What a heading says that is counted, and the group of people that it names.
pub(crate) fn parted(heading: &str) -> (Vec<String>, String) {
    let counted: &[&[&str]] = &[word::REMOVALS, word::COUNT, word::AGENCY_NAME];
    let joins =
        |piece: &&str| ["of", "to", "from", "for", "in", "-", "–"].contains(&piece.to_lowercase().as_str());
    let (mut said, mut group): (Vec<String>, Vec<&str>) = (Vec::new(), Vec::new());
    for piece in heading.split(|letter: char| letter.is_whitespace() || letter == '_' || letter == ':') {
        let words = word::words(piece);
        if !words.is_empty() && word::only(&words, counted) {
            said.extend(words);
        } else if piece.is_empty() || group.is_empty() && joins(&piece) {
            // It joins what is counted to the group.
        } else {
            group.push(piece);
        }
    }
    while group.last().is_some_and(joins) {
        group.pop();
    }
    (said, group.join(" "))
}

/// Whether a heading is a year that says it is a fiscal one.
pub(crate) fn is_fiscal_year(column: &Column) -> bool {
    when::parse(&period_of(&column.name))
        .is_some_and(|moment| matches!(moment.when, when::When::FiscalYear { .. }))
}

/// Whether a heading is a year that does not say which kind it is.
pub(crate) fn is_plain_year(column: &Column) -> bool {
    when::parse(&period_of(&column.name)).is_some_and(|moment| matches!(moment.when, when::When::Year { .. }))
}
