//! Foreign text made safe to show: what a file says can never steer a terminal or hide from the reader.
//!
//! Cells, headers and file names are written by strangers. Everything that moves the cursor, turns the direction of
//! writing, has no look of its own or piles marks on a letter comes out as the escape that names it, such as
//! `\x1b` or `\u{202e}`. What comes out is one line: tabs and line ends are escaped too. Machine formats keep their
//! data and escape it their own way; they do not pass through here.

mod broken;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::fmt::{self, Write as _};

use unicode_width::UnicodeWidthChar;

pub use broken::broken;

/// Marks that one letter may carry; with the letter that is a cluster of eight code points.
///
/// More have brought terminals down by themselves (CVE-2021-27135), and no language needs them.
const MARKS: usize = 7;

/// Stands for what was left out.
const ELLIPSIS: char = '…';

/// Text that is safe to show; only this module can make one.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Shown(String);

impl Shown {
    /// The text as it can be shown.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(visible(text).into_owned())
    }

    /// Bytes that should be text, such as a file name; those that are not come out as `\xff`.
    #[must_use]
    pub fn bytes(bytes: &[u8]) -> Self {
        let mut shown = String::with_capacity(bytes.len());
        for chunk in bytes.utf8_chunks() {
            shown.push_str(&visible(chunk.valid()));
            for byte in chunk.invalid() {
                let _ = write!(shown, "\\x{byte:02x}");
            }
        }
        Self(shown)
    }

    /// The safe text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Shown {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&self.0)
    }
}

impl AsRef<str> for Shown {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

/// The text with everything escaped that a reader could not see or a terminal would obey.
///
/// ```
/// use fypace::visible::visible;
///
/// assert_eq!(visible("Perú 2017"), "Perú 2017");
/// assert_eq!(visible("a\x1b[2J\u{202e}b"), "a\\x1b[2J\\u{202e}b");
/// ```
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| matches!(byte, 0x20..=0x7e)) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    let mut before = None;
    let mut marks = 0;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        if is_joiner(letter) && before.is_some_and(joins) && letters.peek().copied().is_some_and(joins) {
            shown.push(letter);
        } else if is_hidden(letter) {
            push_escape(&mut shown, letter);
            before = None;
        } else if letter.width() == Some(0) {
            marks += 1;
            match before {
                // A mark with nothing to sit on would sit on our own text.
                None => push_escape(&mut shown, letter),
                Some(_) if marks <= MARKS => shown.push(letter),
                Some(_) if marks == MARKS + 1 => shown.push(ELLIPSIS),
                Some(_) => {}
            }
        } else {
            shown.push(letter);
            before = Some(letter);
            marks = 0;
        }
    }
    Cow::Owned(shown)
}

/// [`visible`] text of at most `most` characters; a longer one is cut and ends in `…`.
#[must_use]
pub fn clipped(text: &str, most: usize) -> Shown {
    // A cell can be as long as a file. No more of it is looked at than can matter: dropped marks are all that shows
    // as nothing, and a text of little else may as well be cut early.
    let enough = most.saturating_mul(MARKS + 1).saturating_add(1);
    let head = text.char_indices().nth(enough).and_then(|(end, _)| text.get(..end)).unwrap_or(text);
    let shown = visible(head);
    if head.len() == text.len() && shown.chars().count() <= most {
        return Shown(shown.into_owned());
    }
    let kept = most.saturating_sub(1);
    Shown(shown.chars().take(kept).chain((most > 0).then_some(ELLIPSIS)).collect())
}

fn push_escape(shown: &mut String, letter: char) {
    // Writing to a string cannot fail.
    let _ = match letter {
        '\t' => write!(shown, "\\t"),
        '\n' => write!(shown, "\\n"),
        '\r' => write!(shown, "\\r"),
        '\0'..='\x7f' => write!(shown, "\\x{:02x}", u32::from(letter)),
        _ => write!(shown, "\\u{{{:x}}}", u32::from(letter)),
    };
}

/// Whether the character steers, hides, or looks like nothing or like anything.
///
/// General categories Cc, Cf, Co, Zl and Zp and the noncharacters of Unicode 16.0 (`DerivedGeneralCategory.txt`),
/// and the blanks that are not spaces: those of `Default_Ignorable_Code_Point` (`DerivedCoreProperties.txt`) but for
/// the sixteen variation selectors that emoji need, and the empty braille cell.
fn is_hidden(letter: char) -> bool {
    letter.is_control()
        || matches!(letter,
            '\u{ad}' | '\u{34f}'
            | '\u{600}'..='\u{605}' | '\u{61c}' | '\u{6dd}' | '\u{70f}' | '\u{890}'..='\u{891}' | '\u{8e2}'
            | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{2800}' | '\u{3164}'
            | '\u{e000}'..='\u{f8ff}' | '\u{fdd0}'..='\u{fdef}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}'
            | '\u{110bd}' | '\u{110cd}' | '\u{13430}'..='\u{1343f}' | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}' | '\u{f0000}'..)
        // The last two places of every plane are noncharacters.
        || u32::from(letter) & 0xfffe == 0xfffe
}

fn is_joiner(letter: char) -> bool {
    matches!(letter, '\u{200c}' | '\u{200d}')
}

/// Whether joiners shape words of the letter's script: Arabic to Sinhala.
///
/// Emoji are not among them. Terminals disagree on the width of a joined emoji, so it is shown in its parts.
fn joins(letter: char) -> bool {
    matches!(letter, '\u{620}'..='\u{dff}') && letter.is_alphabetic()
}
