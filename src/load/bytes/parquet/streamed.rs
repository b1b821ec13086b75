//! A Parquet file that is opened when the first of its text is asked for.

use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use shared_bytes::Bytes;

use super::super::stream::Places;
use super::Text;
use super::source::Source;

/// The text of a file that comes as a stream, or of one that is opened when the first of it is read. Nothing is known of
/// it before its end is there: that tells what is in which place.
pub(crate) struct Streamed<R> {
    state: State<R>,
    /// Grows by the bytes whose rows have become text.
    count: Arc<AtomicUsize>,
}

enum State<R> {
    /// Not begun.
    Stream(R),
    /// Not begun either.
    File(Places),
    Text(Box<Text>),
    /// No Parquet file.
    Failed,
}

impl Streamed<io::Empty> {
    /// The text of a file whose places can be read.
    pub(crate) fn at(places: Places, count: &Arc<AtomicUsize>) -> Self {
        Self { state: State::File(places), count: Arc::clone(count) }
    }
}

impl<R: Read> Streamed<R> {
    /// The text of what a stream holds.
    pub(crate) fn of(stream: R, count: &Arc<AtomicUsize>) -> Self {
        Self { state: State::Stream(stream), count: Arc::clone(count) }
    }

    /// The text, opened where it has not been.
    fn text(&mut self) -> io::Result<&mut Text> {
        let source = match std::mem::replace(&mut self.state, State::Failed) {
            State::Stream(mut stream) => {
                let mut file = Vec::new();
                stream.read_to_end(&mut file)?;
                Some(Source::Memory(Bytes::from(file)))
            }
            State::File(places) => Some(Source::File(places)),
            kept @ State::Text(_) => {
                self.state = kept;
                None
            }
            State::Failed => None,
        };
        if let Some(source) = source {
            self.state = Text::of(source).map_or(State::Failed, |text| State::Text(Box::new(text)));
        }
        let State::Text(text) = &mut self.state else { return Err(io::ErrorKind::InvalidData.into()) };
        Ok(text)
    }
}

impl<R: Read> Read for Streamed<R> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let text = self.text()?;
        let length = text.read(bytes)?;
        let taken = text.taken();
        self.count.store(taken, Ordering::Relaxed);
        Ok(length)
    }
}
