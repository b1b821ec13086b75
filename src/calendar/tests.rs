//! The calendar has few enough days to try them all.

use super::*;

fn date(text: &str) -> Date {
    Date::parse_iso(text).unwrap()
}

/// Starts that differ in kind: the United States government's, the calendar's own, and one inside a month.
const STARTS: [&str; 3] = ["10-01", "01-01", "04-06"];

#[test]
fn every_day_from_fy1990_to_fy2100_has_one_place_in_one_year() {
    for start in STARTS {
        let calendar = FiscalCalendar::parse(start).unwrap();
        let (mut year, mut day) = (FiscalYear(1990), 1);
        let mut today = calendar.first_day(year);
        let last = calendar.last_day(FiscalYear(2100));
        while today <= last {
            assert_eq!(calendar.fiscal_year(today), year, "{start} {today}");
            assert_eq!(calendar.fiscal_day(today), FiscalDay(day), "{start} {today}");
            assert_eq!(calendar.date(year, FiscalDay(day)), Some(today), "{start} {today}");
            let tomorrow = today.plus_days(1);
            if tomorrow.to_string().ends_with(&format!("-{start}")) {
                let leap_days = [0, 1].iter().filter(|before| has_leap_day(calendar, year, **before)).count();
                assert_eq!(usize::from(day), 365 + leap_days, "{start} {year}");
                assert_eq!(calendar.days(year), FiscalDay(day));
                assert_eq!(calendar.last_day(year), today);
                (year, day) = (year.next(), 0);
            }
            day += 1;
            today = tomorrow;
        }
        assert_eq!(year, FiscalYear(2101));
    }
}

/// Whether the fiscal year holds a February 29 of the calendar year it ends in (0) or of the one before (1).
fn has_leap_day(calendar: FiscalCalendar, year: FiscalYear, before: i32) -> bool {
    Date::from_ymd(year.0 - before, 2, 29).is_some_and(|leap| calendar.fiscal_year(leap) == year)
}

#[test]
fn fiscal_years_are_named_for_the_year_they_end_in() {
    let check = |start: &str, day: &str, year: i32, fiscal_day: u16| {
        let calendar = FiscalCalendar::parse(start).unwrap();
        let place = (calendar.fiscal_year(date(day)), calendar.fiscal_day(date(day)));
        assert_eq!(place, (FiscalYear(year), FiscalDay(fiscal_day)), "{start} {day}");
    };
    check("10-01", "2016-09-30", 2016, 366);
    check("10-01", "2016-10-01", 2017, 1);
    check("10-01", "2017-09-09", 2017, 344);
    check("10-01", "2016-09-09", 2016, 345);
    check("10-01", "2026-04-04", 2026, 186);
    check("01-01", "2017-01-01", 2017, 1);
    check("04-01", "2017-04-01", 2018, 1);
    check("04-06", "2017-04-05", 2017, 365);
}

#[test]
fn a_start_that_is_no_day_is_refused() {
    for text in ["", "10", "1-1", "13-01", "10-32", "2017-10-01", "10/01"] {
        assert_eq!(FiscalCalendar::parse(text), Err(BadFiscalStart::NotADay), "{text}");
    }
    assert_eq!(FiscalCalendar::parse("02-29"), Err(BadFiscalStart::LeapDay));
    assert_eq!(FiscalCalendar::parse("02-28").map(|start| start.to_string()), Ok("02-28".into()));
}

#[test]
fn the_same_point_of_another_year_depends_on_the_alignment() {
    let calendar = FiscalCalendar::default();
    let check = |alignment: Alignment, from: &str, to: i32, expected: Option<&str>| {
        let aligned = alignment.align(calendar, date(from), FiscalYear(to));
        assert_eq!(aligned.map(|aligned| aligned.date), expected.map(date), "{alignment:?} {from} {to}");
    };
    check(Alignment::Date, "2017-09-09", 2016, Some("2016-09-09"));
    check(Alignment::Date, "2016-10-01", 2026, Some("2025-10-01"));
    check(Alignment::Date, "2020-02-29", 2019, Some("2019-02-28"));
    check(Alignment::FiscalDay, "2017-09-09", 2016, Some("2016-09-08"));
    check(Alignment::FiscalDay, "2016-09-30", 2017, None);
    check(Alignment::Weekday, "2025-02-08", 2024, Some("2024-02-10"));
    check(Alignment::Weekday, "2025-09-30", 2024, None);
    // 231 days after the inauguration of 2017, and after the same date of the leap year before.
    check(Alignment::Event(date("2017-01-20")), "2017-09-08", 2016, Some("2016-09-07"));
    check(Alignment::Event(date("2017-01-20")), "2017-01-20", 2013, Some("2013-01-20"));
    let moved = Alignment::Date.align(calendar, date("2020-02-29"), FiscalYear(2019));
    assert!(moved.is_some_and(|aligned| aligned.leap_day_moved));
}

