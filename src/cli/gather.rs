//! What files hold, and what is wrong with some of them.

use std::path::PathBuf;

use super::Failure;
use super::check::refused_file;
use super::onlooker::Onlooker;
use super::sources::Sources;
use crate::load::{Loaded, Options, Source, load_all, read_events};
use crate::report::RefusedFile;
use crate::shell::bundled;

/// What files hold.
#[derive(Debug)]
pub(super) struct Found {
    /// Their facts and findings.
    pub(super) loaded: Loaded,
    /// What is wrong with some of them, one a line.
    pub(super) complaints: Vec<String>,
}

/// Why files came to nothing.
#[derive(Debug)]
pub(super) enum Unread {
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

/// What the files hold; the reasons where none can be read.
pub(super) fn gather(
    files: &[PathBuf],
    options: &Options,
    onlooker: &mut Onlooker<'_>,
) -> Result<Found, Unread> {
    let mut sources = Sources::read(files, Some(options), onlooker);
    if sources.stopped {
        return Err(Unread::Stopped);
    }
    let Found { mut loaded, complaints: of_events } = with_events(sources.take(), options);
    let mut refused = sources.unreadable;
    refused.extend(loaded.refused.iter().map(refused_file));
    loaded.findings.extend(refused.iter().map(RefusedFile::finding));
    let mut complaints = sources.repeated;
    complaints.extend(of_events);
    complaints.extend(refused.into_iter().map(|file| file.message));
    let is_empty = loaded.dataset.observations().is_empty();
    if is_empty && complaints.is_empty() {
        // What was set aside was all there is, and the findings say why.
        complaints.extend(loaded.findings.iter().map(ToString::to_string));
    }
    if is_empty { Err(Unread::Reasons(complaints)) } else { Ok(Found { loaded, complaints }) }
}

/// What sources hold, with the dates that charts mark; what is wrong with these is complained of.
pub(super) fn with_events<'a>(sources: impl IntoIterator<Item = Source<'a>>, options: &Options) -> Found {
    let mut loaded = load_all(sources, options);
    let (events, complaints) = read_events(bundled::EVENTS);
    loaded.dataset = loaded.dataset.with_events(events);
    Found { loaded, complaints }
}
