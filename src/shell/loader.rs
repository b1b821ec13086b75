//! Files loaded beside the main thread: again when they change, when somebody asks, or others in their stead.
//!
//! A file is looked at every half second, by its size and the time of its last change. It is loaded when two looks agree,
//! so that one that is still being written is not read half. What loading means is the program's business.

use std::fs;
use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, SyncSender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, SystemTime};

use super::input::Event;

/// From one look at the files to the next.
const LOOK: Duration = Duration::from_millis(500);

/// What the thread is told to do, with the number of the order.
#[derive(Debug)]
enum Order {
    /// Load the files again.
    Again(u64),
    /// Load this file in their stead.
    Other(u64, PathBuf),
}

/// The way to the thread.
#[derive(Debug)]
pub(super) struct Orders {
    sender: Sender<Order>,
    asked: Asked,
}

impl Orders {
    /// Has the files loaded again.
    pub(super) fn again(&self) {
        self.order(Order::Again);
    }

    /// Has this file loaded in their stead.
    pub(super) fn other(&self, file: PathBuf) {
        self.order(|number| Order::Other(number, file));
    }

    fn order(&self, order: impl FnOnce(u64) -> Order) {
        let mut state = self.asked.lock();
        state.orders += 1;
        let _ = self.sender.send(order(state.orders));
    }

    /// Leaves what is being loaded, and what was to follow it.
    pub(super) fn stop(&self) {
        let mut state = self.asked.lock();
        (state.stopped, state.is_stopped) = (state.orders, true);
    }
}

/// What both threads know of each other, changed at once, so that a stop cannot fall between two loads.
#[derive(Clone, Debug, Default)]
struct Asked {
    state: Arc<Mutex<Said>>,
}

#[derive(Debug, Default)]
struct Said {
    /// How many orders there were.
    orders: u64,
    /// How many there were when the last load began, which loads the same files for all of them.
    answered: u64,
    /// How many there were when somebody stopped it.
    stopped: u64,
    /// Whether what is being loaded is to be left.
    is_stopped: bool,
}

impl Asked {
    fn lock(&self) -> MutexGuard<'_, Said> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether an order still needs a load.
    fn is_open(&self, order: &Order) -> bool {
        let state = self.lock();
        match order {
            Order::Again(number) => *number > state.answered.max(state.stopped),
            Order::Other(number, _) => *number > state.stopped,
        }
    }

    /// A load begins.
    fn begin(&self) {
        let mut state = self.lock();
        (state.answered, state.is_stopped) = (state.orders, false);
    }
}

/// Files that are being loaded.
#[derive(Debug)]
pub struct Loading<'a> {
    /// Which.
    pub files: &'a [PathBuf],
    events: &'a SyncSender<Event>,
    asked: &'a Asked,
}

impl Loading<'_> {
    /// Has the program told that there is something new.
    pub fn wake(&self) {
        // A full queue wakes the program anyway.
        let _ = self.events.try_send(Event::Loaded);
    }

    /// Whether somebody asked to leave it.
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        self.asked.lock().is_stopped
    }
}

/// Size and time of the last change of each file; nothing of one that is not there.
type Stamps = Vec<Option<(u64, Option<SystemTime>)>>;

fn stamps(files: &[PathBuf]) -> Stamps {
    let stamp = |file: &PathBuf| fs::metadata(file).ok().map(|found| (found.len(), found.modified().ok()));
    files.iter().map(stamp).collect()
}

/// Files as they are looked at from now on. Made before they are read, so that no change after the reading is missed.
#[derive(Clone, Debug)]
pub struct Watched {
    files: Vec<PathBuf>,
    seen: Stamps,
    /// Whether they are loaded again when they change, and not only when somebody asks.
    by_change: bool,
}

impl Watched {
    /// These files, as they are now.
    #[must_use]
    pub fn of(files: Vec<PathBuf>) -> Self {
        Self { seen: stamps(&files), files, by_change: true }
    }

    /// These files, loaded again only when somebody asks.
    #[must_use]
    pub fn only_when_asked(self) -> Self {
        Self { by_change: false, ..self }
    }
}

