//! Names without a word before them that says what they are, where only a place can stand.

use super::{COMPARING, Names, Place, hamlet, joined_end, run_end};
use crate::{
    analysis::Kind,
    fact::context::Context,
    lexicon::{Cue, Meaning, Name, Sorts},
    segment::{Key, Token},
};
use std::ops::Range;

/// Words with capitals that may be a place.
struct Run {
    tokens: Range<usize>,
    /// It is one.
    told: bool,
    /// What it is said to be: Na Hang là huyện vùng cao.
    unit: Option<Key>,
}

/// *Reads* "tại Phan Thiết", "La Gi dẫn đầu với 52,3%", "Tuy Phong (962)", "Tánh Linh, Đức Linh và Tuy Phong (962)":
/// two words or more with capitals where only a place can stand, and what is joined to a place. *Leaves alone* persons,
/// bodies, systems and what the tables know otherwise.
pub(super) fn find(context: &Context, known: &[Place], names: &Names, hamlets: &[Range<usize>]) -> Vec<Place> {
    let mut runs = runs(context, known, names, hamlets);
    for i in 1..runs.len() {
        let beside = side_by_side(context, &runs[i - 1].tokens, &runs[i].tokens);
        runs[i].told |= beside && (runs[i - 1].told || pairs(context, runs[i].tokens.end));
    }
    for i in (1..runs.len()).rev() {
        runs[i - 1].told |= runs[i].told && side_by_side(context, &runs[i - 1].tokens, &runs[i].tokens);
    }
    let told = runs
        .into_iter()
        .filter(|run| run.told && known.binary_search_by_key(&run.tokens.start, |p| p.tokens.start).is_err());
    told.map(|run| Place::new(run.tokens, None, run.unit, run.unit.is_none())).collect()
}

/// Known places and all runs of capitals that may be one, in text order.
fn runs(context: &Context, known: &[Place], names: &Names, hamlets: &[Range<usize>]) -> Vec<Run> {
    let tokens = &context.doc.tokens;
    let mut runs: Vec<Run> = Vec::new();
    let mut places = known.iter().peekable();
    let mut capitals = context.capitals.iter().map(|&at| at as usize).peekable();
    let mut at = 0;
    loop {
        // Nothing but a capital or a known place opens a run.
        while capitals.next_if(|&capital| capital < at).is_some() {}
        let place = places.peek().map_or(tokens.len(), |p| p.tokens.start);
        at = at.max(place.min(capitals.peek().copied().unwrap_or(tokens.len())));
        if at + 1 >= tokens.len() {
            return runs;
        }
        if let Some(place) = places.next_if(|p| p.tokens.start <= at) {
            at = at.max(place.tokens.end);
            runs.push(Run { tokens: place.tokens.clone(), told: true, unit: None });
            continue;
        }
        let known_first = names.begin(&tokens[at]);
        if known_first && let Some((len, unit)) = names.at(context, at) {
            let unit = is_a(context, at + len).or(unit);
            runs.push(Run { tokens: at..at + len, told: true, unit });
            at += len;
            continue;
        }
        if known_first && let Some(unit) = names.short(context, at) {
            let led = context.marks.ends(at, Sorts::of(&[Cue::At]));
            runs.push(Run { tokens: at..at + 1, told: led || tells_figure(context, at + 1), unit });
            at += 1;
            continue;
        }
        let (a, b) = (&tokens[at], &tokens[at + 1]);
        let parted = b.is('\'') && b.glued && tokens.get(at + 2).is_some_and(|t| t.glued && t.upper);
        let opens = a.is_word() && a.upper && !a.caps && (b.is_word() && b.upper && !b.caps && !b.glued || parted);
        let end = if opens { run_end(context, at, 5) } else { at };
        let end = places.peek().map_or(end, |p| end.min(p.tokens.start));
        if end < at + 2 {
            at += 1;
            continue;
        }
        if end > at + 2 && (leads_in(context, at) || opens_sentence(context, at) && names.at(context, at + 1).is_some())
        {
            at += 1;
            continue;
        }
        let end = joined_end(context, end, known);
        let led = context.marks.cue_before(at, Cue::At).is_some();
        let hamlet = hamlet::named(context, hamlets, at).is_some();
        if end - at <= 5 && !hamlet && !known_otherwise(context, at, end, led) {
            let told =
                led || context.marks.ends(at, COMPARING) || tells_figure(context, end) || brackets(context, at, end);
            let unit = is_a(context, end);
            let told = told || subject(context, at, end);
            runs.push(Run { tokens: at..end, told: told || unit.is_some(), unit });
        }
        at = end;
    }
}

/// Words that lead to a place at the front of a sentence.
const LEADING: Sorts =
    Sorts::of(&[Cue::At, Cue::About, Cue::Clause, Cue::Within, Cue::NounEnd, Cue::Above, Cue::Below]);

fn opens_sentence(context: &Context, at: usize) -> bool {
    context.sentence(context.doc.sentence_at(at)).start == at
}

