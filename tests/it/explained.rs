//! Nothing is drawn that is not explained on the same screen.

use std::fmt::Write as _;

use fypace::dashboard::{Notice, VIEWS};
use fypace::report::RECORD_WORDS;

use crate::frames::{BUNDLED, STORY, looks, painted, state, text};
use crate::sample::records;

/// The screen after these keys, with these glyphs.
fn screen(data: &[u8], keys: &str, marker: &str, size: (u16, u16)) -> String {
    text(&painted(&state(data, keys), looks(marker), size))
}

/// Sizes at which something comes or goes.
fn sizes() -> impl Iterator<Item = (u16, u16)> {
    [40, 59, 60, 69, 79, 80, 99, 100, 120, 200].into_iter().flat_map(|columns| {
        [12, 13, 15, 16, 18, 19, 20, 23, 24, 29, 30, 36, 60].into_iter().map(move |rows| (columns, rows))
    })
}

#[test]
fn the_shade_of_a_range_and_the_signs_of_the_methods_are_never_without_their_words() {
    let check = |data: &[u8], keys: &str, size: (u16, u16)| {
        let screen = screen(data, keys, "braille", size);
        let signs = [
            ('▒', ["▒ past misses"; 2]),
            ('░', ["░ spread between methods"; 2]),
            // The panel of the methods has the sign in its heading.
            ('╡', ["╡ each method", "Where it would end ╡"]),
            ('*', ["no word explains it"; 2]),
        ];
        for (sign, words) in signs {
            let explained = !screen.contains(sign) || words.iter().any(|words| screen.contains(words));
            assert!(explained, "{keys} {size:?}: {sign} is not explained\n{screen}");
        }
        screen
    };
    for size in sizes() {
        check(BUNDLED, "", size);
        check(records(), "", size);
        check(STORY, "[ [", size);
    }
    // They are there where a screen holds the whole answer.
    let whole = check(BUNDLED, "", (80, 24));
    assert!(whole.contains("▒ past misses  ╡ each method  below: FY2026 less FY2025"), "{whole}");
    let whole = check(records(), "", (80, 24));
    assert!(whole.contains("░ spread between methods  ╡ each method"), "{whole}");
}

#[test]
fn a_total_beside_its_own_range_says_why() {
    // 464,520 lies below 470,777: the recent rate was too low in each of the four replayed years.
    for size in sizes().filter(|(columns, rows)| (*columns, *rows) >= (80, 24) && *rows >= 24) {
        let screen = screen(BUNDLED, "", "braille", size);
        let said =
            screen.contains("ran low before: 470,777 to 657,512") || screen.contains("it ran low in each");
        assert!(said, "{size:?}\n{screen}");
    }
}

#[test]
fn a_doubtful_total_has_its_sign_at_every_size_and_it_is_explained_where_there_is_room() {
    let some = [(40, 12), (60, 20), (80, 24), (100, 30)];
    for (keys, sizes) in [
        ("", sizes().collect::<Vec<_>>()),
        ("Down", some.to_vec()),
        ("+ +", some.to_vec()),
        ("s", some.to_vec()),
        ("i", some.to_vec()),
    ] {
        for size in sizes {
            let screen = screen(BUNDLED, keys, "braille", size);
            // Eighty columns hold its words; fewer do not beside what explains the picture.
            let (signed, wide) = (screen.contains(" !329k"), size.0 >= 80 && size.1 >= 24);
            assert!(!signed || !wide || screen.contains("! doubtful"), "{keys} {size:?}\n{screen}");
            assert!(!screen.contains(" 329k"), "{keys} {size:?}\n{screen}");
        }
    }
    for size in [(80, 24), (100, 30), (120, 36), (200, 60)] {
        let screen = screen(BUNDLED, "", "braille", size);
        let named = screen.contains("◆ FY2025 !329k") || screen.contains("◆ FY25 !329k");
        assert!(named, "{size:?}\n{screen}");
    }
}

