//! Months of which a label says that they are not over: `2016-12 (incomplete)`, `Dec 2016 (through Dec. 12)`, `2016-12 MTD`.

use super::reach::{reached, reached_month};
use super::when::{self, When};
use crate::calendar::Date;
use crate::load::word;

/// What such a label says: the month without it, and the words.
pub(crate) fn parted(label: &str) -> Option<(&str, &str)> {
    let bracketed = || {
        let open = |close: char| if close == ')' { '(' } else { '[' };
        [')', ']'].into_iter().find_map(|close| label.strip_suffix(close)?.rsplit_once(open(close)))
    };
    let (month, said) = bracketed().or_else(|| label.rsplit_once(' '))?;
    let (month, said) = (month.trim_end(), said.trim());
    let words = word::words(&said.to_lowercase());
    let unfinished = word::any(&words, &["incomplete", "partial", "mtd"])
        && word::only(&words, &[&["incomplete", "partial", "mtd", "month", "data", "only"]])
        || words.join(" ") == "to date"
        || words.join(" ") == "month to date"
        || words.first().is_some_and(|first| matches!(first.as_str(), "through" | "thru"));
    let is_month = || matches!(when::parse(month).map(|moment| moment.when), Some(When::Month { .. }));
    (unfinished && is_month()).then_some((month, said))
}

/// The day of a month through which such a label says that it is counted; `None` where it says none.
pub(crate) fn last_day(label: &str, month: Date) -> Option<Date> {
    let (_, said) = parted(label)?;
    reached(said).or_else(|| {
        let (own, day) = reached_month(said).filter(|(own, _)| *own == month.month())?;
        Date::from_ymd(month.year(), own, day?)
    })
}
