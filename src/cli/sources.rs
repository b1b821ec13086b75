//! Where the bytes come from: the files named, what is sent through a pipe, or the bundled figures.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;

use super::onlooker::Onlooker;
use super::output;
use crate::dashboard::STDIN;
use crate::dataset::{Finding, Level};
use crate::load::{Input, Joined, Options, Piece, Plan, Room, Source, Worker, rows_end, unpacked};
use crate::quantity::Count;
use crate::report::RefusedFile;
use crate::shell::chunks::{self, Big, Go};
use crate::shell::pipe::{self, PATIENCE};
use crate::shell::progress::{Part, Progress};
use crate::shell::{Sent, Waiting, bundled, files};

/// The bytes of every file that can be read, and why the others cannot.
#[derive(Debug, Default)]
pub(super) struct Sources {
    /// Names and what was read, in the order given.
    contents: Vec<(String, Content)>,
    /// What is not there or may not be read.
    pub(super) unreadable: Vec<RefusedFile>,
    /// Whether one of the files has no byte.
    pub(super) is_empty: bool,
    /// Whether the reading was stopped.
    pub(super) stopped: bool,
    /// Every name, in the order given.
    pub(super) names: Vec<String>,
    /// Which files were named twice, as sentences.
    pub(super) repeated: Vec<String>,
}

/// What was read of a file.
#[derive(Debug)]
enum Content {
    Bytes(Vec<u8>),
    /// A big file of records, already understood.
    Joined(Option<Box<Joined>>),
}

impl Sources {
    /// Reads files. A file that is named twice, by whatever path, is read once. With options, big files of records are
    /// understood while they are read.
    pub(super) fn read(paths: &[PathBuf], options: Option<&Options>, onlooker: &mut Onlooker<'_>) -> Self {
        let mut sources = Self::default();
        let mut seen: Vec<(PathBuf, String)> = Vec::new();
        for path in paths {
            let name = files::name(path).as_str().to_owned();
            let identity = files::identity(path);
            if let Some((_, first)) = seen.iter().find(|(known, _)| *known == identity) {
                sources.repeated.push(format!("{name}: the same file as {first}; read once"));
                continue;
            }
            seen.push((identity, name.clone()));
            // A dashboard that is drawn has a bar of its own.
            let waits = !onlooker.wants_pictures() && files::is_stream(path);
            let _waiting = waits.then(|| Waiting::on(&name));
            let content = if files::is_stdin(path) {
                sent(&name, options, onlooker)
            } else {
                let in_parts =
                    options.map_or(InParts::No, |options| read_in_parts(path, &name, options, onlooker));
                in_parts.or(|| files::read(path, files::LIMIT))
            };
            match content {
                Ok(Some(content)) => sources.contents.push((name.clone(), content)),
                Ok(None) => {
                    sources.stopped = true;
                    return sources;
                }
                Err(error) => {
                    sources.is_empty |= matches!(error.reason(), files::Reason::Empty);
                    sources.unreadable.push(unreadable(&name, &error));
                }
            }
            sources.names.push(name);
        }
        sources
    }

    /// What is to be loaded: the bundled figures where nothing was named. Files that were understood while
    /// they were read are handed over, and are not there a second time.
    pub(super) fn take(&mut self) -> Vec<Source<'_>> {
        if self.names.is_empty() {
            return vec![Source::Whole(Input { name: bundled::REMOVALS.0, bytes: bundled::REMOVALS.1 })];
        }
        let sources = self.contents.iter_mut().filter_map(|(name, content)| match content {
            Content::Bytes(bytes) => Some(Source::Whole(Input { name, bytes })),
            Content::Joined(joined) => joined.take().map(Source::Joined),
        });
        sources.collect()
    }
}

/// What is to be read.
#[derive(Debug)]
pub(super) struct Given {
    /// The files, none of which stands for the bundled figures.
    pub(super) files: Vec<PathBuf>,
    /// That the bundled figures may not be what was meant.
    pub(super) doubt: Option<Finding>,
}

impl Given {
    /// The files that were named; where none was, standard input, if somebody sends data through it.
    ///
    /// Somebody who may yet begin is not answered from the bundled figures without a word, neither on the terminal nor in
    /// the answer.
    pub(super) fn of(named: Vec<PathBuf>) -> Self {
        if !named.is_empty() {
            return Self { files: named, doubt: None };
        }
        let silent = || {
            let message = format!("nothing came through standard input within {} s", PATIENCE.as_secs());
            let action = "these are the bundled figures; - waits for what is sent";
            Finding::new(Level::Warning, "silent-pipe", message, action)
        };
        let (files, doubt) = match pipe::input() {
            pipe::Input::Sent => (vec![PathBuf::from(STDIN)], None),
            pipe::Input::None => (Vec::new(), None),
            pipe::Input::Silent => (Vec::new(), Some(silent())),
        };
        output::complain(&doubt.iter().map(ToString::to_string).collect::<Vec<_>>());
        Self { files, doubt }
    }
}

/// Nothing says how much will be sent; more than this costs a little more.
const SENT: usize = 64 << 20;

