//! Every key is written and read in one form.

use super::*;

/// Every key that can come: each code with each set of modifiers.
fn all_keys() -> Vec<Key> {
    let letters = ('!'..='~').chain([' ', 'é', 'ß', 'Ж', '中', '…', '\u{a0}', '\u{7f}']).map(Code::Char);
    let named = NAMES.iter().map(|(code, _)| *code);
    let codes: Vec<Code> = letters.chain(named).chain((1..=24).map(Code::F)).collect();
    let mut keys = Vec::new();
    for code in codes {
        for held in 0..8 {
            let mut key = Key::new(code);
            for (place, (_, hold)) in HELD.iter().enumerate() {
                if held & (1 << place) != 0 {
                    key = hold(key);
                }
            }
            keys.push(key);
        }
    }
    keys
}

#[test]
fn every_key_is_read_as_it_is_written() {
    for key in all_keys() {
        assert_eq!(Key::parse(&key.to_string()), Ok(key), "{key}");
    }
}

#[test]
fn all_keys_make_one_script() {
    let script = all_keys().iter().map(Key::to_string).collect::<Vec<_>>().join(" ");
    assert_eq!(Key::script(&script), Ok(all_keys()));
}

#[test]
fn a_key_has_one_form() {
    for (one, other) in [
        ("Shift-a", "A"),
        ("Ctrl-C", "Ctrl-c"),
        ("Ctrl-Shift-C", "Ctrl-c"),
        ("Shift-Ctrl-C", "Ctrl-c"),
        ("BackTab", "Shift-Tab"),
        ("Alt-Ctrl-Left", "Ctrl-Alt-Left"),
        ("Escape", "Esc"),
        ("Space", "U+20"),
    ] {
        assert_eq!(Key::parse(one), Key::parse(other), "{one} and {other}");
    }
    assert_ne!(Key::parse("Alt-x"), Key::parse("Alt-X"));
}

#[test]
fn only_characters_without_ctrl_and_alt_are_text() {
    assert_eq!(Key::char('q').text(), Some('q'));
    assert_eq!(Key::char('q').shift().text(), Some('Q'));
    assert_eq!(Key::char('q').control().text(), None);
    assert_eq!(Key::char('q').alt().text(), None);
    assert_eq!(Key::new(Code::Enter).text(), None);
}

#[test]
fn a_word_that_names_no_key_is_said() {
    for word in ["Lefft", "F0", "F25", "Ctrl-", "Hyper-x", "U+D800", "left"] {
        let fault = Key::script(&format!("q {word}")).unwrap_err();
        assert!(fault.to_string().contains(&format!("\"{word}\"")), "{fault}");
    }
    assert!(Key::parse("").is_err());
}
