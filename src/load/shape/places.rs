//! Countries as headings: `MEXICO`, `GUATEMALA` beside a column of years or months, one count in each cell.
//!
//! A row counts everybody in it only where every number stands below a country, or below those whose country is not
//! known: a continent or a name that is not known may count some of them twice. The table must speak of removals, since
//! none of its headings does.

use super::clock::RowTime;
use super::long::{Body, Long};
use super::{Draft, count_column};
use crate::dataset::FastSet;
use crate::load::column::{Column, Role};
use crate::load::notes::Notes;
use crate::load::refusal::Refusal;
use crate::load::table::Record;
use crate::load::word;

/// The name of the category that such headings are.
pub(super) const HEADING: &str = "country";

/// Fewer countries may be anything: two of them are a flight from one to the other.
const FEWEST: usize = 3;

/// The columns of counts, where each is headed by a country; none where that is not so.
pub(super) fn find<'a>(draft: &'a Draft<'_>) -> Vec<&'a Column> {
    let columns: Vec<&Column> = draft.columns.iter().filter(|column| column.role == Role::Count).collect();
    // What nobody asks of nearly every table is asked last.
    let named = |column: &&Column| count_column::rank(column) <= count_column::UNSURE;
    if columns.len() < FEWEST || draft.title.measure.is_none() || !columns.iter().all(named) {
        return Vec::new();
    }
    let known: FastSet<String> = COUNTRIES.split('|').map(|name| key(&word::words(name))).collect();
    let is_country = |column: &&&Column| known.contains(&key(&column.words));
    let countries = columns.iter().filter(is_country).count();
    let mut names = FastSet::default();
    let alone = columns.iter().all(|column| names.insert(column.name.to_lowercase()));
    let all = columns.iter().all(|column| is_country(&column) || is_rest(&column.words));
    if countries >= FEWEST && alone && all { columns } else { Vec::new() }
}

/// Whether words head those whose country is another one or not known.
fn is_rest(words: &[String]) -> bool {
    let rest: &[&str] = &["other", "others", "unknown", "stateless", "unspecified", "unreported", "reported"];
    word::any(words, rest) && word::only(words, &[rest, &["all", "and", "not", "countries", "nationalities"]])
}

/// A country's name without what files write or leave out, in any order: `Korea, South` is `South Korea`.
fn key(words: &[String]) -> String {
    let mut kept: Vec<&str> =
        words.iter().map(String::as_str).filter(|word| !BESIDE.contains(word)).collect();
    kept.sort_unstable();
    kept.join(" ")
}

impl Long<'_> {
    /// Takes in a row with a count below each country.
    pub(super) fn row_of_places(
        &self,
        record: &Record,
        time: RowTime,
        body: &mut Body,
        notes: &mut Notes,
    ) -> Result<(), Box<Refusal>> {
        let line = record.line();
        let (span, is_sum) = match time {
            RowTime::Span(span) => (Some(span), self.sums.is_sum(record)),
            RowTime::Total(span) => (span, true),
            RowTime::Gap => (None, self.sums.is_sum(record)),
            RowTime::ToDate(_) => (None, false),
        };
        let mut counts: Vec<(u64, &str)> = Vec::new();
        let mut missing = None;
        for column in &self.counts.places {
            match self.reader.look(line, column, record.get(column.place), notes)? {
                Ok(count) => counts.push((count, &column.name)),
                Err(why) => missing = Some(why),
            }
        }
        match (span, missing) {
            (_, Some(why)) if is_sum || counts.is_empty() => notes.set_aside(line, why),
            (span, None) if is_sum => {
                let sum = counts.iter().fold(0_u64, |sum, (count, _)| sum.saturating_add(*count));
                body.totals.push(self.total(record, span, sum));
            }
            (Some(span), missing) => {
                if missing.is_some() {
                    notes.lacks(self.draft.options.calendar.fiscal_year(span.through));
                }
                for (count, country) in counts {
                    self.fact(record, (span, count), Some(country), body, notes);
                }
                notes.used();
            }
            (None, _) => notes.set_aside(line, "without a period of its own"),
        }
        Ok(())
    }
}

