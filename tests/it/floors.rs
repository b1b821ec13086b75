//! Imports go down the floors, and only some modules name the world. Read off the sources, comments left out.

use std::fs;
use std::path::{Path, PathBuf};

use crate::program::home;

/// Modules beside each other, none of which knows another.
struct Floor {
    name: &'static str,
    knows: &'static str,
    rooms: &'static [Room],
}

/// A module, what it may import of ours, and which outside names it may use of those that are watched.
struct Room {
    module: &'static str,
    ours: &'static [&'static str],
    outside: &'static [&'static str],
}

/// From the top down.
const FLOORS: &[Floor] = &[
    Floor {
        name: "8",
        knows: "arguments, exit status, words on standard error",
        rooms: &[Room {
            module: "cli",
            ours: &[
                "calendar",
                "catalog",
                "dashboard",
                "dataset",
                "export",
                "guard",
                "load",
                "pace",
                "plot",
                "quantity",
                "report",
                "screens",
                "shell",
                "theme",
                "visible",
            ],
            outside: &["clap", "std::env", "std::io", "std::process", "std::path", "ratatui"],
        }],
    },
    Floor {
        name: "7",
        knows: "terminal, files, threads, signals, environment",
        rooms: &[Room {
            module: "shell",
            ours: &["catalog", "dashboard", "guard", "theme", "visible"],
            outside: &[
                "ratatui",
                "crossterm",
                "nix",
                "rustix",
                "signal_hook",
                "std::env",
                "std::fs",
                "std::io",
                "std::path",
                "std::process",
                "std::thread",
                "std::time",
            ],
        }],
    },
    Floor {
        name: "6",
        knows: "how each view looks; cannot compute",
        rooms: &[Room {
            module: "screens",
            ours: &["calendar", "catalog", "dashboard", "plot", "quantity", "report", "theme", "visible"],
            outside: &["ratatui", "unicode_width"],
        }],
    },
    Floor {
        name: "5",
        knows: "state, actions, keymap, update",
        rooms: &[Room {
            module: "dashboard",
            ours: &["calendar", "catalog", "dataset", "quantity", "report", "theme", "visible"],
            outside: &[],
        }],
    },
    Floor {
        name: "4",
        knows: "a report as text; numbers to marks to cells",
        rooms: &[
            Room {
                module: "export",
                ours: &["calendar", "catalog", "quantity", "report", "visible"],
                outside: &["csv", "serde", "serde_json", "unicode_width"],
            },
            Room { module: "plot", ours: &["catalog", "theme"], outside: &["ratatui", "unicode_width"] },
        ],
    },
    Floor {
        name: "3",
        knows: "every answer, ready for eyes",
        rooms: &[Room {
            module: "report",
            ours: &["calendar", "catalog", "dataset", "pace", "quantity"],
            outside: &[],
        }],
    },
    Floor {
        name: "2",
        knows: "facts to answers; bytes to facts and findings",
        rooms: &[
            Room { module: "pace", ours: &["calendar", "catalog", "dataset", "quantity"], outside: &[] },
            Room {
                module: "load",
                ours: &["calendar", "catalog", "dataset", "guard", "quantity", "visible"],
                // A decoder hands out a `Read`; the bytes are in memory, and nothing is opened.
                outside: &[
                    "calamine",
                    "csv",
                    "chardetng",
                    "encoding_rs",
                    "fearless_simd",
                    "flate2",
                    "memchr",
                    "memmap2",
                    "parquet",
                    "shared_bytes",
                    "structured_zstd",
                    "std::io",
                ],
            },
        ],
    },
    Floor {
        name: "1",
        knows: "observations, vintages, curves",
        rooms: &[Room { module: "dataset", ours: &["calendar", "quantity"], outside: &["hashbrown"] }],
    },
    Floor {
        name: "0",
        knows: "days and fiscal years; calls that may panic; numbers with units; colors by role; text that is safe to show",
        rooms: &[
            Room { module: "calendar", ours: &["catalog"], outside: &["chrono"] },
            Room { module: "guard", ours: &[], outside: &[] },
            Room { module: "quantity", ours: &[], outside: &[] },
            Room { module: "theme", ours: &["catalog"], outside: &[] },
            Room { module: "visible", ours: &[], outside: &["unicode_width"] },
        ],
    },
    Floor {
        name: "below all",
        knows: "a choice as a row",
        rooms: &[Room { module: "catalog", ours: &[], outside: &[] }],
    },
];

fn rooms() -> impl Iterator<Item = &'static Room> {
    FLOORS.iter().flat_map(|floor| floor.rooms)
}

/// Names of the world in the standard library.
const STANDARD: &[&str] =
    &["std::env", "std::fs", "std::io", "std::net", "std::path", "std::process", "std::thread", "std::time"];

/// All names of the world: those of the standard library, and every package that the program is built with. A module
/// that is not allowed one may not say it at all.
fn watched() -> Vec<String> {
    let manifest = fs::read_to_string(home().join("Cargo.toml")).unwrap();
    let mut names: Vec<String> = STANDARD.iter().map(|name| (*name).to_owned()).collect();
    // It comes with ratatui; whoever may draw may still not drive the terminal.
    names.push("crossterm".to_owned());
    let mut is_built = false;
    for line in manifest.lines() {
        if line.starts_with('[') {
            is_built = line.ends_with("dependencies]") && !line.contains("dev-dependencies");
        } else if let Some((name, _)) = line.split_once(" = ").filter(|_| is_built) {
            names.push(name.replace('-', "_"));
        } else {
            // An empty line, a remark, or the setting of something else.
        }
    }
    assert!(names.iter().any(|name| name == "nix"), "{names:?}");
    names
}

