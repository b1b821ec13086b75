//! What was counted since an event, against as many days before it, and since events of its kind in other years.

use super::window::{Window, window};
use super::{Refusal, Standing};
use crate::calendar::Date;
use crate::dataset::{EventDate, EventKind, Measured};
use crate::quantity::PercentChange;

/// As many days after another event of the same kind.
#[derive(Clone, Debug, PartialEq)]
pub struct OtherEvent {
    /// That event's day.
    pub date: Date,
    /// What it was.
    pub title: String,
    /// As many days from it on; `None` where the data do not reach.
    pub window: Option<Window>,
    /// The rate since the event in question against that.
    pub change: Option<PercentChange>,
}

/// The days since an event.
#[derive(Clone, Debug, PartialEq)]
pub struct SinceEvent {
    /// The event's day.
    pub date: Date,
    /// What it was; empty where it is no event that the data name.
    pub title: String,
    /// From that day through the as-of date.
    pub since: Window,
    /// As many days before it.
    pub before: Option<Window>,
    /// The rate since against that before.
    pub change: Option<PercentChange>,
    /// As many days after earlier events of the kind, newest first.
    pub others: Vec<OtherEvent>,
}

impl SinceEvent {
    /// The earliest day that anything is compared with.
    #[must_use]
    pub fn first_day(&self) -> Date {
        let others = self.others.iter().filter_map(|other| other.window);
        let windows = self.before.into_iter().chain(others).map(|window| window.from);
        windows.min().unwrap_or(self.date)
    }
}

/// Counts from the event through the as-of date.
///
/// # Errors
///
/// If the event lies after the as-of date, or the data cannot be read on the evening before it.
pub fn since_event(
    measured: Measured<'_>,
    standing: &Standing<'_>,
    date: Date,
) -> Result<SinceEvent, Refusal> {
    if date > standing.as_of {
        return Err(Refusal::EventAfter { event: date, as_of: standing.as_of });
    }
    let since = window(measured, standing, date, standing.as_of)
        .ok_or(Refusal::NoSeriesThrough { from: date, through: standing.as_of })?;
    let days = since.days();
    let event = measured.events().find(|event| event.date == EventDate::Once(date));
    let before = window(measured, standing, date.plus_days(-days), date.plus_days(-1));
    // Presidencies and policies can be held against each other; two changes of what is counted cannot.
    let comparable = |kind: EventKind| matches!(kind, EventKind::Inauguration | EventKind::Policy);
    let of_kind = measured
        .events()
        .filter(|other| event.is_some_and(|event| event.kind == other.kind && comparable(other.kind)));
    let mut others: Vec<OtherEvent> = of_kind
        .filter_map(|other| match other.date {
            EventDate::Once(day) if day < date => Some((day, other)),
            EventDate::Once(_) | EventDate::Yearly { .. } => None,
        })
        .map(|(day, other)| {
            let window = window(measured, standing, day, day.plus_days(days - 1));
            OtherEvent { date: day, title: other.title.clone(), window, change: since.change_from(window) }
        })
        .collect();
    others.sort_by_key(|other| std::cmp::Reverse(other.date));
    let title = event.map(|event| event.title.clone()).unwrap_or_default();
    Ok(SinceEvent { date, title, since, before, change: since.change_from(before), others })
}
