//! Rows narrowed down to those that hold what was typed.
//!
//! Every word must stand in a row, in any of its cells. Where no row has them, the letters in their order in its first
//! cell are enough. What was typed stays until it is cleared or another list is shown.

use super::key::{Code, Key};
use super::line::{edit, leaves};
use super::overlay::Overlay;
use super::palette::in_order;
use super::rows::{self, Move};
use super::state::State;
use crate::report::{Section, Table};

/// Takes a key while one types: letters narrow down, arrows choose, Enter keeps, Esc shows all again.
pub(super) fn read(state: &mut State, key: Key) {
    if leaves(key) {
        state.search.clear();
        state.overlay = None;
    } else if key == Key::new(Code::Enter) {
        state.overlay = None;
    } else if key == Key::new(Code::Down) {
        rows::go(state, Move::Rows(1));
    } else if key == Key::new(Code::Up) {
        rows::go(state, Move::Rows(-1));
    } else if edit(&mut state.search, key) {
        state.set_row(0);
    } else {
        // Other keys do nothing here, and do not close it.
    }
}

/// Opens the line to type into.
pub(super) fn open(state: &mut State) {
    state.search.clear();
    state.overlay = Some(Overlay::Search);
}

/// The table without the rows that do not hold what was typed.
pub(super) fn narrowed(mut table: Table, typed: &str) -> Table {
    let rows = std::mem::take(&mut table.rows);
    let texts = |row: &Vec<String>| (row.join(" "), row.first().cloned().unwrap_or_default());
    table.rows = found(rows, typed, texts);
    table
}

/// Sections without the items that do not hold what was typed.
pub(super) fn narrowed_sections(mut sections: Vec<Section>, typed: &str) -> Vec<Section> {
    for section in &mut sections {
        let items = std::mem::take(&mut section.items);
        section.items = found(items, typed, |item| (item.text.clone(), String::new()));
    }
    sections.retain(|section| !section.items.is_empty());
    sections
}

/// Those whose text holds every word typed; else those whose name has its letters in their order.
fn found<T>(all: Vec<T>, typed: &str, texts: impl Fn(&T) -> (String, String)) -> Vec<T> {
    let typed = typed.trim().to_lowercase();
    let holds = |one: &T| {
        let text = texts(one).0.to_lowercase();
        typed.split_whitespace().all(|word| text.contains(word))
    };
    let resembles = |one: &T| in_order(&texts(one).1.to_lowercase(), &typed);
    let any = all.iter().any(holds);
    all.into_iter().filter(|one| if any { holds(one) } else { resembles(one) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_any_cell_come_before_letters_in_order() {
        let check = |typed: &str, expected: &str| {
            let rows = ["Mexico 12", "Guatemala 120", "El Salvador 7"];
            let rows = rows.iter().map(|row| row.rsplitn(2, ' ').map(ToOwned::to_owned).collect::<Vec<_>>());
            let rows = rows.map(|mut row| {
                row.reverse();
                row
            });
            let table = narrowed(Table { rows: rows.collect(), ..Table::default() }, typed);
            let names: Vec<_> = table.rows.into_iter().map(|row| row[0].clone()).collect();
            assert_eq!(names.join(", "), expected, "{typed}");
        };
        check("", "Mexico, Guatemala, El Salvador");
        check("12", "Mexico, Guatemala");
        check("mex 12", "Mexico");
        check("salv", "El Salvador");
        check("gtm", "Guatemala");
        check("zz", "");
    }
}
