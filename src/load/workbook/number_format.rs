//! What a cell shows that its number does not hold: that it is a share, or an amount of money.
//!
//! A sheet that is saved as text has `45%` and `$18,320` where the workbook has 0.45 and 18320. The layers above know
//! the former.

/// What the number of a cell stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stands {
    /// For itself.
    Plain,
    /// For a share, shown in hundredths.
    Share,
    /// For a share that is stored in hundredths.
    Hundredths,
    /// For money of this sign.
    Money(char),
}

impl Stands {
    /// What a format says, as spreadsheets write them: `0%`, `"$"#,##0_)`, `#,##0 [$€-407]`.
    pub(super) fn of(format: &str) -> Self {
        let mut letters = format.chars();
        while let Some(letter) = letters.next() {
            match letter {
                // The section for positive numbers ends.
                ';' => break,
                '%' => return Self::Share,
                // As much room as the next letter takes, or as many of them as fill the cell.
                '_' | '*' => {
                    letters.next();
                }
                '\\' => match letters.next() {
                    Some('%') => return Self::Hundredths,
                    Some(letter) if is_currency(letter) => return Self::Money(letter),
                    _ => {}
                },
                '"' => {
                    let text: String = letters.by_ref().take_while(|letter| *letter != '"').collect();
                    if text.contains('%') {
                        return Self::Hundredths;
                    }
                    if let Some(sign) = text.chars().find(|letter| is_currency(*letter)) {
                        return Self::Money(sign);
                    }
                }
                '[' => {
                    let inside: String = letters.by_ref().take_while(|letter| *letter != ']').collect();
                    // `[$USD]` names a currency, and `[$-409]` a language.
                    let sign = inside.strip_prefix('$').and_then(|rest| rest.chars().next());
                    if let Some(sign) = sign.filter(|sign| *sign != '-') {
                        return Self::Money(if is_currency(sign) { sign } else { '$' });
                    }
                }
                letter if is_currency(letter) => return Self::Money(letter),
                _ => {}
            }
        }
        Self::Plain
    }

    /// A number as its cell shows it, but for its rounding.
    pub(super) fn show(self, number: f64) -> String {
        match self {
            Self::Plain => number.to_string(),
            Self::Share => format!("{}%", hundredths(number)),
            Self::Hundredths => format!("{number}%"),
            Self::Money(sign) => format!("{sign}{number}"),
        }
    }
}

/// Signs of currencies.
fn is_currency(letter: char) -> bool {
    matches!(letter, '$' | '£' | '€' | '¥' | '₽' | '₩' | '₹' | '₪')
}

/// A hundred times a number, without the digits that binary fractions leave behind.
fn hundredths(number: f64) -> f64 {
    (number * 100.0 * 1e6).round() / 1e6
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_says_what_a_number_stands_for() {
        for format in ["General", "0", "#,##0", "#,##0;(#,##0)", "_(* #,##0_);_(* (#,##0);_(* \"-\"??_)"] {
            assert_eq!(Stands::of(format), Stands::Plain, "{format}");
        }
        for format in ["0 \"removals\"", "[$-409]#,##0", "[Red]0", "@", "0;0%"] {
            assert_eq!(Stands::of(format), Stands::Plain, "{format}");
        }
        for format in ["0%", "0.00%", "[Red]0.0%;-0%"] {
            assert_eq!(Stands::of(format), Stands::Share, "{format}");
        }
        for format in ["0\"%\"", "0\\%"] {
            assert_eq!(Stands::of(format), Stands::Hundredths, "{format}");
        }
        for format in ["$#,##0.00", "_($* #,##0_)", "\"$\"#,##0", "#,##0 [$€-407]", "[$USD] #,##0", "\\£0"]
        {
            assert!(matches!(Stands::of(format), Stands::Money(_)), "{format}");
        }
    }

    #[test]
    fn a_number_is_written_as_its_cell_shows_it() {
        assert_eq!(Stands::Share.show(0.45), "45%");
        assert_eq!(Stands::Share.show(0.07), "7%");
        assert_eq!(Stands::Share.show(1.0), "100%");
        assert_eq!(Stands::Hundredths.show(45.5), "45.5%");
        assert_eq!(Stands::of("#,##0 [$€-407]").show(18320.0), "€18320");
        assert_eq!(Stands::Plain.show(18320.0), "18320");
    }
}
