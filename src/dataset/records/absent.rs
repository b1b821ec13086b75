//! Groups without a row in a period of which a table counts others: where its rows make up the whole, nobody of such a group
//! was counted.

use std::collections::BTreeMap;

use super::{Records, Sum, Wanted};
use crate::calendar::Date;
use crate::dataset::Kind;
use crate::dataset::hash::FastSet;

impl Records {
    /// States that the rows of each period make up its whole, so that a group without a row in it had none. Of counts to
    /// date, a group may have been left out of one report.
    pub fn rows_are_all(&mut self) {
        self.absent_is_none = self.head.kind != Kind::ToDate;
    }

    /// The spans of days on which the table counts others and has no row with the values wanted, in no order.
    #[must_use]
    pub fn absent(&self, wanted: &[Wanted<'_>]) -> Vec<(Date, Date)> {
        self.absent_beside(&self.wanted_sums(wanted), wanted)
    }

    /// The same beside what the rows wanted come to.
    pub(super) fn absent_beside(
        &self,
        counted: &BTreeMap<(Date, Date), Sum>,
        wanted: &[Wanted<'_>],
    ) -> Vec<(Date, Date)> {
        if wanted.is_empty() || !self.absent_is_none {
            return Vec::new();
        }
        let lacking: FastSet<(Date, Date)> = self.lacking(wanted).map(|(days, _)| days).collect();
        let is_absent = |span: &&(Date, Date)| {
            !counted.contains_key(span) && !lacking.contains(*span) && !self.elsewhere.contains(*span)
        };
        self.lines.keys().filter(is_absent).copied().collect()
    }
}
