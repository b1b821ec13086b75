//! What is counted: removals, returns or arrests; people or events; ones or thousands of them.
//!
//! What a heading, a title or a value calls the counts is told here, and refused where it is no removals. Which of
//! several columns is taken is for `counts`.

mod court;
pub(super) mod heading_rank;
pub(super) mod kind_refusals;
pub(super) mod kind_words;
pub(super) mod kinds;
pub(super) mod letter_kinds;
pub(super) mod measure;
mod not_carried_out;
mod other_counts;
pub(super) mod people_and_events;
pub(super) mod record_subject;
pub(super) mod said_around;
pub(super) mod subject;
pub(super) mod units;
mod unsaid;
