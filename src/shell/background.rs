//! Asks the terminal whether its ground is dark or light, and waits for the answer a moment only.
//!
//! The question (OSC 11) is followed by one that every terminal answers (DA1), so that a terminal that does not know
//! the first costs no waiting. It is asked before the input thread reads, and what was typed meanwhile is kept.
//! A terminal that is far away may answer later: then the input thread is told to leave the answer alone.

use std::io;
use std::time::Duration;

use super::input::LateReply;
use super::looks::Ground;
use super::screen::Screen;
use crate::dashboard::Key;
use crate::dashboard::key::Code;

/// The color of the ground, and then what kind of terminal it is.
const QUESTION: &[u8] = b"\x1b]11;?\x1b\\\x1b[c";

/// How long the answer is waited for; more than this is felt as a delay.
const PATIENCE: Duration = Duration::from_millis(120);

/// What the terminal said, as far as it has.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Reply {
    /// What the ground is like, if it said so.
    pub(super) ground: Option<Ground>,
    /// What was typed in between.
    pub(super) typed: Vec<Key>,
    /// The last question is answered: nothing more will come.
    complete: bool,
    /// An answer has begun and not ended.
    broken_off: bool,
}

impl Reply {
    /// What the input thread may still meet of the answer.
    pub(super) const fn late(&self) -> LateReply {
        match (self.complete || self.ground.is_some(), self.broken_off) {
            (true, _) => LateReply::None,
            (false, true) => LateReply::Coming(LateReply::LONGEST),
            (false, false) => LateReply::Due,
        }
    }

    fn parse(mut bytes: &[u8]) -> Self {
        let mut reply = Self::default();
        while let Some((first, rest)) = bytes.split_first() {
            bytes = rest;
            if let Some(command) = bytes.strip_prefix(b"]").filter(|_| *first == 0x1b) {
                let end = command.iter().position(|byte| matches!(byte, 0x07 | 0x1b));
                let Some((text, after)) = end.and_then(|end| command.split_at_checked(end)) else {
                    reply.broken_off = true;
                    return reply;
                };
                reply.ground = reply.ground.or_else(|| ground(text));
                bytes = after.strip_prefix(b"\x1b\\").or(after.get(1..)).unwrap_or_default();
            } else if let Some(sequence) = bytes.strip_prefix(b"[").filter(|_| *first == 0x1b) {
                let end =
                    sequence.iter().position(|byte| matches!(byte, 0x40..=0x7e)).unwrap_or(sequence.len());
                let (said, last) = (sequence.get(..end).unwrap_or_default(), sequence.get(end).copied());
                reply.complete |= said.starts_with(b"?") && last == Some(b'c');
                bytes = sequence.get(end + 1..).unwrap_or_default();
                if (said, last) == (b"200", Some(b'~')) {
                    // What is pasted is no keys, and nothing is open yet that could take it.
                    bytes = after(bytes, b"\x1b[201~");
                }
                reply.typed.extend(last.and_then(|last| key_of_sequence(said, last)));
            } else if let Some((key, length)) = key_of_letter(*first, rest) {
                reply.typed.push(key);
                bytes = rest.get(length - 1..).unwrap_or_default();
            } else {
                // Half a key, or one that is none: not worth keeping.
            }
        }
        reply
    }
}

/// What comes after a mark; nothing where it does not come.
fn after<'a>(bytes: &'a [u8], mark: &[u8]) -> &'a [u8] {
    let place = bytes.windows(mark.len()).position(|part| part == mark);
    place.and_then(|place| bytes.get(place + mark.len()..)).unwrap_or_default()
}

/// A key that is sent as one letter, and how many bytes that takes: control characters as a terminal in raw mode sends
/// them, and letters in UTF-8.
fn key_of_letter(first: u8, rest: &[u8]) -> Option<(Key, usize)> {
    let key = match first {
        b'\r' => Key::new(Code::Enter),
        b'\t' => Key::new(Code::Tab),
        0x7f => Key::new(Code::Backspace),
        0x01..=0x1a => Key::char(char::from(first | 0x60)).control(),
        0x20..=0x7e => Key::char(char::from(first)),
        0xc2..=0xf4 => {
            let bytes: Vec<u8> = std::iter::once(first).chain(rest.iter().copied().take(3)).collect();
            let letter = bytes.utf8_chunks().next()?.valid().chars().next()?;
            return Some((Key::char(letter), letter.len_utf8()));
        }
        _ => return None,
    };
    Some((key, 1))
}

/// A key that is sent as a control sequence (`ctlseqs`, "PC-Style Function Keys").
fn key_of_sequence(said: &[u8], last: u8) -> Option<Key> {
    let code = match (said, last) {
        (b"", b'A') => Code::Up,
        (b"", b'B') => Code::Down,
        (b"", b'C') => Code::Right,
        (b"", b'D') => Code::Left,
        (b"", b'H') | (b"1" | b"7", b'~') => Code::Home,
        (b"", b'F') | (b"4" | b"8", b'~') => Code::End,
        (b"5", b'~') => Code::PageUp,
        (b"6", b'~') => Code::PageDown,
        (b"", b'Z') => return Some(Key::new(Code::Tab).shift()),
        (_, _) => return None,
    };
    Some(Key::new(code))
}

