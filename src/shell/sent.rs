//! What is sent through standard input, read as a stream and kept for as long as somebody may want it from its start.
//!
//! Of a file that is put there, only the place where it began is kept.

use std::fs::File;
use std::io::{self, IsTerminal as _, Read, Seek as _, SeekFrom};
use std::mem;
use std::sync::{Arc, Mutex, PoisonError};

use super::files::{self, Unreadable};

/// Standard input, of which some may have been read.
#[derive(Debug)]
pub struct Sent {
    limit: u64,
    kept: Kept,
}

#[derive(Debug)]
enum Kept {
    /// A file, and where it was to be read from.
    Place(File, u64),
    /// The bytes that the stream has given; nothing once they are more than the limit.
    Bytes(Arc<Mutex<Option<Vec<u8>>>>),
}

impl Sent {
    /// Standard input from its start. No more than `limit` bytes of it are kept.
    #[must_use]
    pub fn new(limit: u64) -> Self {
        let place = file().and_then(|mut file| Some((file.stream_position().ok()?, file)));
        let bytes = || Kept::Bytes(Arc::new(Mutex::new(Some(Vec::new()))));
        Self { limit, kept: place.map_or_else(bytes, |(place, file)| Kept::Place(file, place)) }
    }

    /// It as a stream; `None` where it is a terminal.
    #[must_use]
    pub fn stream(&self) -> Option<Box<dyn Read + Send>> {
        match &self.kept {
            _ if io::stdin().is_terminal() => None,
            Kept::Place(file, _) => Some(Box::new(file.try_clone().ok()?)),
            Kept::Bytes(kept) => Some(Box::new(Stream { kept: Arc::clone(kept), limit: self.limit })),
        }
    }

    /// All of it: what the stream has given, and the rest.
    ///
    /// # Errors
    /// If it is a terminal, cannot be read, is empty, or is more than the limit.
    pub fn whole(self) -> Result<Vec<u8>, Unreadable> {
        let taken = match self.kept {
            Kept::Place(mut file, place) => file.seek(SeekFrom::Start(place)).ok().map(|_| Vec::new()),
            Kept::Bytes(kept) => mem::take(&mut *kept.lock().unwrap_or_else(PoisonError::into_inner)),
        };
        match taken {
            Some(taken) => files::read_stdin(taken, self.limit),
            None => Err(files::too_much_sent(self.limit)),
        }
    }
}

/// Standard input where it is a file. Nothing of it is read ahead on this way.
#[cfg(unix)]
fn file() -> Option<File> {
    use std::os::fd::AsFd as _;

    let file = File::from(io::stdin().as_fd().try_clone_to_owned().ok()?);
    file.metadata().is_ok_and(|metadata| metadata.is_file()).then_some(file)
}

#[cfg(not(unix))]
fn file() -> Option<File> {
    None
}

struct Stream {
    kept: Arc<Mutex<Option<Vec<u8>>>>,
    limit: u64,
}

impl Read for Stream {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let length = io::stdin().read(bytes)?;
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        *kept = kept.take().filter(|kept| (kept.len() + length) as u64 <= self.limit).map(|mut kept| {
            kept.extend_from_slice(bytes.get(..length).unwrap_or(&[]));
            kept
        });
        Ok(length)
    }
}
