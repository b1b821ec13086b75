//! Words that headings and labels are made of, and what they mean.
//!
//! A heading is cut into lower-case words (`FiscalYear`, `fiscal_year` and `Fiscal Year` are one), so that each rule
//! is written once. A new word is one entry in a list here.

/// A heading as lower-case words: cut at punctuation, at white space, where a capital follows a small letter and
/// before the last of several capitals (`MissionIDCount`). Footnote numbers behind a word are dropped.
pub(crate) fn words(heading: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut before = ' ';
    let heading = without_note(heading);
    let mut letters = heading.chars().peekable();
    while let Some(letter) = letters.next() {
        let small_next =
            letters.peek().is_some_and(|next| next.is_lowercase()) && !ends_in_s(letters.clone());
        let new_word =
            letter.is_uppercase() && (before.is_lowercase() || before.is_uppercase() && small_next);
        if (new_word || !is_of_word(letter)) && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        if is_of_word(letter) {
            word.extend(letter.to_lowercase());
        }
        before = letter;
    }
    if !word.is_empty() {
        words.push(word);
    }
    for word in &mut words {
        let letters = word.trim_end_matches(|letter: char| letter.is_ascii_digit());
        if letters.len() > 3
            && word.len() - letters.len() <= 2
            && letters.bytes().all(|byte| byte.is_ascii_alphabetic())
        {
            word.truncate(letters.len());
        }
    }
    words
}

/// The same without digits: the words of a title beside its year.
pub(crate) fn without_digits(title: &str) -> Vec<String> {
    let letters = |word: String| word.chars().filter(|letter| !letter.is_ascii_digit()).collect::<String>();
    words(title).into_iter().map(letters).filter(|word| !word.is_empty()).collect()
}

/// Whether a lone `s` makes several of the capitals before it: `TCNs`.
fn ends_in_s(mut rest: impl Iterator<Item = char>) -> bool {
    rest.next() == Some('s') && !rest.next().is_some_and(is_of_word)
}

/// A heading without the mark in brackets at its end that points to a note: `Removals[5]`, `Returns [note 2]`.
fn without_note(heading: &str) -> &str {
    let marked = heading.trim_end().strip_suffix(']').and_then(|rest| rest.rsplit_once('['));
    marked.filter(|(_, mark)| mark.len() <= 2 || mark.starts_with("note")).map_or(heading, |(rest, _)| rest)
}

/// Words as one name, in the letters that other files write it in, too.
pub(crate) fn joined(words: impl IntoIterator<Item = String>) -> String {
    let cased = |word: String| {
        let lower = word.to_lowercase();
        if CAPITALS.contains(&lower.as_str()) { word.to_uppercase() } else { lower }
    };
    words.into_iter().map(cased).collect::<Vec<_>>().join(" ")
}

/// Names that are written in capitals.
const CAPITALS: [&str; 5] = ["ice", "dhs", "ero", "cbp", "ohss"];