#[test]
fn the_projection_has_its_year_at_every_size() {
    for size in sizes() {
        let screen = screen(BUNDLED, "", "braille", size);
        let ends = ["● FY2026 465k proj.", "● FY26 465k proj.", "● FY26 proj."];
        assert!(ends.iter().any(|end| screen.contains(end)), "{size:?}\n{screen}");
    }
}

#[test]
fn the_key_to_another_measure_is_named_where_there_is_one() {
    let hints =
        |data: &[u8], size| screen(data, "", "braille", size).lines().last().unwrap_or_default().to_owned();
    // The bundled figures count removals by ICE and by DHS.
    assert!(hints(BUNDLED, (120, 36)).contains("  d measure  "));
    assert!(hints(records(), (120, 36)).contains("  a align  "));
    assert!(hints(BUNDLED, (200, 60)).contains("  m curve  "));
}

#[test]
fn of_two_years_that_do_not_fit_the_year_in_question_is_told() {
    for columns in 40..=80 {
        let screen = screen(BUNDLED, "] ] ] ] ]", "braille", (columns, 13));
        let told = screen.lines().last().unwrap_or_default();
        assert!(told.contains("●FY2026 ~1,287"), "{columns}: {told}");
        assert_eq!(told.contains("◆FY2025 ~813"), columns >= 46, "{columns}: {told}");
    }
}

#[test]
fn an_event_is_named_or_not_drawn() {
    // The inauguration is the only event of FY2017 besides the cursor's own line.
    for size in sizes() {
        let screen = screen(STORY, "[ [", "braille", size);
        let line = screen.lines().find(|line| line.matches('┊').count() > 1);
        assert!(line.is_none() || screen.contains("┊inauguration"), "{size:?}\n{screen}");
    }
}

#[test]
fn the_range_and_the_ticks_of_the_years_are_never_without_their_words() {
    let check = |data: &[u8], keys: &str| {
        for size in sizes() {
            let screen = screen(data, keys, "braille", size);
            let bars = || screen.lines().filter(|line| line.starts_with("FY"));
            for (sign, words) in [('├', "├─┤ "), ('╱', "╱ projected"), ('!', "! doubtful")] {
                let drawn = bars().any(|line| line.contains(sign));
                let named =
                    sign == '!' && bars().any(|line| line.contains("! rounded") || line.contains("! one"));
                assert!(
                    !drawn || named || screen.contains(words),
                    "{size:?}: {sign} is not explained\n{screen}"
                );
            }
            // A tick within a bar; one that has a row of its own has words there.
            let ticked = bars().any(|line| line.contains('┃'));
            assert!(!ticked || screen.contains("┃ by "), "{size:?}\n{screen}");
        }
    };
    check(BUNDLED, "] ]");
    check(records(), "] ]");
    check(STORY, "");
}

#[test]
fn what_years_are_left_out_is_said_beside_the_totals_and_not_over_them() {
    for size in sizes() {
        let screen = screen(BUNDLED, "] ]", "braille", size);
        let over = screen.lines().find(|line| line.starts_with("FY") && line.contains(" older"));
        assert_eq!(over, None, "{size:?}\n{screen}");
    }
}

/// The keys that lead from the pace view to the one at this place.
fn to_view(place: usize) -> String {
    "] ".repeat(place).trim_end().to_owned()
}

#[test]
fn nobody_reports_single_records() {
    for place in 0..VIEWS.len() {
        for size in [(40, 12), (80, 24), (120, 36), (200, 60)] {
            let screen = screen(records(), &to_view(place), "braille", size);
            assert!(!screen.contains("report"), "{size:?}\n{screen}");
        }
    }
    let days = screen(records(), "] ] ] ] ] Right", "braille", (80, 24));
    assert!(days.contains("▎Tue Jun 21, 2016  ●FY2016 no data yet"), "{days}");
    let rate = screen(records(), "] Right", "braille", (80, 24));
    assert!(rate.contains("▎Jun 21, 2016: no data yet"), "{rate}");
}

