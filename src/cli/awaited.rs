//! The screen before there is anything to show of what is sent: it says what is waited for, and a key leaves.
//!
//! It ends with the first rows that answer something, of a big file long before the last of them.

use std::mem;
use std::sync::{Arc, Mutex};

use ratatui::Frame;

use super::Failure;
use super::dashboard::opened;
use super::program::{Beginning, Ended, Fresh};
use crate::dashboard::{Effect, Key, Reading, State};
use crate::report::Query;
use crate::screens::{Looks, waiting};
use crate::shell::Program;
use crate::theme::Theme;

/// What is sent, until some of it can be shown.
pub(super) struct Awaited<'a> {
    /// What is asked of it.
    query: &'a Query,
    /// What is waited for, safe to be shown.
    name: String,
    theme: &'static Theme,
    looks: Looks,
    /// What comes from the thread that loads it.
    fresh: Arc<Mutex<Fresh>>,
    /// What came of it; nothing where somebody left before.
    pub(super) came: Option<Result<State, Failure>>,
}

impl<'a> Awaited<'a> {
    /// What is sent, of which nothing has come.
    pub(super) fn new(
        query: &'a Query,
        name: String,
        (theme, looks): (&'static Theme, Looks),
        fresh: Arc<Mutex<Fresh>>,
    ) -> Self {
        Self { query, name, theme, looks, fresh, came: None }
    }

    /// The first rows, where they answer something.
    fn part(&self, Beginning { reading, loaded }: Beginning) -> Option<State> {
        let loaded = loaded?;
        let mut state = State::new(loaded.dataset, loaded.findings, self.query.clone(), self.theme).ok()?;
        state.reading = Some(Reading { partial: true, ..reading });
        Some(state)
    }

    fn whole(&self, Ended { read, .. }: Ended) -> Result<State, Failure> {
        read.map_err(Failure::from).and_then(|found| opened(found, self.query, self.theme))
    }
}

impl Program for Awaited<'_> {
    fn key(&mut self, key: Key) -> Effect {
        let [quit, interrupt, suspend] = [Key::char('q'), Key::char('c').control(), Key::char('z').control()];
        if key == interrupt {
            self.came = Some(Err(Failure::Interrupted));
        }
        match key {
            key if key == quit || key == interrupt => Effect::Quit,
            key if key == suspend => Effect::Suspend,
            _ => Effect::None,
        }
    }

    fn loaded(&mut self) -> Effect {
        let fresh = self.fresh.lock().map(|mut fresh| mem::take(&mut *fresh)).unwrap_or_default();
        self.came = match fresh {
            Fresh { ended: Some(ended), .. } => Some(self.whole(ended)),
            Fresh { beginning: Some(beginning), ended: None } => self.part(beginning).map(Ok),
            Fresh { beginning: None, ended: None } => None,
        };
        if self.came.is_some() { Effect::Quit } else { Effect::None }
    }

    fn view(&self, frame: &mut Frame<'_>) {
        waiting(&self.name, self.theme, self.looks, frame);
    }
}
