//! Journeys: a start, keys, and what the state says then.

mod every;
mod goal;
mod held;
mod help;
mod kept;
mod reading;
mod rows;
mod taken;
mod why;

use super::key::Key;
use super::*;
use crate::calendar::{Date, FiscalCalendar, FiscalYear};
use crate::dataset::Dataset;
use crate::load::{Input, Options, load};
use crate::report::{Query, sentence};
use crate::theme::Theme;

const BUNDLED: &[u8] = include_bytes!("../../data/removals.csv");
const STORY: &[u8] = include_bytes!("../../data/story-2017.csv");

/// Rows of two fiscal years through October 6: 3 and 5 removals, by country and sex.
const RECORDS: &[u8] = b"departed_date,country,sex\n\
    2015-10-01,Mexico,M\n2015-10-02,Mexico,F\n2015-10-06,Haiti,M\n2015-11-20,Haiti,M\n2016-09-30,Mexico,M\n\
    2016-10-01,Mexico,M\n2016-10-01,Haiti,M\n2016-10-02,Haiti,F\n2016-10-05,Haiti,M\n2016-10-06,,M\n";

fn dataset(bytes: &[u8]) -> Dataset {
    let options = Options { calendar: FiscalCalendar::default(), ..Options::default() };
    load(&[Input { name: "test.csv", bytes }], &options).dataset
}

fn start(bytes: &[u8]) -> State {
    State::new(dataset(bytes), Vec::new(), Query::default(), &Theme::DARK).unwrap()
}

/// Types a script, and after every key holds the state to its law.
fn typed(bytes: &[u8], script: &str) -> (State, Effect) {
    let mut state = start(bytes);
    let mut effect = Effect::None;
    for key in Key::script(script).unwrap() {
        effect = update(&mut state, &Message::Key(key));
        let anew = state.answer_to(&state.query).unwrap();
        assert_eq!(sentence::summary(&anew), sentence::summary(&state.report), "{script}: at {key}");
        assert_eq!(format!("{:?}", anew.year), format!("{:?}", state.report.year), "{script}: at {key}");
    }
    (state, effect)
}

/// The state in one line: year, baseline, as-of day, cursor, view, what is open, the notice.
fn shown(state: &State) -> String {
    let baseline = state
        .report
        .baseline
        .as_ref()
        .map_or_else(|| "-".to_owned(), |baseline| baseline.fiscal_year.to_string());
    let mut text = format!(
        "{} vs {baseline} as of {} cursor {} {:?}",
        state.report.year.fiscal_year,
        state.report.year.as_of,
        state.cursor_date(),
        state.view
    );
    match &state.overlay {
        Some(Overlay::Help(help)) => text = format!("{text} Help {}", help.top),
        Some(overlay) => text = format!("{text} {overlay:?}"),
        None => {}
    }
    if let Some(notice) = &state.notice {
        text = format!("{text} ! {notice}");
    }
    text
}

