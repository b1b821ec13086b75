//! Why the figures beside the answer are what they are.

use super::super::closing::Provenance;
use super::super::ledger::Behind;
use super::super::remark;
use super::super::sentence;
use super::super::view::Report;
use super::{Explanation, between, hundredths, sum};
use crate::quantity::with_unit;

/// An explanation whose rows and sentence are told apart from its arithmetic.
fn explanation(told: [String; 5], rests_on: Vec<Provenance>, sentence: Option<String>) -> Explanation {
    let [name, value, formula, filled, basis] = told;
    Explanation { name, value, formula, filled, basis, rests_on, sentence }
}

pub(super) fn like_for_like(report: &Report) -> Option<Explanation> {
    let baseline = report.baseline.as_ref()?;
    let pair = baseline.like_for_like.as_ref()?;
    let ratio = pair.ratio?;
    let told = [
        format!("{} against {} in one series", report.year.fiscal_year, baseline.fiscal_year),
        ratio.percent_change().to_string(),
        "year / baseline - 1".to_owned(),
        format!("{} / {} - 1 = {:.4}", pair.year_value, pair.baseline_value, ratio.0 - 1.0),
        format!("both {}", pair.series),
    ];
    Some(explanation(told, report.rows(&[&pair.rests_on]), sentence::like_for_like(report)))
}

pub(super) fn even_spread(report: &Report) -> Option<Explanation> {
    let baseline = report.baseline.as_ref()?;
    let (point, closing) = (baseline.same_point.as_ref()?, baseline.closing.as_ref()?);
    let spread = point.even_spread?;
    let days = report.calendar.days(baseline.fiscal_year);
    let told = [
        format!("{} spread evenly through {}", baseline.fiscal_year, point.date.long()),
        spread.to_string(),
        "T * day / days".to_owned(),
        format!("{} * {} / {days} = {spread}", closing.total, report.calendar.fiscal_day(point.date)),
        "an assumption, not a reading".to_owned(),
    ];
    Some(explanation(told, report.rows(&[&closing.rests_on]), sentence::even_spread(report)))
}

pub(super) fn recent_rate(report: &Report) -> Option<Explanation> {
    let window = &report.window;
    let rate = hundredths(window.per_day()?);
    let told = [
        format!("rate from {} to {}", window.from.long(), window.through.long()),
        format!("{rate} a day"),
        "counted in the window / its days".to_owned(),
        format!("{} / {} = {rate}", window.count, window.days()),
        between(window.observed),
    ];
    Some(explanation(told, report.rows(&[&report.window_rests_on]), remark::pace_now(report)))
}

pub(super) fn baselines(report: &Report) -> Option<Explanation> {
    let rate = report.window.per_day()?;
    let rows = report.baselines.iter().filter_map(|row| {
        let doubt = row.doubt.words().map(|doubt| format!(", {doubt}")).unwrap_or_default();
        let known = if row.observed { "" } else { ", interpolated" };
        let other = hundredths(row.per_day?);
        Some((
            row.change?,
            format!("{} / {other} - 1 = {} ({}{known}{doubt})", hundredths(rate), row.change?, row.name),
        ))
    });
    let rows: Vec<_> = rows.collect();
    let changes = || rows.iter().map(|(change, _)| change.0);
    let (least, most) =
        (changes().fold(f64::INFINITY, f64::min), changes().fold(f64::NEG_INFINITY, f64::max));
    let filled: Vec<String> = rows.iter().map(|(_, text)| text.clone()).collect();
    let told = [
        "the recent rate against each baseline".to_owned(),
        format!("{least:+.1} % to {most:+.1} %"),
        "rate in the window / rate of the baseline - 1".to_owned(),
        filled.join("; "),
        between(report.window.observed),
    ];
    let rests_on = || report.rows(&[&report.window_rests_on, &report.baselines_rest_on]);
    (!filled.is_empty()).then(|| explanation(told, rests_on(), None))
}

pub(super) fn reached_on(report: &Report) -> Option<Explanation> {
    let (date, needed) = (report.context.reached_on?, report.needed.as_ref()?);
    let rate = hundredths(report.window.per_day()?);
    let days = date.days_since(report.year.as_of);
    let told = [
        format!("day on which the recent rate reaches {}", needed.target),
        date.long(),
        "as-of date + (target - to date) / recent rate, rounded up".to_owned(),
        format!(
            "({} - {}) / {rate}: {days} days after {}",
            needed.target,
            report.year.to_date,
            report.year.as_of.long()
        ),
        between(report.window.observed),
    ];
    let rests_on = report.rows(&[&report.year.rests_on, &report.window_rests_on]);
    Some(explanation(told, rests_on, remark::reached_on(report)))
}

pub(super) fn rank(report: &Report) -> Option<Explanation> {
    let rank = report.context.rank.as_ref()?;
    let told = [
        format!("place of {}", report.year.fiscal_year),
        format!("{} of {}", rank.place, rank.of),
        "1 + the years with more on the same point".to_owned(),
        format!("1 + {} of {} other years = {}", rank.place - 1, rank.of - 1, rank.place),
        "each year read as in the table of years, in its own series".to_owned(),
    ];
    let others = report.years.iter().filter(|row| row.fiscal_year != report.year.fiscal_year);
    let others = others.filter_map(|row| row.same_point.as_ref()).map(|point| &point.rests_on);
    let rests_on: Vec<&Behind> = [&report.year.rests_on].into_iter().chain(others).collect();
    Some(explanation(told, report.rows(&rests_on), remark::rank(report)))
}

