//! What refusals suggest, typed as it stands: over every refused file of both corpora.
//!
//! A suggestion that begins with an option has to lead to a file that is read; any other is for the reader of the file
//! to do, and holds no option that does nothing.

use std::fs;
use std::path::PathBuf;

use serde_json::Value;

use crate::options::takes_value;
use crate::program::{Run, checked, folder, home};

/// Files with a second fault, which no option mends together with the first.
const TWO_FAULTS: &[&str] = &[
    // Neither delimiter makes a table with a time.
    "c09-two-delimiters-fit-equally.csv",
    "two delimiters fit equally",
    // The day is in doubt, and so is what its counts stand for.
    "two days that are no pull and no file",
];

/// The refused files: what each is called, and where it lies.
fn refused() -> Vec<(String, PathBuf)> {
    let corpus = home().join("tests/corpus");
    let hostile = fs::read_to_string(corpus.join("hostile.tsv")).unwrap();
    let names = hostile.lines().filter(|line| line.split('\t').nth(1) == Some("reject"));
    let names = names.filter_map(|line| line.split('\t').next());
    let mut files: Vec<(String, PathBuf)> =
        names.map(|name| (name.to_owned(), corpus.join("hostile").join(name))).collect();
    let tables = fs::read_to_string(corpus.join("tables.tsv")).unwrap();
    for (number, line) in tables.lines().enumerate() {
        if let [case, file, expected] = *line.split('\t').collect::<Vec<_>>().as_slice()
            && expected.starts_with("refuse")
        {
            // The name that the tests of the reader give it.
            let path = folder(&format!("refused/{number}")).join("t.csv");
            fs::write(&path, bytes_of(file)).unwrap();
            files.push((case.to_owned(), path));
        }
    }
    files
}

/// A file as the corpus writes it: with `\n`, `\r`, `\t` and `\xNN` for bytes that do not show.
fn bytes_of(written: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut letters = written.bytes();
    while let Some(letter) = letters.next() {
        let escaped = if letter == b'\\' { letters.next() } else { None };
        match escaped {
            None => bytes.push(letter),
            Some(b'n') => bytes.push(b'\n'),
            Some(b'r') => bytes.push(b'\r'),
            Some(b't') => bytes.push(b'\t'),
            Some(b'x') => {
                let digits: String = letters.by_ref().take(2).map(char::from).collect();
                bytes.push(u8::from_str_radix(&digits, 16).unwrap());
            }
            Some(other) => bytes.push(other),
        }
    }
    bytes
}

#[test]
fn what_a_refusal_suggests_can_be_typed_and_works() {
    let (mut faults, mut tried) = (Vec::new(), 0);
    for (case, path) in refused() {
        let (file, _) = checked(&[], &path);
        let refused = &file["refused"];
        let remedy = refused["remedy"].as_str().unwrap_or_default();
        let ways: Vec<Vec<String>> =
            remedy.split(" or ").map(options).filter(|way| !way.is_empty()).collect();
        if ways.is_empty() {
            let asks = refused["why"].as_str().is_some_and(|why| why.ends_with('?'));
            if remedy.starts_with('-') || remedy.is_empty() && !asks {
                faults.push(format!("{case}: {remedy:?} suggests nothing"));
            }
            continue;
        }
        tried += 1;
        let tried_out = |way: &Vec<String>| {
            let options: Vec<&str> = way.iter().map(String::as_str).collect();
            checked(&options, &path)
        };
        let runs: Vec<(Value, Run)> = ways.iter().map(tried_out).collect();
        let reads = runs.iter().any(|(_, run)| run.status == Some(0));
        let lifts =
            runs.iter().all(|(told, run)| run.status != Some(2) && told["refused"]["why"] != refused["why"]);
        if !lifts || !reads && !TWO_FAULTS.contains(&case.as_str()) {
            let said: Vec<&str> = runs.iter().map(|(_, run)| run.err.trim()).collect();
            faults.push(format!("{case}: {remedy}: {said:?}"));
        }
    }
    assert!(faults.is_empty(), "{} of {tried}:\n{}", faults.len(), faults.join("\n"));
    assert!(tried > 100, "{tried} remedies");
}

/// The options at the start of a suggestion: `--dates mdy --set-aside to keep ...` has three words of them.
fn options(suggestion: &str) -> Vec<String> {
    let mut options = Vec::new();
    let mut words = words(suggestion.trim()).into_iter().peekable();
    while let Some(flag) = words.next_if(|word| word.starts_with("--")) {
        let flag = flag.trim_end_matches(',');
        options.push(flag.to_owned());
        if takes_value(flag) {
            options.extend(words.next());
        }
    }
    options
}

/// Words as a shell parts them, with single quotes.
fn words(text: &str) -> Vec<String> {
    let (mut words, mut word, mut quoted) = (Vec::new(), String::new(), false);
    for letter in text.chars() {
        match letter {
            '\'' => quoted = !quoted,
            ' ' if !quoted => words.push(std::mem::take(&mut word)),
            letter => word.push(letter),
        }
    }
    words.push(word);
    words.retain(|word| !word.is_empty());
    words
}

#[test]
#[cfg(unix)]
fn what_a_refusal_suggests_for_a_shell_works() {
    let folder = folder("remedies");
    let corpus = home().join("tests/corpus/hostile");
    for (file, program) in
        [("a09-utf-32le-bom.csv", "iconv"), ("c05-columns-lined-up-with-spaces.csv", "sed")]
    {
        fs::copy(corpus.join(file), folder.join("FILE")).unwrap();
        let (refused, _) = checked(&[], &folder.join("FILE"));
        let remedy = refused["refused"]["remedy"].as_str().unwrap();
        assert!(remedy.starts_with(program), "{remedy}");
        let shell =
            std::process::Command::new("sh").args(["-c", remedy]).current_dir(&folder).status().unwrap();
        // What a shell ends with where there is no such program.
        if shell.code() == Some(127) {
            crate::program::skip(&format!("this system has no {program}"));
            continue;
        }
        assert!(shell.success(), "{file}: {remedy}");
        let (_, written) = remedy.rsplit_once("> ").unwrap();
        let (read, run) = checked(&[], &folder.join(written));
        assert_eq!(run.status, Some(0), "{file}: {remedy}: {}", run.err);
        assert_ne!(read["verdict"], "reject");
    }
}
