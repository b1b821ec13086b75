//! What can be typed, as it is typed. What it means is the request's business.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use super::reading::TypedReading;
use super::shown::TypedShown;
use super::values::{Chosen, choice, choice_of, count, date, filter, fiscal_year};
use crate::calendar::{ALIGNMENTS, AlignmentId, Date, FiscalYear};
use crate::export::{CHECK_FORMATS, FORMATS, Format};
use crate::pace::{METHODS, Method};
use crate::plot::{MARKERS, Marker};
use crate::quantity::Count;
use crate::report::{Check, EXPLAINED, Explained, Report};
use crate::shell::looks::{COLORS, Color};
use crate::theme::{THEMES, Theme};

/// Is this fiscal year running ahead of or behind other years, by how much, and where will it end?
///
/// Opens a dashboard on FILEs with counts of removals (deportations), or on the bundled ICE figures. Where standard
/// output is no terminal, the text report is printed instead.
#[derive(Debug, Parser)]
#[command(name = "fypace", version, args_conflicts_with_subcommands = true, max_term_width = 100)]
#[command(args_override_self = true)]
pub(super) struct Typed {
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    #[command(flatten)]
    pub(super) reading: TypedReading,
    #[command(flatten)]
    pub(super) asked: Asked,
    #[command(flatten)]
    pub(super) shown: TypedShown,
    #[command(flatten)]
    pub(super) looks: TypedLooks,
}

impl Typed {
    /// Which files were named and how they are read, for whatever command.
    pub(super) fn reading(&self) -> &TypedReading {
        match &self.command {
            Some(Command::Report(typed)) => &typed.reading,
            Some(Command::Check(typed)) => &typed.reading,
            None => &self.reading,
        }
    }

    /// The files that were named.
    pub(super) fn files(&self) -> &[PathBuf] {
        &self.reading().files
    }
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Print the answers once
    Report(TypedReport),
    /// Say what was understood of each file, what is doubtful and what was left out
    ///
    /// Ends with 1 where a file is refused.
    Check(TypedCheck),
}

#[derive(Debug, Args)]
pub(super) struct TypedReport {
    /// How to write them
    #[arg(long, value_name = "FORMAT", default_value = "text", value_parser = choice(FORMATS))]
    pub(super) format: Chosen<Format<Report>>,
    /// Say why a figure is what it is: formula, values, basis, and the rows behind it
    #[arg(long, value_name = "FIGURE", value_parser = choice(EXPLAINED))]
    pub(super) explain: Option<Chosen<Explained>>,
    #[command(flatten)]
    pub(super) reading: TypedReading,
    #[command(flatten)]
    pub(super) asked: Asked,
}

#[derive(Debug, Args)]
pub(super) struct TypedCheck {
    /// How to write it
    #[arg(long, value_name = "FORMAT", default_value = "text", value_parser = choice(CHECK_FORMATS))]
    pub(super) format: Chosen<Format<Check>>,
    /// End with 1 where there is a finding, too
    #[arg(long)]
    pub(super) strict: bool,
    /// Print the table of FILE as it was read, header and rows as CSV, before any meaning
    #[arg(long, conflicts_with_all = ["format", "strict"])]
    pub(super) table: bool,
    /// Count only rows with this value in a category column; may be given more than once
    #[arg(long = "where", value_name = "COLUMN=VALUE", value_parser = filter, conflicts_with = "table")]
    pub(super) filters: Vec<(String, String)>,
    #[command(flatten)]
    pub(super) reading: TypedReading,
}

