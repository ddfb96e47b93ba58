//! A number of things and the names that are listed behind it.

use super::{
    figure::{Class, Figures},
    grade::Found,
};
use crate::{
    analysis::{Bound, Form},
    lexicon::{Cue, Reckon, Sorts},
    segment::{Token, TokenKind},
};
use std::ops::Range;

/// So many words may stand between what is counted and the first name.
const FARTHEST: usize = 9;
/// Nobody lists more.
const LONGEST: usize = 34;
/// A name of more words is none.
const WORDS: usize = 9;

/// Words that begin the name of a place.
const UNITS: Sorts = Sorts::of(&[Cue::Unit, Cue::District, Cue::ProvinceWord, Cue::Level, Cue::Village]);

/// *Reads* "Top 5 gồm: Đà Nẵng, Hà Nội, Huế, Hải Phòng và Quảng Ninh", "4 huyện: Ba Chẽ, Bình Liêu, Tiên Yên và Đầm Hà".
/// *Gives* the figure and how many names there are. *Leaves alone* lists with figures in them, and those that go on.
pub(super) fn of(figures: &Figures, at: usize) -> Option<(Found, usize)> {
    let fig = &figures[at];
    let counted = fig.is_amount() && fig.unit == 0 || fig.class == Class::Rank && fig.whole == 0.0;
    let exact = matches!(fig.bound, Bound::Exact | Bound::AtMost);
    if !counted || !exact || fig.value < 2.0 || fig.value > LONGEST as f64 || fig.value.fract() != 0.0 {
        return None;
    }
    let (from, sure) = opening(figures, at)?;
    let number = fig.value as usize;
    let found = |count: usize| Some((Found::new(Form::List, &[at]), count));
    if figures.mark_before(from, ':') && parted(figures, at, from) == number {
        return found(number);
    }
    let names = Names::read(figures, from)?;
    if names.fewest <= number && number <= names.most {
        return if names.most > 1 && (names.proper || sure) { found(number) } else { None };
    }
    let near = number.abs_diff(names.most).min(number.abs_diff(names.fewest)) <= 2;
    if sure && names.proper && names.plain && near && names.fewest > 1 { found(names.most) } else { None }
}

/// How many parts semicolons make of what stands behind a colon; 0 where there are none.
fn parted(figures: &Figures, at: usize, from: usize) -> usize {
    let end = figures.prepared.doc.sentences[figures[at].sentence].tokens.end;
    let tokens = figures.prepared.doc.tokens.get(from..end.min(from + LONGEST * WORDS)).unwrap_or_default();
    let marks = tokens.iter().filter(|token| token.is(';')).count();
    if marks > 0 { marks + 1 } else { 0 }
}

/// Where the names begin, and whether nothing but names can stand there.
fn opening(figures: &Figures, at: usize) -> Option<(usize, bool)> {
    let fig = &figures[at];
    let sentence = &figures.prepared.doc.sentences[fig.sentence].tokens;
    let tokens = &figures.prepared.doc.tokens;
    let most = (fig.last + FARTHEST).min(sentence.end);
    let next = figures.near(at, 1).map_or(most, |next| figures[next].lead).min(most);
    let mut from = fig.end;
    while from < next {
        match tokens[from].kind {
            TokenKind::Mark(':' | '(') => return Some((from + 1, true)),
            TokenKind::Mark(_) if from >= fig.last => return None,
            _ => {}
        }
        if from >= fig.end
            && let Some(word) = figures.reckons(from..from + 1).find(|word| word.0 == Reckon::Consists)
        {
            let end = word.1.end as usize;
            let colon = tokens.get(end).is_some_and(|token| token.is(':'));
            return Some((end + usize::from(colon), true));
        }
        if figures.has(from..from + 1, Cue::Is) {
            return Some((from + 1, from <= fig.last + 4));
        }
        from += 1;
    }
    None
}

/// How many names a list can have, since "và" joins two or stands in one.
struct Names {
    fewest: usize,
    most: usize,
    /// All of them begin with a capital.
    proper: bool,
    /// They are short, or nothing but capitals and words for places stands in them.
    plain: bool,
    /// All of their words begin with capitals.
    capitals: bool,
}

impl Names {
    fn read(figures: &Figures, from: usize) -> Option<Names> {
        let tokens = &figures.prepared.doc.tokens;
        let mut names = Names { fewest: 1, most: 1, proper: true, plain: true, capitals: true };
        let (mut depth, mut start, mut at) = (0, from, from);
        loop {
            let token = tokens.get(at)?;
            match token.kind {
                TokenKind::Mark('(') => depth += 1,
                TokenKind::Mark(')') if depth == 0 => break,
                TokenKind::Mark(')') => depth -= 1,
                _ if depth > 0 => {}
                TokenKind::Mark('.' | ';') | TokenKind::Newline => break,
                TokenKind::Number => return None,
                TokenKind::Mark(',') => {
                    names.name(figures, start..at)?;
                    (names.fewest, names.most) = (names.fewest + 1, names.most + 1);
                    start = at + 1;
                }
                _ if at > start && figures.has(at..at + 1, Cue::Coordinator) => {
                    names.most += 1;
                }
                _ => {}
            }
            at += 1;
            if at - from > LONGEST * WORDS {
                return None;
            }
        }
        names.name(figures, start..at)?;
        // Where all words have capitals, "và" stands between two names.
        if names.capitals {
            names.fewest = names.most;
        }
        Some(names)
    }

    /// Looks at a name.
    fn name(&mut self, figures: &Figures, words: Range<usize>) -> Option<()> {
        let tokens = &figures.prepared.doc.tokens;
        let outer = words.clone().take_while(|&at| !tokens[at].is('('));
        let own: Vec<usize> = outer.filter(|&at| tokens[at].is_word()).collect();
        let first = own.first().copied()?;
        if own.len() > 2 * WORDS {
            return None;
        }
        let unit = |at: usize| figures.prepared.marks.begin(at, UNITS);
        let upper = |token: &Token| token.upper;
        self.proper &= upper(&tokens[first]) || unit(first);
        let joint = |at: usize| figures.has(at..at + 1, Cue::Coordinator);
        let plain = own.iter().all(|&at| upper(&tokens[at]) || unit(at) || joint(at));
        self.capitals &= plain;
        self.plain &= own.len() <= 3 || own.len() <= 6 && plain;
        Some(())
    }
}
