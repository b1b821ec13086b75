//! A count that is withheld with its bounds, such as `<10`, is missing between two numbers: what is said of the figures that lack
//! it. The files and what is expected of them stand in `tests/corpus/withheld.tsv`; all numbers are invented.

use std::fs;

use fypace::dashboard::{Key, Message, State, update};
use serde_json::Value;

use crate::frames::{looks, painted, state, text};
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
    fn said(&self, format: &str) -> String {
        let folder = folder("withheld");
        fs::write(folder.join("a.csv"), &self.file).unwrap();
        let run = run(&[&self.arguments[..], &["a.csv", "--format", format]].concat(), &folder);
        assert_eq!(run.status, Some(0), "{}: {}", self.shows, run.err);
        run.out
    }

    fn check(&self) {
        let text = self.said("text");
        let json: Value = serde_json::from_str(&self.said("json")).unwrap();
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
        Case::of(line).check();
    }
}

#[test]
fn the_dashboard_says_what_lies_between() {
    let file = "month,country,removals\n2022-10,Mexico,150\n2022-11,Mexico,100\n2022-11,Peru,<10\n2023-10,Mexico,180\n\
                2023-11,Mexico,170\n";
    let screen = |keys: &str, size: (u16, u16)| {
        text(&painted(&pressed(file.as_bytes(), keys), looks("braille"), size))
    };
    // 350 against 250 to 259.
    let small = screen("", (80, 24));
    assert!(small.contains("Counts are withheld: FY2023 250 to 259 through Nov 30"), "{small}");
    assert!(small.contains("at least 35.1 % more than on Nov 30, 2022 (250, incomplete)"), "{small}");
    assert!(small.contains("◆FY23 !250 (250 to 259)"), "{small}");
    let usual = screen("", (120, 36));
    assert!(usual.contains("FY2023: at least 250 and at most 259 removals through Nov 30"), "{usual}");
    let groups = screen("] ] ]", (120, 36));
    assert!(groups.contains("0 to 9"), "{groups}");
}

fn pressed(data: &[u8], keys: &str) -> State {
    let mut state = state(data, "");
    for key in Key::script(keys).expect("a script") {
        update(&mut state, &Message::Key(key));
    }
    state
}
