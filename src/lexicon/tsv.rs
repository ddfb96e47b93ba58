//! Reading of the tables: UTF-8, one entry a line, first line names the columns, `#` opens a comment.

/// A table of the program, as `build.rs` leaves it.
macro_rules! table {
    ($name:literal) => {
        include_str!(concat!(env!("OUT_DIR"), "/", $name))
    };
}
pub(crate) use table;

/// The rows of a table, cut at tabs; missing cells are empty.
pub fn rows<const N: usize>(table: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    let mut rest = table;
    let _columns = row(&mut rest, &mut []);
    std::iter::from_fn(move || {
        let mut cells = [""; N];
        row(&mut rest, &mut cells).then_some(cells)
    })
}

/// Takes the next row from the front of a table; false where there is none.
#[inline(never)]
fn row(table: &mut &'static str, cells: &mut [&'static str]) -> bool {
    while !table.is_empty() {
        let mut line = next(table, b'\n');
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        for cell in cells {
            *cell = next(&mut line, b'\t').trim();
        }
        return true;
    }
    false
}

/// Takes from the front of a text what stands before a mark, and the mark.
#[inline(never)]
fn next(text: &mut &'static str, mark: u8) -> &'static str {
    let (front, rest) = text.split_once(char::from(mark)).unwrap_or((text, ""));
    *text = rest;
    front
}

/// The entries of a cell that holds several, parted by `|`.
pub fn list(cell: &'static str) -> impl Iterator<Item = &'static str> {
    let mut rest = cell;
    std::iter::from_fn(move || {
        while !rest.is_empty() {
            let entry = next(&mut rest, b'|').trim();
            if !entry.is_empty() {
                return Some(entry);
            }
        }
        None
    })
}

/// True for a capital of the Vietnamese alphabet beyond A–Z.
pub fn is_capital(c: char) -> bool {
    c.is_uppercase()
}
