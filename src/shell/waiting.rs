//! A word on standard error while a pipe is read that may take its time: a screen on which nothing happens looks like a
//! program that hangs.

use std::io::{self, IsTerminal as _, Write as _};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// A pipe that is read in no more than this is read without a word.
const PATIENCE: Duration = Duration::from_millis(500);

/// Says that something is being read, from the moment that it takes long until this is dropped.
#[derive(Debug)]
pub struct Waiting {
    /// Dropped first, which ends the thread.
    end: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Waiting {
    /// Begins to wait for the end of what is called so, which is safe to be shown. Nothing is said where nobody looks at
    /// standard error.
    #[must_use]
    pub fn on(name: &str) -> Self {
        let text = format!("reading {name} until it ends (Ctrl-C stops)");
        let (end, ended) = channel::<()>();
        let wait = move || {
            if ended.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                say(&format!("\r{text}"));
                // Only the end comes.
                let _ = ended.recv();
                say(&format!("\r{:width$}\r", "", width = text.chars().count()));
            }
        };
        // Without a thread it is read without a word.
        let thread = io::stderr().is_terminal().then(|| thread::Builder::new().spawn(wait).ok()).flatten();
        Self { end: Some(end), thread }
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        self.end.take();
        // The line is gone before anything else is written.
        let _ = self.thread.take().map(JoinHandle::join);
    }
}

fn say(text: &str) {
    let mut errors = io::stderr().lock();
    let _ = errors.write_all(text.as_bytes());
    let _ = errors.flush();
}
