//! The tables that the table view goes through, and the place in them: which row, which column, sorted by what.
//!
//! A table is made from the report whenever it is asked for, so it cannot fall behind the answer. A place that a new
//! answer has no row for counts as the last row.

use std::cmp::Ordering;

use super::views::{Tab, ViewId};
use crate::calendar::Date;
use crate::catalog::Row;
use crate::report::{
    Report, Table, baselines_table, days_table, figures_table, findings_table, groups_table, intervals_table,
    methods_table, reports_table, track_table, years_table_on,
};

/// A table that can be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableId {
    /// The year on every day of report, against its baseline.
    Reports,
    /// From report to report: how fast.
    Intervals,
    /// Every year.
    Years,
    /// The values of a category.
    Groups,
    /// The answer in figures.
    Figures,
    /// Every method's total.
    Projections,
    /// How every method did in other years.
    Track,
    /// The recent window against several baselines.
    Baselines,
    /// What is doubtful.
    Findings,
    /// The year day by day.
    Days,
}

/// Every table, in the order of the tabs.
pub static TABLES: &[TableId] = &[
    TableId::Reports,
    TableId::Intervals,
    TableId::Years,
    TableId::Groups,
    TableId::Figures,
    TableId::Projections,
    TableId::Track,
    TableId::Baselines,
    TableId::Findings,
    TableId::Days,
];

impl TableId {
    const fn tab(self) -> Tab {
        match self {
            Self::Reports => Tab {
                title: "dates",
                id: "reports",
                words: "the year on every day with a figure, against its baseline",
            },
            Self::Intervals => {
                Tab { title: "intervals", id: "intervals", words: "how fast from each figure to the next" }
            }
            Self::Years => {
                Tab { title: "years", id: "years", words: "every year: its total, and it on the same point" }
            }
            Self::Groups => Tab {
                title: "groups",
                id: "groups",
                words: "the values of a category, each with its share of the change",
            },
            Self::Figures => {
                Tab { title: "figures", id: "figures", words: "the answer in figures, each with its basis" }
            }
            Self::Projections => {
                Tab { title: "methods", id: "projections", words: "every method's total, or why it has none" }
            }
            Self::Track => Tab {
                title: "track record",
                id: "track",
                words: "how every method did at every stage of other years",
            },
            Self::Baselines => Tab {
                title: "baselines",
                id: "baselines",
                words: "the recent window against several baselines",
            },
            Self::Findings => Tab {
                title: "findings",
                id: "findings",
                words: "what is doubtful in the data, with its place",
            },
            Self::Days => Tab {
                title: "days",
                id: "days",
                words: "every day of the year, counted or with the average of the days counted with it",
            },
        }
    }

    /// What its tab says.
    #[must_use]
    pub const fn title(self) -> &'static str {
        self.tab().title
    }

    /// The table of a report, in the report's order; what is read on one day is read on this one.
    #[must_use]
    pub fn build(self, report: &Report, date: Date) -> Table {
        match self {
            Self::Reports => reports_table(report),
            Self::Intervals => intervals_table(report),
            Self::Years => years_table_on(report, date),
            Self::Groups => groups_table(report),
            Self::Figures => figures_table(report),
            Self::Projections => methods_table(report),
            Self::Track => track_table(report),
            Self::Baselines => baselines_table(report),
            Self::Findings => findings_table(report),
            Self::Days => days_table(report),
        }
    }

    /// The table that holds the numbers of a view; `None` of the table view itself, whose table stays.
    pub(super) fn of(view: ViewId) -> Option<Self> {
        match view {
            ViewId::Pace => Some(Self::Reports),
            ViewId::Rate => Some(Self::Intervals),
            ViewId::Days => Some(Self::Days),
            ViewId::Data => Some(Self::Findings),
            ViewId::Years => Some(Self::Years),
            ViewId::Groups => Some(Self::Groups),
            ViewId::Methods => Some(Self::Projections),
            ViewId::Table => None,
        }
    }
}

impl Row for TableId {
    fn id(&self) -> &'static str {
        self.tab().id
    }
    fn words(&self) -> &'static str {
        self.tab().words
    }
}

