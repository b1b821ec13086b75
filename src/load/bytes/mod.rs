//! Bytes to text: what kind of file it is, and which encoding its letters are in.

mod decode;
mod keyed;
mod letters;
mod padding;
mod parquet;
mod sniff;
mod straighten;
mod stream;
mod unpack;

pub(crate) use decode::{NotText, decode};
pub(crate) use letters::{Doubt, Perhaps};
pub(crate) use padding::without_padding;
pub(crate) use sniff::{Sort, sniff};
pub(crate) use straighten::straighten;
pub use stream::unpacked;
pub(crate) use unpack::{Unopened, unpack};
