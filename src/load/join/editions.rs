//! Which of two files that state the same days otherwise is the newer edition: their days tell, or else their names where
//! what the files hold agrees.
//!
//! A name with a month is of an edition or of the data in it. It tells nothing alone: the file with the later name has to go
//! further than the other, or both names have to come after all the days of their files.

use std::cmp::Ordering;
use std::sync::Arc;

use crate::calendar::Date;
use crate::dataset::{CountKind, Kind, Observation};
use crate::load::named_edition::NamedEdition;
use crate::load::shape::{Dated, Facts};

/// What is known of the edition that a file is.
#[derive(Clone, Debug)]
pub(super) struct Sheet {
    file: Arc<str>,
    named: NamedEdition,
    pub(super) dated: Option<Dated>,
    /// The first day that its counts cover.
    first: Date,
    /// The last one.
    last: Date,
}

/// How two editions are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// Nothing tells.
    Unknown,
    /// By days: that of the new file and that of the other one, each of its release or not.
    Days([(Date, bool); 2]),
    /// By names that what the files hold agrees with: a day of each, not later than that of its edition.
    Names([(Date, bool); 2]),
    /// By the order of day and month in days that may be two.
    Open([Dated; 2]),
}

impl Sheet {
    /// What the facts of a file, its name and its day tell of it. The names of lists are those of their parts, as a rule.
    pub(super) fn of(file: &Arc<str>, facts: &Facts) -> Self {
        let stated = || facts.observations.iter();
        let first = stated().map(|fact| fact.from).min().unwrap_or(Date::MIN);
        let last = stated().map(|fact| fact.through).max().unwrap_or(Date::MIN);
        let is_list = facts.kind == CountKind::Records;
        let named = if is_list { NamedEdition::default() } else { NamedEdition::of(file) };
        Self { file: Arc::clone(file), named, dated: facts.dated, first, last }
    }

    /// How this edition and an older or newer one are told apart. `new` and `old` are what they say of the same days.
    pub(super) fn order(&self, other: &Self, (new, old): (&Observation, &Observation)) -> Order {
        let by_days = self.by_days(other);
        if by_days != Order::Unknown {
            return by_days;
        }
        self.by_names(other, (new, old)).map_or(Order::Unknown, Order::Names)
    }

    fn by_days(&self, other: &Self) -> Order {
        let (Some(new), Some(old)) = (self.dated, other.dated) else { return Order::Unknown };
        let order = new.day.cmp(&old.day);
        if order == Ordering::Equal {
            return Order::Unknown;
        }
        if order != day_first(new).cmp(&day_first(old)) {
            return Order::Open([new, old]);
        }
        // A table may come out long after the next one was made.
        if new.is_release != old.is_release && self.last.cmp(&other.last) == order.reverse() {
            return Order::Unknown;
        }
        Order::Days([new, old].map(|dated| (dated.day, dated.is_release)))
    }

    fn by_names(&self, other: &Self, (new, old): (&Observation, &Observation)) -> Option<[(Date, bool); 2]> {
        let (own, others) = (&self.named, &other.named);
        let reaches = self.last.cmp(&other.last);
        let lasts = [(self.last, false), (other.last, false)];
        let is_one = own.is_of_one_table(others);
        match (own.month_alone(), others.month_alone()) {
            (Some(month), Some(other_month)) if is_one => {
                let order = month.cmp(&other_month);
                let is_later = |sheet: &Self, month| month > (sheet.last.year(), sheet.last.month());
                let come_after = is_later(self, month) && is_later(other, other_month);
                let ends = [month, other_month].map(|month| Some((end_of(month)?, false)));
                match (order, reaches) {
                    (Ordering::Equal, _) => None,
                    (order, reaches) if order == reaches && self.holds(other, reaches) => Some(lasts),
                    (_, Ordering::Equal) if come_after => {
                        let [own, others] = ends;
                        Some([own?, others?])
                    }
                    _ => None,
                }
            }
            (None, None) if self.dated.is_some() != other.dated.is_some() && is_one => {
                self.by_the_day_of_one(other, lasts)
            }
            // Parts of a series are named by their years, too; a closed year is in none of them alone.
            (None, None)
                if new.kind == Kind::Final && (is_one || own.goes_on(others)) && are_close(new, old) =>
            {
                let order = own.year?.cmp(&others.year?);
                (order == reaches && order != Ordering::Equal).then_some(lasts)
            }
            _ => None,
        }
    }

    /// Whether the one that goes further begins no later, so that it is no part that goes on where the other ends.
    fn holds(&self, other: &Self, reaches: Ordering) -> bool {
        match reaches {
            Ordering::Greater => self.first <= other.first,
            Ordering::Less => other.first <= self.first,
            Ordering::Equal => true,
        }
    }

    /// The same where one of two files has a day: it is the newer one if it goes further, too, or is of a later version.
    fn by_the_day_of_one(&self, other: &Self, [own, others]: [(Date, bool); 2]) -> Option<[(Date, bool); 2]> {
        let is_newer = |sheet: &Self, undated: &Self| {
            let later = sheet.named.version > undated.named.version && sheet.last >= undated.last;
            let further = sheet.last > undated.last && sheet.first <= undated.first;
            let dated = sheet.dated.filter(|dated| dated.day.min(day_first(*dated)) > undated.last)?;
            (further || later).then_some((dated.day, dated.is_release))
        };
        if self.dated.is_some() {
            Some([is_newer(self, other)?, others])
        } else {
            Some([own, is_newer(other, self)?])
        }
    }

    /// Whether it is another version of the same table than one that says nothing else of when it was made, and whether it is
    /// the later one.
    pub(super) fn version_of(&self, other: &Self) -> Option<Ordering> {
        let (own, others) = (&self.named, &other.named);
        let is_one = own.is_of_one_table(others) && (own.month, own.year) == (others.month, others.year);
        let undated = self.dated.is_none() && other.dated.is_none();
        Some(own.version.cmp(&others.version)).filter(|order| is_one && undated && *order != Ordering::Equal)
    }

    /// The name of the file.
    pub(super) fn file(&self) -> &Arc<str> {
        &self.file
    }
}

/// The day of a file, if its month does not stand first.
pub(super) fn day_first(dated: Dated) -> Date {
    dated.day_first.unwrap_or(dated.day)
}

/// Figures of one thing are revised by less than one in so many.
const REVISED: u64 = 10;

fn are_close(new: &Observation, old: &Observation) -> bool {
    let (new, old) = (new.count.0, old.count.0);
    new.abs_diff(old).saturating_mul(REVISED) < new.max(old)
}

fn end_of((year, month): (i32, u32)) -> Option<Date> {
    Some(Date::from_ymd(year, month, 1)?.end_of_month())
}
