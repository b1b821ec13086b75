//! What the values of a column mean, and how that is written.

use std::fmt::Display;
use std::io::Write as _;

use parquet::basic::{ConvertedType, LogicalType, TimeUnit};
use parquet::schema::types::ColumnDescriptor;

use crate::calendar::iso_day;

/// What numbers or bytes mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// What they are.
    Plain,
    /// Whole numbers without a sign.
    Unsigned,
    /// Days since the first of January 1970.
    Day,
    /// The time since then, of which a second has so many.
    Moment(i64),
    /// The time of day, of which a second has so many.
    Clock(i64),
    /// Whole numbers with so many digits behind the point.
    Decimal(usize),
    /// Bytes that are no text.
    Bytes,
}

impl Form {
    pub(super) fn of(what: &ColumnDescriptor) -> Self {
        let per_second = |unit: &TimeUnit| match unit {
            TimeUnit::MILLIS => 1000,
            TimeUnit::MICROS => 1_000_000,
            TimeUnit::NANOS => 1_000_000_000,
        };
        let decimal = |scale: i32| Self::Decimal(usize::try_from(scale).unwrap_or(0));
        match what.logical_type_ref() {
            Some(LogicalType::Date) => Self::Day,
            Some(LogicalType::Timestamp(kind)) => Self::Moment(per_second(&kind.unit)),
            Some(LogicalType::Time(kind)) => Self::Clock(per_second(&kind.unit)),
            Some(LogicalType::Decimal(kind)) => decimal(kind.scale),
            Some(LogicalType::Integer(kind)) if !kind.is_signed => Self::Unsigned,
            Some(LogicalType::Uuid | LogicalType::Float16) => Self::Bytes,
            // Files of older programs say it otherwise.
            _ => match what.converted_type() {
                ConvertedType::DATE => Self::Day,
                ConvertedType::TIMESTAMP_MILLIS => Self::Moment(1000),
                ConvertedType::TIMESTAMP_MICROS => Self::Moment(1_000_000),
                ConvertedType::TIME_MILLIS => Self::Clock(1000),
                ConvertedType::TIME_MICROS => Self::Clock(1_000_000),
                ConvertedType::DECIMAL => decimal(what.type_scale()),
                ConvertedType::UINT_8
                | ConvertedType::UINT_16
                | ConvertedType::UINT_32
                | ConvertedType::UINT_64 => Self::Unsigned,
                ConvertedType::NONE
                | ConvertedType::UTF8
                | ConvertedType::MAP
                | ConvertedType::MAP_KEY_VALUE
                | ConvertedType::LIST
                | ConvertedType::ENUM
                | ConvertedType::INT_8
                | ConvertedType::INT_16
                | ConvertedType::INT_32
                | ConvertedType::INT_64
                | ConvertedType::JSON
                | ConvertedType::BSON
                | ConvertedType::INTERVAL => Self::Plain,
            },
        }
    }

    /// Adds a whole number.
    pub(super) fn number(self, value: i64, text: &mut Vec<u8>) {
        match self {
            Self::Day => day(value, text),
            Self::Moment(second) => moment(value.div_euclid(second), text),
            Self::Clock(second) => clock(value.div_euclid(second), text),
            Self::Decimal(digits) => decimal(value.into(), digits, text),
            Self::Plain | Self::Unsigned | Self::Bytes => show(text, value),
        }
    }

    /// Adds what bytes say. Older programs leave unsaid which bytes are text.
    pub(super) fn bytes(self, bytes: &[u8], text: &mut Vec<u8>) {
        let number = match self {
            Self::Decimal(digits) => whole_number(bytes).map(|number| (number, digits)),
            Self::Plain | Self::Unsigned | Self::Day | Self::Moment(_) | Self::Clock(_) | Self::Bytes => None,
        };
        if let Some((number, digits)) = number {
            decimal(number, digits, text);
        } else if self == Self::Plain && !bytes.contains(&0) && std::str::from_utf8(bytes).is_ok() {
            text.extend_from_slice(bytes);
        } else {
            for byte in bytes {
                show(text, format_args!("{byte:02x}"));
            }
        }
    }
}

/// Adds what a value looks like.
pub(super) fn show(text: &mut Vec<u8>, value: impl Display) {
    // Memory takes all that is written to it.
    let _ = write!(text, "{value}");
}

/// Adds the day that is so many days behind the first of January 1970.
fn day(days: i64, text: &mut Vec<u8>) {
    match iso_day(days) {
        Some(day) => show(text, day),
        None => show(text, days),
    }
}

const DAY: i64 = 24 * 60 * 60;

/// Adds the day of a second since then, and the time of day where it is not midnight: a column of days alone is often
/// kept so.
pub(super) fn moment(seconds: i64, text: &mut Vec<u8>) {
    day(seconds.div_euclid(DAY), text);
    let rest = seconds.rem_euclid(DAY);
    if rest > 0 {
        text.push(b' ');
        clock(rest, text);
    }
}

/// Adds a time of day.
fn clock(seconds: i64, text: &mut Vec<u8>) {
    let (minutes, second) = (seconds.div_euclid(60), seconds.rem_euclid(60));
    show(text, format_args!("{:02}:{:02}:{second:02}", minutes.div_euclid(60), minutes.rem_euclid(60)));
}

/// Adds a whole number with a point before its last digits; nothing of zeros behind it.
pub(super) fn decimal(number: i128, digits: usize, text: &mut Vec<u8>) {
    let Some(unit) = u32::try_from(digits).ok().and_then(|digits| 10_u128.checked_pow(digits)) else {
        return show(text, format_args!("{number}e-{digits}"));
    };
    let sign = if number < 0 { "-" } else { "" };
    let (whole, part) = (number.unsigned_abs() / unit, number.unsigned_abs() % unit);
    show(text, format_args!("{sign}{whole}"));
    if part > 0 {
        let part = format!("{part:0digits$}");
        show(text, format_args!(".{}", part.trim_end_matches('0')));
    }
}

/// The number that bytes write, highest first, with a sign; `None` where they are too many.
fn whole_number(bytes: &[u8]) -> Option<i128> {
    let sign = if bytes.first().is_some_and(|first| *first > 0x7f) { 0xff } else { 0 };
    let mut number = [sign; size_of::<i128>()];
    let start = number.len().checked_sub(bytes.len())?;
    number.get_mut(start..)?.copy_from_slice(bytes);
    Some(i128::from_be_bytes(number))
}
