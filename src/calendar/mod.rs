//! Days and fiscal years, and nothing that depends on a clock.
//!
//! A [`Date`] is always a real day. A [`FiscalCalendar`] cuts days into fiscal years, each named for the calendar
//! year it ends in, and an [`Alignment`] says which day of one year answers to a day of another. Only this module
//! names chrono.

mod align;
mod date;
mod fiscal;
#[cfg(test)]
mod tests;

pub use align::{ALIGNMENTS, Aligned, Alignment, AlignmentId};
pub use date::{Date, Weekday, iso_day};
pub use fiscal::{BadFiscalStart, FiscalCalendar, FiscalDay, FiscalYear};
