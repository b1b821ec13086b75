//! Every dependency comes from the public registry and under a license that `deny.toml` allows.

use std::fs;
use std::process::Command;

use crate::program::home;

/// The licenses of `deny.toml`, which is where they are decided.
fn allowed() -> Vec<String> {
    let text = fs::read_to_string(home().join("deny.toml")).unwrap();
    let list =
        text.split("allow = [").nth(1).and_then(|rest| rest.split(']').next()).expect("a list of licenses");
    list.split(',')
        .map(|entry| entry.trim().trim_matches('"').to_owned())
        .filter(|entry| !entry.is_empty())
        .collect()
}

/// Whether an SPDX expression can be met with the allowed licenses; `/` is the old way to write `OR`.
fn is_met(expression: &str, allowed: &[String]) -> bool {
    let expression = expression.replace('/', " OR ");
    let is_one_met = |one: &str| {
        let within = one.trim().strip_prefix('(').and_then(|one| one.strip_suffix(')'));
        within.map_or_else(|| allowed.iter().any(|name| name == one.trim()), |within| is_met(within, allowed))
    };
    parts(&expression, " OR ").into_iter().any(|choice| parts(choice, " AND ").into_iter().all(is_one_met))
}

/// The parts of an expression between words that stand in no brackets.
fn parts<'a>(expression: &'a str, word: &str) -> Vec<&'a str> {
    let is_outside = |at: usize| {
        let before = expression.get(..at).unwrap_or_default();
        before.matches('(').count() == before.matches(')').count()
    };
    let words = expression.match_indices(word).map(|(at, _)| at).filter(|at| is_outside(*at));
    let ends: Vec<usize> = words.chain([expression.len()]).collect();
    let starts = std::iter::once(0).chain(ends.iter().map(|end| end + word.len()));
    starts.zip(&ends).map(|(start, end)| expression.get(start..*end).unwrap_or_default()).collect()
}

#[test]
fn a_license_is_met_by_each_of_its_parts() {
    let allowed = ["MIT", "Unicode-3.0"].map(str::to_owned);
    for (expression, met) in [
        ("MIT", true),
        ("Apache-2.0", false),
        ("MIT/Apache-2.0", true),
        ("MIT AND Apache-2.0", false),
        ("MIT AND Unicode-3.0", true),
        ("(MIT OR Apache-2.0) AND Unicode-3.0", true),
        ("(MIT OR Apache-2.0) AND Zlib", false),
        ("Zlib OR (MIT AND (Apache-2.0 OR Unicode-3.0))", true),
    ] {
        assert_eq!(is_met(expression, &allowed), met, "{expression}");
    }
}

#[test]
fn dependencies_are_public_and_free() {
    // The tree holds what is built: a package whose feature nobody switches on is not in it.
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--locked", "--offline", "--prefix", "none", "--format", "{p}|{l}"])
        .current_dir(home())
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let tree = String::from_utf8(output.stdout).expect("text");
    let allowed = allowed();
    let mut lines: Vec<&str> = tree.lines().map(|line| line.trim_end_matches(" (*)")).collect();
    lines.sort_unstable();
    lines.dedup();
    assert!(lines.len() > 20, "the tree is whole");
    for line in lines {
        let (package, license) = line.split_once('|').expect("a package and its license");
        // A package that is not from the registry has its place behind its version; procedural macros say so there.
        let place = package.replace("(proc-macro)", "");
        let ours = package.starts_with("fypace v");
        assert!(ours || !place.contains('('), "{package} is not from the public registry");
        assert!(is_met(license, &allowed), "{package} has the license {license:?}");
    }
    let lock = fs::read_to_string(home().join("Cargo.lock")).unwrap();
    for source in lock.lines().filter_map(|line| line.strip_prefix("source = ")) {
        assert_eq!(source, "\"registry+https://github.com/rust-lang/crates.io-index\"");
    }
}
