//! What people come for, each from a cold start, by keys alone, in at most five of them: what they press and what they
//! then read.

use fypace::dashboard::{Effect, Key, Message, Saved, update};

use crate::frames::{BUNDLED, STORY, looks, painted, state, text};
use crate::sample::records;

/// Presses the keys, five at most; says what the shell had to do last, and what stands on a screen of that size.
fn pressed(data: &[u8], keys: &str, size: (u16, u16)) -> (Effect, String) {
    let keys = Key::script(keys).expect("a script");
    assert!(keys.len() <= 5, "{} keys", keys.len());
    let mut state = state(data, "");
    let mut effect = Effect::None;
    for key in keys {
        effect = update(&mut state, &Message::Key(key));
    }
    (effect, text(&painted(&state, looks("braille"), size)))
}

#[test]
fn each_is_done_in_five_keys() {
    let check = |data: &[u8], keys: &str, size: (u16, u16), parts: &[&str]| {
        let (_, screen) = pressed(data, keys, size);
        for part in parts {
            assert!(screen.contains(part), "{keys}: {part} is not in\n{screen}");
        }
    };
    let (small, usual) = ((80, 24), (120, 36));
    // Which year is ahead on the same date, and by how much.
    check(BUNDLED, "", small, &["234,236 to date: about 75.2 % more than on Apr 4, 2025", "gap ~+100,549"]);
    // What FY2017 looked like on September 9: the sum of its months through August and nine days of the thirty after.
    check(BUNDLED, "@ 9 9 Enter", usual, &["Years on Sep 9", "FY2017   ~214,520"]);
    check(BUNDLED, "@ 9 9 Enter t", small, &["Years at Sep 9", "FY2017         ~214,520"]);
    check(STORY, "", small, &["ICE removals, FY2017 day 344", "211,068 to date: 87.9 % of FY2016's 240,255"]);
    // What the projection is, and how good it has been at this point of other years.
    check(BUNDLED, "", usual, &["would end at 464,520", "recent rate, 56 days  464,520     12.9 %"]);
    check(BUNDLED, "] ] ] ]", small, &["recent rate, 56 days  464,520     12.9 %  -12.6 %"]);
    // Which country drives the change.
    check(records(), "] ] ]", small, &["Guatemala"]);
    // The exact count on a given day: a report of February 7, and 38 of the 56 days from there to 234,236 (211,079 on a
    // line).
    check(BUNDLED, "@ 2 7 Enter", small, &["Feb 7, 2026", "162,192"]);
    check(BUNDLED, "@ 3 1 7 Enter", small, &["Mar 17, 2026", "~211,"]);
}

#[test]
fn what_is_taken_away_takes_two_keys() {
    let (effect, screen) = pressed(BUNDLED, "y s", (80, 24));
    let Effect::Copy(text) = effect else { panic!("{effect:?}") };
    assert!(
        text.starts_with("ICE removals, FY2026 through Apr 4, 2026 (day 186 of 365): 234,236."),
        "{text}"
    );
    assert!(screen.contains("sent to the terminal"), "{screen}");
    assert_eq!(pressed(BUNDLED, "e c", (80, 24)).0, Effect::Save(Saved::Csv));
    assert_eq!(pressed(BUNDLED, "] ] t e c", (80, 24)).0, Effect::Save(Saved::Csv));
}