/// What became of a file that might be read in parts.
enum InParts {
    Read(Box<Joined>),
    /// It has to be read whole.
    No,
    Stopped,
}

impl InParts {
    /// It, or what is read otherwise; nothing where the reading was stopped.
    fn or(
        self,
        whole: impl FnOnce() -> Result<Vec<u8>, files::Unreadable>,
    ) -> Result<Option<Content>, files::Unreadable> {
        match self {
            Self::Read(joined) => Ok(Some(Content::Joined(Some(joined)))),
            Self::No => whole().map(|bytes| Some(Content::Bytes(bytes))),
            Self::Stopped => Ok(None),
        }
    }
}

/// Reads what is sent through standard input: in parts, and what that cannot understand from its start again. Nothing
/// where it was stopped.
fn sent(
    name: &str,
    options: Option<&Options>,
    onlooker: &mut Onlooker<'_>,
) -> Result<Option<Content>, files::Unreadable> {
    let sent = Sent::new(files::LIMIT);
    let read = |options: &Options| {
        let big = chunks::open_sent(sent.stream()?, unpacked)?;
        let plan = Plan::of(Input { name, bytes: &big.head }, false, options)?;
        // A line on standard error says already that it is waited for.
        let mut silent = Onlooker::Line(Progress::silent());
        onlooker.sees_nothing();
        let onlooker = if onlooker.wants_pictures() { onlooker } else { &mut silent };
        Some(read_rows(big, &plan, name, onlooker))
    };
    options.and_then(read).unwrap_or(InParts::No).or(|| sent.whole())
}

/// Reads a big file of records on all cores.
fn read_in_parts(path: &Path, name: &str, options: &Options, onlooker: &mut Onlooker<'_>) -> InParts {
    let Some(big) = chunks::open(path, unpacked) else { return InParts::No };
    let (head, bytes, threads) = (&big.head, big.holds().unwrap_or(0), chunks::threads());
    let plan = || Plan::of(Input { name, bytes: head }, false, options);
    let (plan, room) = chunks::beside(plan, || Room::for_file(head, bytes, threads));
    match plan {
        Some(plan) => read_rows(big, &plan.with_room(room.unwrap_or_default()), name, onlooker),
        None => InParts::No,
    }
}

fn read_rows(big: Big, plan: &Plan, name: &str, onlooker: &mut Onlooker<'_>) -> InParts {
    let (packed, size) = (big.packed, big.size);
    let plan = &plan.clone().for_bytes(big.holds().unwrap_or(SENT));
    let mut gathered = plan.gathered();
    if onlooker.wants_pictures() {
        gathered = gathered.looked_at();
    }
    let (mut rows, mut go) = (Count(0), Go::On);
    let taken = Arc::clone(&big.taken);
    let mut part = Part { name, bytes: 0, size };
    let mut take = |piece: Piece| {
        rows.0 += piece.rows() as u64;
        gathered.take(piece);
        part.bytes = taken.load(Ordering::Relaxed);
        go = onlooker.tell(part, rows, &|| plan.so_far(&gathered));
        go
    };
    let workers = big.read(plan.first_row(), plan, &mut take);
    if go == Go::No {
        return InParts::Stopped;
    }
    let joined = workers.and_then(|workers| {
        gathered.finish(workers);
        let copies = gathered.copies();
        let found = chunks::on_all_cores(&|share, of| copies.among(share, of))?;
        let repeats = copies.placed(&found.into_iter().flatten().collect::<Vec<_>>());
        chunks::give_back(gathered.repeat(repeats));
        plan.join(gathered)
    });
    joined.map_or(InParts::No, |joined| InParts::Read(Box::new(joined.unpacked_from(packed))))
}

/// The beginning of a big file of records, without its categories: enough to draw something at once.
pub(super) fn beginning(path: &Path, options: &Options) -> Option<Joined> {
    let big = chunks::open(path, unpacked)?;
    let plan = Plan::of(Input { name: files::name(path).as_str(), bytes: &big.head }, false, options)?;
    let rows = big.head.get(plan.first_row()..rows_end(&big.head))?;
    let mut gathered = plan.gathered().looked_at();
    gathered.take(plan.read(&mut plan.worker(1), (0, 0), rows)?);
    plan.so_far(&gathered)
}

impl chunks::Job for Plan {
    type Worker = Worker;
    type Piece = Piece;

    fn cut(&self, bytes: &[u8]) -> usize {
        self.rows_end(bytes)
    }

    fn worker(&self, threads: usize) -> Worker {
        Self::worker(self, threads)
    }

    fn read(&self, worker: &mut Worker, numbers: (usize, usize), chunk: &[u8]) -> Option<Piece> {
        Self::read(self, worker, numbers, chunk)
    }
}

fn unreadable(name: &str, error: &files::Unreadable) -> RefusedFile {
    RefusedFile {
        name: name.to_owned(),
        line: None,
        column: None,
        value: None,
        why: error.reason().to_string(),
        remedy: String::new(),
        message: error.to_string(),
    }
}
