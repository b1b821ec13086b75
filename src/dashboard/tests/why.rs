//! Enter asks for the reasons of the figure that one is at.

use super::*;
use crate::report::rate_bars;

/// What is explained, and its value; the notice where nothing is.
fn why(bytes: &[u8], script: &str) -> String {
    let (state, _) = typed(bytes, script);
    match &state.overlay {
        Some(Overlay::Why(why)) => format!("{}: {}", why.explanation.name, why.explanation.value),
        Some(other) => format!("{other:?}"),
        None => state.notice.map(|notice| notice.text).unwrap_or_default(),
    }
}

#[test]
fn a_view_explains_what_it_is_about_and_arrows_go_through_the_figures() {
    let check =
        |bytes: &[u8], script: &str, expected: &str| assert_eq!(why(bytes, script), expected, "{script}");
    check(BUNDLED, "Enter", "FY2026 against FY2025 on the same point: +75.2 %");
    check(BUNDLED, "Enter Right", "share of FY2025's total: 71.2 %");
    check(BUNDLED, "Enter l Left", "FY2026 against FY2025 on the same point: +75.2 %");
    check(BUNDLED, "Enter h h", "share of FY2026 gone by Apr 4: 51.0 %");
    check(BUNDLED, "] ] ] ] Enter", "FY2026 by recent rate: 464,520");
    for script in ["Enter Esc", "Enter Enter", "Enter q", "Enter ?"] {
        check(BUNDLED, script, "");
    }
    // The story has no figure on the same point to compare with, so the change is passed over.
    check(STORY, "Enter", "FY2017 through Sep 9, 2017: 211,068");
    check(STORY, "Enter Tab Tab Tab Tab", "share of FY2016's total: 87.9 %");
}

#[test]
fn the_day_under_the_cursor_is_explained() {
    let check =
        |bytes: &[u8], script: &str, expected: &str| assert_eq!(why(bytes, script), expected, "{script}");
    // The report of February 7, and past the last one the baseline.
    check(BUNDLED, "] ] , Left Right Enter", "FY2026 through Feb 7, 2026: 162,192");
    check(BUNDLED, "G Enter", "FY2025 through Sep 30, 2025: 329,018");
    // From Feb 8 to Apr 4: 234,236 less 162,192 in 56 days.
    check(BUNDLED, "] Enter", "ICE removals from Feb 8, 2026 to Apr 4, 2026: 72,044, 1,286.50 a day");
    // Two rows of October 1, one of October 2.
    check(RECORDS, "] ] ] ] ] Home Enter", "removals from Oct 1, 2016 to Oct 1, 2016: 2");
    check(RECORDS, "] ] ] ] ] Home Right Enter", "removals from Oct 2, 2016 to Oct 2, 2016: 1");
}

#[test]
fn the_row_and_column_of_a_table_are_explained() {
    let check =
        |bytes: &[u8], script: &str, expected: &str| assert_eq!(why(bytes, script), expected, "{script}");
    // Every report of the year, against its baseline.
    check(BUNDLED, "t End Enter", "FY2026 through Apr 4, 2026: 234,236");
    check(BUNDLED, "t End l l l Enter", "FY2025 on Apr 4, 2025: 133,687");
    check(BUNDLED, "t End l l l l l Enter", "FY2026 against FY2025 on the same point: +75.2 %");
    check(BUNDLED, "t n End Enter", "ICE removals from Feb 8, 2026 to Apr 4, 2026: 72,044, 1,286.50 a day");
    // Any year can be the one measured against. FY2020: its months through March are 140,240, and four of the thirty days
    // of April's 9,990 are 1,332; 234,236 / 185,884 is 126.0 %. FY2024: 132,493 lies 12 of 14 days from Mar 23 to Apr 6, and
    // 234,236 / 132,493 - 1 is 76.8 %.
    check(BUNDLED, "] ] t j j j j j j Enter", "FY2020 on Apr 4, 2020: 141,572");
    check(BUNDLED, "] ] t j j j j j j l l l Enter", "share of FY2020's total: 126.0 %");
    check(BUNDLED, "] ] t / F Y 2 0 2 4 Enter l l Enter", "FY2026 against FY2024 on the same point: +76.8 %");
    // On the cursor's day: of FY2017 its months through August and nine thirtieths of September; 162,192 is a report.
    check(BUNDLED, "@ 9 9 Enter t j j j j j j j j j Enter", "FY2017 through Sep 9, 2017: 214,520");
    check(BUNDLED, "@ 2 7 Enter t Enter", "FY2026 through Feb 7, 2026: 162,192");
    check(BUNDLED, "t n n n n Enter", "FY2026 through Apr 4, 2026: 234,236");
    // 234,236 in 186 days.
    check(BUNDLED, "t n n n n j j Enter", "average a day in FY2026: 1,259.33");
    check(BUNDLED, "t n n n n n j j Enter", "FY2026 by seasonal share: 526,484");
    check(BUNDLED, "t N N N Enter", "the recent rate against each baseline: -0.6 % to +168.7 %");
    check(BUNDLED, "t N N Enter", "this is no figure with a formula of its own");
    // A day that was counted, and one of the 46 days of a report.
    check(RECORDS, "] ] ] ] ] t Enter", "removals from Oct 1, 2016 to Oct 1, 2016: 2");
    check(
        BUNDLED,
        "] ] ] ] ] t Enter",
        "ICE removals from Oct 1, 2025 to Nov 15, 2025: 56,392, 1,225.91 a day",
    );
    check(RECORDS, "] ] ] t Enter", "FY2017 through Oct 6, 2016: 3");
}

