//! Files and standard input as bytes, or the reason why not and what to try.
//!
//! Never more is read than the limit, whatever the file says of its size, so that a device or an endless pipe stops.
//! Names are shown safely. What the bytes mean is not known here.

mod near;
mod save;
#[cfg(test)]
#[cfg(unix)]
mod tests;

pub use save::save_new;

use std::fmt;
use std::fs::{self, File};
use std::io::{self, ErrorKind, IsTerminal as _, Read};
use std::path::{Path, PathBuf};

use crate::dashboard::STDIN;
use crate::visible::Shown;

/// The most bytes that are read of one file if nothing else is asked for: 1 GiB.
pub const LIMIT: u64 = 1 << 30;

/// What is wrong with standard input where nobody sends anything.
pub const IS_TERMINAL: &str = "is a terminal; name a file, or send one with `<` or a pipe";

/// Endings of files that can be read, for a folder given by mistake.
const ENDINGS: [&str; 7] = ["csv", "tsv", "xlsx", "xls", "ods", "parquet", "txt"];

/// Endings of files that are packed, behind those of what is in them.
const PACKED: [&str; 2] = ["gz", "zst"];

/// Paths that begin with what was typed: folders, which end with a slash, and files that can be read.
#[must_use]
pub fn beginning_with(typed: &str) -> Vec<String> {
    let endings: Vec<&str> = ENDINGS.into_iter().chain(PACKED).collect();
    near::beginning_with(typed, &endings)
}

/// Whether a path stands for standard input.
#[must_use]
pub fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == STDIN
}

/// Reads a file, or standard input.
///
/// # Errors
/// If it cannot be read, is empty, or holds more than `limit` bytes.
pub fn read(path: &Path, limit: u64) -> Result<Vec<u8>, Unreadable> {
    if is_stdin(path) {
        return read_stdin(Vec::new(), limit);
    }
    let fail = |reason| Unreadable { name: shown(path), reason };
    let file = File::open(path).map_err(|error| fail(why_not_opened(path, error)))?;
    let metadata = file.metadata().map_err(|error| fail(Reason::Other(error)))?;
    if metadata.is_dir() {
        return Err(fail(Reason::Folder { holds: near::first_with_ending(path, &ENDINGS) }));
    }
    if metadata.len() > limit && !begins_blank(&file) {
        return Err(fail(Reason::TooLarge { limit }));
    }
    read_all(Vec::new(), file, limit).map_err(fail)
}

/// Whether a path is standard input, a pipe or a device, of which nobody knows when it ends.
#[must_use]
pub fn is_stream(path: &Path) -> bool {
    is_stdin(path) || fs::metadata(path).is_ok_and(|found| !(found.is_file() || found.is_dir()))
}

/// What begins with so many zero bytes is no text, and more of it need not be read: `/dev/zero`, a file that was made
/// larger than what was written to it.
const BLANK: u64 = 1 << 16;

fn begins_blank(mut file: &File) -> bool {
    let mut start = Vec::new();
    file.by_ref().take(BLANK).read_to_end(&mut start).is_ok() && is_blank(&start)
}

fn is_blank(bytes: &[u8]) -> bool {
    bytes.len() as u64 >= BLANK && bytes.iter().all(|byte| *byte == 0)
}

/// Reads standard input to its end, behind what has been taken of it.
///
/// # Errors
/// If it is a terminal, cannot be read, is empty, or holds more than `limit` bytes.
pub(super) fn read_stdin(taken: Vec<u8>, limit: u64) -> Result<Vec<u8>, Unreadable> {
    let fail = |reason| Unreadable { name: name(STDIN.as_ref()), reason };
    let input = io::stdin();
    if input.is_terminal() {
        return Err(fail(Reason::Terminal));
    }
    let unsent = |reason| if matches!(reason, Reason::Empty) { Reason::Unsent } else { reason };
    read_all(taken, input.lock(), limit).map_err(|reason| fail(unsent(reason)))
}

/// Standard input gave more than it may.
pub(super) fn too_much_sent(limit: u64) -> Unreadable {
    Unreadable { name: name(STDIN.as_ref()), reason: Reason::TooLarge { limit } }
}

