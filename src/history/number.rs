//! What a cell holds.

/// A cell's content.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Cell {
    Empty,
    Number(f64),
    Other,
}

/// Reads a cell: a decimal number, or NaN and the infinities as Python, JavaScript and W&B spell them.
pub(super) fn cell(text: &str) -> Cell {
    let text = text.trim_ascii();
    if text.is_empty() {
        return Cell::Empty;
    }
    text.parse().map_or(Cell::Other, Cell::Number)
}
