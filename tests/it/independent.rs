//! The methods and the whole back-test computed once more from `data/removals.csv`, in plain lines that share no code
//! with the program: days are counted by hand, curves are read by hand, and the two must agree to the last digit that
//! the report prints.

use std::collections::BTreeMap;
use std::fs;

use serde_json::Value;

use crate::program::{home, report};

/// Days since 1 March 0000 by the civil calendar: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
fn day_number(date: &str) -> i64 {
    let part = |from: usize, to: usize| date.get(from..to).unwrap().parse::<i64>().unwrap();
    let (year, month, day) = (part(0, 4), part(5, 7), part(8, 10));
    let year = if month <= 2 { year - 1 } else { year };
    let (era, year_of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year
}

fn first_day(year: i64) -> i64 {
    day_number(&format!("{}-10-01", year - 1))
}

fn days_in(year: i64) -> i64 {
    first_day(year + 1) - first_day(year)
}

/// A year of the live series as first published: fiscal days with counts to date, and its final.
pub(crate) struct Year {
    number: i64,
    points: Vec<(i64, f64)>,
    dates: Vec<String>,
    /// When each was out.
    out: Vec<String>,
    total: f64,
}

/// The totals of closed years that nobody disputes and that more than one secondary source gives.
pub(crate) fn finals() -> BTreeMap<i64, f64> {
    let text = fs::read(home().join("data/removals.csv")).unwrap();
    let mut reader = csv::Reader::from_reader(text.as_slice());
    let rows =
        reader.records().map(Result::unwrap).filter(|row| &row[0] == "ICE removals" && &row[3] == "final");
    let settled = rows.filter(|row| !row[8].contains("disputed") && !row[8].contains("single-secondary"));
    settled.map(|row| (row[2].parse().unwrap(), row[6].parse().unwrap())).collect()
}

/// The years that can be replayed: a final that nobody disputes and that more than one secondary source gives, and six
/// or more figures on the way.
pub(crate) fn years() -> Vec<Year> {
    let finals = finals();
    let text = fs::read(home().join("data/removals.csv")).unwrap();
    let mut reader = csv::Reader::from_reader(text.as_slice());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let of_ice = |row: &&csv::StringRecord| &row[0] == "ICE removals";
    let mut years = Vec::new();
    for (year, total) in finals {
        // The first value published for a day counts; one without a date of release was there on the day itself.
        let mut first: BTreeMap<String, (String, f64)> = BTreeMap::new();
        for row in rows.iter().filter(of_ice) {
            if &row[1] == "live" && &row[3] == "to_date" && row[2].parse() == Ok(year) {
                let published = if row[7].is_empty() { row[5].to_owned() } else { row[7].to_owned() };
                let value = (published, row[6].parse::<f64>().unwrap());
                let known = first.entry(row[5].to_owned()).or_insert_with(|| value.clone());
                if value.0 < known.0 {
                    *known = value;
                }
            }
        }
        let points =
            first.iter().map(|(date, (_, count))| (day_number(date) - first_day(year) + 1, *count)).collect();
        let dates = first.keys().cloned().collect::<Vec<_>>();
        if dates.len() >= 6 {
            let out = first.into_values().map(|(published, _)| published).collect();
            years.push(Year { number: year, points, dates, out, total });
        }
    }
    years
}

/// A finished year on the calendar date of another, with knots on day 0 and at the final: a straight line over at most
/// 31 days, a monotone cubic over at most 92, nothing beyond.
fn read(year: &Year, date: &str) -> Option<f64> {
    let month_day = date.get(4..).unwrap();
    let month_day = if month_day == "-02-29" && days_in(year.number) == 365 { "-02-28" } else { month_day };
    let calendar_year = if month_day >= "-10-01" { year.number - 1 } else { year.number };
    let at = (day_number(&format!("{calendar_year}{month_day}")) - first_day(year.number) + 1) as f64;
    let mut knots = vec![(0.0, 0.0)];
    knots.extend(year.points.iter().map(|(day, count)| (*day as f64, *count)));
    if knots.last().unwrap().0 < days_in(year.number) as f64 {
        knots.push((days_in(year.number) as f64, year.total));
    }
    let next = knots.iter().position(|(day, _)| *day >= at)?;
    if (knots[next].0 - at).abs() < 0.5 {
        return Some(knots[next].1);
    }
    let (left, right) = (knots[next - 1], knots[next]);
    let width = right.0 - left.0;
    let slope = |place: usize| (knots[place + 1].1 - knots[place].1) / (knots[place + 1].0 - knots[place].0);
    let t = (at - left.0) / width;
    if width <= 31.0 {
        return Some(left.1 + t * (right.1 - left.1));
    }
    if width > 92.0 {
        return None;
    }
    // Fritsch and Carlson (1980): means of neighboring slopes, held within a circle of radius 3.
    let here = slope(next - 1);
    let mut start = if next == 1 { here } else { f64::midpoint(slope(next - 2), here) };
    let mut end = if next + 1 == knots.len() { here } else { f64::midpoint(here, slope(next)) };
    let reach = (start / here).hypot(end / here);
    if reach > 3.0 {
        (start, end) = (3.0 * start / reach, 3.0 * end / reach);
    }
    // The Hermite basis, factored: another way to write the same polynomial.
    let value = left.1 * (1.0 + 2.0 * t) * (1.0 - t).powi(2)
        + width * start * t * (1.0 - t).powi(2)
        + right.1 * t.powi(2) * (3.0 - 2.0 * t)
        + width * end * t.powi(2) * (t - 1.0);
    Some(value)
}

/// The start of the recent window: the figure 14 to 63 days before that is nearest to 28, the shorter of two. One that
/// was published after the figure at its end was not there to be used.
fn window(year: &Year, place: usize) -> Option<(i64, f64)> {
    let day = year.points[place].0;
    let was_out = year.points.iter().zip(&year.out).filter(|(_, out)| **out <= year.out[place]);
    let lengths = was_out.map(|((other, count), _)| (day - other, *count));
    lengths
        .filter(|(length, _)| (14..=63).contains(length))
        .min_by_key(|(length, _)| ((length - 28).abs(), *length))
}

fn stage(day: i64, days: i64) -> Option<&'static str> {
    let gone = day * 100;
    match () {
        () if gone < 20 * days => None,
        () if gone < 40 * days => Some("20-40"),
        () if gone < 60 * days => Some("40-60"),
        () if gone < 80 * days => Some("60-80"),
        () if gone < 95 * days => Some("80-95"),
        () if gone < 100 * days => Some("95-100"),
        () => None,
    }
}

