//! Tables as a person keeps them in a spreadsheet: cut into cells, looked through, and written as ours are.

use super::{Added, Fault};
use crate::lexicon::{list::keys, tables::Tables};
use Check::{Any, Cue, Id, OneOf, Phrases};

/// A sort of table: its columns in the order of ours, each with what may stand in it.
struct Sort {
    columns: &'static [(&'static str, Check)],
    /// The same in words.
    said: &'static str,
    /// Columns that tell the table from others.
    told_by: &'static [usize],
    /// Columns that may be empty in a new entry.
    free: &'static [usize],
}

/// What may stand in a cell.
#[derive(Clone, Copy, PartialEq)]
enum Check {
    Any,
    /// Small letters, digits and `_`.
    Id,
    /// Phrases parted by `|`, in a trigger also by `...`.
    Phrases,
    /// A cue that our table has.
    Cue,
    /// One of these words.
    OneOf(&'static str),
}

const PILLARS: Check = OneOf("government, economy, society, foundation, overall, none");
const UNITS: Check = OneOf("percent, point, step, money, measure, score, duration, times, noun, age");
const VALUES: Check = OneOf("rate, count, ratio, rank, score, money, measure, area, length, value, date, doc, flag");
const AREAS: Check = OneOf("province, place, other, nation");

/// In the order of [`Sheet::lines`].
const SORTS: [Sort; 6] = [
    Sort {
        columns: &[
            ("id", Id),
            ("label_vi", Any),
            ("label_en", Any),
            ("pillar", PILLARS),
            ("unit", Any),
            ("value", VALUES),
            ("triggers", Phrases),
        ],
        said: "id, label_vi, label_en, pillar, unit, value, triggers",
        told_by: &[0],
        free: &[2, 4],
    },
    Sort {
        columns: &[("name", Phrases), ("code", Any), ("successor", Any), ("kind", AREAS), ("spellings", Phrases)],
        said: "name, code, successor, kind, spellings",
        told_by: &[0],
        free: &[1, 2, 3, 4],
    },
    Sort { columns: &[("phrase", Phrases), ("cue", Cue)], said: "phrase, cue", told_by: &[0, 1], free: &[] },
    Sort { columns: &[("phrase", Phrases), ("pillar", PILLARS)], said: "phrase, pillar", told_by: &[0, 1], free: &[] },
    Sort {
        columns: &[("phrase", Phrases), ("unit", Any), ("kind", UNITS)],
        said: "phrase, unit, kind",
        told_by: &[0, 1, 2],
        free: &[],
    },
    Sort { columns: &[("short", Phrases), ("full", Phrases)], said: "short, full", told_by: &[0, 1], free: &[] },
];

/// Bytes of a part of a trigger, whose parts and syllables are counted in small numbers.
const LONGEST: usize = 200;
/// Entries of all tables: rows are counted in small numbers, and each is compared with those before it.
const MOST: u32 = 10_000;

/// All tables of a reader, those of one sort joined: indicators, areas, cues, pillars, units, short forms.
#[derive(Default)]
pub(super) struct Sheet {
    /// Lines as our tables have them.
    pub lines: [String; 6],
    /// Of each short form its table, its line there, and the words it stands for.
    pub shorts: Vec<(usize, u32, String)>,
    pub added: Added,
    tables: usize,
}

/// A fault is rare: behind a pointer it costs the way without one nothing.
type Checked<T> = Result<T, Box<Fault>>;

impl Sheet {
    /// Takes in a table. The first line names the columns, in any order; `#` opens a comment; lines without a word are
    /// left out, as spreadsheets leave them behind.
    pub fn read(&mut self, text: &str) -> Checked<()> {
        let (mut mark, mut header) = ('\t', None);
        for (line, words) in (1..).zip(text.lines()) {
            if words.trim_start_matches('"').starts_with('#') || words.bytes().all(|b| b" \t;,\"".contains(&b)) {
                continue;
            }
            let Some((at, places)) = &header else {
                mark = ['\t', ';', ','].into_iter().find(|&mark| words.contains(mark)).unwrap_or('\t');
                header = Some(columns(&cells(words, mark, line)?, line)?);
                continue;
            };
            let mut row = vec![String::new(); SORTS[*at].columns.len()];
            for (i, cell) in cells(words, mark, line)?.into_iter().enumerate() {
                match places.get(i).and_then(|&place| row.get_mut(place)) {
                    Some(place) => *place = cell,
                    None if cell.is_empty() => {}
                    None => return Err(Fault::new(line, "cells").at("", &cell)),
                }
            }
            if !row[0].starts_with('#') {
                self.put(*at, row, line)?;
            }
        }
        self.tables += 1;
        if header.is_some() { Ok(()) } else { Err(Fault::new(1, "empty")) }
    }

