//! ICE's detention statistics workbook: one figure of removals in a sheet of many blocks, its day in the footnotes.
//!
//! The block is found by its title (`ICE Removals: FY2025`), the figure stands in its row *Total*, below no month (as in
//! other tables of such a title, where it would be that of the month), and a footnote
//! (`ICE Removals data are updated through 08/09/2025`) says how far it reaches. Footnotes are copied from one release
//! to the next and some are stale: where the footnote on detention in the same workbook is newer, that day is taken,
//! the grade says that it is inferred, and a finding says so.

use std::sync::Arc;

use super::reader::Sheet;
use crate::calendar::{Date, FiscalCalendar, FiscalYear};
use crate::dataset::{CountKind, Grade, Kind, Measure, Observation, Place, Series, Source};
use crate::load::cell::{self, count, when};
use crate::load::notes::{Notes, Told};
use crate::load::shape::Facts;
use crate::load::show;
use crate::load::table::Record;
use crate::load::title::fiscal_years;
use crate::quantity::Count;

/// The id of the shape.
pub(crate) const ID: &str = "detention-statistics";

/// What the block says.
struct Block<'a> {
    sheet: &'a Sheet,
    fiscal_year: FiscalYear,
    count: u64,
    line: u64,
}

/// The figure of removals in a workbook, with the name of its sheet; `None` where it is no such workbook, or the sheet that
/// is asked for holds no such figure.
///
/// A sheet of an earlier release may have been left in a workbook: of several, that counts whose year the footnotes speak of.
pub(super) fn read(
    sheets: &[Sheet],
    asked: Option<&Sheet>,
    calendar: FiscalCalendar,
    notes: &mut Notes,
) -> Option<(Facts, String)> {
    let block = chosen(asked.map_or(sheets, std::slice::from_ref), sheets, calendar, notes)?;
    let last = calendar.last_day(block.fiscal_year);
    let Some(Reach { through, inferred, closed }) = reach(&block, sheets, calendar, notes) else {
        notes.set_aside(block.line, "without the day that the count reaches");
        return Some((facts(Vec::new()), block.sheet.name.clone()));
    };
    let (kind, series) = if through == last { (Kind::Final, Series::ANNUAL) } else { (Kind::ToDate, "live") };
    notes.used();
    let observation = Observation {
        measure: Measure(Arc::from("ICE removals")),
        series: Series(Arc::from(series)),
        kind,
        from: calendar.first_day(block.fiscal_year),
        through,
        count: Count(block.count),
        published: closed.filter(|_| through == last),
        run_date: None,
        grade: Grade::new(if inferred { "primary, as-of inferred" } else { "primary" }),
        source: Source { title: "ICE detention statistics workbook".to_owned(), ..Source::default() },
        place: Place { file: Arc::clone(&notes.file), line: block.line },
        rows: 1,
        part_of: None,
    };
    Some((facts(vec![observation]), block.sheet.name.clone()))
}

/// How far a figure goes.
struct Reach {
    /// The last day that it covers.
    through: Date,
    /// Whether that is not said of removals.
    inferred: bool,
    /// When the books of its year were closed, where a footnote says so.
    closed: Option<Date>,
}

/// The last day that a block covers, by the footnotes; `None` where none says so. What is doubtful is told of.
fn reach(block: &Block<'_>, sheets: &[Sheet], calendar: FiscalCalendar, notes: &mut Notes) -> Option<Reach> {
    let of_year = |day: &Date| calendar.fiscal_year(*day) == block.fiscal_year;
    let last = calendar.last_day(block.fiscal_year);
    let is_soon = |day: &Date| (1..=SOON).contains(&day.days_since(last));
    // The last release of a year says when its books were closed.
    let closed = footnotes(sheets, "removals data").find(is_soon);
    let day = |subject: &str| footnotes(sheets, subject).find(of_year);
    let stated = day("removals data").or_else(|| {
        let message =
            format!("the footnote on removals says {}, when {} had ended", closed?, block.fiscal_year);
        let action = "counted as that whole year, as it was known on this day";
        notes.warn_line(block.line, Told::new("fiscal-year", message, action));
        Some(last)
    });
    let (through, inferred) = match (stated, day("detention data")) {
        (Some(stated), _) if stated == last => (stated, false),
        (Some(stated), Some(newer)) if newer > stated => {
            let message = format!(
                "the footnote on removals says {stated}, the one on detention {newer}: the first one looks stale"
            );
            let action = format!("the figure is taken to reach {newer}, as inferred");
            notes.warn_line(block.line, Told::new("stale-footnote", message, action));
            (newer, true)
        }
        (Some(stated), _) => (stated, false),
        (None, other) => {
            let action = if other.is_some() {
                "taken from the footnote on detention"
            } else {
                "the figure is set aside"
            };
            let message = match footnotes(sheets, "removals data").next() {
                Some(stated) => format!(
                    "the figure is headed {}, and the footnote on removals says {stated}",
                    block.fiscal_year
                ),
                None => "no footnote says through which day removals are counted".to_owned(),
            };
            notes.warn_line(block.line, Told::new("no-as-of-date", message, action));
            (other?, true)
        }
    };
    Some(Reach { through, inferred, closed })
}

