//! Options that are given twice, with two values: one of them would be left out, and nothing tells which is meant.

use std::ffi::OsString;

use clap::error::ErrorKind;
use clap::{Arg, ArgAction, ArgMatches, Command, CommandFactory as _};

use super::arguments::Typed;

/// The error of an option that takes one value and is given two. Arguments that cannot be read are told of elsewhere.
pub(super) fn check(arguments: impl IntoIterator<Item = OsString>) -> Result<(), clap::Error> {
    let command = Typed::command();
    let Ok(matches) = keeping_all(command.clone()).try_get_matches_from(arguments) else { return Ok(()) };
    let (command, matches) = match matches.subcommand() {
        Some((name, matches)) => (command.find_subcommand(name), matches),
        None => (Some(&command), &matches),
    };
    let mut single = command.into_iter().flat_map(Command::get_arguments).filter(|option| is_single(option));
    match single.find_map(|option| two_values(option, matches)) {
        Some(why) => Err(Typed::command().error(ErrorKind::ArgumentConflict, why)),
        None => Ok(()),
    }
}

/// The command with the options of one value as ones of several, so that each value is kept.
fn keeping_all(command: Command) -> Command {
    let several = |option: Arg| if is_single(&option) { option.action(ArgAction::Append) } else { option };
    command.mut_args(several).mut_subcommands(keeping_all)
}

/// Whether an option takes one value, and giving it again would overrule the first.
fn is_single(option: &Arg) -> bool {
    matches!(option.get_action(), ArgAction::Set)
}

/// What is wrong where an option was given two values that differ.
fn two_values(option: &Arg, matches: &ArgMatches) -> Option<String> {
    let name = option.get_long()?;
    let mut values = matches.get_raw(option.get_id().as_str())?.map(|value| value.to_string_lossy());
    let first = values.next()?;
    let other = values.find(|other| *other != first)?;
    Some(format!("--{name} is given twice, as '{first}' and as '{other}', and takes one value"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_values_of_one_option_are_told_of() {
        let refused =
            |line: &str| check(line.split(' ').map(OsString::from)).err().map(|why| why.to_string());
        let twice = |line: &str, name: &str, first: &str, other: &str| {
            let why = refused(line).unwrap();
            let said = format!("--{name} is given twice, as '{first}' and as '{other}', and takes one value");
            assert!(why.starts_with(&format!("error: {said}")), "{line}: {why}");
        };
        twice("fypace --year 2024 --year 2025", "year", "2024", "2025");
        twice("fypace report --by country --by=sex", "by", "country", "sex");
        twice("fypace report --encoding utf-8 a.csv --encoding utf-16le", "encoding", "utf-8", "utf-16le");
        twice("fypace check --delimiter ; --delimiter |", "delimiter", ";", "|");
        twice("fypace --theme dark --theme light", "theme", "dark", "light");
        twice("fypace --year 2024 --year 2024 --year 2025", "year", "2024", "2025");
        // What may be said several times, or says the same again.
        for line in [
            "fypace",
            "fypace a.csv b.csv --year 2024 --year 2024 --set-aside --set-aside",
            "fypace report --where country=Mexico --where sex=Male --missing -=0 --missing X=0",
            "fypace check t.xlsx --sheet FY2019 --sheet FY2020",
            "fypace --hide 2015 --hide 2016 --dates mdy --dates ends",
        ] {
            assert_eq!(refused(line), None, "{line}");
        }
    }
}
