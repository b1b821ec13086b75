//! Keys as people write them: `q`, `Shift-Left`, `Ctrl-C`, so that a line of them is a whole test.
//!
//! A key has one form only. A letter carries no shift (it is upper case instead), a letter with Ctrl is lower case,
//! and the back tab is `Shift-Tab`; terminals differ in all three. Which key does what is the keymap's business.

#[cfg(test)]
mod tests;

use std::fmt;

use crate::visible::{Shown, clipped};

/// The part of a key that is not a modifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Code {
    /// A key that writes a character.
    Char(char),
    /// The arrow to the left.
    Left,
    /// The arrow to the right.
    Right,
    /// The arrow up.
    Up,
    /// The arrow down.
    Down,
    /// Enter or return.
    Enter,
    /// Escape.
    Esc,
    /// Tab; with shift it is the back tab.
    Tab,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Insert.
    Insert,
    /// A function key, from 1.
    F(u8),
}

/// One key press.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    code: Code,
    control: bool,
    alt: bool,
    shift: bool,
}

impl Key {
    /// The key without modifiers.
    #[must_use]
    pub const fn new(code: Code) -> Self {
        Self { code, control: false, alt: false, shift: false }
    }

    /// The key that writes this character.
    #[must_use]
    pub const fn char(letter: char) -> Self {
        Self::new(Code::Char(letter))
    }

    /// The key with Ctrl held: of a letter, the small one.
    #[must_use]
    pub const fn control(self) -> Self {
        let held = Self { control: true, ..self };
        if let Code::Char(letter) = self.code {
            return Self { code: Code::Char(letter.to_ascii_lowercase()), ..held };
        }
        held
    }

    /// The key with Alt held.
    #[must_use]
    pub const fn alt(self) -> Self {
        Self { alt: true, ..self }
    }

    /// The key with shift held: of a letter, its capital.
    #[must_use]
    pub const fn shift(self) -> Self {
        if let Code::Char(letter) = self.code {
            let capital = if self.control { letter } else { letter.to_ascii_uppercase() };
            return Self { code: Code::Char(capital), ..self };
        }
        Self { shift: true, ..self }
    }

    /// The key without its modifiers.
    #[must_use]
    pub const fn code(self) -> Code {
        self.code
    }

    /// Whether Ctrl is held.
    #[must_use]
    pub const fn has_control(self) -> bool {
        self.control
    }

    /// Whether Alt is held.
    #[must_use]
    pub const fn has_alt(self) -> bool {
        self.alt
    }

    /// Whether shift is held; never so for a character.
    #[must_use]
    pub const fn has_shift(self) -> bool {
        self.shift
    }

    /// The character that the key writes into a line of text, if it does.
    #[must_use]
    pub const fn text(self) -> Option<char> {
        if let Code::Char(letter) = self.code
            && !self.control
            && !self.alt
        {
            return Some(letter);
        }
        None
    }

    /// The digit that the key writes, if it does.
    pub(super) fn digit(self) -> Option<usize> {
        usize::try_from(self.text()?.to_digit(10)?).ok()
    }

    /// The key that a word names.
    ///
    /// # Errors
    /// If the word names no key.
    pub fn parse(word: &str) -> Result<Self, BadKey> {
        let bad = || BadKey::new(word);
        for (prefix, hold) in HELD {
            if let Some(rest) = word.strip_prefix(prefix).filter(|rest| !rest.is_empty()) {
                return Self::parse(rest).map(hold).map_err(|_| bad());
            }
        }
        if word == "BackTab" {
            return Ok(Self::new(Code::Tab).shift());
        }
        code(word).map(Self::new).ok_or_else(bad)
    }

    /// The keys of a script: words with spaces between them.
    ///
    /// ```
    /// use fypace::dashboard::Key;
    ///
    /// let keys = Key::script("Right Shift-Left ? Ctrl-C")?;
    /// assert_eq!(keys.len(), 4);
    /// # Ok::<(), fypace::dashboard::key::BadKey>(())
    /// ```
    ///
    /// # Errors
    /// At the first word that names no key.
    pub fn script(script: &str) -> Result<Vec<Self>, BadKey> {
        script.split_whitespace().map(Self::parse).collect()
    }
}

impl fmt::Display for Key {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, prefix) in [(self.control, "Ctrl-"), (self.alt, "Alt-"), (self.shift, "Shift-")] {
            if held {
                formatter.write_str(prefix)?;
            }
        }
        if let Some((_, name)) = NAMES.iter().find(|(code, _)| *code == self.code) {
            return formatter.write_str(name);
        }
        if let Code::F(number) = self.code {
            return write!(formatter, "F{number}");
        }
        let Code::Char(letter) = self.code else { return Ok(()) };
        if letter.is_whitespace() || letter.is_control() {
            return write!(formatter, "U+{:04X}", u32::from(letter));
        }
        // `Ctrl-C` is written with a capital, whatever the shift key does.
        write!(formatter, "{}", if self.control { letter.to_ascii_uppercase() } else { letter })
    }
}

/// A word that names no key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadKey {
    word: Shown,
}

impl BadKey {
    fn new(word: &str) -> Self {
        Self { word: clipped(word, 60) }
    }
}

impl fmt::Display for BadKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "no key is named \"{}\": write q, Left, Shift-Tab, Ctrl-C or F5", self.word)
    }
}

impl std::error::Error for BadKey {}

/// How the modifiers are written, and what they do to a key.
const HELD: [(&str, Hold); 3] = [("Ctrl-", Key::control), ("Alt-", Key::alt), ("Shift-", Key::shift)];

type Hold = fn(Key) -> Key;

/// What the keys are called: the first name of a key is the one that is shown.
static NAMES: &[(Code, &str)] = &[
    (Code::Char(' '), "Space"),
    (Code::Left, "Left"),
    (Code::Right, "Right"),
    (Code::Up, "Up"),
    (Code::Down, "Down"),
    (Code::Enter, "Enter"),
    (Code::Enter, "Return"),
    (Code::Esc, "Esc"),
    (Code::Esc, "Escape"),
    (Code::Tab, "Tab"),
    (Code::Home, "Home"),
    (Code::End, "End"),
    (Code::PageUp, "PageUp"),
    (Code::PageDown, "PageDown"),
    (Code::Backspace, "Backspace"),
    (Code::Delete, "Delete"),
    (Code::Insert, "Insert"),
];

fn code(word: &str) -> Option<Code> {
    let mut letters = word.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        return Some(Code::Char(letter));
    }
    if let Some((code, _)) = NAMES.iter().find(|(_, name)| *name == word) {
        return Some(*code);
    }
    if let Some(number) = word.strip_prefix('F') {
        return number.parse().ok().filter(|number| (1..=24).contains(number)).map(Code::F);
    }
    let code = u32::from_str_radix(word.strip_prefix("U+")?, 16).ok()?;
    char::from_u32(code).map(Code::Char)
}
