//! What else can be said: how fast, since when, and how the answer hangs on choices.

use super::closing::INCOMPLETE;
use super::methods::baseline_flip;
use super::sentence::{AS_MANY, against, capital, lacks, more_or_fewer, than};
use super::view::Report;
use super::years::YearRow;
use crate::calendar::{Alignment, Date};
use crate::pace::{Faster, SinceEvent, Window};
use crate::quantity::{Estimate, PercentChange, with_unit};

/// Sentences beyond the answer itself, the most asked first.
#[must_use]
pub fn remarks(report: &Report) -> Vec<String> {
    let mut remarks = Vec::new();
    remarks.extend(pace_now(report));
    // A whole year has no weeks before it that it could be held against.
    if !is_whole(report) {
        remarks.extend(baseline_flip(report).filter(|flip| flip.decides).map(|flip| flip.told));
    }
    remarks.extend(reached_on(report));
    remarks.extend(rank(report));
    // A whole year is the same under every alignment, and is its own twelve months.
    if !report.is_closed() {
        remarks.extend(alignments(report));
        remarks.extend(twelve_months(report));
    }
    remarks.extend(add_on(report));
    remarks.extend(since_event(report));
    remarks.extend(groups_alone(report));
    remarks
}

/// `By country FY2017 is not held against FY2016: the rows end on other days than Mar 4, 2016. --align weekday compares
/// them.`
fn groups_alone(report: &Report) -> Option<String> {
    let answer = report.groups.as_ref().filter(|answer| answer.baseline.is_none())?;
    let baseline = report.baseline.as_ref()?;
    let point = baseline.same_point.as_ref().filter(|point| point.reading.value.is_some())?;
    let option = answer.other.map(|other| format!("; --align {} compares them", other.id()));
    Some(format!(
        "By {} {} is not held against {}, whose rows end on other days than {}{}.",
        answer.column,
        report.year.fiscal_year,
        baseline.fiscal_year,
        point.date.long(),
        option.unwrap_or_default()
    ))
}

/// `1,287 a day from Feb 8 to Apr 4, 2026: the fastest run of about 56 days since the one through Sep 20, 2025 (1,316 a
/// day).`
pub(super) fn pace_now(report: &Report) -> Option<String> {
    let window = &report.window;
    let about = if window.observed { "" } else { "about " };
    let told = capital(&format!("{about}{} a day {}", window.per_day()?, span(window.from, window.through)));
    if window.lacks {
        return Some(format!("{told}{}.", lacking(window)));
    }
    // What a year is compared with is in the answer; "since" is asked of weeks that were reported, and in which any
    // were counted.
    if window.days() > 92 || !window.observed || window.count == Estimate(0.0) {
        return Some(format!("{told}."));
    }
    let run = match window.days() {
        1 => "the fastest day".to_owned(),
        days => format!("the fastest run of about {days} days"),
    };
    let since = match report.context.faster {
        Faster::Before(faster) if faster.through.plus_days(1) == window.from => {
            let before = faster.per_day()?.to_string();
            // What prints alike is not told apart.
            let word = if before == window.per_day()?.to_string() { "as fast as" } else { "slower than" };
            format!("{word} the {before} a day {}", span(faster.from, faster.through))
        }
        Faster::Before(faster) if faster.per_day()?.to_string() == window.per_day()?.to_string() => {
            format!("as fast as the run through {}", faster.through.long())
        }
        Faster::Before(faster) => {
            format!("{run} since the one through {} ({} a day)", faster.through.long(), faster.per_day()?)
        }
        Faster::Never { known_from } if known_from < window.from => {
            // A count to date and a month alike are known by the day that they reach.
            let series = &report.year.series;
            format!(
                "{run} that the {series} figures show, the first of which reaches through {}",
                known_from.long()
            )
        }
        Faster::Never { .. } | Faster::Unknown => return Some(format!("{told}.")),
    };
    Some(format!("{told}: {since}."))
}

/// Whether the window is the year so far, for want of a report to begin it with.
fn is_whole(report: &Report) -> bool {
    report.window.from == report.calendar.first_day(report.year.fiscal_year)
}

pub(super) fn reached_on(report: &Report) -> Option<String> {
    let (date, needed) = (report.context.reached_on?, report.needed.as_ref()?);
    let rate = report.window.per_day()?;
    let projected = report.headline_projection().map(|(_, projection)| projection.window_days.map(i64::from));
    let which = if is_whole(report) {
        "the rate so far".to_owned()
    } else if projected.is_none_or(|days| days == Some(report.window.days())) {
        format!("{rate} a day")
    } else {
        // Where the year would end is told at another rate.
        format!("the rate of the last {} days, {rate} a day,", report.window.days())
    };
    // What is missing of it is missing in the days, too.
    let closing = report.target_of.and_then(|_| report.baseline_closing());
    let lacks = closing.is_some_and(|closing| closing.rests_on.is_incomplete());
    let target = if lacks { format!("{} ({INCOMPLETE})", needed.target) } else { needed.target.to_string() };
    // Counting starts anew with the next year, so a day beyond this one is no answer.
    if date > report.calendar.last_day(report.year.fiscal_year) {
        return Some(format!(
            "At {which} {target} would not be reached within the year: the {} still missing would take {} days.",
            Estimate(needed.remaining.0),
            date.days_since(report.year.as_of)
        ));
    }
    Some(format!("At {which} {target} would be reached about {}.", date.long()))
}

