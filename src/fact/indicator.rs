//! What is measured: every indicator that the words point to is weighed, and the best one taken.

mod earlier;

use super::{
    context::{Context, Figure},
    pillar::Hints,
    trigger::{Pointer, Pointers, fits, is_special, same_thing, stand},
    weigh::{Candidate, Scales},
};
use crate::{
    analysis::{Doubt, Kind, Pillar, Status},
    lexicon::{Cue, IndicatorClue, UnitKind, ValueKind},
    quantity::Quantity,
};
use earlier::{Indexes, indexes, of_index};
use rust_decimal::Decimal;
use std::ops::Range;

/// Reads indicators and pillars.
pub(super) struct Topics<'a> {
    context: &'a Context<'a>,
    /// What each sentence points to.
    pointers: Pointers,
    /// The last index that a place or points were told of, and in which sentence.
    index: Option<(u16, usize)>,
    /// The last index that is no part of another.
    whole: Option<u16>,
    /// Where the article names indexes, which ones, and the one that it names most often.
    said: Vec<(usize, u16)>,
    named: Vec<u16>,
    /// What the last figure of the same sort measured.
    last: Option<u16>,
    /// What the figures so far measured.
    taken: Vec<Option<u16>>,
    /// For each indicator how many figures there were when one measured it last; 0 for none.
    uses: Vec<u32>,
    /// The triggers of its sentence that the figure in question can be of, in text order.
    fitting: Vec<Fitting>,
    /// Room for those of another sentence, for the best of each indicator, and for the candidates of a figure.
    elsewhere: Vec<Fitting>,
    found: Vec<Offer<'a>>,
    candidates: Vec<Offer<'a>>,
}

/// A trigger of a sentence that a figure can be of.
struct Fitting {
    /// Which one of its sentence.
    pointer: usize,
    fit: IndicatorClue,
    in_noun: bool,
    /// A longer trigger covers it that the figure can be of as well.
    covered: bool,
}

type Offer<'a> = Candidate<'a, Option<u16>, IndicatorClue>;

