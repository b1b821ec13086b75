//! A column of a country whose counts are all withheld: `D` in each cell, beside columns of other countries.

use super::columns::Column;
use super::role::Role;
use crate::load::cell::gap;
use crate::load::table::Table;
use crate::load::word::country::is_country;

/// Takes such columns for what they are, since their cells alone say nothing.
pub(crate) fn find(table: &Table<'_>, columns: &mut [Column]) {
    let of_country = |column: &Column, role: Role| column.role == role && is_country(&column.name);
    let counted = columns.iter().filter(|column| of_country(column, Role::Count)).count();
    if counted < 2 {
        return;
    }
    for column in columns.iter_mut().filter(|column| of_country(column, Role::Category)) {
        let mut withheld = true;
        table.each(|record| withheld &= gap::parse(record.get(column.place)).is_some());
        if withheld {
            column.role = Role::Count;
        }
    }
}