#[test]
fn the_reasons_are_scrolled_and_copied() {
    let top = |script: &str| match typed(BUNDLED, script).0.overlay {
        Some(Overlay::Why(why)) => why.top,
        _ => panic!("{script}"),
    };
    // The track record rests on every report that was replayed, more than a screen of them.
    let record = "t N N N N j Enter";
    assert_eq!(why(BUNDLED, record), "mean miss of the straight line at 40-60 % of the year: 20.5 %");
    assert_eq!(why(BUNDLED, "t N N N N Enter"), "this is no figure with a formula of its own");
    assert_eq!(top(&format!("{record} Down Down Up")), 1);
    assert!(top(&format!("{record} End")) > 1);
    assert_eq!(top(&format!("{record} End Down")), top(&format!("{record} End")));
    assert_eq!(top(&format!("{record} End Left")), 0);
    let (state, effect) = typed(BUNDLED, "Enter y");
    let Effect::Copy(text) = effect else { panic!("{effect:?}") };
    for part in ["+75.2 %", "year / baseline - 1", "data/removals.csv:579"] {
        assert!(text.contains(&part.replace("data/removals.csv", "test.csv")), "{text}");
    }
    assert!(matches!(state.overlay, Some(Overlay::Why(_))));
}

#[test]
fn every_bar_of_every_year_is_explained_as_it_is_drawn() {
    for (data, name) in [(BUNDLED, "bundled"), (STORY, "story"), (RECORDS, "records")] {
        let mut state = start(data);
        for _ in 0..state.report.years.len() {
            for bar in rate_bars(&state.report) {
                let window = bar.window;
                let asked = Asked::Days(window.from, window.through);
                let explained =
                    state.explanation(&asked).map(|explained| explained.value).unwrap_or_default();
                let count = window.count.to_string();
                assert!(
                    explained == count || explained.starts_with(&format!("{count}, ")),
                    "{name}: {} to {}: {count} is explained as \"{explained}\"",
                    window.from,
                    window.through
                );
            }
            let year = state.report.year.fiscal_year;
            let row = state.report.row(year).unwrap().clone();
            // On some days another series has a figure, too.
            for (day, _) in row.observed.iter().filter(|(day, _)| *day <= state.report.year.day).step_by(5) {
                let date = state.report.calendar.date(year, *day).unwrap();
                state.cursor = Some(date);
                let drawn = state.report.value_on(&row, date).unwrap().reading.value.unwrap();
                let to_date = state.asked().into_iter().find(
                    |asked| matches!(asked, Asked::Figure(query, "to_date") if query.as_of == Some(date)),
                );
                let explained = state.explanation(&to_date.unwrap()).unwrap();
                assert_eq!(explained.value, drawn.to_string(), "{name}: {year} on {date}");
            }
            state.cursor = None;
            update(&mut state, &Message::Key(Key::parse("Down").unwrap()));
        }
    }
}
