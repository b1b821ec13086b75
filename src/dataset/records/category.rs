//! A category column of many rows: its different values once, and one small code a row.

use std::sync::Arc;

use super::dictionary::Dictionary;

/// A category column: a dictionary, and a code into it for each row.
#[derive(Clone, Debug, Default)]
pub struct Category {
    name: String,
    pub(super) dictionary: Dictionary,
    pub(super) codes: Codes,
}

/// Codes in as few bytes as they need.
#[derive(Clone, Debug)]
pub enum Codes {
    /// While all of them fit.
    Narrow(Vec<u8>),
    /// Since one did not.
    Wide(Vec<u16>),
    /// There were too many values.
    Dropped,
    /// Nobody asked for them.
    Unread,
}

impl Category {
    /// A column of this heading, without rows.
    #[must_use]
    pub fn new(name: String) -> Self {
        Self { name, ..Self::default() }
    }

    /// The column's heading.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its different values, in the order in which they first appear.
    #[must_use]
    pub fn values(&self) -> &[Arc<str>] {
        self.dictionary.values()
    }

    /// The value in a row.
    #[must_use]
    pub fn value(&self, row: usize) -> Option<&str> {
        self.dictionary.value(self.codes.get(row)?).map(|value| &**value)
    }

    /// Whether it is not kept: it had too many values, or nobody asked for it.
    #[must_use]
    pub fn is_dropped(&self) -> bool {
        matches!(self.codes, Codes::Dropped | Codes::Unread)
    }

    /// About how many bytes of memory it takes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let codes = match &self.codes {
            Codes::Narrow(codes) => codes.len(),
            Codes::Wide(codes) => codes.len() * size_of::<u16>(),
            Codes::Dropped | Codes::Unread => 0,
        };
        codes + self.dictionary.bytes()
    }

    /// Gives memory back that was taken for rows that never came.
    pub(super) fn shrink(&mut self) {
        match &mut self.codes {
            Codes::Narrow(codes) => codes.shrink_to_fit(),
            Codes::Wide(codes) => codes.shrink_to_fit(),
            Codes::Dropped | Codes::Unread => {}
        }
    }

    /// Adds a row.
    pub fn push(&mut self, value: &str) {
        if self.is_dropped() {
            return;
        }
        match self.dictionary.code(value.as_bytes()) {
            Some(code) => self.codes.push(code),
            None => self.drop_rows(),
        }
    }

    pub(super) fn drop_rows(&mut self) {
        self.codes = Codes::Dropped;
        self.dictionary = Dictionary::default();
    }
}

impl Default for Codes {
    fn default() -> Self {
        Self::Narrow(Vec::new())
    }
}

impl Codes {
    /// The code of a row.
    #[must_use]
    pub fn get(&self, row: usize) -> Option<u16> {
        match self {
            Self::Narrow(codes) => codes.get(row).copied().map(u16::from),
            Self::Wide(codes) => codes.get(row).copied(),
            Self::Dropped | Self::Unread => None,
        }
    }

    /// Adds a row.
    pub fn push(&mut self, code: u16) {
        if let (Self::Narrow(codes), Err(_)) = (&*self, u8::try_from(code)) {
            *self = Self::Wide(codes.iter().copied().map(u16::from).collect());
        }
        match self {
            Self::Narrow(codes) => codes.push(u8::try_from(code).unwrap_or(u8::MAX)),
            Self::Wide(codes) => codes.push(code),
            Self::Dropped | Self::Unread => {}
        }
    }

    /// The codes of the rows, in order.
    pub fn iter(&self) -> impl Iterator<Item = u16> {
        let (narrow, wide): (&[u8], &[u16]) = match self {
            Self::Narrow(codes) => (codes, &[]),
            Self::Wide(codes) => (&[], codes),
            Self::Dropped | Self::Unread => (&[], &[]),
        };
        narrow.iter().copied().map(u16::from).chain(wide.iter().copied())
    }
}

impl FromIterator<u16> for Codes {
    fn from_iter<I: IntoIterator<Item = u16>>(codes: I) -> Self {
        let mut all = Self::default();
        codes.into_iter().for_each(|code| all.push(code));
        all
    }
}
