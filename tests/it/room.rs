//! How much of a screen is left empty.

use ratatui::buffer::Buffer;

/// The cells of the largest rectangle in which nothing stands.
pub(crate) fn emptiest(buffer: &Buffer) -> usize {
    // Above every cell, how many empty ones stand in a column without a break.
    let mut heights = vec![0; usize::from(buffer.area.width)];
    let mut most = 0;
    for row in buffer.area.rows() {
        for (height, cell) in heights.iter_mut().zip(row.columns()) {
            let empty = buffer[(cell.x, cell.y)].symbol().trim().is_empty();
            *height = if empty { *height + 1 } else { 0 };
        }
        for from in 0..heights.len() {
            let lowest = heights[from..].iter().scan(usize::MAX, |lowest, height| {
                *lowest = (*lowest).min(*height);
                Some(*lowest)
            });
            let sizes = lowest.zip(1..).map(|(lowest, wide): (usize, usize)| lowest * wide);
            most = most.max(sizes.max().unwrap_or(0));
        }
    }
    most
}

#[test]
fn the_largest_empty_part_is_found() {
    let seen = |rows: &[&str]| emptiest(&Buffer::with_lines(rows.to_vec()));
    assert_eq!(seen(&["abc", "abc"]), 0);
    // Two rows of two beside a row of three.
    assert_eq!(seen(&["a  b", "c  d", "   e"]), 6);
    assert_eq!(seen(&["a  b", "c  d", "efgh"]), 4);
    assert_eq!(seen(&["", "abcd"]), 4);
}
