//! The terminal taken and given back: full screen, raw keys, no cursor, and then all of it undone.
//!
//! A [`Screen`] is shared between the main thread, the signals thread and the panic hook. Each of them may give the
//! terminal back at any moment, also while another is in the middle of a write, so nothing here waits without end
//! while giving it back. A frame that comes while the terminal is not ours is dropped, never drawn over the shell's
//! lines. What is in a frame is the canvas's business.

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, TryLockError};
use std::thread;
use std::time::{Duration, Instant};

use ratatui::crossterm::terminal::{disable_raw_mode, enable_raw_mode};

use super::tty::Tty;

/// Alternate screen, attributes off, cursor off, pasted text told from keys.
const ENTER: &[u8] = b"\x1b[?1049h\x1b[0m\x1b[?25l\x1b[?2004h";

/// The part of it that lines need too: without it, pasted text would be taken for keys.
const ENTER_LINES: &[u8] = b"\x1b[?2004h";
const LEAVE_LINES: &[u8] = b"\x1b[?2004l";

/// Button presses, drags and every move, in the form that knows wide screens.
const MOUSE_ON: &[u8] = b"\x1b[?1000h\x1b[?1002h\x1b[?1003h\x1b[?1006h";
const MOUSE_OFF: &[u8] = b"\x1b[?1006l\x1b[?1003l\x1b[?1002l\x1b[?1000l";

/// Everything off that any part of the program could have switched on, in an order that undoes it from the inside:
/// synchronized update, kitty keys, bracketed paste, focus reports, mouse; then attributes, alternate screen, and the
/// cursor on.
const LEAVE: &[u8] = b"\x1b[?2026l\x1b[<u\x1b[?2004l\x1b[?1004l\
    \x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?1015l\x1b[0m\x1b[?1049l\x1b[?25h";

/// A terminal that knows the synchronized update shows the frame at once and not half of it; others ignore it.
const BEGIN_FRAME: &[u8] = b"\x1b[?2026h";
const END_FRAME: &[u8] = b"\x1b[?2026l";

/// How long giving back waits for a write that another thread is in the middle of.
const PATIENCE: Duration = Duration::from_millis(100);

/// How a program shows itself, and so what of the terminal it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// In pictures: the screen, the cursor, the mouse and the keys are taken.
    Drawn,
    /// In lines, written as they come: the keys are taken, and the terminal keeps the rest.
    Spoken,
}

/// The terminal as something to take, write frames on and give back; clones share it.
#[derive(Clone, Debug)]
pub(super) struct Screen {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    tty: Tty,
    manner: Manner,
    /// Held while bytes go out.
    writing: Mutex<()>,
    /// The terminal is ours.
    taken: AtomicBool,
    /// The mouse is read while the terminal is ours.
    mouse: AtomicBool,
    /// It will never be ours again.
    closed: AtomicBool,
    /// What stands on the terminal is not what was drawn last.
    stale: AtomicBool,
}

impl Screen {
    /// The screen on this terminal, not yet taken.
    pub(super) fn new(tty: Tty, manner: Manner) -> Self {
        let shared = Shared {
            tty,
            manner,
            writing: Mutex::new(()),
            taken: AtomicBool::new(false),
            mouse: AtomicBool::new(false),
            closed: AtomicBool::new(false),
            stale: AtomicBool::new(true),
        };
        Self { shared: Arc::new(shared) }
    }

    /// Takes the terminal, also when something else had it since; does nothing once closed.
    pub(super) fn enter(&self) -> io::Result<()> {
        let shared = &self.shared;
        let _held = shared.hold();
        if shared.closed.load(Ordering::SeqCst) {
            return Ok(());
        }
        shared.taken.store(true, Ordering::SeqCst);
        shared.stale.store(true, Ordering::SeqCst);
        // Off and on: after a stop that could not be caught the mode is the other program's, whatever was set here.
        disable_raw_mode()?;
        enable_raw_mode()?;
        match shared.manner {
            Manner::Spoken => shared.tty.write(ENTER_LINES),
            Manner::Drawn => {
                let mouse = if shared.mouse.load(Ordering::SeqCst) { MOUSE_ON } else { b"" };
                shared.tty.write(&[ENTER, mouse].concat())
            }
        }
    }

    /// Reads the mouse, or leaves it to the terminal; also after the terminal was given back and taken again.
    pub(super) fn read_mouse(&self, read: bool) -> io::Result<()> {
        if self.shared.manner == Manner::Spoken {
            return Ok(());
        }
        self.shared.mouse.store(read, Ordering::SeqCst);
        self.send(if read { MOUSE_ON } else { MOUSE_OFF })
    }

