//! End labels: whole, apart, in order, and the lowest ranked gone first.

use proptest::prelude::*;

use super::*;

proptest! {
    #[test]
    fn positions_end_apart_in_order_and_within(
        mut wanted in prop::collection::vec(-10.0f64..50.0, 0..20),
        room in 0.0f64..20.0,
    ) {
        wanted.sort_by(f64::total_cmp);
        let last = wanted.len().saturating_sub(1) as f64;
        let placed = spread(&wanted, (0.0, last + room));
        prop_assert_eq!(placed.len(), wanted.len());
        prop_assert!(placed.iter().all(|place| (-1e-9..=last + room + 1e-9).contains(place)), "{placed:?}");
        prop_assert!(placed.windows(2).all(|pair| pair[1] - pair[0] > 1.0 - 1e-9), "{placed:?}");
    }

    #[test]
    fn what_stands_apart_is_not_moved(gaps in prop::collection::vec(1.0f64..5.0, 0..10)) {
        let wanted: Vec<f64> = gaps.iter().scan(0.0, |sum, gap| { *sum += gap; Some(*sum) }).collect();
        let placed = spread(&wanted, (0.0, 100.0));
        prop_assert!(placed.iter().zip(&wanted).all(|(place, wish)| (place - wish).abs() < 1e-6));
    }

    #[test]
    fn no_nudge_of_one_label_makes_the_whole_better(
        mut wanted in prop::collection::vec(5.0f64..25.0, 1..8),
        (which, nudge) in (0usize..8, -0.5f64..0.5),
    ) {
        wanted.sort_by(f64::total_cmp);
        let placed = spread(&wanted, (0.0, 40.0));
        let cost = |places: &[f64]| places.iter().zip(&wanted).map(|(a, b)| (a - b).powi(2)).sum::<f64>();
        let mut nudged = placed.clone();
        nudged[which % wanted.len()] += nudge;
        let allowed = nudged.windows(2).all(|pair| pair[1] - pair[0] >= 1.0);
        prop_assert!(!allowed || cost(&nudged) >= cost(&placed) - 1e-9);
    }

    #[test]
    fn labels_have_rows_of_their_own_in_the_order_of_the_lines(
        ends in prop::collection::vec(0.0f64..400e3, 0..25),
        (width, height) in (0u16..140, 0u16..40),
    ) {
        let lines = ends.iter().enumerate().map(|(place, end)| {
            let label = EndLabel::new(format!("year {place} {end:.0}")).short(format!("y{place}"));
            Series::new(Role::Context, Rank::Context).run(vec![(1.0, 0.0), (9.0, *end)]).label(label)
        });
        let scene = lines.fold(Scene::new(XAxis::bare(1.0, 9.0)), Scene::series);
        let area = Rect::new(3, 2, width, height);
        let plan = plan(&scene, area, settings("braille"));
        prop_assert!(plan.labels.windows(2).all(|pair| pair[0].row < pair[1].row));
        let end = |label: &PlacedLabel| {
            let wanted = |series: &&Series| {
                let forms = series.label.as_ref().unwrap();
                forms.forms().any(|form| form == label.text)
            };
            scene.series.iter().find(wanted).and_then(|series| series.end(9.0)).map(|end| end.1)
        };
        let ends: Vec<f64> = plan.labels.iter().filter_map(end).collect();
        prop_assert_eq!(ends.len(), plan.labels.len(), "a label was cut");
        prop_assert!(ends.windows(2).all(|pair| pair[0] >= pair[1]), "{:?}", plan.labels);
    }
}

#[test]
fn without_room_for_all_the_lowest_ranked_labels_go() {
    let line = |name: &str, rank| {
        Series::new(Role::Text, rank).run(vec![(0.0, 0.0), (1.0, 5.0)]).label(EndLabel::new(name))
    };
    let scene = Scene::new(XAxis::bare(0.0, 1.0))
        .series(line("old", Rank::Context))
        .series(line("new", Rank::Focus))
        .series(line("mid", Rank::Normal));
    let names = |height| -> Vec<String> {
        let plan = plan(&scene, Rect::new(0, 0, 60, height), settings("braille"));
        plan.labels.into_iter().map(|label| label.text).collect()
    };
    assert_eq!(names(1), ["new"]);
    assert_eq!(names(2), ["new", "mid"]);
    assert_eq!(names(3).len(), 3);
}

#[test]
fn a_narrow_picture_uses_the_short_words_then_none() {
    let scene = full_scene();
    let first = |width| {
        let plan = plan(&scene, Rect::new(0, 0, width, 20), settings("braille"));
        plan.labels.first().map(|label| label.text.clone())
    };
    assert_eq!(first(80).as_deref(), Some("FY26 398k"));
    assert_eq!(first(39).as_deref(), Some("FY26 398k"));
    assert_eq!(first(38).as_deref(), Some("FY26"));
    assert_eq!(first(24), None);
}

#[test]
fn a_line_is_labelled_where_it_leaves_a_zoomed_picture() {
    let line = |points| Series::new(Role::Text, Rank::Normal).run(points).label(EndLabel::new("line"));
    let on = line(vec![(0.0, 0.0), (100.0, 100.0)]);
    assert_eq!(on.end(60.0), Some((60.0, 60.0)));
    let ended = line(vec![(0.0, 0.0), (30.0, 500.0)]);
    assert_eq!(ended.end(60.0), Some((30.0, 500.0)));
    // One that ended before the left edge has no label, and the other one is seen from 40 to 60 only.
    let scene = Scene::new(XAxis::bare(40.0, 60.0)).y(YRange::Fit, Unit::Count).series(on).series(ended);
    assert_eq!(scene.extent(), Some((40.0, 60.0)));
    assert_eq!(plan(&scene, Rect::new(0, 0, 60, 9), settings("braille")).labels.len(), 1);
}
