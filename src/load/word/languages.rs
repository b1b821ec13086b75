//! What other languages than English call the years and months of a table. A language is one row.
//!
//! Agencies that write so count by the calendar: none of their years is a fiscal one, unless its heading says that.

/// The words of a language.
struct Language {
    year: &'static [&'static str],
    month: &'static [&'static str],
}

static LANGUAGES: &[Language] = &[
    // Spanish.
    Language { year: &["año", "anio"], month: &["mes"] },
    // Portuguese.
    Language { year: &["ano"], month: &["mês"] },
    // French.
    Language { year: &["année", "annee"], month: &["mois"] },
    // German.
    Language { year: &["jahr"], month: &["monat"] },
    // Italian.
    Language { year: &["anno"], month: &["mese"] },
    // Dutch.
    Language { year: &["jaar"], month: &["maand"] },
];

/// Whether a word is one for a year of the calendar.
pub(crate) fn is_year(word: &str) -> bool {
    LANGUAGES.iter().any(|language| language.year.contains(&word))
}

/// Whether a word is one for a month.
pub(crate) fn is_month(word: &str) -> bool {
    LANGUAGES.iter().any(|language| language.month.contains(&word))
}
