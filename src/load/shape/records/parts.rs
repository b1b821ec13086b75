//! Records that were read part by part, joined: the same facts, findings and lines as from one walk over the table.

use super::reader::{self, Copies};
use super::{flagged_duplicates, persons, undated};
use crate::calendar::Date;
use crate::dataset::{Block as Rows, Category, Codes, Dictionary, FastMap, FastSet, Recoded, Records};
use crate::load::Categories;
use crate::load::cell::evidence::Evidence;
use crate::load::column::Column;
use crate::load::fast::{Gathered, Kind, Position, Repeat, Worker};
use crate::load::notes::Notes;
use crate::load::refusal::Refusal;
use crate::load::shape::groups::total_label::is_total_row;
use crate::load::shape::measures::kinds::{self, KindValues, Kinds};
use crate::load::shape::measures::{letter_kinds, measure};
use crate::load::shape::periods::clock::Clock;
use crate::load::shape::periods::time::{self, TimePlan};
use crate::load::shape::{Draft, Facts, no_shape};
use crate::load::table::{Record, Walk};
use crate::quantity::Count;

/// The columns of records that are read.
#[derive(Clone, Debug)]
pub(crate) struct ReadColumns {
    /// The place of the column of days.
    pub(crate) date: usize,
    /// The place of each category column that is kept.
    pub(crate) kept: Vec<usize>,
    /// What says which rows count, where not all do.
    pub(crate) kinds: Option<KindValues>,
}

/// The columns that are read; `None` where a day takes more than one, or the head does not tell which rows count.
pub(crate) fn columns(draft: &Draft<'_>, notes: &Notes) -> Option<ReadColumns> {
    if undated::plan(draft).is_some() {
        return None;
    }
    let TimePlan::One(day) = time::choose(draft, notes).ok()?? else { return None };
    persons::check(draft, day, notes).ok()?;
    if letter_kinds::may_tell(draft) {
        return None;
    }
    let kinds = kinds::of_head(draft, day, notes).ok()?;
    let kept = reader::kept(draft, day).into_iter();
    let kept = kept.filter(|column| is_read(draft, day, column, kinds.as_ref()));
    let kept = kept.map(|column| column.place).collect();
    Some(ReadColumns { date: day.place, kept, kinds: kinds.as_ref().map(Kinds::values) })
}

/// Whether a column is read: for the question, or because rows further down may be of other kinds.
fn is_read(draft: &Draft<'_>, day: &Column, column: &Column, kinds: Option<&Kinds<'_>>) -> bool {
    is_wanted(draft, day, column)
        || flagged_duplicates::is_asked(&column.words)
        || kinds.is_none() && kinds::may_tell(draft, column)
}

/// Whether the question needs a column; where it names one that is not there, it needs them all.
fn is_wanted(draft: &Draft<'_>, day: &Column, column: &Column) -> bool {
    let Categories::Only(names) = &draft.options.categories else { return true };
    let is = |column: &Column, name: &String| column.name.eq_ignore_ascii_case(name);
    let kept = reader::kept(draft, day);
    names.iter().any(|name| is(column, name))
        || names.iter().any(|name| !kept.iter().any(|column| is(column, name)))
}

/// How many rows are looked at to tell columns that name rows.
const SAMPLE_ROWS: usize = 1000;

/// Which columns have a value of its own in nearly every row, so that they name rows rather than groups of them.
fn naming_rows(draft: &Draft<'_>, columns: &[&Column]) -> Vec<bool> {
    let mut values: Vec<FastSet<String>> = vec![FastSet::default(); columns.len()];
    let mut rows = 0;
    draft.table.walk(|record| {
        for (column, values) in columns.iter().zip(&mut values) {
            let value = record.get(column.place);
            if !values.contains(value) {
                values.insert(value.to_owned());
            }
        }
        rows += 1;
        if rows < SAMPLE_ROWS { Walk::On } else { Walk::Stop }
    });
    values.iter().map(|values| values.len() * 10 > rows * 9).collect()
}

