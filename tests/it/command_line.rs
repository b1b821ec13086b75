//! What is typed and what comes back: exit status, standard output, standard error.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::process::{Command, Stdio};
use std::thread;

use crate::program::{folder, fypace, home, run};

#[test]
fn what_cannot_be_read_is_one_clear_error() {
    let folder = folder("unreadable");
    fs::write(folder.join("empty.csv"), "").unwrap();
    fs::write(folder.join("other.csv"), "name,color\nrose,red\nviolet,blue\n").unwrap();
    fs::write(folder.join("page.csv"), "<!DOCTYPE html><html><body>Not found</body></html>\n").unwrap();
    let check = |file: &str, words: &[&str]| {
        for arguments in [vec!["report", file], vec![file]] {
            let run = run(&arguments, &folder);
            assert_eq!((run.status, run.out.as_str()), (Some(1), ""), "{arguments:?}");
            assert!(run.err.starts_with("fypace: "), "{}", run.err);
            for word in words {
                assert!(run.err.contains(word), "{file}: {word:?} is not in {:?}", run.err);
            }
        }
    };
    check("nosuch.csv", &["nosuch.csv", "no such file"]);
    check("empt.csv", &["no such file", "did you mean empty.csv"]);
    check(".", &["is a folder", "give a file in it"]);
    check("empty.csv", &["empty.csv", "0 bytes"]);
    check("other.csv", &["other.csv"]);
    check("page.csv", &["page.csv", "web page"]);
}

#[test]
fn one_bad_file_does_not_hide_a_good_one() {
    let run = fypace("report data/story-2017.csv nosuch.csv");
    assert_eq!(run.status, Some(0));
    assert!(run.out.contains("211,068"), "{}", run.out);
    assert!(run.err.contains("nosuch.csv: no such file"), "{}", run.err);
}

#[test]
fn two_files_that_contradict_each_other_have_no_answer_in_either_order() {
    let folder = folder("contradict");
    fs::write(folder.join("a.csv"), "month,removals\n2016-10,18320\n2016-11,17944\n").unwrap();
    fs::write(folder.join("b.csv"), "month,removals\n2016-11,19500\n2016-12,16000\n").unwrap();
    for (files, said) in [
        (["a.csv", "b.csv"], "b.csv:2: says 19,500 for 2016-11-01 to 2016-11-30, and a.csv:3 says 17,944"),
        (["b.csv", "a.csv"], "a.csv:3: says 17,944 for 2016-11-01 to 2016-11-30, and b.csv:2 says 19,500"),
    ] {
        for format in ["text", "json"] {
            let run = run(&["report", files[0], files[1], "--format", format], &folder);
            assert_eq!((run.status, run.out.as_str()), (Some(1), ""), "{}", run.err);
            assert!(run.err.contains(said), "{}", run.err);
        }
    }
}

#[test]
fn removals_are_answered_for_whatever_else_files_count() {
    let folder = folder("removals-first");
    let table = |what: &str, count: u64| format!("fiscal_year,{what}\n2015,90\n2016,{count}\n");
    fs::write(folder.join("39.csv"), table("removals", 110)).unwrap();
    fs::write(folder.join("40.csv"), table("returns", 120)).unwrap();
    for files in [["39.csv", "40.csv"], ["40.csv", "39.csv"]] {
        let run = run(&[&["report"][..], &files, &["--count-column", "2"]].concat(), &folder);
        assert!(run.out.starts_with("removals, FY2016: 110 in the whole year"), "{}{}", run.out, run.err);
    }
}

#[test]
fn a_day_on_which_data_were_current_is_doubted_as_that_of_their_release() {
    let folder = folder("current");
    let table = |august: &str, day: &str| {
        format!("month,removals\n2023-10,100\n2023-11,{august}\n\n\"Data are current as of {day}.\"\n")
    };
    fs::write(folder.join("a.csv"), table("110", "January 5, 2024")).unwrap();
    fs::write(folder.join("b.csv"), table("120", "February 5, 2024")).unwrap();
    let report = |known_on: &str| run(&["report", "a.csv", "b.csv", "--known-on", known_on], &folder).out;
    // 100 + 110, and 100 + 120.
    for (known_on, count) in [("2024-01-31", "210"), ("2024-02-05", "220")] {
        let out = report(known_on);
        assert!(out.starts_with("removals, FY2024 through Nov 30, 2023") && out.contains(count), "{out}");
        assert!(out.contains("or from the day of their edition, which came out later"), "{out}");
        assert!(!out.contains("published Jan") && !out.contains("published Feb"), "{out}");
    }
}

