//! Bytes beyond ASCII that are not UTF-8: Windows-1252, unless they look like another script or make words that are none.

use std::collections::BTreeSet;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding as Codec, MACINTOSH, WINDOWS_1252};

/// A word that is read as Windows-1252 and looks as if it were in another encoding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Doubt {
    /// The line it stands in, counted from 1.
    pub(crate) line: u64,
    /// The word as it is read.
    pub(crate) read: String,
    /// What it may be in.
    pub(crate) perhaps: Perhaps,
}

/// An encoding that explains a word better.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Perhaps {
    /// One that can be named as an option, and the word in it.
    Named(&'static str, String),
    /// That of MS-DOS, which is not read.
    Dos,
}

/// So many lines with such bytes tell enough.
const MOST_LINES: usize = 1000;

/// The lines that hold such bytes, with their numbers.
fn lines(bytes: &[u8]) -> impl Iterator<Item = (u64, &[u8])> {
    let lines = (1..).zip(bytes.split(|byte| *byte == b'\n'));
    lines.filter(|(_, line)| !line.is_ascii()).take(MOST_LINES)
}

/// What a detector of encodings makes of those lines.
fn likely(bytes: &[u8]) -> &'static Codec {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    for (_, line) in lines(bytes) {
        detector.feed(line, false);
        detector.feed(b"\n", false);
    }
    detector.feed(b"", true);
    detector.guess(None, Utf8Detection::Deny)
}

/// Whether an encoding is of Latin letters, one byte each.
fn is_latin(codec: &'static Codec) -> bool {
    let latin = ["windows-1250", "windows-1252", "windows-1254", "windows-1257", "windows-1258", "macintosh"];
    let others = ["ISO-8859-2", "ISO-8859-4", "ISO-8859-10", "ISO-8859-13", "ISO-8859-15", "ISO-8859-16"];
    latin.contains(&codec.name()) || others.contains(&codec.name())
}

/// The encoding of another script than the Latin one, where the bytes look like one.
///
/// A detector alone would do wrong: a sign such as `§` in an English table is half a letter of Japan to it. But such signs
/// stand alone, and letters of other scripts follow each other.
pub(super) fn other_script(bytes: &[u8]) -> Option<&'static Codec> {
    let high = |byte: &u8| !byte.is_ascii();
    let runs = lines(bytes).flat_map(|(_, line)| line.chunk_by(|one, other| high(one) == high(other)));
    let (alone, together) =
        runs.filter(|run| run.iter().all(high)).fold((0, 0), |(alone, together), run| match run.len() {
            1 => (alone + 1, together),
            more => (alone, together + more),
        });
    if together <= alone || together < 3 {
        return None;
    }
    let codec = likely(bytes);
    (!is_latin(codec) && codec.decode_without_bom_handling_and_without_replacement(bytes).is_some())
        .then_some(codec)
}

/// Whether all bytes beyond ASCII stand together as those of letters do in UTF-8, though they are none there: halves of
/// letters, or more bytes than a letter needs, as some programs write.
pub(super) fn are_shaped_as_utf8(bytes: &[u8]) -> bool {
    let high = |byte: &u8| !byte.is_ascii();
    let mut runs = bytes.chunk_by(|one, other| high(one) == high(other)).filter(|run| run.iter().all(high));
    runs.all(|run| {
        let mut rest = run;
        while let [lead, behind @ ..] = rest {
            let more = match lead {
                0xc0..=0xdf => 1,
                0xe0..=0xef => 2,
                0xf0..=0xf7 => 3,
                _ => return false,
            };
            let Some((own, next)) = behind.split_at_checked(more) else { return false };
            if !own.iter().all(|byte| matches!(byte, 0x80..=0xbf)) {
                return false;
            }
            rest = next;
        }
        true
    })
}

/// The first word that makes no sense as Windows-1252.
pub(super) fn doubt(bytes: &[u8]) -> Option<Doubt> {
    no_word(bytes).or_else(|| other_letters(bytes))
}

/// The words of those lines that hold such bytes, with the lines' numbers.
fn words(bytes: &[u8]) -> impl Iterator<Item = (u64, &[u8])> {
    lines(bytes).flat_map(|(number, line)| {
        let words = line.split(|byte| byte.is_ascii() && !byte.is_ascii_alphabetic());
        words.filter(|word| !word.is_ascii()).map(move |word| (number, word))
    })
}

/// A word in an encoding.
fn word_in(codec: &'static Codec, word: &[u8]) -> String {
    codec.decode_without_bom_handling(word).0.into_owned()
}

/// Signs, and capitals that no small letter comes before: none of them stands within a word of small letters.
const NOT_WITHIN: &str = "‚ƒ„†‡ˆ‰Š‹ŒŽ“”•˜™›Ÿ¡¢£¤¥¿";

/// The first word with a sign in it: Mac OS and MS-DOS have their letters where Windows-1252 has signs.
fn no_word(bytes: &[u8]) -> Option<Doubt> {
    let odd = |byte: u8| word_in(WINDOWS_1252, &[byte]).chars().all(|letter| NOT_WITHIN.contains(letter));
    let signs = |word: &[u8]| -> Vec<u8> {
        let thirds = word.windows(3).filter_map(|third| match third {
            [before, sign, after] if before.is_ascii_alphabetic() && after.is_ascii_lowercase() => {
                Some(*sign)
            }
            _ => None,
        });
        thirds.filter(|sign| !sign.is_ascii() && odd(*sign)).collect()
    };
    let (line, first) = words(bytes).find(|(_, word)| !signs(word).is_empty())?;
    let all: Vec<u8> = words(bytes).flat_map(|(_, word)| signs(word)).collect();
    let in_mac =
        all.iter().filter(|sign| word_in(MACINTOSH, &[**sign]).chars().all(char::is_lowercase)).count();
    let in_dos = all.iter().filter(|sign| is_small_in_dos(**sign)).count();
    let perhaps =
        if in_dos > in_mac { Perhaps::Dos } else { Perhaps::Named("macintosh", word_in(MACINTOSH, first)) };
    Some(Doubt { line, read: word_in(WINDOWS_1252, first), perhaps })
}

/// Whether a byte is a small letter in code pages 437 and 850.
fn is_small_in_dos(byte: u8) -> bool {
    matches!(byte, 0x81..=0x8d | 0x91 | 0x93..=0x98 | 0xa0..=0xa4)
}

/// So many letters of one region do not stand in a text of another by chance.
const LETTERS: usize = 3;

/// The first word with a letter of Central Europe, the Baltic or Turkey, where several letters are theirs.
fn other_letters(bytes: &[u8]) -> Option<Doubt> {
    let codec = likely(bytes);
    if codec == WINDOWS_1252 || !is_latin(codec) {
        return None;
    }
    let differs = |byte: u8| word_in(codec, &[byte]) != word_in(WINDOWS_1252, &[byte]);
    let is_word = |word: &[u8]| word.len() > 2 && word_in(codec, word).chars().all(char::is_alphabetic);
    let theirs: Vec<_> =
        words(bytes).filter(|(_, word)| is_word(word) && word.iter().any(|byte| differs(*byte))).collect();
    // A few such letters are no proof: `ï` of a French name is one of Latvia.
    let letters: BTreeSet<u8> =
        theirs.iter().flat_map(|(_, word)| word.iter().copied().filter(|byte| differs(*byte))).collect();
    let (line, word) = theirs.first().filter(|_| letters.len() >= LETTERS)?;
    let perhaps = Perhaps::Named(codec.name(), word_in(codec, word));
    Some(Doubt { line: *line, read: word_in(WINDOWS_1252, word), perhaps })
}
