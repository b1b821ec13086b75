//! Which key does what: the one table that keys, help, hints and the README are made from.

use super::action::Action;
use super::binding::{Binding, Group, Scope};
use super::cursor::Step;
use super::key::Key;
use super::look::Zoom;
use super::rows::Move;
use super::tables::Order;
use super::views::ViewId;

const fn bind(
    keys: &'static [&'static str],
    action: Action,
    (group, scope): (Group, Scope),
    (id, words): (&'static str, &'static str),
) -> Binding {
    Binding { keys, action, group, scope, hint: None, id, words }
}

impl Binding {
    /// The binding with a word or two for the foot.
    const fn hint(self, hint: &'static str) -> Self {
        Self { hint: Some(hint), ..self }
    }
}

const CURSOR: (Group, Scope) = (Group::Cursor, Scope::Days);
const GROUPS: (Group, Scope) = (Group::Rows, Scope::Groups);
const ROWS: (Group, Scope) = (Group::Rows, Scope::Rows);
const ASK: (Group, Scope) = (Group::Question, Scope::Everywhere);
const PACE: (Group, Scope) = (Group::Show, Scope::Days);
const SHOW: (Group, Scope) = (Group::Show, Scope::Everywhere);
const PROGRAM: (Group, Scope) = (Group::Program, Scope::Everywhere);

