//! Texts, and the tables in them.

use super::*;

/// Reads a text and writes the table as one line a row, cells joined by `|`, the headings first.
fn shown(text: &str) -> String {
    match Table::of_text(text, &Reading::default()) {
        Err(fault) => format!("{fault:?}"),
        Ok(table) => {
            let mut lines = vec![table.headings.join("|")];
            table.each(|record| {
                lines.push(format!("{}:{}", record.line(), record.cells().collect::<Vec<_>>().join("|")));
            });
            lines.join("\n")
        }
    }
}

fn check(text: &str, expected: &[&str]) {
    assert_eq!(shown(text).lines().collect::<Vec<_>>(), expected, "{text:?}");
}

#[test]
fn every_delimiter_and_line_end_makes_the_same_table() {
    let plain = "month,removals\n2016-10,18320\n2016-11,17944\n";
    for delimiter in [",", ";", "\t", "|", ", ", ":", " ", "||", "::", "~"] {
        for end in ["\n", "\r\n", "\r"] {
            let text = plain.replace(',', delimiter).replace('\n', end);
            check(&text, &["month|removals", "2:2016-10|18320", "3:2016-11|17944"]);
        }
    }
}

#[test]
fn quotes_hold_delimiters_and_line_ends() {
    check(
        "a date,note\n2016-10-03,\"x, \"\"y\"\"\"\n2016-10-04,\"z\"\n",
        &["a date|note", "2:2016-10-03|x, \"y\"", "3:2016-10-04|z"],
    );
    check("date,note\n2016-10-03,\"x \\\"y\\\", z\"\n", &["date|note", "2:2016-10-03|x \"y\", z"]);
    check(
        "date,note\n2016-10-03,'a, b'\n2016-10-04,'c'\n",
        &["date|note", "2:2016-10-03|a, b", "3:2016-10-04|c"],
    );
    check("month,\"removals\n(all)\"\n2016-10,5\n", &["month|removals (all)", "3:2016-10|5"]);
    check("date,note\n2016-10-03,6\" snow\n", &["date|note", "2:2016-10-03|6\" snow"]);
    check("month,removals\n2016-10,\"18\"320\n", &["month|removals", "2:2016-10|\"18\"320"]);
}

