//! Facts become answers: where a year stands, against what, and what arithmetic says of its end.
//!
//! Every function takes what it needs as an argument and either answers or refuses with the reason; nothing here
//! knows a file, a clock or a terminal. Formulas are those of the methods catalog, each with its source.

mod add_on;
mod backtest;
mod baselines;
mod choose;
mod compare;
mod crossing;
mod evidence;
mod groups;
mod interval;
mod methods;
mod needed;
mod past;
mod range;
mod refusal;
mod settling;
mod since_event;
mod standing;
#[cfg(test)]
mod tests;
mod window;

pub use add_on::{AddOn, add_on};
pub use backtest::{Miss, Record, Replay, STAGES, Stage, Track};
pub use baselines::{BaselineRate, Doubt, baselines};
pub use choose::{CANDIDATES, Choice, FIRST_PROJECTED_DAY, Situation, TIE, YEARS_FOR_A_CHOICE, choose};
pub use compare::{LikeForLike, SamePoint, like_for_like, same_point};
pub use crossing::{Crossing, crossing};
pub use evidence::{Evidence, Prior};
pub use groups::{Group, Groups, NOT_GIVEN, groups, months_through};
pub use interval::{
    Badge, Faster, Interval, LEAST_DAYS, faster_before, joined_to_weeks, year_bars, year_intervals,
};
pub use methods::{METHODS, Method, MethodId, Projection};
pub use needed::{Needed, needed};
pub use range::{Range, RangeBasis, past_misses, quantile, spread};
pub use refusal::Refusal;
pub use settling::{Revision, Settling, provisional_from, revisions, settling, unripe_days};
pub use since_event::{OtherEvent, SinceEvent, since_event};
pub use standing::{Standing, stand};
pub use window::{Window, behind_window, counting_together, twelve_months, twelve_months_before, window};
