//! Bytes to letters: by the byte-order mark, by what every other byte says, or as UTF-8 or Windows-1252.

use std::borrow::Cow;

use encoding_rs::{Encoding as Codec, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::letters::{self, Doubt};

/// The text of a file.
#[derive(Clone, Debug)]
pub(crate) struct Decoded<'bytes> {
    /// The letters, without a byte-order mark.
    pub(crate) text: Cow<'bytes, str>,
    /// What they were written in.
    pub(crate) encoding: Encoding,
    /// What speaks for another encoding.
    pub(crate) doubt: Option<Doubt>,
}

impl<'bytes> Decoded<'bytes> {
    fn sure(text: Cow<'bytes, str>, encoding: Encoding) -> Self {
        Self { text, encoding, doubt: None }
    }
}

/// An encoding, and how it was known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Encoding {
    /// Its name.
    pub(crate) name: &'static str,
    /// It was guessed from the pattern of zero bytes.
    pub(crate) guessed: bool,
    /// Some bytes mean nothing in it and became U+FFFD.
    pub(crate) lossy: bool,
}

impl Encoding {
    fn known(name: &'static str) -> Self {
        Self { name, guessed: false, lossy: false }
    }
}

/// Why bytes are no text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum NotText {
    /// Holds so many zero bytes.
    Zeros(usize),
    /// An encoding that is known and not read.
    Unread(&'static str),
    /// Letters of another script, in an encoding that is read where it is named.
    Script(&'static str),
    /// No encoding makes sense of it.
    Unknown,
    /// The encoding that the user named does not exist.
    NoSuchEncoding,
}

/// What comes before letters of Japan in mails and files of old.
const TO_JAPANESE: &str = "\u{1b}$B";

/// How much is looked at to tell an encoding.
const SAMPLE: usize = 64 * 1024;

/// The letters of a file, in the encoding named or in the one it shows.
pub(crate) fn decode<'bytes>(bytes: &'bytes [u8], named: Option<&str>) -> Result<Decoded<'bytes>, NotText> {
    if let Some(label) = named {
        let codec = Codec::for_label(label.trim().as_bytes()).ok_or(NotText::NoSuchEncoding)?;
        let (text, used, lossy) = codec.decode(bytes);
        return Ok(Decoded::sure(text, Encoding { name: used.name(), guessed: false, lossy }));
    }
    if bytes.starts_with(b"\xff\xfe\x00\x00") {
        return Err(NotText::Unread("UTF-32LE"));
    }
    if bytes.starts_with(b"\x00\x00\xfe\xff") {
        return Err(NotText::Unread("UTF-32BE"));
    }
    if let Some((codec, mark)) = Codec::for_bom(bytes) {
        let inner = bytes.get(mark..).unwrap_or(&[]);
        let (text, lossy) = codec.decode_without_bom_handling(inner);
        return Ok(Decoded::sure(text, Encoding { lossy, ..Encoding::known(codec.name()) }));
    }
    if bytes.contains(&0) {
        return decode_with_zeros(bytes);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        if text.contains(TO_JAPANESE) {
            return Err(NotText::Script("ISO-2022-JP"));
        }
        return Ok(Decoded::sure(Cow::Borrowed(text), Encoding::known("UTF-8")));
    }
    decode_bytes(bytes)
}

