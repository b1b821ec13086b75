//! Measures of several files that go by one name: two files head a column `removals`, and one is of a department and the
//! other of one of its agencies. Where their counts of the same days are far apart, each keeps a measure of its own, named
//! by its file, since what they would make together counts nothing.

use std::cell::LazyCell;
use std::sync::Arc;

use crate::calendar::FiscalCalendar;
use crate::dataset::{
    Dataset, Finding, Level, Likeness, Measure, Observation, Records, Said, Understood, is_of,
};
use crate::load::show;

/// The names that files have given to what they count, and what each is called here.
#[derive(Clone, Debug, Default)]
pub(super) struct Measures {
    groups: Vec<Group>,
}

/// Files that count one thing.
#[derive(Clone, Debug)]
struct Group {
    /// What they call it.
    said: Measure,
    /// What it is called here.
    called: Measure,
    /// The files.
    files: Vec<Arc<str>>,
}

/// What becomes of a measure of a new file.
pub(super) struct Parted {
    /// What its facts are called from now on.
    pub(super) new: Call,
    /// What those of the files before it are, where they had the name for themselves until now.
    pub(super) earlier: Option<Call>,
    /// What is said of it.
    pub(super) finding: Option<Finding>,
}

/// Another name for a measure.
pub(super) struct Call {
    pub(super) from: Measure,
    pub(super) to: Measure,
}

impl Measures {
    /// What the measures of a new file are called, beside the facts of the files before it. Those that are apart in fewer years
    /// than `least_years` are one.
    pub(super) fn part(
        &mut self,
        file: &Arc<str>,
        new: &[Observation],
        (known, calendar): (&[Observation], FiscalCalendar),
        least_years: usize,
    ) -> Vec<Parted> {
        let mut measures: Vec<&Measure> = new.iter().map(|fact| &fact.measure).collect();
        measures.dedup();
        measures.sort_unstable();
        measures.dedup();
        let facts = |facts: &[Observation], measure: &Measure| {
            let own = facts.iter().filter(|fact| fact.measure == *measure).cloned();
            Dataset::new(calendar, own.collect())
        };
        let parted = measures.into_iter().filter_map(|measure| {
            // Beside the first file there is nothing to compare with.
            let own = LazyCell::new(|| facts(new, measure));
            let likeness = |group: &Group| {
                let other = facts(known, &group.called);
                let likeness = own.measured(measure).likeness(other.measured(&group.called));
                let few = matches!(likeness, Likeness::Apart(_, years) if years < least_years);
                if few { Likeness::Alike } else { likeness }
            };
            self.place(file, measure, new, &likeness)
        });
        parted.collect()
    }

    /// Takes note that what files say in one name is called by another, closer one.
    pub(super) fn call_closer(&mut self, call: &Call, file: &Arc<str>) {
        let mut of_name = self.groups.iter_mut().filter(|group| group.called == call.from).peekable();
        if of_name.peek().is_none() {
            let (said, called, files) = (call.from.clone(), call.to.clone(), vec![Arc::clone(file)]);
            self.groups.push(Group { said, called, files });
            return;
        }
        of_name.for_each(|group| group.called = call.to.clone());
    }

