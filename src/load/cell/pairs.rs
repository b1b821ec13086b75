//! `2011-12`: December of 2011, or the fiscal year from 2011 to 2012.

use super::evidence::{Sight, Unsure};
use super::period::{Hints, Yearly};

/// What the cells of a column show of such pairs.
#[derive(Clone, Debug, Default)]
pub(super) struct Pairs {
    first: Sight,
    /// Whether there are others than the first.
    more: bool,
}

impl Pairs {
    /// Takes in a cell that is one.
    pub(super) fn see(&mut self, line: u64, text: &str) {
        self.more |= self.first.as_ref().is_some_and(|(_, first)| first != text);
        self.first.get_or_insert_with(|| (line, text.to_owned()));
    }

    /// Whether they are years, beside cells that are years for sure, or months.
    pub(super) fn are_years(&self, hints: Hints, (years, months): (bool, bool)) -> Result<bool, Unsure> {
        let Some((line, value)) = &self.first else { return Ok(hints.years) };
        let unsure = |why: &str, remedy: &str| {
            Err(Unsure { line: *line, value: value.clone(), why: why.into(), remedy: remedy.into() })
        };
        match (hints.years || years, months) {
            (true, false) => Ok(true),
            // Months follow each other. What lies a year and a month apart may as well be years.
            (false, false) if self.more && hints.yearly == Yearly::Unsaid => unsure(
                "may be a month or a fiscal year, and neither the heading nor another cell tells which",
                "a heading such as month or fiscal_year for the column",
            ),
            (false, _) => Ok(false),
            (true, true) => unsure(
                "may be a month or a fiscal year, and the column holds both",
                "write fiscal years as FY2012 and months as 2011-12",
            ),
        }
    }
}
