//! Facts of several files, joined. What stands in two of them counts once, is a vintage, or is refused.
//!
//! What one file says is settled before; here files, and tables of one file, are only held against each other.

mod apart;
mod before;
mod between;
mod editions;
mod joiner;
mod other_days;
mod other_rows;
mod outranked;
mod repeats;
mod rounded;
mod same_numbers;

pub(super) use joiner::Joiner;
