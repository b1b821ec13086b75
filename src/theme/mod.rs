//! Colors by role: what a mark means decides its color, never the panel it stands in.
//!
//! A theme is one row. Every role has an ink for true color, for 256 and for 16 colors; without color, weight,
//! reverse and the marks must say the same, so nothing is told by color alone. The default inks are those of
//! Okabe and Ito (2008), darkened for a light ground until each has a contrast of at least 3:1 (WCAG 2.1, 1.4.11);
//! where the ground is unknown, each has it on dark and on light.

mod ink;
#[cfg(test)]
mod tests;

use ink::Ink;
pub use ink::Paint;

use crate::catalog::Row;

/// What a painted thing means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Running text and numbers.
    Text,
    /// Text that may be overlooked: units, hints, sources.
    Muted,
    /// The answer at the top.
    Headline,
    /// The fiscal year in question.
    ThisYear,
    /// The year it is measured against.
    Baseline,
    /// The next year beside the two.
    SecondYear,
    /// The one after that.
    ThirdYear,
    /// A further year that was asked for.
    FourthYear,
    /// One more.
    FifthYear,
    /// Years that are there for scale only.
    Context,
    /// Arithmetic beyond the data: dashed or hatched, in this year's color.
    Projection,
    /// The span of past misses round a projection.
    Range,
    /// A total to reach.
    Target,
    /// Ahead of the baseline.
    Ahead,
    /// Behind the baseline.
    Behind,
    /// The line under the cursor.
    Cursor,
    /// A selected tab, row or key.
    Selection,
    /// Axis lines, ticks and grid.
    Axis,
    /// Something doubtful that the reader must see.
    Warning,
}

impl Role {
    /// The roles of years, nearest first; every further year is [`Role::Context`].
    pub const YEARS: [Self; 6] = [
        Self::ThisYear,
        Self::Baseline,
        Self::SecondYear,
        Self::ThirdYear,
        Self::FourthYear,
        Self::FifthYear,
    ];

    /// The sign that stands for the role in labels, tables and readouts, so that color is never needed.
    #[must_use]
    pub fn mark(self, charset: Charset) -> char {
        let (unicode, ascii) = match self {
            Self::ThisYear | Self::Projection => ('●', '@'),
            Self::Baseline => ('◆', '#'),
            Self::SecondYear => ('▲', '^'),
            Self::ThirdYear => ('■', '='),
            Self::FourthYear => ('○', 'o'),
            Self::FifthYear => ('◇', 'x'),
            Self::Target => ('┄', '-'),
            Self::Warning => ('!', '!'),
            Self::Text
            | Self::Muted
            | Self::Headline
            | Self::Context
            | Self::Range
            | Self::Ahead
            | Self::Behind
            | Self::Cursor
            | Self::Selection
            | Self::Axis => ('·', '.'),
        };
        match charset {
            Charset::Unicode => unicode,
            Charset::Ascii => ascii,
        }
    }
}

/// Which characters the terminal can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Charset {
    /// Box drawing, blocks, braille.
    Unicode,
    /// 7-bit characters only.
    Ascii,
}

/// How many colors the terminal has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// 24-bit color.
    True,
    /// The 256-color palette.
    Indexed,
    /// The 16 named colors, whose values are the user's own.
    Basic,
    /// No color at all: weight and reverse only.
    Mono,
}

/// How a role looks on this terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// The color of the characters.
    pub paint: Paint,
    /// Heavier than its surroundings.
    pub bold: bool,
    /// Lighter than its surroundings.
    pub dim: bool,
    /// Foreground and background exchanged.
    pub reverse: bool,
}

/// A set of inks for one kind of ground.
#[derive(Debug)]
pub struct Theme {
    id: &'static str,
    words: &'static str,
    ink: fn(Role) -> Ink,
    ground: fn(Role) -> Option<Ink>,
}

/// Every theme, in the order of the picker.
pub static THEMES: &[Theme] = &[Theme::DARK, Theme::LIGHT, Theme::EITHER];

impl Row for Theme {
    fn id(&self) -> &'static str {
        self.id
    }
    fn words(&self) -> &'static str {
        self.words
    }
}

impl Theme {
    /// For dark grounds.
    pub const DARK: Self = Self {
        id: "dark",
        words: "for dark grounds, safe for color-blind readers",
        ink: ink::dark,
        ground: ink::dark_ground,
    };

    /// For light grounds.
    pub const LIGHT: Self = Self {
        id: "light",
        words: "for light grounds, safe for color-blind readers",
        ink: ink::light,
        ground: ink::light_ground,
    };

    /// For a ground of which nothing is known.
    pub const EITHER: Self = Self {
        id: "either",
        words: "for grounds of which nothing is known, readable on dark and light",
        ink: ink::either,
        ground: ink::no_ground,
    };

    /// What stands behind the signs that are drawn over a shade, where its ground is known and there are colors near enough
    /// to it. Nothing else has its ground painted: the terminal's own shows through.
    #[must_use]
    pub fn ground(&self, role: Role, depth: Depth) -> Option<Paint> {
        let ink = (self.ground)(role)?;
        match depth {
            Depth::True => ink.rgb.map(|(red, green, blue)| Paint::Rgb(red, green, blue)),
            Depth::Indexed => ink.indexed.map(Paint::Indexed),
            Depth::Basic | Depth::Mono => None,
        }
    }

    /// How `role` looks with so many colors.
    #[must_use]
    pub fn look(&self, role: Role, depth: Depth) -> Look {
        let ink = (self.ink)(role);
        let paint = match depth {
            Depth::True => ink.rgb.map_or(Paint::Default, |(red, green, blue)| Paint::Rgb(red, green, blue)),
            Depth::Indexed => ink.indexed.map_or(Paint::Default, Paint::Indexed),
            Depth::Basic => ink.basic.map_or(Paint::Default, Paint::Basic),
            Depth::Mono => Paint::Default,
        };
        let bold =
            matches!(role, Role::ThisYear | Role::Headline | Role::Warning | Role::Cursor | Role::Selection);
        let faint = matches!(role, Role::Muted | Role::Context | Role::Axis | Role::Range);
        // A terminal with 16 colors or none has no grey that is sure to be read, so weight stands in for it.
        let dim = faint && matches!(depth, Depth::Basic | Depth::Mono);
        Look { paint, bold, dim, reverse: role == Role::Selection }
    }
}
