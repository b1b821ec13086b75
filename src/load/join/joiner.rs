//! Facts of several files, joined.
//!
//! The same figure in two files counts once. Two figures for the same days are vintages if a date tells which is newer:
//! a column of release dates, the file's own words or its name. Otherwise the later file is refused, since either sum
//! would be a guess.

use std::sync::Arc;

use super::apart::{self, Measures};
use super::other_rows::{self, Pair};
use super::repeats::Repeats;
use super::{between, other_days};
use crate::calendar::{Date, FiscalCalendar};
use crate::dataset::{
    CountKind, Dataset, FastMap, Finding, Head, Kind, Level, Measure, Observation, Records, Series,
    Understood,
};
use crate::load::file::Read;
use crate::load::refusal::Refusal;
use crate::load::shape::{Dated, Facts};
use crate::load::{Loaded, show};
use crate::quantity::Count;

/// The facts of all files so far.
#[derive(Debug, Default)]
pub(crate) struct Joiner {
    observations: Vec<Observation>,
    records: Vec<Records>,
    known: FastMap<Key, usize>,
    dates: FastMap<Arc<str>, Dated>,
    files: Vec<Understood>,
    loaded: Loaded,
    calendar: FiscalCalendar,
    measures: Measures,
}

/// What makes two facts the same figure.
type Key = (Measure, Series, Kind, Date, Date, Option<Date>);

impl Joiner {
    /// Nothing yet.
    pub(crate) fn new(calendar: FiscalCalendar) -> Self {
        Self { calendar, ..Self::default() }
    }

    /// Adds a file, in one part or several, or the reason why it was not read.
    pub(crate) fn add(&mut self, reads: Result<Vec<Read>, Box<Refusal>>) {
        let joined = reads.and_then(|reads| {
            let joined = reads.into_iter().try_for_each(|read| self.join(read));
            joined.map_err(|refusal| Box::new(Refusal { beside_another: true, ..*refusal }))
        });
        self.loaded.refused.extend(joined.err().map(|refusal| *refusal));
    }

    /// Everything that was loaded.
    pub(crate) fn finish(mut self) -> Loaded {
        let (silent, said) = between::cover(&mut self.records);
        self.observations.extend(silent);
        self.loaded.findings.extend(said);
        let dataset =
            Dataset::new(self.calendar, self.observations).with_records(self.records).with_files(self.files);
        Loaded { dataset, ..self.loaded }
    }

    fn join(&mut self, read: Read) -> Result<(), Box<Refusal>> {
        let Read { mut facts, notes, mut understood } = read;
        let file = Arc::clone(&understood.file);
        let apart = self.part_by_count(&mut facts, &mut understood);
        let mut observations = facts.observations;
        let pairs: Vec<Pair<'_>> =
            observations.iter().filter_map(|new| Some((new, self.stated(new)?))).collect();
        let is_release = |old: &str| {
            facts.dated.zip(self.dates.get(old).copied()).is_some_and(|(new, old)| new.day != old.day)
        };
        if let Some(records) = &facts.records {
            other_rows::refuse(&file, &pairs, (records, &self.records), &is_release)?;
        }
        let is_list = facts.kind == CountKind::Records;
        if is_list {
            let tells = |own: &Records| self.records.iter().any(|old| !own.shared_categories(old).is_empty());
            let bare = facts.records.as_ref().is_some_and(|own| !tells(own));
            let lists = (&*observations, &*self.observations);
            other_days::refuse(&file, &pairs, lists, (bare, &is_release))?;
        }
        if let Some(twin) = self.conflict(&observations) {
            self.part_by_date(&mut observations, &file, facts.dated, &twin)?;
        }
        let mut repeats = Repeats::default();
        let mut kept = Vec::with_capacity(observations.len());
        for observation in observations {
            let known = self.known.get(&key(&observation)).and_then(|place| self.observations.get(*place));
            // Within one file, equal facts are that file's affair; what no row says gives way to what one does.
            match known.filter(|known| known.place.file != observation.place.file && !is_assumed(known)) {
                Some(_) if is_assumed(&observation) => {}
                Some(known) => repeats.take(known, observation, is_list),
                None => kept.push(observation),
            }
        }
        let repeated = repeats.settle(&kept, &mut understood);
        let all_known = kept.is_empty();
        let mut records = facts.records.filter(|_| !all_known);
        if let Some(records) = &mut records {
            self.count_once(&kept, records);
        }
        self.known.reserve(kept.len());
        self.observations.reserve(kept.len());
        for observation in kept {
            let key = key(&observation);
            let known = self.known.get(&key).and_then(|place| self.observations.get_mut(*place));
            if let Some(known) = known.filter(|known| is_assumed(known)) {
                *known = observation;
            } else {
                self.known.insert(key, self.observations.len());
                self.observations.push(observation);
            }
        }
        self.dates.extend(facts.dated.map(|date| (file, date)));
        self.loaded.findings.extend(notes.findings);
        self.loaded.findings.extend(apart);
        self.loaded.findings.extend(repeated);
        self.files.push(understood);
        // Rows of a file that adds nothing would be counted again wherever rows are grouped.
        self.records.extend(records);
        Ok(())
    }

