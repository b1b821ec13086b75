//! How the pace view is looked at: which days, which years, with or without what stands round it.

use super::key::Key;
use super::notice::Notice;
use super::state::State;
use super::views::ViewId;
use super::zoom::Span;

/// How the drawn days change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Zoom {
    /// Half as many, round the cursor.
    In,
    /// Twice as many.
    Out,
    /// All.
    Fit,
    /// Half a length later.
    Later,
    /// Half a length earlier.
    Earlier,
}

pub(super) fn zoom(state: &mut State, zoom: Zoom) {
    let year = state.report.year.days.0;
    let now = state.span();
    let span = match zoom {
        Zoom::In => now.nearer(state.report.calendar.fiscal_day(state.cursor_date()).0, year),
        Zoom::Out => now.further(year),
        Zoom::Fit => Span::whole(year),
        Zoom::Later => now.shifted(now.half(), year),
        Zoom::Earlier => now.shifted(-now.half(), year),
    };
    state.zoom = Some(span).filter(|span| *span != Span::whole(year));
}

/// The drawn days follow the cursor.
pub(super) fn follow(state: &mut State) {
    let day = state.report.calendar.fiscal_day(state.cursor_date()).0;
    state.zoom = state.zoom.map(|span| span.holding(day, state.report.year.days.0));
}

/// Why the drawn days would not change.
pub(super) fn no_zoom(state: &State, zoom: Zoom) -> Option<&'static str> {
    if state.view != ViewId::Pace {
        return Some("only the pace view zooms");
    }
    let (span, whole) = (state.span(), Span::whole(state.report.year.days.0));
    match zoom {
        Zoom::In => {
            let day = state.report.calendar.fiscal_day(state.cursor_date()).0;
            (span.nearer(day, whole.to).days() >= span.days()).then_some("two weeks are the nearest look")
        }
        Zoom::Out | Zoom::Fit => (span == whole).then_some("the whole year is shown"),
        Zoom::Later => (span.to >= whole.to).then_some("the year ends here: + looks nearer"),
        Zoom::Earlier => (span.from <= whole.from).then_some("the year begins here: + looks nearer"),
    }
}

/// Hides or shows the year that a digit names: 1 is the newest.
pub(super) fn toggle_year(state: &mut State, key: Key) {
    let digit = key.digit();
    let place = digit.and_then(|digit| digit.checked_sub(1));
    let year = place.and_then(|place| state.report.years.iter().rev().nth(place)).map(|row| row.fiscal_year);
    match year {
        None if digit.is_none() => {
            state.notice = Some(Notice::warning("a digit names the year: 1 is the newest"));
        }
        None => state.notice = Some(Notice::warning("there are not so many years")),
        Some(year) if year == state.report.year.fiscal_year => {
            state.notice = Some(Notice::warning(format!("{year} is the year in question and stays")));
        }
        Some(year) => {
            let shown = state.hidden.len();
            state.hidden.retain(|hidden| *hidden != year);
            if state.hidden.len() == shown {
                state.hidden.push(year);
            }
        }
    }
}
