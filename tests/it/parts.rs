//! What single parts of screens say and draw, each on the smallest data that shows it.

use fypace::calendar::{Date, FiscalYear};
use fypace::dashboard::{Key, Message, State, update};
use fypace::export::Format;
use fypace::load::{Input, Options, load};
use fypace::report::{Query, Taken};
use fypace::theme::Theme;

use crate::frames::{BUNDLED, STORY, looks, painted, state, text};

/// What stands on a screen of this size after these keys.
fn screen(data: &[u8], keys: &str, size: (u16, u16)) -> String {
    text(&painted(&state(data, keys), looks("braille"), size))
}

/// What stands on it where a year is looked at on a day.
fn screen_on(data: &[u8], (year, day): (i32, &str), keys: &str, size: (u16, u16)) -> String {
    let loaded = load(&[Input { name: "data/removals.csv", bytes: data }], &Options::default());
    let query = Query { year: Some(FiscalYear(year)), as_of: Date::parse_iso(day), ..Query::default() };
    let mut state = State::new(loaded.dataset, loaded.findings, query, &Theme::DARK).unwrap();
    for key in Key::script(keys).unwrap() {
        update(&mut state, &Message::Key(key));
    }
    text(&painted(&state, looks("braille"), size))
}

/// The numbers of what these keys lead to, as a file for a spreadsheet.
fn taken(data: &[u8], keys: &str) -> Vec<Vec<String>> {
    let state = state(data, keys);
    let mut text = String::new();
    Format::<Taken>::CSV.write(&state.taken(), &mut text).unwrap();
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(ToOwned::to_owned).collect()).collect()
}

#[test]
fn a_table_for_a_spreadsheet_has_plain_numbers_and_the_source_of_each_row() {
    let rows = taken(BUNDLED, "");
    let headings = [
        "date",
        "day",
        "this year",
        "baseline",
        "baseline basis",
        "difference",
        "difference basis",
        "change (%)",
        "table",
        "as of",
        "source",
    ];
    assert_eq!(rows[0], headings);
    // Line 574 of the file has 56,392 through November 15. Lines 549, 550 and so on have FY2025 on both sides of it.
    assert_eq!(rows[1][..3], ["2025-11-15", "46", "56392"]);
    assert_eq!(rows[1][4], "worked out");
    assert_eq!(rows[1][8], "ICE removals: FY2026 against FY2025 on every day with a figure, to date");
    assert!(rows[1][10].contains("read at data/removals.csv:574"), "{}", rows[1][10]);
    assert!(!rows[1][10].contains("removals.csv:579"), "{}", rows[1][10]);
    let last = rows.last().unwrap();
    assert_eq!(last[2..8], ["234236", "133687", "worked out", "100549", "worked out", "75.2"]);
    assert!(last[10].contains("read at data/removals.csv:579"), "{}", last[10]);
    for row in &rows[1..] {
        assert!([1, 2, 3, 5, 7].iter().all(|place| row[*place].parse::<f64>().is_ok()), "{row:?}");
    }
    // From November 16 through 29 was counted from line 574 to line 575.
    let rates = taken(BUNDLED, "]");
    let second = rates.iter().find(|row| row[0] == "2025-11-16").unwrap().last().unwrap();
    assert!(second.contains("removals.csv:574") && second.contains("removals.csv:575"), "{second}");
    assert!(!second.contains("removals.csv:579"), "{second}");
    // A month of its own rests on its own row; the sum through it on both.
    let months = b"month,removals\n2016-10,100\n2016-11,150\n";
    let of = |keys: &str| taken(months, keys).last().unwrap().last().unwrap().clone();
    assert_eq!(of(""), "FY2017: source not stated, read at data/removals.csv:2 and one more row");
    assert_eq!(of("]"), "FY2017: source not stated, read at data/removals.csv:3");
    // Figures of several kinds in one column each have their unit, and what is not known is empty.
    let figures = taken(STORY, "t n n");
    assert_eq!(figures[0][..3], ["figure", "value", "value unit"]);
}

