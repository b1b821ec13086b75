//! Bytes to text: what kind of file it is, and which encoding its letters are in.

mod decode;
mod sniff;

pub(crate) use decode::{NotText, decode};
pub(crate) use sniff::{Sort, sniff};
