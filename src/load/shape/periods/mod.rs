//! Which days a label stands for, as the columns of a table tell it together.
//!
//! Columns of time are chosen here and read: fiscal, calendar and financial years, and their parts. What one cell says
//! is for `cell`, and how much of its period a figure covers for `coverage`.

pub(super) mod annual_months;
pub(super) mod bare_years;
pub(super) mod calendar_headings;
pub(super) mod clock;
pub(super) mod financial_years;
pub(super) mod fiscal_months;
mod fiscal_proof;
pub(super) mod foreign_months;
pub(super) mod foreign_years;
pub(super) mod month_runs;
pub(super) mod numbered_part;
mod order_by_year;
pub(super) mod other_years;
pub(super) mod parts_below_years;
pub(super) mod row_lengths;
mod spacing;
pub(super) mod time;
pub(super) mod year_bounds;
mod year_cells;
pub(super) mod year_marks;
