//! What the dashboard knows and does, without a terminal: keys come in, effects go out.

pub mod effect;
pub mod key;

pub use effect::Effect;
pub use key::Key;
