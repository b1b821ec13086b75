//! Rows kept one by one: covered days, codes that widen, columns that are dropped.

use super::*;
use crate::calendar::FiscalCalendar;
use crate::dataset::Missing;

fn date(text: &str) -> Date {
    Date::parse_iso(text).unwrap()
}

fn empty(category: &str) -> Records {
    let head = Head {
        measure: Measure(Arc::from("removals")),
        series: Series(Arc::from("records")),
        kind: Kind::Period,
        file: Arc::from("t.csv"),
        holds: Holds::Removal,
    };
    Records::new(head, [category.to_owned()])
}

fn records(rows: &[(&str, &str)]) -> Records {
    let mut records = empty("country");
    for (line, (day, country)) in (2..).zip(rows) {
        records.push((date(day), date(day)), Count(1), line, [*country]);
    }
    records
}

#[test]
fn a_covered_day_without_rows_is_a_zero() {
    let mut records = records(&[("2016-10-03", "A"), ("2016-10-01", "B"), ("2016-10-03", "B")]);
    let counts = |records: &Records, wanted: &[Wanted<'_>]| -> Vec<u64> {
        records.observations(wanted).iter().map(|fact| fact.count.0).collect()
    };
    assert_eq!(counts(&records, &[]), [1, 2]);
    records.cover(date("2016-10-01"), date("2016-10-04"));
    assert_eq!(counts(&records, &[]), [1, 0, 2, 0]);
    let country = records.category("Country").unwrap();
    assert_eq!(counts(&records, &[Wanted { category: country, value: "A" }]), [0, 0, 1, 0]);
    assert_eq!(counts(&records, &[Wanted { category: country, value: "C" }]), [0, 0, 0, 0]);
}

#[test]
fn a_day_is_cited_by_its_first_row_and_one_without_rows_by_none() {
    let mut records = records(&[("2016-10-03", "A"), ("2016-10-01", "B"), ("2016-10-03", "B")]);
    records.cover(date("2016-10-01"), date("2016-10-03"));
    let places = |records: &Records, wanted: &[Wanted<'_>]| -> Vec<String> {
        records.observations(wanted).iter().map(|fact| fact.place.to_string()).collect()
    };
    assert_eq!(places(&records, &[]), ["t.csv:3", "t.csv", "t.csv:2"]);
    // The first row of October 3 is of another country.
    let country = records.category("Country").unwrap();
    assert_eq!(places(&records, &[Wanted { category: country, value: "B" }]), ["t.csv", "t.csv", "t.csv"]);
}

#[test]
fn days_near_or_far_are_counted_alike() {
    let day = |place: usize| date("2016-10-01").plus_days(i64::try_from(place * place % 7).unwrap());
    let country = |place: usize| ["A", "B", "C"].get(place % 3).copied().unwrap();
    let year = (date("2016-10-02"), date("2017-09-30"));
    let (mut near, mut far) = (empty("country"), empty("country"));
    for place in 0..50 {
        let row = (day(place), day(place));
        near.push(row, Count(1), 2, [country(place)]);
        far.push(row, Count(1), 2, [country(place)]);
    }
    // More days than rows: they are looked up one by one.
    let long_ago = date("1816-10-01");
    far.push((long_ago, long_ago), Count(1), 52, ["D"]);
    assert!(near.reach().is_some() && far.reach().is_none());
    for value in ["A", "B", "C"] {
        let wanted = [Wanted { category: 0, value }];
        assert_eq!(near.spans(&wanted), far.spans(&wanted));
        let counted = |of: &Records| {
            of.tally(0, &wanted, (&[year, year], FiscalCalendar::default()))
                .into_iter()
                .take(3)
                .collect::<Vec<_>>()
        };
        assert_eq!(counted(&near), counted(&far));
    }
    let mut all = far.spans(&[]);
    assert_eq!(all.remove(&(long_ago, long_ago)), Some(Count(1)));
    assert_eq!(near.spans(&[]), all);
}

#[test]
fn what_rows_take_of_the_memory_is_known() {
    let days = ["2016-10-03", "2016-10-01", "2016-10-03"];
    let of = |country: &str| {
        let rows: Vec<_> = days.iter().cycle().take(900).map(|day| (*day, country)).collect();
        records(&rows).kept()
    };
    let (short, long) = (of("A"), of("A longer name"));
    assert_eq!((short.rows, short.categories), (900, 1));
    // Four bytes a row for the day, one for the code; two lines and one value beside.
    assert!((4_500..4_700).contains(&short.bytes), "{short:?}");
    assert_eq!(long.bytes - short.bytes, "A longer name".len() - "A".len());
}

