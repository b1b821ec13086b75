//! Every answer to a query, ready for eyes: numbers with their basis, refusals with their reason.
//!
//! [`answer()`] turns a dataset and a [`Query`] into a [`Report`], which owns all it needs, so that exports and screens
//! read it and compute nothing. What may be said in words is in [`sentence`].

mod answer;
mod behind;
mod check;
mod check_table;
mod closing;
mod context;
mod credit;
mod daily;
mod doubt;
mod explain;
mod figures;
mod file_years;
mod findings;
mod groups;
mod headline;
mod heat;
mod later;
mod ledger;
mod methods;
mod note;
mod origin;
mod projections;
mod query;
mod rate;
mod read_at;
mod remark;
pub mod sentence;
mod spread;
mod subject;
mod table;
mod told;
mod value_on;
mod view;
mod years;

pub use answer::answer;
pub use check::{Check, CheckedFile, LoadedFile, RefusedFile, Verdict};
pub use check_table::{file_table, file_years_table, sources_table};
pub use closing::{Closing, ClosingKind, Provenance};
pub use context::{AlignmentAnswer, Context, EventMark, Rank};
pub use credit::{Credit, Taken, credits, year_credits};
pub use daily::{difference, lead_is_observed, lead_runs, rate_is_observed, rate_runs};
pub use doubt::findings_table;
pub use explain::{EXPLAINED, Explained, Explanation, explain_days, explain_later, rows_table};
pub use figures::{figure_ids, figures_table};
pub use file_years::FileYear;
pub use groups::{GroupsAnswer, counted_cell, group_sentence, groups_table};
pub use headline::{Statement, headline, short_name};
pub use heat::{DayCount, Levels, day_counts, days_table};
pub use later::LaterCount;
pub use ledger::{Behind, Ledger};
pub use methods::{
    BaselineFlip, FunnelLine, FunnelPoint, RECORD_WORDS, baseline_flip, formulas_table, funnel, method_shown,
    methods_table,
};
pub use note::notes;
pub use origin::{Item, Section, origins};
pub use query::{Projecting, Query, RANGE_OF_YEARS};
pub use rate::{
    intervals_table, marked_change, marked_count, marked_rate, rate_bars, rates_after, reports_table, steps,
};
pub use read_at::ReadAt;
pub use remark::remarks;
pub use spread::{MiddleHalf, middle_half};
pub use subject::filtered;
pub use table::{
    Column, Table, aligned_day, baselines_table, between, marked, projections_table, stage_table,
    track_table, years_table, years_table_on,
};
pub use told::{day_credits, single_day_credits, window_credits};
pub use value_on::ValueOn;
pub use view::{
    BaselineAnswer, CrossingAnswer, Headline, HoleAnswer, LikeForLikeAnswer, ProjectionAnswer, Report,
    SamePointAnswer, YearAnswer,
};
pub use years::{Resolution, YearRow};

pub use crate::dataset::{Basis, Bounds, CountKind, EventKind, Finding, Level, Reading, Silence, Understood};
pub use crate::pace::{
    AddOn, Badge, BaselineRate, Choice, FIRST_PROJECTED_DAY, Faster, Group, Interval, METHODS, Method,
    MethodId, Miss, NOT_GIVEN, Needed, OtherEvent, Range, RangeBasis, Record, Refusal, Revision, Settling,
    SinceEvent, Track, Window,
};
