//! A column of records that says what each row is: a removal, a return, an arrest. Two of them are never added.
//!
//! The rows of removals are counted, or those that the user asks for. What a value means is told by its words alone, so
//! that codes of a case, which only their agency can read, decide nothing.

use std::borrow::Cow;

use super::heading_rank::{self, names_removals};
use super::kind_refusals::{doubtful, filter, half_answered, no_removal, several};
use super::kind_words::{self, Kind, is_return, kind_below};
use super::{not_carried_out, people_and_events, subject};
use crate::load::cell::gap;
use crate::load::column::{Column, Role};
use crate::load::notes::{Notes, Told};
use crate::load::refusal::Refusal;
use crate::load::shape::groups::total_label::{is_total, is_total_of_all};
use crate::load::shape::{Draft, MOST_VALUES};
use crate::load::table::Record;
use crate::load::{show, word};

/// Why a row of another kind is left out.
pub(crate) const REASON: &str = "of something else than removals";

/// The column that says what each row is, and what is counted of it.
#[derive(Clone, Debug)]
pub(crate) struct Kinds<'a> {
    column: &'a Column,
    wanted: Vec<String>,
    others: Vec<String>,
    /// What the user asked for, where that is it.
    asked: bool,
}

/// What becomes of a column by its values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    /// It does not say what rows are.
    Silent,
    /// It tells removals from others.
    Tells,
    /// It does for some of its values.
    Doubtful,
}

/// The column that tells removals from other rows, where there is one.
pub(crate) fn find<'a>(
    draft: &'a Draft<'_>,
    day: &Column,
    notes: &mut Notes,
) -> Result<Option<Kinds<'a>>, Box<Refusal>> {
    for column in columns(draft, day) {
        let mut values = Cow::Borrowed(draft.values(column));
        if values.len() <= MOST_VALUES && verdict(column, &values) == Verdict::Doubtful {
            values = Cow::Owned(values_of_departed(draft, column, day));
        }
        let values = &*values;
        let verdict = verdict(column, values);
        let returns = are_others(column, values, day) || not_carried_out::says_so_of_all(column, values);
        if let Some(refusal) = half_answered(draft, column, values, notes) {
            return Err(refusal);
        }
        if values.len() > MOST_VALUES {
            continue;
        }
        if verdict == Verdict::Silent && !returns {
            tell_of_unclear(draft, column, values, notes);
            continue;
        }
        if let Some(kinds) = asked(draft, column, values) {
            return Ok(Some(kinds));
        }
        if returns {
            return Err(no_removal(draft, column, values, notes));
        }
        if verdict == Verdict::Tells {
            let is_removal = |value: &String| kind_below(&column.words, value) == Kind::Removal;
            let (wanted, others) = values.iter().cloned().partition(is_removal);
            return Ok(Some(Kinds { column, wanted, others, asked: false }));
        }
        // What an arrest or a case was said to lead to is not what the row is, in a file that is one of removals by its
        // name.
        let headed = is_headed(column) && !is_of_case(column) || not_carried_out::any(column, values);
        if draft.title.measure.is_none() || headed {
            return Err(doubtful(draft, column, values, notes));
        }
        let message = "calls some rows removals and some none";
        let action = "all are counted, since the file says that it is one of removals";
        notes.warn_column(draft.header_line(), column, Told::new("other-kinds", message, action));
    }
    Ok(None)
}

/// The values of a column in the rows that have a day: a case that is open leaves nothing in doubt where nobody has left.
fn values_of_departed(draft: &Draft<'_>, column: &Column, day: &Column) -> Vec<String> {
    let mut values: Vec<String> = Vec::new();
    draft.table.each(|record| {
        let value = record.get(column.place);
        let departed = gap::parse(record.get(day.place)).is_none();
        if departed && !value.is_empty() && !values.iter().any(|known| known == value) {
            values.push(value.to_owned());
        }
    });
    values
}

