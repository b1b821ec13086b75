//! The inks: one color for each role, ground and number of colors.

use super::Role;

/// A color as the terminal is told it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paint {
    /// The terminal's own foreground.
    Default,
    /// Red, green and blue.
    Rgb(u8, u8, u8),
    /// A place in the 256-color palette.
    Indexed(u8),
    /// One of the 16 named colors, 0 to 15.
    Basic(u8),
}

/// One color in the three forms that terminals take; `None` is the terminal's own foreground.
#[derive(Clone, Copy)]
pub(super) struct Ink {
    pub(super) rgb: Option<(u8, u8, u8)>,
    pub(super) indexed: Option<u8>,
    pub(super) basic: Option<u8>,
}

const PLAIN: Ink = Ink { rgb: None, indexed: None, basic: None };

const fn ink(rgb: u32, indexed: u8, basic: u8) -> Ink {
    let [_, red, green, blue] = rgb.to_be_bytes();
    Ink { rgb: Some((red, green, blue)), indexed: Some(indexed), basic: Some(basic) }
}

/// A grey: on 16 colors it is the terminal's own foreground made dim, since no named grey is sure to be read.
const fn grey(rgb: u32, indexed: u8) -> Ink {
    Ink { basic: None, ..ink(rgb, indexed, 7) }
}

pub(super) fn dark(role: Role) -> Ink {
    match role {
        Role::Text | Role::Headline | Role::Cursor | Role::Selection => PLAIN,
        Role::Muted => grey(0x00a0_a4ab, 247),
        Role::ThisYear | Role::Projection => ink(0x00e6_9f00, 178, 3),
        Role::Baseline | Role::Ahead => ink(0x0056_b4e9, 74, 6),
        Role::SecondYear => ink(0x0000_9e73, 35, 2),
        Role::ThirdYear => ink(0x00cc_79a7, 175, 5),
        Role::FourthYear => ink(0x00f0_e442, 221, 11),
        Role::FifthYear | Role::Behind => ink(0x00d5_5e00, 166, 1),
        Role::Context => grey(0x0099_9999, 246),
        Role::Range => grey(0x009a_7a3a, 137),
        Role::Target => grey(0x00c8_c8c8, 251),
        Role::Axis => grey(0x007c_8088, 244),
        Role::Warning => ink(0x00f0_e442, 221, 3),
    }
}

pub(super) fn light(role: Role) -> Ink {
    match role {
        Role::Text | Role::Headline | Role::Cursor | Role::Selection => PLAIN,
        Role::Muted => grey(0x005f_6368, 241),
        Role::ThisYear | Role::Projection => ink(0x00b3_6b00, 130, 3),
        Role::Baseline | Role::Ahead => ink(0x001f_78b4, 31, 6),
        Role::SecondYear => ink(0x0000_704f, 23, 2),
        Role::ThirdYear => ink(0x009c_3f75, 132, 5),
        Role::FourthYear => ink(0x007a_6f00, 94, 1),
        Role::FifthYear => ink(0x0000_5a8c, 24, 4),
        Role::Behind => ink(0x00b3_4a00, 130, 1),
        Role::Context => grey(0x006e_6e6e, 242),
        Role::Range => grey(0x0094_7440, 101),
        Role::Target => grey(0x0050_5050, 239),
        Role::Axis => grey(0x0080_848a, 244),
        Role::Warning => ink(0x009a_4b00, 130, 1),
    }
}

/// Inks between the two: each has a contrast of 3:1 on black as on white, for a ground that nothing is known of.
pub(super) fn either(role: Role) -> Ink {
    match role {
        Role::Text | Role::Headline | Role::Cursor | Role::Selection => PLAIN,
        Role::Muted | Role::Axis => grey(0x007c_8088, 244),
        Role::ThisYear | Role::Projection => ink(0x00c2_7a00, 136, 3),
        Role::Baseline | Role::Ahead => ink(0x002b_86c5, 32, 6),
        Role::SecondYear => ink(0x0000_875f, 29, 2),
        Role::ThirdYear => ink(0x00b5_609a, 133, 5),
        Role::FourthYear => grey(0x008a_7d00, 100),
        Role::FifthYear | Role::Behind => ink(0x00cf_5a1a, 166, 1),
        Role::Context => grey(0x0080_8080, 244),
        Role::Range => grey(0x0094_743f, 101),
        Role::Target => grey(0x0076_7676, 243),
        Role::Warning => ink(0x00c0_561f, 166, 1),
    }
}

/// What stands behind what is drawn over a shade, so that the shade has no holes there: about a quarter of its ink over the
/// ground. `None` for what is no shade.
pub(super) fn dark_ground(role: Role) -> Option<Ink> {
    ground(role, [ink(0x003d_3424, 236, 0), ink(0x0030_3338, 236, 0)])
}

/// The same for light grounds.
pub(super) fn light_ground(role: Role) -> Option<Ink> {
    ground(role, [ink(0x00ec_e6dc, 255, 15), ink(0x00e6_e6e6, 255, 15)])
}

/// On a ground of which nothing is known no color is sure to be near it.
pub(super) fn no_ground(_: Role) -> Option<Ink> {
    None
}

fn ground(role: Role, [range, context]: [Ink; 2]) -> Option<Ink> {
    if role == Role::Range { Some(range) } else { (role == Role::Context).then_some(context) }
}
