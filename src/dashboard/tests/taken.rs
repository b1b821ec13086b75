//! What is taken away or said aloud, and which files it comes from.

use super::*;

#[test]
fn the_answer_is_copied_in_sentences() {
    let (state, effect) = typed(STORY, "y s");
    let Effect::Copy(text) = effect else { panic!("{effect:?}") };
    for part in ["211,068", "87.9 % of FY2016's full total of 240,255", "223,953"] {
        assert!(text.contains(part), "{text}");
    }
    assert!(state.notice.unwrap().text.starts_with("sent to the terminal"));
}

#[test]
fn a_value_a_row_and_the_numbers_of_a_view_are_copied_or_written() {
    let check = |bytes: &[u8], script: &str, expected: &str| {
        let (state, effect) = typed(bytes, script);
        let found = match effect {
            Effect::Copy(text) => text.lines().take(2).collect::<Vec<_>>().join(" / ").replace('\t', "|"),
            Effect::Save(what) => format!("{}.{}", state.file_stem(), what.ending()),
            Effect::None
            | Effect::Redraw
            | Effect::Quit
            | Effect::Suspend
            | Effect::ClearAndRedraw
            | Effect::Mouse(_)
            | Effect::Reload
            | Effect::Stop
            | Effect::Open(_)
            | Effect::Complete(_) => state
                .notice
                .map(|notice| notice.text)
                .or(state.overlay.map(|_| "open".to_owned()))
                .unwrap_or_default(),
        };
        assert_eq!(found, expected, "{script}");
    };
    check(BUNDLED, "y v", "234,236");
    check(BUNDLED, "Home w y v", "~39,374");
    check(STORY, "y r", "2017-09-09|FY2017 211,068");
    check(BUNDLED, "t End Right Right y v", "234,236");
    check(BUNDLED, "] y v", "1,287");
    check(
        BUNDLED,
        "] t y Down Down Enter",
        "2025-10-01|2025-11-15|46|56,392|1,226|~852|+43.9 %|holds last year's late confirmations",
    );
    check(RECORDS, "] ] ] y v", "Haiti");
    check(RECORDS, "] ] ] y r", "Haiti|3|+2|100.0 %|1|+200.0 %|0.5");
    check(
        RECORDS,
        "] ] ] y t",
        "value|to date|difference|share of change|baseline|change|a day / Haiti|3|+2|100.0 %|1|+200.0 %|0.5",
    );
    check(BUNDLED, "] ] ] y t", "there is nothing to copy here");
    check(STORY, "y Esc", "");
    check(STORY, "y z", "open");
    check(STORY, "y q", "");
    check(STORY, "e c", "fypace-years-FY2017-2017-09-09.csv");
    check(STORY, "e Enter", "fypace-years-FY2017-2017-09-09.csv");
    check(STORY, "t e m", "fypace-years-FY2017-2017-09-09.md");
    check(BUNDLED, "e j", "fypace-pace-FY2026-2026-04-04.json");
    check(BUNDLED, "e Down Down Down Down Up Down Enter", "fypace-pace-FY2026-2026-04-04.txt");
}

#[test]
fn another_file_is_named_with_completion() {
    let offers = |typed: &str| {
        let all = ["a-2016.csv", "a-2017.csv", "b/"];
        all.iter().filter(|name| name.starts_with(typed)).map(|name| (*name).to_owned()).collect::<Vec<_>>()
    };
    let check = |script: &str, expected: &str| {
        let (mut state, mut last) = (start(STORY), Effect::None);
        for key in Key::script(script).unwrap() {
            last = update(&mut state, &Message::Key(key));
            if let Effect::Complete(typed) = &last {
                update(&mut state, &Message::Offers(typed.clone(), offers(typed)));
            }
        }
        let typed = match &state.overlay {
            Some(Overlay::Open(prompt)) => format!("[{}] {}", prompt.typed, prompt.offers.join(" ")),
            _ => "closed".to_owned(),
        };
        let found = if let Effect::Open(path) = last { format!("opens {path}") } else { typed };
        assert_eq!(found, expected, "{script}");
    };
    check("o", "[] a-2016.csv a-2017.csv b/");
    check("o a", "[a] a-2016.csv a-2017.csv");
    check("o a Tab", "[a-201] a-2016.csv a-2017.csv");
    check("o a Tab 7 Tab", "[a-2017.csv] a-2017.csv");
    check("o a Tab 7 Tab Enter", "opens a-2017.csv");
    check("o Down Down Enter", "opens a-2017.csv");
    check("o Down Down Up Tab", "[a-2016.csv] a-2016.csv");
    check("o b Down Enter", "[b/] b/");
    check("o x", "[x] ");
    check("o x Tab Backspace", "[] a-2016.csv a-2017.csv b/");
    check("o x Enter", "opens x");
    check("o Enter", "closed");
    check("o a Esc", "closed");
    let why = "these figures are in no file that could change";
    assert_eq!(typed(BUNDLED, "r").0.notice, Some(Notice::warning(why)));
}

#[test]
fn newer_data_answer_the_same_question_and_others_are_asked_anew() {
    let (mut state, _) = typed(BUNDLED, "Down b t");
    state.reload(dataset(BUNDLED), Vec::new()).unwrap();
    assert_eq!(shown(&state), "FY2025 vs FY2023 as of 2025-09-30 cursor 2025-09-30 Table");
    // The story knows no FY2025, so the question cannot be asked of it, and what was shown stays.
    assert!(state.reload(dataset(STORY), Vec::new()).is_err());
    assert_eq!(shown(&state), "FY2025 vs FY2023 as of 2025-09-30 cursor 2025-09-30 Table");
    state.open(dataset(STORY), Vec::new()).unwrap();
    assert_eq!(shown(&state), "FY2017 vs FY2016 as of 2017-09-09 cursor 2017-09-09 Years");
}

