//! Memory in big pages, where the system has them.
//!
//! A table that is looked into all over costs the processor two waits, one for where a page lies and one for what is in
//! it. With pages of two megabytes in place of four kilobytes it knows of all of them where they lie, and the system
//! hands out 53 MB by 27 pages and not by 13,000.

use memmap2::MmapMut;

/// As many bytes as memory gives at once.
pub(super) type Line = [u8; Memory::LINE];

/// Lines of zeros at first.
#[derive(Debug)]
pub(super) enum Memory {
    Small(Vec<Line>),
    Mapped(MmapMut),
}

impl Memory {
    pub(super) const LINE: usize = 64;

    /// Memory of fewer bytes lies near the processor anyway.
    const BIG: usize = 4 << 20;

    /// So many lines.
    pub(super) fn of_lines(count: usize) -> Self {
        let bytes = count * Self::LINE;
        let mapped = if bytes < Self::BIG { None } else { MmapMut::map_anon(bytes).ok() };
        mapped.map_or_else(|| Self::Small(vec![[0; Self::LINE]; count]), Self::in_big_pages)
    }

    fn in_big_pages(map: MmapMut) -> Self {
        #[cfg(target_os = "linux")]
        {
            use memmap2::Advice;
            // Where the system does not follow advice, its pages are small, and come when they are written to.
            let _ = map.advise(Advice::HugePage);
            let _ = map.advise(Advice::PopulateWrite);
        }
        Self::Mapped(map)
    }

    pub(super) fn lines(&self) -> &[Line] {
        match self {
            Self::Small(lines) => lines,
            Self::Mapped(map) => map.as_chunks().0,
        }
    }

    pub(super) fn lines_mut(&mut self) -> &mut [Line] {
        match self {
            Self::Small(lines) => lines,
            Self::Mapped(map) => map.as_chunks_mut().0,
        }
    }
}

impl Default for Memory {
    fn default() -> Self {
        Self::Small(Vec::new())
    }
}
