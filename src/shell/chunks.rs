//! A big file read on all cores, a chunk at a time, so that memory does not grow with it.
//!
//! Where a chunk may end and what becomes of it is the caller's: one thread after another takes the next bytes, cuts
//! them, and works on them while the others read on. The results come back in the order of the file.

use std::fs::File;
use std::io::{self, Read, Seek as _, SeekFrom};
use std::num::NonZero;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::thread;

/// Files below this size are read whole, which takes no time worth saving.
const BIG: u64 = 8 << 20;

/// How much of a file is looked at before the rest is read.
const HEAD: u64 = 2 << 20;

/// How much is read at once.
const CHUNK: u64 = 2 << 20;

/// A chunk that does not end within so many bytes has no end.
const LONGEST: usize = 64 << 20;

/// More threads than this wait for each other's reading.
const THREADS: usize = 16;

/// A big file and its first bytes.
#[derive(Debug)]
pub struct Big {
    file: File,
    /// The first bytes.
    pub head: Vec<u8>,
}

/// The file behind a path, where it is a big one that can be read from any place; `None` says nothing of why not.
#[must_use]
pub fn open(path: &Path) -> Option<Big> {
    let metadata = path.metadata().ok().filter(|metadata| metadata.is_file() && metadata.len() >= BIG)?;
    let capacity = usize::try_from(HEAD.min(metadata.len())).ok()?;
    let file = File::open(path).ok()?;
    let mut head = Vec::with_capacity(capacity);
    (&file).take(HEAD).read_to_end(&mut head).ok()?;
    Some(Big { file, head })
}

impl Big {
    /// Reads from a place to the end of the file. `cut` says where the last whole row of some bytes ends, and `work`
    /// what becomes of whole rows; where it gives nothing, the reading ends with nothing.
    #[must_use]
    pub fn read<T: Send>(
        mut self,
        from: usize,
        cut: &(dyn Fn(&[u8]) -> usize + Sync),
        work: &(dyn Fn(&[u8]) -> Option<T> + Sync),
    ) -> Option<Vec<T>> {
        self.file.seek(SeekFrom::Start(u64::try_from(from).ok()?)).ok()?;
        let chunks =
            Mutex::new(Chunks { file: self.file, carried: Vec::new(), taken: 0, state: State::Open });
        let cores = thread::available_parallelism().map_or(1, NonZero::get);
        let mut done: Vec<(usize, T)> = thread::scope(|scope| {
            let reader = || take_all(&chunks, cut, work);
            let threads: Vec<_> = (0..cores.min(THREADS)).map(|_| scope.spawn(reader)).collect();
            threads.into_iter().filter_map(|thread| thread.join().ok()).flatten().collect()
        });
        done.sort_by_key(|(place, _)| *place);
        let chunks = chunks.into_inner().unwrap_or_else(PoisonError::into_inner);
        (chunks.state == State::Done && done.len() == chunks.taken)
            .then(|| done.into_iter().map(|(_, result)| result).collect())
    }
}

/// Takes chunks for as long as there are any.
fn take_all<T>(
    chunks: &Mutex<Chunks>,
    cut: &(dyn Fn(&[u8]) -> usize + Sync),
    work: &(dyn Fn(&[u8]) -> Option<T> + Sync),
) -> Vec<(usize, T)> {
    let (mut done, mut bytes) = (Vec::new(), Vec::new());
    let lock = || chunks.lock().unwrap_or_else(PoisonError::into_inner);
    loop {
        let Some(place) = lock().next(&mut bytes, cut) else { return done };
        match work(&bytes) {
            Some(result) => done.push((place, result)),
            None => lock().state = State::Failed,
        }
    }
}

/// What is left of a file.
#[derive(Debug)]
struct Chunks {
    file: File,
    /// The start of a row whose end has not been read.
    carried: Vec<u8>,
    taken: usize,
    state: State,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Open,
    Done,
    Failed,
}

impl Chunks {
    /// Reads the next whole rows into `bytes`; returns their place among the chunks, or `None` at the end.
    fn next(&mut self, bytes: &mut Vec<u8>, cut: &(dyn Fn(&[u8]) -> usize + Sync)) -> Option<usize> {
        if self.state != State::Open {
            return None;
        }
        match self.fill(bytes, cut) {
            Ok(true) => {
                self.taken += 1;
                Some(self.taken - 1)
            }
            Ok(false) => None,
            Err(_) => {
                self.state = State::Failed;
                None
            }
        }
    }

    fn fill(&mut self, bytes: &mut Vec<u8>, cut: &(dyn Fn(&[u8]) -> usize + Sync)) -> io::Result<bool> {
        bytes.clear();
        bytes.append(&mut self.carried);
        loop {
            let read = (&self.file).take(CHUNK).read_to_end(bytes)?;
            if read == 0 {
                self.state = State::Done;
                return Ok(!bytes.is_empty());
            }
            let end = cut(bytes);
            if end > 0 {
                self.carried.extend_from_slice(bytes.get(end..).unwrap_or(&[]));
                bytes.truncate(end);
                return Ok(true);
            }
            if bytes.len() > LONGEST {
                return Err(io::ErrorKind::InvalidData.into());
            }
        }
    }
}
