//! Facts of several files, joined.
//!
//! The same figure in two files counts once, and so does one that one of them rounds. Two figures for the same days are
//! vintages if something tells which is newer: a column of release dates, the file's own words or its name. Otherwise the
//! later file is refused, since either sum would be a guess.

use std::sync::Arc;

use super::apart::{self, Measures};
use super::before::Before;
use super::editions::{Order, Sheet, day_first};
use super::other_rows::{self, Pair};
use super::repeats::{Repeat, Repeats};
use super::{between, other_days};
use crate::calendar::{Date, FiscalCalendar};
use crate::dataset::{
    CountKind, Dataset, FastMap, FastSet, Finding, Head, Kind, Level, Measure, Observation, Records, Series,
    Understood,
};
use crate::load::file::Read;
use crate::load::refusal::Refusal;
use crate::load::shape::{Dated, Facts};
use crate::load::{Loaded, show};
use crate::quantity::Count;

/// The facts of all files so far.
#[derive(Clone, Debug, Default)]
pub(crate) struct Joiner {
    pub(super) observations: Vec<Observation>,
    pub(super) records: Vec<Records>,
    pub(super) known: FastMap<Key, Vec<usize>>,
    pub(super) sheets: FastMap<Arc<str>, Sheet>,
    /// Files whose figures were told from those of others as of an edition of their own.
    pub(super) vintages: FastSet<Arc<str>>,
    pub(super) files: Vec<Understood>,
    pub(super) loaded: Loaded,
    pub(super) calendar: FiscalCalendar,
    pub(super) measures: Measures,
}

/// What makes two facts the same figure, of one edition or of several.
pub(super) type Key = (Measure, Series, Kind, Date, Date);

impl Joiner {
    /// Nothing yet.
    pub(crate) fn new(calendar: FiscalCalendar) -> Self {
        Self { calendar, ..Self::default() }
    }

