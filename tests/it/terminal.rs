//! However the program ends, the terminal is as it was; and while nothing changes, nothing is written.

use std::fs;
use std::io::Write as _;
use std::os::unix::process::ExitStatusExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use fypace::dashboard::{Effect, Key};
use fypace::shell::{Manner, Program, Session};
use ratatui::Frame;
use rustix::fs::{FileType, Mode};
use rustix::process::Signal;

use crate::program::{empty_folder, folder, skip};
use crate::pty::Terminal;

const USUAL: (u16, u16) = (80, 24);

/// The program, once it has drawn its first frame.
fn started() -> Terminal {
    let mut terminal = Terminal::start(&[], USUAL);
    terminal.wait_for_frame();
    terminal
}

#[test]
fn quitting_gives_the_terminal_back() {
    let mut terminal = started();
    terminal.keys("q");
    assert!(terminal.exit_status().success());
    terminal.assert_restored();
}

#[test]
fn a_signal_gives_the_terminal_back_and_shows_in_the_status() {
    for signal in [Signal::TERM, Signal::HUP, Signal::INT, Signal::QUIT] {
        let mut terminal = started();
        terminal.signal(signal);
        assert_eq!(terminal.exit_status().signal(), Some(signal.as_raw()));
        terminal.assert_restored();
    }
}

#[test]
fn a_stop_gives_the_terminal_back_and_going_on_draws_all_anew() {
    let mut terminal = started();
    let shown = terminal.screen();
    for _ in 0..3 {
        terminal.signal(Signal::TSTP);
        terminal.wait_for_stop();
        while terminal.listen(Duration::from_millis(20)) > 0 {}
        terminal.assert_restored();
        terminal.signal(Signal::CONT);
        terminal.wait_for_frame();
        assert_eq!(terminal.screen(), shown);
    }
    terminal.keys("q");
    assert!(terminal.exit_status().success());
    terminal.assert_restored();
}

/// A program that falls over at the first key.
struct Fragile;

impl Program for Fragile {
    fn key(&mut self, key: Key) -> Effect {
        panic!("fell over at {key}");
    }

    fn view(&self, frame: &mut Frame<'_>) {
        frame.render_widget("standing", frame.area());
    }
}

#[test]
#[ignore = "runs in a terminal of its own, started by the test below"]
fn a_fragile_program() {
    if std::env::var_os("FYPACE_FRAGILE").is_some() {
        let mut session = Session::open(Manner::Drawn).unwrap();
        session.read_mouse(true).unwrap();
        let _ = session.run(&mut Fragile);
    }
}

#[test]
fn a_panic_gives_the_terminal_back_before_it_says_anything() {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command
        .args(["--ignored", "--exact", "terminal::a_fragile_program", "--nocapture"])
        .env("FYPACE_FRAGILE", "1");
    let mut terminal = Terminal::spawn(&mut command, USUAL, None);
    terminal.wait_for("standing");
    assert!(terminal.reports_mouse());
    terminal.keys("x");
    assert_eq!(terminal.exit_status().code(), Some(101));
    terminal.assert_restored();
    let sent = terminal.sent();
    assert!(sent.find("fell over at x") > sent.rfind("\x1b[?1049l"), "{sent:?}");
}

/// The program at the end of a pipe, with what stands before it as a shell writes it; nothing where this system cannot
/// start a session of its own. What a program opens by `/dev/tty` is the terminal of its session, so there has to be one.
fn piped(line: &str, state: &Path) -> Option<Terminal> {
    let mut command = Command::new("setsid");
    let run = format!("{line} | {}", env!("CARGO_BIN_EXE_fypace"));
    command.args(["--ctty", "--wait", "sh", "-c", &run]).env_clear().env("PATH", "/usr/bin:/bin");
    command.env("XDG_STATE_HOME", state);
    if !Command::new("setsid").args(["--wait", "true"]).output().is_ok_and(|ran| ran.status.success()) {
        skip("this system cannot start a session by a command");
        return None;
    }
    Some(Terminal::spawn(&mut command, USUAL, None))
}

