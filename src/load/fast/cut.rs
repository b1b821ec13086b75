//! Where the rows of some bytes end, so that a file can be read in parts.
//!
//! A place that is found here is where a row ends if all is plain. Where quotes stand in strange places it may be the
//! end of no row; reading what is before it then meets a surprise.

/// The end of the last whole row of bytes that begin with a row: the last line end outside quotes.
#[must_use]
pub fn rows_end(bytes: &[u8]) -> usize {
    let mut open = memchr::memchr_iter(b'"', bytes).count() % 2 == 1;
    for at in memchr::memrchr2_iter(b'"', b'\n', bytes) {
        if bytes.get(at) == Some(&b'"') {
            open = !open;
        } else if !open {
            return at + 1;
        } else {
            // A line end in quotes belongs to a cell.
        }
    }
    0
}

/// The same, where the delimiter is known. The quote before a line end mostly tells by its neighbors on which side of
/// it the cell is, so that the others need not be counted.
pub(super) fn rows_end_with(bytes: &[u8], delimiter: u8) -> usize {
    let mut before = bytes;
    while let Some(at) = memchr::memrchr(b'\n', before) {
        before = before.get(..at).unwrap_or(&[]);
        match last_quote(before, delimiter) {
            Quote::Closed => return at + 1,
            // All line ends behind it are in its cell.
            Quote::Opened(quote) => before = before.get(..quote).unwrap_or(&[]),
            Quote::Either => return rows_end(bytes),
        }
    }
    0
}

/// What the last quote of some bytes does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Quote {
    /// It opens a cell, at this place.
    Opened(usize),
    /// It closes one, or there is none.
    Closed,
    /// Its neighbors do not tell.
    Either,
}

/// What the last quote does before a line end: one that opens follows a delimiter or a line end, and one that closes
/// stands before one.
fn last_quote(bytes: &[u8], delimiter: u8) -> Quote {
    let Some(at) = memchr::memrchr(b'"', bytes) else { return Quote::Closed };
    let is_edge =
        |byte: Option<&u8>| byte.is_none_or(|byte| *byte == delimiter || matches!(byte, b'\n' | b'\r'));
    let before = at.checked_sub(1).and_then(|before| bytes.get(before));
    if before == Some(&b'"') {
        return Quote::Either;
    }
    match (is_edge(before), is_edge(bytes.get(at + 1))) {
        (true, false) => Quote::Opened(at),
        (false, true) => Quote::Closed,
        (true, true) | (false, false) => Quote::Either,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_end_behind_the_last_line_end_outside_quotes() {
        for (text, end) in [
            ("a,b\nc,d", 4),
            ("a\n\"b, c\"\nd", 9),
            ("a\n\"b\nc\"", 2),
            ("a\n\"b\n\nc", 2),
            ("a\n\"\nb\",c", 2),
            ("a\n\",\",c\n\",\n", 8),
            ("a\n\"x \"\"y\"\"\",z\nb", 14),
            ("a\n\"x \"\"\ny\"\"\",z", 2),
            ("\"a\"\r\nb", 5),
            ("a\n,\"\",\nb", 7),
            ("no end", 0),
            ("\"a\n", 0),
            ("a\n,\"b\n\n\nc\n\n", 2),
            ("\"a\n\",b\nc,\"d\n\n", 7),
            ("", 0),
        ] {
            assert_eq!(rows_end(text.as_bytes()), end, "{text:?}");
            assert_eq!(rows_end_with(text.as_bytes(), b','), end, "{text:?}");
        }
    }

    #[test]
    fn neighbors_of_a_quote_tell_what_counting_tells() {
        // Every text of up to six plain cells, cut off at every place.
        let cells = ["", "a", "\"b\"", "\",\"", "\"\n\"", "\"\"\"\""];
        for number in 0..cells.len().pow(6) {
            let cell = |place: u32| cells[number / cells.len().pow(place) % cells.len()];
            let text = format!("{},{}\n{},{}\n{},{}", cell(0), cell(1), cell(2), cell(3), cell(4), cell(5));
            for end in 0..=text.len() {
                let bytes = &text.as_bytes()[..end];
                assert_eq!(rows_end_with(bytes, b','), rows_end(bytes), "{text:?} {end}");
            }
        }
    }
}
