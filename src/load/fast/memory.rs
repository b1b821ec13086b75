//! Memory that is asked for at once, where the system can be asked so.
//!
//! A table that is looked into all over is otherwise handed out page by page, 13,000 times for 53 MB, each with an
//! interruption of the program. Pages of two megabytes would be fewer; a virtual machine may have to get each of them
//! from its host first, which takes longer than all small ones, and differs from run to run.

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
        mapped.map_or_else(|| Self::Small(vec![[0; Self::LINE]; count]), Self::handed_out)
    }

    fn handed_out(map: MmapMut) -> Self {
        // Where the system does not follow advice, its pages come when they are written to.
        #[cfg(target_os = "linux")]
        let _ = map.advise(memmap2::Advice::PopulateWrite);
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
