//! Why a count of some days is what it is.

use super::super::view::Report;
use super::{Explanation, between, hundredths};
use crate::calendar::Date;
use crate::dataset::Basis;
use crate::quantity::{Estimate, PerDay};

/// The reasons for what was counted from one day through another, a day: from the year's answer on the last of them,
/// and on the day before the first, where that is in the year.
#[must_use]
pub fn explain_days(
    (from, through): (Date, Date),
    before: Option<&Report>,
    after: &Report,
) -> Option<Explanation> {
    let days = through.days_since(from) + 1;
    let end = after.year.to_date;
    let start = before.map_or(Estimate(0.0), |before| before.year.to_date);
    let count = Estimate(end.0 - start.0);
    let rate = PerDay(count.0 / u32::try_from(days).ok().filter(|days| *days > 0).map(f64::from)?);
    let started = before.map_or(Basis::Observed, |before| before.year.basis);
    let both = started.width_to(after.year.basis) == 0;
    let begun = before.map_or_else(
        || "0 before the first day of the year".to_owned(),
        |before| format!("{start} through {}", before.year.as_of.long()),
    );
    let mut rests_on = before.map(|before| before.rows(&[&before.year.rests_on])).unwrap_or_default();
    let later = after.rows(&[&after.year.rests_on]);
    rests_on.extend(later.into_iter().filter(|row| !rests_on.contains(row)).collect::<Vec<_>>());
    let filled = format!("({end} - {start}) / {days} = {}; {begun}", hundredths(rate));
    let about = if both { "" } else { "about " };
    let span = format!("{} to {}", from.long(), through.long());
    let mut words = vec![format!("{}: {about}{count} from {span}", after.measure)];
    words.extend((days > 1).then(|| format!("{rate} a day")));
    words.extend((!both).then(|| "read between two figures".to_owned()));
    Some(Explanation {
        name: format!("{} from {} to {}", after.measure, from.long(), through.long()),
        value: if days == 1 { count.to_string() } else { format!("{count}, {} a day", hundredths(rate)) },
        formula: "(to date on the last day - to date on the day before the first) / days".to_owned(),
        filled,
        basis: between(both),
        rests_on,
        sentence: Some(format!("{}.", words.join(", "))),
    })
}

/// The reasons for what was counted behind a gap from one day through another, a day: the figures of those days alone.
#[must_use]
pub fn explain_later(report: &Report, days: (Date, Date)) -> Option<Explanation> {
    let figures = report.later_within(days);
    let counts: Vec<_> = figures.iter().map(|later| later.window.count).collect();
    let count = counts.iter().copied().reduce(Estimate::plus)?;
    let (from, through) = days;
    let length = through.days_since(from) + 1;
    let rate = PerDay(count.0 / u32::try_from(length).ok().filter(|days| *days > 0).map(f64::from)?);
    let added = match counts.as_slice() {
        [one] => format!("{one} / {length}"),
        several => {
            let several: Vec<_> = several.iter().map(ToString::to_string).collect();
            format!("({}) / {length}", several.join(" + "))
        }
    };
    let name = format!("{} from {} to {}", report.measure, from.long(), through.long());
    let behind: Vec<_> = figures.iter().map(|later| &later.rests_on).collect();
    Some(Explanation {
        value: if length == 1 { count.to_string() } else { format!("{count}, {} a day", hundredths(rate)) },
        formula: "the figures of these days added up / days".to_owned(),
        filled: format!("{added} = {}", hundredths(rate)),
        basis: "published for these days; a gap lies before them, and they are in no count to date"
            .to_owned(),
        rests_on: report.rows(&behind),
        sentence: Some(format!("{name}: {count}, which no count to date holds.")),
        name,
    })
}
