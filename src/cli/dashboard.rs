//! The dashboard in the terminal: the state that takes keys, the screens that show it, the shell that runs both.

use std::cell::{Cell, RefCell};

use ratatui::Frame;

use super::Failure;
use super::arguments::TypedLooks;
use super::request::Request;
use crate::catalog::find;
use crate::dashboard::{Effect, Gesture, Key, Message, State, Zone, target, update};
use crate::load::Loaded;
use crate::plot::{MARKERS, Marker};
use crate::screens::{Looks, draw};
use crate::shell::looks::{Environment, Ground};
use crate::shell::{Program, Session, is_gone};
use crate::theme::{Charset, THEMES, Theme};

/// State and looks together are a program.
struct Dashboard {
    state: State,
    looks: Looks,
    /// The rows of the last frame, which keys that scroll need and drawing finds out.
    rows: Cell<u16>,
    /// What stands where in the last frame, for the pointer.
    zones: RefCell<Vec<Zone>>,
}

impl Program for Dashboard {
    fn key(&mut self, key: Key) -> Effect {
        self.state.rows = self.rows.get();
        update(&mut self.state, &Message::Key(key))
    }

    fn pointer(&mut self, gesture: Gesture, at: (u16, u16)) -> Effect {
        let target = target(&self.zones.borrow(), at);
        update(&mut self.state, &Message::Pointer(gesture, target))
    }

    fn view(&self, frame: &mut Frame<'_>) {
        self.rows.set(frame.area().height);
        self.zones.replace(draw(&self.state, self.looks, frame));
    }
}

/// Runs the dashboard until it is left.
pub(super) fn run(
    loaded: Loaded,
    request: &Request,
    typed: TypedLooks,
    environment: &Environment,
) -> Result<(), Failure> {
    let marker = typed.marker.map(|chosen| chosen.0).or_else(|| marker(environment.charset()));
    let theme = typed.theme.map(|chosen| chosen.0);
    let fallback = theme.or_else(|| theme_for(environment.ground().unwrap_or(Ground::Dark)));
    let (Some(marker), Some(fallback)) = (marker, fallback) else { return Err(Failure::one("no looks")) };
    // The question is answered before the terminal is taken, so that a refusal is printed as any other.
    let mut state =
        State::new(loaded.dataset, loaded.findings, request.query.clone(), fallback).map_err(Failure::one)?;
    let looks = Looks { depth: environment.depth(*typed.color.0), marker };
    state.mouse = !typed.no_mouse;
    let mut session = Session::open().map_err(Failure::one)?;
    session.read_mouse(state.mouse).map_err(Failure::one)?;
    let mut dashboard = Dashboard { rows: Cell::new(state.rows), zones: RefCell::default(), state, looks };
    if theme.is_none()
        && let Some(said) = session.ground().and_then(theme_for)
    {
        dashboard.state.theme = said;
    }
    session
        .run(&mut dashboard)
        .map_err(|error| if is_gone(&error) { Failure::TerminalGone } else { Failure::one(error) })
}

fn theme_for(ground: Ground) -> Option<&'static Theme> {
    find(THEMES, ground.theme())
}

fn marker(charset: Charset) -> Option<&'static Marker> {
    let id = match charset {
        Charset::Unicode => "braille",
        Charset::Ascii => "ascii",
    };
    find(MARKERS, id)
}
