//! Keys and sizes from the terminal, read in a thread of their own and put in the program's words.
//!
//! Keys come from standard input, or from the controlling terminal when standard input is a pipe (crossterm sees to
//! that). What is no key press, no new size and nothing done with the mouse is dropped here: releases, focus reports.

use std::io;
use std::sync::mpsc::SyncSender;
use std::thread;
use std::time::{Duration, Instant};

use ratatui::crossterm::event::{
    self, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};

use crate::dashboard::Gesture;
use crate::dashboard::key::{Code, Key};

/// What can happen to a running program.
#[derive(Debug)]
pub(super) enum Event {
    /// A key was pressed.
    Key(Key),
    /// Something was done with the mouse at a column and row.
    Pointer(Gesture, (u16, u16)),
    /// Text was pasted, or a file dragged onto the terminal.
    Pasted(String),
    /// The terminal has another size.
    Resized,
    /// The program goes on after a stop, and the terminal is taken again; only Unix stops programs.
    #[cfg(unix)]
    Resumed,
    /// Files have been loaded, or have not, beside the main thread.
    Loaded,
    /// A thread fell over and has said so; the terminal is given back.
    Panicked,
    /// Nothing can be read any more.
    Lost(io::Error),
}

/// Starts the thread that sends what comes from the terminal, until it fails or nobody listens.
///
/// # Errors
/// If the terminal cannot be read, or no thread can be started.
pub(super) fn listen(events: SyncSender<Event>, mut late: LateReply) -> io::Result<()> {
    // From the first look on, a new size is noticed. Were that left to the thread, one that comes between the first
    // frame and the start of the thread would be lost.
    event::poll(Duration::ZERO)?;
    let mut clicks = Clicks::default();
    let listener = move || {
        loop {
            let event = match event::read() {
                Ok(event) => translate(&event, &mut late, &mut clicks),
                Err(error) => Some(Event::Lost(error)),
            };
            let last = matches!(event, Some(Event::Lost(_)));
            if event.is_some_and(|event| events.send(event).is_err()) || last {
                return;
            }
        }
    };
    thread::Builder::new().name("input".to_owned()).spawn(listener).map(|_| ())
}

fn translate(event: &event::Event, late: &mut LateReply, clicks: &mut Clicks) -> Option<Event> {
    match event {
        event::Event::Key(event) => key(*event).filter(|key| !late.swallows(*key)).map(Event::Key),
        event::Event::Resize(..) => Some(Event::Resized),
        event::Event::Mouse(event) => {
            let at = (event.column, event.row);
            gesture(*event).map(|gesture| Event::Pointer(clicks.double(gesture, at, Instant::now()), at))
        }
        event::Event::Paste(text) => Some(Event::Pasted(text.clone())),
        event::Event::FocusGained | event::Event::FocusLost => None,
    }
}

/// The last press, which another one soon after makes a double click.
#[derive(Default)]
struct Clicks {
    last: Option<(Instant, (u16, u16))>,
}

/// What most desktops take two clicks for one within.
const DOUBLE: Duration = Duration::from_millis(400);

impl Clicks {
    /// The second of two presses at one place is a double one; a third is a press again.
    fn double(&mut self, gesture: Gesture, at: (u16, u16), now: Instant) -> Gesture {
        if gesture != Gesture::Press {
            return gesture;
        }
        let last = self.last.take();
        if last.is_some_and(|(then, place)| place == at && now.duration_since(then) <= DOUBLE) {
            return Gesture::DoublePress;
        }
        self.last = Some((now, at));
        gesture
    }
}

/// What was done with the mouse, if it is one of the things that mean something.
fn gesture(event: MouseEvent) -> Option<Gesture> {
    let shift = event.modifiers.contains(KeyModifiers::SHIFT);
    Some(match event.kind {
        MouseEventKind::Moved => Gesture::Move,
        MouseEventKind::Down(MouseButton::Left) => Gesture::Press,
        MouseEventKind::Drag(MouseButton::Left) => Gesture::Drag,
        MouseEventKind::Up(MouseButton::Left) => Gesture::Release,
        MouseEventKind::Down(MouseButton::Right) => Gesture::RightPress,
        MouseEventKind::Drag(MouseButton::Right) => Gesture::RightDrag,
        MouseEventKind::Up(MouseButton::Right) => Gesture::RightRelease,
        MouseEventKind::ScrollUp if shift => Gesture::WheelLeft,
        MouseEventKind::ScrollDown if shift => Gesture::WheelRight,
        MouseEventKind::ScrollUp => Gesture::WheelUp,
        MouseEventKind::ScrollDown => Gesture::WheelDown,
        MouseEventKind::ScrollLeft => Gesture::WheelLeft,
        MouseEventKind::ScrollRight => Gesture::WheelRight,
        MouseEventKind::Down(MouseButton::Middle)
        | MouseEventKind::Drag(MouseButton::Middle)
        | MouseEventKind::Up(MouseButton::Middle) => return None,
    })
}

