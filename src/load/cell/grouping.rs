//! How a column of counts groups its thousands.
//!
//! Where a cell has two readings (`18.320`), the rest of the column must prove one; the grouping that is proven holds
//! for the whole column.

use super::count::{is_group, is_lead, stripped};

/// How the numbers of a column are grouped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Grouping {
    /// The mark between groups of three digits.
    pub(crate) thousands: Option<char>,
}

impl Grouping {
    /// Thousands as they are parted nearly everywhere.
    pub(crate) const COMMAS: Self = Self { thousands: Some(',') };
}

/// What the cells of a column show of its grouping.
#[derive(Clone, Debug, Default)]
pub(crate) struct Evidence {
    comma: MarkEvidence,
    dot: MarkEvidence,
}

/// What the cells show of one mark.
#[derive(Clone, Debug, Default)]
struct MarkEvidence {
    /// The line and text of the first cell with exactly one group: `18,320`.
    single: Option<(u64, String)>,
    /// A cell that only thousands explain: `1,018,320`, `18,320.00`.
    thousands: bool,
    /// A cell that only decimals explain: `18320,0`, `45,5`.
    decimals: bool,
}

/// Why a column has two readings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TwoReadings {
    /// The line of the first such cell.
    pub(crate) line: u64,
    /// The cell.
    pub(crate) value: String,
    /// The line and text of a cell that the same reading makes no whole number of.
    pub(crate) other: Option<(u64, String)>,
}

impl Evidence {
    /// Takes in a cell.
    pub(crate) fn see(&mut self, line: u64, text: &str) {
        let (digits, _) = stripped(text);
        let digits = digits.trim_start_matches(['-', '+', '−']);
        if !digits.contains([',', '.'])
            || !digits.chars().all(|letter| letter.is_ascii_digit() || ",. ".contains(letter))
        {
            return;
        }
        for (mark, other) in [(',', '.'), ('.', ',')] {
            let groups: Vec<&str> = digits.split(mark).collect();
            let [first, rest @ ..] = groups.as_slice() else { continue };
            if rest.is_empty() {
                continue;
            }
            let evidence = if mark == ',' { &mut self.comma } else { &mut self.dot };
            let last = rest.last().copied().unwrap_or("");
            let grouped = is_lead(first) && rest.iter().all(|group| is_group(group));
            let single = rest.len() == 1;
            // In `18,320.00` the second mark is the decimal one, so that the first parts thousands.
            if last.contains(other) || grouped && !single {
                evidence.thousands = true;
            } else if grouped {
                evidence.single.get_or_insert_with(|| (line, text.to_owned()));
            } else if single && !first.contains(other) {
                evidence.decimals = true;
            } else {
                // `1,83,20` proves nothing; it is no number in any reading.
            }
        }
    }

    /// The grouping of the column, where the user has not said it.
    ///
    /// A comma groups by default, as it does in every American file; in a file that is parted by semicolons it may
    /// be the decimal mark, and there, as for a dot, something must prove it.
    pub(crate) fn decide(&self, comma_may_be_decimal: bool) -> Result<Grouping, TwoReadings> {
        let doubtful = |evidence: &MarkEvidence, other: &MarkEvidence| {
            let proven = evidence.thousands || evidence.decimals;
            let single = evidence.single.clone().filter(|_| !proven)?;
            let (line, value) = single;
            Some(TwoReadings { line, value, other: other.single.clone() })
        };
        if self.dot.thousands && !self.comma.thousands {
            return Ok(Grouping { thousands: Some('.') });
        }
        // With commas proven to group, a dot can only be the decimal mark, and the other way round.
        if let Some(two) = doubtful(&self.dot, &self.comma).filter(|_| !self.comma.thousands) {
            return Err(two);
        }
        if let Some(two) = doubtful(&self.comma, &self.dot).filter(|_| comma_may_be_decimal) {
            return Err(two);
        }
        // Beside `18,320` a `17,9441` is a slip where commas group, and no proof that they do not.
        let slip = self.comma.single.is_some() && !comma_may_be_decimal;
        let comma_is_decimal = self.comma.decimals && !self.comma.thousands && !slip;
        Ok(Grouping { thousands: (!comma_is_decimal).then_some(',') })
    }
}