/// Words that stand in the name of a country or are left out of it.
const BESIDE: &[&str] = &[
    "the",
    "of",
    "and",
    "republic",
    "rep",
    "peoples",
    "people",
    "s",
    "democratic",
    "dem",
    "federated",
    "islamic",
    "bolivarian",
    "plurinational",
    "former",
    "saint",
    "st",
    "islands",
    "y",
    "de",
    "del",
    "la",
    "república",
];

/// Countries and territories as agencies write them, in English and, where it is another word, in Spanish.
const COUNTRIES: &str = "afghanistan|albania|algeria|american samoa|andorra|angola|anguilla|antigua|antigua barbuda|argentina|\
    armenia|aruba|australia|austria|azerbaijan|bahamas|bahrain|bangladesh|barbados|belarus|belgium|belize|benin|bermuda|\
    bhutan|bolivia|bosnia|bosnia herzegovina|botswana|brazil|brasil|british virgin|brunei|bulgaria|burkina|burkina faso|\
    burma|myanmar|burundi|cabo verde|cape verde|cambodia|cameroon|canada|canadá|cayman|central african|chad|chile|china|\
    taiwan|hong kong|macau|macao|colombia|comoros|congo|congo dr|dr congo|drc|congo brazzaville|\
    congo kinshasa|zaire|cook|costa rica|cote d ivoire|côte d ivoire|ivory coast|cote d ivoire ivory coast|\
    cote d ivorie ivory coast|croatia|cuba|curacao|curaçao|cyprus|czech|czechia|czechoslovakia|denmark|djibouti|dominica|\
    dominican|dominicana|east timor|timor leste|ecuador|egypt|el salvador|salvador|equatorial guinea|eritrea|estonia|\
    eswatini|swaziland|ethiopia|fiji|finland|france|french guiana|french polynesia|gabon|gambia|georgia|germany|\
    east germany|west germany|ghana|gibraltar|greece|greenland|grenada|guadeloupe|guam|guatemala|guinea|guinea bissau|\
    guyana|haiti|haití|honduras|hungary|iceland|india|indonesia|iran|iraq|ireland|israel|italy|jamaica|japan|jordan|\
    kazakhstan|kenya|kiribati|korea|north korea|south korea|kosovo|kuwait|kyrgyzstan|laos|latvia|lebanon|lesotho|liberia|\
    libya|liechtenstein|lithuania|luxembourg|macedonia|north macedonia|madagascar|malawi|malaysia|maldives|mali|malta|\
    marshall|martinique|mauritania|mauritius|mexico|méxico|micronesia|micronesia states|moldova|monaco|mongolia|\
    montenegro|montserrat|morocco|mozambique|namibia|nauru|nepal|netherlands|netherlands antilles|new caledonia|\
    new zealand|nicaragua|niger|nigeria|northern mariana|norway|oman|pakistan|palau|palestine|panama|panamá|\
    papua new guinea|paraguay|peru|perú|philippines|poland|portugal|puerto rico|qatar|reunion|romania|russia|\
    russian federation|rwanda|kitts|kitts nevis|lucia|vincent|vincent grenadines|samoa|western samoa|san marino|\
    sao tome principe|saudi arabia|senegal|serbia|serbia montenegro|seychelles|sierra leone|singapore|slovakia|slovak|\
    slovenia|solomon|somalia|south africa|south sudan|soviet union|spain|españa|sri lanka|sudan|suriname|sweden|\
    switzerland|syria|syrian arab|tajikistan|tanzania|thailand|togo|tonga|trinidad|trinidad tobago|tunisia|turkey|\
    türkiye|turkmenistan|turks caicos|tuvalu|uganda|ukraine|united arab emirates|uae|united kingdom|uk|united states|usa|\
    uruguay|uzbekistan|vanuatu|venezuela|vietnam|viet nam|virgin|us virgin|western sahara|yemen|yemen aden|yemen sanaa|\
    yugoslavia|zambia|zimbabwe";
