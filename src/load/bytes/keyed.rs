//! Tables of Eurostat as it packs them: keys parted by commas in the first column, the years after them by tabs.
//!
//! `freq,citizen,geo\\TIME_PERIOD<tab>2016<tab>2017` heads rows such as `A,TOTAL,DE<tab>100<tab>120 p`.

/// The text with every key in a column of its own; `None` where it is no such table.
pub(super) fn parted(text: &str) -> Option<String> {
    let (head, _) = text.lines().next()?.split_once('\t')?;
    let (keys, time) = head.split_once('\\')?;
    let named = ["time_period", "time"].iter().any(|name| time.trim().eq_ignore_ascii_case(name));
    let commas = keys.matches(',').count();
    if !named || commas == 0 {
        return None;
    }
    let mut plain = String::with_capacity(text.len());
    for (place, line) in text.split_inclusive('\n').enumerate() {
        if line.trim().is_empty() {
            plain.push_str(line);
            continue;
        }
        let (own, values) = line.split_once('\t')?;
        let own = if place == 0 { keys } else { own };
        if own.matches(',').count() != commas {
            return None;
        }
        plain.push_str(&own.replace(',', "\t"));
        plain.push('\t');
        plain.push_str(values);
    }
    Some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_parted_where_every_row_has_as_many() {
        let check = |text: &str, expected: Option<&str>| assert_eq!(parted(text).as_deref(), expected);
        check(
            "a,geo\\TIME_PERIOD\t2016 \t2017\nA,DE\t1\t2 p\n",
            Some("a\tgeo\t2016 \t2017\nA\tDE\t1\t2 p\n"),
        );
        check("a,geo\\time\t2016\nA,B,DE\t1\n", None);
        check("a,geo\t2016\nA,DE\t1\n", None);
        check("geo\\time\t2016\nDE\t1\n", None);
        check("", None);
    }
}
