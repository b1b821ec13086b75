//! What the dashboard shows first, as it is typed.

use clap::Args;

use super::values::{Chosen, choice, date, days, fiscal_year};
use crate::calendar::{Date, FiscalYear};
use crate::dashboard::{CURVES, CurveId, Lines, Shown, TABLES, TableId, VIEWS, ViewId};

/// What the dashboard shows first.
#[derive(Debug, Args)]
#[command(next_help_heading = "Dashboard")]
pub(super) struct TypedShown {
    /// The view to begin with [default: the first that the data can fill]
    #[arg(long, value_name = "VIEW", value_parser = choice(VIEWS))]
    view: Option<Chosen<ViewId>>,
    /// The table of the table view
    #[arg(long, value_name = "TABLE", value_parser = choice(TABLES))]
    table: Option<Chosen<TableId>>,
    /// The day that values are read on [default: the as-of date]
    #[arg(long, value_name = "DATE", value_parser = date)]
    cursor: Option<Date>,
    /// The days that are drawn, for example 2017-01-01..2017-03-31 [default: the whole year]
    #[arg(long, value_name = "FROM..THROUGH", value_parser = days)]
    zoom: Option<(Date, Date)>,
    /// A year that is not drawn; may be given more than once
    #[arg(long, value_name = "YEAR", value_parser = fiscal_year)]
    hide: Vec<FiscalYear>,
    /// What the lines of the pace view are [default: cumulative]
    #[arg(long, value_name = "CURVE", value_parser = choice(CURVES))]
    lines: Option<Chosen<CurveId>>,
    /// Draw the lines on a logarithmic scale
    #[arg(long)]
    log: bool,
    /// Draw the middle half of the earlier years
    #[arg(long)]
    middle_half: bool,
    /// Only the chart
    #[arg(long)]
    full: bool,
}

impl TypedShown {
    /// What it means.
    pub(super) fn shown(&self) -> Shown {
        let curve = self.lines.as_ref().map_or(Lines::default().curve, |chosen| *chosen.0);
        Shown {
            view: self.view.as_ref().map(|chosen| *chosen.0),
            table: self.table.as_ref().map(|chosen| *chosen.0),
            cursor: self.cursor,
            zoom: self.zoom,
            hidden: self.hide.clone(),
            lines: Lines { curve, log: self.log, half: self.middle_half },
            full: self.full,
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;

    use super::super::arguments::Typed;
    use super::super::request::query_of;

    /// What is typed means itself: made into options and read again it is the same.
    #[test]
    fn a_question_and_what_is_shown_of_it_survive_being_typed() {
        let check = |line: &str| {
            let typed = Typed::try_parse_from(std::iter::once("fypace").chain(line.split(' '))).unwrap();
            let (shown, query) = (typed.shown.shown(), query_of(typed.asked));
            let again = [query.arguments(), shown.arguments()].concat();
            assert_eq!(again.join(" "), line);
            let typed = Typed::try_parse_from(std::iter::once("fypace".to_owned()).chain(again)).unwrap();
            assert_eq!((typed.shown.shown(), query_of(typed.asked)), (shown, query), "{line}");
        };
        check("--year 2017");
        check("--year 2017 --against 2016 --as-of 2017-09-09 --known-on 2017-09-28");
        check("--against-measure DHS --mix-measures --series live --where country=Mexico --where sex=");
        check("--by country --align weekday --method trailing_28 --target 1000000");
        check("--align event --event 2025-01-20 --year-end-add-on --force-projection");
        check("--view table --table years --cursor 2017-09-09 --zoom 2017-01-01..2017-03-31");
        check("--view pace --lines rate --hide 2015 --hide 2014 --log --middle-half --full");
    }

    #[test]
    fn what_cannot_be_shown_is_refused() {
        for line in ["--zoom 2017-01-01", "--zoom 2017-03-31..2017-01-01", "--view pie", "--cursor today"] {
            let typed = Typed::try_parse_from(std::iter::once("fypace").chain(line.split(' ')));
            assert!(typed.is_err(), "{line}");
        }
    }
}