/// Misses in percent, by method and stage, then by year, with the date of each.
pub(crate) type Misses = BTreeMap<(&'static str, &'static str), BTreeMap<i64, Vec<(f64, String)>>>;

pub(crate) fn replay(years: &[Year], finals: &BTreeMap<i64, f64>) -> Misses {
    let mut misses = Misses::new();
    for (number, year) in years.iter().enumerate() {
        let days = days_in(year.number);
        for (place, (day, count)) in year.points.iter().enumerate() {
            let Some(stage) = stage(*day, days) else { continue };
            let left = (days - day) as f64;
            let date = &year.dates[place];
            let mut note = |method, projected: f64| {
                let miss = (projected - year.total) / year.total * 100.0;
                let by_year = misses.entry((method, stage)).or_default();
                by_year.entry(year.number).or_default().push((miss, date.clone()));
            };
            note("straight_line", count / *day as f64 * days as f64);
            if let Some((length, before)) = window(year, place) {
                note("trailing_28", count + (count - before) / length as f64 * left);
            }
            if let Some(last) = finals.get(&(year.number - 1)) {
                note("last_years_total", *last);
                let before = years[..number].iter().find(|prior| prior.number == year.number - 1);
                if let Some(at_point) = before.and_then(|prior| read(prior, date)) {
                    note("rest_as_last_year", count + last - at_point);
                }
            }
            let priors: Vec<(f64, f64)> =
                years[..number].iter().filter_map(|prior| Some((read(prior, date)?, prior.total))).collect();
            if !priors.is_empty() {
                let reached: f64 = priors.iter().map(|(at_point, _)| at_point).sum();
                let totals: f64 = priors.iter().map(|(_, total)| total).sum();
                note("seasonal_share", count * totals / reached);
            }
        }
    }
    misses
}

