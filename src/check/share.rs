//! Percentages that a ratio, or a part and its whole, let one recompute.

use super::{
    figure::{Class, Fig, Figures, Lead},
    grade::{Agree, Found},
};
use crate::{
    analysis::Form,
    lexicon::{Cue, Reckon, Sorts},
};

/// So many figures before a percentage its whole may stand.
const FARTHEST: usize = 14;
/// From so many units of its last digit on, a percentage hardly comes out by chance.
const TELLING: f64 = 100.0;
/// So many checks before this one are looked at.
const NEAR: usize = 16;
/// A percentage of fewer digits tells nothing.
const LEAST: f64 = 10.0;

/// The check of a percentage. `found` holds the checks of the figures before it.
pub(super) fn of(figures: &Figures, at: usize, found: &[Found]) -> Option<Found> {
    let claim = &figures[at];
    if claim.value <= 0.0 {
        return None;
    }
    let close = (1..=2).any(|back| figures.near(at, -back).is_some_and(|i| divides(&figures[i])));
    let behind = figures.near(at, 1).is_some_and(|i| divides(&figures[i]));
    if !close && !behind && at.checked_sub(1).is_none_or(|before| figures[before].block != claim.block) {
        return None;
    }
    let lead = figures.lead(at);
    ratio(figures, at, lead)
        .or_else(|| pair(figures, at, lead, found))
        .or_else(|| joint(figures, at, lead))
        .or_else(|| of_sum(figures, at, lead, found))
}

/// How a percentage agrees with a part of a whole.
fn of_whole(claim: &Fig, part: &Fig, whole: &Fig) -> Agree {
    claim.agrees(part.value / whole.value * 100.0, (part.relative() + whole.relative()) * claim.value)
}

fn divides(fig: &Fig) -> bool {
    matches!(fig.class, Class::Amount | Class::Ratio)
}

/// *Reads* "26/33 chỉ tiêu, đạt tỷ lệ 78,79%", "98,3% (2.149/2.186 thôn)". *Leaves alone* "26/33 chỉ tiêu; hồ sơ đúng hạn
/// đạt 98,2%".
fn ratio(figures: &Figures, at: usize, lead: Lead) -> Option<Found> {
    let claim = &figures[at];
    let expected = |i: usize| figures[i].value / figures[i].whole * 100.0;
    let before = figures.near(at, -1).filter(|&i| figures[i].class == Class::Ratio);
    if let Some(i) = before {
        let between = lead.at.saturating_sub(figures[i].last);
        let parted = figures.has_mark(figures[i].last..lead.at, ';');
        let told = match claim.agrees(expected(i), 0.0) {
            Agree::Fits => {
                let alone = figures.alone(at) && (lead.word.is_some() && !parted || claim.digits() >= TELLING);
                between <= 24 && (lead.bare() || alone)
            }
            Agree::Cut => between <= 20 && lead.bare() && claim.digits() >= LEAST,
            Agree::Off if lead.mark == '(' => between <= if lead.word.is_some() { 16 } else { 6 } && figures.alone(at),
            Agree::Off => between <= 16 && lead.bare() && !parted && figures.alone(at),
            Agree::Unclear => false,
        };
        if told {
            return Some(Found::new(Form::RatioPercent, &[i, at]));
        }
    }
    let behind = figures.near(at, 1).filter(|&i| figures[i].class == Class::Ratio)?;
    let told = match claim.agrees(expected(behind), 0.0) {
        Agree::Fits => figures.in_brackets_behind(at, behind, 8) || told_again(figures, behind),
        Agree::Cut | Agree::Off => figures.in_brackets_behind(at, behind, 2),
        Agree::Unclear => false,
    };
    told.then(|| Found::new(Form::RatioPercent, &[behind, at]))
}

/// *Reads* "85% số hộ, tức 10.200 trong 12.000 hộ".
fn told_again(figures: &Figures, at: usize) -> bool {
    figures.reckon_before(figures[at].lead).is_some_and(|word| word.0 == Reckon::Comes)
}

/// *Reads* a part and a whole before a percentage, or the whole behind it.
fn pair(figures: &Figures, at: usize, lead: Lead, found: &[Found]) -> Option<Found> {
    let mut parts = parts(figures, at).peekable();
    let nearest = parts.peek().copied();
    let beside = |part: &usize| figures[*part].sentence == figures[at].sentence && !figures.opens_bracket(*part);
    if figures.near(at, 1).is_some() {
        let own = self::parts(figures, at).filter(beside);
        if let Some(found) = own.enumerate().find_map(|(far, part)| behind(figures, at, (part, far == 0), lead)) {
            return Some(found);
        }
    }
    parts.find_map(|part| before(figures, at, part, (lead, Some(part) == nearest), found))
}

/// The amounts before a percentage, the nearest first: three of its sentence and the sentence before.
fn parts<'f>(figures: &'f Figures, at: usize) -> impl Iterator<Item = usize> + 'f {
    let own = &figures[at];
    let near = (at.saturating_sub(6)..at).rev();
    let near = near.take_while(move |&i| figures[i].block == own.block && figures[i].sentence + 2 >= own.sentence);
    near.filter(|&i| figures[i].is_amount()).take(3)
}

