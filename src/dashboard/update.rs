//! The only way the state changes.

use super::action::{Action, Over, alignment_after, method_after};
use super::cursor::{Step, moved};
use super::curve;
use super::groups;
use super::history::{self, Moment};
use super::keymap::{Group, KEYMAP, Scope, binding};
use super::look;
use super::menu::{self, Menu};
use super::open;
use super::palette::{self, Outcome, Palette};
use super::pointer::{self, Gesture, Hold};
use super::rows;
use super::search;
use super::state::{Overlay, State};
use super::tables::TABLES;
use super::views::{VIEWS, ViewId};
use super::zone::Target;
use super::{Effect, Key};
use crate::catalog::Row as _;
use crate::report::{EXPLAINED, Query};
use crate::theme::THEMES;

/// What reaches the dashboard from outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// A key was pressed.
    Key(Key),
    /// Something was done with the pointer, over what stands there.
    Pointer(Gesture, Option<Target>),
    /// The paths that begin with what was typed.
    Offers(String, Vec<String>),
}

/// Takes a message; says what the shell has to do.
pub fn update(state: &mut State, message: &Message) -> Effect {
    let key = match message {
        Message::Key(key) => key,
        Message::Offers(typed, offers) => {
            open::offer(state, typed, offers.clone());
            return Effect::Redraw;
        }
        Message::Pointer(gesture, target) => return pointer::point(state, *gesture, *target),
    };
    let held = binding(*key, state.view);
    let binding = match state.overlay.clone() {
        Some(Overlay::Palette(palette)) => match palette::read(state, palette, *key) {
            Outcome::Read => return Effect::Redraw,
            Outcome::Run(binding) => binding,
        },
        Some(Overlay::Open(prompt)) => return open::read(state, prompt, *key),
        Some(Overlay::Menu(menu)) => return menu::read(state, menu, *key),
        Some(Overlay::Search) => {
            search::read(state, *key);
            return Effect::Redraw;
        }
        Some(overlay) => {
            return held.map_or(Effect::None, |binding| read(state, overlay, binding.action));
        }
        None => match held {
            Some(binding) => binding,
            None => return Effect::None,
        },
    };
    state.notice = binding.action.unavailable(state).map(ToOwned::to_owned);
    if state.notice.is_some() {
        return Effect::Redraw;
    }
    let before = Moment::of(state);
    let effect = act(state, binding.action, *key);
    if !matches!(binding.action, Action::Undo | Action::Redo) {
        history::remember(state, before);
    }
    effect
}

fn act(state: &mut State, action: Action, key: Key) -> Effect {
    match action {
        Action::Cursor(step) => self::step(state, step),
        Action::NewerYear => choose_year(state, 1),
        Action::OlderYear => choose_year(state, -1),
        Action::OlderBaseline => choose_baseline(state, -1),
        Action::NewerBaseline => choose_baseline(state, 1),
        Action::EarlierAsOf => choose_as_of(state, -1),
        Action::LaterAsOf => choose_as_of(state, 1),
        Action::NextMethod => {
            state.ask(Query { method: method_after(state.query.method), ..state.query.clone() });
        }
        Action::NextAlignment => {
            state.ask(Query { alignment: alignment_after(state.query.alignment), ..state.query.clone() });
        }
        Action::Rows(step) => rows::go(state, step),
        Action::Sort(order) => rows::sort(state, order),
        Action::Narrow => groups::narrow(state),
        Action::NextCategory => groups::choose_column(state, 1),
        Action::PreviousCategory => {
            groups::choose_column(state, state.report.columns.len().saturating_sub(1));
        }
        Action::Search => search::open(state),
        Action::NextTable => rows::choose_table(state, 1),
        Action::PreviousTable => rows::choose_table(state, TABLES.len() - 1),
        Action::ToggleTable => rows::toggle_table(state),
        Action::Zoom(zoom) => look::zoom(state, zoom),
        Action::ToggleYear => look::toggle_year(state, key),
        Action::ShowAllYears => state.hidden.clear(),
        Action::NextCurve => curve::next(state),
        Action::LogScale => state.lines.log = !state.lines.log,
        Action::MiddleHalf => state.lines.half = !state.lines.half,
        Action::FullScreen => state.full = !state.full,
        Action::Reload => return Effect::Reload,
        Action::Open => return open::open(state),
        Action::Copy => state.overlay = Some(Overlay::Menu(Menu::COPY)),
        Action::Save => state.overlay = Some(Overlay::Menu(Menu::SAVE)),
        Action::Undo => history::undo(state),
        Action::Redo => history::redo(state),
        Action::NextView => choose_view(state, 1),
        Action::PreviousView => choose_view(state, VIEWS.len() - 1),
        Action::NextTheme => next_theme(state),
        Action::Mouse => return mouse(state),
        Action::Help => state.overlay = Some(Overlay::Help { top: 0 }),
        Action::Commands => state.overlay = Some(Overlay::Palette(Palette::default())),
        Action::Why => state.overlay = Some(Overlay::Why { figure: figure_of(state) }),
        Action::Back if state.is_reading() => {
            state.stop_reading();
            return Effect::Stop;
        }
        Action::Back => back(state),
        Action::Suspend => return Effect::Suspend,
        Action::Redraw => return Effect::ClearAndRedraw,
        Action::Quit => return Effect::Quit,
    }
    Effect::Redraw
}

