//! What the dashboard knows and does, without a terminal: messages come in, the state changes, effects go out.
//!
//! [`update()`] is the only way the state changes and [`KEYMAP`] the only place that says which key does what. What
//! always holds: `state.report` is the answer to `state.query`.

mod action;
mod copy;
mod cursor;
mod curve;
pub mod effect;
mod groups;
mod history;
pub mod key;
mod keymap;
mod look;
mod menu;
mod open;
mod palette;
mod pointer;
mod reading;
mod rows;
mod search;
mod speech;
mod state;
mod tables;
#[cfg(test)]
mod tests;
mod update;
mod views;
mod zone;
mod zoom;

pub use action::Action;
pub use copy::Copied;
pub use cursor::Step;
pub use curve::{CURVES, CurveChoice, CurveId, Lines};
pub use effect::{COPIED_AT_MOST, Effect, Saved};
pub use key::Key;
pub use keymap::{Binding, Group, KEYMAP, Scope, binding};
pub use look::Zoom;
pub use menu::{COPIES, Choice, Deed, Menu, SAVES};
pub use open::Prompt;
pub use palette::Palette;
pub use pointer::Gesture;
pub use reading::Reading;
pub use rows::Move;
pub use speech::Speech;
pub use state::{Overlay, State};
pub use tables::{Order, Place, TABLES, TableChoice, TableId};
pub use update::{Message, update};
pub use views::{VIEWS, View, ViewId};
pub use zone::{Ground, Target, Zone, target};
pub use zoom::Span;