pub(super) fn rank(report: &Report) -> Option<String> {
    // Where none was counted, every year that had none shares the place.
    let rank = report.context.rank.as_ref().filter(|_| report.year.to_date > Estimate(0.0))?;
    let others = report.years.iter().filter(|row| row.fiscal_year != report.year.fiscal_year);
    let mut points = others.filter_map(|row| row.same_point.as_ref());
    if lacks(report) || points.any(|point| point.rests_on.is_incomplete()) {
        return None;
    }
    let tied: Vec<String> = rank.tied.iter().map(ToString::to_string).collect();
    let tied = match tied.split_last() {
        None => String::new(),
        Some((last, [])) => format!("; as many as in {last}"),
        Some((last, others)) => format!("; as many as in {} and {last}", others.join(", ")),
    };
    let place = match rank.place {
        last if last > 1 && last == rank.of => "The fewest".to_owned(),
        1 => "The most".to_owned(),
        2 => "The second most".to_owned(),
        3 => "The third most".to_owned(),
        place => format!("Place {place}"),
    };
    let known = if report.is_closed() { "whose total is known" } else { "that can be read on this point" };
    Some(format!("{place} of the {} years {known}, itself among them{tied}.", rank.of))
}

/// How an alignment finds the same point.
#[must_use]
pub(super) fn way(alignment: Alignment) -> &'static str {
    match alignment {
        Alignment::Date => "by date",
        Alignment::FiscalDay => "by fiscal day",
        Alignment::Weekday => "by weekday",
        Alignment::Event(_) => "by days since the event",
    }
}

/// How much the choice of alignment moves the answer.
pub(super) fn alignments(report: &Report) -> Option<String> {
    let baseline = report.baseline.as_ref()?;
    let answers = report.context.alignments.iter();
    // How far they are apart is not known where counts are missing.
    if lacks(report) || answers.clone().any(|answer| answer.rests_on.is_incomplete()) {
        return None;
    }
    let known: Vec<_> = answers.filter_map(|answer| Some((answer.alignment, answer.change?))).collect();
    let told: Vec<String> =
        known.iter().map(|(alignment, change)| format!("{change} {}", way(*alignment))).collect();
    // As they are shown, so that a reader who subtracts them finds the same.
    let shown = || known.iter().map(|(_, change)| (change.0 * 10.0).round() / 10.0);
    let (most, least) = (shown().fold(f64::NEG_INFINITY, f64::max), shown().fold(f64::INFINITY, f64::min));
    (told.len() > 1).then(|| {
        let (year, told, points) = (baseline.fiscal_year, told.join(", "), points(most - least));
        format!("Against {year} the answer is {told}: {points} apart.")
    })
}

/// So many percentage points; a difference that rounds to none is no difference of 0.0.
fn points(points: f64) -> String {
    if points < 0.05 { "less than 0.1 points".to_owned() } else { format!("{points:.1} points") }
}

pub(super) fn twelve_months(report: &Report) -> Option<String> {
    let window = report.context.twelve_months.as_ref()?;
    let before = report.context.twelve_months_before.as_ref();
    let lacking = [window.lacks, before.is_some_and(|before| before.lacks)];
    let change = before.filter(|_| lacking == [false; 2]).and_then(|before| {
        let told = against(window.count, before.count)?;
        let told = format!("{told} {} in the twelve before", than(&told));
        // No brackets within brackets.
        Some(if told.contains('(') { format!(", {told}") } else { format!(" ({told})") })
    });
    let lacking = match lacking {
        [true, true] => "; counts of both twelve are missing, so neither can be held against the other",
        [true, false] => "; counts of them are missing",
        [false, true] => "; counts of the twelve before are missing",
        [false, false] => "",
    };
    Some(format!(
        "In the twelve months through {}: {}{}{lacking}{}.",
        window.through.long(),
        counted(window),
        change.unwrap_or_default(),
        doubtful_total(report, window)
    ))
}

