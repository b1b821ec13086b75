//! What the track record says beyond misses (skill, whether a range held, whether more or fewer was called), the ranges
//! of today and the year-end add-on, from the same plain lines as `independent`.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::independent::{Misses, finals, mean, replay, years};
use crate::program::report;

/// For each year, what its projections at a stage had to be multiplied by, each and on average: `T / F`.
fn corrections(misses: &Misses, method: &'static str, stage: &'static str) -> Vec<(i64, Vec<f64>, f64)> {
    let Some(by_year) = misses.get(&(method, stage)) else { return Vec::new() };
    let of_year = |(year, all): (&i64, &Vec<(f64, String)>)| {
        let each: Vec<f64> = all.iter().map(|(miss, _)| 1.0 / (1.0 + miss / 100.0)).collect();
        (*year, each.clone(), mean(each.into_iter()))
    };
    by_year.iter().map(of_year).collect()
}

fn span(values: impl Iterator<Item = f64>) -> (f64, f64) {
    values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)))
}

/// Of how many years every total lay between the least and the most that the other years' corrections give.
fn held(corrections: &[(i64, Vec<f64>, f64)]) -> Value {
    if corrections.len() < 4 {
        return Value::Null;
    }
    let held = corrections.iter().filter(|(year, each, _)| {
        let others = corrections.iter().filter(|(other, ..)| other != year);
        let (low, high) = span(others.map(|(.., mean)| *mean));
        each.iter().all(|ratio| low <= *ratio && *ratio <= high)
    });
    json!(format!("{} of {} years", held.count(), corrections.len()))
}

#[test]
fn skill_coverage_and_the_yes_or_no_agree_with_another_computation() {
    let (finals, misses) = (finals(), replay(&years(), &finals()));
    let now = report("");
    let mape = |method, stage, years: &BTreeMap<i64, Vec<(f64, String)>>| {
        let by_year = misses[&(method, stage)].iter().filter(|(year, _)| years.contains_key(year));
        mean(by_year.map(|(_, all)| mean(all.iter().map(|(miss, _)| miss.abs()))))
    };
    let rows = now["backtest"].as_array().unwrap();
    for ((method, stage), by_year) in &misses {
        let row = rows.iter().find(|row| row["method"] == *method && row["stage"] == *stage).unwrap();
        // In the same years: not every method can be replayed in each.
        let skill = (1.0 - mape(*method, *stage, by_year) / mape("straight_line", *stage, by_year)) * 100.0;
        assert!((row["skill"].as_f64().unwrap() - skill).abs() < 0.0051, "{method} {stage}: {row} {skill}");
        assert_eq!(row["covered"], held(&corrections(&misses, method, stage)), "{method} {stage}");
        // Most projections of the year on the side of last year's total on which the year ended.
        let called = by_year.iter().map(|(year, all)| {
            let (total, last) = (finals[year], finals[&(year - 1)]);
            let right = all.iter().filter(|(miss, _)| {
                let projected = total * (1.0 + miss / 100.0);
                (projected > last) == (total > last)
            });
            2 * right.count() > all.len()
        });
        let called: Vec<bool> = called.collect();
        let right = called.iter().filter(|right| **right).count();
        let told = format!("{right} of {} years", called.len());
        let expected = if *method == "last_years_total" { Value::Null } else { json!(told) };
        assert_eq!(row["called"], expected, "{method} {stage}");
    }
    assert_eq!(rows.len(), misses.len());
}

#[test]
fn ranges_and_the_year_end_add_on_agree_too() {
    let misses = replay(&years(), &finals());
    let now = report("--year-end-add-on");
    for row in now["projections"].as_array().unwrap() {
        let Some(low) = row["low"].as_f64() else { continue };
        let (high, total) = (row["high"].as_f64().unwrap(), row["total"].as_f64().unwrap());
        let method = misses.keys().find(|(method, _)| row["method"] == *method).unwrap().0;
        let ratios = corrections(&misses, method, "40-60");
        let (least, most) = span(ratios.iter().map(|(.., mean)| *mean));
        // The printed total is rounded, so the ends may differ by what a half of one person makes of them.
        assert!((low - total * least).abs() < 0.51 + 0.5 * least, "{row} {least}");
        assert!((high - total * most).abs() < 0.51 + 0.5 * most, "{row} {most}");
        assert_eq!(row["range_basis"], json!(format!("past misses, {} years", ratios.len())));
        assert_eq!(row["covered"], held(&ratios), "{row}");
    }
    // c is the mean share of a total that the recent rate of its last weeks lacked: (T - F) / T = 1 - 1 / (T / F).
    let late = corrections(&misses, "trailing_28", "95-100");
    let share = mean(late.iter().map(|(.., ratio)| 1.0 - 1.0 / ratio));
    let (count, day, days) = (234_236.0, 186.0, 365.0);
    let projected = count + (count - 162_192.0) / 56.0 * (days - day);
    let add_on = &now["context"]["year_end_add_on"];
    assert!((add_on["total"].as_f64().unwrap() - projected / (1.0 - share)).abs() < 0.51, "{add_on} {share}");
    assert_eq!(add_on["years"], json!([2021, 2022, 2023]));
}
