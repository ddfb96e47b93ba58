//! Which lines begin another article, and how much speaks for it.

use super::{
    OFFERED, Part, SURE,
    line::{Kind, Label, Line},
};
use crate::{entity::edge::Credit, span::Span};
use std::ops::Range;

/// A line that begins another article.
#[derive(Clone, Copy, Debug)]
pub struct Cut {
    /// The line.
    pub line: usize,
    /// Its headline.
    head: usize,
    /// What speaks for it.
    pub points: u32,
}

/// Looks around a line go so far.
const AROUND: usize = 8;
/// An article has so many words.
const ARTICLE: u32 = 30;
/// One without running text has so many.
const LIST: u32 = 80;

/// What speaks for a cut. A headline over running text is a heading as often, and needs something beside it.
mod worth {
    pub const HEADLINE: u32 = 15;
    pub const SHORT_HEADLINE: u32 = 10;
    pub const PREFIX: u32 = 10;
    pub const RULE: u32 = 45;
    pub const WEAK_RULE: u32 = 25;
    pub const CREDIT: u32 = 45;
    pub const BARE_NAME: u32 = 40;
    pub const LOOSE_CREDIT: u32 = 10;
    pub const FURNITURE: u32 = 15;
    pub const GAP: u32 = 15;
    pub const DATED: u32 = 40;
    pub const DATED_ABOVE: u32 = 25;
    pub const DATELINE: u32 = 45;
    pub const WRITER_BELOW: u32 = 20;
    pub const TOLD: u32 = 45;
    pub const NUMBERED: u32 = 15;
}

/// Every cut that is worth a look, in text order.
pub fn cuts(lines: &[Line]) -> Vec<Cut> {
    let told = series(lines, |label| if let Label::Told(number) = label { Some(number) } else { None });
    let numbered = series(lines, |label| if let Label::Bare(number) = label { Some(number) } else { None });
    let keys = lines.iter().filter(|line| line.label == Some(Label::Key)).count() >= 2;
    let wide = wide(lines);
    let mut cuts: Vec<Cut> = Vec::new();
    let mut from = 0;
    for at in 1..lines.len() {
        let label = match lines[at].label {
            Some(Label::Told(_)) if told => worth::TOLD,
            Some(Label::Key) if keys => worth::TOLD,
            Some(Label::Bare(_)) if numbered => worth::NUMBERED,
            _ => 0,
        };
        let Some(mut cut) = cut(lines, at, label, wide) else { continue };
        // Where all articles are numbered, one without a number is hardly one.
        if (told || keys) && label < worth::TOLD {
            cut.points = cut.points.min(SURE - 1);
        }
        // What is less sure than what stands right behind it was a heading or a kicker.
        let near = |cuts: &[Cut]| cuts.last().is_some_and(|last| !whole(&lines[last.line..cut.line]));
        if near(&cuts) && cuts.last().is_some_and(|last| last.points < cut.points && last.points < SURE) {
            cuts.pop();
            from = cuts.last().map_or(0, |last| last.line);
        }
        if whole(&lines[from..cut.line]) {
            from = cut.line;
            cuts.push(cut);
        }
    }
    cuts
}

/// True where some lines are enough for an article.
fn whole(lines: &[Line]) -> bool {
    let mut words = 0;
    let mut running = false;
    for line in lines {
        words += line.words;
        running |= line.kind == Kind::Paragraph || words >= LIST;
        if running && words >= ARTICLE {
            return true;
        }
    }
    false
}

/// True where labels of one sort count the articles of the text: they begin at its top, go up by one, and running text
/// follows each.
fn series(lines: &[Line], number: impl Fn(Label) -> Option<u32>) -> bool {
    let labelled = lines.iter().enumerate().filter_map(|(at, line)| Some((at, number(line.label?)?)));
    let mut next = 1;
    for (at, number) in labelled {
        let top = number > 1 || !lines[..at].iter().any(|line| line.kind == Kind::Paragraph);
        if number != next || !top || !(lead(lines, at).is_some() || whole(&lines[at..])) {
            return false;
        }
        next += 1;
    }
    next > 2
}