/// The block that counts among some of the sheets; the others are told of.
fn chosen<'a>(
    among: &'a [Sheet],
    sheets: &[Sheet],
    calendar: FiscalCalendar,
    notes: &mut Notes,
) -> Option<Block<'a>> {
    let is_of = |day: &Date, block: &Block<'_>| calendar.fiscal_year(*day) == block.fiscal_year;
    let dated = |subject: &str, block: &Block<'_>| footnotes(sheets, subject).any(|day| is_of(&day, block));
    let mut blocks: Vec<Block<'_>> = among.iter().filter_map(block).collect();
    let stated = blocks.iter().position(|block| dated("removals data", block));
    let place = stated.or_else(|| blocks.iter().position(|block| dated("detention data", block)));
    let is_told = place.is_some();
    let place = place.unwrap_or(0);
    if place >= blocks.len() {
        return None;
    }
    let block = blocks.swap_remove(place);
    for other in blocks.iter().filter(|other| is_told && other.fiscal_year != block.fiscal_year) {
        let message = format!(
            "sheet \"{}\" holds a figure of {}, and the footnotes are of {}",
            show::escaped(&other.sheet.name),
            other.fiscal_year,
            block.fiscal_year
        );
        let action = format!("sheet \"{}\" is read", show::escaped(&block.sheet.name));
        notes.warn_line(other.line, Told::new("other-sheet", message, action));
    }
    Some(block)
}

fn facts(observations: Vec<Observation>) -> Facts {
    let columns = vec![("count", "ICE Removals: Total".to_owned()), ("as_of", "footnotes".to_owned())];
    Facts { observations, records: None, dated: None, kind: CountKind::Cumulative, columns }
}

/// The block of removals in a sheet.
fn block(sheet: &Sheet) -> Option<Block<'_>> {
    let title = |record: &Record| {
        let place = (0..record.len()).find(|place| is_title(record.get(*place)))?;
        // A title that leaves the year out means that of its sheet.
        let years = [fiscal_years(record.get(place)), fiscal_years(&sheet.name.replace(['_', '-'], " "))];
        let year = *years.iter().find_map(|years| years.first())?;
        Some((place, year))
    };
    let (row, (left, fiscal_year)) =
        sheet.rows.iter().enumerate().find_map(|(row, record)| Some((row, title(record)?)))?;
    let below = || sheet.rows.iter().skip(row + 1).take(8);
    let is_total = |record: &&Record| record.get(left).eq_ignore_ascii_case("total");
    let total = below().find(is_total)?;
    let mut counts = (left + 1..total.len()).filter_map(|place| {
        let count = count::of(total.get(place))?;
        Some((place, count))
    });
    let (place, count) = counts.next()?;
    let mut headings = below().take_while(|record| record.line() < total.line());
    let of_period = headings.any(|record| {
        let heading = record.get(place);
        heading.contains(char::is_alphabetic) && cell::is_period_label(heading)
    });
    (!of_period).then_some(Block { sheet, fiscal_year, count, line: total.line() })
}

/// Whether a cell is the title of the block: `ICE Removals: FY2025`, `ICE Removals FY2021 YTD`, and no sentence.
fn is_title(text: &str) -> bool {
    let lower = text.trim().to_lowercase();
    let rest = lower.strip_prefix("ice removals");
    rest.is_some_and(|rest| rest.starts_with(':') || rest.is_empty() || !fiscal_years(rest).is_empty())
        && lower.len() <= 40
}

/// Whether a text is such a sheet, saved as one of commas.
pub(crate) fn holds_figure(text: &str) -> bool {
    let mut cells = text.lines().take(LINES).flat_map(|line| line.split(','));
    cells.any(|cell| is_title(cell.trim_matches('"')))
}

/// So many lines of a sheet hold its blocks.
const LINES: usize = 300;

/// So many days behind the end of its year the last release of it is made, as a rule.
const SOON: i64 = 21;