#[test]
fn every_alignment_keeps_what_it_promises_on_every_day() {
    for start in STARTS {
        let calendar = FiscalCalendar::parse(start).unwrap();
        for passed in 0..(366 * 20) {
            let today = date("2000-01-01").plus_days(passed);
            let year = calendar.fiscal_year(today);
            for other in [year.0 - 3, year.0 - 1, year.0 + 1].map(FiscalYear) {
                if let Some(Aligned { date, leap_day_moved }) = Alignment::Date.align(calendar, today, other)
                {
                    assert_eq!(calendar.fiscal_year(date), other, "{start} {today}");
                    assert!(leap_day_moved || date.month_day() == today.month_day());
                }
                if let Some(aligned) = Alignment::FiscalDay.align(calendar, today, other) {
                    assert_eq!(calendar.fiscal_day(aligned.date), calendar.fiscal_day(today));
                }
                if let Some(aligned) = Alignment::Weekday.align(calendar, today, other) {
                    assert_eq!(aligned.date.weekday(), today.weekday());
                }
            }
        }
    }
}

#[test]
fn an_event_on_a_leap_day_is_bent_and_says_so() {
    let align = |event: &str, day: &str| {
        Alignment::Event(date(event)).align(FiscalCalendar::default(), date(day), FiscalYear(2017))
    };
    // Ten days after February 29, 2016 are answered by ten days after February 28, 2017.
    let bent = Aligned { date: date("2017-03-10"), leap_day_moved: true };
    assert_eq!(align("2016-02-29", "2016-03-10"), Some(bent));
    let unbent = Aligned { date: date("2017-03-11"), leap_day_moved: false };
    assert_eq!(align("2016-03-01", "2016-03-11"), Some(unbent));
}

#[test]
fn every_date_there_is_lies_within_its_own_year() {
    for start in STARTS.iter().chain(&["12-31"]) {
        let calendar = FiscalCalendar::parse(start).unwrap();
        for day in [Date::MIN, Date::MAX, Date::MAX.plus_days(-1)] {
            let year = calendar.fiscal_year(day);
            let within = (calendar.first_day(year)..=calendar.last_day(year)).contains(&day);
            assert!(within, "{start}: {day} in {year}");
            assert!(calendar.fiscal_day(day) <= calendar.days(year), "{start}: {day}");
        }
    }
}

#[test]
fn months_tick_at_their_true_day() {
    let check = |start: &str, year: i32, expected: &str| {
        let calendar = FiscalCalendar::parse(start).unwrap();
        let ticks: Vec<String> = calendar
            .month_starts(FiscalYear(year))
            .into_iter()
            .map(|month| format!("{}{}", month.month_name(), calendar.fiscal_day(month)))
            .collect();
        assert_eq!(ticks.join(" "), expected, "{start}");
    };
    check("10-01", 2017, "Oct1 Nov32 Dec62 Jan93 Feb124 Mar152 Apr183 May213 Jun244 Jul274 Aug305 Sep336");
    check("10-01", 2016, "Oct1 Nov32 Dec62 Jan93 Feb124 Mar153 Apr184 May214 Jun245 Jul275 Aug306 Sep337");
    check("04-06", 2018, "May26 Jun57 Jul87 Aug118 Sep149 Oct179 Nov210 Dec240 Jan271 Feb302 Mar330 Apr361");
}

#[test]
fn dates_are_read_exactly_or_not_at_all() {
    for text in [
        "2017-02-29",
        "2017-13-01",
        "2017-9-9",
        "17-09-09",
        "2017-09-09T00:00",
        "99999-01-01",
        "+017-01-01",
        "",
    ] {
        assert_eq!(Date::parse_iso(text), None, "{text}");
    }
    assert_eq!(date("2016-02-29").plus_days(366).to_string(), "2017-03-01");
    assert_eq!(date("2016-02-03").end_of_month().to_string(), "2016-02-29");
    assert_eq!(Date::MIN.plus_days(-1), Date::MIN);
    assert_eq!(Date::MAX.plus_days(i64::MAX), Date::MAX);
    assert_eq!(date("2017-09-09").long(), "Sep 9, 2017");
}