/// Joins what was read; `None` where only a walk over all rows gives the same.
pub(crate) fn read(
    draft: &Draft<'_>,
    notes: &mut Notes,
    mut gathered: Gathered,
) -> Result<Option<Facts>, Box<Refusal>> {
    let plan = time::choose(draft, notes)?.ok_or_else(|| no_shape::refusal(draft, notes))?;
    let day = plan.column();
    let Ok(kinds) = kinds::of_head(draft, day, notes) else { return Ok(None) };
    let kinds = kinds.as_ref();
    let mut clock = Clock::of_evidence(&evidence(&gathered), draft, plan, true, notes)?;
    let Some(days) = days(&gathered, &mut clock, day, notes) else { return Ok(None) };
    let copies = copies(&gathered, &days);
    let kept = reader::kept(draft, day);
    let measure = measure::by_day(kinds.and_then(Kinds::measure), day);
    let mut records = reader::none(&kept, &measure, notes);
    let mut places = Vec::new();
    for ((place, column), names_rows) in kept.iter().enumerate().zip(naming_rows(draft, &kept)) {
        if is_read(draft, day, column, kinds) {
            places.push(place);
        } else {
            records.leave_out(place, names_rows);
        }
    }
    add_blocks(&mut gathered, &days, &places, &mut records);
    add_alike(&gathered, &days, &places, &mut records);
    let (others, lines) = gathered.others();
    drop(gathered);
    let tells = |(place, category): (usize, &Category)| {
        let values = category.values().iter().map(|value| &**value);
        let column = kept.get(place).filter(|column| !kinds.is_some_and(|kinds| kinds.is_left_of(column)));
        column.is_some_and(|column| kinds::tell_apart(column, values, day))
    };
    if records.categories().any(tells) {
        return Ok(None);
    }
    if others > 0 {
        notes.set_rows_aside(others, lines, kinds::REASON);
    }
    if let Some(kinds) = kinds {
        kinds.tell(draft, notes);
    }
    reader::finish(draft, plan, records, copies, notes).map(Some)
}

/// The day of each code of each thread.
type Days = Vec<Vec<Option<Date>>>;

fn day_of(days: &Days, worker: usize, code: u16) -> Option<Date> {
    days.get(worker)?.get(usize::from(code)).copied().flatten()
}

/// What the cells of the column of days show, each seen where it first stands.
fn evidence(gathered: &Gathered) -> Evidence {
    let mut all: Vec<(Position, &str)> = gathered.workers.iter().flat_map(texts).collect();
    all.sort_unstable();
    let mut evidence = Evidence::default();
    let mut seen: FastSet<&str> = FastSet::default();
    for (position, text) in all {
        if seen.insert(text) && !is_total_row(text) {
            evidence.see(gathered.line(position), text);
        }
    }
    evidence
}

/// Every text in the column of days, with where a thread first saw it.
fn texts(worker: &Worker) -> impl Iterator<Item = (Position, &str)> {
    worker.dates.iter().map(|(text, _, first)| (first, text))
}

/// The day of each code; `None` where only a walk over all rows gives the same.
fn days(gathered: &Gathered, clock: &mut Clock<'_>, day: &Column, notes: &mut Notes) -> Option<Days> {
    let mut departure = |position: Position, text: &str, notes: &mut Notes| {
        let cells = std::iter::repeat_n("", day.place).chain([text]);
        reader::departure(&Record::of(gathered.line(position), cells), clock, day, notes)
    };
    let mut days = Days::new();
    // Threads meet the same days.
    let mut known: FastMap<&str, Date> = FastMap::default();
    for worker in &gathered.workers {
        let mut of_code = Vec::new();
        for ((text, kind, first), rows) in worker.dates.iter().zip(worker.rows_of_dates()) {
            let date = match kind {
                // Only the first of the rows is known, and each would have to be told of.
                Kind::Plain => Some(match known.get(text) {
                    Some(day) => *day,
                    None => departure(first, text, notes)?,
                }),
                Kind::Strange | Kind::Blank => None,
            };
            of_code.push(date);
            if let Some(date) = date {
                known.insert(text, date);
                notes.use_rows(rows);
            }
        }
        days.push(of_code);
    }
    let of_worker = |(number, worker): (usize, &'_ Worker)| -> Vec<(Position, usize, u16)> {
        worker.strange.iter().map(|(code, position)| (*position, number, *code)).collect()
    };
    let mut strange: Vec<_> = gathered.workers.iter().enumerate().flat_map(of_worker).collect();
    strange.sort_unstable();
    for (position, number, code) in &strange {
        let text = gathered.workers.get(*number)?.dates.text(*code)?;
        let date = departure(*position, text, notes);
        *days.get_mut(*number)?.get_mut(usize::from(*code))? = date;
        if date.is_some() {
            notes.used();
        }
    }
    // A column may have too many values only because of rows that do not count.
    let dropped = gathered.workers.iter().flat_map(|worker| &worker.categories).any(Option::is_none);
    let of_workers = gathered.workers.iter().zip(&days);
    let mut of_codes = of_workers.flat_map(|(worker, days)| worker.dates.iter().zip(days));
    let left_out = of_codes.any(|((_, kind, _), day)| day.is_none() && kind != Kind::Blank);
    (!(dropped && left_out)).then_some(days)
}