/// While something lies over the view, a key moves in it or closes it; one that leaves closes it first, so that nobody
/// is thrown out of what they read.
fn read(state: &mut State, overlay: Overlay, action: Action) -> Effect {
    let step = match action.over() {
        Over::Down => 1,
        Over::Up => -1,
        Over::Close => {
            state.overlay = None;
            return Effect::Redraw;
        }
        Over::Suspend => return Effect::Suspend,
        Over::Redraw => return Effect::ClearAndRedraw,
        Over::Nothing => return Effect::None,
    };
    state.overlay = Some(match overlay {
        Overlay::Help { top } => Overlay::Help { top: scrolled(state, top, step) },
        Overlay::Why { figure } => Overlay::Why { figure: explained(state, figure, step).unwrap_or(figure) },
        Overlay::Palette(_) | Overlay::Menu(_) | Overlay::Open(_) | Overlay::Search => overlay,
    });
    Effect::Redraw
}

/// One step back towards the view as it was: what it stands in, what narrows it, what it was filtered by.
fn back(state: &mut State) {
    if state.full {
        state.full = false;
    } else if !state.search.is_empty() {
        state.search.clear();
    } else if state.view == ViewId::Table {
        rows::toggle_table(state);
    } else if state.cursor.is_some() && state.view.scope() == Scope::Days {
        (state.cursor, state.hold, state.drag) = (None, Hold::Keys, None);
    } else {
        groups::widen(state);
    }
}

/// The first row of the help after a step: it has a border above and below, and scrolls until its last row is seen.
fn scrolled(state: &State, top: usize, step: isize) -> usize {
    let held = || KEYMAP.iter().filter(|binding| binding.scope.holds_in(state.view));
    let headed = Group::ALL.into_iter().filter(|group| held().any(|binding| binding.group == *group));
    let lines = held().count() + headed.count();
    let last = lines.saturating_sub(usize::from(state.rows.saturating_sub(2)));
    top.saturating_add_signed(step).min(last)
}

/// The next figure in this direction that the report has.
fn explained(state: &State, figure: usize, step: isize) -> Option<usize> {
    let mut place = figure;
    loop {
        place = place.checked_add_signed(step)?;
        if EXPLAINED.get(place)?.explain(&state.report).is_some() {
            return Some(place);
        }
    }
}

/// The figure that a view is about: its comparison, its rate, its projection.
fn figure_of(state: &State) -> usize {
    let id = match state.view {
        ViewId::Pace => "change",
        ViewId::Rate | ViewId::Days => "daily_average",
        ViewId::Methods => {
            let chosen = state.report.headline_projection();
            chosen.map_or("straight_line", |(answer, _)| answer.method.method.id())
        }
        ViewId::Years | ViewId::Groups | ViewId::Table | ViewId::Data => "to_date",
    };
    let place = EXPLAINED.iter().position(|row| row.id() == id && row.explain(&state.report).is_some());
    place.unwrap_or(0)
}

fn step(state: &mut State, step: Step) {
    (state.cursor, state.hold) = (Some(moved(state.report.calendar, state.cursor_date(), step)), Hold::Keys);
    look::follow(state);
}

/// The mouse is ours, or the terminal's again, which then selects text with it.
fn mouse(state: &mut State) -> Effect {
    state.mouse = !state.mouse;
    let whose = if state.mouse {
        "the mouse is read here again"
    } else {
        "the mouse is the terminal's: M reads it here"
    };
    state.notice = Some(whose.to_owned());
    Effect::Mouse(state.mouse)
}

/// Another year is looked at from its own last figure and against the year before it.
fn choose_year(state: &mut State, places: isize) {
    let year = state.year_beside(places);
    state.ask(Query { year, against: None, as_of: None, ..state.query.clone() });
}

fn choose_baseline(state: &mut State, places: isize) {
    let against = state.baseline_beside(places);
    let year = Some(state.report.year.fiscal_year);
    state.ask(Query { year, against, ..state.query.clone() });
}

fn choose_as_of(state: &mut State, places: isize) {
    let as_of = state.as_of_beside(places);
    state.cursor = None;
    let year = Some(state.report.year.fiscal_year);
    state.ask(Query { year, as_of, ..state.query.clone() });
}

fn choose_view(state: &mut State, places: usize) {
    let place = VIEWS.iter().position(|row| row.view == state.view).unwrap_or(0);
    if let Some(row) = VIEWS.iter().cycle().nth(place + places) {
        rows::show(state, row.view);
    }
}

fn next_theme(state: &mut State) {
    let place = THEMES.iter().position(|theme| std::ptr::eq(theme, state.theme)).unwrap_or(0);
    if let Some(theme) = THEMES.iter().cycle().nth(place + 1) {
        state.theme = theme;
    }
}
