//! Whether two tables hold the same rows of some days, as the categories that both keep say it.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::{Category, Records, day_number};
use crate::calendar::Date;
use crate::dataset::FastSet;

impl Records {
    /// The names of the categories that another table keeps, too.
    #[must_use]
    pub fn shared_categories(&self, other: &Self) -> Vec<String> {
        let shared = |name: &&str| other.category(name).is_some() && self.category(name).is_some();
        self.category_names().filter(shared).map(ToOwned::to_owned).collect()
    }

    /// Whether no value of a category is one of another table's, in any case of letters.
    #[must_use]
    pub fn shares_no_value(&self, other: &Self, name: &str) -> bool {
        let values = |table: &Self| -> FastSet<String> {
            let category = table.category(name).and_then(|place| table.categories.get(place));
            let values = category.map(Category::values).unwrap_or_default();
            values.iter().filter(|value| !value.is_empty()).map(|value| value.to_lowercase()).collect()
        };
        let (own, others) = (values(self), values(other));
        !own.is_empty() && !others.is_empty() && own.is_disjoint(&others)
    }

    /// A number for the rows of each of these spans, equal where the same people stand there in whatever order, as these
    /// categories say it.
    #[must_use]
    pub fn prints(&self, names: &[String], spans: &[(Date, Date)]) -> BTreeMap<(Date, Date), u64> {
        let mut prints: BTreeMap<(u32, u32), u64> = spans.iter().map(|span| (place(*span), 0)).collect();
        let columns: Vec<(usize, Vec<u64>)> = names
            .iter()
            .filter_map(|name| self.category(name))
            .filter_map(|place| {
                let values = self.categories.get(place)?.values();
                Some((place, values.iter().map(|value| print_of(&value.to_lowercase())).collect()))
            })
            .collect();
        for (row, day) in self.days.iter().enumerate() {
            let span = (*day, self.length(row));
            let Some(print) = prints.get_mut(&span) else { continue };
            let values = columns.iter().map(|(column, values)| {
                let code = self.categories.get(*column).and_then(|category| category.codes.get(row));
                code.and_then(|code| values.get(usize::from(code))).copied()
            });
            let count = self.count(row);
            *print = print.wrapping_add(print_of(&values.collect::<Vec<_>>()).wrapping_mul(count));
        }
        spans.iter().filter_map(|span| Some((*span, *prints.get(&place(*span))?))).collect()
    }
}

/// A span as rows keep it: its first day, and how many follow.
fn place((from, through): (Date, Date)) -> (u32, u32) {
    (day_number(from), u32::try_from(through.days_since(from)).unwrap_or(0))
}

fn print_of(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}
