//! Which delimiter, quote and escape a text is written with.
//!
//! Each candidate reads a sample; the one whose rows agree best in width and whose cells look most like values wins
//! (the consistency measure of van den Burg, Nazábal and Sutton, "Wrangling messy CSV files by detecting row and
//! type patterns", 2019). What the words mean is asked only where two delimiters fit equally.

use memchr::memmem;

use super::reader::Reader;
use super::record::Record;
use crate::load::word;

/// How rows are written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Dialect {
    /// What stands between cells; one letter or a few, never empty but for a single column.
    pub(crate) delimiter: String,
    /// What stands around cells that hold a delimiter or a line end.
    pub(crate) quote: Option<Quote>,
    /// How a quote is written inside quotes.
    pub(crate) escape: Escape,
    /// How many cells most rows have; 0 where that is not known.
    pub(crate) width: usize,
}

/// A quote mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Quote {
    /// `"`
    Double,
    /// `'`
    Single,
}

/// How a quote mark loses its meaning inside quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Escape {
    /// By standing twice.
    Doubled,
    /// By a backslash before it.
    Backslash,
}

/// Why no dialect was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum NoDialect {
    /// Both delimiters make tables, and nothing tells which is meant.
    Two(&'static str, &'static str),
    /// Columns are lined up with runs of spaces.
    FixedWidth {
        /// Single spaces stand inside cells, so that only longer runs part them.
        spaces_inside: bool,
    },
}

/// Bytes of a text that are looked at.
const SAMPLE_BYTES: usize = 64 * 1024;

/// Rows of a text that are looked at.
const SAMPLE_ROWS: usize = 200;

/// Delimiters, likeliest first; between equals the first one wins.
const DELIMITERS: [&str; 17] =
    [",", ";", "\t", "|", ", ", "; ", "||", "::", ";;", "\t\t", "\\t", "~|~", "|~|", "~", "^", ":", " "];

/// Letters that part cells in some dialect, so that a cell that holds one is suspect.
const SUSPECT: [char; 4] = [',', ';', '\t', '|'];

impl Quote {
    /// The mark as a byte.
    pub(crate) fn byte(self) -> u8 {
        match self {
            Self::Double => b'"',
            Self::Single => b'\'',
        }
    }
}

impl Dialect {
    /// A delimiter with the quotes of RFC 4180.
    pub(crate) fn plain(delimiter: &str) -> Self {
        Self {
            delimiter: delimiter.to_owned(),
            quote: Some(Quote::Double),
            escape: Escape::Doubled,
            width: 0,
        }
    }

