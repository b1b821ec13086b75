//! Values of a category column that are one but for capitals and accents: `MEXICO`, `Mexico`, `México`. Each is a group of its
//! own, and whoever reads of one has to know of the others.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Category, Records};

/// The spellings of one value, each with the number of its rows, in the order in which they first appear.
pub type Spellings = Vec<(Arc<str>, u64)>;

impl Records {
    /// The category columns in which values differ so, with the spellings of each such value.
    pub fn spellings(&self) -> impl Iterator<Item = (&str, Vec<Spellings>)> {
        let kept = self.categories.iter().filter(|category| !category.is_dropped());
        kept.map(|category| (category.name(), category.spellings())).filter(|(_, found)| !found.is_empty())
    }
}

impl Category {
    fn spellings(&self) -> Vec<Spellings> {
        let mut alike: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (code, value) in self.values().iter().enumerate() {
            alike.entry(plain(value)).or_default().push(code);
        }
        alike.retain(|_, codes| codes.len() > 1);
        if alike.is_empty() {
            return Vec::new();
        }
        let mut rows = vec![0_u64; self.values().len()];
        for code in self.codes.iter() {
            if let Some(rows) = rows.get_mut(usize::from(code)) {
                *rows += 1;
            }
        }
        let spelling = |code: usize| {
            let value = self.values().get(code)?;
            Some((Arc::clone(value), rows.get(code).copied().unwrap_or_default()))
        };
        alike.into_values().map(|codes| codes.into_iter().filter_map(spelling).collect()).collect()
    }
}

/// A value in small letters without accents.
pub(super) fn plain(value: &str) -> String {
    value.to_lowercase().chars().map(without_accent).collect()
}

/// A small letter of Latin without its accent.
fn without_accent(letter: char) -> char {
    match letter {
        'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' => 'a',
        'ç' => 'c',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'ì' | 'î' | 'ï' => 'i',
        'ñ' => 'n',
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' => 'o',
        'ú' | 'ù' | 'û' | 'ü' => 'u',
        other => other,
    }
}
