//! Colors that can be told apart, on every ground.

use super::*;

const ROLES: [Role; 19] = [
    Role::Text,
    Role::Muted,
    Role::Headline,
    Role::ThisYear,
    Role::Baseline,
    Role::SecondYear,
    Role::ThirdYear,
    Role::FourthYear,
    Role::FifthYear,
    Role::Context,
    Role::Projection,
    Role::Range,
    Role::Target,
    Role::Ahead,
    Role::Behind,
    Role::Cursor,
    Role::Selection,
    Role::Axis,
    Role::Warning,
];

/// Relative luminance, WCAG 2.1 definition.
fn luminance((red, green, blue): (u8, u8, u8)) -> f64 {
    let linear = |channel: u8| {
        let share = f64::from(channel) / 255.0;
        if share <= 0.03928 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

fn contrast(one: (u8, u8, u8), other: (u8, u8, u8)) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The fixed part of the 256-color palette: six steps of each of red, green and blue, then 24 greys.
fn indexed(place: u8) -> (u8, u8, u8) {
    let step = |value: u8| if value == 0 { 0 } else { 55 + 40 * value };
    match place {
        232.. => (8 + 10 * (place - 232), 8 + 10 * (place - 232), 8 + 10 * (place - 232)),
        16.. => (step((place - 16) / 36), step((place - 16) / 6 % 6), step((place - 16) % 6)),
        _ => panic!("{place} is a color of the user's own"),
    }
}

#[test]
fn every_ink_stands_out_from_its_ground() {
    let (dark, light) = ((0x11, 0x13, 0x18), (0xff, 0xff, 0xff));
    for (theme, grounds) in
        [(Theme::DARK, vec![dark]), (Theme::LIGHT, vec![light]), (Theme::EITHER, vec![dark, light])]
    {
        for role in ROLES {
            for depth in [Depth::True, Depth::Indexed] {
                let color = match theme.look(role, depth).paint {
                    Paint::Rgb(red, green, blue) => (red, green, blue),
                    Paint::Indexed(place) => indexed(place),
                    Paint::Default | Paint::Basic(_) => continue,
                };
                for ground in &grounds {
                    let ratio = contrast(color, *ground);
                    assert!(
                        ratio >= 3.0,
                        "{} {role:?} at {depth:?} has a contrast of {ratio:.2}",
                        theme.id()
                    );
                }
            }
        }
    }
}

#[test]
fn what_is_drawn_over_a_shade_stands_out_from_it() {
    let color = |paint: Paint| match paint {
        Paint::Rgb(red, green, blue) => (red, green, blue),
        Paint::Indexed(place) => indexed(place),
        Paint::Default | Paint::Basic(_) => panic!("no color of a theme"),
    };
    for theme in [Theme::DARK, Theme::LIGHT] {
        for depth in [Depth::True, Depth::Indexed] {
            for shade in [Role::Range, Role::Context] {
                let ground = color(theme.ground(shade, depth).unwrap());
                let others = [Role::Projection, Role::Context, Role::Axis, Role::Target];
                for role in Role::YEARS.into_iter().chain(others) {
                    let ratio = contrast(color(theme.look(role, depth).paint), ground);
                    assert!(ratio >= 3.0, "{} {role:?} over {shade:?} at {depth:?}: {ratio:.2}", theme.id());
                }
            }
        }
    }
    // Where colors are few, or nothing is known of the ground, none is painted.
    assert_eq!(Theme::EITHER.ground(Role::Range, Depth::True), None);
    assert_eq!(Theme::DARK.ground(Role::Range, Depth::Basic), None);
}

#[test]
fn without_color_the_years_still_have_marks_of_their_own() {
    for charset in [Charset::Unicode, Charset::Ascii] {
        let mut marks: Vec<char> = Role::YEARS.iter().map(|role| role.mark(charset)).collect();
        marks.push(Role::Context.mark(charset));
        let all = marks.len();
        marks.sort_unstable();
        marks.dedup();
        assert_eq!(marks.len(), all, "two years share a mark in {charset:?}");
    }
}

#[test]
fn without_color_nothing_is_painted() {
    for theme in THEMES {
        for role in ROLES {
            assert_eq!(theme.look(role, Depth::Mono).paint, Paint::Default, "{} {role:?}", theme.id());
        }
    }
}
