//! Where the bytes come from: the files named, what is sent through a pipe, or the bundled figures.

use std::path::PathBuf;

use crate::load::Input;
use crate::report::RefusedFile;
use crate::shell::{bundled, files, read_sent};

/// The bytes of every file that can be read, and why the others cannot.
#[derive(Debug, Default)]
pub(super) struct Sources {
    /// Names and bytes, in the order given.
    contents: Vec<(String, Vec<u8>)>,
    /// What is not there or may not be read.
    pub(super) unreadable: Vec<RefusedFile>,
    /// Every name, in the order given.
    pub(super) names: Vec<String>,
}

impl Sources {
    /// Reads files; with none named, a pipe. A file that is named twice is read once.
    pub(super) fn read(paths: &[PathBuf]) -> Result<Self, files::Unreadable> {
        let mut sources = Self::default();
        for path in paths {
            let name = files::name(path).as_str().to_owned();
            if sources.names.contains(&name) {
                continue;
            }
            match files::read(path, files::LIMIT) {
                Ok(bytes) => sources.contents.push((name.clone(), bytes)),
                Err(error) => sources.unreadable.push(unreadable(&name, &error)),
            }
            sources.names.push(name);
        }
        if paths.is_empty()
            && let Some(bytes) = read_sent(files::LIMIT)?
        {
            sources.contents.push((files::name("-".as_ref()).as_str().to_owned(), bytes));
        }
        Ok(sources)
    }

    /// What is to be loaded: the bundled figures where nothing was named or sent.
    pub(super) fn inputs(&self) -> Vec<Input<'_>> {
        if self.contents.is_empty() && self.names.is_empty() {
            return vec![Input { name: bundled::REMOVALS.0, bytes: bundled::REMOVALS.1 }];
        }
        self.contents.iter().map(|(name, bytes)| Input { name, bytes }).collect()
    }
}

fn unreadable(name: &str, error: &files::Unreadable) -> RefusedFile {
    let message = error.to_string();
    let why = message.strip_prefix(&format!("{name}: ")).unwrap_or(&message).to_owned();
    RefusedFile {
        name: name.to_owned(),
        line: None,
        column: None,
        value: None,
        why,
        remedy: String::new(),
        message,
    }
}
