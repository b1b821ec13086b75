//! A program in the terminal: takes the terminal, feeds it keys, draws what it shows, and gives the terminal back.
//!
//! Nothing is written while nothing changes. However many keys and sizes come at once, there is one frame in
//! [`FRAME`]. What keys mean and what is drawn is the program's business.

use std::io;
use std::panic;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

use ratatui::crossterm::style::force_color_output;
use ratatui::{Frame, Terminal};

use super::canvas::Canvas;
use super::input::{Event, LateReply, listen};
use super::loader::{self, Loading, Orders, Watched};
use super::looks::Ground;
use super::screen::{Manner, Screen};
use super::tty::Tty;
use super::{background, clipboard, signals};
use crate::dashboard::{Effect, Gesture, Key, NOTHING_NEW};
use crate::guard;
use crate::visible::{broken, visible};

/// The shortest time from one frame to the next: sixty a second.
const FRAME: Duration = Duration::from_millis(16);

/// How long what came of the last key is shown where nothing else happens: long enough to be read twice.
const SHOWN: Duration = Duration::from_secs(6);

/// Events that may wait; more make the reader wait, so that a flood cannot fill the memory.
const QUEUE: usize = 256;

/// What the shell runs: something that takes keys and can be drawn, and knows no terminal. What it says nothing of, it
/// leaves alone.
pub trait Program {
    /// Takes one key, and says what the shell has to do.
    fn key(&mut self, key: Key) -> Effect;

    /// Takes text that was pasted.
    fn pasted(&mut self, _text: String) -> Effect {
        Effect::None
    }

    /// Takes what was done with the mouse at a column and row of what was drawn last.
    fn pointer(&mut self, _gesture: Gesture, _at: (u16, u16)) -> Effect {
        Effect::None
    }

    /// Takes what was loaded beside it.
    fn loaded(&mut self) -> Effect {
        Effect::None
    }

    /// Hears that it was not stopped, since nobody could wake it again.
    fn stayed(&mut self) {}

    /// Whether it shows something that is to be gone after a while, such as that a file was written.
    fn is_passing(&self) -> bool {
        false
    }

    /// The while is over.
    fn pass(&mut self) {}

    /// What is new of it in sentences, for a terminal that is heard.
    fn said(&mut self) -> Vec<String> {
        Vec::new()
    }

    /// Draws itself; any size can come, also one too small for anything.
    fn view(&self, frame: &mut Frame<'_>);
}

/// The terminal, taken; dropping the session gives it back.
#[derive(Debug)]
pub struct Session {
    screen: Screen,
    sender: SyncSender<Event>,
    events: Receiver<Event>,
    /// What may still come of the terminal's reply, until keys are listened to.
    late: Option<LateReply>,
    /// To the thread that loads files.
    orders: Option<Orders>,
}

impl Session {
    /// Takes the terminal on standard output.
    ///
    /// From here on it is given back however the program ends: by return, error, panic or signal.
    ///
    /// # Errors
    /// If standard output is no terminal, or there is none to read keys from.
    pub fn open(manner: Manner) -> io::Result<Self> {
        let screen = Screen::new(Tty::open()?, manner);
        let (sender, events) = sync_channel(QUEUE);
        // How many colors there are is decided in one place, and not here.
        force_color_output(true);
        restore_before_panic_message(screen.clone(), sender.clone());
        signals::watch(screen.clone(), sender.clone())?;
        let session = Self { screen, sender, events, late: Some(LateReply::None), orders: None };
        session.screen.enter()?;
        Ok(session)
    }

    /// Reads the mouse, or leaves it to the terminal.
    ///
    /// # Errors
    /// If the terminal fails.
    pub fn read_mouse(&self, read: bool) -> io::Result<()> {
        self.screen.read_mouse(read)
    }

