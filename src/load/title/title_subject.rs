//! What a line above a table says that its numbers are, where they count no removals: the returns, the transfers, the
//! share or the average of something.
//!
//! A word that names such numbers is one entry in a list here.

use crate::load::word::no_count::{self, MEASURED};
use crate::load::word::worked_out::{ADJUSTED, SMOOTHED};
use crate::load::word::{self, not_removed};

/// What is longer is a sentence, which may name anything.
const LONGEST: usize = 120;

/// What a line names that is counted, or measured, beside removals.
pub(super) fn other(line: &str, words: &[String]) -> Option<String> {
    let measured = || words.iter().find(|word| word::is_in_any(word, MEASURED)).cloned();
    let short = line.chars().count() <= LONGEST;
    counted(line, words).or_else(|| if short { measured() } else { None })
}

/// What a line, or the name of a file, names that is counted beside removals.
pub(super) fn counted(line: &str, words: &[String]) -> Option<String> {
    if let Some(subject) = words.iter().find(|word| word::is_in(word, word::OTHER_SUBJECT)) {
        return Some(subject.clone());
    }
    if line.chars().count() > LONGEST {
        return None;
    }
    let pair = words
        .windows(2)
        .find(|pair| matches!(pair, [first, second] if PAIRS.contains(&(first.as_str(), second.as_str()))));
    let named = |word: &&String| word::is_in(word, SUBJECTS);
    // The word stands in the names of offices and of their statistics, too.
    let detained = || words.iter().find(|word| word::is_in(word, &["detention", "detained"]));
    let office =
        word::any(words, &["and", "enforcement", "from", "office", "operations", "source", "statistics"]);
    let detained = || detained().filter(|_| !office).cloned();
    let pair = pair.or_else(|| words.windows(2).find(|pair| tells_a_fate(pair)));
    pair.map(|pair| pair.join(" ")).or_else(|| words.iter().find(named).cloned()).or_else(detained)
}

/// Whether two words name people by what became of them, and that is no departure: `Aliens apprehended`, `Inadmissible aliens`.
fn tells_a_fate(pair: &[String]) -> bool {
    const PEOPLE: &[&str] = &[
        "aliens",
        "noncitizens",
        "persons",
        "people",
        "individuals",
        "immigrants",
        "nonimmigrants",
        "migrants",
    ];
    let fate = |word: &str| word.ends_with("ed") && word::is_in(word, word::OTHER_FATE);
    match pair {
        [first, second] => {
            word::is_in(first, PEOPLE) && fate(second)
                || word::is_in(first, &["deportable", "inadmissible", "removable"])
                    && word::is_in(second, PEOPLE)
        }
        _ => false,
    }
}

/// What the name of a file names that is counted beside removals, though a title may name it of those who are removed.
pub(super) fn of_name(words: &[String]) -> Option<String> {
    let pair = words.windows(2).find(|pair| matches!(pair, [h, b] if h == "h" && b == "b"));
    // Eurostat's tables of asylum begin so.
    let named = |word: &&String| word::is_in(word, OF_NAMES) || word.starts_with("asyapp");
    pair.map(|_| "h1b".to_owned()).or_else(|| words.iter().find(named).cloned())
}

/// The measure that a line makes of removals, so that numbers below a heading of removals are none of people who left:
/// `Average removals a day`, but not `Removals and average length of stay`, which names the removals, too.
pub(super) fn measure_of_removals(line: &str) -> Option<String> {
    if line.chars().count() > LONGEST {
        return None;
    }
    let words = word::words(line);
    // Said of all that stands in the line.
    if let Some(measure) = words.iter().find(|word| word::is_in_any(word, CHANGED))
        && names_removals(&words)
    {
        return Some(measure.clone());
    }
    if let Some(several) = not_removed::spans_several(&words) {
        return Some(several);
    }
    if no_count::is_indexed(line) {
        return Some("index".to_owned());
    }
    // `(average per day)` stands below a title that names the removals.
    let opening = words.iter().find(|word| !word::is_in(word, OPENING));
    if let Some(measure) = opening.filter(|word| word::is_in_any(word, MEASURED)) {
        return Some(measure.clone());
    }
    let mut measure = None;
    for part in parts(&words, line) {
        match no_count::measured_removals(&part).or_else(|| not_removed::named(&part)) {
            Some(said) => measure = measure.or(Some(said)),
            // The part names the removals, or how many they are.
            None if names_removals(&part) || word::any(&part, word::COUNT) => return None,
            None => {}
        }
    }
    measure
}

