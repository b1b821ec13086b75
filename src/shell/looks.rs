//! What the terminal can show, told from the environment: colors, characters, and whether a dashboard can be at all.
//!
//! The environment is read in one place, [`Environment::read`]; everything else is a function of it and can be tested
//! as a table. Nothing is asked of the terminal here.

#[cfg(test)]
mod tests;

use std::env;
use std::io::{self, IsTerminal as _};

use crate::catalog::Row;
use crate::theme::{Charset, Depth, Theme};

/// What the environment says about the terminal; a variable that is not set is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Environment {
    /// `TERM`: which terminal it is.
    pub term: String,
    /// `COLORTERM`: `truecolor` or `24bit` where the terminal has all colors.
    pub colorterm: String,
    /// `NO_COLOR`: anything at all asks for no color.
    pub no_color: String,
    /// `COLORFGBG`: foreground and background as places in the palette, `15;0`.
    pub colorfgbg: String,
    /// `STY`: set inside GNU screen, which passes on 256 colors at most.
    pub sty: String,
    /// `LC_ALL`: the locale, whatever the others say.
    pub lc_all: String,
    /// `LC_CTYPE`: the locale of characters.
    pub lc_ctype: String,
    /// `LANG`: the locale where nothing else says so.
    pub lang: String,
    /// Whether standard output is a terminal.
    pub on_terminal: bool,
}

impl Environment {
    /// Reads what the process was started with.
    #[must_use]
    pub fn read() -> Self {
        let read = |name| env::var_os(name).unwrap_or_default().to_string_lossy().into_owned();
        Self {
            term: read("TERM"),
            colorterm: read("COLORTERM"),
            no_color: read("NO_COLOR"),
            colorfgbg: read("COLORFGBG"),
            sty: read("STY"),
            lc_all: read("LC_ALL"),
            lc_ctype: read("LC_CTYPE"),
            lang: read("LANG"),
            on_terminal: io::stdout().is_terminal(),
        }
    }

    /// Whether a dashboard can be drawn: on a terminal that can move its cursor.
    #[must_use]
    pub fn has_dashboard(&self) -> bool {
        // The console of Windows has no `TERM`, and needs none.
        let can_move = if self.term.is_empty() { cfg!(windows) } else { !self.is_dumb() };
        self.on_terminal && can_move
    }

    /// How many colors to use.
    #[must_use]
    pub fn depth(&self, color: Color) -> Depth {
        match color {
            Color::Never => Depth::Mono,
            Color::Auto if !self.on_terminal || !self.no_color.is_empty() || self.is_dumb() => Depth::Mono,
            Color::Auto => self.terminal_depth(),
            // Who insists gets at least the colors that every terminal with color has.
            Color::Always => match self.terminal_depth() {
                Depth::Mono => Depth::Basic,
                depth @ (Depth::True | Depth::Indexed | Depth::Basic) => depth,
            },
        }
    }

    /// Which characters to use.
    ///
    /// The first variable that is set names the locale (POSIX 8.2). Where none is, the terminal is taken to be what
    /// nearly all are. A locale without an encoding in its name has the old one of its language.
    #[must_use]
    pub fn charset(&self) -> Charset {
        let locale = [&self.lc_all, &self.lc_ctype, &self.lang].into_iter().find(|locale| !locale.is_empty());
        let Some(locale) = locale else { return Charset::Unicode };
        let locale = locale.to_ascii_lowercase();
        if locale.contains("utf-8") || locale.contains("utf8") { Charset::Unicode } else { Charset::Ascii }
    }

    /// Whether the ground is dark, as far as `COLORFGBG` tells.
    #[must_use]
    pub fn ground(&self) -> Option<Ground> {
        let background = self.colorfgbg.rsplit(';').next()?.parse::<u8>().ok()?;
        match background {
            0..=6 | 8 => Some(Ground::Dark),
            7 | 9..=15 => Some(Ground::Light),
            _ => None,
        }
    }

    fn is_dumb(&self) -> bool {
        matches!(self.term.as_str(), "dumb" | "unknown")
    }

    fn terminal_depth(&self) -> Depth {
        let term = self.term.as_str();
        let is_any = |names: &[&str]| names.iter().any(|name| term.starts_with(name));
        let ends_in = |ends: &[&str]| ends.iter().any(|end| term.ends_with(end));
        let has_all = matches!(self.colorterm.as_str(), "truecolor" | "24bit")
            || is_any(&["xterm-kitty", "xterm-ghostty", "alacritty", "foot", "wezterm", "contour"])
            || ends_in(&["-direct", "-truecolor"]);
        let has_none = is_any(&["vt1", "vt2", "vt3", "vt4", "vt5"]) || ends_in(&["-m", "-mono"]);
        if has_all && self.sty.is_empty() {
            Depth::True
        } else if has_all || term.contains("256color") {
            Depth::Indexed
        } else if has_none || self.is_dumb() {
            Depth::Mono
        } else {
            Depth::Basic
        }
    }
}

/// What the ground of the terminal is like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// Light letters on a dark ground.
    Dark,
    /// Dark letters on a light ground.
    Light,
}

impl Ground {
    /// The theme that suits it, or that can be read on any if nothing is known of it.
    #[must_use]
    pub const fn theme(known: Option<Self>) -> &'static Theme {
        match known {
            Some(Self::Dark) => &Theme::DARK,
            Some(Self::Light) => &Theme::LIGHT,
            None => &Theme::EITHER,
        }
    }
}

/// When color is wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Color {
    /// Where the terminal has it and nothing speaks against it.
    #[default]
    Auto,
    /// Also in a pipe, and where `NO_COLOR` is set.
    Always,
    /// Nowhere.
    Never,
}

/// What can be said for `--color`.
pub static COLORS: &[Color] = &[Color::Auto, Color::Always, Color::Never];

impl Row for Color {
    fn id(&self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Always => "always",
            Self::Never => "never",
        }
    }

    fn words(&self) -> &'static str {
        match self {
            Self::Auto => "where the terminal has it and NO_COLOR is not set",
            Self::Always => "also in a pipe, and where NO_COLOR is set",
            Self::Never => "weight and marks only",
        }
    }
}
