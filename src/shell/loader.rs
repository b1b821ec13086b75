//! Files loaded beside the main thread: again when they change, when somebody asks, or others in their stead.
//!
//! A file is looked at every half second, by its size and the time of its last change. It is loaded when two looks agree,
//! so that one that is still being written is not read half. What loading means is the program's business.

use std::fs;
use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, SyncSender, channel};
use std::thread;
use std::time::{Duration, SystemTime};

use super::input::Event;

/// From one look at the files to the next.
const LOOK: Duration = Duration::from_millis(500);

/// What the thread is told to do.
#[derive(Debug)]
pub(super) enum Order {
    /// Load the files again.
    Again,
    /// Load this file in their stead.
    Other(PathBuf),
}

/// Size and time of the last change of each file; nothing of one that is not there.
type Stamps = Vec<Option<(u64, Option<SystemTime>)>>;

fn stamps(files: &[PathBuf]) -> Stamps {
    let stamp = |file: &PathBuf| fs::metadata(file).ok().map(|found| (found.len(), found.modified().ok()));
    files.iter().map(stamp).collect()
}

/// Files as they are looked at from now on. Made before they are read, so that no change after the reading is missed.
#[derive(Debug)]
pub struct Watched {
    files: Vec<PathBuf>,
    seen: Stamps,
}

impl Watched {
    /// These files, as they are now.
    #[must_use]
    pub fn of(files: Vec<PathBuf>) -> Self {
        Self { seen: stamps(&files), files }
    }
}

/// Starts the thread; it ends when nobody listens any more.
///
/// # Errors
/// If no thread can be started.
pub(super) fn start(
    events: SyncSender<Event>,
    given: Watched,
    watches: bool,
    mut load: impl FnMut(&[PathBuf], &(dyn Fn() + Sync)) + Send + 'static,
) -> io::Result<Sender<Order>> {
    let (sender, orders): (_, Receiver<Order>) = channel();
    let loader = move || {
        let Watched { mut files, mut seen } = given;
        let mut changing = None;
        loop {
            match orders.recv_timeout(LOOK) {
                Ok(Order::Again) => {}
                Ok(Order::Other(file)) => files = vec![file],
                Err(RecvTimeoutError::Disconnected) => return,
                Err(RecvTimeoutError::Timeout) => {
                    let now = stamps(&files);
                    let is_settled = changing.as_ref() == Some(&now);
                    changing = Some(now).filter(|now| watches && *now != seen);
                    if changing.is_none() || !is_settled {
                        continue;
                    }
                }
            }
            (seen, changing) = (stamps(&files), None);
            // A full queue wakes the program anyway.
            load(&files, &|| drop(events.try_send(Event::Loaded)));
            if events.send(Event::Loaded).is_err() {
                return;
            }
        }
    };
    thread::Builder::new().name("loader".to_owned()).spawn(loader)?;
    Ok(sender)
}
