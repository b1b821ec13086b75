//! While a file is read, and where the reading was stopped.

use super::*;
use crate::dashboard::{Reading, Share};

fn reading(partial: bool) -> State {
    let mut state = start(BUNDLED);
    state.reading = Some(Reading {
        file: "a, b.csv".to_owned(),
        rows: "1,250,000 rows".to_owned(),
        share: Some(Share { thousandths: 310, seconds_left: 3 }),
        partial,
        stopped: false,
    });
    state.has_files = true;
    state
}

fn press(state: &mut State, script: &str) -> Effect {
    let mut effect = Effect::None;
    for key in Key::script(script).unwrap() {
        effect = update(state, &Message::Key(key));
    }
    effect
}

#[test]
fn a_part_of_a_file_is_looked_at_and_not_taken_away() {
    for key in ["y", "e", "Enter"] {
        let mut state = reading(true);
        assert_eq!(press(&mut state, key), Effect::Redraw);
        let notice = state.notice.unwrap().text;
        assert_eq!(notice, "not all of the file is read: these figures are no answer", "{key}");
        assert!(state.overlay.is_none(), "{key}");
    }
    let mut state = reading(true);
    press(&mut state, "Left b ]");
    assert_eq!((state.notice.as_ref().map(ToString::to_string).as_deref(), state.view), (None, ViewId::Rate));
    assert_eq!(press(&mut state, "q"), Effect::Quit);
    let [told, why] = reading(true).partial().unwrap().statements();
    assert_eq!(
        (told.long.as_str(), told.short.as_str()),
        (
            "Not all is read yet: reading a, b.csv: 1,250,000 rows, 31 %, about 3 s left.",
            "Not all is read yet: 31 %"
        )
    );
    assert!(why.long.ends_with("Esc stops."), "{}", why.long);
}

#[test]
fn a_reading_is_stopped_and_taken_up_again() {
    let mut state = reading(true);
    assert_eq!(press(&mut state, "Esc"), Effect::Stop);
    assert!(!state.is_reading() && state.partial().is_some());
    let [told, why] = state.partial().unwrap().statements();
    assert_eq!(told.long, "Stopped before the end: a, b.csv: 1,250,000 rows, 31 %.");
    assert!(why.long.ends_with("r reads the whole."), "{}", why.long);
    let mut early = reading(true);
    early.reading = Some(Reading { rows: String::new(), ..early.reading.take().unwrap() });
    press(&mut early, "Esc");
    let [told, _] = early.partial().unwrap().statements();
    assert_eq!(
        (told.long.as_str(), told.short.as_str()),
        ("Stopped at the beginning of a, b.csv.", "Stopped at the start")
    );
    // What was stopped is a part for as long as it is shown.
    press(&mut state, "y");
    assert!(state.notice.as_ref().unwrap().text.starts_with("not all of the file is read"));
    assert_eq!(press(&mut state, "r"), Effect::Reload);
    // Another file, or the same one anew: what was shown before is whole, and stays.
    let mut state = reading(false);
    assert!(state.partial().is_none());
    assert_eq!(press(&mut state, "Esc"), Effect::Stop);
    assert_eq!(
        (state.notice.as_ref().map(ToString::to_string).as_deref(), state.reading),
        (Some("stopped: what was shown stays"), None)
    );
}

#[test]
fn the_cursor_stays_on_its_day_while_a_file_grows_into_another_year() {
    let part = RECORDS.split(|byte| *byte == b'\n').take(4).collect::<Vec<_>>().join(&b'\n');
    let mut state = start(&part);
    for key in Key::script("Home Right +").unwrap() {
        update(&mut state, &Message::Key(key));
    }
    assert_eq!(state.cursor_date().to_string(), "2015-10-02");
    let zoom = state.zoom.unwrap();
    state.reload(dataset(RECORDS), Vec::new()).unwrap();
    assert_eq!(state.cursor_date().to_string(), "2016-10-02");
    assert_eq!(state.zoom, Some(zoom));
}
