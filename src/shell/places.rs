//! A file of which any place can be read, so that only what is needed of it is in memory.

use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::sync::{Arc, Mutex, PoisonError};

/// How many bytes a file has, and what reads some of those behind a place.
pub(super) type Places = (u64, Arc<dyn Fn(u64, &mut [u8]) -> io::Result<usize> + Send + Sync>);

/// The places of a file of so many bytes. From now on nobody else may read it.
pub(super) fn of(file: File, size: u64) -> Places {
    let file = Mutex::new(file);
    let read = move |place, bytes: &mut [u8]| {
        let mut file = file.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(place))?;
        file.read(bytes)
    };
    (size, Arc::new(read))
}
