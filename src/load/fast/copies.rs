//! Which rows repeat an earlier one exactly, told by their fingerprints when all rows have been read.

use super::dates::Kind;
use super::gathered::Gathered;
use super::prints::{ByClass, CLASSES};
use super::seen::Seen;
use crate::dataset::FastMap;

/// Rows of one date that repeat an earlier one.
#[derive(Clone, Copy, Debug)]
pub struct Repeat {
    /// The thread that read the first of them, and its code for the date.
    pub(crate) date: (usize, u16),
    /// How many there are.
    pub(crate) times: u64,
    /// The line of the first.
    pub(crate) line: u64,
}

/// What copies are looked for in.
#[derive(Debug)]
pub struct Copies<'a> {
    gathered: &'a Gathered,
    /// What each thread keeps.
    prints: Vec<ByClass<'a>>,
}

/// The same of one class of rows, before it is known where they stand.
#[derive(Debug)]
pub struct Repeated {
    class: u16,
    /// The fingerprints that more than one row has, and how many have each.
    prints: FastMap<u64, u64>,
}

/// Rows of one class, gone through in the order of the file.
#[derive(Debug, Default)]
struct Going {
    /// How many each thread has passed.
    passed: Vec<usize>,
    /// Fingerprints of rows to come that repeat each other, with how many have each, and whether one was passed.
    prints: FastMap<u64, (u64, bool)>,
}

impl<'a> Copies<'a> {
    pub(super) fn of(gathered: &'a Gathered) -> Self {
        let prints = gathered.workers.iter().map(|worker| worker.prints.by_class()).collect();
        Self { gathered, prints }
    }

    /// Looks for copies among the rows that are one thread's share of so many.
    #[must_use]
    pub fn among(&self, share: usize, of: usize) -> Vec<Repeated> {
        let (mut prints, mut seen) = (Vec::new(), Seen::default());
        let mut repeated = |class: u16| {
            prints.clear();
            for of_worker in &self.prints {
                of_worker.gather(class, &mut prints);
            }
            Some(Repeated { class, prints: seen.several(&prints) }).filter(|found| !found.prints.is_empty())
        };
        (0..CLASSES).skip(share).step_by(of).filter_map(&mut repeated).collect()
    }

    /// Finds where the first of each date stands: rows are gone through in the order of the file, as far as it takes.
    #[must_use]
    pub fn placed(&self, found: &[Repeated]) -> Vec<Repeat> {
        let mut classes: FastMap<u16, Going> = FastMap::default();
        let mut left = 0;
        for Repeated { class, prints } in found {
            left += prints.len();
            let prints = prints.iter().map(|(print, rows)| (*print, (*rows, false))).collect();
            classes.insert(*class, Going { passed: vec![0; self.prints.len()], prints });
        }
        // By the text of the date, since each thread has codes of its own.
        let mut repeats: FastMap<&str, Repeat> = FastMap::default();
        for (worker, date, line) in self.gathered.rows() {
            if left == 0 {
                break;
            }
            let Some((text, class)) = self.dated(worker, date) else { continue };
            let Some(going) = classes.get_mut(&class) else { continue };
            if let Some(times) = self.pass(worker, class, going) {
                left -= 1;
                let first = || Repeat { date: (worker, date), times: 0, line: line() };
                repeats.entry(text).or_insert_with(first).times += times;
            }
        }
        let mut repeats: Vec<Repeat> = repeats.into_values().collect();
        repeats.sort_unstable_by_key(|repeat| repeat.line);
        repeats
    }

    /// Passes the next row of a class in one thread; how many rows repeat an earlier one with its fingerprint, if it is the
    /// first of them.
    fn pass(&self, worker: usize, class: u16, going: &mut Going) -> Option<u64> {
        let passed = going.passed.get_mut(worker)?;
        let print = self.prints.get(worker)?.nth(class, *passed)?;
        *passed += 1;
        let (_, was_passed) = going.prints.get_mut(&print)?;
        if !std::mem::replace(was_passed, true) {
            return None;
        }
        going.prints.remove(&print).map(|(rows, _)| rows - 1)
    }

    /// The text of a date, and the class of its rows; `None` where they have no fingerprint.
    fn dated(&self, worker: usize, date: u16) -> Option<(&'a str, u16)> {
        let dates = &self.gathered.workers.get(worker)?.dates;
        let text = dates.text(date).filter(|_| dates.kind(date) != Some(Kind::Blank))?;
        Some((text, dates.class(date)?))
    }
}
