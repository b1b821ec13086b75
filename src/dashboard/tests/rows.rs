//! Tables, groups and lists: gone through, sorted, searched and left.

use super::*;

#[test]
fn a_table_is_gone_through_sorted_and_left() {
    let check = |script: &str, expected: &str| {
        let (state, _) = typed(BUNDLED, script);
        let cell = state.table().rows.get(state.row()).and_then(|row| row.get(state.place.column)).cloned();
        let notice = state.notice.map(|notice| format!(" ! {notice}")).unwrap_or_default();
        let found = format!("{:?} {:?} {}{notice}", state.view, state.place.table, cell.unwrap_or_default());
        assert_eq!(found, expected, "{script}");
    };
    // The numbers of the view one comes from, and back to it.
    check("t", "Table Reports 2025-11-15");
    check("] ] t", "Table Years FY2026");
    check("] ] t t", "Years Years FY2026");
    check("t Esc", "Pace Reports 2025-11-15");
    // Rows and columns, and what lies beyond them.
    check("t Up", "Table Reports 2025-11-15 ! this is the first row");
    check("t Left", "Table Reports 2025-11-15 ! there is no column further left");
    check("t End Right Right", "Table Reports 234,236");
    check("t End Down", "Table Reports 2026-04-04 ! this is the last row");
    check("t Right Right PageDown Home", "Table Reports 56,392");
    // By value, not by letter: 72,177 is less than 142,580.
    check("] ] t l l l s", "Table Years 59,011");
    check("] ] t l l l S", "Table Years 409,849");
    check("] ] t l l l S S", "Table Years -");
    // That of groups needs no visit to their view before.
    let (state, _) = typed(RECORDS, "t n n n");
    let first = state.table().rows.into_iter().next().and_then(|row| row.into_iter().next());
    assert_eq!((state.place.table, first.as_deref()), (TableId::Groups, Some("Haiti")));
    // The other tables.
    check("t n", "Table Intervals 2025-10-01");
    check("t n N N", "Table Days 2025-10-01");
    check("t N N", "Table Findings ");
    check("] ] ] ] ] t", "Table Days 2025-10-01");
    check("] t", "Table Intervals 2025-10-01");
    // The bundled figures have no findings, and no groups.
    check("[ t", "Table Reports 2025-11-15");
    check("] ] ] t", "Table Reports 2025-11-15");
    // The data view is a list of its own.
    check("[ n", "Data Reports 2025-11-15 ! only the table view has several tables");
    check("[ s", "Data Reports 2025-11-15 ! this list has an order of its own");
    check("[ End Down", "Data Reports  ! this is the last row");
}

#[test]
fn the_data_view_says_what_the_rows_take_of_the_memory() {
    let kept = |bytes: &[u8]| {
        let items: Vec<_> = start(bytes).sections().into_iter().flat_map(|section| section.items).collect();
        items.into_iter().map(|item| item.text).filter(|text| text.starts_with("kept: ")).collect::<Vec<_>>()
    };
    assert_eq!(kept(RECORDS), ["kept: 10 rows, 2 categories, 1 kB in memory"]);
    // Half a million rows: four bytes each for the day, one for the country and one for the sex.
    let rows = (0..500_000).map(|row| format!("2015-10-{:02},Mexico,F\n", 1 + row % 31));
    let text: String = std::iter::once("departed_date,country,sex\n".to_owned()).chain(rows).collect();
    assert_eq!(kept(text.as_bytes()), ["kept: 500,000 rows, 2 categories, 3 MB in memory"]);
    // Published totals are few, and what they take is not worth a word.
    assert!(kept(BUNDLED).is_empty());
}

#[test]
fn groups_are_ranked_gone_into_and_left() {
    let check = |bytes: &[u8], script: &str, expected: &str| {
        let (state, _) = typed(bytes, script);
        let filters = state.query.filters.iter().map(|(column, value)| format!("{column}={value} > "));
        let by = state.query.by.clone().unwrap_or_default();
        let rows =
            state.groups_table().rows.into_iter().map(|row| row.into_iter().next().unwrap_or_default());
        let mut rows: Vec<_> = rows.collect();
        if let Some(row) = rows.get_mut(state.row()).filter(|_| state.view == ViewId::Groups) {
            *row = format!("[{row}]");
        }
        let notice = state.notice.as_ref().map(|notice| format!(" ! {notice}")).unwrap_or_default();
        let to_date = state.report.year.to_date;
        let found = format!("{}{by}: {} ({to_date}){notice}", filters.collect::<String>(), rows.join(", "));
        assert_eq!(found, expected, "{script}");
    };
    let enter = "] ] ]";
    let then = |script: &str| format!("{enter} {script}");
    check(RECORDS, enter, "country: [Haiti], (not given), Mexico (5)");
    check(RECORDS, &then("Down c"), "sex: [M], F (5)");
    check(RECORDS, &then("c c"), "country: [Haiti], (not given), Mexico (5)");
    check(RECORDS, &then("C"), "sex: [M], F (5)");
    // Enter counts only the group, in every view; Esc goes back to the row that it was set from.
    check(RECORDS, &then("End Enter"), "country=Mexico > sex: [F], M (1)");
    check(RECORDS, &then("End Enter Enter"), "country=Mexico > sex=F > sex: [F] (0)");
    check(RECORDS, &then("End Enter ]"), "country=Mexico > sex: F, M (1)");
    check(RECORDS, &then("End Enter ] Esc"), "country: Haiti, (not given), Mexico (5)");
    check(RECORDS, &then("End Enter Esc"), "country: Haiti, (not given), [Mexico] (5)");
    check(RECORDS, &then("Down Enter"), "country= > sex: [M] (1)");
    check(RECORDS, &then("Down Enter Esc"), "country: Haiti, [(not given)], Mexico (5)");
    check(RECORDS, &then("Enter u"), "country: [Haiti], (not given), Mexico (5)");
    let why = "this group is all there is here: Esc steps back";
    check(RECORDS, &then("Enter Enter Enter"), &format!("country=Haiti > sex=F > sex: [F] (1) ! {why}"));
    // Sorted by any column, and narrowed down by what one types.
    check(RECORDS, &then("l s"), "country: [(not given)], Mexico, Haiti (5)");
    check(RECORDS, &then("/ m e x"), "country: [Mexico] (5)");
    check(RECORDS, &then("/ h t i Enter Enter"), "country=Haiti > sex: [F], M (3)");
    check(RECORDS, &then("/ x x Esc"), "country: [Haiti], (not given), Mexico (5)");
    check(RECORDS, &then("/ m e x Enter Esc"), "country: [Haiti], (not given), Mexico (5)");
    check(RECORDS, &then("/ z z Enter Enter"), "country:  (5) ! there is no group here");
    check(RECORDS, &then("/ x Backspace Down Up Enter"), "country: [Haiti], (not given), Mexico (5)");
    let why = "the data have no category columns";
    check(BUNDLED, &then("Enter"), &format!(":  (234,236) ! {why}"));
    check(BUNDLED, &then("c"), &format!(":  (234,236) ! {why}"));
}

