//! Who published the figures of a year and where they were read: what stands with them wherever they are taken to.

use std::fmt;

use super::closing::Provenance;
use super::ledger::Behind;
use super::read_at::ReadAt;
use super::table::Table;
use super::view::Report;
use super::years::YearRow;
use crate::calendar::{Date, FiscalYear};

/// A publication behind a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credit {
    /// Whose figures.
    pub fiscal_year: FiscalYear,
    /// The publication; empty where the file names none.
    pub source: String,
    /// Where it can be read; empty where that is not known.
    pub url: String,
    /// When it came out last.
    pub published: Option<Date>,
    /// Its rows.
    pub read_at: ReadAt,
}

/// `FY2026: ICE Detention Statistics (https://...), published 2026-04-09, read at data/removals.csv:579`.
impl fmt::Display for Credit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let source = if self.source.is_empty() { "source not stated" } else { &self.source };
        write!(f, "{}: {source}", self.fiscal_year)?;
        if !self.url.is_empty() {
            write!(f, " ({})", self.url)?;
        }
        if let Some(published) = self.published {
            write!(f, ", published {published}")?;
        }
        // Rows without a line of their own were counted.
        let how = if self.read_at.place.line == 0 { "counted from" } else { "read at" };
        write!(f, ", {how} {}", self.read_at)
    }
}

/// The publications behind the year in question and the one it is measured against.
#[must_use]
pub fn credits(report: &Report) -> Vec<Credit> {
    let baseline = report.baseline.as_ref().map(|baseline| baseline.fiscal_year);
    let years = [Some(report.year.fiscal_year), baseline].into_iter().flatten();
    years.filter_map(|year| report.row(year)).flat_map(|row| year_credits(report, row)).collect()
}

/// The publications behind one year: its count on the same point and its total.
#[must_use]
pub fn year_credits(report: &Report, row: &YearRow) -> Vec<Credit> {
    let is_asked = row.fiscal_year == report.year.fiscal_year;
    let own = is_asked.then_some(&report.year.rests_on);
    let point = row.same_point.as_ref().map(|point| &point.rests_on);
    let total = row.closing.as_ref().map(|closing| &closing.rests_on);
    let behind: Vec<_> = [own, point, total].into_iter().flatten().collect();
    by_publication(report, row.fiscal_year, &behind)
}

/// The publications that some figures of a year rest on, each once.
pub(super) fn by_publication(report: &Report, year: FiscalYear, behind: &[&Behind]) -> Vec<Credit> {
    let mut credits: Vec<Credit> = Vec::new();
    for fact in report.ledger.rows(behind) {
        match credits.iter_mut().find(|credit| (&credit.source, &credit.url) == (&fact.source, &fact.url)) {
            Some(credit) => {
                credit.read_at.add(fact);
                credit.published = credit.published.max(fact.published);
            }
            None => credits.push(credit(year, fact)),
        }
    }
    credits
}

fn credit(fiscal_year: FiscalYear, fact: &Provenance) -> Credit {
    let Provenance { source, url, published, .. } = fact.clone();
    Credit { fiscal_year, source, url, published, read_at: ReadAt::of(fact) }
}

/// A table to take away, with what it cannot be cited without.
#[derive(Clone, Debug)]
pub struct Taken {
    /// As it is shown.
    pub table: Table,
    /// The last day that the year in question covers in it.
    pub as_of: Date,
    /// Who says so.
    pub credits: Vec<Credit>,
    /// Who says so of each row.
    pub row_credits: Vec<Vec<Credit>>,
}
