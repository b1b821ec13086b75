//! What other languages than English call the years and months of a table. A language is one row.
//!
//! Agencies that write so count by the calendar: none of their years is a fiscal one, unless its heading says that.

/// The words of a language.
#[derive(Debug)]
pub(crate) struct Language {
    /// Its name.
    pub(crate) name: &'static str,
    year: &'static [&'static str],
    month: &'static [&'static str],
    /// People who are sent away, and what is done to them.
    removals: &'static [&'static str],
    /// The months, one after the other, all ways to write one parted by bars.
    months: [&'static str; 12],
}

/// Every language whose months are read. No two of them call different months alike.
pub(crate) static LANGUAGES: &[Language] = &[
    Language {
        name: "Spanish",
        year: &["año", "anio"],
        month: &["mes"],
        removals: &[
            "deportaciones",
            "deportación",
            "deportados",
            "devoluciones",
            "devueltos",
            "expulsiones",
            "repatriaciones",
            "repatriación",
            "repatriados",
            "retornados",
            "retornos",
        ],
        months: [
            "enero|ene",
            "febrero|feb",
            "marzo|mar",
            "abril|abr",
            "mayo|may",
            "junio|jun",
            "julio|jul",
            "agosto|ago",
            "septiembre|setiembre|sep|sept|set",
            "octubre|oct",
            "noviembre|nov",
            "diciembre|dic",
        ],
    },
    Language {
        name: "Portuguese",
        year: &["ano"],
        month: &["mês"],
        removals: &["deportações", "deportação", "deportados", "expulsões", "repatriações", "repatriados"],
        months: [
            "janeiro|jan",
            "fevereiro|fev",
            "março|marco|mar",
            "abril|abr",
            "maio|mai",
            "junho|jun",
            "julho|jul",
            "agosto|ago",
            "setembro|set",
            "outubro|out",
            "novembro|nov",
            "dezembro|dez",
        ],
    },
    Language {
        name: "French",
        year: &["année", "annee"],
        month: &["mois"],
        removals: &["éloignements", "éloignement", "expulsions", "reconduites", "retours"],
        months: [
            "janvier|janv|jan",
            "février|fevrier|févr|fevr|fév|fev",
            "mars",
            "avril|avr",
            "mai",
            "juin",
            "juillet|juil",
            "août|aout",
            "septembre|sept|sep",
            "octobre|oct",
            "novembre|nov",
            "décembre|decembre|déc|dec",
        ],
    },
    Language {
        name: "German",
        year: &["jahr"],
        month: &["monat"],
        removals: &["abschiebungen", "abschiebung", "ausschaffungen", "rückführungen", "zurückschiebungen"],
        months: [
            "januar|jänner|jan|jän",
            "februar|feb|febr",
            "märz|maerz|mär|mrz",
            "april|apr",
            "mai",
            "juni|jun",
            "juli|jul",
            "august|aug",
            "september|sep|sept",
            "oktober|okt",
            "november|nov",
            "dezember|dez",
        ],
    },
    Language {
        name: "Italian",
        year: &["anno"],
        month: &["mese"],
        removals: &["espulsioni", "rimpatri", "rimpatriati"],
        months: [
            "gennaio|gen|genn",
            "febbraio|feb|febbr",
            "marzo|mar",
            "aprile|apr",
            "maggio|mag",
            "giugno|giu",
            "luglio|lug",
            "agosto|ago",
            "settembre|set|sett",
            "ottobre|ott",
            "novembre|nov",
            "dicembre|dic",
        ],
    },
    Language {
        name: "Dutch",
        year: &["jaar"],
        month: &["maand"],
        removals: &["uitzettingen", "vertrek"],
        months: [
            "januari|jan",
            "februari|feb",
            "maart|mrt",
            "april|apr",
            "mei",
            "juni|jun",
            "juli|jul",
            "augustus|aug",
            "september|sep|sept",
            "oktober|okt",
            "november|nov",
            "december|dec",
        ],
    },
    Language {
        name: "Swedish",
        year: &["år"],
        month: &["månad"],
        removals: &["avvisningar", "utvisningar"],
        months: [
            "januari|jan",
            "februari|feb",
            "mars|mar",
            "april|apr",
            "maj",
            "juni|jun",
            "juli|jul",
            "augusti|aug",
            "september|sep|sept",
            "oktober|okt",
            "november|nov",
            "december|dec",
        ],
    },
    // Norwegian and Danish have the same months, but for one letter here and there.
    Language {
        name: "Norwegian or Danish",
        year: &["år"],
        month: &["måned"],
        removals: &[
            "hjemsendelser",
            "udsendelser",
            "udvisninger",
            "utsendelser",
            "uttransporteringer",
            "utvisninger",
        ],
        months: [
            "januar|jan",
            "februar|feb",
            "mars|marts|mar",
            "april|apr",
            "mai|maj",
            "juni|jun",
            "juli|jul",
            "august|aug",
            "september|sep|sept",
            "oktober|okt",
            "november|nov",
            "desember|december|des|dec",
        ],
    },
];

impl Language {
    /// The month that a word of small letters names, and whether that is its whole name.
    pub(crate) fn month(&self, word: &str) -> Option<(u32, bool)> {
        let place = self.months.iter().position(|names| names.split('|').any(|name| name == word))?;
        Some((u32::try_from(place + 1).ok()?, word.chars().count() >= SHORTEST_NAME))
    }

    /// Whether words speak of people who are sent away.
    pub(crate) fn names_removals(&self, words: &[String]) -> bool {
        super::any(words, self.removals)
    }
}

/// What is shorter may be any word: `set`, `out`, `mar`.
const SHORTEST_NAME: usize = 5;

/// Whether a word is one for a year of the calendar.
pub(crate) fn is_year(word: &str) -> bool {
    LANGUAGES.iter().any(|language| language.year.contains(&word))
}

/// Whether a word is one for a month.
pub(crate) fn is_month(word: &str) -> bool {
    LANGUAGES.iter().any(|language| language.month.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_languages_call_different_months_alike() {
        for language in LANGUAGES {
            for names in language.months {
                for name in names.split('|') {
                    let own = language.month(name).map(|(month, _)| month);
                    let others = LANGUAGES.iter().filter_map(|other| other.month(name));
                    assert!(others.map(|(month, _)| Some(month)).all(|month| month == own), "{name}");
                }
            }
        }
    }
}
