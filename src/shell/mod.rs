//! Where the program meets the world: the terminal, files, signals and the environment.
//!
//! Whatever way the program ends, the terminal is left as it was found. Nothing below this floor touches the world,
//! and what is drawn and what a key does is decided below it; the shell only carries it out.

pub mod files;
pub mod looks;