#[test]
fn data_come_through_a_pipe_and_keys_from_the_terminal() {
    let state = empty_folder("piped").join("state");
    let line =
        "printf 'fiscal_year,as_of,cumulative_removals\\n2016,2016-09-30,240255\\n2017,2017-09-09,211068\\n'";
    let Some(mut terminal) = piped(line, &state) else { return };
    terminal.wait_for("211,068 to date");
    terminal.keys("?");
    terminal.wait_for("Keys of this view");
    terminal.keys("q");
    terminal.wait_for("●FY17 211,068");
    terminal.keys("r");
    terminal.wait_for("these figures are in no file that could change");
    // The shell of this session has no job control.
    terminal.keys("Ctrl-Z");
    terminal.wait_for("not stopped: no shell is there to wake it again");
    terminal.keys("y c");
    terminal.wait_for("the command needs the same data on standard input");
    terminal.keys("q");
    assert!(terminal.exit_status().success());
    terminal.assert_restored();
    // Going on with it would show other figures.
    assert!(!state.join("fypace/session").exists());
}

#[test]
fn a_pipe_that_takes_long_is_said_to_be_read() {
    let (reader, mut writer) = std::io::pipe().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_fypace"));
    command.args(["check", "-"]).env_clear();
    let mut terminal = Terminal::spawn(&mut command, USUAL, Some(reader.into()));
    terminal.wait_for("reading standard input until it ends (Ctrl-C stops)");
    writer.write_all(b"fiscal_year,removals\n2016,240255\n").unwrap();
    drop(writer);
    terminal.wait_for("1 read = 1 used + 0 set aside");
    assert!(!terminal.screen().contains("reading standard"), "{}", terminal.screen());
    assert!(terminal.exit_status().success());
}

/// A pipe in a folder that nobody writes to.
fn silent(name: &str) -> PathBuf {
    let folder = empty_folder(name);
    let mode = Mode::RUSR | Mode::WUSR;
    rustix::fs::mknodat(rustix::fs::CWD, folder.join("p"), FileType::Fifo, mode, 0).unwrap();
    folder
}

#[test]
fn keys_leave_while_a_pipe_is_waited_for() {
    for (key, status) in [("q", 0), ("Ctrl-C", 130)] {
        let mut terminal = Terminal::start_in(&silent("silent"), &["p"], USUAL);
        terminal.wait_for("reading p until it ends");
        terminal.keys(key);
        assert_eq!(terminal.exit_status().code(), Some(status), "{key}");
        terminal.assert_restored();
    }
}

#[test]
fn what_comes_through_a_pipe_in_the_end_is_shown_or_refused() {
    for (text, told) in [("month,removals\n2016-10,16243\n", "16,243"), ("nothing\n", "p:1: no data rows")] {
        let folder = silent("slow");
        let mut terminal = Terminal::start_in(&folder, &["p"], USUAL);
        terminal.wait_for("reading p until it ends");
        fs::write(folder.join("p"), text).unwrap();
        terminal.wait_for(told);
        let is_shown = text.contains("16243");
        if is_shown {
            terminal.keys("q");
        }
        assert_eq!(terminal.exit_status().success(), is_shown, "{text}");
        terminal.assert_restored();
    }
}

#[test]
fn what_is_sent_is_drawn_while_it_comes() {
    let file = big("sent").join("big.csv");
    let line = format!("{{ cat {0}; cat p; }}", file.display());
    let folder = silent("sender");
    let Some(mut terminal) = piped(&format!("cd {} && {line}", folder.display()), &folder) else { return };
    terminal.wait_for("Not all is read yet: ");
    assert!(!terminal.screen().contains(" %, about"), "{}", terminal.screen());
    fs::write(folder.join("p"), "2016-01-01,Mexico,the last\n").unwrap();
    terminal.wait_for("140,001 to date");
    terminal.keys("q");
    assert!(terminal.exit_status().success());
    terminal.assert_restored();
}

