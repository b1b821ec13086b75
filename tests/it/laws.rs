//! Laws of the answer, over generated data.

use fypace::calendar::Date;
use fypace::dataset::Dataset;
use fypace::load::{Input, Options, load};
use fypace::quantity::Count;
use fypace::report::{Query, answer, sentence};
use proptest::collection::vec;
use proptest::prelude::*;

fn loaded(name: &str, bytes: &[u8]) -> Dataset {
    load(&[Input { name, bytes }], &Options::default()).dataset
}

/// A removal in the first half of FY2016 or FY2017, of one of some countries or of none.
fn row() -> impl Strategy<Value = String> {
    let country = prop::sample::select(vec!["Mexico", "Haiti", "Honduras", ""]);
    (any::<bool>(), 0_i64..182, country, 0..50_u32).prop_map(|(before, day, country, number)| {
        let first = Date::parse_iso(if before { "2015-10-01" } else { "2016-10-01" }).unwrap();
        format!("{},{country},{number}\n", first.plus_days(day))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever the rows are, each of them is in one group, so that the groups make up the whole.
    #[test]
    fn groups_add_up(rows in vec(row(), 20..200)) {
        // A row on either side, so that both years are there from their first day to the same point.
        let ends = "2015-10-01,Mexico,60\n2016-03-31,Mexico,61\n2016-10-01,Mexico,62\n2017-03-31,Mexico,63\n";
        let file = format!("departed_date,country,age\n{ends}{}", rows.concat());
        let data = loaded("t.csv", file.as_bytes());
        let query = Query { by: Some("country".to_owned()), ..Query::default() };
        let report = answer(&data, &[], &query).unwrap();
        let groups = &report.groups.as_ref().unwrap().groups;
        let sum: u64 = groups.iter().map(|group| group.to_date.0).sum();
        let of_year = file.lines().filter(|line| line.starts_with("2016-1") || line.starts_with("2017"));
        prop_assert_eq!(sum, of_year.count() as u64);
        prop_assert_eq!(report.year.to_date.to_string(), Count(sum).to_string());
    }

    /// A figure that comes out later changes nothing of what could be known before.
    #[test]
    fn a_later_vintage_never_changes_what_was_known(
        year in 2018_i32..2026,
        day in 60_i64..360,
        late in vec((0..840_usize, 1_i64..400, 0_u64..2_000_000), 1..60),
    ) {
        let data = loaded("data/removals.csv", include_bytes!("../../data/removals.csv"));
        let known_on = Date::parse_iso(&format!("{}-10-01", year - 1)).unwrap().plus_days(day);
        let query = Query { known_on: Some(known_on), ..Query::default() };
        let mut facts = data.observations().to_vec();
        for (place, days, count) in late {
            let Some(mut fact) = facts.get(place).cloned() else { continue };
            fact.published = Some(known_on.plus_days(days));
            fact.count.0 = count;
            facts.push(fact);
        }
        let with = answer(&Dataset::new(data.calendar(), facts), &[], &query);
        let without = answer(&Dataset::new(data.calendar(), data.observations().to_vec()), &[], &query);
        match (with, without) {
            (Ok(with), Ok(without)) => {
                prop_assert_eq!(sentence::summary(&with), sentence::summary(&without));
                prop_assert_eq!(format!("{:?}", with.tracks), format!("{:?}", without.tracks));
                prop_assert_eq!(format!("{:?}", with.projections), format!("{:?}", without.projections));
            }
            (with, without) => prop_assert_eq!(with.is_err(), without.is_err()),
        }
    }
}