    /// Gives the counts of a new file a measure of their own where they are too far from those of the files before it to be
    /// of the same people. Files that state the same periods are vintages or contradict each other, and are left to that.
    fn part_by_count(&mut self, facts: &mut Facts, understood: &mut Understood) -> Vec<Finding> {
        let dated = facts.dated.is_some();
        let contradicts = self.conflict(&facts.observations).is_some();
        if contradicts && !dated {
            return Vec::new();
        }
        // A single year may have been revised by that much.
        let least_years = if contradicts { 2 } else { 1 };
        let known = (&*self.observations, self.calendar);
        let parted = self.measures.part(&understood.file, &facts.observations, known, least_years);
        let mut findings = Vec::new();
        for parted in parted {
            if let Some(call) = &parted.earlier {
                call.apply(&mut self.observations, &mut self.records, &mut self.files);
                self.known = self.places();
            }
            let own = std::slice::from_mut(understood);
            parted.new.apply(&mut facts.observations, facts.records.as_mut_slice(), own);
            findings.extend(parted.finding);
        }
        findings
    }

    /// The place of each fact.
    fn places(&self) -> FastMap<Key, usize> {
        self.observations.iter().enumerate().map(|(place, known)| (key(known), place)).collect()
    }

    /// Marks the days that rows of a new file and rows of one before it both hold: they count in one of the tables, that of
    /// the newer figure. `kept` are the facts of the new file that no other states.
    fn count_once(&mut self, kept: &[Observation], records: &mut Records) {
        let own: FastMap<(Date, Date), Option<Date>> = kept
            .iter()
            .filter(|fact| !is_assumed(fact))
            .map(|fact| ((fact.from, fact.through), fact.published))
            .collect();
        let Head { measure, series, kind, .. } = records.head();
        let (measure, series, kind) = (measure.clone(), series.clone(), *kind);
        let alike = |head: &Head| (&head.measure, &head.series, head.kind) == (&measure, &series, kind);
        let mut tables: FastMap<Arc<str>, Vec<&mut Records>> = FastMap::default();
        for table in self.records.iter_mut().filter(|table| alike(table.head())) {
            tables.entry(Arc::clone(&table.head().file)).or_default().push(table);
        }
        if tables.is_empty() {
            return;
        }
        let known = self
            .observations
            .iter()
            .filter(|fact| (&fact.measure, &fact.series, fact.kind) == (&measure, &series, kind))
            .filter(|fact| !is_assumed(fact));
        for fact in known {
            let Some(held) = tables.get_mut(&fact.place.file) else { continue };
            let span = (fact.from, fact.through);
            match own.get(&span) {
                Some(published) if *published > fact.published => {
                    for table in held.iter_mut() {
                        table.count_elsewhere(span);
                    }
                }
                Some(_) | None => records.count_elsewhere(span),
            }
        }
    }

