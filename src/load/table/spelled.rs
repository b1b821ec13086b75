//! Delimiters as people type them.

/// Names for delimiters that are hard to type or to see.
const SPELLED: [(&str, &str); 7] = [
    ("tab", "\t"),
    ("\\t", "\t"),
    ("comma", ","),
    ("semicolon", ";"),
    ("pipe", "|"),
    ("space", " "),
    ("colon", ":"),
];

/// The delimiter that a user typed, by its name or as it is.
pub(crate) fn delimiter_of(typed: &str) -> &str {
    SPELLED
        .iter()
        .find(|(name, _)| name.eq_ignore_ascii_case(typed))
        .map_or(typed, |(_, delimiter)| delimiter)
}

/// A delimiter as a user can type it.
pub(crate) fn typed(delimiter: &str) -> &str {
    if delimiter == "\t" { "tab" } else { delimiter }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_hard_to_type_has_a_name() {
        for (name, delimiter) in [("tab", "\t"), ("\\t", "\t"), ("Space", " "), ("||", "||")] {
            assert_eq!(delimiter_of(name), delimiter);
        }
    }
}
