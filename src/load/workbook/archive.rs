//! Archives of the kind that workbooks are, which hold other files.

/// The name of the first file in a zip archive; `None` where it is a part of a workbook, or cannot be read.
pub(crate) fn first_file(bytes: &[u8]) -> Option<String> {
    const NAME: usize = 30;
    let head = bytes.strip_prefix(b"PK\x03\x04").and(bytes.get(..NAME))?;
    let length = usize::from(u16::from_le_bytes([*head.get(26)?, *head.get(27)?]));
    let name = std::str::from_utf8(bytes.get(NAME..NAME + length)?).ok()?;
    let of_book = ["[Content_Types]", "_rels", "docProps", "xl/", "mimetype", "META-INF", "content.xml"];
    (!name.is_empty() && !of_book.iter().any(|part| name.starts_with(part))).then(|| name.to_owned())
}
