//! A count that is withheld with its bounds, such as `<10`, is missing between two numbers: what is said of the figures that lack
//! it. The files and what is expected of them stand in `tests/corpus/withheld.tsv`; all numbers are invented.

use std::fs;

use serde_json::Value;

use crate::program::{folder, home, run};

/// A line of the table.
struct Case<'a> {
    shows: &'a str,
    file: String,
    arguments: Vec<&'a str>,
    expected: Vec<&'a str>,
}

impl<'a> Case<'a> {
    fn of(line: &'a str) -> Self {
        let cells: Vec<&str> = line.split('\t').collect();
        let [shows, file, arguments, expected] = cells[..] else { panic!("{line}") };
        let words = |cell: &'a str| cell.split('|').filter(|word| !word.is_empty()).collect();
        Self {
            shows,
            file: file.replace("\\n", "\n"),
            arguments: words(arguments),
            expected: words(expected),
        }
    }

    /// What the program says of the file.
    fn said(&self, command: &str, format: &str) -> String {
        let folder = folder("withheld");
        fs::write(folder.join("a.csv"), &self.file).unwrap();
        let run = run(&[&[command, "a.csv", "--format", format], &self.arguments[..]].concat(), &folder);
        assert_eq!(run.status, Some(0), "{}: {}", self.shows, run.err);
        run.out
    }

    fn check(&self, command: &str) {
        let text = self.said(command, "text");
        let json: Value = serde_json::from_str(&self.said(command, "json")).unwrap();
        for expected in &self.expected {
            if let Some((path, value)) = expected.split_once('=').filter(|(path, _)| path.starts_with('/')) {
                let value: Value = serde_json::from_str(value).unwrap();
                assert_eq!(json.pointer(path), Some(&value), "{}: {path} in\n{json:#}", self.shows);
            } else if let Some(words) = expected.strip_prefix('!') {
                assert!(!text.contains(words), "{}: {words:?} is said in\n{text}", self.shows);
            } else {
                assert!(text.contains(expected), "{}: {expected:?} is missing in\n{text}", self.shows);
            }
        }
    }
}

#[test]
fn what_is_withheld_lies_between_its_bounds() {
    let table = fs::read_to_string(home().join("tests/corpus/withheld.tsv")).unwrap();
    for line in table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        Case::of(line).check("report");
    }
}
