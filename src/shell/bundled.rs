//! The figures that come with the program, so that it answers with no file and no network.

/// The name that findings and sources give, and the bytes.
pub static REMOVALS: (&str, &[u8]) = ("data/removals.csv", include_bytes!("../../data/removals.csv"));
