//! Views are kept and gone back to, and what is shown can be typed.

use super::*;

/// The state in a line, without the views that are kept.
fn seen(script: &str) -> String {
    shown(&typed(BUNDLED, script).0)
}

#[test]
fn a_kept_view_is_gone_back_to_by_digit_or_by_arrows() {
    let check = |script: &str, expected: &str| assert_eq!(seen(script), expected, "{script}");
    let now = "FY2026 vs FY2025 as of 2026-04-04 cursor 2026-04-04 Pace";
    let then = "FY2025 vs FY2023 as of 2025-09-30 cursor 2025-09-15 Years";
    let elsewhere = "Down b ] ] Shift-Left Shift-Left Left";
    check("'", &format!("{now} Bookmarks {{ at: 0 }}"));
    check("' '", &format!("{now} ! kept: ' 1 goes back to it"));
    check("' ' ' '", &format!("{now} ! this view is kept already: ' 1 goes to it"));
    check(&format!("{elsewhere} ' ' Esc Up [ [ ' 1"), then);
    check(&format!("' ' {elsewhere} ' ' b ' Down Enter"), then);
    check(&format!("' ' {elsewhere} ' ' b ' 1"), now);
    // A step back undoes the way there.
    check(&format!("' ' {elsewhere} ' 1 u"), then);
    // One that is taken off is gone, and a digit without a view does nothing.
    check("' ' ] ' ' ' d Esc ' 2", &format!("{} Bookmarks {{ at: 0 }}", now.replace("Pace", "Rate")));
    check("' ' ' d d Esc", now);
    let (state, _) = typed(BUNDLED, "' ' ] ' '");
    let names: Vec<_> = state.bookmarks.iter().map(|bookmark| bookmark.name.as_str()).collect();
    let name = "FY2026 against FY2025 as of Apr 4, 2026";
    assert_eq!(names, [format!("Pace: {name}"), format!("Rate: {name}")]);
    // One for every view, one more, and no room for another.
    let all = seen(&format!("{}, ' ' , ' '", "' ' ] ".repeat(8)));
    assert!(all.ends_with("! 9 views are kept, which is all there is room for: ' d takes one off"), "{all}");
}

#[test]
fn a_kept_view_has_its_span_its_lines_and_its_hidden_years() {
    let (state, _) = typed(BUNDLED, "Home + + 2 3 m ' ' = 0 m m Esc ' 1");
    let expected = typed(BUNDLED, "Home + + 2 3 m").0;
    assert_eq!(Shown::of(&state), Shown::of(&expected));
    assert!(state.zoom.is_some() && state.hidden.len() == 2);
}

#[test]
fn what_is_shown_is_a_command_line() {
    let check = |bytes: &[u8], script: &str, expected: &str| {
        let mut state = typed(bytes, script).0;
        state.opened.files = vec!["my file.csv".to_owned()];
        state.opened.options = vec!["--dates".to_owned(), "dmy".to_owned()];
        assert_eq!(state.command(), format!("fypace 'my file.csv' --dates dmy {expected}"), "{script}");
    };
    check(BUNDLED, "", "--view pace");
    check(BUNDLED, "Down ] ]", "--year 2025 --view years");
    check(
        BUNDLED,
        "b a a p ,",
        "--year 2026 --against 2024 --as-of 2026-02-07 --align weekday --method straight_line --view pace",
    );
    check(
        BUNDLED,
        "Home Right i m s 2 f",
        "--view pace --cursor 2025-10-02 --lines rate --hide 2025 --log --middle-half --full",
    );
    check(BUNDLED, "t n n", "--view table --table years");
    check(RECORDS, "] ] ] Enter", "--year 2017 --where country=Haiti --by sex --view groups");
    assert_eq!(typed(STORY, "y c").1, Effect::Copy("fypace --view years".to_owned()));
}

#[test]
fn what_is_counted_and_in_which_series_can_be_changed() {
    let seen = |bytes: &[u8], script: &str| {
        let state = typed(bytes, script).0;
        let notice = state.notice.map(|notice| format!(" ! {notice}")).unwrap_or_default();
        let year = &state.report.year;
        format!("{} {} {} {}{notice}", state.report.measure, year.fiscal_year, year.series, year.to_date)
    };
    let check =
        |bytes: &[u8], script: &str, expected: &str| assert_eq!(seen(bytes, script), expected, "{script}");
    // The year stays where the other measure has it; the months of the official tables are added up.
    check(BUNDLED, "Down Down d", "DHS removals FY2024 monthly 315,470");
    check(BUNDLED, "Down Down d d", "DHS repatriations FY2024 monthly 736,630");
    check(BUNDLED, "d u", "ICE removals FY2026 live 234,236");
    check(BUNDLED, "v", "ICE removals FY2026 live 234,236 ! the year has figures in one series only");
    check(BUNDLED, "Down", "ICE removals FY2025 annual 329,018");
    check(BUNDLED, "Down v v ,", "ICE removals FY2025 live 319,980");
    check(BUNDLED, "Down v v v", "ICE removals FY2025 annual 329,018");
    check(RECORDS, "d", "removals FY2017 records 5 ! the data count one thing only");
}