#[test]
fn a_word_before_files_that_is_no_command_is_asked_wrongly() {
    let run = fypace("tidy data/story-2017.csv");
    assert_eq!((run.status, run.out.as_str()), (Some(2), ""), "{}", run.err);
    assert!(
        run.err.contains("tidy: no such file, and no command; commands are report and check"),
        "{}",
        run.err
    );
    // A name that a file may have is a file that is missing, and the others are read.
    for arguments in ["nosuch.csv data/story-2017.csv", "./tidy data/story-2017.csv"] {
        let run = fypace(arguments);
        assert_eq!(run.status, Some(0), "{arguments}: {}", run.err);
        assert!(run.err.contains("no such file") && run.out.contains("211,068"), "{arguments}: {}", run.err);
    }
}

#[test]
fn what_counts_are_missing_from_is_said_to_be_too_low() {
    let folder = folder("missing");
    let rows = "month,country,removals\n2015-10,Mexico,100\n2015-10,Guatemala,80\n2016-10,Mexico,110\n";
    let report = |more: &str| {
        fs::write(folder.join("counts.csv"), format!("{rows}{more}")).unwrap();
        run(&["report", "--format", "json", "counts.csv"], &folder).out
    };
    let told = "Counts of FY2017 are missing in the data: its figure is too low";
    let suppressed = report("2016-10,Guatemala,D\n");
    assert!(suppressed.contains(told) && suppressed.contains("\"incomplete\": true"), "{suppressed}");
    // A total that is stated counts those, too: 110 and 7.
    for whole in ["2016-10,Guatemala,7\n", "2016-10,Guatemala,<10\n2016-10,Total,117\n"] {
        let out = report(whole);
        assert!(out.contains("\"to_date\": 117") && !out.contains(told), "{out}");
        assert!(!out.contains("\"incomplete\": true"), "{out}");
    }
}

#[test]
fn a_count_to_date_that_was_published_again_is_told_with_what_it_was() {
    let folder = folder("again");
    let rows = "fiscal_year,as_of,published,cumulative_removals\n2024,2024-01-21,2024-02-01,80000\n\
                2025,2025-01-21,2025-02-03,80000\n2025,2025-01-21,2025-02-14,90000\n";
    fs::write(folder.join("posted.csv"), rows).unwrap();
    let out = run(&["report", "posted.csv"], &folder).out;
    // 90,000 / 80,000 = 1.125.
    let told = "from Oct 1, 2024 to Jan 21, 2025 was 80,000 at first and 90,000 in the edition of Feb 14, 2025 (+12.5 %)";
    assert!(out.contains(told), "{out}");
}

#[test]
fn files_whose_counts_of_a_year_are_far_apart_are_measures_of_their_own() {
    let folder = folder("apart");
    let years = |removals: u32| format!("fiscal_year,removals\n2015,200\n2016,{removals}\n");
    let to_date = "fiscal_year,as_of,cumulative_removals\n2016,2016-06-30,80\n2016,2016-09-30,100\n";
    fs::write(folder.join("live.csv"), to_date).unwrap();
    // 109 is within a tenth of 100, and 125 a quarter more.
    for (total, apart) in [(109, false), (125, true)] {
        fs::write(folder.join("years.csv"), years(total)).unwrap();
        let out = run(&["report", "years.csv", "live.csv"], &folder).out;
        let told = "FY2016 comes to 100 through 2016-09-30 here and to 125 in years.csv";
        assert_eq!(out.contains(told), apart, "{total}: {out}");
        let one = run(&["report", "years.csv", "live.csv", "--measure", "removals in live.csv"], &folder);
        assert_eq!(one.status, Some(i32::from(!apart)), "{total}: {}", one.err);
        // Another file of the same counts goes with the one that it is like.
        fs::write(folder.join("months.csv"), "month,removals\n2015-10,60\n2015-11,65\n").unwrap();
        let check = run(&["check", "--format", "json", "years.csv", "live.csv", "months.csv"], &folder);
        let json: serde_json::Value = serde_json::from_str(&check.out).unwrap();
        let measures: Vec<&str> =
            (0..3).map(|file| json["files"][file]["measures"][0].as_str().unwrap()).collect();
        let expected = if apart {
            ["removals in years.csv", "removals in live.csv", "removals in months.csv"]
        } else {
            ["removals"; 3]
        };
        assert_eq!(measures, expected, "{total}");
    }
}