/// What is asked of the figures.
#[derive(Debug, Args)]
#[command(next_help_heading = "Question")]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own on the command line")]
pub(super) struct Asked {
    /// The fiscal year in question [default: the newest]
    #[arg(long, value_name = "YEAR", value_parser = fiscal_year)]
    pub(super) year: Option<FiscalYear>,
    /// The fiscal year it is measured against [default: the one before]
    #[arg(long, value_name = "YEAR", value_parser = fiscal_year)]
    pub(super) against: Option<FiscalYear>,
    /// Look at the year on this day [default: its last figure's]
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(super) as_of: Option<Date>,
    /// Use only what was published by this day
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(super) known_on: Option<Date>,
    /// Take the year measured against from another measure; refused without --mix-measures
    #[arg(long, value_name = "NAME")]
    pub(super) against_measure: Option<String>,
    /// Compare two measures although they count different things; every answer says so
    #[arg(long, requires = "against_measure")]
    pub(super) mix_measures: bool,
    /// What is counted, by name [default: ICE removals, or the one observed most]
    #[arg(long, value_name = "NAME")]
    pub(super) measure: Option<String>,
    /// Take the year's own figure from this series [default: the one with a figure on the day]
    #[arg(long, value_name = "NAME")]
    pub(super) series: Option<String>,
    /// Count only rows with this value in a category column; may be given more than once
    #[arg(long = "where", value_name = "COLUMN=VALUE", value_parser = filter)]
    pub(super) filters: Vec<(String, String)>,
    /// Tell the values of a category column apart
    #[arg(long, value_name = "COLUMN")]
    pub(super) by: Option<String>,
    /// How the same point of another year is found; with `event`, by the days since --event
    #[arg(long, value_name = "WAY", default_value = "date", requires_if("event", "event"))]
    #[arg(value_parser = choice(ALIGNMENTS))]
    pub(super) align: Chosen<AlignmentId>,
    /// The projection in the headline [default: by what the data allow]
    #[arg(long, value_name = "ID", value_parser = choice_of(METHODS, |method| method.headline))]
    pub(super) method: Option<Chosen<Method>>,
    /// A total to reach [default: that of the year measured against]
    #[arg(long, value_name = "COUNT", value_parser = count, allow_negative_numbers = true)]
    pub(super) target: Option<Count>,
    /// The rate since this day, against as many days before it and after other events of its kind
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(super) event: Option<Date>,
    /// Add what the last weeks of other years have added over the trend, as a line of its own
    #[arg(long)]
    pub(super) year_end_add_on: bool,
    /// Project even in the first two months of the year
    #[arg(long)]
    pub(super) force_projection: bool,
    /// Leave the headline and the charts without a projection
    #[arg(long, conflicts_with_all = ["force_projection", "method"])]
    pub(super) no_projection: bool,
}

/// How the dashboard looks.
#[derive(Debug, Args)]
#[command(next_help_heading = "Looks")]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own on the command line")]
pub(super) struct TypedLooks {
    /// Colors for this kind of ground [default: what the terminal says of itself]
    #[arg(long, value_name = "THEME", value_parser = choice(THEMES))]
    pub(super) theme: Option<Chosen<Theme>>,
    /// Whether to use color
    #[arg(long, value_name = "WHEN", default_value = "auto", value_parser = choice(COLORS))]
    pub(super) color: Chosen<Color>,
    /// The characters that charts are drawn with [default: braille, or ascii where there is no UTF-8]
    #[arg(long, value_name = "GLYPHS", value_parser = choice(MARKERS))]
    pub(super) marker: Option<Chosen<Marker>>,
    /// Leave the mouse to the terminal
    #[arg(long)]
    pub(super) no_mouse: bool,
    /// Speak in sentences, line by line, with the same keys: for screen readers
    #[arg(long)]
    pub(super) plain: bool,
    /// Go on where the dashboard was last left: its files, question, view and kept views
    #[arg(long, conflicts_with = "files")]
    pub(super) resume: bool,
    /// Leave out the settings file, and keep nothing for --resume
    #[arg(long)]
    pub(super) no_config: bool,
    /// Do not read the files again when they change
    #[arg(long)]
    pub(super) no_watch: bool,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        Typed::command().debug_assert();
    }

    #[test]
    fn what_is_typed_is_read_or_refused() {
        let check = |line: &str, good: bool| {
            let typed = Typed::try_parse_from(line.split(' '));
            assert_eq!(typed.is_ok(), good, "{line}: {:?}", typed.err().map(|error| error.to_string()));
        };
        check("fypace", true);
        check("fypace a.csv b.csv --year 2017 --against FY2016", true);
        check("fypace report a.csv --format json --as-of 2017-09-09", true);
        check("fypace report --align weekday --method trailing_28 --target 1,000,000", true);
        check("fypace --theme light --color never --marker ascii", true);
        check("fypace --year 17", false);
        check("fypace --as-of 2017-9-9", false);
        check("fypace --fiscal-start 02-29", false);
        check("fypace report --format yaml", false);
        check("fypace report --theme dark", false);
        check("fypace report --method last_years_total", false);
        check("fypace report --target 0", false);
        check("fypace report --align event", false);
        check("fypace report --align event --event 2025-01-20", true);
        check("fypace report --mix-measures", false);
    }
}
