//! The glyph sets that dots are shown with: a row for each, from octants down to 7-bit characters.
//!
//! A set divides a cell into dots and has one glyph for every combination of them (bit = row times dots across, plus
//! column). It also brings the characters for what is no line: fillings, shades, rules and axes, so that a terminal
//! that can show only some characters never meets another.

use ratatui::symbols::{braille::BRAILLE, pixel};

use crate::catalog::Row;
use crate::theme::Charset;

use super::element::{Fill, Shade};

/// One glyph set.
#[derive(Debug)]
pub struct Marker {
    id: &'static str,
    words: &'static str,
    /// Dots in a cell: across and down.
    dots: (u16, u16),
    /// One glyph for every combination of dots.
    glyphs: &'static [char],
    charset: Charset,
    /// A glyph for the focused line, where weight cannot be shown by a second row of dots.
    heavy: Option<char>,
    /// Filled from the lower edge, least first.
    above: &'static [char],
    /// Filled from the upper edge, least first; no glyph is one of `above`.
    below: &'static [char],
    /// The line of zero, at the upper edge of a cell.
    zero: char,
}

/// Every glyph set, in the order of the picker.
pub static MARKERS: &[Marker] =
    &[Marker::BRAILLE, Marker::OCTANT, Marker::SEXTANT, Marker::BLOCK, Marker::ASCII];

const BLOCKS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
const LEFT_BLOCKS: [char; 8] = ['▏', '▎', '▍', '▌', '▋', '▊', '▉', '█'];

/// What axes, rules and whiskers are drawn with.
#[derive(Debug)]
pub(super) struct Strokes {
    pub(super) level: char,
    pub(super) upright: char,
    pub(super) grid: char,
    pub(super) axis: char,
    pub(super) axis_tick: char,
    pub(super) base: char,
    pub(super) base_tick: char,
    pub(super) corner: char,
    /// Left end, middle, right end, and a cross.
    pub(super) whisker: [char; 4],
    /// Within a bar, and below it.
    pub(super) bar_ticks: [char; 2],
}

const UNICODE: Strokes = Strokes {
    level: '┄',
    upright: '┊',
    grid: '·',
    axis: '│',
    axis_tick: '┤',
    base: '─',
    base_tick: '┴',
    corner: '└',
    whisker: ['├', '─', '┤', '┼'],
    bar_ticks: ['┃', '^'],
};

const ASCII: Strokes = Strokes {
    level: '-',
    upright: '|',
    grid: '.',
    axis: '|',
    axis_tick: '+',
    base: '-',
    base_tick: '+',
    corner: '+',
    whisker: ['[', '-', ']', '+'],
    bar_ticks: ['|', '^'],
};

impl Row for Marker {
    fn id(&self) -> &'static str {
        self.id
    }
    fn words(&self) -> &'static str {
        self.words
    }
}

impl Marker {
    /// Dots of braille, which nearly every font has.
    pub const BRAILLE: Self = Self {
        id: "braille",
        words: "2 by 4 dots in a cell; nearly every font has them",
        dots: (2, 4),
        glyphs: &BRAILLE,
        charset: Charset::Unicode,
        heavy: None,
        above: &BLOCKS,
        below: &['⠉', '⠛', '⠿', '⣿'],
        zero: '⠁',
    };

    const OCTANT: Self = Self {
        id: "octant",
        words: "2 by 4 blocks in a cell; few fonts have them (Unicode 16)",
        glyphs: &pixel::OCTANTS,
        ..Self::BRAILLE
    };

    const SEXTANT: Self = Self {
        id: "sextant",
        words: "2 by 3 blocks in a cell; many fonts have them (Unicode 13)",
        dots: (2, 3),
        glyphs: &pixel::SEXTANTS,
        charset: Charset::Unicode,
        heavy: None,
        above: &BLOCKS,
        below: &['░', '▒'],
        zero: '▔',
    };

    const BLOCK: Self = Self {
        id: "block",
        words: "2 by 2 blocks in a cell; every font has them",
        dots: (2, 2),
        glyphs: &pixel::QUADRANTS,
        ..Self::SEXTANT
    };