    /// Looks through a row and writes it as our tables have it. Cells that are left empty are those of the entry that the
    /// tables have already.
    fn put(&mut self, at: usize, mut row: Vec<String>, line: u32) -> Checked<()> {
        let sort = &SORTS[at];
        let phrases = row.last().map_or(0, |cell| cell.split('|').count() - usize::from(cell.is_empty())) as u32;
        match at {
            0 => {
                self.complete(at, Tables::OURS.indicators, &mut row);
                self.added.triggers += phrases;
            }
            1 => {
                self.complete(at, Tables::OURS.areas, &mut row);
                if row[3].is_empty() {
                    row[3] = if row[1].is_empty() { "place" } else { "province" }.to_owned();
                }
                if matches!(row[3].as_str(), "province" | "nation") == row[1].is_empty() {
                    return Err(Fault::new(line, "code").at("code", &row[1]));
                }
                self.added.areas += 1 + phrases;
            }
            _ => self.added.words += 1,
        }
        for (i, (cell, (column, check))) in row.iter().zip(sort.columns).enumerate() {
            if let Some((why, choices)) = wrong(cell, *check, sort.free.contains(&i)) {
                return Err(Fault::new(line, why).at(column, cell).choose(choices));
            }
        }
        if self.added.triggers + self.added.areas + self.added.words > MOST {
            return Err(Fault::new(line, "many"));
        }
        if at == 5 {
            self.shorts.push((self.tables, line, row[1].clone()));
        }
        let lines = &mut self.lines[at];
        if lines.is_empty() {
            lines.push_str(sort.said);
        }
        lines.push('\n');
        lines.push_str(&row.join("\t"));
        Ok(())
    }

    /// Fills the empty cells of a row from the row with the same first cell, one told before or one of ours.
    fn complete(&self, at: usize, ours: &str, row: &mut [String]) {
        let same = |line: &&str| line.split('\t').next() == Some(row[0].as_str());
        let Some(known) = self.lines[at].lines().chain(ours.lines()).skip(1).find(same) else { return };
        for (cell, known) in row.iter_mut().zip(known.split('\t')) {
            if cell.is_empty() {
                cell.push_str(known);
            }
        }
    }
}

/// What is wrong with a cell, and what can be written instead.
fn wrong(cell: &str, check: Check, free: bool) -> Option<(&'static str, &'static str)> {
    if cell.is_empty() {
        return (!free).then_some(("missing", ""));
    }
    let (right, why, choices) = match check {
        Any => return None,
        Id => (cell.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_'), "id", ""),
        Phrases => {
            let parts = cell.replace("...", "|");
            let mut parts = parts.split('|').filter(|part| part.bytes().any(|b| b != b' ')).peekable();
            // A cell of nothing but marks names no words.
            let some = parts.peek().is_some();
            (some && parts.all(|part| part.len() <= LONGEST && !keys(part).is_empty()), "words", "")
        }
        Cue => (Tables::OURS.cues.lines().any(|line| line.split('\t').nth(1) == Some(cell)), "cue", ""),
        OneOf(words) => (words.split(", ").any(|word| word == cell), "choice", words),
    };
    (!right).then_some((why, choices))
}

/// Which table the columns of a first line are those of, and the place of each in ours.
fn columns(header: &[String], line: u32) -> Checked<(usize, Vec<usize>)> {
    let has = |column: &str| header.iter().any(|name| name.eq_ignore_ascii_case(column));
    let told = |sort: &Sort| sort.told_by.iter().all(|&at| has(sort.columns[at].0));
    let at = SORTS.iter().position(told).ok_or_else(|| Fault::new(line, "kind"))?;
    let Sort { columns, said, .. } = &SORTS[at];
    let mut places = Vec::new();
    for name in header {
        let place = columns.iter().position(|column| name.eq_ignore_ascii_case(column.0)).unwrap_or(columns.len());
        if if place < columns.len() { places.contains(&place) } else { !name.is_empty() } {
            return Err(Fault::new(line, "column").at("", name).choose(said));
        }
        places.push(place);
    }
    Ok((at, places))
}

/// The cells of a line. A cell in quotes may hold the mark that parts cells, and `""` for a quote.
fn cells(line: &str, mark: char, number: u32) -> Checked<Vec<String>> {
    let mut found = Vec::new();
    let mut cell = String::new();
    let (mut open, mut letters) = (false, line.chars().peekable());
    loop {
        match letters.next() {
            Some('"') if open && letters.next_if_eq(&'"').is_some() => cell.push('"'),
            Some('"') if open => open = false,
            Some('"') if cell.trim().is_empty() => open = true,
            None if open => return Err(Fault::new(number, "quote")),
            Some(c) if c != mark || open => cell.push(if c == '\t' { ' ' } else { c }),
            end => {
                found.push(cell.trim().to_owned());
                cell.clear();
                if end.is_none() {
                    return Ok(found);
                }
            }
        }
    }
}
