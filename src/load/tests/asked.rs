//! What the user says of rows and of counts: `--where` and `--kind`.

use super::{check_with, rendered};
use crate::calendar::Date;
use crate::dataset::CountKind;
use crate::load::{Input, Options, load};

fn keeping(column: &str, value: &str) -> Options {
    Options { filters: vec![(column.into(), value.into())], ..Options::default() }
}

/// What a file counts where one value of a column is asked for, or why it is refused.
fn counted(file: &str, column: &str, value: &str) -> String {
    let loaded = load(&[Input { name: "t.csv", bytes: file.as_bytes() }], &keeping(column, value));
    let named =
        |files: &[crate::dataset::Understood]| files.iter().map(|file| file.measures.join(", ")).collect();
    loaded.refused.first().map_or_else(|| named(loaded.dataset.files()), |refusal| refusal.why.clone())
}

#[test]
fn one_value_that_is_asked_for_is_what_is_counted_only_where_its_column_says_that() {
    let by_country = "country,FY2016,FY2017\nMexico,10,20\nPeru,4,3\n";
    assert_eq!(counted(by_country, "country", "Mexico"), "removals");
    check_with(
        by_country,
        &keeping("country", "Mexico"),
        "across periodic 2+0
         removals/annual 2015-10-01..2016-09-30 14 :2
         removals/annual 2016-10-01..2017-09-30 23 :2",
    );
    let by_office = "field office,FY2016,FY2017\nBoston,10,20\nAtlanta,4,3\n";
    assert_eq!(counted(by_office, "field office", "Boston"), "removals");
    let of_two = "metric,FY2016,FY2017\nArrests,10,20\nRemovals,4,3\n";
    assert_eq!(counted(of_two, "metric", "Arrests"), "arrests");
    assert_eq!(counted(of_two, "metric", "Removals"), "removals");
    let of_another = "category,FY2016,FY2017\nArrests,10,20\nDetentions,4,3\n";
    assert_eq!(counted(of_another, "category", "Arrests"), "arrests");
    // To keep one value says nothing of what is counted.
    let permits = "status,FY2016,FY2017\nIssued,10,20\nDenied,4,3\n";
    let why = counted(permits, "status", "Issued");
    assert!(why.starts_with("holds groups that removals are not known to be counted by"), "{why}");
}

/// Only the user can say that nobody left on a day without a row; a day whose count is withheld is none of those.
#[test]
fn days_without_a_row_are_gaps_or_zeros_as_the_user_says() {
    let file = "date,removals\n2016-10-03,5\n2016-10-04,<10\n2016-10-06,2\n";
    check_with(
        file,
        &Options::default(),
        "periods periodic 2+1
         removals/daily 2016-10-03..2016-10-03 5 :2
         removals/daily 2016-10-06..2016-10-06 2 :4
         gap 3 removals",
    );
    let zeros = Options { zero_days: true, ..Options::default() };
    // A year may begin slowly: October 1 and 2 are covered, too.
    check_with(
        file,
        &zeros,
        "periods periodic 2+1
         removals/daily 2016-10-03..2016-10-03 5 :2
         removals/daily 2016-10-06..2016-10-06 2 :4
         removals/daily 2016-10-01..2016-10-01 0 :0
         removals/daily 2016-10-02..2016-10-02 0 :0
         removals/daily 2016-10-05..2016-10-05 0 :0
         gap 3 removals",
    );
    // A month without a row is a gap whatever is asked of days.
    let months = "month,removals\n2016-10,5\n2016-12,2\n2017-01,3\n";
    assert_eq!(rendered(months.as_bytes(), &zeros), rendered(months.as_bytes(), &Options::default()));
}

/// A list of seven removals on every day of FY2016 but Sundays, without those of some days, and with some rows more.
fn list(lacks: impl Fn(Date) -> bool, more: &str) -> String {
    let first = Date::from_ymd(2015, 10, 1).unwrap();
    let days = (0..366).map(|passed| first.plus_days(passed));
    let removed = days.filter(|day| day.days_since(first) % 7 != 3 && !lacks(*day));
    let rows: String = removed.map(|day| format!("{day},Peru\n").repeat(7)).collect();
    format!("departed_date,country\n{rows}{more}")
}

/// How many days of a file have a count, zeros among them, and the findings that name a silence.
fn known_days(file: &str, options: &Options) -> (usize, Vec<String>) {
    let loaded = load(&[Input { name: "t.csv", bytes: file.as_bytes() }], options);
    assert!(loaded.refused.is_empty(), "{:?}", loaded.refused);
    let silences = loaded.findings.iter().filter(|finding| finding.code == "silence");
    (loaded.dataset.observations().len(), silences.map(ToString::to_string).collect())
}