    /// Gives the terminal back; [`Self::enter`] may take it again.
    ///
    /// Failures are left alone: there is nothing more to be done, and nobody to tell.
    pub(super) fn restore(&self) {
        let shared = &self.shared;
        let held = shared.hold();
        if !shared.taken.swap(false, Ordering::SeqCst) {
            return;
        }
        let leave = match shared.manner {
            Manner::Spoken => LEAVE_LINES,
            Manner::Drawn => LEAVE,
        };
        // If a frame is stuck half-way, its terminal takes no bytes from us either.
        if held.is_some() || shared.tty.takes_bytes(PATIENCE).unwrap_or(false) {
            let _ = shared.tty.write(leave);
        }
        // Keys are echoed again from here on, and what the mouse has sent until now would be, too.
        if shared.mouse.load(Ordering::SeqCst) {
            shared.tty.discard_input();
        }
        let _ = disable_raw_mode();
    }

    /// Gives the terminal back for good.
    pub(super) fn close(&self) {
        self.shared.closed.store(true, Ordering::SeqCst);
        self.restore();
    }

    /// Shows a frame in one write, if the terminal is ours.
    pub(super) fn show(&self, frame: &[u8]) -> io::Result<()> {
        self.send(&[BEGIN_FRAME, frame, END_FRAME].concat())
    }

    /// Sends bytes in one write, if the terminal is ours.
    pub(super) fn send(&self, bytes: &[u8]) -> io::Result<()> {
        let _held = self.shared.writing.lock();
        if self.shared.taken.load(Ordering::SeqCst) { self.shared.tty.write(bytes) } else { Ok(()) }
    }

    /// Says that the next frame has to be drawn anew.
    pub(super) fn spoil(&self) {
        self.shared.stale.store(true, Ordering::SeqCst);
    }

    /// Whether the next frame has to be drawn anew; the caller promises to do it.
    pub(super) fn take_stale(&self) -> bool {
        self.shared.stale.swap(false, Ordering::SeqCst)
    }

    /// The terminal itself, to be watched and measured.
    pub(super) fn tty(&self) -> &Tty {
        &self.shared.tty
    }
}

impl Shared {
    /// The right to write, or nothing if it cannot be had in time.
    ///
    /// A panic while it was held does not matter: it guards no data.
    fn hold(&self) -> Option<MutexGuard<'_, ()>> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            match self.writing.try_lock() {
                Ok(held) => return Some(held),
                Err(TryLockError::Poisoned(held)) => return Some(held.into_inner()),
                Err(TryLockError::WouldBlock) if Instant::now() >= deadline => return None,
                Err(TryLockError::WouldBlock) => thread::sleep(Duration::from_millis(1)),
            }
        }
    }
}

#[cfg(test)]
#[cfg(unix)]
pub(super) mod tests {
    use std::fs::File;
    use std::io::Read as _;
    use std::os::fd::OwnedFd;

    use super::*;

    /// A screen that is taken, and where its bytes come out once it is dropped.
    pub(in super::super) fn screen() -> (Screen, io::PipeReader) {
        let (reader, writer) = io::pipe().unwrap();
        let screen = Screen::new(Tty::new(File::from(OwnedFd::from(writer))), Manner::Drawn);
        screen.shared.taken.store(true, Ordering::SeqCst);
        (screen, reader)
    }

    pub(in super::super) fn written(screen: Screen, mut reader: io::PipeReader) -> String {
        drop(screen);
        let mut text = String::new();
        reader.read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn a_frame_is_one_synchronized_update() {
        let (screen, reader) = screen();
        screen.show(b"frame").unwrap();
        assert_eq!(written(screen, reader), "\x1b[?2026hframe\x1b[?2026l");
    }

    #[test]
    fn the_terminal_is_given_back_once_and_nothing_is_drawn_after() {
        let (screen, reader) = screen();
        screen.restore();
        screen.restore();
        screen.show(b"frame").unwrap();
        assert_eq!(written(screen, reader).as_bytes(), LEAVE);
    }

    #[test]
    fn a_closed_screen_is_not_taken_again() {
        let (screen, reader) = screen();
        screen.close();
        screen.enter().unwrap();
        assert_eq!(written(screen, reader).as_bytes(), LEAVE);
    }

    #[test]
    fn giving_back_does_not_wait_for_a_stuck_write() {
        let (screen, _reader) = screen();
        let stuck = screen.clone();
        let _writer = thread::spawn(move || stuck.send(&vec![b' '; 1 << 20]));
        while screen.shared.tty.takes_bytes(Duration::ZERO).unwrap() {
            thread::yield_now();
        }
        let start = Instant::now();
        screen.close();
        assert!(start.elapsed() < Duration::from_secs(1));
    }
}
