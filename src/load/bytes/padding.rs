//! Zero bytes that fill up the end of a file: a disk image, a phone or a broken copy leaves them behind the text.

/// The bytes of a text without the zero bytes that fill up its end. Where zero bytes stand elsewhere too they belong to
/// the encoding, or there is no text at all.
pub(crate) fn without_padding(bytes: &[u8]) -> &[u8] {
    let end = bytes.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1);
    match bytes.get(..end) {
        Some(text) if end < bytes.len() && !text.is_empty() && !text.contains(&0) => text,
        _ => bytes,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_zero_bytes_behind_a_text_are_padding() {
        let check = |bytes: &[u8], rest: &[u8]| assert_eq!(without_padding(bytes), rest);
        check(b"month,removals\n2016-10,5\n\0\0\0", b"month,removals\n2016-10,5\n");
        check(b"month\n", b"month\n");
        check(b"", b"");
        check(b"\0\0\0", b"\0\0\0");
        check(b"a\0b\0\n\0", b"a\0b\0\n\0");
    }
}
