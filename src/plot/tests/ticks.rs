//! Ranges and ticks: all of the data, steps of 1, 2 or 5, short labels.

use proptest::prelude::*;

use super::*;

/// The mantissa of a step, found without the code under test.
fn mantissa(step: f64) -> f64 {
    let power = 10f64.powf(step.log10().floor());
    let mantissa = (step / power).round();
    if (mantissa - 10.0).abs() < 1e-9 { 1.0 } else { mantissa }
}

proptest! {
    #[test]
    fn ticks_cover_the_data_in_steps_of_1_2_or_5(
        (from, length, most) in (-1e7f64..1e7, 1e-2f64..1e8, 3u16..12),
    ) {
        let data = Span::new(from, from + length);
        let scale = Scale::loose(data, most);
        let (first, last) = (scale.ticks[0], *scale.ticks.last().unwrap());
        let hair = length * 1e-6;
        prop_assert!(first <= data.from() + hair && data.to() <= last + hair, "{first} {last} {data:?}");
        prop_assert!((2..=usize::from(most)).contains(&scale.ticks.len()), "{:?}", scale.ticks);
        for pair in scale.ticks.windows(2) {
            let step = pair[1] - pair[0];
            prop_assert!([1.0, 2.0, 5.0].contains(&mantissa(step)), "a step of {step}");
        }
    }

    #[test]
    fn ticks_of_a_given_range_stay_inside((from, length, most) in (-1e7f64..1e7, 1e-2f64..1e8, 3u16..12)) {
        let span = Span::new(from, from + length);
        let scale = Scale::tight(span, most);
        prop_assert_eq!(scale.span, span);
        prop_assert!(scale.ticks.len() <= usize::from(most));
        prop_assert!(scale.ticks.iter().all(|tick| span.share(*tick) > -1e-6 && span.share(*tick) < 1.0 + 1e-6));
    }

    #[test]
    fn an_axis_holds_all_of_its_data((low, high, rows) in (-1e6f64..1e6, -1e6f64..1e6, 0u16..70)) {
        let run = vec![(1.0, low), (2.0, high)];
        let lines = Scene::new(XAxis::bare(1.0, 2.0)).series(Series::new(Role::Text, Rank::Normal).run(run.clone()));
        let areas = Scene::new(XAxis::bare(1.0, 2.0)).area(Area::new(Role::Ahead, Role::Behind).run(run));
        for scene in [lines.clone().y(YRange::Fit, Unit::Count), lines, areas] {
            let span = Scale::of_y(&scene, rows).span;
            let hair = span.length() * 1e-6;
            for value in [low, high] {
                prop_assert!(span.from() <= value + hair && value <= span.to() + hair, "{value} {span:?} {rows}");
            }
        }
    }

    #[test]
    fn areas_part_on_the_edge_between_two_rows((low, high, rows) in (-1e6f64..-1.0, 1.0f64..1e6, 2u16..70)) {
        let area = Area::new(Role::Ahead, Role::Behind).run(vec![(1.0, low), (2.0, high)]);
        let span = Scale::of_y(&Scene::new(XAxis::bare(1.0, 2.0)).area(area), rows).span;
        let edge = span.share(0.0) * f64::from(rows);
        prop_assert!((edge - edge.round()).abs() < 1e-6, "zero at {edge} of {rows} rows");
    }
}

#[test]
fn labels_are_short_and_tell_neighbors_apart() {
    let check = |span: (f64, f64), unit: Unit, expected: &[&str]| {
        let scale = Scale::loose(Span::new(span.0, span.1), 5);
        let labels: Vec<String> = scale.ticks.iter().map(|tick| scale.label(*tick, unit)).collect();
        assert_eq!(labels, expected);
    };
    check((0.0, 400e3), Unit::Count, &["0", "100k", "200k", "300k", "400k"]);
    check((0.0, 1.9e6), Unit::Count, &["0", "500k", "1M", "1.5M", "2M"]);
    check((0.0, 1.7e3), Unit::Count, &["0", "500", "1k", "1.5k", "2k"]);
    check((1.0e6, 1.35e6), Unit::Count, &["1M", "1.1M", "1.2M", "1.3M", "1.4M"]);
    check((0.0, 0.35), Unit::Count, &["0", "0.1", "0.2", "0.3", "0.4"]);
    check((-5e3, 10e3), Unit::Change, &["-5k", "0", "+5k", "+10k"]);
    check((80.0, 120.0), Unit::Percent, &["80%", "90%", "100%", "110%", "120%"]);
}

#[test]
fn a_range_is_never_empty_or_infinite() {
    for (from, to) in
        [(5.0, 5.0), (0.0, 0.0), (f64::NAN, 1.0), (0.0, f64::INFINITY), (-1e308, 1e308), (2.0, 1.0)]
    {
        let span = Span::new(from, to);
        assert!(span.length() > 0.0 && span.length().is_finite(), "{from} {to}");
        let _ = (Scale::loose(span, 5), Scale::tight(span, 5));
    }
}