fn read_all(mut bytes: Vec<u8>, source: impl Read, limit: u64) -> Result<Vec<u8>, Reason> {
    // One byte more than the limit tells a full file from one that goes on.
    let left = limit.saturating_add(1).saturating_sub(bytes.len() as u64);
    let mut source = source.take(left);
    for most in [BLANK, left] {
        source.by_ref().take(most).read_to_end(&mut bytes).map_err(|error| {
            let is_folder = error.kind() == ErrorKind::IsADirectory;
            if is_folder { Reason::Folder { holds: None } } else { Reason::Other(error) }
        })?;
        if is_blank(&bytes) {
            return Ok(bytes);
        }
    }
    if bytes.is_empty() {
        Err(Reason::Empty)
    } else if bytes.len() as u64 > limit {
        Err(Reason::TooLarge { limit })
    } else {
        Ok(bytes)
    }
}

/// Why a file cannot be read.
#[derive(Debug)]
pub struct Unreadable {
    name: Shown,
    reason: Reason,
}

/// What stands in the way of reading.
#[derive(Debug)]
pub enum Reason {
    /// There is no such file; perhaps one with a similar name.
    Missing {
        /// A name in the same folder that is nearly the same.
        near: Option<Shown>,
    },
    /// It is a link to something that is not there.
    Dangling {
        /// What the link names.
        target: Shown,
    },
    /// It is a link that leads back to itself.
    Loop,
    /// It is a folder; perhaps with a file that can be read.
    Folder {
        /// The first such file.
        holds: Option<Shown>,
    },
    /// It may not be read.
    Forbidden,
    /// It holds nothing.
    Empty,
    /// It ended before anything came through it.
    Unsent,
    /// It holds more than may be read.
    TooLarge {
        /// The most bytes that are read.
        limit: u64,
    },
    /// It is a terminal, where nobody would think of typing a table.
    Terminal,
    /// Anything else that the system says.
    Other(io::Error),
}

impl Unreadable {
    /// What stands in the way.
    #[must_use]
    pub const fn reason(&self) -> &Reason {
        &self.reason
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.name, self.reason)
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing { near: Some(near) } => write!(formatter, "no such file; did you mean {near}?"),
            Self::Missing { near: None } => {
                formatter.write_str("no such file; check the name, or name none to see the bundled figures")
            }
            Self::Dangling { target } => write!(formatter, "is a link to {target}, which does not exist"),
            Self::Loop => formatter.write_str("is a link that leads back to itself"),
            Self::Folder { holds: Some(holds) } => {
                write!(formatter, "is a folder; give a file in it, such as {holds}")
            }
            Self::Folder { holds: None } => formatter.write_str("is a folder; give a file in it"),
            Self::Forbidden => formatter.write_str("may not be read; ask its owner for permission"),
            Self::Empty => formatter.write_str("is empty (0 bytes); was it downloaded whole?"),
            Self::Unsent => formatter.write_str(
                "is empty (0 bytes); did what should send it fail? Without a pipe the bundled figures are shown",
            ),
            Self::TooLarge { limit } => {
                write!(formatter, "is larger than {} MiB; give a part of it", limit >> 20)
            }
            Self::Terminal => formatter.write_str(IS_TERMINAL),
            Self::Other(error) => write!(formatter, "cannot be read: {error}"),
        }
    }
}

impl std::error::Error for Unreadable {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        if let Reason::Other(error) = &self.reason { Some(error) } else { None }
    }
}

fn why_not_opened(path: &Path, error: io::Error) -> Reason {
    let kind = error.kind();
    if kind == ErrorKind::NotFound {
        fs::read_link(path).map_or_else(
            |_| Reason::Missing { near: near::nearest(path) },
            |target| Reason::Dangling { target: shown(&target) },
        )
    } else if kind == ErrorKind::PermissionDenied {
        Reason::Forbidden
    } else if leads_to_itself(path) {
        Reason::Loop
    } else {
        Reason::Other(error)
    }
}

/// Whether following the links from here never ends; the standard library has no name for that error yet.
fn leads_to_itself(path: &Path) -> bool {
    let mut here = PathBuf::from(path);
    let mut seen = Vec::new();
    while let Ok(target) = fs::read_link(&here) {
        if seen.contains(&here) {
            return true;
        }
        let next = here.parent().unwrap_or(Path::new("")).join(target);
        seen.push(std::mem::replace(&mut here, next));
    }
    false
}

/// How a file is named in messages and findings.
#[must_use]
pub fn name(path: &Path) -> Shown {
    if is_stdin(path) { Shown::new("standard input") } else { shown(path) }
}

/// The file that a path leads to, through links and detours; the path itself where there is none.
#[must_use]
pub fn identity(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf())
}

fn shown(path: &Path) -> Shown {
    Shown::bytes(path.as_os_str().as_encoded_bytes())
}
