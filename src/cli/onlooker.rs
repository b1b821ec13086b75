//! Who looks on while a big file is read: nobody, a line on standard error, or a dashboard that shows what there is.

use crate::dashboard::Reading;
use crate::load::Joined;
use crate::quantity::Count;
use crate::shell::chunks::Go;
use crate::shell::progress::{Part, Pictures, Progress};

/// A file while it is being read.
#[derive(Debug)]
pub(super) struct SoFar {
    /// How far the reading has come.
    pub(super) reading: Reading,
    /// What has been read.
    pub(super) file: Option<Joined>,
}

/// Who is told how far a reading has come.
pub(super) enum Onlooker<'a> {
    /// Somebody at a terminal, by a line on standard error.
    Line(Progress),
    /// A dashboard, which may stop the reading.
    Dashboard {
        /// When the next one is due.
        pictures: Pictures,
        /// Who takes it, and says whether the reading goes on.
        show: &'a mut (dyn FnMut(SoFar) -> Go + Send),
    },
}

impl<'a> Onlooker<'a> {
    /// A line, where somebody looks at it.
    pub(super) fn line() -> Self {
        Self::Line(Progress::new())
    }

    pub(super) fn dashboard(show: &'a mut (dyn FnMut(SoFar) -> Go + Send)) -> Self {
        Self::Dashboard { pictures: Pictures::new(), show }
    }

    /// Nothing is shown yet, so that the first picture is due as soon as there is one.
    pub(super) fn sees_nothing(&mut self) {
        if let Self::Dashboard { pictures, .. } = self {
            pictures.begin_at_once();
        }
    }

    /// Whether what has been read so far will be asked for.
    pub(super) fn wants_pictures(&self) -> bool {
        matches!(self, Self::Dashboard { .. })
    }

    /// Tells how far a reading has come, unless that was done a moment ago; whether it goes on.
    pub(super) fn tell(&mut self, part: Part<'_>, rows: Count, so_far: &dyn Fn() -> Option<Joined>) -> Go {
        let what = || format!("{rows} rows");
        match self {
            Self::Line(progress) => {
                progress.tell(part, &what);
                Go::On
            }
            Self::Dashboard { pictures, show } => match pictures.due() {
                Some(gone) => show(SoFar { reading: part.reading(what(), gone), file: so_far() }),
                None => Go::On,
            },
        }
    }
}
