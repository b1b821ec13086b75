//! Imports among the folders of `src/load` go down, as those among the floors do. Read off the sources.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::floors::{code, is_test_file, list, sources};
use crate::program::home;

/// A folder of `src/load`, what it knows, and which of the others it may import.
struct Folder {
    path: &'static str,
    knows: &'static str,
    ours: &'static [&'static str],
}

/// From the top down.
const FOLDERS: &[Folder] = &[
    Folder { path: "join", knows: "several files: what stands in two of them", ours: &[] },
    Folder {
        path: "workbook",
        knows: "workbooks to sheets, and which of them are read",
        ours: &["title", "table", "cell", "word"],
    },
    Folder {
        path: "shape/layout",
        knows: "blocks, their titles, names that stand once, rows without a count: settled before a shape is recognized",
        ours: &[
            "shape/wide",
            "shape/counts",
            "shape/measures",
            "shape/groups",
            "title",
            "column",
            "table",
            "cell",
            "word",
        ],
    },
    Folder {
        path: "shape/wide",
        knows: "the reader of tables with periods as headings",
        ours: &[
            "shape/counts",
            "shape/coverage",
            "shape/totals",
            "shape/periods",
            "shape/cumulative",
            "shape/measures",
            "shape/groups",
            "column",
            "table",
            "cell",
            "word",
        ],
    },
    Folder {
        path: "shape/long",
        knows: "the reader of tables with a time and a count in each row",
        ours: &[
            "shape/records",
            "shape/counts",
            "shape/coverage",
            "shape/totals",
            "shape/versions",
            "shape/periods",
            "shape/cumulative",
            "shape/measures",
            "shape/groups",
            "column",
            "table",
            "cell",
            "word",
        ],
    },
    Folder {
        path: "shape/records",
        knows: "the reader of tables with one removal in each row",
        ours: &[
            "fast",
            "shape/counts",
            "shape/coverage",
            "shape/periods",
            "shape/measures",
            "shape/groups",
            "column",
            "table",
            "cell",
            "word",
        ],
    },
    Folder { path: "fast", knows: "big files of records, in parts", ours: &["table", "cell", "bytes"] },
    Folder {
        path: "shape/counts",
        knows: "which column holds the counts, and what its cells hold",
        ours: &[
            "shape/coverage",
            "shape/versions",
            "shape/cumulative",
            "shape/measures",
            "shape/groups",
            "column",
            "table",
            "cell",
            "word",
        ],
    },
    Folder {
        path: "shape/coverage",
        knows: "how much of its period or of the people a figure covers, and how settled it is",
        ours: &["shape/totals", "shape/measures", "title", "column", "cell", "word"],
    },
    Folder {
        path: "shape/totals",
        knows: "rows that sum up others, by their counts",
        ours: &[
            "shape/versions",
            "shape/periods",
            "shape/measures",
            "shape/groups",
            "column",
            "cell",
            "word",
        ],
    },
    Folder {
        path: "shape/versions",
        knows: "the same days told more than once: releases, revisions, editions",
        ours: &[
            "shape/periods",
            "shape/cumulative",
            "shape/measures",
            "shape/groups",
            "column",
            "table",
            "cell",
            "word",
        ],
    },
    Folder {
        path: "shape/periods",
        knows: "which days a label stands for",
        ours: &[
            "shape/cumulative",
            "shape/measures",
            "shape/groups",
            "title",
            "column",
            "table",
            "cell",
            "word",
        ],
    },
    Folder {
        path: "shape/cumulative",
        knows: "counts to date, and whether they are",
        ours: &["shape/measures", "title", "column", "cell", "word"],
    },
    Folder {
        path: "shape/measures",
        knows: "what is counted: removals or something else, people or events; how surely a heading says so",
        ours: &["shape/groups", "title", "column", "table", "cell", "word"],
    },
    Folder {
        path: "shape/groups",
        knows: "names: totals, parts, wholes, and groups that have nobody in common",
        ours: &["column", "table", "cell", "word"],
    },
    Folder {
        path: "title",
        knows: "what is said around a table, and by the name of its file",
        ours: &["table", "cell", "word"],
    },
    Folder { path: "column", knows: "what each column is for", ours: &["table", "cell", "word"] },
    Folder {
        path: "table",
        knows: "where a table lies among the lines of a text: header, body, notes",
        ours: &["cell", "word"],
    },
    Folder { path: "cell", knows: "what one cell says, and what a column of them proves", ours: &["word"] },
    Folder { path: "word", knows: "words of headings and labels, names of places", ours: &[] },
    Folder { path: "bytes", knows: "bytes to text", ours: &[] },
];

