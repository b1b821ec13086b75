//! A big file read on all cores, a chunk at a time, so that memory does not grow with it.
//!
//! Where a chunk may end and what becomes of it is the caller's: each thread takes the next whole rows and works on them
//! while the others do the same. The results come back in the order of the file.

mod queue;
mod stretches;

use std::fs::File;
use std::io::{Cursor, Read};
use std::num::NonZero;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use super::places::{self, Places};
use queue::Queue;
use stretches::{Bytes, Source, Stretches};

/// Files below this size are read whole, which takes no time worth saving.
const BIG: u64 = 8 << 20;

/// The same of packed files, which hold several times as much.
const BIG_PACKED: u64 = 1 << 20;

/// How many bytes tell whether a file is packed.
const FIRST: u64 = 4096;

/// How much of a file is looked at before the rest is read.
const HEAD: u64 = 1 << 20;

/// How much is read at once: little enough to be still near the processor when it is worked on.
const CHUNK: usize = 512 << 10;

/// More threads than this wait for each other's reading.
const THREADS: usize = 16;

/// Bytes that another thread can read on.
type Stream = Box<dyn Read + Send>;

/// A big file and its first bytes.
pub struct Big {
    rest: Stream,
    /// The same, where it is as it is read and can be read at any place.
    places: Option<Places>,
    /// How many bytes it has on the disk; nothing of what is sent.
    pub size: Option<usize>,
    /// How many of those have been taken so far.
    pub taken: Arc<AtomicUsize>,
    /// The first bytes, unpacked.
    pub head: Vec<u8>,
    /// The name of the compression, where it is packed.
    pub packed: Option<&'static str>,
}

/// Unpacks a file that begins with some bytes, perhaps through its places, and counts what is taken from it; says by what
/// it was packed, if it was.
pub type Unpack = fn(Stream, Option<Places>, &[u8], &Arc<AtomicUsize>) -> (Stream, Option<&'static str>);

/// The file behind a path, where it is a big one, packed or not; `None` says nothing of why not.
#[must_use]
pub fn open(path: &Path, unpack: Unpack) -> Option<Big> {
    let metadata =
        path.metadata().ok().filter(|metadata| metadata.is_file() && metadata.len() >= BIG_PACKED)?;
    let file = File::open(path).ok()?;
    let places = places::of(file.try_clone().ok()?, metadata.len());
    let big = begun(Box::new(file), Some(places.clone()), unpack)?;
    match big.packed {
        Some(_) => Some(big),
        None => (metadata.len() >= BIG).then_some(Big { places: Some(places), ..big }),
    }
}

/// The same of what is sent, where it is more than a head.
#[must_use]
pub fn open_sent(stream: Stream, unpack: Unpack) -> Option<Big> {
    begun(stream, None, unpack).filter(|sent| sent.head.len() as u64 == HEAD)
}

fn begun(mut stream: Stream, places: Option<Places>, unpack: Unpack) -> Option<Big> {
    let size = places.as_ref().and_then(|(size, _)| usize::try_from(*size).ok());
    let mut first = Vec::new();
    (&mut stream).take(FIRST).read_to_end(&mut first).ok()?;
    let taken = Arc::default();
    let (mut rest, packed) =
        unpack(Box::new(Cursor::new(first.clone()).chain(stream)), places, &first, &taken);
    let mut head = Vec::new();
    (&mut rest).take(HEAD).read_to_end(&mut head).ok()?;
    Some(Big { rest, places: None, size, taken, head, packed })
}

/// Whether a reading goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Go {
    /// It does.
    On,
    /// Somebody has stopped it.
    No,
}

/// What becomes of a file that is read in chunks.
pub trait Job: Sync {
    /// What one thread keeps.
    type Worker: Send;
    /// What is handed on of a chunk, in the order of the file.
    type Piece: Send;

    /// Where the last whole row of some bytes ends.
    fn cut(&self, bytes: &[u8]) -> usize;

