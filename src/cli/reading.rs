//! What can be said of how files are to be read. By default everything is found out, and these options overrule it.

use std::path::PathBuf;

use clap::Args;
use clap::builder::NonEmptyStringValueParser;

use super::values::{Chosen, choice, delimiter, missing, thousands};
use crate::calendar::FiscalCalendar;
use crate::catalog::Row;
use crate::dataset::CountKind;
use crate::load::{Categories, DateOrder, DateStands, Epoch, Options, Quarters, SHAPES, ShapeRow};

/// What these options stand under in the help.
pub(super) const HEADING: &str = "Reading";

/// Which files, and how they are read.
#[derive(Debug, Args)]
#[command(next_help_heading = HEADING)]
pub(super) struct TypedReading {
    /// Files with counts: CSV and its relatives, workbooks, compressed or not; - is standard input
    #[arg(value_name = "FILE", help_heading = None::<&'static str>)]
    pub(super) files: Vec<PathBuf>,
    /// What one row of the table is
    #[arg(long, value_name = "SHAPE", value_parser = choice(SHAPES))]
    shape: Option<Chosen<ShapeRow>>,
    /// What a count stands for
    #[arg(long, value_name = "KIND", value_parser = choice(KINDS))]
    kind: Option<Chosen<Choice<CountKind>>>,
    /// The column of dates or periods, by heading or by place from 1
    #[arg(long, value_name = "COLUMN", allow_hyphen_values = true)]
    date_column: Option<String>,
    /// The column of counts, by heading or by place from 1
    #[arg(long, value_name = "COLUMN", allow_hyphen_values = true)]
    count_column: Option<String>,
    /// The order of day and month, the year that spreadsheet day numbers count from, and what each date is
    #[arg(long, value_name = "FORM", value_delimiter = ',', value_parser = choice(DATES))]
    dates: Vec<Chosen<Choice<Dates>>>,
    /// Which year the quarters cut
    #[arg(long, value_name = "YEAR", value_parser = choice(QUARTERS))]
    quarters: Option<Chosen<Choice<Quarters>>>,
    /// The mark between groups of three digits
    #[arg(long, value_name = "MARK", value_parser = thousands)]
    thousands: Option<char>,
    /// What parts the cells, for example ';' or '||' or tab
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true, value_parser = delimiter)]
    delimiter: Option<String>,
    /// The encoding of the text, by a name that browsers know
    #[arg(long, value_name = "NAME", value_parser = NonEmptyStringValueParser::new())]
    encoding: Option<String>,
    /// The line of the header
    #[arg(long, value_name = "LINE", value_parser = clap::value_parser!(u64).range(1..))]
    header_line: Option<u64>,
    /// The sheet of a workbook, by name or by place from 1; once for each of several
    #[arg(long = "sheet", value_name = "SHEET", allow_hyphen_values = true)]
    sheets: Vec<String>,
    /// Read cells that say MARK as this number instead of a gap; once for each mark
    #[arg(long, value_name = "MARK=COUNT", allow_hyphen_values = true, value_parser = missing)]
    missing: Vec<(String, u64)>,
    /// Leave out rows that cannot be read for sure, and mark their years, instead of refusing the file
    #[arg(long)]
    set_aside: bool,
    /// Leave out records that repeat an earlier one exactly, who may be other people
    #[arg(long)]
    drop_copies: bool,
    /// Take days without a row, in counts by day or where a list is silent for long, for days without a removal
    #[arg(long)]
    zero_days: bool,
    /// The day on which fiscal years begin
    #[arg(long, value_name = "MM-DD", default_value = "10-01", value_parser = FiscalCalendar::parse)]
    fiscal_start: FiscalCalendar,
}

impl TypedReading {
    /// What is said twice, and in two ways, where an option may be given more than once.
    pub(super) fn contradiction(&self) -> Option<String> {
        let forms = |one: &Chosen<Choice<Dates>>, other: &Chosen<Choice<Dates>>| {
            let same = std::mem::discriminant(&one.0.value) == std::mem::discriminant(&other.0.value);
            (same && one.0.id != other.0.id).then(|| ("--dates", one.0.id.to_owned(), other.0.id.to_owned()))
        };
        let marks = |(mark, one): &(String, u64), (again, other): &(String, u64)| {
            let numbers = || ("--missing", format!("{mark}={one}"), format!("{mark}={other}"));
            (mark == again && one != other).then(numbers)
        };
        let (name, one, other) = pairs(&self.dates)
            .find_map(|(one, other)| forms(one, other))
            .or_else(|| pairs(&self.missing).find_map(|(one, other)| marks(one, other)))?;
        Some(format!("{name} is given as '{one}' and as '{other}', and one of them can hold"))
    }

