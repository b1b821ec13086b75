//! Counts many times as high or as low as those beside them: a digit too many or one too few.

use super::Draft;
use super::facts::{Joined, show_span};
use crate::load::column::Column;
use crate::load::notes::{Notes, Told};

/// A figure is odd that is so many times as high as both beside it, or as low.
const ODD: u64 = 8;

/// A digit behind a number makes it ten times as high, and of months that differ somewhat more.
const DIGIT: u64 = 13;

/// Of fewer people a figure may rise and fall as it likes.
const MANY: u64 = 100;

/// Days and weeks differ by themselves.
const MONTH: i64 = 28;

/// Warns of a period that counts many times more or fewer a day than two beside it, which are alike.
///
/// The last one may be far below those before it only where it is not over, and a first or last one is ten times as high as
/// they are by a digit too many. From a low first one on counts may have risen. `column` holds them.
pub(super) fn tell(joined: &[Joined], column: &Column, draft: &Draft<'_>, notes: &mut Notes) {
    let mut tell = |own: &Joined, beside: [&Joined; 2], said: &str| {
        let [first, second] = beside;
        let message = format!(
            "{} counts {}, and the {said} {} and {}",
            show_span(own.span),
            own.count,
            first.count,
            second.count
        );
        let told = Told::new("outlier", message, "counted; check the cell");
        match draft.table.cell(own.line, column.place).filter(|_| own.rows == 1) {
            Some(text) => notes.warn_cell(own.line, column, &text, told),
            None => notes.warn_line(own.line, told),
        }
    };
    if let [own, next, after, ..] = joined
        && follow_each_other([own, next, after])
        && odd(own, [next, after]) == Some(Odd::ByADigit)
    {
        tell(own, [next, after], "periods behind it");
    }
    for near in joined.windows(3) {
        let [before, own, after] = near else { continue };
        if follow_each_other([before, own, after]) && odd(own, [before, after]).is_some() {
            tell(own, [before, after], "periods before and behind it");
        }
    }
    if let [.., first, before, own] = joined
        && follow_each_other([first, before, own])
        && matches!(odd(own, [first, before]), Some(Odd::ByADigit | Odd::Low))
    {
        tell(own, [first, before], "periods before it");
    }
}

fn follow_each_other(three: [&Joined; 3]) -> bool {
    let [first, second, third] = three;
    let follows = |one: &Joined, next: &Joined| next.span.from == one.span.through.plus_days(1);
    follows(first, second) && follows(second, third)
}

/// In what way a figure is odd.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Odd {
    /// About ten times as high.
    ByADigit,
    High,
    Low,
}

/// In what way a figure differs from two others that are alike.
fn odd(own: &Joined, beside: [&Joined; 2]) -> Option<Odd> {
    let days = |joined: &Joined| joined.span.through.days_since(joined.span.from) + 1;
    // Per thousand days, so that whole numbers tell months apart that have 28 days and 31.
    let rate = |joined: &Joined| {
        let days = u64::try_from(days(joined)).ok().filter(|days| *days > 0)?;
        Some(joined.count.0.saturating_mul(1000) / days)
    };
    if days(own) < MONTH || !beside.iter().all(|each| each.count.0 >= MANY && days(each) >= MONTH) {
        return None;
    }
    let [first, second] = beside.map(rate);
    let (first, this, second) = (first?, rate(own)?, second?);
    let (low, high) = (first.min(second), first.max(second));
    if high > low.saturating_mul(2) {
        None
    } else if this >= high.saturating_mul(ODD) && this <= high.saturating_mul(DIGIT) {
        Some(Odd::ByADigit)
    } else if this >= high.saturating_mul(ODD) {
        Some(Odd::High)
    } else {
        // A zero is written on purpose.
        (this > 0 && this.saturating_mul(ODD) <= low).then_some(Odd::Low)
    }
}
