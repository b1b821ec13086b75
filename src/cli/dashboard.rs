//! The dashboard in the terminal: the state that takes keys, the screens that show it, the shell that runs both.

use std::cell::{Cell, RefCell};
use std::io;
use std::mem;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use ratatui::Frame;

use super::arguments::Typed;
use super::arranged::Arranged;
use super::onlooker::{Onlooker, SoFar};
use super::request::Request;
use super::session::Left;
use super::sources::beginning;
use super::{Failure, Unread, gather, loaded_of, output};
use crate::dashboard::{
    Effect, Gesture, Key, Message, Notice, Reading, Saved, Speech, State, Zone, target, update,
};
use crate::dataset::{Finding, Understood};
use crate::export::{Format, cited};
use crate::load::{Loaded, Options, Source};
use crate::plot::Marker;
use crate::report::{Query, RefusedFile, Taken, answer};
use crate::screens::{Looks, text_of, view};
use crate::shell::chunks::Go;
use crate::shell::looks::{Environment, Ground};
use crate::shell::{Loading, Program, Session, Watched, files, is_gone, keep_session};
use crate::theme::Theme;

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
    fresh: Arc<Mutex<Fresh>>,
    /// The files that the state is from.
    files: Vec<PathBuf>,
    /// Why the first files cannot be shown after all.
    failed: Option<Vec<String>>,
}

/// What a file holds and what is wrong with others, or why none can be read.
type Gathered = Result<(Loaded, Vec<String>), Unread>;

/// The same where nobody stopped it.
type Read = Result<(Loaded, Vec<String>), Vec<String>>;

/// What comes from the thread that loads.
#[derive(Default)]
struct Fresh {
    /// How far it has come, and what there is so far.
    so_far: Option<(Reading, Option<Loaded>)>,
    /// Files that were read to their end.
    done: Option<(Vec<PathBuf>, Gathered)>,
}

impl Program for Dashboard {
    fn key(&mut self, key: Key) -> Effect {
        self.state.size = self.size.get();
        self.speech.listen();
        let effect = update(&mut self.state, &Message::Key(key));
        self.carried_out(effect)
    }

    fn pasted(&mut self, text: String) -> Effect {
        self.state.size = self.size.get();
        self.speech.listen();
        let effect = update(&mut self.state, &Message::Pasted(text));
        self.carried_out(effect)
    }

    fn pointer(&mut self, gesture: Gesture, at: (u16, u16)) -> Effect {
        self.state.size = self.size.get();
        let target = target(&self.zones.borrow(), at);
        let effect = update(&mut self.state, &Message::Pointer(gesture, target));
        self.carried_out(effect)
    }

    fn loaded(&mut self) -> Effect {
        let fresh = self.fresh.lock().map(|mut fresh| mem::take(&mut *fresh)).unwrap_or_default();
        if let Some((reading, loaded)) = fresh.so_far {
            self.go_on(reading, loaded);
        }
        match fresh.done {
            Some((files, read)) => self.finish(files, read),
            None => Effect::Redraw,
        }
    }

    fn stayed(&mut self) {
        self.state.notice = Some(Notice::warning("not stopped: no shell is there to wake it again"));
    }

    fn said(&mut self) -> Vec<String> {
        self.speech.news(&self.state)
    }