/// *Reads* "1.874 triệu USD, bằng 83,3% kế hoạch năm (2.250 triệu USD)", "đạt 68,3% so với chỉ tiêu 2.214.350 tài khoản".
fn behind(figures: &Figures, at: usize, (part, nearest): (usize, bool), lead: Lead) -> Option<Found> {
    let whole = figures.near(at, 1).filter(|&whole| figures.alike(part, whole))?;
    let (claim, a, b) = (&figures[at], &figures[part], &figures[whole]);
    let between = claim.end..b.lead;
    let linked = figures.in_brackets_behind(at, whole, 10)
        || between.len() <= 10
            && (figures.has(between.clone(), Cue::Against) || figures.has(between.start..b.start, Cue::OutOf))
            && !figures.has_mark(between.clone(), ';')
            && !figures.has_mark(between, ',');
    if !linked {
        return None;
    }
    let told = match of_whole(claim, a, b) {
        Agree::Fits => true,
        Agree::Cut | Agree::Off => {
            nearest
                && (!figures.has_mark(claim.end..b.lead, '(') || figures.opens_bracket(whole))
                && part + 1 == at
                && lead.bare()
                && lead.at.saturating_sub(a.last) <= 16
                && figures.same_noun(part, whole)
        }
        Agree::Unclear => false,
    };
    told.then(|| Found::new(Form::Share, &[part, whole, at]))
}

/// What leads from a whole to a part of it, between them and before the whole.
const THEN: Sorts = Sorts::of(&[Cue::Then]);
const OF_SUCH: Sorts = Sorts::of(&[Cue::OutOf, Cue::Every]);

/// *Reads* "tiếp nhận 412.860 hồ sơ, trong đó 349.280 hồ sơ nộp trực tuyến, chiếm 84,6%", "trong 184 xã, 176 xã có cáp
/// quang, đạt 95,7%", and wholes further off that the numbers themselves tell.
fn before(figures: &Figures, at: usize, part: usize, (lead, nearest): (Lead, bool), found: &[Found]) -> Option<Found> {
    let (claim, a) = (&figures[at], &figures[part]);
    let share = lead.word == Some(Reckon::Share);
    let own = nearest && a.sentence == claim.sentence;
    let led = own && lead.at.saturating_sub(a.last) <= 28 && lead.bare() && !figures.has_mark(a.last..lead.at, ';');
    let alone = figures.alone(at);
    if !led && !share && !alone {
        return None;
    }
    let planned = figures.told(claim.end..claim.end + 1, Reckon::Plan);
    let sure = led && part + 1 == at && (lead.mark != '(' || lead.at <= a.last + 2);
    let mut first = true;
    for whole in window(figures, at, part) {
        let b = &figures[whole];
        if !figures.alike(part, whole) || b.value < a.value {
            continue;
        }
        let nearest_whole = std::mem::replace(&mut first, false);
        let agree = of_whole(claim, a, b);
        if agree == Agree::Unclear || agree == Agree::Off && !nearest_whole {
            continue;
        }
        let beside = a.sentence == b.sentence;
        let out_of = beside && figures.ends(b.lead, OF_SUCH);
        let plan = planned && nearest_whole && plans(figures, whole);
        let linked = out_of || beside && among(figures, whole, part) || plan;
        let digits = claim.digits();
        let own_block = b.block == claim.block || figures.listed(claim.block);
        let told = match agree {
            _ if told_before(found, part, whole) || digits < LEAST && !(linked && led) => false,
            _ if planned && !plan => agree == Agree::Fits && digits >= TELLING,
            Agree::Fits if a.value == b.value => linked && led,
            Agree::Fits => {
                linked && (led || share)
                    || led && (nearest_whole && (own_block || a.noun == b.noun) || totals(found, whole))
                    || (led || share || (own || linked) && alone) && digits >= TELLING
                    || share && nearest_whole && figures.same_noun(part, whole)
            }
            Agree::Cut => b.block == claim.block && led && (linked || digits >= TELLING) || share && digits >= TELLING,
            _ => linked && sure && (alone || plan) && (out_of || plan || figures.same_noun(part, whole)),
        };
        if told {
            return Some(Found::new(Form::Share, &[part, whole, at]));
        }
    }
    None
}

/// True where a whole is what was planned: "dự toán được giao 84 tỷ đồng".
fn plans(figures: &Figures, whole: usize) -> bool {
    let sentence = figures.prepared.doc.sentences[figures[whole].sentence].tokens.start;
    figures.told(figures[whole].lead.saturating_sub(12).max(sentence)..figures[whole].lead, Reckon::Plan)
}

/// True where another percentage tells the same share.
fn told_before(found: &[Found], part: usize, whole: usize) -> bool {
    found.iter().rev().take(4).any(|one| one.form == Form::Share && one.figures[..2] == [part, whole])
}

