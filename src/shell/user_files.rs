//! Files of the user's own: the settings, and what the dashboard was left with.

use std::env;
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::files;
use crate::visible::Shown;

/// More than anybody writes by hand, and than nine views take.
const MOST: u64 = 1 << 16;

/// The settings file of the user, by its path, if there is one: `fypace/config` in the folder for settings (the XDG base
/// directory specification).
///
/// # Errors
/// If it is there and cannot be read.
pub fn settings() -> Result<Option<(PathBuf, String)>, Unusable> {
    let Some(folder) = folder("XDG_CONFIG_HOME", ".config") else { return Ok(None) };
    let path = folder.join("config");
    Ok(small_text(&path)?.map(|text| (path, text)))
}

/// What the dashboard was left with, if it ever was: `fypace/session` in the folder for state (the same
/// specification).
///
/// # Errors
/// If it is there and cannot be read.
pub fn session() -> Result<Option<String>, Unusable> {
    session_path().map_or(Ok(None), |path| small_text(&path))
}

/// A file of the user's own that is there and cannot be read.
#[derive(Debug)]
pub struct Unusable {
    name: Shown,
    why: String,
}

impl fmt::Display for Unusable {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.name, self.why)
    }
}

/// Keeps what the dashboard is left with, in the place of what it was left with before.
///
/// # Errors
/// If it cannot be written.
pub fn keep_session(text: &str) -> io::Result<()> {
    let path = session_path().ok_or_else(|| io::Error::other("no folder of the user's own"))?;
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    // Whoever reads meanwhile sees all of the one or of the other.
    let half = path.with_extension("new");
    fs::write(&half, text)?;
    fs::rename(half, path)
}

fn session_path() -> Option<PathBuf> {
    Some(folder("XDG_STATE_HOME", ".local/state")?.join("session"))
}

/// Our folder in the one that a variable names, or in its usual place.
fn folder(variable: &str, usual: &str) -> Option<PathBuf> {
    let set = |name: &str| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    Some(set(variable).or_else(|| Some(set("HOME")?.join(usual)))?.join("fypace"))
}

/// A short text; nothing where there is no such file.
fn small_text(path: &Path) -> Result<Option<String>, Unusable> {
    let unusable = |why: String| Unusable { name: files::name(path), why };
    let Ok(found) = fs::metadata(path) else { return Ok(None) };
    if !found.is_file() {
        return Err(unusable("is no file".to_owned()));
    }
    if found.len() > MOST {
        return Err(unusable(format!("is larger than {} KiB", MOST >> 10)));
    }
    let bytes = fs::read(path).map_err(|error| unusable(format!("cannot be read: {error}")))?;
    String::from_utf8(bytes).map(Some).map_err(|_| unusable("is not UTF-8".to_owned()))
}
