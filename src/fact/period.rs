//! When: the time a figure is for, and what a change is against.

mod derived;
mod none;

use super::{
    beside::Beside,
    context::{Before, Context, Figure, Firsts, Near},
    is_change, outline,
    times::{self, Dated},
    weigh::{Candidate, Scales},
};
use crate::{
    analysis::{Kind, Status},
    lexicon::{Cue, Name, PeriodClue, UnitKind},
    period::Period,
    quantity::When,
    segment::BlockKind,
};
use std::ops::Range;

/// The times of a text.
pub(super) struct Periods<'a> {
    context: &'a Context<'a>,
    times: Vec<Dated>,
    firsts: Firsts,
    /// The time of the year that the article is mainly about.
    main: Option<usize>,
    /// For each line the line above with a time that governs it, and whether other lines lead in between.
    governing: Vec<Option<(u32, bool)>>,
    last: Option<Before<Option<Period>>>,
    /// Room for the candidates of a figure.
    candidates: Vec<Offer<'a>>,
}

type Offer<'a> = Candidate<'a, Option<Period>, PeriodClue>;

/// What of a figure bears on every time that could be its period.
struct Asked<'f> {
    figure: &'f Figure<'f>,
    status: Status,
    /// It is a place, points or a move in a ranking.
    ranked: bool,
    /// A time that nothing is compared with stands before it in its sentence.
    timed: bool,
    /// It stands in brackets behind words of comparison.
    compared: bool,
    /// What it measures is the work of offices: dossiers, services, documents.
    office: bool,
    /// The latest year that was told in the paragraph before it, and is not still to come.
    newest: u16,
    /// A value of the same time a year ago is told.
    own_same: bool,
    /// What stands beside it.
    beside: Beside,
}

/// So many sentences back a time of the same paragraph still governs; a bound, so that time grows with the text only.
const FAR: usize = 8;
/// So many times of earlier sentences are weighed.
const EARLIER: usize = 8;
/// So many times of a sentence are weighed on either side of a figure.
const MANY: usize = 6;

