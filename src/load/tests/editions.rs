//! Files that state the same days otherwise: rounded figures, editions, versions; and those that must not be taken for such.

use super::file;
use crate::dataset::Kind;
use crate::load::join::Joiner;
use crate::load::{Input, Loaded, Options, load};

fn loaded(files: &[(&str, &str)]) -> Loaded {
    let inputs: Vec<Input<'_>> =
        files.iter().map(|(name, text)| Input { name, bytes: text.as_bytes() }).collect();
    load(&inputs, &Options::default())
}

/// What stands for each year or month in the end: the newest edition of each figure, or why a file was refused.
fn told(files: &[(&str, &str)], kind: Kind) -> Vec<String> {
    let loaded = loaded(files);
    if let [refusal] = loaded.refused.as_slice() {
        return vec![refusal.why.clone()];
    }
    for file in loaded.dataset.files() {
        assert_eq!(file.rows.read, file.rows.used + file.rows.set_aside, "{file:?}");
    }
    let facts = || loaded.dataset.observations().iter().filter(|fact| fact.kind == kind && fact.count.0 > 0);
    let newest = facts().filter(|fact| {
        let same = |other: &&crate::dataset::Observation| {
            (other.from, other.through, &other.measure) == (fact.from, fact.through, &fact.measure)
        };
        facts().filter(same).all(|other| other.knowable() <= fact.knowable())
    });
    let mut told: Vec<String> = newest.map(|fact| format!("{} {}", fact.through, fact.count.0)).collect();
    told.sort();
    told
}

/// Both orders of two files say the same.
fn check(files: [(&str, &str); 2], kind: Kind, expected: &[&str]) {
    let [one, other] = files;
    assert_eq!(told(&[one, other], kind), expected, "{} {}", one.0, other.0);
    assert_eq!(told(&[other, one], kind), expected, "{} {}", other.0, one.0);
}

/// Neither order of two files is read.
fn check_refused([one, other]: [(&str, &str); 2], why: &str) {
    for files in [[one, other], [other, one]] {
        let told = told(&files, Kind::Period);
        assert!(
            matches!(told.as_slice(), [only] if only.contains(why)),
            "{} {}: {told:?}",
            files[0].0,
            files[1].0
        );
    }
}

const UNKNOWN: &str = "nothing tells which is newer";

/// Twelve months, each a multiple of ten, that come to (1,010 + 1,120) * 6 = 12,780.
const ROUNDED: &str = "Fiscal Year,Oct,Nov,Dec,Jan,Feb,Mar,Apr,May,Jun,Jul,Aug,Sep,Total\n\
                       2017,1010,1020,1030,1040,1050,1060,1070,1080,1090,1100,1110,1120,12780\n";

#[test]
fn an_exact_figure_stands_for_a_rounded_one_in_either_order() {
    let years = |count: u64| format!("fiscal_year,removals\n2016,9001\n2017,{count}\n");
    // Twelve roundings by five at most: 60.
    for (count, is_same) in [(12_780, true), (12_801, true), (12_840, true), (12_841, false), (12_719, false)]
    {
        let years = years(count);
        let files = [("months.csv", ROUNDED), ("years.csv", &*years)];
        if is_same {
            check(files, Kind::Final, &["2016-09-30 9001", &format!("2017-09-30 {count}")]);
        } else {
            check_refused(files, UNKNOWN);
        }
    }
    let exact = years(12_801);
    let said = |files: &[(&str, &str)]| {
        let loaded = loaded(files);
        let found = loaded.findings.iter().find(|finding| finding.code == "rounded-figure");
        found.map(|finding| format!("{}: {}", finding.file.as_deref().unwrap_or(""), finding.message))
    };
    let told = "months.csv: the same figure, not rounded, is 12801 in years.csv:3".replace("12801", "12,801");
    for files in
        [[("months.csv", ROUNDED), ("years.csv", &*exact)], [("years.csv", &*exact), ("months.csv", ROUNDED)]]
    {
        assert_eq!(said(&files), Some(told.clone()));
    }
}

