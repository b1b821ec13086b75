//! A category column of many rows: its different values once, and one small code a row.

use std::sync::Arc;

use crate::dataset::hash::FastMap;

/// A column with more different values than this is not kept: it names rows, not groups of them.
pub const VALUES_KEPT: usize = 1 << 16;

/// A category column: a dictionary, and a code into it for each row.
#[derive(Clone, Debug, Default)]
pub struct Category {
    name: String,
    pub(super) values: Vec<Arc<str>>,
    pub(super) places: FastMap<Arc<str>, u32>,
    /// The code of the row before.
    last: usize,
    pub(super) codes: Codes,
}

/// Codes in as few bytes as they need.
#[derive(Clone, Debug)]
pub(super) enum Codes {
    Narrow(Vec<u8>),
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
        &self.values
    }

    /// The value in a row.
    #[must_use]
    pub fn value(&self, row: usize) -> Option<&str> {
        let code = usize::try_from(self.codes.get(row)?).ok()?;
        self.values.get(code).map(|value| &**value)
    }

    /// Whether it is not kept: it had too many values, or nobody asked for it.
    #[must_use]
    pub fn is_dropped(&self) -> bool {
        matches!(self.codes, Codes::Dropped | Codes::Unread)
    }

    /// The codes of the rows, in order: places in [`Self::values`].
    pub fn codes(&self) -> impl Iterator<Item = usize> {
        let (narrow, wide): (&[u8], &[u16]) = match &self.codes {
            Codes::Narrow(codes) => (codes, &[]),
            Codes::Wide(codes) => (&[], codes),
            Codes::Dropped | Codes::Unread => (&[], &[]),
        };
        narrow.iter().map(|code| usize::from(*code)).chain(wide.iter().map(|code| usize::from(*code)))
    }

    /// Adds a row.
    pub fn push(&mut self, value: &str) {
        // Rows of one office, country or year stand together more often than not.
        let same = self.values.get(self.last).is_some_and(|last| **last == *value);
        let code = if same { u32::try_from(self.last).ok() } else { self.code_of(value) };
        if let Some(code) = code {
            self.last = usize::try_from(code).unwrap_or(usize::MAX);
            self.codes.push(code);
        }
    }

    /// The code of a value, new or known; `None` where the column is dropped, or is now.
    pub(super) fn code_of(&mut self, value: &str) -> Option<u32> {
        if self.is_dropped() {
            return None;
        }
        if let Some(code) = self.places.get(value) {
            return Some(*code);
        }
        if self.values.len() >= VALUES_KEPT {
            self.drop_rows();
            return None;
        }
        let value: Arc<str> = Arc::from(value);
        let code = u32::try_from(self.values.len()).unwrap_or(u32::MAX);
        self.values.push(Arc::clone(&value));
        self.places.insert(value, code);
        Some(code)
    }

    pub(super) fn drop_rows(&mut self) {
        self.codes = Codes::Dropped;
        self.values = Vec::new();
        self.places = FastMap::default();
    }
}

impl Default for Codes {
    fn default() -> Self {
        Self::Narrow(Vec::new())
    }
}

impl Codes {
    pub(super) fn get(&self, row: usize) -> Option<u32> {
        match self {
            Self::Narrow(codes) => codes.get(row).copied().map(u32::from),
            Self::Wide(codes) => codes.get(row).copied().map(u32::from),
            Self::Dropped | Self::Unread => None,
        }
    }

    pub(super) fn push(&mut self, code: u32) {
        if let (Self::Narrow(codes), Err(_)) = (&*self, u8::try_from(code)) {
            *self = Self::Wide(codes.iter().copied().map(u16::from).collect());
        }
        match self {
            Self::Narrow(codes) => codes.push(u8::try_from(code).unwrap_or(u8::MAX)),
            Self::Wide(codes) => codes.push(u16::try_from(code).unwrap_or(u16::MAX)),
            Self::Dropped | Self::Unread => {}
        }
    }
}
