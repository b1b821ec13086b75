//! What a person may have meant: a file whose name is nearly the one given, or one in the folder given.
//!
//! Only names are looked at, and only so many of a folder, and the same folder gives the same answer.

use std::fs;
use std::path::Path;

use super::shown;
use crate::catalog;
use crate::visible::Shown;

/// Names that are looked at in one folder.
const NAMES: usize = 10_000;

/// The path beside this one whose name differs least, if it differs little.
pub(super) fn nearest(path: &Path) -> Option<Shown> {
    let wanted = path.file_name()?.to_str()?.to_lowercase();
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let names = names(folder.unwrap_or(Path::new(".")));
    let name = catalog::nearest(names.iter().map(String::as_str), &wanted)?;
    Some(shown(&folder.map_or_else(|| name.into(), |folder| folder.join(name))))
}

/// The first file of the folder, by name, with one of these endings.
pub(super) fn first_with_ending(folder: &Path, endings: &[&str]) -> Option<Shown> {
    let has_ending = |name: &String| {
        let ending = Path::new(name).extension().and_then(|ending| ending.to_str());
        ending.is_some_and(|ending| endings.iter().any(|known| known.eq_ignore_ascii_case(ending)))
    };
    names(folder).into_iter().filter(has_ending).min().map(|name| shown(&folder.join(name)))
}

/// Paths that begin with what was typed, by name: folders, which end with a slash, and files that can be read. Names
/// that begin with a dot are left out unless the dot is typed.
pub(super) fn beginning_with(typed: &str, endings: &[&str]) -> Vec<String> {
    let (folder, start) =
        typed.rfind('/').and_then(|end| typed.split_at_checked(end + 1)).unwrap_or(("", typed));
    let at = if folder.is_empty() { Path::new(".") } else { Path::new(folder) };
    let fits = |name: &String| name.starts_with(start) && (start.starts_with('.') || !name.starts_with('.'));
    let path = |name: String| {
        let is_folder = at.join(&name).is_dir();
        let lower = name.to_lowercase();
        let readable = endings.iter().any(|ending| lower.ends_with(&format!(".{ending}")));
        (is_folder || readable).then(|| format!("{folder}{name}{}", if is_folder { "/" } else { "" }))
    };
    let mut found: Vec<String> = names(at).into_iter().filter(fits).filter_map(path).collect();
    found.sort_unstable();
    found.truncate(OFFERS);
    found
}

/// More names than anybody goes through.
const OFFERS: usize = 200;

/// Names of the folder that are text.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().take(NAMES);
    entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect()
}