#[test]
fn keys_do_what_the_keymap_says() {
    let check =
        |script: &str, expected: &str| assert_eq!(shown(&typed(BUNDLED, script).0), expected, "{script}");
    check("", "FY2026 vs FY2025 as of 2026-04-04 cursor 2026-04-04 Pace");
    // The cursor, by day, week and month, to both ends, and back.
    check("Left", "FY2026 vs FY2025 as of 2026-04-04 cursor 2026-04-03 Pace");
    check("Right l", "FY2026 vs FY2025 as of 2026-04-04 cursor 2026-04-06 Pace");
    check("Shift-Left H", "FY2026 vs FY2025 as of 2026-04-04 cursor 2026-03-21 Pace");
    check("Ctrl-Left Ctrl-Left", "FY2026 vs FY2025 as of 2026-04-04 cursor 2026-03-01 Pace");
    check("w", "FY2026 vs FY2025 as of 2026-04-04 cursor 2026-05-01 Pace");
    check("g Left", "FY2026 vs FY2025 as of 2026-04-04 cursor 2025-10-01 Pace");
    check("G Right", "FY2026 vs FY2025 as of 2026-04-04 cursor 2026-09-30 Pace");
    check("G Esc", "FY2026 vs FY2025 as of 2026-04-04 cursor 2026-04-04 Pace");
    // Years and baselines.
    check("Down", "FY2025 vs FY2024 as of 2025-09-30 cursor 2025-09-30 Pace");
    check("j j Up", "FY2025 vs FY2024 as of 2025-09-30 cursor 2025-09-30 Pace");
    check(
        "Up",
        "FY2026 vs FY2025 as of 2026-04-04 cursor 2026-04-04 Pace ! this is the newest year in the data",
    );
    check("Shift-Left Down", "FY2025 vs FY2024 as of 2025-09-30 cursor 2025-03-28 Pace");
    check("b b", "FY2026 vs FY2023 as of 2026-04-04 cursor 2026-04-04 Pace");
    check("b b B", "FY2026 vs FY2024 as of 2026-04-04 cursor 2026-04-04 Pace");
    check(
        "B",
        "FY2026 vs FY2025 as of 2026-04-04 cursor 2026-04-04 Pace ! there is no newer year to measure against",
    );
    // The as-of date goes through the observations of the year.
    check(",", "FY2026 vs FY2025 as of 2026-02-07 cursor 2026-02-07 Pace");
    check(", , .", "FY2026 vs FY2025 as of 2026-02-07 cursor 2026-02-07 Pace");
    check(
        ".",
        "FY2026 vs FY2025 as of 2026-04-04 cursor 2026-04-04 Pace ! this is the last figure of the year",
    );
    check("Down ,", "FY2025 vs FY2024 as of 2025-09-20 cursor 2025-09-20 Pace");
    // Views and help.
    check("]", "FY2026 vs FY2025 as of 2026-04-04 cursor 2026-04-04 Rate");
    check("Tab Shift-Tab", "FY2026 vs FY2025 as of 2026-04-04 cursor 2026-04-04 Pace");
    check("[ [", "FY2026 vs FY2025 as of 2026-04-04 cursor 2026-04-04 Table");
    check("?", "FY2026 vs FY2025 as of 2026-04-04 cursor 2026-04-04 Pace Help 0");
    check(
        "F7",
        "FY2026 vs FY2025 as of 2026-04-04 cursor 2026-04-04 Pace ! F7 does nothing in this view: ? shows the keys",
    );
    check(
        "Esc",
        "FY2026 vs FY2025 as of 2026-04-04 cursor 2026-04-04 Pace ! nothing is open or narrowed down: q quits",
    );
    check("? j j k", "FY2026 vs FY2025 as of 2026-04-04 cursor 2026-04-04 Pace Help 1");
    // The help stops at its last row: 24 rows hold 22 lines of it.
    let last = Help::default().lines(&start(BUNDLED), 76).len() - 22;
    let end = format!("FY2026 vs FY2025 as of 2026-04-04 cursor 2026-04-04 Pace Help {}", last - 1);
    check(&format!("? {}k", "j ".repeat(last + 3)), &end);
    check("? b", "FY2026 vs FY2025 as of 2026-04-04 cursor 2026-04-04 Pace Help 0");
    check("? Esc", "FY2026 vs FY2025 as of 2026-04-04 cursor 2026-04-04 Pace");
    check("? q", "FY2026 vs FY2025 as of 2026-04-04 cursor 2026-04-04 Pace");
}

#[test]
fn two_facts_open_on_a_bar_for_each_year() {
    assert_eq!(shown(&start(STORY)), "FY2017 vs FY2016 as of 2017-09-09 cursor 2017-09-09 Years");
}

#[test]
fn the_projection_goes_round_and_says_what_the_data_refuse() {
    let headline = |bytes: &[u8], script: &str| {
        let (state, _) = typed(bytes, script);
        match &state.report.headline {
            Ok(headline) => format!("{:?}", headline.choice.method()),
            Err(refusal) => refusal.to_string(),
        }
    };
    assert_eq!(headline(BUNDLED, ""), "Trailing28");
    assert_eq!(headline(BUNDLED, "p"), "StraightLine");
    assert_eq!(headline(BUNDLED, "p p p"), "SeasonalShare");
    assert_eq!(headline(BUNDLED, "p p p p p"), "projections are off");
    assert_eq!(headline(BUNDLED, "p p p p p p"), "Trailing28");
    assert!(
        headline(STORY, "p p").starts_with("needs two observations in FY2017"),
        "{}",
        headline(STORY, "p p")
    );
}

