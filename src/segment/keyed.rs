//! Tables whose heads stand in brackets above them: "(kế hoạch 2023 - thực hiện 2023 - kế hoạch 2024)".

use super::{
    Block, Token,
    table::{Page, Rows, Shape, Tables},
};
use std::ops::Range;

/// A head of more tokens is no head.
const LONGEST: usize = 16;

/// *Reads* "Tuy Phước: 71 - 82% - 85%" below "(thứ tự: kế hoạch - thực hiện - năm sau)", and a name with as many lines of
/// figures below it. *Leaves alone* lines with more or fewer figures than the brackets have heads.
///
/// Looks for such a table below a line, adds it with the places where its lines are cut, and gives the line to go on from.
pub(super) fn table(
    page: &Page,
    blocks: &mut [Block],
    at: usize,
    tables: &mut Tables,
    cuts: &mut Vec<usize>,
) -> Option<usize> {
    let heads = heads(page, blocks[at].tokens.clone())?;
    let figures =
        |cells: &[(Range<usize>, Shape)]| cells.len() == heads.len() && cells.iter().all(|c| c.1 == Shape::Figure);
    let shaped = |tokens: Range<usize>| (tokens.clone(), page.shape(tokens));
    let mut rows: Rows = Vec::new();
    let mut end = at + 1;
    while let Some(block) = blocks.get(end) {
        let line = block.tokens.clone();
        let colon = line.clone().rev().find(|&i| page.tokens[i].is(':')).unwrap_or(line.start);
        let mut cells: Vec<_> = split(page, colon + 1..line.end.max(colon + 1), '-').into_iter().map(shaped).collect();
        let mut next = end + 1;
        if colon > line.start && figures(&cells) {
            cuts.extend(cells.iter().map(|c| c.0.start));
            cells.insert(0, (name(page, line.start..colon), Shape::Words));
        } else if page.shape(line.clone()) == Shape::Words {
            next += heads.len();
            cells = blocks[end + 1..next.min(blocks.len())].iter().map(|b| shaped(b.tokens.clone())).collect();
            if !figures(&cells) {
                break;
            }
            cells.insert(0, (line, Shape::Words));
        } else {
            break;
        }
        rows.push(cells);
        end = next;
    }
    if rows.len() < 2 {
        cuts.retain(|&cut| cut < blocks[at].tokens.end);
        return None;
    }
    let corner = heads[0].start..heads[0].start;
    let row = heads.into_iter().map(|head| (head, Shape::Words));
    rows.insert(0, std::iter::once((corner, Shape::Blank)).chain(row).collect());
    tables.add(page, blocks, at + 1..end, rows, 1);
    // Brackets alone name no table.
    if let Some(table) = tables.all.last_mut().filter(|_| page.tokens[blocks[at].tokens.start].is('(')) {
        table.caption = page.caption(blocks, at);
    }
    Some(end)
}

/// The name of a row without the number or dash before it.
fn name(page: &Page, line: Range<usize>) -> Range<usize> {
    let marks = line.clone().take_while(|&at| !page.tokens[at].is_word()).count();
    line.start + marks..line.end
}

/// What stands in the brackets that a line ends with, behind a colon in them, parted by dashes, semicolons or commas. Two
/// of them need a time each: "(2022 - 2023)".
pub(super) fn heads(page: &Page, line: Range<usize>) -> Option<Vec<Range<usize>>> {
    let end = line.clone().rev().take(2).find(|&at| page.tokens[at].is(')'))?;
    let open = line.clone().rev().find(|&at| page.tokens[at].is('('))?;
    let from = (open..end).rev().find(|&at| page.tokens[at].is(':')).unwrap_or(open) + 1;
    let named =
        |head: &Range<usize>| head.len() <= LONGEST && matches!(page.shape(head.clone()), Shape::Words | Shape::Year);
    let lists = ['-', ';', ','].into_iter().map(|mark| split(page, from..end, mark));
    let dated = |head: &Range<usize>| page.tokens[head.clone()].iter().any(Token::is_number);
    let heads = lists.into_iter().find(|heads| heads.len() > 1)?;
    (heads.iter().all(named) && (heads.len() > 2 || heads.iter().all(dated))).then_some(heads)
}

/// Tokens between marks of a sort; a dash has a blank before it.
fn split(page: &Page, tokens: Range<usize>, mark: char) -> Vec<Range<usize>> {
    let mut parts = Vec::from([tokens.clone()]);
    for at in tokens.clone() {
        let token = &page.tokens[at];
        if token.is(mark) && !(mark == '-' && token.glued) {
            let last = parts.len() - 1;
            parts[last].end = at;
            parts.push(at + 1..tokens.end);
        }
    }
    parts
}
