//! The names of the months.

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The month of an English name or its abbreviation, whatever its case.
pub(crate) fn month_named(word: &str) -> Option<u32> {
    let begins = |name: &str| name.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    let place = MONTHS.iter().position(|name| word.len() >= 3 && begins(name))?;
    u32::try_from(place + 1).ok()
}