/// The column of a table of counts that says what each row counts, with the values that are counted: removals, or
/// what the user asks for.
pub(crate) fn what_rows_count<'a>(
    draft: &'a Draft<'_>,
    notes: &Notes,
) -> Result<Option<(&'a Column, Vec<String>)>, Box<Refusal>> {
    for column in draft.columns.iter().filter(|column| may_say(draft, column)) {
        let values = draft.values(column);
        if values.len() < 2 || values.len() > MOST_VALUES {
            continue;
        }
        if !may_say_what_rows_count(draft, column) {
            continue;
        }
        if let Some(asked) = asked(draft, column, values) {
            return Ok(Some((column, asked.wanted)));
        }
        let removals: Vec<&String> =
            values.iter().filter(|value| names_removals(&word::words(value))).collect();
        let verdict = verdict(column, values);
        let speaks = |value: &String| word::any(&word::words(value), word::REMOVALS);
        match (removals.as_slice(), verdict) {
            // `Total removals` among interior and border removals is their sum.
            ([only], _) if is_total_of_all(only) && values.iter().all(speaks) => {}
            ([only], _) => {
                return match people_and_events::value_beside(only, values) {
                    Some(events) => Err(several(draft, column, &[*only, events], notes)),
                    None => Ok(Some((column, vec![(*only).clone()]))),
                };
            }
            ([], Verdict::Tells) => {
                let is_removal = |value: &&String| kind_below(&column.words, value) == Kind::Removal;
                let wanted = values.iter().filter(is_removal).cloned();
                return Ok(Some((column, wanted.collect())));
            }
            ([], Verdict::Doubtful) if draft.title.measure.is_none() || holds_returns(draft, column) => {
                return Err(doubtful(draft, column, values, notes));
            }
            ([_, _, ..], _) => return Err(several(draft, column, &removals, notes)),
            ([], _) => {}
        }
    }
    Ok(None)
}

/// Whether some rows are returns, which the title of a table does not count with the removals.
fn holds_returns(draft: &Draft<'_>, column: &Column) -> bool {
    let both =
        draft.title.measure.as_ref().is_some_and(|measure| word::any(&word::words(measure), &["returns"]));
    !both && !is_of_case(column) && draft.values(column).iter().any(|value| is_return(value))
}

/// Whether a column of a table of counts says what its rows count: by its heading, or by what any of its values names.
pub(crate) fn may_say_what_rows_count(draft: &Draft<'_>, column: &Column) -> bool {
    let values = draft.values(column);
    values.iter().any(|value| names_removals(&word::words(value)))
        || verdict(column, values) != Verdict::Silent
        || word::any(&column.words, word::MEASURE)
        || subject::other_label(draft, column).is_some()
}

/// The rest of a file may say otherwise than its head which rows count.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Unsettled;

/// The column that tells removals from other rows, found in the head of a file. The rest will not change it as long as the
/// column has the same values there.
pub(crate) fn of_head<'a>(
    draft: &'a Draft<'_>,
    day: &Column,
    notes: &Notes,
) -> Result<Option<Kinds<'a>>, Unsettled> {
    let may_count =
        |column: &&Column| tell_apart(column, draft.values(column).iter().map(String::as_str), day);
    let Some(first) = columns(draft, day).find(may_count) else { return Ok(None) };
    let mut before = columns(draft, day).take_while(|column| column.place != first.place);
    let kinds = find(draft, day, &mut notes.clone()).ok().flatten();
    let kinds = kinds.filter(|kinds| kinds.column.place == first.place);
    // What is not known of a row without a day may stand beside one further down.
    let kinds = kinds.filter(|_| verdict(first, draft.values(first)) != Verdict::Doubtful);
    kinds.filter(|_| !before.any(|column| may_tell(draft, column))).map(Some).ok_or(Unsettled)
}

/// The columns that may say what rows are.
fn columns<'a>(draft: &'a Draft<'_>, day: &Column) -> impl Iterator<Item = &'a Column> {
    let day = day.place;
    draft.columns.iter().filter(move |column| column.place != day && may_say(draft, column))
}