#[test]
fn a_terminal_in_the_place_of_a_file_is_asked_wrongly() {
    let mut terminal = Terminal::start(&["-"], USUAL);
    terminal.wait_for("-: is a terminal; name a file, or send one with `<` or a pipe");
    assert_eq!(terminal.exit_status().code(), Some(2));
}

/// Where the session began outside a container, its number is 0 inside.
#[test]
#[cfg(target_os = "linux")]
fn a_stop_in_a_container_is_a_stop() {
    let container = || {
        let mut command = Command::new("unshare");
        command.args(["--user", "--map-root-user", "--pid", "--fork"]);
        command
    };
    if !container().arg("true").output().is_ok_and(|made| made.status.success()) {
        return skip("this system lets nobody make a container");
    }
    let stop = "terminal::a_stop_gives_the_terminal_back_and_going_on_draws_all_anew";
    let tests = std::env::current_exe().unwrap();
    let ran = container().arg(tests).args(["--exact", stop]).output().unwrap();
    let said = String::from_utf8_lossy(&ran.stdout);
    assert!(
        ran.status.success() && said.contains("1 passed"),
        "{said}{}",
        String::from_utf8_lossy(&ran.stderr)
    );
}

#[test]
fn the_end_of_the_terminal_is_the_end_of_the_program() {
    let mut terminal = started();
    let start = Instant::now();
    terminal.hang_up();
    assert_eq!(terminal.exit_status().signal(), Some(Signal::HUP.as_raw()));
    assert!(start.elapsed() < Duration::from_millis(500), "{:?}", start.elapsed());
}

#[test]
fn the_mouse_is_read_until_it_is_given_back() {
    let mut terminal = started();
    assert!(terminal.reports_mouse());
    // A click on the third name of a view at the upper right, then a move over the chart.
    let column = terminal.screen().lines().next().and_then(|line| line.find("Years")).unwrap();
    terminal.mouse(0, (u16::try_from(column).unwrap() + 2, 1));
    terminal.wait_for("FY2024 ");
    terminal.keys("[ [");
    terminal.mouse(35, (20, 12));
    terminal.wait_for("Dec");
    terminal.keys("M");
    terminal.wait_for("the mouse is the terminal's");
    assert!(!terminal.reports_mouse());
    terminal.keys("M");
    terminal.wait_for("the mouse is read here again");
    assert!(terminal.reports_mouse());
    terminal.keys("q");
    assert!(terminal.exit_status().success());
    terminal.assert_restored();
}

#[test]
fn what_is_shown_is_written_to_a_new_file_and_never_over_another() {
    let folder = empty_folder("written");
    fs::write(folder.join("fypace-pace-FY2026-2026-04-04.csv"), "mine").unwrap();
    let mut terminal = Terminal::start_in(&folder, &[], USUAL);
    terminal.wait_for_frame();
    terminal.keys("e c");
    terminal.wait_for("written to fypace-pace-FY2026-2026-04-04-2.csv");
    terminal.keys("e t");
    terminal.wait_for("written to fypace-pace-FY2026-2026-04-04.txt");
    terminal.keys("q");
    assert!(terminal.exit_status().success());
    let read =
        |name: &str| fs::read_to_string(folder.join(format!("fypace-pace-FY2026-2026-04-04{name}"))).unwrap();
    assert_eq!(read(".csv"), "mine");
    assert!(read("-2.csv").starts_with("date,day,"), "{}", read("-2.csv"));
    let picture = read(".txt");
    assert!(picture.contains("234,236 to date") && picture.contains("● FY2026"), "{picture}");
    assert!(!picture.contains("quit"), "{picture}");
}

#[test]
fn a_refused_file_among_several_is_told_on_the_first_screen() {
    let folder = empty_folder("refused-among");
    fs::write(folder.join("good.csv"), "fiscal_year,removals\n2016,240255\n2017,226119\n").unwrap();
    fs::write(folder.join("bad.csv"), "nothing of the kind\n").unwrap();
    let mut terminal = Terminal::start_in(&folder, &["good.csv", "bad.csv"], USUAL);
    terminal.wait_for("226,119");
    terminal.wait_for("! bad.csv");
    terminal.keys("q");
    assert!(terminal.exit_status().success());
}