fn copies(gathered: &Gathered, days: &Days) -> Copies {
    let mut copies = Copies::default();
    for Repeat { date: (worker, code), times, line } in &gathered.repeats {
        if day_of(days, *worker, *code).is_some() {
            copies.repeat(*times, *line);
        }
    }
    copies
}

/// Adds rows that were kept one by one.
fn add_blocks(gathered: &mut Gathered, days: &Days, places: &[usize], records: &mut Records) {
    // Each block goes when it has been added, so that no row is held twice.
    let workers = gathered.workers.iter_mut().enumerate();
    let blocks = workers.flat_map(|(number, worker)| {
        std::mem::take(&mut worker.blocks).into_iter().map(move |block| (block, number))
    });
    let mut blocks: Vec<_> = blocks.collect();
    blocks.sort_unstable_by_key(|(block, _)| block.chunk);
    let mut recoded: Vec<Recoded> = days.iter().map(|_| Recoded::default()).collect();
    for (block, number) in blocks {
        let (Some(worker), Some(days)) = (gathered.workers.get(number), days.get(number)) else { continue };
        let Some(recoded) = recoded.get_mut(number) else { continue };
        let columns = block.categories.iter().zip(&worker.categories).zip(places);
        let categories: Vec<(&Codes, &Dictionary, usize)> = columns
            .map(|((codes, dictionary), place)| match dictionary {
                Some(dictionary) => (codes, dictionary, *place),
                None => (&Codes::Dropped, worker.dates.texts(), *place),
            })
            .collect();
        let start = gathered.line(Position { chunk: block.chunk, line: 0 });
        let line = |row| start + block.lines.of(row);
        records.append(Rows { dates: &block.dates, days, line: &line, categories: &categories }, recoded);
    }
}

/// Adds rows that were counted together, in the order of the first of each.
fn add_alike(gathered: &Gathered, days: &Days, places: &[usize], records: &mut Records) {
    let groups = gathered.workers.iter().zip(days).flat_map(|(worker, days)| {
        worker.alike.iter().map(move |(key, rows, first)| (first, key, rows, worker, days))
    });
    let mut sorted = Vec::with_capacity(gathered.workers.iter().map(|worker| worker.alike.most()).sum());
    sorted.extend(groups);
    sorted.sort_unstable_by_key(|(first, ..)| *first);
    let mut values = vec![""; records.column_count()];
    for (first, key, rows, worker, days) in sorted {
        let mut codes =
            (0..=places.len()).map(|place| u16::try_from(key >> (16 * place) & 0xffff).unwrap_or(0));
        let code = codes.next().map_or(0, usize::from);
        let Some(date) = days.get(code).copied().flatten() else { continue };
        values.fill("");
        // The last column stands lowest in the key.
        for ((code, place), dictionary) in codes.zip(places.iter().rev()).zip(worker.categories.iter().rev())
        {
            let value = dictionary.as_ref().and_then(|known| known.value(code));
            if let (Some(value), Some(slot)) = (value, values.get_mut(*place)) {
                *slot = value;
            }
        }
        records.push((date, date), Count(rows), gathered.line(first), values.iter().copied());
    }
}
