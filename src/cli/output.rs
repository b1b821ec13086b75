//! The one place that writes to standard output and standard error.

use std::io::{self, ErrorKind, Write as _};
use std::process::ExitCode;

use super::Failure;
use crate::export::Format;
use crate::visible::visible;

/// Could not be done.
const FAILED: u8 = 1;
/// Asked wrongly.
const ASKED_WRONGLY: u8 = 2;
/// Broken off: 128 and the number of SIGINT, as a shell says it.
const INTERRUPTED: u8 = 130;
/// The terminal went away: 128 and the number of SIGHUP, as a shell says it.
const HUNG_UP: u8 = 129;

/// Prints a finished text in one go.
pub(super) fn print(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Err(Failure::ClosedPipe),
        Err(error) => Err(Failure::one(format!("standard output: {error}"))),
    }
}

/// Prints something in a format.
pub(super) fn print_as<T>(format: &Format<T>, what: &T) -> Result<(), Failure> {
    let mut text = String::new();
    format.write(what, &mut text).map_err(Failure::one)?;
    print(&text)
}

/// Says what went wrong with a part, while the rest goes on.
pub(super) fn complain(reasons: &[String]) {
    let mut text = String::new();
    for reason in reasons {
        text.push_str("fypace: ");
        text.push_str(&visible(reason));
        text.push('\n');
    }
    // Where even standard error is closed there is nobody left to tell.
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

/// Says why nothing came of it.
pub(super) fn failure(failure: &Failure) -> ExitCode {
    match failure {
        Failure::Reasons(reasons) => {
            complain(reasons);
            ExitCode::from(FAILED)
        }
        Failure::ClosedPipe => ExitCode::SUCCESS,
        Failure::Interrupted => ExitCode::from(INTERRUPTED),
        Failure::TerminalGone => ExitCode::from(HUNG_UP),
        Failure::AskedWrongly(error) => usage(error),
    }
}

/// Shows help, the version, or what was wrong with the arguments.
pub(super) fn usage(error: &clap::Error) -> ExitCode {
    match error.print() {
        Err(broken) if broken.kind() != ErrorKind::BrokenPipe => ExitCode::from(FAILED),
        _ if error.use_stderr() => ExitCode::from(ASKED_WRONGLY),
        _ => ExitCode::SUCCESS,
    }
}
