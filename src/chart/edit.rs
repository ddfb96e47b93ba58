//! What a reader changes of a chart: which rows it has, in which order, and which of them stand out.

use super::form::Form;
use crate::{
    corpus::{
        Cell,
        order::sorted,
        over_time::Lines,
        pick::{Bar, By, Comparison, Why},
    },
    lexicon::alphabet,
};
use std::cmp::Ordering;

/// In which order rows stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// The largest value first, of ranks the best place: the program's own.
    #[default]
    Value,
    /// The other way round.
    Rising,
    /// By name, as the Vietnamese alphabet has it.
    Name,
    /// By the code of the province in the State's list (Quyết định 124/2004/QĐ-TTg, 19/2025/QĐ-TTg); what has none last.
    Code,
}

impl Order {
    /// The order with this spelling.
    pub fn from_word(word: &str) -> Option<Order> {
        match word {
            "value" => Some(Order::Value),
            "rising" => Some(Order::Rising),
            "name" => Some(Order::Name),
            "code" => Some(Order::Code),
            _ => None,
        }
    }
}

/// A reader's changes; the usual ones change nothing. Rows are called by their keys, see [`key`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edit {
    /// The order of rows, in forms that have rows.
    pub order: Order,
    /// Rows that are left out.
    pub without: Vec<String>,
    /// Rows that stand out; the others are grey then.
    pub marked: Vec<String>,
    /// What the reader has to say, under the chart.
    pub notes: String,
}

/// What a reader can change of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What the row is called in an [`Edit`].
    pub key: String,
    /// What it is called for readers.
    pub name: String,
    /// False where the reader has left it out.
    pub shown: bool,
}

/// What a row is called whatever the language: its area, of an article its document, of an article's figures their indicator.
pub fn key<'t>(cell: Cell<'t>, by: By) -> &'t str {
    let Cell { source, row } = cell;
    match by {
        By::Area if !row.area.is_empty() => &row.area,
        By::Area | By::Article => &source.doc,
        By::Indicator if row.indicator.is_empty() => &row.label,
        By::Indicator => row.indicator.as_str(),
    }
}

/// Leaves out what the reader does not want to see. All of it is shown where nothing else would be left.
pub fn leave_out(edit: &Edit, now: &mut Comparison<'_>, lines: &mut Lines<'_>) {
    let by = now.by;
    let is_out = |cell: Cell<'_>| edit.without.iter().any(|out| out == key(cell, by));
    if now.bars.iter().all(|bar| is_out(bar.cell)) {
        return;
    }
    now.left_out.extend(now.bars.iter().filter(|bar| is_out(bar.cell)).map(|bar| (bar.cell, Why::NotChosen)));
    now.bars.retain(|bar| !is_out(bar.cell));
    let (out, rest): (Vec<_>, Vec<_>) =
        std::mem::take(&mut lines.all).into_iter().partition(|line| line.points.iter().any(|bar| is_out(bar.cell)));
    lines.left_out.extend(out.into_iter().flat_map(|line| line.points).map(|bar| (bar.cell, Why::NotChosen)));
    lines.all = rest;
}

/// Puts rows in order. A form over time has an order of its own: there the lines that stand out come first.
pub fn put_in_order(edit: &Edit, form: Form, now: &mut Comparison<'_>, lines: &mut Lines<'_>) {
    let bars = std::mem::take(&mut now.bars);
    now.bars = match edit.order {
        Order::Value => bars,
        Order::Rising => bars.into_iter().rev().collect(),
        Order::Name => sorted(bars, |a, b| alphabet::compare(key(a.cell, now.by), key(b.cell, now.by))),
        Order::Code => sorted(bars, by_code),
    };
    if form.over_time() && !edit.marked.is_empty() {
        let all = std::mem::take(&mut lines.all);
        let (first, rest): (Vec<_>, Vec<_>) =
            all.into_iter().partition(|line| edit.marked.iter().any(|marked| marked == line.area));
        lines.all = first.into_iter().chain(rest).collect();
    }
}

fn by_code(a: &Bar<'_>, b: &Bar<'_>) -> Ordering {
    let (a, b) = (&a.cell.row.area_code, &b.cell.row.area_code);
    a.is_empty().cmp(&b.is_empty()).then_with(|| a.cmp(b))
}

/// The rows that can be shown, each once, as they stand.
pub fn choices(edit: &Edit, now: &Comparison<'_>, name: &dyn Fn(Cell<'_>) -> String) -> Vec<Choice> {
    let mut choices: Vec<Choice> = Vec::new();
    let chosen_off = now.left_out.iter().filter(|(_, why)| *why == Why::NotChosen).map(|(cell, _)| *cell);
    for (cell, shown) in now.bars.iter().map(|bar| (bar.cell, true)).chain(chosen_off.map(|cell| (cell, false))) {
        let key = key(cell, now.by);
        if !choices.iter().any(|choice| choice.key == key) {
            choices.push(Choice { key: key.to_owned(), name: name(cell), shown });
        }
    }
    debug_assert!(choices.iter().all(|choice| choice.shown || edit.without.contains(&choice.key)));
    choices
}