#[test]
fn a_file_is_read_again_when_it_changes_and_another_can_be_opened() {
    let folder = empty_folder("watched");
    let write = |name: &str, text: &str| fs::write(folder.join(name), text).unwrap();
    let figures = |count: &str| {
        format!("fiscal_year,as_of,cumulative_removals\n2016,2016-09-30,240255\n2017,2017-09-09,{count}\n")
    };
    write("now.csv", &figures("211068"));
    write("other.csv", &figures("123456"));
    write("broken.csv", "nothing of the kind\n");
    let mut terminal = Terminal::start_in(&folder, &["now.csv"], USUAL);
    terminal.wait_for("211,068");
    write("now.csv", &figures("212000"));
    terminal.wait_for("now.csv was read again: 212,000 to date, 211,068 before");
    // What cannot be read leaves what was shown.
    write("now.csv", "nothing of the kind\n");
    terminal.wait_for("what was shown stays");
    assert!(terminal.screen().contains("212,000"), "{}", terminal.screen());
    write("now.csv", &figures("213000"));
    terminal.wait_for("213,000 to date");
    terminal.keys("r");
    terminal.wait_for("213,000 to date, 213,000 before");
    // What cannot be opened leaves the file that is shown the one that is looked at.
    terminal.paste("broken.csv");
    terminal.wait_for("Open a file");
    terminal.keys("Enter");
    terminal.wait_for("what was shown stays");
    write("now.csv", &figures("214000"));
    terminal.wait_for("now.csv was read again: 214,000 to date, 213,000 before");
    terminal.keys("r");
    terminal.wait_for("214,000 to date, 214,000 before");
    terminal.keys("o o t Tab");
    terminal.wait_for("other.csv");
    terminal.keys("Enter");
    terminal.wait_for("other.csv is open");
    assert!(terminal.screen().contains("123,456"), "{}", terminal.screen());
    // A file that is dragged onto the terminal comes as its path.
    terminal.paste("'now.csv' ");
    terminal.wait_for("Open a file");
    terminal.keys("Enter");
    terminal.wait_for("now.csv is open");
    terminal.keys("q");
    assert!(terminal.exit_status().success());
    terminal.assert_restored();
}

#[test]
fn a_file_that_goes_bad_beside_good_ones_leaves_all_that_was_shown() {
    let folder = empty_folder("watched-two");
    let write = |name: &str, text: &str| fs::write(folder.join(name), text).unwrap();
    write("years.csv", "fiscal_year,removals\n2015,235413\n2016,240255\n");
    let live = "fiscal_year,as_of,cumulative_removals\n2017,2017-09-09,211068\n";
    write("live.csv", live);
    let mut terminal = Terminal::start_in(&folder, &["years.csv", "live.csv"], USUAL);
    terminal.wait_for("211,068");
    write("live.csv", "nothing of the kind\n");
    terminal.wait_for("what was shown stays");
    assert!(terminal.screen().contains("211,068"), "{}", terminal.screen());
    write("live.csv", &live.replace("211068", "211070"));
    terminal.wait_for("211,070 to date");
    terminal.keys("q");
    assert!(terminal.exit_status().success());
}

/// More than eight megabytes of removals, 140,000 of them, as `big.csv` in a folder of its own.
fn big(name: &str) -> PathBuf {
    let folder = folder(name);
    // One removal on each day of FY2016, in turn, and more than eight megabytes of them.
    let day = |row: usize| if row % 366 < 92 { ("2015", 10 + row % 366 / 31) } else { ("2016", 1) };
    let row = |row: usize| {
        let (year, month) = day(row);
        format!(
            "{year}-{month:02}-{:02},Mexico,somebody who was removed on that day of that year\n",
            1 + row % 28
        )
    };
    let rows = 140_000;
    let text: String =
        std::iter::once("departed_date,country,note of\n".to_owned()).chain((0..rows).map(row)).collect();
    assert!(text.len() > 8 << 20);
    fs::write(folder.join("big.csv"), text).unwrap();
    folder
}

