//! Every place that tells a figure tells the same one.

use fypace::calendar::{Date, FiscalCalendar, FiscalDay, FiscalYear};
use fypace::catalog::find;
use fypace::dataset::Dataset;
use fypace::export::FORMATS;
use fypace::load::{Input, Options, load};
use fypace::report::{EXPLAINED, Query, Report, answer, headline, reports_table, sentence, years_table};
use serde_json::Value;

fn bundled() -> Dataset {
    let bytes = include_bytes!("../../data/removals.csv");
    load(&[Input { name: "data/removals.csv", bytes }], &Options::default()).dataset
}

/// Every report that the bundled figures can give: each year on each day that any series reports.
fn every_report(data: &Dataset) -> Vec<Report> {
    let measure = data.measures().into_iter().find(|measure| &*measure.0 == "ICE removals").unwrap();
    let facts = data.measured(measure).observations();
    let mut days: Vec<(FiscalYear, Date)> =
        facts.map(|fact| (data.calendar().fiscal_year(fact.through), fact.through)).collect();
    days.sort_unstable();
    days.dedup();
    let ask = |(year, day)| {
        let query = Query { year: Some(year), as_of: Some(day), ..Query::default() };
        answer(data, &[], &query).ok()
    };
    days.into_iter().filter_map(ask).collect()
}

#[test]
fn the_year_and_its_baseline_are_the_same_wherever_they_stand() {
    let data = bundled();
    let reports = every_report(&data);
    assert!(reports.len() > 200, "{}", reports.len());
    for report in &reports {
        let year = &report.year;
        let at = format!("{} on {}", year.fiscal_year, year.as_of);
        let row = report.row(year.fiscal_year).unwrap();
        let on_day = report.value_on(row, year.as_of).unwrap().reading.value;
        assert_eq!(on_day, Some(year.to_date), "{at}: under the cursor");
        let figure = year.to_date.to_string();
        assert!(
            headline(report)[0].long.contains(&figure) && headline(report)[0].short.contains(&figure),
            "{at}"
        );
        assert!(sentence::standing(report).contains(&figure), "{at}");
        let mut json = String::new();
        find(FORMATS, "json").unwrap().write(report, &mut json).unwrap();
        let json: Value = serde_json::from_str(&json).unwrap();
        assert_eq!(json["year"]["to_date"].as_f64(), Some(year.to_date.0.round()), "{at}");
        let Some(baseline) = &report.baseline else { continue };
        let point = baseline.same_point.as_ref().and_then(|point| point.reading.value);
        let told = report.row(baseline.fiscal_year).and_then(|row| report.value_on(row, year.as_of));
        if let (Some(point), Some(told)) = (point, told) {
            let told = told.reading.value.unwrap();
            // On the last day a published final may stand beside twelve months that are each rounded to ten.
            let apart = if year.days_left == 0 { 12.0 * 5.0 } else { 0.0 };
            assert!((told.0 - point.0).abs() <= apart, "{at}: {} {told} {point}", baseline.fiscal_year);
        }
        let table = years_table(report);
        let cells = table.rows.iter().find(|cells| cells[0] == baseline.fiscal_year.to_string()).unwrap();
        let expected = point.map_or("-".to_owned(), |point| point.to_string());
        assert_eq!(cells[1].trim_start_matches(['~', '!']), expected, "{at}");
    }
}

/// The number that a cell shows: `~39,184`, `+17,208`.
fn shown(cell: &str) -> Option<i64> {
    cell.trim_start_matches(['~', '!', '+']).replace(',', "").parse().ok()
}

#[test]
fn a_printed_difference_is_that_of_the_printed_figures() {
    let figures = bundled();
    let mut checked = 0;
    for report in every_report(&figures) {
        let at = format!("{} on {}", report.year.fiscal_year, report.year.as_of);
        let mut check = |this: &str, other: &str, difference: &str| {
            if let (Some(this), Some(other), Some(difference)) =
                (shown(this), shown(other), shown(difference))
            {
                assert_eq!(this - other, difference, "{at}: {this} less {other}");
                checked += 1;
            }
        };
        for row in reports_table(&report).rows {
            check(&row[2], &row[3], &row[4]);
        }
        if let Some(baseline) = &report.baseline {
            let point = baseline.same_point.as_ref().and_then(|point| point.reading.value);
            if let (Some(point), Some(difference)) = (point, baseline.difference) {
                check(&report.year.to_date.to_string(), &point.to_string(), &difference.to_string());
            }
        }
        if let Some(needed) = &report.needed {
            let (target, to_date) = (needed.target.to_string(), report.year.to_date.to_string());
            check(&target, &to_date, &needed.remaining.to_string());
        }
        // The same under the cursor on any other day.
        for day in (1..report.year.day.0).step_by(5) {
            let date = report.calendar.date(report.year.fiscal_year, FiscalDay(day)).unwrap();
            let values = report.values_on(date);
            let this = values.iter().find(|value| value.row.fiscal_year == report.year.fiscal_year).unwrap();
            let Some(this) = this.reading.value.map(|value| value.to_string()) else { continue };
            for value in values.iter().filter(|value| value.gap.is_some()) {
                let other = value.reading.value.unwrap().to_string();
                check(&this, &other, &value.gap.unwrap().to_string());
            }
        }
    }
    assert!(checked > 10_000, "{checked}");
}