#[test]
fn the_alignment_moves_the_same_point() {
    let date = |script: &str| {
        let (state, _) = typed(BUNDLED, script);
        state.report.baseline.unwrap().same_point.unwrap().date
    };
    assert_eq!(date("").to_string(), "2025-04-04");
    assert_eq!(date("a").to_string(), "2025-04-04");
    assert_eq!(date("a a").to_string(), "2025-04-05");
    assert_eq!(date("a a a").to_string(), "2025-04-04");
}

#[test]
fn some_keys_are_the_shells_to_carry_out() {
    let check = |script: &str, expected: Effect| assert_eq!(typed(BUNDLED, script).1, expected, "{script}");
    check("q", Effect::Quit);
    check("Ctrl-C", Effect::Quit);
    check("? q", Effect::Redraw);
    check("Ctrl-Z", Effect::Suspend);
    check("M", Effect::Mouse(false));
    check("M M", Effect::Mouse(true));
    check("Ctrl-L", Effect::ClearAndRedraw);
    check("Right", Effect::Redraw);
    check("F7", Effect::Redraw);
    check("? Ctrl-Z", Effect::Suspend);
    check(": Ctrl-L", Effect::ClearAndRedraw);
}

#[test]
fn the_pace_view_zooms_pans_and_hides_years() {
    let check = |script: &str, expected: &str| {
        let (state, _) = typed(BUNDLED, script);
        let hidden: Vec<String> = state.hidden.iter().map(ToString::to_string).collect();
        let notice = state.notice.map(|notice| format!(" ! {notice}")).unwrap_or_default();
        let zoom = state.zoom.map(|span| format!("{}-{}", span.from, span.to)).unwrap_or_default();
        let full = if state.full { " full" } else { "" };
        assert_eq!(format!("{zoom}{full} {}{notice}", hidden.join(" ")), expected, "{script}");
    };
    check("+", "95-276 ");
    check("+ -", " ");
    check("+ =", " ");
    check("=", "  ! the whole year is shown");
    check("+ }", "184-365 ");
    check("+ } }", "184-365  ! the year ends here: + looks nearer");
    // Half of 182 days are 91.
    check("+ } {", "93-274 ");
    check("+ + + + + +", "179-192  ! two weeks are the nearest look");
    check("] +", "  ! only the pace view zooms");
    // The cursor stays in sight, and another year is seen whole.
    check("+ + Home", "1-91 ");
    // The same days of the other year.
    check("+ Down", "95-276 ");
    check("2 4", " FY2025 FY2023");
    check("2 4 2", " FY2023");
    check("2 4 0", " ");
    check("1", "  ! FY2026 is the year in question and stays");
    check("0", "  ! no year is hidden");
    check("] 2", "  ! years are hidden in the pace view");
    check("f", " full ");
    check("f Esc", " ");
}

#[test]
fn the_lines_of_the_pace_view_are_counts_rates_or_leads() {
    let check = |bytes: &[u8], script: &str, expected: &str| {
        let (state, _) = typed(bytes, script);
        let lines = state.lines;
        let notice = state.notice.as_ref().map(|notice| format!(" ! {notice}")).unwrap_or_default();
        let sign = |is: bool, name: &str| if is { format!(" {name}") } else { String::new() };
        let (log, half) = (sign(state.is_log(), "log"), sign(lines.half, "half"));
        assert_eq!(format!("{:?}{log}{half}{notice}", lines.curve), expected, "{script}");
    };
    check(BUNDLED, "m", "Rate");
    check(BUNDLED, "m m", "Lead");
    check(BUNDLED, "m m m", "Cumulative");
    check(BUNDLED, "m u", "Cumulative");
    check(BUNDLED, "s", "Cumulative log");
    check(BUNDLED, "s s", "Cumulative");
    check(BUNDLED, "s m m", "Lead");
    let why = "a difference may be below zero, which a logarithmic scale has no place for";
    check(BUNDLED, "m m s", &format!("Lead ! {why}"));
    check(BUNDLED, "i", "Cumulative half");
    check(BUNDLED, "i i", "Cumulative");
    check(BUNDLED, "m i", "Rate ! only the counts of the pace view are put together");
    check(BUNDLED, "] m", "Cumulative ! only the pace view has other curves");
    check(BUNDLED, "] s", "Cumulative ! only the pace view has a logarithmic scale");
    check(STORY, "[ [ i", "Cumulative ! it takes five earlier years with figures on the way");
}

