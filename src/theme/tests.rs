//! Colors that can be told apart, on every ground.

use super::*;

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

#[test]
fn every_ink_stands_out_from_its_ground() {
    for (theme, ground) in [("dark", (0x11, 0x13, 0x18)), ("light", (0xff, 0xff, 0xff))] {
        let theme = crate::catalog::find(THEMES, theme).unwrap();
        for role in Role::ALL {
            if let Some(rgb) = theme.rgb(role) {
                let ratio = contrast(rgb, ground);
                assert!(ratio >= 3.0, "{} {role:?} has a contrast of {ratio:.2}", theme.id());
            }
        }
    }
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
        for role in Role::ALL {
            assert_eq!(theme.look(role, Depth::Mono).paint, Paint::Default, "{} {role:?}", theme.id());
        }
    }
}
