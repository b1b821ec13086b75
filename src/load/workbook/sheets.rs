//! Which sheet of a workbook is read: the one named, the only one that can be, or the one that speaks most of removals.

use super::full_sheets;
use super::parts::{self, Readable};
use super::reader::{self, Sheet};
use super::year_sheets::{self, Together};
use super::{detention, record_sheets};
use crate::dataset::{CountKind, Understood};
use crate::load::cell::count;
use crate::load::cell::period::Epoch;
use crate::load::fault::{bad_book, no_table};
use crate::load::file::{Read, read_table, reading, understood};
use crate::load::notes::{Notes, Told};
use crate::load::refusal::Refusal;
use crate::load::shape::Facts;
use crate::load::table::{Record, Table};
use crate::load::{Options, show, word};
use crate::quantity::Count;

/// Reads a workbook: the sheet named, ICE's detention statistics, or the sheet that fits.
pub(crate) fn read_workbook(
    opened: &[u8],
    options: &Options,
    notes: &Notes,
) -> Result<Vec<Read>, Box<Refusal>> {
    let mut sheets = reader::sheets(opened).map_err(|fault| bad_book(notes, &fault))?;
    if let [_, _, ..] = options.sheets.as_slice() {
        return read_named(&sheets, options, notes);
    }
    if let Some(name) = options.sheets.first() {
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
    let (sheets, continued) = full_sheets::joined(sheets);
    let plain = || choose_sheet(&sheets, options, &Notes::new(&notes.file)).ok();
    if let Some(reads) = read_statistics((&sheets, None), options, &mut notes.clone(), plain) {
        return Ok(reads);
    }
    let mut chosen = choose_sheet(&sheets, options, notes);
    for read in chosen.iter_mut().flatten() {
        let own = continued.iter().filter(|(name, _)| read.understood.sheet.as_ref() == Some(name));
        read.understood.remarks.extend(own.map(|(_, said)| said.clone()));
    }
    chosen.map_err(|fault| {
        let fits = hidden.iter().find(|sheet| read_sheet(sheet, options, notes).is_ok());
        fits.map_or(fault, |sheet| {
            let name = show::escaped(&sheet.name);
            let why = format!("no sheet that is shown can be read; the hidden sheet \"{name}\" can");
            notes.refuse(why, show::sheet_option(&sheet.name))
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
        notes.refuse(why, show::sheet_option(first))
    })
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

/// Reads the sheets that the user names, each as a file of its own.
fn read_named(sheets: &[Sheet], options: &Options, notes: &Notes) -> Result<Vec<Read>, Box<Refusal>> {
    let mut named: Vec<&Sheet> = Vec::new();
    for name in &options.sheets {
        let sheet = sheet_named(sheets, name, notes)?;
        if !named.iter().any(|known| known.name == sheet.name) {
            named.push(sheet);
        }
    }
    let (named, continued) = full_sheets::joined(named.into_iter().cloned().collect());
    if let [sheet] = named.as_slice() {
        let mut read = read_sheet(sheet, options, notes)?.read;
        read.understood.remarks.extend(continued.into_iter().map(|(_, said)| said));
        return Ok(vec![read]);
    }
    named.iter().map(|sheet| Ok(read_sheet(sheet, options, &parts::notes_of(sheet, notes))?.read)).collect()
}

/// Reads the only sheet that can be read, or the one that speaks most of removals; equal ones must agree, or be the parts
/// of one file.
fn choose_sheet(sheets: &[Sheet], options: &Options, notes: &Notes) -> Result<Vec<Read>, Box<Refusal>> {
    let mut fits: Vec<(u32, Readable<'_>)> = Vec::new();
    let mut faults = Vec::new();
    for sheet in sheets {
        match read_sheet(sheet, options, notes) {
            Ok(readable) => fits.push((fitness(&readable.read), readable)),
            Err(fault) => faults.push((sheet, fault)),
        }
    }
    let best = fits.iter().map(|(fitness, _)| *fitness).max().unwrap_or(0);
    let (chosen, others): (Vec<_>, Vec<_>) = fits.into_iter().partition(|(fitness, _)| *fitness == best);
    let chosen: Vec<Readable<'_>> = chosen.into_iter().map(|(_, readable)| readable).collect();
    let Some((first, equals)) = chosen.split_first() else {
        return Err(none_fits(sheets, &faults, (options, notes)));
    };
    let name = |readable: &Readable<'_>| readable.sheet.name.clone();
    let mut more: Vec<String> = others.iter().map(|(_, readable)| name(readable)).collect();
    let is_alone = equals.iter().all(|other| same_facts(&other.read, &first.read));
    let left_out = parts::unreadable(&chosen, &faults, (options, notes));
    let mut reads = if is_alone {
        more.splice(0..0, equals.iter().map(name));
        chosen.into_iter().take(1).map(|readable| readable.read).collect()
    } else {
        read_together(chosen, options, notes)?
    };
    match (reads.as_mut_slice(), left_out) {
        ([first], Some(fault)) => {
            let message = format!("a sheet with the same header cannot be read: {fault}");
            let told = Told::new("other-sheet", message, "left out, with all that it counts");
            first.notes.warn_line(1, told);
        }
        // What one of the parts counts would be lacking, and nothing on screen would show it.
        (_, Some(fault)) => return Err(fault),
        (_, None) => {}
    }
    if let Some(first) = reads.first_mut().filter(|_| !more.is_empty()) {
        let remark = format!("other sheets that can be read: {} (--sheet NAME)", show::listed(&more));
        first.understood.remarks.push(remark);
    }
    Ok(reads)
}

/// The refusal of a workbook of which no sheet can be read.
fn none_fits(
    sheets: &[Sheet],
    faults: &[(&Sheet, Box<Refusal>)],
    (options, notes): (&Options, &Notes),
) -> Box<Refusal> {
    let is_same = |fault: &Refusal, other: &Refusal| {
        (&fault.column, &fault.value, &fault.why) == (&other.column, &other.value, &other.why)
    };
    // Of a cover or a page of notes there is nothing to say.
    let mut of_numbers = faults.iter().filter(|(sheet, _)| holds_numbers(sheet));
    if let ([(_, fault)], [_]) = (faults, sheets) {
        return fault.clone();
    }
    if let Some((sheet, fault)) = of_numbers.next() {
        let others: Vec<&Refusal> = of_numbers.map(|(_, other)| &**other).collect();
        if others.is_empty() {
            return fault.clone();
        }
        // One layout on many sheets has one fault.
        if others.iter().all(|other| is_same(fault, other)) {
            let own = parts::notes_of(sheet, notes);
            return read_sheet(sheet, options, &own).err().unwrap_or_else(|| fault.clone());
        }
    }
    let why = format!("no sheet holds a table of counts or removals; there are {}", names(sheets));
    // A cover has few cells, and the sheet that nearly fits the most.
    let cells = |sheet: &&Sheet| sheet.rows.iter().map(Record::filled).sum::<usize>();
    let fullest = sheets.iter().rev().max_by_key(cells).map_or("", |sheet| sheet.name.as_str());
    notes.refuse(why, format!("{} to see what is wrong with it", show::sheet_option(fullest)))
}

/// Reads sheets that say different things: the parts of one file, or the one that holds what the others do.
fn read_together(
    sheets: Vec<Readable<'_>>,
    options: &Options,
    notes: &Notes,
) -> Result<Vec<Read>, Box<Refusal>> {
    let differ: Vec<&Readable<'_>> = match sheets.split_first() {
        Some((first, others)) => {
            let others = others.iter().filter(|other| !same_facts(&other.read, &first.read));
            std::iter::once(first).chain(others).collect()
        }
        None => Vec::new(),
    };
    if sheets.iter().all(|readable| readable.read.facts.kind == CountKind::Records) {
        let refusal = several(&differ, false, notes);
        return record_sheets::together(sheets, options, notes)?.ok_or(refusal);
    }
    match year_sheets::together(&sheets, options, notes)? {
        Together::Parts(reads) => Ok(reads),
        Together::Perhaps => Err(several(&differ, true, notes)),
        Together::Apart => Err(several(&differ, false, notes)),
    }
}

/// Whether a sheet has rows of numbers.
fn holds_numbers(sheet: &Sheet) -> bool {
    let number = |record: &&Record| record.cells().skip(1).any(|text| count::of(text).is_some());
    sheet.rows.iter().filter(number).nth(1).is_some()
}

/// The refusal of a workbook with several sheets that can be read and say different things, and perhaps fit together.
fn several(sheets: &[&Readable<'_>], fit: bool, notes: &Notes) -> Box<Refusal> {
    const SHOWN: usize = 3;
    let listed = counted(sheets.iter().copied());
    let options = sheets.iter().take(SHOWN).map(|readable| show::sheet_option(&readable.sheet.name));
    let mut options: Vec<String> = options.collect();
    if fit {
        options.push(format!("{} for both", options.join(" ")));
    }
    notes.refuse(format!("several sheets fit, and they differ: {listed}"), options.join(" or "))
}

/// Sheets in a message, each with what it counts in all.
pub(super) fn counted<'a>(sheets: impl Iterator<Item = &'a Readable<'a>>) -> String {
    let each: Vec<String> = sheets
        .map(|readable| {
            let name = show::escaped(&readable.sheet.name);
            let Facts { observations, kind, .. } = &readable.read.facts;
            let sum = Count::checked_sum(observations.iter().map(|fact| fact.count));
            // Counts to date of several years are no sum.
            match sum.filter(|_| *kind != CountKind::Cumulative) {
                Some(sum) => format!("\"{name}\" ({sum} in all)"),
                None => format!("\"{name}\""),
            }
        })
        .collect();
    match each.as_slice() {
        [one, other] => format!("{one} and {other}"),
        _ => each.join(", "),
    }
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