/// The key in its one form, if it was pressed and is one that we know.
fn key(event: KeyEvent) -> Option<Key> {
    if event.kind == KeyEventKind::Release {
        return None;
    }
    let mut key = Key::new(code(event.code)?);
    let mut held = event.modifiers;
    if event.code == KeyCode::BackTab {
        held.insert(KeyModifiers::SHIFT);
    }
    // Four control characters are read as digits with Ctrl, by their place in the table; nobody has such keys.
    if held.contains(KeyModifiers::CONTROL)
        && let Code::Char(digit @ '4'..='7') = key.code()
    {
        let letter = match digit {
            '4' => '\\',
            '5' => ']',
            '6' => '^',
            _ => '_',
        };
        key = Key::char(letter);
    }
    for (modifier, hold) in [
        (KeyModifiers::SHIFT, Key::shift as fn(Key) -> Key),
        (KeyModifiers::CONTROL, Key::control),
        (KeyModifiers::ALT, Key::alt),
    ] {
        if held.contains(modifier) {
            key = hold(key);
        }
    }
    Some(key)
}

fn code(code: KeyCode) -> Option<Code> {
    Some(match code {
        KeyCode::Char(letter) => Code::Char(letter),
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab | KeyCode::BackTab => Code::Tab,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Insert => Code::Insert,
        KeyCode::F(number) => Code::F(number),
        KeyCode::Null
        | KeyCode::CapsLock
        | KeyCode::ScrollLock
        | KeyCode::NumLock
        | KeyCode::PrintScreen
        | KeyCode::Pause
        | KeyCode::Menu
        | KeyCode::KeypadBegin
        | KeyCode::Media(_)
        | KeyCode::Modifier(_) => return None,
    })
}

/// An answer of the terminal that was asked for, did not come in time, and must not be taken for keys when it does.
///
/// It starts with `ESC ]`, which reads as Alt-], and ends with `ESC \` or BEL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LateReply {
    /// No answer is due.
    None,
    /// It may still come.
    Due,
    /// It is coming; so many keys more may belong to it.
    Coming(u8),
}

impl LateReply {
    /// More than the longest answer: `11;rgb:ffff/ffff/ffff` and its end.
    pub(super) const LONGEST: u8 = 40;

    fn swallows(&mut self, key: Key) -> bool {
        let start = Key::char(']').alt();
        let ends = [Key::char('\\').alt(), Key::char('g').control()];
        let (next, swallowed) = match *self {
            Self::Due if key == start => (Self::Coming(Self::LONGEST), true),
            Self::None | Self::Due => (*self, false),
            Self::Coming(0) => (Self::None, false),
            Self::Coming(_) if ends.contains(&key) => (Self::None, true),
            Self::Coming(more) => (Self::Coming(more - 1), true),
        };
        *self = next;
        swallowed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(code: KeyCode, modifiers: KeyModifiers, written: &str) {
        let read = key(KeyEvent::new(code, modifiers)).map(|key| key.to_string());
        assert_eq!(read.as_deref(), Some(written));
    }

    #[test]
    fn two_presses_at_one_place_soon_after_each_other_are_a_double_one() {
        let start = Instant::now();
        let mut clicks = Clicks::default();
        let mut check = |gesture, at, after, expected| {
            assert_eq!(clicks.double(gesture, at, start + Duration::from_millis(after)), expected, "{after}");
        };
        let (press, double) = (Gesture::Press, Gesture::DoublePress);
        check(press, (3, 4), 0, press);
        check(Gesture::Release, (3, 4), 50, Gesture::Release);
        check(press, (3, 4), 400, double);
        check(press, (3, 4), 500, press);
        check(press, (3, 5), 600, press);
        check(press, (3, 5), 1001, press);
        check(press, (3, 5), 1200, double);
    }

    #[test]
    fn a_key_is_the_same_however_the_terminal_sends_it() {
        check(KeyCode::Char('Q'), KeyModifiers::NONE, "Q");
        check(KeyCode::Char('Q'), KeyModifiers::SHIFT, "Q");
        check(KeyCode::Char('?'), KeyModifiers::SHIFT, "?");
        check(KeyCode::Char('c'), KeyModifiers::CONTROL, "Ctrl-C");
        check(KeyCode::Char('C'), KeyModifiers::CONTROL | KeyModifiers::SHIFT, "Ctrl-C");
        check(KeyCode::BackTab, KeyModifiers::NONE, "Shift-Tab");
        check(KeyCode::BackTab, KeyModifiers::SHIFT, "Shift-Tab");
        check(KeyCode::Char('4'), KeyModifiers::CONTROL, "Ctrl-\\");
        check(KeyCode::Right, KeyModifiers::CONTROL | KeyModifiers::SHIFT, "Ctrl-Shift-Right");
        check(KeyCode::F(5), KeyModifiers::NONE, "F5");
    }

    #[test]
    fn a_release_is_no_key() {
        let event = KeyEvent::new_with_kind(KeyCode::Enter, KeyModifiers::NONE, KeyEventKind::Release);
        assert_eq!(key(event), None);
    }

    /// What is left of the keys when the answer comes between them.
    #[track_caller]
    fn check_late(mut late: LateReply, typed: &str, left: &str) {
        let keys = Key::script(typed).unwrap();
        let kept: Vec<_> =
            keys.into_iter().filter(|key| !late.swallows(*key)).map(|key| key.to_string()).collect();
        assert_eq!(kept.join(" "), left);
    }

    #[test]
    fn a_late_answer_is_not_taken_for_keys() {
        check_late(LateReply::Due, "a Alt-] 1 1 ; r g b : f f / Alt-\\ q", "a q");
        check_late(LateReply::Due, "Alt-] 1 1 ; r g b Ctrl-G q Alt-] b", "q Alt-] b");
        check_late(LateReply::None, "Alt-] 1 q", "Alt-] 1 q");
        let many = format!("Alt-] {} q", ["x"; 40].join(" "));
        check_late(LateReply::Due, &many, "q");
    }
}