/// From the least on, or from the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Order {
    /// The least first.
    Rising,
    /// The most first.
    Falling,
}

/// Where one is in which table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Which table.
    pub table: TableId,
    /// The row, from 0.
    pub row: usize,
    /// The column, from 0.
    pub column: usize,
    /// The column that it is sorted by, and which way; as the report has it where there is none.
    pub sort: Option<(usize, Order)>,
}

impl Place {
    /// The beginning of a table.
    pub(super) fn at(table: TableId) -> Self {
        Self { table, row: 0, column: 0, sort: None }
    }

    /// How many rows the table of the report has.
    #[must_use]
    pub fn rows(&self, report: &Report) -> usize {
        Self { sort: None, ..*self }.table(report, report.year.as_of).rows.len()
    }

    /// The table of the report on a day, sorted.
    pub(super) fn table(&self, report: &Report, date: Date) -> Table {
        let mut table = self.table.build(report, date);
        if let Some((column, order)) = self.sort {
            let numeric = table.columns.get(column).is_some_and(|column| column.numeric);
            let sorting = Sorting { numeric, order };
            table.rows.sort_by(|one, other| sorting.compare(one.get(column), other.get(column)));
        }
        table
    }
}

/// How the cells of a column are sorted.
#[derive(Clone, Copy)]
struct Sorting {
    /// Whether they are numbers.
    numeric: bool,
    order: Order,
}

impl Sorting {
    /// Numbers by their value, words by their letters; what is not known stands last either way.
    fn compare(self, one: Option<&String>, other: Option<&String>) -> Ordering {
        let is_known = |cell: &&String| !cell.is_empty() && *cell != "-";
        let number = |cell: &str| value(cell).filter(|_| self.numeric);
        match (one.filter(is_known), other.filter(is_known)) {
            (Some(one), Some(other)) => match (number(one), number(other)) {
                (Some(one), Some(other)) => self.turned(one.total_cmp(&other)),
                // Among numbers words stand behind, whichever way: each kind has one order, so that all have one.
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (None, None) => self.turned(one.cmp(other)),
            },
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => Ordering::Equal,
        }
    }

    fn turned(self, ordering: Ordering) -> Ordering {
        match self.order {
            Order::Rising => ordering,
            Order::Falling => ordering.reverse(),
        }
    }
}

/// The number that a cell shows: without the sign of its basis, its commas and its unit. What is under a number is
/// half of it, which is more than nothing and less than all that are shown as numbers.
fn value(cell: &str) -> Option<f64> {
    if let Some(bound) = cell.strip_prefix("under ") {
        return value(bound).map(|bound| bound / 2.0);
    }
    let number = cell.trim_start_matches(['~', '!']).trim_end_matches(" %").replace(',', "");
    number.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_sorted_by_value_and_the_unknown_stands_last() {
        let sorted = |order: Order, cells: &str| {
            let mut cells: Vec<String> = cells.split(' ').map(|cell| cell.replace('_', " ")).collect();
            cells.sort_by(|one, other| Sorting { numeric: true, order }.compare(Some(one), Some(other)));
            cells.join(" ")
        };
        assert_eq!(sorted(Order::Rising, "~133,687 - 9,000 27,835"), "9,000 27,835 ~133,687 -");
        assert_eq!(sorted(Order::Falling, "~133,687 - 9,000 27,835"), "~133,687 27,835 9,000 -");
        // The most first: what is under 0.1 is less than that, and words are no numbers.
        assert_eq!(sorted(Order::Falling, "under_0.1 12.5 3.0 0.0"), "12.5 3.0 under 0.1 0.0");
        assert_eq!(sorted(Order::Rising, "3.0 under_0.1 none 0.0 b"), "0.0 under 0.1 3.0 b none");
        assert_eq!(sorted(Order::Falling, "none 3.0 b 12.5 -"), "12.5 3.0 none b -");
        assert_eq!(sorted(Order::Rising, "+9.1_% -70.0_% 0.0_% +75.2_%"), "-70.0 % 0.0 % +9.1 % +75.2 %");
    }
}
