//! What the dashboard knows and does, without a terminal: messages come in, the state changes, effects go out.
//!
//! [`update()`] is the only way the state changes and [`KEYMAP`] the only place that says which key does what. What
//! always holds: `state.report` is the answer to `state.query`.

mod action;
mod asked;
mod back;
mod binding;
mod bookmarks;
mod choices;
mod copy;
mod counted;
mod cursor;
mod curve;
pub mod effect;
mod goal;
mod groups;
mod help;
mod history;
pub mod key;
mod keymap;
mod line;
mod look;
mod menu;
mod notice;
mod open;
mod overlay;
mod palette;
mod paste;
mod pointer;
mod reading;
mod rows;
mod search;
mod shown;
mod speech;
mod state;
mod tables;
#[cfg(test)]
mod tests;
mod update;
mod views;
mod why;
mod zone;
mod zoom;

pub use action::Action;
pub use asked::Asked;
pub use binding::{Binding, Group, Scope};
pub use bookmarks::{BOOKMARKS_AT_MOST, Bookmark};
pub use copy::Copied;
pub use cursor::Step;
pub use curve::{CURVES, CurveId, Lines};
pub use effect::{COPIED_AT_MOST, Effect, Saved};
pub use goal::{GoTo, Goal};
pub use help::{Help, HelpLine, help_indent};
pub use key::Key;
pub use keymap::{KEYMAP, binding};
pub use look::Zoom;
pub use menu::{COPIES, Choice, Deed, Menu, SAVES};
pub use notice::{Notice, Tone};
pub use open::Prompt;
pub use overlay::{Overlay, WIDEST_OVERLAY, room_over};
pub use palette::{Command, Palette};
pub use pointer::Gesture;
pub use reading::{Reading, Share};
pub use rows::Move;
pub use shown::{Opened, STDIN, Shown};
pub use speech::{NOTHING_NEW, Speech};
pub use state::State;
pub use tables::{Order, Place, TABLES, TableId};
pub use update::{Message, update};
pub use views::{VIEWS, ViewId};
pub use why::{Why, WhyLine};
pub use zone::{Ground, Target, Zone, target};
pub use zoom::Span;
