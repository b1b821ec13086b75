//! A table that was looked at once, for as many readings as there are.

use super::{Draft, looked_at};
use crate::load::Options;
use crate::load::column::Column;
use crate::load::table::Table;
use crate::load::title::Title;

/// What a draft is made of, kept so that the table is looked at once.
#[derive(Clone, Debug)]
pub(crate) struct Sketch {
    table: Table<'static>,
    columns: Vec<Column>,
    title: Title,
}

impl Sketch {
    /// Looks at a table that holds its own text.
    pub(crate) fn of(table: Table<'static>, file: &str, options: &Options) -> Self {
        let (columns, title) = looked_at(&table, file, options);
        Self { table, columns, title }
    }

    /// A draft, for as many readings as there are.
    pub(crate) fn draft<'a>(&'a self, options: &'a Options) -> Draft<'a> {
        let Self { table, columns, title } = self;
        Draft::of((table, columns.clone(), title.clone()), options)
    }
}
