//! Archives of the kind that workbooks are, which hold other files.

use std::io::Read as _;

use flate2::read::DeflateDecoder;

use super::compound_file::{place_at, two};
use super::reader::UNPACKED;

/// The name of the first file in a zip archive; `None` where it is a part of a workbook, or cannot be read.
pub(crate) fn first_file(bytes: &[u8]) -> Option<String> {
    const NAME: usize = 30;
    let head = bytes.strip_prefix(b"PK\x03\x04").and(bytes.get(..NAME))?;
    let length = usize::from(u16::from_le_bytes([*head.get(26)?, *head.get(27)?]));
    let name = std::str::from_utf8(bytes.get(NAME..NAME + length)?).ok()?;
    let of_book = ["[Content_Types]", "_rels", "docProps", "xl/", "mimetype", "META-INF", "content.xml"];
    (!name.is_empty() && !of_book.iter().any(|part| name.starts_with(part))).then(|| name.to_owned())
}

/// The bytes of a file in a zip archive; `None` where there is none of this name, or it cannot be unpacked.
pub(super) fn file(bytes: &[u8], name: &str) -> Option<Vec<u8>> {
    const ENTRY: &[u8] = b"PK\x01\x02";
    let mut rest = bytes;
    while let Some(at) = rest.windows(4).position(|window| window == ENTRY) {
        let entry = rest.get(at..)?;
        let own = entry.get(46..46 + usize::from(two(entry, 28)?));
        if own == Some(name.as_bytes()) {
            return unpacked(bytes, entry);
        }
        rest = entry.get(4..)?;
    }
    None
}

/// What the entry of a file in the list of all of them leads to.
fn unpacked(bytes: &[u8], entry: &[u8]) -> Option<Vec<u8>> {
    let head = bytes.get(place_at(entry, 42)?..)?;
    let start = 30 + usize::from(two(head, 26)?) + usize::from(two(head, 28)?);
    let packed = head.get(start..start.checked_add(place_at(entry, 20)?)?)?;
    match two(entry, 10)? {
        0 => Some(packed.to_vec()),
        8 => {
            let mut content = Vec::new();
            DeflateDecoder::new(packed).take(UNPACKED).read_to_end(&mut content).ok()?;
            Some(content)
        }
        _ => None,
    }
}
