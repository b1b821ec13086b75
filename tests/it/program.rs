//! Runs the program and keeps what it said.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

/// What a run left behind.
pub(crate) struct Run {
    pub(crate) status: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// Set to `1`, documents and frames are written instead of checked.
pub(crate) const BLESS: &str = "FYPACE_BLESS";

/// Whether that is asked for.
pub(crate) fn is_blessed() -> bool {
    std::env::var(BLESS).is_ok_and(|value| value == "1")
}

/// Says on standard error that a test could not be made on this system, and why: nobody should take it for passed.
#[cfg(unix)]
pub(crate) fn skip(why: &str) {
    use std::io::Write as _;

    // Past the harness, which keeps what a test that passes prints.
    let _ = writeln!(std::io::stderr(), "skipped: {why}");
}

/// The folder of the project, in which relative paths of the tests are understood.
pub(crate) fn home() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A folder for the files of a test.
pub(crate) fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// Such a folder, without what an earlier run has left there.
#[cfg(unix)]
pub(crate) fn empty_folder(name: &str) -> PathBuf {
    let folder = folder(name);
    fs::remove_dir_all(&folder).expect("a folder that can be emptied");
    self::folder(name)
}

/// Runs `fypace` with these arguments, parted by spaces, with nothing on standard input.
pub(crate) fn fypace(arguments: &str) -> Run {
    let words: Vec<&str> = arguments.split_whitespace().collect();
    run(&words, &home())
}

pub(crate) fn run(arguments: &[&str], folder: &Path) -> Run {
    let output = Command::new(env!("CARGO_BIN_EXE_fypace"))
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::null())
        .env("TERM", "xterm-256color")
        .output()
        .expect("the program starts");
    Run {
        status: output.status.code(),
        out: String::from_utf8(output.stdout).expect("text on standard output"),
        err: String::from_utf8(output.stderr).expect("text on standard error"),
    }
}

/// What `check` says of a file, `null` where it says nothing, and how it ended.
pub(crate) fn checked(options: &[&str], path: &Path) -> (Value, Run) {
    let (folder, name) = (path.parent().unwrap(), path.file_name().unwrap().to_str().unwrap());
    let run = run(&[&["check", "--format", "json"], options, &[name]].concat(), folder);
    let json: Value = serde_json::from_str(&run.out).unwrap_or_default();
    (json["files"][0].clone(), run)
}

/// The JSON report of a run that must succeed.
pub(crate) fn report(arguments: &str) -> Value {
    let run = fypace(&format!("report --format json {arguments}"));
    assert_eq!(run.status, Some(0), "{arguments}: {}", run.err);
    serde_json::from_str(&run.out).expect("JSON")
}