#[test]
fn the_two_years_of_the_answer_stand_first_in_the_panel() {
    let panel = screen_on(BUNDLED, (2015, "2015-04-20"), "", (120, 36));
    let rows: Vec<&str> = panel.lines().skip_while(|line| !line.contains("Years on Apr 20")).collect();
    assert!(rows[2].contains("FY2015") && rows[3].contains("FY2014"), "{panel}");
    assert!(rows[4].contains("1 ") && rows[4].contains("FY2026"), "{panel}");
    assert!(panel.contains(" more  "), "{panel}");
    // Where all have room there is no such word.
    assert!(!screen(STORY, "", (120, 36)).contains(" more  "));
}

#[test]
fn a_year_that_has_nothing_but_its_total_is_named_at_its_point() {
    for size in [(80, 24), (120, 36)] {
        let drawn = screen_on(BUNDLED, (2012, "2012-09-30"), "[ [", size);
        assert!(drawn.contains("FY2012 410k") || drawn.contains("FY12 410k"), "{drawn}");
    }
}

#[test]
fn why_there_are_no_lines_is_what_is_known() {
    let check = |data: &[u8], words: &str| {
        let drawn = screen(data, "[ [", (120, 36));
        let drawn = if drawn.contains("No lines") { drawn } else { screen(data, "", (120, 36)) };
        assert!(drawn.contains(words), "{words} is not in\n{drawn}");
    };
    check(b"fiscal_year,removals\n2016,240255\n2017,226119\n", "only totals of years are known");
    check(
        b"fiscal_year,as_of,cumulative_removals\n2017,2017-09-09,211068\n",
        "only one count to date is known",
    );
    check(STORY, "only totals of years and one count to date are known");
}

#[test]
fn a_count_to_date_of_another_year_is_filled_as_one() {
    let data = b"month,removals\n2015-10,100\n2015-11,100\n2015-12,100\n2016-10,100\n2016-11,100\n";
    let drawn = screen(data, "] ]", (80, 24));
    let row = drawn.lines().find(|line| line.starts_with("FY2016")).unwrap();
    assert!(row.contains("300 through Dec 31, 2015") && row.contains('█') && !row.contains('▒'), "{drawn}");
}

#[test]
fn months_in_which_nobody_was_counted_are_no_months_without_a_figure() {
    let data = b"month,removals\n2016-10,120\n2016-11,0\n2016-12,0\n2017-01,90\n";
    let drawn = screen(data, "]", (120, 36));
    assert!(drawn.contains("a line at 0: none was counted"), "{drawn}");
    // A line over most of each of the two months, four cells wide like the bars beside them.
    let zero = drawn.lines().find(|line| line.starts_with("  0 ┤████")).unwrap_or_default();
    assert!(zero.chars().filter(|dots| *dots == '⣤').count() >= 6, "{drawn}");
    let all = b"month,removals\n2016-10,120\n2016-11,3\n2016-12,4\n2017-01,90\n";
    assert!(!screen(all, "]", (120, 36)).contains("a line at 0"));
}

#[test]
fn the_words_on_ranges_are_those_of_their_basis() {
    let words = |years: i32| {
        // Every year of twelve even months, each a hundred more a month than the last: all of them can be replayed.
        let month = |year: i32, month: i32| {
            let count = 1_000 + 100 * (year - 2000) + 7 * month;
            format!(
                "{},{count}\n",
                Date::parse_iso(&format!("{year}-01-01"))
                    .unwrap()
                    .plus_days(i64::from(month) * 31 - 31)
                    .to_string()
                    .get(..7)
                    .unwrap()
            )
        };
        let rows: String =
            (2017 - years..2017).flat_map(|year| (1..=12).map(move |at| month(year, at))).collect();
        let data = format!("month,removals\n{rows}");
        screen(data.as_bytes(), "] ] ] ]", (200, 60))
    };
    let few = words(6);
    assert!(
        few.contains("range of past misses: the total with each year's mean miss, the least and the most"),
        "{few}"
    );
    let many = words(14);
    assert!(
        many.contains(
            "most past misses: the total with the years' mean misses from the 10th to the 90th percentile"
        ),
        "{many}"
    );
    assert!(!many.contains("the least and the most of them"), "{many}");
}