#[test]
fn an_answer_says_which_files_it_leaves_out() {
    let folder = folder("left-out");
    fs::write(folder.join("good.csv"), "month,removals\n2016-10,110\n").unwrap();
    fs::write(folder.join("bad.csv"), "month,removals\n2016-10,1x\n").unwrap();
    let files = ["good.csv", "bad.csv", "none.csv"];
    let run = run(&[&["report", "--format", "json"][..], &files[..]].concat(), &folder);
    assert_eq!(run.status, Some(0), "{}", run.err);
    let report: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let findings = report["findings"].as_array().unwrap().iter();
    let refused = findings.filter(|finding| finding["code"] == "refused-file");
    let mut places: Vec<_> = refused.map(|finding| (&finding["file"], &finding["line"])).collect();
    places.sort_by_key(|(file, _)| file.to_string());
    assert_eq!(places, [(&"bad.csv".into(), &2.into()), (&"none.csv".into(), &serde_json::Value::Null)]);
}

#[test]
fn what_is_asked_wrongly_ends_with_2() {
    for arguments in ["--year 17", "report --format yaml", "--as-of 2017-02-29", "report --nonsense"] {
        let run = fypace(arguments);
        assert_eq!((run.status, run.out.as_str()), (Some(2), ""), "{arguments}");
        assert!(!run.err.is_empty(), "{arguments}");
    }
}

#[test]
fn a_year_that_begins_late_is_refused_with_its_place_and_what_to_type() {
    let folder = folder("late");
    fs::write(folder.join("march.csv"), "date,removals\n2017-03-16,40\n2017-03-15,60\n").unwrap();
    let refused = run(&["report", "--kind", "periodic", "march.csv"], &folder);
    assert_eq!(refused.status, Some(1));
    let words = "march.csv:3: the figures of FY2017 begin on Mar 15, 2017";
    assert!(refused.err.contains(words), "{}", refused.err);
    let (_, typed) = refused.err.split_once("try ").unwrap();
    let typed: Vec<&str> = typed.split_whitespace().take(2).collect();
    assert_eq!(typed, ["--fiscal-start", "03-15"]);
    let read = run(&[&["report", "--kind", "periodic", "march.csv"], &typed[..]].concat(), &folder);
    assert_eq!(read.status, Some(0), "{}", read.err);
    // 60 + 40.
    assert!(read.out.contains("100"), "{}", read.out);
    // Where another year begins with October, no year begins in March.
    fs::write(folder.join("two.csv"), "month,removals\n2015-10,40\n2015-11,50\n2017-03,60\n2017-04,70\n")
        .unwrap();
    let refused = run(&["report", "--year", "2017", "two.csv"], &folder);
    assert_eq!(refused.status, Some(1));
    let words = "two.csv:4: the figures of FY2017 begin on Mar 1, 2017";
    assert!(refused.err.contains(words) && !refused.err.contains("--fiscal-start"), "{}", refused.err);
    // Where no year was asked for, an older one that can be answered for is, and that is said: 40 + 50.
    let older = run(&["report", "two.csv"], &folder);
    assert!(
        older.out.starts_with("removals, FY2016 through Nov 30, 2015 (day 61 of 366): 90."),
        "{}",
        older.out
    );
    assert!(older.out.contains(words) && older.out.contains("the answer is that of FY2016"), "{}", older.out);
}

#[test]
fn what_the_data_cannot_answer_ends_with_1_and_says_why() {
    let check = |arguments: &str, words: &str| {
        let run = fypace(&format!("report {arguments}"));
        assert_eq!(run.status, Some(1), "{arguments}: {}", run.out);
        assert!(run.err.contains(words), "{arguments}: {}", run.err);
    };
    check("--year 1990", "no figure of ICE removals for FY1990; the data run from FY2005 to FY2026");
    check("--measure arrests", "no measure \"arrests\" in the data; there are ");
    check("--series weekly", "no series \"weekly\" of this measure; there are ");
    check("--year 2017 --as-of 2018-01-01", "Jan 1, 2018 is not in FY2017");
    check("--year 2026 --as-of 2026-06-01", "the last one is of 2026-04-04: try --as-of 2026-04-04");
    check("--against 1999", "no figure of ICE removals for FY1999");
}

#[test]
fn a_year_in_which_none_was_counted_is_no_measure_and_no_goal() {
    let folder = folder("none");
    // One row of FY2017 says no country, and none of FY2016 does.
    let rows = "departed_date,country\n2015-10-01,Mexico\n2015-10-06,Haiti\n2016-09-30,Mexico\n\
        2016-10-01,Mexico\n2016-10-05,Haiti\n2016-10-06,\n";
    fs::write(folder.join("none.csv"), rows).unwrap();
    let said = run(&["report", "none.csv", "--format", "plain", "--where", "country="], &folder);
    let words = "None had been counted in FY2016 by Oct 6, 2015, so there is no percentage.";
    assert!(said.out.contains(words), "{}{}", said.out, said.err);
    for wrong in ["cannot be read", "total of 0", "'s 0", "0 has been passed"] {
        assert!(!said.out.contains(wrong), "{wrong}: {}", said.out);
    }
}

