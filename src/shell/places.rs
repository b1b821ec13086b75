//! A file of which any place can be read, so that only what is needed of it is in memory.

use std::fs::File;
use std::io;
use std::sync::Arc;

/// How many bytes a file has, and what reads some of those behind a place.
pub(super) type Places = (u64, Arc<dyn Fn(u64, &mut [u8]) -> io::Result<usize> + Send + Sync>);

/// The places of a file of so many bytes.
#[cfg(unix)]
pub(super) fn of(file: File, size: u64) -> Places {
    use std::os::unix::fs::FileExt as _;

    (size, Arc::new(move |place, bytes| file.read_at(bytes, place)))
}

/// The places of a file of so many bytes. The system only goes to a place and reads on from there, so nobody else may read
/// the file from now on.
#[cfg(not(unix))]
pub(super) fn of(file: File, size: u64) -> Places {
    use std::io::{Read as _, Seek as _, SeekFrom};
    use std::sync::{Mutex, PoisonError};

    let file = Mutex::new(file);
    let read = move |place, bytes: &mut [u8]| {
        let mut file = file.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(place))?;
        file.read(bytes)
    };
    (size, Arc::new(read))
}
