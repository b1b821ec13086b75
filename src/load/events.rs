//! The file of events: one date a row, with what happened and whom it concerns.

use crate::calendar::Date;
use crate::dataset::{Event, EventDate, EventKind};

/// Reads events, each row `date,kind,title,applies_to,note,source`; a row that is none, with its line and the reason, is returned beside them.
#[must_use]
pub fn read_events(bytes: &[u8]) -> (Vec<Event>, Vec<String>) {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(bytes);
    let (mut events, mut refused) = (Vec::new(), Vec::new());
    for row in reader.records() {
        match row.map_err(|error| error.to_string()).and_then(|row| event(&row)) {
            Ok(event) => events.push(event),
            Err(reason) => refused.push(reason),
        }
    }
    (events, refused)
}

fn event(row: &csv::StringRecord) -> Result<Event, String> {
    let line = row.position().map_or(0, csv::Position::line);
    let cell = |place: usize| row.get(place).unwrap_or_default().trim().to_owned();
    let date = cell(0);
    let kind = cell(1);
    Ok(Event {
        date: event_date(&date).ok_or_else(|| format!("line {line}: \"{date}\" is no date and no MM-DD"))?,
        kind: EventKind::parse(&kind)
            .ok_or_else(|| format!("line {line}: \"{kind}\" is no kind of event"))?,
        title: cell(2),
        applies_to: cell(3),
        note: cell(4),
        source: cell(5),
    })
}

/// `2017-01-20`, or `10-05` for every year.
fn event_date(text: &str) -> Option<EventDate> {
    let yearly = || {
        let date = Date::parse_iso(&format!("2000-{text}"))?;
        Some(EventDate::Yearly { month: date.month(), day: date.day() })
    };
    Date::parse_iso(text).map(EventDate::Once).or_else(yearly)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{FiscalCalendar, FiscalYear};

    #[test]
    fn every_bundled_event_is_read() {
        let bytes = include_bytes!("../../data/events.csv");
        let (events, refused) = read_events(bytes);
        let rows = bytes.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()).count() - 1;
        assert_eq!((events.len(), refused), (rows, Vec::new()));
        let header = bytes.split(|byte| *byte == b'\n').next().unwrap();
        assert_eq!(header, b"date,kind,title,applies_to,note,source");
    }

    #[test]
    fn a_yearly_event_falls_in_every_year_once() {
        let (events, _) =
            read_events(b"date,kind,title\n10-05,lock,closed\n2017-01-20,inauguration,sworn in\n");
        let day = |event: &Event, year| {
            event.in_year(FiscalCalendar::default(), FiscalYear(year)).map(|date| date.to_string())
        };
        assert_eq!(day(&events[0], 2017).as_deref(), Some("2016-10-05"));
        assert_eq!(day(&events[0], 2018).as_deref(), Some("2017-10-05"));
        assert_eq!(day(&events[1], 2017).as_deref(), Some("2017-01-20"));
        assert_eq!(day(&events[1], 2018), None);
    }

    #[test]
    fn a_row_that_is_no_event_is_said_with_its_line() {
        let (events, refused) = read_events(b"date,kind,title\n2017-13-01,lock,a\n2017-01-20,party,b\n");
        assert!(events.is_empty());
        assert_eq!(
            refused,
            ["line 2: \"2017-13-01\" is no date and no MM-DD", "line 3: \"party\" is no kind of event"]
        );
    }
}
