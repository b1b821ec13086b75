//! The pages of a column, unpacked.

use std::io::Read;
use std::sync::Arc;

use flate2::read::MultiGzDecoder;
use parquet::basic::Compression;
use parquet::column::page::{Page, PageMetadata, PageReader};
use parquet::errors::{ParquetError, Result};
use parquet::file::metadata::ColumnChunkMetaData;
use parquet::file::serialized_reader::SerializedPageReader;
use shared_bytes::Bytes;
use structured_zstd::decoding::StreamingDecoder;

/// No page of a table is longer.
const LONGEST: u64 = 1 << 30;

/// Refuses a column that is packed as nothing here unpacks it.
pub(super) fn check(chunk: &ColumnChunkMetaData) -> Result<()> {
    let packing = match chunk.compression() {
        Compression::UNCOMPRESSED | Compression::SNAPPY | Compression::GZIP(_) | Compression::ZSTD(_) => {
            return Ok(());
        }
        Compression::LZO => "LZO",
        Compression::BROTLI(_) => "Brotli",
        Compression::LZ4 | Compression::LZ4_RAW => "LZ4",
    };
    Err(ParquetError::NYI(packing.to_owned()))
}

/// The pages of one column in one group of rows.
pub(super) fn of(
    bytes: &Arc<Bytes>,
    chunk: &ColumnChunkMetaData,
    rows: usize,
) -> Result<Box<dyn PageReader>> {
    let pages = |chunk| SerializedPageReader::new(Arc::clone(bytes), chunk, rows, None);
    let unpack = match chunk.compression() {
        Compression::ZSTD(_) => zstd,
        Compression::GZIP(_) => gzip,
        Compression::UNCOMPRESSED
        | Compression::SNAPPY
        | Compression::LZO
        | Compression::BROTLI(_)
        | Compression::LZ4
        | Compression::LZ4_RAW => return Ok(Box::new(pages(chunk)?)),
    };
    // The pages of a chunk that is said to be plain come as they are.
    let plain = chunk.clone().into_builder().set_compression(Compression::UNCOMPRESSED).build()?;
    Ok(Box::new(Packed { pages: pages(&plain)?, unpack }))
}

fn zstd(packed: &[u8], unpacked: &mut Vec<u8>) -> std::io::Result<usize> {
    StreamingDecoder::new(packed).take(LONGEST).read_to_end(unpacked)
}

fn gzip(packed: &[u8], unpacked: &mut Vec<u8>) -> std::io::Result<usize> {
    MultiGzDecoder::new(packed).take(LONGEST).read_to_end(unpacked)
}

/// Pages that this program unpacks with what it has for packed files.
struct Packed {
    pages: SerializedPageReader<Bytes>,
    /// Adds to the bytes what other bytes hold packed.
    unpack: fn(&[u8], &mut Vec<u8>) -> std::io::Result<usize>,
}

impl Packed {
    /// Unpacks what stands behind so many bytes.
    fn unpacked(&self, bytes: &Bytes, behind: usize) -> Result<Bytes> {
        let (plain, packed) = bytes.split_at_checked(behind).unwrap_or((bytes, &[]));
        let mut unpacked = plain.to_vec();
        // A page without values has nothing that was packed.
        if !packed.is_empty() {
            (self.unpack)(packed, &mut unpacked)?;
        }
        Ok(Bytes::from(unpacked))
    }
}

impl Iterator for Packed {
    type Item = Result<Page>;

    fn next(&mut self) -> Option<Self::Item> {
        self.get_next_page().transpose()
    }
}

impl PageReader for Packed {
    fn get_next_page(&mut self) -> Result<Option<Page>> {
        let Some(mut page) = self.pages.get_next_page()? else { return Ok(None) };
        match &mut page {
            Page::DataPage { buf, .. } | Page::DictionaryPage { buf, .. } => *buf = self.unpacked(buf, 0)?,
            // What tells which values are missing stands before the values, and is never packed.
            Page::DataPageV2 { buf, def_levels_byte_len, rep_levels_byte_len, is_compressed, .. } => {
                let levels = u64::from(*def_levels_byte_len) + u64::from(*rep_levels_byte_len);
                if *is_compressed {
                    *buf = self.unpacked(buf, usize::try_from(levels)?)?;
                }
            }
        }
        Ok(Some(page))
    }

    fn peek_next_page(&mut self) -> Result<Option<PageMetadata>> {
        self.pages.peek_next_page()
    }

    fn skip_next_page(&mut self) -> Result<()> {
        self.pages.skip_next_page()
    }
}