/// Two fiscal years by one month each, and one other count of each.
fn october(before: (&str, &str), this: (&str, &str)) -> String {
    format!(
        "month,country,removals\n2015-10,Mexico,{}\n2015-10,Peru,{}\n2016-10,Mexico,{}\n2016-10,Peru,{}\n",
        before.0, before.1, this.0, this.1
    )
}

#[test]
fn a_percentage_of_what_lacks_counts_is_called_a_bound_or_is_not_told() {
    let check = |before, this, words: &str| {
        let drawn = screen(october(before, this).as_bytes(), "", (120, 36));
        assert!(drawn.contains(words), "{words} is not in\n{drawn}");
    };
    // 200 against 180, 90 against 180.
    check(
        ("100", "80"),
        ("200", "<10"),
        "200 (incomplete) to date: at least 11.1 % more than on Oct 31, 2015",
    );
    check(("100", "80"), ("90", "D"), "90 (incomplete) to date: at most 50.0 % fewer than on Oct 31, 2015");
    // 99 against 180.
    check(
        ("100", "80"),
        ("90", "<10"),
        "90 (incomplete) to date: at least 45.0 % fewer than on Oct 31, 2015",
    );
    // 190 against 100, 190 against 109, 60 against 100.
    check(
        ("100", "D"),
        ("110", "80"),
        "190 to date: at most 90.0 % more than on Oct 31, 2015 (100, incomplete",
    );
    check(
        ("100", "<10"),
        ("110", "80"),
        "190 to date: at least 74.3 % more than on Oct 31, 2015 (100, incomplete",
    );
    check(
        ("100", "<10"),
        ("30", "30"),
        "60 to date: at least 40.0 % fewer than on Oct 31, 2015 (100, incomplete",
    );
    // 209 against 100, 200 against 109.
    check(
        ("100", "D"),
        ("200", "<10"),
        "200 (incomplete) to date: at most 109.0 % more than on Oct 31, 2015 (100, incomplete",
    );
    check(
        ("100", "<10"),
        ("200", "<10"),
        "200 (incomplete) to date: at least 83.5 % more than on Oct 31, 2015 (100, incomplete",
    );
    let both = screen(october(("100", "D"), ("200", "D")).as_bytes(), "", (120, 36));
    let first: String = both.lines().skip(1).take(2).collect();
    assert!(
        first.contains("it cannot be told against that on Oct 31, 2015") && !first.contains('%'),
        "{both}"
    );
    check(("100", "80"), ("200", "10"), "210 to date: 16.7 % more than on Oct 31, 2015 (180)");
}

#[test]
fn a_group_is_told_with_both_its_counts() {
    let long = "Somewhere with a very long name";
    let data = october(("482", "10"), ("329", "43")).replace("Mexico", long);
    let narrow = screen(data.as_bytes(), "]", (60, 20));
    assert!(narrow.contains(&format!("{long}: FY17 329, FY16 482 (-153)")), "{narrow}");
    let wide = screen(data.as_bytes(), "]", (120, 36));
    // The whole sentence takes more than 120 columns.
    let widest = screen(data.as_bytes(), "]", (200, 60));
    assert!(widest.contains("153 fewer than the 482 through Oct 31, 2015"), "{widest}");
    // In all 120 fewer; Peru has 33 more.
    let other = screen(data.as_bytes(), "] Down", (200, 60));
    assert!(
        other.contains("33 more than the 10 through Oct 31, 2015, against the change of the whole"),
        "{other}"
    );
    // The bars have no second heading of that name.
    assert_eq!(wide.matches("difference").count(), 1, "{wide}");
}

#[test]
fn the_ends_of_lines_name_all_years_in_one_way() {
    let small = screen(BUNDLED, "", (60, 20));
    assert!(small.contains("FY26 465k proj.") && small.contains("FY24 271k"), "{small}");
    assert!(!small.contains("FY2024 271k"), "{small}");
    let least = screen(BUNDLED, "", (40, 12));
    assert!(least.contains("FY26 proj.") && least.contains("+75.2 % on FY25"), "{least}");
    assert!(screen(BUNDLED, "", (80, 24)).contains("FY2026 465k proj."));
    // Where the shade of the middle half is told, the doubtful total has its sign as well.
    let half = screen(BUNDLED, "i", (80, 24));
    assert!(
        half.contains("░ the middle half of earlier years  ! doubtful") && half.contains("FY2025 !329k"),
        "{half}"
    );
}

