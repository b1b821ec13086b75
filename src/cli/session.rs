//! What the dashboard was left with, to go on from: arguments, a line each, in blocks.
//!
//! ```text
//! fypace session 1
//! [left]
//! removals.csv
//! --year
//! 2017
//! [kept] Pace: FY2017 against FY2016 as of Sep 9, 2017
//! --year
//! 2017
//! ```

use std::path::absolute;

use crate::dashboard::{STDIN, State};

/// The first line; another number is another form.
const FIRST: &str = "fypace session 1";

/// A dashboard that was left.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Left {
    /// The arguments that show what was shown.
    pub(super) arguments: Vec<String>,
    /// The names and the arguments of the views that were kept.
    pub(super) kept: Vec<(String, Vec<String>)>,
}

impl Left {
    /// What a state would be left with.
    pub(super) fn of(state: &State) -> Self {
        let kept = state.bookmarks.iter().map(|bookmark| {
            let arguments = [bookmark.query.arguments(), bookmark.shown.arguments()].concat();
            (bookmark.name.clone(), arguments)
        });
        let mut state = state.clone();
        for file in &mut state.opened.files {
            // It may be gone on with from another folder.
            if let Some(whole) = absolute(&*file).ok().filter(|_| file != STDIN) {
                *file = whole.to_string_lossy().into_owned();
            }
        }
        Self { arguments: state.arguments(), kept: kept.collect() }
    }

    /// What is written to be gone on with: a line for each argument, in blocks.
    pub(super) fn text(&self) -> String {
        let mut lines = vec![FIRST.to_owned(), "[left]".to_owned()];
        lines.extend(self.arguments.iter().map(|argument| escaped(argument)));
        for (name, arguments) in &self.kept {
            lines.push(format!("[kept] {}", escaped(name)));
            lines.extend(arguments.iter().map(|argument| escaped(argument)));
        }
        lines.push(String::new());
        lines.join("\n")
    }

    /// What text says; `None` where it is not of this form.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        if (lines.next(), lines.next()) != (Some(FIRST), Some("[left]")) {
            return None;
        }
        let mut left = Self::default();
        for line in lines {
            if let Some(name) = line.strip_prefix("[kept] ") {
                left.kept.push((unescaped(name), Vec::new()));
            } else {
                let arguments = left.kept.last_mut().map_or(&mut left.arguments, |(_, arguments)| arguments);
                arguments.push(unescaped(line));
            }
        }
        Some(left)
    }
}

/// An argument on one line; one that could be taken for the head of a block is told from it.
fn escaped(argument: &str) -> String {
    let text = argument.replace('\\', "\\\\").replace('\n', "\\n").replace('\r', "\\r");
    if text.starts_with('[') { format!("\\{text}") } else { text }
}

fn unescaped(line: &str) -> String {
    let mut text = String::new();
    let mut letters = line.chars();
    while let Some(letter) = letters.next() {
        if letter != '\\' {
            text.push(letter);
            continue;
        }
        match letters.next() {
            Some('n') => text.push('\n'),
            Some('r') => text.push('\r'),
            other => text.extend(other),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_left_is_found_again() {
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        let check = |arguments: &[&str], kept: &[(&str, &[&str])]| {
            let kept = kept.iter().map(|(name, arguments)| ((*name).to_owned(), words(arguments)));
            let left = Left { arguments: words(arguments), kept: kept.collect() };
            assert_eq!(Left::parse(&left.text()), Some(left));
        };
        check(&[], &[]);
        check(&["a.csv", "--year", "2017"], &[("Pace: FY2017", &["--view", "pace"])]);
        check(
            &["[kept] x.csv", "a\\nb\nc\r.csv", "--where", "country=", ""],
            &[("[left]", &[]), ("", &["\\"])],
        );
        assert_eq!(Left::parse(""), None);
        assert_eq!(Left::parse("fypace session 2\n[left]\n"), None);
    }
}