    /// What another file states of the same days, by a row of its own as this one is.
    fn stated(&self, new: &Observation) -> Option<&Observation> {
        let known = self.observations.get(*self.known.get(&key(new))?)?;
        let stated = !is_assumed(known) && !is_assumed(new);
        (stated && known.place.file != new.place.file).then_some(known)
    }

    /// The first fact of a new file that another file states otherwise, with that other fact's place in the list.
    fn conflict(&self, observations: &[Observation]) -> Option<Twin> {
        observations.iter().find_map(|observation| {
            let known = self.stated(observation)?;
            let differs = known.count != observation.count;
            differs.then(|| Twin { new: observation.clone(), old: known.clone() })
        })
    }

    /// Makes vintages of two files that state the same days otherwise, where each has a date.
    fn part_by_date(
        &mut self,
        observations: &mut [Observation],
        file: &Arc<str>,
        dated: Option<Dated>,
        twin: &Twin,
    ) -> Result<(), Box<Refusal>> {
        let old_file = &twin.old.place.file;
        let (Some(new), Some(&old)) = (dated, self.dates.get(old_file)) else {
            return Err(refuse(file, twin));
        };
        if new.day == old.day {
            return Err(refuse(file, twin));
        }
        if new.day.cmp(&old.day) != day_first(new).cmp(&day_first(old)) {
            return Err(refuse_either(file, twin, (new, old)));
        }
        let (new, old) = (new.day, old.day);
        let set = |observations: &mut [Observation], file: &Arc<str>, date: Date| {
            for observation in observations.iter_mut().filter(|observation| observation.place.file == *file) {
                observation.published.get_or_insert(date);
            }
        };
        set(observations, file, new);
        set(&mut self.observations, old_file, old);
        self.known = self.places();
        let message = format!("{} states other figures for the same days", show::escaped(old_file));
        let action = format!("kept apart as vintages: {new} here, {old} there");
        self.loaded.findings.push(Finding::new(Level::Note, "vintages", message, action).at(&twin.new.place));
        // A third file may still contradict one of them.
        self.conflict(observations).map_or(Ok(()), |twin| Err(refuse(file, &twin)))
    }
}

/// Two figures for the same days.
struct Twin {
    new: Observation,
    old: Observation,
}

/// Whether no row says it: a day without a record, in a file of records.
pub(super) fn is_assumed(observation: &Observation) -> bool {
    observation.place.line == 0 && observation.count == Count(0)
}

fn key(observation: &Observation) -> Key {
    let Observation { measure, series, kind, from, through, published, .. } = observation;
    (measure.clone(), series.clone(), *kind, *from, *through, *published)
}

/// The day of a file, if its month does not stand first.
fn day_first(dated: Dated) -> Date {
    dated.day_first.unwrap_or(dated.day)
}

/// The refusal of a file that is the newer of two in one order of day and month, and the older in the other.
fn refuse_either(file: &Arc<str>, twin: &Twin, dated: (Dated, Dated)) -> Box<Refusal> {
    let said = |dated: Dated| {
        let (one, other) = (dated.day.long(), day_first(dated).long());
        if one == other { one } else { format!("{one} or {other}") }
    };
    let why = format!(
        "is of {}, and {} is of {}: which is newer hangs on the order of day and month",
        said(dated.0),
        show::escaped(&twin.old.place.file),
        said(dated.1)
    );
    Refusal::new(file, why, "--dates mdy or --dates dmy")
}

fn refuse(file: &Arc<str>, twin: &Twin) -> Box<Refusal> {
    let Twin { new, old } = twin;
    let other = if old.place.line > 0 { old.place.to_string() } else { old.place.file.to_string() };
    let why = format!(
        "says {} for {} to {}, and {other} says {}: nothing tells which is newer",
        new.count, new.from, new.through, old.count
    );
    let dated = "one of the two files, or a date in each file's name (removals-2024-11-08.csv)";
    let remedy = apart::either_sheet(file, &old.place.file).unwrap_or_else(|| dated.to_owned());
    let refusal = Refusal::new(file, why, remedy);
    // A day without a record stands on no line.
    if new.place.line > 0 { refusal.at(new.place.line) } else { refusal }
}
