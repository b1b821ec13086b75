//! Compressed files unpacked while they are read, so that memory does not grow with them.

use std::io::{self, BufReader, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use flate2::bufread::MultiGzDecoder;
use structured_zstd::decoding::StreamingDecoder;

use super::parquet::Streamed;
use super::sniff::{Sort, sniff};
use super::unpack::{LIMIT, is_trap};
use crate::dataset::Understood;

/// A stream of bytes that can be handed to another thread.
pub(super) type Stream = Box<dyn Read + Send>;

/// How many bytes a file has, and what reads some of those behind a place.
pub(super) type Places = (u64, Arc<dyn Fn(u64, &mut [u8]) -> io::Result<usize> + Send + Sync>);

/// What a stream holds, unpacked where its first bytes say that it is packed, and the name of the compression that is
/// undone. `count` grows by the bytes that are taken from the stream. Where its places can be read, what would have to
/// be in memory as a whole is read through these.
///
/// Reading what is damaged or grows without end fails.
#[must_use]
pub fn unpacked(
    source: impl Read + Send + 'static,
    places: Option<Places>,
    first: &[u8],
    count: &Arc<AtomicUsize>,
) -> (Stream, Option<&'static str>) {
    let limited = |source: Stream| Box::new(Limited { source, unpacked: 0, packed: Arc::clone(count) });
    if sniff(first) == Sort::Parquet {
        let text: Stream = match places {
            Some(places) => Box::new(Streamed::at(places, count)),
            None => Box::new(Streamed::of(source.take(LIMIT as u64), count)),
        };
        return (limited(text), Some(Understood::PARQUET));
    }
    let source = Counted { source, count: Arc::clone(count) };
    match sniff(first) {
        Sort::Gzip => (limited(Box::new(MultiGzDecoder::new(BufReader::new(source)))), Some("gzip")),
        Sort::Zstandard => (limited(Box::new(StreamingDecoder::new(BufReader::new(source)))), Some("zstd")),
        Sort::Empty
        | Sort::Parquet
        | Sort::Zip
        | Sort::OldWorkbook
        | Sort::WebPage
        | Sort::Pointer
        | Sort::Other(_)
        | Sort::Text => (Box::new(source), None),
    }
}

/// Counts what is taken from a stream.
struct Counted<R> {
    source: R,
    count: Arc<AtomicUsize>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let length = self.source.read(bytes)?;
        self.count.fetch_add(length, Ordering::Relaxed);
        Ok(length)
    }
}

/// Ends what grows without end.
struct Limited {
    source: Stream,
    unpacked: usize,
    packed: Arc<AtomicUsize>,
}

impl Read for Limited {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let length = self.source.read(bytes)?;
        self.unpacked = self.unpacked.saturating_add(length);
        if is_trap(self.unpacked, self.packed.load(Ordering::Relaxed)) {
            return Err(io::ErrorKind::InvalidData.into());
        }
        Ok(length)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use proptest::prelude::*;

    use super::*;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        writer.write_all(bytes).unwrap();
        writer.finish().unwrap()
    }

    fn zstd(bytes: &[u8]) -> Vec<u8> {
        structured_zstd::encoding::compress_to_vec(
            bytes,
            structured_zstd::encoding::CompressionLevel::Fastest,
        )
    }

    /// What comes out of a stream, and how many bytes were taken from it.
    fn read(packed: Vec<u8>) -> io::Result<(Vec<u8>, usize)> {
        let (count, first) = (Arc::default(), packed.clone());
        let (mut stream, _) = unpacked(io::Cursor::new(packed), None, &first, &count);
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes)?;
        Ok((bytes, count.load(Ordering::Relaxed)))
    }

    proptest! {
        #[test]
        fn what_was_packed_in_pieces_comes_out_whole(
            pieces in prop::collection::vec("[a-z,\n]{1,200}", 1..5),
            pack in prop::sample::select(vec![gzip as fn(&[u8]) -> Vec<u8>, zstd]),
        ) {
            let packed: Vec<u8> = pieces.iter().flat_map(|piece| pack(piece.as_bytes())).collect();
            let size = packed.len();
            prop_assert_eq!(read(packed).unwrap(), (pieces.concat().into_bytes(), size));
        }
    }

    #[test]
    fn what_is_cut_off_or_grows_without_end_fails() {
        for pack in [gzip, zstd] {
            let packed = pack(b"month,removals\n2016-10,5\n");
            assert!(read(packed[..packed.len() - 3].to_vec()).is_err());
        }
        assert!(read(gzip(&vec![b'a'; 80 << 20])).is_err());
        assert_eq!(read(b"month".to_vec()).unwrap(), (b"month".to_vec(), 5));
    }
}
