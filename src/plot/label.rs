//! Labels at the ends of lines: pushed apart just far enough, in the order of the lines.
//!
//! No label is cut and no two share a row. Where there is no room for all, the lowest ranked go, the last first.

use std::cmp::Reverse;

use unicode_width::UnicodeWidthStr;

use crate::theme::Role;

use super::element::{Course, EndLabel, Rank};
use super::scene::Scene;

/// What a label takes besides its words: a space, the sign, a space.
const LEAD: u16 = 3;

/// A label and the value it belongs to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted<'a> {
    pub(super) label: &'a EndLabel,
    pub(super) role: Role,
    pub(super) rank: Rank,
    pub(super) y: f64,
}

impl<'a> Wanted<'a> {
    /// The longest form that fits into `width` columns, with its width.
    pub(super) fn form(&self, width: u16) -> Option<(&'a str, u16)> {
        let forms = self.label.forms().filter(|text| !text.is_empty());
        forms.map(|text| (text, columns(text).saturating_add(LEAD))).find(|(_, taken)| *taken <= width)
    }
}

/// Every label of the scene's lines and level rules.
pub(super) fn wanted(scene: &Scene) -> Vec<Wanted<'_>> {
    let lines = scene.series.iter().filter_map(|series| {
        let (_, y) = series.end(scene.x.to).filter(|(x, _)| *x >= scene.x.from)?;
        Some(Wanted { label: series.label.as_ref()?, role: series.role, rank: series.rank, y })
    });
    let rules = scene.rules.iter().filter_map(|rule| match rule.course {
        Course::Level(y) => {
            Some(Wanted { label: rule.label.as_ref()?, role: rule.role, rank: Rank::Reference, y })
        }
        Course::Upright(_) => None,
    });
    lines.chain(rules).filter(|wanted| wanted.y.is_finite()).collect()
}

/// How many columns the words take.
pub(super) fn columns(text: &str) -> u16 {
    u16::try_from(text.width()).unwrap_or(u16::MAX)
}

/// The labels that there are rows for, highest value first.
pub(super) fn keep(mut labels: Vec<Wanted<'_>>, rows: u16) -> Vec<Wanted<'_>> {
    // A stable sort, so that of equal ranks the earlier stays.
    labels.sort_by_key(|label| Reverse(label.rank));
    labels.truncate(usize::from(rows));
    labels.sort_by(|one, other| other.y.total_cmp(&one.y));
    labels
}

/// Positions at least one apart, in the same order, within `from..=to`, with the least sum of squared moves.
///
/// `wanted` must not fall. With its place taken off each position, "apart and in order" becomes "not falling", and the
/// least-squares answer is that of pooling adjacent violators (Barlow, Bartholomew, Bremner and Brunk, "Statistical
/// Inference under Order Restrictions", 1972). Clamping it to the ends keeps it the best one.
pub(super) fn spread(wanted: &[f64], (from, to): (f64, f64)) -> Vec<f64> {
    let places = || std::iter::successors(Some(0.0), |place| Some(place + 1.0));
    // Pools: the sum of the positions in it, and how many they are.
    let mut pools: Vec<(f64, usize)> = Vec::new();
    for (position, place) in wanted.iter().zip(places()) {
        let mut pool = (position - place, 1);
        while let Some(before) = pools.pop_if(|before| mean(*before) > mean(pool)) {
            pool = (before.0 + pool.0, before.1 + pool.1);
        }
        pools.push(pool);
    }
    let last = wanted.len().saturating_sub(1) as f64;
    pools
        .into_iter()
        .flat_map(|pool| std::iter::repeat_n(mean(pool), pool.1))
        .zip(places())
        .map(|(position, place)| position.min(to - last).max(from) + place)
        .collect()
}

fn mean((sum, count): (f64, usize)) -> f64 {
    sum / (count as f64)
}