#[test]
fn a_week_that_has_only_begun_says_so() {
    // 264 days are 37 weeks and five days.
    let check = |size: (u16, u16), words: &[&str]| {
        let screen = screen(records(), "]", "braille", size);
        for words in words {
            assert!(screen.contains(words), "{size:?}: {words}\n{screen}");
        }
    };
    check(
        (80, 24),
        &["▒ the last bar has 5 days so far, of 7", "▎Jun 16 to Jun 20, 5 of 7 days  ●10.2 a day"],
    );
    check((40, 12), &["Removals a day; ◆ in FY15", "▎Jun 16 to Jun 20, 5/7 days  ●10.2 a day"]);
    check((200, 60), &["5 of 7 days"]);
}

#[test]
fn the_headings_of_the_record_are_explained_where_they_are_seen() {
    for data in [BUNDLED, records()] {
        for size in sizes() {
            let screen = screen(data, "] ] ] ]", "braille", size);
            let headings = screen.lines().find(|line| line.starts_with("method "));
            let joined = screen.split_whitespace().collect::<Vec<_>>().join(" ");
            for (heading, words) in RECORD_WORDS {
                let seen = headings.is_some_and(|line| line.contains(heading));
                let explained = joined.contains(&format!("{heading}: {words}"));
                assert!(!seen || explained, "{size:?} {heading}\n{screen}");
            }
        }
    }
}

#[test]
fn why_a_method_that_has_missed_less_is_not_chosen_is_said() {
    let check = |data: &[u8], size: (u16, u16), words: &str| {
        let screen = screen(data, "] ] ] ]", "braille", size);
        let joined = screen.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(joined.contains(words), "{size:?}: {words}\n{screen}");
    };
    check(records(), (80, 24), "Chosen: recent rate, the nearest; 2 replayed years are too few to judge by.");
    check(BUNDLED, (80, 24), "Chosen: recent rate, which has missed least.");
}

/// Two years by month, the second one through so many months; one count of it may be withheld.
fn two_years(months: usize, withheld: Option<usize>) -> String {
    let mut text = String::from("month,country,removals\n");
    for (first, until) in [(2015, 12), (2016, months)] {
        for place in 0..until {
            let (year, month) = if place < 3 { (first, 10 + place) } else { (first + 1, place - 2) };
            let count = if first == 2016 && withheld == Some(place) { "<10" } else { "7" };
            writeln!(text, "{year}-{month:02},A,{}\n{year}-{month:02},B,{count}", 1000 + place).unwrap();
        }
    }
    text
}

#[test]
fn one_year_is_called_one_year() {
    for size in [(40, 12), (80, 24), (120, 36), (200, 60)] {
        let screen = screen(two_years(5, None).as_bytes(), "] ] ] ]", "braille", size);
        assert!(
            screen.contains("in 1 other year, in ") && screen.contains(" of its total"),
            "{size:?}\n{screen}"
        );
        assert!(!screen.contains("1 replayed years") && !screen.contains("1 years"), "{size:?}\n{screen}");
    }
}

#[test]
fn the_total_of_a_year_with_a_count_missing_is_not_called_known() {
    // FY2017 is over, and one count of its March is withheld.
    let file = two_years(12, Some(5));
    for size in sizes() {
        let screen = screen(file.as_bytes(), "] ] ] ]", "braille", size);
        assert!(screen.contains("Methods") || size.0 < 60, "{size:?}\n{screen}");
        assert!(
            !screen.contains("its total is known") && !screen.contains("its total known"),
            "{size:?}\n{screen}"
        );
    }
    let whole = screen(file.as_bytes(), "] ] ] ]", "braille", (120, 36));
    assert!(whole.contains("FY2017 is over, and nothing of it is left to project"), "{whole}");
}

#[test]
fn the_methods_have_a_picture_at_forty_columns_and_titles_are_whole() {
    let methods = screen(BUNDLED, "] ] ] ]", "braille", (40, 12));
    assert!(methods.contains("recent rate, 56 days: 464,520") && methods.contains("100%"), "{methods}");
    let table = screen(BUNDLED, "t", "braille", (40, 12));
    assert!(
        table.contains("\nFY2026 against FY2025 ") && !table.contains("FY2026 against FY2025 on"),
        "{table}"
    );
    let days = screen(BUNDLED, "] ] ] ] ]", "braille", (40, 12));
    assert!(days.contains("● FY2026  averages of reports"), "{days}");
}

