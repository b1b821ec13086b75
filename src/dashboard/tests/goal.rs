//! A day or a year is gone to by typing it.

use super::*;

#[test]
fn what_is_typed_is_gone_to() {
    let check = |bytes: &[u8], script: &str, expected: &str| {
        assert_eq!(shown(&typed(bytes, script).0), expected, "{script}");
    };
    let now = "FY2026 vs FY2025 as of 2026-04-04 cursor";
    check(BUNDLED, "@ 3 1 7 Enter", &format!("{now} 2026-03-17 Pace"));
    check(BUNDLED, "@ 1 0 / 1 Enter", &format!("{now} 2025-10-01 Pace"));
    check(BUNDLED, "@ s e p Space 9 Enter", &format!("{now} 2026-09-09 Pace"));
    check(BUNDLED, "@ 1 7 Enter", "FY2017 vs FY2016 as of 2017-09-30 cursor 2017-09-30 Pace");
    // January 7 is the other thing that 17 may mean.
    check(BUNDLED, "@ 1 7 Down Enter", &format!("{now} 2026-01-07 Pace"));
    check(BUNDLED, "@ 9 / 9 / 1 7 Enter", "FY2017 vs FY2016 as of 2017-09-09 cursor 2017-09-09 Pace");
    check(BUNDLED, "@ 1 7 Enter u", &format!("{now} 2026-04-04 Pace"));
    // Nothing typed: every year, the newest first.
    check(BUNDLED, "@ Down Enter", "FY2025 vs FY2024 as of 2025-09-30 cursor 2025-09-30 Pace");
    check(BUNDLED, "@ 1 7 Esc", &format!("{now} 2026-04-04 Pace"));
    let none = |typed: &str, years: &str| {
        format!("! \"{typed}\" is no day or year of these data, {years}: type sep 9, 9/9/17 or 17")
    };
    let bundled = none("x", "FY2005 to FY2026");
    check(BUNDLED, "@ x Enter", &format!("{now} 2026-04-04 Pace {bundled}"));
    check(BUNDLED, "@ 9 9 Backspace Backspace Backspace Down Up Enter", &format!("{now} 2026-04-04 Pace"));
    // A year that is not in the data is none; a common year has no February 29.
    let story = "FY2017 vs FY2016 as of 2017-09-09 cursor 2017-09-09 Years";
    for (keys, typed) in [("@ 1 9 9 8 Enter", "1998"), ("@ 2 2 9 Enter", "229")] {
        check(STORY, keys, &format!("{story} {}", none(typed, "FY2016 to FY2017")));
    }
}