#[test]
fn what_is_worked_out_has_its_sign_in_the_difference_too() {
    assert!(screen(BUNDLED, "", (80, 24)).contains("gap ~+100,549 (+75.2 %)"));
    // Both years have a report of January 25: 144,378 and 85,769.
    assert!(screen(BUNDLED, "@ 1 2 5 Enter", (80, 24)).contains("gap +58,609"));
}

#[test]
fn bars_of_the_rate_stand_one_column_apart_wherever_they_end() {
    for size in [(60, 20), (80, 24), (120, 36)] {
        let drawn = screen(BUNDLED, "]", size);
        let row = drawn.lines().find(|line| line.contains(" 0 ┤")).unwrap();
        let bars: String = row.chars().skip_while(|letter| *letter != '┤').skip(1).collect();
        let bars = bars.split('┊').next().unwrap();
        assert!(!bars.trim_end().contains("  "), "{drawn}");
    }
    let small = screen(BUNDLED, "]", (60, 20));
    assert!(small.lines().any(|line| line == "~ worked out between two figures"), "{small}");
}

#[test]
fn the_total_behind_a_range_is_called_a_projection() {
    assert!(screen(BUNDLED, "] ]", (120, 36)).contains("464,520 proj. by 56-day rate"));
    assert!(screen(BUNDLED, "] ]", (40, 12)).contains("464,520 proj."));
}

#[test]
fn a_strip_has_its_ticks_where_its_bars_end() {
    let drawn = screen(BUNDLED, "a a", (80, 24));
    assert!(drawn.contains("+100k ┤"), "{drawn}");
}

/// Months of two fiscal years, the fifth and the sixth of the second missing; 310 or 280 in each month that there is.
const GAP: &[u8] = b"month,removals
2023-10,310\n2023-11,300\n2023-12,310\n2024-01,310\n2024-02,290\n2024-03,310
2024-04,300\n2024-05,310\n2024-06,300\n2024-07,310\n2024-08,310\n2024-09,300
2024-10,620\n2024-11,600\n2024-12,620\n2025-01,620\n2025-04,900\n2025-05,930\n";

#[test]
fn months_behind_a_gap_are_drawn_and_are_in_no_count_to_date() {
    let pace = screen(GAP, "", (120, 36));
    // 620 + 600 + 620 + 620.
    assert!(pace.contains("2,460 to date"), "{pace}");
    let narrow = screen(GAP, "", (80, 24));
    assert!(narrow.contains("Feb 1 to Mar 31 missing, 2 later figures not added up"), "{narrow}");
    let rates = taken(GAP, "]");
    let of =
        |from: &str| rates.iter().find(|row| row[0] == from).unwrap_or_else(|| panic!("{rates:?}")).clone();
    // 900 / 30 a day against 300 / 30 a year before, from the file's lines 18 and 8.
    let april = of("2025-04-01");
    assert_eq!(april[1..5], ["2025-04-30", "30", "900", "30.0"]);
    assert!(april.iter().any(|cell| cell == "200.0") || april.iter().any(|cell| cell == "200"), "{april:?}");
    assert!(april.iter().any(|cell| cell.contains("behind a gap")), "{april:?}");
    assert!(april.last().unwrap().contains("removals.csv:18"), "{april:?}");
    assert!(!rates.iter().any(|row| row[0] == "2025-02-01"), "{rates:?}");
    // A year later the same month is held against it, though no count to date of the year before reaches it.
    let next =
        [GAP, b"2025-10,310\n2025-11,300\n2025-12,310\n2026-01,310\n2026-02,280\n2026-03,310\n2026-04,600\n"]
            .concat();
    let rates = taken(&next, "]");
    // 600 / 30 against 900 / 30.
    let april = rates.iter().find(|row| row[0] == "2026-04-01").unwrap();
    assert_eq!(april[4..6], ["20.0", "30.0"], "{april:?}");
    assert!(april.iter().any(|cell| cell == "-33.3"), "{april:?}");
    let rate = screen(GAP, "]", (120, 36));
    assert!(rate.contains("from Apr 1 on: behind a gap, in no count to date"), "{rate}");
}

