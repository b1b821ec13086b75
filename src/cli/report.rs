//! `fypace report`: the answer, or the reasons for one of its figures, printed once.

use super::gather::{Found, gather};
use super::onlooker::Onlooker;
use super::request::Request;
use super::{Failure, output};
use crate::catalog::{Row as _, find};
use crate::export::{EXPLANATION_FORMATS, Format};
use crate::report::{Explained, Report, answer};

/// Prints the report.
pub(super) fn report(request: &Request, format: &Format<Report>) -> Result<(), Failure> {
    output::print_as(format, &answered(request)?)
}

/// Prints the reasons for one figure.
pub(super) fn explain(request: &Request, figure: &Explained, format: &Format<Report>) -> Result<(), Failure> {
    let report = answered(request)?;
    let missing = || Failure::one(format!("the report has no {}: {}", figure.id(), figure.words()));
    let explanation = figure.explain(&report).ok_or_else(missing)?;
    let other = || Failure::one(format!("a figure is not explained as {}", format.id()));
    output::print_as(find(EXPLANATION_FORMATS, format.id()).ok_or_else(other)?, &explanation)
}

/// The answer to what was asked. One bad file does not hide a good one, but it is said on standard error. Where two
/// contradict each other, there is none: it would hang on which of them was named first.
fn answered(request: &Request) -> Result<Report, Failure> {
    let Found { mut loaded, complaints } = gather(&request.files, &request.options, &mut Onlooker::line())?;
    if loaded.refused.iter().any(|refusal| refusal.beside_another) {
        return Err(Failure::Reasons(complaints));
    }
    output::complain(&complaints);
    loaded.findings.extend(request.doubt.clone());
    answer(&loaded.dataset, &loaded.findings, &request.query).map_err(Failure::one)
}