/// Asks, and waits for the answer.
///
/// # Errors
/// If the terminal cannot be written to or read.
pub(super) fn ask(screen: &Screen) -> io::Result<Reply> {
    if !cfg!(unix) {
        // Nobody here could read the answer, which would come as keys.
        return Ok(Reply { complete: true, ..Reply::default() });
    }
    screen.send(QUESTION)?;
    let mut bytes = Vec::new();
    let mut reply = Reply::default();
    read_for(PATIENCE, |more| {
        bytes.extend_from_slice(more);
        reply = Reply::parse(&bytes);
        reply.complete
    })?;
    Ok(reply)
}

/// Hands on what comes from the terminal until the taker has enough or the time is over.
#[cfg(unix)]
fn read_for(patience: Duration, mut is_enough: impl FnMut(&[u8]) -> bool) -> io::Result<()> {
    use std::fs::File;
    use std::io::{IsTerminal as _, Read as _};
    use std::os::fd::AsFd as _;
    use std::time::Instant;

    use rustix::event::PollFlags;

    use super::ready::ready;

    let input = io::stdin();
    let mut input = if input.is_terminal() {
        input.as_fd().try_clone_to_owned()?.into()
    } else {
        File::open("/dev/tty")?
    };
    let deadline = Instant::now() + patience;
    let mut bytes = [0; 256];
    loop {
        let left = deadline.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Ok(());
        }
        // Some systems cannot wait for `/dev/tty`, and a read without waiting would not end.
        let Ok(told) = ready(&input, PollFlags::IN, left) else { return Ok(()) };
        if told.is_empty() {
            continue;
        }
        if !told.contains(PollFlags::IN) {
            return Ok(());
        }
        let count = input.read(&mut bytes)?;
        if count == 0 || is_enough(bytes.get(..count).unwrap_or_default()) {
            return Ok(());
        }
    }
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "one signature on every system")]
fn read_for(_patience: Duration, _is_enough: impl FnMut(&[u8]) -> bool) -> io::Result<()> {
    Ok(())
}

/// What a color means for what is drawn on it: `11;rgb:1e1e/1e1e/2e2e`, with one to four digits a channel.
fn ground(command: &[u8]) -> Option<Ground> {
    let text = str::from_utf8(command).ok()?.strip_prefix("11;")?;
    let channels = text.strip_prefix("rgb:").or_else(|| text.strip_prefix("rgba:"))?;
    let mut shares = channels.split('/').map(|digits| {
        let most =
            16_u32.checked_pow(u32::try_from(digits.len()).ok()?)?.checked_sub(1).filter(|most| *most > 0)?;
        Some(f64::from(u32::from_str_radix(digits, 16).ok()?) / f64::from(most))
    });
    let [red, green, blue] = [shares.next()??, shares.next()??, shares.next()??];
    // Luma of ITU-R BT.709.
    let luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    Some(if luma > 0.5 { Ground::Light } else { Ground::Dark })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &str, ground: Option<Ground>, typed: &str, late: LateReply) {
        let reply = Reply::parse(bytes.as_bytes());
        assert_eq!(reply.ground, ground, "{bytes:?}");
        let keys: Vec<String> = reply.typed.iter().map(ToString::to_string).collect();
        assert_eq!(keys.join(" "), typed, "{bytes:?}");
        assert_eq!(reply.late(), late, "{bytes:?}");
    }

    #[test]
    fn the_ground_is_told_from_its_color() {
        let (dark, light) = (Some(Ground::Dark), Some(Ground::Light));
        check("\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\\x1b[?62;22c", dark, "", LateReply::None);
        check("\x1b]11;rgb:ffff/ffff/dddd\x07\x1b[?1;2c", light, "", LateReply::None);
        check("\x1b]11;rgb:ff/ff/ff\x07\x1b[?1;2c", light, "", LateReply::None);
        check("\x1b]11;rgba:0000/0000/0000/ffff\x07\x1b[?1;2c", dark, "", LateReply::None);
        check("\x1b]11;rgb:/0/0\x07\x1b[?1;2c", None, "", LateReply::None);
        check("\x1b[?1;2c", None, "", LateReply::None);
    }

    #[test]
    fn what_was_typed_is_kept_and_what_is_late_is_known() {
        check("q", None, "q", LateReply::Due);
        check("a\x1b[?1;2cb", None, "a b", LateReply::None);
        check("a\x1b[Bb", None, "a Down b", LateReply::Due);
        check("\r\x03\t\x7f", None, "Enter Ctrl-C Tab Backspace", LateReply::Due);
        check("\x1b[6~\x1b[Hé\x1b[?1;2cЖ", None, "PageDown Home é Ж", LateReply::None);
        // A report of the mouse, and what is pasted.
        check("\u{e9}\x1b[<35;20;12Mq", None, "é q", LateReply::Due);
        check("a\x1b[200~quit\r\x1b[201~b", None, "a b", LateReply::Due);
        check("a\x1b[200~quit", None, "a", LateReply::Due);
        check("a\x1b]11;rgb:12", None, "a", LateReply::Coming(LateReply::LONGEST));
        check("", None, "", LateReply::Due);
    }

    #[test]
    fn every_cut_of_an_answer_is_survived() {
        let answer = b"x\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[?62;c";
        for end in 0..answer.len() {
            let _ = Reply::parse(&answer[..end]);
        }
        let letter = "Ж".as_bytes();
        assert!(Reply::parse(&letter[..1]).typed.is_empty());
    }
}