#[test]
fn a_group_is_told_apart_by_a_column_that_parts_it() {
    let rows = "departed_date,country,event,sex\n2015-10-01,Haiti,a,M\n2016-10-01,Haiti,b,M\n2016-10-02,Haiti,b,F\n\
        2016-10-03,Peru,a,F\n2016-10-04,Peru,b,F\n";
    let by = |script: &str| typed(rows.as_bytes(), script).0.query.by.unwrap_or_default();
    assert_eq!(by("] ] ]"), "country");
    // Every removal to Haiti of the two years that is counted is of one sex and event or another; to Peru of one sex.
    assert_eq!(by("] ] ] / p e r u Enter Enter"), "event");
    let same = rows.replace(",b,", ",a,");
    let by = |script: &str| typed(same.as_bytes(), script).0.query.by.unwrap_or_default();
    assert_eq!(by("] ] ] / h a i t i Enter Enter"), "sex");
}

#[test]
fn tables_and_data_are_searched() {
    let check = |script: &str, expected: &str| {
        let (state, _) = typed(BUNDLED, script);
        let cell = if state.view == ViewId::Data {
            state.sections().into_iter().flat_map(|section| section.items).count().to_string()
        } else {
            state.table().rows.get(state.row()).and_then(|row| row.first()).cloned().unwrap_or_default()
        };
        assert_eq!(format!("{:?} {cell}", state.view), expected, "{script}");
    };
    check("] ] t / 2 0 1 7", "Table FY2017");
    check("] ] t / 2 0 1 Down Enter", "Table FY2018");
    check("] ] t / 2 0 1 7 Enter Esc", "Table FY2026");
    check("] ] t / 2 0 1 7 Enter n N", "Table FY2026");
    check("[ / x q z", "Data 0");
    check("[ / x q z Esc Esc", "Data 53");
}

#[test]
fn a_search_of_one_list_is_not_taken_back_to_another() {
    let (state, _) = typed(BUNDLED, "t n / z z q q Enter u");
    assert_eq!(state.search, "");
    assert!(state.extent().0 > 0, "{:?}", state.place);
    // Sorting and back is the same list.
    let (state, _) = typed(BUNDLED, "t / F Y Enter S u");
    assert_eq!(state.search, "FY");
}

#[test]
fn groups_begin_with_a_column_that_tells_rows_apart_the_country_first() {
    let by = |heading: &str, rows: [&str; 3]| {
        let days = ["2016-10-01", "2016-10-02", "2016-11-20"];
        let rows = days.iter().zip(rows).map(|(day, row)| format!("{day},{row}\n"));
        let text = format!("departed_date,{heading}\n{}", rows.collect::<String>());
        typed(text.as_bytes(), "] ] ]").0.query.by.unwrap_or_default()
    };
    assert_eq!(by("sex,office", ["M,A", "F,B", "M,B"]), "sex");
    assert_eq!(by("status,office", ["(b)(6),A", "(b)(6),B", "(b)(6),B"]), "office");
    assert_eq!(by("sex,citizenship country", ["M,Cuba", "F,Peru", "M,Peru"]), "citizenship country");
    assert_eq!(by("sex,citizenship country", ["M,(b)(6)", "F,(b)(6)", "M,(b)(6)"]), "sex");
    assert_eq!(by("sex", ["M", "M", "M"]), "sex");
}

#[test]
fn a_column_is_the_same_in_whatever_letters_it_was_asked_for() {
    let by = |query: Query, script: &str| {
        let mut state = State::new(dataset(RECORDS), Vec::new(), query, &Theme::DARK).unwrap();
        for key in Key::script(script).unwrap() {
            update(&mut state, &Message::Key(key));
        }
        state.query.by.unwrap_or_default()
    };
    let of_haiti = Query { filters: vec![("COUNTRY".to_owned(), "Haiti".to_owned())], ..Query::default() };
    assert_eq!(by(of_haiti.clone(), "] ] ]"), "sex");
    // Within one sex of one country there is nothing left to tell apart.
    assert_eq!(by(of_haiti, "] ] ] Enter"), "sex");
    let by_sex = Query { by: Some("SEX".to_owned()), ..Query::default() };
    assert_eq!(by(by_sex.clone(), "] ] ] c"), "country");
    assert_eq!(by(by_sex, "] ] ] C"), "country");
}
