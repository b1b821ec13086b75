//! Why a number is what it is as JSON, by the contract `fypace-explanation-1`: keys never go, unknown values are `null`.

use std::fmt;

use serde::Serialize;

use super::{ends, iso, write_json};
use crate::report::{Explanation, Provenance};

pub(in crate::export) fn write(explanation: &Explanation, text: &mut String) -> fmt::Result {
    let contract = Contract {
        schema: "fypace-explanation-1",
        name: &explanation.name,
        value: &explanation.value,
        formula: &explanation.formula,
        filled: &explanation.filled,
        basis: &explanation.basis,
        sentence: explanation.sentence.as_deref(),
        rows: explanation.rests_on.iter().map(row).collect(),
    };
    write_json(&contract, text)
}

#[derive(Serialize)]
struct Contract<'a> {
    schema: &'static str,
    name: &'a str,
    value: &'a str,
    formula: &'a str,
    filled: &'a str,
    basis: &'a str,
    sentence: Option<&'a str>,
    rows: Vec<RowCells<'a>>,
}

#[derive(Serialize)]
struct RowCells<'a> {
    place: String,
    from: String,
    through: String,
    count: u64,
    at_least: Option<i64>,
    at_most: Option<i64>,
    published: Option<String>,
    source: Option<&'a str>,
    grade: &'a str,
    note: Option<&'a str>,
}

fn row(row: &Provenance) -> RowCells<'_> {
    let stated = |text: &&str| !text.is_empty();
    let (at_least, at_most) = ends(row.bounds());
    RowCells {
        place: row.place.to_string(),
        from: iso(row.span.0),
        through: iso(row.span.1),
        count: row.count.0,
        at_least,
        at_most,
        published: row.published.map(iso),
        source: Some(row.source.as_str()).filter(stated),
        grade: row.grade.words(),
        note: Some(row.note.as_str()).filter(stated),
    }
}
