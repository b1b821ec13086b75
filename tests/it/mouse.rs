//! The mouse over real screens: what stands where it is, and what it does there.

use fypace::dashboard::{Gesture, Message, State, Zone, target, update};
use fypace::report::MethodId;
use fypace::screens::view;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use crate::frames::{BUNDLED, STORY, looks, state, text};
use crate::sample::records;

/// A dashboard on a screen of 120 by 36, with what was drawn last.
struct Desk {
    state: State,
    zones: Vec<Zone>,
    screen: String,
}

impl Desk {
    fn new(state: State) -> Self {
        let mut desk = Self { state, zones: Vec::new(), screen: String::new() };
        desk.draw();
        desk
    }

    fn draw(&mut self) {
        let mut terminal = Terminal::new(TestBackend::new(120, 36)).expect("a terminal in memory");
        terminal.draw(|frame| self.zones = view(&self.state, looks("braille"), frame)).expect("a frame");
        self.screen = text(terminal.backend().buffer());
    }

    /// A place as `column,row` from 0, or the first one of these words on the screen.
    fn place(&self, words: &str) -> (u16, u16) {
        let number = |text: &str| text.parse::<u16>().ok();
        if let Some((column, row)) = words.split_once(',').and_then(|(one, two)| number(one).zip(number(two)))
        {
            return (column, row);
        }
        let find = |(row, line): (usize, &str)| Some((line.split_once(words)?.0.chars().count(), row));
        let (column, row) = self.screen.lines().enumerate().find_map(find).expect(words);
        (u16::try_from(column).unwrap(), u16::try_from(row).unwrap())
    }

    fn point(&mut self, gesture: Gesture, place: (u16, u16)) {
        let target = target(&self.zones, place);
        update(&mut self.state, &Message::Pointer(gesture, target));
        self.draw();
    }

    /// Lines such as `click Years`, `move 30,12`, `up 30,12`, `drag 30,12 60,12`.
    fn run(&mut self, script: &str) {
        for line in script.split("; ").filter(|line| !line.is_empty()) {
            let (what, words) = line.split_once(' ').expect("a place");
            let place = |words: &str| self.place(words);
            match what {
                "click" => {
                    let place = place(words);
                    self.point(Gesture::Press, place);
                    self.point(Gesture::Release, place);
                }
                "drag" => {
                    let (from, to) = words.split_once(' ').expect("two places");
                    let (from, to) = (place(from), place(to));
                    self.point(Gesture::Press, from);
                    self.point(Gesture::Drag, to);
                    self.point(Gesture::Release, to);
                }
                "move" => self.point(Gesture::Move, place(words)),
                "right" => {
                    let place = place(words);
                    self.point(Gesture::RightPress, place);
                    self.point(Gesture::RightRelease, place);
                }
                "pull" => {
                    let (from, to) = words.split_once(' ').expect("two places");
                    let (from, to) = (place(from), place(to));
                    self.point(Gesture::RightPress, from);
                    self.point(Gesture::RightDrag, to);
                    self.point(Gesture::RightRelease, to);
                }
                "double" => {
                    let place = place(words);
                    for gesture in [Gesture::Press, Gesture::Release, Gesture::DoublePress, Gesture::Release]
                    {
                        self.point(gesture, place);
                    }
                }
                "up" => self.point(Gesture::WheelUp, place(words)),
                "down" => self.point(Gesture::WheelDown, place(words)),
                "later" => self.point(Gesture::WheelRight, place(words)),
                "earlier" => self.point(Gesture::WheelLeft, place(words)),
                other => panic!("no gesture is called {other}"),
            }
        }
    }
}

/// View, cursor, drawn days, baseline and what lies over it after a script.
fn shown(state: &State) -> String {
    let zoom = state.zoom.map(|span| format!(" {}-{}", span.from, span.to)).unwrap_or_default();
    let baseline = state.report.baseline.as_ref().map(|baseline| baseline.fiscal_year.to_string());
    let over = state.overlay.as_ref().map(|_| " over").unwrap_or_default();
    let cursor = state.cursor.map(|date| format!(" {date}")).unwrap_or_default();
    format!("{:?} {}{cursor}{zoom}{over}", state.view, baseline.unwrap_or_default())
}

