//! How settled a figure calls itself: preliminary, estimated, or foreseen, which is no count at all.

use super::footnote::ends_in_year;
use crate::load::word;
use crate::load::word::worked_out::{FORECAST, PLAN};

/// How settled a figure is that is not final.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stage {
    /// Counted, and not for the last time.
    Preliminary,
    /// Near what was, or will have been, counted.
    Estimated,
    /// Said of a time before it was over: a projection, a target.
    Foreseen,
}

/// What the label of a period says of its figure: `FY2018p`, `FY2017 (est.)`, `FY2018 (projected)`.
pub(crate) fn of_label(label: &str) -> Option<Stage> {
    let label = label.trim();
    if !label.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    if label.strip_suffix('p').is_some_and(ends_in_year) {
        Some(Stage::Preliminary)
    } else if label.strip_suffix('e').is_some_and(ends_in_year) {
        Some(Stage::Estimated)
    } else {
        of_words(&word::words(&label.to_lowercase()))
    }
}

/// What words say of a figure.
pub(crate) fn of_words(words: &[String]) -> Option<Stage> {
    if word::any_of(words, &[FORECAST, PLAN]) {
        Some(Stage::Foreseen)
    } else if word::any(words, ESTIMATED) {
        Some(Stage::Estimated)
    } else {
        word::any(words, PRELIMINARY).then_some(Stage::Preliminary)
    }
}

/// Whether words say how settled a figure is and nothing else.
pub(crate) fn is_of_stages(words: &[String]) -> bool {
    !words.is_empty() && word::only(words, &[FORECAST, PLAN, ESTIMATED, word::STAGES, COUNTED])
}

const ESTIMATED: &[&str] = &["est", "estimate", "estimated", "estimates"];

const PRELIMINARY: &[&str] = &["preliminary", "prelim", "provisional"];

/// Words for figures that are counts.
const COUNTED: &[&str] = &["actual", "actuals", "counted", "observed", "reported"];
