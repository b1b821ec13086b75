//! What stands at the ends of lines, in legends and headings, and in what color.

use fypace::dashboard::State;
use fypace::theme::{Depth, Paint, Role, Theme};
use ratatui::buffer::Buffer;
use ratatui::style::Color;

use crate::frames::{BUNDLED, looks, painted, state, text};
use crate::sample::records;

fn drawn(state: &State, size: (u16, u16)) -> Buffer {
    painted(state, looks("braille"), size)
}

fn screen(data: &[u8], keys: &str, size: (u16, u16)) -> String {
    text(&drawn(&state(data, keys), size))
}

/// A role's color for dark grounds.
fn ink(role: Role) -> Color {
    rgb(Theme::DARK.look(role, Depth::True).paint)
}

fn rgb(paint: Paint) -> Color {
    match paint {
        Paint::Rgb(red, green, blue) => Color::Rgb(red, green, blue),
        Paint::Default | Paint::Indexed(_) | Paint::Basic(_) => panic!("{paint:?}"),
    }
}

#[test]
fn the_total_of_the_baseline_stands_where_there_is_room_for_it() {
    assert!(screen(BUNDLED, "", (60, 20)).contains("◆ FY25 !329k"));
    assert!(screen(BUNDLED, "", (40, 12)).contains("◆ FY25 !329k"));
}

#[test]
fn all_years_of_a_picture_are_named_in_one_way_at_every_size() {
    for (data, keys) in
        [(BUNDLED, ""), (BUNDLED, "Down Down"), (BUNDLED, "m"), (BUNDLED, "m m"), (records(), "")]
    {
        let state = state(data, keys);
        // From 100 columns on a panel stands beside the picture.
        for size in (40..100).flat_map(|columns| (12..40).step_by(3).map(move |rows| (columns, rows))) {
            let drawn = text(&drawn(&state, size));
            let ends = drawn.lines().filter(|line| line.contains('│') || line.contains('┤'));
            let names = ends.filter_map(|line| line.split(" FY").nth(1));
            let mut lengths: Vec<usize> =
                names.map(|rest| rest.chars().take_while(char::is_ascii_digit).count()).collect();
            lengths.dedup();
            assert!(lengths.len() <= 1, "{keys} {size:?}\n{drawn}");
        }
    }
}

#[test]
fn a_shade_goes_on_behind_what_is_drawn_over_it() {
    let ground = Theme::DARK.ground(Role::Range, Depth::True).map(rgb).unwrap();
    let buffer = drawn(&state(BUNDLED, ""), (120, 36));
    let cells = || buffer.content().iter();
    assert!(cells().filter(|cell| cell.symbol() == "▒").any(|cell| cell.bg == ground));
    let over = cells().filter(|cell| cell.bg == ground && cell.symbol() != "▒");
    assert!(over.count() > 2, "{}", text(&buffer));
    // Nothing else has its ground painted.
    assert!(cells().all(|cell| cell.bg == Color::Reset || cell.bg == ground));
    for depth in [Depth::Basic, Depth::Mono] {
        let looks = fypace::screens::Looks { depth, ..looks("braille") };
        let few = painted(&state(BUNDLED, ""), looks, (120, 36));
        assert!(few.content().iter().all(|cell| cell.bg == Color::Reset), "{depth:?}");
    }
}

#[test]
fn signs_in_legends_have_the_color_of_what_they_stand_for() {
    let check = |data: &'static [u8], keys: &str, words: &str, role: Role| {
        let buffer = drawn(&state(data, keys), (120, 36));
        let rows = text(&buffer);
        let (row, line) = (0..)
            .zip(rows.lines())
            .find(|(_, line)| line.contains(words))
            .unwrap_or_else(|| panic!("{rows}"));
        let before = line.split(words).next().unwrap().chars().count();
        let cell = &buffer[(u16::try_from(before).unwrap(), row)];
        assert_eq!(cell.fg, ink(role), "{words}\n{rows}");
    };
    check(BUNDLED, "", "▒ past misses", Role::Range);
    check(BUNDLED, "", "╡ each method", Role::Projection);
    check(BUNDLED, "i", "░ the middle half", Role::Context);
    check(BUNDLED, "] ]", "╱ projected", Role::ThisYear);
    check(BUNDLED, "] ]", "├─┤ past misses", Role::Range);
    check(BUNDLED, "]", "~ worked out", Role::Baseline);
    check(records(), "] ] ] ] ]", "▒ to ", Role::ThisYear);
}

#[test]
fn a_heading_says_how_the_day_of_another_year_is_found() {
    let by_date = screen(BUNDLED, "", (120, 36));
    assert!(by_date.lines().any(|line| line.ends_with("Years on Apr 4")), "{by_date}");
    assert!(screen(BUNDLED, "a", (120, 36)).contains("Years on Apr 4, by fiscal day"));
    assert!(screen(BUNDLED, "a a", (120, 36)).contains("Years on Apr 4, by weekday"));
    assert!(screen(BUNDLED, "a a ] ] t", (120, 36)).contains("Years at Apr 4, by weekday"));
}

#[test]
fn one_basis_has_one_name() {
    let years = screen(records(), "] ]", (80, 24));
    assert!(years.contains("3,103 counted rows") && !years.contains("sum of periods"), "{years}");
    let months = screen(b"month,removals\n2016-09,7\n2016-10,8\n", "Down", (80, 24));
    assert!(!months.contains("counted rows"), "{months}");
}

#[test]
fn a_change_of_what_is_counted_between_the_two_years_is_said_first() {
    // FY2025 begins with one change, which holds for FY2026 as well, and has another one in mid-March.
    for size in [(60, 20), (80, 24), (120, 36), (200, 60)] {
        let first: String = screen(BUNDLED, "", size).lines().take(6).collect();
        assert!(first.contains("hat is counted changed on Mar 15, 2025"), "{size:?}: {first}");
        assert!(!first.contains("Oct 1, 2024"), "{size:?}: {first}");
    }
    // Nothing was changed in FY2021 and FY2022.
    let other: String = screen(BUNDLED, "Down Down Down Down", (80, 24)).lines().take(6).collect();
    assert!(other.contains("FY2022") && !other.contains("counted changed"), "{other}");
}