    /// What the reader is told.
    pub(super) fn options(&self) -> Options {
        let (mut order, mut epoch, mut stands) = (None, None, None);
        for chosen in &self.dates {
            match chosen.0.value {
                Dates::Order(said) => order = Some(said),
                Dates::Epoch(said) => epoch = Some(said),
                Dates::Stands(said) => stands = Some(said),
            }
        }
        Options {
            calendar: self.fiscal_start,
            shape: self.shape.as_ref().map(|chosen| chosen.0.id().to_owned()),
            kind: self.kind.as_ref().map(|chosen| chosen.0.value),
            date_column: self.date_column.clone(),
            count_column: self.count_column.clone(),
            dates: order,
            dates_around: None,
            epoch,
            stands,
            quarters: self.quarters.as_ref().map(|chosen| chosen.0.value),
            thousands: self.thousands,
            delimiter: self.delimiter.clone(),
            encoding: self.encoding.clone(),
            header_line: self.header_line,
            sheets: self.sheets.clone(),
            missing: self.missing.clone(),
            set_aside: self.set_aside,
            drop_copies: self.drop_copies,
            zero_days: self.zero_days,
            filters: Vec::new(),
            categories: Categories::All,
        }
    }
}

/// Each value with each one behind it.
fn pairs<T>(values: &[T]) -> impl Iterator<Item = (&T, &T)> {
    let behind = |place: usize| values.iter().skip(place + 1);
    values.iter().enumerate().flat_map(move |(place, one)| behind(place).map(move |other| (one, other)))
}

/// A value of an option with its id and its words.
#[derive(Debug)]
struct Choice<T> {
    id: &'static str,
    words: &'static str,
    value: T,
}

impl<T: std::fmt::Debug + 'static> Row for Choice<T> {
    fn id(&self) -> &'static str {
        self.id
    }
    fn words(&self) -> &'static str {
        self.words
    }
}

const fn kind(value: CountKind) -> Choice<CountKind> {
    Choice { id: value.word(), words: value.words(), value }
}

/// What a count stands for.
static KINDS: &[Choice<CountKind>] =
    &[kind(CountKind::Records), kind(CountKind::Periodic), kind(CountKind::Cumulative)];

/// What can be said of dates: the three are apart, and all fit one option.
#[derive(Clone, Copy, Debug)]
enum Dates {
    /// The order of day and month.
    Order(DateOrder),
    /// What day numbers count from.
    Epoch(Epoch),
    /// What each date is.
    Stands(DateStands),
}

/// The forms of dates.
static DATES: &[Choice<Dates>] = &[
    Choice {
        id: "mdy",
        words: "month first, as in the United States",
        value: Dates::Order(DateOrder::MonthFirst),
    },
    Choice { id: "dmy", words: "day first", value: Dates::Order(DateOrder::DayFirst) },
    Choice { id: "1900", words: "day numbers count from 1900", value: Dates::Epoch(Epoch::Year1900) },
    Choice {
        id: "1904",
        words: "day numbers count from 1904, as old Macintosh programs write them",
        value: Dates::Epoch(Epoch::Year1904),
    },
    Choice {
        id: "starts",
        words: "each date is the first day of a week or of two",
        value: Dates::Stands(DateStands::Starts),
    },
    Choice { id: "ends", words: "each date is the last day of them", value: Dates::Stands(DateStands::Ends) },
    Choice {
        id: "day",
        words: "each date is the one day that is counted",
        value: Dates::Stands(DateStands::Day),
    },
];

/// The years that quarters cut.
static QUARTERS: &[Choice<Quarters>] = &[
    Choice { id: "fiscal", words: "the first quarter opens the fiscal year", value: Quarters::Fiscal },
    Choice { id: "calendar", words: "the first quarter is January to March", value: Quarters::Calendar },
];

#[cfg(test)]
mod tests {
    use clap::Parser as _;

    use super::super::arguments::Typed;
    use super::*;
    use crate::catalog::faults;

    #[test]
    fn what_may_be_said_again_is_not_said_otherwise() {
        let said = |line: &str| {
            let typed = Typed::try_parse_from(line.split(' ')).unwrap();
            typed.reading().contradiction().unwrap_or_default()
        };
        let check = |line: &str, name: &str, one: &str, other: &str| {
            assert_eq!(
                said(line),
                format!("{name} is given as '{one}' and as '{other}', and one of them can hold")
            );
        };
        check("fypace --dates mdy --dates dmy", "--dates", "mdy", "dmy");
        check("fypace check --dates mdy,1904,dmy", "--dates", "mdy", "dmy");
        check("fypace report --missing -=0 --missing X=1 --missing -=5", "--missing", "-=0", "-=5");
        assert_eq!(said("fypace --dates mdy --dates mdy,1904,ends --missing -=0 --missing X=1"), "");
    }

    #[test]
    fn every_choice_can_be_typed_and_read() {
        assert_eq!(faults(KINDS), Vec::<String>::new());
        assert_eq!(faults(DATES), Vec::<String>::new());
        assert_eq!(faults(QUARTERS), Vec::<String>::new());
    }
}
