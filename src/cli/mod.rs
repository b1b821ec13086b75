//! The command line: what was typed becomes a request, and its outcome becomes words and an exit status.
//!
//! 0 done, 1 could not be done, 2 asked wrongly. A closed pipe is quiet. Nothing is printed past [`output`].

mod arguments;
mod arranged;
mod awaited;
mod check;
mod dashboard;
mod gather;
mod onlooker;
mod output;
mod program;
mod reading;
mod report;
mod request;
mod session;
mod settings;
mod shown;
mod sources;
mod twice;
mod values;

use std::fmt;
use std::io::{self, IsTerminal as _};
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory as _, Parser as _};

use crate::dashboard::STDIN;
use crate::export::Format;
use crate::guard;
use crate::report::Report;
use crate::shell::files;
use crate::shell::looks::Environment;
use arguments::{Command, Typed};
use arranged::Arranged;
use request::Request;

/// Runs the program on the arguments of the process.
#[must_use]
pub fn main() -> ExitCode {
    guard::hush();
    // What cannot be read is told of first.
    let typed = match Typed::try_parse().and_then(|typed| twice::check(std::env::args_os()).map(|()| typed)) {
        Ok(typed) => typed,
        Err(error) => return output::usage(&error),
    };
    match run(typed) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => output::failure(&failure),
    }
}

/// Why nothing more is done.
#[derive(Debug)]
enum Failure {
    /// It cannot be done, and these are the reasons, one a line.
    Reasons(Vec<String>),
    /// What reads our output went away, which is its right.
    ClosedPipe,
    /// Somebody broke it off before there was an answer.
    Interrupted,
    /// The terminal went away.
    TerminalGone,
    /// The arguments do not go together.
    AskedWrongly(clap::Error),
}

impl Failure {
    fn one(reason: impl fmt::Display) -> Self {
        Self::Reasons(vec![reason.to_string()])
    }
}

fn run(typed: Typed) -> Result<(), Failure> {
    if typed.files().iter().any(|file| files::is_stdin(file)) && io::stdin().is_terminal() {
        let why = format!("{STDIN}: {}", files::IS_TERMINAL);
        return Err(Failure::AskedWrongly(Typed::command().error(ErrorKind::InvalidValue, why)));
    }
    if let Some(why) = typed.reading().contradiction() {
        return Err(Failure::AskedWrongly(Typed::command().error(ErrorKind::ArgumentConflict, why)));
    }
    if let Some(word) = unknown_command(&typed) {
        let commands: Vec<_> =
            Typed::command().get_subcommands().map(|known| known.get_name().to_owned()).collect();
        let why = format!("{word}: no such file, and no command; commands are {}", commands.join(" and "));
        return Err(Failure::AskedWrongly(Typed::command().error(ErrorKind::InvalidSubcommand, why)));
    }
    match typed.command {
        Some(Command::Report(typed)) => {
            let request = Request::of(typed.reading, typed.asked).once();
            match typed.explain {
                Some(figure) => report::explain(&request, figure.0, typed.format.0),
                None => report::report(&request, typed.format.0),
            }
        }
        Some(Command::Check(typed)) => check::check(&typed),
        None => {
            let environment = Environment::read();
            if environment.has_dashboard() {
                return dashboard::run(Arranged::from(&typed.looks)?, &environment);
            }
            if typed.looks.resume {
                return Err(Failure::one("--resume goes on with the dashboard, which needs a terminal"));
            }
            let format = if typed.looks.plain { &Format::<Report>::PLAIN } else { &Format::<Report>::TEXT };
            report::report(&Request::of(typed.reading, typed.asked), format)
        }
    }
}

/// The first of several words, where it stands as a command does and no file has the name: what was asked for is not
/// done, and the files behind it answer something else.
fn unknown_command(typed: &Typed) -> Option<&str> {
    let first = typed.files().first().filter(|_| typed.command.is_none() && typed.files().len() > 1)?;
    let word = first.to_str()?;
    let is_word = !word.is_empty() && word.chars().all(|letter| letter.is_ascii_lowercase());
    (is_word && !first.exists()).then_some(word)
}
