//! Cells to values and back, and panels that share their columns.

use proptest::prelude::*;

use super::super::geometry::whole;
use super::*;

proptest! {
    #[test]
    fn a_cell_comes_back_from_the_value_in_its_middle(
        (x, y, width, height) in (0u16..300, 0u16..100, 1u16..=240, 1u16..=70),
        (from, length) in (-1e9f64..1e9, 1e-3f64..1e9),
        (column, row) in (0u16..240, 0u16..70),
    ) {
        let plot = Rect::new(x, y, width, height);
        let span = Span::new(from, from + length);
        let geometry = Geometry { plot, x: span, y: span, dots: (2, 4) };
        let (column, row) = (column % width, row % height);
        let middle = (geometry.x_at(column), span.at(1.0 - (f64::from(row) + 0.5) / f64::from(height)));
        prop_assert_eq!(geometry.to_cell(middle.0, middle.1), Some((x + column, y + row)));
        let (across, down) = geometry.position(middle);
        prop_assert_eq!((whole(across / 2.0), whole(down / 4.0)), (column, row));
    }

    #[test]
    fn a_value_is_off_by_less_than_a_cell((width, value) in (1u16..=240, 0.0f64..=365.0)) {
        let plot = Rect::new(3, 4, width, 1);
        let geometry = Geometry { plot, x: Span::new(0.0, 365.0), y: Span::new(0.0, 1.0), dots: (1, 1) };
        let column = geometry.column(value).unwrap();
        let back = geometry.x_at(column - plot.x);
        prop_assert!((back - value).abs() <= 365.0 / f64::from(width) / 2.0 + 1e-9);
    }
}

#[test]
fn both_ends_of_a_range_are_inside_and_nothing_beyond_is() {
    let plot = Rect::new(10, 5, 20, 8);
    let geometry = Geometry { plot, x: Span::new(1.0, 365.0), y: Span::new(0.0, 100.0), dots: (2, 4) };
    assert_eq!(geometry.to_cell(1.0, 0.0), Some((10, 12)));
    assert_eq!(geometry.to_cell(365.0, 100.0), Some((29, 5)));
    assert_eq!(geometry.to_cell(366.0, 50.0), None);
    assert_eq!(geometry.to_cell(100.0, -0.1), None);
    assert_eq!(geometry.to_cell(f64::NAN, 50.0), None);
}

#[test]
fn stacked_panels_share_their_columns() {
    let (scene, strip) = (full_scene(), strip());
    for width in 0..200 {
        let (upper, lower) = (Rect::new(2, 0, width, 16), Rect::new(2, 16, width, 5));
        let plans = plan_stack(&[(&scene, upper), (&strip, lower)], settings("braille"));
        let [upper, lower] = plans.as_slice() else { panic!("two panels give two plans") };
        let columns = |plan: &Plan| (plan.geometry.plot.x, plan.geometry.plot.width, plan.geometry.x);
        assert_eq!(columns(upper), columns(lower), "at {width} columns");
    }
}
