//! Which year is drawn in which role.

use crate::calendar::FiscalYear;
use crate::report::{Report, Resolution, YearRow};
use crate::theme::Role;

/// The roles of years: the one in question, its baseline, the nearest others that have a curve; the rest are context.
pub(super) struct Roles(Vec<(FiscalYear, Role)>);

impl Roles {
    /// At most `named` years besides the two get a role of their own.
    pub(super) fn of(report: &Report, named: usize) -> Self {
        let this = report.year.fiscal_year;
        let baseline = report.baseline.as_ref().map(|baseline| baseline.fiscal_year);
        let mut roles = vec![(this, Role::ThisYear)];
        roles.extend(baseline.map(|year| (year, Role::Baseline)));
        let mut others: Vec<_> = report
            .years
            .iter()
            .filter(|row| has_curve(row) && row.fiscal_year != this && Some(row.fiscal_year) != baseline)
            .map(|row| row.fiscal_year)
            .collect();
        others.sort_by_key(|year| (year.0.abs_diff(this.0), std::cmp::Reverse(year.0)));
        let free = Role::YEARS.iter().skip(2).take(named);
        roles.extend(others.into_iter().zip(free).map(|(year, role)| (year, *role)));
        Self(roles)
    }

    pub(super) fn role(&self, year: FiscalYear) -> Role {
        self.0.iter().find(|(other, _)| *other == year).map_or(Role::Context, |(_, role)| *role)
    }
}

/// Whether a year has more on the way than its total.
pub(super) fn has_curve(row: &YearRow) -> bool {
    match row.resolution {
        Resolution::Total | Resolution::OneFigure => false,
        Resolution::Daily
        | Resolution::Weekly
        | Resolution::Biweekly
        | Resolution::Monthly
        | Resolution::Sparse => true,
    }
}
