//! The rate view: how fast the year runs from report to report, against the same days or weeks a year before.
//!
//! A bar is as wide as its days and as high as their average, so its area is the count. Bars are hatched where their
//! end is no day of report. Beyond the last bar the year before goes on in its own reports.

use ratatui::layout::Rect;

use super::axis::{cursor, days, months};
use super::cut::clauses;
use super::ground::{Canvas, below, width};
use super::legend::swatches;
use super::prose;
use super::roles::{Roles, line};
use crate::calendar::Date;
use crate::dashboard::State;
use crate::plot::{Area, EndLabel, Fill, Mark, Marker, Rule, Scene, Sign, Unit, XAxis, YRange, paint, plan};
use crate::quantity::PerDay;
use crate::report::{
    Badge, Interval, Report, Window, marked_change, marked_count, marked_rate, rate_bars, rates_after, steps,
};
use crate::theme::{Charset, Role};

/// Below so many columns the readout is in fewer words.
const NARROW: u16 = 60;

/// From so many columns on bars stand apart from each other.
const LEAST_APART: f64 = 3.0;

/// From so many rows on there is more than one row of words above the bars.
const ROWS_FOR_CAPTIONS: u16 = 12;

pub(super) fn view(state: &State, area: Rect, canvas: &mut Canvas<'_>) {
    let report = &state.report;
    let bars = rate_bars(report);
    if bars.is_empty() {
        nothing(report, area, canvas);
        return;
    }
    let before = Roles::of(report).role(report.year.fiscal_year.previous());
    let captions = captions(report, &bars, before, canvas.settings.marker);
    let rows = if area.height < ROWS_FOR_CAPTIONS { 1 } else { captions.len() };
    let short = short_caption(report, &bars, before, canvas.charset());
    for (row, caption) in (0..area.height).zip(captions.iter().take(rows)) {
        // What has no room goes by whole clauses.
        let caption =
            if row == 0 && width(caption) > area.width { &short } else { clauses(caption, area.width) };
        let plain = if row == 0 { Role::Text } else { Role::Muted };
        let (mark, light) = (mark_before(before, canvas.charset()), canvas.settings.marker.fill(Fill::Light));
        swatches((caption, plain), (0, row), area, canvas, |sign, _| match sign {
            '!' => Some(Role::Warning),
            sign if sign == mark || sign == ABOUT => Some(before),
            sign => (sign == light).then_some(Role::ThisYear),
        });
    }
    let used = u16::try_from(rows).unwrap_or(u16::MAX).min(area.height);
    let below = below(area, used);
    let explained = rows == captions.len();
    // How wide a column is follows from the labels beside the plot.
    let draft = scene(state, &bars, (before, canvas.charset(), 1), explained);
    let columns = plan(&draft, below, canvas.settings).geometry.plot.width;
    let scene = scene(state, &bars, (before, canvas.charset(), columns), explained);
    let plan = plan(&scene, below, canvas.settings);
    paint(&scene, &plan, canvas.buffer);
    days(&plan, canvas);
}

/// What is seen, and what has to be known of single bars.
fn captions(report: &Report, bars: &[Interval], before: Role, marker: &Marker) -> Vec<String> {
    let charset = marker.charset();
    let previous = report.year.fiscal_year.previous();
    let mark = mark_before(before, charset);
    let compared = bars.iter().any(|bar| bar.year_before.is_some());
    let worked_out = bars.iter().any(|bar| bar.year_before.is_some_and(|before| !before.observed));
    let is_same_weeks =
        |bar: &Interval| bar.year_before.is_some_and(|before| before.is_same_weeks(&bar.window));
    let beside = if bars.iter().any(is_same_weeks) {
        format!("a year before ({previous})")
    } else {
        format!("the same days in {previous}")
    };
    let own = format!("Removals a day in {}, {}", report.year.fiscal_year, steps(report));
    let mut captions = vec![if compared { format!("{own}; {mark} {beside}") } else { own }];
    let badged = |badge: Badge, place: &str| {
        let found = bars.iter().any(|bar| bar.badge == Some(badge));
        found.then(|| format!("! the {place} bar {}", badge.words()))
    };
    captions.extend(badged(Badge::CarryOver, "first"));
    captions.extend(badged(Badge::LateConfirmations, "last"));
    captions.extend(lacking("in the bar from", bars.iter().map(|bar| bar.window)));
    let others = bars.iter().filter_map(|bar| bar.year_before);
    captions.extend(lacking(&format!("in {previous} from"), others));
    if worked_out {
        let words = "worked out between two figures; beyond the last bar that year's own figures";
        captions.push(format!("{ABOUT} {words}"));
    }
    if let Some((days, of)) = bars.iter().find_map(Interval::part) {
        let glyph = marker.fill(Fill::Light);
        captions.push(format!("{glyph} the last bar has {days} days so far, of {of}"));
    }
    if let Some(later) = bars.iter().find(|bar| report.is_later(bar)) {
        let from = later.window.from.month_day();
        captions.push(format!("from {from} on: behind a gap, in no count to date"));
    }
    if bars.iter().any(is_zero) {
        captions.push("a line at 0: none was counted".to_owned());
    }
    if bars.iter().any(|bar| !bar.window.observed) {
        captions.push("hatched: worked out between two figures".to_owned());
    }
    captions
}

