//! Is this fiscal year running ahead of or behind other years, by how much, and where will it end?
//!
//! The modules are floors: each imports only from those below it, and a test reads the sources to say so
//! (`tests/it/floors.rs`). From the ground up:
//!
//! - [`calendar`], [`quantity`], [`theme`], [`catalog`]: dates and fiscal years; counts, rates and shares; colors by
//!   role; rows of choices.
//! - [`dataset`]: observations, their vintages, and the curves they make.

pub mod calendar;
pub mod catalog;
pub mod dataset;
pub mod load;
pub mod quantity;
pub mod theme;
