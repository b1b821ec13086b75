//! The dashboard in the terminal: opened on files or on the beginning of one, run until it is left, and kept to go on
//! with.

use std::io;
use std::sync::{Arc, Mutex};

use super::arguments::Typed;
use super::arranged::Arranged;
use super::awaited::Awaited;
use super::gather::{Found, gather, with_events};
use super::onlooker::{Onlooker, SoFar};
use super::program::{Beginning, Dashboard, Ended, Fresh, complained};
use super::request::Request;
use super::session::Left;
use super::sources::beginning;
use super::{Failure, output};
use crate::dashboard::{Reading, STDIN, Share, State};
use crate::load::{Options, Source};
use crate::plot::Marker;
use crate::report::{Query, answer};
use crate::screens::Looks;
use crate::shell::chunks::Go;
use crate::shell::looks::{Environment, Ground};
use crate::shell::{Loading, Manner, Session, Watched, files, is_gone, keep_session};
use crate::theme::Theme;

/// Runs the dashboard until it is left. A big file of records is drawn while it is read.
pub(super) fn run(arranged: Arranged, environment: &Environment) -> Result<(), Failure> {
    let Arranged { typed: Typed { reading, asked, shown, looks: typed, .. }, opened, bookmarks } = arranged;
    let (request, shown) = (Request::of(reading, asked), shown.shown());
    // What was sent through a pipe is gone and cannot be read again.
    let has_files = !request.files.iter().any(|path| files::is_stream(path));
    let watched = Watched::of(if has_files { request.files.clone() } else { Vec::new() });
    let watched = if typed.no_watch { watched.only_when_asked() } else { watched };
    let marker = typed.marker.map_or_else(|| Marker::of(environment.charset()), |chosen| chosen.0);
    let looks = Looks { depth: environment.depth(*typed.color.0), marker };
    let theme = typed.theme.map(|chosen| chosen.0);
    let manner = if typed.plain { Manner::Spoken } else { Manner::Drawn };
    let stage = Stage { request, watched, manner, theme, looks };
    let Some(Begun { mut state, mut session, fresh }) = stage.begin(environment)? else { return Ok(()) };
    state.show(&shown);
    (state.mouse, state.opened, state.bookmarks) = (!typed.no_mouse, opened, bookmarks);
    if !has_files && state.opened.files.is_empty() {
        // A bare pipe was not typed as a file.
        state.opened.files = vec![STDIN.to_owned()];
    }
    let files = stage.request.files;
    state.has_files = !files.is_empty() && has_files;
    let mut dashboard = Dashboard::new(state, looks, files, fresh);
    match manner {
        Manner::Spoken => session.speak(&mut dashboard).map_err(ended)?,
        Manner::Drawn => {
            session.read_mouse(dashboard.state.mouse).map_err(Failure::one)?;
            session.run(&mut dashboard).map_err(ended)?;
        }
    }
    drop(session);
    if let Some(reasons) = dashboard.failed {
        return Err(Failure::Reasons(reasons));
    }
    // What came through standard input is gone: going on would show other figures, so what was kept before stays.
    let keeps = !typed.no_config && !dashboard.state.opened.was_sent();
    // A folder that cannot be written to is no reason to end badly.
    let _ = keeps.then(|| keep_session(&Left::of(&dashboard.state).text()));
    Ok(())
}

/// Why a session ended by itself.
fn ended(error: io::Error) -> Failure {
    if is_gone(&error) { Failure::TerminalGone } else { Failure::one(error) }
}

/// What a dashboard is begun with.
struct Stage {
    request: Request,
    watched: Watched,
    manner: Manner,
    /// The one that was chosen.
    theme: Option<&'static Theme>,
    looks: Looks,
}

/// A dashboard that can be shown, and the terminal, taken.
struct Begun {
    state: State,
    session: Session,
    /// What comes of what is loaded beside it.
    fresh: Arc<Mutex<Fresh>>,
}

