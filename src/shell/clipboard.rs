//! Text for the terminal's clipboard (OSC 52): written on request only, short, and never read back.
//!
//! Whether the terminal takes it cannot be known, so nothing here says that it did.

use crate::dashboard::COPIED_AT_MOST;
use crate::visible::visible;

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The sequence that offers the text to the clipboard, or nothing if the text is too long.
pub(super) fn offer(text: &str) -> Option<String> {
    // Line by line: a table has lines, and a pasted control character could run as a command.
    // Tabs part its cells, and those of a cell have been made visible by who put them together.
    let cells = |line: &str| line.split('\t').map(visible).collect::<Vec<_>>().join("\t");
    let lines: Vec<_> = text.lines().map(cells).collect();
    let safe = lines.join("\n");
    (safe.len() <= COPIED_AT_MOST).then(|| format!("\x1b]52;c;{}\x1b\\", base64(safe.as_bytes())))
}

/// The standard alphabet with padding (RFC 4648, section 4).
fn base64(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let byte = |place: usize| u32::from(group.get(place).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            let index = (bits >> (18 - 6 * place) & 63) as usize;
            let letter = ALPHABET.get(index).copied().filter(|_| place <= group.len());
            text.push(char::from(letter.unwrap_or(b'=')));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_vectors_of_the_standard_hold() {
        for (bytes, text) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }

    #[test]
    fn only_short_and_safe_text_is_offered() {
        assert_eq!(offer("a\nb"), Some("\x1b]52;c;YQpi\x1b\\".to_owned()));
        assert_eq!(offer("a\x1b"), offer("a\\x1b"));
        // "a\tb": a row for a spreadsheet.
        assert_eq!(offer("a\tb"), Some("\x1b]52;c;YQli\x1b\\".to_owned()));
        assert_eq!(offer(&"a".repeat(5000)), None);
    }
}
