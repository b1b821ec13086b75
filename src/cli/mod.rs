//! The command line: what was typed becomes a request, and its outcome becomes words and an exit status.
//!
//! 0 done, 1 could not be done, 2 asked wrongly. A closed pipe is quiet. Nothing is printed past [`output`].

mod arguments;
mod arranged;
mod check;
mod dashboard;
mod onlooker;
mod output;
mod reading;
mod request;
mod session;
mod settings;
mod shown;
mod sources;
mod values;

use std::fmt;
use std::io::{self, IsTerminal as _};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory as _, Parser as _};

use crate::catalog::{Row as _, find};
use crate::export::{EXPLANATION_FORMATS, Format};
use crate::guard;
use crate::load::{Loaded, Options, Source, load_all, read_events};
use crate::report::{Explained, RefusedFile, Report, answer};
use crate::shell::looks::Environment;
use crate::shell::{bundled, files};
use arguments::{Command, Typed};
use arranged::Arranged;
use check::refused_file;
use onlooker::Onlooker;
use request::Request;
use sources::Sources;

/// Runs the program on the arguments of the process.
#[must_use]
pub fn main() -> ExitCode {
    guard::hush();
    let typed = match Typed::try_parse() {
        Ok(typed) => typed,
        Err(error) => return output::usage(&error),
    };
    match run(typed) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => output::failure(&failure),
    }
}

/// Why the program ends with 1.
#[derive(Debug)]
enum Failure {
    /// It cannot be done, and these are the reasons, one a line.
    Reasons(Vec<String>),
    /// What reads our output went away, which is its right.
    ClosedPipe,
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
    if typed.files().iter().any(|file| file.as_os_str() == "-") && io::stdin().is_terminal() {
        let why = format!("-: {}", files::IS_TERMINAL);
        return Err(Failure::AskedWrongly(Typed::command().error(ErrorKind::InvalidValue, why)));
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
                Some(figure) => explain(&request, figure.0, typed.format.0),
                None => report(&request, typed.format.0),
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
            let request = Request::of(typed.reading, typed.asked);
            report(
                &request,
                if typed.looks.plain { &Format::<Report>::PLAIN } else { &Format::<Report>::TEXT },
            )
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

/// Prints the report once.
fn report(request: &Request, format: &Format<Report>) -> Result<(), Failure> {
    print_as(format, &answered(request)?)
}

/// Prints the reasons for one figure.
fn explain(request: &Request, figure: &Explained, format: &Format<Report>) -> Result<(), Failure> {
    let report = answered(request)?;
    let missing = || Failure::one(format!("the report has no {}: {}", figure.id(), figure.words()));
    let explanation = figure.explain(&report).ok_or_else(missing)?;
    let other = || Failure::one(format!("a figure is not explained as {}", format.id()));
    print_as(find(EXPLANATION_FORMATS, format.id()).ok_or_else(other)?, &explanation)
}

/// The answer to what was asked.
fn answered(request: &Request) -> Result<Report, Failure> {
    let loaded = read(request)?;
    answer(&loaded.dataset, &loaded.findings, &request.query).map_err(Failure::one)
}

fn print_as<T>(format: &Format<T>, what: &T) -> Result<(), Failure> {
    let mut text = String::new();
    format.write(what, &mut text).map_err(Failure::one)?;
    output::print(&text)
}

/// Reads what was asked for. One bad file does not hide a good one, but it is said on standard error.
fn read(request: &Request) -> Result<Loaded, Failure> {
    let (loaded, reasons) = gather(&request.files, &request.options, &mut Onlooker::line())?;
    output::complain(&reasons);
    Ok(loaded)
}

/// Why files came to nothing.
#[derive(Debug)]
enum Unread {
    /// Somebody stopped the reading.
    Stopped,
    /// None can be read, and these are the reasons.
    Reasons(Vec<String>),
}

impl From<Unread> for Failure {
    fn from(unread: Unread) -> Self {
        match unread {
            Unread::Stopped => Self::one("the reading was stopped"),
            Unread::Reasons(reasons) => Self::Reasons(reasons),
        }
    }
}

/// What the files hold, and what is wrong with some of them; only that where none can be read.
fn gather(
    files: &[PathBuf],
    options: &Options,
    onlooker: &mut Onlooker<'_>,
) -> Result<(Loaded, Vec<String>), Unread> {
    let mut sources = Sources::read(files, Some(options), onlooker);
    if sources.stopped {
        return Err(Unread::Stopped);
    }
    let (mut loaded, bad) = loaded_of(sources.take(), options);
    let mut refused = sources.unreadable;
    refused.extend(loaded.refused.iter().map(refused_file));
    loaded.findings.extend(refused.iter().map(RefusedFile::finding));
    let mut reasons = sources.repeated;
    reasons.extend(bad);
    reasons.extend(refused.into_iter().map(|file| file.message));
    if loaded.dataset.observations().is_empty() && reasons.is_empty() {
        // What was set aside was all there is, and the findings say why.
        reasons.extend(loaded.findings.iter().map(ToString::to_string));
    }
    if loaded.dataset.observations().is_empty() {
        Err(Unread::Reasons(reasons))
    } else {
        Ok((loaded, reasons))
    }
}

/// What sources hold, with the dates that charts mark, and what is wrong with those.
fn loaded_of<'a>(sources: impl IntoIterator<Item = Source<'a>>, options: &Options) -> (Loaded, Vec<String>) {
    let mut loaded = load_all(sources, options);
    let (events, bad) = read_events(bundled::EVENTS);
    loaded.dataset = loaded.dataset.with_events(events);
    (loaded, bad)
}