#[test]
fn a_stop_leaves_the_program_running_however_often_the_file_was_asked_for() {
    let mut terminal = Terminal::start_in(&big("stopped"), &["big.csv"], USUAL);
    terminal.wait_for_frame();
    terminal.keys("r r Esc");
    // A fast machine may have read all of it before the key comes.
    terminal.wait_for_either(["Stopped ", "140,000 to date"]);
    terminal.keys("r");
    terminal.wait_for("140,000 to date");
    terminal.keys("q");
    assert!(terminal.exit_status().success());
    terminal.assert_restored();
}

#[test]
fn a_big_file_is_drawn_while_it_is_read_and_answers_in_the_end() {
    let mut terminal = Terminal::start_in(&big("big"), &["big.csv"], USUAL);
    terminal.wait_for("140,000 to date");
    assert!(terminal.has_shown("Not all is read yet"));
    assert!(!terminal.screen().contains("ot all"), "{}", terminal.screen());
    terminal.keys("q");
    assert!(terminal.exit_status().success());
    terminal.assert_restored();
}

#[test]
fn the_program_speaks_in_lines_and_leaves_screen_cursor_and_mouse_alone() {
    let mut terminal = Terminal::start(&["--plain"], (120, 40));
    terminal.wait_for("Pace view:");
    terminal.wait_for("Apr 4, 2026, day 186: FY2026 234,236");
    terminal.keys("b");
    terminal.wait_for("on Apr 4, 2024");
    terminal.keys("M Ctrl-L .");
    terminal.wait_for("Note: this is the last figure of the year.");
    // Pasted letters are no keys here either: `e` and `c` would write a file.
    terminal.paste("sequel.csv");
    terminal.wait_for("Open sequel.csv: 0 names begin so.");
    terminal.keys("Esc");
    terminal.wait_for("Back in the Pace view.");
    terminal.keys("q");
    assert!(terminal.exit_status().success());
    terminal.assert_modes_restored();
    let sent = terminal.sent().replace("\x1b[?2004h", "").replace("\x1b[?2004l", "");
    assert!(!sent.contains('\x1b'), "{sent:?}");
}

#[test]
fn what_is_done_is_said_for_a_while_and_lines_end_between_words() {
    let mut terminal = started();
    terminal.keys("y s");
    terminal.wait_for("sent to the terminal's clipboard");
    terminal.wait_for("●FY26 234,236");
    terminal.keys("q");
    assert!(terminal.exit_status().success());
    let mut terminal = Terminal::start(&["--plain"], (60, 40));
    terminal.wait_for("day 186: FY2026");
    terminal.keys("q");
    assert!(terminal.exit_status().success());
    let sent = terminal.sent().replace("\x1b[?2004h", "").replace("\x1b[?2004l", "");
    let long = sent.lines().find(|line| line.trim_end().chars().count() > 60);
    assert_eq!(long, None, "{sent}");
}

#[test]
fn settings_are_options_that_what_is_typed_overrides() {
    let folder = folder("settings");
    fs::create_dir_all(folder.join("fypace")).unwrap();
    let write = |text: &str| fs::write(folder.join("fypace/config"), text).unwrap();
    let start = |arguments: &[&str]| {
        Terminal::start_with(&folder, arguments, (120, 36), &[("XDG_CONFIG_HOME", &folder)])
    };
    write("# mine\n--against 2024\n--no-mouse\n");
    let mut terminal = start(&[]);
    terminal.wait_for("FY2026 less FY2024");
    assert!(!terminal.reports_mouse());
    drop(terminal);
    start(&["--against", "2023"]).wait_for("FY2026 less FY2023");
    start(&["--no-config"]).wait_for("FY2026 less FY2025");
    write("against 2024\n");
    let mut terminal = start(&[]);
    terminal.wait_for("line 1: expected an option as it is typed");
    assert_eq!(terminal.exit_status().code(), Some(1));
    // A letter of Latin-1 in a remark.
    fs::write(folder.join("fypace/config"), b"# caf\xe9\n--against 2024\n").unwrap();
    let mut terminal = start(&[]);
    terminal.wait_for("is not UTF-8; --no-config leaves it out");
    assert_eq!(terminal.exit_status().code(), Some(1));
}

