//! What is noted of a file's bytes and letters, before there is a table.

use super::Options;
use super::bytes::{Doubt, Perhaps};
use super::notes::{Notes, Told};
use super::show;
use crate::quantity::Count;

/// Notes that the encoding was told by the zeros among the bytes.
pub(super) fn tell_of_guess(name: &str, notes: &mut Notes) {
    let told = Told::new(
        "no-byte-order-mark",
        format!("no byte-order mark; read as {name} because every second byte is 0"),
        format!("--encoding {} silences this", name.to_lowercase()),
    );
    notes.warn_line(1, told);
}

/// Notes that what was said of a text says nothing of a file that is something else.
pub(super) fn tell_of_text_options(options: &Options, sort: &str, notes: &mut Notes) {
    let said = [("--delimiter", &options.delimiter), ("--encoding", &options.encoding)];
    for (option, _) in said.iter().filter(|(_, value)| value.is_some()) {
        let message = format!("{option} is about text, and this file is {sort}");
        notes.warn_line(1, Told::new("no-text", message, "not used"));
    }
}

/// Notes a word that another encoding explains better.
pub(super) fn tell_of_letters(doubt: &Doubt, notes: &mut Notes) {
    let read = show::escaped(&doubt.read);
    let (message, remedy) = match &doubt.perhaps {
        Perhaps::Named(name, word) => (
            format!("\"{read}\" may be \"{}\", in {name}", show::escaped(word)),
            format!("--encoding {}", name.to_lowercase()),
        ),
        Perhaps::Dos => {
            let (file, output) = (notes.typed_file(), notes.typed_output("utf-8"));
            (
                format!("\"{read}\" is no word; it may be in CP850, of MS-DOS"),
                format!("iconv -f CP850 -t UTF-8 {file} > {output}"),
            )
        }
    };
    let action = format!("read as windows-1252, which changes names and no counts; {remedy} reads the other");
    notes.warn_line(doubt.line, Told::new("doubtful-letters", message, action));
}

/// Notes that zero bytes stand behind the text.
pub(super) fn tell_of_padding(padding: usize, text: &[u8], notes: &mut Notes) {
    if padding == 0 {
        return;
    }
    let whole = text.ends_with(b"\n") || text.ends_with(b"\r");
    let lines = memchr::memchr_iter(b'\n', text).count() + usize::from(!whole);
    let doubt = if whole { "" } else { "; the last line has no end, and may be cut off: check it" };
    let message = format!("{} NUL bytes fill up the end of the file", Count(padding as u64));
    let told = Told::new("padding", message, format!("left out{doubt}"));
    notes.warn_line(u64::try_from(lines).unwrap_or(1), told);
}
