//! Words of headings over what is known of one person.

/// Words for what is known of a person.
pub(crate) const KNOWN_OF_ONE: &[&str] = &[
    "gender",
    "sex",
    "birth",
    "dob",
    "born",
    "age",
    "citizenship",
    "nationality",
    "alien",
    "person",
    "passenger",
    "name",
    "criminality",
    "criminal",
    "conviction",
    "convicted",
    "charge",
    "case",
    "marital",
    "race",
    "ethnicity",
    "entry",
    "apprehension",
    "arrest",
    "subject",
    "individual",
];

/// Words for what no group of people has in common but by being counted apart.
pub(crate) const NO_GROUP: &[&str] =
    &["gender", "sex", "birth", "dob", "born", "age", "race", "ethnicity", "marital", "sexo", "edad"];

/// Words for those who leave with somebody.
pub(crate) const COMPANY: &[&str] =
    &["family", "children", "dependents", "siblings", "spouses", "relatives", "companions"];

/// Words for what can be counted of one person.
pub(crate) const COUNTED_OF_ONE: &[&str] = &[
    "days",
    "nights",
    "weeks",
    "months",
    "years",
    "hours",
    "convictions",
    "charges",
    "crimes",
    "offenses",
    "offences",
    "sentences",
    "entries",
    "reentries",
    "attempts",
    "children",
    "minors",
    "dependents",
    "siblings",
    "family",
    "prior",
    "previous",
    "priors",
    "removals",
    "deportations",
    "returns",
    "visits",
    "bonds",
    "stints",
    "facilities",
    "documents",
    "phone",
    "id",
    "row",
];

/// Words beside `id` of what names one person: `Anonymized Identifier`.
pub(crate) const NAMES_ONE: &[&str] =
    &["alien", "anon", "anonymized", "detainee", "individual", "person", "subject", "unique"];
