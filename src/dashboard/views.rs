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

impl ViewId {
    /// The view as a choice.
    pub(super) fn row(self) -> Option<&'static View> {
        VIEWS.iter().find(|row| row.view == self)
    }

    /// What its tab says.
    #[must_use]
    pub fn title(self) -> &'static str {
        self.row().map(|row| row.title).unwrap_or_default()
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

/// A view as a choice.
#[derive(Debug)]
pub struct View {
    /// Which one.
    pub view: ViewId,
    /// What its tab says.
    pub title: &'static str,
    id: &'static str,
    words: &'static str,
}

/// Every view, in the order of the tabs.
pub static VIEWS: &[View] = &[
    View {
        view: ViewId::Pace,
        title: "Pace",
        id: "pace",
        words: "ahead of or behind other years on this day, by how much, and where it would end",
    },
    View {
        view: ViewId::Rate,
        title: "Rate",
        id: "rate",
        words: "how fast from each figure to the next, against the same days a year before",
    },
    View {
        view: ViewId::Years,
        title: "Years",
        id: "years",
        words: "every year on one row: to date, projected, final",
    },
    View {
        view: ViewId::Groups,
        title: "Groups",
        id: "groups",
        words: "who or what makes the difference: the values of a category by their share of the change",
    },
    View {
        view: ViewId::Methods,
        title: "Methods",
        id: "methods",
        words: "which projection, how good it has been at this point of the year, and against which baseline",
    },
    View {
        view: ViewId::Days,
        title: "Days",
        id: "days",
        words: "whether it is spread evenly and where the gaps are: a calendar for every year",
    },
    View {
        view: ViewId::Table,
        title: "Table",
        id: "table",
        words: "the exact numbers of the view one came from, in columns that can be sorted",
    },
    View {
        view: ViewId::Data,
        title: "Data",
        id: "data",
        words: "what is counted, who says so, and what is doubtful",
    },
];

impl Row for View {
    fn id(&self) -> &'static str {
        self.id
    }
    fn words(&self) -> &'static str {
        self.words
    }
}