    /// Adds a file, in one part or several, or the reason why it was not read. Of a file that is refused nothing is added.
    pub(crate) fn add(&mut self, reads: Result<Vec<Read>, Box<Refusal>>) {
        let joined = reads.and_then(|reads| {
            let before = Before::of(self, reads.len());
            let joined = reads.into_iter().try_for_each(|read| self.join(read));
            joined.map_err(|refusal| {
                before.restore(self);
                Box::new(Refusal { beside_another: true, ..*refusal })
            })
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
        let sheet = Sheet::of(&file, &facts);
        let closer = self.name_closer(&mut facts, &mut understood);
        let apart = self.part_by_count(&mut facts, &mut understood, &sheet);
        self.refuse_others(&facts, &sheet)?;
        let mut observations = facts.observations;
        if let Some(twin) = self.conflict(&observations, &sheet) {
            self.part_by_edition(&mut observations, &sheet, &twin)?;
        }
        let same = if facts.kind == CountKind::Records { Repeat::Row } else { Repeat::Figure };
        let outranked = self.displace(&observations, &sheet);
        let mut repeats = Repeats::default();
        let mut kept = Vec::with_capacity(observations.len());
        for observation in observations {
            // Within one file, equal facts are that file's affair; what no row says gives way to what one does.
            match self.beside(&observation) {
                Some(_) if is_assumed(&observation) => {}
                Some(known) if known.count == observation.count => repeats.take(known, observation, same),
                Some(known) => {
                    let other = self.sheets.get(&known.place.file);
                    let is_version = other.is_some_and(|other| sheet.version_of(other).is_some());
                    let repeat = if is_version { Repeat::OlderVersion } else { Repeat::Rounded };
                    repeats.take(known, observation, repeat);
                }
                None => kept.push(observation),
            }
        }
        let repeated = repeats.settle(&kept, &mut understood);
        let all_known = kept.is_empty();
        let mut records = facts.records.filter(|_| !all_known);
        if let Some(records) = &mut records {
            self.count_once(&kept, records);
        }
        for observation in kept {
            self.keep(observation);
        }
        self.sheets.insert(file, sheet);
        self.loaded.findings.extend(notes.findings);
        self.loaded.findings.extend(closer);
        self.loaded.findings.extend(apart);
        self.loaded.findings.extend(outranked);
        self.loaded.findings.extend(repeated);
        self.files.push(understood);
        // Rows of a file that adds nothing would be counted again wherever rows are grouped.
        self.records.extend(records);
        Ok(())
    }

    /// Keeps a fact that no other states, in the place of one that no row says, where there is such a one.
    fn keep(&mut self, observation: Observation) {
        let places = self.known.entry(key(&observation)).or_default();
        let assumed = places.iter().copied().find(|place| {
            let known = self.observations.get(*place);
            known.is_some_and(|known| is_assumed(known) && known.edition() == observation.edition())
        });
        if let Some(known) = assumed.and_then(|place| self.observations.get_mut(place)) {
            *known = observation;
        } else {
            places.push(self.observations.len());
            self.observations.push(observation);
        }
    }

    /// Refuses a file that may be of other people than those that stand behind the same figures of a file before it.
    fn refuse_others(&self, facts: &Facts, sheet: &Sheet) -> Result<(), Box<Refusal>> {
        let file = sheet.file();
        let new = &facts.observations;
        let pairs: Vec<Pair<'_>> = new.iter().filter_map(|new| Some((new, self.stated(new)?))).collect();
        let is_release = |old: &str| self.is_other_edition(sheet, old, &pairs);
        if let Some(records) = &facts.records {
            other_rows::refuse(file, &pairs, (records, &self.records), &is_release)?;
        }
        if facts.kind == CountKind::Records {
            let tells = |own: &Records| self.records.iter().any(|old| !own.shared_categories(old).is_empty());
            let bare = facts.records.as_ref().is_some_and(|own| !tells(own));
            let lists = (new.as_slice(), &*self.observations);
            other_days::refuse(file, &pairs, lists, (bare, &is_release))?;
        }
        Ok(())
    }

    /// Whether a new file and one before it are known to be two editions of one thing.
    fn is_other_edition(&self, sheet: &Sheet, old: &str, pairs: &[Pair<'_>]) -> bool {
        let Some(other) = self.sheets.get(old) else { return false };
        let days = sheet.dated.zip(other.dated).is_some_and(|(new, old)| new.day != old.day);
        let pair = pairs.iter().find(|(_, known)| *known.place.file == *old);
        days || sheet.version_of(other).is_some()
            || pair.is_some_and(|pair| sheet.order(other, *pair) != Order::Unknown)
    }

    /// Gives the counts of a new file a measure of their own where they are too far from those of the files before it to be
    /// of the same people. Files that state the same periods are vintages or contradict each other, and are left to that.
    fn part_by_count(
        &mut self,
        facts: &mut Facts,
        understood: &mut Understood,
        sheet: &Sheet,
    ) -> Vec<Finding> {
        let twin = self.conflict(&facts.observations, sheet);
        if twin.as_ref().is_some_and(|twin| self.order(sheet, twin) == Order::Unknown) {
            return Vec::new();
        }
        let contradicts = twin.is_some();
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
    pub(super) fn places(&self) -> FastMap<Key, Vec<usize>> {
        let mut places: FastMap<Key, Vec<usize>> = FastMap::default();
        for (place, known) in self.observations.iter().enumerate() {
            places.entry(key(known)).or_default().push(place);
        }
        places
    }

    /// Marks the days that rows of a new file and rows of one before it both hold: they count in one of the tables, that of
    /// the newer figure. `kept` are the facts of the new file that no other states.
    fn count_once(&mut self, kept: &[Observation], records: &mut Records) {
        let own: FastMap<(Date, Date), Option<Date>> = kept
            .iter()
            .filter(|fact| !is_assumed(fact))
            .map(|fact| ((fact.from, fact.through), fact.edition()))
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
                Some(edition) if *edition > fact.edition() => {
                    for table in held.iter_mut() {
                        table.count_elsewhere(span);
                    }
                }
                Some(_) | None => records.count_elsewhere(span),
            }
        }
    }

    /// What another file states of the same days in the same edition, or in its newest one where nothing tells of which the new
    /// fact is.
    fn beside(&self, new: &Observation) -> Option<&Observation> {
        let places = self.known.get(&key(new))?;
        let known = places.iter().filter_map(|place| self.observations.get(*place));
        let is_beside = |known: &&Observation| {
            let is_undated = new.edition().is_none() && self.vintages.contains(&known.place.file);
            known.place.file != new.place.file
                && !is_assumed(known)
                && (known.edition() == new.edition() || is_undated)
        };
        known.filter(is_beside).max_by_key(|known| known.knowable())
    }

    /// The same where a row says what is new, too.
    pub(super) fn stated(&self, new: &Observation) -> Option<&Observation> {
        self.beside(new).filter(|_| !is_assumed(new))
    }

    /// The first fact of a new file that another file states otherwise, and is neither rounded nor of an older version.
    fn conflict(&self, observations: &[Observation], sheet: &Sheet) -> Option<Twin> {
        observations.iter().find_map(|observation| {
            let known = self.stated(observation)?;
            let differs = known.count != observation.count
                && self.outranks((observations, sheet), observation, known).is_none();
            differs.then(|| Twin { new: observation.clone(), old: known.clone() })
        })
    }

    fn order(&self, sheet: &Sheet, twin: &Twin) -> Order {
        let other = self.sheets.get(&twin.old.place.file);
        other.map_or(Order::Unknown, |other| sheet.order(other, (&twin.new, &twin.old)))
    }

    /// Makes vintages of two files that state the same days otherwise, where something tells which is newer.
    fn part_by_edition(
        &mut self,
        observations: &mut [Observation],
        sheet: &Sheet,
        twin: &Twin,
    ) -> Result<(), Box<Refusal>> {
        let (file, old_file) = (sheet.file(), &twin.old.place.file);
        let (days, by_names) = match self.order(sheet, twin) {
            Order::Unknown => return Err(refuse(file, twin)),
            Order::Open(days) => return Err(refuse_either(file, twin, days)),
            Order::Days(days) => (days, false),
            Order::Names(days) => (days, true),
        };
        let [new, old] = days;
        let set = |observations: &mut [Observation], file: &Arc<str>, (day, is_release): (Date, bool)| {
            let own = observations.iter_mut().filter(|observation| observation.place.file == *file);
            for observation in own.filter(|observation| observation.edition().is_none()) {
                let place = if is_release { &mut observation.published } else { &mut observation.run_date };
                *place = Some(day);
            }
        };
        set(observations, file, new);
        set(&mut self.observations, old_file, old);
        self.vintages.extend([Arc::clone(file), Arc::clone(old_file)]);
        self.loaded.findings.push(vintages(twin, (new.0, old.0), by_names));
        // A third file may still contradict one of them.
        self.conflict(observations, sheet).map_or(Ok(()), |twin| Err(refuse(file, &twin)))
    }
}

/// What is said of two editions.
fn vintages(twin: &Twin, (new, old): (Date, Date), by_names: bool) -> Finding {
    let message = format!("{} states other figures for the same days", show::escaped(&twin.old.place.file));
    let (level, tell) =
        if by_names { (Level::Warning, ", as their names and last days tell") } else { (Level::Note, "") };
    let action = format!("kept apart as vintages{tell}: {new} here, {old} there");
    Finding::new(level, "vintages", message, action).at(&twin.new.place)
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

pub(super) fn key(observation: &Observation) -> Key {
    let Observation { measure, series, kind, from, through, .. } = observation;
    (measure.clone(), series.clone(), *kind, *from, *through)
}

/// The refusal of a file that is the newer of two in one order of day and month, and the older in the other.
fn refuse_either(file: &Arc<str>, twin: &Twin, [new, old]: [Dated; 2]) -> Box<Refusal> {
    let said = |dated: Dated| {
        let (one, other) = (dated.day.long(), day_first(dated).long());
        if one == other { one } else { format!("{one} or {other}") }
    };
    let why = format!(
        "is of {}, and {} is of {}: which is newer hangs on the order of day and month",
        said(new),
        show::escaped(&twin.old.place.file),
        said(old)
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
