//! Different values, each once, with a small number for it.

use std::sync::Arc;

use hashbrown::HashTable;
use xxhash_rust::xxh3::xxh3_64;

/// A column with more different values than this is not kept: it names rows, not groups of them.
pub const VALUES_KEPT: usize = 1 << 16;

/// Different values in the order in which they first came; the code of a value is its place.
#[derive(Clone, Debug, Default)]
pub struct Dictionary {
    values: Vec<Arc<str>>,
    /// The codes, found by the hash of their value.
    codes: HashTable<u16>,
    /// The bytes of all values together.
    text: usize,
}

/// What a value takes beside its letters: where it is, how long, how often it is held, and its code in the table.
const VALUE_BYTES: usize = 2 * size_of::<Arc<str>>() + 2 * size_of::<u16>();

impl Dictionary {
    /// The values.
    #[must_use]
    pub fn values(&self) -> &[Arc<str>] {
        &self.values
    }

    /// About how many bytes of memory the values take.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.text + self.values.len() * VALUE_BYTES
    }

    /// The value with a code.
    #[must_use]
    pub fn value(&self, code: u16) -> Option<&Arc<str>> {
        self.values.get(usize::from(code))
    }

    /// The code of a value that is there.
    #[must_use]
    pub fn known(&self, value: &str) -> Option<u16> {
        self.find(xxh3_64(value.as_bytes()), value.as_bytes())
    }

    /// The code of a value, new or known; `None` where there are [`VALUES_KEPT`] others, or the bytes are no UTF-8.
    pub fn code(&mut self, value: &[u8]) -> Option<u16> {
        let hash = xxh3_64(value);
        match self.find(hash, value) {
            Some(code) => Some(code),
            None => self.add(hash, std::str::from_utf8(value).ok()?),
        }
    }

    fn find(&self, hash: u64, value: &[u8]) -> Option<u16> {
        let is = |code: &u16| self.value(*code).is_some_and(|known| known.as_bytes() == value);
        self.codes.find(hash, is).copied()
    }

    fn add(&mut self, hash: u64, value: &str) -> Option<u16> {
        let code = u16::try_from(self.values.len()).ok()?;
        self.values.push(Arc::from(value));
        let Self { values, codes, text } = self;
        *text += value.len();
        codes.insert_unique(hash, code, |code| {
            values.get(usize::from(*code)).map_or(0, |value| xxh3_64(value.as_bytes()))
        });
        Some(code)
    }
}
