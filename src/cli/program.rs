//! The dashboard as a program that the shell runs: the state that takes keys, the looks it is drawn with, and what comes
//! of files that are read meanwhile.

use std::cell::{Cell, RefCell};
use std::io;
use std::mem;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use ratatui::Frame;

use super::gather::{Found, Unread};
use crate::dashboard::{
    Effect, Gesture, Key, Message, Notice, Reading, Saved, Speech, State, Zone, target, update,
};
use crate::dataset::{Finding, Understood};
use crate::export::{Format, cited};
use crate::load::Loaded;
use crate::report::{RefusedFile, Taken};
use crate::screens::{Looks, text_of, view};
use crate::shell::{Program, files};

/// State and looks together are a program.
pub(super) struct Dashboard {
    /// What takes keys and is shown.
    pub(super) state: State,
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
    pub(super) failed: Option<Vec<String>>,
}

/// What comes from the thread that loads.
#[derive(Default)]
pub(super) struct Fresh {
    /// What has been read of a file.
    pub(super) beginning: Option<Beginning>,
    /// Files whose reading is over.
    pub(super) ended: Option<Ended>,
}

/// What has been read of a file.
pub(super) struct Beginning {
    /// How far that is.
    pub(super) reading: Reading,
    /// What there is of it.
    pub(super) loaded: Option<Loaded>,
}

/// Files whose reading is over.
pub(super) struct Ended {
    /// Which.
    pub(super) files: Vec<PathBuf>,
    /// What they hold.
    pub(super) read: Result<Found, Unread>,
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
        if let Some(beginning) = fresh.beginning {
            self.go_on(beginning);
        }
        match fresh.ended {
            Some(ended) => self.finish(ended),
            None => Effect::Redraw,
        }
    }

    fn stayed(&mut self) {
        self.state.notice = Some(Notice::warning("not stopped: no shell is there to wake it again"));
    }

    fn is_passing(&self) -> bool {
        self.state.notice.as_ref().is_some_and(Notice::is_passing)
    }

    fn pass(&mut self) {
        self.state.notice = None;
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
    /// A dashboard on these files that has not been drawn yet.
    pub(super) fn new(state: State, looks: Looks, files: Vec<PathBuf>, fresh: Arc<Mutex<Fresh>>) -> Self {
        Self {
            size: Cell::new(state.size),
            zones: RefCell::default(),
            speech: Speech::default(),
            fresh,
            files,
            failed: None,
            looks,
            state,
        }
    }

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
                    fresh.beginning = None;
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
    fn go_on(&mut self, Beginning { reading, loaded }: Beginning) {
        let partial = self.state.partial().is_some();
        if let Some(loaded) = loaded.filter(|_| partial) {
            // Where the part cannot answer yet, what was drawn before stays.
            let _ = self.state.reload(loaded.dataset, loaded.findings);
        }
        self.state.reading = Some(Reading { partial, ..reading });
    }

    /// Takes files that were read to their end, or were not.
    fn finish(&mut self, Ended { files, read }: Ended) -> Effect {
        let read = match read {
            Ok(found) => Ok(found),
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
            self.state.notice = Some(self.take(files, read, part));
            return Effect::Redraw;
        }
        let taken = read.and_then(|Found { loaded, complaints }| {
            let taken = self.state.reload(loaded.dataset, loaded.findings);
            taken.map(|()| complaints).map_err(|refusal| vec![refusal.to_string()])
        });
        match taken {
            Ok(complaints) => {
                let told = Some(complaints.join("; ")).filter(|told| !told.is_empty());
                self.state.notice = told.as_deref().map(complained);
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
    fn take(
        &mut self,
        files: Vec<PathBuf>,
        read: Result<Found, Vec<String>>,
        part: Option<Reading>,
    ) -> Notice {
        let is_other = files != self.files;
        let before = self.state.report.year.to_date;
        let name = files.first().map(|file| files::name(file).to_string()).unwrap_or_default();
        let taken = read.map_err(|reasons| reasons.join("; ")).and_then(|Found { loaded, complaints }| {
            let Loaded { dataset, findings, .. } = loaded;
            let state = &mut self.state;
            // One file that has gone bad would take its figures away, and leave those of the others as if they were all.
            if !is_other && findings.iter().any(|finding| was_read(finding, &state.report.files)) {
                return Err(complaints.join("; "));
            }
            let taken =
                if is_other { state.open(dataset, findings) } else { state.reload(dataset, findings) };
            taken.map(|()| complaints).map_err(|refusal| refusal.to_string())
        });
        match taken {
            Err(reason) => {
                self.state.reading = part;
                complained(&format!("what was shown stays: {reason}"))
            }
            Ok(complaints) if !complaints.is_empty() => complained(&complaints.join("; ")),
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

/// What is wrong with files, where options that would help cannot be typed: they are read when the program starts.
pub(super) fn complained(words: &str) -> Notice {
    let start = if words.contains(" --") { " (an option to start fypace with)" } else { "" };
    Notice::warning(format!("{words}{start}"))
}
