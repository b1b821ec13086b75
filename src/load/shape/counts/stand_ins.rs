//! Numbers that stand for ones that are not told, as a note around the table says: `0*` above `* fewer than 10`, or any 0
//! below `Counts below 10 are shown as 0`. They are gaps, as the mark of a suppressed count is.

use crate::load::cell::footnote::{begins_with_mark, mark_of_count};
use crate::load::cell::gap::Gap;
use crate::load::shape::Draft;
use crate::load::word;

/// What the notes around a table say of numbers that stand for others.
#[derive(Clone, Debug, Default)]
pub(super) struct StandIns {
    /// Notes that a mark points to, and that say that a number is not told.
    marked: Vec<(String, Gap)>,
    /// The number that is shown, and the greatest that it may stand for.
    shown: Option<(u64, u64)>,
    /// Whether nobody is shown as a zero, so that a mark for a few stands for one at least.
    shows_nobody: bool,
    /// The greatest numbers that are withheld from one on.
    from_one: Vec<u64>,
}

impl StandIns {
    /// The notes around a table.
    pub(super) fn of(draft: &Draft<'_>) -> Self {
        let notes = draft.table.around();
        let mut own = Self::default();
        for note in notes.map(|line| line.text.trim()) {
            let words = word::words(note);
            own.shown = own.shown.or_else(|| shown(&words));
            own.shows_nobody |= shows_nobody(&words);
            own.from_one.extend(from_one(&words));
            if begins_with_mark(note, None) {
                own.marked.extend(hidden(&words).map(|gap| (note.to_owned(), gap)));
            }
        }
        own
    }

    /// What a gap stands for, now that the notes are known: `<10` for one at least where nobody is shown as 0.
    pub(super) fn told(&self, gap: Gap) -> Gap {
        match gap {
            Gap::Between(0, most) if most > 0 && self.withholds_no_zero(most) => Gap::Between(1, most),
            Gap::Empty | Gap::Marked | Gap::Between(..) => gap,
        }
    }

    /// Whether a mark for up to this number is none for nobody.
    fn withholds_no_zero(&self, most: u64) -> bool {
        self.from_one.contains(&most) || self.shows_nobody && self.shown.is_none()
    }

    /// The gap that a number is, written so.
    pub(super) fn gap(&self, text: &str, count: u64) -> Option<Gap> {
        if let Some((_, most)) = self.shown.filter(|(shown, _)| *shown == count) {
            return Some(Gap::Between(0, most));
        }
        if self.marked.is_empty() {
            return None;
        }
        let mark = mark_of_count(text)?;
        let (_, gap) = self.marked.iter().find(|(note, _)| begins_with_mark(note, Some(mark)))?;
        // What is greater than its bound is no number below it.
        let may_be = match gap {
            Gap::Between(_, most) => count <= most.saturating_add(1),
            Gap::Empty | Gap::Marked => count == 0,
        };
        may_be.then_some(*gap)
    }
}

/// Words before a bound that a number does not reach.
const BELOW: [&str; 5] = ["below", "fewer", "less", "smaller", "under"];

/// The greatest number that is below a bound, at the place of these words: `fewer than 10` is 9.
fn below(words: &[String]) -> Option<(usize, u64)> {
    let place = words.iter().position(|word| BELOW.contains(&word.as_str()))?;
    let behind = words.iter().enumerate().skip(place + 1).find(|(_, word)| *word != "than")?;
    let bound: u64 = behind.1.parse().ok()?;
    Some((behind.0, bound.checked_sub(1).filter(|most| *most < 1000)?))
}

/// What a note with a mark says of the number before the mark, where it is not told: `* fewer than 10`.
fn hidden(words: &[String]) -> Option<Gap> {
    let about: &[&str] =
        &["cell", "count", "counts", "denotes", "indicates", "is", "number", "of", "value", "values"];
    let mark = words.iter().take(1).filter(|word| word.chars().count() == 1).count();
    let plain: Vec<String> =
        words.iter().skip(mark).filter(|word| !about.contains(&word.as_str())).cloned().collect();
    let first = plain.first()?;
    if let Some((..=2, most)) = below(&plain).filter(|_| BELOW.contains(&first.as_str())) {
        return Some(Gap::Between(0, most));
    }
    HIDDEN.contains(&first.as_str()).then_some(Gap::Marked)
}

