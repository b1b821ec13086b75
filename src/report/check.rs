//! What was understood of each file: how it was read, what it gave, what is doubtful, or why it was refused.
//!
//! A [`Check`] owns all it needs; exports write it and compute nothing. Files that were refused come in as plain words,
//! since whoever refuses them is not known here.

use std::sync::Arc;

use super::file_years::{FileYear, file_years, months};
use crate::calendar::{Date, FiscalCalendar};
use crate::dataset::{CountKind, Dataset, Finding, Level, Place, Understood};
use crate::quantity::Count;

/// What was understood of some files.
#[derive(Clone, Debug)]
pub struct Check {
    /// The calendar that cuts the years.
    pub calendar: FiscalCalendar,
    /// The rows that are asked for, by column and value; no other row is in a total or a year.
    pub filters: Vec<(String, String)>,
    /// The files.
    pub files: Vec<CheckedFile>,
}

/// What became of one file.
#[derive(Clone, Debug)]
pub enum CheckedFile {
    /// It was loaded.
    Loaded(Box<LoadedFile>),
    /// It was not.
    Refused(RefusedFile),
}

/// A file that was loaded.
#[derive(Clone, Debug)]
pub struct LoadedFile {
    /// How it was understood.
    pub understood: Understood,
    /// How many facts it gives; of records, how many months have any.
    pub points: usize,
    /// How many removals they are together; `None` where the file has several measures, or series that overlap.
    pub total: Option<Count>,
    /// Its fiscal years, by measure and then by year.
    pub years: Vec<FileYear>,
    /// The first day of its counts by period, where none of its years is counted from the first day on, so that they
    /// add up to no count to date.
    pub begins_late: Option<Date>,
    /// What is doubtful in it.
    pub findings: Vec<Finding>,
}

/// A file that was not loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedFile {
    /// Its name.
    pub name: String,
    /// The line that is to blame, where one is.
    pub line: Option<u64>,
    /// The place from one and the heading of the column that is to blame, where one is.
    pub column: Option<(usize, String)>,
    /// What the cell says that is to blame.
    pub value: Option<String>,
    /// Why it cannot be read for sure.
    pub why: String,
    /// What to type or to change; empty where that is plain.
    pub remedy: String,
    /// All of it in one sentence.
    pub message: String,
}

impl RefusedFile {
    /// The code of its finding.
    pub const CODE: &str = "refused-file";

    /// What an answer from other files says of it.
    #[must_use]
    pub fn finding(&self) -> Finding {
        let left_out = "the file is left out";
        let action = if self.remedy.is_empty() {
            left_out.to_owned()
        } else {
            format!("{left_out}; try {}", self.remedy)
        };
        let place = Place { file: Arc::from(self.name.as_str()), line: self.line.unwrap_or(0) };
        let finding = Finding::new(Level::Warning, Self::CODE, self.why.clone(), action).at(&place);
        match (&self.column, &self.value) {
            (Some((_, name)), Some(value)) => finding.cell(name, value),
            (Some((_, name)), None) => finding.column(name),
            (None, _) => finding,
        }
    }
}

/// In one word, what became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It was loaded without a finding.
    Accept,
    /// It was loaded with a finding.
    Warn,
    /// It was not loaded.
    Reject,
}

impl Verdict {
    /// The word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Accept => "accept",
            Self::Warn => "warn",
            Self::Reject => "reject",
        }
    }
}

impl CheckedFile {
    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Loaded(file) => &file.understood.file,
            Self::Refused(file) => &file.name,
        }
    }

    /// What became of it.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        match self {
            Self::Refused(_) => Verdict::Reject,
            Self::Loaded(file) if !file.findings.is_empty() => Verdict::Warn,
            Self::Loaded(_) => Verdict::Accept,
        }
    }
}

impl Check {
    /// Puts together what is known of each file; those loaded come first, each group in the order given.
    #[must_use]
    pub fn of(dataset: &Dataset, findings: &[Finding], refused: Vec<RefusedFile>) -> Self {
        let measures = dataset.measures();
        let contradictions = measures.iter().flat_map(|measure| dataset.measured(measure).contradictions());
        let findings: Vec<Finding> = findings.iter().cloned().chain(contradictions).collect();
        let loaded = dataset.files().iter().map(|understood| {
            let own = |finding: &&Finding| finding.file.as_deref() == Some(&*understood.file);
            let findings = findings.iter().filter(own).cloned().collect();
            CheckedFile::Loaded(Box::new(loaded(dataset, understood, findings)))
        });
        let refused = refused.into_iter().map(CheckedFile::Refused);
        Self { calendar: dataset.calendar(), filters: Vec::new(), files: loaded.chain(refused).collect() }
    }

    /// The same, of data that were filtered so.
    #[must_use]
    pub fn filtered_by(self, filters: &[(String, String)]) -> Self {
        Self { filters: filters.to_vec(), ..self }
    }

    /// Whether a file was refused.
    #[must_use]
    pub fn has_refusals(&self) -> bool {
        self.files.iter().any(|file| file.verdict() == Verdict::Reject)
    }

    /// Whether anything at all is doubtful in a file.
    #[must_use]
    pub fn has_findings(&self) -> bool {
        self.files.iter().any(|file| match file {
            CheckedFile::Loaded(file) => !file.findings.is_empty(),
            CheckedFile::Refused(_) => false,
        })
    }
}

fn loaded(dataset: &Dataset, understood: &Understood, findings: Vec<Finding>) -> LoadedFile {
    let own = dataset.of_file(&understood.file);
    let measures = own.measures();
    let years = file_years(&own, understood);
    let is_one = measures.len() == 1 && understood.kind != CountKind::Mixed;
    let counts: Option<Vec<Count>> = years.iter().map(|year| year.count).collect();
    let total = counts.filter(|counts| is_one && !counts.is_empty()).and_then(Count::checked_sum);
    let points = match understood.kind {
        CountKind::Records => months(&own),
        CountKind::Periodic | CountKind::Cumulative | CountKind::Mixed => {
            years.iter().map(|year| year.observations).sum()
        }
    };
    let from_the_start = |year: &FileYear| year.first == dataset.calendar().first_day(year.fiscal_year);
    let is_late = understood.kind == CountKind::Periodic && !years.iter().any(from_the_start);
    let begins_late = years.iter().map(|year| year.first).min().filter(|_| is_late);
    LoadedFile { understood: understood.clone(), points, total, years, begins_late, findings }
}
