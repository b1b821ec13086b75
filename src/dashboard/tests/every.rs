//! What holds of every key in every view of any data.

use super::*;
use crate::catalog::Row as _;
use crate::dashboard::keymap::KEYMAP;

/// Totals of whole years and nothing else.
const TOTALS: &[u8] = b"fiscal_year,removals\n2014,315943\n2015,235413\n2016,240255\n2017,226119\n";

/// Everything that a key may change, but what it says.
fn print(state: &State) -> String {
    let place = (state.place, state.groups, state.item, state.table_of, &state.search, state.bookmarks.len());
    let look = (Shown::of(state), state.theme.id(), state.mouse, &state.overlay);
    format!("{:?} {:?} {place:?} {look:?} {}", state.query, state.view, state.cursor_date())
}

#[test]
fn every_key_does_something_in_every_view_or_says_why_not() {
    for (data, name) in [(BUNDLED, "bundled"), (STORY, "story"), (RECORDS, "records"), (TOTALS, "totals")] {
        let first = start(data);
        for view in VIEWS {
            let mut before = first.clone();
            before.show(&Shown { view: Some(*view), ..Shown::default() });
            let keys = KEYMAP.iter().filter(|binding| binding.scope.holds_in(*view));
            for key in keys.flat_map(|binding| binding.keys) {
                let mut state = before.clone();
                let effect = update(&mut state, &Message::Key(Key::parse(key).unwrap()));
                let said = state.notice.is_some();
                let done =
                    print(&state) != print(&before) || !matches!(effect, Effect::Redraw | Effect::None);
                assert!(said || done, "{name}, {}: {key} does nothing and says nothing", view.title());
                assert_ne!(effect, Effect::None, "{name}, {}: {key}", view.title());
                let anew = state.answer_to(&state.query).unwrap();
                assert_eq!(
                    sentence::summary(&anew),
                    sentence::summary(&state.report),
                    "{name}, {}: {key}",
                    view.title()
                );
            }
        }
    }
}
