//! Why this number: a figure that was asked for, its reasons, and the rows behind it.

use super::Effect;
use super::asked::Asked;
use super::copy;
use super::key::{Code, Key};
use super::notice::Notice;
use super::overlay::{Overlay, closes, room_over, scrolled};
use super::state::State;
use crate::report::{Explanation, Provenance, ReadAt};
use crate::visible::broken;

/// A figure that is explained.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// What was asked for.
    pub asked: Asked,
    /// Its reasons.
    pub explanation: Explanation,
    /// The first line shown.
    pub top: usize,
}

/// What a line of the reasons is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyLine {
    /// The figure, or what follows.
    Heading,
    /// Formula, values, basis, sentence.
    Reason,
    /// A row behind it.
    Row,
}

impl Why {
    /// All lines, broken to so many columns.
    #[must_use]
    pub fn lines(&self, columns: u16) -> Vec<(String, WhyLine)> {
        let Explanation { name, value, rests_on, .. } = &self.explanation;
        let columns = usize::from(columns);
        let mut lines = Vec::new();
        let mut add = |text: &str, line: WhyLine| {
            lines.extend(broken(text, columns).into_iter().map(|text| (text, line)));
        };
        add(&format!("{name}: {value}"), WhyLine::Heading);
        for (name, text) in self.explanation.told() {
            add(&format!("{name}: {text}"), WhyLine::Reason);
        }
        match rests_on.len() {
            0 => {}
            1 => add("The figure behind it", WhyLine::Heading),
            many => add(&format!("The {many} figures behind it"), WhyLine::Heading),
        }
        for row in rests_on {
            add(&row_text(row), WhyLine::Row);
        }
        lines
    }

    /// The reasons as text, with the rows behind the figure where there is room for them on a clipboard.
    fn text(&self) -> String {
        let lines =
            |why: &Self| why.lines(u16::MAX).into_iter().map(|(text, _)| text).collect::<Vec<_>>().join("\n");
        let whole = lines(self);
        if copy::fits(&whole) {
            return whole;
        }
        let mut bare = self.clone();
        let rows = std::mem::take(&mut bare.explanation.rests_on).len();
        format!("{}\nIt rests on {rows} figures, too many to copy.", lines(&bare))
    }
}

/// One row behind a figure: where it stands, what it says, who says so.
fn row_text(row: &Provenance) -> String {
    let (from, through) = row.span;
    let published = row.published.map(|date| format!(", published {}", date.long())).unwrap_or_default();
    let (place, count, source) = (ReadAt::of(row), row.count, row.attribution());
    format!("{place}: {} to {}: {count}{published}; {source}", from.long(), through.long())
}

/// The keys that go to the next figure.
const NEXT: [Key; 4] = [Key::new(Code::Right), Key::char('l'), Key::char('n'), Key::new(Code::Tab)];

/// And those that go to the one before.
const PREVIOUS: [Key; 4] =
    [Key::new(Code::Left), Key::char('h'), Key::char('N'), Key::new(Code::Tab).shift()];

/// Explains the figure that one is at.
pub(super) fn open(state: &mut State) {
    let explained = state.asked().into_iter().find_map(|asked| Some((state.explanation(&asked)?, asked)));
    match explained {
        Some((explanation, asked)) => show(state, asked, explanation),
        None => state.notice = Some(Notice::warning("this is no figure with a formula of its own")),
    }
}

fn show(state: &mut State, asked: Asked, explanation: Explanation) {
    state.overlay = Some(Overlay::Why(Box::new(Why { asked, explanation, top: 0 })));
}

/// Explains the same figure of newer data.
pub(super) fn renew(state: &mut State) {
    if let Some(Overlay::Why(why)) = state.overlay.take_if(|overlay| matches!(overlay, Overlay::Why(_)))
        && let Some(explanation) = state.explanation(&why.asked)
    {
        show(state, why.asked, explanation);
    }
}

/// Takes a key: it scrolls, goes to another figure, copies the reasons, or closes.
pub(super) fn read(state: &mut State, mut why: Box<Why>, key: Key) -> Effect {
    state.overlay = None;
    if closes(key) {
        return Effect::Redraw;
    }
    if key == Key::char('y') {
        let effect = copy::send(state, why.text());
        state.overlay = Some(Overlay::Why(why));
        return effect;
    }
    let step = [(NEXT, 1), (PREVIOUS, -1)].into_iter().find(|(keys, _)| keys.contains(&key));
    if let Some((_, step)) = step {
        let beside = state.asked_beside(&why.asked, step);
        if let Some((explanation, asked)) = beside.and_then(|asked| Some((state.explanation(&asked)?, asked)))
        {
            (why.asked, why.explanation, why.top) = (asked, explanation, 0);
        }
    } else {
        let (columns, rows) = room_over(state.size);
        why.top = scrolled(why.top, key, (why.lines(columns).len(), rows)).unwrap_or(why.top);
    }
    state.overlay = Some(Overlay::Why(why));
    Effect::Redraw
}
