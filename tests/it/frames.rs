//! Whole screens as they were looked at and found good: the text, below it a letter for the style of every cell, and
//! what the letters stand for in each look.
//!
//! Each stands in `tests/frames`. A change of one is looked at before it is accepted with `FYPACE_BLESS=1`, and the
//! commit says why it changed.

use std::fmt::Write as _;
use std::fs;

use fypace::catalog::{Row as _, find};
use fypace::dashboard::{Key, Message, Reading, Share, Shown, State, VIEWS, update};
use fypace::load::{Input, Options, load, read_events};
use fypace::plot::MARKERS;
use fypace::report::Query;
use fypace::screens::{Looks, view};
use fypace::theme::{Depth, THEMES, Theme};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier};

use crate::program::{home, is_blessed};
use crate::room::emptiest;
use crate::sample::records;

pub(crate) const BUNDLED: &[u8] = include_bytes!("../../data/removals.csv");
const EVENTS: &[u8] = include_bytes!("../../data/events.csv");
pub(crate) const STORY: &[u8] = include_bytes!("../../data/story-2017.csv");

/// What is looked at, and on what kind of terminal.
#[derive(Clone, Copy)]
struct Scene {
    data: &'static [u8],
    keys: &'static str,
    theme: &'static str,
    depth: Depth,
    marker: &'static str,
}

const DARK: Scene = Scene { data: BUNDLED, keys: "", theme: "dark", depth: Depth::True, marker: "braille" };

/// A dashboard on these data after these keys, in the colors for dark grounds.
pub(crate) fn state(data: &[u8], keys: &str) -> State {
    let loaded = load(&[Input { name: "data/removals.csv", bytes: data }], &Options::default());
    let (events, _) = read_events(EVENTS);
    let dataset = loaded.dataset.with_events(events);
    let mut state = State::new(dataset, loaded.findings, Query::default(), &Theme::DARK).expect("an answer");
    for key in Key::script(keys).expect("a script") {
        update(&mut state, &Message::Key(key));
    }
    state
}

fn drawn(scene: Scene, (columns, rows): (u16, u16)) -> Buffer {
    let mut state = state(scene.data, scene.keys);
    state.theme = find(THEMES, scene.theme).expect("a theme");
    painted(&state, Looks { depth: scene.depth, ..looks(scene.marker) }, (columns, rows))
}

/// All colors, and these glyphs.
pub(crate) fn looks(marker: &str) -> Looks {
    Looks { depth: Depth::True, marker: find(MARKERS, marker).expect("a marker") }
}

pub(crate) fn painted(state: &State, looks: Looks, (columns, rows): (u16, u16)) -> Buffer {
    let mut terminal = Terminal::new(TestBackend::new(columns, rows)).expect("a terminal in memory");
    terminal.draw(|frame| drop(view(state, looks, frame))).expect("a frame");
    terminal.backend().buffer().clone()
}

/// The rows of a screen, without spaces at the end.
pub(crate) fn text(buffer: &Buffer) -> String {
    let mut text = String::new();
    for row in buffer.area.rows() {
        let cells = row.columns().map(|cell| buffer[(cell.x, cell.y)].symbol());
        writeln!(text, "{}", cells.collect::<String>().trim_end()).unwrap();
    }
    text
}

/// The styles of a screen in several looks: a letter for every cell that is not plain, and the letters' meanings.
fn styles(looks: &[(&str, Buffer)]) -> String {
    let (mut text, mut known) = (String::new(), Vec::<Vec<String>>::new());
    let Some((_, first)) = looks.first() else { return text };
    for row in first.area.rows() {
        let letters = row.columns().map(|cell| {
            let styles: Vec<String> =
                looks.iter().map(|(_, buffer)| style(&buffer[(cell.x, cell.y)])).collect();
            if styles.iter().all(String::is_empty) {
                return ' ';
            }
            let place = known.iter().position(|other| *other == styles).unwrap_or_else(|| {
                known.push(styles);
                known.len() - 1
            });
            ('a'..='z').chain('A'..='Z').nth(place).expect("few styles")
        });
        let letters: String = letters.collect();
        writeln!(text, "{}", letters.trim_end()).unwrap();
    }
    for (letter, styles) in ('a'..='z').chain('A'..='Z').zip(known) {
        let named = looks
            .iter()
            .zip(&styles)
            .map(|((name, _), style)| format!("{name}: {}", if style.is_empty() { "plain" } else { style }));
        writeln!(text, "{letter} {}", named.collect::<Vec<_>>().join(", ")).unwrap();
    }
    text
}

