//! Lines: no holes, no corners, no dot in a gap, and who shows where lines meet.

use proptest::prelude::*;

use super::*;
use crate::plot::cells::Cells;
use crate::plot::path::{self, Dot};

fn geometry(width: u16, height: u16) -> Geometry {
    let plot = Rect::new(0, 0, width, height);
    Geometry { plot, x: Span::new(0.0, 100.0), y: Span::new(0.0, 100.0), dots: (2, 4) }
}

fn line(rank: Rank, points: Vec<Point>) -> Series {
    Series::new(Role::Text, rank).run(points)
}

fn points() -> impl Strategy<Value = Vec<Point>> {
    prop::collection::vec(-20.0f64..120.0, 1..30).prop_map(|values| {
        let step = 100.0 / values.len() as f64;
        values.into_iter().enumerate().map(|(place, y)| (place as f64 * step, y)).collect()
    })
}

fn touch(one: Dot, other: Dot) -> bool {
    one.0.abs_diff(other.0) <= 1 && one.1.abs_diff(other.1) <= 1
}

proptest! {
    #[test]
    fn a_line_within_the_plot_has_no_holes_and_no_corners(points in points(), width in 1u16..80, height in 1u16..30) {
        let inside = points.into_iter().map(|(x, y)| (x, y.clamp(0.0, 100.0))).collect();
        let dots = path::dots(&line(Rank::Normal, inside), &geometry(width, height));
        prop_assert!(dots.windows(2).all(|pair| touch(pair[0], pair[1])), "{dots:?}");
        let corner = |three: &[Dot]| {
            let diagonal = three[0].0.abs_diff(three[2].0) == 1 && three[0].1.abs_diff(three[2].1) == 1;
            diagonal && three[1] != three[0] && three[1] != three[2]
        };
        prop_assert!(!dots.windows(3).any(corner), "{dots:?}");
    }

    #[test]
    fn every_dot_is_inside(points in points(), width in 0u16..80, height in 0u16..30) {
        let geometry = geometry(width, height);
        let (across, down) = geometry.grid();
        let dots = path::dots(&line(Rank::Focus, points), &geometry);
        prop_assert!(dots.iter().all(|dot| dot.0 < across && dot.1 < down));
    }

    #[test]
    fn the_focused_line_is_alone_in_its_cells(one in points(), other in points(), third in points()) {
        let geometry = geometry(40, 15);
        let focus = line(Rank::Focus, one);
        let alone: Vec<_> = Cells::of(std::slice::from_ref(&focus), &geometry).iter().collect();
        for place in 0..3 {
            let mut series = vec![line(Rank::Normal, other.clone()), line(Rank::Reference, third.clone())];
            series.insert(place, focus.clone());
            let crossed: Vec<_> = Cells::of(&series, &geometry).iter().collect();
            let focused = crossed.iter().filter(|(_, cell)| cell.series == place);
            prop_assert!(focused.map(|(at, cell)| (at, cell.mask)).eq(alone.iter().map(|(at, cell)| (at, cell.mask))));
        }
    }

    #[test]
    fn a_gap_leaves_no_dot((from, to) in (1.0f64..50.0, 51.0f64..99.0), dash in 0usize..3) {
        let dash = [Dash::Solid, Dash::Dashed, Dash::Dotted][dash];
        let geometry = geometry(50, 10);
        for rank in [Rank::Normal, Rank::Focus] {
            let run = |from: f64, to: f64| vec![(from, from), (to, to)];
            let missing = vec![(0.0, 0.0), (from, from), (30.0, f64::NAN), (to, to), (100.0, 100.0)];
            let two = Series::new(Role::Text, rank).run(run(0.0, from)).run(run(to, 100.0)).dash(dash);
            let holed = line(rank, missing).dash(dash);
            let gap = |column: f64| column > from + 2.0 && column < to - 3.0;
            for series in [two, holed] {
                let dots = path::dots(&series, &geometry);
                prop_assert!(!dots.iter().any(|dot| gap(f64::from(dot.0))), "{from} {to} {dots:?}");
            }
        }
    }
}

#[test]
fn lines_of_one_tier_share_a_cell_and_the_one_with_more_dots_colors_it() {
    // One cell of 2 by 4 dots: a level line takes two of them, an upright one four, and they cross in one.
    let level = line(Rank::Normal, vec![(0.0, 60.0), (100.0, 60.0)]);
    let upright = line(Rank::Context, vec![(20.0, 0.0), (20.0, 100.0)]);
    let cells = |series: &[Series]| Cells::of(series, &geometry(1, 1)).iter().collect::<Vec<_>>();
    let [(_, cell)] = cells(&[level.clone(), upright])[..] else { panic!("one cell") };
    assert_eq!((cell.mask.count_ones(), cell.series), (5, 1));
    // As many dots each: the higher rank, then the earlier.
    let context = Series { rank: Rank::Context, ..level.clone() };
    assert_eq!(cells(&[context, level.clone()])[0].1.series, 1);
    assert_eq!(cells(&[level.clone(), level])[0].1.series, 0);
}

#[test]
fn a_dash_is_as_long_on_a_slope_as_on_the_level() {
    let share = |to: Point| {
        let count =
            |dash| path::dots(&line(Rank::Normal, vec![(0.0, 0.0), to]).dash(dash), &geometry(100, 50)).len();
        count(Dash::Dashed) as f64 / count(Dash::Solid) as f64
    };
    for to in [(100.0, 0.0), (100.0, 50.0), (100.0, 100.0), (30.0, 100.0), (0.0, 100.0)] {
        assert!((share(to) - 4.0 / 7.0).abs() < 0.06, "{to:?}: {}", share(to));
    }
}

#[test]
fn glyph_sets_are_sound() {
    assert_eq!(catalog::faults(MARKERS), [""; 0]);
    for marker in MARKERS {
        let (across, down) = marker.dots();
        let masks = (0..=u8::MAX).take(1 << (across * down));
        let mut glyphs: Vec<char> = masks.map(|mask| marker.glyph(mask)).collect();
        let all = glyphs.len();
        let ascii = marker.charset() == crate::theme::Charset::Ascii;
        assert!(!ascii || glyphs.iter().all(char::is_ascii));
        glyphs.sort_unstable();
        glyphs.dedup();
        assert_eq!(glyphs.len(), all, "two combinations of dots look the same");
    }
    // Bit = row times dots across, plus column: the upper left dot, the one beside it, the lower right one.
    let glyphs = |id, masks: [u8; 3]| masks.map(|mask| catalog::find(MARKERS, id).unwrap().glyph(mask));
    assert_eq!(glyphs("braille", [1, 2, 128]), ['⠁', '⠈', '⢀']);
    assert_eq!(glyphs("sextant", [1, 2, 32]), ['🬀', '🬁', '🬞']);
    assert_eq!(glyphs("block", [1, 2, 8]), ['▘', '▝', '▗']);
    assert_eq!(glyphs("ascii", [1, 2, 3]), ['\'', '.', ':']);
}