#[test]
fn rows_that_a_list_lacks_are_no_zeros() {
    let plain = Options::default();
    let none = |_: Date| false;
    assert_eq!(known_days(&list(none, ""), &plain), (366, Vec::new()));
    // A fortnight of holidays and a slow month are days without a removal.
    let holidays =
        |day: Date| day.to_string().as_str() > "2015-12-23" && day.to_string().as_str() < "2016-01-04";
    assert_eq!(known_days(&list(holidays, ""), &plain), (366, Vec::new()));
    // February 2016 has 29 days, and January 31 is a Sunday; six in seven days have seven removals: 6 * 30 = 180, about.
    let february = |day: Date| day.to_string().starts_with("2016-02");
    let (known, said) = known_days(&list(february, ""), &plain);
    assert_eq!(known, 366 - 30);
    let [said] = said.as_slice() else { panic!("{said:?}") };
    assert!(said.contains("no record of Jan 31, 2016 through Feb 29, 2016, in which some 18"), "{said}");
    assert!(
        said.contains("a gap, never a zero; --zero-days takes them for days without a removal"),
        "{said}"
    );
    let zeros = Options { zero_days: true, ..Options::default() };
    let (known, said) = known_days(&list(february, ""), &zeros);
    assert_eq!((known, said.len()), (366, 1));
    // Two months that lack rows do not excuse each other.
    let two = |day: Date| february(day) || day.to_string().starts_with("2016-06");
    assert_eq!(known_days(&list(two, ""), &plain).0, 366 - 30 - 30);
    // One day that is mistyped adds itself, and no months without a removal before it.
    let (known, said) = known_days(&list(none, "2017-06-01,Peru\n"), &plain);
    assert_eq!((known, said.len()), (367, 1));
    // Twelve removals a year are always silent.
    let few: Vec<String> = (1..=12).map(|month| format!("2016-{month:02}-03,Peru\n")).collect();
    assert_eq!(known_days(&format!("departed_date,country\n{}", few.concat()), &plain), (336, Vec::new()));
}

#[test]
fn rows_that_a_list_lacks_say_nothing_of_its_other_silences() {
    let february = |day: Date| day.to_string().starts_with("2016-02");
    let october = |day: Date| day < Date::from_ymd(2015, 10, 21).unwrap();
    // Nobody knows of October 1 to 20 either, though February was silent for longer.
    let both = list(|day| february(day) || october(day), "");
    assert_eq!(known_days(&both, &Options::default()).0, 366 - 30 - 20);
    // Twenty days between two lists are none on which the first is silent as a rule.
    let later: String = (21..31).map(|day| format!("2016-10-{day},Peru\n").repeat(7)).collect();
    let later = format!("departed_date,country\n{later}");
    let first = list(february, "");
    let inputs =
        [("a.csv", &first), ("b.csv", &later)].map(|(name, text)| Input { name, bytes: text.as_bytes() });
    let loaded = load(&inputs, &Options::default());
    assert_eq!(loaded.dataset.observations().len(), 366 - 30 + 10);
}

/// What the rows say that are counted is theirs to filter: `did you mean` is said by the one who does.
#[test]
fn a_value_in_other_letters_is_counted_and_one_that_is_not_there_asks_for_nothing() {
    let file =
        "departed_date,case_status\n2016-10-03,Removed\n2016-10-04,Removed\n2016-10-04,Voluntary return\n";
    let read = |value: &str| {
        let text = rendered(file.as_bytes(), &keeping("case_status", value));
        text.lines().next().unwrap_or_default().to_owned()
    };
    for (value, expected) in [
        ("Removed", "records records 2+1"),
        ("removed", "records records 2+1"),
        ("Voluntary return", "records records 1+2"),
        ("VOLUNTARY RETURN", "records records 1+2"),
        ("Departed", "records records 2+1"),
    ] {
        assert_eq!(read(value), expected, "{value}");
    }
}

#[test]
fn rows_that_carry_a_count_are_not_counted_one_by_one() {
    use CountKind::{Cumulative, Periodic, Records};
    let check = |file: &str, kind: CountKind, shape: Option<&str>, expected: &str| {
        let options = Options { kind: Some(kind), shape: shape.map(Into::into), ..Options::default() };
        let got = rendered(file.as_bytes(), &options);
        assert!(got.starts_with(expected), "{file}: {got}");
    };
    let counts =
        "refused t.csv:1: rows that carry a count are never counted as one removal each; try --kind periodic";
    let across = "country,FY2016,FY2017\nMexico,10,20\nPeru,4,3\nTotal,14,23\n";
    check(across, Records, None, counts);
    check(across, Periodic, None, "across periodic 2+1");
    let months = "month,removals\n2016-10,5\n2016-11,7\n";
    check(months, Records, Some("periods"), counts);
    let days = "as_of,fytd\n2016-10-31,5\n2016-11-30,7\n";
    check(
        days,
        Periodic,
        Some("to-date"),
        "refused t.csv:1: counts to date are of no period apart from all others",
    );
    check(days, Records, Some("to-date"), "refused t.csv:1: rows that carry a count are never counted");
    check(days, Cumulative, Some("to-date"), "to-date cumulative 2+0");
    let list = "id,departed_date\n1,2016-10-03\n2,2016-10-04\n";
    check(list, Periodic, Some("records"), "refused t.csv:1: each row is one removal where they are records");
    check(list, Records, None, "records records 2+0");
    // Ones that stand beside days are as many removals.
    check("day,removals\n2016-10-03,1\n2016-10-04,1\n", Records, None, "records records 2+0");
    let mixed = rendered(
        b"measure,kind,through,count\nremovals,final,2016-09-30,5\n",
        &Options { kind: Some(Periodic), ..Options::default() },
    );
    assert!(mixed.contains("kind-unheeded 1"), "{mixed}");
}

