//! Different values, each once, with a small number for it.

use std::sync::Arc;

use crate::dataset::hash::FastMap;

/// A column with more different values than this is not kept: it names rows, not groups of them.
pub const VALUES_KEPT: usize = 1 << 16;

/// Different values in the order in which they first came; the code of a value is its place.
#[derive(Clone, Debug, Default)]
pub struct Dictionary {
    values: Vec<Arc<str>>,
    codes: FastMap<Arc<str>, u16>,
    /// The code that was asked for last.
    last: u16,
}

impl Dictionary {
    /// The values.
    #[must_use]
    pub fn values(&self) -> &[Arc<str>] {
        &self.values
    }

    /// The value with a code.
    #[must_use]
    pub fn value(&self, code: u16) -> Option<&Arc<str>> {
        self.values.get(usize::from(code))
    }

    /// The code of a value that is there.
    #[must_use]
    pub fn known(&self, value: &str) -> Option<u16> {
        self.codes.get(value).copied()
    }

    /// The code of a value, new or known; `None` where there are [`VALUES_KEPT`] others.
    pub fn code(&mut self, value: &str) -> Option<u16> {
        // Rows of one office, country or year stand together more often than not.
        if self.value(self.last).is_some_and(|last| **last == *value) {
            return Some(self.last);
        }
        let code = match self.known(value) {
            Some(code) => code,
            None => self.add(value)?,
        };
        self.last = code;
        Some(code)
    }

    fn add(&mut self, value: &str) -> Option<u16> {
        let code = u16::try_from(self.values.len()).ok()?;
        let value: Arc<str> = Arc::from(value);
        self.values.push(Arc::clone(&value));
        self.codes.insert(value, code);
        Some(code)
    }
}