#[test]
fn groups_that_are_held_against_nothing_have_no_columns_of_a_comparison() {
    let data =
        b"month,country,removals\n2016-10,Mexico,30\n2016-10,Peru,20\n2016-11,Mexico,31\n2016-11,Peru,21\n";
    let rows = taken(data, "] ] ]");
    assert_eq!(rows[0][..3], ["value", "to date", "a day"], "{rows:?}");
    let compared = taken(october(("100", "80"), ("200", "10")).as_bytes(), "]");
    assert!(compared[0].iter().any(|heading| heading == "difference"), "{compared:?}");
}

#[test]
fn the_same_dates_a_year_before_are_taken_where_they_were_counted() {
    // Weeks that end on the same dates of both years: 70 a week, then 140.
    let line = |year: i32, (day, count): (&str, u32)| format!("{year}-{day},{count}\n");
    let days = [("10-07", 1), ("10-14", 2), ("10-21", 3), ("10-28", 4)];
    let weeks = |year: i32, times: u32| days.map(|(day, weeks)| line(year, (day, weeks * times))).concat();
    let data = format!("as_of,removals_fytd\n{}{}", weeks(2015, 70), weeks(2016, 140));
    let rates = taken(data.as_bytes(), "]");
    let week = rates.iter().find(|row| row[0] == "2016-10-15").unwrap();
    // 140 / 7 against 70 / 7, both read off days with a figure.
    assert_eq!(week[4..6], ["20.0", "10.0"], "{rates:?}");
    assert!(!week.iter().any(|cell| cell.contains("year before: from")), "{week:?}");
    // Ending on the same weekday a year before, they are held against the same weeks, and say so.
    let data = data.replace("2015-10-07", "2015-10-09").replace("2015-10-14", "2015-10-16");
    let data = data.replace("2015-10-21", "2015-10-23").replace("2015-10-28", "2015-10-30");
    let rates = taken(data.as_bytes(), "]");
    let week = rates.iter().find(|row| row[0] == "2016-10-15").unwrap();
    assert_eq!(week[4..6], ["20.0", "10.0"], "{rates:?}");
    assert!(week.iter().any(|cell| cell == "year before: from 2015-10-17"), "{week:?}");
}

#[test]
fn a_figure_says_how_many_rows_it_adds_up() {
    // Two countries in each month: November 2016 stands in lines 6 and 7, and the year in lines 4 to 7.
    let data =
        b"month,country,removals\n2015-10,Mexico,1\n2015-10,Peru,2\n2016-10,Mexico,10\n2016-10,Peru,20\n\
                 2016-11,Mexico,30\n2016-11,Peru,40\n";
    let cited = |keys: &str| taken(data, keys).pop().unwrap().pop().unwrap();
    assert!(cited("]").ends_with("read at data/removals.csv:6 and one more row"), "{}", cited("]"));
    assert!(cited("").ends_with("read at data/removals.csv:4 and 3 more rows"), "{}", cited(""));
    // Groups across: each month is one line.
    let across = b"month,Mexico removals,Peru removals\n2016-10,10,20\n2016-11,30,40\n";
    let year = taken(across, "").pop().unwrap().pop().unwrap();
    assert!(year.ends_with("read at data/removals.csv:2 and one more row"), "{year}");
}

#[test]
fn keys_at_the_foot_do_something() {
    for keys in ["", "]", "] ]"] {
        let drawn = screen(STORY, keys, (200, 60));
        let foot = drawn.lines().last().unwrap();
        // The story counts one thing, and at the start nothing has been changed.
        assert!(foot.contains("view") && !foot.contains("measure"), "{foot}");
        assert_eq!(foot.contains("undo"), !keys.is_empty(), "{foot}");
    }
}