/// Where counts are missing.
fn lacking(place: &str, windows: impl Iterator<Item = Window>) -> Option<String> {
    let mut lacking = windows.filter(|window| window.lacks);
    let first = lacking.next()?.from.month_day();
    Some(match lacking.count() {
        0 => format!("! counts are missing {place} {first} on"),
        more => format!("! counts are missing {place} {first} on, and {more} more"),
    })
}

/// The first and the last fiscal day of a bar, counted so that it ends where its last day ends.
fn span(report: &Report, bar: &Interval) -> (f64, f64) {
    let day = |date| report.calendar.fiscal_day(date).days();
    (day(bar.window.from) - 1.0, day(bar.window.through))
}

/// Whether nobody was counted in all its days.
fn is_zero(bar: &Interval) -> bool {
    bar.window.count.0 <= 0.0
}

/// The same in one row of 40 columns, what single bars need left out.
fn short_caption(report: &Report, bars: &[Interval], before: Role, charset: Charset) -> String {
    let others = || bars.iter().filter_map(|bar| bar.year_before);
    if others().next().is_none() {
        return format!("Removals a day, {}", steps(report));
    }
    let year = report.year.fiscal_year.previous().brief();
    let about = others().any(|window| !window.observed);
    let about = if about { format!(", {ABOUT} about") } else { String::new() };
    format!("Removals a day; {} in {year}{about}", mark_before(before, charset))
}

/// Why there is no rate, and what would make one.
fn nothing(report: &Report, area: Rect, canvas: &mut Canvas<'_>) {
    let year = report.year.fiscal_year;
    canvas.put(area, (0, 0), &format!("No rate within {year}"), Role::Headline);
    let why = "only its total is known; counts to date, by month, by week or by day would fill this view";
    let below = below(area, 1);
    prose::muted(&[why], below, canvas);
}

fn scene(
    state: &State,
    bars: &[Interval],
    (before, charset, columns): (Role, Charset, u16),
    explained: bool,
) -> Scene {
    let report = &state.report;
    let days = report.year.days.days();
    let mut scene = Scene::new(XAxis::new(0.0, days, months(report))).y(YRange::FromZero, Unit::Count);
    let column = days / f64::from(columns.max(1));
    // Bars end with columns, so that one that ends and the next have the same space between them everywhere.
    let edge = |day: f64| (day / column).round() * column;
    for bar in bars {
        let Some(rate) = bar.window.per_day() else { continue };
        let (from, to) = span(report, bar);
        // A column of space tells bars of one height apart, where they can spare it.
        let (left, right) = (edge(from), edge(to));
        let apart = if (to - from) / column >= LEAST_APART { column } else { 0.0 };
        let fill = match (bar.window.observed, bar.part()) {
            (false, _) => Fill::Hatched,
            (true, Some(_)) => Fill::Light,
            (true, None) => Fill::Solid,
        };
        let run = match apart {
            0.0 => vec![(from, rate.0), (to, rate.0)],
            apart => vec![(left, rate.0), (right - apart, rate.0)],
        };
        if rate.0 > 0.0 {
            scene = scene.area(Area::new(Role::ThisYear, Role::Behind).fill(fill).run(run));
        } else {
            // Nobody is a number too, and no bar at all is what days without a figure have.
            // A line ends in the middle of its last column, or it would reach into the next.
            let until = (to - apart).max(from + column) - column / 2.0;
            scene = scene.series(line(Role::ThisYear).run(vec![(from, 0.0), (until, 0.0)]));
        }
        if (bar.badge.is_some() || bar.window.lacks) && explained {
            scene = scene.mark(Mark::new(Role::Warning, (from.midpoint(to), rate.0)).sign(Sign::Flag));
        }
        let other = bar.year_before.and_then(|window| Some((window, window.per_day()?)));
        if let Some((window, rate)) = other {
            scene = scene.mark(dot((before, charset), (from.midpoint(to), rate), &window));
        }
    }
    let last = bars.last().map_or(0.0, |bar| span(report, bar).1);
    for (at, window) in rates_after(report, report.year.fiscal_year.previous(), last) {
        if let Some(rate) = window.per_day() {
            scene = scene.mark(dot((before, charset), (at, rate), &window));
        }
    }
    levels(report, scene).rule(cursor(state))
}