impl<'a> Topics<'a> {
    pub(super) fn new(context: &'a Context<'a>) -> Topics<'a> {
        let Indexes { said, named, main } = indexes(context);
        Topics {
            context,
            pointers: Pointers::new(context.doc.sentences.len()),
            index: main.map(|index| (index, 0)),
            whole: main,
            said,
            named,
            last: None,
            taken: Vec::with_capacity(context.scan.quantities.len()),
            uses: vec![0; context.lexicon.indicators.len()],
            fitting: Vec::new(),
            elsewhere: Vec::new(),
            found: Vec::new(),
            candidates: Vec::new(),
        }
    }

    /// The indicator of a figure. Must be asked in text order.
    pub(super) fn of(&mut self, figure: &Figure, status: Status, scales: &mut Scales) -> (Option<u16>, Option<Doubt>) {
        let context = self.context;
        let mut candidates = std::mem::take(&mut self.candidates);
        candidates.clear();
        self.collect(figure, status, &mut candidates);
        let print = |row: &Option<u16>| {
            row.map_or_else(String::new, |row| context.lexicon.indicators[row as usize].id.to_owned())
        };
        let best = scales.best(&candidates, print);
        let (found, lead) = best.map_or((None, i32::MAX), |(c, lead)| (c.value, lead));
        self.candidates = candidates;
        self.keep(figure.q, found, false);
        (found, (found.is_some() && lead <= CLOSE).then_some(Doubt::IndicatorAmbiguous))
    }

    /// Keeps what a figure measures for those behind it; where `open`, a place or points without a name are of the
    /// index told before. Must be told in text order.
    pub(super) fn keep(&mut self, q: &Quantity, mut found: Option<u16>, open: bool) -> Option<u16> {
        if let Some(value) = of_index(q) {
            found = found.or(if open { self.goes_on(value) } else { None });
            self.index = found.map(|index| (index, q.sentence)).or(self.index);
            self.whole = found.filter(|&index| self.is_whole(index)).or(self.whole);
        }
        self.taken.push(found);
        if let Some(row) = found {
            self.uses[row as usize] = self.taken.len() as u32;
        }
        found
    }

    /// Every indicator that the words point to, what earlier figures offer, and none.
    fn collect(&mut self, figure: &Figure, status: Status, out: &mut Vec<Offer<'a>>) {
        let q = figure.q;
        let carried = self.carried(figure);
        self.last = carried.and_then(|before| self.taken[before]);
        let mut fitting = std::mem::take(&mut self.fitting);
        self.pointed(figure, q.sentence, IndicatorClue::Here, &mut fitting, out);
        let silent = fitting.is_empty();
        self.fitting = fitting;
        let of_money = self.is_of_money(figure);
        if !of_money {
            self.afar(figure, carried, silent, out);
        }
        let mut c = self.candidate(None, 0..0);
        c.note(none_of(q), true);
        c.note(IndicatorClue::NonePlan, self.context.has(figure.behind(3), Cue::Baseline));
        c.note(IndicatorClue::NoneTarget, status == Status::Target);
        c.note(IndicatorClue::NoneRule, status == Status::Rule);
        c.note(IndicatorClue::NoneAgain, self.again(figure).is_some_and(|before| before.is_none()));
        c.note(IndicatorClue::NoneCarried, carried.is_some_and(|before| self.taken[before].is_none()));
        c.note(IndicatorClue::NoneBare, q.kind == Kind::Count && q.noun.is_empty());
        c.note(IndicatorClue::NoneSilent, silent);
        c.note(IndicatorClue::NoneOfMoney, of_money);
        out.push(c);
    }

    /// What other sentences, lines and figures offer.
    fn afar(&mut self, figure: &Figure, carried: Option<usize>, silent: bool, out: &mut Vec<Offer<'a>>) {
        let q = figure.q;
        let blocks = &self.context.doc.blocks;
        let mut fitting = std::mem::take(&mut self.elsewhere);
        if q.sentence > blocks[figure.block].sentences.start {
            self.pointed(figure, q.sentence - 1, IndicatorClue::Earlier, &mut fitting, out);
        }
        if let Some(lead) = self.context.lead(figure.block).filter(|&b| !blocks[b].sentences.is_empty()) {
            self.pointed(figure, blocks[lead].sentences.end - 1, IndicatorClue::Heading, &mut fitting, out);
        }
        let ranked = q.kind == Kind::Rank || q.measure == Some(UnitKind::Step);
        if (ranked || silent) && q.sentence > 0 {
            self.pointed(figure, 0, IndicatorClue::Headline, &mut fitting, out);
        }
        self.elsewhere = fitting;
        self.taken_up(figure, out);
        if let Some(before) = carried {
            self.carry(figure, before, silent, out);
        }
    }

    /// *Reads* the 918/1.246 of "918/1.246 sản phẩm OCOP lên sàn" as of the rate where the words are of the count.
    fn rate_of(&self, q: &Quantity, row: u16) -> u16 {
        let lexicon = self.context.lexicon;
        let counts = q.kind == Kind::Ratio && lexicon.indicators[row as usize].value == ValueKind::Count;
        if counts { lexicon.kin(row, ValueKind::Rate).unwrap_or(row) } else { row }
    }

    /// The candidate of an indicator, which may be a new one.
    fn offer<'c>(&self, figure: &Figure, row: u16, out: &'c mut Vec<Offer<'a>>) -> &'c mut Offer<'a> {
        let row = self.rate_of(figure.q, row);
        let at = out.iter().position(|c| c.value == Some(row)).unwrap_or(out.len());
        if at == out.len() {
            let mut c = self.candidate(Some(row), 0..0);
            if let Some(fit) = fits(&self.context.lexicon.indicators[row as usize], figure.q, false, self.context) {
                c.note(fit, true);
            }
            self.shared(figure, row, &mut c);
            out.push(c);
        }
        &mut out[at]
    }

    fn candidate(&self, row: Option<u16>, tokens: Range<usize>) -> Offer<'a> {
        Candidate::new(&self.context.lexicon.indicator_weights, row, tokens)
    }

    /// True where some tokens of its sentence point to an indicator that the figure can be of.
    fn has_trigger(&self, q: &Quantity, tokens: Range<usize>) -> bool {
        self.pointed_within(q, tokens).next().is_some()
    }

    /// The indicators that some tokens of its sentence point to and that the figure can be of.
    fn pointed_within(&self, q: &Quantity, tokens: Range<usize>) -> impl Iterator<Item = u16> {
        let pointers = self.pointers.of(q.sentence);
        let fitting = self.fitting.iter().map(|fitting| &pointers[fitting.pointer]);
        let within = move |p: &&Pointer| p.opening.start >= tokens.start && p.tokens.end <= tokens.end;
        fitting.filter(within).map(|p| p.indicator)
    }

    /// What the figure before measured, where it stands in the same sentence.
    fn again(&self, figure: &Figure) -> Option<Option<u16>> {
        let before = figure.index.checked_sub(1)?;
        (self.context.scan.quantities[before].sentence == figure.q.sentence).then(|| self.taken[before])
    }

    /// Finds the triggers of a sentence that a figure can be of.
    fn fit(&mut self, q: &Quantity, sentence: usize, out: &mut Vec<Fitting>) {
        out.clear();
        let context = self.context;
        let indicator = |row: u16| &context.lexicon.indicators[row as usize];
        for (pointer, p) in self.pointers.find(context, sentence).iter().enumerate() {
            let in_noun = sentence == q.sentence && p.in_noun(q, context);
            if let Some(fit) = fits(indicator(p.indicator), q, in_noun, context) {
                let covered = p.covered.is_some_and(|row| fits(indicator(row), q, in_noun, context).is_some());
                out.push(Fitting { pointer, fit, in_noun, covered });
            }
        }
    }

    /// Notes what holds of an indicator wherever it was found.
    fn shared(&self, figure: &Figure, row: u16, c: &mut Offer<'a>) {
        let again = self.again(figure) == Some(Some(row));
        let last = self.uses[row as usize] as usize;
        let used = last > 0 && last + RECENT > self.taken.len();
        c.note(IndicatorClue::Used, used && !again);
        c.note(IndicatorClue::SameSort, self.last == Some(row));
        c.note(IndicatorClue::IndexNamed, self.named.contains(&row));
        self.shape(figure, row, c);
    }

    /// Notes whether what a figure looks like, and what it counts, goes with an indicator.
    fn shape(&self, figure: &Figure, row: u16, c: &mut Offer<'a>) {
        let q = figure.q;
        let indicator = &self.context.lexicon.indicators[row as usize];
        let thing = same_thing(indicator, q, self.context).filter(|_| !indicator.things.is_empty());
        let fraction = q.precision <= -2 && q.value < Decimal::ONE && q.kind != Kind::Percentage;
        c.note(
            IndicatorClue::IndexFraction,
            fraction && indicator.unit.starts_with(FRACTION) && self.part_said(figure).is_none(),
        );
        c.note(IndicatorClue::FitNounShort, q.noun.len() == 1 && thing == Some(true));
        if matches!(q.kind, Kind::Percentage | Kind::Ratio) {
            let noun = self.context.marks.cue_at(q.noun.start, Cue::Noun).is_some();
            c.note(IndicatorClue::ThingSame, thing == Some(true));
            c.note(IndicatorClue::ThingOther, thing == Some(false));
            c.note(IndicatorClue::ThingOtherNoun, thing == Some(false) && noun);
        }
    }

    /// Adds the indicators that a sentence points to, each by its best trigger; *gives* the triggers that fit, too.
    fn pointed(
        &mut self,
        figure: &Figure,
        sentence: usize,
        place: IndicatorClue,
        fitting: &mut Vec<Fitting>,
        out: &mut Vec<Offer<'a>>,
    ) {
        self.fit(figure.q, sentence, fitting);
        if fitting.is_empty() {
            return;
        }
        let (context, q) = (self.context, figure.q);
        let here = place == IndicatorClue::Here;
        let mut found = std::mem::take(&mut self.found);
        let pointers = self.pointers.of(sentence);
        let before = |f: &&Fitting| !f.covered && pointers[f.pointer].tokens.end <= q.tokens.start;
        let nearest = fitting.iter().rfind(|f| here && before(f)).map(|f| pointers[f.pointer].tokens.start);
        for f in &*fitting {
            let p = &pointers[f.pointer];
            let mut c = self.candidate(Some(self.rate_of(q, p.indicator)), p.opening.start..p.tokens.end);
            c.note(place, true);
            c.note(f.fit, true);
            c.note(length(p.syllables), true);
            c.note(IndicatorClue::Parts, p.parts > 1);
            c.note(IndicatorClue::Covered, f.covered);
            if here {
                c.note(IndicatorClue::Nearest, nearest == Some(p.tokens.start));
                stand(context, p, f.in_noun, figure, &mut c);
            }
            match found.iter_mut().find(|other| other.value == c.value) {
                Some(other) if other.points() >= c.points() => {}
                Some(other) => *other = c,
                None => found.push(c),
            }
        }
        for mut c in found.drain(..) {
            if let Some(other) = out.iter_mut().find(|other| other.value == c.value) {
                other.note(also(place), true);
            } else if let Some(row) = c.value {
                c.note(IndicatorClue::Special, here && is_special(pointers, row, context));
                c.note(IndicatorClue::Supported, pointers.iter().filter(|p| p.indicator == row).nth(1).is_some());
                self.shared(figure, row, &mut c);
                out.push(c);
            }
        }
        self.found = found;
    }

    /// What tells of the pillar of a figure without an indicator, right after its indicator was asked for.
    pub(super) fn hints(&self, figure: &Figure) -> Hints {
        let part = self.part_said(figure).map(|row| self.context.lexicon.indicators[row as usize].pillar);
        Hints { rival: self.rival(), part }
    }

    /// The pillar of the indicator that came nearest to being the last figure's.
    fn rival(&self) -> Option<Pillar> {
        let known = self.candidates.iter().filter(|c| c.value.is_some());
        let row = known.max_by_key(|c| c.points())?.value?;
        Some(self.context.lexicon.indicators[row as usize].pillar)
    }

    /// What the figure before measures.
    pub(super) fn last(&self) -> Option<u16> {
        self.taken.last().copied().flatten()
    }
}

