//! The dashboard in the terminal: the state that takes keys, the screens that show it, the shell that runs both.

use std::cell::{Cell, RefCell};
use std::io;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use ratatui::Frame;

use super::arguments::TypedLooks;
use super::request::Request;
use super::{Failure, gather};
use crate::catalog::find;
use crate::dashboard::{Effect, Gesture, Key, Message, Saved, Speech, State, Zone, target, update};
use crate::export::TABLE_FORMATS;
use crate::load::Loaded;
use crate::plot::{MARKERS, Marker};
use crate::screens::{Looks, draw, text_of};
use crate::shell::looks::{Environment, Ground};
use crate::shell::progress::Progress;
use crate::shell::{Program, Session, Watched, files, is_gone};
use crate::theme::{Charset, THEMES, Theme};

/// State and looks together are a program.
struct Dashboard {
    state: State,
    looks: Looks,
    /// Columns and rows of the last frame, which keys that scroll need and drawing finds out.
    size: Cell<(u16, u16)>,
    /// What stands where in the last frame, for the pointer.
    zones: RefCell<Vec<Zone>>,
    /// What was said last, where it speaks.
    speech: Speech,
    /// What was loaded beside it, until it is taken.
    fresh: Fresh,
    /// The files that the state is from.
    files: Vec<PathBuf>,
}

/// Files, and what they hold or why they cannot be read.
type Reading = (Vec<PathBuf>, Result<(Loaded, Vec<String>), Vec<String>>);

type Fresh = Arc<Mutex<Option<Reading>>>;

impl Program for Dashboard {
    fn key(&mut self, key: Key) -> Effect {
        self.state.rows = self.size.get().1;
        let effect = update(&mut self.state, &Message::Key(key));
        self.carried_out(effect)
    }

    fn pointer(&mut self, gesture: Gesture, at: (u16, u16)) -> Effect {
        let target = target(&self.zones.borrow(), at);
        let effect = update(&mut self.state, &Message::Pointer(gesture, target));
        self.carried_out(effect)
    }

    fn loaded(&mut self) -> Effect {
        let fresh = self.fresh.lock().ok().and_then(|mut fresh| fresh.take());
        if let Some((files, read)) = fresh {
            self.state.notice = Some(self.take(files, read));
        }
        Effect::Redraw
    }

    fn said(&mut self) -> Vec<String> {
        self.speech.news(&self.state)
    }

    fn view(&self, frame: &mut Frame<'_>) {
        self.size.set((frame.area().width, frame.area().height));
        self.zones.replace(draw(&self.state, self.looks, frame));
    }
}

impl Dashboard {
    /// Writes what is to be written; everything else is left to the shell.
    fn carried_out(&mut self, effect: Effect) -> Effect {
        let what = match effect {
            Effect::Save(what) => what,
            Effect::Complete(typed) => {
                let offers = files::beginning_with(&typed);
                return update(&mut self.state, &Message::Offers(typed, offers));
            }
            Effect::ClearAndRedraw => {
                // Who hears the program asks so to hear all of it again.
                self.speech = Speech::default();
                return effect;
            }
            Effect::None
            | Effect::Redraw
            | Effect::Quit
            | Effect::Suspend
            | Effect::Mouse(_)
            | Effect::Reload
            | Effect::Open(_)
            | Effect::Copy(_) => return effect,
        };
        let written =
            self.text(what).and_then(|text| files::save_new(&self.state.file_stem(), what.ending(), &text));
        self.state.notice = Some(match written {
            Ok(name) => format!("written to {name}"),
            Err(error) => format!("nothing was written: {error}"),
        });
        Effect::Redraw
    }

    /// Shows what was loaded; where it cannot be shown, the figures from before stay. Says which.
    fn take(&mut self, files: Vec<PathBuf>, read: Result<(Loaded, Vec<String>), Vec<String>>) -> String {
        let is_other = files != self.files;
        let before = self.state.report.year.to_date;
        let name = files.first().map(|file| files::name(file).to_string()).unwrap_or_default();
        let taken = read.map_err(|reasons| reasons.join("; ")).and_then(|(loaded, reasons)| {
            let Loaded { dataset, findings, .. } = loaded;
            let state = &mut self.state;
            let taken =
                if is_other { state.open(dataset, findings) } else { state.reload(dataset, findings) };
            taken.map(|()| reasons).map_err(|refusal| refusal.to_string())
        });
        match taken {
            Err(reason) => format!("what was shown stays: {reason}"),
            Ok(reasons) if !reasons.is_empty() => reasons.join("; "),
            Ok(_) if is_other => {
                (self.files, self.state.has_files) = (files, true);
                format!("{name} is open")
            }
            Ok(_) => {
                format!("{name} was read again: {} to date, {before} before", self.state.report.year.to_date)
            }
        }
    }

    /// What a file is to hold.
    fn text(&self, what: Saved) -> io::Result<String> {
        let id = match what {
            Saved::Csv => "csv",
            Saved::Markdown => "markdown",
            Saved::Json => "json",
            Saved::Picture => return Ok(text_of(&self.state, self.looks, self.size.get())),
        };
        let mut text = String::new();
        let format = find(TABLE_FORMATS, id);
        let written = format.map(|format| format.write(&self.state.shown_table(), &mut text));
        if written.is_some_and(|written| written.is_ok()) {
            Ok(text)
        } else {
            Err(io::Error::other("no such format"))
        }
    }
}

/// Runs the dashboard until it is left.
pub(super) fn run(
    (loaded, watched): (Loaded, Watched),
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
    // What was sent through a pipe is gone and cannot be read again.
    let is_file = |path: &PathBuf| path.as_os_str() != "-";
    state.has_files = !request.files.is_empty() && request.files.iter().all(is_file);
    let mut session =
        if typed.plain { Session::open_plain() } else { Session::open() }.map_err(Failure::one)?;
    if !typed.plain {
        session.read_mouse(state.mouse).map_err(Failure::one)?;
    }
    let mut dashboard = Dashboard {
        size: Cell::new((80, state.rows)),
        zones: RefCell::default(),
        speech: Speech::default(),
        fresh: Arc::default(),
        files: request.files.clone(),
        state,
        looks,
    };
    let (fresh, options) = (Arc::clone(&dashboard.fresh), request.options.clone());
    let watched = (watched, dashboard.state.has_files && !typed.no_watch);
    let load = move |files: &[PathBuf]| {
        let read = gather(files, &options, &mut Progress::silent());
        if let Ok(mut fresh) = fresh.lock() {
            *fresh = Some((files.to_vec(), read));
        }
    };
    session.load_with(watched, load).map_err(Failure::one)?;
    let ended = |error: io::Error| if is_gone(&error) { Failure::TerminalGone } else { Failure::one(error) };
    if typed.plain {
        return session.speak(&mut dashboard).map_err(ended);
    }
    if theme.is_none()
        && let Some(said) = session.ground().and_then(theme_for)
    {
        dashboard.state.theme = said;
    }
    session.run(&mut dashboard).map_err(ended)
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
