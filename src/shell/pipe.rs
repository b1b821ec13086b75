//! Whether somebody is sending data on standard input, without being asked for by name.

/// How long a sender may take to begin.
#[cfg(unix)]
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(1);

/// Whether something comes through a pipe on standard input, or from a file that is put there.
///
/// A program that is started by another one often has a pipe for standard input that nobody writes to and nobody
/// closes. Such a pipe must not make it wait for ever, so a sender that has not begun after a second is not waited
/// for; who needs longer names standard input with `-`.
#[must_use]
#[cfg(unix)]
pub fn is_sending() -> bool {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    use rustix::fs::{FileType, fstat};

    let input = std::io::stdin();
    let Ok(status) = fstat(&input) else { return false };
    match FileType::from_raw_mode(status.st_mode) {
        FileType::RegularFile => status.st_size > 0,
        FileType::Fifo | FileType::Socket => {
            let mut waiting = [PollFd::new(&input, PollFlags::IN)];
            let patience = Timespec { tv_sec: i64::try_from(PATIENCE.as_secs()).unwrap_or(1), tv_nsec: 0 };
            let _ = poll(&mut waiting, Some(&patience));
            // A pipe that was closed without a byte is ready too, but not for reading.
            waiting.iter().any(|input| input.revents().contains(PollFlags::IN))
        }
        FileType::Directory
        | FileType::CharacterDevice
        | FileType::BlockDevice
        | FileType::Symlink
        | FileType::Unknown => false,
    }
}

/// Elsewhere a pipe cannot be looked at without reading it.
#[must_use]
#[cfg(not(unix))]
pub fn is_sending() -> bool {
    false
}
