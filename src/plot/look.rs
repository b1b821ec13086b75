//! How a theme's looks are said to the terminal, and the settings every picture is painted with.
//!
//! The ground is painted where a shade goes on behind what is drawn over it, and nowhere else. On 16 colors the named
//! color is used, so that the user's own palette holds.

use ratatui::style::{Color, Modifier, Style};

use crate::theme::{Depth, Paint, Role, Theme};

use super::marker::Marker;

/// What a picture is painted with: a glyph set, a theme and so many colors.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// The glyph set.
    pub marker: &'static Marker,
    /// The inks.
    pub theme: &'static Theme,
    /// How many colors the terminal has.
    pub depth: Depth,
}

impl Settings {
    /// How a role looks in this theme with so many colors.
    #[must_use]
    pub fn style(&self, role: Role) -> Style {
        let look = self.theme.look(role, self.depth);
        let weights =
            [(look.bold, Modifier::BOLD), (look.dim, Modifier::DIM), (look.reverse, Modifier::REVERSED)];
        let style = Style::new().fg(color(look.paint));
        weights.iter().filter(|(on, _)| *on).fold(style, |style, (_, weight)| style.add_modifier(*weight))
    }

    /// The style of a shade: in its color, on a ground that stays behind what is drawn over it.
    #[must_use]
    pub fn shade(&self, role: Role) -> Style {
        match self.theme.ground(role, self.depth) {
            Some(ground) => self.style(role).bg(color(ground)),
            None => self.style(role),
        }
    }
}

fn color(paint: Paint) -> Color {
    const NAMED: [Color; 16] = [
        Color::Black,
        Color::Red,
        Color::Green,
        Color::Yellow,
        Color::Blue,
        Color::Magenta,
        Color::Cyan,
        Color::Gray,
        Color::DarkGray,
        Color::LightRed,
        Color::LightGreen,
        Color::LightYellow,
        Color::LightBlue,
        Color::LightMagenta,
        Color::LightCyan,
        Color::White,
    ];
    match paint {
        Paint::Default => Color::Reset,
        Paint::Rgb(red, green, blue) => Color::Rgb(red, green, blue),
        Paint::Indexed(place) => Color::Indexed(place),
        Paint::Basic(place) => NAMED.get(usize::from(place)).copied().unwrap_or(Color::Reset),
    }
}
