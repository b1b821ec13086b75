//! Which sheet of a workbook is read: the one named, the only one that can be, or the one that speaks most of removals.

use super::detention;
use super::reader::{self, Sheet};
use super::record_sheets::{self, Readable};
use crate::dataset::{CountKind, Understood};
use crate::load::cell::count;
use crate::load::cell::period::Epoch;
use crate::load::fault::{bad_book, no_table};
use crate::load::file::{Read, read_table, reading, understood};
use crate::load::notes::Notes;
use crate::load::refusal::Refusal;
use crate::load::table::{Record, Table};
use crate::load::{Options, show, word};

/// Reads a workbook: the sheet named, ICE's detention statistics, or the sheet that fits.
pub(crate) fn read_workbook(
    opened: &[u8],
    options: &Options,
    notes: &Notes,
) -> Result<Vec<Read>, Box<Refusal>> {
    let mut sheets = reader::sheets(opened).map_err(|fault| bad_book(notes, &fault))?;
    if let Some(name) = &options.sheet {
        let sheet = sheet_named(&sheets, name, notes)?;
        let plain =
            || read_sheet(sheet, options, &Notes::new(&notes.file)).ok().map(|readable| vec![readable.read]);
        return match read_statistics((&sheets, Some(sheet)), options, &mut notes.clone(), plain) {
            Some(reads) => Ok(reads),
            None => Ok(vec![read_sheet(sheet, options, notes)?.read]),
        };
    }
    let visible = sheets.iter().filter(|sheet| !sheet.hidden).count();
    let hidden = sheets.split_off(visible);
    let plain = || choose_sheet(&sheets, options, &Notes::new(&notes.file)).ok();
    if let Some(reads) = read_statistics((&sheets, None), options, &mut notes.clone(), plain) {
        return Ok(reads);
    }
    choose_sheet(&sheets, options, notes).map_err(|fault| {
        let fits = hidden.iter().find(|sheet| read_sheet(sheet, options, notes).is_ok());
        fits.map_or(fault, |sheet| {
            let name = show::escaped(&sheet.name);
            let why = format!("no sheet that is shown can be read; the hidden sheet \"{name}\" can");
            notes.refuse(why, option(&sheet.name))
        })
    })
}

/// Reads ICE's detention statistics, from the sheet that is asked for or from any; `None` where there are none, or another
/// shape is asked for. Without a day it may be a plain table under the same title.
fn read_statistics(
    (sheets, asked): (&[Sheet], Option<&Sheet>),
    options: &Options,
    notes: &mut Notes,
    plain: impl FnOnce() -> Option<Vec<Read>>,
) -> Option<Vec<Read>> {
    let shape = options.shape.as_deref();
    if shape.is_some_and(|shape| shape != detention::ID) {
        return None;
    }
    let (facts, sheet) = detention::read(sheets, asked, options.calendar, notes)?;
    if facts.observations.is_empty() && shape.is_none() {
        let same = |read: &Read| read.understood.sheet.as_ref() == Some(&sheet);
        if let Some(reads) = plain().filter(|reads| reads.iter().all(same)) {
            return Some(reads);
        }
    }
    let understood = understood(notes, &facts, detention::ID);
    let understood = Understood { encoding: "workbook", sheet: Some(sheet), ..understood };
    Some(vec![Read { facts, notes: notes.clone(), understood }])
}

/// The sheet of a name, or at a place from one.
pub(crate) fn sheet_named<'a>(
    sheets: &'a [Sheet],
    name: &str,
    notes: &Notes,
) -> Result<&'a Sheet, Box<Refusal>> {
    let named = |sheet: &&Sheet| sheet.name.trim().eq_ignore_ascii_case(name.trim());
    let place = || name.trim().parse::<usize>().ok()?.checked_sub(1);
    sheets.iter().find(named).or_else(|| sheets.get(place()?)).ok_or_else(|| {
        let why = format!("has no sheet \"{}\"; it has {}", show::escaped(name), names(sheets));
        let sheets = from_readable(sheets, notes);
        let first = sheets.first().map_or("", |sheet| sheet.name.as_str());
        notes.refuse(why, option(first))
    })
}

/// The option that names a sheet, as a shell reads it.
pub(super) fn option(name: &str) -> String {
    format!("--sheet '{}'", name.replace('\'', "'\\''"))
}

fn names(sheets: &[Sheet]) -> String {
    let names: Vec<&str> = sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    show::listed(&names)
}

/// The sheets from the first one on that can be read, or all of them.
fn from_readable<'a>(sheets: &'a [Sheet], notes: &Notes) -> &'a [Sheet] {
    let options = Options::default();
    let readable = sheets.iter().position(|sheet| read_sheet(sheet, &options, notes).is_ok());
    readable.and_then(|place| sheets.get(place..)).unwrap_or(sheets)
}

pub(super) fn read_sheet<'a>(
    sheet: &'a Sheet,
    options: &Options,
    notes: &Notes,
) -> Result<Readable<'a>, Box<Refusal>> {
    let mut table =
        Table::of_rows(&sheet.rows, &reading(options)).map_err(|fault| no_table(notes, &fault))?;
    table.name = Some(sheet.name.clone());
    // The workbook says what its day numbers count from, unless the user does.
    let counted = sheet.epoch == Epoch::Year1904 && options.epoch.is_none();
    let of_book = counted.then(|| Options { epoch: Some(sheet.epoch), ..options.clone() });
    let mut read = read_table(&table, of_book.as_ref().unwrap_or(options), notes.clone())?;
    read.understood.encoding = "workbook";
    read.understood.sheet = Some(sheet.name.clone());
    Ok(Readable { sheet, headings: table.headings.clone(), read })
}

