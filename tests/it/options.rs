//! Every option that the program or a document names is one, and has a value behind it that it takes.

use std::fs;
use std::sync::LazyLock;

use crate::floors::{code, is_test_file, sources};
use crate::program::{fypace, home};

/// An option as the help of a command tells it.
struct Known {
    name: String,
    takes_value: bool,
    /// The values to choose from; none where it takes any.
    values: Vec<String>,
}

static KNOWN: LazyLock<Vec<Known>> =
    LazyLock::new(|| ["-h", "report -h", "check -h"].into_iter().flat_map(known_to).collect());

/// The options that a command tells of: each on a line of its own, before what is said of it.
fn known_to(command: &str) -> Vec<Known> {
    let mut told: Vec<String> = Vec::new();
    for line in fypace(command).out.lines() {
        // What is said of an option goes on further to the right.
        let is_option = line.len() - line.trim_start().len() <= 6 && line.trim_start().starts_with('-');
        match told.last_mut() {
            Some(option) if !is_option => option.extend([" ", line.trim_start()]),
            _ => told.push(line.to_owned()),
        }
    }
    told.iter().filter_map(|told| known(told)).collect()
}

fn known(told: &str) -> Option<Known> {
    let (_, option) = told.split_once("--")?;
    let (name, rest) = option.split_once(' ').unwrap_or((option, ""));
    let values = rest.split_once("[possible values: ").and_then(|(_, rest)| rest.split_once(']'));
    let values = values.map_or("", |(values, _)| values).split(',').map(|value| value.trim().to_owned());
    Some(Known {
        name: name.to_owned(),
        takes_value: rest.starts_with('<'),
        values: values.filter(|value| !value.is_empty()).collect(),
    })
}

/// Whether an option takes a value, wherever it is known.
pub(crate) fn takes_value(name: &str) -> bool {
    let mut known = KNOWN.iter().filter(|known| known.name == name.trim_start_matches('-')).peekable();
    assert!(known.peek().is_some(), "{name} is no option");
    known.all(|known| known.takes_value)
}

/// Words that stand behind an option and are no value of it.
const PROSE: [&str; 1] = ["with"];

/// What is wrong with the options that a text names.
fn faults(text: &str) -> Vec<String> {
    let mut faults = Vec::new();
    for (at, _) in text.match_indices("--") {
        let (before, rest) = text.split_at(at);
        let is_start =
            before.chars().next_back().is_none_or(|letter| !letter.is_alphanumeric() && letter != '-');
        let rest = rest.trim_start_matches('-');
        let end =
            rest.find(|letter: char| letter != '-' && !letter.is_ascii_lowercase()).unwrap_or(rest.len());
        let (name, rest) = rest.split_at(end);
        if !is_start || name.is_empty() {
            continue;
        }
        let known: Vec<&Known> = KNOWN.iter().filter(|known| known.name == name).collect();
        if known.is_empty() {
            faults.push(format!("--{name} is no option"));
        }
        let word = rest.strip_prefix(' ').unwrap_or_default();
        let word = word.split(|letter: char| letter.is_whitespace() || "\",;:`)|".contains(letter)).next();
        let word = word.unwrap_or_default();
        // Something that is filled in, its name in capitals, or words about the option.
        let is_name = |letter: char| letter.is_ascii_uppercase() || "{[<-".contains(letter);
        let is_open = word.is_empty() || word.starts_with(is_name) || PROSE.contains(&word);
        let takes = |known: &&Known| {
            !known.takes_value || known.values.is_empty() || known.values.iter().any(|value| value == word)
        };
        if !is_open && !known.is_empty() && !known.iter().any(takes) {
            faults.push(format!("--{name} does not take {word}"));
        }
    }
    faults
}

#[test]
fn options_are_read_off_the_help() {
    assert!(KNOWN.len() > 50, "{}", KNOWN.len());
    assert!(takes_value("--dates") && takes_value("--where") && !takes_value("--set-aside"));
    // A switch of one command, and a choice of another.
    assert!(!takes_value("--table"));
    let check = |text: &str, expected: &[&str]| assert_eq!(faults(text), expected, "{text}");
    check("--dates mdy or --dates dmy; --fiscal-start {start}", &[]);
    check("another --shape", &[]);
    check("--date mdy, --kind record", &["--date is no option", "--kind does not take record"]);
    check("a--b ---- | --: ", &[]);
}

#[test]
fn every_option_that_the_program_names_is_one() {
    let mut named = 0;
    for path in sources(&home().join("src")).into_iter().filter(|path| !is_test_file(path)) {
        let code = code(&fs::read_to_string(&path).unwrap());
        assert_eq!(faults(&code), Vec::<String>::new(), "{}", path.display());
        named += code.matches("--").count();
    }
    assert!(named > 150, "{named}");
}

#[test]
fn every_option_that_a_document_names_is_one() {
    // Options of cargo stand in lines of their own.
    let is_ours = |line: &&str| {
        !["cargo ", "curl ", "python", "perf ", "git "].iter().any(|other| line.contains(other))
    };
    for document in ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "data/README.md"] {
        let text = fs::read_to_string(home().join(document)).unwrap();
        let text: Vec<&str> = text.lines().filter(is_ours).collect();
        assert_eq!(faults(&text.join("\n")), Vec::<String>::new(), "{document}");
    }
}