#[test]
fn a_figure_is_not_rounded_because_it_ends_in_zero() {
    // Six tens are no chance; two are.
    let (few, other) =
        ("month,removals\n2016-10,5010\n2016-11,5020\n", "month,removals\n2016-10,5012\n2016-11,5023\n");
    check_refused([("a.csv", few), ("b.csv", other)], UNKNOWN);
    // Months to the last person under a total that ends in zero: (1,011 + 1,119) * 6 = 12,780.
    let exact = "Fiscal Year,Oct,Nov,Dec,Jan,Feb,Mar,Apr,May,Jun,Jul,Aug,Sep,Total\n\
                 2017,1011,1021,1031,1041,1051,1061,1069,1079,1089,1099,1109,1119,12780\n";
    check_refused([("a.csv", exact), ("b.csv", "fiscal_year,removals\n2017,12801\n")], UNKNOWN);
    // Both are rounded alike, so that neither is the more exact.
    let revised = ROUNDED.replace("1120,12780", "1130,12790");
    check_refused([("a.csv", ROUNDED), ("b.csv", &revised)], UNKNOWN);
}

const JULY: &str = "month,removals\n2024-05,2001\n2024-06,2002\n2024-07,2003\n";
const AUGUST: &str = "month,removals\n2024-05,2001\n2024-06,2002\n2024-07,2103\n2024-08,2204\n";

#[test]
fn names_tell_the_newer_edition_where_it_goes_further() {
    let newest = ["2024-05-31 2001", "2024-06-30 2002", "2024-07-31 2103", "2024-08-31 2204"];
    for names in [
        ["ielp-table-202407-t.csv", "ielp-table-202408-t.csv"],
        ["removals_jul2024.csv", "removals_aug2024.csv"],
        ["removals July 2024.csv", "removals August 2024.csv"],
        ["removals-2024-07.csv", "removals-2024-08.csv"],
        // Both came out after the last day of either.
        ["removals-2024-09.csv", "removals-2024-11.csv"],
        // One has a day, and goes further.
        ["removals.csv", "removals-2024-11-08.csv"],
        ["removals_2024_1108.csv", "removals_2024_1206.csv"],
    ] {
        check([(names[0], JULY), (names[1], AUGUST)], Kind::Period, &newest);
    }
    let loaded = loaded(&[("t-202407.csv", JULY), ("t-202408.csv", AUGUST)]);
    assert!(loaded.dataset.observations().iter().all(|fact| fact.published.is_none()));
    assert!(loaded.findings.iter().any(|finding| finding.code == "vintages"));
}

#[test]
fn names_alone_tell_nothing() {
    for names in [
        // The later name is of the file that ends first.
        ["t-202408.csv", "t-202407.csv"],
        // Other tables.
        ["dhs-202407.csv", "ice-202408.csv"],
        ["a.csv", "b.csv"],
        // The day lies within the days of the other file.
        ["removals.csv", "removals-2024-07-15.csv"],
    ] {
        check_refused([(names[0], JULY), (names[1], AUGUST)], UNKNOWN);
    }
    // Parts of a series that overlap.
    let part = "month,removals\n2024-07,2103\n2024-08,2204\n";
    check_refused([("t-202407.csv", JULY), ("t-202408.csv", part)], UNKNOWN);
    // Of the same months, and named for some of them.
    let revised = JULY.replace("2003", "2103");
    check_refused([("t-202406.csv", JULY), ("t-202407.csv", &revised)], UNKNOWN);
    // Parts of a list, cut within a day.
    let (first, next) =
        ("removed_on\n2024-07-30\n2024-07-31\n2024-07-31\n", "removed_on\n2024-07-31\n2024-08-01\n");
    check_refused([("t-202407.csv", first), ("t-202408.csv", next)], UNKNOWN);
}

#[test]
fn a_day_of_one_of_two_files_parts_nothing() {
    // Of two years each is more than a tenth away, and one of the files has a day.
    let (one, other) =
        ("fiscal_year,removals\n2015,9001\n2016,9002\n", "fiscal_year,removals\n2015,7001\n2016,7002\n");
    check_refused([("a.csv", one), ("b-2017-01-05.csv", other)], UNKNOWN);
}