/// Of so many figures before, what they measured counts as used.
const RECENT: usize = 8;

/// How the unit of an index begins whose values lie between 0 and 1.
const FRACTION: &str = "0-1";

/// So near, in hundredths of points, two indicators are both possible.
const CLOSE: i32 = 30;

fn none_of(q: &Quantity) -> IndicatorClue {
    match q.kind {
        Kind::Percentage => IndicatorClue::NonePercentage,
        Kind::Count => IndicatorClue::NoneCount,
        Kind::Ratio => IndicatorClue::NoneRatio,
        Kind::Rank => IndicatorClue::NoneRank,
        Kind::Score => IndicatorClue::NoneScore,
        Kind::Money => IndicatorClue::NoneMoney,
        Kind::Change | Kind::Multiple => IndicatorClue::NoneChange,
        Kind::Measure | Kind::Duration => IndicatorClue::NoneMeasure,
    }
}

/// That another place points to the same indicator as well.
fn also(place: IndicatorClue) -> IndicatorClue {
    match place {
        IndicatorClue::Earlier => IndicatorClue::AlsoEarlier,
        IndicatorClue::Heading => IndicatorClue::AlsoHeading,
        _ => IndicatorClue::AlsoHeadline,
    }
}

fn length(syllables: u8) -> IndicatorClue {
    let lengths = [
        IndicatorClue::Length1,
        IndicatorClue::Length2,
        IndicatorClue::Length3,
        IndicatorClue::Length4,
        IndicatorClue::Length5,
        IndicatorClue::Length6,
        IndicatorClue::Length7,
    ];
    lengths[(usize::from(syllables).max(1) - 1).min(lengths.len() - 1)]
}
