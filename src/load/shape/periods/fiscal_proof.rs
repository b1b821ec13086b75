//! What proves that plain years beside months are fiscal ones where the order of the months does not tell: a title, or quarters
//! beside the months.

use super::time::TimePlan;
use crate::calendar::FiscalYear;
use crate::load::cell::when::{self, When};
use crate::load::cell::year_part::YearPart;
use crate::load::column::Role;
use crate::load::shape::Draft;
use crate::load::word;

/// What is longer is a sentence, which may speak of other tables.
const LONGEST: usize = 120;

/// Whether a line around the table says that its years are fiscal, or quarters do.
pub(super) fn is_given(draft: &Draft<'_>, plan: TimePlan<'_>) -> bool {
    let TimePlan::Part { part, year: Some(year), .. } = plan else { return false };
    if part.role != Role::Month || year.role != Role::Year {
        return false;
    }
    quarters_are_fiscal(draft, part.place).unwrap_or_else(|| is_said(draft))
}

/// Whether a line says *fiscal years*, none of them in particular, and none speaks of the calendar's.
fn is_said(draft: &Draft<'_>) -> bool {
    let lines = draft.table.around();
    let lines = lines.filter(|line| line.text.chars().count() <= LONGEST);
    let lines: Vec<Vec<String>> = lines.map(|line| word::words(&line.text)).collect();
    let in_general = |words: &[String]| {
        let behind = words.windows(3).any(|three| {
            matches!(three, [fiscal, year, next]
                if fiscal == "fiscal" && (year == "year" || year == "years") && !word::is_digits(next))
        });
        let ends = |year: &str| words.ends_with(&["fiscal".to_owned(), year.to_owned()]);
        behind || ends("year") || ends("years") || word::pair(words, "are", "fiscal")
    };
    lines.iter().any(|words| in_general(words)) && !lines.iter().any(|words| word::any(words, &["calendar"]))
}

/// Whether quarters beside the months are those of the fiscal year in every row, or those of the calendar's; `None` where they
/// are neither, or there are none.
fn quarters_are_fiscal(draft: &Draft<'_>, months: usize) -> Option<bool> {
    let quarters = draft.columns.iter().find(|column| column.role == Role::Quarter)?.place;
    let calendar = draft.options.calendar;
    let (mut rows, mut fiscal, mut plain) = (0_u64, true, true);
    draft.table.each(|record| {
        let text = record.get(months);
        let month = when::month(text).or_else(|| when::month_number(text));
        let text = record.get(quarters);
        let quarter = match when::parse(text).map(|moment| moment.when) {
            Some(When::PartName(part)) => Some(part),
            _ => text.parse().ok().map(YearPart::Quarter),
        };
        let (Some(month), Some(YearPart::Quarter(quarter))) = (month, quarter) else { return };
        let first = calendar.first_day(FiscalYear(2000)).month();
        rows += 1;
        fiscal &= (month + 12 - first) % 12 / 3 + 1 == quarter;
        plain &= (month - 1) / 3 + 1 == quarter;
    });
    (rows > 0 && fiscal != plain).then_some(fiscal)
}