/// The folders as Markdown, for the document that explains them.
pub(crate) fn table() -> String {
    let mut text = String::from("| folder | what it knows | may import |\n|---|---|---|\n");
    for Folder { path, knows, ours } in FOLDERS {
        let row = format!("| `src/load/{path}` | {knows} | {} |\n", list(ours));
        text.push_str(&row);
    }
    text
}

/// Where a tree of imports that begins a text ends: `a::{b, c}` of `a::{b, c};`.
fn tree(text: &str) -> &str {
    let mut depth = 0_usize;
    let end = text.find(|letter: char| {
        match letter {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let is_of_path = letter.is_alphanumeric() || "_:{}".contains(letter);
        !is_of_path && depth == 0
    });
    text.split_at(end.unwrap_or(text.len())).0
}

/// The paths that a tree leads to: `a::b` and `a::c` of `a::{b, c}`.
fn paths(tree: &str) -> Vec<String> {
    let Some((stem, branches)) = tree.split_once('{') else { return vec![tree.to_owned()] };
    let branches = branches.trim_end().trim_end_matches('}');
    let mut depth = 0_usize;
    let branches = branches.split(|letter: char| {
        match letter {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        letter == ',' && depth == 0
    });
    branches.flat_map(|branch| paths(branch.trim())).map(|path| format!("{stem}{path}")).collect()
}

/// The folder of a path of modules below `load`; `None` where it leads to a file at a root.
fn folder_of(path: &str) -> Option<&'static str> {
    let path = path.replace("::", "/");
    let holds =
        |folder: &str| path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    FOLDERS.iter().map(|folder| folder.path).find(|folder| holds(folder))
}

/// The other folders that a file of one imports from.
fn imported(file: &Path) -> BTreeSet<&'static str> {
    let root = home().join("src/load");
    let code = code(&fs::read_to_string(file).unwrap());
    let below: Vec<String> = file
        .with_extension("")
        .strip_prefix(&root)
        .unwrap()
        .components()
        .map(|part| part.as_os_str().to_string_lossy().into_owned())
        .filter(|part| part != "mod")
        .collect();
    let mut found = BTreeSet::new();
    for rest in code.split("crate::load::").skip(1) {
        found.extend(paths(tree(rest)).iter().filter_map(|path| folder_of(path)));
    }
    // `super::super::cell` leads up from the place of the file.
    let mut ups = 0;
    for rest in code.split("super::").skip(1) {
        ups += 1;
        if rest.is_empty() {
            continue;
        }
        let stem = below[..below.len() - ups].join("::");
        let full = |path: &String| format!("{stem}::{path}").trim_start_matches("::").to_owned();
        found.extend(paths(tree(rest)).iter().filter_map(|path| folder_of(&full(path))));
        ups = 0;
    }
    found
}

#[test]
fn every_folder_of_load_has_a_place() {
    let root = home().join("src/load");
    let holds_folders = |path: &Path| path.ends_with("shape");
    let mut folders = Vec::new();
    for parent in [root.clone(), root.join("shape")] {
        let entries = fs::read_dir(parent).unwrap().map(|entry| entry.unwrap().path());
        folders.extend(entries.filter(|path| path.is_dir() && !holds_folders(path) && !is_test_file(path)));
    }
    let mut folders: Vec<_> =
        folders.iter().map(|path| path.strip_prefix(&root).unwrap().to_string_lossy().into_owned()).collect();
    let mut known: Vec<_> = FOLDERS.iter().map(|folder| folder.path.to_owned()).collect();
    folders.sort();
    known.sort();
    assert_eq!(folders, known);
}

#[test]
fn imports_within_load_go_down() {
    for (place, folder) in FOLDERS.iter().enumerate() {
        for name in folder.ours {
            let below = FOLDERS.iter().position(|other| other.path == *name).unwrap();
            assert!(below > place, "{} may not be allowed {name}", folder.path);
        }
        for file in sources(&home().join("src/load").join(folder.path)) {
            for name in imported(&file).into_iter().filter(|_| !is_test_file(&file)) {
                let allowed = name == folder.path || folder.ours.contains(&name);
                assert!(allowed, "{} imports {name}", file.display());
            }
        }
    }
}

#[test]
fn a_tree_of_imports_leads_to_each_of_its_paths() {
    let of = |text: &str| paths(tree(text)).join(" ");
    assert_eq!(of("column::{Column, Role};\nuse x"), "column::Column column::Role");
    assert_eq!(of("{cell, shape::{self, wide::rows}, show};"), "cell shape::self shape::wide::rows show");
    assert_eq!(of("word::any(words)"), "word::any");
    assert_eq!(folder_of("shape::wide::rows"), Some("shape/wide"));
    assert_eq!(folder_of("shape::Draft"), None);
}
