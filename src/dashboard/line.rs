//! A line that one types into: letters are added at its end, and taken away as shells do.

use super::key::{Code, Key};

/// Takes a key that changes the line; says whether it did.
pub(super) fn edit(line: &mut String, key: Key) -> bool {
    let before = line.len();
    if key == Key::new(Code::Backspace) {
        line.pop();
    } else if key == Key::char('u').control() {
        line.clear();
    } else if key == Key::char('w').control() {
        let kept = line.trim_end().rfind([' ', '/']).map_or(0, |place| place + 1);
        line.truncate(kept);
    } else if let Some(letter) = text_of(key) {
        line.push(letter);
    } else {
        // Other keys do nothing here.
    }
    line.len() != before
}

/// The keys that leave a line as it was before.
pub(super) fn leaves(key: Key) -> bool {
    [Key::new(Code::Esc), Key::char('c').control()].contains(&key)
}

/// The letter that a key writes; what cannot be seen is none.
fn text_of(key: Key) -> Option<char> {
    key.text().filter(|letter| !letter.is_control())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_written_and_taken_back() {
        let check = |script: &str, expected: &str| {
            let mut line = "a b/c".to_owned();
            for key in Key::script(script).unwrap() {
                edit(&mut line, key);
            }
            assert_eq!(line, expected, "{script}");
        };
        check("d Space e", "a b/cd e");
        check("Backspace Backspace", "a b");
        check("Ctrl-W", "a b/");
        check("Ctrl-W Ctrl-W", "a b/");
        check("Backspace Backspace Ctrl-W", "a ");
        check("Ctrl-U x", "x");
        check("Ctrl-U Backspace Ctrl-W Left F5 U+0007", "");
    }
}