    /// Puts a measure of a new file into the group that counts the same, or into one of its own.
    fn place(
        &mut self,
        file: &Arc<str>,
        measure: &Measure,
        new: &[Observation],
        likeness: &dyn Fn(&Group) -> Likeness,
    ) -> Option<Parted> {
        let own: Vec<usize> = (0..self.groups.len())
            .filter(|place| self.groups.get(*place).is_some_and(|group| group.said == *measure))
            .collect();
        // Sheets of one workbook were laid beside each other when it was read.
        let same_book = |group: &Group| group.files.iter().any(|other| is_of(other, book(file)));
        let mut apart: Option<(usize, Said, usize)> = None;
        let mut unknown = None;
        for place in own.iter().copied() {
            let group = self.groups.get(place)?;
            let likeness = if same_book(group) { Likeness::Alike } else { likeness(group) };
            match likeness {
                Likeness::Alike => return self.join(place, file, measure),
                Likeness::Unknown => unknown = Some(place),
                Likeness::Apart(said, years) => apart = apart.or(Some((place, said, years))),
            }
        }
        match (own.as_slice(), unknown, apart) {
            ([_], Some(place), _) => return self.join(place, file, measure),
            ([], _, _) => {
                let (said, called, files) = (measure.clone(), measure.clone(), vec![Arc::clone(file)]);
                self.groups.push(Group { said, called, files });
                return None;
            }
            ([_, ..], _, _) => {}
        }
        let called = self.name(measure, file);
        let earlier = match own.as_slice() {
            // One that goes by a closer name has that for itself.
            [only] if self.groups.get(*only)?.called == *measure => Some(self.name_by_file(*only)?),
            [] | [_, ..] => None,
        };
        let first = new.iter().find(|fact| fact.measure == *measure)?;
        let finding = apart.and_then(|(place, said, years)| {
            let other = self.groups.get(place)?;
            Some(tell(&said, years, (&called, other)).at(&first.place))
        });
        let (said, files) = (measure.clone(), vec![Arc::clone(file)]);
        self.groups.push(Group { said, called: called.clone(), files });
        Some(Parted { new: Call { from: measure.clone(), to: called }, earlier, finding })
    }

    /// Names a group that had the name for itself by its first file.
    fn name_by_file(&mut self, place: usize) -> Option<Call> {
        let group = self.groups.get(place)?;
        let to = self.name(&group.said, group.files.first()?);
        let from = std::mem::replace(&mut self.groups.get_mut(place)?.called, to.clone());
        Some(Call { from, to })
    }

    fn join(&mut self, place: usize, file: &Arc<str>, measure: &Measure) -> Option<Parted> {
        let group = self.groups.get_mut(place)?;
        group.files.push(Arc::clone(file));
        let new = Call { from: measure.clone(), to: group.called.clone() };
        (new.from != new.to).then_some(Parted { new, earlier: None, finding: None })
    }

    /// A name for what a file counts: `removals in dhs.csv`, with its folders where another file has the same name.
    fn name(&self, measure: &Measure, file: &str) -> Measure {
        let last = file.rsplit(['/', '\\']).next().unwrap_or(file);
        let short = Measure(Arc::from(format!("{measure} in {last}")));
        let taken = self.groups.iter().any(|group| group.called == short);
        if taken { Measure(Arc::from(format!("{measure} in {file}"))) } else { short }
    }
}

/// The name of the workbook that a sheet is in, or of the file.
fn book(file: &str) -> &str {
    file.split_once(" [").map_or(file, |(book, _)| book)
}

/// What is typed to read one of two sheets; `None` where they are files of their own.
pub(super) fn either_sheet(file: &str, other: &str) -> Option<String> {
    let sheet = |name: &str| Some(show::sheet_option(name.split_once(" [")?.1.strip_suffix(']')?));
    let (one, another) = (sheet(other)?, sheet(file)?);
    (book(file) == book(other)).then(|| format!("{one} or {another}"))
}

fn tell(said: &Said, years: usize, (called, other): (&Measure, &Group)) -> Finding {
    let Said { fiscal_year, through, own, other: count } = said;
    let more = match years - 1 {
        0 => String::new(),
        1 => ", and one more year is so".to_owned(),
        more => format!(", and {more} more years are so"),
    };
    let file = other.files.first().map(|file| show::escaped(file)).unwrap_or_default();
    let message = format!(
        "{fiscal_year} comes to {own} through {through} here and to {count} in {file}{more}: the two hardly count the same \
         people"
    );
    let action = format!("kept apart, as \"{called}\" and \"{}\"; --measure shows one of them", other.called);
    Finding::new(Level::Warning, "other-count", message, action)
}

impl Call {
    /// Gives the measure its other name.
    pub(super) fn apply(&self, facts: &mut [Observation], records: &mut [Records], files: &mut [Understood]) {
        for fact in facts.iter_mut().filter(|fact| fact.measure == self.from) {
            fact.measure = self.to.clone();
        }
        for table in records.iter_mut().filter(|table| *table.measure() == self.from) {
            table.call(self.to.clone());
        }
        for name in files.iter_mut().flat_map(|file| &mut file.measures).filter(|name| **name == *self.from.0)
        {
            *name = self.to.0.to_string();
        }
    }
}