    /// A place for what one of so many threads keeps.
    fn worker(&self, threads: usize) -> Self::Worker;

    /// Reads whole rows, with the number of the thread and the chunk's place among all; where it gives nothing, the
    /// reading ends with nothing.
    fn read(&self, worker: &mut Self::Worker, numbers: (usize, usize), chunk: &[u8]) -> Option<Self::Piece>;
}

/// A packed file holds several times as much as it takes on the disk.
const UNPACKED: usize = 8;

impl Big {
    /// About how many bytes it holds, unpacked; nothing of what is sent.
    #[must_use]
    pub fn holds(&self) -> Option<usize> {
        let times = if self.packed.is_some() { UNPACKED } else { 1 };
        self.size.map(|size| size.saturating_mul(times))
    }

    /// Reads from a place in the head to the end of the file. The pieces are taken in the order of the file, while
    /// the reading goes on; it ends with nothing when the taker has seen enough.
    #[must_use]
    pub fn read<J: Job>(
        self,
        from: usize,
        job: &J,
        take: &mut (dyn FnMut(J::Piece) -> Go + Send),
    ) -> Option<Vec<J::Worker>> {
        let stretches = self.stretches(from);
        let queue = Queue::new(take);
        let workers = on_all_cores(&|number, threads| take_all((number, threads), job, &stretches, &queue))?;
        (stretches.chunks() == Some(queue.handed_on())).then_some(workers)
    }

    /// What is left of it from a place in the head.
    fn stretches(self, from: usize) -> Stretches {
        let Self { rest, taken, mut head, places, .. } = self;
        if let Some(places) = places {
            // The head is read again, which is simpler than to go on in the middle of a row.
            taken.store(from, Ordering::Relaxed);
            return Stretches::of(Source::Places(places, from as u64, taken), Vec::new(), CHUNK);
        }
        head.drain(..from.min(head.len()));
        Stretches::of(Source::Stream(rest), head, CHUNK)
    }
}

/// On how many threads a file is read.
#[must_use]
pub fn threads() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get).min(THREADS)
}

/// Does some work, and something else on another core at the same time; nothing of that where it did not come to its end.
pub fn beside<T, U: Send>(work: impl FnOnce() -> T, else_work: impl FnOnce() -> U + Send) -> (T, Option<U>) {
    thread::scope(|scope| {
        let begun = thread::Builder::new().spawn_scoped(scope, else_work);
        (work(), begun.ok().and_then(|thread| thread.join().ok()))
    })
}

/// Gives back what is of no more use, without the caller waiting for it.
pub fn give_back<T: Send + 'static>(used: T) {
    // Where there is no thread for it, it is given back at once.
    drop(thread::Builder::new().spawn(move || drop(used)));
}

/// Does some work on each core, with the number of the thread and how many threads there are; `None` where one of them
/// did not come to its end.
#[must_use]
pub fn on_all_cores<T: Send>(work: &(dyn Fn(usize, usize) -> T + Sync)) -> Option<Vec<T>> {
    let threads = threads();
    thread::scope(|scope| {
        let begun: Vec<_> = (0..threads).map(|number| scope.spawn(move || work(number, threads))).collect();
        begun.into_iter().map(|thread| thread.join().ok()).collect()
    })
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Takes chunks for as long as there are any.
fn take_all<J: Job>(
    (number, threads): (usize, usize),
    job: &J,
    stretches: &Stretches,
    queue: &Queue<'_, J::Piece>,
) -> J::Worker {
    let (mut worker, mut bytes) = (job.worker(threads), Bytes::default());
    loop {
        let Some(place) = stretches.next(&mut bytes, &|bytes| job.cut(bytes)) else { return worker };
        match job.read(&mut worker, (number, place), bytes.get()) {
            Some(piece) => {
                if queue.add(place, piece) == Go::No {
                    stretches.stop();
                }
            }
            None => stretches.stop(),
        }
    }
}
