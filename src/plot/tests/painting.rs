//! Small pictures, each expected from the reasoning beside it.

use ratatui::style::{Color, Style};

use super::*;

/// A scene of 4 units from left to right.
fn bare() -> Scene {
    Scene::new(XAxis::bare(0.0, 4.0))
}

/// Such a scene on 4 units from the bottom up, without anything round it.
fn painted_on_four(scene: &Scene, marker: &str, size: (u16, u16)) -> Vec<String> {
    painted_bare(scene, (4.0, 4.0), marker, size)
}

fn line(rank: Rank, points: Vec<Point>) -> Series {
    Series::new(Role::Text, rank).run(points)
}

#[test]
fn a_diagonal_takes_one_dot_of_each_row() {
    // 4 by 8 dots, two dots up for each one to the right: both halves of a cell in each column.
    let scene = bare().series(line(Rank::Normal, vec![(0.0, 0.0), (4.0, 4.0)]));
    assert_eq!(painted_on_four(&scene, "ascii", (4, 4)), ["   :", "  :", " :", ":"]);
    // 8 by 16 dots: the left column of dots takes the lower half of each cell, the right one the upper half.
    assert_eq!(painted_on_four(&scene, "braille", (4, 4)), ["   ⡜", "  ⡜", " ⡜", "⡜"]);
}

#[test]
fn a_level_line_is_one_dot_high_and_two_when_focused() {
    // y = 2 is the edge between the rows, hence the uppermost dots of the lower row; the second dot goes above.
    let level = |rank| bare().series(line(rank, vec![(0.0, 2.0), (4.0, 2.0)]));
    assert_eq!(painted_on_four(&level(Rank::Normal), "braille", (4, 2)), ["", "⠉⠉⠉⠉"]);
    assert_eq!(painted_on_four(&level(Rank::Focus), "braille", (4, 2)), ["⣀⣀⣀⣀", "⠉⠉⠉⠉"]);
    assert_eq!(painted_on_four(&level(Rank::Focus), "ascii", (4, 2)), ["", "****"]);
}

#[test]
fn reference_lines_lose_to_lines_and_marks_win() {
    let scene = bare()
        .rule(Rule::upright(Role::Cursor, 1.5))
        .rule(Rule::level(Role::Target, 3.5))
        .series(line(Rank::Context, vec![(0.0, 0.9), (4.0, 0.9)]))
        .mark(Mark::new(Role::ThisYear, (2.5, 0.9)));
    // Rows of one unit: the target in the first, the line in the upper dots of the last, the rule but for that cell.
    assert_eq!(painted_on_four(&scene, "braille", (4, 4)), ["┄┄┄┄", " ┊", " ┊", "⠉⠉●⠉"]);
    assert_eq!(painted_on_four(&scene, "ascii", (4, 4)), ["----", " |", " |", "''@'"]);
}

#[test]
fn the_near_band_is_denser_than_the_far_one_and_beneath_lines() {
    let band = |shade, low, high| Band::new(Role::Range, shade, vec![(1.0, low, high), (4.0, low, high)]);
    let scene = bare()
        .band(band(Shade::Near, 1.0, 3.0))
        .band(band(Shade::Far, 0.0, 4.0))
        .series(line(Rank::Normal, vec![(0.0, 2.9), (4.0, 2.9)]));
    assert_eq!(painted_on_four(&scene, "braille", (4, 4)), [" ░░░", "⠉⠉⠉⠉", " ▒▒▒", " ░░░"]);
}

#[test]
fn an_area_tells_above_from_below_without_color() {
    // Four units to a row: 4 fills it, 2 half of it, 0.5 an eighth. A day without a value shows the line of zero.
    let step = |from: f64, value: f64| vec![(from, value), (from + 1.0, value)];
    let area = Area::new(Role::Ahead, Role::Behind);
    let area = [4.0, 2.0, 0.5, f64::NAN, -0.5, -2.0, -4.0]
        .iter()
        .zip(0u8..)
        .fold(area, |area, (value, place)| area.run(step(f64::from(place) + 0.25, *value)));
    let strip = Scene::new(XAxis::bare(0.0, 7.0)).y(YRange::FromZero, Unit::Change).area(area);
    assert_eq!(painted(&strip, "braille", (7, 2)), ["█▄▁", "⠁⠁⠁⠁⠉⠛⣿"]);
    assert_eq!(painted(&strip, "ascii", (7, 2)), ["#..", "----''="]);
}

#[test]
fn of_bars_that_share_a_column_the_tallest_is_seen() {
    // Two bars to a column: 2 and 4, 4 and 1. One row holds 0 to 4.
    let bars = [2.0, 4.0, 4.0, 1.0].iter().zip(0u8..);
    let area = bars.fold(Area::new(Role::Ahead, Role::Behind), |area, (value, place)| {
        let from = f64::from(place) / 2.0;
        area.run(vec![(from + 0.1, *value), (from + 0.4, *value)])
    });
    let scene = Scene::new(XAxis::bare(0.0, 2.0)).y(YRange::FromZero, Unit::Change).area(area);
    assert_eq!(painted(&scene, "braille", (2, 1)), ["██"]);
}

#[test]
fn axes_ticks_and_labels_stand_round_the_plot() {
    let ticks =
        vec![Tick::new(0.0, "Oct"), Tick::new(10.0, "Nov"), Tick::new(20.0, "Dec"), Tick::new(30.0, "")];
    let scene = Scene::new(XAxis::new(0.0, 40.0, ticks))
        .series(line(Rank::Normal, vec![(0.0, 0.0), (40.0, 0.0)]).label(EndLabel::new("FY21 0")))
        .series(line(Rank::Reference, vec![(40.0, 20.0)]).label(EndLabel::new("FY25 20")));
    // Six rows for 0 to 20 in steps of 10, 3 + 1 columns at the left, 10 for " . FY25 20" at the right. At every tick a
    // faint dot in each fourth of the 40 columns.
    let dots = |count: usize| "   ·".repeat(count);
    let expected = [
        &format!("20 ┤{}   ⠈ · FY25 20", dots(9)),
        "   │",
        "   │",
        &format!("10 ┤{}", dots(10)),
        "   │",
        " 0 ┤⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀ · FY21 0",
        "   └┴─────────┴─────────┴─────────┴─────────",
        "    Oct       Nov       Dec",
    ];
    assert_eq!(painted(&scene, "braille", (54, 8)), expected);
}

#[test]
fn words_of_two_rules_do_not_run_into_one_another() {
    let event = |x, words| Rule::upright(Role::Axis, x).label(EndLabel::new(words));
    let scene = Scene::new(XAxis::bare(0.0, 18.0)).rule(event(2.0, "first day")).rule(event(5.0, "second"));
    assert_eq!(
        painted_bare(&scene, (18.0, 1.0), "braille", (18, 3)),
        ["  ┊first day", "  ┊  ┊second", "  ┊  ┊"]
    );
}

#[test]
fn color_is_named_on_16_colors_and_weight_stands_in_for_it_without() {
    let style = |role, depth| Settings { depth, ..settings("braille") }.style(role);
    assert_eq!(style(Role::ThisYear, Depth::Basic).fg, Some(Color::Yellow));
    assert_eq!(style(Role::ThisYear, Depth::Indexed).fg, Some(Color::Indexed(178)));
    assert_eq!(style(Role::ThisYear, Depth::Mono), Style::new().fg(Color::Reset).bold());
    assert_eq!(style(Role::Context, Depth::Mono), Style::new().fg(Color::Reset).dim());
}
