//! The program from outside and the sources as text: one binary, so that it links once.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests stop where they fail"
)]

mod acceptance;
mod catalogs;
mod check;
mod command_line;
mod consistency;
mod daily;
mod dependencies;
mod explain;
mod explained;
mod figures;
mod floors;
mod frames;
mod groups;
mod hostile;
mod independent;
mod independent_record;
mod lacking;
mod laws;
mod load_floors;
mod mouse;
mod options;
mod parquet;
mod parts;
mod program;
#[cfg(unix)]
mod pty;
mod readme;
mod remedies;
mod room;
mod sample;
mod signs;
#[cfg(unix)]
mod stopped;
mod tasks;
mod terminal;
mod withheld;
mod word_lists;
mod words;
