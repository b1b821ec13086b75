//! A file that is not read to its end.

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
    /// How much of the file that is, in thousandths of its bytes.
    pub thousandths: u16,
    /// How long the rest will take, in seconds.
    pub seconds_left: u64,
    /// Whether the figures shown are those of the rows read so far. Otherwise they are from before, and whole.
    pub partial: bool,
    /// Whether it was stopped and reads on no more.
    pub stopped: bool,
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
        let rest = if self.reading.is_some() { "r reads the whole file" } else { "what was shown stays" };
        self.notice = Some(Notice::done(format!("stopped: {rest}")));
    }
}

impl Reading {
    /// Rows, share and time left.
    #[must_use]
    pub fn told(&self) -> String {
        let Self { file, rows, seconds_left, .. } = self;
        match rows.as_str() {
            "" => format!("reading {file}"),
            rows => format!("reading {file}: {rows}, {}, about {seconds_left} s left", self.share()),
        }
    }

    fn share(&self) -> String {
        format!("{:.0} %", f64::from(self.thousandths) / 10.0)
    }

    /// What stands where the answer will stand.
    #[must_use]
    pub fn statements(&self) -> [Statement; 2] {
        let (told, share, Self { file, rows, .. }) = (self.told(), self.share(), self);
        let statement =
            |long: &str, short: &str| Statement { long: long.to_owned(), short: short.to_owned() };
        if self.stopped {
            let how_far = match rows.as_str() {
                // Before the first word of how many.
                "" => statement(&format!("Stopped at the beginning of {file}."), "Stopped at the start"),
                rows => statement(
                    &format!("Stopped before the end: {file}: {rows}, {share}."),
                    &format!("Stopped at {share}"),
                ),
            };
            let why = "What is drawn is that part of the file, and answers nothing. r reads the whole.";
            [how_far, statement(why, "A part, and no answer; r reads all")]
        } else {
            let how_far =
                statement(&format!("Not all is read yet: {told}."), &format!("Not all is read yet: {share}"));
            let why = "What is drawn is what has been read so far, and answers nothing yet. Esc stops.";
            [how_far, statement(why, "A part, and no answer; Esc stops")]
        }
    }
}

/// Why a part of a file cannot be taken away, or asked for its reasons.
pub(super) fn no_answer(state: &State) -> Option<&'static str> {
    state.partial().map(|_| "not all of the file is read: these figures are no answer")
}
