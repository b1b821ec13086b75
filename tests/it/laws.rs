//! Laws of the answer, over generated data.

use std::fmt::Write as _;

use fypace::calendar::Date;
use fypace::dataset::Dataset;
use fypace::load::{Input, Options, load};
use fypace::quantity::Count;
use fypace::report::{Query, answer, sentence};
use proptest::collection::vec;
use proptest::prelude::*;

fn loaded(name: &str, bytes: &[u8]) -> Dataset {
    load(&[Input { name, bytes }], &Options::default()).dataset
}

/// A removal in the first half of FY2016 or FY2017, of one of some countries or of none.
fn row() -> impl Strategy<Value = String> {
    let country = prop::sample::select(vec!["Mexico", "Haiti", "Honduras", ""]);
    (any::<bool>(), 0_i64..182, country, 0..50_u32).prop_map(|(before, day, country, number)| {
        let first = Date::parse_iso(if before { "2015-10-01" } else { "2016-10-01" }).unwrap();
        format!("{},{country},{number}\n", first.plus_days(day))
    })
}

/// The first six months of two fiscal years, the earlier one first, each with its last day.
const MONTHS: [[&str; 6]; 2] = [
    ["2015-10-31", "2015-11-30", "2015-12-31", "2016-01-31", "2016-02-29", "2016-03-31"],
    ["2016-10-31", "2016-11-30", "2016-12-31", "2017-01-31", "2017-02-28", "2017-03-31"],
];