#[test]
fn what_was_left_is_not_gone_on_with_where_there_is_no_terminal() {
    let resumed = fypace("--resume");
    assert_eq!((resumed.status, resumed.out.as_str()), (Some(1), ""));
    assert!(
        resumed.err.contains("--resume goes on with the dashboard, which needs a terminal"),
        "{}",
        resumed.err
    );
}

#[test]
fn a_table_is_that_of_the_one_file_that_was_named() {
    let one = fypace("check --table data/story-2017.csv");
    assert_eq!(one.status, Some(0), "{}", one.err);
    for second in ["nosuch.csv", "data/removals.csv"] {
        let two = fypace(&format!("check --table data/story-2017.csv {second}"));
        assert_eq!((two.status, two.out.as_str()), (Some(2), ""), "{second}");
        assert!(two.err.contains("--table shows one FILE at a time"), "{}", two.err);
    }
    let missing = fypace("check --table nosuch.csv");
    assert_eq!((missing.status, missing.out.as_str()), (Some(1), ""));
    assert!(missing.err.contains("nosuch.csv: no such file"), "{}", missing.err);
}

#[test]
fn without_a_terminal_the_report_is_printed() {
    let plain = fypace("data/story-2017.csv");
    assert_eq!(plain.status, Some(0));
    assert_eq!(plain.out, fypace("report data/story-2017.csv").out);
    assert!(!plain.out.contains('\x1b'), "no escape in a pipe");
}

#[test]
fn a_pipe_is_read_and_a_dash_names_it() {
    let story = fs::read(home().join("data/story-2017.csv")).unwrap();
    for arguments in [vec!["report"], vec!["report", "-"]] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_fypace"))
            .args(&arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        std::io::Write::write_all(&mut child.stdin.take().unwrap(), &story).unwrap();
        let output = child.wait_with_output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(
            text.contains("FY2017 through Sep 9, 2017 (day 344 of 365): 211,068"),
            "{arguments:?}: {text}"
        );
    }
}

#[test]
fn a_pipe_that_nobody_writes_to_does_not_hold_the_program_up() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_fypace"))
        .arg("report")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let open = child.stdin.take();
    let output = child.wait_with_output().unwrap();
    drop(open);
    let answer = String::from_utf8(output.stdout).unwrap();
    assert!(answer.contains("234,236"), "{answer}");
    // Who keeps the answer keeps the doubt.
    for said in [String::from_utf8(output.stderr).unwrap(), answer] {
        assert!(
            said.contains("nothing came through standard input within 1 s; these are the bundled figures"),
            "{said}"
        );
    }
}

#[test]
fn a_pipe_that_ends_without_a_byte_is_no_reason_to_show_other_figures() {
    for arguments in [&["report"][..], &["report", "-"], &["check"], &[]] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_fypace"))
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdin.take());
        let output = child.wait_with_output().unwrap();
        let (out, said) =
            (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
        assert_eq!(output.status.code(), Some(1), "{arguments:?}: {out}");
        assert!(!out.contains("234,236"), "{arguments:?}: {out}");
        assert!(said.contains("standard input: is empty (0 bytes)"), "{arguments:?}: {said}");
    }
    // Nobody could have sent anything here.
    let nobody =
        Command::new(env!("CARGO_BIN_EXE_fypace")).arg("report").stdin(Stdio::null()).output().unwrap();
    assert!(String::from_utf8(nobody.stdout).unwrap().contains("234,236"));
    assert_eq!(String::from_utf8(nobody.stderr).unwrap(), "");
}

#[test]
fn a_closed_pipe_is_quiet() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_fypace"))
        .arg("report")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]));
}

#[test]
fn every_format_says_the_figure() {
    for (format, figure) in [
        ("text", "211,068"),
        ("plain", "211,068"),
        ("markdown", "| FY2017 to date | 211,068 | observed |"),
        ("json", "\"to_date\": 211068"),
        ("csv", "ICE removals,2017,,,2017-09-09,211068,2017-09-09,211068,observed,,,live,one figure"),
    ] {
        let run = fypace(&format!("report data/story-2017.csv --format {format}"));
        assert_eq!(run.status, Some(0), "{format}");
        assert!(run.out.contains(figure), "{format}: {}", run.out);
        assert!(run.out.ends_with('\n'), "{format}");
    }
}

