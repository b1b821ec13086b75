//! Signals and the end of the terminal, watched in a thread that waits for nobody.
//!
//! A signal that ends the program gives the terminal back first and then ends it the way the system would have, so
//! that the status says which signal it was. Nothing here depends on the main thread, which may be busy or stuck in a
//! write. When the terminal goes away the program does too, also where SIGHUP is ignored (`nohup`): nobody could see
//! or end it, and reading from a terminal that is gone would keep a processor busy for ever.

pub(super) use imp::{suspend, watch};

#[cfg(unix)]
mod imp {
    use std::io;
    use std::os::unix::net::UnixStream;
    use std::sync::mpsc::SyncSender;
    use std::thread;

    use nix::unistd::{getpgrp, getsid};
    use rustix::event::{PollFd, PollFlags, poll};
    use rustix::process::{Signal, kill_current_process_group};
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGSTOP, SIGTERM, SIGTSTP};
    use signal_hook::iterator::backend::SignalDelivery;
    use signal_hook::iterator::exfiltrator::SignalOnly;
    use signal_hook::low_level::{emulate_default_handler, raise};

    use crate::shell::input::Event;
    use crate::shell::screen::Screen;

    type Delivery = SignalDelivery<UnixStream, SignalOnly>;

    /// Starts the thread that acts on signals and on the end of the terminal.
    pub(in crate::shell) fn watch(screen: Screen, events: SyncSender<Event>) -> io::Result<()> {
        let (read, write) = UnixStream::pair()?;
        let signals = [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT];
        let mut delivery = Delivery::with_pipe(read, write, SignalOnly, signals)?;
        let watcher = move || {
            let mut terminal = Terminal::Watched;
            loop {
                terminal = wait(&delivery, &screen, terminal);
                for signal in delivery.pending() {
                    act(signal, &screen, &events);
                }
                if terminal == Terminal::Gone {
                    end(SIGHUP, &screen);
                }
            }
        };
        thread::Builder::new().name("signals".to_owned()).spawn(watcher).map(|_| ())
    }

    /// Stops the program the way Ctrl-Z does where the terminal makes a signal of it: with all of its pipeline. Says
    /// whether anybody could wake it again; it does not stop otherwise.
    pub(in crate::shell) fn suspend() -> bool {
        can_stop() && kill_current_process_group(Signal::TSTP).is_ok()
    }

    #[derive(Clone, Copy, PartialEq, Eq)]
    enum Terminal {
        Watched,
        /// The system cannot watch it.
        Unwatched,
        Gone,
    }

    /// Waits for a signal or for the end of the terminal; costs nothing while neither comes.
    fn wait(delivery: &Delivery, screen: &Screen, terminal: Terminal) -> Terminal {
        let signals = PollFd::new(delivery.get_read(), PollFlags::IN);
        // The end of a terminal is told unasked.
        let mut both = [signals, PollFd::new(screen.tty(), PollFlags::empty())];
        let (signals, both) = match terminal {
            Terminal::Watched => (&mut both[..], true),
            Terminal::Unwatched | Terminal::Gone => (&mut both[..1], false),
        };
        if poll(signals, None).is_err() || !both {
            return terminal;
        }
        match signals.last().map(PollFd::revents) {
            Some(told) if told.contains(PollFlags::NVAL) => Terminal::Unwatched,
            Some(told) if told.intersects(PollFlags::HUP | PollFlags::ERR) => Terminal::Gone,
            Some(_) | None => terminal,
        }
    }

    fn act(signal: i32, screen: &Screen, events: &SyncSender<Event>) {
        match signal {
            SIGTSTP if can_stop() => {
                screen.restore();
                let _ = raise(SIGSTOP);
            }
            SIGTSTP => {}
            SIGCONT => match screen.enter() {
                // If the queue is full the program is awake anyway, and sees that its picture is stale.
                Ok(()) => drop(events.try_send(Event::Resumed)),
                Err(_) => end(SIGHUP, screen),
            },
            _ => end(signal, screen),
        }
    }

    /// Gives the terminal back and ends the program as the signal does by default.
    fn end(signal: i32, screen: &Screen) {
        screen.close();
        let _ = emulate_default_handler(signal);
    }

    /// Whether somebody could wake us: the group of a session's leader, as under `xterm -e`, has no shell above it,
    /// and the system never stops it either.
    ///
    /// In a container the session may have begun outside, and its number is then 0. `nix` tells that as it is; a
    /// `Pid` of `rustix` cannot hold it. If the group began outside as well, nothing says who could wake us.
    fn can_stop() -> bool {
        getsid(None).is_ok_and(|session| session != getpgrp())
    }
}

#[cfg(not(unix))]
mod imp {
    use std::io;
    use std::sync::mpsc::SyncSender;

    use crate::shell::input::Event;
    use crate::shell::screen::Screen;

    /// There are no signals here; a closed console ends the program by itself.
    #[expect(clippy::unnecessary_wraps, reason = "one signature on every system")]
    pub(in crate::shell) fn watch(_screen: Screen, _events: SyncSender<Event>) -> io::Result<()> {
        Ok(())
    }

    /// There is no job control here.
    pub(in crate::shell) fn suspend() -> bool {
        false
    }
}