#[test]
fn a_later_version_stands_for_an_older_one() {
    let revised = "month,removals\n2024-06,2012\n2024-07,2003\n";
    let newest = ["2024-05-31 2001", "2024-06-30 2012", "2024-07-31 2003"];
    for names in [["r_fy24.csv", "r_fy24_v2.csv"], ["r_v2.csv", "r_v3.csv"], ["r.csv", "r_revised.csv"]] {
        check([(names[0], JULY), (names[1], revised)], Kind::Period, &newest);
    }
    // With a day and a later last month.
    let further = "month,removals\n2024-06,2012\n2024-07,2003\n2024-08,2204\n";
    let newest = [&newest[..], &["2024-08-31 2204"]].concat();
    check([("r_fy24.csv", JULY), ("r_fy24_v2_2025-01-10.csv", further)], Kind::Period, &newest);
    // A version of another table.
    check_refused([("a.csv", JULY), ("b_v2.csv", revised)], UNKNOWN);
}

#[test]
fn the_newest_of_three_editions_wins_in_every_order() {
    let september = AUGUST.replace("2204", "2304") + "2024-09,2405\n";
    let files = [("r-2024-11-08.csv", JULY), ("r-2024-12-06.csv", AUGUST), ("r-2025-01-10.csv", &*september)];
    let newest =
        ["2024-05-31 2001", "2024-06-30 2002", "2024-07-31 2103", "2024-08-31 2304", "2024-09-30 2405"];
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        assert_eq!(told(&order.map(|place| files[place]), Kind::Period), newest, "{order:?}");
    }
}

#[test]
fn a_day_on_which_data_were_current_is_not_that_of_their_release() {
    let check = |line: &str, is_release: bool| {
        let of = |day: &str, text: &str| format!("{text}\n\n\"{line} {day}.\"\n");
        let (july, august) = (of("August 30, 2024", JULY), of("September 30, 2024", AUGUST));
        let loaded = loaded(&[("a.csv", &july), ("b.csv", &august)]);
        assert!(loaded.refused.is_empty(), "{line}: {:?}", loaded.refused);
        let facts = loaded.dataset.observations();
        let last = facts.iter().find(|fact| fact.through.month() == 8).unwrap();
        let day = crate::calendar::Date::from_ymd(2024, 9, 30);
        let expected = if is_release { (day, None) } else { (None, day) };
        assert_eq!((last.published, last.run_date), expected, "{line}");
        // Before that day nobody can have known it.
        assert_eq!(Some(last.knowable()), day, "{line}");
    };
    for line in ["Note: Data are current as of", "Data retrieved", "Run date:", "Data extracted on"] {
        check(line, false);
    }
    for line in ["Published", "Last updated:", "Release date:"] {
        check(line, true);
    }
}

#[test]
fn a_table_may_come_out_after_the_next_one_was_made() {
    // The one of July came out in November, and that of August was made in September.
    let july = format!("{JULY}\n\"Published November 8, 2024.\"\n");
    let august = format!("{AUGUST}\n\"Data are current as of September 30, 2024.\"\n");
    check_refused([("a.csv", &july), ("b.csv", &august)], UNKNOWN);
}

/// Countries of two years, as ICE publishes them.
fn countries(first: i32, rows: &[(&str, u64, u64)]) -> String {
    let rows = rows.iter().map(|(name, one, other)| format!("{name},{one},{other}\n"));
    format!("CountryOfCitizenship,{first},{}\n{}", first + 1, rows.collect::<String>())
}

const OLD: [(&str, u64, u64); 3] =
    [("MEXICO", 128_765, 141_045), ("GUATEMALA", 33_570, 50_390), ("EL SALVADOR", 18_838, 15_445)];
const NEW: [(&str, u64, u64); 3] =
    [("MEXICO", 141_045, 146_686), ("GUATEMALA", 50_390, 52_405), ("EL SALVADOR", 15_445, 16_062)];
const NAMES: [&str; 2] =
    ["FY2017andFY2018ICERemovalsbyCountry.csv", "FY2018andFY2019ICERemovalsbyCountry.csv"];

