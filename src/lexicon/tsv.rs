//! Reading of the tables: UTF-8, one entry a line, first line names the columns, `#` opens a comment.

/// The rows of a table, cut at tabs; missing cells are empty.
pub fn rows<const N: usize>(table: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).skip(1).map(|line| {
        let mut cells = [""; N];
        for (cell, text) in cells.iter_mut().zip(line.split('\t')) {
            *cell = text.trim();
        }
        cells
    })
}

/// The entries of a cell that holds several, parted by `|`.
pub fn list(cell: &'static str) -> impl Iterator<Item = &'static str> {
    cell.split('|').map(str::trim).filter(|entry| !entry.is_empty())
}

/// True for a capital of the Vietnamese alphabet beyond A–Z.
pub fn is_capital(c: char) -> bool {
    c.is_uppercase()
}
