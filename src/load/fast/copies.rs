//! Which rows repeat an earlier one exactly, told by their fingerprints when all rows have been read.

use super::gathered::Gathered;
use super::prints::ByDate;
use super::seen::Seen;
use crate::dataset::{FastMap, FastSet};

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
    prints: Vec<ByDate<'a>>,
    /// Under which code which thread has a date, for every date that any has.
    dates: Vec<Vec<(usize, u16)>>,
}

/// The same before it is known where they stand.
#[derive(Debug)]
pub struct Repeated {
    /// The place of the date.
    date: usize,
    /// How many rows repeat an earlier one.
    times: u64,
    /// The fingerprints that more than one row has.
    prints: FastSet<u64>,
}

/// Rows of one date in one thread, gone through in their order.
#[derive(Clone, Copy, Debug)]
struct Going {
    /// The place of what is known of the date.
    number: usize,
    /// How many were passed.
    passed: usize,
}

impl<'a> Copies<'a> {
    pub(super) fn of(gathered: &'a Gathered) -> Self {
        let prints = gathered.workers.iter().map(|worker| worker.prints.by_date()).collect();
        let mut places: FastMap<&str, usize> = FastMap::default();
        let mut dates: Vec<Vec<(usize, u16)>> = Vec::new();
        for (number, worker) in gathered.workers.iter().enumerate() {
            for (code, (text, ..)) in (0..).zip(worker.dates.iter()) {
                let place = *places.entry(text).or_insert(dates.len());
                match dates.get_mut(place) {
                    Some(codes) => codes.push((number, code)),
                    None => dates.push(vec![(number, code)]),
                }
            }
        }
        Self { gathered, prints, dates }
    }

    /// Looks for copies among the dates that are one thread's share of so many.
    #[must_use]
    pub fn among(&self, share: usize, of: usize) -> Vec<Repeated> {
        let (mut prints, mut seen) = (Vec::new(), Seen::default());
        let mut repeated = |(date, codes): (usize, &Vec<(usize, u16)>)| {
            prints.clear();
            for (worker, code) in codes {
                self.prints.get(*worker)?.gather(*code, &mut prints);
            }
            let rows = seen.several(&prints);
            let times = rows.values().map(|rows| rows - 1).sum();
            (times > 0).then(|| Repeated { date, times, prints: rows.into_keys().collect() })
        };
        self.dates.iter().enumerate().skip(share).step_by(of).filter_map(&mut repeated).collect()
    }

    /// Finds where the first of each stands: rows are gone through in the order of the file, as far as it takes.
    #[must_use]
    pub fn placed(&self, found: &[Repeated]) -> Vec<Repeat> {
        let of_worker = |prints: &ByDate<'_>| vec![None; prints.dates()];
        let mut going: Vec<Vec<Option<Going>>> = self.prints.iter().map(of_worker).collect();
        for (number, repeated) in found.iter().enumerate() {
            self.set(&mut going, repeated.date, Some(Going { number, passed: 0 }));
        }
        let mut seen: Vec<FastSet<u64>> = found.iter().map(|_| FastSet::default()).collect();
        let mut repeats = Vec::new();
        for (worker, date, line) in self.gathered.rows() {
            if repeats.len() == found.len() {
                break;
            }
            let place = going.get_mut(worker).and_then(|of| of.get_mut(usize::from(date)));
            let Some(of_date) = place.and_then(Option::as_mut) else { continue };
            let print = self.prints.get(worker).and_then(|prints| prints.nth(date, of_date.passed));
            of_date.passed += 1;
            let (Some(repeated), Some(seen)) = (found.get(of_date.number), seen.get_mut(of_date.number))
            else {
                continue;
            };
            if print.is_some_and(|print| repeated.prints.contains(&print) && !seen.insert(print)) {
                repeats.push(Repeat { date: (worker, date), times: repeated.times, line: line() });
                self.set(&mut going, repeated.date, None);
            }
        }
        repeats
    }

    /// Sets what is known of a date in every thread that has it.
    fn set(&self, going: &mut [Vec<Option<Going>>], date: usize, known: Option<Going>) {
        for (worker, code) in self.dates.get(date).into_iter().flatten() {
            if let Some(place) = going.get_mut(*worker).and_then(|of| of.get_mut(usize::from(*code))) {
                *place = known;
            }
        }
    }
}
