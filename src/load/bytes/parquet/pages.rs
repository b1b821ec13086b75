//! The pages of a column, unpacked.

use std::io::Read;
use std::mem::take;
use std::sync::Arc;

use flate2::read::MultiGzDecoder;
use parquet::basic::Compression;
use parquet::column::page::{Page, PageMetadata, PageReader};
use parquet::errors::{ParquetError, Result};
use parquet::file::metadata::ColumnChunkMetaData;
use parquet::file::serialized_reader::SerializedPageReader;
use shared_bytes::Bytes;
use structured_zstd::decoding::StreamingDecoder;

use super::general;
use super::source::Source;

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
    bytes: &Arc<Source>,
    chunk: &ColumnChunkMetaData,
    rows: usize,
) -> Result<Box<dyn PageReader>> {
    let pages = |chunk| SerializedPageReader::new(Arc::clone(bytes), chunk, rows, None);
    let unpack: Unpack = match chunk.compression() {
        Compression::ZSTD(_) => zstd,
        Compression::GZIP(_) => gzip,
        Compression::UNCOMPRESSED
        | Compression::SNAPPY
        | Compression::LZO
        | Compression::BROTLI(_)
        | Compression::LZ4
        | Compression::LZ4_RAW => {
            return Ok(Box::new(Packed { pages: pages(chunk)?, unpack: None }));
        }
    };
    // The pages of a chunk that is said to be plain come as they are.
    let plain = chunk.clone().into_builder().set_compression(Compression::UNCOMPRESSED).build()?;
    Ok(Box::new(Packed { pages: pages(&plain)?, unpack: Some(unpack) }))
}

fn zstd(packed: &[u8], unpacked: &mut Vec<u8>) -> std::io::Result<usize> {
    StreamingDecoder::new(packed).take(LONGEST).read_to_end(unpacked)
}

fn gzip(packed: &[u8], unpacked: &mut Vec<u8>) -> std::io::Result<usize> {
    MultiGzDecoder::new(packed).take(LONGEST).read_to_end(unpacked)
}

/// Adds to the bytes what other bytes hold packed.
type Unpack = fn(&[u8], &mut Vec<u8>) -> std::io::Result<usize>;

/// Pages that this program unpacks with what it has for packed files, where the library does not.
struct Packed {
    pages: SerializedPageReader<Source>,
    unpack: Option<Unpack>,
}

impl Packed {
    /// Unpacks what stands behind so many bytes.
    fn unpacked(&self, bytes: Bytes, behind: usize) -> Result<Bytes> {
        let Some(unpack) = self.unpack else { return Ok(bytes) };
        let (plain, packed) = bytes.split_at_checked(behind).unwrap_or((&bytes, &[]));
        let mut unpacked = plain.to_vec();
        // A page without values has nothing that was packed.
        if !packed.is_empty() {
            unpack(packed, &mut unpacked)?;
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
            Page::DataPage { buf, .. } => *buf = self.unpacked(take(buf), 0)?,
            Page::DictionaryPage { buf, num_values, .. } => {
                *buf = self.unpacked(take(buf), 0)?;
                // The library makes room for as many values as are said to be there.
                if usize::try_from(*num_values)? > buf.len() {
                    return Err(general("a dictionary has fewer values than it should".to_owned()));
                }
            }
            // What tells which values are missing stands before the values, and is never packed.
            Page::DataPageV2 { buf, def_levels_byte_len, rep_levels_byte_len, is_compressed, .. } => {
                let levels = u64::from(*def_levels_byte_len) + u64::from(*rep_levels_byte_len);
                if *is_compressed {
                    *buf = self.unpacked(take(buf), usize::try_from(levels)?)?;
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
