//! Text written to a new file in the folder that the program was started in. Nothing that is there is ever written
//! over, and whatever goes wrong, no part of a file is left.

use std::env::current_dir;
use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::path::Path;
use std::process;

use super::shown;

/// More files of one name than anybody has.
const MOST: u32 = 999;

/// Writes the text to `stem.ending`, or `stem-2.ending` and so on where that is taken; gives the name.
///
/// # Errors
/// If no file can be made there, or not all of it can be written; the folder is named.
pub fn save_new(stem: &str, ending: &str, text: &str) -> io::Result<String> {
    save_in(Path::new(""), (stem, ending), text).map_err(|error| {
        let folder = current_dir().unwrap_or_default();
        let folder = shown(&folder);
        io::Error::new(error.kind(), format!("{folder}: {error}; start in a folder that takes files"))
    })
}

pub(super) fn save_in(folder: &Path, name: (&str, &str), text: &str) -> io::Result<String> {
    let (stem, ending) = name;
    let unfinished = folder.join(format!(".{stem}-{}.{ending}", process::id()));
    let saved = write(&unfinished, text).and_then(|()| give_name(&unfinished, folder, name));
    // Under its own name it stays. Where it could not be made there is none.
    let _ = fs::remove_file(&unfinished);
    saved
}

fn write(path: &Path, text: &str) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

/// Gives a finished file the first name that is free.
fn give_name(unfinished: &Path, folder: &Path, (stem, ending): (&str, &str)) -> io::Result<String> {
    for place in 1..=MOST {
        let name = if place == 1 { format!("{stem}.{ending}") } else { format!("{stem}-{place}.{ending}") };
        let path = folder.join(&name);
        // Unlike a new name, a second one is never given to what is there. Not every file system has such names.
        match fs::hard_link(unfinished, &path) {
            Ok(()) => return Ok(name),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(_) if path.symlink_metadata().is_ok() => {}
            Err(_) => return fs::rename(unfinished, &path).map(|()| name),
        }
    }
    Err(io::Error::new(ErrorKind::AlreadyExists, "there are too many files of this name"))
}
