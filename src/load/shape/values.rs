//! The different values of the columns of a table.

use super::{Draft, MOST_VALUES};
use crate::load::column::Column;
use crate::load::table::Walk;

impl Draft<'_> {
    /// The different values of a column, in the order in which they first stand; one more than [`MOST_VALUES`] at most.
    pub(super) fn values(&self, column: &Column) -> &[String] {
        let all = self.values.get_or_init(|| self.all_values());
        all.get(column.place).map(Vec::as_slice).unwrap_or_default()
    }

    /// Those of every column, each at its place in a row, from one walk: many ask, and a file of records is long.
    fn all_values(&self) -> Vec<Vec<String>> {
        let width = self.columns.iter().map(|column| column.place.saturating_add(1)).max();
        let mut all: Vec<Vec<String>> = vec![Vec::new(); width.unwrap_or_default()];
        self.table.walk(|record| {
            let mut more = false;
            for column in &self.columns {
                let Some(values) = all.get_mut(column.place).filter(|values| values.len() <= MOST_VALUES)
                else {
                    continue;
                };
                more = true;
                let value = record.get(column.place);
                if !value.is_empty() && !values.iter().any(|known| known == value) {
                    values.push(value.to_owned());
                }
            }
            if more { Walk::On } else { Walk::Stop }
        });
        all
    }
}
