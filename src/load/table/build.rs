//! How a table is made of its source: where its header stands, what is passed over, and where its body ends.

use super::heading::{Wording, headings};
use super::layout::{self, HeaderRows, Repeats, filled_width};
use super::source::Source;
use super::survey::{Survey, skipped};
use super::{Body, NoTable, Reading, Record, Skip, Table, Walk, again, index_name, swallowed, unclosed};

impl<'text> Table<'text> {
    /// The table of a source: its header is found, and its body is walked once.
    pub(super) fn build(source: Source<'text>, reading: &Reading<'_>) -> Result<Self, NoTable> {
        // A table that starts on a named line is known by its own rows.
        let (above, head) = source.head(reading.header_line.unwrap_or(1));
        if above.is_empty() && head.iter().all(Record::is_blank) {
            return Err(NoTable::Empty);
        }
        let columns = layout::usual_width(&head);
        let repeats = if reading.lenient { Repeats::Join } else { Repeats::Skip };
        let header = if let Some(line) = reading.header_line {
            let named = head.first().filter(|record| record.line() == line && !record.is_blank());
            named.ok_or(NoTable::NoSuchHeader { line })?;
            Some(layout::header_at(&head, columns, repeats))
        } else {
            layout::find_header(&head, columns, repeats)
        };
        if let Some(HeaderRows { first, .. }) =
            header.filter(|_| !reading.lenient && reading.header_line.is_none())
            && let (Some(above), Some(row)) = (layout::table_above(&head, first, columns), head.get(first))
        {
            let first = head.iter().find(|record| record.line() == above);
            return Err(NoTable::Second {
                line: row.line(),
                read: again::headers_to_read([first, Some(row)]),
            });
        }
        let header_rows = header.and_then(|HeaderRows { first, last }| head.get(first..=last)).unwrap_or(&[]);
        let width = header_rows.iter().map(filled_width).max().unwrap_or(0);
        // A heading left out at the end still has its column where the rows have one more cell.
        let left_out = header_rows.iter().any(|row| row.len() >= columns) && columns == width + 1;
        let width = if width == 0 || left_out { columns } else { width };
        let index = index_name::index_name(&head, header);
        let headings = match index {
            Some(index) => index_name::headings_below_index(header_rows, index, width),
            None => headings(header_rows, width, Wording::OneLine),
        };
        let header_line = header_rows.first().map(Record::line);
        // Where a table is only shown, a name above its rows may as well be its header.
        let titles = || if reading.lenient { 0 } else { layout::titles_above(&head, columns) };
        let before = header.map_or_else(titles, |header| header.first);
        let titles = head.iter().take(before).filter(|record| !record.is_blank());
        let skipped = above.iter().chain(titles).map(|record| skipped(record, Skip::Above)).collect();
        let mut table = Self {
            name: None,
            headings,
            header: header_rows.to_vec(),
            header_line,
            skipped,
            titles: Vec::new(),
            odd: Vec::new(),
            mended: Vec::new(),
            formulas: 0,
            rows: 0,
            second: None,
            source,
            body: Body::default(),
            repeats: Vec::new(),
            cells: Vec::new(),
            added: Vec::new(),
        };
        let first = header.map_or(before, |header| header.last + 1 + usize::from(index.is_some()));
        table.body.first = head.get(first).map_or(u64::MAX, Record::line);
        table.survey(header_rows, reading)?;
        Ok(table)
    }

    /// Walks the whole body once: finds where it ends, repeated headers, a second table and odd characters.
    fn survey(&mut self, header: &[Record], reading: &Reading<'_>) -> Result<(), NoTable> {
        let columns = self.headings.len();
        let mut survey = Survey {
            columns,
            first: self.body.first,
            header,
            lenient: reading.lenient,
            odd_text: self.source.is_odd(),
            ..Survey::default()
        };
        survey.see_header();
        let mut second = None;
        let walked = self.source.each(&mut |record| {
            if record.line() < survey.first {
                return Walk::On;
            }
            second = survey.see(record);
            if second.is_some() { Walk::Stop } else { Walk::On }
        });
        if let Some(line) = walked.unclosed.filter(|_| !reading.lenient) {
            return Err(unclosed::at(line, &self.source, &self.headings));
        }
        if let Some(line) = walked.swallowed.filter(|_| !reading.lenient) {
            return Err(swallowed::at(line, &self.source, &self.headings));
        }
        self.second = second;
        if let Some(line) = second
            && reading.header_line.is_none()
            && !reading.lenient
        {
            let (_, below) = self.source.head(line);
            return Err(NoTable::Second {
                line,
                read: again::headers_to_read([header.first(), below.first()]),
            });
        }
        let Survey { last, rows, tail, passed_over, odd, .. } = survey;
        self.body.last = last;
        self.rows = rows;
        self.formulas = walked.formulas;
        self.mended = walked.mended;
        self.odd = odd;
        self.body.without = passed_over.iter().map(|skipped| skipped.line).collect();
        self.skipped.extend(passed_over);
        self.skipped.extend(tail);
        if rows == 0 && !reading.lenient {
            return Err(NoTable::NoRows { line: self.header_line.unwrap_or(1) });
        }
        Ok(())
    }
}
