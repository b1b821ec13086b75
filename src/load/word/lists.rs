//! The words that several rules know.

/// Words that head a column of places that people are of, and are no place themselves.
pub(crate) const PLACE: &[&str] = &[
    "country",
    "countries",
    "nationality",
    "nationalities",
    "citizenship",
    "region",
    "continent",
    "origin",
    "destination",
];

/// Words that head a column of other groups of people, and are no group themselves.
pub(crate) const GROUP: &[&str] = &[
    "state",
    "gender",
    "sex",
    "age",
    "criminality",
    "birth",
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
    "deportaciones",
    "deportações",
    "abschiebungen",
    "éloignements",
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
pub(crate) const CUMULATIVE: &[&str] = &[
    "cumulative",
    "cumulatively",
    "cumulated",
    "cumul",
    "accumulated",
    "ytd",
    "fytd",
    "cytd",
    "cum",
    "running",
    "todate",
];

/// Those of them that say how each number was made; a year *to date* may also be the span of a whole table.
pub(crate) const RUNNING: &[&str] =
    &["cumulative", "cumulatively", "cumulated", "cumul", "accumulated", "cum", "running"];

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
    "headcount",
    "qty",
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

/// Those of them whom alone the law can remove, so that to name them says no more than removals do.
pub(crate) const ALIENS: &[&str] = &["alien", "aliens", "noncitizen", "noncitizens"];

/// Words for something that agencies count beside removals, so that a heading of it is not one of removals.
pub(crate) const OTHER_MEASURE: &[&str] = &[
    "actions",
    "adp",
    "alos",
    "admissions",
    "agents",
    "applications",
    "apprehensions",
    "approvals",
    "arrests",
    "arrivals",
    "average",
    "beds",
    "births",
    "bookings",
    "bookins",
    "bookouts",
    "budget",
    "cost",
    "completions",
    "costs",
    "crossings",
    "deaths",
    "denials",
    "detections",
    "detainees",
    "detainers",
    "detained",
    "detention",
    "detentions",
    "detenidos",
    "encounters",
    "encuentros",
    "eventos",
    "events",
    "flights",
    "hearings",
    "inadmissibles",
    "missions",
    "naturalizations",
    "officers",
    "operations",
    "orders",
    "outs",
    "population",
    "receipts",
    "refugees",
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

/// What becomes of people who have not left by it: `Number of aliens arrested`.
pub(crate) const OTHER_FATE: &[&str] = &[
    "admitted",
    "apprehended",
    "arrested",
    "booked",
    "custody",
    "dead",
    "deportable",
    "detained",
    "detention",
    "encountered",
    "held",
    "identified",
    "intercepted",
    "located",
    "missing",
    "naturalised",
    "naturalized",
    "occupancy",
    "orders",
    "participants",
    "pop",
    "inmates",
    "midnight",
    "prisoners",
    "released",
    "removable",
    "transferred",
];

/// Words for how settled a figure is.
pub(crate) const STAGES: &[&str] = &[
    "preliminary",
    "prelim",
    "provisional",
    "provisoire",
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

/// Agencies by their initials, which are written in capitals.
pub(crate) const AGENCY_NAME: &[&str] = &["ice", "dhs", "ero", "cbp", "ohss"];

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

/// Words for a time at which something was more or less than at all others.
pub(crate) const EXTREME: &[&str] = &["peak", "busiest", "highest", "lowest", "record", "slowest"];

/// Words for a fiscal year, and for its parts.
pub(crate) const FISCAL: &[&str] = &["fiscal", "fy", "fq"];

/// Words that mark a row, or a column, as a sum of others.
pub(crate) const TOTAL: &[&str] = &[
    "total",
    "totals",
    "subtotal",
    "sum",
    "grand",
    "overall",
    "all",
    // In German, Dutch, Swedish and Italian.
    "gesamt",
    "insgesamt",
    "totaal",
    "totalt",
    "totale",
];

/// Words that head a column of months.
pub(crate) const MONTH: &[&str] = &["month", "mon", "mo", "mth"];

/// Words that head a column of notes on rows.
pub(crate) const NOTE: &[&str] = &["note", "notes", "comment", "comments", "remark", "remarks"];

/// Words that head a column which says in which account of the same people a row stands.
pub(crate) const EDITION: &[&str] = &["scenario", "scenarios", "variant", "vintage", "edition"];

/// Numbers by their names, from one on.
pub(crate) const SMALL_NUMBERS: &[&str] =
    &["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"];

/// Words for what is known of a flight.
pub(crate) const FLIGHT: &[&str] = &[
    "mission", "flight", "flights", "aircraft", "airline", "airlines", "airframe", "callsign", "charter",
    "tail", "icao", "vuelo", "vuelos", "vol", "flug",
];