/// Color and weight of a cell; nothing for a plain one, and nothing for what no ink can be seen on.
fn style(cell: &ratatui::buffer::Cell) -> String {
    let seen = cell.symbol() != " " || cell.modifier.contains(Modifier::REVERSED);
    if !seen {
        return String::new();
    }
    let color = if cell.fg == Color::Reset { String::new() } else { cell.fg.to_string().to_lowercase() };
    let weights = [(Modifier::BOLD, "bold"), (Modifier::DIM, "dim"), (Modifier::REVERSED, "reverse")];
    let weights =
        weights.into_iter().filter(|(weight, _)| cell.modifier.contains(*weight)).map(|(_, word)| word);
    let words: Vec<&str> =
        std::iter::once(color.as_str()).filter(|word| !word.is_empty()).chain(weights).collect();
    words.join(" ")
}

fn check(name: &str, scene: Scene, size: (u16, u16)) {
    let look = format!("{} {:?}", scene.theme, scene.depth).to_lowercase();
    check_looks(name, &[(&look, drawn(scene, size))]);
}

fn check_looks(name: &str, looks: &[(&str, Buffer)]) {
    let Some((_, buffer)) = looks.first() else { return };
    let found = format!("{}\n{}", text(buffer), styles(looks));
    let (columns, rows) = (buffer.area.width, buffer.area.height);
    let path = home().join("tests/frames").join(format!("{name}-{columns}x{rows}.txt"));
    if is_blessed() {
        fs::write(&path, &found).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert!(found == expected, "{} is not what is drawn now:\n{}", path.display(), text(buffer));
}

const SIZES: [(u16, u16); 4] = [(40, 12), (80, 24), (120, 36), (200, 60)];

/// Totals of whole years and nothing else, as ICE published them.
const TOTALS: &[u8] =
    b"fiscal_year,ice_removals\n2014,315943\n2015,235413\n2016,240255\n2017,226119\n2018,256085\n\
    2019,267258\n2020,185884\n2021,59011\n2022,72177\n2023,142580\n2024,271484\n";

/// Every view of some data, at every size and in every look; without color not one letter is another,
/// and no part that is left empty is more than a quarter of the screen.
fn check_views(data: &'static [u8], name: &str) {
    let styles =
        [("dark", "dark", Depth::True), ("light", "light", Depth::True), ("no color", "dark", Depth::Mono)];
    for view in VIEWS {
        let states = styles.map(|(look, theme, depth)| {
            let mut state = state(data, "");
            state.theme = find(THEMES, theme).expect("a theme");
            state.show(&Shown { view: Some(*view), ..Shown::default() });
            (look, state, Looks { depth, ..looks("braille") })
        });
        for size in SIZES {
            let drawn =
                |(look, state, looks): &(&'static str, State, Looks)| (*look, painted(state, *looks, size));
            let drawn: Vec<_> = states.iter().map(drawn).collect();
            for (look, buffer) in &drawn {
                assert_eq!(text(buffer), text(&drawn[0].1), "{look}");
            }
            let (all, empty) = (usize::from(size.0) * usize::from(size.1), emptiest(&drawn[0].1));
            assert!(empty * 4 <= all, "{name}, {}, {size:?}: {empty} cells of {all}", view.id());
            check_looks(&format!("{name}-{}", view.id()), &drawn);
        }
    }
}

#[test]
fn every_view_of_the_bundled_figures() {
    check_views(BUNDLED, "bundled");
}

#[test]
fn every_view_of_two_facts() {
    check_views(STORY, "story");
}

#[test]
fn every_view_of_records() {
    check_views(records(), "records");
}

#[test]
fn every_view_of_annual_totals() {
    check_views(TOTALS, "totals");
}

#[test]
fn groups_that_are_gone_into_searched_and_drawn_in_ascii() {
    let records = Scene { data: records(), keys: "] ] ]", ..DARK };
    for size in SIZES {
        check("groups-one", Scene { keys: "] ] ] Down Down Enter", ..records }, size);
    }
    check("groups-search", Scene { keys: "] ] ] / a l", ..records }, (80, 24));
    check("groups-ascii", Scene { marker: "ascii", depth: Depth::Mono, ..records }, (80, 24));
    check("groups-pace", Scene { keys: "] ] ] Enter [ [ [", ..records }, (80, 24));
}

#[test]
fn a_difference_that_is_not_known_has_no_bar() {
    let data = b"country,FY2016,FY2017\nMexico,10,20\nPeru,D,3\n";
    let scene = Scene { data, keys: "]", depth: Depth::Mono, marker: "ascii", ..DARK };
    let screen = text(&drawn(scene, (80, 24)));
    let row = |name: &str| screen.lines().find(|line| line.starts_with(name)).unwrap().to_owned();
    assert!(row("Mexico").contains('#'), "{screen}");
    assert!(!row("Peru").contains('#'), "{screen}");
}

#[test]
fn few_colors_and_seven_bits_say_the_same() {
    let size = (80, 24);
    check("pace-basic", Scene { depth: Depth::Basic, ..DARK }, size);
    check("pace-ascii", Scene { marker: "ascii", depth: Depth::Mono, ..DARK }, size);
}

#[test]
fn what_lies_over_a_view_or_is_said_below_it() {
    check("help", Scene { keys: "?", ..DARK }, (80, 24));
    check("help", Scene { keys: "?", ..DARK }, (120, 36));
    check("help-table", Scene { keys: "t ?", ..DARK }, (120, 36));
    check("table-sorted", Scene { keys: "] ] t l l l S", ..DARK }, (80, 24));
    check("table-right", Scene { keys: "] ] t End l l l l l l l", ..DARK }, (80, 24));
    check("table-empty", Scene { data: STORY, keys: "t N N", ..DARK }, (80, 24));
    for (name, keys) in
        [("help", "?"), ("why", "Enter"), ("bookmarks", "'"), ("go-to", "@ 1 7"), ("copy", "y")]
    {
        check(name, Scene { keys, ..DARK }, (40, 12));
    }
    check("help-search", Scene { keys: "? / y e a r", ..DARK }, (80, 24));
    check("go-to", Scene { keys: "@ 1 7", ..DARK }, (80, 24));
    check("bookmarks", Scene { keys: "' ' Down ] ' ' '", ..DARK }, (80, 24));
    check("sent", Scene { keys: "y s", ..DARK }, (80, 24));
    check("why", Scene { keys: "Enter", ..DARK }, (80, 24));
    check("why-days", Scene { keys: "] Enter", ..DARK }, (80, 24));
    check("why-record", Scene { keys: "t N N N j Enter End", ..DARK }, (80, 24));
    check("why", Scene { data: STORY, keys: "Enter Right Right Right Right Right", ..DARK }, (120, 36));
    check("notice", Scene { keys: ".", ..DARK }, (80, 24));
    check("cursor", Scene { keys: "Home w w w", ..DARK }, (80, 24));
    check("closed-year", Scene { keys: "Down", ..DARK }, (80, 24));
    check("commands", Scene { keys: ": y e a r Down", ..DARK }, (80, 24));
    check("copy", Scene { keys: "y Down", ..DARK }, (80, 24));
    check("pace", DARK, (60, 20));
    check("pace-rate", Scene { keys: "m", ..DARK }, (120, 36));
    check("pace-lead", Scene { keys: "m m", ..DARK }, (120, 36));
    check("pace-log", Scene { keys: "s", ..DARK }, (120, 36));
    check("pace-half", Scene { keys: "i", ..DARK }, (120, 36));
    check("zoomed", Scene { keys: "+ + +", ..DARK }, (120, 36));
    check("hidden", Scene { keys: "2 3", ..DARK }, (120, 36));
    check("full", Scene { keys: "f", ..DARK }, (120, 36));
    check("rate-ascii", Scene { keys: "]", marker: "ascii", depth: Depth::Mono, ..DARK }, (80, 24));
    check("rate-closed", Scene { keys: "Down Down Down Down Down Down ]", ..DARK }, (80, 24));
    check("refused", Scene { data: STORY, keys: "p p", ..DARK }, (80, 24));
}

#[test]
fn eighty_by_twenty_four_holds_the_whole_answer() {
    for keys in ["", "[ ["] {
        let screen = text(&drawn(Scene { data: STORY, keys, ..DARK }, (80, 24)));
        for figure in ["211,068", "240,255", "223,953", "87.9 %", "94.2 %", "1,390 a day"] {
            assert!(screen.contains(figure), "{keys}: {figure} is not in\n{screen}");
        }
    }
}

#[test]
fn a_logarithmic_picture_keeps_its_range() {
    // 100x30 holds the range of the straight scale, with the same words.
    for keys in ["", "s", "s + + +"] {
        let screen = text(&drawn(Scene { keys, ..DARK }, (100, 30)));
        let shades = screen.matches('▒').count();
        assert!(screen.contains("▒ past misses") && shades > 5, "{keys}: {shades} in\n{screen}");
        assert_eq!(screen.contains("log  ▒"), keys.starts_with('s'), "{keys}:\n{screen}");
    }
}

#[test]
fn a_screen_too_small_says_what_it_needs() {
    assert_eq!(text(&drawn(DARK, (39, 3))), "\nneeds 40x12, has 39x3\n\n");
    assert_eq!(text(&drawn(DARK, (20, 4))), "\nneeds 40x12\nhas 20x4\n\n");
    assert_eq!(text(&drawn(DARK, (10, 1))), "40x12\n");
    assert_eq!(text(&drawn(DARK, (8, 1))), "40x12\n");
}

#[test]
fn every_view_survives_every_size() {
    let looks = looks("braille");
    for (data, keys) in [
        (BUNDLED, ""),
        (BUNDLED, "]"),
        (BUNDLED, "? j j"),
        (STORY, ""),
        (STORY, "]"),
        (BUNDLED, "Down"),
        (BUNDLED, "] ]"),
        (BUNDLED, "t l l End"),
        (BUNDLED, "+ + + + f"),
        (BUNDLED, ": y Down"),
        (STORY, "t N"),
        (BUNDLED, "m"),
        (BUNDLED, "m m"),
        (BUNDLED, "s i"),
        (STORY, "[ [ m s"),
        (records(), "] ] ]"),
        (records(), "] ] ] / a"),
        (records(), "] ] ] Enter"),
        (BUNDLED, "[ / x"),
    ] {
        let state = state(data, keys);
        // Every size that something is dropped at, and beyond them every seventh.
        let small = (1..=24).flat_map(|rows| (1..=50).map(move |columns| (columns, rows)));
        let large =
            (1..=70).step_by(7).flat_map(|rows| (1..=240).step_by(11).map(move |columns| (columns, rows)));
        for size in small.chain(large).chain([(1, 65_535), (65_535, 1)]) {
            let buffer = painted(&state, looks, size);
            assert_eq!((buffer.area.width, buffer.area.height), size, "{keys}");
        }
    }
}

#[test]
fn a_part_of_a_file_is_called_so_at_every_size_and_gives_no_answer() {
    let mut state = state(BUNDLED, "");
    state.reading = Some(Reading {
        file: "a, b.csv".to_owned(),
        rows: "1,250,000 rows".to_owned(),
        share: Some(Share { thousandths: 310, seconds_left: 3 }),
        partial: true,
        stopped: false,
    });
    let looks = looks("braille");
    for size in [(40, 12), (60, 18), (80, 24), (120, 36), (200, 60)] {
        let text = text(&painted(&state, looks, size));
        assert!(text.contains("Not all is read yet: "), "{size:?}\n{text}");
        assert!(text.contains("31 %"), "{size:?}\n{text}");
        assert!(!text.contains("to date"), "{size:?}\n{text}");
    }
    let wide = text(&painted(&state, looks, (120, 36)));
    assert!(wide.contains("reading a, b.csv: 1,250,000 rows, 31 %, about 3 s left"), "{wide}");
    // 310 of 1,000 parts of 24 cells are 7.
    assert!(wide.contains(&format!(" {}{}\n", "█".repeat(7), "░".repeat(17))), "{wide}");
}

/// Two years of two countries, and no word of when in the year.
const BY_COUNTRY: &[u8] = b"Country,FY2017,FY2018\nMexico,800,600\nGuatemala,300,550\n";

#[test]
fn groups_of_annual_totals_have_no_months() {
    let looks = looks("braille");
    let screen = text(&painted(&state(BY_COUNTRY, "]"), looks, (120, 36)));
    assert!(screen.contains("Guatemala      550") && !screen.contains("by month"), "{screen}");
}
