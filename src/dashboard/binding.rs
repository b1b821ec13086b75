//! Keys bound to an action: in which views that holds, and where it stands in the help.

use super::action::Action;
use super::views::ViewId;
use crate::catalog::Row;

/// Where a binding stands in the help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Reading values.
    Cursor,
    /// Going through a table.
    Rows,
    /// What is asked.
    Question,
    /// How it is shown.
    Show,
    /// Everything else.
    Program,
}

/// In which views a binding holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// In every view.
    Everywhere,
    /// In those that show days or years, where the arrows go through them.
    Days,
    /// In those that show rows, where the arrows go through these.
    Rows,
    /// In the one that tells groups apart.
    Groups,
    /// In those that show figures: all the others.
    Figures,
}

impl Scope {
    /// Whether a binding of this scope holds in a view.
    #[must_use]
    pub fn holds_in(self, view: ViewId) -> bool {
        match self {
            Self::Everywhere => true,
            Self::Days | Self::Rows => self == view.scope(),
            Self::Groups => view == ViewId::Groups,
            Self::Figures => view != ViewId::Groups,
        }
    }
}

impl Group {
    /// Every group, in the order of the help.
    pub const ALL: [Self; 5] = [Self::Cursor, Self::Rows, Self::Question, Self::Show, Self::Program];

    /// The heading.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Cursor => "Read values",
            Self::Rows => "Go through rows",
            Self::Question => "Ask",
            Self::Show => "Show",
            Self::Program => "Program",
        }
    }
}

/// Keys, what they do, and the words for it.
#[derive(Debug)]
pub struct Binding {
    /// The keys, the one to name first.
    pub keys: &'static [&'static str],
    /// What they do.
    pub action: Action,
    /// Where they stand in the help.
    pub group: Group,
    /// In which views it holds.
    pub scope: Scope,
    /// A word or two for the hints at the foot; none where the hints leave it out.
    pub hint: Option<&'static str>,
    pub(super) id: &'static str,
    pub(super) words: &'static str,
}

impl Row for Binding {
    fn id(&self) -> &'static str {
        self.id
    }
    fn words(&self) -> &'static str {
        self.words
    }
}