/// True where words between a whole and a figure make it a part.
fn among(figures: &Figures, whole: usize, part: usize) -> bool {
    let words = figures[whole].last..figures[part].start;
    figures.told(words.clone(), Reckon::Among) || figures.prepared.marks.of(words, THEN).next().is_some()
}

/// True where a figure is known to be the total of others.
fn totals(found: &[Found], whole: usize) -> bool {
    found.iter().rev().take(NEAR).any(|sum| match sum.form {
        Form::Sum => sum.claim() == whole,
        Form::Rest => sum.figures[0] == whole,
        _ => false,
    })
}

/// The figures before a part that its whole may be among: of the paragraph, of the lines above it in a list, and where the
/// percentage has many digits of the paragraphs above.
fn window<'f>(figures: &'f Figures, at: usize, part: usize) -> impl Iterator<Item = usize> + 'f {
    let block = figures[at].block;
    let reach = if figures.listed(block) || figures[at].digits() >= TELLING { 6 } else { 1 };
    (part.saturating_sub(FARTHEST)..part).rev().take_while(move |&i| figures[i].block + reach >= block)
}

/// *Reads* "A có 14.900 doanh nghiệp, B có 11.300, hai thành phố gộp lại chiếm 42% toàn tỉnh".
fn joint(figures: &Figures, at: usize, lead: Lead) -> Option<Found> {
    let claim = &figures[at];
    let sentence = &figures.prepared.doc.sentences[claim.sentence].tokens;
    if !figures.told(lead.at.saturating_sub(8).max(sentence.start)..lead.at, Reckon::Total) {
        return None;
    }
    let mut parts: Vec<usize> = parts(figures, at).collect();
    parts.reverse();
    if claim.digits() < LEAST {
        return None;
    }
    (0..parts.len().saturating_sub(1)).rev().find_map(|from| {
        let parts = &parts[from..];
        let sum: f64 = parts.iter().map(|&part| figures[part].value).sum();
        let whole = window(figures, at, parts[0]).find(|&whole| {
            let alike = parts.iter().all(|&part| figures.alike(part, whole)) && figures[whole].value > sum;
            alike && claim.agrees(sum / figures[whole].value * 100.0, 0.0) == Agree::Fits
        })?;
        Some(Found::new(Form::JointShare, &[parts, &[whole, at]].concat()))
    })
}

/// *Reads* "nhóm A có 12 địa phương, nhóm B có 49, nhóm C có 2. Riêng nhóm B chiếm 77,8%": a part of a sum that came out.
fn of_sum(figures: &Figures, at: usize, lead: Lead, found: &[Found]) -> Option<Found> {
    let claim = &figures[at];
    if lead.word != Some(Reckon::Share) || claim.digits() < TELLING {
        return None;
    }
    let sum = found.iter().rev().take(4).find(|sum| sum.form == Form::Sum)?;
    let (&whole, parts) = sum.figures.split_last()?;
    let near = |part: &&usize| **part < at && figures[**part].sentence + 2 >= claim.sentence;
    let part = parts
        .iter()
        .filter(near)
        .find(|&&part| matches!(of_whole(claim, &figures[part], &figures[whole]), Agree::Fits | Agree::Cut))?;
    Some(Found::new(Form::Share, &[*part, whole, at]))
}

/// *Reads* "nông nghiệp 15.923 tỷ đồng (25,7%), dịch vụ 24.489 tỷ đồng (39,6%), thuế 2.814 tỷ đồng (4,5%)": a percentage
/// beside a part, where those beside it are known to be of one whole.
pub(super) fn beside(figures: &Figures, at: usize, found: &[Found]) -> Option<Found> {
    let claim = &figures[at];
    let part = (1..=2).map_while(|back| figures.near(at, -back)).find(|&part| figures[part].is_amount())?;
    let (a, lead) = (&figures[part], figures.lead(at));
    if !lead.bare() || lead.at.saturating_sub(a.last) > 16 || !figures.alone(at) {
        return None;
    }
    let mut wholes = found.iter().filter(|other| {
        let near = figures[other.claim()].sentence.abs_diff(claim.sentence) <= 1;
        near && other.form == Form::Share && other.claim().abs_diff(at) <= 12 && figures.alike(other.figures[0], part)
    });
    let first = wholes.next()?;
    let whole = first.figures[1];
    let beside =
        lead.word == Some(Reckon::Share) && part + 1 == at && figures[first.claim()].sentence == claim.sentence;
    let proven = 1 + wholes.filter(|other| other.figures[1] == whole).count();
    let b = &figures[whole];
    let told = match of_whole(claim, a, b) {
        Agree::Fits | Agree::Cut => true,
        Agree::Off => (proven >= 2 || beside) && figures.same_noun(part, whole) && lead.at.saturating_sub(a.last) <= 6,
        Agree::Unclear => false,
    };
    (told && a.value < b.value).then(|| Found::new(Form::Share, &[part, whole, at]))
}