    fn view(&self, frame: &mut Frame<'_>) {
        self.size.set((frame.area().width, frame.area().height));
        self.zones.replace(view(&self.state, self.looks, frame));
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
            Effect::Stop => {
                // What it had to say is no news any more.
                if let Ok(mut fresh) = self.fresh.lock() {
                    fresh.so_far = None;
                }
                return effect;
            }
        };
        let written =
            self.text(what).and_then(|text| files::save_new(&self.state.file_stem(), what.ending(), &text));
        self.state.notice = Some(match written {
            Ok(name) => Notice::done(format!("written to {name}")),
            Err(error) => Notice::warning(format!("nothing was written: {error}")),
        });
        Effect::Redraw
    }

    /// Shows how far a reading has come, and, of the first files, what there is of them.
    fn go_on(&mut self, reading: Reading, loaded: Option<Loaded>) {
        let partial = self.state.partial().is_some();
        if let Some(loaded) = loaded.filter(|_| partial) {
            // Where the part cannot answer yet, what was drawn before stays.
            let _ = self.state.reload(loaded.dataset, loaded.findings);
        }
        self.state.reading = Some(Reading { partial, ..reading });
    }

    /// Takes files that were read to their end, or were not.
    fn finish(&mut self, files: Vec<PathBuf>, read: Gathered) -> Effect {
        let read = match read {
            Ok(read) => Ok(read),
            Err(Unread::Reasons(reasons)) => Err(reasons),
            Err(Unread::Stopped) => {
                // A word of it may have come after the key that stopped it.
                if self.state.is_reading() {
                    self.state.stop_reading();
                }
                return Effect::Redraw;
            }
        };
        let part = self.state.reading.take().filter(|reading| reading.partial);
        let is_first = files == self.files && part.as_ref().is_some_and(|part| read.is_ok() || !part.stopped);
        if !is_first {
            self.state.notice = Some(self.take((files, read), part));
            return Effect::Redraw;
        }
        let taken = read.and_then(|(loaded, reasons)| {
            let taken = self.state.reload(loaded.dataset, loaded.findings);
            taken.map(|()| reasons).map_err(|refusal| vec![refusal.to_string()])
        });
        match taken {
            Ok(reasons) => {
                let told = Some(reasons.join("; ")).filter(|reasons| !reasons.is_empty());
                self.state.notice = told.map(Notice::warning);
                Effect::Redraw
            }
            // There is nothing that could stay.
            Err(reasons) => {
                self.failed = Some(reasons);
                Effect::Quit
            }
        }
    }

    /// Shows what was loaded; where it cannot be shown, the figures from before stay, and a part stays a part. Says
    /// which.
    fn take(&mut self, (files, read): (Vec<PathBuf>, Read), part: Option<Reading>) -> Notice {
        let is_other = files != self.files;
        let before = self.state.report.year.to_date;
        let name = files.first().map(|file| files::name(file).to_string()).unwrap_or_default();
        let taken = read.map_err(|reasons| reasons.join("; ")).and_then(|(loaded, reasons)| {
            let Loaded { dataset, findings, .. } = loaded;
            let state = &mut self.state;
            // One file that has gone bad would take its figures away, and leave those of the others as if they were all.
            if !is_other && findings.iter().any(|finding| was_read(finding, &state.report.files)) {
                return Err(reasons.join("; "));
            }
            let taken =
                if is_other { state.open(dataset, findings) } else { state.reload(dataset, findings) };
            taken.map(|()| reasons).map_err(|refusal| refusal.to_string())
        });
        match taken {
            Err(reason) => {
                self.state.reading = part;
                Notice::warning(format!("what was shown stays: {reason}"))
            }
            Ok(reasons) if !reasons.is_empty() => Notice::warning(reasons.join("; ")),
            Ok(_) if is_other => {
                // The other file is read by the same options.
                self.state.opened.files =
                    files.iter().map(|file| file.to_string_lossy().into_owned()).collect();
                (self.files, self.state.has_files) = (files, true);
                Notice::done(format!("{name} is open"))
            }
            Ok(_) => {
                let now = self.state.report.year.to_date;
                Notice::done(format!("{name} was read again: {now} to date, {before} before"))
            }
        }
    }

    /// What a file is to hold.
    fn text(&self, what: Saved) -> io::Result<String> {
        let format = match what {
            Saved::Csv => &Format::<Taken>::CSV,
            Saved::Markdown => &Format::<Taken>::MARKDOWN,
            Saved::Json => &Format::<Taken>::JSON,
            Saved::Picture => {
                let drawn = text_of(&self.state, self.looks, self.size.get());
                return Ok(format!("{drawn}\n{}", cited(&self.state.taken())));
            }
        };
        let mut text = String::new();
        format.write(&self.state.taken(), &mut text).map_err(io::Error::other)?;
        Ok(text)
    }
}

/// Whether a finding says that one of the files that were read cannot be read any more.
fn was_read(finding: &Finding, files: &[Understood]) -> bool {
    let name = finding.file.as_deref().filter(|_| finding.code == RefusedFile::CODE);
    name.is_some_and(|name| files.iter().any(|file| file.is_of(name)))
}

