//! The terminal as a file: bytes go out unbuffered and whole, and it can be seen to hang up.
//!
//! Which bytes are sent is the screen's business.

use std::fs::File;
use std::io::{self, ErrorKind, IsTerminal, Write as _};
use std::time::Duration;

#[cfg(unix)]
use super::ready::ready;

/// How long a terminal that takes no bytes is waited for, between looks.
#[cfg(unix)]
const LOOK: Duration = Duration::from_millis(250);

/// The terminal that the program draws on.
#[derive(Debug)]
pub(super) struct Tty {
    file: File,
}

impl Tty {
    /// The terminal on standard output.
    pub(super) fn open() -> io::Result<Self> {
        let output = io::stdout();
        if !output.is_terminal() {
            return Err(io::Error::new(ErrorKind::NotConnected, "standard output is not a terminal"));
        }
        // A copy of the descriptor, since `Stdout` has a buffer and a lock of its own: a thread that must restore
        // the terminal could wait on that lock for ever.
        #[cfg(unix)]
        let copy = std::os::fd::AsFd::as_fd(&output).try_clone_to_owned()?;
        #[cfg(windows)]
        let copy = std::os::windows::io::AsHandle::as_handle(&output).try_clone_to_owned()?;
        Ok(Self::new(File::from(copy)))
    }

    pub(super) fn new(file: File) -> Self {
        Self { file }
    }

    /// Writes all the bytes, in one write where the system allows.
    pub(super) fn write(&self, mut bytes: &[u8]) -> io::Result<()> {
        while !bytes.is_empty() {
            match (&self.file).write(bytes) {
                Ok(0) => return Err(ErrorKind::WriteZero.into()),
                Ok(written) => bytes = bytes.get(written..).unwrap_or_default(),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                // Another program that shares the terminal may have made it non-blocking.
                Err(error) if error.kind() == ErrorKind::WouldBlock => self.wait_until_writable()?,
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Columns and rows.
    ///
    /// They are those of the terminal drawn on, and not of the one that started us, which can be another.
    #[cfg(unix)]
    pub(super) fn size(&self) -> io::Result<(u16, u16)> {
        let size = rustix::termios::tcgetwinsize(&self.file)?;
        Ok((size.ws_col, size.ws_row))
    }

    #[cfg(windows)]
    #[expect(clippy::unused_self, reason = "one signature on every system")]
    pub(super) fn size(&self) -> io::Result<(u16, u16)> {
        ratatui::crossterm::terminal::size()
    }

    /// Forgets what has come from the terminal and was not read.
    #[cfg(unix)]
    pub(super) fn discard_input(&self) {
        // Of a terminal that is gone there is nothing to forget.
        let _ = rustix::termios::tcflush(&self.file, rustix::termios::QueueSelector::IFlush);
    }

    #[cfg(windows)]
    #[expect(clippy::unused_self, reason = "one signature on every system")]
    pub(super) fn discard_input(&self) {}

    #[cfg(unix)]
    fn wait_until_writable(&self) -> io::Result<()> {
        while !self.takes_bytes(LOOK)? {}
        Ok(())
    }

    /// Whether the terminal takes bytes within this time, without which a write would wait.
    #[cfg(unix)]
    pub(super) fn takes_bytes(&self, patience: Duration) -> io::Result<bool> {
        // A terminal that is gone counts too: the write will say so.
        ready(&self.file, rustix::event::PollFlags::OUT, patience).map(|told| !told.is_empty())
    }

    #[cfg(windows)]
    #[expect(clippy::unused_self, clippy::unnecessary_wraps, reason = "one signature on every system")]
    fn wait_until_writable(&self) -> io::Result<()> {
        std::thread::sleep(Duration::from_millis(1));
        Ok(())
    }

    #[cfg(windows)]
    #[expect(clippy::unused_self, clippy::unnecessary_wraps, reason = "one signature on every system")]
    pub(super) fn takes_bytes(&self, _patience: Duration) -> io::Result<bool> {
        Ok(true)
    }
}

#[cfg(unix)]
impl std::os::fd::AsFd for Tty {
    fn as_fd(&self) -> std::os::fd::BorrowedFd<'_> {
        self.file.as_fd()
    }
}

/// Whether the error means that the terminal is not there any more, so that nobody is left to tell about it.
#[must_use]
pub fn is_gone(error: &io::Error) -> bool {
    #[cfg(unix)]
    if let Some(rustix::io::Errno::IO | rustix::io::Errno::NXIO) = rustix::io::Errno::from_io_error(error) {
        return true;
    }
    error.kind() == ErrorKind::BrokenPipe
}