#[test]
fn a_row_may_cover_centuries() {
    let mut records = empty("country");
    // 200 * 365 + 48 = 73,048 days, more than two bytes can say.
    let span = (date("1800-01-01"), date("1999-12-31"));
    records.push(span, Count(7), 2, ["A"]);
    assert_eq!(records.spans(&[]).into_iter().collect::<Vec<_>>(), [(span, Count(7))]);
    assert_eq!(
        records.tally(0, &[], (&[span], FiscalCalendar::default()))[0].counts,
        [Tallied { known: Count(7), missing: None }]
    );
}

#[test]
fn a_month_without_rows_is_not_known_and_a_row_is_not_cut() {
    let span = |days: &str| {
        let (from, through) = days.split_once("..").unwrap();
        (date(from), date(through))
    };
    let of = |spans: &[&str]| {
        let mut records = empty("country");
        for days in spans {
            records.push(span(days), Count(5), 2, ["A"]);
        }
        records
    };
    let october = span("2016-10-01..2016-10-31");
    let november = span("2016-11-01..2016-11-30");
    let told = |records: &Records| [october, november].map(|month| records.tells(month));
    let known = |records: &Records| [october, november].map(|month| records.knows(month));
    let months = of(&["2016-10-01..2016-10-31", "2016-12-01..2016-12-31"]);
    assert_eq!((told(&months), known(&months)), ([true, false], [true, true]));
    let quarter = of(&["2016-10-01..2016-12-31"]);
    assert_eq!((told(&quarter), known(&quarter)), ([false, false], [false, false]));
    // The quarter that ends in a month is not of it.
    assert!(!quarter.tells(span("2016-12-01..2016-12-31")));
    let weeks = of(&["2016-09-28..2016-10-04", "2016-10-05..2016-10-11", "2016-11-30..2016-12-06"]);
    assert_eq!((told(&weeks), known(&weeks)), ([true, false], [true, false]));
    // A week is too much of the first days of a month.
    assert!(!weeks.tells(span("2016-10-01..2016-10-04")));
    let mut days = of(&["2016-10-03..2016-10-03"]);
    assert_eq!((told(&days), known(&days)), ([true, false], [true, true]));
    // Where a table covers its days, one without a row is a zero.
    days.cover(october.0, november.1);
    assert_eq!(told(&days), [true, true]);
}

#[test]
fn what_has_no_count_is_no_zero() {
    let mut records = empty("country");
    let (october, november) =
        ((date("2016-10-01"), date("2016-10-31")), (date("2016-11-01"), date("2016-11-30")));
    for (span, count, country) in [(october, 5, "A"), (november, 6, "A"), (november, 7, "B")] {
        records.push(span, Count(count), 2, [country]);
    }
    records.lack(october, Missing::UNBOUNDED, ["B"]);
    records.lack(november, Missing::UNBOUNDED, ["C"]);
    let both = (october.0, november.1);
    let counts = |wanted: &[Wanted<'_>]| {
        let tallies = records.tally(0, wanted, (&[october, november, both], FiscalCalendar::default()));
        let counts = |tally: Tally| tally.counts.iter().map(Tallied::count).collect::<Vec<_>>();
        tallies.into_iter().map(|tally| (tally.value.to_string(), counts(tally))).collect::<Vec<_>>()
    };
    let known = |count| Some(Count(count));
    assert_eq!(
        counts(&[]),
        [
            ("A".to_owned(), vec![known(5), known(6), known(11)]),
            ("B".to_owned(), vec![None, known(7), None]),
            // No row that has a count says so, and yet it is there.
            ("C".to_owned(), vec![known(0), None, None]),
        ]
    );
    records.push(october, Count(1), 3, ["B"]);
    let facts = |value| {
        let facts = records.observations(&[Wanted { category: 0, value }]);
        facts.iter().map(|fact| (fact.count.0, fact.grade.is_incomplete())).collect::<Vec<_>>()
    };
    assert_eq!(facts("A"), [(5, false), (6, false)]);
    assert_eq!(facts("B"), [(1, true), (7, false)]);
}

#[test]
fn codes_widen_and_a_column_of_names_is_dropped() {
    let mut records = empty("id");
    let day = date("2016-10-01");
    for row in 0..300 {
        records.push((day, day), Count(1), row, [row.to_string().as_str()]);
    }
    assert_eq!(records.categories().next().and_then(|(_, category)| category.value(299)), Some("299"));
    for row in 300..=1 << 16 {
        records.push((day, day), Count(1), row, [row.to_string().as_str()]);
    }
    assert_eq!(records.categories().count(), 0);
}