#[test]
fn lists_of_following_years_are_editions_of_the_year_that_both_have() {
    let old = countries(2017, &OLD);
    // 128,765 + 33,570 + 18,838 = 181,173; 141,045 + 50,390 + 15,445 = 206,880; 146,686 + 52,405 + 16,062 = 215,153.
    let years = ["2017-09-30 181173", "2018-09-30 206880", "2019-09-30 215153"];
    check([(NAMES[0], &old), (NAMES[1], &countries(2018, &NEW))], Kind::Final, &years);
    // Three more from Mexico.
    let mut revised = NEW;
    revised[0].1 += 3;
    let revised = countries(2018, &revised);
    let newer = ["2017-09-30 181173", "2018-09-30 206883", "2019-09-30 215153"];
    check([(NAMES[0], &old), (NAMES[1], &revised)], Kind::Final, &newer);
    check([(NAMES[0], &old), ("FY2018andFY2019_revised_ICERemovals.csv", &revised)], Kind::Final, &newer);
    check_refused([("a.csv", &old), ("b.csv", &revised)], UNKNOWN);
    check_refused([("FY2018ICERemovals.csv", &old), ("FY2018ICERemovals_other.csv", &revised)], UNKNOWN);
    // One country of them: no revision is of a third.
    check_refused([(NAMES[0], &old), (NAMES[1], &countries(2018, &NEW[..1]))], UNKNOWN);
}

#[test]
fn equal_totals_of_a_hundred_thousand_are_not_of_two_sets_of_people() {
    let old = countries(2017, &OLD);
    let years = ["2017-09-30 181173", "2018-09-30 206880", "2019-09-30 215153"];
    let named = |name: &'static str| {
        let mut rows = NEW;
        rows[2].0 = name;
        countries(2018, &rows)
    };
    for name in ["El Salvador", "SALVADOR", "OTHERS"] {
        check([("a.csv", &old), ("b.csv", &named(name))], Kind::Final, &years);
    }
    // Others in most rows.
    let other = [("CUBA", 141_045, 146_686), ("HAITI", 50_390, 52_405), ("EL SALVADOR", 15_445, 16_062)];
    check_refused([("a.csv", &old), ("b.csv", &countries(2018, &other))], "of other rows");
    // So few may be equal by chance.
    let few = |name: &str| format!("month,country,removals\n2016-10,Mexico,50\n2016-10,{name},20\n");
    check_refused([("a.csv", &few("Cuba")), ("b.csv", &few("Haiti"))], "of other rows");
}

#[test]
fn the_mark_of_what_was_blacked_out_tells_nobody_from_another() {
    let list = |mark: &str, place: &str| {
        format!(
            "Departed Date,Date of Birth,Office\n2016-10-03,\"{mark}\",{place}\n2016-10-04,\"{mark}\",Yakima\n"
        )
    };
    let one = list("(b)(6),(b)(7)(c )", "Seattle");
    check(
        [("a.csv", &one), ("b.csv", &list("(b)(6),(b)(7)c)", "Seattle"))],
        Kind::Period,
        &["2016-10-03 1", "2016-10-04 1"],
    );
    check_refused([("a.csv", &one), ("b.csv", &list("(b)(6),(b)(7)c)", "Tacoma"))], "of other rows");
}

#[test]
fn nothing_of_a_file_is_joined_of_which_a_part_is_refused() {
    let options = Options::default();
    let parts = |texts: &[(&str, &str)]| {
        let read = |(name, text): &(&str, &str)| {
            file::read(Input { name, bytes: text.as_bytes() }, &options).unwrap().pop().unwrap()
        };
        texts.iter().map(read).collect::<Vec<_>>()
    };
    let mut joiner = Joiner::new(options.calendar);
    joiner.add(Ok(parts(&[("a.csv", "month,country,removals\n2016-10,Mexico,5\n2016-11,Mexico,7\n")])));
    let alone = joiner.clone().finish();
    // The first part adds a month and counts one again; the second one contradicts.
    joiner.add(Ok(parts(&[
        ("b.xlsx [1]", "month,country,removals\n2016-10,Mexico,5\n2016-12,Mexico,9\n"),
        ("b.xlsx [2]", "month,country,removals\n2016-11,Mexico,8\n"),
    ])));
    let beside = joiner.finish();
    assert_eq!(beside.refused.len(), 1, "{:?}", beside.refused);
    assert_eq!(beside.dataset.observations(), alone.dataset.observations());
    let rows = |loaded: &Loaded| {
        loaded.dataset.files().iter().map(|file| (file.file.clone(), file.rows)).collect::<Vec<_>>()
    };
    assert_eq!(rows(&beside), rows(&alone));
    assert_eq!(beside.findings, alone.findings);
    assert_eq!(beside.dataset.records().len(), alone.dataset.records().len());
}

