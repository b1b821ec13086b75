//! The lists of words in `src/load`, read off the sources: a word stands once in a list, and a list once.

use std::collections::BTreeMap;
use std::fs;

use crate::floors::{code, is_test_file, sources};
use crate::program::home;

/// A list of fewer words may stand beside two rules by chance.
const LEAST: usize = 5;

/// Every list of words that has a name, with the words.
fn lists() -> Vec<(String, Vec<String>)> {
    let mut lists = Vec::new();
    for path in sources(&home().join("src/load")).into_iter().filter(|path| !is_test_file(path)) {
        let code = code(&fs::read_to_string(&path).unwrap());
        for rest in code.split("const ").skip(1) {
            let Some((name, rest)) = rest.split_once(": &[&str] =") else { continue };
            let Some((words, _)) = rest.split_once(';').filter(|_| !name.contains('\n')) else { continue };
            let words = words.split('"').skip(1).step_by(2).map(str::to_owned).collect();
            lists.push((format!("{name} of {}", path.display()), words));
        }
    }
    assert!(lists.len() > 100, "{}", lists.len());
    lists
}

#[test]
fn a_word_stands_once_in_a_list_and_in_small_letters() {
    for (name, mut words) in lists() {
        // A rule of its own may have codes, which stand in capitals.
        let capital = words.iter().find(|word| **word != word.to_lowercase());
        assert_eq!(capital.filter(|_| name.contains("load/word/")), None, "{name}");
        words.sort();
        let twice = words.windows(2).find(|pair| pair[0] == pair[1]);
        assert_eq!(twice, None, "{name}");
    }
}

#[test]
fn no_two_rules_have_the_same_words_in_lists_of_their_own() {
    let mut known: BTreeMap<Vec<String>, String> = BTreeMap::new();
    for (name, mut words) in lists().into_iter().filter(|(_, words)| words.len() >= LEAST) {
        words.sort();
        if let Some(other) = known.insert(words, name.clone()) {
            panic!("{name} and {other} hold the same words: one list in src/load/word is for both");
        }
    }
}
