//! Different values, each once, with a small number for it.

use std::sync::Arc;

use hashbrown::HashTable;

use super::super::hash::ShortText;

/// Different values in the order in which they first came; the code of a value is its place. A column with more of them
/// than there are codes is not kept: it names rows, not groups of them.
#[derive(Clone, Debug, Default)]
pub struct Dictionary {
    values: Vec<Arc<str>>,
    /// The codes, found by the hash of their value.
    codes: HashTable<Entry>,
    /// Of each [`ShortText::slot`] the value that was last asked for. Most columns have a few values that most rows have.
    recent: Vec<Option<Entry>>,
    /// The bytes of all values together.
    text: usize,
}

/// A value as it is found again: beside its code lies what tells it from nearly all others, so that the value itself
/// is looked up only where it is long.
#[derive(Clone, Copy, Debug)]
struct Entry {
    short: ShortText,
    code: u16,
}

/// What a value takes beside its letters: where it is, how long, how often it is held, and its entry in the table.
const VALUE_BYTES: usize = 2 * size_of::<Arc<str>>() + size_of::<Entry>();

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
        let short = ShortText::of(value.as_bytes());
        self.find(short.hash(value.as_bytes()), short, value.as_bytes())
    }

    /// The code of a value, new or known; `None` where no code is left, or the bytes are no UTF-8.
    #[inline]
    pub fn code(&mut self, value: &[u8]) -> Option<u16> {
        let short = ShortText::of(value);
        match self.recent.get(short.slot()) {
            Some(Some(recent)) if recent.short == short && short.is_whole() => Some(recent.code),
            Some(_) | None => self.look_up(short, value),
        }
    }

    fn look_up(&mut self, short: ShortText, value: &[u8]) -> Option<u16> {
        let hash = short.hash(value);
        let code = match self.find(hash, short, value) {
            Some(code) => code,
            None => self.add(hash, short, std::str::from_utf8(value).ok()?)?,
        };
        self.recent.resize(ShortText::SLOTS, None);
        *self.recent.get_mut(short.slot())? = Some(Entry { short, code });
        Some(code)
    }

    #[inline]
    fn find(&self, hash: u64, short: ShortText, value: &[u8]) -> Option<u16> {
        let is = |entry: &Entry| {
            entry.short == short
                && (short.is_whole() || self.value(entry.code).is_some_and(|known| known.as_bytes() == value))
        };
        self.codes.find(hash, is).map(|entry| entry.code)
    }

    #[cold]
    fn add(&mut self, hash: u64, short: ShortText, value: &str) -> Option<u16> {
        let code = u16::try_from(self.values.len()).ok()?;
        self.values.push(Arc::from(value));
        let Self { values, codes, text, .. } = self;
        *text += value.len();
        codes.insert_unique(hash, Entry { short, code }, |entry| {
            values.get(usize::from(entry.code)).map_or(0, |value| entry.short.hash(value.as_bytes()))
        });
        Some(code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_has_one_code_and_no_two_have_the_same() {
        let mut dictionary = Dictionary::default();
        // Texts of every length that differ in one letter, wherever it stands, and a text in zeros of each length.
        let mut texts = vec![Vec::new()];
        for length in 1..50 {
            texts.push(vec![0; length]);
            texts.push(vec![b'a'; length]);
            texts.extend((0..length).map(|place| {
                let mut text = vec![b'a'; length];
                text[place] = b'b';
                text
            }));
        }
        for (code, text) in texts.iter().enumerate() {
            assert_eq!(dictionary.code(text), u16::try_from(code).ok(), "{text:?}");
        }
        for (code, text) in texts.iter().enumerate() {
            assert_eq!(dictionary.code(text), u16::try_from(code).ok(), "{text:?}");
            assert_eq!(dictionary.known(std::str::from_utf8(text).unwrap()), u16::try_from(code).ok());
        }
        assert_eq!(dictionary.known("ab but not known"), None);
        assert_eq!(dictionary.code(b"\xff"), None);
    }
}