/// The floors as Markdown, for the document that explains them.
pub(crate) fn floors() -> String {
    let mut text = String::from("| floor | modules | what they know |\n|---|---|---|\n");
    for Floor { name, knows, rooms } in FLOORS {
        let modules: Vec<String> = rooms.iter().map(|room| format!("`{}`", room.module)).collect();
        let row = format!("| {name} | {} | {knows} |\n", modules.join(", "));
        text.push_str(&row);
    }
    text
}

/// What may be imported, as Markdown.
pub(crate) fn imports() -> String {
    let mut text =
        String::from("| module | may import of ours | names of the world it may say |\n|---|---|---|\n");
    for room in rooms() {
        let row = format!("| `{}` | {} | {} |\n", room.module, list(room.ours), list(room.outside));
        text.push_str(&row);
    }
    text
}

/// Names as a cell of such a table.
pub(crate) fn list(names: &[&str]) -> String {
    match names {
        [] => "-".to_owned(),
        names => names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" "),
    }
}

/// Every source file in a folder, in the order of their names.
pub(crate) fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else {
            found.push(path);
        }
    }
    found.retain(|path| path.extension().is_some_and(|ending| ending == "rs"));
    found.sort();
    found
}

/// The code of a file: no comments, and nothing from the first test module on.
pub(crate) fn code(text: &str) -> String {
    let lines = text.lines().map(|line| line.split("//").next().unwrap_or_default());
    lines
        .take_while(|line| line.trim() != "#[cfg(test)]" || !is_last_test(text))
        .collect::<Vec<_>>()
        .join("\n")
}

/// A `#[cfg(test)]` at the end of a file opens its tests; one before `mod tests;` does not end the file.
fn is_last_test(text: &str) -> bool {
    text.contains("mod tests {")
}

pub(crate) fn is_test_file(path: &Path) -> bool {
    path.components().any(|part| part.as_os_str() == "tests")
        || path.file_stem().is_some_and(|stem| stem == "tests")
}

/// Whether code names `word` as a path, not as a part of a longer one.
fn names(code: &str, word: &str) -> bool {
    code.match_indices(word).any(|(at, _)| {
        let (head, rest) = code.split_at(at);
        let before = head.chars().next_back();
        let after = rest.strip_prefix(word).unwrap_or_default().trim_start();
        let apart = before.is_none_or(|letter| !letter.is_alphanumeric() && !"_:.".contains(letter));
        apart
            && (after.starts_with("::") || (word.contains("::") && !after.starts_with(char::is_alphanumeric)))
    })
}

/// The modules of ours that code names, in `use crate::…` or in a path.
fn ours(code: &str) -> Vec<String> {
    let name =
        |rest: &str| rest.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect();
    code.split("crate::").skip(1).map(name).filter(|name: &String| !name.is_empty()).collect()
}

#[test]
fn every_module_has_a_room() {
    let modules = fs::read_dir(home().join("src")).unwrap().map(|entry| entry.unwrap().path());
    let mut modules: Vec<_> = modules
        .filter(|path| path.is_dir())
        .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
        .collect();
    let mut rooms: Vec<_> = rooms().map(|room| room.module.to_owned()).collect();
    modules.sort();
    rooms.sort();
    assert_eq!(modules, rooms);
    // Who opens the documents of the library finds each of them there.
    let library = fs::read_to_string(home().join("src/lib.rs")).unwrap();
    for room in rooms {
        assert!(library.contains(&format!("[`{room}`]")), "src/lib.rs says nothing of {room}");
    }
}

#[test]
fn imports_go_down() {
    // Every room may only import from floors further down, so no list can allow a way up.
    let floor = |name: &str| {
        FLOORS.iter().position(|floor| floor.rooms.iter().any(|room| room.module == name)).unwrap()
    };
    for room in rooms() {
        for name in room.ours {
            assert!(floor(name) > floor(room.module), "{} may not be allowed {name}", room.module);
        }
        for path in sources(&home().join("src").join(room.module)) {
            if is_test_file(&path) {
                continue;
            }
            for name in ours(&code(&fs::read_to_string(&path).unwrap())) {
                let allowed = name == room.module || room.ours.contains(&name.as_str());
                assert!(allowed, "{} imports {name}", path.display());
            }
        }
    }
}

#[test]
fn only_some_modules_name_the_world() {
    let watched = watched();
    for room in rooms() {
        let strange = room.outside.iter().find(|word| !watched.iter().any(|name| name == *word));
        assert_eq!(strange, None, "{} is allowed what is no name of the world", room.module);
        for path in sources(&home().join("src").join(room.module)) {
            if is_test_file(&path) {
                continue;
            }
            let code = code(&fs::read_to_string(&path).unwrap());
            for word in watched.iter().filter(|word| !room.outside.contains(&word.as_str())) {
                assert!(!names(&code, word), "{} names {word}", path.display());
            }
        }
    }
}

#[test]
fn every_file_says_what_it_is_for() {
    for folder in ["src", "tests"] {
        for path in sources(&home().join(folder)) {
            let text = fs::read_to_string(&path).unwrap();
            assert!(text.starts_with("//! "), "{} does not open with //!", path.display());
        }
    }
}

#[test]
fn no_file_stands_in_for_a_thought() {
    for path in sources(&home().join("src")) {
        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        let nameless =
            ["util", "utils", "common", "misc", "helper", "helpers", "manager", "types", "constants"];
        assert!(!nameless.contains(&stem.as_str()), "{}", path.display());
        let text = fs::read_to_string(&path).unwrap();
        for left in ["TODO", "FIXME", "XXX", "dbg!("] {
            assert!(!text.contains(left), "{} holds {left}", path.display());
        }
    }
}