/// The number that a note says is shown in the stead of smaller ones, and the greatest of those.
fn shown(words: &[String]) -> Option<(u64, u64)> {
    let (place, most) = below(words)?;
    let behind = words.get(place + 1..)?;
    let shown = behind.iter().position(|word| SHOWN.contains(&word.as_str()))?;
    let mut behind = behind.get(shown + 1..)?.iter();
    let (says, what) = (behind.next()?, behind.next()?);
    let says = ["as", "by", "to", "with"].contains(&says.as_str());
    let what = if what == "zero" { Some(0) } else { what.parse().ok() };
    what.filter(|what| says && *what <= most + 1).map(|what| (what, most))
}

/// Whether a note says that nobody is shown as such: `Zeros are shown as 0`, `Zeros are not suppressed`.
fn shows_nobody(words: &[String]) -> bool {
    let is_zero = |word: &String| ["0", "zero", "zeroes", "zeros"].contains(&word.as_str());
    let Some(place) = words.iter().position(is_zero) else { return false };
    let plain = |word: &&String| !["are", "cells", "counts", "is", "values"].contains(&word.as_str());
    let said: Vec<&String> = words.iter().skip(place + 1).filter(plain).collect();
    match said.as_slice() {
        [not, hidden, ..] if *not == "not" => HIDDEN.contains(&hidden.as_str()),
        [shown] => SHOWN_AS_IS.contains(&shown.as_str()),
        [shown, says, what, ..] if *says == "as" => SHOWN.contains(&shown.as_str()) && is_zero(what),
        _ => false,
    }
}

/// The greatest number that a note says is withheld from one on: `Counts of 1 to 9 are suppressed`.
fn from_one(words: &[String]) -> Option<u64> {
    const BEFORE: [&str; 8] = ["between", "cells", "count", "counts", "from", "numbers", "of", "values"];
    let is_start = |pair: &[String]| match pair {
        [before, one] => BEFORE.contains(&before.as_str()) && one == "1",
        _ => false,
    };
    let place = words.windows(2).position(is_start)?;
    let mut behind =
        words.iter().skip(place + 2).skip_while(|word| ["and", "through", "to"].contains(&word.as_str()));
    let most: u64 = behind.next()?.parse().ok()?;
    let is_withheld = behind.any(|word| HIDDEN.contains(&word.as_str()) || SHOWN.contains(&word.as_str()));
    (is_withheld && (2..1000).contains(&most)).then_some(most)
}

/// Words for a number that is not told.
const HIDDEN: [&str; 5] = ["hidden", "masked", "redacted", "suppressed", "withheld"];

/// Words for a number that stands there as it is.
const SHOWN_AS_IS: [&str; 5] = ["displayed", "given", "listed", "reported", "shown"];

/// Words for what is done with a number that is not told.
const SHOWN: [&str; 11] = [
    "coded",
    "displayed",
    "entered",
    "given",
    "listed",
    "masked",
    "recorded",
    "replaced",
    "reported",
    "set",
    "shown",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_on_zeros_and_ones_are_known() {
        let of = |note: &str| {
            let words = word::words(note);
            (shows_nobody(&words), from_one(&words))
        };
        for note in ["Zeros are shown as 0.", "True zeros are reported", "0 is not suppressed"] {
            assert_eq!(of(note), (true, None), "{note}");
        }
        for note in [
            "Zeros are shown as -",
            "Zeros are not shown",
            "Zeros are suppressed",
            "In 2016 0 offices listed",
        ] {
            assert_eq!(of(note), (false, None), "{note}");
        }
        for note in
            ["Counts of 1 to 9 are suppressed", "Values between 1 and 9 are shown as <10", "Cells 1-9 masked"]
        {
            assert_eq!(of(note), (false, Some(9)), "{note}");
        }
        assert_eq!(of("Counts of 1 to 9 offices"), (false, None));
        assert_eq!(of("Table 1 of 9 is suppressed"), (false, None));
    }

    #[test]
    fn notes_on_numbers_that_are_not_told_are_known() {
        let shown_as = |text: &str| shown(&word::words(text));
        assert_eq!(shown_as("Note: Counts below 10 are shown as 0."), Some((0, 9)));
        assert_eq!(shown_as("Values under 5 were replaced by 5"), Some((5, 4)));
        assert_eq!(shown_as("Numbers less than 11 are reported as zero"), Some((0, 10)));
        assert_eq!(shown_as("Fewer than 10 offices are listed"), None);
        assert_eq!(shown_as("Counts below 10 are suppressed"), None);
        let of_mark = |text: &str| hidden(&word::words(text));
        assert_eq!(of_mark("* fewer than 10"), Some(Gap::Between(0, 9)));
        assert_eq!(of_mark("* Value suppressed"), Some(Gap::Marked));
        assert_eq!(of_mark("* In 2016 fewer than 10 offices reported"), None);
        assert_eq!(of_mark("* Revised"), None);
    }
}
