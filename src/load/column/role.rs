//! What the columns of a table can be for.

/// What a column is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// Years that are fiscal ones.
    FiscalYear,
    /// Years that are the calendar's.
    CalendarYear,
    /// Years of unsaid kind.
    Year,
    /// Quarters.
    Quarter,
    /// Halves of years.
    Half,
    /// Months.
    Month,
    /// Periods of any length, or weeks.
    Period,
    /// Days.
    Date,
    /// The last day that a count covers.
    AsOf,
    /// The first day that a count covers.
    From,
    /// The last day that a count covers, beside a first one.
    Through,
    /// The day on which a person left.
    Departure,
    /// A day in a case that is not the day of departure.
    OtherDay,
    /// The day on which a figure was released.
    Published,
    /// Numbers of people.
    Count,
    /// Words that several rows share.
    Category,
    /// Words for readers.
    Note,
    /// Numbers that count nothing: identifiers, codes, shares.
    Label,
}

impl Role {
    /// Whether the column tells when.
    pub(crate) fn is_time(self) -> bool {
        match self {
            Self::FiscalYear
            | Self::CalendarYear
            | Self::Year
            | Self::Quarter
            | Self::Half
            | Self::Month
            | Self::Period
            | Self::Date
            | Self::AsOf
            | Self::From
            | Self::Through
            | Self::Departure => true,
            Self::OtherDay | Self::Published | Self::Count | Self::Category | Self::Note | Self::Label => {
                false
            }
        }
    }

    /// Whether the column names years, of whatever kind.
    pub(crate) fn is_year(self) -> bool {
        matches!(self, Self::FiscalYear | Self::Year | Self::CalendarYear)
    }

    /// Whether the column names periods: years, or parts of them.
    pub(crate) fn is_period(self) -> bool {
        self.is_year() || matches!(self, Self::Month | Self::Quarter | Self::Half | Self::Period)
    }

    /// The word for it where the columns of a file are shown.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::FiscalYear => "fiscal_year",
            Self::CalendarYear => "calendar_year",
            Self::Year => "year",
            Self::Quarter => "quarter",
            Self::Half => "half",
            Self::Month => "month",
            Self::Period => "period",
            Self::Date => "date",
            Self::AsOf => "as_of",
            Self::From => "from",
            Self::Through => "through",
            Self::Departure => "departed",
            Self::OtherDay => "other_date",
            Self::Published => "published",
            Self::Count => "count",
            Self::Category => "category",
            Self::Note => "note",
            Self::Label => "label",
        }
    }
}
