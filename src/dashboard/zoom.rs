//! Which days of the year are drawn: plain arithmetic on fiscal days.

/// A span of fiscal days, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first day.
    pub from: u16,
    /// The last day.
    pub to: u16,
}

/// Two weeks: reports are that far apart, so nearer there is nothing more to see.
const SHORTEST: u16 = 14;

impl Span {
    /// The whole of a year with so many days.
    #[must_use]
    pub fn whole(days: u16) -> Self {
        Self { from: 1, to: days.max(1) }
    }

    /// How many days it has.
    #[must_use]
    pub fn days(self) -> u16 {
        self.to.saturating_sub(self.from) + 1
    }

    /// Half of it round a day; no shorter than two weeks.
    pub(super) fn nearer(self, day: u16, year: u16) -> Self {
        Self::round(day, (self.days() / 2).max(SHORTEST), year)
    }

    /// Twice as much round its middle; the whole year at most.
    pub(super) fn further(self, year: u16) -> Self {
        let days = self.days().saturating_mul(2);
        // Half of an odd number of days, twice, lacks one of them.
        if days + 1 >= year {
            Self::whole(year)
        } else {
            Self::round(self.from.midpoint(self.to), days, year)
        }
    }

    /// Half of its days, which is as far as one looks on or back at once.
    pub(super) fn half(self) -> i32 {
        i32::from(self.days() / 2)
    }

    /// An eighth of its days, which is as far as the wheel goes.
    pub(super) fn eighth(self) -> i32 {
        i32::from((self.days() / 8).max(1))
    }

    /// So moved that it holds a day.
    pub(super) fn holding(self, day: u16, year: u16) -> Self {
        if (self.from..=self.to).contains(&day) { self } else { Self::round(day, self.days(), year) }
    }

    /// From one day through another, whichever comes first; no shorter than two weeks.
    pub(super) fn between(one: u16, other: u16, year: u16) -> Self {
        let (from, to) = (one.min(other), one.max(other));
        let span = Self { from: from.max(1), to: to.min(year) };
        if span.days() >= SHORTEST { span } else { Self::round(from.midpoint(to), SHORTEST, year) }
    }

    /// So much of it, in a ratio, with a day where it is.
    pub(super) fn scaled(self, day: u16, (times, by): (u32, u32), year: u16) -> Self {
        let part = |days: u16| u16::try_from(u32::from(days) * times / by).unwrap_or(year);
        let days = part(self.days()).max(SHORTEST).min(year);
        // At two weeks a part would be no less, and the day would wander.
        let before = if days == self.days() {
            day.saturating_sub(self.from)
        } else {
            part(day.saturating_sub(self.from))
        };
        let from = day.saturating_sub(before).clamp(1, (year - days + 1).max(1));
        Self { from, to: from + days - 1 }
    }

    /// As much of it as a year of so many days has.
    pub(super) fn within(self, year: u16) -> Self {
        let to = self.to.min(year);
        Self { from: self.from.min(to), to }
    }

    /// So many days later, or earlier where negative, as far as the year goes.
    pub(super) fn shifted(self, days: i32, year: u16) -> Self {
        let last = i32::from(year.saturating_sub(self.days())) + 1;
        let from = u16::try_from((i32::from(self.from) + days).clamp(1, last.max(1))).unwrap_or(1);
        Self { from, to: from + self.days() - 1 }
    }

    fn round(day: u16, days: u16, year: u16) -> Self {
        let days = days.min(year);
        let from = day.saturating_sub(days / 2).clamp(1, year - days + 1);
        Self { from, to: from + days - 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_stays_within_its_year() {
        let span = |from, to| Span { from, to };
        let whole = Span::whole(365);
        assert_eq!(whole.nearer(186, 365), span(95, 276));
        assert_eq!(whole.nearer(1, 365), span(1, 182));
        assert_eq!(whole.nearer(365, 365), span(184, 365));
        assert_eq!(span(100, 113).nearer(106, 365), span(99, 112));
        assert_eq!(span(95, 276).further(365), whole);
        assert_eq!(span(2, 365).further(365), whole);
        assert_eq!(span(95, 276).shifted(91, 365), span(184, 365));
        assert_eq!(span(1, 182).shifted(-91, 365), span(1, 182));
        assert_eq!(span(1, 182).holding(200, 365), span(109, 290));
        // Of an even number of days as of an odd one, the way back leads to the same ones.
        for there in [span(100, 113), span(100, 114)] {
            for days in [there.half(), there.eighth()] {
                assert_eq!(there.shifted(days, 365).shifted(-days, 365), there);
            }
        }
        for days in [1, 13, 14, 365, 366] {
            for day in 1..=days {
                let near = Span::whole(days).nearer(day, days);
                assert!(near.from >= 1 && near.to <= days && near.from <= near.to, "{days} {day} {near:?}");
            }
        }
    }
}