/// A table of what three countries have in each of these months, or have had up to the end of each.
fn table(counts: &[[u64; 3]], to_date: bool) -> String {
    let mut file =
        (if to_date { "as of,country,removals to date\n" } else { "month,country,monthly removals\n" })
            .to_owned();
    for (months, counts) in MONTHS.iter().zip(counts.chunks(6)) {
        let mut so_far = [0; 3];
        for (day, month) in months.iter().zip(counts) {
            for ((country, count), so_far) in ["Mexico", "Haiti", "Cuba"].iter().zip(month).zip(&mut so_far) {
                *so_far += count;
                let (day, count) = if to_date { (*day, *so_far) } else { (day.get(..7).unwrap(), *count) };
                writeln!(file, "{day},{country},{count}").unwrap();
            }
        }
    }
    file
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Months and counts to date make up the whole of both years as removals do.
    #[test]
    fn groups_of_tables_add_up(counts in vec([1_u64..900, 1_u64..900, 1_u64..900], 12), to_date: bool) {
        let data = loaded("t.csv", table(&counts, to_date).as_bytes());
        let query = Query { by: Some("country".to_owned()), ..Query::default() };
        let report = answer(&data, &[], &query).unwrap();
        let answer = report.groups.as_ref().unwrap();
        let years: Vec<[u64; 3]> = counts
            .chunks(6)
            .map(|months| [0, 1, 2].map(|country| months.iter().map(|month| month[country]).sum()))
            .collect();
        for (country, value) in ["Mexico", "Haiti", "Cuba"].into_iter().enumerate() {
            let group = answer.group(value).unwrap();
            prop_assert_eq!(group.baseline, Some(Count(years[0][country])));
            prop_assert_eq!(group.to_date, Some(Count(years[1][country])));
            let months: Vec<Option<Count>> = counts[6..].iter().map(|month| Some(Count(month[country]))).collect();
            prop_assert_eq!(&group.months, &months);
        }
        let sum: u64 = years[1].iter().sum();
        prop_assert_eq!(report.year.to_date.to_string(), Count(sum).to_string());
    }

    /// Two files that share days are the file that holds the days of both.
    #[test]
    fn files_that_overlap_count_their_days_once(
        rows in vec(row(), 20..120),
        // Within a month of October 1, rows are taken for those of the whole year so far.
        until in 61_i64..182,
        shared in 0_i64..30,
    ) {
        let ends = "2015-10-01,Mexico,60\n2016-03-31,Mexico,61\n2016-10-01,Mexico,62\n2017-03-31,Mexico,63\n";
        let first = Date::parse_iso("2016-10-01").unwrap();
        // A removal on each day, so that no day is missing between the files, and a number for each row, so that none
        // repeats another.
        let daily: Vec<String> = (0..182).map(|passed| format!("{},Cuba,", first.plus_days(passed))).collect();
        let rows = ends.lines().chain(daily.iter().map(String::as_str)).chain(rows.iter().map(|row| row.trim_end()));
        let all: Vec<String> = rows.enumerate().map(|(place, row)| format!("{row}{place:03}\n")).collect();
        let all = all.concat();
        let cut = first.plus_days(until);
        let day = |line: &&str| Date::parse_iso(line.get(..10).unwrap()).unwrap();
        let head = "departed_date,country,age\n".to_owned();
        let part = |wanted: &dyn Fn(Date) -> bool| {
            all.lines().filter(|line| wanted(day(line))).fold(head.clone(), |file, line| file + line + "\n")
        };
        let (one, two) = (part(&|day| day <= cut), part(&|day| day > cut.plus_days(-shared)));
        prop_assume!(two.lines().count() > 1);
        let inputs = [Input { name: "one.csv", bytes: one.as_bytes() }, Input { name: "two.csv", bytes: two.as_bytes() }];
        let parts = load(&inputs, &Options::default());
        prop_assert!(parts.refused.is_empty(), "{:?}", parts.refused);
        let whole = loaded("one.csv", part(&|_| true).as_bytes());
        let query = Query { by: Some("country".to_owned()), ..Query::default() };
        let groups = |data: &Dataset| {
            let groups = answer(data, &[], &query).unwrap().groups.unwrap().groups;
            groups.into_iter().map(|group| (group.value, group.to_date)).collect::<Vec<_>>()
        };
        let (mut split, mut joined) = (groups(&parts.dataset), groups(&whole));
        split.sort();
        joined.sort();
        prop_assert_eq!(split, joined);
    }

    /// Whatever the rows are, each of them is in one group, so that the groups make up the whole.
    #[test]
    fn groups_add_up(rows in vec(row(), 20..200)) {
        // A row on either side, so that both years are there from their first day to the same point.
        let ends = "2015-10-01,Mexico,60\n2016-03-31,Mexico,61\n2016-10-01,Mexico,62\n2017-03-31,Mexico,63\n";
        let file = format!("departed_date,country,age\n{ends}{}", rows.concat());
        let data = loaded("t.csv", file.as_bytes());
        let query = Query { by: Some("country".to_owned()), ..Query::default() };
        let report = answer(&data, &[], &query).unwrap();
        let groups = &report.groups.as_ref().unwrap().groups;
        let sum: u64 = groups.iter().map(|group| group.to_date.unwrap().0).sum();
        let of_year = file.lines().filter(|line| line.starts_with("2016-1") || line.starts_with("2017"));
        prop_assert_eq!(sum, of_year.count() as u64);
        prop_assert_eq!(report.year.to_date.to_string(), Count(sum).to_string());
    }

    /// A figure that comes out later changes nothing of what could be known before.
    #[test]
    fn a_later_vintage_never_changes_what_was_known(
        year in 2018_i32..2026,
        day in 60_i64..360,
        late in vec((0..840_usize, 1_i64..400, 0_u64..2_000_000), 1..60),
    ) {
        let data = loaded("data/removals.csv", include_bytes!("../../data/removals.csv"));
        let known_on = Date::parse_iso(&format!("{}-10-01", year - 1)).unwrap().plus_days(day);
        let query = Query { known_on: Some(known_on), ..Query::default() };
        let mut facts = data.observations().to_vec();
        for (place, days, count) in late {
            let Some(mut fact) = facts.get(place).cloned() else { continue };
            fact.published = Some(known_on.plus_days(days));
            fact.count.0 = count;
            facts.push(fact);
        }
        let with = answer(&Dataset::new(data.calendar(), facts), &[], &query);
        let without = answer(&Dataset::new(data.calendar(), data.observations().to_vec()), &[], &query);
        match (with, without) {
            (Ok(with), Ok(without)) => {
                prop_assert_eq!(sentence::summary(&with), sentence::summary(&without));
                prop_assert_eq!(format!("{:?}", with.tracks), format!("{:?}", without.tracks));
                prop_assert_eq!(format!("{:?}", with.projections), format!("{:?}", without.projections));
            }
            (with, without) => prop_assert_eq!(with.is_err(), without.is_err()),
        }
    }
}