#[test]
fn a_sum_that_is_filled_in_adds_up_as_it_is_printed() {
    // To date, the last total, and the reading between two reports, each with what it has of a fraction; the reading is
    // that of the method's series, where the comparison has another one.
    let data = bundled();
    let mut checked = 0;
    for report in every_report(&data) {
        for id in ["rest_as_last_year", "twelve_months"] {
            let row = find(EXPLAINED, id).unwrap();
            let Some(filled) = row.explain(&report).map(|told| told.filled) else { continue };
            let Some((sum, result)) = filled.split_once(" = ") else { continue };
            let number = |text: &str| text.replace(',', "").parse::<f64>().unwrap();
            let terms: Vec<&str> = sum.split(' ').collect();
            let [year, "+", total, "-", before] = terms[..] else { panic!("{filled}") };
            let off = number(year) + number(total) - number(before) - number(result);
            assert!(off.abs() < 0.0151, "{id} of {}: {filled}", report.year.as_of);
            checked += 1;
        }
    }
    assert!(checked > 100, "{checked}");
}

#[test]
fn no_projection_is_made_from_the_future() {
    let data = bundled();
    for (year, day) in [(2019, "2019-09-20"), (2026, "2026-03-01"), (2016, "2016-09-08")] {
        let query = Query { year: Some(FiscalYear(year)), as_of: Date::parse_iso(day), ..Query::default() };
        let report = answer(&data, &[], &query).unwrap();
        let made = report.projections.iter().filter(|answer| answer.outcome.is_ok()).count();
        assert_eq!((report.projections.is_empty(), made), (false, 0), "{day}");
        assert!(report.headline.unwrap_err().to_string().contains("lies between two reports"), "{day}");
    }
}

#[test]
fn a_year_that_begins_elsewhere_does_not_take_our_counts_for_its_own() {
    for start in ["01-01", "07-01", "04-06"] {
        let options = Options { calendar: FiscalCalendar::parse(start).unwrap(), ..Options::default() };
        let bytes = include_bytes!("../../data/removals.csv");
        let loaded = load(&[Input { name: "data/removals.csv", bytes }], &options);
        let report = answer(&loaded.dataset, &loaded.findings, &Query::default()).unwrap();
        // Only months can be added up on another calendar.
        assert_eq!(report.year.series, "monthly", "{start}");
        let said = report.findings.iter().find(|finding| finding.code == "other-fiscal-year").unwrap();
        assert!(said.action.contains("--fiscal-start 10-01"), "{said}");
    }
}

#[test]
fn what_is_published_later_never_changes_what_was_known() {
    let data = bundled();
    for known_on in
        ["2017-09-28", "2021-03-20", "2024-07-20", "2025-02-20"].map(|day| Date::parse_iso(day).unwrap())
    {
        let query = Query { known_on: Some(known_on), ..Query::default() };
        // Every fact that was out by then, and ones of a later day that say something absurd.
        let mut facts = data.observations().to_vec();
        let late =
            facts.iter().filter(|fact| fact.knowable() <= known_on).take(200).cloned().collect::<Vec<_>>();
        facts.extend(late.into_iter().map(|mut fact| {
            fact.published = Some(known_on.plus_days(1));
            fact.count.0 = fact.count.0 * 3 + 7;
            fact
        }));
        let with = answer(&Dataset::new(data.calendar(), facts), &[], &query).unwrap();
        let without = answer(&data, &[], &query).unwrap();
        assert_eq!(sentence::summary(&with), sentence::summary(&without), "{known_on}");
        assert_eq!(format!("{:?}", with.tracks), format!("{:?}", without.tracks), "{known_on}");
    }
}

#[test]
fn two_measures_are_compared_only_where_somebody_insists_and_then_it_is_said() {
    let data = bundled();
    let query = Query {
        against_measure: Some("DHS repatriations".to_owned()),
        year: Some(FiscalYear(2024)),
        ..Query::default()
    };
    let refused = answer(&data, &[], &query).unwrap_err().to_string();
    assert!(refused.contains("count different things") && refused.contains("--mix-measures"), "{refused}");
    let mixed = answer(&data, &[], &Query { mix_measures: true, ..query }).unwrap();
    assert_eq!(mixed.baseline_measure.as_deref(), Some("DHS repatriations"));
    let told = sentence::comparison(&mixed).unwrap();
    assert!(told.contains("FY2023 here counts DHS repatriations, which is not ICE removals"), "{told}");
    assert!(mixed.findings.iter().any(|finding| finding.code == "mixed-measures"));
    assert!(mixed.baseline.unwrap().like_for_like.is_none());
}

#[test]
fn what_is_held_against_another_measure_is_held_against_its_total() {
    let data = bundled();
    let mixed =
        Query { against_measure: Some("DHS removals".to_owned()), mix_measures: true, ..Query::default() };
    let asked = Query {
        year: Some(FiscalYear(2017)),
        as_of: Date::from_ymd(2017, 8, 31),
        series: Some("monthly".to_owned()),
        ..mixed.clone()
    };
    // FY2016 ended at 331,540 DHS removals and at 240,255 ICE removals.
    let report = answer(&data, &[], &asked).unwrap();
    let (recent, projection) = report.headline_projection().unwrap();
    // 209,540 through August, 18,280 of them in its 31 days: 30 more days as fast are 17,690.
    assert_eq!(projection.total.to_string(), "227,230");
    // (227,230 - 331,540) / 331,540
    assert_eq!(recent.against_baseline.unwrap().to_string(), "-31.5 %");
    // 240,255 ICE removals of FY2016 never reached the 323,670 DHS removals of FY2015.
    let asked = Query { year: Some(FiscalYear(2016)), ..mixed };
    assert!(answer(&data, &[], &asked).unwrap().crossing.is_none());
}
