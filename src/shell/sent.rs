//! What is sent through standard input, read as a stream and kept for as long as somebody may want it from its start.

use std::io::{self, IsTerminal as _, Read};
use std::mem;
use std::sync::{Arc, Mutex, PoisonError};

use super::files::{self, Unreadable};

/// Standard input, of which some may have been read.
#[derive(Debug)]
pub struct Sent(Arc<Mutex<Taken>>);

/// What was read.
#[derive(Debug)]
struct Taken {
    bytes: Vec<u8>,
    limit: u64,
    /// Whether it was more than the limit, so that nothing is kept.
    over: bool,
}

impl Sent {
    /// Standard input from its start. No more than `limit` bytes of it are kept.
    #[must_use]
    pub fn new(limit: u64) -> Self {
        Self(Arc::new(Mutex::new(Taken { bytes: Vec::new(), limit, over: false })))
    }

    /// It as a stream; `None` where it is a terminal.
    #[must_use]
    pub fn stream(&self) -> Option<Box<dyn Read + Send>> {
        let stream = Stream(Arc::clone(&self.0));
        (!io::stdin().is_terminal()).then_some(Box::new(stream))
    }

    /// All of it: what the stream has given, and the rest.
    ///
    /// # Errors
    /// If it is a terminal, cannot be read, is empty, or is more than the limit.
    pub fn whole(self) -> Result<Vec<u8>, Unreadable> {
        let mut taken = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (bytes, limit) = (mem::take(&mut taken.bytes), taken.limit);
        if taken.over { Err(files::too_much_sent(limit)) } else { files::read_stdin(bytes, limit) }
    }
}

struct Stream(Arc<Mutex<Taken>>);

impl Read for Stream {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let length = io::stdin().read(bytes)?;
        let mut taken = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let size = (taken.bytes.len() + length) as u64;
        taken.over |= size > taken.limit;
        if taken.over {
            taken.bytes = Vec::new();
        } else {
            taken.bytes.extend_from_slice(bytes.get(..length).unwrap_or(&[]));
        }
        Ok(length)
    }
}
