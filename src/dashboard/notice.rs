//! One line about what came of the last key: that it is done, or why nothing was.

use std::fmt;

/// How a notice is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// It is done, or under way.
    Done,
    /// Nothing was done, or not all of it, and this is why.
    Warning,
}

/// What came of the last key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// How it is meant.
    pub tone: Tone,
    /// The line.
    pub text: String,
}

impl Notice {
    /// What was done.
    #[must_use]
    pub fn done(text: impl Into<String>) -> Self {
        Self { tone: Tone::Done, text: text.into() }
    }

    /// Whether it may go after a while: that something is done need be read once, but what is wrong stays wrong.
    #[must_use]
    pub fn is_passing(&self) -> bool {
        self.tone == Tone::Done
    }

    /// Why nothing was done.
    #[must_use]
    pub fn warning(text: impl Into<String>) -> Self {
        Self { tone: Tone::Warning, text: text.into() }
    }
}

impl fmt::Display for Notice {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}