#[test]
fn a_drag_says_what_was_counted_in_its_days_where_it_looks_nearer() {
    let mut desk = Desk::new(state(BUNDLED, ""));
    // February 8 is day 31 + 30 + 31 + 31 + 8, April 4 is day 186; 234,236 less the 162,192 through February 7.
    desk.state.drag = Some((131, 186));
    desk.draw();
    let words = "Feb 8 to Apr 4, 56 days, 72,044; letting go looks nearer";
    assert!(desk.screen.contains(words), "{}", desk.screen);
    // Between two reports it is worked out.
    desk.state.drag = Some((186, 140));
    desk.draw();
    assert!(desk.screen.contains("Feb 17 to Apr 4, 47 days, about "), "{}", desk.screen);
    let mut desk = Desk::new(state(BUNDLED, "]"));
    desk.state.drag = Some((131, 186));
    desk.draw();
    assert!(!desk.screen.contains("letting go"), "{}", desk.screen);
}

#[test]
fn moving_reads_clicking_pins_and_the_wheel_and_drags_zoom() {
    let check = |keys: &str, script: &str, expected: &str| {
        let mut desk = Desk::new(state(BUNDLED, keys));
        desk.run(script);
        assert_eq!(shown(&desk.state), expected, "{keys} {script}\n{}", desk.screen);
    };
    check("", "", "Pace FY2025");
    // The cursor follows the pointer while it is over days, and lets go beside them.
    check("", "move 20,12", "Pace FY2025 2026-01-05");
    check("", "move 20,12; move 30,12", "Pace FY2025 2026-03-17");
    check("", "move 20,12; move 1,0", "Pace FY2025");
    check("Left", "move 1,0", "Pace FY2025 2026-04-03");
    // A click pins it, Esc lets it go.
    check("", "click 20,12; move 30,12", "Pace FY2025 2026-01-05");
    check("", "click 20,12; click 30,12", "Pace FY2025 2026-03-17");
    // The wheel keeps the day under the pointer where it is.
    check("", "up 20,12", "Pace FY2025 21-312");
    check("", "up 20,12; down 20,12", "Pace FY2025");
    // An eighth of 292 days are 36.
    check("", "up 20,12; later 20,12", "Pace FY2025 57-348");
    check("", "up 20,12; later 20,12; earlier 20,12", "Pace FY2025 21-312");
    check("", "up 20,12; right 20,12", "Pace FY2025");
    check("", "up 20,12; double 20,12", "Pace FY2025 2026-01-05");
    // A pull keeps the day under the pointer: as many days as the pointer went over, within the year.
    check("", "up 20,12; pull 24,12 20,12", "Pace FY2025 44-335");
    check("", "up 20,12; pull 20,12 40,12", "Pace FY2025 1-292");
    check("", "pull 20,12 40,12", "Pace FY2025");
    check("", "up 20,12; pull 20,12 1,0", "Pace FY2025 21-312");
    check("", "drag 20,12 40,12", "Pace FY2025 2026-05-28 97-240");
    check("", "drag 40,12 20,12", "Pace FY2025 2026-01-05 97-240");
    // Other charts have days, too.
    check("]", "move 20,12", "Rate FY2025 2026-01-03");
    check("] ] ] ] ]", "move 20,10", "Days FY2025 2025-11-17");
    check("] ] ] ]", "move 40,20", "Methods FY2025 2026-07-10");
    // Names, labels and rows.
    check("", "click Years", "Years FY2025");
    check("", "click ◆ FY2025", "Pace FY2025");
    check("", "click ▲ FY2024", "Pace FY2024");
    // FY2014 begins with the letters that are short for FY2020.
    check("", "click · FY2014 316k", "Pace FY2014");
    check("] ]", "click FY2019", "Years FY2019");
    check("", "click ? help", "Pace FY2025 over");
    check("?", "click 1,1", "Pace FY2025");
    check("?", "click 60,18", "Pace FY2025 over");
    check("Enter", "click Esc closes", "Pace FY2025");
    check("Enter", "click y copies", "Pace FY2025 over");
    check("?", "click / searches", "Pace FY2025 over");
    check("", "click table", "Table FY2025");
    check("t", "click methods", "Table FY2025");
}

