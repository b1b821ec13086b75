//! Figures that are no counts, or not the last ones, as the label of their period, a column of states or a heading says:
//! estimates and preliminary figures are told of, and what was foreseen is set aside.

use crate::load::cell;
use crate::load::cell::stage::{self, Stage};
use crate::load::column::{Column, Role};
use crate::load::notes::{Notes, Told};
use crate::load::shape::Draft;
use crate::load::title::title_subject;
use crate::load::word;

/// Why a row is left out that was foreseen.
const FORESEEN: &str = "of figures that were foreseen and not counted";

/// A row that says how settled its figure is.
#[derive(Clone, Debug)]
pub(crate) struct Staged {
    line: u64,
    place: usize,
    text: String,
    stage: Stage,
}

impl Staged {
    /// Whether it stands on a line.
    pub(crate) fn is_on(&self, line: u64) -> bool {
        self.line == line
    }

    /// The line of a row that holds no count.
    pub(crate) fn line_without_count(&self) -> Option<u64> {
        (self.stage == Stage::Foreseen).then_some(self.line)
    }
}

/// The rows that say how settled their figures are.
pub(crate) fn find(draft: &Draft<'_>) -> Vec<Staged> {
    let is_time = |column: &&Column| column.role.is_time() && column.role != Role::Published;
    let times: Vec<usize> = draft.columns.iter().filter(is_time).map(|column| column.place).collect();
    let states: Vec<usize> =
        draft.columns.iter().filter(|column| is_state(draft, column)).map(|column| column.place).collect();
    let mut found = Vec::new();
    draft.table.each(|record| {
        let label = |place: &usize| stage::of_label(record.get(*place)).map(|stage| (*place, stage));
        let state = |place: &usize| {
            let stage = stage::of_words(&word::words(&record.get(*place).to_lowercase()));
            // What a column calls preliminary, it tells by itself.
            stage.filter(|stage| *stage != Stage::Preliminary).map(|stage| (*place, stage))
        };
        let staged = times.iter().find_map(label).or_else(|| states.iter().find_map(state));
        if let Some((place, stage)) = staged {
            found.push(Staged { line: record.line(), place, text: record.get(place).to_owned(), stage });
        }
    });
    found
}

/// Whether a column says of each row how settled its figure is, and of some that it is no count.
fn is_state(draft: &Draft<'_>, column: &Column) -> bool {
    // In a table across, the heading over the labels of the rows may be what all of them count.
    if !matches!(column.role, Role::Category | Role::Note | Role::Count) {
        return false;
    }
    let values = draft.values(column);
    let words = |value: &String| word::words(&value.to_lowercase());
    let open = |value: &String| !matches!(stage::of_words(&words(value)), None | Some(Stage::Preliminary));
    values.iter().any(open)
        && values.iter().all(|value| value.is_empty() || stage::is_of_stages(&words(value)))
}

/// Says what the rows, the headings of periods and the lines above are, and sets aside what is no count.
pub(crate) fn tell(found: &[Staged], draft: &Draft<'_>, notes: &mut Notes) {
    for Staged { line, place, text, stage } in found {
        if let Some(column) = draft.columns.iter().find(|column| column.place == *place) {
            notes.warn_cell(*line, column, text, told(*stage));
        }
        if *stage == Stage::Foreseen {
            notes.set_aside(*line, FORESEEN);
        }
    }
    for column in draft.columns.iter().filter(|column| cell::is_period_label(&column.name)) {
        if let Some(stage) = stage::of_label(&column.name).filter(|stage| *stage != Stage::Foreseen) {
            notes.warn_column(draft.header_line(), column, told(stage));
        }
    }
    for line in draft.table.above() {
        let words = word::words(&line.text);
        if stage::of_words(&words) == Some(Stage::Estimated) && title_subject::names_removals(&words) {
            notes.warn_line(line.line, told(Stage::Estimated));
        }
    }
}

/// Says that a heading calls its counts estimates.
pub(crate) fn tell_of_heading(draft: &Draft<'_>, column: &Column, notes: &mut Notes) {
    if stage::of_words(&column.words) == Some(Stage::Estimated) {
        notes.warn_column(draft.header_line(), column, told(Stage::Estimated));
    }
}

fn told(stage: Stage) -> Told {
    match stage {
        Stage::Preliminary => {
            Told::new("preliminary", "the figure is a preliminary one", "counted as it stands")
        }
        Stage::Estimated => Told::new(
            "estimate",
            "the figure is an estimate, and an estimate is no count",
            "taken for one all the same",
        ),
        Stage::Foreseen => {
            Told::new("foreseen", "the figure was foreseen, and nobody has counted it", "set aside: no count")
        }
    }
}
