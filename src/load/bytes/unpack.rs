//! Compressed files, opened with a limit: a small file may not become a huge one.

use std::borrow::Cow;
use std::io::Read;

use ::parquet::errors::ParquetError;
use flate2::read::MultiGzDecoder;
use shared_bytes::Bytes;
use structured_zstd::decoding::StreamingDecoder;

use super::parquet;
use super::sniff::{Sort, sniff};
use crate::dataset::Understood;

/// More bytes than this are no table of counts.
pub(super) const LIMIT: usize = 4 << 30;

/// From this size on, a file that grew more than [`RATIO`] times is taken for a trap.
const TRUSTED: usize = 64 << 20;

/// How many times a file may grow. Tables of counts shrink to about a tenth, very repetitive ones to a hundredth.
const RATIO: usize = 250;

/// Why a compressed file was not opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Unopened {
    /// The data are cut off or damaged.
    Broken,
    /// It grows beyond the limit.
    TooLarge,
    /// What is inside is no text.
    Zeros,
    /// It is a damaged Parquet file; what its reader says.
    Parquet(String),
    /// The columns of a Parquet file are packed with this, which is not known here.
    Packing(String),
}

/// The bytes of a file, and the name of the compression that was undone.
pub(crate) fn unpack(bytes: &[u8]) -> Result<(Cow<'_, [u8]>, Option<&'static str>), Unopened> {
    match sniff(bytes) {
        Sort::Gzip => Ok((Cow::Owned(read(MultiGzDecoder::new(bytes), bytes.len())?), Some("gzip"))),
        Sort::Zstandard => Ok((Cow::Owned(read(StreamingDecoder::new(bytes), bytes.len())?), Some("zstd"))),
        Sort::Parquet => Ok((Cow::Owned(parquet(bytes)?), Some(Understood::PARQUET))),
        Sort::Empty
        | Sort::Zip
        | Sort::OldWorkbook
        | Sort::WebPage
        | Sort::Pointer
        | Sort::Other(_)
        | Sort::Text => Ok((Cow::Borrowed(bytes), None)),
    }
}

/// Whether so many bytes from so many packed ones are no table of anything.
pub(super) fn is_trap(unpacked: usize, packed: usize) -> bool {
    unpacked > TRUSTED && unpacked / RATIO > packed
}

fn parquet(bytes: &[u8]) -> Result<Vec<u8>, Unopened> {
    let text =
        parquet::Text::of(parquet::Source::Memory(Bytes::copy_from_slice(bytes))).map_err(|fault| {
            if let ParquetError::NYI(packing) = fault { Unopened::Packing(packing) } else { damaged(&fault) }
        })?;
    read_or(text, bytes.len(), |fault| damaged(&fault))
}

/// A damaged Parquet file, in the words of the library without its name before them.
fn damaged(fault: &dyn std::error::Error) -> Unopened {
    let words = fault.to_string();
    Unopened::Parquet(words.strip_prefix("Parquet error: ").unwrap_or(&words).to_owned())
}

fn read(source: impl Read, packed: usize) -> Result<Vec<u8>, Unopened> {
    read_or(source, packed, |_| Unopened::Broken)
}

/// Reads all that a source holds, of so many packed bytes.
fn read_or(
    mut source: impl Read,
    packed: usize,
    broken: impl Fn(std::io::Error) -> Unopened,
) -> Result<Vec<u8>, Unopened> {
    let mut text = Vec::new();
    let mut chunk = vec![0; 1 << 16];
    loop {
        let length = source.read(&mut chunk).map_err(&broken)?;
        let Some(piece) = chunk.get(..length).filter(|piece| !piece.is_empty()) else { return Ok(text) };
        if text.is_empty() && piece.iter().all(|byte| *byte == 0) {
            return Err(Unopened::Zeros);
        }
        text.extend_from_slice(piece);
        if text.len() > LIMIT || is_trap(text.len(), packed) {
            return Err(Unopened::TooLarge);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        writer.write_all(bytes).unwrap();
        writer.finish().unwrap()
    }

    #[test]
    fn what_was_packed_comes_out() {
        let text = b"month,removals\n2016-10,5\n";
        let (opened, name) = unpack(text).unwrap();
        assert_eq!((&*opened, name), (&text[..], None));
        let packed = gzip(text);
        let (opened, name) = unpack(&packed).unwrap();
        assert_eq!((&*opened, name), (&text[..], Some("gzip")));
        let packed = structured_zstd::encoding::compress_to_vec(
            &text[..],
            structured_zstd::encoding::CompressionLevel::Fastest,
        );
        let (opened, name) = unpack(&packed).unwrap();
        assert_eq!((&*opened, name), (&text[..], Some("zstd")));
    }

    #[test]
    fn a_file_that_is_cut_off_or_grows_without_end_is_refused() {
        let packed = gzip(b"month,removals\n2016-10,5\n");
        let fault = |bytes: &[u8]| unpack(bytes).map(|(opened, _)| opened.len());
        assert_eq!(fault(&packed[..packed.len() - 10]), Err(Unopened::Broken));
        assert_eq!(fault(&gzip(&vec![0; 1 << 20])), Err(Unopened::Zeros));
        assert_eq!(fault(&gzip(&vec![b'a'; TRUSTED + (1 << 20)])), Err(Unopened::TooLarge));
    }
}