/// Whether the values of a column may say what rows are: words, or numbers that answer yes or no.
fn may_say(draft: &Draft<'_>, column: &Column) -> bool {
    match column.role {
        Role::Category => true,
        Role::Label | Role::Count => {
            let marks = column.role == Role::Label
                || heading_rank::rank(column) <= heading_rank::UNSURE
                || heading_rank::names_one_removal(&column.words);
            marks && is_answered(column, draft.values(column))
        }
        Role::FiscalYear
        | Role::CalendarYear
        | Role::Year
        | Role::Quarter
        | Role::Half
        | Role::Month
        | Role::Period
        | Role::Date
        | Role::AsOf
        | Role::From
        | Role::Through
        | Role::Departure
        | Role::OtherDay
        | Role::Published
        | Role::Note => false,
    }
}

/// Whether a column asks of each row whether it is a removal, and is answered with yes and no.
pub(super) fn is_answered(column: &Column, values: &[String]) -> bool {
    let answers = |value: &String| kind_words::answer(value).is_some();
    kind_words::is_question(&column.words) && !values.is_empty() && values.iter().all(answers)
}

/// Whether the values of a column tell removals from other rows, so that they have to be looked at one by one.
pub(crate) fn tell_apart<'a>(column: &Column, values: impl Iterator<Item = &'a str>, day: &Column) -> bool {
    let values: Vec<String> = values.take(MOST_VALUES + 1).map(ToOwned::to_owned).collect();
    values.len() <= MOST_VALUES
        && (verdict(column, &values) != Verdict::Silent
            || are_others(column, &values, day)
            || not_carried_out::says_so_of_all(column, &values)
            || is_unclear(column, &values)
            || kind_words::is_question(&column.words))
}

/// What a column says of the rows that are counted, and of the others.
#[derive(Clone, Debug)]
pub(crate) struct KindValues {
    /// The place of the column.
    pub(crate) column: usize,
    wanted: Vec<String>,
    others: Vec<String>,
}

impl KindValues {
    /// Whether a row that says this is counted; `None` where nobody has said what that means.
    pub(crate) fn wants(&self, value: &[u8]) -> Option<bool> {
        let is = |known: &String| known.as_bytes() == value;
        if self.wanted.iter().any(is) {
            return Some(true);
        }
        (value.is_empty() || self.others.iter().any(is)).then_some(false)
    }
}

impl Kinds<'_> {
    /// Its values, for rows that are read elsewhere.
    pub(crate) fn values(&self) -> KindValues {
        KindValues { column: self.column.place, wanted: self.wanted.clone(), others: self.others.clone() }
    }

    /// Whether it is told by a column to the left of another one, so that what that says does not matter.
    pub(crate) fn is_left_of(&self, column: &Column) -> bool {
        self.column.place <= column.place
    }

    /// Whether a row is one of those that count.
    pub(crate) fn wants(&self, record: &Record) -> bool {
        self.wanted.iter().any(|value| value == record.get(self.column.place))
    }

    /// What the rows are, where the user asked for something that is no removal.
    pub(crate) fn measure(&self) -> Option<String> {
        let is_other = |value: &&String| kind_below(&self.column.words, value) != Kind::Removal;
        let first = self.wanted.first().filter(|_| self.asked).filter(is_other)?;
        let bare = kind_words::answer(first).is_some();
        let named = if bare { format!("{} {first}", self.column.words.join(" ")) } else { first.clone() };
        Some(named.to_lowercase())
    }

    /// Says what was counted and what was not.
    pub(crate) fn tell(&self, draft: &Draft<'_>, notes: &mut Notes) {
        let listed = |values: &[String]| {
            let values: Vec<&str> = values.iter().map(String::as_str).collect();
            show::listed(&values)
        };
        let message = format!(
            "says what each row is: rows of {} are counted, and none of {}",
            listed(&self.wanted),
            listed(&self.others)
        );
        let is_other = |value: &&String| kind_below(&self.column.words, value) == Kind::Other;
        let other = self.others.iter().find(is_other).or(self.others.first());
        let action = other.and_then(|value| filter(self.column, value));
        let action = action
            .map_or_else(|| "set aside".to_owned(), |option| format!("set aside; {option} counts those"));
        notes.warn_column(draft.header_line(), self.column, Told::new("other-kinds", message, action));
    }
}

