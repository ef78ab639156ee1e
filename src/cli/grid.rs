//! Tables of an analysis.

use comfy_table::{
    Attribute, Cell, CellAlignment, ColumnConstraint, ContentArrangement, Table, TableComponent, presets,
};

use crate::output::columns;

/// A name of at most so many characters is not broken.
const NAME: u16 = 24;

/// A table with a header, of which columns of numbers stand to the right. Its lines are no wider than is easy
/// to read.
pub(crate) fn grid<const N: usize>(
    header: [&str; N],
    numbers: [bool; N],
    rows: impl IntoIterator<Item = [String; N]>,
) -> String {
    let mut table = Table::new();
    table.load_preset(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
    table.set_style(TableComponent::HeaderLines, '─').set_style(TableComponent::MiddleHeaderIntersections, '─');
    // Colours are left out later, where nobody sees them.
    table.enforce_styling().set_width(u16::try_from(columns()).unwrap_or(u16::MAX)).style_text_only();
    // An empty cell has no style, which would stand at the end of its line.
    let head = |text: &str| if text.is_empty() { Cell::new("") } else { Cell::new(text).add_attribute(Attribute::Dim) };
    table.set_header(header.map(head));
    for row in rows {
        table.add_row(row);
    }
    let widths = table.column_max_content_widths();
    for ((column, is_number), width) in table.column_iter_mut().zip(numbers).zip(widths) {
        // A short name is not broken; headers may be.
        if !is_number && width <= NAME {
            column.set_constraint(ColumnConstraint::ContentWidth);
        }
        if is_number {
            column.set_cell_alignment(CellAlignment::Right);
        }
        column.set_padding((0, 2));
    }
    table.lines().map(|line| line.trim_end().to_owned()).collect::<Vec<_>>().join("\n")
}
