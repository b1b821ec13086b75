//! Is this fiscal year running ahead of or behind other years, by how much, and where will it end?
//!
//! The modules are floors: each imports only from those below it, and a test reads the sources to say so
//! (`tests/it/floors.rs`). From the ground up:
//!
//! - [`catalog`]: rows of choices.
//! - [`calendar`], [`guard`], [`quantity`], [`theme`], [`visible`]: days and fiscal years; calls that may panic; numbers
//!   with units; colors by role; foreign text made safe to show.
//! - [`dataset`]: observations, their vintages, and the curves they make.
//! - [`load`]: bytes to facts and findings.
//! - [`pace`]: where a year stands, against what, and what arithmetic says of its end.
//! - [`report`]: every answer, ready for eyes.
//! - [`plot`]: numbers to marks to cells.
//! - [`export`]: answers as text, Markdown, CSV and JSON.
//! - [`dashboard`]: what the dashboard knows and does, without a terminal.
//! - [`screens`]: how each view looks.
//! - [`shell`]: the terminal, files, signals and the environment; the only floor that touches the world.
//! - [`cli`]: arguments, exit status, words on standard error.

pub mod calendar;
pub mod catalog;
pub mod cli;
pub mod dashboard;
pub mod dataset;
pub mod export;
pub mod guard;
pub mod load;
pub mod pace;
pub mod plot;
pub mod quantity;
pub mod report;
pub mod screens;
pub mod shell;
pub mod theme;
pub mod visible;
