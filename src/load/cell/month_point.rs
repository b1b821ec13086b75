//! Months behind a point: `2016.1` is January, or October as a program writes it that takes `2016.10` for a number.

use std::collections::{BTreeMap, BTreeSet};

use super::evidence::Unsure;

/// More years than that are in no file of months.
const YEARS_KEPT: usize = 300;

/// What the months behind a point show of a column.
#[derive(Clone, Debug, Default)]
pub(super) struct Points {
    /// October is written in full somewhere.
    full: bool,
    /// The first month of each year that has one.
    firsts: BTreeMap<String, (u64, String)>,
    /// The years that have a second month.
    seconds: BTreeSet<String>,
}

impl Points {
    /// Takes in a cell.
    pub(super) fn see(&mut self, line: u64, text: &str) {
        let Some((year, month)) = text.trim().split_once('.').filter(|(year, _)| year.len() == 4) else {
            return;
        };
        if self.firsts.len() + self.seconds.len() >= YEARS_KEPT {
            return;
        }
        match month {
            "10" => self.full = true,
            "1" => {
                self.firsts.entry(year.to_owned()).or_insert_with(|| (line, text.to_owned()));
            }
            "2" => {
                self.seconds.insert(year.to_owned());
            }
            _ => {}
        }
    }

    /// Refuses a first month that may be the tenth: no second one follows it, and no October is written in full.
    pub(super) fn check(&self) -> Result<(), Unsure> {
        let open = |year: &&String| !self.full && !self.seconds.contains(*year);
        let Some((_, sight)) = self.firsts.iter().find(|(year, _)| open(year)) else { return Ok(()) };
        let why = "may be January, or October without the zero at its end";
        Err(Unsure::new(sight, why, "months such as 2016-10 in this column"))
    }
}