#[test]
fn a_closer_name_is_that_of_the_same_figures() {
    let measures = |files: &[(&str, &str)]| {
        let loaded = loaded(files);
        assert!(loaded.refused.is_empty(), "{:?}", loaded.refused);
        let measures = loaded.dataset.measures();
        let mut names: Vec<String> = measures.iter().map(|measure| measure.0.to_string()).collect();
        names.sort();
        names.join(", ")
    };
    let rows = "month,removals\n2016-10,18321\n2016-11,17944\n";
    let ice = "ICE Removals by month: Fiscal Year 2017\nMonth,Total\n2016-10,18321\n2016-11,17944\n";
    let check = |one: &str, other: &str, expected: &str| {
        assert_eq!(measures(&[("a.csv", one), ("b.csv", other)]), expected, "{one} {other}");
        assert_eq!(measures(&[("b.csv", other), ("a.csv", one)]), expected, "{other} {one}");
    };
    check(rows, ice, "ICE removals");
    // A third file of other months goes with the one that has the bare name.
    let later = "month,removals\n2017-10,20001\n";
    for files in [
        [("a.csv", rows), ("b.csv", ice), ("c.csv", later)],
        [("c.csv", later), ("a.csv", rows), ("b.csv", ice)],
        [("b.csv", ice), ("a.csv", rows), ("c.csv", later)],
    ] {
        assert_eq!(measures(&files), "ICE removals");
    }
    // Other figures, other days, and figures so small that chance makes them equal.
    check("month,removals\n2016-10,28321\n2016-11,27944\n", ice, "ICE removals, removals");
    check("month,removals\n2015-10,18321\n", ice, "ICE removals, removals");
    let small = "ICE Removals by month: Fiscal Year 2017\nMonth,Total\n2016-10,12\n2016-11,9\n";
    check("month,removals\n2016-10,12\n2016-11,9\n", small, "ICE removals, removals");
}

#[test]
fn people_removed_are_removals() {
    let measure = |text: &str| {
        let loaded = loaded(&[("a.csv", text)]);
        loaded.dataset.measures().first().map_or(String::new(), |measure| measure.0.to_string())
    };
    for heading in ["Aliens Removed", "Noncitizens removed", "Removals", "Removed", "Removals Completed"] {
        assert_eq!(measure(&format!("month,{heading}\n2016-10,5\n2016-11,7\n")), "removals", "{heading}");
    }
    for (heading, name) in
        [("Criminal aliens removed", "criminal aliens removed"), ("DHS Removals", "DHS removals")]
    {
        assert_eq!(measure(&format!("month,{heading}\n2016-10,5\n2016-11,7\n")), name);
    }
    let titled = "Table 41. Aliens removed by region: Fiscal years 2017 to 2018\nRegion,2017,2018\nAfrica,5,6\nAsia,7,9\n";
    assert_eq!(measure(titled), "removals");
}

#[test]
fn a_list_of_one_country_is_not_of_those_of_all() {
    // 37 days of 9 and 36 of 11 come to 729; 366 such days would come to 3,655.
    let days = (0..365).step_by(5).map(|day| {
        let date = crate::calendar::Date::from_ymd(2015, 10, 1).unwrap().plus_days(day);
        format!("{date},MEXICO,{}\n", 9 + day % 2 * 2)
    });
    let flights = format!("MissionDate,Country,Removals\n{}", days.collect::<String>());
    let years = "fiscal_year,removals\n2015,8000\n2016,9000\n";
    for files in [
        [("years.csv", years), ("flights.csv", &*flights)],
        [("flights.csv", &*flights), ("years.csv", years)],
    ] {
        let loaded = loaded(&files);
        assert!(loaded.refused.is_empty(), "{:?}", loaded.refused);
        assert!(loaded.findings.iter().any(|finding| finding.code == "other-count"), "{:?}", loaded.findings);
        assert_eq!(loaded.dataset.measures().len(), 2);
    }
    // They may be all of 3,500, with days left out.
    let whole = "fiscal_year,removals\n2015,3000\n2016,3500\n";
    let loaded = loaded(&[("years.csv", whole), ("flights.csv", &flights)]);
    assert_eq!(loaded.dataset.measures().len(), 1, "{:?}", loaded.findings);
}