#[test]
fn a_table_for_a_spreadsheet_says_of_which_rows_it_is() {
    let data =
        b"month,country,removals\n2015-10,Mexico,30\n2015-10,Peru,20\n2016-10,Mexico,31\n2016-10,Peru,21\n";
    let column = |rows: &[Vec<String>]| rows[0].iter().position(|heading| heading == "table").unwrap();
    let groups = taken(data, "]");
    assert_eq!(
        groups[1][column(&groups)],
        "removals, FY2017: By country against FY2016 through Oct 31",
        "{groups:?}"
    );
    // The first row is gone into.
    let one = taken(data, "] Enter");
    assert!(one[1][column(&one)].starts_with("removals (country: "), "{one:?}");
}

#[test]
fn what_keys_step_through_is_chosen_by_name() {
    let asked = |keys: &str| state(BUNDLED, keys);
    let typed = |words: &str| {
        let keys: Vec<String> = words
            .chars()
            .map(|letter| if letter == ' ' { "Space".to_owned() } else { letter.to_string() })
            .collect();
        format!(": {} Enter", keys.join(" "))
    };
    let of = |words: &str| asked(&typed(words));
    assert_eq!(of("baseline fy2023").report.baseline.unwrap().fiscal_year, FiscalYear(2023));
    assert_eq!(of("align by weekday").query.alignment.id(), "weekday");
    assert_eq!(of("projection straight").query.method.unwrap().id(), "straight_line");
    assert_eq!(of("dhs repatriations").report.measure, "DHS repatriations");
    let off = of("projection off");
    assert!(off.report.headline_projection().is_none());
    let drawn = text(&painted(&off, looks("braille"), (120, 36)));
    assert!(!drawn.contains("proj.") && !drawn.contains("would end at"), "{drawn}");
    // It can be had on the command line, and another one can be chosen again.
    assert!(off.query.arguments().contains(&"--no-projection".to_owned()));
    let keys = format!("{} {}", typed("projection off"), typed("projection default"));
    assert!(asked(&keys).report.headline_projection().is_some());
    // The key goes there, too: default, four methods, none, default.
    assert!(asked("p p p p p").report.headline_projection().is_none());
    assert!(asked("p p p p p p").report.headline_projection().is_some());
    // What is chosen by name is undone like what a key does.
    let undone = asked(&format!("{} u", typed("baseline fy2023")));
    assert_eq!(undone.report.baseline.unwrap().fiscal_year, FiscalYear(2025));
    let listed = screen(BUNDLED, &typed("baseline fy").replace(" Enter", ""), (80, 24));
    assert!(listed.contains("baseline FY2024") && listed.contains("this is what is shown"), "{listed}");
}

#[test]
fn a_day_that_is_none_is_answered_with_the_years_there_are() {
    let said = state(BUNDLED, "@ b a n a n a Enter").notice.unwrap().to_string();
    assert!(said.starts_with("\"banana\" is no day or year of these data, FY"), "{said}");
    assert!(said.contains(" to FY2026: type sep 9, 9/9/17 or 17"), "{said}");
}

#[test]
fn what_changes_every_figure_stays_in_the_title() {
    let loaded = load(&[Input { name: "data/removals.csv", bytes: BUNDLED }], &Options::default());
    let known_on = Date::parse_iso("2017-09-28");
    let query = Query { year: Some(FiscalYear(2017)), known_on, ..Query::default() };
    let state = State::new(loaded.dataset, loaded.findings, query, &Theme::DARK).unwrap();
    for size in [(60, 20), (80, 24), (120, 36)] {
        let screen = text(&painted(&state, looks("braille"), size));
        assert!(screen.lines().next().unwrap().contains("known on 2017-09-28"), "{size:?}: {screen}");
    }
}

#[test]
fn a_short_projection_says_that_it_is_early() {
    let early = screen_on(BUNDLED, (2026, "2025-12-13"), "", (80, 24));
    assert!(early.contains("Early: 28-day rate to "), "{early}");
    // Day 186 is past the middle of the year.
    assert!(!screen(BUNDLED, "", (80, 24)).contains("Early:"));
}