#[test]
fn a_change_can_be_undone_and_made_again() {
    let check =
        |script: &str, expected: &str| assert_eq!(shown(&typed(BUNDLED, script).0), expected, "{script}");
    check("b u", "FY2026 vs FY2025 as of 2026-04-04 cursor 2026-04-04 Pace");
    check("b ] u u", "FY2026 vs FY2025 as of 2026-04-04 cursor 2026-04-04 Pace");
    check("b ] u u U", "FY2026 vs FY2024 as of 2026-04-04 cursor 2026-04-04 Pace");
    // A step of the cursor is no change, and a new change forgets what was undone.
    check("b Left u", "FY2026 vs FY2025 as of 2026-04-04 cursor 2026-04-04 Pace");
    check("b u ] U", "FY2026 vs FY2025 as of 2026-04-04 cursor 2026-04-04 Rate ! nothing has been undone");
    check("u", "FY2026 vs FY2025 as of 2026-04-04 cursor 2026-04-04 Pace ! nothing has been changed");
}

#[test]
fn every_action_can_be_called_by_its_name() {
    let check =
        |script: &str, expected: &str| assert_eq!(shown(&typed(BUNDLED, script).0), expected, "{script}");
    let start = "FY2026 vs FY2025 as of 2026-04-04 cursor";
    check(": o l d e r Space b Enter", "FY2026 vs FY2024 as of 2026-04-04 cursor 2026-04-04 Pace");
    // Letters in their order are enough, and words count too.
    check(": n v w Enter", &format!("{start} 2026-04-04 Rate"));
    check(": s a m e Space p o i n t Enter", &format!("{start} 2026-04-04 Pace"));
    // Arrows choose, Backspace takes back, Esc leaves everything as it was.
    check(": n e x t Space d a y Enter", &format!("{start} 2026-04-05 Pace"));
    check(": n e x t Down Enter", &format!("{start} 2026-04-11 Pace"));
    check(": x x x Backspace Backspace Backspace Enter", &format!("{start} 2026-04-05 Pace"));
    check(": q Esc", &format!("{start} 2026-04-04 Pace"));
    check(": z z Enter", &format!("{start} 2026-04-04 Pace"));
    // What does nothing says why, as its key does.
    let why = "there is no newer year to measure against";
    check(": n e w e r Space b Enter", &format!("{start} 2026-04-04 Pace ! {why}"));
    let why = "a digit names the year: 1 is the newest";
    check(": t o g g l e Space y Enter", &format!("{start} 2026-04-04 Pace ! {why}"));
    assert_eq!(typed(BUNDLED, ": q u i t Enter").1, Effect::Quit);
}

#[test]
fn a_closed_year_shows_the_rate_of_its_own_reports() {
    let (state, _) = typed(BUNDLED, &format!("{}] t", "Down ".repeat(6)));
    let rows = state.table().rows;
    let cell = |row: usize, column: usize| rows.get(row).and_then(|row| row.get(column)).cloned();
    // FY2020 is known by month: 28,120 in October 2019, in 31 days, are 907.1 a day.
    assert_eq!((rows.len(), cell(0, 3), cell(0, 4)), (12, Some("28,120".into()), Some("907".into())));
    assert!(rows.iter().all(|row| row.get(5).is_some_and(|before| before != "-")), "{rows:?}");
}

#[test]
fn every_key_of_the_keymap_is_a_key_and_has_one_meaning() {
    for view in VIEWS {
        let mut seen: Vec<(Key, &str)> = Vec::new();
        for binding in KEYMAP.iter().filter(|binding| binding.scope.holds_in(*view)) {
            assert!(!binding.keys.is_empty());
            for name in binding.keys {
                let key = Key::parse(name).unwrap_or_else(|error| panic!("{name}: {error}"));
                assert!(!seen.iter().any(|(other, _)| *other == key), "{name} stands twice: {seen:?}");
                seen.push((key, name));
            }
        }
    }
}

#[test]
fn every_year_can_be_walked_through_and_every_answer_holds() {
    // From the newest year to the oldest, each with its as-of dates from the end, its baselines and projections.
    let years = "j , , b p a ".repeat(21);
    let (state, _) = typed(BUNDLED, &years);
    assert_eq!(state.report.year.fiscal_year, FiscalYear(2005));
    assert!(state.report.year.as_of <= Date::parse_iso("2005-09-30").unwrap());
}
