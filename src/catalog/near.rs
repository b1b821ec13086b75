//! What a person may have meant: the name that differs least from what was typed.

use std::cmp::Reverse;

/// Fewer letters than these stand in too many names to tell one.
const LEAST_PART: usize = 3;

/// The name that differs least from what was typed, if it differs little; capital and small letters count alike. Of names
/// that differ more, the shortest that begins with what was typed.
#[must_use]
pub fn nearest<'a>(names: impl IntoIterator<Item = &'a str>, typed: &str) -> Option<&'a str> {
    let wanted = typed.to_lowercase();
    let letters = wanted.chars().count();
    // A slip in every third letter is another name.
    let most = (letters / 3).max(1);
    let rank = |name: &'a str| {
        let lower = name.to_lowercase();
        let slips = distance(&lower, &wanted);
        let begins = letters >= LEAST_PART && lower.starts_with(&wanted);
        (slips <= most || begins).then_some((Reverse(slips <= most), slips, name))
    };
    names.into_iter().filter_map(rank).min().map(|(.., name)| name)
}

/// How many letters must be added, taken out or exchanged to make one of the other (Levenshtein 1966).
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (line, letter) in one.chars().enumerate() {
        let mut last = line + 1;
        let mut next = vec![last];
        for (pair, against) in row.windows(2).zip(&other) {
            if let [diagonal, above] = *pair {
                last = (diagonal + usize::from(letter != *against)).min(above + 1).min(last + 1);
                next.push(last);
            }
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_count_letters() {
        for (one, other, letters) in [
            ("", "", 0),
            ("", "abc", 3),
            ("abc", "", 3),
            ("removals.csv", "removals.csv", 0),
            ("removal.csv", "removals.csv", 1),
            ("remvoals.csv", "removals.csv", 2),
            ("kitten", "sitting", 3),
        ] {
            assert_eq!(distance(one, other), letters, "{one} {other}");
        }
    }

    #[test]
    fn a_slip_is_seen_and_another_name_is_not() {
        let names = ["Mexico", "Chile", "China", "Korea, South", "EL SALVADOR"];
        for (typed, found) in [
            ("Mexco", Some("Mexico")),
            ("chile", Some("Chile")),
            ("El Salvadr", Some("EL SALVADOR")),
            ("korea", Some("Korea, South")),
            ("ko", None),
            ("Atlantis", None),
            ("", None),
        ] {
            assert_eq!(nearest(names, typed), found, "{typed}");
        }
    }
}