#[test]
fn columns_that_say_nothing_are_left_out_for_people() {
    // The year is not over, so no method has missed yet, and none is refused.
    for format in ["text", "markdown"] {
        let run = fypace(&format!("report --format {format}"));
        assert!(run.out.contains("mean past miss"), "{format}: {}", run.out);
        assert!(!run.out.contains("refused"), "{format}: {}", run.out);
    }
}

#[test]
fn what_a_file_says_reaches_the_terminal_escaped() {
    let folder = folder("escapes");
    let file = "measure,series,fiscal_year,kind,from,through,count,published,grade,source,url,note\n\
                \u{1b}]0;title\u{7}removals,live\u{1b}[2J,2017,to_date,2016-10-01,2017-09-09,211068,,,a\u{202e}b,,\n";
    fs::write(folder.join("hostile.csv"), file).unwrap();
    for format in ["text", "plain", "markdown"] {
        let run = run(&["report", "hostile.csv", "--format", format], &folder);
        assert_eq!(run.status, Some(0), "{}", run.err);
        let foreign =
            run.out.chars().find(|letter| (letter.is_control() && *letter != '\n') || *letter == '\u{202e}');
        assert_eq!(foreign, None, "{format}: {}", run.out);
        assert!(run.out.contains("\\\\x1b") || run.out.contains("\\x1b"), "{format}: {}", run.out);
    }
}

#[test]
fn a_file_named_by_two_paths_is_read_once() {
    let run = fypace("report data/story-2017.csv ./data/../data/story-2017.csv --format json");
    assert_eq!(run.status, Some(0));
    assert!(run.out.contains("\"to_date\": 211068"), "{}", run.out);
    assert!(run.err.contains("the same file as data/story-2017.csv; read once"), "{}", run.err);
}

#[test]
fn a_big_file_says_the_same_whole_in_parts_and_sent() {
    let folder = folder("big_in_parts");
    let mut text = "departed_date,country,office,note of,row\n".to_owned();
    for row in 0..150_000_u32 {
        let (year, month, day) = (2014 + row % 3, 1 + row % 12, 1 + row % 31);
        let note = if row % 7 == 0 {
            "\"two\nlines, \"\"quoted\"\"\""
        } else {
            "one line of words that say nothing"
        };
        let row = if row % 50_000 == 9 { 9 } else { row };
        let country = ["MEXICO", "\"CONGO, DEM REP\"", "(b)(6)", ""][row as usize % 4];
        let office = row % 300;
        writeln!(text, "{year}-{month:02}-{day:02},{country},OFFICE {office},{note},{row}").unwrap();
    }
    assert!(text.len() > 8 << 20, "small files are read in another way");
    fs::write(folder.join("big.csv"), &text).unwrap();
    // A blank line is nothing for reading in parts, and this one comes when all else has been read.
    fs::write(folder.join("odd.csv"), text.clone() + "\n2016-01-01,MEXICO,OFFICE 1,one line,0\n").unwrap();
    let sent = |file: &str, arguments: &[&str], through: Stdio| {
        let mut program = Command::new(env!("CARGO_BIN_EXE_fypace"))
            .args(arguments)
            .stdin(through)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let writer = program.stdin.take().map(|mut pipe| {
            let bytes = fs::read(folder.join(file)).unwrap();
            thread::spawn(move || pipe.write_all(&bytes).unwrap())
        });
        let output = program.wait_with_output().unwrap();
        if let Some(writer) = writer {
            writer.join().unwrap();
        }
        String::from_utf8(output.stdout).unwrap().replace("standard input", file)
    };
    for arguments in [
        "check --format json",
        "report --format json",
        "report --by country --format json",
        "report --where office=OFFICE&7 --by country --format json",
    ] {
        let named = arguments.split(' ').map(|word| word.replace('&', " ")).collect::<Vec<_>>();
        let words: Vec<&str> = named.iter().map(String::as_str).collect();
        for file in ["big.csv", "odd.csv"] {
            let told = run(&[words.as_slice(), &[file]].concat(), &folder);
            assert_eq!(told.status, Some(0), "{}", told.err);
            // Where the encoding is named, the careful reader takes all of it.
            let whole = run(&[words.as_slice(), &["--encoding", "utf-8", file]].concat(), &folder);
            assert!(told.out == whole.out, "{arguments} {file}");
            for through in [Stdio::piped(), fs::File::open(folder.join(file)).unwrap().into()] {
                let sent = sent(file, &[words.as_slice(), &["-"]].concat(), through);
                assert!(told.out == sent, "{arguments} {file}, sent");
            }
        }
    }
}