#[test]
fn what_is_said_is_what_is_new() {
    let check = |bytes: &[u8], script: &str, expected: &str| {
        let (mut state, mut speech) = (start(bytes), Speech::default());
        let mut news = speech.news(&state);
        for key in Key::script(script).unwrap() {
            update(&mut state, &Message::Key(key));
            speech.listen();
            news = speech.news(&state);
        }
        let found = news.join(" / ");
        assert!(found.contains(expected), "{script}: {found}");
    };
    check(STORY, "", "87.9 % of FY2016's full total of 240,255");
    check(STORY, "", "Sep 9, 2017, day 344: FY2017 211,068.");
    // (234,236 - 162,192) / 56 a day since February 7: 234,236 - 1,286.5. The difference is that of the two as told.
    check(
        BUNDLED,
        "Left",
        "Apr 3, 2026, day 185: FY2026 232,950 between two figures; FY2025 132,875 between two figures, a difference of +100,075, +75.3 %.",
    );
    check(BUNDLED, "Right", "Apr 5, 2026, day 187: FY2026 not in the data; FY2025 134,500.");
    check(BUNDLED, "]", "Rate view: how fast");
    check(BUNDLED, ".", "Note: this is the last figure of the year.");
    check(BUNDLED, "?", "Right or l: cursor one day on.");
    check(BUNDLED, "? Esc", "Back in the Pace view.");
    check(BUNDLED, "Enter", "Formula: ");
    check(BUNDLED, "y", "s: sentence, the answer in sentences that one may write.");
    check(BUNDLED, ": o l d e r", "Command older: 3 found; older-year: the next older fiscal year.");
    check(BUNDLED, ": m e t h o d s Enter", "Methods view: which projection");
    check(BUNDLED, ": t r a c k Space r Enter", "row 1 of ");
    check(BUNDLED, "t", "row 1 of ");
    check(BUNDLED, "t Down", "row 2 of ");
    check(BUNDLED, "[", "What is counted, 1 of ");
    // What is no figure of the answer has no formula.
    check(BUNDLED, "[ Enter", "Note: this is no figure with a formula of its own.");
    check(BUNDLED, "] ] ]", "No rows.");
    check(BUNDLED, "o", "Open : 0 names begin so.");
    check(RECORDS, "] ] ]", "1 of 3: country Haiti: 3 in FY2017 through Oct 6, 2016, 2 more than the 1");
    check(RECORDS, "] ] ] Enter", "Only country: Haiti.");
    check(RECORDS, "] ] ] / m e x", "Search mex: 1 found.");
    check(RECORDS, "] ] ] / m e x Enter", "1 row holds \"mex\".");
    // One removal of FY2017 says no country.
    check(RECORDS, "] ] ] Down Enter", "Only country: (not given).");
    check(BUNDLED, "+", "Drawn are days 95 to 276.");
}

#[test]
fn what_comes_unasked_is_said_once() {
    let (mut state, mut speech) = (start(BUNDLED), Speech::default());
    assert!(!speech.news(&state).is_empty());
    let news = |speech: &mut Speech, state: &State| speech.news(state).join(" / ");
    // Another size, and words of a reading.
    assert_eq!(news(&mut speech, &state), "");
    let reading =
        |rows: &str| Some(Reading { file: "b.csv".to_owned(), rows: rows.to_owned(), ..Reading::default() });
    state.reading = reading("");
    assert_eq!(news(&mut speech, &state), "Reading b.csv; Escape stops.");
    state.reading = reading("10 rows");
    assert_eq!(news(&mut speech, &state), "");
    (state.reading, state.notice) = (None, Some(Notice::done("b.csv is open")));
    assert_eq!(news(&mut speech, &state), "Note: b.csv is open.");
    assert_eq!(news(&mut speech, &state), "");
    // A key that comes to the same is answered again.
    speech.listen();
    assert_eq!(news(&mut speech, &state), "Note: b.csv is open.");
    // A key that changes only what is drawn.
    update(&mut state, &Message::Key(Key::char('m')));
    speech.listen();
    assert_eq!(news(&mut speech, &state), "");
}

#[test]
fn what_is_pasted_is_a_path_or_typed_and_never_keys() {
    let check = |script: &str, text: &str, expected: &str| {
        let mut state = typed(BUNDLED, script).0;
        let effect = update(&mut state, &Message::Pasted(text.to_owned()));
        let over = match &state.overlay {
            Some(Overlay::Open(prompt)) => format!("[{}]", prompt.typed),
            Some(Overlay::Palette(palette)) => format!(":{}", palette.typed),
            Some(Overlay::Search) => format!("/{}", state.search),
            Some(Overlay::Help(help)) => format!("?{}", help.search),
            Some(_) => "over".to_owned(),
            None => String::new(),
        };
        let asks =
            if let Effect::Complete(typed) = effect { format!(" asks {typed}") } else { String::new() };
        assert_eq!(format!("{over}{asks}"), expected, "{script} {text:?}");
    };
    check("", "'/a/my file.csv'\n", "[/a/my file.csv] asks /a/my file.csv");
    check("", "q", "[q] asks q");
    check("o a", "b\\ c.csv ", "[ab c.csv] asks ab c.csv");
    check(":", "zoom\nq", ":zoom");
    check(":", "zoom\rq", ":zoom");
    check("", "a.csv\rb.csv\r", "[a.csv] asks a.csv");
    check("t /", "FY2024", "/FY2024");
    check("? /", "zoom", "?zoom");
    check("?", "q", "?");
    check("Enter", "q", "over");
    check("", "\n\n", "");
}
