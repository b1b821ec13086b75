//! What the pointer does: reading values by moving, pinning and choosing by clicks, zooming by the wheel and by drags.
//!
//! What stands under the pointer is known to what draws it, and comes as a [`Target`]. Every deed of the pointer has a
//! key, too.

use super::Effect;
use super::choices::by_method;
use super::groups;
use super::history::{self, Moment};
use super::key::{Code, Key};
use super::notice::Notice;
use super::overlay::Overlay;
use super::rows::{self, Move};
use super::state::State;
use super::tables::Order;
use super::update::{Message, update};
use super::views::ViewId;
use super::zone::Target;
use super::zoom::Span;
use crate::calendar::{Date, FiscalDay, FiscalYear};
use crate::report::{MethodId, Query};

/// What was done with the pointer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gesture {
    /// It moved, no button held.
    Move,
    /// The left button went down.
    Press,
    /// It moved with the left button held.
    Drag,
    /// The left button was let go.
    Release,
    /// The left button went down a second time at the same place, soon after the first.
    DoublePress,
    /// The right button went down.
    RightPress,
    /// It moved with the right button held.
    RightDrag,
    /// The right button was let go.
    RightRelease,
    /// The wheel away from the hand.
    WheelUp,
    /// The wheel towards the hand.
    WheelDown,
    /// The wheel to the right, or down with shift held.
    WheelRight,
    /// The wheel to the left, or up with shift held.
    WheelLeft,
}

/// Who the cursor listens to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) enum Hold {
    /// Keys; the pointer takes it as soon as it moves over days.
    #[default]
    Keys,
    /// The pointer: it leaves the cursor when it leaves the days.
    Pointer,
    /// Nobody: a click has pinned it to its day.
    Pinned,
    /// Nobody: the chart is being pulled by this day.
    Pulled {
        /// The day that stays under the pointer.
        day: u16,
        /// Whether it was pulled anywhere.
        moved: bool,
    },
}

/// Rows that one step of the wheel goes.
const WHEEL: isize = 3;

/// Takes a gesture; says what the shell has to do.
pub(super) fn point(state: &mut State, gesture: Gesture, target: Option<Target>) -> Effect {
    match state.overlay {
        Some(Overlay::Search) if gesture == Gesture::Press => state.overlay = None,
        Some(Overlay::Search) | None => {}
        Some(_) => return over(state, gesture, target),
    }
    if let (Gesture::Press | Gesture::DoublePress, Some(Target::Key(key))) = (gesture, target) {
        return update(state, &Message::Key(key));
    }
    let before = Moment::of(state);
    match gesture {
        Gesture::Move | Gesture::Drag | Gesture::RightDrag | Gesture::Release | Gesture::RightRelease => {}
        // A deed of its own; what was said of the one before is said no more.
        Gesture::Press
        | Gesture::DoublePress
        | Gesture::RightPress
        | Gesture::WheelUp
        | Gesture::WheelDown
        | Gesture::WheelRight
        | Gesture::WheelLeft => state.notice = None,
    }
    let effect = match (gesture, target) {
        (Gesture::Move, target) => moved(state, target),
        (Gesture::Drag, Some(Target::Day(day))) => dragged(state, day),
        (Gesture::Release, _) => released(state),
        (Gesture::DoublePress, Some(Target::Day(_))) if state.view == ViewId::Pace => fitted(state),
        (Gesture::Press | Gesture::DoublePress, Some(target)) => pressed(state, target),
        (Gesture::RightPress, Some(Target::Day(day))) if state.view == ViewId::Pace => {
            state.hold = Hold::Pulled { day, moved: false };
            Effect::Redraw
        }
        (Gesture::RightDrag, target) => pulled(state, target),
        (Gesture::RightRelease, _) => let_go(state),
        (Gesture::WheelUp | Gesture::WheelDown | Gesture::WheelRight | Gesture::WheelLeft, target) => {
            wheel(state, gesture, target)
        }
        (Gesture::Press, None) => {
            state.notice = Some(Notice::warning(NOTHING_HERE));
            Effect::Redraw
        }
        (Gesture::DoublePress | Gesture::Drag | Gesture::RightPress, _) => Effect::None,
    };
    history::remember(state, before);
    effect
}