/// *Reads* the first word of "Riêng Pác Nặm", "Tại Na Hang", which has its capital from the sentence it opens.
fn leads_in(context: &Context, at: usize) -> bool {
    opens_sentence(context, at) && context.marks.begin(at, LEADING)
}

/// *Reads* "Lâm Bình, Na Hang", "Lâm Bình và Na Hang", with the word before a name that says what it is.
pub(super) fn side_by_side(context: &Context, a: &Range<usize>, b: &Range<usize>) -> bool {
    let between = a.end..b.start;
    let tokens = &context.doc.tokens;
    between.len() == 1
        && (tokens[between.start].is(',') || context.marks.cue_at(between.start, Cue::Coordinator).is_some())
}

/// True where words behind pair names with figures: lần lượt.
fn pairs(context: &Context, at: usize) -> bool {
    let end = context.sentence(context.doc.sentence_at(at - 1)).end;
    context.has(at..end.min(at + 12), Cue::Respectively)
}

/// *Reads* "Hòn Đất là nơi bứt phá nhất, thăng 3 bậc": two words that open a clause, and a figure further on in it.
fn subject(context: &Context, at: usize, end: usize) -> bool {
    let tokens = &context.doc.tokens;
    let opens = at == 0 || !tokens[at - 1].is_word() && !tokens[at - 1].is('"');
    let quantities = &context.scan.quantities;
    let next = quantities.partition_point(|q| q.tokens.start < end);
    let Some(q) = quantities.get(next) else { return false };
    let between = end..q.reach.start.max(end);
    let plain = |t: &Token| t.is_word() && !t.upper || t.is(':') || t.is('(') || t.is(',');
    opens
        && end == at + 2
        && context.doc.sentence_at(at) == q.sentence
        && between.len() <= 9
        && tokens[between].iter().all(plain)
}

/// *Reads* "Na Hang là huyện vùng cao": what sort of unit it is.
fn is_a(context: &Context, end: usize) -> Option<Key> {
    let copula = context.marks.cue_at(end, Cue::Copula).filter(|&at| at == end + 1)?;
    let unit = context.marks.cue_at(copula, Cue::Unit)?;
    Some(context.doc.tokens[unit - 1].key)
}

/// True for a name that fills its brackets.
fn brackets(context: &Context, at: usize, end: usize) -> bool {
    let tokens = &context.doc.tokens;
    at > 0 && tokens[at - 1].is('(') && tokens.get(end).is_some_and(|t: &Token| t.is(')'))
}

/// True where a figure of the name before follows: right behind it, in brackets, or behind a verb.
fn tells_figure(context: &Context, at: usize) -> bool {
    let quantities = &context.scan.quantities;
    let next = quantities.partition_point(|q| q.reach.start < at && q.tokens.start < at);
    let Some(q) = quantities.get(next) else { return false };
    let between = at..q.reach.start.max(at);
    if context.doc.sentence_at(at) != q.sentence || between.len() > 4 {
        return false;
    }
    let tokens = &context.doc.tokens;
    let open = between.len() == 1 && (tokens[at].is('(') || tokens[at].is(':'));
    let plain = tokens[between.clone()].iter().all(|t| t.is_word() && !t.upper || t.is(','));
    between.is_empty() && q.kind != Kind::Duration || open || !between.is_empty() && plain
}

/// True where a run of capitals is a person, a body, a system, a document or any other phrase of the tables.
fn known_otherwise(context: &Context, at: usize, end: usize, led: bool) -> bool {
    let from = at.saturating_sub(10);
    let tokens = &context.doc.tokens;
    let opens = opens_sentence(context, at);
    let named = context.marks.names_within(from..end).iter().any(|(name, range)| {
        let range = range.start as usize..range.end as usize;
        let inside = range.start < end && range.end > at;
        // "Bác Ái" in a sentence is nobody's uncle.
        let spelled = inside && range.start == at && range.len() == 1 && !opens;
        match name {
            Name::Surname => range.start == at && !led && end - at > 2,
            Name::Title | Name::Role => range.end == at || inside && !spelled && range.end < end,
            _ => inside && range.len() > 1,
        }
    });
    let namesake = context.marks.starting(at).first().is_some_and(|m| match m.meaning {
        Meaning::Area(row) => m.last as usize == end && context.lexicon.areas[row as usize].namesake,
        _ => false,
    });
    let phrase = !namesake
        && context.marks.within(from..end).iter().any(|m| {
            let inside = (m.first as usize) < end && m.last as usize > at;
            match m.meaning {
                Meaning::Cue(Cue::Month | Cue::Quarter) if m.first as usize == at => true,
                Meaning::Cue(Cue::Unit) => inside,
                _ => inside && m.last - m.first > 1,
            }
        });
    let letter = tokens[end - 1].is_word() && tokens[end - 1].span.end - tokens[end - 1].span.start == 1;
    named || phrase || letter || context.marks.ends(at, Sorts::of(&[Cue::NoPlace, Cue::Village]))
}
