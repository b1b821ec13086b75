//! Where the rows of a table come from: a text in its dialect, or the grid of a sheet.

use std::borrow::Cow;

use super::Walk;
use super::dialect::Dialect;
use super::layout::HEAD_ROWS;
use super::reader::Reader;
use super::record::Record;

/// Where the rows come from.
#[derive(Clone, Debug)]
pub(super) enum Source<'text> {
    Text { text: Cow<'text, str>, dialect: Dialect },
    Grid(&'text [Record]),
}

/// What a whole walk found beside the rows.
#[derive(Clone, Debug, Default)]
pub(super) struct Walked {
    pub(super) unclosed: Option<u64>,
    pub(super) swallowed: Option<u64>,
    pub(super) formulas: u64,
    pub(super) mended: Vec<u64>,
}

impl Source<'_> {
    pub(super) fn each(&self, visit: &mut dyn FnMut(&Record) -> Walk) -> Walked {
        match self {
            Self::Text { text, dialect } => {
                let mut reader = Reader::new(text, dialect.clone());
                let mut record = Record::default();
                while reader.read(&mut record) && visit(&record) == Walk::On {}
                let (unclosed, swallowed) = (reader.unclosed(), reader.swallowed());
                let formulas = reader.formulas();
                Walked { unclosed, swallowed, formulas, mended: reader.into_mended() }
            }
            Self::Grid(rows) => {
                for record in *rows {
                    if visit(record) == Walk::Stop {
                        break;
                    }
                }
                Walked::default()
            }
        }
    }

    /// Whether there may be an odd character; one pass over bytes spares one over letters.
    pub(super) fn is_odd(&self) -> bool {
        match self {
            Self::Text { text, .. } => text.bytes().any(|byte| {
                // Odd letters beyond ASCII begin with one of these bytes.
                byte < 0x20 && !matches!(byte, b'\n' | b'\r' | b'\t')
                    || matches!(byte, 0x7f | 0xc2 | 0xe2 | 0xef)
            }),
            Self::Grid(_) => true,
        }
    }

    /// The rows above a line without blank ones, and the first rows from it on with them.
    pub(super) fn head(&self, from: u64) -> (Vec<Record>, Vec<Record>) {
        let (mut above, mut head) = (Vec::new(), Vec::new());
        let mut filled = 0;
        self.each(&mut |record| {
            if record.line() < from {
                above.extend((!record.is_blank()).then(|| record.clone()));
                return Walk::On;
            }
            filled += usize::from(!record.is_blank());
            head.push(record.clone());
            if filled < HEAD_ROWS && head.len() < 10 * HEAD_ROWS { Walk::On } else { Walk::Stop }
        });
        (above, head)
    }
}
