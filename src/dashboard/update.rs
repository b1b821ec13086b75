//! The only way the state changes.

use super::action::{Action, alignment_after, method_after};
use super::back;
use super::binding::Binding;
use super::bookmarks;
use super::counted;
use super::cursor::{Step, moved};
use super::curve;
use super::goal::{self, GoTo};
use super::groups;
use super::help::{self, Help};
use super::history::{self, Moment};
use super::keymap::binding;
use super::look;
use super::menu::{self, Menu};
use super::notice::Notice;
use super::open;
use super::overlay::Overlay;
use super::palette::{self, Command, Palette};
use super::paste;
use super::pointer::{self, Gesture, Hold};
use super::rows;
use super::search;
use super::state::State;
use super::views::{VIEWS, ViewId};
use super::why;
use super::zone::Target;
use super::{Effect, Key};
use crate::catalog::{self, Row as _};
use crate::report::Query;
use crate::theme::THEMES;

/// What reaches the dashboard from outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// A key was pressed.
    Key(Key),
    /// Something was done with the pointer, over what stands there.
    Pointer(Gesture, Option<Target>),
    /// Text was pasted.
    Pasted(String),
    /// The paths that begin with what was typed.
    Offers(String, Vec<String>),
}

/// Takes a message; says what the shell has to do.
pub fn update(state: &mut State, message: &Message) -> Effect {
    let view = state.view;
    let effect = take(state, message);
    if state.overlay.is_some() || state.view != view {
        // The button will be let go over something else.
        pointer::lose_hold(state);
    }
    effect
}

fn take(state: &mut State, message: &Message) -> Effect {
    let key = match message {
        Message::Key(key) => key,
        Message::Offers(typed, offers) => {
            open::offer(state, typed, offers.clone());
            return Effect::Redraw;
        }
        Message::Pasted(text) => return paste::paste(state, text),
        Message::Pointer(gesture, target) => return pointer::point(state, *gesture, *target),
    };
    let held = binding(*key, state.view);
    let binding = match state.overlay.clone() {
        // What the terminal itself needs is there whatever lies over the view.
        Some(_) if held.is_some_and(|binding| binding.action == Action::Suspend) => return Effect::Suspend,
        Some(_) if held.is_some_and(|binding| binding.action == Action::Redraw) => {
            return Effect::ClearAndRedraw;
        }
        Some(overlay) => {
            // What was said of the key before is said no more.
            state.notice = None;
            match over(state, overlay, *key) {
                Outcome::Read(effect) => return effect,
                Outcome::Run(binding) => binding,
            }
        }
        None => {
            let Some(binding) = held else {
                let why = format!("{key} does nothing in this view: ? shows the keys");
                state.notice = Some(Notice::warning(why));
                return Effect::Redraw;
            };
            binding
        }
    };
    state.notice = binding.action.unavailable(state).map(Notice::warning);
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

/// What a key does in what lies over the view.
fn over(state: &mut State, overlay: Overlay, key: Key) -> Outcome {
    let before = Moment::of(state);
    let mut effect = Effect::Redraw;
    match overlay {
        Overlay::Palette(palette) => match palette::read(state, palette, key) {
            Some(Command::Act(binding)) => return Outcome::Run(binding),
            Some(Command::Ask(choice)) => state.ask(choice.query),
            Some(Command::View(view)) => rows::show(state, view),
            Some(Command::Table(table, _)) => {
                rows::show(state, ViewId::Table);
                rows::go_to_table(state, table);
            }
            None => {}
        },
        Overlay::Open(prompt) => effect = open::read(state, prompt, key),
        Overlay::GoTo(go) => goal::read(state, go, key),
        Overlay::Bookmarks { at } => bookmarks::read(state, at, key),
        Overlay::Menu(menu) => effect = menu::read(state, menu, key),
        Overlay::Search => search::read(state, key),
        Overlay::Help(help) => help::read(state, help, key),
        Overlay::Why(why) => effect = why::read(state, why, key),
    }
    history::remember(state, before);
    Outcome::Read(effect)
}

/// What came of a key in what lies over the view.
enum Outcome {
    /// It was read there.
    Read(Effect),
    /// It chose an action.
    Run(&'static Binding),
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
        Action::NextMethod => state.ask(method_after(&state.query)),
        Action::NextAlignment => {
            state.ask(Query { alignment: alignment_after(state.query.alignment), ..state.query.clone() });
        }
        Action::NextMeasure => counted::next_measure(state),
        Action::NextSeries => counted::next_series(state),
        Action::Rows(step) => rows::go(state, step),
        Action::Sort(order) => rows::sort(state, order),
        Action::Narrow => groups::narrow(state),
        Action::NextCategory => groups::choose_column(state, 1),
        Action::PreviousCategory => groups::choose_column(state, -1),
        Action::Search => search::open(state),
        Action::NextTable => rows::choose_table(state, 1),
        Action::PreviousTable => rows::choose_table(state, -1),
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
        Action::PreviousView => choose_view(state, -1),
        Action::NextTheme => next_theme(state),
        Action::Mouse => return mouse(state),
        Action::Help => state.overlay = Some(Overlay::Help(Help::default())),
        Action::GoTo => state.overlay = Some(Overlay::GoTo(GoTo::default())),
        Action::Bookmarks => bookmarks::open(state),
        Action::Commands => state.overlay = Some(Overlay::Palette(Palette::default())),
        Action::Why => why::open(state),
        Action::Back => return back::back(state),
        Action::Suspend => return Effect::Suspend,
        Action::Redraw => return Effect::ClearAndRedraw,
        Action::Quit => return Effect::Quit,
    }
    Effect::Redraw
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
    state.notice = Some(Notice::done(whose));
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

fn choose_view(state: &mut State, places: isize) {
    if let Some(view) = catalog::after(VIEWS, |view| *view == state.view, places) {
        rows::show(state, *view);
    }
}

fn next_theme(state: &mut State) {
    if let Some(theme) = catalog::after(THEMES, |theme| theme.id() == state.theme.id(), 1) {
        state.theme = theme;
        state.notice = Some(Notice::done(format!("the colors are {}: {}", theme.id(), theme.words())));
    }
}
