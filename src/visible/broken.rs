//! Text broken into the lines that a width has room for.

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

/// Text broken at spaces into lines of at most so many columns, the later ones indented. A word that is longer is
/// broken wherever a line ends.
#[must_use]
pub fn broken(text: &str, room: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.width() + 1 + word.width() <= room => {
                line.push(' ');
                line.push_str(word);
            }
            Some(_) => long(word, INDENT, room, &mut lines),
            None => long(word, "", room, &mut lines),
        }
    }
    lines
}

/// What later lines of one text begin with.
const INDENT: &str = "  ";

/// A word on lines of its own, the first one indented as said.
fn long(word: &str, indent: &str, room: usize, lines: &mut Vec<String>) {
    let mut line = indent.to_owned();
    for letter in word.chars() {
        let wide = letter.width().unwrap_or(0);
        // A letter that no line has room for stands on one all the same.
        if line.width() + wide > room && line.trim() != "" {
            lines.push(std::mem::replace(&mut line, INDENT.to_owned()));
        }
        line.push(letter);
    }
    lines.push(line);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_at_spaces_and_a_word_too_long_for_one_goes_on_in_the_next() {
        for (text, room, lines) in [
            ("", 10, ""),
            ("one two three", 7, "one two|  three"),
            ("in /samples/of/a/folder.csv:3", 12, "in|  /samples/o|  f/a/folder|  .csv:3"),
            ("\u{6f22}\u{5b57}", 1, "\u{6f22}|  \u{5b57}"),
        ] {
            assert_eq!(broken(text, room).join("|"), lines, "{text} in {room}");
        }
    }
}
