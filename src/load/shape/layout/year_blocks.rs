//! Tables without a time of their own that stand below each other, each under the title of its year: counts by country
//! below `Fiscal Year 2016`, and further down below `Fiscal Year 2017`.
//!
//! Titles that differ in nothing but the year prove that rows below each are of that year. Whatever else stands over rows
//! leaves it open, and they are never counted in the year above the first of them.

use super::year_titles::year_named;
use super::{title_year, whole_year};
use crate::calendar::FiscalYear;
use crate::load::cell::{self, gap};
use crate::load::column::Column;
use crate::load::column::heading_parts::period_of;
use crate::load::notes::{Notes, Told};
use crate::load::refusal::Refusal;
use crate::load::shape::Draft;
use crate::load::shape::wide::headings;
use crate::load::table::{Table, is_note};
use crate::load::title::fiscal_years;
use crate::load::word;

/// The same table with the year of each row in a column of its own; `None` where no title among the rows names a year
/// that is not the one above the table.
pub(crate) fn table<'text>(
    draft: &Draft<'text>,
    notes: &mut Notes,
) -> Result<Option<Table<'text>>, Box<Refusal>> {
    // Months across are those of the year of their row.
    let has_years = |label: &Column| !cell::is_part_of_year(&period_of(&label.name));
    if !title_year::lacks_time(draft) || headings::labels(draft).any(has_years) {
        return Ok(None);
    }
    let blocks = Blocks::of(draft);
    let (heads, titles) = blocks.heads();
    let above = Above::of(draft, heads);
    let known =
        draft.title.months_year.or(above.as_ref().filter(|_| heads.is_empty()).map(|above| above.year));
    let is_other = |title: &&Lone| title.year.is_some_and(|year| Some(year) != known);
    let Some(first) = blocks.titles.iter().find(is_other) else { return Ok(None) };
    let Some(above) = above else {
        let why = "is a title over the rows below it with a year, and the rows above it have none";
        return Err(refused(first, why, notes));
    };
    let mut years = vec![above.year];
    for title in titles {
        let Some(year) = title.year else {
            if above.others.contains(&word::without_digits(&title.text)) {
                continue;
            }
            let why =
                "is a title over the rows below it and names no year, as others do: they may count others";
            return Err(refused(title, why, notes));
        };
        if word::without_digits(&title.text) != above.words {
            let why = "is a title over the rows below it, and it differs in more than the year from the one above the table";
            return Err(refused(title, why, notes));
        }
        if years.contains(&year) {
            let why = format!("is a title over the rows below it, and rows above it are of {year}, too");
            return Err(refused(title, &why, notes));
        }
        years.push(year);
    }
    blocks.refuse_others(draft, notes)?;
    for title in &blocks.titles {
        let message = "a title over the rows below it, with their fiscal year";
        notes.warn_line(title.line, Told::new("year-title", message, "the rows below are of that year"));
        notes.set_aside(title.line, "a heading over other rows");
    }
    let titles = blocks
        .titles
        .iter()
        .map(|title| (title.line, title.year.map(|year| year.to_string()).unwrap_or_default()));
    let table = draft.table.with_titles(titles.collect());
    Ok(Some(table.with_column(title_year::HEADING, blocks.years(above.year))))
}

fn refused(title: &Lone, why: &str, notes: &Notes) -> Box<Refusal> {
    notes.refuse(why, "a file with the rows below one title").at(title.line).value(&title.text)
}

/// The title of the first block.
struct Above {
    year: FiscalYear,
    /// What it says beside the year.
    words: Vec<String>,
    /// What the other lines above the table say beside a year.
    others: Vec<Vec<String>>,
}