pub(super) fn alignments(report: &Report) -> Option<Explanation> {
    let baseline = report.baseline.as_ref()?;
    let sentence = remark::alignments(report)?;
    let answers = report.context.alignments.iter();
    let rows = answers.filter_map(|answer| {
        let way = remark::way(answer.alignment);
        Some(format!("{way}, {} on {}: {}", baseline.fiscal_year, answer.date.long(), answer.change?))
    });
    let told = [
        format!("{} against {} by each alignment", report.year.fiscal_year, baseline.fiscal_year),
        format!("{} answers", report.context.alignments.len()),
        "year / baseline on the day that answers to the as-of date - 1".to_owned(),
        rows.collect::<Vec<_>>().join("; "),
        format!(
            "{} {}; {} read off its curve",
            report.year.fiscal_year,
            sentence::basis(report.year.basis),
            baseline.fiscal_year
        ),
    ];
    let others = report.context.alignments.iter().map(|answer| &answer.rests_on);
    let rests_on: Vec<&Behind> = [&report.year.rests_on].into_iter().chain(others).collect();
    Some(explanation(told, report.rows(&rests_on), Some(sentence)))
}

pub(super) fn twelve_months(report: &Report) -> Option<Explanation> {
    let window = report.context.twelve_months.as_ref()?;
    let last_year = report.year.fiscal_year.previous();
    let last_row = report.row(last_year).filter(|_| !report.is_closed());
    let total = last_row.and_then(|row| row.closing.as_ref());
    let day_before = report.calendar.fiscal_day(window.from.plus_days(-1));
    let before = last_row.and_then(|row| row.daily.get(usize::from(day_before.0))?.value);
    let terms = total.map(|closing| closing.total.estimate()).zip(before);
    // A window of another series is no sum of these.
    let terms = terms.filter(|(total, before)| {
        (report.year.to_date.0 + total.0 - before.0 - window.count.0).abs() < 0.005
    });
    let filled = terms.map_or_else(
        || window.count.to_string(),
        |(total, before)| sum([report.year.to_date, total, before, window.count]),
    );
    let told = [
        format!("{} to {}", window.from.long(), window.through.long()),
        window.count.to_string(),
        "to date + last year's total - last year through the same date".to_owned(),
        filled,
        between(window.observed),
    ];
    let total = total.map(|closing| &closing.rests_on);
    let rests_on: Vec<&Behind> = [&report.context.twelve_months_rest_on].into_iter().chain(total).collect();
    Some(explanation(told, report.rows(&rests_on), remark::twelve_months(report)))
}

pub(super) fn track_record(report: &Report) -> Option<Explanation> {
    let (answer, _) = report.headline_projection()?;
    let (record, stage) = (answer.record?, report.stage?);
    let method = answer.method.method;
    let misses = || {
        let at_stage =
            report.replay.misses.iter().filter(|miss| miss.method == method && miss.stage == stage);
        at_stage.map(|miss| (miss.fiscal_year, miss.percent().0))
    };
    let by_year = report.replay.years.iter().filter_map(|year| {
        let of_year: Vec<f64> =
            misses().filter(|(other, _)| other == year).map(|(_, miss)| miss.abs()).collect();
        let mean = of_year.iter().sum::<f64>() / of_year.len() as f64;
        (!of_year.is_empty()).then(|| format!("{year} {mean:.1} % ({} figures)", of_year.len()))
    });
    let by_year: Vec<String> = by_year.collect();
    let told = [
        format!("mean miss of the {} at {} % of the year", answer.method.title(), stage),
        format!("{:.1} %", record.mape.0),
        "|F - T| / T, averaged within each year and then over years".to_owned(),
        format!("mean of {} = {:.1} %", by_year.join(", "), record.mape.0),
        format!("{} replayed with what was published first", with_unit(record.years, "year")),
    ];
    let range = answer.range.as_ref().zip(answer.outcome.as_ref().ok());
    let range = range.map(|(range, made)| format!("Range: {}.", sentence::range(range, made.total)));
    Some(explanation(told, report.rows(&[&report.record_rests_on]), range))
}

pub(super) fn add_on(report: &Report) -> Option<Explanation> {
    let (answer, projection) = report.headline_projection()?;
    let add_on = report.context.add_on.as_ref()?.as_ref().ok()?;
    let told = [
        "total with the year-end add-on".to_owned(),
        add_on.total.to_string(),
        "F / (1 - c)".to_owned(),
        format!("{} / (1 - {:.4}) = {}", projection.total, add_on.share.0, add_on.total),
        format!("c learned from {} years", add_on.years.len()),
    ];
    Some(explanation(
        told,
        report.rows(&[&answer.rests_on, &report.context.add_on_rests_on]),
        remark::add_on(report),
    ))
}

pub(super) fn since_event(report: &Report) -> Option<Explanation> {
    let answer = report.context.since_event.as_ref()?.as_ref().ok()?;
    let rate = hundredths(answer.since.per_day()?);
    let told = [
        format!("rate since {}", answer.date.long()),
        format!("{rate} a day"),
        "counted since / days since".to_owned(),
        format!("{} / {} = {rate}", answer.since.count, answer.since.days()),
        between(answer.since.observed),
    ];
    let rests_on = report.rows(&[&report.context.since_event_rests_on]);
    Some(explanation(told, rests_on, remark::since_event(report).into_iter().next()))
}
