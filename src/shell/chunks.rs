//! A big file read on all cores, a chunk at a time, so that memory does not grow with it.
//!
//! Where a chunk may end and what becomes of it is the caller's: one thread after another takes the next bytes, cuts
//! them, and works on them while the others read on. The results come back in the order of the file.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Cursor, Read};
use std::num::NonZero;
use std::path::Path;
use std::sync::atomic::AtomicUsize;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use super::places::{self, Places};

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

/// A chunk that does not end within so many bytes has no end.
const LONGEST: usize = 64 << 20;

/// More threads than this wait for each other's reading.
const THREADS: usize = 16;

/// Bytes that another thread can read on.
type Stream = Box<dyn Read + Send>;

/// A big file and its first bytes.
pub struct Big {
    rest: Stream,
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
    let file = begun(Box::new(file), Some(places), unpack)?;
    (file.packed.is_some() || metadata.len() >= BIG).then_some(file)
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
    Some(Big { rest, size, taken, head, packed })
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

impl Big {
    /// Reads from a place in the head to the end of the file. The pieces are taken in the order of the file, while
    /// the reading goes on; it ends with nothing when the taker has seen enough.
    #[must_use]
    pub fn read<J: Job>(
        self,
        from: usize,
        job: &J,
        take: &mut (dyn FnMut(J::Piece) -> Go + Send),
    ) -> Option<Vec<J::Worker>> {
        let mut carried = self.head;
        carried.drain(..from.min(carried.len()));
        let chunks = Mutex::new(Chunks { rest: self.rest, carried, taken: 0, state: State::Open });
        let queue = Queue { waiting: Mutex::default(), take: Mutex::new(take) };
        let workers = on_all_cores(&|number, threads| take_all((number, threads), job, &chunks, &queue))?;
        let done = lock(&chunks).state == State::Done && lock(&queue.waiting).next == lock(&chunks).taken;
        done.then_some(workers)
    }
}

/// Does some work on each core, with the number of the thread and how many threads there are; `None` where one of them
/// did not come to its end.
#[must_use]
pub fn on_all_cores<T: Send>(work: &(dyn Fn(usize, usize) -> T + Sync)) -> Option<Vec<T>> {
    let threads = thread::available_parallelism().map_or(1, NonZero::get).min(THREADS);
    thread::scope(|scope| {
        let begun: Vec<_> = (0..threads).map(|number| scope.spawn(move || work(number, threads))).collect();
        begun.into_iter().map(|thread| thread.join().ok()).collect()
    })
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// So often a lock is tried before a thread goes to sleep for it: about as long as another one reads a chunk.
const TRIES: usize = 2000;

/// The same where the lock is soon free again: to fall asleep and be woken takes longer than what is waited for.
fn lock_soon<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    let tried = (0..TRIES).find_map(|_| {
        std::hint::spin_loop();
        mutex.try_lock().ok()
    });
    tried.unwrap_or_else(|| lock(mutex))
}

/// Takes chunks for as long as there are any.
fn take_all<J: Job>(
    (number, threads): (usize, usize),
    job: &J,
    chunks: &Mutex<Chunks>,
    queue: &Queue<'_, J::Piece>,
) -> J::Worker {
    let (mut worker, mut bytes) = (job.worker(threads), Bytes::default());
    loop {
        let Some(place) = lock_soon(chunks).next(&mut bytes, &|bytes| job.cut(bytes)) else { return worker };
        match job.read(&mut worker, (number, place), bytes.get()) {
            Some(piece) => {
                if queue.add(place, piece) == Go::No {
                    lock(chunks).state = State::Failed;
                }
            }
            None => lock(chunks).state = State::Failed,
        }
    }
}

/// Pieces on their way to the one who takes them in the order of the file.
struct Queue<'a, P> {
    waiting: Mutex<Waiting<P>>,
    take: Mutex<&'a mut (dyn FnMut(P) -> Go + Send)>,
}

/// Pieces that wait for the ones before them, or for the taker.
struct Waiting<P> {
    next: usize,
    pieces: BTreeMap<usize, P>,
}

/// So many pieces may wait while the taker is busy.
const WAITING: usize = 4 * THREADS;

impl<P> Queue<'_, P> {
    /// Adds a piece. Whoever finds the taker busy leaves the piece to the thread that keeps it busy, and reads on.
    fn add(&self, place: usize, piece: P) -> Go {
        let many = {
            let mut waiting = lock(&self.waiting);
            waiting.pieces.insert(place, piece);
            waiting.pieces.len() > WAITING
        };
        loop {
            let take = if many { Some(lock(&self.take)) } else { self.take.try_lock().ok() };
            let Some(mut take) = take else { return Go::On };
            loop {
                let next = lock(&self.waiting).take_next();
                let Some(piece) = next else { break };
                if take(piece) == Go::No {
                    return Go::No;
                }
            }
            drop(take);
            // A piece that came in between was left to this thread.
            if !lock(&self.waiting).has_next() {
                return Go::On;
            }
        }
    }
}

impl<P> Waiting<P> {
    fn has_next(&self) -> bool {
        self.pieces.contains_key(&self.next)
    }

    fn take_next(&mut self) -> Option<P> {
        let piece = self.pieces.remove(&self.next)?;
        self.next += 1;
        Some(piece)
    }
}

impl<P> Default for Waiting<P> {
    fn default() -> Self {
        Self { next: 0, pieces: BTreeMap::new() }
    }
}

/// What is left of a file.
struct Chunks {
    rest: Stream,
    /// What has been read and not handed out: at first the head, then the start of a row.
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
    fn next(&mut self, bytes: &mut Bytes, cut: &dyn Fn(&[u8]) -> usize) -> Option<usize> {
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

    fn fill(&mut self, bytes: &mut Bytes, cut: &dyn Fn(&[u8]) -> usize) -> io::Result<bool> {
        bytes.replace(&self.carried);
        let mut size = CHUNK;
        loop {
            if !bytes.read_up_to(size, &mut self.rest)? {
                self.state = State::Done;
                return Ok(!bytes.get().is_empty());
            }
            let end = cut(bytes.get());
            if end > 0 {
                self.carried.clear();
                self.carried.extend_from_slice(bytes.split_off(end));
                return Ok(true);
            }
            size = bytes.get().len() + CHUNK;
            if size > LONGEST {
                return Err(io::ErrorKind::InvalidData.into());
            }
        }
    }
}

/// Bytes in a place that is made once, and not cleaned for each chunk.
#[derive(Default)]
struct Bytes {
    room: Vec<u8>,
    len: usize,
}

impl Bytes {
    fn get(&self) -> &[u8] {
        self.room.get(..self.len).unwrap_or(&[])
    }

    fn replace(&mut self, bytes: &[u8]) {
        self.make_room(bytes.len());
        for (place, byte) in self.room.iter_mut().zip(bytes) {
            *place = *byte;
        }
        self.len = bytes.len();
    }

    fn make_room(&mut self, size: usize) {
        if self.room.len() < size {
            self.room.resize(size, 0);
        }
    }

    /// Adds bytes until there are so many; false where there are no more.
    fn read_up_to(&mut self, size: usize, source: &mut dyn Read) -> io::Result<bool> {
        self.make_room(size);
        while self.len < size {
            let Some(free) = self.room.get_mut(self.len..size) else { break };
            match source.read(free) {
                Ok(0) => return Ok(false),
                Ok(length) => self.len += length,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(true)
    }

    /// Takes off what is behind a place.
    fn split_off(&mut self, end: usize) -> &[u8] {
        let rest = self.room.get(end..self.len).unwrap_or(&[]);
        self.len = end;
        rest
    }
}
