//! Text written to a new file in the folder that the program was started in. Nothing that is there is ever written
//! over.

use std::fs::OpenOptions;
use std::io::{self, ErrorKind, Write as _};

/// More files of one name than anybody has.
const MOST: u32 = 999;

/// Writes the text to `stem.ending`, or `stem-2.ending` and so on where that is taken; gives the name.
///
/// # Errors
/// If no file can be made there, or not all of it can be written.
pub fn save_new(stem: &str, ending: &str, text: &str) -> io::Result<String> {
    for place in 1..=MOST {
        let name = if place == 1 { format!("{stem}.{ending}") } else { format!("{stem}-{place}.{ending}") };
        match OpenOptions::new().write(true).create_new(true).open(&name) {
            Ok(mut file) => {
                file.write_all(text.as_bytes())?;
                return Ok(name);
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::Error::new(ErrorKind::AlreadyExists, "there are too many files of this name"))
}
