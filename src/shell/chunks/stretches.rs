//! Whole rows of a file, taken by several threads.
//!
//! Each thread reads the next stretch of bytes. Where rows end is found in the order of the file, as the row that a
//! stretch breaks off belongs to the next one; but that takes next to no time, and where a file can be read at any place
//! the stretches themselves are read all at once.

use std::io::{self, Read as _};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use super::{Places, Stream, lock};

/// Where bytes come from.
pub(super) enum Source {
    /// One after another.
    Stream(Stream),
    /// From any place of a file, and where to begin. What is taken is counted.
    Places(Places, u64, Arc<AtomicUsize>),
}

/// A file as it is taken.
pub(super) struct Stretches {
    source: Taken,
    /// So many bytes are a stretch.
    size: usize,
    rows: Mutex<Rows>,
    /// Told when the turn of the next stretch has come.
    turned: Condvar,
}

/// A source, with the number of the next stretch.
enum Taken {
    Stream(Mutex<(Stream, usize)>),
    Places { places: Places, from: u64, next: AtomicUsize, count: Arc<AtomicUsize> },
}

/// How far the ends of rows have been found.
struct Rows {
    /// The stretch whose turn it is.
    turn: usize,
    /// The row that the one before broke off, or the head of the file.
    carried: Vec<u8>,
    /// How many chunks have been handed out.
    chunks: usize,
    state: State,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Open,
    Done,
    Failed,
}

/// So often a thread looks whether its turn has come before it goes to sleep: to fall asleep and be woken takes longer
/// than what is mostly waited for.
const TRIES: usize = 2000;

/// A chunk that does not end within so many bytes has no end.
const LONGEST: usize = 8 << 20;

impl Stretches {
    /// A source in stretches of so many bytes, behind bytes that have been read of it.
    pub(super) fn of(source: Source, read: Vec<u8>, size: usize) -> Self {
        let source = match source {
            Source::Stream(stream) => Taken::Stream(Mutex::new((stream, 0))),
            Source::Places(places, from, count) => {
                Taken::Places { places, from, next: AtomicUsize::new(0), count }
            }
        };
        let rows = Rows { turn: 0, carried: read, chunks: 0, state: State::Open };
        Self { source, size, rows: Mutex::new(rows), turned: Condvar::new() }
    }

    /// Reads the next whole rows into `bytes`; returns their place among the chunks, or `None` at the end.
    pub(super) fn next(&self, bytes: &mut Bytes, cut: &dyn Fn(&[u8]) -> usize) -> Option<usize> {
        loop {
            let (number, goes_on) = self.source.read(bytes, self.size);
            let mut rows = self.turn_of(number);
            if rows.state != State::Open {
                return None;
            }
            rows.turn += 1;
            bytes.put_before(&rows.carried);
            match goes_on {
                Ok(true) => {
                    let end = cut(bytes.get());
                    rows.carried.clear();
                    rows.carried.extend_from_slice(bytes.split_off(end));
                    if rows.carried.len() > LONGEST {
                        rows.state = State::Failed;
                    }
                }
                Ok(false) => rows.state = State::Done,
                Err(_) => rows.state = State::Failed,
            }
            let place = rows.chunks;
            let has_rows = rows.state != State::Failed && !bytes.get().is_empty();
            rows.chunks += usize::from(has_rows);
            drop(rows);
            self.turned.notify_all();
            if has_rows {
                return Some(place);
            }
        }
    }

    /// Waits for the turn of a stretch, or the end of all.
    fn turn_of(&self, number: usize) -> MutexGuard<'_, Rows> {
        let has_come = |rows: &Rows| rows.turn == number || rows.state != State::Open;
        let tried = (0..TRIES).find_map(|_| {
            std::hint::spin_loop();
            self.rows.try_lock().ok().filter(|rows| has_come(rows))
        });
        tried.unwrap_or_else(|| {
            let waited = self.turned.wait_while(lock(&self.rows), |rows| !has_come(rows));
            waited.unwrap_or_else(PoisonError::into_inner)
        })
    }

    /// Ends the reading before the end of the file.
    pub(super) fn stop(&self) {
        lock(&self.rows).state = State::Failed;
        self.turned.notify_all();
    }

    /// How many chunks there were, if the file was read to its end.
    pub(super) fn chunks(&self) -> Option<usize> {
        let rows = lock(&self.rows);
        (rows.state == State::Done).then_some(rows.chunks)
    }
}

impl Taken {
    /// Reads a stretch: its number, and whether there may be more behind it.
    fn read(&self, bytes: &mut Bytes, size: usize) -> (usize, io::Result<bool>) {
        match self {
            Self::Stream(source) => {
                let (stream, next) = &mut *lock(source);
                *next += 1;
                (*next - 1, bytes.fill(size, |_, free| stream.read(free)))
            }
            Self::Places { places, from, next, count } => {
                let number = next.fetch_add(1, Ordering::Relaxed);
                let start = from.saturating_add(number as u64 * size as u64);
                let read = |done, free: &mut [u8]| (places.1)(start.saturating_add(done as u64), free);
                let goes_on = bytes.fill(size, read);
                count.fetch_add(bytes.get().len(), Ordering::Relaxed);
                (number, goes_on)
            }
        }
    }
}

/// Bytes in a place that is made once, and not cleaned for each stretch.
#[derive(Default)]
pub(super) struct Bytes {
    room: Vec<u8>,
    from: usize,
    to: usize,
}

/// So much room is before a stretch, for the row that the one before broke off.
const BEFORE: usize = 64 << 10;

