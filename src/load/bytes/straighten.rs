//! Texts that a word processor or a careless program has wrapped: typographic quotes around cells, whole lines in
//! quotes. Line ends stay where they are.

use super::keyed;

/// Delimiters that cells in such quotes are parted by.
const DELIMITERS: [char; 4] = [',', ';', '\t', '|'];

/// A text with plain quotes around its cells only, and what was done to it; `None` where nothing has to be.
pub(crate) fn straighten(text: &str) -> Option<(String, &'static str)> {
    if let Some(parted) = keyed::parted(text) {
        return Some((parted, "the keys in the first column were parted at their commas"));
    }
    let plain = plain_quotes(text);
    plain.map(|text| (text, "typographic quotes around cells were read as plain ones")).or_else(|| {
        unwrapped(text).map(|text| (text, "lines that were quoted whole were read without those quotes"))
    })
}

/// The text with `“` and `”` as `"`, where all of them stand around cells and no other quotes do.
fn plain_quotes(text: &str) -> Option<String> {
    if !text.contains(['“', '”']) || text.contains('"') {
        return None;
    }
    let at_edge = |before: Option<char>| {
        before.is_none_or(|letter| "\r\n".contains(letter) || DELIMITERS.contains(&letter))
    };
    let (mut plain, mut before) = (String::with_capacity(text.len()), None);
    let mut letters = text.chars().peekable();
    let mut open = false;
    while let Some(letter) = letters.next() {
        let fits = match letter {
            '“' => !open && at_edge(before),
            '”' => open && at_edge(letters.peek().copied()),
            _ => true,
        };
        if !fits {
            return None;
        }
        let is_mark = matches!(letter, '“' | '”');
        open ^= is_mark;
        plain.push(if is_mark { '"' } else { letter });
        before = Some(letter);
    }
    (!open).then_some(plain)
}

/// So many lines without quotes may stand above those that are quoted whole: a title, notes, the header.
const MOST_ABOVE: usize = 20;

/// The text without the quotes around its lines, where every line is one quoted cell that holds a row; the header may stand
/// above them as it is.
fn unwrapped(text: &str) -> Option<String> {
    let above: Vec<&str> = text.lines().take(MOST_ABOVE).take_while(|line| !line.contains('"')).collect();
    let quoted = text.lines().nth(above.len()).is_some_and(|line| line.starts_with('"'));
    let header = above.iter().rev().find(|line| !line.trim().is_empty());
    let parted = header.map(|header| parting(header)).filter(|_| quoted);
    if !quoted || parted == Some(None) {
        return None;
    }
    let parted = parted.flatten();
    let mut plain = String::with_capacity(text.len());
    let mut lines = usize::from(parted.is_some());
    for (place, line) in text.split_inclusive('\n').enumerate() {
        let row = line.trim_end_matches(['\r', '\n']);
        let end = line.get(row.len()..)?;
        if place < above.len() {
            plain.push_str(line);
            continue;
        }
        if !row.is_empty() {
            let inside = row.strip_prefix('"')?.strip_suffix('"')?;
            let is_row = !inside.replace("\"\"", "").contains('"') && inside.contains(DELIMITERS);
            let fits = parted.is_none_or(|parted| parted.parts(inside));
            plain.push_str(&(is_row && fits).then(|| inside.replace("\"\"", "\""))?);
            lines += 1;
        }
        plain.push_str(end);
    }
    (lines > 1).then_some(plain)
}

/// How a header parts its cells: by which mark, how many times, and whether a space stands behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Parting {
    mark: char,
    times: usize,
    spaced: bool,
}

fn parting(header: &str) -> Option<Parting> {
    let of =
        |mark: char| Parting { mark, times: header.matches(mark).count(), spaced: is_spaced(header, mark) };
    DELIMITERS.into_iter().map(of).max_by_key(|parting| parting.times).filter(|parting| parting.times > 0)
}

fn is_spaced(text: &str, mark: char) -> bool {
    text.contains(&format!("{mark} "))
}

impl Parting {
    /// Whether a line without its quotes has as many cells as the header. `Doe, J` is a name where no space stands between
    /// headings.
    fn parts(self, inside: &str) -> bool {
        let bare: Vec<&str> = inside.split("\"\"").step_by(2).collect();
        let times: usize = bare.iter().map(|piece| piece.matches(self.mark).count()).sum();
        times == self.times && (self.spaced || !bare.iter().any(|piece| is_spaced(piece, self.mark)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_quoted_whole_are_rows_where_they_part_as_the_header_does() {
        let check = |text: &str, expected: Option<&str>| assert_eq!(unwrapped(text).as_deref(), expected);
        check("\"a,b\"\n\"1,2\"\n", Some("a,b\n1,2\n"));
        check("a,b\n\"1,2\"\n\"3,4\"\n", Some("a,b\n1,2\n3,4\n"));
        check("Title\na,b\r\n\"1,\"\"2,000\"\"\"\r\n", Some("Title\na,b\r\n1,\"2,000\"\r\n"));
        check("a;b\n\"1,2;3\"\n", Some("a;b\n1,2;3\n"));
        check("a,b\n\"1,2\"\n3,4\n", None);
        check("a,b\n\"1,2,3\"\n\"4,5,6\"\n", None);
        check("name,note\n\"Doe, J\"\n\"Roe, R\"\n", None);
        check("name\n\"Doe,J\"\n\"Roe,R\"\n", None);
        check("a,b\n1,2\n", None);
        check("a,b\n\"1\",\"2\"\n", None);
        check("", None);
    }
}
