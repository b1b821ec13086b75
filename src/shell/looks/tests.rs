//! Which looks an environment asks for.

use super::*;

/// The environment that a line such as `TERM=xterm LANG=C` describes, on a terminal.
fn environment(line: &str) -> Environment {
    let mut environment = Environment { on_terminal: true, ..Environment::default() };
    for word in line.split_whitespace() {
        let (name, value) = word.split_once('=').unwrap();
        let place = match name {
            "TERM" => &mut environment.term,
            "COLORTERM" => &mut environment.colorterm,
            "NO_COLOR" => &mut environment.no_color,
            "COLORFGBG" => &mut environment.colorfgbg,
            "STY" => &mut environment.sty,
            "LC_ALL" => &mut environment.lc_all,
            "LC_CTYPE" => &mut environment.lc_ctype,
            "LANG" => &mut environment.lang,
            _ => panic!("{name}"),
        };
        value.clone_into(place);
    }
    environment
}

#[track_caller]
fn check_depth(line: &str, auto: Depth, always: Depth) {
    let environment = environment(line);
    assert_eq!(environment.depth(Color::Auto), auto, "{line}, auto");
    assert_eq!(environment.depth(Color::Always), always, "{line}, always");
    assert_eq!(environment.depth(Color::Never), Depth::Mono, "{line}, never");
}

#[test]
fn colors_follow_the_terminal() {
    check_depth("TERM=xterm", Depth::Basic, Depth::Basic);
    check_depth("TERM=linux", Depth::Basic, Depth::Basic);
    check_depth("TERM=xterm-256color", Depth::Indexed, Depth::Indexed);
    check_depth("TERM=tmux-256color COLORTERM=truecolor", Depth::True, Depth::True);
    check_depth("TERM=xterm COLORTERM=24bit", Depth::True, Depth::True);
    check_depth("TERM=xterm-kitty", Depth::True, Depth::True);
    check_depth("TERM=xterm-direct", Depth::True, Depth::True);
    check_depth("TERM=vt220", Depth::Mono, Depth::Basic);
    check_depth("TERM=xterm-mono", Depth::Mono, Depth::Basic);
}

#[test]
fn what_a_reader_or_a_multiplexer_rules_out_is_not_used() {
    check_depth("TERM=xterm-256color NO_COLOR=1", Depth::Mono, Depth::Indexed);
    check_depth("TERM=xterm-256color COLORTERM=truecolor NO_COLOR=1", Depth::Mono, Depth::True);
    check_depth("TERM=screen-256color COLORTERM=truecolor STY=1.x", Depth::Indexed, Depth::Indexed);
    check_depth("TERM=dumb", Depth::Mono, Depth::Basic);
    check_depth("TERM=dumb COLORTERM=truecolor", Depth::Mono, Depth::True);
}

#[test]
fn a_pipe_has_no_color_unless_asked() {
    let pipe = Environment { on_terminal: false, ..environment("TERM=xterm-256color") };
    assert_eq!(pipe.depth(Color::Auto), Depth::Mono);
    assert_eq!(pipe.depth(Color::Always), Depth::Indexed);
}

#[test]
fn a_dashboard_needs_a_terminal_that_moves_its_cursor() {
    for (line, has) in [("TERM=xterm", true), ("TERM=dumb", false), ("", cfg!(windows))] {
        assert_eq!(environment(line).has_dashboard(), has, "{line}");
    }
    assert!(!Environment { on_terminal: false, ..environment("TERM=xterm") }.has_dashboard());
}

#[test]
fn characters_follow_the_first_locale_that_is_set() {
    for (line, charset) in [
        ("LANG=en_US.UTF-8", Charset::Unicode),
        ("LANG=de_DE.utf8", Charset::Unicode),
        ("LANG=C.UTF-8", Charset::Unicode),
        ("LC_CTYPE=UTF-8", Charset::Unicode),
        ("", Charset::Unicode),
        ("LANG=C", Charset::Ascii),
        ("LANG=POSIX", Charset::Ascii),
        ("LANG=de_DE.ISO-8859-1", Charset::Ascii),
        ("LANG=en_US.UTF-8 LC_ALL=C", Charset::Ascii),
        ("LANG=C LC_CTYPE=en_US.UTF-8", Charset::Unicode),
        ("LANG=C LC_CTYPE=C LC_ALL=C.UTF-8", Charset::Unicode),
    ] {
        assert_eq!(environment(line).charset(), charset, "{line}");
    }
}

#[test]
fn the_ground_is_the_last_number_if_it_is_one_of_the_sixteen() {
    for (line, ground) in [
        ("COLORFGBG=15;0", Some(Ground::Dark)),
        ("COLORFGBG=0;15", Some(Ground::Light)),
        ("COLORFGBG=0;default;15", Some(Ground::Light)),
        ("COLORFGBG=12;8", Some(Ground::Dark)),
        ("COLORFGBG=0;7", Some(Ground::Light)),
        ("COLORFGBG=0;default", None),
        ("COLORFGBG=0;200", None),
        ("", None),
    ] {
        assert_eq!(environment(line).ground(), ground, "{line}");
    }
}
