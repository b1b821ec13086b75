//! Esc: one step back towards the view as it was.

use super::binding::Scope;
use super::effect::Effect;
use super::groups;
use super::pointer::Hold;
use super::rows;
use super::state::State;
use super::views::ViewId;

/// What can be stepped back from, the nearest first.
#[derive(Clone, Copy)]
enum Layer {
    Reading,
    FullScreen,
    Search,
    Table,
    Cursor,
    Filter,
}

impl State {
    /// The layer that Esc takes away.
    fn layer(&self) -> Option<Layer> {
        let layers = [
            (self.is_reading(), Layer::Reading),
            (self.full, Layer::FullScreen),
            (!self.search.is_empty(), Layer::Search),
            (self.view == ViewId::Table, Layer::Table),
            (self.cursor.is_some() && self.view.scope() == Scope::Days, Layer::Cursor),
            (!self.query.filters.is_empty(), Layer::Filter),
        ];
        layers.into_iter().find_map(|(there, layer)| there.then_some(layer))
    }

    /// Whether there is anything that Esc would take away.
    pub(super) fn has_way_back(&self) -> bool {
        self.layer().is_some()
    }
}

/// One step back: what is read, what the view stands in, what narrows it, what it was filtered by.
pub(super) fn back(state: &mut State) -> Effect {
    match state.layer() {
        Some(Layer::Reading) => {
            state.stop_reading();
            return Effect::Stop;
        }
        Some(Layer::FullScreen) => state.full = false,
        Some(Layer::Search) => state.search.clear(),
        Some(Layer::Table) => rows::toggle_table(state),
        Some(Layer::Cursor) => (state.cursor, state.hold, state.drag) = (None, Hold::Keys, None),
        Some(Layer::Filter) => groups::widen(state),
        None => {}
    }
    Effect::Redraw
}