pub(crate) fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let values: Vec<f64> = values.collect();
    values.iter().sum::<f64>() / values.len() as f64
}

#[test]
fn the_back_test_agrees_with_another_computation() {
    let years = years();
    assert_eq!(years.iter().map(|year| year.number).collect::<Vec<_>>(), [2021, 2022, 2023, 2024]);
    let misses = replay(&years, &finals());
    let now = report("");
    let rows = now["backtest"].as_array().unwrap();
    let mut compared = 0;
    for ((method, stage), by_year) in &misses {
        let row = rows.iter().find(|row| row["method"] == *method && row["stage"] == *stage).unwrap();
        let figure = |key: &str| row[key].as_f64().unwrap();
        let of_years = |of: fn(f64) -> f64| {
            mean(by_year.values().map(|all| mean(all.iter().map(|(miss, _)| of(*miss)))))
        };
        let all = by_year.values().flatten();
        let (worst, date) = all.max_by(|one, other| one.0.abs().total_cmp(&other.0.abs())).unwrap();
        assert_eq!(row["years"], by_year.len(), "{method} {stage}");
        assert!((figure("mape") - of_years(f64::abs)).abs() < 0.0051, "{method} {stage}: {row}");
        assert!((figure("bias") - of_years(|miss| miss)).abs() < 0.0051, "{method} {stage}: {row}");
        assert!((figure("worst") - worst).abs() < 0.0051, "{method} {stage}: {row} {worst}");
        assert_eq!(row["worst_date"], Value::from(date.as_str()), "{method} {stage}");
        compared += 1;
    }
    // Five methods at five stages.
    assert_eq!(compared, 25);
}

#[test]
fn every_projection_of_the_newest_year_agrees_too() {
    let now = report("");
    let total = |method: &str| {
        let rows = now["projections"].as_array().unwrap();
        rows.iter().find(|row| row["method"] == method).unwrap()["total"].as_f64().unwrap()
    };
    // 234,236 through day 186 of 365; 162,192 through day 130, 56 days before.
    let (count, day, days) = (234_236.0, 186.0, 365.0);
    assert!((total("straight_line") - count * days / day).abs() < 0.51);
    assert!((total("trailing_28") - (count + (count - 162_192.0) / 56.0 * (days - day))).abs() < 0.51);
    // FY2025's final, and its count on the same date between March 22 and April 5.
    let at_point = 123_122.0 + (134_500.0 - 123_122.0) * 13.0 / 14.0;
    assert!((total("rest_as_last_year") - (count + 329_018.0 - at_point)).abs() < 0.51);
    let years = years();
    let priors: Vec<(f64, f64)> =
        years.iter().map(|year| (read(year, "2026-04-04").unwrap(), year.total)).collect();
    let reached: f64 = priors.iter().map(|(at_point, _)| at_point).sum();
    let totals: f64 = priors.iter().map(|(_, total)| total).sum();
    assert!((total("seasonal_share") - count * totals / reached).abs() < 0.51);
}

#[test]
fn the_readme_states_what_the_whole_record_shows() {
    let misses = replay(&years(), &finals());
    let over_all_stages = |method: &str, of: fn(f64) -> f64| {
        let mut by_year: BTreeMap<i64, Vec<f64>> = BTreeMap::new();
        for (_, found) in misses.iter().filter(|((other, _), _)| *other == method) {
            for (year, all) in found {
                by_year.entry(*year).or_default().extend(all.iter().map(|(miss, _)| of(*miss)));
            }
        }
        mean(by_year.into_values().map(|all| mean(all.into_iter())))
    };
    let [line, recent] = ["straight_line", "trailing_28"].map(|method| over_all_stages(method, f64::abs));
    let [low, lower] = ["straight_line", "trailing_28"].map(|method| -over_all_stages(method, |miss| miss));
    let readme = fs::read_to_string(home().join("README.md")).unwrap();
    let readme = readme.split_whitespace().collect::<Vec<_>>().join(" ");
    let told = format!(
        "the straight line has missed by {line:.1} % on average and the recent rate by {recent:.1} %, both low: by {low:.1} % \
         and {lower:.1} %."
    );
    assert!(readme.contains(&told), "{told}");
}
