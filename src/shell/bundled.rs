//! The figures that come with the program, so that it answers with no file and no network.

/// Dates that a chart marks and a comparison may start from.
pub static EVENTS: &[u8] = include_bytes!("../../data/events.csv");

/// The name that findings and sources give, and the bytes.
pub static REMOVALS: (&str, &[u8]) = ("data/removals.csv", include_bytes!("../../data/removals.csv"));