/// Whether a letter or digit is part of a word: a raised digit points to a footnote.
fn is_of_word(letter: char) -> bool {
    letter.is_alphanumeric() && !matches!(letter, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')
}

/// What is longer than so many bytes is a sentence.
const LONGEST_HEADING: usize = 60;

/// Whether a heading is one that the program knows a meaning of.
pub(crate) fn is_known_heading(heading: &str) -> bool {
    if heading.len() > LONGEST_HEADING {
        return false;
    }
    let words = words(heading);
    let known = |word: &String| {
        let word = word.as_str();
        [REMOVALS, REMOVAL, TIME, CUMULATIVE, COUNT].iter().any(|list| list.contains(&word))
    };
    words.iter().any(known)
}

/// Whether a cell heads a column of times and can be no label of a row: `departed_date`, `month`.
pub(crate) fn is_time_heading(cell: &str) -> bool {
    let words = words(cell);
    any(&words, TIME) && only(&words, &[TIME, REMOVAL, DEPARTED])
}

/// Whether a cell names groups of people and is no group itself: `Country of citizenship`, `Sex`.
pub(crate) fn is_group_heading(cell: &str) -> bool {
    if cell.len() > LONGEST_HEADING {
        return false;
    }
    let words = words(cell);
    !words.is_empty()
        && words.len() <= 5
        && any(&words, GROUP)
        && only(&words, &[GROUP, &["of", "and", "or"]])
}

/// Words that head a column of groups of people, and are no group themselves.
const GROUP: &[&str] = &[
    "country",
    "countries",
    "nationality",
    "nationalities",
    "citizenship",
    "region",
    "continent",
    "state",
    "gender",
    "sex",
    "age",
    "criminality",
    "birth",
    "origin",
    "destination",
    "office",
    "field",
    "area",
    "responsibility",
    "aor",
];

/// Words for removals in the plural, which name a count of them.
pub(crate) const REMOVALS: &[&str] = &[
    "removals",
    "removed",
    "deportations",
    "deported",
    "deportees",
    "expulsions",
    "repatriations",
    "returned",
    "returnees",
];

/// Words for one removal, which name its day or its circumstances.
pub(crate) const REMOVAL: &[&str] = &[
    "removal",
    "removed",
    "deportation",
    "deported",
    "departure",
    "departed",
    "departures",
    "repatriation",
    "depart",
];

/// Those of them that say that somebody left, and not only that a case was closed so.
pub(crate) const DEPARTED: &[&str] = &["departure", "departed", "departures", "depart"];

/// Words for a time.
pub(crate) const TIME: &[&str] = &[
    "date", "dates", "day", "week", "month", "quarter", "qtr", "half", "year", "yr", "fy", "cy", "period",
    "fiscal", "asof", "through",
];

/// Words for a count from the first day of the fiscal year.
pub(crate) const CUMULATIVE: &[&str] =
    &["cumulative", "cumulated", "accumulated", "ytd", "fytd", "cytd", "cum", "running", "todate"];

/// Whether words say that a count is of all days up to one: `FYTD removals`, `removals to date`.
pub(crate) fn is_to_date(words: &[String]) -> bool {
    any(words, CUMULATIVE) || pair(words, "to", "date")
}

/// Those of them that say how each number was made; a year *to date* may also be the span of a whole table.
pub(crate) const RUNNING: &[&str] = &["cumulative", "cumulated", "accumulated", "cum", "running"];

/// Words for a count of one period.
pub(crate) const PERIODIC: &[&str] =
    &["week", "weekending", "monthly", "weekly", "daily", "quarterly", "biweekly", "annual", "yearly"];

/// Words for a count.
pub(crate) const COUNT: &[&str] = &[
    "count",
    "counts",
    "total",
    "number",
    "num",
    "n",
    "sum",
    "quantity",
    "cases",
    "totals",
    "freq",
    "frequency",
    "cnt",
    "tally",
];

/// Words for people.
pub(crate) const PEOPLE: &[&str] = &[
    "people",
    "persons",
    "aliens",
    "alien",
    "noncitizens",
    "individuals",
    "passengers",
    "migrants",
    "nationals",
    "tcns",
    "returnees",
];

/// Words for something that agencies count beside removals, so that a heading of it is not one of removals.
pub(crate) const OTHER_MEASURE: &[&str] = &[
    "adp",
    "alos",
    "admissions",
    "applications",
    "apprehensions",
    "arrests",
    "average",
    "beds",
    "bookins",
    "bookouts",
    "budget",
    "cost",
    "costs",
    "crossings",
    "deaths",
    "detainees",
    "detainers",
    "detained",
    "detention",
    "detentions",
    "encounters",
    "flights",
    "hearings",
    "inadmissibles",
    "missions",
    "operations",
    "orders",
    "population",
    "releases",
    "returns",
    "staff",
    "stays",
    "transfers",
    "visas",
];

/// Words for one of them, which beside a word for counts say what is counted: `Encounter Count`.
pub(crate) const OTHER_EVENT: &[&str] = &[
    "admission",
    "application",
    "apprehension",
    "arrest",
    "crossing",
    "death",
    "detainee",
    "detainer",
    "encounter",
    "flight",
    "mission",
    "release",
    "transfer",
    "visa",
];

/// Words of a title that speaks of something else: what is counted, not the name of an office or a program.
pub(crate) const OTHER_SUBJECT: &[&str] = &[
    "adp",
    "admissions",
    "apprehensions",
    "arrests",
    "bookins",
    "crossings",
    "deaths",
    "detainees",
    "detainers",
    "detentions",
    "encounters",
    "inadmissibles",
    "prosecutions",
    "releases",
    "visas",
    "dropoffs",
    "pickups",
];

/// Words for how settled a figure is.
pub(crate) const STAGES: &[&str] = &[
    "preliminary",
    "prelim",
    "provisional",
    "revised",
    "revision",
    "final",
    "initial",
    "updated",
    "actual",
    "actuals",
    "est",
    "estimate",
    "estimated",
];

/// Words that head a column which says what each row counts.
pub(crate) const MEASURE: &[&str] = &["measure", "metric", "indicator", "statistic", "variable", "key"];

/// Words that say whose figures they are, or which, and change nothing else.
pub(crate) const AGENCY: &[&str] =
    &["ice", "dhs", "ero", "cbp", "ohss", "us", "all", "of", "the", "total", "grand", "official"];

/// Words for days in a case that are not the day of departure.
pub(crate) const OTHER_DAY: &[&str] = &[
    "activated",
    "activation",
    "arrest",
    "arrested",
    "birth",
    "born",
    "dob",
    "order",
    "ordered",
    "entry",
    "entered",
    "admission",
    "admitted",
    "hearing",
    "apprehension",
    "apprehended",
    "encounter",
    "booked",
    "book",
    "bookin",
    "booking",
    "detained",
    "detention",
    "charge",
    "charged",
    "filed",
    "filing",
    "conviction",
    "convicted",
    "sentence",
    "stay",
    "issued",
    "detainer",
    "initial",
    "created",
    "updated",
    "notice",
    "release",
    "bond",
    "fear",
    "case",
    "final",
];

/// Those of them that say so beside a fiscal year, too: `Fiscal Year of Arrest`.
pub(crate) const OTHER_YEAR: &[&str] = &[
    "arrest",
    "arrested",
    "apprehension",
    "apprehended",
    "birth",
    "born",
    "order",
    "ordered",
    "entry",
    "entered",
    "encounter",
    "admission",
    "admitted",
    "filing",
    "filed",
    "conviction",
    "convicted",
];

/// Words for a day on which something was to be, and may not have been.
pub(crate) const FORESEEN: &[&str] =
    &["scheduled", "planned", "expected", "anticipated", "proposed", "tentative", "projected", "eligible"];

/// Words that mark a row, or a column, as a sum of others.
pub(crate) const TOTAL: &[&str] = &["total", "totals", "subtotal", "sum", "grand", "overall", "all"];

/// Whether words hold one of a list.
pub(crate) fn any(words: &[String], list: &[&str]) -> bool {
    words.iter().any(|word| list.contains(&word.as_str()))
}

/// Whether each word is in one of some lists.
pub(crate) fn only(words: &[String], lists: &[&[&str]]) -> bool {
    words.iter().all(|word| lists.iter().any(|list| list.contains(&word.as_str())))
}

/// Whether one word follows the other.
pub(crate) fn pair(words: &[String], first: &str, second: &str) -> bool {
    words.windows(2).any(|pair| matches!(pair, [left, right] if left == first && right == second))
}
