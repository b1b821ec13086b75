//! A pseudo-terminal with the real program in it: type keys, read the screen, send signals.
//!
//! Nothing here sleeps for longer than it must: everything waits for something, and gives up after [`PATIENCE`].

use std::fs::File;
use std::io::{Read as _, Write as _};
use std::num::NonZero;
use std::os::fd::OwnedFd;
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use fypace::dashboard::key::{Code, Key};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{Mode, OFlags};
use rustix::process::{Pid, Signal, WaitId, WaitIdOptions, kill_process, waitid};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{Termios, Winsize, tcgetattr, tcsetwinsize};

/// How long anything is waited for before the test fails.
const PATIENCE: Duration = Duration::from_secs(10);

/// One look at the terminal.
const LOOK: Duration = Duration::from_millis(10);

/// What the program asks at the start, and what a terminal with a dark ground answers.
const QUESTION: &[u8] = b"\x1b]11;?\x1b\\\x1b[c";
const ANSWER: &[u8] = b"\x1b]11;rgb:0000/0000/0000\x1b\\\x1b[?62;c";

/// A terminal, and the program that runs in it.
pub(crate) struct Terminal {
    program: Child,
    /// Our side; dropping it is the end of the terminal.
    ours: Option<File>,
    /// The program's side, kept open so that its modes can be looked at when the program is gone.
    theirs: OwnedFd,
    parser: vt100::Parser,
    /// Everything that the program sent.
    sent: Vec<u8>,
    before: Termios,
}

impl Terminal {
    /// Starts the program with these arguments in a terminal of so many columns and rows.
    pub(crate) fn start(arguments: &[&str], size: (u16, u16)) -> Self {
        Self::start_in(Path::new("."), arguments, size)
    }

    /// Starts the program so in a folder.
    pub(crate) fn start_in(folder: &Path, arguments: &[&str], size: (u16, u16)) -> Self {
        Self::start_with(folder, arguments, size, &[])
    }

