//! Which key does what: the one table that keys, help, hints and the README are made from.

use super::action::Action;
use super::key::Key;
use crate::catalog::Row;

/// Where a binding stands in the help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Reading values.
    Cursor,
    /// What is asked.
    Question,
    /// How it is shown.
    Show,
    /// Everything else.
    Program,
}

impl Group {
    /// Every group, in the order of the help.
    pub const ALL: [Self; 4] = [Self::Cursor, Self::Question, Self::Show, Self::Program];

    /// The heading.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Cursor => "Read values",
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
    /// A word or two for the hints at the foot; empty where the hints leave it out.
    pub hint: &'static str,
    id: &'static str,
    words: &'static str,
}

impl Row for Binding {
    fn id(&self) -> &'static str {
        self.id
    }
    fn words(&self) -> &'static str {
        self.words
    }
}

const fn bind(
    keys: &'static [&'static str],
    action: Action,
    group: Group,
    (id, hint, words): (&'static str, &'static str, &'static str),
) -> Binding {
    Binding { keys, action, group, hint, id, words }
}

/// Every binding, in the order of the help; hints are taken from the top.
pub static KEYMAP: &[Binding] = &[
    bind(&["Right", "l"], Action::NextDay, Group::Cursor, ("next-day", "", "cursor one day on")),
    bind(&["Left", "h"], Action::PreviousDay, Group::Cursor, ("previous-day", "", "cursor one day back")),
    bind(&["Shift-Right", "L"], Action::NextWeek, Group::Cursor, ("next-week", "", "cursor one week on")),
    bind(
        &["Shift-Left", "H"],
        Action::PreviousWeek,
        Group::Cursor,
        ("previous-week", "", "cursor one week back"),
    ),
    bind(
        &["Ctrl-Right", "w", "PageDown"],
        Action::NextMonth,
        Group::Cursor,
        ("next-month", "", "cursor to the next month"),
    ),
    bind(
        &["Ctrl-Left", "W", "PageUp"],
        Action::PreviousMonth,
        Group::Cursor,
        ("previous-month", "", "cursor to the month before"),
    ),
    bind(
        &["Home", "g"],
        Action::FirstDay,
        Group::Cursor,
        ("first-day", "", "cursor to the first day of the year"),
    ),
    bind(
        &["End", "G"],
        Action::LastDay,
        Group::Cursor,
        ("last-day", "", "cursor to the last day of the year"),
    ),
    bind(&["Up", "k"], Action::NewerYear, Group::Question, ("newer-year", "", "the next newer fiscal year")),
    bind(
        &["Down", "j"],
        Action::OlderYear,
        Group::Question,
        ("older-year", "year", "the next older fiscal year"),
    ),
    bind(
        &["b"],
        Action::OlderBaseline,
        Group::Question,
        ("older-baseline", "baseline", "measure against the next older year"),
    ),
    bind(
        &["B"],
        Action::NewerBaseline,
        Group::Question,
        ("newer-baseline", "", "measure against the next newer year"),
    ),
    bind(
        &[",", "<"],
        Action::EarlierAsOf,
        Group::Question,
        ("earlier-as-of", "as of", "look from the figure before this one"),
    ),
    bind(&[".", ">"], Action::LaterAsOf, Group::Question, ("later-as-of", "", "look from the next figure")),
    bind(
        &["p"],
        Action::NextMethod,
        Group::Question,
        ("next-method", "projection", "the next projection, at last the chosen one"),
    ),
    bind(
        &["a"],
        Action::NextAlignment,
        Group::Question,
        ("next-alignment", "align", "same point by date, fiscal day or weekday"),
    ),
    bind(&["]", "Tab"], Action::NextView, Group::Show, ("next-view", "view", "the next view")),
    bind(&["[", "Shift-Tab"], Action::PreviousView, Group::Show, ("previous-view", "", "the view before")),
    bind(&["T"], Action::NextTheme, Group::Show, ("next-theme", "", "the next theme")),
    bind(&["?", "F1"], Action::Help, Group::Program, ("help", "help", "these keys")),
    bind(&["Esc"], Action::Back, Group::Program, ("back", "", "cursor back to the as-of date")),
    bind(&["Ctrl-Z"], Action::Suspend, Group::Program, ("suspend", "", "back to the shell for a while")),
    bind(&["Ctrl-L"], Action::Redraw, Group::Program, ("redraw", "", "draw everything anew")),
    bind(&["q", "Ctrl-C"], Action::Quit, Group::Program, ("quit", "quit", "end")),
];

/// The binding of a key.
#[must_use]
pub fn binding(key: Key) -> Option<&'static Binding> {
    KEYMAP.iter().find(|binding| binding.keys.iter().any(|name| Key::parse(name) == Ok(key)))
}
