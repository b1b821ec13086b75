//! Where the bytes of a Parquet file come from: from memory, or from a file of which only the page that is read next is in
//! memory.

use std::io::{self, BufReader, Read};

use parquet::errors::{ParquetError, Result};
use parquet::file::reader::{ChunkReader, Length};
use shared_bytes::Bytes;

use super::super::stream::Places;

/// The bytes of a file.
pub(crate) enum Source {
    Memory(Bytes),
    File(Places),
}

/// What stands before a page takes hardly more.
const HEADER: usize = 512;

impl Length for Source {
    fn len(&self) -> u64 {
        match self {
            Self::Memory(bytes) => bytes.len() as u64,
            Self::File(places) => places.0,
        }
    }
}

impl ChunkReader for Source {
    type T = Box<dyn Read>;

    fn get_read(&self, start: u64) -> Result<Self::T> {
        match self {
            Self::Memory(bytes) => Ok(Box::new(bytes.get_read(start)?)),
            Self::File(places) => {
                let from = From { places: places.clone(), place: start };
                Ok(Box::new(BufReader::with_capacity(HEADER, from)))
            }
        }
    }

    fn get_bytes(&self, start: u64, length: usize) -> Result<Bytes> {
        match self {
            Self::Memory(bytes) => bytes.get_bytes(start, length),
            Self::File(places) => {
                // A damaged file may speak of more than it has.
                let end = start.checked_add(u64::try_from(length)?);
                if end.is_none_or(|end| end > places.0) {
                    return Err(ParquetError::EOF(format!("{length} bytes behind {start} are not there")));
                }
                let mut bytes = vec![0; length];
                From { places: places.clone(), place: start }.read_exact(&mut bytes)?;
                Ok(Bytes::from(bytes))
            }
        }
    }
}

/// A file from a place on.
struct From {
    places: Places,
    place: u64,
}

impl Read for From {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let length = (self.places.1)(self.place, bytes)?;
        self.place = self.place.saturating_add(u64::try_from(length).unwrap_or(0));
        Ok(length)
    }
}