    /// The dialect of a text; with the delimiter given, only quotes are looked for.
    pub(crate) fn detect(text: &str, delimiter: Option<&str>) -> Result<Self, NoDialect> {
        let sample = sample(text);
        if let Some(delimiter) = delimiter.or_else(|| stated(sample)) {
            let fits = readings(sample, delimiter);
            return Ok(best(&fits).map_or_else(|| Self::plain(delimiter), Fit::dialect));
        }
        if let Some(spaces_inside) = fixed_width(sample) {
            return Err(NoDialect::FixedWidth { spaces_inside });
        }
        let found: Vec<(&'static str, Fit)> = DELIMITERS
            .into_iter()
            .filter(|delimiter| memmem::find(sample.as_bytes(), delimiter.as_bytes()).is_some())
            .filter(|delimiter| !is_half(sample, delimiter))
            .filter_map(|delimiter| Some((delimiter, best(&readings(sample, delimiter))?.clone())))
            .filter(|(delimiter, fit)| fit.widest > 1 && fit.is_plausible(delimiter))
            .collect();
        let parted = found.iter().any(|(mark, fit)| mark.contains(SUSPECT) && fit.parts_half());
        let by_chance = |(mark, fit): &(&str, Fit)| parted && matches!(*mark, " " | ":") && fit.cuts_half();
        let found: Vec<(&'static str, Fit)> = found.into_iter().filter(|fit| !by_chance(fit)).collect();
        let Some(chosen) = found.iter().reduce(|best, next| if next.1.beats(&best.1) { next } else { best })
        else {
            return Ok(Self::plain(","));
        };
        let rival = found.iter().find(|other| {
            other.0 != chosen.0
                && !chosen.0.contains(other.0)
                && !other.0.contains(chosen.0)
                && other.1.is_even()
                && chosen.1.is_even()
                && SUSPECT.iter().any(|mark| other.0.contains(*mark))
                && other.1.speaks == chosen.1.speaks
        });
        match rival {
            // A space or a colon that fits as well as a comma does so by chance.
            Some(rival) if matches!(chosen.0, " " | ":") => Ok(rival.1.dialect()),
            Some(rival) => {
                let place = |delimiter| DELIMITERS.iter().position(|known| *known == delimiter);
                let (first, second) =
                    if place(rival.0) < place(chosen.0) { (rival.0, chosen.0) } else { (chosen.0, rival.0) };
                Err(NoDialect::Two(first, second))
            }
            None => Ok(chosen.1.dialect()),
        }
    }
}

/// How well a dialect fits a sample.
#[derive(Clone, Debug)]
struct Fit {
    dialect: Dialect,
    score: f64,
    widths: Vec<(usize, usize)>,
    widest: usize,
    /// The share of cells that look like values.
    clean: f64,
    /// The width of the first row.
    first: usize,
    /// Whether a row names something that the program knows, such as a month or removals.
    speaks: bool,
    /// Whether a column holds times of day beside one of dates: a timestamp cut in two.
    cuts_time: bool,
    /// How many rows hold a letter that parts cells in other dialects and groups no digits: `2016,10896`.
    suspect: usize,
}

impl Fit {
    fn of(sample: &str, dialect: Dialect) -> Self {
        let mut reader = Reader::new(sample, dialect.clone());
        let (mut record, mut widths) = (Record::default(), Vec::<(usize, usize)>::new());
        let (mut rows, mut cells, mut clean) = (0_usize, 0_usize, 0_usize);
        let (mut widest, mut first, mut speaks, mut cuts_time) = (0, 0, false, false);
        let (mut headed_time, mut suspect) = (false, 0_usize);
        while rows < SAMPLE_ROWS && reader.read(&mut record) {
            if record.is_blank() {
                continue;
            }
            rows += 1;
            match widths.iter_mut().find(|(width, _)| *width == record.len()) {
                Some((_, times)) => *times += 1,
                None => widths.push((record.len(), 1)),
            }
            if rows == 1 {
                first = record.len();
            }
            widest = widest.max(record.len());
            cells += record.len();
            clean += (0..record.len()).filter(|column| is_clean(record.raw(*column))).count();
            suspect += usize::from(record.cells().any(|cell| cell.contains(SUSPECT) && !is_grouped(cell)));
            speaks = speaks || record.cells().any(word::is_known_heading);
            if rows == 1 {
                headed_time = record.cells().any(|cell| cell.to_lowercase().contains("time"));
            }
            cuts_time = cuts_time || !headed_time && record.cells().any(is_time_of_day);
        }
        let patterns = widths.len().max(1) as f64;
        let pattern: f64 =
            widths.iter().map(|(width, times)| *times as f64 * (1.0 - 1.0 / (*width).max(1) as f64)).sum();
        // What comes after a quote that closes nowhere is doubtful: the whole text, or its last row alone.
        let before = reader.unclosed().map(|line| line as f64 / lines(sample).count().max(1) as f64);
        let unclosed = before.map_or(1.0, |before| before.max(0.1));
        let clean = clean as f64 / cells.max(1) as f64;
        let score = pattern / patterns * clean * unclosed;
        Self { dialect, score, widths, widest, clean, first, speaks, cuts_time, suspect }
    }

    /// The dialect, with the width that most rows have in it.
    fn dialect(&self) -> Dialect {
        let usual = self.widths.iter().max_by_key(|(_, times)| *times);
        Dialect { width: usual.map_or(0, |(width, _)| *width), ..self.dialect.clone() }
    }

    fn beats(&self, other: &Self) -> bool {
        self.score > other.score * (1.0 + 1e-9)
    }

    /// Whether all rows have one width, of at least two.
    fn is_even(&self) -> bool {
        self.widest > 1 && self.widths.len() == 1
    }

    fn rows(&self) -> usize {
        self.widths.iter().map(|(_, times)| times).sum()
    }

    /// Whether half of the rows or more are cut into the same number of cells.
    fn parts_half(&self) -> bool {
        let common = self.widths.iter().filter(|(width, _)| *width > 1).map(|(_, times)| *times).max();
        common.is_some_and(|common| 2 * common >= self.rows())
    }

    /// Whether half of the rows or more hold what another delimiter parts: a title and a note are few beside them.
    fn cuts_half(&self) -> bool {
        2 * self.suspect >= self.rows()
    }

    /// Colons and spaces stand in times and sentences, so that they part cells only where everything agrees.
    fn is_plausible(&self, delimiter: &str) -> bool {
        let rows = self.rows();
        let common = self.widths.iter().map(|(_, times)| *times).max().unwrap_or(0);
        match delimiter {
            " " | ":" => {
                self.first > 1 && !self.cuts_time && rows > 1 && common * 10 >= rows * 9 && self.clean > 0.9
            }
            _ => true,
        }
    }
}

/// Whether a delimiter stands nowhere but inside a longer one: `|` in a text parted by `||`.
fn is_half(sample: &str, delimiter: &str) -> bool {
    let count = |text: &str, part: &str| memmem::find_iter(text.as_bytes(), part.as_bytes()).count();
    let all = count(sample, delimiter);
    DELIMITERS
        .into_iter()
        .filter(|longer| longer.len() > delimiter.len() && longer.contains(delimiter))
        .any(|longer| count(sample, longer) * count(longer, delimiter) == all)
}

/// The fits of a delimiter with each quote and escape that the sample gives reason to try.
fn readings(sample: &str, delimiter: &str) -> Vec<Fit> {
    let mut fits = Vec::new();
    for quote in [Quote::Double, Quote::Single] {
        let mark = char::from(quote.byte());
        if quote != Quote::Double && !sample.contains(mark) {
            continue;
        }
        for escape in [Escape::Doubled, Escape::Backslash] {
            let written: String = ['\\', mark].into_iter().collect();
            if escape == Escape::Backslash && !sample.contains(&written) {
                continue;
            }
            let dialect = Dialect { delimiter: delimiter.to_owned(), quote: Some(quote), escape, width: 0 };
            fits.push(Fit::of(sample, dialect));
        }
    }
    fits
}

fn best(fits: &[Fit]) -> Option<&Fit> {
    fits.iter().reduce(|best, next| if next.beats(best) { next } else { best })
}

/// The delimiter that a first line `sep=;` states, as Excel reads and writes it.
fn stated(sample: &str) -> Option<&str> {
    let line = lines(sample).next()?.trim().trim_matches('"');
    let mark = line.strip_prefix("sep=").or_else(|| line.strip_prefix("SEP="))?;
    // Some programs write the line and then part cells by something else.
    let kept = lines(sample).skip(1).any(|line| line.contains(mark));
    (mark.chars().count() == 1 && kept).then_some(mark)
}

/// The lines of a text, which end as an editor takes them to.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().flat_map(|line| line.trim_end_matches('\r').split('\r'))
}

/// The start of a text, up to the end of a line.
fn sample(text: &str) -> &str {
    if text.len() <= SAMPLE_BYTES {
        return text;
    }
    let end = text.as_bytes().iter().take(SAMPLE_BYTES).rposition(|byte| matches!(byte, b'\n' | b'\r'));
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

/// Whether a cell looks like a value rather than like a piece of a row cut wrongly.
fn is_clean(cell: &str) -> bool {
    let inner = cell.trim();
    let quoted = |mark: char| inner.starts_with(mark) || inner.ends_with(mark);
    if quoted('"') || quoted('\'') {
        return false;
    }
    if inner.contains('\n') {
        return true;
    }
    let number = inner.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'.' | b' '));
    let grouped = number && inner.starts_with(|first: char| first.is_ascii_digit());
    grouped || !inner.contains(SUSPECT) || inner.contains(", ") && !inner.ends_with(',')
}

/// Whether a cell is a number whose digits are grouped by commas: `18,320`.
fn is_grouped(cell: &str) -> bool {
    let mut groups = cell.trim().split(',');
    let first = groups.next().is_some_and(|group| group.len() <= 3 && word::is_digits(group));
    first && groups.all(|group| group.len() == 3 && word::is_digits(group))
}

fn is_time_of_day(cell: &str) -> bool {
    let mut parts = cell.split(':');
    let digits = |part: Option<&str>| part.is_some_and(|part| part.len() == 2 && word::is_digits(part));
    digits(parts.next()) && digits(parts.next())
}

/// Whether lines are cut into columns by runs of spaces; then, whether single spaces stand inside cells.
fn fixed_width(sample: &str) -> Option<bool> {
    let lines: Vec<&str> =
        lines(sample).map(str::trim).filter(|line| !line.is_empty()).take(SAMPLE_ROWS).collect();
    let parted = lines.iter().filter(|line| line.contains("  ") && !line.contains(SUSPECT)).count();
    if lines.len() < 2 || parted * 10 < lines.len() * 8 {
        return None;
    }
    let inside = |line: &&str| line.split("  ").any(|piece| piece.trim().contains(' '));
    Some(lines.iter().any(inside))
}
