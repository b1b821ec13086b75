//! What the signs of the pace view stand for, in the row beneath its lines: what is not explained is not drawn.

use ratatui::layout::Rect;

use super::ground::{Canvas, width};
use crate::dashboard::State;
use crate::plot::{Marker, Shade, Sign};
use crate::quantity::Estimate;
use crate::report::sentence::{self, range_word};
use crate::report::{RangeBasis, Report, YearRow};
use crate::theme::Role;

/// What the picture has of signs that have to be explained.
#[derive(Default)]
pub(super) struct Key {
    /// The shade round the projection, the signs at its end and an even spread, in a long and a short form.
    pub(super) signs: Option<[String; 2]>,
    /// Whether a total would have the sign of doubt.
    pub(super) doubt: bool,
}

/// The words of the row, and what they explain.
#[derive(Default)]
pub(super) struct Caption {
    pub(super) words: String,
    /// The shade round the projection and the signs at its end.
    pub(super) range: bool,
}

impl Caption {
    /// Paints the row, the signs in it in the colors of what they stand for.
    pub(super) fn paint(&self, (left, area): (u16, Rect), canvas: &mut Canvas<'_>) {
        let marker = canvas.settings.marker;
        let far = marker.shade(Shade::Far);
        // The middle half stands before the range, which may have the same shade.
        let pointer = Sign::Pointer.glyph(Role::Projection, marker.charset());
        swatches((&self.words, Role::Muted), (left, 0), area, canvas, |sign, words| {
            if sign == far && words.starts_with(HALF) {
                Some(Role::Context)
            } else if sign == far || sign == marker.shade(Shade::Near) {
                Some(Role::Range)
            } else {
                (sign == pointer).then_some(Role::Projection)
            }
        });
    }
}

/// Paints words, and the signs before some of them, which stand for what is drawn, in the color of that; it is told by the
/// sign and the words after it.
pub(super) fn swatches(
    (words, plain): (&str, Role),
    (left, row): (u16, u16),
    area: Rect,
    canvas: &mut Canvas<'_>,
    role: impl Fn(char, &str) -> Option<Role>,
) {
    canvas.put(area, (left, row), words, plain);
    let mut at = 0;
    for word in words.split_inclusive(' ') {
        let column = left.saturating_add(width(words.get(..at).unwrap_or_default()));
        at += word.len();
        let sign: String =
            word.chars().take_while(|letter| !letter.is_alphanumeric() && *letter != ' ').collect();
        let after = words.get(at..).unwrap_or_default();
        if let Some(role) = sign.chars().next().and_then(|first| role(first, after)) {
            canvas.put(area, (column, row), &sign, role);
        }
    }
}

/// What the sign before a total means.
pub(super) const DOUBTFUL: &str = "! doubtful";
const HALF: &str = "the middle half of earlier years";

/// What the shade round the projection and the signs at its end stand for, as far as there are any, in a long and a
/// short form.
pub(super) fn signs(report: &Report, marker: &Marker) -> Option<[String; 2]> {
    let twice = |words: String| [words.clone(), words];
    let methods = report.headline_projection().filter(|_| ends(report).count() > 1).map(|_| {
        let pointer = Sign::Pointer.glyph(Role::Projection, marker.charset());
        format!("{pointer} each method")
    });
    let has_curves = report.years.iter().any(|row| row.resolution.has_curve());
    let dotted = even_year(report).filter(|_| has_curves);
    let dotted = dotted.map(|row| format!("dotted: {} spread evenly", row.fiscal_year));
    let parts: Vec<[String; 2]> =
        [range(report, marker), methods.map(twice), dotted.map(twice)].into_iter().flatten().collect();
    let [long, short] = [0, 1].map(|form| {
        let words = parts.iter().filter_map(|forms| forms.get(form)).map(String::as_str);
        words.collect::<Vec<_>>().join("  ")
    });
    (!parts.is_empty()).then_some([long, short])
}

