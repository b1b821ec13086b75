//! Words that say that numbers are so many hundreds, thousands or millions: their last digits are lost.

use crate::load::word;

/// Whether a heading or a line says that its counts are in thousands, or in another such unit: `removals (thousands)`,
/// `removals ('000)`, `removals x100`, `removals (1,000s)`, `Thousands of removals`, `Unit: 1,000 persons`.
pub(crate) fn loses_digits(text: &str) -> bool {
    let words = word::words(text);
    // `1,000` in a sentence is a number; `(000)` alone is a unit.
    let unit = words.windows(2).any(|pair| match pair {
        [before, unit] => {
            UNITS.contains(&unit.as_str()) && (unit == "000s" || !word::is_digits(before))
                || SHORT.contains(&unit.as_str()) && is_of_counts(before)
        }
        _ => false,
    });
    // What is said of hundreds of people is a sentence.
    unit && !word::pair(&words, "hundreds", "of")
        || is_multiplied(text)
        || word::any(&words, &["1000s", "100s"])
        || says_unit(&words)
}

/// Whether a note says so of all counts: in words that say nothing else, or behind *in*.
pub(crate) fn note_loses_digits(note: &str) -> bool {
    let words = word::words(note);
    ["hundreds", "thousands", "millions"].iter().any(|unit| word::pair(&words, "in", unit))
        || note.split(['.', ';']).any(|sentence| says_unit(&word::words(sentence)))
}

/// Whether words say a unit and nothing else but what is counted in it: `(000s)`, `Thousands of persons`, `Figures are
/// thousands`, `Unit: 1,000 persons`.
fn says_unit(words: &[String]) -> bool {
    let beside: &[&[&str]] =
        &[word::REMOVALS, word::REMOVAL, word::PEOPLE, word::COUNT, word::PERIODIC, word::AGENCY, BESIDE];
    let is_unit = |word: &String| word::is_in_any(word, &[UNITS, SHORT]) && word != "000";
    let stated = word::any(words, &["unit", "units"]);
    // `1,000`, in one piece or in two.
    let power = words.iter().enumerate().any(|(place, word)| {
        let alone = words.len() == 1 && word == "000";
        let parted = word == "1" && words.get(place + 1).is_some_and(|next| next == "000");
        alone || stated && (parted || word::is_in(word, &["100", "1000", "1000000"]))
    });
    let plain = |word: &String| is_unit(word) || word::is_in_any(word, beside) || word::is_digits(word);
    let units = words.iter().filter(|word| is_unit(word)).count();
    let numbered = words.iter().any(|word| word::is_digits(word));
    words.iter().all(plain) && (power || units == 1 && !numbered)
}

/// Words for a unit that follow another word.
const UNITS: &[&str] = &[
    "hundreds",
    "thousand",
    "thousands",
    "thous",
    "thsd",
    "million",
    "millions",
    "mn",
    "mln",
    "mio",
    "billion",
    "billions",
    "bn",
    "000s",
    "000",
];

/// Those that may be something else, but not behind what is counted.
const SHORT: &[&str] = &["k", "ths", "tsd", "mil", "mill"];

/// What may stand beside a unit.
const BESIDE: &[&str] = &[
    "are",
    "data",
    "expressed",
    "figures",
    "given",
    "in",
    "is",
    "measured",
    "note",
    "notes",
    "numbers",
    "reported",
    "scale",
    "shown",
    "unit",
    "units",
    "values",
];

/// Whether a word is one for what is counted, or stands before a unit.
fn is_of_counts(before: &str) -> bool {
    let lists: &[&[&str]] = &[
        word::REMOVALS,
        word::REMOVAL,
        word::PEOPLE,
        word::COUNT,
        &["in", "unit", "units", "value", "values"],
    ];
    word::is_in_any(before, lists)
}

/// Whether a text names a power of ten by which its numbers are multiplied: `x100`, `(x 1,000)`, `× 1000`.
fn is_multiplied(text: &str) -> bool {
    let lower = text.to_lowercase();
    lower.char_indices().filter(|(_, letter)| matches!(letter, 'x' | '×')).any(|(place, letter)| {
        let before = lower.get(..place).and_then(|before| before.chars().next_back());
        let digits: String = lower
            .get(place + letter.len_utf8()..)
            .unwrap_or_default()
            .trim_start_matches(|letter: char| letter.is_whitespace() || letter == '_')
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
            "removals_(x_1,000)",
            "removals × 1000",
            "removals (1,000s)",
            "removals, 1000s",
            "Thousands of removals",
            "removals (thous.)",
            "removals_k",
            "Deportations (K)",
            "(000s)",
            "Units: thousands",
            "Unit: 1,000 persons",
        ];
        for text in lost {
            assert!(loses_digits(text), "{text}");
        }
        for text in [
            "removals",
            "removals of 1,000 people",
            "Box 1000 removals",
            "removals x",
            "Hundreds of removals follow a raid",
            "Class K removals",
            "removals (m)",
            "Unit: persons",
            "1,000 removals",
            "Removals",
        ] {
            assert!(!loses_digits(text), "{text}");
        }
    }
    #[test]
    fn a_note_on_units_is_told_from_others() {
        for note in [
            "Note: in thousands",
            "Source: ICE. Thousands of persons.",
            "(000s)",
            "Units: thousands",
            "Figures are thousands of people.",
        ] {
            assert!(note_loses_digits(note), "{note}");
        }
        for note in [
            "Note: thousands of people are not counted",
            "Unit: persons",
            "Total: 55,000",
            "Rounded to the nearest 100.",
            "k = thousands",
            "Thousands of persons were removed by other agencies.",
        ] {
            assert!(!note_loses_digits(note), "{note}");
        }
    }
}
