//! What a text says in each order of day and month: one thing, or two.

use super::period::DateOrder;

/// What each order of day and month makes of a text, where it makes anything of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Readings<T> {
    month_first: Option<T>,
    day_first: Option<T>,
}

impl<T: Copy + PartialEq> Readings<T> {
    /// Reads in both orders; `None` where neither makes anything of the text.
    pub(super) fn of(read: impl Fn(DateOrder) -> Option<T>) -> Option<Self> {
        let (month_first, day_first) = (read(DateOrder::MonthFirst), read(DateOrder::DayFirst));
        (month_first.is_some() || day_first.is_some()).then_some(Self { month_first, day_first })
    }

    /// The same in both orders.
    pub(super) fn sure(value: T) -> Self {
        Self { month_first: Some(value), day_first: Some(value) }
    }

    /// What it says in an order.
    pub(super) fn in_order(self, order: DateOrder) -> Option<T> {
        match order {
            DateOrder::MonthFirst => self.month_first,
            DateOrder::DayFirst => self.day_first,
        }
    }

    /// The order that alone makes anything of the text.
    pub(super) fn proves(self) -> Option<DateOrder> {
        match (self.month_first, self.day_first) {
            (Some(_), None) => Some(DateOrder::MonthFirst),
            (None, Some(_)) => Some(DateOrder::DayFirst),
            (Some(_), Some(_)) | (None, None) => None,
        }
    }

    /// The only thing that it can say.
    pub(super) fn only(self) -> Option<T> {
        match (self.month_first, self.day_first) {
            (Some(one), Some(other)) => (one == other).then_some(one),
            (one, other) => one.or(other),
        }
    }

    /// What becomes of its readings; `None` where nothing becomes of either.
    pub(super) fn map<U: Copy + PartialEq>(self, make: impl Fn(T) -> Option<U>) -> Option<Readings<U>> {
        Readings::of(|order| make(self.in_order(order)?))
    }

    /// Both readings in words, the likelier one for Americans first.
    pub(super) fn shown(self, show: impl Fn(T) -> String) -> String {
        match (self.month_first, self.day_first) {
            (Some(one), Some(other)) if one != other => format!("{} or {}", show(one), show(other)),
            (one, other) => one.or(other).map_or_else(String::new, show),
        }
    }
}