/// Runs the dashboard until it is left. A big file of records is drawn while it is read.
pub(super) fn run(arranged: Arranged, environment: &Environment) -> Result<(), Failure> {
    let Arranged { typed: Typed { reading, asked, shown, looks: typed, .. }, opened, bookmarks } = arranged;
    let (request, shown) = (Request::of(reading, asked), shown.shown());
    // What was sent through a pipe is gone and cannot be read again.
    let has_files = request.files.iter().all(|path| path.as_os_str() != "-");
    let watched = Watched::of(if has_files { request.files.clone() } else { Vec::new() });
    let marker = typed.marker.map_or_else(|| Marker::of(environment.charset()), |chosen| chosen.0);
    let theme = typed.theme.map(|chosen| chosen.0);
    let fallback = theme.unwrap_or_else(|| Ground::theme(environment.ground()));
    // The question is answered before the terminal is taken, so that a refusal is printed as any other.
    let begun = if typed.plain { None } else { begun(&request, fallback) };
    let reads_on = begun.is_some();
    let mut state = begun.map_or_else(|| read(&request, fallback, typed.plain), Ok)?;
    state.show(&shown);
    (state.mouse, state.opened, state.bookmarks) = (!typed.no_mouse, opened, bookmarks);
    if !has_files && state.opened.files.is_empty() {
        // A bare pipe was not typed as a file.
        state.opened.files = vec!["-".to_owned()];
    }
    state.has_files = !request.files.is_empty() && has_files;
    let mut dashboard = Dashboard {
        size: Cell::new(state.size),
        zones: RefCell::default(),
        speech: Speech::default(),
        fresh: Arc::default(),
        files: request.files.clone(),
        failed: None,
        looks: Looks { depth: environment.depth(*typed.color.0), marker },
        state,
    };
    let mut session =
        if typed.plain { Session::open_plain() } else { Session::open() }.map_err(Failure::one)?;
    let load = loader(Arc::clone(&dashboard.fresh), request.options.clone());
    session.load_with((watched, !typed.no_watch), load).map_err(Failure::one)?;
    if reads_on {
        session.load();
    }
    let ended = |error: io::Error| if is_gone(&error) { Failure::TerminalGone } else { Failure::one(error) };
    if typed.plain {
        session.speak(&mut dashboard).map_err(ended)?;
    } else {
        session.read_mouse(dashboard.state.mouse).map_err(Failure::one)?;
        if theme.is_none()
            && let Some(ground) = session.ground()
        {
            dashboard.state.theme = Ground::theme(Some(ground));
        }
        session.run(&mut dashboard).map_err(ended)?;
    }
    if let Some(reasons) = dashboard.failed {
        return Err(Failure::Reasons(reasons));
    }
    // What came through standard input is gone: going on would show other figures, so what was kept before stays.
    let keeps = !typed.no_config && !dashboard.state.opened.was_sent();
    // A folder that cannot be written to is no reason to end badly.
    let _ = keeps.then(|| keep_session(&Left::of(&dashboard.state).text()));
    Ok(())
}

/// The dashboard on files that are read first. What is complained of is said on the screen, too, which stands before it until
/// the end.
fn read(request: &Request, theme: &'static Theme, plain: bool) -> Result<State, Failure> {
    let (loaded, reasons) = gather(&request.files, &request.options, &mut Onlooker::line())?;
    output::complain(&reasons);
    let state = State::new(loaded.dataset, loaded.findings, request.query.clone(), theme);
    let mut state = state.map_err(Failure::one)?;
    if !plain && !reasons.is_empty() {
        state.notice = Some(Notice::warning(reasons.join("; ")));
    }
    Ok(state)
}

/// The dashboard on the beginning of a big file; `None` where the file is read at once, or its beginning cannot answer.
fn begun(request: &Request, theme: &'static Theme) -> Option<State> {
    let [file] = request.files.as_slice() else { return None };
    let joined = beginning(file, &request.options)?;
    let loaded = loaded_of([Source::Joined(Box::new(joined))], &request.options).0;
    let mut state = State::new(loaded.dataset, loaded.findings, request.query.clone(), theme).ok()?;
    let file = files::name(file).to_string();
    state.reading = Some(Reading { file, partial: true, ..Reading::default() });
    Some(state)
}

/// What the thread that loads does with files.
fn loader(fresh: Arc<Mutex<Fresh>>, options: Options) -> impl FnMut(&Loading<'_>) -> bool + Send + 'static {
    move |loading| {
        let mut show = |so_far: SoFar| {
            if loading.is_stopped() {
                return Go::No;
            }
            let loaded = so_far.file.map(|file| loaded_of([Source::Joined(Box::new(file))], &options).0);
            if let Ok(mut fresh) = fresh.lock() {
                fresh.so_far = Some((so_far.reading, loaded));
            }
            loading.wake();
            if loading.is_stopped() { Go::No } else { Go::On }
        };
        let read = gather(loading.files, &options, &mut Onlooker::dashboard(&mut show));
        // Other files are opened with no question in particular; where even that has no answer they cannot be shown.
        let can_be_shown = read
            .as_ref()
            .is_ok_and(|(loaded, _)| answer(&loaded.dataset, &loaded.findings, &Query::default()).is_ok());
        if let Ok(mut fresh) = fresh.lock() {
            *fresh = Fresh { so_far: None, done: Some((loading.files.to_vec(), read)) };
        }
        can_be_shown
    }
}
