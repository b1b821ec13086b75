//! `fypace check`: what was understood of each file, or its table before any meaning.

use std::io::{self, IsTerminal as _};

use clap::CommandFactory as _;
use clap::error::ErrorKind;

use super::arguments::{Typed, TypedCheck};
use super::onlooker::Onlooker;
use super::sources::{Given, Sources};
use super::{Failure, output};
use crate::dataset::is_of;
use crate::export::write_rows;
use crate::load::{Input, Options, Refusal, Source, load_all, table};
use crate::report::{Check, RefusedFile, filtered};
use crate::visible::visible;

/// Says what was understood of each file. A refused file ends with 1, and so does a finding where that is asked for.
pub(super) fn check(typed: &TypedCheck) -> Result<(), Failure> {
    let options = Options { filters: typed.filters.clone(), ..typed.reading.options() };
    let in_parts = (!typed.table).then_some(&options);
    let Given { files, doubt } = Given::of(typed.reading.files.clone());
    let mut sources = Sources::read(&files, in_parts, &mut Onlooker::line());
    let unreadable = std::mem::take(&mut sources.unreadable);
    // One that cannot be read was asked for, too.
    let is_one = sources.names.len() <= 1;
    let is_empty = sources.is_empty;
    let inputs = sources.take();
    if typed.table {
        return match inputs.as_slice() {
            _ if !is_one => Err(Failure::AskedWrongly(
                Typed::command().error(ErrorKind::TooManyValues, "--table shows one FILE at a time"),
            )),
            [Source::Whole(input)] => print_table(*input, &options),
            // A file without a byte has no rows, which is what is shown.
            [] if is_empty => {
                output::complain(&messages(&unreadable));
                Ok(())
            }
            [] | [Source::Joined(_)] | [_, _, ..] => Err(Failure::Reasons(messages(&unreadable))),
        };
    }
    let mut loaded = load_all(inputs, &options);
    loaded.findings.extend(doubt);
    let mut refused = unreadable;
    refused.extend(loaded.refused.iter().map(refused_file));
    let mut dataset = loaded.dataset;
    if !(typed.filters.is_empty() || dataset.observations().is_empty()) {
        dataset = filtered(&dataset, &typed.filters).map_err(Failure::one)?;
    }
    let mut check = Check::of(&dataset, &loaded.findings, refused.clone()).filtered_by(&typed.filters);
    check.files.sort_by_key(|file| sources.names.iter().position(|name| is_of(file.name(), name)));
    output::complain(&sources.repeated);
    output::print_as(typed.format.0, &check)?;
    if check.has_refusals() {
        return Err(Failure::Reasons(messages(&refused)));
    }
    if typed.strict && check.has_findings() {
        return Err(Failure::one("there are findings, and --strict allows none"));
    }
    Ok(())
}

fn messages(refused: &[RefusedFile]) -> Vec<String> {
    refused.iter().map(|file| file.message.clone()).collect()
}

/// A refusal of the reader in the words of the report.
pub(super) fn refused_file(refusal: &Refusal) -> RefusedFile {
    RefusedFile {
        name: refusal.file.to_string(),
        line: refusal.line,
        column: refusal.column.as_ref().map(|column| (column.position, column.name.clone())),
        value: refusal.value.clone(),
        why: refusal.why.clone(),
        remedy: refusal.remedy.clone(),
        message: refusal.to_string(),
    }
}

/// Prints the table of one file as CSV: as it is into a file or a pipe, safe to show on a terminal.
fn print_table(input: Input<'_>, options: &Options) -> Result<(), Failure> {
    let raw = table(input, options).map_err(Failure::one)?;
    let name = input.name;
    let second = raw.second.map(|line| {
        format!("{name}:{line}: a second table starts at line {line}; --header-line {line} shows it")
    });
    output::complain(second.as_slice());
    let mut rows: Vec<Vec<String>> =
        raw.header.into_iter().chain(raw.rows.into_iter().map(|(_, cells)| cells)).collect();
    if io::stdout().is_terminal() {
        for cell in rows.iter_mut().flatten() {
            *cell = visible(cell).into_owned();
        }
    }
    if rows.is_empty() {
        output::complain(&[format!("{name}: no table in this file")]);
    }
    let mut text = String::new();
    write_rows(rows.iter().map(Vec::as_slice), &mut text).map_err(Failure::one)?;
    output::print(&text)
}