#[test]
fn the_dashed_line_can_be_read_as_any_other() {
    // 234,236 on April 4 and 464,520 after 179 more days: 90 of them make 115,785 of the 230,284 between.
    for (keys, expected) in [("End", "●FY26 464,520 proj."), ("@ 7 / 3 Enter", "●FY26 350,021 proj.")] {
        for size in [(80, 24), (120, 36)] {
            let screen = screen(BUNDLED, keys, "braille", size);
            assert!(screen.contains(expected), "{keys} {size:?}\n{screen}");
        }
    }
    // What is known is said as it is known.
    assert!(screen(BUNDLED, "", "braille", (80, 24)).contains("●FY26 234,236  "));
}

#[test]
fn a_table_that_is_cut_says_how_much_more_there_is() {
    for rows in 36..=60 {
        let screen = screen(BUNDLED, "] ] ] ]", "braille", (200, rows));
        let Some((_, formulas)) = screen.split_once("Y to date, N days") else { continue };
        // All five methods, or how many there are beyond those seen.
        let whole = formulas.contains("last year's total  T ");
        assert!(whole || formulas.contains("more rows"), "{rows}\n{screen}");
    }
}

#[test]
fn the_remedy_at_the_end_of_a_long_notice_is_seen() {
    let text = "what was shown stays: removals-by-country.csv: 2,310 of 6,529 dates have two readings, and they give \
                different totals; say which it is with --dates mdy or --dates dmy";
    for size in [(40, 12), (80, 24), (120, 36)] {
        let mut state = state(BUNDLED, "");
        state.notice = Some(Notice::warning(text));
        let screen = crate::frames::text(&painted(&state, looks("braille"), size));
        assert!(screen.contains("--dates dmy"), "{size:?}\n{screen}");
    }
}

#[test]
fn an_even_spread_is_called_one_wherever_it_is_drawn() {
    // Of FY2013 only the total is known.
    let back = "b ".repeat(12);
    for size in sizes().filter(|(columns, rows)| *columns >= 60 && *rows >= 20) {
        let screen = screen(BUNDLED, back.trim_end(), "braille", size);
        assert!(screen.contains("FY2013") && screen.contains("spread evenly"), "{size:?}\n{screen}");
    }
    for size in sizes() {
        let screen = screen(STORY, "[ [", "braille", size);
        assert!(screen.contains("Dotted: FY2016 "), "{size:?}\n{screen}");
    }
}

#[test]
fn a_group_is_read_out_at_every_size_and_a_total_alone_has_no_days() {
    let file = "Departed Date,Country of Citizenship\n2015-10-05,GUATEMALA\n2016-10-04,GUATEMALA\n2016-10-06,GUATEMALA\n";
    let groups = screen(file.as_bytes(), "] ] ]", "braille", (40, 12));
    assert!(
        groups.lines().any(|line| line.starts_with("▎") && line.contains("GUATEMALA: FY17 2, FY16 1 (+1)")),
        "{groups}"
    );
    let totals = b"fiscal_year,ice_removals\n2014,315943\n2015,235413\n2016,240255\n";
    let table = screen(totals, "] ] ] ] ] t", "braille", (80, 24));
    assert!(!table.contains("no data"), "{table}");
}

#[test]
fn the_signs_before_the_numbers_of_a_table_are_explained() {
    let check = |keys: &str, size: (u16, u16), words: &str| {
        let screen = screen(BUNDLED, keys, "braille", size);
        assert!(screen.contains('~') && screen.contains(words), "{size:?}\n{screen}");
    };
    check("t", (40, 12), "~ about");
    check("t", (80, 24), "~ interpolated");
    check("t", (200, 60), "~ interpolated");
}