#[test]
fn what_was_left_is_gone_on_with_only_where_that_is_asked() {
    let folder = empty_folder("session");
    fs::create_dir_all(folder.join("elsewhere")).unwrap();
    let figures = "fiscal_year,as_of,cumulative_removals\n2016,2016-09-30,240255\n2017,09/08/2017,211068\n";
    fs::write(folder.join("story.csv"), figures).unwrap();
    let start = |place: &str, arguments: &[&str]| {
        let place = folder.join(place);
        Terminal::start_with(&place, arguments, (120, 36), &[("XDG_STATE_HOME", &folder)])
    };
    let mut terminal = start("", &["--resume"]);
    terminal.wait_for("nothing to go on from");
    assert_eq!(terminal.exit_status().code(), Some(1));
    let mut terminal = start("", &["story.csv", "--dates", "mdy"]);
    terminal.wait_for("211,068 to date");
    terminal.keys("' ' Down ] ]");
    terminal.wait_for("FY2016");
    terminal.keys("q");
    assert!(terminal.exit_status().success());
    // From another folder, with the year, the view and the kept view; what is typed overrules.
    let mut terminal = start("elsewhere", &["--resume"]);
    terminal.wait_for("240,255 (provisional) in the whole year");
    terminal.keys("'");
    terminal.wait_for("Years: FY2017 against FY2016 as of Sep 8, 2017");
    terminal.keys("1");
    terminal.wait_for("211,068 to date");
    drop(terminal);
    start("elsewhere", &["--resume", "--year", "2017"]).wait_for("211,068 to date");
    // Without being asked for, nothing of it is there.
    start("elsewhere", &[]).wait_for("234,236 to date");
    let mut terminal = start("", &["--resume", "story.csv"]);
    terminal.wait_for("cannot be used with");
    assert_eq!(terminal.exit_status().code(), Some(2));
}

#[test]
fn every_size_is_drawn_for() {
    let mut terminal = started();
    let shown = terminal.screen();
    for size in [(1, 1), (200, 60), (2, 50), (300, 2), (40, 12)] {
        terminal.resize(size);
        terminal.wait_for_frame();
    }
    terminal.resize(USUAL);
    terminal.wait_for(&shown);
}

#[test]
fn nothing_is_written_while_nothing_changes() {
    let mut terminal = started();
    assert_eq!(terminal.listen(Duration::from_millis(200)), 0);
}

#[test]
fn all_that_is_drawn_is_in_synchronized_updates() {
    let mut terminal = started();
    terminal.resize((100, 30));
    terminal.wait_for_frame();
    terminal.keys("q");
    terminal.exit_status();
    let mut outside = String::new();
    for (place, part) in terminal.sent().split("\x1b[?2026h").enumerate() {
        let rest = if place == 0 { part } else { part.split_once("\x1b[?2026l").unwrap().1 };
        outside.push_str(rest);
    }
    let printed =
        |text: &str| text.split('\x1b').skip(1).all(|sequence| sequence.starts_with(['[', ']', '\\']));
    assert!(printed(&outside) && outside.len() < 200, "outside of the updates: {outside:?}");
}

#[test]
fn a_flood_of_keys_is_drawn_in_few_frames() {
    let mut terminal = started();
    let start = Instant::now();
    for _ in 0..20 {
        terminal.keys(&"Right Left ".repeat(50));
        terminal.listen(Duration::from_millis(1));
    }
    // What a terminal holds for a program that is slow to read is bounded, and more is lost, this key too.
    while terminal.listen(Duration::from_millis(50)) > 0 {}
    terminal.keys("q");
    assert!(terminal.exit_status().success());
    let most = start.elapsed().as_millis() / 16 + 2;
    assert!(terminal.frames() as u128 <= most, "{} frames, at most {most}", terminal.frames());
}
