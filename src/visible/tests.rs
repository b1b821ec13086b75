//! Nothing that a file says reaches the terminal as it is.

use super::*;

#[track_caller]
fn check(text: &str, shown: &str) {
    assert_eq!(visible(text), shown);
}

#[test]
fn what_steers_or_hides_is_named() {
    check("plain text, 12 %", "plain text, 12 %");
    check("a\tb\r\nc", "a\\tb\\r\\nc");
    check("\x1b]0;title\x07", "\\x1b]0;title\\x07");
    check("\u{9b}2J", "\\u{9b}2J");
    check("abc\u{202e}321", "abc\\u{202e}321");
    check("zero\u{200b}width", "zero\\u{200b}width");
    check("\u{feff}Fiscal Year", "\\u{feff}Fiscal Year");
    check("\u{e041}", "\\u{e041}");
    check("not\u{ffff}", "not\\u{ffff}");
}

#[test]
fn letters_of_every_script_stay() {
    check("México, Perú, Côte d’Ivoire", "México, Perú, Côte d’Ivoire");
    check("e\u{301}", "e\u{301}");
    check("中国 ❤\u{fe0f}", "中国 ❤\u{fe0f}");
}

#[test]
fn joiners_stay_only_where_they_shape_a_word() {
    check("می\u{200c}خواهم", "می\u{200c}خواهم");
    check("a\u{200d}b", "a\\u{200d}b");
    check("م\u{200c}", "م\\u{200c}");
    check("👩\u{200d}🔬", "👩\\u{200d}🔬");
}

#[test]
fn marks_do_not_pile_up() {
    check(&format!("a{}b", "\u{301}".repeat(500)), &format!("a{}…b", "\u{301}".repeat(7)));
    check("\u{301}a", "\\u{301}a");
    check("\n\u{301}", "\\n\\u{301}");
}

#[test]
fn bytes_that_are_no_text_are_named() {
    assert_eq!(Shown::bytes(b"ice\xff\x1b.csv").as_str(), "ice\\xff\\x1b.csv");
}

#[test]
fn a_long_text_is_cut() {
    assert_eq!(clipped("short", 5).as_str(), "short");
    assert_eq!(clipped("longer", 5).as_str(), "long…");
    assert_eq!(clipped("\x1b\x1b\x1b", 5).as_str(), "\\x1b…");
    assert_eq!(clipped("any", 0).as_str(), "");
    let heap = clipped(&"e\u{301}\u{302}".repeat(100_000), 60);
    assert_eq!(heap.as_str().chars().count(), 60);
}

#[test]
fn no_code_point_alone_or_after_a_letter_can_do_harm() {
    for letter in '\0'..=char::MAX {
        for text in [letter.to_string(), format!("a{letter}")] {
            for shown in visible(&text).chars() {
                assert!(!shown.is_control() && !is_listed(shown), "{text:?} lets {shown:?} through");
            }
        }
    }
}

/// Cf, Zl, Zp and Co, written down a second time as single points and plain comparisons.
fn is_listed(letter: char) -> bool {
    let code = u32::from(letter);
    let format = [
        0xad, 0x61c, 0x6dd, 0x70f, 0x890, 0x891, 0x8e2, 0x180e, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f,
        0x2028, 0x2029, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2060, 0x2061, 0x2062, 0x2063, 0x2064,
        0x2066, 0x2067, 0x2068, 0x2069, 0x206a, 0x206b, 0x206c, 0x206d, 0x206e, 0x206f, 0xfeff, 0xfff9,
        0xfffa, 0xfffb, 0x110bd, 0x110cd, 0xe0001, 0x115f, 0x1160, 0x3164, 0xffa0, 0x2800,
    ];
    format.contains(&code)
        || (0x600..0x606).contains(&code)
        || (0xe000..0xf900).contains(&code)
        || (0xe0020..0xe0080).contains(&code)
        || code >= 0xf0000
}