/// How many empty lines are more than those between the paragraphs of the text.
fn wide(lines: &[Line]) -> u32 {
    let gaps = |least: u32| lines.iter().skip(1).filter(|line| line.gap >= least).count();
    let usual = (0..4).rev().find(|&gap| gaps(gap) * 3 >= lines.len().saturating_sub(1)).unwrap_or_default();
    usual + 1
}

/// The running text below a headline, past what may stand between the two.
fn lead(lines: &[Line], head: usize) -> Option<usize> {
    if lines[head].kind == Kind::Paragraph {
        return Some(head);
    }
    let below = (head + 1..lines.len()).take(AROUND);
    let mut heads = 0;
    for at in below {
        match lines[at].kind {
            Kind::Paragraph => return Some(at),
            Kind::Head | Kind::Brief if heads < 3 => heads += 1,
            Kind::Dated | Kind::Credit(_) | Kind::Furniture | Kind::Caption => {}
            Kind::Other if lines[at].words <= 12 && heads < 3 => heads += 1,
            _ => return None,
        }
    }
    None
}

/// The cut before a line, where it can be the headline or, behind a rule or a source, the first paragraph of an article.
fn cut(lines: &[Line], at: usize, label: u32, wide: u32) -> Option<Cut> {
    let line = &lines[at];
    let bare = line.kind == Kind::Paragraph;
    let alone = label > 0 && line.words == 0;
    if !(matches!(line.kind, Kind::Head) || bare || alone || (label > 0 && line.kind == Kind::Brief)) {
        return None;
    }
    let head = if alone { at + 1 } else { at };
    let Above { points: above, start, listed: among } = above(lines, at, bare, wide);
    // Of the headlines below "Tin liên quan" the last one has the text.
    if among && lines.get(at + 1).is_some_and(|next| next.kind == Kind::Head && next.gap >= line.gap) {
        return None;
    }
    // What has no running text is an infographic, where it is clear that something begins.
    let clear = label >= worth::TOLD || above >= worth::BARE_NAME;
    let listed = || Some(head + 1).filter(|&at| clear && at < lines.len() && whole(&lines[at..]));
    let lead = lead(lines, head.min(lines.len() - 1)).or_else(listed)?;
    // "Phóng viên thường trú khu vực" below a name goes with it, and a kicker is no headline.
    let below_credit = at > 0 && matches!(lines[at - 1].kind, Kind::Credit(_)) && !bare && !alone;
    let next = lines.get(at + 1).is_some_and(|next| next.gap > 0 && next.kind == Kind::Head);
    if below_credit && lines[at].words < 7 && next {
        return None;
    }
    // The line above is the first of the same headline.
    if !bare && !alone && at > start && lines[at - 1].kind == Kind::Head && lines[at].gap == 0 && above > 0 {
        return None;
    }
    let headline = match lines[head].words {
        _ if bare => 0,
        5.. => worth::HEADLINE,
        _ => worth::SHORT_HEADLINE,
    };
    let prefix = if lines[head].prefixed && !bare { worth::PREFIX } else { 0 };
    let points = label + above + headline + prefix + below(lines, head, lead);
    (points >= OFFERED && (!bare || above > 0)).then_some(Cut { line: start, head, points })
}

/// What the lines above a headline tell.
struct Above {
    /// What they speak for.
    points: u32,
    /// Where the article begins: a day above the headline is its own.
    start: usize,
    /// Headlines of other articles are listed there.
    listed: bool,
}

