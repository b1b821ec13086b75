//! The dashboard in the terminal: opened on files or on the beginning of one, run until it is left, and kept to go on
//! with.

use std::io;
use std::sync::{Arc, Mutex};

use super::arguments::Typed;
use super::arranged::Arranged;
use super::gather::{Found, gather, with_events};
use super::onlooker::{Onlooker, SoFar};
use super::program::{Beginning, Dashboard, Ended, Fresh, complained};
use super::request::Request;
use super::session::Left;
use super::sources::beginning;
use super::{Failure, output};
use crate::dashboard::{Reading, STDIN, State};
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
    let has_files = request.files.iter().all(|path| !files::is_stdin(path));
    let watched = Watched::of(if has_files { request.files.clone() } else { Vec::new() });
    let watched = if typed.no_watch { watched.only_when_asked() } else { watched };
    let marker = typed.marker.map_or_else(|| Marker::of(environment.charset()), |chosen| chosen.0);
    let theme = typed.theme.map(|chosen| chosen.0);
    let fallback = theme.unwrap_or_else(|| Ground::theme(environment.ground()));
    // The question is answered before the terminal is taken, so that a refusal is printed as any other.
    let manner = if typed.plain { Manner::Spoken } else { Manner::Drawn };
    let begun = match manner {
        Manner::Spoken => None,
        Manner::Drawn => begun(&request, fallback),
    };
    let reads_on = begun.is_some();
    let mut state = begun.map_or_else(|| read(&request, fallback, manner), Ok)?;
    state.show(&shown);
    (state.mouse, state.opened, state.bookmarks) = (!typed.no_mouse, opened, bookmarks);
    if !has_files && state.opened.files.is_empty() {
        // A bare pipe was not typed as a file.
        state.opened.files = vec![STDIN.to_owned()];
    }
    state.has_files = !request.files.is_empty() && has_files;
    let looks = Looks { depth: environment.depth(*typed.color.0), marker };
    let mut dashboard = Dashboard::new(state, looks, request.files.clone());
    let mut session = Session::open(manner).map_err(Failure::one)?;
    let load = loader(Arc::clone(&dashboard.fresh), request.options.clone());
    session.load_with(watched, load).map_err(Failure::one)?;
    if reads_on {
        session.load();
    }
    let ended = |error: io::Error| if is_gone(&error) { Failure::TerminalGone } else { Failure::one(error) };
    match manner {
        Manner::Spoken => session.speak(&mut dashboard).map_err(ended)?,
        Manner::Drawn => {
            session.read_mouse(dashboard.state.mouse).map_err(Failure::one)?;
            if theme.is_none()
                && let Some(ground) = session.ground()
            {
                dashboard.state.theme = Ground::theme(Some(ground));
            }
            session.run(&mut dashboard).map_err(ended)?;
        }
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
fn read(request: &Request, theme: &'static Theme, manner: Manner) -> Result<State, Failure> {
    let Found { loaded, complaints } = gather(&request.files, &request.options, &mut Onlooker::line())?;
    output::complain(&complaints);
    let state = State::new(loaded.dataset, loaded.findings, request.query.clone(), theme);
    let mut state = state.map_err(Failure::one)?;
    if manner == Manner::Drawn && !complaints.is_empty() {
        state.notice = Some(complained(&complaints.join("; ")));
    }
    Ok(state)
}

/// The dashboard on the beginning of a big file; `None` where the file is read at once, or its beginning cannot answer.
fn begun(request: &Request, theme: &'static Theme) -> Option<State> {
    let [file] = request.files.as_slice() else { return None };
    let joined = beginning(file, &request.options)?;
    let loaded = with_events([Source::Joined(Box::new(joined))], &request.options).loaded;
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
