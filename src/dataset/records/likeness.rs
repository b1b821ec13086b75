//! Whether two tables hold the same rows of some days, as the categories that both keep say it.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::spellings::plain;
use super::{Category, Records, day_number};
use crate::calendar::Date;
use crate::dataset::{FastMap, FastSet};

/// Which values say nothing, such as the mark of what was blacked out.
type IsBlank<'a> = &'a dyn Fn(&str) -> bool;

impl Records {
    /// The names of the categories that another table keeps, too.
    #[must_use]
    pub fn shared_categories(&self, other: &Self) -> Vec<String> {
        let shared = |name: &&str| other.category(name).is_some() && self.category(name).is_some();
        self.category_names().filter(shared).map(ToOwned::to_owned).collect()
    }

    /// Whether no value of a category is one of another table's, in any case of letters and without accents.
    #[must_use]
    pub fn shares_no_value(&self, other: &Self, name: &str, is_blank: IsBlank<'_>) -> bool {
        let values = |table: &Self| -> FastSet<String> {
            let category = table.category(name).and_then(|place| table.categories.get(place));
            let values = category.map(Category::values).unwrap_or_default();
            let said = values.iter().filter(|value| !value.is_empty() && !is_blank(value));
            said.map(|value| plain(value)).collect()
        };
        let (own, others) = (values(self), values(other));
        !own.is_empty() && !others.is_empty() && own.is_disjoint(&others)
    }

    /// A number for the rows of each of these spans, equal where the same people stand there in whatever order, as these
    /// categories say it.
    #[must_use]
    pub fn prints(
        &self,
        names: &[String],
        spans: &[(Date, Date)],
        is_blank: IsBlank<'_>,
    ) -> BTreeMap<(Date, Date), u64> {
        let mut prints: BTreeMap<(u32, u32), u64> = spans.iter().map(|span| (place(*span), 0)).collect();
        let asked: FastSet<(u32, u32)> = prints.keys().copied().collect();
        self.each_print(
            (names, is_blank),
            |span| asked.contains(&span),
            |span, print, count| {
                if let Some(sum) = prints.get_mut(&span) {
                    *sum = sum.wrapping_add(print.wrapping_mul(count));
                }
            },
        );
        spans.iter().filter_map(|span| Some((*span, *prints.get(&place(*span))?))).collect()
    }

    /// How many there are of each kind in the rows of a span, as these categories say it, by a number for the kind.
    #[must_use]
    pub(crate) fn kinds(
        &self,
        names: &[String],
        span: (Date, Date),
        is_blank: IsBlank<'_>,
    ) -> FastMap<u64, u64> {
        let mut kinds: FastMap<u64, u64> = FastMap::default();
        self.each_print(
            (names, is_blank),
            |own| own == place(span),
            |_, print, count| {
                let sum = kinds.entry(print).or_default();
                *sum = sum.saturating_add(count);
            },
        );
        kinds
    }

    /// The span, the number and the count of each row of the spans that are asked for.
    fn each_print(
        &self,
        (names, is_blank): (&[String], IsBlank<'_>),
        is_asked: impl Fn((u32, u32)) -> bool,
        mut each: impl FnMut((u32, u32), u64, u64),
    ) {
        let columns: Vec<(usize, Vec<u64>)> = names
            .iter()
            .filter_map(|name| self.category(name))
            .filter_map(|place| {
                let values = self.categories.get(place)?.values();
                let said = |value: &str| if is_blank(value) { String::new() } else { plain(value) };
                Some((place, values.iter().map(|value| print_of(&said(value))).collect()))
            })
            .collect();
        let spans = self.days.iter().enumerate().map(|(row, day)| (row, (*day, self.length(row))));
        for (row, span) in spans.filter(|(_, span)| is_asked(*span)) {
            let values = columns.iter().map(|(column, values)| {
                let code = self.categories.get(*column).and_then(|category| category.codes.get(row));
                code.and_then(|code| values.get(usize::from(code))).copied()
            });
            each(span, print_of(&values.collect::<Vec<_>>()), self.count(row));
        }
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