    /// Loads files beside the main thread, when they change (where they are watched) and when the program asks for it;
    /// after each time, and whenever loading itself asks for it, the program is told by [`Program::loaded`]. Loading
    /// says whether the files can be shown, and so whether others take the place of those from before.
    ///
    /// # Errors
    /// If no thread can be started.
    pub fn load_with(
        &mut self,
        given: Watched,
        load: impl FnMut(&Loading<'_>) -> bool + Send + 'static,
    ) -> io::Result<()> {
        self.orders = Some(loader::start(self.sender.clone(), given, load)?);
        Ok(())
    }

    /// Loads the files beside the main thread now.
    pub fn load(&self) {
        self.order(Orders::again);
    }

    /// Tells the thread that loads files; without one there is nothing to load.
    fn order(&self, order: impl FnOnce(&Orders)) {
        if let Some(orders) = &self.orders {
            order(orders);
        }
    }

    /// Asks the terminal whether its ground is dark or light; nothing if it does not say so at once.
    pub fn ground(&mut self) -> Option<Ground> {
        let reply = background::ask(&self.screen).ok()?;
        self.late = Some(reply.late());
        for key in reply.typed {
            // More than the queue holds was not typed by a person in that time.
            let _ = self.sender.try_send(Event::Key(key));
        }
        reply.ground
    }

    /// Runs the program until it asks to quit. The terminal stays taken, for another to follow.
    ///
    /// # Errors
    /// If the terminal fails; [`is_gone`](super::is_gone) tells whether it went away, of which nothing need be said.
    pub fn run(&mut self, program: &mut impl Program) -> io::Result<()> {
        let mut terminal = Terminal::new(Canvas::new(self.screen.clone()))?;
        // Another program may have been drawn before.
        self.screen.spoil();
        self.listen()?;
        let mut changed = true;
        let mut earliest = Instant::now();
        let mut passes = Instant::now() + SHOWN;
        loop {
            let left = |until: Instant| until.saturating_duration_since(Instant::now());
            let event = match (changed, left(earliest)) {
                (false, _) if program.is_passing() => self.events.recv_timeout(left(passes)),
                (false, _) => self.events.recv().map_err(RecvTimeoutError::from),
                (true, Duration::ZERO) => Err(RecvTimeoutError::Timeout),
                (true, wait) => self.events.recv_timeout(wait),
            };
            match event {
                Ok(event) => match self.take(event, program)? {
                    Next::Wait => {}
                    Next::Draw => (changed, passes) = (true, Instant::now() + SHOWN),
                    Next::End => return Ok(()),
                },
                Err(RecvTimeoutError::Timeout) if changed => {
                    self.draw(&mut terminal, program)?;
                    changed = false;
                    earliest = Instant::now() + FRAME;
                }
                Err(RecvTimeoutError::Timeout) => {
                    program.pass();
                    changed = true;
                }
                // Cannot be: the session has a sender of its own.
                Err(RecvTimeoutError::Disconnected) => return Ok(()),
            }
        }
    }

    /// Runs the program in lines until it asks to quit: first all that it says, then after every key what is new. What
    /// was not asked for, such as another size, is answered only where something is new.
    ///
    /// # Errors
    /// If the terminal fails.
    pub fn speak(&mut self, program: &mut impl Program) -> io::Result<()> {
        self.listen()?;
        let mut is_asked = false;
        loop {
            let mut said = program.said();
            if is_asked && said.is_empty() {
                said.push(NOTHING_NEW.to_owned());
            }
            // A terminal breaks lines within words.
            let room = self.screen.tty().size().map_or(0, |(columns, _)| usize::from(columns));
            let mut lines = String::new();
            for line in said {
                let line = visible(&line);
                let parts = if room > 0 { broken(&line, room) } else { vec![line.into_owned()] };
                for part in parts {
                    lines.push_str(&part);
                    lines.push_str("\r\n");
                }
            }
            if !lines.is_empty() {
                self.screen.send(lines.as_bytes())?;
            }
            let Ok(event) = self.events.recv() else { return Ok(()) };
            is_asked = matches!(event, Event::Key(_) | Event::Pasted(_));
            if matches!(self.take(event, program)?, Next::End) {
                return Ok(());
            }
        }
    }

    /// Has keys come, unless they do already.
    fn listen(&mut self) -> io::Result<()> {
        self.late.take().map_or(Ok(()), |late| listen(self.sender.clone(), late))
    }

    fn take(&self, event: Event, program: &mut impl Program) -> io::Result<Next> {
        match event {
            Event::Key(key) => self.carry_out(program.key(key), program),
            Event::Pointer(gesture, at) => self.carry_out(program.pointer(gesture, at), program),
            Event::Pasted(text) => self.carry_out(program.pasted(text), program),
            Event::Loaded => self.carry_out(program.loaded(), program),
            Event::Resized => Ok(Next::Draw),
            #[cfg(unix)]
            Event::Resumed => Ok(Next::Draw),
            Event::Panicked => Err(io::Error::other("a part of the program failed")),
            Event::Lost(error) => Err(error),
        }
    }

    fn carry_out(&self, effect: Effect, program: &mut impl Program) -> io::Result<Next> {
        match effect {
            Effect::None => return Ok(Next::Wait),
            Effect::Quit => return Ok(Next::End),
            // What is to be written or completed is known above the shell, where these are carried out.
            Effect::Redraw | Effect::Save(_) | Effect::Complete(_) => {}
            Effect::Stop => self.order(Orders::stop),
            Effect::Reload => self.order(Orders::again),
            Effect::Open(path) => self.order(|orders| orders.other(path.into())),
            Effect::ClearAndRedraw => self.screen.spoil(),
            Effect::Mouse(read) => self.screen.read_mouse(read)?,
            Effect::Suspend => {
                if !signals::suspend() {
                    program.stayed();
                }
            }
            Effect::Copy(text) => {
                if let Some(offer) = clipboard::offer(&text) {
                    self.screen.send(offer.as_bytes())?;
                }
            }
        }
        Ok(Next::Draw)
    }

    fn draw(&self, terminal: &mut Terminal<Canvas>, program: &impl Program) -> io::Result<()> {
        if self.screen.take_stale() {
            terminal.backend_mut().forget();
            terminal.clear()?;
        }
        terminal.draw(|frame| program.view(frame)).map(|_| ())
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        self.screen.close();
    }
}

/// What the loop does after an event.
enum Next {
    Wait,
    Draw,
    End,
}

/// A panic gives the terminal back before it says anything, so that its message can be read.
fn restore_before_panic_message(screen: Screen, events: SyncSender<Event>) {
    let main = thread::current().id();
    let say = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        if guard::is_on() {
            return;
        }
        screen.close();
        say(panic);
        // The main thread unwinds by itself; from any other it would never hear of it.
        if thread::current().id() != main {
            let _ = events.send(Event::Panicked);
        }
    }));
}
