//! A column of totals beside columns of parts, of which each may hold the counts: `interior removals,border removals,total`.
//!
//! Its name alone proves nothing, since it may count returns, too. The total is the sum of the parts in every row, or in most
//! of them, or no less than the sum of groups that have nobody in common. A row in which it is not is told of.

use super::group_columns::{Groups, groups};
use super::part_columns;
use crate::load::cell::count::{self, Cell};
use crate::load::cell::grouping::Grouping;
use crate::load::column::Column;
use crate::load::column::heading_parts::parted;
use crate::load::notes::Notes;
use crate::load::shape::Draft;
use crate::load::shape::groups::total_label::{is_total, is_total_of_all};
use crate::load::shape::groups::whole_name;
use crate::load::shape::measures::measure;
use crate::load::shape::measures::said_around::speaks_of_removals;
use crate::load::table::Walk;
use crate::load::word;
use crate::load::word::country::is_country;

/// A column that sums up others.
pub(super) struct Total<'a> {
    /// The column.
    pub(super) column: &'a Column,
    /// What it counts.
    pub(super) measure: String,
    /// The groups that it sums up, where they are read in its place.
    pub(super) groups: Option<Groups<'a>>,
}

/// The column of `columns` that sums up those which may hold the counts.
pub(super) fn find<'a>(
    draft: &'a Draft<'_>,
    columns: &[&'a Column],
    chosen: &[&'a Column],
    notes: &Notes,
) -> Option<Total<'a>> {
    let sums: Vec<&'a Column> = columns.iter().copied().filter(|column| is_sum(column, chosen)).collect();
    let [total] = *sums.as_slice() else { return None };
    let said = |column: &&Column| word::any(&column.words, word::REMOVALS);
    let others = |among: &[&'a Column]| {
        let parts = among.iter().copied().filter(|part| part.place != total.place);
        parts.collect::<Vec<&'a Column>>()
    };
    // `ICE Removals (Interior)` says more than `CBP Removals`, and is as much a part.
    let removals = || columns.iter().copied().filter(said).collect::<Vec<&'a Column>>();
    let parts = Some(others(chosen)).filter(|parts| parts.len() > 1).unwrap_or_else(|| others(&removals()));
    let [first, _, ..] = *parts.as_slice() else { return None };
    let proof = compared(draft, total, (&parts, Grouping::COMMAS))?;
    let groups = groups(draft, &parts);
    // Groups of people whose sum stands beside them count what a column of totals alone would.
    let is_whole = proof.all && draft.title.other.is_none() && (groups.is_some() || names_groups(total));
    let told = said(&total) || parts.iter().all(said) || speaks_of_removals(draft, notes) || is_whole;
    if !told || !(proof.equal || proof.enough && groups.is_some()) {
        return None;
    }
    // The total of the removals of two agencies is that of neither.
    let mut said = parted(&first.name).0;
    let all: Vec<Vec<String>> = parts.iter().map(|part| parted(&part.name).0).collect();
    said.retain(|word| all.iter().all(|words| words.contains(word)));
    let said = word::joined(said);
    let named = Some(said).filter(|said| word::any(&word::words(said), word::REMOVALS));
    let measure = named.unwrap_or_else(|| measure::of_table(draft));
    Some(Total { column: total, measure, groups: groups.filter(|_| proof.all) })
}