/// Rows that a column calls likely duplicates count, and are told of with what leaves them out.
#[test]
fn rows_that_a_column_calls_duplicates_are_told_of() {
    let header = "departed_date,unique_identifier,duplicate_likely\n";
    let rows: Vec<String> = (0..9).map(|row| format!("2024-12-02,p{row},FALSE\n")).collect();
    let rows = rows.concat();
    let file = format!("{header}{rows}2024-12-03,p0,TRUE\n");
    let remark = |options: &Options| {
        let loaded = load(&[Input { name: "t.csv", bytes: file.as_bytes() }], options);
        let remarks = loaded.dataset.files().iter().flat_map(|file| file.remarks.clone());
        remarks.filter(|remark| remark.contains("duplicate_likely")).collect::<Vec<String>>()
    };
    let told = "\"duplicate_likely\" is TRUE in 1 of the rows, which are counted; --where 'duplicate_likely=FALSE' leaves them out";
    assert_eq!(remark(&Options::default()), [told]);
    assert!(remark(&keeping("duplicate_likely", "FALSE")).is_empty());
}

/// Of columns that may hold the counts, the one that sums up the others is offered, and else each of them.
#[test]
fn the_whole_is_offered_before_its_parts() {
    let check = |text: &str, expected: &str| {
        let loaded = load(&[Input { name: "t.csv", bytes: text.as_bytes() }], &Options::default());
        assert_eq!(loaded.refused.first().map(|refusal| refusal.remedy.as_str()), Some(expected), "{text}");
    };
    // 2,586 + 1,500 + 977 = 5,063 and 3,107 + 1,600 + 1,187 = 5,894.
    check(
        "fiscal_year,Alpha,Beta,Gamma,Zeta\n2014,2586,1500,977,5063\n2015,3107,1600,1187,5894\n",
        "--count-column 'Zeta'",
    );
    check(
        "fiscal_year,Alpha,Beta,Gamma\n2014,2586,1500,977\n2015,3107,1600,1187\n",
        "--count-column 'Alpha' or --count-column 'Beta' or --count-column 'Gamma'",
    );
    check(
        "fiscal_year,Alpha,Beta,Gamma,Zeta,Eta\n2014,25,15,9,50,3\n2015,31,16,11,58,4\n",
        "--count-column 'Alpha' or another of them",
    );
}

#[test]
fn counts_that_nothing_speaks_of_are_told_to_be_taken_for_removals() {
    let remarks = |text: &str| {
        let loaded = load(&[Input { name: "t.csv", bytes: text.as_bytes() }], &Options::default());
        let files = loaded.dataset.files();
        files
            .iter()
            .flat_map(|file| file.remarks.clone())
            .filter(|remark| remark.contains("taken for"))
            .count()
    };
    assert_eq!(remarks("Year,n\n2019,1000\n2020,1200\n"), 1);
    assert_eq!(remarks("fiscal_year,Oct,Nov,Dec\n2017,18320,17944,19001\n"), 1);
    assert_eq!(remarks("Removals by year\nYear,n\n2019,1000\n2020,1200\n"), 0);
    assert_eq!(remarks("Year,removed\n2019,1000\n2020,1200\n"), 0);
}

#[test]
fn counts_that_are_told_again_are_not_added_up_across() {
    let across = Options { shape: Some("across".into()), ..Options::default() };
    let refused = |file: &str| {
        let loaded = load(&[Input { name: "t.csv", bytes: file.as_bytes() }], &across);
        loaded.refused.first().map(|refusal| refusal.remedy.clone())
    };
    let again = "As of,FY2025 removals,FY2024 removals\n2025-03-31,132,128\n2025-04-30,150,151\n";
    let by_rows = "--shape periods --count-column 'FY2025 removals' to count by the times of the rows";
    assert_eq!(refused(again).as_deref(), Some(by_rows));
    let parts = "Office,FY2025 removals,FY2024 removals\nBoston,132,128\nAtlanta,150,151\n";
    assert_eq!(refused(parts), None);
}
