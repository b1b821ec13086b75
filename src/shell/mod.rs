//! Where the program meets the world: the terminal, files, signals and the environment.
//!
//! Whatever way the program ends, the terminal is left as it was found. Nothing below this floor touches the world,
//! and what is drawn and what a key does is decided below it; the shell only carries it out.
//!
//! ```text
//!   input thread  --keys, sizes-->  bounded    main thread                   screen
//!   signals thread ----resumed--->  queue  ->  key -> program -> frame  -->  one write a frame, then the terminal
//!        |                                                                      ^
//!        +--- restores, on its own, when a signal ends or stops the program ----+
//!
//!   loader thread ---loaded--->  the same queue; told what to load by the main thread, or by what it sees of the files
//!        |
//!        +--- chunk threads, while it reads a big file
//! ```

mod background;
pub mod bundled;
mod canvas;
pub mod chunks;
mod clipboard;
pub mod files;
mod input;
mod loader;
pub mod looks;
pub mod pipe;
mod places;
pub mod progress;
#[cfg(unix)]
mod ready;
mod run;
mod screen;
mod sent;
mod signals;
mod tty;
mod user_files;
mod waiting;

pub use loader::{Loading, Watched};
pub use run::{Program, Session};
pub use screen::Manner;
pub use sent::Sent;
pub use tty::is_gone;
pub use user_files::{Unusable, keep_session, session, settings};
pub use waiting::Waiting;
