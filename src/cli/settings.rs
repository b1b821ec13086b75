//! The user's settings: options as they are typed, one a line, read before those that are typed.

/// The options of a settings file, as arguments. Lines that are empty or begin with `#` say nothing.
pub(super) fn arguments(text: &str) -> Result<Vec<String>, String> {
    let mut arguments = Vec::new();
    for (place, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if !line.starts_with("--") || line == "--" {
            let line = place + 1;
            return Err(format!("line {line}: expected an option as it is typed, for example --theme light"));
        }
        let (name, value) = line.split_once([' ', '\t', '=']).unwrap_or((line, ""));
        arguments.push(name.to_owned());
        arguments.extend(Some(value.trim()).filter(|value| !value.is_empty()).map(ToOwned::to_owned));
    }
    Ok(arguments)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_an_option_as_it_is_typed() {
        let check = |text: &str, expected: &str| {
            let found = arguments(text).map_or_else(|error| error, |arguments| arguments.join("|"));
            assert_eq!(found, expected, "{text}");
        };
        check("", "");
        check("# mine\n\n--theme light\n --no-mouse \n", "--theme|light|--no-mouse");
        check("--marker=ascii\r\n--where country=Costa Rica", "--marker|ascii|--where|country=Costa Rica");
        let why = "expected an option as it is typed, for example --theme light";
        check("theme light", &format!("line 1: {why}"));
        check("--theme light\nremovals.csv", &format!("line 2: {why}"));
        check("--", &format!("line 1: {why}"));
    }
}