/// While something lies over the view: a click beside it closes it, one on an action does it, the wheel scrolls.
fn over(state: &mut State, gesture: Gesture, target: Option<Target>) -> Effect {
    if let (Gesture::Press | Gesture::DoublePress, Some(Target::Key(key))) = (gesture, target) {
        return update(state, &Message::Key(key));
    }
    let key = match (gesture, target) {
        (Gesture::Press | Gesture::DoublePress, Some(Target::Outside)) => Code::Esc,
        (Gesture::Press | Gesture::DoublePress, Some(Target::Command(place))) => {
            if let Some(overlay) = &mut state.overlay {
                overlay.choose(place);
            }
            Code::Enter
        }
        (Gesture::WheelUp, _) => Code::Up,
        (Gesture::WheelDown, _) => Code::Down,
        (_, _) => return Effect::None,
    };
    update(state, &Message::Key(Key::new(key)))
}

fn moved(state: &mut State, target: Option<Target>) -> Effect {
    let cursor = match (state.hold, target) {
        (Hold::Keys | Hold::Pointer, Some(Target::Day(day))) => {
            state.hold = Hold::Pointer;
            date(state, day)
        }
        (Hold::Pointer, _) => {
            state.hold = Hold::Keys;
            None
        }
        (Hold::Keys | Hold::Pinned | Hold::Pulled { .. }, _) => return Effect::None,
    };
    let changed = cursor != state.cursor;
    state.cursor = cursor;
    if changed { Effect::Redraw } else { Effect::None }
}

/// The date of a fiscal day of the year in question; its last one where it has no such day.
fn date(state: &State, day: u16) -> Option<Date> {
    let year = &state.report.year;
    state.report.calendar.date(year.fiscal_year, FiscalDay(day.clamp(1, year.days.0)))
}

fn pressed(state: &mut State, target: Target) -> Effect {
    match target {
        Target::View(view) => rows::show(state, view),
        Target::Table(table) => rows::go_to_table(state, table),
        Target::Category(place) => groups::choose(state, place),
        Target::Year(year) => against(state, year),
        Target::Method(method) => project_by(state, method),
        Target::Row(row) if state.view == ViewId::Groups && row == state.row() => {
            return update(state, &Message::Key(Key::new(Code::Enter)));
        }
        Target::Row(row) => state.set_row(row),
        Target::Heading(column) => sort(state, column),
        Target::Day(day) => {
            (state.cursor, state.hold) = (date(state, day), Hold::Pinned);
            state.drag = Some((day, day));
        }
        Target::Key(_) | Target::Command(_) | Target::Inside | Target::Outside => return Effect::None,
    }
    Effect::Redraw
}

/// The most first, then the least, then the order as it was.
fn sort(state: &mut State, column: usize) {
    let place = state.columns_mut();
    place.column = column;
    let order = if place.sort == Some((column, Order::Falling)) || place.sort == Some((column, Order::Rising))
    {
        Order::Rising
    } else {
        Order::Falling
    };
    rows::sort(state, order);
}

/// Measures against a year that was pointed at.
fn against(state: &mut State, year: FiscalYear) {
    let asked = state.report.year.fiscal_year;
    if year == asked {
        let why = format!("{year} is the year in question: click another to measure against it");
        state.notice = Some(Notice::warning(why));
    } else {
        state.ask(Query { year: Some(asked), against: Some(year), ..state.query.clone() });
    }
}

/// Where there is nothing to click; who wants to select text needs the mouse back.
const NOTHING_HERE: &str = "nothing to choose here; M gives the mouse to the terminal, which selects text";

