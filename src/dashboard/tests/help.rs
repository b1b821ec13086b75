//! The help is scrolled, searched and left.

use super::*;

/// What the help shows first, how many keys it has, and what is searched for.
fn help(bytes: &[u8], script: &str) -> Option<(usize, usize, String)> {
    let (state, _) = typed(bytes, script);
    let Some(Overlay::Help(help)) = &state.overlay else { return None };
    let keys = help.lines(&state, 76).into_iter().filter(|line| matches!(line, HelpLine::Keys(..))).count();
    Some((help.top, keys, help.search.clone()))
}

#[test]
fn the_help_is_searched_by_words_names_and_keys() {
    let check = |script: &str, expected: Option<(usize, usize, &str)>| {
        let found = help(BUNDLED, script);
        let found = found.as_ref().map(|(top, keys, search)| (*top, *keys, search.as_str()));
        assert_eq!(found, expected, "{script}");
    };
    let all = help(BUNDLED, "?").unwrap().1;
    check("? / z o o m", Some((0, 5, "zoom")));
    // Both words, wherever they stand; q and j are letters here.
    check("? / y e a r Space o l d e r", Some((0, 2, "year older")));
    check("? / q j", Some((0, 0, "qj")));
    check("? / z Backspace", Some((0, all, "")));
    check("? / z o o m Enter", Some((0, 5, "zoom")));
    check("? / z o o m Enter Esc", Some((0, all, "")));
    check("? / z o o m Esc", Some((0, all, "")));
    check("? / z o o m Esc Esc", None);
    check("? / z o o m Ctrl-C", None);
    for script in ["? q", "? ?", "? F1", "? Enter", "? Esc", "? Ctrl-C"] {
        check(script, None);
    }
    // A page is what is seen but for one line.
    check("? PageDown PageUp", Some((0, all, "")));
    assert_eq!(help(BUNDLED, "? End").unwrap().0, help(BUNDLED, "? PageDown PageDown PageDown").unwrap().0);
    assert_eq!(help(BUNDLED, "? G g").unwrap().0, 0);
    // Keys that mean nothing here change nothing.
    check("? b F7", Some((0, all, "")));
}
