//! The user's settings file: where it is and what it holds.

use std::env;
use std::fs;
use std::path::PathBuf;

/// More than anybody writes by hand.
const MOST: u64 = 1 << 16;

/// The settings file of the user, by its path, if there is one: `fypace/config` in the folder for settings (the XDG base
/// directory specification).
#[must_use]
pub fn settings() -> Option<(PathBuf, String)> {
    let set = |name: &str| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let folder = set("XDG_CONFIG_HOME").or_else(|| Some(set("HOME")?.join(".config")))?;
    let path = folder.join("fypace").join("config");
    let is_small = fs::metadata(&path).is_ok_and(|found| found.is_file() && found.len() <= MOST);
    let text = is_small.then(|| fs::read_to_string(&path).ok()).flatten()?;
    Some((path, text))
}
