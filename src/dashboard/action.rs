//! What a person can do.

use super::groups;
use super::look::{self, Zoom};
use super::rows;
use super::state::State;
use super::views::ViewId;
use crate::calendar::Alignment;
use crate::report::{METHODS, MethodId, Refusal};

/// One thing a person can do; each has a row in the keymap and an arm in `update`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// Cursor to the next day.
    NextDay,
    /// Cursor to the day before.
    PreviousDay,
    /// Cursor a week on.
    NextWeek,
    /// Cursor a week back.
    PreviousWeek,
    /// Cursor to the first of the next month.
    NextMonth,
    /// Cursor to the first of the month before.
    PreviousMonth,
    /// Cursor to the first day of the year.
    FirstDay,
    /// Cursor to the last day of the year.
    LastDay,
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
    /// A row down.
    RowDown,
    /// A row up.
    RowUp,
    /// A screen of rows down.
    PageDown,
    /// A screen of rows up.
    PageUp,
    /// To the first row.
    FirstRow,
    /// To the last row.
    LastRow,
    /// To the next column.
    NextColumn,
    /// To the column before.
    PreviousColumn,
    /// Sort by the column, the least first.
    SortRising,
    /// Sort by the column, the most first.
    SortFalling,
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
    /// Half as many days, round the cursor.
    ZoomIn,
    /// Twice as many days.
    ZoomOut,
    /// The whole year.
    ZoomFit,
    /// Later days.
    PanLater,
    /// Earlier days.
    PanEarlier,
    /// Hide or show the year of a digit.
    ToggleYear,
    /// Show every year.
    ShowAllYears,
    /// Only the chart, and back.
    FullScreen,
    /// Copy the answer in sentences.
    CopySentences,
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
    /// Say why a figure is what it is.
    Why,
    /// Show the keys.
    Help,
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
            Self::NextMethod => unprojected(state),
            Self::RowUp | Self::PageUp | Self::FirstRow => rows::at_top(state),
            Self::RowDown | Self::PageDown | Self::LastRow => rows::at_bottom(state),
            Self::NextColumn => rows::at_side(state, 1),
            Self::PreviousColumn => rows::at_side(state, -1),
            Self::SortRising | Self::SortFalling => rows::unsorted(state),
            Self::Narrow => groups::whole(state),
            Self::NextCategory | Self::PreviousCategory => groups::alone(state),
            Self::NextTable | Self::PreviousTable => {
                missing(state.view == ViewId::Table, "only the table view has several tables")
            }
            Self::ZoomIn => look::unavailable(state, Zoom::In),
            Self::ZoomOut => look::unavailable(state, Zoom::Out),
            Self::ZoomFit => look::unavailable(state, Zoom::Fit),
            Self::PanLater => look::unavailable(state, Zoom::Later),
            Self::PanEarlier => look::unavailable(state, Zoom::Earlier),
            Self::ToggleYear => missing(state.view == ViewId::Pace, "years are hidden in the pace view"),
            Self::ShowAllYears => missing(!state.hidden.is_empty(), "no year is hidden"),
            Self::Undo => missing(state.history.has_past(), "nothing has been changed"),
            Self::Redo => missing(state.history.has_future(), "nothing has been undone"),
            Self::NextDay
            | Self::PreviousDay
            | Self::NextWeek
            | Self::PreviousWeek
            | Self::NextMonth
            | Self::PreviousMonth
            | Self::FirstDay
            | Self::LastDay
            | Self::NextAlignment
            | Self::Search
            | Self::ToggleTable
            | Self::FullScreen
            | Self::CopySentences
            | Self::NextView
            | Self::PreviousView
            | Self::NextTheme
            | Self::Why
            | Self::Help
            | Self::Commands
            | Self::Back
            | Self::Suspend
            | Self::Redraw
            | Self::Quit => None,
        }
    }
}

/// Why no method may project.
fn unprojected(state: &State) -> Option<&'static str> {
    match &state.report.headline {
        Err(Refusal::Closed(_)) => Some("the year is over; its total is known"),
        Err(Refusal::TooEarly { .. }) => Some("the first two months of a year are not projected from"),
        Err(Refusal::BetweenReports { .. }) => {
            Some("projections start from a day of report: , and . find one")
        }
        Ok(_) | Err(_) => None,
    }
}

/// What an action does while something lies over the view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Over {
    Down,
    Up,
    Close,
    Suspend,
    Redraw,
    Nothing,
}

impl Action {
    pub(super) fn over(self) -> Over {
        match self {
            Self::OlderYear | Self::RowDown => Over::Down,
            Self::NewerYear | Self::RowUp => Over::Up,
            Self::Help | Self::Why | Self::Back | Self::Quit => Over::Close,
            Self::Suspend => Over::Suspend,
            Self::Redraw => Over::Redraw,
            Self::NextDay
            | Self::PreviousDay
            | Self::NextWeek
            | Self::PreviousWeek
            | Self::NextMonth
            | Self::PreviousMonth
            | Self::FirstDay
            | Self::LastDay
            | Self::OlderBaseline
            | Self::NewerBaseline
            | Self::EarlierAsOf
            | Self::LaterAsOf
            | Self::NextMethod
            | Self::NextAlignment
            | Self::PageDown
            | Self::PageUp
            | Self::FirstRow
            | Self::LastRow
            | Self::NextColumn
            | Self::PreviousColumn
            | Self::SortRising
            | Self::SortFalling
            | Self::Narrow
            | Self::NextCategory
            | Self::PreviousCategory
            | Self::Search
            | Self::NextTable
            | Self::PreviousTable
            | Self::ToggleTable
            | Self::ZoomIn
            | Self::ZoomOut
            | Self::ZoomFit
            | Self::PanLater
            | Self::PanEarlier
            | Self::ToggleYear
            | Self::ShowAllYears
            | Self::FullScreen
            | Self::CopySentences
            | Self::Undo
            | Self::Redo
            | Self::NextView
            | Self::PreviousView
            | Self::NextTheme
            | Self::Commands => Over::Nothing,
        }
    }
}

/// The projection after this one: the chosen one, then every method that may stand in a headline, then round again.
pub(super) fn method_after(method: Option<MethodId>) -> Option<MethodId> {
    let mut methods = METHODS.iter().filter(|row| row.headline).map(|row| row.method);
    match method {
        None => methods.next(),
        Some(current) => methods.skip_while(|method| *method != current).nth(1),
    }
}

/// The alignment after this one, round again.
pub(super) fn alignment_after(alignment: Alignment) -> Alignment {
    match alignment {
        Alignment::Date => Alignment::FiscalDay,
        Alignment::FiscalDay => Alignment::Weekday,
        Alignment::Weekday | Alignment::Event(_) => Alignment::Date,
    }
}
