//! What a file is, told by its first bytes and never by its name.

/// The sorts of file that come under the name of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    /// No bytes at all.
    Empty,
    /// Compressed with gzip.
    Gzip,
    /// Compressed with Zstandard.
    Zstandard,
    /// Columns packed one by one, as databases and statistics programs write them.
    Parquet,
    /// A zip archive, which newer workbooks are.
    Zip,
    /// The container of older workbooks.
    OldWorkbook,
    /// A page for a browser.
    WebPage,
    /// A few lines that Git keeps in place of a large file.
    Pointer,
    /// A known kind of file that holds no table this program reads; its name.
    Other(&'static str),
    /// Probably text.
    Text,
}

/// Tells the sort of a file.
pub(crate) fn sniff(bytes: &[u8]) -> Sort {
    const MAGIC: [(&[u8], Sort); 21] = [
        (b"\x1f\x8b", Sort::Gzip),
        (b"\x28\xb5\x2f\xfd", Sort::Zstandard),
        (b"PK\x03\x04", Sort::Zip),
        (b"PK\x05\x06", Sort::Zip),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Sort::OldWorkbook),
        (b"%PDF-", Sort::Other("a PDF document")),
        (b"PAR1", Sort::Parquet),
        (b"PARE", Sort::Other("an encrypted Parquet file")),
        (b"ARROW1", Sort::Other("an Arrow (Feather) file")),
        (b"<stata_dta>", Sort::Other("a Stata file")),
        (b"$FL2", Sort::Other("an SPSS file")),
        (b"BZh", Sort::Other("a bzip2 archive")),
        (b"\xfd7zXZ\x00", Sort::Other("an xz archive")),
        (b"7z\xbc\xaf\x27\x1c", Sort::Other("a 7-Zip archive")),
        (b"Rar!", Sort::Other("a RAR archive")),
        (b"SQLite format 3\x00", Sort::Other("an SQLite database")),
        (b"\x89PNG", Sort::Other("a PNG picture")),
        (b"\xff\xd8\xff", Sort::Other("a JPEG picture")),
        (b"\x7fELF", Sort::Other("a program")),
        (b"{\\rtf", Sort::Other("an RTF document")),
        (b"version https://git-lfs.github.com/spec/", Sort::Pointer),
    ];
    if bytes.is_empty() {
        return Sort::Empty;
    }
    if let Some((_, sort)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return *sort;
    }
    markup(bytes)
}

/// Text that is written for another reader: markup and JSON.
fn markup(bytes: &[u8]) -> Sort {
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let head = start.get(..start.len().min(512)).unwrap_or(start).to_ascii_lowercase();
    let holds = |needle: &[u8]| head.windows(needle.len()).any(|window| window == needle);
    if head.starts_with(b"<!doctype html")
        || head.starts_with(b"<html")
        || head.starts_with(b"<") && holds(b"<html")
        || [&b"<table"[..], b"<div", b"<body", b"<head", b"<p>", b"<script"]
            .iter()
            .any(|tag| head.starts_with(tag))
        || head.starts_with(b"mime-version:") && holds(b"html")
    {
        Sort::WebPage
    } else if head.starts_with(b"<?xml") || head.starts_with(b"<!--") {
        Sort::Other("an XML document")
    } else if is_json(&head) {
        Sort::Other("a JSON document")
    } else {
        Sort::Text
    }
}

/// Whether a text opens as an object or as a list of objects does.
fn is_json(head: &[u8]) -> bool {
    let list = head.strip_prefix(b"[").map_or(head, <[u8]>::trim_ascii_start);
    let inside = list.strip_prefix(b"{").map(<[u8]>::trim_ascii_start);
    inside.is_some_and(|inside| matches!(inside.first(), Some(b'"' | b'}')))
}
