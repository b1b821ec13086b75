//! Words that say that numbers are so many hundreds, thousands or millions: their last digits are lost.

use crate::load::word;

/// Whether a heading or a line says that its counts are in thousands, or in another such unit: `removals (thousands)`,
/// `removals ('000)`, `removals x100`, `removals (1,000s)`.
pub(crate) fn loses_digits(text: &str) -> bool {
    let words = word::words(text);
    // `1,000` in a sentence is a number; `(000)` alone is a unit.
    let unit = words.windows(2).any(|pair| match pair {
        [before, unit] => UNITS.contains(&unit.as_str()) && (unit == "000s" || !word::is_digits(before)),
        _ => false,
    });
    // What is said of hundreds of people is a sentence.
    unit && !word::pair(&words, "hundreds", "of")
        || is_multiplied(text)
        || word::any(&words, &["1000s", "100s"])
}

/// Words for a unit that follow another word.
const UNITS: &[&str] =
    &["hundreds", "thousand", "thousands", "million", "millions", "mn", "mln", "000s", "000"];

/// Whether a text names a power of ten by which its numbers are multiplied: `x100`, `(x 1,000)`, `× 1000`.
fn is_multiplied(text: &str) -> bool {
    let lower = text.to_lowercase();
    lower.char_indices().filter(|(_, letter)| matches!(letter, 'x' | '×')).any(|(place, letter)| {
        let before = lower.get(..place).and_then(|before| before.chars().next_back());
        let digits: String = lower
            .get(place + letter.len_utf8()..)
            .unwrap_or_default()
            .trim_start()
            .chars()
            .take_while(|next| next.is_ascii_digit() || *next == ',')
            .filter(char::is_ascii_digit)
            .collect();
        let zeros = digits.strip_prefix('1').unwrap_or_default();
        !before.is_some_and(char::is_alphanumeric)
            && zeros.len() > 1
            && zeros.bytes().all(|digit| digit == b'0')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_told_from_numbers() {
        let lost = [
            "removals (thousands)",
            "removals ('000)",
            "Removals (hundreds)",
            "removals (mn)",
            "removals x100",
            "removals (x 1,000)",
            "removals × 1000",
            "removals (1,000s)",
            "removals, 1000s",
        ];
        for text in lost {
            assert!(loses_digits(text), "{text}");
        }
        for text in [
            "removals",
            "removals of 1,000 people",
            "Box 1000 removals",
            "removals x",
            "Hundreds of removals",
        ] {
            assert!(!loses_digits(text), "{text}");
        }
    }
}
