//! One law: read part by part or in one walk, a file says the same.

use std::fmt::Write as _;

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::dataset::{Observation, Wanted};
use crate::load::{Loaded, Source, load, load_all};

/// Reads a text in chunks of about so many bytes, by two threads in turn; `None` where it is left to the careful
/// reader.
fn fast(text: &str, size: usize, options: &Options) -> Option<Loaded> {
    let plan = Plan::of(Input { name: "t.csv", bytes: text.as_bytes() }, true, options)?;
    let mut rest = &text.as_bytes()[plan.first_row()..];
    let mut workers = [plan.worker(2), plan.worker(2)];
    let mut gathered = plan.gathered().looked_at();
    for place in 0.. {
        if rest.is_empty() {
            break;
        }
        let end = (size..rest.len()).map(|end| rows_end(&rest[..end])).find(|end| *end > 0);
        let (chunk, after) = rest.split_at(end.unwrap_or(rest.len()));
        gathered.take(plan.read(&mut workers[place % 2], (place % 2, place), chunk)?);
        rest = after;
    }
    let so_far = plan.so_far(&gathered);
    gathered.finish(workers.into());
    drop(gathered.repeat(repeats(&gathered, 3)));
    let joined = plan.join(gathered)?;
    let loaded = load_all([Source::Joined(Box::new(joined))], options);
    if let Some(so_far) = so_far {
        // What has been read so far is in the end all that was read, save days that are written strangely.
        for day in load_all([Source::Joined(Box::new(so_far))], options).dataset.observations() {
            let of_day = |fact: &&Observation| (fact.from, fact.through) == (day.from, day.through);
            let counts = loaded.dataset.observations().iter().filter(of_day).map(|fact| fact.count);
            assert!(counts.clone().any(|count| count >= day.count), "{text:?}: {day:?}");
        }
    }
    Some(loaded)
}

/// The rows that repeat others, looked for by so many threads.
fn repeats(gathered: &Gathered, threads: usize) -> Vec<Repeat> {
    let copies = gathered.copies();
    let found: Vec<Repeated> = (0..threads).flat_map(|share| copies.among(share, threads)).collect();
    copies.placed(&found)
}

/// Everything that a reading says, as text.
fn told(loaded: &Loaded) -> String {
    let dataset = &loaded.dataset;
    let mut text = format!("{:?}\n{:?}\n{:?}\n", dataset.files(), loaded.findings, dataset.observations());
    for records in dataset.records() {
        writeln!(text, "{:?}", records.kept()).unwrap();
        for (_, category) in records.categories() {
            let values: Vec<_> = (0..records.len()).map(|row| category.value(row)).collect();
            text.push_str(&[category.name(), &format!("{:?} {values:?}\n", category.values())].concat());
        }
    }
    text
}

fn check(text: &str, size: usize) -> bool {
    let slow = load(&[Input { name: "t.csv", bytes: text.as_bytes() }], &Options::default());
    let Some(fast) = fast(text, size, &Options::default()) else { return false };
    assert!(slow.refused.is_empty(), "{text:?} {:?}", slow.refused);
    assert_eq!(told(&fast), told(&slow), "{text:?}");
    true
}

#[test]
fn plain_files_are_read_fast_and_others_carefully() {
    let rows = "2016-10-03,A,1\n2016-10-04,\"B, C\",2\n,A,3\n2016-10-04,\"B, C\",2\nunknown,D,5\n2016-10-05,\"x\ny\",6\n2016-10-07, A ,7";
    for size in 1..rows.len() {
        assert!(check(&format!("departed_date,country,note of\n{rows}"), size));
        assert!(check(&format!("departed_date,country,note of\n{rows}\n").replace('\n', "\r\n"), size));
    }
    for odd in ["2016-10-03,A\n", "2016-10-03,5\" A,1\n", "\n", "2016-10-03,\u{202e},1\n", "Source: x,,\n"] {
        assert!(
            fast(&format!("departed_date,country,note of\n{odd}{rows}\n"), 20, &Options::default()).is_none(),
            "{odd:?}"
        );
    }
}

/// Reads a long text by a plan that is made from its head.
fn by_its_head(text: &str, options: &Options) -> Option<Loaded> {
    let head = rows_end(&text.as_bytes()[..HEAD_BYTES + 200]);
    let head = Input { name: "t.csv", bytes: &text.as_bytes()[..head] };
    let plan = Plan::of(head, false, options).expect("a plan");
    let (mut worker, mut gathered) = (plan.worker(1), plan.gathered());
    gathered.take(plan.read(&mut worker, (0, 0), &text.as_bytes()[plan.first_row()..])?);
    gathered.finish(vec![worker]);
    gathered.repeat(repeats(&gathered, 1));
    Some(load_all([Source::Joined(Box::new(plan.join(gathered)?))], options))
}

#[test]
fn a_return_far_below_is_never_counted_as_a_removal() {
    let text = |last: &str| {
        let row = "2016-10-03,MEXICO,Removal,a long note that says nothing\n";
        format!("departed_date,country,departure_type,note\n{}2016-10-04,MEXICO,{last},\n", row.repeat(2000))
    };
    let options = Options { categories: Categories::Only(vec!["country".to_owned()]), ..Options::default() };
    assert!(by_its_head(&text("Removal"), &options).is_some());
    assert!(by_its_head(&text("Return"), &options).is_none());
}