/// Projects by a method that was pointed at.
fn project_by(state: &mut State, method: MethodId) {
    let Some(answer) = state.report.projections.iter().find(|answer| answer.method.method == method) else {
        return;
    };
    let title = answer.method.title();
    let is_chosen = state.report.headline.as_ref().is_ok_and(|headline| headline.choice.method() == method);
    let why = match &answer.outcome {
        Err(refusal) => format!("{title}: refused, {refusal}"),
        Ok(_) if !answer.method.headline => {
            format!("{title} is there to judge the others by and stands in no headline")
        }
        Ok(_) if is_chosen => format!("{title} is the projection of the headline already: Enter explains it"),
        Ok(_) => return state.ask(by_method(&state.query, Some(method))),
    };
    state.notice = Some(Notice::warning(why));
}

fn dragged(state: &mut State, day: u16) -> Effect {
    let Some((from, _)) = state.drag else { return Effect::None };
    state.drag = Some((from, day));
    state.cursor = date(state, day);
    Effect::Redraw
}

/// The whole year, as it was before any zoom.
fn fitted(state: &mut State) -> Effect {
    (state.zoom, state.drag, state.hold) = (None, None, Hold::Pointer);
    Effect::Redraw
}

/// Other days are drawn, so that the one that was taken hold of is under the pointer again.
fn pulled(state: &mut State, target: Option<Target>) -> Effect {
    let Hold::Pulled { day, moved } = state.hold else { return Effect::None };
    state.hold = Hold::Pulled { day, moved: moved || target != Some(Target::Day(day)) };
    let (Some(span), Some(Target::Day(under))) = (state.zoom, target) else { return Effect::None };
    state.zoom = Some(span.shifted(i32::from(day) - i32::from(under), state.report.year.days.0));
    Effect::Redraw
}

/// A click of the right button shows the whole year; a pull stays.
fn let_go(state: &mut State) -> Effect {
    let Hold::Pulled { moved, .. } = state.hold else { return Effect::None };
    state.hold = Hold::Pointer;
    if moved { Effect::Redraw } else { fitted(state) }
}

/// A click stays a pin; a drag becomes the days that are drawn.
fn released(state: &mut State) -> Effect {
    let Some((from, to)) = state.drag.take() else { return Effect::None };
    if from == to {
        return Effect::Redraw;
    }
    if state.view == ViewId::Pace {
        state.zoom = Some(Span::between(from, to, state.report.year.days.0));
        state.hold = Hold::Pointer;
    }
    Effect::Redraw
}

/// What was taken hold of is out of sight.
pub(super) fn lose_hold(state: &mut State) {
    state.drag = None;
    match state.hold {
        Hold::Pulled { .. } => state.hold = Hold::Keys,
        Hold::Keys | Hold::Pointer | Hold::Pinned => {}
    }
}

/// So many steps of the wheel later, or earlier where negative.
fn slide(state: &mut State, steps: i32) {
    let span = state.span();
    state.zoom = Some(span.shifted(steps * span.eighth(), state.report.year.days.0));
}

fn wheel(state: &mut State, gesture: Gesture, target: Option<Target>) -> Effect {
    let year = state.report.year.days.0;
    match (gesture, target) {
        (Gesture::WheelUp, Some(Target::Day(day))) if state.view == ViewId::Pace => {
            state.zoom = Some(state.span().scaled(day, (4, 5), year));
        }
        (Gesture::WheelDown, Some(Target::Day(day))) if state.view == ViewId::Pace => {
            let span = state.span().scaled(day, (5, 4), year);
            state.zoom = Some(span).filter(|span| *span != Span::whole(year));
        }
        (Gesture::WheelRight, _) if state.zoom.is_some() => slide(state, 1),
        (Gesture::WheelLeft, _) if state.zoom.is_some() => slide(state, -1),
        (Gesture::WheelUp, _) if state.extent().0 > 0 => rows::go(state, Move::Rows(-WHEEL)),
        (Gesture::WheelDown, _) if state.extent().0 > 0 => rows::go(state, Move::Rows(WHEEL)),
        (_, _) => return Effect::None,
    }
    Effect::Redraw
}
