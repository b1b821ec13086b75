//! Pieces of a file, handed on in its order whoever has read them.

use std::collections::BTreeMap;
use std::sync::Mutex;

use super::{Go, THREADS, lock};

/// Pieces on their way to the one who takes them in the order of the file.
pub(super) struct Queue<'a, P> {
    waiting: Mutex<Waiting<P>>,
    take: Mutex<&'a mut (dyn FnMut(P) -> Go + Send)>,
}

/// Pieces that wait for the ones before them, or for the taker.
struct Waiting<P> {
    next: usize,
    pieces: BTreeMap<usize, P>,
    /// Whether the taker has seen enough: what another thread was still working on is not handed on after that.
    is_over: bool,
}

/// So many pieces may wait while the taker is busy.
const WAITING: usize = 4 * THREADS;

impl<'a, P> Queue<'a, P> {
    pub(super) fn new(take: &'a mut (dyn FnMut(P) -> Go + Send)) -> Self {
        Self { waiting: Mutex::default(), take: Mutex::new(take) }
    }

    /// How many pieces have been handed on.
    pub(super) fn handed_on(&self) -> usize {
        lock(&self.waiting).next
    }

    /// Adds a piece. Whoever finds the taker busy leaves the piece to the thread that keeps it busy, and reads on.
    pub(super) fn add(&self, place: usize, piece: P) -> Go {
        let many = {
            let mut waiting = lock(&self.waiting);
            if waiting.is_over {
                return Go::No;
            }
            waiting.pieces.insert(place, piece);
            waiting.pieces.len() > WAITING
        };
        loop {
            let take = if many { Some(lock(&self.take)) } else { self.take.try_lock().ok() };
            let Some(mut take) = take else { return Go::On };
            // While this thread waited for its turn, another may have been told to stop.
            if lock(&self.waiting).is_over {
                return Go::No;
            }
            loop {
                let next = lock(&self.waiting).take_next();
                let Some(piece) = next else { break };
                if take(piece) == Go::No {
                    lock(&self.waiting).is_over = true;
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
        Self { next: 0, pieces: BTreeMap::new(), is_over: false }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_handed_on_after_a_stop() {
        let mut taken = Vec::new();
        let mut take = |piece: u8| {
            taken.push(piece);
            if piece == 1 { Go::No } else { Go::On }
        };
        let queue = Queue::new(&mut take);
        assert_eq!(queue.add(0, 0), Go::On);
        assert_eq!(queue.add(2, 2), Go::On);
        assert_eq!(queue.add(1, 1), Go::No);
        // Another thread comes with what it was working on.
        assert_eq!(queue.add(3, 3), Go::No);
        drop(queue);
        assert_eq!(taken, [0, 1]);
    }
}
