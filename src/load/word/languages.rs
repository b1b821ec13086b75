//! What other languages than English call the years and months of a table, and the months themselves. A language is one
//! row.
//!
//! Agencies that write so count by the calendar: none of their years is a fiscal one, unless its heading says that. The
//! names are known to be told of, and are not read.

use super::words;

/// The words of a language.
struct Language {
    year: &'static [&'static str],
    month: &'static [&'static str],
    /// The months, without those that English writes alike.
    months: &'static [&'static str],
    /// Quarters and halves of years.
    parts: &'static [&'static str],
}

static LANGUAGES: &[Language] = &[
    // Spanish.
    Language {
        year: &["año", "anio"],
        month: &["mes"],
        months: &[
            "enero",
            "febrero",
            "marzo",
            "abril",
            "mayo",
            "junio",
            "julio",
            "agosto",
            "septiembre",
            "setiembre",
            "octubre",
            "noviembre",
            "diciembre",
            "ene",
            "abr",
            "ago",
            "dic",
        ],
        parts: &["trimestre", "semestre", "cuatrimestre"],
    },
    // Portuguese.
    Language {
        year: &["ano"],
        month: &["mês"],
        months: &[
            "janeiro",
            "fevereiro",
            "março",
            "maio",
            "junho",
            "julho",
            "setembro",
            "outubro",
            "novembro",
            "dezembro",
            "mai",
            "dez",
        ],
        parts: &["trimestre", "semestre"],
    },
    // French.
    Language {
        year: &["année", "annee"],
        month: &["mois"],
        months: &[
            "janvier",
            "février",
            "fevrier",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "août",
            "aout",
            "septembre",
            "octobre",
            "novembre",
            "décembre",
            "decembre",
        ],
        parts: &["trimestre", "semestre"],
    },
    // German.
    Language {
        year: &["jahr"],
        month: &["monat"],
        months: &[
            "januar", "jänner", "februar", "märz", "mai", "juni", "juli", "oktober", "dezember", "mär",
            "okt", "dez",
        ],
        parts: &["quartal", "halbjahr"],
    },
    // Italian.
    Language {
        year: &["anno"],
        month: &["mese"],
        months: &[
            "gennaio",
            "febbraio",
            "aprile",
            "maggio",
            "giugno",
            "luglio",
            "settembre",
            "ottobre",
            "dicembre",
        ],
        parts: &["trimestre", "semestre"],
    },
    // Dutch.
    Language {
        year: &["jaar"],
        month: &["maand"],
        months: &["januari", "februari", "maart", "mei", "juni", "juli", "augustus", "oktober"],
        parts: &["kwartaal", "halfjaar"],
    },
    // Danish, Norwegian and Swedish.
    Language {
        year: &["år"],
        month: &["måned", "månad"],
        months: &["januari", "februari", "marts", "maj", "augusti", "oktober", "desember"],
        parts: &["kvartal"],
    },
    // Polish and Czech.
    Language { year: &["rok"], month: &["miesiąc", "měsíc"], months: &[], parts: &["kwartał"] },
    // Turkish.
    Language { year: &["yıl"], month: &["ay"], months: &[], parts: &[] },
];

/// Whether a word is one for a year of the calendar.
pub(crate) fn is_year(word: &str) -> bool {
    LANGUAGES.iter().any(|language| language.year.contains(&word))
}

/// Whether a word is one for a month.
pub(crate) fn is_month(word: &str) -> bool {
    LANGUAGES.iter().any(|language| language.month.contains(&word))
}

/// Whether a word is the name of a month.
pub(crate) fn is_foreign_month(word: &str) -> bool {
    LANGUAGES.iter().any(|language| language.months.contains(&word))
}

/// What a text names beside a number in another language, as a clause: a month, or a part of a year; `None` where it
/// names none.
pub(crate) fn foreign_time(text: &str) -> Option<&'static str> {
    let numbered = text.bytes().any(|byte| byte.is_ascii_digit());
    let words = words(&text.to_lowercase());
    if !numbered || words.len() > MOST_WORDS {
        return None;
    }
    let is_part = |word: &String| LANGUAGES.iter().any(|language| language.parts.contains(&word.as_str()));
    if words.iter().any(|word| is_foreign_month(word)) {
        Some("names a month in another language")
    } else if words.iter().any(is_part) {
        Some("names a part of a year in another language")
    } else {
        None
    }
}

/// No time has more words: `3 de octubre de 2016`.
const MOST_WORDS: usize = 5;

/// Words of other languages for removals and what is said of them.
pub(crate) const FOREIGN_REMOVALS: &[&str] = &[
    "abschiebungen",
    "abgeschobene",
    "bundesland",
    "luftweg",
    "deportaciones",
    "deportado",
    "deportados",
    "deportadas",
    "repatriados",
    "repatriadas",
    "retornados",
    "retornadas",
    "expulsados",
    "deportações",
    "éloignements",
    "gedwongen",
    "uitzettingen",
    "rimpatri",
    "tvangsreturer",
    "tvång",
    "uttransporterte",
    "uttransporteringer",
    "utvisningar",
    "avvisningar",
    "vertrek",
    "wydalenia",
];