/// Whether words name removals or a removal, and not only the office that carries them out, or departures of one's own
/// will.
pub(crate) fn names_removals(words: &[String]) -> bool {
    words.iter().enumerate().any(|(place, word)| {
        let at = |place: Option<usize>| place.and_then(|place| words.get(place)).map_or("", String::as_str);
        let (before, behind) = (at(place.checked_sub(1)), at(Some(place + 1)));
        word::is_removal(word)
            && !["operations", "officers", "office", "division", "branch"].contains(&behind)
            && !["voluntary", "voluntarily", "self"].contains(&before)
    })
}

/// The parts of a line, each of which may name what is counted: cut at its marks and at the words that add something.
fn parts(words: &[String], line: &str) -> Vec<Vec<String>> {
    let cut: Vec<&str> = line.split([',', ';', '/', '&', '(', ')', ':', '|']).collect();
    let cut = if cut.len() > 1 { cut.into_iter().map(word::words).collect() } else { vec![words.to_vec()] };
    let at_words = |part: Vec<String>| -> Vec<Vec<String>> {
        part.split(|word| word::is_in(word, &["and", "with", "by"])).map(<[String]>::to_vec).collect()
    };
    cut.into_iter().flat_map(at_words).collect()
}

/// Words for numbers that are no longer the counts that they were made from.
const CHANGED: &[&[&str]] = &[ADJUSTED, SMOOTHED, &["indexed", "normalized"]];

/// Words before the one that says what numbers are.
const OPENING: &[&str] =
    &["in", "as", "the", "a", "an", "daily", "weekly", "monthly", "quarterly", "annual", "yearly"];

/// What agencies count beside removals, in two words.
const PAIRS: &[(&str, &str)] = &[
    ("book", "ins"),
    ("book", "outs"),
    ("entries", "refused"),
    ("final", "orders"),
    ("green", "cards"),
    ("ordered", "to"),
    ("permanent", "resident"),
    ("permanent", "residents"),
    ("residence", "permits"),
    ("refused", "entry"),
    ("self", "deportation"),
    ("self", "deportations"),
    ("voluntary", "departure"),
    ("voluntary", "departures"),
    ("voluntary", "repatriations"),
];

/// What else files are called by.
const OF_NAMES: &[&str] = &[
    "applicants",
    "asylum",
    "backlog",
    "fear",
    "immigrants",
    "lpr",
    "lprs",
    "parole",
    "passengers",
    "pending",
];

/// What agencies count beside removals. Above a table that names no removals a word of it says what is counted; it does
/// not where it is the name of an office.
const SUBJECTS: &[&str] = &[
    "adjustments",
    "agreements",
    "appeals",
    "applications",
    "appointments",
    "arrivals",
    "approvals",
    "asylees",
    "authorizations",
    "beds",
    "beneficiaries",
    "births",
    "bookings",
    "bookouts",
    "caseload",
    "claims",
    "completions",
    "contracts",
    "convictions",
    "decisions",
    "denials",
    "detections",
    "divorces",
    "eiord",
    "eipre",
    "eirfs",
    "eirtn",
    "emigrants",
    "employees",
    "facilities",
    "filings",
    "flights",
    "gdp",
    "grants",
    "hearings",
    "hires",
    "homicides",
    "inmates",
    "inspections",
    "interviews",
    "marriages",
    "missions",
    "naturalizations",
    "notices",
    "nta",
    "ntas",
    "orders",
    "overstays",
    "parolees",
    "paroles",
    "participants",
    "passports",
    "permits",
    "petitions",
    "population",
    "prices",
    "prisoners",
    "proceedings",
    "receipts",
    "referrals",
    "refugees",
    "refusals",
    "remittances",
    "rescues",
    "returns",
    "sales",
    "screenings",
    "seizures",
    "staff",
    "stays",
    "tourists",
    "transfers",
    "vacancies",
    "visitors",
    "votes",
    "warrants",
];
