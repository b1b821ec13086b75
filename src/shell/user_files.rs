//! Files of the user's own: the settings, and what the dashboard was left with.

use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// More than anybody writes by hand, and than nine views take.
const MOST: u64 = 1 << 16;

/// The settings file of the user, by its path, if there is one: `fypace/config` in the folder for settings (the XDG base
/// directory specification).
#[must_use]
pub fn settings() -> Option<(PathBuf, String)> {
    let path = folder("XDG_CONFIG_HOME", ".config")?.join("config");
    Some((path.clone(), small_text(&path)?))
}

/// What the dashboard was left with, by its path, if it ever was: `fypace/session` in the folder for state (the same
/// specification).
#[must_use]
pub fn session() -> Option<String> {
    small_text(&session_path()?)
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

fn small_text(path: &Path) -> Option<String> {
    let is_small = fs::metadata(path).is_ok_and(|found| found.is_file() && found.len() <= MOST);
    is_small.then(|| fs::read_to_string(path).ok()).flatten()
}
