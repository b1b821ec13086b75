//! What the names of groups and of totals say: which are parts of others, which stand for all, and which have nobody in
//! common.
//!
//! Whether the counts bear them out is for `totals`.

pub(super) mod counted_once;
pub(super) mod dimension;
pub(super) mod of_which;
pub(super) mod part_names;
pub(super) mod part_rows;
mod proof;
pub(super) mod sums;
pub(super) mod total_label;
pub(crate) mod whole_name;