impl Bytes {
    pub(super) fn get(&self) -> &[u8] {
        self.room.get(self.from..self.to).unwrap_or(&[])
    }

    /// Fills up with so many bytes that are `read` behind so many others; false where there are no more.
    fn fill(
        &mut self,
        size: usize,
        mut read: impl FnMut(usize, &mut [u8]) -> io::Result<usize>,
    ) -> io::Result<bool> {
        let end = BEFORE + size;
        if self.room.len() < end {
            self.room.resize(end, 0);
        }
        (self.from, self.to) = (BEFORE, BEFORE);
        while let Some(free) = self.room.get_mut(self.to..end).filter(|free| !free.is_empty()) {
            match read(self.to - BEFORE, free) {
                Ok(0) => return Ok(false),
                Ok(length) => self.to += length,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(true)
    }

    /// Puts other bytes before those that are there.
    fn put_before(&mut self, bytes: &[u8]) {
        let from = self.from.checked_sub(bytes.len());
        if let Some(place) = from.and_then(|from| self.room.get_mut(from..self.from)) {
            place.copy_from_slice(bytes);
            self.from -= bytes.len();
        } else {
            self.room = [bytes, self.get()].concat();
            (self.from, self.to) = (0, self.room.len());
        }
    }

    /// Takes off what is behind so many bytes.
    fn split_off(&mut self, length: usize) -> &[u8] {
        let end = self.to.min(self.from + length);
        let rest = self.room.get(end..self.to).unwrap_or(&[]);
        self.to = end;
        rest
    }
}

#[cfg(test)]
mod tests {
    use std::fs::File;

    use super::*;
    use crate::shell::places;

    const THREADS: usize = 3;

    /// The chunks of some text, as three threads get them.
    fn chunks(stretches: &Stretches) -> Vec<String> {
        let cut = |bytes: &[u8]| bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        let take = || {
            let (mut bytes, mut taken) = (Bytes::default(), Vec::new());
            while let Some(place) = stretches.next(&mut bytes, &cut) {
                taken.push((place, String::from_utf8(bytes.get().to_vec()).unwrap()));
            }
            taken
        };
        let mut all: Vec<(usize, String)> = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..THREADS).map(|_| scope.spawn(take)).collect();
            threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
        });
        all.sort();
        assert!(all.iter().enumerate().all(|(number, (place, _))| number == *place));
        assert_eq!(stretches.chunks(), Some(all.len()));
        all.into_iter().map(|(_, chunk)| chunk).collect()
    }

    /// Texts with rows shorter and longer than a stretch, with and without a last line end.
    fn texts() -> impl Iterator<Item = String> {
        let text = |count: usize, longest: usize| {
            let rows: Vec<String> = (0..count).map(|row| "r".repeat(row * 7919 % longest) + "\n").collect();
            rows.concat()
        };
        [(0, 1), (1, 1), (40, 5), (300, 30), (50, 900), (3, 100_000)]
            .into_iter()
            .flat_map(move |(count, longest)| [text(count, longest), text(count, longest) + "end"])
    }

    #[test]
    fn a_stream_is_handed_out_in_whole_rows() {
        for text in texts() {
            for (size, head) in [(1, 0), (7, 3), (64, 1000), (100_000, 10)] {
                let (head, rest) = text.split_at(head.min(text.len()));
                let stream = Box::new(io::Cursor::new(rest.to_owned()));
                let stretches = Stretches::of(Source::Stream(stream), head.as_bytes().to_vec(), size);
                let chunks = chunks(&stretches);
                assert_eq!(chunks.concat(), text);
                assert!(chunks.iter().rev().skip(1).all(|chunk| chunk.ends_with('\n')));
            }
        }
    }

    #[test]
    fn a_file_is_handed_out_in_whole_rows() {
        let path = std::env::temp_dir().join(format!("fypace-stretches-{}.csv", std::process::id()));
        for text in texts() {
            std::fs::write(&path, &text).unwrap();
            for (size, from) in [(7, 0), (64, 1), (1000, 100), (100_000, 0)] {
                let (from, count) = (from.min(text.len()), Arc::new(AtomicUsize::new(0)));
                let places = places::of(File::open(&path).unwrap(), text.len() as u64);
                let source = Source::Places(places, from as u64, Arc::clone(&count));
                let chunks = chunks(&Stretches::of(source, Vec::new(), size));
                assert_eq!(chunks.concat(), text.get(from..).unwrap());
                assert!(chunks.iter().rev().skip(1).all(|chunk| chunk.ends_with('\n')));
                assert_eq!(count.load(Ordering::Relaxed), text.len() - from);
            }
        }
        std::fs::remove_file(&path).unwrap();
    }

    #[test]
    fn a_reading_that_is_stopped_or_fails_has_no_end() {
        let rows = || Box::new(io::Cursor::new("a\n".repeat(1000)));
        let stretches = Stretches::of(Source::Stream(rows()), Vec::new(), 10);
        let mut bytes = Bytes::default();
        assert_eq!(stretches.next(&mut bytes, &<[u8]>::len), Some(0));
        stretches.stop();
        assert_eq!((stretches.next(&mut bytes, &<[u8]>::len), stretches.chunks()), (None, None));
        let failing = rows().chain(Failing);
        let stretches = Stretches::of(Source::Stream(Box::new(failing)), Vec::new(), 1500);
        assert_eq!(stretches.next(&mut bytes, &<[u8]>::len), Some(0));
        assert_eq!((stretches.next(&mut bytes, &<[u8]>::len), stretches.chunks()), (None, None));
    }

    struct Failing;

    impl io::Read for Failing {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::ErrorKind::InvalidData.into())
        }
    }
}
