//! Numbers as people read them: digits in threes, a percent sign after a space, a sign where the direction counts.
//!
//! Rounding is to the nearest, and happens here and nowhere earlier.

use std::cmp::Ordering;
use std::fmt;

use super::{Change, Count, Estimate, PerDay, PercentChange, Ratio, Share};

/// Digits in groups of three: `1,234,567`. A minus stays in front.
#[must_use]
pub fn grouped(number: i128) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    if number < 0 {
        text.push('-');
    }
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// The nearest number with so many decimals, for formats that machines read.
#[must_use]
pub fn rounded(number: f64, decimals: u8) -> f64 {
    // Through text, which rounds the exact binary value; a factor of ten would round twice.
    decimal(number, usize::from(decimals)).parse().unwrap_or(number)
}

/// A number with its unit, which stands in the plural but for one: `1 day`, `5 days`.
#[must_use]
pub fn with_unit<N: Copy + fmt::Display + From<u8> + PartialEq>(number: N, unit: &str) -> String {
    let plural = if number == N::from(1) { "" } else { "s" };
    format!("{number} {unit}{plural}")
}

/// The nearest number with so many decimals; one that rounds to nothing has no sign.
fn decimal(number: f64, decimals: usize) -> String {
    let text = format!("{number:.decimals$}");
    match text.strip_prefix('-') {
        Some(digits) if digits.chars().all(|digit| matches!(digit, '0' | '.')) => digits.to_owned(),
        Some(_) | None => text,
    }
}

/// From here on decimals say nothing.
const LARGE: f64 = 1000.0;

/// A percentage with one decimal; with more where it would be shown as the whole and is a little less, and with none where it is
/// large.
fn percent(number: f64) -> String {
    if number.abs() >= LARGE {
        return whole(number);
    }
    let all = |text: &String| text.trim_start_matches('-').starts_with("100");
    let shown = decimal(number, SHOWN_DECIMALS);
    if number.abs() >= 100.0 || !all(&shown) {
        return shown;
    }
    (SHOWN_DECIMALS + 1..=MOST_DECIMALS)
        .map(|decimals| decimal(number, decimals))
        .find(|text| !all(text))
        .unwrap_or(shown)
}

/// With more decimals a percentage is not read.
const MOST_DECIMALS: usize = 4;

/// The nearest whole number, grouped.
#[allow(
    clippy::cast_possible_truncation,
    reason = "a float to integer cast saturates, and no count comes near"
)]
fn whole(number: f64) -> String {
    grouped(number.round() as i128)
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&grouped(i128::from(self.0)))
    }
}

impl fmt::Display for Estimate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&whole(self.0))
    }
}

impl Estimate {
    /// In three digits, for a narrow place, or whole where that takes no more room: `465k`, `12.3k`, `1,148`.
    #[must_use]
    pub fn brief(self) -> String {
        let (unit, suffix) = match self.0.abs() {
            size if size >= 999_500.0 => (1e6, "M"),
            size if size >= 9_999.5 => (1e3, "k"),
            _ => return self.to_string(),
        };
        let shown = self.0 / unit;
        let decimals = match shown.abs() {
            size if size >= 99.95 => 0,
            size if size >= 9.995 => 1,
            _ => 2,
        };
        let digits = format!("{shown:.decimals$}");
        let digits =
            if decimals > 0 { digits.trim_end_matches('0').trim_end_matches('.') } else { digits.as_str() };
        format!("{digits}{suffix}")
    }
}

/// Always with its sign: `+10,102`, `-4,431`, and `0` for none.
impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plus = if self.0.round() > 0.0 { "+" } else { "" };
        f.pad(&format!("{plus}{}", whole(self.0)))
    }
}

/// `1,390`; below a hundred with one decimal, which then matters; a little more than nothing is not nothing.
impl fmt::Display for PerDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 > 0.0 && self.0 < 0.05 {
            return f.pad("under 0.1");
        }
        if self.0.abs() < 99.95 { f.pad(&decimal(self.0, 1)) } else { f.pad(&whole(self.0)) }
    }
}

/// `87.9 %`.
impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 > 0.0 && self.0 < 0.0005 {
            return f.pad("under 0.1 %");
        }
        f.pad(&format!("{} %", percent(self.0 * 100.0)))
    }
}

/// `2.27`.
impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&if self.0.abs() < LARGE { decimal(self.0, 2) } else { whole(self.0) })
    }
}

/// Always with its sign: `-5.8 %`, `+19.6 %`.
impl PercentChange {
    /// Whether it goes up or down as it is shown: a change that rounds to none is none.
    #[must_use]
    pub fn direction(self) -> Ordering {
        if decimal(self.0, SHOWN_DECIMALS) == "0.0" { Ordering::Equal } else { self.0.total_cmp(&0.0) }
    }

    /// How large it is, without its sign: `5.8 %`.
    #[must_use]
    pub fn size(self) -> String {
        format!("{} %", percent(self.0.abs()))
    }
}

/// A change is shown with so many decimals.
const SHOWN_DECIMALS: usize = 1;

impl fmt::Display for PercentChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plus = if self.direction().is_gt() { "+" } else { "" };
        f.pad(&format!("{plus}{} %", percent(self.0)))
    }
}
