//! The dashboard as its user arranged it: what was typed, behind the settings and what it was left with. A report is the
//! same for all and knows neither.

use std::ffi::OsString;

use clap::parser::ValueSource;
use clap::{Arg, ArgMatches, Command, CommandFactory as _, FromArgMatches as _, Parser as _};

use super::arguments::{Typed, TypedLooks};
use super::reading::HEADING;
use super::session::Left;
use super::{Failure, settings};
use crate::dashboard::{Bookmark, Opened};
use crate::shell::{self, files};

/// What the dashboard is opened with.
pub(super) struct Arranged {
    /// What was typed, and what stands for it.
    pub(super) typed: Typed,
    /// The part of it that names the files and says how they are read.
    pub(super) opened: Opened,
    /// Views that were kept.
    pub(super) bookmarks: Vec<Bookmark>,
}

impl Arranged {
    /// Everything together; what was typed overrules.
    pub(super) fn from(looks: &TypedLooks) -> Result<Self, Failure> {
        let settings = if looks.no_config { None } else { of_settings()? };
        let left = looks.resume.then(left).transpose()?;
        let kept = left.as_ref().map(|left| left.kept.clone()).unwrap_or_default();
        let behind: Vec<Behind> = settings.into_iter().chain(left.map(Behind::left)).collect();
        let typed = typed_names();
        let mut all = std::env::args_os().take(1).collect::<Vec<_>>();
        for Behind { arguments, .. } in &behind {
            all.extend(without(&typed, arguments.clone()).into_iter().map(OsString::from));
        }
        all.extend(std::env::args_os().skip(1).filter(|argument| argument != RESUME));
        let read = Typed::command().try_get_matches_from(all);
        let read = read.and_then(|matches| Ok((Typed::from_arg_matches(&matches)?, opened(&matches))));
        let (typed, opened) = read.map_err(|error| {
            let whose: String = behind.iter().map(|behind| behind.whose.as_str()).collect();
            let remedies: Vec<_> = behind.iter().map(|behind| behind.remedy).collect();
            Failure::one(format!("{whose}{}; {}", first_line(&error), remedies.join(", ")))
        })?;
        Ok(Self { typed, opened, bookmarks: kept.into_iter().filter_map(bookmark).collect() })
    }
}

/// Arguments that hold where nothing else was typed.
struct Behind {
    arguments: Vec<String>,
    /// What stands before an error that may be one of theirs.
    whose: String,
    /// How one does without them.
    remedy: &'static str,
}

impl Behind {
    /// Those that the dashboard was left with.
    fn left(left: Left) -> Self {
        let (whose, remedy) = ("what was left: ".to_owned(), "without --resume it is left out");
        Self { arguments: left.arguments, whose, remedy }
    }
}

/// The switch that is typed to go on, and is no part of what is gone on with.
const RESUME: &str = "--resume";

/// Those of the settings file, where there is one.
fn of_settings() -> Result<Option<Behind>, Failure> {
    let remedy = "--no-config leaves it out";
    let found = shell::settings().map_err(|why| Failure::one(format!("{why}; {remedy}")))?;
    let Some((path, text)) = found else { return Ok(None) };
    let whose = format!("{}: ", files::name(&path));
    let arguments =
        settings::arguments(&text).map_err(|why| Failure::one(format!("{whose}{why}; {remedy}")))?;
    Ok(Some(Behind { arguments, whose, remedy }))
}

/// What the dashboard was left with.
fn left() -> Result<Left, Failure> {
    let nothing = || Failure::one("nothing to go on from: the dashboard keeps it when it is left");
    let left = shell::session().map_err(Failure::one)?;
    left.as_deref().and_then(Left::parse).ok_or_else(nothing)
}

/// The options that were typed, by their names.
fn typed_names() -> Vec<String> {
    let command = Typed::command();
    let Ok(matches) = command.clone().try_get_matches_from(std::env::args_os()) else { return Vec::new() };
    given(&command, &matches).filter_map(|argument| Some(format!("--{}", argument.get_long()?))).collect()
}

/// The arguments that are there, and not by default.
fn given<'a>(command: &'a Command, matches: &'a ArgMatches) -> impl Iterator<Item = &'a Arg> {
    let source = |argument: &Arg| matches.value_source(argument.get_id().as_str());
    command.get_arguments().filter(move |argument| source(argument) == Some(ValueSource::CommandLine))
}

/// Arguments without the options that were typed: one that may be given more than once would add to them otherwise.
fn without(typed: &[String], arguments: Vec<String>) -> Vec<String> {
    let command = Typed::command();
    let takes_value = |name: &str| {
        let mut known = command.get_arguments();
        known.any(|argument| argument.get_long() == Some(name) && argument.get_action().takes_values())
    };
    let mut left = Vec::new();
    let mut arguments = arguments.into_iter();
    while let Some(argument) = arguments.next() {
        let value =
            argument.strip_prefix("--").filter(|name| takes_value(name)).and_then(|_| arguments.next());
        if !typed.contains(&argument) {
            left.push(argument);
            left.extend(value);
        }
    }
    left
}

/// A view that was kept; none where its options are no longer known.
fn bookmark((name, arguments): (String, Vec<String>)) -> Option<Bookmark> {
    let typed = Typed::try_parse_from(std::iter::once("fypace".to_owned()).chain(arguments)).ok()?;
    let (query, shown) = (super::request::query_of(typed.asked), typed.shown.shown());
    Some(Bookmark { name, query, shown })
}

/// The arguments that name files and say how they are read.
fn opened(matches: &ArgMatches) -> Opened {
    let command = Typed::command();
    let mut opened = Opened::default();
    for argument in given(&command, matches) {
        let values = matches.get_raw(argument.get_id().as_str()).into_iter().flatten();
        let values = values.map(|value| value.to_string_lossy().into_owned());
        match (argument.get_long(), argument.get_help_heading()) {
            (None, _) => opened.files.extend(values),
            (Some(name), Some(HEADING)) if argument.get_action().takes_values() => {
                opened.options.extend(values.flat_map(|value| [format!("--{name}"), value]));
            }
            (Some(name), Some(HEADING)) => opened.options.push(format!("--{name}")),
            (Some(_), _) => {}
        }
    }
    opened
}

fn first_line(error: &clap::Error) -> String {
    let text = error.to_string();
    text.lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_takes_the_place_of_what_was_set() {
        let check = |typed: &str, set: &str, expected: &str| {
            let words = |line: &str| line.split_whitespace().map(ToOwned::to_owned).collect::<Vec<_>>();
            assert_eq!(without(&words(typed), words(set)).join(" "), expected, "{typed}");
        };
        let set = "a.csv --where country=Mexico --where sex= --hide 2015 --no-mouse --theme light";
        check("", set, set);
        check("--where", set, "a.csv --hide 2015 --no-mouse --theme light");
        check("--hide --no-mouse", set, "a.csv --where country=Mexico --where sex= --theme light");
        // A value is no option, whatever it looks like.
        check("--hide", "--where --hide --log", "--where --hide --log");
    }
}
