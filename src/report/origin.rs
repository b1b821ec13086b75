//! What the data are, who says so, and what is doubtful: sentences under headings, for reading from top to bottom.

use super::check_table::understood_rows;
use super::closing::Provenance;
use super::note::{definition, provisional, revision, settling};
use super::sentence;
use super::view::Report;
use crate::dataset::{CountKind, Kept};
use crate::quantity::{Count, with_unit};

/// A heading and what stands under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The heading.
    pub title: &'static str,
    /// What is said.
    pub items: Vec<Item>,
}

/// One thing that is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The sentence.
    pub text: String,
    /// Whether a reader must not overlook it.
    pub doubtful: bool,
    /// The figure of the answer that it is about, by its id.
    pub figure: Option<&'static str>,
}

fn plain(text: String) -> Item {
    Item { text, doubtful: false, figure: None }
}

/// Everything that is known of where the answer comes from. Headings without a word under them are left out.
#[must_use]
pub fn origins(report: &Report) -> Vec<Section> {
    let sections = vec![
        Section { title: "What is counted", items: counted(report) },
        Section { title: "How the files were understood", items: files(report) },
        Section { title: "Where the figures of the answer are from", items: figures(report) },
        Section { title: "What is doubtful", items: doubts(report) },
        Section { title: "What settles or was revised", items: changes(report) },
        Section { title: "Where the totals are from", items: totals(report) },
    ];
    sections.into_iter().filter(|section| !section.items.is_empty()).collect()
}

fn counted(report: &Report) -> Vec<Item> {
    let years = report.years.first().zip(report.years.last());
    let span = years.map(|(first, last)| match (first.fiscal_year, last.fiscal_year) {
        (first, last) if first == last => format!(", {first}"),
        (first, last) => format!(", {first} to {last}"),
    });
    let mut items = vec![plain(format!("{}{}", report.measure, span.unwrap_or_default()))];
    let mut series: Vec<&str> = report.years.iter().map(|row| row.series.as_str()).collect();
    series.sort_unstable();
    series.dedup();
    items.push(plain(format!("series: {}", series.join(", "))));
    if !report.other_measures.is_empty() {
        let others = report.other_measures.join(", ");
        items.push(plain(format!("not compared with, being other measures: {others}")));
    }
    if let Some(date) = report.known_on {
        let text = format!("only what was published by {} is used", date.long());
        items.push(Item { text, doubtful: true, figure: None });
    }
    items.extend(report.context.definitions.iter().map(|mark| Item {
        text: definition(mark),
        doubtful: true,
        figure: None,
    }));
    items
}

/// Each file with how it was read, the option that would change it, and what was set aside.
fn files(report: &Report) -> Vec<Item> {
    let mut items = Vec::new();
    for file in &report.files {
        items.push(plain(format!("{}:", file.file)));
        for row in understood_rows(file) {
            let [what, how, option] = row.as_slice() else { continue };
            let option = if option.is_empty() { String::new() } else { format!(" (change with {option})") };
            items.push(plain(format!("{what}: {how}{option}")));
        }
        // While a file is read, its days are kept and not its rows.
        let is_whole = |kept: &&Kept| kept.rows as u64 >= file.rows.used;
        let kept = report
            .kept
            .iter()
            .filter(|kept| kept.file == file.file && file.kind == CountKind::Records)
            .filter(is_whole);
        items.extend(kept.map(|kept| plain(in_memory(kept))));
        let reasons = file.set_aside.iter().map(|rows| {
            let counted = with_unit(rows.rows, "row");
            let lines: Vec<String> = rows.lines.iter().map(|line| format!("line {line}")).collect();
            let more = if rows.rows > rows.lines.len() as u64 { ", ..." } else { "" };
            let lines =
                if lines.is_empty() { String::new() } else { format!(": {}{more}", lines.join(", ")) };
            format!("set aside: {counted}, {}{lines}", rows.reason)
        });
        items.extend(reasons.map(|text| Item { text, doubtful: true, figure: None }));
        let outside =
            file.skipped.iter().map(|(line, words)| format!("outside the table, line {line}: {words}"));
        items.extend(outside.chain(file.remarks.iter().cloned()).map(plain));
    }
    items
}