/// It is refused as what it is, and the whole is not read without quotes.
#[test]
fn a_quote_that_opens_at_the_end_of_a_text_leaves_the_quotes_before_it_what_they_are() {
    check(
        "date,what,note\n2016-10-03,\"Boots, men's\",\"a, b\"\n2016-10-04,\"Hats, kids'\",\"c\"\n2016-10-05,\"e\",\"\n",
        &[r#"Unclosed { line: 4, column: Some((2, "note")), text: "\"" }"#],
    );
}

#[test]
fn a_stray_quote_is_read_so_that_the_row_keeps_its_width() {
    check(
        "date,size,what,note\n2016-10-03,1,\"boots, 10\" high\",a\n2016-10-04,\"2,b,\"c, d\"\n2016-10-05,3,e,f\n",
        &[
            "date|size|what|note",
            "2:2016-10-03|1|boots, 10\" high|a",
            "3:2016-10-04|\"2|b|c, d",
            "4:2016-10-05|3|e|f",
        ],
    );
}

#[test]
fn lines_around_the_table_are_no_rows() {
    let text = "Removals by month\nFiscal Year 2017\n\nmonth,removals\n2016-10,5\nmonth,removals\n2016-11,6\n\nNote: provisional.\n";
    check(text, &["month|removals", "5:2016-10|5", "7:2016-11|6"]);
    let table = Table::of_text(text, &Reading::default()).unwrap();
    let skipped: Vec<(u64, Skip)> =
        table.skipped.iter().map(|skipped| (skipped.line, skipped.skip)).collect();
    assert_eq!(skipped, [(1, Skip::Above), (2, Skip::Above), (6, Skip::Repeat), (9, Skip::Below)]);
    assert_eq!((table.header_line, table.rows), (Some(4), 2));
}

#[test]
fn a_header_may_be_two_rows_deep() {
    check(
        "month,removals,removals\n,interior,border\n2016-10,1,2\n",
        &["month|removals interior|removals border", "3:2016-10|1|2"],
    );
    check(
        ",,Convicted,,Other\nFiscal Year,Month,Total,Felons,Total\n2014,October,5,2,3\n",
        &["Fiscal Year|Month|Convicted Total|Convicted Felons|Other Total", "3:2014|October|5|2|3"],
    );
}

#[test]
fn a_blank_row_may_part_the_rows_of_a_header() {
    check(
        "month,removals,\n,,\n,interior,border\n2016-10,1,2\n",
        &["month|removals interior|removals border", "4:2016-10|1|2"],
    );
    check("month,removals\n,\n2016-10,1\n", &["month|removals", "3:2016-10|1"]);
}

#[test]
fn a_long_heading_among_many_is_a_row_of_the_header() {
    let long =
        "Removals to the country of citizenship, in which those to a third country are counted as well";
    check(
        &format!("Office,{long:?},,Returns,,All\n,Men,Women,Men,Women,\nA,1,2,3,4,10\n"),
        &[&format!("Office|{long} Men|{long} Women|Returns Men|Returns Women|All"), "3:A|1|2|3|4|10"],
    );
    // Alone it is a sentence.
    check(&format!(",{long:?}\nmonth,removals\n2016-10,5\n"), &["month|removals", "3:2016-10|5"]);
}

#[test]
fn a_table_of_words_is_headed_by_its_first_row_that_names_half_of_the_columns() {
    check("name,place,\nA,north,x\nB,south,y\n", &["name|place|", "2:A|north|x", "3:B|south|y"]);
    check(
        "List 1,new,,,\nname,place,office,head,post\nA,north,x,q,s\n",
        &["name|place|office|head|post", "3:A|north|x|q|s"],
    );
}

#[test]
fn a_sentence_cut_by_its_commas_is_no_header() {
    check(
        "Made as a table,Sample 042 by head office date,12 February 2017\nwave,share\n2016-10,5\n\
         2016-11,6\n2016-12,6\n2017-01,6\n2017-02,6\n",
        &["wave|share", "3:2016-10|5", "4:2016-11|6", "5:2016-12|6", "6:2017-01|6", "7:2017-02|6"],
    );
}

#[test]
fn a_line_drawn_below_the_header_is_no_row_of_it() {
    check(
        "| Month | Removals |\n|-------|------|\n| 2016-10 | 5 |\n| 2016-11 | 6 |\n",
        &["|Month|Removals", "3:|2016-10|5|", "4:|2016-11|6|"],
    );
    // One mark for a missing number draws no line.
    check(
        "Month,Place,Removals\n2016-10,A,5\n,,---\n",
        &["Month|Place|Removals", "2:2016-10|A|5", "3:||---"],
    );
}

#[test]
fn a_header_behind_a_comment_mark_is_known_by_its_width() {
    check(
        "#made by: a program,\n#unit: persons,\n\n#Sample no,Time/min,Mass/g\n1,2,3\n2,3,4\n",
        &["#Sample no|Time/min|Mass/g", "5:1|2|3", "6:2|3|4"],
    );
    // Two pieces may be a remark and its comma.
    assert_eq!(Table::of_text("# seen, again\n2016-10,5\n", &Reading::default()).unwrap().header_line, None);
}

#[test]
fn a_row_that_only_begins_as_a_note_does_belongs_to_the_table() {
    check(
        "Return type,FY2016,FY2017\nReturn to border,5,6\nSource not known,7,\n",
        &["Return type|FY2016|FY2017", "2:Return to border|5|6", "3:Source not known|7|"],
    );
    check("Return date,Place\n2016-10-03,A\n", &["Return date|Place", "2:2016-10-03|A"]);
    // A sentence that its own comma cuts.
    let text = "Note removals, by month\n2016-10,5\n2016-11,6\n";
    assert_eq!(Table::of_text(text, &Reading::default()).unwrap().header_line, None);
    for text in ["Place,removals\nA,5\nNote this leaves out, 6\n", "Place,removals\nA,5\nSource: ours,6\n"] {
        assert_eq!(Table::of_text(text, &Reading::default()).unwrap().rows, 1, "{text}");
    }
}

/// The headings of the table below say more that is known.
#[test]
fn the_header_of_the_first_table_is_the_one_above_its_rows() {
    check(
        "Visits\nEntry,Place\n2016-10-03,A\n2016-10-04,B\n2016-10-05,B\n2016-10-06,B\n\nmonth,removals\n2016-10,5\n",
        &["Second { line: 8, read: [8] }"],
    );
}

#[test]
fn titles_between_tables_are_no_rows_where_tables_are_only_shown() {
    let text = "Interior,\n,\nmonth,removals\n2016-10,5\n,\nBorder,\nJuly 2017,\n,\nmonth,removals\n2016-10,7\n,\n\
                Offices,\noffice,head\nA,2016-10\n,\nReturns,\n,\nmonth,returns\n2016-11,3\n";
    let table = Table::of_text(text, &Reading { lenient: true, ..Reading::default() }).unwrap();
    let mut lines = Vec::new();
    table.each(|record| lines.push((record.line(), record.joined())));
    let rows = [
        (4, "2016-10 5"),
        (10, "2016-10 7"),
        (13, "office head"),
        (14, "A 2016-10"),
        (18, "month returns"),
        (19, "2016-11 3"),
    ];
    assert_eq!(lines, rows.map(|(line, text)| (line, text.to_owned())));
    let titles: Vec<u64> =
        table.skipped.iter().filter(|line| line.skip == Skip::Above).map(|line| line.line).collect();
    assert_eq!(titles, [1, 6, 7, 12, 16]);
}

/// Where no cell is a value, headings are not known from rows.
#[test]
fn a_line_among_rows_of_words_is_shown() {
    let text = "name,place\nA,north\nB,south\n,\nOthers,\nC,east\n";
    let table = Table::of_text(text, &Reading { lenient: true, ..Reading::default() }).unwrap();
    let mut lines = Vec::new();
    table.each(|record| lines.push(record.line()));
    assert_eq!(lines, [2, 3, 5, 6]);
}

/// `Headcount` under `All` would else be one of the `Border` to the left: the label above it begins anew.
#[test]
fn a_label_spans_no_further_than_the_label_above_it() {
    check(
        "Office,Removals,,,,All,\n,Interior,,Border,,,\n,Men,Women,Men,Women,Men,Women\nA,1,2,3,4,4,6\n",
        &[
            "Office|Removals Interior Men|Removals Interior Women|Removals Border Men|Removals Border Women|All Men|\
             All Women",
            "4:A|1|2|3|4|4|6",
        ],
    );
}

#[test]
fn labels_that_tell_columns_apart_belong_to_the_header() {
    check(
        "Interior,,Border,\nMonth,Removals,Month,Removals\n2016-10,5,2016-10,7\n",
        &["Interior Month|Interior Removals|Border Month|Border Removals", "3:2016-10|5|2016-10|7"],
    );
    // Without them the names differ, so that they may be a title cut by its comma.
    check("Table 3,provisional\nMonth,Removals\n2016-10,5\n", &["Month|Removals", "3:2016-10|5"]);
}

#[test]
fn a_table_can_be_had_as_it_is_written() {
    let table = |text| Table::of_text(text, &Reading::default()).unwrap();
    let one = table("month ,\"removals\n(all)\",,\n2016-10 ,5,,\n");
    assert_eq!(one.headings, ["month", "removals (all)"]);
    assert_eq!(one.headings_as_written().unwrap(), ["month ", "removals\n(all)", "", ""]);
    let deep = table("month,removals,removals,\n,\"interior \nonly\",border,\n2016-10,1,2,\n");
    assert_eq!(
        deep.headings_as_written().unwrap(),
        ["month", "removals interior \nonly", "removals border", ""]
    );
    assert_eq!(table("2016-10,5\n2016-11,6\n").headings_as_written(), None);
}

#[test]
fn a_header_said_twice_is_joined_where_the_table_is_only_shown() {
    let text = "month,removals\nmonth,removals\n2016-10,5\n";
    check(text, &["month|removals", "3:2016-10|5"]);
    let shown = Table::of_text(text, &Reading { lenient: true, ..Reading::default() }).unwrap();
    assert_eq!(shown.headings, ["month month", "removals removals"]);
}

#[test]
fn a_second_table_is_seen() {
    check("month,removals\n2016-10,5\n\ncountry,removals\nA,3\nB,2\n", &["Second { line: 4, read: [1] }"]);
    check(
        "month,removals,note\n2016-10,5,a\nmonth,removals\n2016-11,6\n",
        &["Second { line: 3, read: [1, 3] }"],
    );
    for page in ["month,removals", "month,removals,", "Month,Removals,,"] {
        let text = format!("month,removals\n2016-10,5\n{page}\n2016-11,6\n");
        check(&text, &["month|removals", "2:2016-10|5", "4:2016-11|6"]);
    }
}

#[test]
fn rows_of_a_sheet_make_the_same_table() {
    let rows = [Record::of(1, ["month", "removals"]), Record::of(2, ["2016-10", "5"])];
    assert_eq!((rows[1].line(), rows[1].get(1)), (2, "5"));
}
