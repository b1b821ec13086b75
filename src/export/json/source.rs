//! A publication, for the report and for a single table alike.

use serde_json::{Value, json};

use super::iso;
use crate::report::Credit;

/// Who says so; what is not known of it is `null`.
pub(in crate::export) fn source(credit: &Credit) -> Value {
    let known = |text: &str| Some(text).filter(|text| !text.is_empty()).map(ToOwned::to_owned);
    json!({
        "fiscal_year": credit.fiscal_year.0,
        "source": known(&credit.source),
        "url": known(&credit.url),
        "published": credit.published.map(iso),
        "place": credit.read_at.place.to_string(),
    })
}
