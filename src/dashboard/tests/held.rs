//! What the pointer has taken hold of, and what takes it away.

use super::*;

fn point(state: &mut State, gesture: Gesture, day: u16) {
    update(state, &Message::Pointer(gesture, Some(Target::Day(day))));
}

fn press(state: &mut State, script: &str) {
    for key in Key::script(script).unwrap() {
        update(state, &Message::Key(key));
    }
}

#[test]
fn a_drag_ends_where_something_is_laid_over_it_or_the_view_is_another() {
    for script in ["? Esc", "] [", "y Esc", "t Esc"] {
        let mut state = start(BUNDLED);
        point(&mut state, Gesture::Press, 20);
        point(&mut state, Gesture::Drag, 60);
        assert_eq!(state.drag, Some((20, 60)));
        press(&mut state, script);
        assert_eq!(state.drag, None, "{script}");
        // Nothing is zoomed by a button that is let go over what came after.
        point(&mut state, Gesture::Drag, 80);
        point(&mut state, Gesture::Release, 80);
        assert_eq!((state.drag, state.zoom), (None, None), "{script}");
    }
}

#[test]
fn a_key_in_what_lies_over_a_view_ends_what_was_said_before() {
    let mut state = start(BUNDLED);
    press(&mut state, "?");
    state.notice = Some(Notice::warning("said before"));
    press(&mut state, "j");
    assert_eq!((state.notice.clone(), state.overlay.is_some()), (None, true));
    // What a key in it comes to is said.
    press(&mut state, "Esc y s");
    assert!(state.notice.is_some());
}

#[test]
fn a_pull_ends_there_too_and_the_pointer_reads_days_again() {
    let mut state = start(BUNDLED);
    press(&mut state, "+ +");
    let zoom = state.zoom;
    point(&mut state, Gesture::RightPress, 100);
    press(&mut state, "? Esc");
    point(&mut state, Gesture::RightDrag, 140);
    assert_eq!(state.zoom, zoom);
    point(&mut state, Gesture::Move, 120);
    // Day 120 of FY2026: 31 of October, 30 of November, 31 of December are 92, so January 28.
    assert_eq!(state.cursor_date().to_string(), "2026-01-28");
}