#[test]
fn what_was_said_of_one_deed_is_gone_with_the_next() {
    let mut desk = Desk::new(state(BUNDLED, "="));
    assert!(desk.state.notice.is_some());
    desk.run("up 20,12");
    assert_eq!(desk.state.notice, None);
}

#[test]
fn lists_are_chosen_sorted_and_gone_into_by_the_mouse() {
    let check = |keys: &str, script: &str, expected: &str| {
        let mut desk = Desk::new(state(records(), keys));
        desk.run(script);
        let table = if desk.state.view.scope() == fypace::dashboard::Scope::Rows {
            let table = desk.state.groups_table();
            table.rows.get(desk.state.row()).map(|row| row[0].clone()).unwrap_or_default()
        } else {
            String::new()
        };
        let filters: Vec<_> = desk.state.query.filters.iter().map(|(_, value)| value.as_str()).collect();
        let by = desk.state.query.by.clone().unwrap_or_default();
        assert_eq!(format!("{by} [{}] {table}", filters.join(" > ")), expected, "{script}\n{}", desk.screen);
    };
    check("", "click Groups", "country [] Guatemala");
    check("] ] ]", "click Honduras", "country [] Honduras");
    check("] ] ]", "click Honduras; click Honduras", "sex [Honduras] Male");
    check("] ] ]", "click state", "state [] Texas");
    check("] ] ]", "click difference", "country [] Guatemala");
    check("] ] ]", "click difference; click difference ▼", "country [] Mexico");
    check("] ] ]", "click difference; click difference ▼; click difference ▲", "country [] Guatemala");
    check("] ] ]", "down 10,12", "country [] Brazil");
    check("] ] ]", "down 10,12; up 10,12", "country [] Guatemala");
    check("] ] ]", "click Enter only it", "sex [Guatemala] Male");
    check("] ] ] : n a r r o w", "click narrow            count", "sex [Guatemala] Male");
}

#[test]
fn a_method_is_chosen_by_the_mouse_or_says_why_not() {
    let check = |keys: &str, script: &str, method: Option<MethodId>, said: &str| {
        let mut desk = Desk::new(state(BUNDLED, keys));
        desk.run(script);
        let notice = desk.state.notice.as_ref().map(ToString::to_string).unwrap_or_default();
        assert!(notice.contains(said) && notice.is_empty() == said.is_empty(), "{script}: {notice}");
        assert_eq!(desk.state.query.method, method, "{script}\n{}", desk.screen);
    };
    check("] ] ] ]", "click straight line", Some(MethodId::StraightLine), "");
    check("", "click seasonal share", Some(MethodId::SeasonalShare), "");
    check("] ] ] ]", "click recent rate, 56", None, "is the projection of the headline already");
    check("] ] ] ]", "click last year's total", None, "stands in no headline");
    // A year that is over has no projections, and no row of them.
    check("", "click Years on", None, "nothing to choose here; M gives the mouse to the terminal");
    // Two figures are too far apart for a recent rate.
    let mut desk = Desk::new(state(STORY, "] ]"));
    desk.run("click recent rate");
    let notice = desk.state.notice.as_ref().map(ToString::to_string).unwrap_or_default();
    assert!(notice.starts_with("recent rate: refused, needs two observations"), "{notice}");
}

#[test]
fn small_pictures_of_groups_and_their_bars_are_rows() {
    let check = |script: &str, expected: &str| {
        let mut desk = Desk::new(state(records(), "] ] ]"));
        desk.run(script);
        let table = desk.state.groups_table();
        let row = table.rows.get(desk.state.row()).map(|row| row[0].clone()).unwrap_or_default();
        let filters: Vec<_> = desk.state.query.filters.iter().map(|(_, value)| value.as_str()).collect();
        assert_eq!(format!("[{}] {row}", filters.join(" > ")), expected, "{script}\n{}", desk.screen);
    };
    check("click Mexico 889 -120", "[] Mexico");
    check("click Mexico 889 -120; click Mexico 889 -120", "[Mexico] Male");
    check("click ▒▒▒", "[] Mexico");
}
