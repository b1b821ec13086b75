//! One doubtful thing: where it stands, what was read, what was done about it.

use std::fmt;
use std::sync::Arc;

use super::Place;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Good to know; no figure depends on it.
    Note,
    /// A figure may be read differently, or one was left out.
    Warning,
}

impl Level {
    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
        }
    }
}

/// One doubtful thing in the data. Alike ones are one finding with a count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How much it matters.
    pub level: Level,
    /// Its kind, for programs: lower case, words joined by `-`, kept stable.
    pub code: &'static str,
    /// The file it is in, where it is in one.
    pub file: Option<Arc<str>>,
    /// The first lines concerned, as an editor counts; at most [`Finding::LINES`].
    pub lines: Vec<u64>,
    /// How many lines are concerned, named or not. A line may hold several cells of which the same is found.
    pub line_count: u64,
    /// The last of them.
    last_line: Option<u64>,
    /// How often it was found.
    pub times: u64,
    /// The column's name, where it is about one.
    pub column: Option<String>,
    /// What the first cell said, as it stands in the file.
    pub value: Option<String>,
    /// What was found, as a sentence without a full stop; that of the first, where those of the others differ.
    pub message: String,
    /// Whether they do.
    differs: bool,
    /// What was done about it, and what to type where that was wrong.
    pub action: String,
}

impl Finding {
    /// How many lines are named.
    pub const LINES: usize = 5;

    /// A finding about the data as a whole.
    #[must_use]
    pub fn new(
        level: Level,
        code: &'static str,
        message: impl Into<String>,
        action: impl Into<String>,
    ) -> Self {
        Self {
            level,
            code,
            file: None,
            lines: Vec::new(),
            line_count: 0,
            last_line: None,
            times: 1,
            column: None,
            value: None,
            message: message.into(),
            differs: false,
            action: action.into(),
        }
    }

    /// The same, at a place.
    #[must_use]
    pub fn at(mut self, place: &Place) -> Self {
        self.file = Some(Arc::clone(&place.file));
        self.lines = Some(place.line).filter(|line| *line > 0).into_iter().collect();
        self.line_count = self.lines.len() as u64;
        self.last_line = self.lines.last().copied();
        self
    }

    /// The same, about a column.
    #[must_use]
    pub fn column(mut self, name: &str) -> Self {
        self.column = Some(name.to_owned());
        self
    }

    /// The same, about a cell.
    #[must_use]
    pub fn cell(mut self, column: &str, value: &str) -> Self {
        self.column = Some(column.to_owned());
        self.value = Some(value.to_owned());
        self
    }

    /// Adds to `findings`, or to the one there that says the same of the same column of the same file. Where it says it
    /// in other words, with another number or another day, those of the first are told as such.
    pub fn gather(self, findings: &mut Vec<Self>) {
        let alike = |other: &&mut Self| {
            (other.code, &other.file, &other.column, &other.action)
                == (self.code, &self.file, &self.column, &self.action)
        };
        match findings.iter_mut().find(alike) {
            Some(known) => {
                // The cells of a line follow each other, also where it is no longer named.
                let same = self.lines.iter().any(|line| known.lines.contains(line))
                    || self.last_line.is_some() && self.last_line == known.last_line;
                known.times += self.times;
                if !known.differs && known.message != self.message {
                    known.differs = true;
                    known.message.push_str(IN_THE_FIRST);
                }
                known.last_line = self.last_line;
                if !same {
                    known.line_count += self.line_count;
                    let room = Self::LINES.saturating_sub(known.lines.len());
                    known.lines.extend(self.lines.into_iter().take(room));
                }
            }
            None => findings.push(self),
        }
    }

    /// What was found of the first.
    #[must_use]
    pub fn first_message(&self) -> &str {
        self.message.strip_suffix(IN_THE_FIRST).unwrap_or(&self.message)
    }

    /// `FILE:LINE` of the first, as far as it is known.
    #[must_use]
    pub fn place(&self) -> Option<String> {
        let file = self.file.as_ref()?;
        Some(self.lines.first().map_or_else(|| file.to_string(), |line| format!("{file}:{line}")))
    }
}

/// Behind what is told of the first of several that differ.
const IN_THE_FIRST: &str = " in the first of them";

/// `fy17.csv:2: column "removals": "18,320" ...; what was done`.
impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(place) = self.place() {
            write!(f, "{place}: ")?;
        }
        if let Some(column) = &self.column {
            write!(f, "column \"{column}\": ")?;
        }
        if let Some(value) = &self.value {
            write!(f, "\"{value}\": ")?;
        }
        f.write_str(&self.message)?;
        if self.times > 1 {
            write!(f, " ({} times)", self.times)?;
        }
        if self.action.is_empty() { Ok(()) } else { write!(f, "; {}", self.action) }
    }
}
