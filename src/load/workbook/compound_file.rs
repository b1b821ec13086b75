//! Compound files, the container of workbooks from before 2007: the stream that holds the workbook.
//!
//! Layout after [MS-CFB]. What is damaged has no stream; the reader of cells says what is wrong with it.

/// Two bytes as a number.
pub(super) fn two(bytes: &[u8], place: usize) -> Option<u16> {
    let end = place.checked_add(2)?;
    Some(u16::from_le_bytes(bytes.get(place..end)?.try_into().ok()?))
}

/// Four bytes as a number.
pub(super) fn four(bytes: &[u8], place: usize) -> Option<u32> {
    let end = place.checked_add(4)?;
    Some(u32::from_le_bytes(bytes.get(place..end)?.try_into().ok()?))
}

/// Four bytes as a place in the file.
pub(super) fn place_at(bytes: &[u8], place: usize) -> Option<usize> {
    usize::try_from(four(bytes, place)?).ok()
}

/// The bytes of the workbook in a compound file; `None` where there is none, or the file is damaged.
pub(super) fn workbook(bytes: &[u8]) -> Option<Vec<u8>> {
    let file = Container::of(bytes)?;
    let directory = file.chain(place_at(bytes, DIRECTORY)?)?;
    let mut entries = directory.chunks_exact(ENTRY);
    let root = entries.next()?;
    let entry = entries.find(|entry| matches!(name_of(entry).as_deref(), Some("workbook" | "book")))?;
    let (start, size) = (place_at(entry, 116)?, place_at(entry, 120)?);
    let mut stream = if size < place_at(bytes, 56)? {
        let container = file.chain(place_at(root, 116)?)?;
        let next = numbers(&file.chain(place_at(bytes, 60)?)?);
        joined(&container, &next, (start, 0, 64))?
    } else {
        file.chain(start)?
    };
    stream.truncate(size);
    Some(stream)
}

/// Where the header says where the directory begins.
const DIRECTORY: usize = 48;

/// The bytes of one entry of the directory.
const ENTRY: usize = 128;

/// A file in sectors, each with the number of the one that goes on with it.
struct Container<'a> {
    bytes: &'a [u8],
    sector: usize,
    next: Vec<u32>,
}

impl<'a> Container<'a> {
    fn of(bytes: &'a [u8]) -> Option<Self> {
        if !bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
            return None;
        }
        let shift = two(bytes, 30).filter(|shift| matches!(shift, 9 | 12))?;
        let mut file = Self { bytes, sector: 1_usize.checked_shl(shift.into())?, next: Vec::new() };
        // The first 109 sectors of the table stand in the header, more of them in sectors of their own.
        let mut tables: Vec<u32> = numbers(bytes.get(76..512)?);
        let (mut more, mut left) = (place_at(bytes, 68)?, place_at(bytes, 72)?);
        while left > 0 {
            let mut listed = numbers(file.sector_at(more)?);
            more = usize::try_from(listed.pop()?).ok()?;
            tables.extend(listed);
            left -= 1;
        }
        let used = tables.into_iter().filter(|sector| *sector < LAST);
        for sector in used {
            file.next.extend(numbers(file.sector_at(usize::try_from(sector).ok()?)?));
        }
        Some(file)
    }

    fn sector_at(&self, sector: usize) -> Option<&'a [u8]> {
        let start = sector.checked_add(1)?.checked_mul(self.sector)?;
        // The last one may be cut short.
        self.bytes.get(start..self.bytes.len().min(start.checked_add(self.sector)?))
    }

    /// What stands in the sectors from this one on.
    fn chain(&self, first: usize) -> Option<Vec<u8>> {
        joined(self.bytes, &self.next, (first, self.sector, self.sector))
    }
}

/// Numbers from here on are no sectors: the end of a chain, a free sector.
const LAST: u32 = 0xffff_fff0;

fn numbers(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks_exact(4).filter_map(|number| four(number, 0)).collect()
}

/// The sectors of a chain one behind the other: the first of them, where sectors begin, and how long each is.
fn joined(bytes: &[u8], next: &[u32], (first, begin, length): (usize, usize, usize)) -> Option<Vec<u8>> {
    let (mut sector, mut found, mut steps) = (first, Vec::new(), 0);
    loop {
        let start = sector.checked_mul(length)?.checked_add(begin)?;
        found.extend_from_slice(bytes.get(start..bytes.len().min(start.checked_add(length)?))?);
        steps += 1;
        let following = *next.get(sector)?;
        if following >= LAST {
            return Some(found);
        }
        // A chain that bites its tail is damaged.
        if steps > next.len() {
            return None;
        }
        sector = usize::try_from(following).ok()?;
    }
}

/// The name of an entry of the directory, in small letters.
fn name_of(entry: &[u8]) -> Option<String> {
    let length = usize::from(two(entry, 64)?).checked_sub(2)?;
    let letters: Vec<u16> = entry.get(..length)?.chunks_exact(2).filter_map(|pair| two(pair, 0)).collect();
    Some(String::from_utf16_lossy(&letters).to_lowercase())
}