/// Reads the only sheet that can be read, or the one that speaks most of removals; equal ones must agree, or be the parts
/// of one file of records.
fn choose_sheet(sheets: &[Sheet], options: &Options, notes: &Notes) -> Result<Vec<Read>, Box<Refusal>> {
    let mut fits: Vec<(u32, Readable<'_>)> = Vec::new();
    let mut faults = Vec::new();
    for sheet in sheets {
        match read_sheet(sheet, options, notes) {
            Ok(readable) => fits.push((fitness(&readable.read), readable)),
            Err(fault) => faults.push(fault),
        }
    }
    let best = fits.iter().map(|(fitness, _)| *fitness).max().unwrap_or(0);
    let (chosen, others): (Vec<_>, Vec<_>) = fits.into_iter().partition(|(fitness, _)| *fitness == best);
    let chosen: Vec<Readable<'_>> = chosen.into_iter().map(|(_, readable)| readable).collect();
    let Some((first, equals)) = chosen.split_first() else {
        // Of a cover or a page of notes there is nothing to say.
        let mut of_numbers = sheets.iter().zip(&faults).filter(|(sheet, _)| holds_numbers(sheet));
        if let ([fault], [_]) = (faults.as_slice(), sheets) {
            return Err(fault.clone());
        }
        if let (Some((_, fault)), None) = (of_numbers.next(), of_numbers.next()) {
            return Err(fault.clone());
        }
        let why = format!("no sheet holds a table of counts or removals; there are {}", names(sheets));
        // A cover has few cells, and the sheet that nearly fits the most.
        let cells = |sheet: &&Sheet| sheet.rows.iter().map(Record::filled).sum::<usize>();
        let fullest = sheets.iter().rev().max_by_key(cells).map_or("", |sheet| sheet.name.as_str());
        return Err(notes.refuse(why, format!("{} to see what is wrong with it", option(fullest))));
    };
    let name = |readable: &Readable<'_>| readable.sheet.name.clone();
    let mut more: Vec<String> = others.iter().map(|(_, readable)| name(readable)).collect();
    let differ = equals.iter().filter(|other| !same_facts(&other.read, &first.read));
    let differ: Vec<String> = differ.map(name).collect();
    let mut reads = if differ.is_empty() {
        more.splice(0..0, equals.iter().map(name));
        chosen.into_iter().take(1).map(|readable| readable.read).collect()
    } else {
        let names: Vec<String> = [name(first)].into_iter().chain(differ).collect();
        record_sheets::together(chosen, options, notes)?.ok_or_else(|| several(&names, notes))?
    };
    if let Some(first) = reads.first_mut().filter(|_| !more.is_empty()) {
        let remark = format!("other sheets that can be read: {} (--sheet NAME)", show::listed(&more));
        first.understood.remarks.push(remark);
    }
    Ok(reads)
}

/// Whether a sheet has rows of numbers.
fn holds_numbers(sheet: &Sheet) -> bool {
    let number = |record: &&Record| record.cells().skip(1).any(|text| count::of(text).is_some());
    sheet.rows.iter().filter(number).nth(1).is_some()
}

/// The refusal of a workbook with several sheets that can be read and say different things.
fn several(names: &[String], notes: &Notes) -> Box<Refusal> {
    const SHOWN: usize = 3;
    let quoted: Vec<String> = names.iter().map(|name| format!("\"{}\"", show::escaped(name))).collect();
    let listed = match quoted.as_slice() {
        [one, other] => format!("{one} and {other}"),
        _ => quoted.join(", "),
    };
    let options: Vec<String> = names.iter().take(SHOWN).map(|name| option(name)).collect();
    notes.refuse(format!("several sheets fit, and they differ: {listed}"), options.join(" or "))
}

/// How much the measure of a sheet speaks of removals. Titles do not count: two sheets of one measure are parts of one
/// whole or two versions of it, and which is wanted is the user's to say.
fn fitness(read: &Read) -> u32 {
    let of = |measure: &String| {
        let words = word::words(measure);
        let removals = u32::from(word::any(&words, &["removals", "deportations"]));
        2 * removals + u32::from(word::any(&words, &["ice"]))
    };
    // A day somewhere among notes is no removal: the column of days has to have a heading.
    let unheaded = |(role, name): &(&str, String)| *role == "date" && name.starts_with("column ");
    if read.facts.kind == CountKind::Records && read.facts.columns.iter().any(unheaded) {
        return 0;
    }
    read.understood.measures.iter().map(of).max().unwrap_or(0)
}

pub(super) fn same_facts(left: &Read, right: &Read) -> bool {
    let facts = |read: &Read| -> Vec<_> {
        let mut facts: Vec<_> = read
            .facts
            .observations
            .iter()
            .map(|fact| (fact.measure.clone(), fact.kind, fact.from, fact.through, fact.count))
            .collect();
        facts.sort_unstable();
        facts
    };
    facts(left) == facts(right)
}
