//! The views, each with the question it answers.

use crate::catalog::Row;

/// A way to look at the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ViewId {
    /// Cumulative curves of the years over each other.
    Pace,
    /// A bar for every year.
    Years,
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
        view: ViewId::Years,
        title: "Years",
        id: "years",
        words: "every year on one row: to date, projected, final",
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
