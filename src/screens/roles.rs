//! Which year is drawn in which role.

use crate::calendar::FiscalYear;
use crate::plot::{Dash, Rank, Series};
use crate::report::Report;
use crate::theme::Role;

/// The roles of years: the one in question, its baseline, the nearest others that have a curve; the rest are context.
pub(super) struct Roles(Vec<(FiscalYear, Role)>);

impl Roles {
    /// The same in every view and at every size, so that a year has one sign.
    pub(super) fn of(report: &Report) -> Self {
        let this = report.year.fiscal_year;
        let baseline = report.baseline.as_ref().map(|baseline| baseline.fiscal_year);
        let mut roles = vec![(this, Role::ThisYear)];
        roles.extend(baseline.map(|year| (year, Role::Baseline)));
        let mut others: Vec<_> = report
            .years
            .iter()
            .filter(|row| {
                row.resolution.has_curve() && row.fiscal_year != this && Some(row.fiscal_year) != baseline
            })
            .map(|row| row.fiscal_year)
            .collect();
        others.sort_by_key(|year| (year.0.abs_diff(this.0), std::cmp::Reverse(year.0)));
        let free = Role::YEARS.iter().skip(2);
        roles.extend(others.into_iter().zip(free).map(|(year, role)| (year, *role)));
        Self(roles)
    }

    pub(super) fn role(&self, year: FiscalYear) -> Role {
        self.0.iter().find(|(other, _)| *other == year).map_or(Role::Context, |(_, role)| *role)
    }

    /// Where a year comes among those that have a role of their own: the one in question first.
    pub(super) fn place(&self, year: FiscalYear) -> Option<usize> {
        self.0.iter().position(|(other, _)| *other == year)
    }

    /// The role where only the two that are compared stand out.
    pub(super) fn of_two(&self, year: FiscalYear) -> Role {
        let role = self.role(year);
        if matches!(role, Role::ThisYear | Role::Baseline) { role } else { Role::Context }
    }
}

/// A year's line without points: heavy for the one in question, dotted for those that are there for scale.
pub(super) fn line(role: Role) -> Series {
    let (rank, dash) = if role == Role::ThisYear {
        (Rank::Focus, Dash::Solid)
    } else if role == Role::Context {
        (Rank::Context, Dash::Dotted)
    } else {
        (Rank::Normal, Dash::Solid)
    };
    Series::new(role, rank).dash(dash)
}