/// Every binding, in the order of the help; hints are taken from the top.
pub static KEYMAP: &[Binding] = &[
    bind(&["Right", "l"], Action::Cursor(Step::Days(1)), CURSOR, ("next-day", "cursor one day on")),
    bind(&["Left", "h"], Action::Cursor(Step::Days(-1)), CURSOR, ("previous-day", "cursor one day back")),
    bind(&["Shift-Right", "L"], Action::Cursor(Step::Days(7)), CURSOR, ("next-week", "cursor one week on")),
    bind(
        &["Shift-Left", "H"],
        Action::Cursor(Step::Days(-7)),
        CURSOR,
        ("previous-week", "cursor one week back"),
    ),
    bind(
        &["Ctrl-Right", "w", "PageDown"],
        Action::Cursor(Step::Months(1)),
        CURSOR,
        ("next-month", "cursor to the next month"),
    ),
    bind(
        &["Ctrl-Left", "W", "PageUp"],
        Action::Cursor(Step::Months(-1)),
        CURSOR,
        ("previous-month", "cursor to the month before"),
    ),
    bind(
        &["Home", "g"],
        Action::Cursor(Step::First),
        CURSOR,
        ("first-day", "cursor to the first day of the year"),
    ),
    bind(
        &["End", "G"],
        Action::Cursor(Step::Last),
        CURSOR,
        ("last-day", "cursor to the last day of the year"),
    ),
    bind(&["Down", "j"], Action::Rows(Move::Rows(1)), ROWS, ("row-down", "a row down")),
    bind(&["Up", "k"], Action::Rows(Move::Rows(-1)), ROWS, ("row-up", "a row up")),
    bind(&["PageDown", "w"], Action::Rows(Move::Pages(1)), ROWS, ("page-down", "a screen of rows down")),
    bind(&["PageUp", "W"], Action::Rows(Move::Pages(-1)), ROWS, ("page-up", "a screen of rows up")),
    bind(&["Home", "g"], Action::Rows(Move::First), ROWS, ("first-row", "to the first row")),
    bind(&["End", "G"], Action::Rows(Move::Last), ROWS, ("last-row", "to the last row")),
    bind(&["Right", "l"], Action::Rows(Move::Columns(1)), ROWS, ("next-column", "to the next column")),
    bind(&["Left", "h"], Action::Rows(Move::Columns(-1)), ROWS, ("previous-column", "to the column before")),
    bind(
        &["Enter"],
        Action::Narrow,
        GROUPS,
        ("narrow", "count only this group, in every view; Esc steps back"),
    )
    .hint("only it"),
    bind(&["c"], Action::NextCategory, GROUPS, ("next-category", "groups by the next column")).hint("column"),
    bind(&["C"], Action::PreviousCategory, GROUPS, ("previous-category", "groups by the column before")),
    bind(&["/"], Action::Search, ROWS, ("search", "only the rows that hold what one types")).hint("search"),
    bind(
        &["s"],
        Action::Sort(Order::Rising),
        ROWS,
        ("sort", "sort by this column, the least first; again for the order as it was"),
    )
    .hint("sort"),
    bind(&["S"], Action::Sort(Order::Falling), ROWS, ("sort-falling", "sort by this column, the most first")),
    bind(&["n"], Action::NextTable, ROWS, ("next-table", "the next table")).hint("next table"),
    bind(&["N"], Action::PreviousTable, ROWS, ("previous-table", "the table before")),
    bind(&["]", "Tab"], Action::NextView, SHOW, ("next-view", "the next view")).hint("view"),
    bind(&["[", "Shift-Tab"], Action::PreviousView, SHOW, ("previous-view", "the view before")),
    bind(
        &["t"],
        Action::ToggleTable,
        SHOW,
        ("toggle-table", "the numbers of this view as a table, and back"),
    )
    .hint("table"),
    bind(
        &["Up", "k"],
        Action::NewerYear,
        (Group::Question, Scope::Days),
        ("newer-year", "the next newer fiscal year"),
    ),
    bind(
        &["Down", "j"],
        Action::OlderYear,
        (Group::Question, Scope::Days),
        ("older-year", "the next older fiscal year"),
    )
    .hint("year"),
    bind(&["b"], Action::OlderBaseline, ASK, ("older-baseline", "measure against the next older year"))
        .hint("baseline"),
    bind(&["B"], Action::NewerBaseline, ASK, ("newer-baseline", "measure against the next newer year")),
    bind(&[","], Action::EarlierAsOf, ASK, ("earlier-as-of", "as of the figure before")).hint("as of"),
    bind(&["."], Action::LaterAsOf, ASK, ("later-as-of", "as of the next figure")),
    bind(
        &["p"],
        Action::NextMethod,
        ASK,
        ("next-method", "the next method, then none, then back to the default"),
    )
    .hint("projection"),
    bind(&["d"], Action::NextMeasure, ASK, ("next-measure", "count something else that the data count"))
        .hint("measure"),
    bind(
        &["v"],
        Action::NextSeries,
        ASK,
        ("next-series", "the year's figure from the next series, then the default"),
    ),
    bind(
        &["@"],
        Action::GoTo,
        ASK,
        ("go-to", "go to a day or a year by typing it, such as 317, sep 9, 17 or 9/9/17"),
    ),
    bind(
        &["/"],
        Action::GoTo,
        (Group::Question, Scope::Days),
        ("find", "go to a day or a year by typing it; in views of rows this key searches them"),
    )
    .hint("find"),
    bind(&["a"], Action::NextAlignment, ASK, ("next-alignment", "same point by date, fiscal day or weekday"))
        .hint("align"),
    bind(&["+"], Action::Zoom(Zoom::In), PACE, ("zoom-in", "half as many days, round the cursor"))
        .hint("zoom"),
    bind(&["-"], Action::Zoom(Zoom::Out), PACE, ("zoom-out", "twice as many days")),
    bind(&["="], Action::Zoom(Zoom::Fit), PACE, ("zoom-fit", "the whole year")),
    bind(&["}"], Action::Zoom(Zoom::Later), PACE, ("pan-later", "later days, when zoomed in")),
    bind(&["{"], Action::Zoom(Zoom::Earlier), PACE, ("pan-earlier", "earlier days, when zoomed in")),
    bind(
        &["1", "2", "3", "4", "5", "6", "7", "8", "9"],
        Action::ToggleYear,
        PACE,
        ("toggle-year", "hide or show the newest year, the second newest and so on"),
    ),
    bind(&["0"], Action::ShowAllYears, PACE, ("show-all-years", "show every year")),
    bind(
        &["m"],
        Action::NextCurve,
        PACE,
        ("next-curve", "counts to date, then removals a day, then how far ahead of each year"),
    )
    .hint("curve"),
    bind(&["s"], Action::LogScale, PACE, ("log-scale", "a logarithmic scale, and back")),
    bind(&["i"], Action::MiddleHalf, PACE, ("middle-half", "the middle half of earlier years, and back")),
    bind(&["f"], Action::FullScreen, SHOW, ("full-screen", "only the chart, and back")).hint("full"),
    bind(&["u"], Action::Undo, SHOW, ("undo", "take back the last change of what is asked or shown"))
        .hint("undo"),
    bind(&["U"], Action::Redo, SHOW, ("redo", "make it again")),
    bind(
        &["y"],
        Action::Copy,
        PROGRAM,
        ("copy", "copy the answer in sentences, the value, the row or the numbers of the view"),
    ),
    bind(&["o"], Action::Open, PROGRAM, ("open", "open another file")),
    bind(
        &["r", "F5"],
        Action::Reload,
        PROGRAM,
        ("reload", "read the file again; it is, too, when it changes"),
    ),
    bind(
        &["e"],
        Action::Save,
        PROGRAM,
        ("export", "write the numbers or the screen to a new file in this folder"),
    ),
    bind(&["T"], Action::NextTheme, SHOW, ("next-theme", "the next theme")),
    bind(
        &["Enter"],
        Action::Why,
        (Group::Show, Scope::Figures),
        ("why", "why this number: formula, values, basis, rows behind it"),
    )
    .hint("why"),
    bind(
        &["M"],
        Action::Mouse,
        PROGRAM,
        ("mouse", "leave the mouse to the terminal, to select text; again to read it here"),
    ),
    bind(
        &["'"],
        Action::Bookmarks,
        PROGRAM,
        ("bookmarks", "the views that are kept: a digit goes to one, ' again keeps this one"),
    ),
    bind(&["?", "F1"], Action::Help, PROGRAM, ("help", "these keys")).hint("help"),
    bind(
        &[":", "Ctrl-P"],
        Action::Commands,
        PROGRAM,
        ("commands", "every action, view, table and choice of a key, by name"),
    )
    .hint("commands"),
    bind(
        &["Esc"],
        Action::Back,
        PROGRAM,
        ("back", "one step back: what is open, full screen, search, table, cursor, last filter"),
    ),
    bind(&["Ctrl-Z"], Action::Suspend, PROGRAM, ("suspend", "back to the shell for a while")),
    bind(&["Ctrl-L"], Action::Redraw, PROGRAM, ("redraw", "draw everything anew")),
    bind(&["q", "Ctrl-C"], Action::Quit, PROGRAM, ("quit", "end")).hint("quit"),
];

/// The binding of a key in a view.
#[must_use]
pub fn binding(key: Key, view: ViewId) -> Option<&'static Binding> {
    let mut held = KEYMAP.iter().filter(|binding| binding.scope.holds_in(view));
    held.find(|binding| binding.keys.iter().any(|name| Key::parse(name) == Ok(key)))
}
