//! Days each of which stands once, or once for each group, beside a number under a heading that names people or cases:
//! `date,alien_id` over 95, 110 and 95.
//!
//! Grouped tables keep the heading of what they count, so that the number may be how many left on the day, or in the month
//! that it ends.

use crate::calendar::Date;
use crate::dataset::FastSet;
use crate::load::cell::count;
use crate::load::cell::when;
use crate::load::column::{Column, Role};
use crate::load::shape::Draft;
use crate::load::table::Walk;
use crate::load::word;

/// How many rows are looked at.
const SAMPLE: usize = 1000;

/// Fewer rows are chance.
const LEAST: usize = 3;

/// Greater numbers name somebody, where days are no ends of months.
const MOST: u64 = 9999;

/// The column of such numbers.
pub(super) fn find<'a>(draft: &'a Draft<'_>, day: &Column) -> Option<&'a Column> {
    let names = |column: &&Column| {
        let named = word::any(&column.words, &["id", "ids", "identifier", "number", "num"]);
        // The first column is that of the row itself.
        let flight = word::any(&column.words, word::FLIGHT);
        column.role == Role::Label && column.place > 0 && column.words.len() > 1 && named && !flight
    };
    let rows = Rows::of(draft, day).filter(|rows| rows.count >= LEAST)?;
    draft.columns.iter().filter(names).find(|column| rows.may_be_counted(draft, column))
}

/// The days of rows that stand once.
struct Rows {
    count: usize,
    /// Whether each is the first or the last day of its month, and not all are of one.
    of_months: bool,
}

impl Rows {
    /// `None` where a day stands twice for one group.
    fn of(draft: &Draft<'_>, day: &Column) -> Option<Self> {
        let groups = draft.columns.iter().filter(|column| column.role == Role::Category);
        let mut places: Vec<usize> = groups.map(|column| column.place).collect();
        places.push(day.place);
        let (mut known, mut once) = (FastSet::<String>::default(), true);
        let mut months = FastSet::<(i32, u32)>::default();
        let (mut rows, mut edges) = (0_usize, 0_usize);
        draft.table.walk(|record| {
            rows += 1;
            once &= known.insert(record.key(&places));
            if let Some(date) =
                when::parse(record.get(day.place)).and_then(|moment| moment.when.american_day())
            {
                edges += usize::from(is_edge(date));
                months.insert((date.year(), date.month()));
            }
            if once && rows < SAMPLE { Walk::On } else { Walk::Stop }
        });
        once.then_some(Self { count: rows, of_months: edges == rows && months.len() > 1 })
    }

    /// Whether a column holds whole numbers that neither run on nor are too great for the people of a day.
    fn may_be_counted(&self, draft: &Draft<'_>, column: &Column) -> bool {
        let (mut last, mut rising, mut fits) = (None::<u64>, true, true);
        let mut rows = 0_usize;
        draft.table.walk(|record| {
            let number = count::of(record.get(column.place));
            fits &= number.is_some_and(|number| number <= MOST || self.of_months);
            rising &= last.is_none_or(|last| number.is_some_and(|number| number > last));
            last = number;
            rows += 1;
            if fits && rows < SAMPLE { Walk::On } else { Walk::Stop }
        });
        fits && !rising
    }
}

/// Whether a day begins or ends a month.
fn is_edge(date: Date) -> bool {
    date.day() == 1 || date == date.end_of_month()
}
