//! Names of parts of the world, and the countries that lie in them: a row of one holds those of the others.

use super::country;

/// Whether a name is that of a part of the world.
pub(crate) fn is_region(name: &str) -> bool {
    parts(name).is_some()
}

/// Whether a country lies in a part of the world.
pub(crate) fn holds(region: &str, name: &str) -> bool {
    let name = country::plain(name);
    parts(region).is_some_and(|parts| {
        parts.iter().any(|part| {
            let all = PARTS.iter().find(|(own, _)| own == part).map_or("", |(_, all)| *all);
            all.split('|').any(|own| own == name)
        })
    })
}

/// The parts that a part of the world is made of, or lies in.
fn parts(name: &str) -> Option<&'static [&'static str]> {
    let name = country::plain(name);
    REGIONS.iter().find(|(names, _)| names.contains(&name.as_str())).map(|(_, parts)| *parts)
}

/// Names of parts of the world, as agencies write them, each with what it is made of.
const REGIONS: &[(&[&str], &[&str])] = &[
    (
        &["africa", "sub saharan africa", "west africa", "east africa", "north africa", "southern africa"],
        &["africa"],
    ),
    (
        &[
            "asia",
            "south asia",
            "southeast asia",
            "south east asia",
            "east asia",
            "central asia",
            "asia pacific",
        ],
        &["asia"],
    ),
    (&["middle east", "middle east north africa", "near east"], &["asia", "africa"]),
    (&["europe", "western europe", "eastern europe", "european union", "eu"], &["europe"]),
    (&["north america", "northern america"], &["north america", "central america", "caribbean"]),
    (&["central america", "northern triangle", "northern central america"], &["central america"]),
    (&["caribbean", "west indies"], &["caribbean"]),
    (&["south america"], &["south america"]),
    (
        &["latin america", "latin america caribbean"],
        &["north america", "central america", "caribbean", "south america"],
    ),
    (
        &["americas", "america", "western hemisphere"],
        &["north america", "central america", "caribbean", "south america"],
    ),
    (&["oceania", "australia oceania", "pacific", "pacific islands"], &["oceania"]),
];

/// The countries of each part, as [`country::plain`] writes them.
const PARTS: &[(&str, &str)] = &[
    (
        "africa",
        "algeria|angola|benin|botswana|burkina faso|burundi|cabo verde|cape verde|cameroon|central african republic|chad|\
         comoros|congo|congo democratic republic|congo republic|democratic republic congo|dem rep congo|republic congo|\
         cote d ivoire|côte d ivoire|ivory coast|djibouti|egypt|equatorial guinea|eritrea|eswatini|swaziland|ethiopia|gabon|\
         gambia|ghana|guinea|guinea bissau|kenya|lesotho|liberia|libya|madagascar|malawi|mali|mauritania|mauritius|morocco|\
         mozambique|namibia|niger|nigeria|rwanda|sao tome principe|são tomé príncipe|senegal|seychelles|sierra leone|somalia|\
         south africa|south sudan|sudan|tanzania|togo|tunisia|uganda|zambia|zimbabwe",
    ),
    (
        "asia",
        "afghanistan|bahrain|bangladesh|bhutan|brunei|burma|burma myanmar|myanmar|myanmar burma|cambodia|china|\
         china people s republic|china peoples republic|people s republic china|peoples republic china|east timor|timor leste|\
         hong kong|india|indonesia|iran|iraq|israel|japan|jordan|kazakhstan|korea|korea north|korea republic|korea south|\
         north korea|south korea|republic korea|kuwait|kyrgyzstan|laos|lebanon|macao|macau|malaysia|maldives|mongolia|nepal|\
         oman|pakistan|palestine|philippines|qatar|saudi arabia|singapore|sri lanka|syria|taiwan|tajikistan|thailand|\
         turkmenistan|united arab emirates|uzbekistan|vietnam|viet nam|yemen",
    ),
    (
        "europe",
        "albania|andorra|austria|belarus|belgium|bosnia|bosnia herzegovina|bulgaria|croatia|czech republic|czechia|\
         czechoslovakia|denmark|estonia|finland|france|germany|gibraltar|great britain|greece|hungary|iceland|ireland|italy|\
         kosovo|latvia|liechtenstein|lithuania|luxembourg|macedonia|north macedonia|malta|moldova|monaco|montenegro|\
         netherlands|norway|poland|portugal|romania|russia|russian federation|san marino|serbia|serbia montenegro|\
         slovak republic|slovakia|slovenia|soviet union|spain|sweden|switzerland|ukraine|united kingdom|vatican city|\
         yugoslavia",
    ),
    ("north america", "bermuda|canada|greenland|mexico|méxico"),
    ("central america", "belize|costa rica|el salvador|guatemala|honduras|nicaragua|panama"),
    (
        "caribbean",
        "anguilla|antigua|antigua barbuda|aruba|bahamas|barbados|british virgin islands|cayman islands|cuba|curacao|curaçao|\
         dominica|dominican republic|grenada|guadeloupe|haiti|jamaica|martinique|montserrat|netherlands antilles|puerto rico|\
         saint kitts nevis|saint lucia|saint vincent grenadines|st kitts nevis|st lucia|st vincent grenadines|trinidad|\
         trinidad tobago|turks caicos islands|us virgin islands",
    ),
    (
        "south america",
        "argentina|bolivia|brazil|chile|colombia|ecuador|french guiana|guyana|paraguay|peru|suriname|uruguay|venezuela",
    ),
    (
        "oceania",
        "american samoa|australia|federated states micronesia|fiji|french polynesia|guam|kiribati|marshall islands|micronesia|\
         micronesia federated states|nauru|new zealand|palau|papua new guinea|samoa|solomon islands|tonga|tuvalu|vanuatu|\
         western samoa",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_the_world_holds_its_countries_and_no_others() {
        for (region, country) in [
            ("Africa", "Ghana"),
            ("AFRICA", "Congo, Democratic Republic of the"),
            ("North America", "Haiti"),
            ("Central America", "El Salvador"),
            ("Latin America and the Caribbean", "Mexico"),
            ("Asia", "China, People's Republic"),
        ] {
            assert!(holds(region, country), "{region} {country}");
        }
        for (region, country) in [
            ("Africa", "Mexico"),
            ("Central America", "Mexico"),
            ("Ghana", "Ghana"),
            ("Africa", "Africa"),
            ("Other Africa", "Ghana"),
        ] {
            assert!(!holds(region, country), "{region} {country}");
        }
    }

    #[test]
    fn every_country_of_a_part_is_a_known_one() {
        for country in PARTS.iter().flat_map(|(_, all)| all.split('|')) {
            assert!(country::is_country(country), "{country}");
        }
    }
}