impl Above {
    /// The last line above the rows that names one fiscal year: above the header, or else between header and rows.
    fn of(draft: &Draft<'_>, heads: &[Lone]) -> Option<Self> {
        let lines = draft.table.above();
        let lines: Vec<&str> = lines.map(|line| line.text.as_str()).collect();
        let above = |text: &&str| if let [year] = *fiscal_years(text).as_slice() { Some(year) } else { None };
        let find = |texts: &[&str], years: &[Option<FiscalYear>]| {
            let place = years.iter().rposition(Option::is_some)?;
            let mut words: Vec<Vec<String>> = texts.iter().map(|text| word::without_digits(text)).collect();
            Some(Self {
                year: years.get(place).copied().flatten()?,
                words: words.remove(place),
                others: words,
            })
        };
        let years: Vec<Option<FiscalYear>> = lines.iter().map(above).collect();
        find(&lines, &years).filter(|_| heads.iter().all(|head| head.year.is_none())).or_else(|| {
            let texts: Vec<&str> = heads.iter().map(|head| head.text.as_str()).collect();
            let own: Vec<Option<FiscalYear>> = heads.iter().map(|head| head.year).collect();
            find(&texts, &own).filter(|_| lines.iter().all(|text| fiscal_years(text).is_empty()))
        })
    }
}

/// A row that says one thing, with rows of counts below it.
struct Lone {
    line: u64,
    text: String,
    year: Option<FiscalYear>,
}

/// The rows of a table and the titles over some of them.
#[derive(Default)]
struct Blocks {
    titles: Vec<Lone>,
    /// The lines of rows that say several things.
    rows: Vec<u64>,
    /// The first of them that is no row of the header's width.
    ragged: Option<u64>,
    /// The first row below a title that says nothing in numbers, and what is new in it.
    other_header: Option<(u64, String)>,
}

impl Blocks {
    fn of(draft: &Draft<'_>) -> Self {
        let width = draft.table.headings.len();
        let mut blocks = Self::default();
        // What no row of counts follows is a line below the table.
        let mut waiting: Vec<Lone> = Vec::new();
        draft.table.each(|record| {
            let text = record.joined();
            if record.has_several() {
                let words = !waiting.is_empty() && !record.cells().any(cell::is_value);
                if words && !record.cells().any(|text| gap::parse(text).is_some() && !text.is_empty()) {
                    let is_new = |text: &&str| !draft.table.headings.iter().any(|known| known == text);
                    let heading = record.cells().find(is_new).unwrap_or_default().to_owned();
                    blocks.other_header.get_or_insert((record.line(), heading));
                }
                blocks.titles.append(&mut waiting);
                blocks.rows.push(record.line());
                let extra = (width..record.len()).any(|column| !record.get(column).is_empty());
                if blocks.ragged.is_none() && (extra || record.len() < width) {
                    blocks.ragged = Some(record.line());
                }
            } else if !is_note(&text) {
                waiting.push(Lone { line: record.line(), year: year_named(record), text });
            } else {
                // It speaks to readers.
            }
        });
        blocks
    }

    /// Refuses titles of other days than those of their year, and rows that are none of the table above them.
    fn refuse_others(&self, draft: &Draft<'_>, notes: &Notes) -> Result<(), Box<Refusal>> {
        let months = headings::labels(draft).next().is_some();
        let years = self.titles.iter().filter_map(|title| Some((title, title.year?)));
        for (title, year) in years.filter(|_| !months) {
            if let Some(says) = whole_year::doubt(&title.text, year, draft.options.calendar) {
                return Err(refused(title, &format!("is a title over the rows below it that {says}"), notes));
            }
        }
        if let Some((line, heading)) = &self.other_header {
            let why = "is a heading of another table than the one above it";
            return Err(notes.refuse(why, "a file with one of the tables").at(*line).value(heading));
        }
        if let Some(line) = self.ragged {
            let why =
                "is a row of another width than the header, in a table without a column of dates or periods";
            return Err(notes.refuse(why, "as many cells in it as there are headings").at(line));
        }
        Ok(())
    }

    /// The titles above the first row, and all others.
    fn heads(&self) -> (&[Lone], &[Lone]) {
        let first = self.rows.first().copied().unwrap_or_default();
        let above = self.titles.iter().take_while(|title| title.line < first).count();
        self.titles.split_at_checked(above).unwrap_or((&[], &self.titles))
    }

    /// The year of each row.
    fn years(&self, first: FiscalYear) -> Vec<(u64, String)> {
        let mut titles = self.titles.iter().peekable();
        let mut year = first;
        let mut years = Vec::with_capacity(self.rows.len());
        for line in &self.rows {
            while let Some(title) = titles.next_if(|title| title.line < *line) {
                year = title.year.unwrap_or(year);
            }
            years.push((*line, year.to_string()));
        }
        years
    }
}