fn above(lines: &[Line], at: usize, bare: bool, wide: u32) -> Above {
    let (mut rule, mut credit, mut more, mut start) = (0, 0, 0, at);
    let mut gap = lines[at].gap;
    let mut heads = 0;
    for above in (at.saturating_sub(AROUND)..at).rev() {
        let line = &lines[above];
        match line.kind {
            Kind::Rule { weak } => rule = rule.max(if weak { worth::WEAK_RULE } else { worth::RULE }),
            Kind::Credit(found) => credit = credit.max(closing(lines, above, found)),
            Kind::Furniture => more = worth::FURNITURE,
            // A day above a headline; not the one below the headline of another.
            Kind::Dated if start == above + 1 && rule + credit == 0 && !headed(lines, above) => {
                start = above;
                more += worth::DATED_ABOVE;
            }
            Kind::Brief | Kind::Head if heads < 4 && credit == 0 => heads += 1,
            _ => break,
        }
        gap = gap.max(line.gap);
    }
    // Headings above are the last lines of a text only where something says that it has ended there.
    let spaced = if gap >= wide.max(2) { worth::GAP } else { 0 };
    // Without a headline, what follows a source may be the rest of the same article.
    let told = if bare { credit * 2 / 3 } else { credit + more + spaced };
    Above { points: rule + told, start, listed: more == worth::FURNITURE }
}

/// True where a headline stands right above a line.
fn headed(lines: &[Line], at: usize) -> bool {
    at > 0 && lines[at - 1].kind == Kind::Head
}

/// What a credit speaks for: below running text it ends an article, below a table or a picture it does not.
fn closing(lines: &[Line], at: usize, found: Credit) -> u32 {
    let over = lines[..at]
        .iter()
        .rev()
        .take(AROUND)
        .find(|line| !matches!(line.kind, Kind::Credit(_) | Kind::Furniture | Kind::Dated | Kind::Rule { .. }));
    let ended = over.is_some_and(|line| {
        let signed = found == Credit::Bare && line.kind == Kind::Brief;
        (line.kind == Kind::Paragraph || (line.stop && line.words > 4) || signed) && !line.quoted
    });
    match found {
        Credit::Bare if ended => worth::BARE_NAME,
        _ if ended => worth::CREDIT,
        Credit::Bare => 0,
        _ => worth::LOOSE_CREDIT,
    }
}

/// What the lines from a headline to the running text speak for.
fn below(lines: &[Line], head: usize, lead: usize) -> u32 {
    let between = &lines[(head + 1).min(lead)..lead];
    let dated = between.iter().any(|line| line.kind == Kind::Dated);
    let writer = between.iter().any(|line| matches!(line.kind, Kind::Credit(_)));
    let dateline = lines[lead].dateline;
    let points = [(dated, worth::DATED), (writer, worth::WRITER_BELOW), (dateline, worth::DATELINE)];
    points.into_iter().filter(|(there, _)| *there).map(|(_, points)| points).sum()
}

/// The parts between the cuts. Rules and kickers between two of them are in neither.
pub fn parts(lines: &[Line], cuts: &[Cut], source: impl Fn(Range<usize>) -> Span) -> Vec<Part> {
    let drawn = |line: &Line| matches!(line.kind, Kind::Rule { .. }) || line.tokens.is_empty();
    let first = lines.iter().position(|line| !drawn(line)).unwrap_or_default();
    let first = Cut { line: first, head: first, points: u32::MAX };
    let starts: Vec<Cut> = std::iter::once(first).chain(cuts.iter().copied()).collect();
    let ends = cuts.iter().map(|cut| cut.line).chain([lines.len()]);
    let part = |(cut, end): (&Cut, usize)| {
        let own: Vec<&Line> = lines[cut.line..end].iter().collect();
        let begin = own.iter().position(|line| !drawn(line))?;
        let last = own.iter().rposition(|line| !drawn(line))?;
        let head = lines[cut.head..end].iter().find(|line| !drawn(line))?;
        let span = source(own[begin].tokens.start..own[last].tokens.end);
        Some(Part { span, headline: source(head.tokens.clone()), points: cut.points })
    };
    starts.iter().zip(ends).filter_map(part).collect()
}