/// That a window runs over the end of a year whose total somebody has reason to doubt.
fn doubtful_total(report: &Report, window: &Window) -> String {
    let within = report.years.iter().filter(|row| {
        let last = report.calendar.last_day(row.fiscal_year);
        window.from <= last && last <= window.through
    });
    let doubt = |row: &YearRow| {
        let year = row.fiscal_year;
        // Which counts are missing in the window is said of the window.
        let doubt = row.doubt().filter(|doubt| *doubt != INCOMPLETE);
        // What the total counts otherwise than the days before it is in the window, too.
        let seam = row.seam.filter(|_| row.first_day < window.from);
        match (seam, doubt) {
            (Some(_), Some(doubt)) => format!("; {year} in it: {}, then final ({doubt})", row.series),
            (Some(_), None) => format!("; {year} in it: {}, then final", row.series),
            (None, Some(doubt)) => format!("; {year}'s total in it: {doubt}"),
            (None, None) => String::new(),
        }
    };
    within.map(doubt).collect()
}

/// `481,269`, or `about 481,269` where an end of the window lies between two reports.
fn counted(window: &Window) -> String {
    let about = if window.observed { "" } else { "about " };
    format!("{about}{}", window.count)
}

/// That counts are missing from a window.
fn lacking(window: &Window) -> &'static str {
    if window.lacks { "; counts of them are missing" } else { "" }
}

pub(super) fn add_on(report: &Report) -> Option<String> {
    let add_on = match report.context.add_on.as_ref()? {
        Ok(add_on) => add_on,
        Err(refusal) => return Some(format!("No year-end add-on: {refusal}.")),
    };
    let side = if add_on.share.0 < 0.0 { "above" } else { "short of" };
    let years: Vec<String> = add_on.years.iter().map(ToString::to_string).collect();
    Some(format!(
        "Year-end add-on: in {} the rate of the last weeks ended {:.1} % {side} the total on average; with that this year would \
         end at {}.",
        years.join(", "),
        add_on.share.0.abs() * 100.0,
        add_on.total
    ))
}

pub(super) fn since_event(report: &Report) -> Vec<String> {
    match &report.context.since_event {
        Some(Ok(answer)) => since(report, answer),
        Some(Err(refusal)) => vec![format!("Nothing can be said of the days since the event: {refusal}.")],
        None => Vec::new(),
    }
}

fn since(report: &Report, answer: &SinceEvent) -> Vec<String> {
    let rate = |window: &Window| window.per_day().map(|rate| format!(", {rate} a day")).unwrap_or_default();
    let named = |date: Date, title: &str| {
        let title = if title.is_empty() { String::new() } else { format!(" ({title})") };
        format!("{}{title}", date.long())
    };
    // A rate that lacks counts cannot be held against another one.
    let is_whole = |other: &Window| !answer.since.lacks && !other.lacks;
    let days = with_unit(answer.since.days(), "day");
    let mut lines = vec![format!(
        "From {} through {}, {days}: {}{}{}{}.",
        named(answer.date, &answer.title),
        answer.since.through.long(),
        counted(&answer.since),
        rate(&answer.since),
        lacking(&answer.since),
        doubtful_total(report, &answer.since)
    )];
    lines.push(match (&answer.before, answer.change) {
        (Some(before), change) => {
            let against = change
                .filter(|_| is_whole(before))
                .map(|change| format!("; since then {}", a_day(&answer.since, before, change)))
                .unwrap_or_default();
            format!("In the {days} before: {}{}{}{against}.", counted(before), rate(before), lacking(before))
        }
        (None, _) => format!("The {days} before cannot be read in these data."),
    });
    let mut unread = Vec::new();
    for other in &answer.others {
        let Some(window) = &other.window else {
            unread.push(named(other.date, &other.title));
            continue;
        };
        let against = other.change.filter(|_| is_whole(window)).map(|change| {
            format!("; since {}, {}", answer.date.long(), a_day(&answer.since, window, change))
        });
        lines.push(format!(
            "From {}, {days}: {}{}{}{}.",
            named(other.date, &other.title),
            counted(window),
            rate(window),
            lacking(window),
            against.unwrap_or_default()
        ));
    }
    if !unread.is_empty() {
        lines.push(format!("The same days after {} cannot be read in these data.", unread.join(" and ")));
    }
    lines
}

/// `45.8 % more a day`, `as many a day`.
fn a_day(now: &Window, then: &Window, change: PercentChange) -> String {
    let shown = |window: &Window| window.per_day().map(|rate| rate.to_string());
    let words = if shown(now) == shown(then) { AS_MANY.to_owned() } else { more_or_fewer(change) };
    format!("{words} a day")
}

/// `from Feb 8 to Apr 4, 2026`, `on Oct 1, 2025`.
pub(super) fn span(from: Date, through: Date) -> String {
    if from == through {
        return format!("on {}", from.long());
    }
    let from = if from.year() == through.year() { from.month_day() } else { from.long() };
    format!("from {from} to {}", through.long())
}