/// Starts the thread; it ends when nobody listens any more. Loading says whether the files can be shown: where others
/// cannot, those from before are loaded again and watched as they were.
///
/// # Errors
/// If no thread can be started.
pub(super) fn start(
    events: SyncSender<Event>,
    given: Watched,
    mut load: impl FnMut(&Loading<'_>) -> bool + Send + 'static,
) -> io::Result<Orders> {
    let (sender, orders): (_, Receiver<Order>) = channel();
    let asked = Asked::default();
    let said = asked.clone();
    let loader = move || {
        let Watched { mut files, mut seen, by_change } = given;
        let mut changing = None;
        loop {
            let order = if by_change && !files.is_empty() {
                orders.recv_timeout(LOOK)
            } else {
                // Nothing to look at, so nothing to wake for.
                orders.recv().map_err(RecvTimeoutError::from)
            };
            let other = match order {
                Ok(order) if !said.is_open(&order) => continue,
                Ok(Order::Again(_)) => None,
                Ok(Order::Other(_, file)) => Some(vec![file]),
                Err(RecvTimeoutError::Disconnected) => return,
                Err(RecvTimeoutError::Timeout) => {
                    let now = stamps(&files);
                    let is_settled = changing.as_ref() == Some(&now);
                    changing = Some(now).filter(|now| *now != seen);
                    if changing.is_none() || !is_settled {
                        continue;
                    }
                    None
                }
            };
            said.begin();
            changing = None;
            let loaded = other.as_ref().unwrap_or(&files);
            let now = stamps(loaded);
            let can_be_shown = load(&Loading { files: loaded, events: &events, asked: &said });
            match other {
                None => seen = now,
                Some(other) if can_be_shown => (files, seen) = (other, now),
                Some(_) => {}
            }
            if events.send(Event::Loaded).is_err() {
                return;
            }
        }
    };
    thread::Builder::new().name("loader".to_owned()).spawn(loader)?;
    Ok(Orders { sender, asked })
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::sync_channel;

    use super::*;

    /// A thread that says what it loads, and goes on when it is told whether that can be shown; what it answers is
    /// whether it was stopped.
    struct Loader {
        orders: Orders,
        begun: Receiver<Vec<PathBuf>>,
        end: Sender<bool>,
        stopped: Receiver<bool>,
        _events: Receiver<Event>,
    }

    fn loader(files: &[&str]) -> Loader {
        let (events, taken) = sync_channel(100);
        let (say, begun) = channel();
        let (end, ends) = channel();
        let (stop, stopped) = channel();
        let load = move |loading: &Loading<'_>| {
            say.send(loading.files.to_vec()).unwrap();
            let can_be_shown = ends.recv().unwrap();
            stop.send(loading.is_stopped()).unwrap();
            can_be_shown
        };
        let watched = Watched::of(files.iter().map(PathBuf::from).collect()).only_when_asked();
        let orders = start(events, watched, load).unwrap();
        Loader { orders, begun, end, stopped, _events: taken }
    }

    impl Loader {
        #[track_caller]
        fn begins(&self, file: &str) {
            assert_eq!(self.begun.recv().unwrap(), [PathBuf::from(file)]);
        }

        /// Ends the load; whether it was stopped.
        fn ends(&self, can_be_shown: bool) -> bool {
            self.end.send(can_be_shown).unwrap();
            self.stopped.recv().unwrap()
        }
    }

    #[test]
    fn a_stop_ends_one_load_and_all_that_would_have_followed_of_it() {
        let loader = loader(&["a.csv"]);
        loader.orders.again();
        loader.begins("a.csv");
        loader.orders.again();
        loader.orders.other("c.csv".into());
        loader.orders.stop();
        assert!(loader.ends(true));
        // Both others are gone; what is asked for later is not.
        loader.orders.other("b.csv".into());
        loader.begins("b.csv");
        assert!(!loader.ends(true));
        loader.orders.again();
        loader.begins("b.csv");
        assert!(!loader.ends(true));
    }

    #[test]
    fn what_was_asked_for_many_times_is_loaded_once_more() {
        let loader = loader(&["a.csv"]);
        loader.orders.again();
        loader.begins("a.csv");
        for _ in 0..5 {
            loader.orders.again();
        }
        // Another file is not loaded by loading these.
        loader.orders.other("b.csv".into());
        loader.ends(true);
        loader.begins("a.csv");
        loader.ends(true);
        loader.begins("b.csv");
        loader.ends(true);
    }

    #[test]
    fn what_cannot_be_shown_does_not_take_the_place_of_what_is() {
        let loader = loader(&["a.csv"]);
        loader.orders.other("broken.csv".into());
        loader.begins("broken.csv");
        loader.ends(false);
        loader.orders.again();
        loader.begins("a.csv");
        loader.ends(true);
        loader.orders.other("b.csv".into());
        loader.begins("b.csv");
        loader.ends(true);
        loader.orders.again();
        loader.begins("b.csv");
        loader.ends(true);
    }
}