/// The only one of several columns that is the sum of all others in every row, whatever it is called.
pub(super) fn sum_of_others<'a>(draft: &Draft<'_>, columns: &[&'a Column]) -> Option<&'a Column> {
    let grouped = [Grouping::COMMAS, Grouping { thousands: Some('.') }];
    let sums = grouped.into_iter().find_map(|grouping| sums_of_others(draft, (columns, grouping)))?;
    if let [only] = *sums.as_slice() { Some(only).filter(|_| columns.len() > 2) } else { None }
}

/// The columns that are each the sum of all others in every row; `None` where a cell cannot be read. There may be very many of
/// them, so that the rows are read once: what is half of all is as much as the rest.
fn sums_of_others<'a>(
    draft: &Draft<'_>,
    (columns, grouping): (&[&'a Column], Grouping),
) -> Option<Vec<&'a Column>> {
    let mut equal = vec![true; columns.len()];
    let (mut rows, mut readable, mut gaps) = (0_usize, true, false);
    draft.table.walk(|record| {
        let cells: Vec<Cell> =
            columns.iter().map(|column| count::read(record.get(column.place), grouping)).collect();
        let counts: Vec<u64> = cells.iter().filter_map(Cell::count).collect();
        readable &= !cells.iter().any(|cell| matches!(cell, Cell::Bad(_)));
        rows += 1;
        gaps |= counts.len() < cells.len();
        let sum: u128 = counts.iter().copied().map(u128::from).sum();
        for (equal, count) in equal.iter_mut().zip(counts) {
            *equal &= 2 * u128::from(count) == sum;
        }
        if readable && !gaps { Walk::On } else { Walk::Stop }
    });
    let proved = readable && !gaps && rows >= part_columns::PROOF;
    let sums = columns.iter().copied().zip(equal).filter(|(_, equal)| *equal && proved);
    readable.then(|| sums.map(|(column, _)| column).collect())
}

/// The groups that a column of totals, which is counted, sums up in every row.
pub(super) fn groups_of<'a>(
    draft: &'a Draft<'_>,
    total: &'a Column,
    columns: &[&'a Column],
) -> Option<Groups<'a>> {
    let parts: Vec<&'a Column> = columns.iter().copied().filter(|part| part.place != total.place).collect();
    let groups = groups(draft, &parts).filter(|_| is_sum(total, &parts))?;
    compared(draft, total, (&parts, Grouping::COMMAS))?.all.then_some(groups)
}

/// Whether the heading of a column says that it sums up others: `Total`, `All offices`, `World` beside countries.
fn is_sum(column: &Column, beside: &[&Column]) -> bool {
    let countries = || beside.iter().any(|part| is_country(&parted(&part.name).1));
    is_total(&column.name)
        || is_total_of_all(&column.name)
        || matches!(column.words.as_slice(), [only] if word::is_in(only, NATION))
        || whole_name::is_world(&column.name) && countries()
}

/// Whether the heading of a column of totals names the groups that it sums up: `All offices`, `Nationwide`.
fn names_groups(total: &Column) -> bool {
    word::any(&total.words, word::GROUP)
        || word::any(&total.words, word::PLACE)
        || word::any(&total.words, NATION)
        || word::any(&total.words, &["offices", "states", "areas"])
}

/// Words for the whole of a country.
const NATION: &[&str] = &["national", "nationwide", "countrywide"];

/// How a total compares to its parts.
struct Proof {
    /// Whether it is their sum in the rows that have all of them, or in most.
    equal: bool,
    /// Whether it is no less in any.
    enough: bool,
    /// Whether it is their sum in every row, and no row lacks one of them.
    all: bool,
}

/// How a total compares to its parts in the rows that have all of them; `None` where no row has, or a cell cannot be read.
fn compared(draft: &Draft<'_>, total: &Column, (parts, grouping): (&[&Column], Grouping)) -> Option<Proof> {
    let (mut rows, mut readable, mut equal, mut enough, mut gaps) = (0_usize, true, 0_usize, true, false);
    draft.table.walk(|record| {
        let cell = |column: &Column| count::read(record.get(column.place), grouping);
        let cells: Vec<Cell> = parts.iter().copied().chain([total]).map(cell).collect();
        let counts: Vec<u64> = cells.iter().filter_map(Cell::count).collect();
        readable &= !cells.iter().any(|cell| matches!(cell, Cell::Bad(_)));
        if let Some((total, parts)) = counts.split_last().filter(|_| counts.len() == cells.len()) {
            let sum = parts.iter().fold(0_u64, |sum, part| sum.saturating_add(*part));
            rows += 1;
            equal += usize::from(*total == sum);
            enough &= *total >= sum;
        } else {
            gaps = true;
        }
        if readable { Walk::On } else { Walk::Stop }
    });
    let most = equal >= part_columns::PROOF && equal > rows - equal;
    let every = equal == rows;
    let all = every && !gaps && rows >= part_columns::PROOF;
    (readable && rows > 0).then_some(Proof { equal: every || most, enough, all })
}