    /// 7-bit characters, for a terminal that shows no others.
    pub const ASCII: Self = Self {
        id: "ascii",
        words: "7-bit characters only",
        dots: (1, 2),
        glyphs: &[' ', '\'', '.', ':'],
        charset: Charset::Ascii,
        heavy: Some('*'),
        above: &['.', '#'],
        below: &['\'', '='],
        zero: '-',
    };

    /// The set that suits a terminal with these characters.
    #[must_use]
    pub const fn of(charset: Charset) -> &'static Self {
        match charset {
            Charset::Unicode => &Self::BRAILLE,
            Charset::Ascii => &Self::ASCII,
        }
    }

    /// Which characters the set is made of.
    #[must_use]
    pub fn charset(&self) -> Charset {
        self.charset
    }

    /// Dots in a cell: across and down.
    #[must_use]
    pub fn dots(&self) -> (u16, u16) {
        self.dots
    }

    /// The glyph that shows these dots.
    #[must_use]
    pub fn glyph(&self, mask: u8) -> char {
        self.glyphs.get(usize::from(mask)).copied().unwrap_or(' ')
    }

    /// The glyph for the focused line, if the set has no dots to make it two dots wide.
    pub(super) fn heavy(&self) -> Option<char> {
        self.heavy
    }

    pub(super) fn zero(&self) -> char {
        self.zero
    }

    /// A cell of an area filled by so many eighths, from the lower edge or (`below` zero) from the upper one.
    pub(super) fn area(&self, eighths: u16, side: Side) -> char {
        match side {
            Side::Above => step(self.above, eighths),
            Side::Below => step(self.below, eighths),
        }
    }

    /// A cell of a bar filled by so many eighths from the left.
    #[must_use]
    pub fn bar(&self, eighths: u16) -> char {
        match self.charset {
            Charset::Unicode => step(&LEFT_BLOCKS, eighths),
            Charset::Ascii => '#',
        }
    }

    /// A whole cell of this filling.
    #[must_use]
    pub fn fill(&self, fill: Fill) -> char {
        match (fill, self.charset) {
            (Fill::Solid, Charset::Unicode) => '█',
            (Fill::Solid, Charset::Ascii) => '#',
            (Fill::Hatched, Charset::Unicode) => '╱',
            (Fill::Hatched, Charset::Ascii) => '/',
            (Fill::Light, Charset::Unicode) => '▒',
            (Fill::Light, Charset::Ascii) => ':',
        }
    }

    /// A cell of a band in this shade.
    #[must_use]
    pub fn shade(&self, shade: Shade) -> char {
        match (shade, self.charset) {
            (Shade::Near, Charset::Unicode) => '▒',
            (Shade::Near, Charset::Ascii) => ';',
            (Shade::Far, Charset::Unicode) => '░',
            (Shade::Far, Charset::Ascii) => ',',
        }
    }

    /// A range drawn over a bar, in three cells.
    #[must_use]
    pub fn whisker(&self) -> String {
        let [left, middle, right, _] = self.strokes().whisker;
        [left, middle, right].into_iter().collect()
    }

    /// The tick within a bar that has no row for its words.
    #[must_use]
    pub fn bar_tick(&self) -> char {
        let [within, _] = self.strokes().bar_ticks;
        within
    }

    pub(super) fn strokes(&self) -> &'static Strokes {
        match self.charset {
            Charset::Unicode => &UNICODE,
            Charset::Ascii => &ASCII,
        }
    }
}

/// On which side of zero an area lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// Filled upwards.
    Above,
    /// Filled downwards.
    Below,
}

/// The rung of a ladder for so many eighths: the least one for one eighth, the last one for eight.
fn step(ladder: &[char], eighths: u16) -> char {
    let rung = (usize::from(eighths.min(8)) * ladder.len()).div_ceil(8);
    rung.checked_sub(1).and_then(|rung| ladder.get(rung)).copied().unwrap_or(' ')
}
