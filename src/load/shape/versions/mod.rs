//! Figures of the same days that stand more than once: releases, revisions, editions, repeats.
//!
//! None of them is ever added to another. A total is no version of its parts, and is for `totals`.

pub(super) mod accounts;
pub(super) mod editions;
mod ones;
pub(super) mod releases;
pub(super) mod revisions;
pub(super) mod twice;
pub(super) mod twin_rows;
pub(super) mod vintages;