/// What the rows of a table take of the memory, so that filters and groups need not read it again.
fn in_memory(kept: &Kept) -> String {
    let bytes = match kept.bytes {
        bytes @ ..1_000_000 => format!("{} kB", bytes.div_ceil(1_000)),
        bytes => format!("{} MB", (bytes + 500_000) / 1_000_000),
    };
    let categories = match kept.categories {
        1 => "1 category".to_owned(),
        categories => format!("{categories} categories"),
    };
    format!("kept: {} rows, {categories}, {bytes} in memory", Count(kept.rows as u64))
}

/// The two figures that are compared, and the totals of their years.
fn figures(report: &Report) -> Vec<Item> {
    let year = &report.year;
    let mut items = Vec::new();
    let figure = format!("{} through {}: {}", year.fiscal_year, year.as_of.long(), year.to_date);
    let item = match &year.provenance {
        Some(provenance) => sourced(&figure, provenance),
        None => plain(format!("{figure}, {} ({} figures)", sentence::basis(year.basis), year.series_words())),
    };
    items.push(Item { figure: Some("to_date"), ..item });
    let point = report.baseline.as_ref().and_then(|baseline| Some((baseline, baseline.same_point.as_ref()?)));
    if let Some((baseline, point)) = point {
        let value = super::table::marked(point.reading);
        let basis = sentence::basis(point.reading.basis);
        let series = if point.series.is_empty() {
            String::new()
        } else {
            format!(" ({} figures)", point.series_words())
        };
        let text = format!("{} on {}: {value}, {basis}{series}", baseline.fiscal_year, point.date.long());
        items.push(Item { figure: Some("same_point"), ..plain(text) });
    }
    items
}

/// A figure with its source, its grade, its release and its place.
fn sourced(figure: &str, provenance: &Provenance) -> Item {
    let published = provenance
        .published
        .map_or_else(|| "release not dated".to_owned(), |date| format!("published {}", date.long()));
    let note = if provenance.note.is_empty() { String::new() } else { format!(". {}", provenance.note) };
    Item {
        text: format!(
            "{figure}; {}, {published}, read at {}{note}",
            provenance.attribution(),
            provenance.place
        ),
        doubtful: provenance.grade.is_doubtful(),
        figure: None,
    }
}

fn doubts(report: &Report) -> Vec<Item> {
    if report.findings.is_empty() {
        let mut figures = figures(report).into_iter().chain(totals(report));
        return vec![plain(if figures.any(|figure| figure.doubtful) {
            "nothing of the rows: every one was read for sure; ! marks a doubtful source".to_owned()
        } else {
            "nothing: every row was read for sure and no figure contradicts another".to_owned()
        })];
    }
    let said = report.findings.iter().map(|finding| format!("{}: {finding}", finding.level.word()));
    said.map(|text| Item { text, doubtful: true, figure: None }).collect()
}

fn changes(report: &Report) -> Vec<Item> {
    let said = settling(report).into_iter().chain(provisional(report));
    said.chain(report.context.revisions.iter().map(revision)).map(plain).collect()
}

fn totals(report: &Report) -> Vec<Item> {
    let of_year = |row: &super::years::YearRow| {
        let closing = row.closing.as_ref()?;
        let figure = format!("{} {}: {}", row.fiscal_year, closing.basis(), closing.total);
        Some(match &closing.provenance {
            Some(provenance) => sourced(&figure, provenance),
            None => plain(format!("{figure}, from the {} figures", row.series)),
        })
    };
    report.years.iter().rev().filter_map(of_year).collect()
}
