//! Why a table is refused that says of its rows what they are, and what to type to have some of them counted.

use super::kind_words::{Kind, kind_below};
use super::kinds::{asked, is_answered};
use super::subject;
use crate::load::cell::count;
use crate::load::column::Column;
use crate::load::notes::Notes;
use crate::load::refusal::Refusal;
use crate::load::shape::Draft;
use crate::load::{show, word};
use crate::quantity::Count;

/// The option that counts the rows with a value, where it can be typed.
pub(crate) fn filter(column: &Column, value: &str) -> Option<String> {
    let typed = format!("{}={value}", column.name);
    (show::is_typed(&typed) && !column.name.contains('=')).then(|| format!("--where '{typed}'"))
}

/// The refusal of records that say yes in some rows and nothing in the others: of those, either may be meant.
pub(super) fn half_answered(
    draft: &Draft<'_>,
    column: &Column,
    values: &[String],
    notes: &Notes,
) -> Option<Box<Refusal>> {
    let [answer] = values else { return None };
    if !is_answered(column, values) || asked(draft, column, values).is_some() {
        return None;
    }
    let (mut rows, mut blank) = (0, 0);
    draft.table.each(|record| {
        rows += 1;
        blank += u64::from(record.get(column.place).is_empty());
    });
    let is_removal = kind_below(&column.words, answer) == Kind::Removal;
    let answered = Count(rows - blank);
    let why = format!(
        "says {} in {answered} of {} rows and nothing in the others: there are {} removals, or {}",
        show::escaped(answer),
        Count(rows),
        if is_removal { answered } else { Count(blank) },
        Count(if is_removal { rows } else { 0 })
    );
    let remedy = filter(column, answer).unwrap_or_else(|| subject::ONE_MEASURE.to_owned());
    (blank > 0).then(|| notes.refuse(why, remedy).heading(draft, column))
}

/// Refuses a yes and a no beside counts that call themselves removals: those of a row that says no may be counted or not.
pub(crate) fn contradicted(
    draft: &Draft<'_>,
    (column, wanted): (&Column, &[String]),
    counts: &Column,
    notes: &Notes,
) -> Result<(), Box<Refusal>> {
    let answered = is_answered(column, draft.values(column));
    if !answered || draft.is_filtered(column) || !word::any(&counts.words, word::REMOVALS) {
        return Ok(());
    }
    let (mut all, mut said) = (0_u64, 0_u64);
    draft.table.each(|record| {
        let count = count::of(record.get(counts.place)).unwrap_or_default();
        let counted = wanted.iter().any(|value| value == record.get(column.place));
        all = all.saturating_add(count);
        said = said.saturating_add(if counted { count } else { 0 });
    });
    let why = format!(
        "says of some rows that they are no removals, and \"{}\" counts removals in them: there are {}, or {}",
        show::escaped(&counts.name),
        Count(said),
        Count(all)
    );
    let option = wanted.first().and_then(|value| filter(column, value));
    let remedy = option.unwrap_or_else(|| subject::ONE_MEASURE.to_owned());
    Err(notes.refuse(why, remedy).heading(draft, column))
}

/// The refusal of records of which none is a removal.
pub(super) fn no_removal(
    draft: &Draft<'_>,
    column: &Column,
    values: &[String],
    notes: &Notes,
) -> Box<Refusal> {
    let values: Vec<&str> = values.iter().map(String::as_str).collect();
    let why = format!("says what each row is, and no row is a removal: {}", show::listed(&values));
    let option = values.first().and_then(|value| filter(column, value));
    let remedy = option.map(|option| format!("{option} to count those all the same"));
    let remedy = remedy.unwrap_or_else(|| "a file with records of removals".to_owned());
    notes.refuse(why, remedy).heading(draft, column)
}

/// The refusal of counts of which several may be meant.
pub(super) fn several(
    draft: &Draft<'_>,
    column: &Column,
    removals: &[&String],
    notes: &Notes,
) -> Box<Refusal> {
    let names: Vec<&str> = removals.iter().map(|value| value.as_str()).collect();
    let why = format!("says what each row counts, and several may be meant: {}", show::listed(&names));
    let option = names.first().and_then(|value| filter(column, value));
    let remedy = option.unwrap_or_else(|| subject::ONE_MEASURE.to_owned());
    let refusal = notes.refuse(why, remedy).heading(draft, column);
    refusal.value(names.first().copied().unwrap_or_default())
}

/// The refusal of rows of which nothing tells whether they are removals.
pub(super) fn doubtful(draft: &Draft<'_>, column: &Column, values: &[String], notes: &Notes) -> Box<Refusal> {
    let is = |value: &str, wanted: Kind| kind_below(&column.words, value) == wanted;
    let of = |wanted: Kind| values.iter().map(String::as_str).filter(move |value| is(value, wanted));
    let unclear = show::listed(&of(Kind::Unclear).collect::<Vec<_>>());
    let removals = of(Kind::Removal).collect::<Vec<_>>();
    let like =
        if removals.is_empty() { String::new() } else { format!(" as {} are", show::listed(&removals)) };
    let others = show::listed(&of(Kind::Other).collect::<Vec<_>>());
    let why = format!(
        "says what each row is, and of {unclear} nothing tells whether they are removals{like}, or none as {others}"
    );
    let likeliest = of(Kind::Removal).chain(of(Kind::Unclear)).next();
    let option = likeliest.and_then(|value| filter(column, value));
    let remedy = option.unwrap_or_else(|| subject::ONE_MEASURE.to_owned());
    notes.refuse(why, remedy).heading(draft, column)
}