impl<'a> Periods<'a> {
    /// The times of a text, those that leave out their year with the one they mean.
    pub(super) fn new(context: &'a Context<'a>, published: Option<Period>) -> Periods<'a> {
        let times = times::find(context, published);
        let main = times::main(&times);
        let firsts = Firsts::new(context.doc, times.iter().map(|d| d.tokens.start));
        let (governing, last, candidates) = (Vec::new(), None, Vec::new());
        let mut periods = Periods { context, times, firsts, main, governing, last, candidates };
        let tells = |block: usize| periods.in_block(block).iter().any(Dated::tells);
        periods.governing = outline::governing(context, tells);
        periods
    }

    /// The time a figure is for, and whether its own sentence tells it. Must be asked in text order.
    #[inline(never)]
    pub(super) fn of(
        &mut self,
        figure: &Figure,
        status: Status,
        office: bool,
        scales: &mut Scales,
    ) -> (Option<Period>, bool) {
        let mut candidates = std::mem::take(&mut self.candidates);
        candidates.clear();
        let passing = self.collect(figure, status, office, &mut candidates);
        let print = |p: &Option<Period>| p.map_or_else(String::new, |p| p.to_string());
        let best = scales.winner(&candidates, print).map(|best| (best.value, best.tokens.clone()));
        let (period, tokens) = best.unwrap_or_default();
        self.candidates = candidates;
        // What follows goes on from the figure before the brackets, and from that before what is only compared with.
        let aside = figure.bracketed && self.last.is_some_and(|last| last.near(figure) == Near::Sentence);
        if !aside && !passing {
            self.keep(figure, period);
        }
        (period, !tokens.is_empty() && figure.sentence().contains(&tokens.start))
    }

    /// Keeps the period of a figure that a table has told. Must be told in text order.
    pub(super) fn keep(&mut self, figure: &Figure, period: Option<Period>) {
        self.last = Some(Before::new(figure, period));
    }

    /// Every time that the figure could be for, and none; whether it is what something is compared with, or was before.
    fn collect(&self, figure: &Figure, status: Status, office: bool, out: &mut Vec<Offer<'a>>) -> bool {
        let q = figure.q;
        let here = self.in_sentence(q.sentence);
        let split = here.partition_point(|d| d.tokens.start < q.tokens.start);
        let (before, behind) = here.split_at(split);
        let same = self.same_told(figure);
        let asked = Asked {
            figure,
            status,
            ranked: matches!(q.kind, Kind::Rank | Kind::Score) || q.measure == Some(UnitKind::Step),
            timed: before.iter().any(Dated::tells),
            office,
            newest: self.newest(figure, before),
            own_same: same.is_some(),
            compared: self.baseline_before(figure).is_some(),
            beside: Beside::new(self.context, figure, here, split),
        };
        match self.paired(figure) {
            Some(own) => self.offer(&asked, own, out, |c| c.note(PeriodClue::Paired, true)),
            None => self.before(&asked, before, out),
        }
        self.behind(&asked, behind, !before.is_empty(), out);
        self.earlier(&asked, out);
        let governing = self.governing[figure.block];
        if let Some((line, far)) = governing {
            self.governed(&asked, line as usize, far, out);
        }
        let told = governing.map(|g| g.0 as usize);
        if let Some(lead) = self.context.lead(figure.block).filter(|&lead| told != Some(lead)) {
            self.offer_block(&asked, lead, PeriodClue::Heading, out);
        } else if let Some(above) = figure.block.checked_sub(1).filter(|&above| told != Some(above)) {
            self.offer_block(&asked, above, PeriodClue::LineAbove, out);
        }
        self.main(&asked, out);
        self.year_ago(&asked, before, same, out);
        self.end_of_span(&asked, before, out);
        self.whole_year(&asked, out);
        self.none(&asked, here, out);
        asked.beside.from || asked.beside.level
    }

    /// The times before a figure in its sentence.
    fn before(&self, asked: &Asked, before: &[Dated], out: &mut Vec<Offer<'a>>) {
        let figure = asked.figure;
        let at = figure.q.tokens.start;
        let opened = |at| times::stands_first(self.context, at, figure.sentence().start);
        let (mut nearest, mut overtaken) = (true, asked.own_same || asked.beside.now.is_some_and(opened));
        let Beside { from, to, now, open, .. } = asked.beside;
        for d in before.iter().rev().take(MANY) {
            let between = d.tokens.end.min(at)..at;
            let cuts = self.context.cuts(&between);
            let own = open == Some(d.tokens.end) && cuts.figures() == 0;
            self.offer(asked, d, out, |c| {
                c.note(PeriodClue::Before, true);
                c.note(PeriodClue::BeforeClose, between.len() <= 4);
                c.note(PeriodClue::BeforeSemicolon, cuts.semicolon());
                c.note(PeriodClue::BeforeComma, cuts.comma());
                c.note(PeriodClue::BeforeFigures, cuts.figures() >= 3);
                c.note(PeriodClue::BeforeNow, now.is_some());
                c.note(PeriodClue::BeforeInPair, to.is_some_and(|first| first < d.tokens.start));
                c.note(PeriodClue::BeforeOpens, d.opens);
                c.note(PeriodClue::RelativeOpens, d.relative && d.opens);
                c.note(PeriodClue::BeforeOvertaken, overtaken);
                c.note(PeriodClue::BeforeNearestOpens, nearest && d.opens);
                c.note(PeriodClue::BeforeBound, d.bound);
                c.note(PeriodClue::OtherBracket, d.bracketed && d.bound && cuts.figures() > 0);
                c.note(PeriodClue::FigureInBracket, own);
                c.note(PeriodClue::AgainstOwn, d.against && own);
                c.note(PeriodClue::ThisYearOwn, d.this_year && own);
                c.note(PeriodClue::AgainstFrom, d.against && from);
                c.note(PeriodClue::BeforeOutdated, d.tells() && d.period.is_some_and(|p| p.year() < asked.newest));
            });
            nearest &= !d.tells();
            overtaken |= d.opens && d.tells() && !asked.beside.shut_out(d);
        }
    }

    /// The times behind a figure in its sentence.
    fn behind(&self, asked: &Asked, behind: &[Dated], rivalled: bool, out: &mut Vec<Offer<'a>>) {
        let from = asked.beside.from;
        for (i, d) in behind.iter().take(MANY).enumerate() {
            let between = asked.figure.q.reach.end.min(d.tokens.start)..d.tokens.start;
            let cuts = self.context.cuts(&between);
            let figure = cuts.figures() > 0;
            let bracket = d.bracketed && d.open == Some(asked.figure.q.reach.end);
            self.offer(asked, d, out, |c| {
                c.note(PeriodClue::Behind, true);
                c.note(PeriodClue::BehindFirst, i == 0);
                c.note(PeriodClue::BehindAdjacent, between.len() <= 1 && !bracket);
                c.note(PeriodClue::BehindNear, between.len() <= 8 && !cuts.comma() && !figure);
                c.note(PeriodClue::BehindComma, cuts.comma());
                c.note(PeriodClue::BehindSemicolon, cuts.semicolon());
                c.note(PeriodClue::BehindFigure, figure);
                c.note(PeriodClue::BehindBracket, bracket);
                c.note(PeriodClue::OtherBracket, d.bracketed && !bracket);
                c.note(PeriodClue::BehindRivalled, rivalled);
                c.note(PeriodClue::BehindPlan, d.plan && asked.status != Status::Target && !figure);
                c.note(PeriodClue::AgainstFrom, d.against && from);
                let own = asked.beside.level && between.len() <= 6 && !cuts.comma() && !figure;
                c.note(PeriodClue::LevelOwn, own);
                c.note(PeriodClue::FromOwn, from && !figure && (self.leads_on(d) || between.len() <= 3));
            });
        }
    }

    /// The times of the sentences before, in the same paragraph.
    fn earlier(&self, asked: &Asked, out: &mut Vec<Offer<'a>>) {
        let opening = self.context.doc.blocks[asked.figure.block].sentences.start;
        let first = out.len();
        for (back, sentence) in (opening..asked.figure.q.sentence).rev().take(FAR).enumerate() {
            let times = self.in_sentence(sentence);
            if out.len() >= first + EARLIER {
                break;
            }
            for (i, d) in times.iter().enumerate().rev().take(MANY) {
                let front = d.tokens.start <= self.context.sentence(sentence).start + 2;
                self.offer(asked, d, out, |c| {
                    let place = [PeriodClue::Earlier, PeriodClue::EarlierSecond, PeriodClue::EarlierFar][back.min(2)];
                    c.note(place, true);
                    c.note(PeriodClue::EarlierFront, front);
                    c.note(PeriodClue::EarlierLast, i + 1 == times.len());
                    c.note(PeriodClue::EarlierOutdated, d.period.is_some_and(|p| p.year() < asked.newest));
                });
            }
        }
    }

    /// The last two times of another line.
    fn offer_block(&self, asked: &Asked, block: usize, place: PeriodClue, out: &mut Vec<Offer<'a>>) {
        let tokens = &self.context.doc.blocks[block].tokens;
        let asks = place == PeriodClue::LineAbove && self.context.doc.tokens[tokens.end - 1].is('?');
        for d in self.in_block(block).iter().rev().take(2) {
            self.offer(asked, d, out, |c| {
                c.note(place, true);
                c.note(PeriodClue::Asked, asks);
            });
        }
    }

    /// The last two times of the line above that governs that of the figure.
    fn governed(&self, asked: &Asked, line: usize, far: bool, out: &mut Vec<Offer<'a>>) {
        let context = self.context;
        let blocks = &context.doc.blocks;
        let tokens = blocks[line].tokens.clone();
        let figure = asked.figure;
        let row = blocks[figure.block].kind != BlockKind::Paragraph;
        let opens = figure.q.sentence == blocks[figure.block].sentences.start;
        for d in self.in_block(line).iter().rev().take(2) {
            let apart = tokens.start..d.tokens.start;
            self.offer(asked, d, out, |c| {
                c.note(PeriodClue::Governs, true);
                c.note(PeriodClue::GovernsFar, far);
                c.note(PeriodClue::GovernsRow, row);
                c.note(PeriodClue::GovernsOpening, opens);
                c.note(PeriodClue::GovernsColon, context.doc.tokens[tokens.end - 1].is(':'));
                c.note(PeriodClue::GovernsNext, line + 1 == figure.block);
                c.note(PeriodClue::GovernsTimed, asked.timed);
                let ahead = d.period.is_some_and(|p| self.is_coming(p)) && asked.status != Status::Target;
                c.note(PeriodClue::GovernsComing, ahead);
                let aside = context.has(apart, Cue::Aside);
                c.note(PeriodClue::AsideOwn, aside && figure.bracketed);
                c.note(PeriodClue::AsideOther, aside && !figure.bracketed);
            });
        }
    }

    /// Adds a time with the clues that hold wherever it stands.
    fn offer(&self, asked: &Asked, d: &Dated, out: &mut Vec<Offer<'a>>, place: impl FnOnce(&mut Offer<'a>)) {
        let Some(period) = d.period else { return };
        let mut c = self.candidate(Some(period), d.tokens.clone());
        place(&mut c);
        self.note(asked, d, period, &mut c);
        out.push(c);
    }

    /// Notes the clues that hold of a time wherever it stands.
    fn note(&self, asked: &Asked, d: &Dated, period: Period, c: &mut Offer<'a>) {
        let &Asked { figure, status, ranked, compared, .. } = asked;
        let here = d.sentence == figure.q.sentence;
        let target = status == Status::Target;
        let now = asked.beside.now_behind || asked.beside.now.is_some();
        c.note(PeriodClue::Against, d.against);
        c.note(PeriodClue::Day, matches!(period, Period::Day(..)));
        c.note(PeriodClue::Part, matches!(period, Period::Month(..) | Period::Quarter(..)));
        c.note(PeriodClue::Relative, d.relative);
        c.note(PeriodClue::Since, d.since);
        c.note(PeriodClue::BaselineBracket, compared);
        c.note(PeriodClue::From, asked.beside.from);
        c.note(PeriodClue::Level, asked.beside.level);
        c.note(PeriodClue::Now, now);
        c.note(PeriodClue::SameBracket, d.open.is_some() && d.open == asked.beside.open);
        if d.this_year {
            c.note(PeriodClue::ThisYear, true);
            c.note(PeriodClue::ThisYearOpens, d.opens);
        }
        if d.named && !d.against {
            c.note(PeriodClue::Named, true);
            c.note(PeriodClue::NamedRank, ranked);
        }
        if d.event {
            c.note(PeriodClue::Event, here && !target);
            c.note(PeriodClue::EventElsewhere, !here);
            c.note(PeriodClue::EventSaid, here && self.speaks(d.tokens.end, figure));
        }
        if self.is_coming(period) && !self.has_begun(d) {
            c.note(PeriodClue::ComingTarget, target);
            c.note(PeriodClue::ComingActual, !target);
            c.note(PeriodClue::ComingGoal, asked.beside.goal);
            c.note(PeriodClue::EarlierComing, !target && !here);
            c.note(PeriodClue::NowComing, !target && now);
        } else {
            c.note(PeriodClue::PastTarget, target);
        }
        if target {
            c.note(PeriodClue::SpanTarget, matches!(period, Period::Years(..)));
            c.note(PeriodClue::DayTarget, matches!(period, Period::Day(..)));
        } else {
            c.note(PeriodClue::DueActual, d.due);
            c.note(PeriodClue::AimedActual, d.aimed);
            c.note(PeriodClue::Gone, d.gone);
        }
        if asked.beside.next == Some(period.year()) && !d.against && asked.beside.open.is_none() {
            c.note(PeriodClue::Next, here);
            c.note(PeriodClue::EarlierNext, !here);
        }
        if here {
            c.note(PeriodClue::Change, is_change(figure.q));
            c.note(PeriodClue::ShutOut, asked.beside.shut_out(d));
        } else {
            c.note(PeriodClue::Elsewhere, asked.timed);
            c.note(PeriodClue::EarlierBound, d.bound);
            let stretch = is_stretch(period);
            c.note(PeriodClue::StretchPlain, stretch && !asked.office && !ranked && !is_change(figure.q));
            c.note(PeriodClue::StretchRanked, stretch && ranked);
        }
        if let Some(before) = self.last.filter(|before| before.value == Some(period)) {
            c.note(PeriodClue::Again, before.near(figure) == Near::Sentence);
            c.note(PeriodClue::AgainParagraph, before.near(figure) == Near::Paragraph);
        }
    }

    /// True where somebody speaks between a time and the figure behind it.
    fn speaks(&self, end: usize, figure: &Figure) -> bool {
        let between = end.min(figure.q.tokens.start)..figure.q.tokens.start;
        self.context.marks.names_within(between).iter().any(|(name, _)| *name == Name::Says)
    }

    fn candidate(&self, period: Option<Period>, tokens: Range<usize>) -> Offer<'a> {
        Candidate::new(&self.context.lexicon.period_weights, period, tokens)
    }

    /// The year that most of the article is about, and the last time of its headline.
    fn main(&self, asked: &Asked, out: &mut Vec<Offer<'a>>) {
        if let Some(title) = self.in_sentence(0).iter().rev().find(|d| d.tells()) {
            self.offer(asked, title, out, |c| {
                c.note(PeriodClue::Lead, true);
                c.note(PeriodClue::NextMain, self.is_next(asked, title));
            });
        }
        if let Some(main) = self.main {
            self.offer(asked, &self.times[main], out, |c| {
                c.note(PeriodClue::MainYear, true);
                c.note(PeriodClue::NextMain, self.is_next(asked, &self.times[main]));
            });
        }
    }

    /// True for the year after the one that the sentence of a change compares with.
    fn is_next(&self, asked: &Asked, d: &Dated) -> bool {
        !asked.timed && d.period.is_some_and(|p| asked.beside.next == Some(p.year()))
    }

    /// The latest year that was told in the paragraph before a figure, and is not still to come; `before` are the times
    /// of its sentence that stand before it.
    fn newest(&self, figure: &Figure, before: &[Dated]) -> u16 {
        let opening = self.context.doc.blocks[figure.block].sentences.start;
        let first = figure.q.sentence.saturating_sub(FAR).max(opening);
        let told = self.in_sentences(first..figure.q.sentence).iter().chain(before);
        let past = told.filter(|d| d.tells()).filter_map(|d| d.period).filter(|&p| !self.is_coming(p));
        past.map(Period::year).max().unwrap_or(0)
    }

    /// True where words stand behind a time that lead on to where a change ended.
    fn leads_on(&self, d: &Dated) -> bool {
        self.context.has(d.tokens.end..d.tokens.end + 3, Cue::To)
    }

    /// True for a time that lies behind all that the text tells as reached.
    fn is_coming(&self, period: Period) -> bool {
        self.context.year.is_some_and(|year| period.year() > year)
    }

    /// *Reads* "năm học 2024-2025" in a text of 2024: it has begun. *Leaves alone* "giai đoạn 2024-2025".
    fn has_begun(&self, d: &Dated) -> bool {
        let year = self.context.marks.cue_at(d.tokens.start, Cue::Year).is_some();
        matches!(d.period, Some(Period::Years(first, _)) if year && self.context.year.is_some_and(|now| first <= now))
    }

    fn in_sentence(&self, sentence: usize) -> &[Dated] {
        self.in_sentences(sentence..sentence + 1)
    }

    fn in_sentences(&self, sentences: Range<usize>) -> &[Dated] {
        &self.times[self.firsts.within(sentences)]
    }

    fn in_block(&self, block: usize) -> &[Dated] {
        self.in_sentences(self.context.doc.blocks[block].sentences.clone())
    }

    /// The time that some words of a table tell, as written and with its year.
    pub(super) fn told(&self, tokens: Range<usize>) -> Option<(When, Option<Period>)> {
        let usable = |d: &&Dated| !d.against;
        let found = self.within(tokens).iter().rev().find(usable)?;
        let period = found.period.filter(|_| !found.event);
        let times = &self.context.scan.times;
        let at = times.partition_point(|t| t.tokens.start < found.tokens.start);
        times
            .get(at)
            .map(|t| (t.when, period))
            .filter(|t| t.1.is_some() || !matches!(t.0, When::Clock | When::Count(_) | When::DayOfMonth(_)))
    }

    /// The time that the lines above a table set: the first of the nearest sentence that tells one.
    pub(super) fn leading(&self, block: usize) -> Option<Period> {
        let blocks = &self.context.doc.blocks;
        let above = (0..block).rev().take(3).take_while(|&b| blocks[b].kind != BlockKind::TableRow);
        above.flat_map(|b| blocks[b].sentences.clone().rev().take(FAR)).find_map(|s| {
            let times = self.in_sentence(s).iter().filter(|d| d.tells() && !d.relative && !d.bracketed);
            times.filter_map(|d| d.period).find(|&p| !self.is_coming(p))
        })
    }

    fn within(&self, tokens: Range<usize>) -> &[Dated] {
        let from = self.times.partition_point(|t| t.tokens.start < tokens.start);
        let to = self.times.partition_point(|t| t.tokens.start < tokens.end);
        &self.times[from..to.max(from)]
    }
}

/// True for a stretch of a year.
fn is_stretch(period: Period) -> bool {
    matches!(period, Period::Days(..) | Period::Months(..) | Period::Half(..) | Period::Quarter(..))
}