    /// Starts the program in a folder with more variables in its environment.
    pub(crate) fn start_with(
        folder: &Path,
        arguments: &[&str],
        size: (u16, u16),
        variables: &[(&str, &Path)],
    ) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_fypace"));
        command.args(arguments).current_dir(folder).env_clear().envs(variables.iter().copied());
        Self::spawn(&mut command, size, None)
    }

    /// Starts any program so; what it reads comes from the terminal, or from elsewhere.
    pub(crate) fn spawn(command: &mut Command, (columns, rows): (u16, u16), input: Option<Stdio>) -> Self {
        let ours = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC).unwrap();
        grantpt(&ours).unwrap();
        unlockpt(&ours).unwrap();
        let name = ptsname(&ours, Vec::new()).unwrap();
        let flags = OFlags::RDWR | OFlags::NOCTTY | OFlags::CLOEXEC;
        let theirs = rustix::fs::open(name, flags, Mode::empty()).unwrap();
        tcsetwinsize(&ours, size(columns, rows)).unwrap();
        let before = tcgetattr(&theirs).unwrap();
        let side = || Stdio::from(theirs.try_clone().unwrap());
        let program = command
            .envs([("TERM", "xterm-256color"), ("LC_ALL", "C.UTF-8")])
            .stdin(input.unwrap_or_else(side))
            .stdout(side())
            .stderr(side())
            .process_group(0)
            .spawn()
            .unwrap();
        let parser = vt100::Parser::new(cells(rows), cells(columns), 0);
        Self { program, ours: Some(ours.into()), theirs, parser, sent: Vec::new(), before }
    }

    /// Types the keys of a script such as `Right Shift-Left ?`.
    pub(crate) fn keys(&mut self, script: &str) {
        let bytes: Vec<u8> = Key::script(script).unwrap().into_iter().flat_map(encode).collect();
        self.ours.as_mut().unwrap().write_all(&bytes).unwrap();
    }

    /// Pastes text, as a terminal does that was asked to tell it from keys.
    pub(crate) fn paste(&mut self, text: &str) {
        write!(self.ours.as_mut().unwrap(), "\x1b[200~{text}\x1b[201~").unwrap();
    }

    /// Does something with the mouse at a column and row from 1, by the number that an xterm sends for it (SGR form).
    pub(crate) fn mouse(&mut self, button: u8, (column, row): (u16, u16)) {
        write!(self.ours.as_mut().unwrap(), "\x1b[<{button};{column};{row}M").unwrap();
    }

    /// Whether the terminal reports what is done with the mouse, every move included.
    pub(crate) fn reports_mouse(&self) -> bool {
        self.parser.screen().mouse_protocol_mode() == vt100::MouseProtocolMode::AnyMotion
    }

    /// What stands on the screen, line by line.
    pub(crate) fn screen(&self) -> String {
        self.parser.screen().contents()
    }

    /// Waits until the text stands on the screen.
    #[track_caller]
    pub(crate) fn wait_for(&mut self, text: &str) {
        self.wait(text, |terminal| terminal.screen().contains(text));
    }

    /// Waits until one of the texts stands on the screen.
    #[track_caller]
    pub(crate) fn wait_for_either(&mut self, texts: [&str; 2]) {
        self.wait(&texts.join(" or "), |terminal| texts.iter().any(|text| terminal.screen().contains(text)));
    }

    /// Whether the text stood on the screen after any frame, however short.
    pub(crate) fn has_shown(&self, text: &str) -> bool {
        let screen = self.parser.screen();
        let mut parser = vt100::Parser::new(screen.size().0, screen.size().1, 0);
        let end = b"\x1b[?2026l";
        let mut rest = self.sent.as_slice();
        while let Some(place) = rest.windows(end.len()).position(|bytes| bytes == end) {
            let (frame, after) = rest.split_at(place + end.len());
            parser.process(frame);
            if parser.screen().contents().contains(text) {
                return true;
            }
            rest = after;
        }
        false
    }

    /// Waits until more frames have ended than had before.
    #[track_caller]
    pub(crate) fn wait_for_frame(&mut self) {
        let before = self.frames();
        self.wait("a frame", |terminal| terminal.frames() > before);
    }

    /// How many frames the program has sent.
    pub(crate) fn frames(&self) -> usize {
        let text = String::from_utf8_lossy(&self.sent);
        // An end alone is no frame: giving the terminal back sends one.
        text.split("\x1b[?2026h").skip(1).filter(|frame| frame.contains("\x1b[?2026l")).count()
    }

    /// Everything that was sent so far.
    pub(crate) fn sent(&self) -> String {
        String::from_utf8(self.sent.clone()).unwrap()
    }

    /// Reads what comes within this time; says how many bytes it was.
    pub(crate) fn listen(&mut self, time: Duration) -> usize {
        let (start, before) = (Instant::now(), self.sent.len());
        while start.elapsed() < time {
            self.look();
        }
        self.sent.len() - before
    }

    /// Sends a signal to the program.
    pub(crate) fn signal(&self, signal: Signal) {
        kill_process(self.pid(), signal).unwrap();
    }

    /// Gives the terminal another size, and says so as the system does to a foreground program.
    pub(crate) fn resize(&mut self, (columns, rows): (u16, u16)) {
        tcsetwinsize(self.ours.as_ref().unwrap(), size(columns, rows)).unwrap();
        self.parser.screen_mut().set_size(cells(rows), cells(columns));
        self.signal(Signal::WINCH);
    }

    /// Ends the terminal, as closing its window does.
    pub(crate) fn hang_up(&mut self) {
        self.ours = None;
    }

    /// Waits until the program has stopped.
    #[track_caller]
    pub(crate) fn wait_for_stop(&mut self) {
        self.wait("a stop", |terminal| {
            let options = WaitIdOptions::STOPPED | WaitIdOptions::NOHANG;
            match waitid(WaitId::Pid(terminal.pid()), options) {
                Ok(stopped) => stopped.is_some(),
                // A program that has ended can be asked for nothing but its status.
                Err(error) => {
                    let status = terminal.exit_status();
                    panic!("{error}: ended with {status}, having said {:?}", terminal.sent());
                }
            }
        });
    }

    /// Waits for the program to end.
    #[track_caller]
    pub(crate) fn exit_status(&mut self) -> ExitStatus {
        let mut status = None;
        self.wait("the end", |terminal| {
            status = terminal.program.try_wait().unwrap();
            status.is_some()
        });
        // What it said last may still be on its way.
        while self.look() > 0 {}
        status.unwrap()
    }

    /// Whether the terminal is as it was before the program started.
    #[track_caller]
    pub(crate) fn assert_restored(&self) {
        self.assert_modes_restored();
        let screen = self.parser.screen();
        assert!(!screen.alternate_screen(), "alternate screen left on");
        assert!(!screen.hide_cursor(), "cursor left hidden");
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None, "mouse left on");
        let sent = self.sent();
        assert!(sent.rfind("\x1b[?2026l") > sent.rfind("\x1b[?2026h"), "synchronized update left on");
    }

    /// Whether the modes of the terminal are what they were, whatever stands on it.
    #[track_caller]
    pub(crate) fn assert_modes_restored(&self) {
        let now = tcgetattr(&self.theirs).unwrap();
        assert_eq!(format!("{now:?}"), format!("{:?}", self.before), "terminal modes");
        assert!(!self.parser.screen().bracketed_paste(), "bracketed paste left on");
    }

    #[track_caller]
    fn wait(&mut self, what: &str, mut is_there: impl FnMut(&mut Self) -> bool) {
        let start = Instant::now();
        while !is_there(self) {
            assert!(start.elapsed() < PATIENCE, "waited in vain for {what}:\n{}", self.screen());
            self.look();
        }
    }

    /// Reads what is there, or waits for one look; says how many bytes it was.
    fn look(&mut self) -> usize {
        let Some(ours) = &mut self.ours else {
            std::thread::sleep(LOOK);
            return 0;
        };
        let patience = Timespec { tv_sec: 0, tv_nsec: i64::from(LOOK.subsec_nanos()) };
        if poll(&mut [PollFd::new(ours, PollFlags::IN)], Some(&patience)).unwrap_or(0) == 0 {
            return 0;
        }
        let mut bytes = [0; 1 << 13];
        let count = ours.read(&mut bytes).unwrap_or(0);
        let asked = self.sent.ends_with(QUESTION);
        self.sent.extend_from_slice(&bytes[..count]);
        self.parser.process(&bytes[..count]);
        if self.sent.ends_with(QUESTION) && !asked {
            ours.write_all(ANSWER).unwrap();
        }
        count
    }

    fn pid(&self) -> Pid {
        Pid::from_child(&self.program)
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

fn cells(number: u16) -> NonZero<u16> {
    NonZero::new(number).unwrap()
}

fn size(columns: u16, rows: u16) -> Winsize {
    Winsize { ws_col: columns, ws_row: rows, ws_xpixel: 0, ws_ypixel: 0 }
}

/// What an xterm sends for the key (`ctlseqs`, "PC-Style Function Keys").
fn encode(key: Key) -> Vec<u8> {
    let held = 1 + u8::from(key.has_shift()) + 2 * u8::from(key.has_alt()) + 4 * u8::from(key.has_control());
    let letter = |last: char| if held == 1 { format!("\x1b[{last}") } else { format!("\x1b[1;{held}{last}") };
    let number =
        |number: u8| if held == 1 { format!("\x1b[{number}~") } else { format!("\x1b[{number};{held}~") };
    let plain = match key.code() {
        Code::Char(letter) if key.has_control() => char::from(letter as u8 & 0x1f).to_string(),
        Code::Char(letter) => letter.to_string(),
        Code::Enter => "\r".to_owned(),
        Code::Esc => "\x1b".to_owned(),
        Code::Backspace => "\x7f".to_owned(),
        Code::Tab if key.has_shift() => "\x1b[Z".to_owned(),
        Code::Tab => "\t".to_owned(),
        Code::Up => return letter('A').into_bytes(),
        Code::Down => return letter('B').into_bytes(),
        Code::Right => return letter('C').into_bytes(),
        Code::Left => return letter('D').into_bytes(),
        Code::End => return letter('F').into_bytes(),
        Code::Home => return letter('H').into_bytes(),
        Code::F(place @ 1..=4) => return letter(char::from(b'O' + place)).into_bytes(),
        Code::Insert => return number(2).into_bytes(),
        Code::Delete => return number(3).into_bytes(),
        Code::PageUp => return number(5).into_bytes(),
        Code::PageDown => return number(6).into_bytes(),
        Code::F(5) => return number(15).into_bytes(),
        Code::F(place @ 6..=10) => return number(place + 11).into_bytes(),
        Code::F(place) => return number(place + 12).into_bytes(),
    };
    if key.has_alt() { format!("\x1b{plain}").into_bytes() } else { plain.into_bytes() }
}
