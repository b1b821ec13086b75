//! A file that is not read to its end.

use std::fmt;

use super::notice::Notice;
use super::state::State;
use crate::report::Statement;

/// How far a reading has come, and whether what is shown is a part of that file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// What the file is called.
    pub file: String,
    /// The rows read so far, in words; nothing before the first word of them.
    pub rows: String,
    /// How much of the file that is; nothing where nobody knows when it ends, as of what is sent, which cannot be read
    /// again either.
    pub share: Option<Share>,
    /// Whether the figures shown are those of the rows read so far. Otherwise they are from before, and whole.
    pub partial: bool,
    /// Whether it was stopped and reads on no more.
    pub stopped: bool,
}

/// How much of a file has been read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// In thousandths of its bytes.
    pub thousandths: u16,
    /// How long the rest will take, in seconds.
    pub seconds_left: u64,
}

impl fmt::Display for Share {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:.0} %", f64::from(self.thousandths) / 10.0)
    }
}

impl State {
    /// The reading of which the figures shown are a part, and no answer.
    #[must_use]
    pub fn partial(&self) -> Option<&Reading> {
        self.reading.as_ref().filter(|reading| reading.partial)
    }

    /// Whether a file is being read now.
    #[must_use]
    pub fn is_reading(&self) -> bool {
        self.reading.as_ref().is_some_and(|reading| !reading.stopped)
    }

    /// Stops the reading: what there is of a first file stays as the part that it is.
    pub fn stop_reading(&mut self) {
        self.reading = self.reading.take().filter(|reading| reading.partial);
        if let Some(reading) = &mut self.reading {
            reading.stopped = true;
        }
        let rest = match &self.reading {
            Some(Reading { share: Some(_), .. }) => "r reads the whole file",
            Some(Reading { share: None, .. }) => "the rest of what is sent is lost",
            None => "what was shown stays",
        };
        self.notice = Some(Notice::done(format!("stopped: {rest}")));
    }
}

impl Reading {
    /// Rows, share and time left.
    #[must_use]
    pub fn told(&self) -> String {
        let Self { file, rows, share, .. } = self;
        match (rows.as_str(), share) {
            ("", _) => format!("reading {file}"),
            (rows, None) => format!("reading {file}: {rows}"),
            (rows, Some(share)) => {
                format!("reading {file}: {rows}, {share}, about {} s left", share.seconds_left)
            }
        }
    }

    /// What stands where the answer will stand.
    #[must_use]
    pub fn statements(&self) -> [Statement; 2] {
        let (told, Self { file, rows, .. }) = (self.told(), self);
        let statement =
            |long: &str, short: &str| Statement { long: long.to_owned(), short: short.to_owned() };
        let share = self.share.map_or_else(|| rows.clone(), |share| share.to_string());
        if !self.stopped {
            let how_far =
                statement(&format!("Not all is read yet: {told}."), &format!("Not all is read yet: {share}"));
            let why = "What is drawn is what has been read so far, and answers nothing yet. Esc stops.";
            return [how_far, statement(why, "A part, and no answer; Esc stops")];
        }
        let how_far = match (rows.as_str(), self.share) {
            // Before the first word of how many.
            ("", _) => statement(&format!("Stopped at the beginning of {file}."), "Stopped at the start"),
            (rows, None) => {
                statement(&format!("Stopped before the end: {file}: {rows}."), &format!("Stopped at {rows}"))
            }
            (rows, Some(share)) => statement(
                &format!("Stopped before the end: {file}: {rows}, {share}."),
                &format!("Stopped at {share}"),
            ),
        };
        let part = "What is drawn is that part of the file, and answers nothing.";
        let why = match self.share {
            Some(_) => statement(&format!("{part} r reads the whole."), "A part, and no answer; r reads all"),
            None => statement(&format!("{part} The rest is to be sent again."), "A part, and no answer"),
        };
        [how_far, why]
    }
}

/// Why a part of a file cannot be taken away, or asked for its reasons.
pub(super) fn no_answer(state: &State) -> Option<&'static str> {
    state.partial().map(|_| "not all of the file is read: these figures are no answer")
}
