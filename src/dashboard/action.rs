//! What a person can do.

use super::counted;
use super::cursor::Step;
use super::curve;
use super::groups;
use super::look::{self, Zoom};
use super::reading;
use super::rows::{self, Move};
use super::state::State;
use super::tables::Order;
use super::views::ViewId;
use crate::calendar::Alignment;
use crate::report::{METHODS, Projecting, Query, Refusal};

/// One thing a person can do; each has a row in the keymap and an arm in `update`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// The cursor to another day.
    Cursor(Step),
    /// The next newer fiscal year.
    NewerYear,
    /// The next older fiscal year.
    OlderYear,
    /// Measure against the next older year.
    OlderBaseline,
    /// Measure against the next newer year.
    NewerBaseline,
    /// Look from the observation before.
    EarlierAsOf,
    /// Look from the next observation.
    LaterAsOf,
    /// The next projection.
    NextMethod,
    /// The next alignment.
    NextAlignment,
    /// The next measure.
    NextMeasure,
    /// The year's figure from the next series.
    NextSeries,
    /// To another row or column.
    Rows(Move),
    /// Sort by the column.
    Sort(Order),
    /// Count only the group that one is at.
    Narrow,
    /// Groups by the next column.
    NextCategory,
    /// Groups by the column before.
    PreviousCategory,
    /// Only the rows that hold what is typed.
    Search,
    /// The next table.
    NextTable,
    /// The table before.
    PreviousTable,
    /// From a view to its table and back.
    ToggleTable,
    /// Other days are drawn.
    Zoom(Zoom),
    /// Hide or show the year of a digit.
    ToggleYear,
    /// Show every year.
    ShowAllYears,
    /// The next curve: counts, rates, differences.
    NextCurve,
    /// A logarithmic scale, and back.
    LogScale,
    /// The earlier years put together, and back.
    MiddleHalf,
    /// Only the chart, and back.
    FullScreen,
    /// Load the files again.
    Reload,
    /// Name another file to load.
    Open,
    /// Choose what to copy.
    Copy,
    /// Choose what to write to a file.
    Save,
    /// Take back the last change of what is asked or shown.
    Undo,
    /// Make it again.
    Redo,
    /// The next view.
    NextView,
    /// The view before.
    PreviousView,
    /// The next theme.
    NextTheme,
    /// Read the mouse, or leave it to the terminal.
    Mouse,
    /// Say why a figure is what it is.
    Why,
    /// Show the keys.
    Help,
    /// Type a day or a year to go to.
    GoTo,
    /// Show the views that are kept.
    Bookmarks,
    /// Show every action by name.
    Commands,
    /// Close what is open, or bring the cursor back to the as-of date.
    Back,
    /// Give the terminal back for a while.
    Suspend,
    /// Draw everything anew.
    Redraw,
    /// End.
    Quit,
}

impl Action {
    /// Why the action would do nothing now; `None` where it does something.
    #[must_use]
    pub fn unavailable(self, state: &State) -> Option<&'static str> {
        let missing = |there: bool, reason: &'static str| (!there).then_some(reason);
        match self {
            Self::NewerYear => missing(state.year_beside(1).is_some(), "this is the newest year in the data"),
            Self::OlderYear => {
                missing(state.year_beside(-1).is_some(), "this is the oldest year in the data")
            }
            Self::OlderBaseline => {
                missing(state.baseline_beside(-1).is_some(), "there is no older year to measure against")
            }
            Self::NewerBaseline => {
                missing(state.baseline_beside(1).is_some(), "there is no newer year to measure against")
            }
            Self::EarlierAsOf => {
                missing(state.as_of_beside(-1).is_some(), "this is the first figure of the year")
            }
            Self::LaterAsOf => {
                missing(state.as_of_beside(1).is_some(), "this is the last figure of the year")
            }
            Self::NextMethod => no_projection(state),
            Self::NextMeasure => counted::no_measure(state),
            Self::NextSeries => counted::no_series(state),
            Self::Rows(step) => rows::no_step(state, step),
            Self::Sort(_) => rows::no_sort(state),
            Self::Narrow => groups::no_narrower(state),
            Self::NextCategory | Self::PreviousCategory => groups::no_other_column(state),
            Self::NextTable | Self::PreviousTable => {
                missing(state.view == ViewId::Table, "only the table view has several tables")
            }
            Self::Zoom(zoom) => look::no_zoom(state, zoom),
            Self::ToggleYear => missing(state.view == ViewId::Pace, "years are hidden in the pace view"),
            Self::NextCurve => curve::no_other_curve(state),
            Self::LogScale => curve::no_log(state),
            Self::MiddleHalf => curve::no_half(state),
            Self::Reload => missing(state.has_files, "these figures are in no file that could change"),
            Self::ShowAllYears => missing(!state.hidden.is_empty(), "no year is hidden"),
            Self::Copy | Self::Save | Self::Why => reading::no_answer(state),
            Self::Undo => missing(state.history.has_past(), "nothing has been changed"),
            Self::Redo => missing(state.history.has_future(), "nothing has been undone"),
            Self::Back => missing(state.has_way_back(), "nothing is open or narrowed down: q quits"),
            Self::Cursor(_)
            | Self::NextAlignment
            | Self::Search
            | Self::ToggleTable
            | Self::FullScreen
            | Self::Open
            | Self::NextView
            | Self::PreviousView
            | Self::NextTheme
            | Self::Mouse
            | Self::Help
            | Self::GoTo
            | Self::Bookmarks
            | Self::Commands
            | Self::Suspend
            | Self::Redraw
            | Self::Quit => None,
        }
    }
}

/// Why no method may project.
fn no_projection(state: &State) -> Option<&'static str> {
    match &state.report.headline {
        Err(Refusal::Closed(_)) => Some("the year is over, and nothing of it is left to project"),
        Err(Refusal::TooEarly { .. }) => Some("the first two months of a year are not projected from"),
        Err(Refusal::BetweenReports { .. }) => {
            Some("projections start from a day with a figure: , and . find one")
        }
        Ok(_) | Err(_) => None,
    }
}

/// The question with the projection after this one: the chosen one, then every method that may stand in a headline, then
/// none, then round again.
pub(super) fn method_after(query: &Query) -> Query {
    let off = query.projecting == Projecting::Off;
    let mut methods = METHODS.iter().filter(|row| row.headline).map(|row| row.method);
    let method = match query.method {
        _ if off => None,
        None => methods.next(),
        Some(current) => methods.skip_while(|method| *method != current).nth(1),
    };
    let projecting = match (query.method, method) {
        (Some(_), None) => Projecting::Off,
        _ if off => Projecting::Late,
        (_, _) => query.projecting,
    };
    Query { method, projecting, ..query.clone() }
}

/// The alignment after this one, round again.
pub(super) fn alignment_after(alignment: Alignment) -> Alignment {
    match alignment {
        Alignment::Date => Alignment::FiscalDay,
        Alignment::FiscalDay => Alignment::Weekday,
        Alignment::Weekday | Alignment::Event(_) => Alignment::Date,
    }
}
