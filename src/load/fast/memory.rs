//! Memory that is asked for at once, where the system can be asked so.
//!
//! A table that is written to all over is otherwise handed out page by page, 10,000 times for 42 MB, each with an
//! interruption of the program. Pages of two megabytes would be fewer; a virtual machine may have to get each of them
//! from its host first, which takes longer than all small ones, and differs from run to run.

use memmap2::MmapMut;

/// As many bytes as are kept or taken at once.
pub(super) type Word = [u8; 8];

/// Words of zeros at first.
#[derive(Debug)]
pub(super) enum Memory {
    Small(Vec<Word>),
    Mapped(MmapMut),
}

impl Memory {
    /// Memory of fewer bytes lies near the processor anyway.
    const BIG: usize = 4 << 20;

    /// So many words.
    pub(super) fn of_words(count: usize) -> Self {
        let bytes = count * size_of::<Word>();
        let mapped = if bytes < Self::BIG { None } else { MmapMut::map_anon(bytes).ok() };
        mapped.map_or_else(|| Self::Small(vec![Word::default(); count]), Self::handed_out)
    }

    fn handed_out(map: MmapMut) -> Self {
        // Where the system does not follow advice, its pages come when they are written to.
        #[cfg(target_os = "linux")]
        let _ = map.advise(memmap2::Advice::PopulateWrite);
        Self::Mapped(map)
    }

    #[inline]
    pub(super) fn words(&self) -> &[Word] {
        match self {
            Self::Small(words) => words,
            Self::Mapped(map) => map.as_chunks().0,
        }
    }

    #[inline]
    pub(super) fn words_mut(&mut self) -> &mut [Word] {
        match self {
            Self::Small(words) => words,
            Self::Mapped(map) => map.as_chunks_mut().0,
        }
    }
}

impl Default for Memory {
    fn default() -> Self {
        Self::Small(Vec::new())
    }
}
