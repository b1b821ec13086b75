//! What stands in a cell of a sheet that the number of another one covers: a number is that of all its cells together, and
//! of none alone.

/// The number stands above.
pub(crate) const ABOVE: &str = "(merged with the cell above)";

/// The number stands to the left.
pub(crate) const LEFT: &str = "(merged with the cell to its left)";

/// Whether a cell is covered by the number of another one.
pub(crate) fn is_covered(text: &str) -> bool {
    text == ABOVE || text == LEFT
}
