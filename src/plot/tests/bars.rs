//! Bars: what stands on a row, at which scale, and what goes when there is little room.

use super::*;

fn painted_bars(bars: &Bars, marker: &str, (width, height): (u16, u16)) -> Vec<String> {
    let area = Rect::new(0, 0, width, height);
    let mut buffer = Buffer::empty(area);
    paint_bars(bars, &plan_bars(bars, area, settings(marker)), &mut buffer);
    text(&buffer)
}

fn two_years() -> Bars {
    Bars::new(vec![
        Bar::new("FY2017", Role::ThisYear)
            .part(211_068.0, Fill::Solid)
            .part(223_953.0, Fill::Hatched)
            .tick(211_068.0, "211,068 to date")
            .end("223,953 straight-line pace", "223,953"),
        Bar::new("FY2016", Role::Baseline).part(240_255.0, Fill::Light).end("240,255 final", "240,255"),
    ])
}

#[test]
fn two_facts_fill_sixty_columns() {
    // 53 columns beside "FY2017 ". 27 go to the words of the first bar, so its 223,953 may take 26 and 240,255 takes
    // 27. Then 211,068 is 23.72 columns: 23 and six eighths; 223,953 is 25.2, one more cell.
    let expected = [
        format!("FY2017 {}▊╱ 223,953 straight-line pace", "█".repeat(23)),
        format!("{}^211,068 to date", " ".repeat(30)),
        format!("FY2016 {} 240,255 final", "▒".repeat(27)),
    ];
    assert_eq!(painted_bars(&two_years(), "braille", (60, 3)), expected);
}

#[test]
fn without_a_row_for_it_the_tick_stands_in_the_bar() {
    let expected = [
        format!("FY2017 {}|/ 223,953 straight-line pace", "#".repeat(23)),
        format!("FY2016 {} 240,255 final", ":".repeat(27)),
    ];
    assert_eq!(painted_bars(&two_years(), "ascii", (60, 2)), expected);
}

#[test]
fn a_short_rest_does_not_vanish() {
    // Ten columns for 100: both 71 and 73 end in the eighth cell, which the later part takes; 1 is less than an eighth.
    let bar = Bar::new("", Role::ThisYear).part(71.0, Fill::Solid).part(73.0, Fill::Hatched);
    let (least, most) = (Bar::new("", Role::Text).part(0.1, Fill::Solid), Bar::new("", Role::Text));
    let bars = Bars::new(vec![bar, least, most.part(100.0, Fill::Light)]);
    assert_eq!(painted_bars(&bars, "braille", (10, 3)), ["███████╱", "▏", "▒▒▒▒▒▒▒▒▒▒"]);
}

#[test]
fn a_whisker_is_crossed_where_the_bar_ends() {
    // Ten columns for 100: low 50 ends the fifth cell, 80 the eighth, 100 the tenth.
    let bar = Bar::new("", Role::ThisYear).part(80.0, Fill::Solid).whisker(50.0, 100.0);
    assert_eq!(painted_bars(&Bars::new(vec![bar]), "braille", (10, 1)), ["████├──┼─┤"]);
}

#[test]
fn thick_bars_stand_apart_with_their_words_in_the_middle() {
    let rows = vec![
        Bar::new("A", Role::ThisYear).part(2.0, Fill::Solid).end("two", "2"),
        Bar::new("B", Role::Baseline).part(1.0, Fill::Solid),
    ];
    let bars = Bars::new(rows).within(7, 12);
    assert_eq!((bars.thickness, bars.gap, bars.height()), (3, 1, 7));
    let plan = plan_bars(&bars, Rect::new(0, 0, 40, 7), settings("braille"));
    let placed: Vec<_> = plan.rows.iter().map(|bar| (bar.top, bar.height, bar.row)).collect();
    assert_eq!(placed, [(0, 3, 1), (4, 3, 5)]);
    // Where thick bars do not fit, thin ones do.
    let low = plan_bars(&bars, Rect::new(0, 0, 40, 5), settings("braille"));
    assert!(low.rows.iter().all(|bar| bar.height == 1));
}

#[test]
fn bars_are_as_thick_as_their_room_and_as_they_may_be() {
    let four = || Bars::new((0..4).map(|place| Bar::new(place.to_string(), Role::Text)).collect());
    let within = |rows| {
        let bars = four().within(rows, 3);
        (bars.thickness, bars.gap, bars.height())
    };
    // Four of two rows and three spaces: 11. Four of three: 15, and no more however much room there is.
    assert_eq!(within(4), (1, 0, 4));
    assert_eq!(within(6), (1, 0, 4));
    assert_eq!(within(7), (1, 1, 7));
    assert_eq!(within(11), (2, 1, 11));
    assert_eq!(within(60), (3, 1, 15));
    // A tick has a row of its own: without it, five rows would hold two of two rows and a space.
    let pointed = Bars::new(vec![Bar::new("", Role::Text).tick(1.0, "one"), Bar::new("", Role::Text)]);
    assert_eq!(pointed.within(5, 3).thickness, 1);
}
