//! Text broken into the lines that a width has room for.

use unicode_width::UnicodeWidthStr as _;

/// Text broken at spaces into lines of at most so many columns, the later ones indented. A word that is longer stands
/// on a line of its own.
#[must_use]
pub fn broken(text: &str, room: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.width() + 1 + word.width() <= room => {
                line.push(' ');
                line.push_str(word);
            }
            Some(_) => lines.push(format!("  {word}")),
            None => lines.push(word.to_owned()),
        }
    }
    lines
}
