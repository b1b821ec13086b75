//! How far a long reading has come: said on standard error while somebody looks at it there, or shown by a dashboard,
//! which such a line would be written over.

use std::io::{self, IsTerminal as _, Write as _};
use std::time::{Duration, Instant};

use crate::dashboard::{Reading, Share};

/// A reading that takes no longer than this says nothing.
const PATIENCE: Duration = Duration::from_millis(500);

/// The shortest time from one word to the next.
const PAUSE: Duration = Duration::from_millis(100);

/// One line that is written over and over, and taken away in the end.
#[derive(Debug)]
pub struct Progress {
    /// Nothing where nobody looks.
    started: Option<Instant>,
    last: Instant,
    /// How many columns the line takes up.
    width: usize,
}

impl Progress {
    /// Says it on standard error, if that is a terminal.
    #[must_use]
    pub fn new() -> Self {
        let now = Instant::now();
        Self { started: io::stderr().is_terminal().then_some(now), last: now, width: 0 }
    }

    /// Says nothing.
    #[must_use]
    pub fn silent() -> Self {
        Self { started: None, last: Instant::now(), width: 0 }
    }

    /// Says how far it has come and what has been read, unless it did so a moment ago.
    pub fn tell(&mut self, part: Part<'_>, what: &dyn Fn() -> String) {
        let Some(started) = self.started else { return };
        let (gone, now) = (started.elapsed(), Instant::now());
        if gone < PATIENCE || now.duration_since(self.last) < PAUSE {
            return;
        }
        self.last = now;
        self.write(&part.reading(what(), gone).told());
    }

    /// Writes over the line; spaces cover what was longer, also where no control sequence is known.
    fn write(&mut self, text: &str) {
        let mut errors = io::stderr().lock();
        let _ = write!(errors, "\r{text:width$}\r", width = self.width);
        let _ = errors.flush();
        self.width = text.chars().count();
    }
}

impl Default for Progress {
    fn default() -> Self {
        Self::new()
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.width > 0 {
            self.write("");
        }
    }
}

/// From one picture of a file that is being read to the next.
const PICTURE: Duration = Duration::from_millis(250);

/// When the next picture is due.
#[derive(Debug)]
pub struct Pictures {
    started: Instant,
    /// Nothing where one is due at once.
    last: Option<Instant>,
}

impl Pictures {
    /// From now on; the first is due after a while.
    #[must_use]
    pub fn new() -> Self {
        let now = Instant::now();
        Self { started: now, last: Some(now) }
    }

    /// The first is due as soon as there is something to show.
    pub fn begin_at_once(&mut self) {
        self.last = None;
    }

    /// How long the reading has taken, where a picture is due.
    pub fn due(&mut self) -> Option<Duration> {
        let now = Instant::now();
        self.last.is_none_or(|last| now.duration_since(last) >= PICTURE).then(|| {
            self.last = Some(now);
            now.duration_since(self.started)
        })
    }
}

impl Default for Pictures {
    fn default() -> Self {
        Self::new()
    }
}

/// What has been read of a file.
#[derive(Clone, Copy, Debug)]
pub struct Part<'a> {
    /// What the file is called, safe to be shown.
    pub name: &'a str,
    /// Bytes read so far.
    pub bytes: usize,
    /// Bytes of the whole file; nothing of what is sent, of which nobody knows when it ends.
    pub size: Option<usize>,
}

impl Part<'_> {
    /// How far the reading has come, how much that is, and how long it will take.
    #[must_use]
    pub fn reading(self, rows: String, gone: Duration) -> Reading {
        let share = self.size.map(|size| {
            let (bytes, size) = (self.bytes as u128, size.max(self.bytes).max(1) as u128);
            let rest = gone.as_millis() * (size - bytes);
            Share {
                thousandths: u16::try_from(bytes * 1000 / size).unwrap_or(1000),
                seconds_left: u64::try_from(rest.div_ceil(bytes.max(1) * 1000)).unwrap_or(u64::MAX),
            }
        });
        Reading { file: self.name.to_owned(), rows, share, partial: false, stopped: false }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_left_is_that_of_the_rest_at_the_same_speed() {
        let part = Part { name: "a.csv", bytes: 25, size: Some(100) };
        // A quarter took two seconds, so that three quarters take six.
        assert_eq!(
            part.reading("1,000 rows".to_owned(), Duration::from_secs(2)).told(),
            "reading a.csv: 1,000 rows, 25 %, about 6 s left"
        );
    }

    #[test]
    fn a_file_that_grew_is_not_more_than_whole() {
        let part = Part { name: "a.csv", bytes: 120, size: Some(100) };
        assert_eq!(
            part.reading("1,000 rows".to_owned(), Duration::from_secs(2)).told(),
            "reading a.csv: 1,000 rows, 100 %, about 0 s left"
        );
    }
}
