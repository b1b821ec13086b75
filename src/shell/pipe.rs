//! Whether somebody is sending data on standard input, without being asked for by name.

use std::time::Duration;

/// How long a sender may take to begin.
pub const PATIENCE: Duration = Duration::from_secs(1);

/// What there is on standard input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    /// Nobody could send anything: a terminal, `/dev/null`, or none at all.
    None,
    /// A pipe that is open, and through which nothing has come.
    Silent,
    /// Data, or the end of a pipe through which none came: to be read either way, since somebody meant to send them.
    Sent,
}

/// What comes through a pipe on standard input, or from a file that is put there.
///
/// A program that is started by another one often has a pipe for standard input that nobody writes to and nobody
/// closes. Such a pipe must not make it wait for ever, so a sender that has not begun after a second is not waited
/// for; who needs longer names standard input with `-`.
#[must_use]
#[cfg(unix)]
pub fn input() -> Input {
    use rustix::event::PollFlags;
    use rustix::fs::{FileType, fstat};

    use super::ready::ready;

    let input = std::io::stdin();
    let Ok(status) = fstat(&input) else { return Input::None };
    match FileType::from_raw_mode(status.st_mode) {
        FileType::RegularFile => Input::Sent,
        FileType::Fifo | FileType::Socket => {
            let told = ready(&input, PollFlags::IN, PATIENCE);
            // A pipe that was closed without a byte is ready too, though not for reading.
            let is_sent = told.is_ok_and(|told| told.intersects(PollFlags::IN | PollFlags::HUP));
            if is_sent { Input::Sent } else { Input::Silent }
        }
        FileType::Directory
        | FileType::CharacterDevice
        | FileType::BlockDevice
        | FileType::Symlink
        | FileType::Unknown => Input::None,
    }
}

/// Elsewhere a pipe cannot be looked at without reading it.
#[must_use]
#[cfg(not(unix))]
pub fn input() -> Input {
    Input::None
}
