//! The views, each with the question it answers.

use super::binding::Scope;
use crate::catalog::Row;

/// A way to look at the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ViewId {
    /// Cumulative curves of the years over each other.
    Pace,
    /// Removals a day, from report to report.
    Rate,
    /// A bar for every year.
    Years,
    /// Who or what makes the difference.
    Groups,
    /// What each method makes of the year, and how it did in others.
    Methods,
    /// A calendar, shaded by removals a day.
    Days,
    /// The numbers of the view one came from.
    Table,
    /// Where the figures are from, and what is doubtful.
    Data,
}

/// Every view, in the order of the tabs.
pub static VIEWS: &[ViewId] = &[
    ViewId::Pace,
    ViewId::Rate,
    ViewId::Years,
    ViewId::Groups,
    ViewId::Methods,
    ViewId::Days,
    ViewId::Table,
    ViewId::Data,
];

/// Something that is shown under a title, as a choice.
pub(super) struct Tab {
    /// What its tab says.
    pub(super) title: &'static str,
    /// What is typed for it.
    pub(super) id: &'static str,
    /// What it shows.
    pub(super) words: &'static str,
}

impl ViewId {
    const fn tab(self) -> Tab {
        match self {
            Self::Pace => Tab {
                title: "Pace",
                id: "pace",
                words: "ahead of or behind other years on this day, by how much, and where it would end",
            },
            Self::Rate => Tab {
                title: "Rate",
                id: "rate",
                words: "how fast from each figure to the next, against the same days or weeks a year before",
            },
            Self::Years => {
                Tab { title: "Years", id: "years", words: "every year on one row: to date, projected, final" }
            }
            Self::Groups => Tab {
                title: "Groups",
                id: "groups",
                words: "who or what makes the difference: the values of a category by their share of the change",
            },
            Self::Methods => Tab {
                title: "Methods",
                id: "methods",
                words: "which projection, how good it has been at this point of the year, and against which baseline",
            },
            Self::Days => Tab {
                title: "Days",
                id: "days",
                words: "whether it is spread evenly and where the gaps are: a calendar for every year",
            },
            Self::Table => Tab {
                title: "Table",
                id: "table",
                words: "the exact numbers of the view one came from, in columns that can be sorted",
            },
            Self::Data => {
                Tab { title: "Data", id: "data", words: "what is counted, who says so, and what is doubtful" }
            }
        }
    }

    /// What its tab says.
    #[must_use]
    pub const fn title(self) -> &'static str {
        self.tab().title
    }

    /// Which of the keys that hang on the view it takes: those that go through days, or those that go through rows.
    #[must_use]
    pub fn scope(self) -> Scope {
        match self {
            Self::Pace | Self::Rate | Self::Years | Self::Methods | Self::Days => Scope::Days,
            Self::Groups | Self::Table | Self::Data => Scope::Rows,
        }
    }
}

impl Row for ViewId {
    fn id(&self) -> &'static str {
        self.tab().id
    }
    fn words(&self) -> &'static str {
        self.tab().words
    }
}
