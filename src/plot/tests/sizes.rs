//! Nothing outside the area at any size, and what goes first in a small one.

use proptest::prelude::*;

use super::*;

/// Paints everything into a larger buffer full of signs and checks that those outside the area are still there.
fn check(marker: &str, width: u16, height: u16) {
    let whole = Rect::new(0, 0, width + 6, height + 4);
    let area = Rect::new(3, 2, width, height);
    let settings = settings(marker);
    let bars = Bars::new(vec![
        Bar::new("FY2017", Role::ThisYear)
            .part(211_068.0, Fill::Solid)
            .part(223_953.0, Fill::Hatched)
            .whisker(215e3, 230e3)
            .tick(211_068.0, "211,068 to date")
            .end("223,953 straight-line pace", "223,953"),
        Bar::new("FY2016", Role::Baseline).part(240_255.0, Fill::Light).end("240,255 final", "240,255"),
    ]);
    let (scene, strip) = (full_scene(), strip());
    let mut buffer = Buffer::filled(whole, ratatui::buffer::Cell::new("X"));
    for scene in [&scene, &strip] {
        paint(scene, &plan(scene, area, settings), &mut buffer);
    }
    paint_bars(&bars, &plan_bars(&bars, area, settings), &mut buffer);
    // A buffer smaller than the plan is drawn on as far as it goes.
    paint(&scene, &plan(&scene, area, settings), &mut Buffer::empty(Rect::new(4, 3, width / 2, height / 2)));
    for (index, cell) in buffer.content.iter().enumerate() {
        let (x, y) = buffer.pos_of(index);
        let outside = !area.contains((x, y).into());
        assert!(!outside || cell.symbol() == "X", "{marker} {width}x{height} drew at {x}, {y}");
    }
}

#[test]
fn nothing_is_drawn_outside_at_any_small_size() {
    for width in 0..=30 {
        for height in 0..=12 {
            check("braille", width, height);
            check("ascii", width, height);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn nothing_is_drawn_outside_at_any_size((width, height, marker) in (1u16..=240, 1u16..=70, 0..MARKERS.len())) {
        check(catalog::Row::id(&MARKERS[marker]), width, height);
    }
}

#[test]
fn an_empty_scene_is_a_normal_case() {
    let scene = Scene::new(XAxis::bare(f64::NAN, 0.0)).series(Series::new(Role::Text, Rank::Focus));
    assert_eq!(painted(&scene, "braille", (30, 3)).len(), 3);
    assert!(plan_bars(&Bars::new(Vec::new()), Rect::new(0, 0, 9, 9), settings("braille")).rows.is_empty());
}

#[test]
fn as_the_area_shrinks_end_labels_go_first_then_x_labels_then_y_labels() {
    let scene = full_scene();
    let has = |width, height| {
        let plan = plan(&scene, Rect::new(0, 0, width, height), settings("braille"));
        let named = plan.y_ticks.iter().any(|tick| tick.label.is_some());
        (!plan.labels.is_empty(), plan.label_row.is_some(), named)
    };
    assert_eq!(has(80, 20), (true, true, true));
    assert_eq!(has(30, 20), (false, true, true));
    assert_eq!(has(22, 20), (false, false, true));
    assert_eq!(has(16, 20), (false, false, false));
}