#[test]
fn removals_are_told_from_returns_as_long_as_no_word_is_new() {
    // Returns without a date, with a bad one, and again, are returns all the same.
    let text = |last: &str| {
        let row = "2016-10-03,MEXICO,Removal,a long note that says nothing\n";
        let other = "2016-10-04,PERU,Return,\n,MEXICO,Return,a\nunknown,MEXICO,,a\n2016-10-04,PERU,Return,\n";
        let rows = [row, other, &row.repeat(2000), other].concat();
        format!("departed_date,country,departure_type,note\n{rows}2016-10-05,MEXICO,{last},\n")
    };
    let wanted = vec![("departure_type".to_owned(), "Return".to_owned())];
    for filters in [Vec::new(), wanted] {
        let options = Options { filters, ..Options::default() };
        for last in ["Removal", "Return", "\"Return\"", ""] {
            let text = text(last);
            let slow = load(&[Input { name: "t.csv", bytes: text.as_bytes() }], &options);
            assert!(slow.refused.is_empty(), "{:?}", slow.refused);
            let fast = by_its_head(&text, &options).expect("read in parts");
            assert_eq!(told(&fast), told(&slow), "{last}");
        }
        assert!(by_its_head(&text("Voluntary departure"), &options).is_none());
    }
}

/// A case that is open leaves nothing in doubt where it has no day, and further down one may have a day.
#[test]
fn what_is_open_in_the_head_is_read_row_by_row() {
    let plan = |open: &str| {
        let row = "2016-10-03,Removed\n";
        let rows = [row, open, "2016-10-04,Returned\n", &row.repeat(HEAD_BYTES / row.len() + 20)].concat();
        let text = format!("departed_date,status\n{rows}");
        let head = rows_end(&text.as_bytes()[..HEAD_BYTES + 200]);
        Plan::of(Input { name: "t.csv", bytes: &text.as_bytes()[..head] }, false, &Options::default())
    };
    assert!(plan("").is_some());
    assert!(plan(",Order of supervision issued\n").is_none());
}

fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => prop::sample::select(vec!["MEXICO", "GUATEMALA", "EL SALVADOR", "PERÚ"]).prop_map(str::to_owned),
        2 => prop::sample::select(vec!["", "\"\"", "(b)(6)", "***", "\"A\"", " B ", "\" B\"", "N/A"]).prop_map(str::to_owned),
        2 => prop::sample::select(vec!["\"B, C\"", "\"x\ny\"", "\"say \"\"no\"\"\"", "\"a\tb\""]).prop_map(str::to_owned),
    ]
}

fn date(form: usize) -> impl Strategy<Value = String> {
    let day = (2010..2014, 1..13, 1..29).prop_map(move |(year, month, day)| match form {
        0 => format!("{year}-{month:02}-{day:02}"),
        1 => format!("{month}/{day}/{year}"),
        _ => format!("{year}-{month:02}-{day:02} 00:00:00"),
    });
    let bad =
        prop::sample::select(vec!["", "unknown", "2013-02-30", "2012", "13/13/2012", "REDACTED", "5-Oct-12"]);
    prop_oneof![12 => day, 1 => bad.prop_map(str::to_owned)]
}

fn file() -> impl Strategy<Value = String> {
    let row = |form| {
        (date(form), cell(), cell(), 0..9_u8)
            .prop_map(|(date, first, second, age)| format!("{first},{date},{second},{age}\n"))
    };
    let odd = prop::sample::select(vec![
        "a,b\n",
        "x\"y,2012-10-01,B,1\n",
        "\n",
        ",,,\n",
        "é\u{7},2012-10-01,C,2\n",
    ]);
    let rows = (0..3_usize).prop_flat_map(move |form| {
        vec(prop_oneof![60 => row(form), 1 => odd.clone().prop_map(str::to_owned)], 1..40)
    });
    // A column that may say which rows are removals stands before the others, or is not there.
    let kind = prop::sample::select(vec!["Removal", "Removal", "Return", "\"Return\"", " Removal", ""]);
    let kinds = prop_oneof![1 => Just(Vec::new()), 1 => vec(kind, 40)];
    (rows, kinds, any::<bool>()).prop_map(|(rows, kinds, crlf)| {
        let mut text = "citizenship_country,departed_date,gender,unit\n".to_owned();
        let mut kinds_of_rows = kinds.iter();
        if !kinds.is_empty() {
            text.insert_str(0, "departure_type,");
        }
        for row in rows {
            if let Some(kind) = kinds_of_rows.next() {
                text.extend([kind, ","]);
            }
            text.push_str(&row);
        }
        if crlf { text.replace('\n', "\r\n") } else { text }
    })
}

proptest! {
    #[test]
    fn in_parts_or_in_one_walk_a_file_says_the_same(text in file(), size in 1..400_usize) {
        check(&text, size);
    }
}

/// What can be asked of one column, as text.
fn asked(loaded: &Loaded, column: &str) -> String {
    let dataset = &loaded.dataset;
    let mut text = format!("{:?}\n{:?}\n", loaded.findings, dataset.observations());
    for records in dataset.records() {
        let Some(category) = records.category(column) else { continue };
        for (_, values) in records.categories().filter(|(place, _)| *place == category) {
            for value in values.values() {
                let wanted = [Wanted { category, value }];
                let _ = writeln!(text, "{value} {:?}", records.observations(&wanted));
            }
        }
    }
    text
}

proptest! {
    #[test]
    fn rows_that_are_counted_together_answer_as_if_each_was_kept(
        text in file(),
        size in 1..400_usize,
        column in prop::sample::select(vec!["Gender", "Citizenship_Country"]),
    ) {
        let options =
            Options { categories: Categories::Only(vec![column.to_owned()]), ..Options::default() };
        let slow = load(&[Input { name: "t.csv", bytes: text.as_bytes() }], &Options::default());
        if let Some(fast) = fast(&text, size, &options) {
            prop_assert_eq!(asked(&fast, column), asked(&slow, column));
        }
    }
}