impl Stage {
    /// Something to show and the terminal to show it on; nothing where somebody left before anything came.
    ///
    /// Of files the question is answered before the terminal is taken, so that a refusal is printed as any other. What is
    /// sent may take its time, so there the terminal is taken first, and its keys are heard.
    fn begin(&self, environment: &Environment) -> Result<Option<Begun>, Failure> {
        let Self { request, manner, .. } = self;
        let fallback = self.theme.unwrap_or_else(|| Ground::theme(environment.ground()));
        let fresh = Arc::default();
        let sent = request.files.iter().find(|path| files::is_stream(path));
        if let (Some(sent), Manner::Drawn) = (sent, manner) {
            let (mut session, theme) = self.open(fallback)?;
            let files = Watched::of(request.files.clone()).only_when_asked();
            session
                .load_with(files, loader(Arc::clone(&fresh), request.options.clone()))
                .map_err(Failure::one)?;
            session.load();
            let name = files::name(sent).to_string();
            let mut awaited = Awaited::new(&request.query, name, (theme, self.looks), Arc::clone(&fresh));
            session.run(&mut awaited).map_err(ended)?;
            return awaited.came.transpose().map(|came| came.map(|state| Begun { state, session, fresh }));
        }
        let begun = match manner {
            Manner::Spoken => None,
            Manner::Drawn => begun(request, fallback),
        };
        let reads_on = begun.is_some();
        let mut state = begun.map_or_else(|| read(request, fallback, *manner), Ok)?;
        let (mut session, theme) = self.open(fallback)?;
        state.theme = theme;
        let load = loader(Arc::clone(&fresh), request.options.clone());
        session.load_with(self.watched.clone(), load).map_err(Failure::one)?;
        if reads_on {
            session.load();
        }
        Ok(Some(Begun { state, session, fresh }))
    }

    /// The terminal, and the theme that goes with its ground.
    fn open(&self, fallback: &'static Theme) -> Result<(Session, &'static Theme), Failure> {
        let mut session = Session::open(self.manner).map_err(Failure::one)?;
        let ground = match (self.theme, self.manner) {
            (None, Manner::Drawn) => session.ground(),
            (Some(_), _) | (None, Manner::Spoken) => None,
        };
        Ok((session, ground.map_or(fallback, |ground| Ground::theme(Some(ground)))))
    }
}

/// The dashboard on files that are read first.
fn read(request: &Request, theme: &'static Theme, manner: Manner) -> Result<State, Failure> {
    let mut found = gather(&request.files, &request.options, &mut Onlooker::line())?;
    found.loaded.findings.extend(request.doubt.clone());
    output::complain(&found.complaints);
    let mut state = opened(found, &request.query, theme)?;
    // Who hears the program has heard it already.
    state.notice = state.notice.filter(|_| manner == Manner::Drawn);
    Ok(state)
}

/// The dashboard on what files hold. What is complained of is said on the screen, too, which stands before it until the
/// end.
pub(super) fn opened(found: Found, query: &Query, theme: &'static Theme) -> Result<State, Failure> {
    let Found { loaded, complaints } = found;
    let mut state =
        State::new(loaded.dataset, loaded.findings, query.clone(), theme).map_err(Failure::one)?;
    state.notice = (!complaints.is_empty()).then(|| complained(&complaints.join("; ")));
    Ok(state)
}

/// The dashboard on the beginning of a big file; `None` where the file is read at once, or its beginning cannot answer.
fn begun(request: &Request, theme: &'static Theme) -> Option<State> {
    let [file] = request.files.as_slice() else { return None };
    let joined = beginning(file, &request.options)?;
    let loaded = with_events([Source::Joined(Box::new(joined))], &request.options).loaded;
    let mut state = State::new(loaded.dataset, loaded.findings, request.query.clone(), theme).ok()?;
    let file = files::name(file).to_string();
    state.reading =
        Some(Reading { file, partial: true, share: Some(Share::default()), ..Reading::default() });
    Some(state)
}

/// What the thread that loads does with files.
fn loader(fresh: Arc<Mutex<Fresh>>, options: Options) -> impl FnMut(&Loading<'_>) -> bool + Send + 'static {
    move |loading| {
        let mut show = |so_far: SoFar| {
            if loading.is_stopped() {
                return Go::No;
            }
            let all = |file| with_events([Source::Joined(Box::new(file))], &options).loaded;
            let beginning = Beginning { reading: so_far.reading, loaded: so_far.file.map(all) };
            if let Ok(mut fresh) = fresh.lock() {
                fresh.beginning = Some(beginning);
            }
            loading.wake();
            if loading.is_stopped() { Go::No } else { Go::On }
        };
        let read = gather(loading.files, &options, &mut Onlooker::dashboard(&mut show));
        // Other files are opened with no question in particular; where even that has no answer they cannot be shown.
        let can_be_shown = read.as_ref().is_ok_and(|Found { loaded, .. }| {
            answer(&loaded.dataset, &loaded.findings, &Query::default()).is_ok()
        });
        if let Ok(mut fresh) = fresh.lock() {
            *fresh = Fresh { beginning: None, ended: Some(Ended { files: loading.files.to_vec(), read }) };
        }
        can_be_shown
    }
}