/// What the user asks for of a column by `--where`; `None` where it has no such value. One in other letters is counted, so that
/// the one who filters can be told of it.
pub(super) fn asked<'a>(draft: &Draft<'_>, column: &'a Column, values: &[String]) -> Option<Kinds<'a>> {
    let (_, value) =
        draft.options.filters.iter().find(|(name, _)| name.eq_ignore_ascii_case(&column.name))?;
    let exact = values.contains(value);
    let is_asked = |known: &String| known == value || !exact && known.eq_ignore_ascii_case(value);
    let (wanted, others): (Vec<String>, _) = values.iter().cloned().partition(is_asked);
    (!wanted.is_empty()).then_some(Kinds { column, wanted, others, asked: true })
}

/// Whether no row of records is a removal, as a column says that tells what became of people. An arrest is no word
/// against a row that has a day of departure.
fn are_others(column: &Column, values: &[String], day: &Column) -> bool {
    let all = |is: &dyn Fn(&str) -> bool| !values.is_empty() && values.iter().all(|value| is(value));
    let kind = |value: &str| kind_below(&column.words, value);
    let any = |wanted: Kind| values.iter().any(|value| kind(value) == wanted);
    let headed = is_headed(column);
    let no_departures = day.role != Role::Departure && any(Kind::Other) && !any(Kind::Removal);
    headed && (all(&is_return) || no_departures)
        || is_answered(column, values) && all(&|value| kind(value) == Kind::Other)
}

/// Whether a column that says what rows are calls some removals, and of the others it is not known what they are.
fn is_unclear(column: &Column, values: &[String]) -> bool {
    let any = |wanted: Kind| values.iter().any(|value| kind_below(&column.words, value) == wanted);
    is_headed(column) && !is_of_case(column) && any(Kind::Removal) && any(Kind::Unclear)
}

/// Says which rows are counted although nothing tells that they are removals.
fn tell_of_unclear(draft: &Draft<'_>, column: &Column, values: &[String], notes: &mut Notes) {
    if !is_unclear(column, values) || asked(draft, column, values).is_some() {
        return;
    }
    let unclear = values.iter().filter(|value| kind_below(&column.words, value) == Kind::Unclear);
    let unclear: Vec<&str> = unclear.map(String::as_str).collect();
    let message = format!("says what each row is, and not whether {} is a removal", show::listed(&unclear));
    let action = "all are counted; --where keeps one value";
    notes.warn_column(draft.header_line(), column, Told::new("unclear-kinds", message, action));
}

/// Whether a heading speaks of a case or of an arrest, which is over before anybody leaves.
pub(super) fn is_of_case(column: &Column) -> bool {
    word::any(&column.words, word::OTHER_DAY) || word::any(&column.words, &["processing", "program"])
}

/// Whether a heading promises what became of people.
pub(super) fn is_headed(column: &Column) -> bool {
    word::any(&column.words, word::REMOVAL)
        || word::any(
            &column.words,
            &["type", "disposition", "category", "kind", "outcome", "action", "return"],
        )
}

/// Whether a column of a part of a file may tell removals from other rows in the rest, where it has said nothing but that
/// rows are one or the other.
pub(crate) fn may_tell(draft: &Draft<'_>, column: &Column) -> bool {
    if !may_say(draft, column) || !is_headed(column) {
        return false;
    }
    let values = draft.values(column);
    let known = |value: &String| kind_below(&column.words, value) != Kind::Unclear;
    let says = |value: &String| matches!(kind_below(&column.words, value), Kind::Removal | Kind::Other);
    values.len() <= MOST_VALUES && values.iter().all(known) && values.iter().any(says)
}

fn verdict(column: &Column, values: &[String]) -> Verdict {
    // What sums up the others is not one of them.
    let kinds: Vec<Kind> = values
        .iter()
        .filter(|value| !is_total(value))
        .map(|value| kind_below(&column.words, value))
        .collect();
    // Beside rows that are taken back, others stand, if it is known what they are.
    let taken_back =
        values.iter().any(|value| kind_words::is_taken_back(value)) || not_carried_out::any(column, values);
    let other = kinds.contains(&Kind::Other);
    if !(kinds.contains(&Kind::Removal) && other || taken_back && kinds.contains(&Kind::Unclear)) {
        Verdict::Silent
    } else if kinds.contains(&Kind::Unclear) {
        Verdict::Doubtful
    } else {
        Verdict::Tells
    }
}