/// The days behind `through` in the footnotes on a subject, but not those of the section on the figures of half a year.
fn footnotes(sheets: &[Sheet], subject: &str) -> impl Iterator<Item = Date> {
    let cells = sheets
        .iter()
        .filter(|sheet| sheet.name.trim().to_lowercase().starts_with("footnotes"))
        .flat_map(|sheet| &sheet.rows)
        .flat_map(Record::cells);
    let mut aside = false;
    cells.filter_map(move |text| {
        let lower = text.to_lowercase();
        // The heading of another section ends it.
        let is_headed = lower.len() <= 40 && lower.contains("fy") && lower.contains("ice ");
        aside = lower.starts_with("semiannual") || lower.starts_with("semi-annual") || aside && !is_headed;
        if aside {
            return None;
        }
        let (_, after) = lower.split_once(subject)?;
        let (_, after) = after.split_once("through ")?;
        first_day(after)
    })
}

/// The day that a text begins with: `8/9/2025`, `August 9, 2025`.
fn first_day(text: &str) -> Option<Date> {
    let words: Vec<&str> = text.split_whitespace().take(3).collect();
    (1..=words.len()).find_map(|count| {
        let text = words.get(..count)?.join(" ");
        when::parse(text.trim_matches(['.', ',', ';', '(', ')']))?.when.american_day()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(name: &str, rows: &[&[&str]]) -> Sheet {
        let rows = (1..).zip(rows).map(|(line, cells)| Record::of(line, cells.iter().copied())).collect();
        Sheet {
            name: name.to_owned(),
            hidden: false,
            epoch: crate::load::cell::period::Epoch::default(),
            rows,
        }
    }

    fn check(footnotes: &[&str], expected: Option<(&str, &str, &str, usize)>) {
        let block: &[&[&str]] = &[
            &["Book-Ins: FY2025", "", "ICE Removals: FY2025"],
            &["Type", "Total", "Removals", "", "Total"],
            &["Total", "9", "Total", "", "283295"],
            &["Adult", "8", "Removals with a FAMU Identifier", "", "35189"],
        ];
        let notes_sheet: Vec<Vec<&str>> = footnotes.iter().map(|text| vec!["", *text]).collect();
        let notes_sheet: Vec<&[&str]> = notes_sheet.iter().map(Vec::as_slice).collect();
        let sheets = [sheet("Detention FY25", block), sheet("Footnotes", &notes_sheet)];
        let mut notes = Notes::new(&Arc::from("t.xlsx"));
        let (facts, name) = read(&sheets, None, FiscalCalendar::default(), &mut notes).unwrap();
        assert_eq!(name, "Detention FY25");
        let got = facts.observations.first().map(|fact| {
            assert_eq!(fact.count, Count(283_295));
            (
                fact.through.to_string(),
                fact.series.to_string(),
                fact.grade.words().to_owned(),
                notes.findings.len(),
            )
        });
        let expected = expected.map(|(through, series, grade, findings)| {
            (through.to_owned(), series.to_owned(), grade.to_owned(), findings)
        });
        assert_eq!(got, expected, "{footnotes:?}");
    }

    #[test]
    fn a_total_below_a_month_is_no_figure_of_the_year() {
        let of = |heading: &str| {
            let rows: &[&[&str]] =
                &[&["ICE removals, FY2017"], &["Area", heading], &["Atlanta", "10"], &["Total", "15"]];
            block(&sheet("Removals", rows)).map(|block| block.count)
        };
        assert_eq!((of("Oct"), of("October 2016"), of("Removals")), (None, None, Some(15)));
    }

    #[test]
    fn the_footnote_says_how_far_the_figure_reaches() {
        let removals =
            "FY2025 YTD ICE Removals data are updated through 08/09/2025 (IIDS Run Date 08/11/2025).";
        check(&[removals], Some(("2025-08-09", "live", "primary", 0)));
        let spelled = "FY2025 YTD ICE Removals data are updated through August 9, 2025 (IIDS).";
        check(&[spelled], Some(("2025-08-09", "live", "primary", 0)));
        let detention =
            "FY2025 YTD ICE Detention data are updated through 08/23/2025 (IIDS Run Date 08/25/2025).";
        check(&[detention, removals], Some(("2025-08-23", "live", "primary, as-of inferred", 1)));
        let closed = "EOFY2025 ICE Removals data is filtered through 09/30/2025 (IIDS v.1.34).";
        check(&[closed], Some(("2025-09-30", "annual", "primary", 0)));
        let locked = "EOFY2025 ICE Removals data are updated through 10/05/2025 (IIDS Run Date 10/06/2025).";
        let half = "FY2025 ICE Removals data are updated through 04/22/2025 (IIDS Run Date 04/23/2025).";
        let aside = "Semiannual Arrests, Bookins and Removals";
        check(&[locked, aside, half], Some(("2025-09-30", "annual", "primary", 1)));
        check(&[aside, half], None);
        check(&["ICE Removals data are updated through 06/20/2020"], None);
        assert!(
            ["ICE Removals: FY2025", "ICE Removals FY2021 YTD", "ICE Removals"].into_iter().all(is_title)
        );
        assert!(!is_title("ICE Removals data are updated through 08/09/2025"));
    }
}