/// Text whose every second byte is zero is UTF-16 without its mark.
fn decode_with_zeros(bytes: &[u8]) -> Result<Decoded<'_>, NotText> {
    let sample = bytes.get(..bytes.len().min(SAMPLE)).unwrap_or(bytes);
    let zeros = |every: usize, from: usize| {
        sample.iter().skip(from).step_by(every).filter(|byte| **byte == 0).count()
    };
    let (even, odd, half) = (zeros(2, 0), zeros(2, 1), sample.len() / 2);
    let quarter = sample.len() / 4;
    let mostly = |count: usize, of: usize| of > 0 && count * 10 >= of * 9;
    if mostly(zeros(4, 2), quarter) && mostly(zeros(4, 3), quarter) && !mostly(zeros(4, 0), quarter) {
        return Err(NotText::Unread("UTF-32LE"));
    }
    if mostly(zeros(4, 0), quarter) && mostly(zeros(4, 1), quarter) && !mostly(zeros(4, 3), quarter) {
        return Err(NotText::Unread("UTF-32BE"));
    }
    let codec = match (even * 10 >= half * 7 && odd * 10 < half, odd * 10 >= half * 7 && even * 10 < half) {
        (true, false) => UTF_16BE,
        (false, true) => UTF_16LE,
        (true, true) | (false, false) => {
            // A stray zero in a text is one odd character; the table says where.
            let few = (even + odd) * 10 <= sample.len();
            if let Ok(text) = std::str::from_utf8(bytes)
                && few
            {
                return Ok(Decoded::sure(Cow::Borrowed(text), Encoding::known("UTF-8")));
            }
            return Err(NotText::Zeros(bytes.split(|byte| *byte == 0).count() - 1));
        }
    };
    let (text, lossy) = codec.decode_without_bom_handling(bytes);
    Ok(Decoded::sure(text, Encoding { name: codec.name(), guessed: true, lossy }))
}

/// Text of single bytes: Windows-1252, unless its pattern speaks for another encoding.
fn decode_bytes(bytes: &[u8]) -> Result<Decoded<'_>, NotText> {
    let sample = bytes.get(..bytes.len().min(SAMPLE)).unwrap_or(bytes);
    let ebcdic = sample
        .iter()
        .filter(|byte| matches!(byte, 0x40 | 0x6b | 0x81..=0x89 | 0x91..=0x99 | 0xa2..=0xa9 | 0xf0..=0xf9))
        .count();
    if !sample.contains(&b'\n') && !sample.contains(&b',') && ebcdic * 10 > sample.len() * 6 {
        return Err(NotText::Unread("EBCDIC"));
    }
    let controls = sample
        .iter()
        .filter(|byte| **byte < 0x20 && !matches!(byte, b'\n' | b'\r' | b'\t' | 0x1b | 0x0c))
        .count();
    if controls * 20 > sample.len() {
        return Err(NotText::Unknown);
    }
    // A text with letters of UTF-8 stays UTF-8 where some places are broken: two files may have been joined. Single bytes
    // hardly ever follow each other as those of one such letter do.
    let lossy = String::from_utf8_lossy(bytes);
    let (letters, broken) = lossy.chars().fold((0_usize, 0_usize), |(letters, broken), letter| {
        let mark = letter == char::REPLACEMENT_CHARACTER;
        (letters + usize::from(!letter.is_ascii() && !mark), broken + usize::from(mark))
    });
    if letters::are_shaped_as_utf8(sample) {
        return Ok(Decoded::sure(lossy, Encoding { lossy: true, ..Encoding::known("UTF-8") }));
    }
    if letters <= broken
        && let Some(script) = letters::other_script(sample)
    {
        return Err(NotText::Script(script.name()));
    }
    if letters > 0 && letters * 4 >= broken {
        return Ok(Decoded::sure(lossy, Encoding { lossy: true, ..Encoding::known("UTF-8") }));
    }
    // Single accented letters stand alone among plain ones; runs of high bytes are another script.
    let high = |byte: &u8| *byte >= 0x80;
    let all = sample.iter().filter(|byte| high(byte)).count();
    let paired = sample.windows(2).filter(|pair| pair.iter().all(high)).count();
    if paired >= 8 && paired * 2 > all {
        return Err(NotText::Unknown);
    }
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    // The codec passes the five bytes without a letter through as control characters.
    let undefined = |letter: char| matches!(letter, '\u{81}' | '\u{8d}' | '\u{8f}' | '\u{90}' | '\u{9d}');
    let lossy = text.contains(undefined);
    let text = if lossy { Cow::Owned(text.replace(undefined, "\u{fffd}")) } else { text };
    let encoding = Encoding { lossy, ..Encoding::known("windows-1252") };
    Ok(Decoded { text, encoding, doubt: letters::doubt(bytes) })
}