/// What the range of the projection rests on.
fn range(report: &Report, marker: &Marker) -> Option<[String; 2]> {
    let (answer, projection) = report.headline_projection()?;
    let range = answer.range.as_ref()?;
    let glyph = marker.shade(shade(&range.basis));
    let (long, short) = (sentence::range_words(range, projection.total), range_word(&range.basis));
    Some([format!("{glyph} {long}"), format!("{glyph} {short}")])
}

/// The baseline where only its total is known: what is drawn of it is an even spread, which is an assumption.
pub(super) fn even_year(report: &Report) -> Option<&YearRow> {
    let baseline = report.baseline.as_ref().filter(|baseline| baseline.closing.is_some())?;
    report.row(baseline.fiscal_year).filter(|row| !row.resolution.has_curve())
}

/// Dense where the past was measured, light where the methods merely differ.
pub(super) fn shade(basis: &RangeBasis) -> Shade {
    match basis {
        RangeBasis::PastMisses(_) | RangeBasis::PastQuantiles(_) => Shade::Near,
        RangeBasis::Spread => Shade::Far,
    }
}

/// The totals that the methods come to.
pub(super) fn ends(report: &Report) -> impl Iterator<Item = Estimate> {
    let headlines = report.projections.iter().filter(|answer| answer.method.headline);
    headlines.filter_map(|answer| answer.outcome.as_ref().ok().map(|outcome| outcome.total))
}

/// What stands above this row and below it, in the form that explains most of those that fit.
pub(super) fn caption(state: &State, (has_strip, key, marker): (bool, &Key, &Marker), area: Rect) -> Caption {
    let half = state.lines.half.then(|| format!("{} {HALF}", marker.shade(Shade::Far)));
    let form = |signs: Option<usize>, doubt: bool, scale: &'static str, below: Option<&str>| {
        let signs = signs.and_then(|form| key.signs.as_ref()?.get(form)).map(String::as_str);
        let doubt = (doubt && key.doubt).then_some(DOUBTFUL);
        // Without a strip below the row tells of nothing but signs.
        let scale = below.and(state.is_log().then_some(scale));
        let half = below.and(half.as_deref());
        let above: Vec<&str> = [scale, half, doubt, signs].into_iter().flatten().collect();
        let words = match (above.join("  "), below) {
            (above, None) => above,
            (above, Some(below)) if above.is_empty() => below.to_owned(),
            (above, Some(below)) => format!("{above}  below: {below}"),
        };
        Caption { words, range: signs.is_some() }
    };
    let fitting = |forms: Vec<Caption>| forms.into_iter().find(|form| width(&form.words) <= area.width);
    let (long, short) = (Some(0), Some(1));
    if !has_strip {
        let forms = [(long, true), (short, true), (short, false)];
        let forms = forms.map(|(signs, doubt)| form(signs, doubt, "", None));
        return fitting(forms.into()).unwrap_or_default();
    }
    let Some([whole, less, brief]) = compared(&state.report) else { return Caption::default() };
    let scale = "logarithmic";
    let forms = vec![
        form(long, true, scale, Some(&whole)),
        form(short, true, scale, Some(&whole)),
        form(short, true, scale, Some(&less)),
        form(short, false, scale, Some(&whole)),
        form(short, false, scale, Some(&less)),
        form(short, false, "log", Some(&brief)),
        form(None, true, scale, Some(&whole)),
        form(None, true, scale, Some(&less)),
        form(None, false, scale, Some(&whole)),
        form(None, false, scale, Some(&less)),
    ];
    fitting(forms).unwrap_or(Caption { words: less, ..Caption::default() })
}

/// What the strip shows: the year less its baseline, in three lengths.
fn compared(report: &Report) -> Option<[String; 3]> {
    let baseline = report.baseline.as_ref()?.fiscal_year;
    let year = report.year.fiscal_year;
    let this = report.row(year)?;
    let other = report.row(baseline).filter(|other| other.series != this.series);
    let series = other.map(|other| format!(" ({} against {})", this.series, other.series));
    let less = format!("{year} less {baseline}");
    let whole = format!("{less}, day by day{}", series.unwrap_or_default());
    Some([whole, less, format!("{} less {}", year.brief(), baseline.brief())])
}