/// What stands for a rate that is worked out: the sign that numbers have, and no year's mark.
const ABOUT: char = '~';

/// What stands for one from which counts are missing.
const LACKING: char = '!';

/// A rate of the year before, in a sign of its own where counts are missing from it, or where it is worked out between two
/// reports.
fn dot((role, charset): (Role, Charset), (at, rate): (f64, PerDay), window: &Window) -> Mark {
    let sign = match (window.lacks, window.observed) {
        (true, _) => LACKING,
        (false, true) => mark_before(role, charset),
        (false, false) => ABOUT,
    };
    Mark::new(role, (at, rate.0)).sign(Sign::Letter(sign))
}

/// The sign of the year before. In 7-bit characters its own may be what bars are filled with.
fn mark_before(role: Role, charset: Charset) -> char {
    match charset {
        Charset::Unicode => role.mark(charset),
        // No mark of a year, and none of those that bars and curves are drawn with.
        Charset::Ascii => '*',
    }
}

/// The average so far, and the rate that the target takes.
fn levels(report: &Report, mut scene: Scene) -> Scene {
    if let Some(average) = report.year.average {
        let label = EndLabel::new(format!("average {average}"))
            .short(format!("avg. {average}"))
            .short("average")
            .sign(Sign::Spot);
        scene = scene.rule(Rule::level(Role::Axis, average.0).label(label));
    }
    let needed = report.needed.as_ref().and_then(|needed| needed.per_day);
    if let Some(rate) = needed {
        let label = EndLabel::new(format!("needed {rate}")).short("needed").sign(Sign::Spot);
        scene = scene.rule(Rule::level(Role::Target, rate.0).label(label));
    }
    scene
}

/// The bar under the cursor, if there is one: its place among them.
pub(super) fn under_cursor(state: &State) -> Option<usize> {
    let date = state.cursor_date();
    let bars = rate_bars(&state.report);
    bars.iter().position(|bar| is_on(bar, date))
}

fn is_on(bar: &Interval, date: Date) -> bool {
    bar.window.from <= date && date <= bar.window.through
}

/// The bar under the cursor in figures, and the twelve months where they fit.
pub(super) fn readout(state: &State, area: Rect, canvas: &mut Canvas<'_>) {
    let report = &state.report;
    let date = state.cursor_date();
    let Some(bar) = rate_bars(report).into_iter().find(|bar| is_on(bar, date)) else {
        let why = if report.is_to_come(date) { "no data yet" } else { "no figure covers this day" };
        canvas.put(area, (0, 0), &format!("▎{}: {why}", date.long()), Role::Text);
        return;
    };
    let rate = |window: &Window| marked_rate(window).map(|rate| format!("{rate} a day")).unwrap_or_default();
    let window = &bar.window;
    let (from, through) = (window.from.month_day(), window.through.month_day());
    let mark = Role::ThisYear.mark(canvas.charset());
    let days = match bar.part() {
        Some((days, of)) if area.width < NARROW => format!("{days}/{of} days"),
        Some((days, of)) => format!("{days} of {of} days"),
        None => format!("{} days", window.days()),
    };
    let mut parts = vec![
        (format!("▎{from} to {through}, {days}"), Role::Text),
        (format!("  {mark}{}", rate(window)), Role::ThisYear),
    ];
    if let Some(before) = &bar.year_before {
        let previous = report.year.fiscal_year.previous();
        let role = Roles::of(report).role(previous);
        let change = marked_change(&bar).map(|change| format!(" ({change})")).unwrap_or_default();
        let mark = mark_before(role, canvas.charset());
        parts.push((format!("  {mark}{} {}{change}", previous.brief(), rate(before)), role));
    }
    if let Some(months) = &report.context.twelve_months {
        let months = format!("  12 months through {}: {}", months.through.month_day(), marked_count(months));
        parts.push((months, Role::Muted));
    }
    if let Some(badge) = bar.badge {
        parts.push((format!("  ! {}", badge.words()), Role::Warning));
    }
    let mut column = 0;
    for (text, role) in parts {
        column = canvas.put_whole(area, column, &text, role).unwrap_or(column);
    }
}
