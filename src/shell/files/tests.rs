//! What is read of a path, and what is said where nothing can be.

use std::os::unix::fs::symlink;

use super::*;

/// A folder of its own for each test, gone afterwards.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("fypace-files-{}-{name}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.0.join(name), text).unwrap();
    }

    /// What is said about the file, without the folder's own name.
    fn said(&self, name: &str) -> String {
        let fault = read(&self.0.join(name), 100).unwrap_err();
        fault.to_string().replace(&format!("{}/", self.0.display()), "")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn a_file_is_read_up_to_the_limit() {
    let folder = Folder::new("limit");
    folder.write("full.csv", &"x".repeat(100));
    folder.write("over.csv", &"x".repeat(101));
    assert_eq!(read(&folder.0.join("full.csv"), 100).unwrap().len(), 100);
    assert_eq!(folder.said("over.csv"), "over.csv: is larger than 0 MiB; give a part of it");
}

#[test]
fn an_endless_device_stops() {
    let fault = read(Path::new("/dev/urandom"), 1 << 20).unwrap_err();
    assert_eq!(fault.to_string(), "/dev/urandom: is larger than 1 MiB; give a part of it");
}

#[test]
fn a_name_with_a_slip_is_answered_with_the_nearest() {
    let folder = Folder::new("near");
    folder.write("removals.csv", "x");
    folder.write("arrests.csv", "x");
    assert_eq!(folder.said("remvals.csv"), "remvals.csv: no such file; did you mean removals.csv?");
    assert_eq!(folder.said("Removals.CSV"), "Removals.CSV: no such file; did you mean removals.csv?");
    assert_eq!(
        folder.said("other.txt"),
        "other.txt: no such file; check the name, or name none to see the bundled figures"
    );
}

#[test]
fn what_is_no_file_is_said() {
    let folder = Folder::new("kinds");
    folder.write("empty.csv", "");
    symlink("nowhere.csv", folder.0.join("dangling.csv")).unwrap();
    symlink("loop.csv", folder.0.join("loop.csv")).unwrap();
    fs::create_dir(folder.0.join("data")).unwrap();
    assert_eq!(folder.said("empty.csv"), "empty.csv: is empty (0 bytes); was it downloaded whole?");
    assert_eq!(folder.said("dangling.csv"), "dangling.csv: is a link to nowhere.csv, which does not exist");
    assert_eq!(folder.said("loop.csv"), "loop.csv: is a link that leads back to itself");
    assert_eq!(folder.said("data"), "data: is a folder; give a file in it");
    folder.write("data/b.csv", "x");
    folder.write("data/a.md", "x");
    assert_eq!(folder.said("data"), "data: is a folder; give a file in it, such as data/b.csv");
}

#[test]
fn a_hostile_name_is_escaped() {
    let folder = Folder::new("hostile");
    assert!(folder.said("\x1b[2J.csv").starts_with("\\x1b[2J.csv: no such file"));
}

#[test]
fn names_are_completed_to_folders_and_files_that_can_be_read() {
    let folder = Folder::new("names");
    fs::create_dir(folder.0.join("data")).unwrap();
    for name in ["removals.csv", "records.csv.gz", "readme.md", ".hidden.csv"] {
        folder.write(name, "x");
    }
    let base = format!("{}/", folder.0.display());
    let check = |typed: &str, expected: &[&str]| {
        let expected: Vec<String> = expected.iter().map(|name| format!("{base}{name}")).collect();
        assert_eq!(super::beginning_with(&format!("{base}{typed}")), expected, "{typed}");
    };
    check("", &["data/", "records.csv.gz", "removals.csv"]);
    check("re", &["records.csv.gz", "removals.csv"]);
    check(".h", &[".hidden.csv"]);
    check("x", &[]);
}

#[test]
fn of_zeros_no_more_is_read_than_shows_that_they_are_no_text() {
    let folder = Folder::new("zeros");
    let sparse = folder.0.join("sparse.csv");
    File::create(&sparse).unwrap().set_len(10 * LIMIT).unwrap();
    assert_eq!(read(&sparse, LIMIT).unwrap().len(), 1 << 16);
    assert_eq!(read(Path::new("/dev/zero"), LIMIT).unwrap().len(), 1 << 16);
}

#[test]
fn what_is_saved_is_whole_and_writes_over_nothing() {
    let folder = Folder::new("saved");
    let save = |text: &str| save::save_in(&folder.0, ("pace", "csv"), text);
    assert_eq!(save("first").unwrap(), "pace.csv");
    symlink("nowhere", folder.0.join("pace-2.csv")).unwrap();
    assert_eq!(save("third").unwrap(), "pace-3.csv");
    assert_eq!(fs::read_to_string(folder.0.join("pace.csv")).unwrap(), "first");
    assert_eq!(fs::read_to_string(folder.0.join("pace-3.csv")).unwrap(), "third");
    // Nothing else is left: two files and the link.
    assert_eq!(fs::read_dir(&folder.0).unwrap().count(), 3);
    assert!(save::save_in(&folder.0.join("gone"), ("pace", "csv"), "x").is_err());
}
