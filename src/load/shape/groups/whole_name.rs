//! Names that can stand for nothing but the sum of the rows beside them: *World* among countries, *Both* beside *Male*.
//!
//! Such a row is the total even where a cell that it sums up is not given, or is off by one.

use super::dimension;
use crate::load::column::Column;
use crate::load::shape::MOST_VALUES;
use crate::load::word;
use crate::load::word::country::is_country;

/// The one value of a category column that is such a name; `None` where none is, or several are.
pub(super) fn find<'a>(column: &Column, values: &[&'a str]) -> Option<&'a str> {
    let geographic = word::any(&column.words, word::PLACE) || values.iter().any(|value| is_country(value));
    let is_name = |value: &&&str| {
        let words = word::words(value);
        let [only] = words.as_slice() else {
            return values.len() <= MOST_VALUES && dimension::is_all_of(value, values);
        };
        word::is_in(only, EVERYBODY)
            || geographic && is_world(value)
            || values.len() <= MOST_VALUES && dimension::is_all_of(value, values)
    };
    let mut names = values.iter().filter(is_name);
    names.next().copied().filter(|_| names.next().is_none())
}

/// Whether a name is that of all countries together.
pub(crate) fn is_world(name: &str) -> bool {
    matches!(word::words(name).as_slice(), [only] if word::is_in(only, WORLD))
}

/// Words for all of them.
const WORLD: &[&str] = &["world", "worldwide", "global"];

/// Words for all people.
const EVERYBODY: &[&str] = &["everyone", "everybody"];
